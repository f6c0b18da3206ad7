/* SPDX-License-Identifier: MIT */
#include "table/coordinates.h"
#include "base/number.h"
#include "base/text.h"

#include <string.h>

enum { DEGREES_MAX = 180, E5 = 100000 };

/* Takes `ending` off the end; whether it was there. */
static bool take_end(const char *text, size_t *length, const char *ending)
{
        size_t size = strlen(ending);

        if (*length < size || memcmp(text + *length - size, ending, size) != 0)
                return false;
        *length -= size;
        qs_text_trim(text, length);
        return true;
}

enum qrsign_message qs_degrees_read(const char *text, size_t length, int32_t *degrees_e5)
{
        char number[32];
        char *comma;
        int64_t value;

        text = qs_text_trim(text, &length);
        (void)(take_end(text, &length, "N") || take_end(text, &length, "E"));
        take_end(text, &length, "°");
        if (!length || length >= sizeof(number))
                return QRSIGN_MESSAGE_VALUE_NOT_DEGREES;
        memcpy(number, text, length);
        number[length] = '\0';
        /* A comma alone can only be a decimal one. */
        comma = strchr(number, ',');
        if (comma && !strchr(number, '.'))
                *comma = '.';
        if (!qs_number_parse_fixed(number, length, 5, &value) || value > DEGREES_MAX * E5 ||
                value < -DEGREES_MAX * E5)
                return QRSIGN_MESSAGE_VALUE_NOT_DEGREES;
        *degrees_e5 = (int32_t)value;
        return QRSIGN_MESSAGE_NONE;
}

static bool read_pair(const char *first, size_t first_length, const char *second,
        size_t second_length, struct qrsign_point *point)
{
        point->present = true;
        return qs_degrees_read(first, first_length, &point->latitude_e5) == QRSIGN_MESSAGE_NONE &&
               qs_degrees_read(second, second_length, &point->longitude_e5) == QRSIGN_MESSAGE_NONE;
}

static size_t count_of(const char *text, size_t length, char c)
{
        size_t count = 0;

        for (size_t i = 0; i < length; i++)
                count += text[i] == c;
        return count;
}

/* Where the second number of a pair begins and the first ends: at a semicolon; else at the comma
 * of numbers with decimal points; else, as commas are decimal ones, at the gap between two words or
 * at the second of three commas. 0: it cannot be told. */
static size_t find_gap(const char *text, size_t length)
{
        const char *gap = memchr(text, ';', length);
        size_t commas = count_of(text, length, ',');

        if (!gap && count_of(text, length, '.') && commas == 1)
                gap = memchr(text, ',', length);
        for (size_t i = 1; !gap && i < length; i++)
                if (strchr(" \t\r\n", text[i]))
                        gap = text + i;
        if (!gap && commas == 3 && !count_of(text, length, '.')) {
                gap = memchr(text, ',', length);
                gap = memchr(gap + 1, ',', length - (size_t)(gap + 1 - text));
        }
        return gap ? (size_t)(gap - text) : 0;
}

static bool read_plain(const char *text, size_t length, struct qrsign_point *point)
{
        size_t gap, first;

        if (length > 2 && ((text[0] == '(' && text[length - 1] == ')') ||
                                  (text[0] == '[' && text[length - 1] == ']'))) {
                text++;
                length -= 2;
        }
        text = qs_text_trim(text, &length);
        gap = first = find_gap(text, length);
        if (!gap || gap + 1 >= length)
                return false;
        if (text[first - 1] == ',')
                first--;
        /* Without a decimal in either, commas and spaces cannot be told from each other. */
        if (!memchr(text, '.', length) &&
                !(memchr(text, ',', first) && memchr(text + gap + 1, ',', length - gap - 1)))
                return false;
        return read_pair(text, first, text + gap + 1, length - gap - 1, point);
}

/* What stands before and between the two numbers in the links of map services, the exact point of
 * a place before the middle of the window. `between` NULL: a comma, also as %2C. */
static const struct {
        const char *before, *between;
} links[] = {
        {"!3d", "!4d"},
        {"mlat=", "&mlon="},
        {"?q=", NULL},
        {"&q=", NULL},
        {"query=", NULL},
        {"destination=", NULL},
        {"daddr=", NULL},
        {"?ll=", NULL},
        {"&ll=", NULL},
        {"/place/", NULL},
        {"/search/", NULL},
        {"/dir//", NULL},
        {"geo:", NULL},
        {"/@", NULL},
};

static const char *skip_text(const char *at, const char *end, const char *text)
{
        size_t length = strlen(text);

        return (size_t)(end - at) >= length && !memcmp(at, text, length) ? at + length : NULL;
}

static const char *skip_comma(const char *at, const char *end)
{
        static const char *const commas[] = {",", "%2C", "%2c"};
        static const char *const spaces[] = {"+", "%20", " "};
        const char *after = NULL;

        for (size_t i = 0; !after && i < QS_COUNT(commas); i++)
                after = skip_text(at, end, commas[i]);
        for (size_t i = 0; after && i < QS_COUNT(spaces); i++)
                if (skip_text(after, end, spaces[i]))
                        return skip_text(after, end, spaces[i]);
        return after;
}

static size_t number_length(const char *at, const char *end)
{
        size_t length = 0;

        while (at + length < end && at[length] && strchr("-.0123456789", at[length]))
                length++;
        return length;
}

static bool read_link_at(
        const char *at, const char *end, const char *between, struct qrsign_point *point)
{
        size_t first = number_length(at, end);
        const char *second = at + first;

        second = between ? skip_text(second, end, between) : skip_comma(second, end);
        return second && read_pair(at, first, second, number_length(second, end), point);
}

/* OpenStreetMap: #map=17/16.62850/107.26150. */
static bool read_map_fragment(const char *at, const char *end, struct qrsign_point *point)
{
        const char *slash = memchr(at, '/', (size_t)(end - at));

        return slash && read_link_at(slash + 1, end, "/", point);
}

static enum qrsign_message read_link(const char *text, size_t length, struct qrsign_point *point)
{
        const char *end = text + length;
        const char *fragment = memmem(text, length, "#map=", 5);

        for (size_t i = 0; i < QS_COUNT(links); i++) {
                size_t size = strlen(links[i].before);
                const char *at = memmem(text, length, links[i].before, size);

                if (at && read_link_at(at + size, end, links[i].between, point))
                        return QRSIGN_MESSAGE_NONE;
        }
        if (fragment && read_map_fragment(fragment, end, point))
                return QRSIGN_MESSAGE_NONE;
        return memmem(text, length, "goo.gl", 6) ? QRSIGN_MESSAGE_LINK_IS_SHORT
                                                 : QRSIGN_MESSAGE_VALUE_NOT_LOCATION;
}

enum qrsign_message qs_coordinates_read(const char *text, size_t length, struct qrsign_point *point)
{
        if (memmem(text, length, "://", 3) || skip_text(text, text + length, "geo:") ||
                memmem(text, length, "goo.gl", 6) || memmem(text, length, "google.", 7))
                return read_link(text, length, point);
        return read_plain(text, length, point) ? QRSIGN_MESSAGE_NONE
                                               : QRSIGN_MESSAGE_VALUE_NOT_LOCATION;
}

const char *qs_point_format(struct qrsign_point point, char out[QS_POINT_TEXT_SIZE])
{
        char number[QS_NUMBER_SIZE];
        size_t length = qs_number_format_fixed(number, point.latitude_e5, 5);

        memcpy(out, number, length);
        memcpy(out + length, ", ", 2);
        length += 2;
        memcpy(out + length, number, qs_number_format_fixed(number, point.longitude_e5, 5) + 1);
        return out;
}
