/* SPDX-License-Identifier: MIT */
#include "payload/core.h"
#include "payload/phone.h"

#include <string.h>

enum { OMITTED_FLAGS = 7 };

const uint8_t qs_unit_bits[] = {
        [QS_UNIT_HAMLET] = 4, [QS_UNIT_ALLEY] = 3, [QS_UNIT_COMMUNE] = 2, [QS_UNIT_PLACE] = 5};

void qs_unit_put(struct qs_bit_writer *writer, enum qs_unit_list list, const char *word)
{
        int index = qs_unit_find(list, word);

        if (index >= 0) {
                qs_bits_put(writer, (uint32_t)index, qs_unit_bits[list]);
                return;
        }
        qs_bits_put(writer, UINT32_MAX, qs_unit_bits[list]);
        qs_words_put_text(writer, QS_BOOK_VIETNAMESE, word);
}

static void put_text(struct qs_bit_writer *writer, const char *text)
{
        qs_words_put_text(writer, QS_BOOK_VIETNAMESE, text);
}

static void put_optional(struct qs_bit_writer *writer, enum qs_book_name book, const char *text)
{
        if (qs_bits_put_flag(writer, text[0] != '\0'))
                qs_words_put_text(writer, book, text);
}

static void put_omitted(struct qs_bit_writer *writer, const struct qrsign_record *record)
{
        if (!record->omitted && !record->part.count)
                return;
        for (unsigned i = 0; i < OMITTED_FLAGS; i++)
                qs_bits_put(writer, record->omitted >> i, 1);
        if (qs_bits_put_flag(writer, record->part.count)) {
                qs_bits_put(writer, record->part.index - 1u, 6);
                qs_bits_put(writer, record->part.count - 1u, 6);
        }
}

static uint32_t id_index(char c)
{
        if (c >= '0' && c <= '9')
                return (uint32_t)(c - '0');
        if (c >= 'A' && c <= 'Z')
                return (uint32_t)(c - 'A') + 10;
        return c == '-' ? 36 : 37;
}

static void put_id(struct qs_bit_writer *writer, const char *id)
{
        size_t length = strlen(id);

        qs_bits_put(writer, (uint32_t)length, 5);
        for (size_t i = 0; i + 1 < length; i += 2)
                qs_bits_put(writer, 38 * id_index(id[i]) + id_index(id[i + 1]), 11);
        if (length % 2)
                qs_bits_put(writer, id_index(id[length - 1]), 6);
}

static void put_point(struct qs_bit_writer *writer, const struct qrsign_point *point)
{
        int32_t north = point->latitude_e5 - QS_NEAR_LATITUDE;
        int32_t east = point->longitude_e5 - QS_NEAR_LONGITUDE;
        const int32_t end = 1 << QS_NEAR_BITS;

        if (!qs_bits_put_flag(writer, point->present))
                return;
        if (qs_bits_put_flag(writer, north < 0 || north >= end || east < 0 || east >= end)) {
                qs_bits_put(writer, (uint32_t)(point->latitude_e5 + QS_LATITUDE_MAX), 25);
                qs_bits_put(writer, (uint32_t)(point->longitude_e5 + QS_LONGITUDE_MAX), 26);
        } else {
                qs_bits_put(writer, (uint32_t)north, QS_NEAR_BITS);
                qs_bits_put(writer, (uint32_t)east, QS_NEAR_BITS);
        }
}

static void put_named(
        struct qs_bit_writer *writer, enum qs_unit_list list, const char *unit, const char *name)
{
        qs_unit_put(writer, list, unit);
        put_text(writer, name);
}

static void put_administration(struct qs_bit_writer *writer, const struct qrsign_record *record)
{
        int province = qs_province_find(record->province);

        if (qs_bits_put_flag(writer, record->hamlet[0] != '\0'))
                put_named(writer, QS_UNIT_HAMLET, record->hamlet_unit, record->hamlet);
        if (qs_bits_put_flag(writer, record->commune[0] != '\0'))
                put_named(writer, QS_UNIT_COMMUNE, record->commune_unit, record->commune);
        if (!record->province[0]) {
                qs_bits_put(writer, QS_PROVINCE_NONE, QS_PROVINCE_BITS);
        } else if (province >= 0) {
                qs_bits_put(writer, (uint32_t)province, QS_PROVINCE_BITS);
        } else {
                qs_bits_put(writer, QS_PROVINCE_TEXT, QS_PROVINCE_BITS);
                put_text(writer, record->province);
        }
}

static void put_contact(struct qs_bit_writer *writer, const struct qrsign_record *record)
{
        if (qs_bits_put_flag(writer, record->has_household_count))
                qs_bits_put_golomb(writer, record->household_count, 4);
        if (qs_bits_put_flag(writer, record->contact.name[0] != '\0'))
                qs_words_put_person(writer, record->contact.name);
        if (qs_bits_put_flag(writer, record->contact.phone[0] != '\0'))
                qs_phone_put(writer, record->contact.phone);
}

static void put_path(struct qs_bit_writer *writer, const struct qrsign_path *path)
{
        struct qrsign_offset last = {0};

        if (!qs_bits_put_flag(writer, path->count))
                return;
        qs_bits_put_golomb(writer, (uint32_t)path->count - QS_RECORD_PATH_MIN, 2);
        for (size_t i = 0; i < path->count; i++) {
                qs_bits_put_signed(writer, path->points[i].east_m - last.east_m, 4);
                qs_bits_put_signed(writer, path->points[i].north_m - last.north_m, 4);
                last = path->points[i];
        }
}

static void put_alley(struct qs_bit_writer *writer, const struct qrsign_record *record)
{
        put_named(writer, QS_UNIT_ALLEY, record->alley_unit, record->alley);
        put_optional(writer, QS_BOOK_ENGLISH, record->name_en);
        if (qs_bits_put_flag(writer, record->length_m))
                qs_bits_put_golomb(writer, record->length_m, 6);
        put_contact(writer, record);
        put_path(writer, &record->path);
        qs_bits_put_golomb(writer, (uint32_t)record->households.count, 4);
        if (record->households.count)
                qs_households_write(writer, &record->households);
        qs_places_write(writer, record);
}

static void put_house(struct qs_bit_writer *writer, const struct qrsign_record *record)
{
        if (qs_bits_put_flag(writer, record->alley[0] != '\0'))
                put_named(writer, QS_UNIT_ALLEY, record->alley_unit, record->alley);
        qs_households_write(writer, &record->households);
}

static void put_hamlet(struct qs_bit_writer *writer, const struct qrsign_record *record)
{
        put_optional(writer, QS_BOOK_ENGLISH, record->name_en);
        put_contact(writer, record);
        qs_alleys_write(writer, record);
        qs_places_write(writer, record);
}

static void put_url(struct qs_bit_writer *writer, const char *url)
{
        const char *rest = strstr(url, "://");

        if (!qs_bits_put_flag(writer, rest != NULL))
                return;
        qs_bits_put_flag(writer, rest - url == 4); /* http */
        rest += 3;
        qs_words_put_letters(writer, QS_BOOK_LETTERS_ENGLISH, rest, strlen(rest));
}

static void put_site(struct qs_bit_writer *writer, const struct qrsign_record *record)
{
        put_text(writer, record->name);
        put_optional(writer, QS_BOOK_ENGLISH, record->name_en);
        put_optional(writer, QS_BOOK_VIETNAMESE, record->rank);
        put_optional(writer, QS_BOOK_VIETNAMESE, record->text);
        put_optional(writer, QS_BOOK_ENGLISH, record->text_en);
        put_url(writer, record->url);
}

void qs_core_write(struct qs_bit_writer *writer, const struct qrsign_record *record)
{
        unsigned days = 0;

        qs_bits_put(writer, (uint32_t)record->kind - QRSIGN_RECORD_ALLEY, 3);
        put_omitted(writer, record);
        qs_date_to_days(record->issued, &days);
        qs_bits_put(writer, days, 14);
        qs_bits_put_golomb(writer, record->revision - 1u, 2);
        put_id(writer, record->id);
        put_point(writer, &record->point);
        put_administration(writer, record);
        switch (record->kind) {
        case QRSIGN_RECORD_ALLEY: put_alley(writer, record); break;
        case QRSIGN_RECORD_HOUSE: put_house(writer, record); break;
        case QRSIGN_RECORD_HAMLET: put_hamlet(writer, record); break;
        case QRSIGN_RECORD_SITE: put_site(writer, record); break;
        case QRSIGN_RECORD_UNKNOWN: break;
        }
        qs_bits_pad(writer);
}
