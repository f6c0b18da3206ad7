/* SPDX-License-Identifier: MIT */
#include "payload/core.h"
#include "payload/phone.h"

#include <string.h>

enum { OMITTED_FLAGS = 7, KINDS = 4 };

static void fail(struct qs_core_reader *reader)
{
        qs_bits_fail(&reader->bits, QRSIGN_MESSAGE_DECODE_MALFORMED);
}

const char *qs_core_take(struct qs_core_reader *reader)
{
        const char *text = NULL;

        if (!reader->bits.failure && !reader->text.failed)
                text = qs_arena_copy(
                        qs_record_arena(reader->record), reader->text.data, reader->text.length);
        if (!text && !reader->bits.failure)
                reader->no_memory = true;
        qs_buffer_clear(&reader->text);
        return text ? text : "";
}

void *qs_core_rows(struct qs_core_reader *reader, size_t count, size_t size)
{
        void *rows = NULL;

        if (!reader->bits.failure) {
                rows = qs_arena_array(qs_record_arena(reader->record), count, size);
                reader->no_memory |= !rows;
        }
        return rows;
}

const char *qs_core_read_text(struct qs_core_reader *reader, enum qs_book_name book, size_t limit,
        enum qs_text_shape shape)
{
        qs_words_get_text(&reader->bits, book, limit, shape, &reader->text);
        return qs_core_take(reader);
}

const char *qs_core_read_unit(struct qs_core_reader *reader, enum qs_unit_list list)
{
        size_t count;
        const struct qs_unit *units = qs_units(list, &count);
        uint32_t index = qs_bits_get(&reader->bits, qs_unit_bits[list]);

        if (index < count)
                return units[index].word;
        return qs_core_read_text(reader, QS_BOOK_VIETNAMESE, QS_RECORD_UNIT_MAX, QS_TEXT_OR_EMPTY);
}

const char *qs_core_read_person(struct qs_core_reader *reader)
{
        qs_words_get_person(&reader->bits, &reader->text);
        return qs_core_take(reader);
}

const char *qs_core_read_phone(struct qs_core_reader *reader)
{
        qs_phone_get(&reader->bits, &reader->text);
        return qs_core_take(reader);
}

/* Says which field comes, and whether it is there. */
static bool get_flag(struct qs_core_reader *reader, const char *field)
{
        qs_bits_enter(&reader->bits, field, 0);
        return qs_bits_get_flag(&reader->bits);
}

static const char *get_line(struct qs_core_reader *reader, const char *field, size_t limit)
{
        qs_bits_enter(&reader->bits, field, 0);
        return qs_core_read_text(reader, QS_BOOK_VIETNAMESE, limit, QS_TEXT_LINE);
}

static const char *get_optional(
        struct qs_core_reader *reader, const char *field, enum qs_book_name book, size_t limit)
{
        if (!get_flag(reader, field))
                return "";
        return qs_core_read_text(reader, book, limit, QS_TEXT_LINE);
}

static const char *get_story(
        struct qs_core_reader *reader, const char *field, enum qs_book_name book)
{
        if (!get_flag(reader, field))
                return "";
        return qs_core_read_text(reader, book, QS_RECORD_STORY_MAX, QS_TEXT_LINES);
}

static void get_omitted(struct qs_core_reader *reader)
{
        struct qrsign_record *record = reader->record;

        qs_bits_enter(&reader->bits, "omitted", 0);
        for (unsigned i = 0; i < OMITTED_FLAGS; i++)
                record->omitted |= qs_bits_get(&reader->bits, 1) << i;
        if (!get_flag(reader, "part"))
                return;
        record->part.index = (uint8_t)(qs_bits_get(&reader->bits, 6) + 1);
        record->part.count = (uint8_t)(qs_bits_get(&reader->bits, 6) + 1);
        if (record->part.count < 2 || record->part.index > record->part.count)
                fail(reader);
}

static void get_id(struct qs_core_reader *reader)
{
        static const char characters[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-/";
        const uint32_t count = sizeof(characters) - 1;
        uint32_t length, pair;

        qs_bits_enter(&reader->bits, "id", 0);
        length = qs_bits_get(&reader->bits, 5);
        if (!length)
                fail(reader);
        for (uint32_t i = 0; i < length / 2; i++) {
                pair = qs_bits_get(&reader->bits, 11);
                if (pair >= count * count) {
                        fail(reader);
                        return;
                }
                qs_buffer_append_byte(&reader->text, (unsigned char)characters[pair / count]);
                qs_buffer_append_byte(&reader->text, (unsigned char)characters[pair % count]);
        }
        if (length % 2) {
                pair = qs_bits_get(&reader->bits, 6);
                if (pair >= count) {
                        fail(reader);
                        return;
                }
                qs_buffer_append_byte(&reader->text, (unsigned char)characters[pair]);
        }
        reader->record->id = qs_core_take(reader);
}

static void get_point(struct qs_core_reader *reader)
{
        struct qs_bit_reader *bits = &reader->bits;
        struct qrsign_point *point = &reader->record->point;

        point->present = get_flag(reader, "lat");
        if (!point->present)
                return;
        if (qs_bits_get_flag(bits)) {
                point->latitude_e5 = (int32_t)qs_bits_get(bits, 25) - QS_LATITUDE_MAX;
                point->longitude_e5 = (int32_t)qs_bits_get(bits, 26) - QS_LONGITUDE_MAX;
        } else {
                point->latitude_e5 = (int32_t)qs_bits_get(bits, QS_NEAR_BITS) + QS_NEAR_LATITUDE;
                point->longitude_e5 = (int32_t)qs_bits_get(bits, QS_NEAR_BITS) + QS_NEAR_LONGITUDE;
        }
        if (point->latitude_e5 > QS_LATITUDE_MAX || point->longitude_e5 > QS_LONGITUDE_MAX)
                fail(reader);
}

static void get_administration(struct qs_core_reader *reader)
{
        struct qrsign_record *record = reader->record;
        uint32_t index;
        size_t count;
        const struct qs_province *provinces = qs_provinces(&count);

        if (get_flag(reader, "hamlet")) {
                record->hamlet_unit = qs_core_read_unit(reader, QS_UNIT_HAMLET);
                record->hamlet = get_line(reader, "hamlet", QS_RECORD_TEXT_MAX);
        }
        if (get_flag(reader, "commune")) {
                record->commune_unit = qs_core_read_unit(reader, QS_UNIT_COMMUNE);
                record->commune = get_line(reader, "commune", QS_RECORD_TEXT_MAX);
        }
        qs_bits_enter(&reader->bits, "province", 0);
        index = qs_bits_get(&reader->bits, QS_PROVINCE_BITS);
        if (index == QS_PROVINCE_TEXT)
                record->province = get_line(reader, "province", QS_RECORD_PROVINCE_MAX);
        else if (index < count)
                record->province = provinces[index].name;
        else if (index != QS_PROVINCE_NONE)
                qs_bits_fail(&reader->bits, QRSIGN_MESSAGE_DECODE_NEWER_FORMAT);
}

static void get_contact(struct qs_core_reader *reader)
{
        struct qrsign_record *record = reader->record;

        record->has_household_count = get_flag(reader, "household_count");
        if (record->has_household_count)
                record->household_count = qs_bits_get_golomb(&reader->bits, 4, QS_RECORD_COUNT_MAX);
        if (get_flag(reader, "contact.name"))
                record->contact.name = qs_core_read_person(reader);
        if (get_flag(reader, "contact.phone"))
                record->contact.phone = qs_core_read_phone(reader);
}

static void get_path(struct qs_core_reader *reader)
{
        struct qs_bit_reader *bits = &reader->bits;
        struct qrsign_offset last = {0}, *points;
        size_t count;

        if (!get_flag(reader, "path"))
                return;
        count = qs_bits_get_golomb(bits, 2, QS_RECORD_PATH_MAX - QS_RECORD_PATH_MIN) +
                QS_RECORD_PATH_MIN;
        points = qs_core_rows(reader, count, sizeof(*points));
        for (size_t i = 0; points && i < count && !bits->failure; i++) {
                qs_bits_enter(bits, "path", i + 1);
                last.east_m += qs_bits_get_signed(bits, 4, 2 * QS_RECORD_OFFSET_MAX + 1);
                last.north_m += qs_bits_get_signed(bits, 4, 2 * QS_RECORD_OFFSET_MAX + 1);
                if (last.east_m < -QS_RECORD_OFFSET_MAX || last.east_m > QS_RECORD_OFFSET_MAX ||
                        last.north_m < -QS_RECORD_OFFSET_MAX || last.north_m > QS_RECORD_OFFSET_MAX)
                        fail(reader);
                points[i] = last;
        }
        reader->record->path = (struct qrsign_path){points, points ? count : 0};
}

static void get_alley_name(struct qs_core_reader *reader)
{
        qs_bits_enter(&reader->bits, "alley", 0);
        reader->record->alley_unit = qs_core_read_unit(reader, QS_UNIT_ALLEY);
        reader->record->alley = get_line(reader, "alley", QS_RECORD_TEXT_MAX);
}

static void get_alley(struct qs_core_reader *reader)
{
        struct qrsign_record *record = reader->record;
        uint32_t count;

        get_alley_name(reader);
        record->name_en = get_optional(reader, "name_en", QS_BOOK_ENGLISH, QS_RECORD_TEXT_MAX);
        if (get_flag(reader, "length_m")) {
                record->length_m = qs_bits_get_golomb(&reader->bits, 6, QS_RECORD_METRES_MAX);
                if (!record->length_m)
                        fail(reader);
        }
        get_contact(reader);
        get_path(reader);
        qs_bits_enter(&reader->bits, "households", 0);
        count = qs_bits_get_golomb(&reader->bits, 4, QS_RECORD_HOUSEHOLDS_MAX);
        if (record->has_household_count && record->household_count < count)
                fail(reader);
        if (count && !qs_households_read(reader, count))
                fail(reader);
        qs_places_read(reader);
}

static void get_house(struct qs_core_reader *reader)
{
        if (get_flag(reader, "alley"))
                get_alley_name(reader);
        qs_households_read(reader, 1);
}

static void get_hamlet(struct qs_core_reader *reader)
{
        reader->record->name_en =
                get_optional(reader, "name_en", QS_BOOK_ENGLISH, QS_RECORD_TEXT_MAX);
        get_contact(reader);
        qs_alleys_read(reader);
        qs_places_read(reader);
}

static const char *get_url(struct qs_core_reader *reader)
{
        const char *url;

        if (!get_flag(reader, "url"))
                return "";
        qs_buffer_append_string(
                &reader->text, qs_bits_get_flag(&reader->bits) ? "http://" : "https://");
        qs_words_get_letters(
                &reader->bits, QS_BOOK_LETTERS_ENGLISH, QS_RECORD_URL_MAX, &reader->text);
        url = qs_core_take(reader);
        for (const char *c = url; *c; c++)
                if (*c < '!' || *c > '~')
                        fail(reader);
        return url;
}

static void get_site(struct qs_core_reader *reader)
{
        struct qrsign_record *record = reader->record;

        record->name = get_line(reader, "name", QS_RECORD_SITE_MAX);
        record->name_en = get_optional(reader, "name_en", QS_BOOK_ENGLISH, QS_RECORD_SITE_MAX);
        record->rank = get_optional(reader, "rank", QS_BOOK_VIETNAMESE, QS_RECORD_TEXT_MAX);
        record->text = get_story(reader, "text", QS_BOOK_VIETNAMESE);
        record->text_en = get_story(reader, "text_en", QS_BOOK_ENGLISH);
        record->url = get_url(reader);
}

void qs_core_read(struct qs_core_reader *reader, bool omitted)
{
        struct qs_bit_reader *bits = &reader->bits;
        struct qrsign_record *record = reader->record;
        uint32_t kind;

        qs_bits_enter(bits, "kind", 0);
        kind = qs_bits_get(bits, 3);
        if (kind >= KINDS)
                qs_bits_fail(bits, QRSIGN_MESSAGE_DECODE_NEWER_FORMAT);
        record->kind = kind + QRSIGN_RECORD_ALLEY;
        if (omitted)
                get_omitted(reader);
        qs_bits_enter(bits, "issued", 0);
        record->issued = qs_date_from_days(qs_bits_get(bits, 14));
        qs_bits_enter(bits, "revision", 0);
        record->revision = (uint16_t)(qs_bits_get_golomb(bits, 2, QS_RECORD_REVISION_MAX - 1) + 1);
        get_id(reader);
        get_point(reader);
        get_administration(reader);
        switch (record->kind) {
        case QRSIGN_RECORD_ALLEY: get_alley(reader); break;
        case QRSIGN_RECORD_HOUSE: get_house(reader); break;
        case QRSIGN_RECORD_HAMLET: get_hamlet(reader); break;
        case QRSIGN_RECORD_SITE: get_site(reader); break;
        case QRSIGN_RECORD_UNKNOWN: break;
        }
        qs_bits_enter(bits, "padding", 0);
        qs_bits_get_padding(bits);
}
