/* SPDX-License-Identifier: MIT */
#include "payload/location.h"
#include "base/number.h"
#include "record/record.h"

#include <string.h>

enum { DECIMALS = 5 };

static const struct {
        enum qrsign_payload_mode mode;
        const char *prefix;
} addresses[] = {
        {QRSIGN_PAYLOAD_MAPS, "https://www.google.com/maps/dir/?api=1&destination="},
        {QRSIGN_PAYLOAD_GEO, "geo:"}, /* RFC 5870 */
};

static void write_degrees(int32_t e5, struct qs_buffer *out)
{
        char text[QS_NUMBER_SIZE];

        qs_buffer_append(out, text, qs_number_format_fixed(text, e5, DECIMALS));
}

void qs_location_write_point(struct qrsign_point point, struct qs_buffer *out)
{
        write_degrees(point.latitude_e5, out);
        qs_buffer_append_byte(out, ',');
        write_degrees(point.longitude_e5, out);
}

static bool read_degrees(const char *text, size_t length, int32_t limit, int32_t *e5)
{
        char again[QS_NUMBER_SIZE];
        int64_t value;

        if (!qs_number_parse_fixed(text, length, DECIMALS, &value) || value < -limit ||
                value > limit)
                return false;
        /* Written in no other way: zeros in front, a lesser number of decimals, -0.00000. */
        if (qs_number_format_fixed(again, value, DECIMALS) != length ||
                memcmp(again, text, length) != 0)
                return false;
        *e5 = (int32_t)value;
        return true;
}

static bool read_point(const char *text, size_t length, struct qrsign_point *point)
{
        const char *comma = length ? memchr(text, ',', length) : NULL;
        size_t latitude = comma ? (size_t)(comma - text) : 0;

        if (!comma || !read_degrees(text, latitude, QS_LATITUDE_MAX, &point->latitude_e5) ||
                !read_degrees(
                        comma + 1, length - latitude - 1, QS_LONGITUDE_MAX, &point->longitude_e5))
                return false;
        point->present = true;
        return true;
}

void qs_location_write(
        enum qrsign_payload_mode mode, struct qrsign_point point, struct qs_buffer *out)
{
        for (size_t i = 0; i < QS_COUNT(addresses); i++)
                if (addresses[i].mode == mode)
                        qs_buffer_append_string(out, addresses[i].prefix);
        qs_location_write_point(point, out);
}

enum qrsign_payload_mode qs_location_read(
        const char *text, size_t length, struct qrsign_point *point)
{
        for (size_t i = 0; i < QS_COUNT(addresses); i++) {
                size_t prefix = strlen(addresses[i].prefix);

                if (length > prefix && memcmp(text, addresses[i].prefix, prefix) == 0 &&
                        read_point(text + prefix, length - prefix, point))
                        return addresses[i].mode;
        }
        return QRSIGN_PAYLOAD_OTHER;
}
