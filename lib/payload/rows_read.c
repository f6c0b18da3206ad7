/* SPDX-License-Identifier: MIT */
/* Lists of rows (format.md, 8 and 8.1). */
#include "payload/core.h"
#include "payload/house_number.h"
#include "payload/rows.h"
#include "base/text.h"

static void fail(struct qs_core_reader *reader)
{
        qs_bits_fail(&reader->bits, QRSIGN_MESSAGE_DECODE_MALFORMED);
}

static enum qrsign_side get_side(struct qs_core_reader *reader)
{
        return qs_bits_get_flag(&reader->bits) ? QRSIGN_SIDE_RIGHT : QRSIGN_SIDE_LEFT;
}

/* *distance: of the last row that had one. */
static uint32_t get_distance(struct qs_core_reader *reader, unsigned k, uint32_t *distance)
{
        *distance += qs_bits_get_golomb(&reader->bits, k, QS_RECORD_METRES_MAX);
        if (*distance > QS_RECORD_METRES_MAX)
                fail(reader);
        return *distance;
}

static struct qrsign_point get_delta(struct qs_core_reader *reader)
{
        struct qrsign_point point = reader->record->point;

        if (!point.present)
                fail(reader);
        point.latitude_e5 += qs_bits_get_signed(&reader->bits, 9, QS_RECORD_DELTA_MAX);
        point.longitude_e5 += qs_bits_get_signed(&reader->bits, 9, QS_RECORD_DELTA_MAX);
        if (point.latitude_e5 < -QS_LATITUDE_MAX || point.latitude_e5 > QS_LATITUDE_MAX ||
                point.longitude_e5 < -QS_LONGITUDE_MAX || point.longitude_e5 > QS_LONGITUDE_MAX)
                fail(reader);
        return point;
}

static const char *get_number(struct qs_core_reader *reader, const char *prefix,
        struct qs_house_counters *counters, enum qrsign_side side)
{
        qs_buffer_append_string(&reader->text, prefix);
        qs_house_number_get(&reader->bits, counters, side, &reader->text);
        if (!reader->text.failed &&
                qs_utf8_count(reader->text.data, reader->text.length) > QS_RECORD_NUMBER_MAX)
                fail(reader);
        return qs_core_take(reader);
}

static void get_household(struct qs_core_reader *reader, struct qs_columns columns,
        const char *prefix, struct qs_house_counters *counters, uint32_t *distance,
        struct qrsign_household *row)
{
        struct qs_bit_reader *bits = &reader->bits;

        *row = (struct qrsign_household){.number = "", .head = "", .phone = "", .label = ""};
        if (qs_column_get(bits, columns, QS_HOUSEHOLD_SIDE))
                row->side = get_side(reader);
        if (qs_column_get(bits, columns, QS_HOUSEHOLD_NUMBER))
                row->number = get_number(reader, prefix, counters, row->side);
        row->has_distance = qs_column_get(bits, columns, QS_HOUSEHOLD_DISTANCE);
        if (row->has_distance)
                row->distance_m = get_distance(reader, 3, distance);
        if (qs_column_get(bits, columns, QS_HOUSEHOLD_HEAD))
                row->head = qs_core_read_person(reader);
        if (qs_column_get(bits, columns, QS_HOUSEHOLD_PHONE))
                row->phone = qs_core_read_phone(reader);
        if (qs_column_get(bits, columns, QS_HOUSEHOLD_LABEL))
                row->label = qs_core_read_text(
                        reader, QS_BOOK_VIETNAMESE, QS_RECORD_TEXT_MAX, QS_TEXT_LINE);
}

static bool has_any(const struct qrsign_household *row)
{
        return row->side != QRSIGN_SIDE_NONE || row->has_distance || row->number[0] ||
               row->head[0] || row->phone[0] || row->label[0];
}

bool qs_households_read(struct qs_core_reader *reader, size_t count)
{
        struct qs_bit_reader *bits = &reader->bits;
        struct qs_house_counters counters = qs_house_counters_start();
        struct qrsign_household *rows;
        struct qs_columns columns;
        const char *prefix = "";
        uint32_t distance = 0;
        bool any = false;

        columns = qs_columns_get(bits, QS_HOUSEHOLD_COLUMNS);
        if (count > 1 && !columns.some)
                fail(reader);
        if (count > 1 && columns.some >> QS_HOUSEHOLD_NUMBER & 1 && qs_bits_get_flag(bits)) {
                qs_words_get_spelled(
                        bits, QS_BOOK_LETTERS_VIETNAMESE, QS_RECORD_NUMBER_MAX, &reader->text);
                prefix = qs_core_take(reader);
        }
        rows = qs_core_rows(reader, count, sizeof(*rows));
        for (size_t i = 0; rows && i < count && !bits->failure; i++) {
                qs_bits_enter(bits, "households", i + 1);
                get_household(reader, columns, prefix, &counters, &distance, &rows[i]);
                any |= has_any(&rows[i]);
        }
        reader->record->households = (struct qrsign_household_list){rows, rows ? count : 0};
        return any;
}

void qs_alleys_read(struct qs_core_reader *reader)
{
        struct qs_bit_reader *bits = &reader->bits;
        struct qrsign_alley_row *rows;
        struct qs_columns columns;
        const char *unit;
        size_t count;

        unit = qs_units(QS_UNIT_ALLEY, &count)[0].word;
        qs_bits_enter(bits, "alleys", 0);
        count = qs_bits_get_golomb(bits, 3, QS_RECORD_ALLEYS_MAX);
        if (!count)
                return;
        columns = qs_columns_get(bits, QS_ALLEY_COLUMNS);
        rows = qs_core_rows(reader, count, sizeof(*rows));
        for (size_t i = 0; rows && i < count && !bits->failure; i++) {
                struct qrsign_alley_row *row = &rows[i];

                qs_bits_enter(bits, "alleys", i + 1);
                if (qs_bits_get_flag(bits))
                        unit = qs_core_read_unit(reader, QS_UNIT_ALLEY);
                row->alley_unit = unit;
                row->alley = qs_core_read_text(
                        reader, QS_BOOK_VIETNAMESE, QS_RECORD_TEXT_MAX, QS_TEXT_LINE);
                row->has_household_count = qs_column_get(bits, columns, QS_ALLEY_HOUSEHOLD_COUNT);
                if (row->has_household_count)
                        row->household_count = qs_bits_get_golomb(bits, 4, QS_RECORD_COUNT_MAX);
                if (qs_column_get(bits, columns, QS_ALLEY_LENGTH)) {
                        row->length_m = qs_bits_get_golomb(bits, 6, QS_RECORD_METRES_MAX);
                        if (!row->length_m)
                                fail(reader);
                }
                if (qs_column_get(bits, columns, QS_ALLEY_POINT))
                        row->point = get_delta(reader);
        }
        reader->record->alleys = (struct qrsign_alley_list){rows, rows ? count : 0};
}

void qs_places_read(struct qs_core_reader *reader)
{
        struct qs_bit_reader *bits = &reader->bits;
        struct qrsign_place *rows;
        struct qs_columns columns;
        uint32_t distance = 0;
        size_t count;

        qs_bits_enter(bits, "places", 0);
        count = qs_bits_get_golomb(bits, 1, QS_RECORD_PLACES_MAX);
        if (!count)
                return;
        columns = qs_columns_get(bits, QS_PLACE_COLUMNS);
        rows = qs_core_rows(reader, count, sizeof(*rows));
        for (size_t i = 0; rows && i < count && !bits->failure; i++) {
                struct qrsign_place *row = &rows[i];

                qs_bits_enter(bits, "places", i + 1);
                *row = (struct qrsign_place){.name_en = "", .kind = ""};
                row->name = qs_core_read_text(
                        reader, QS_BOOK_VIETNAMESE, QS_RECORD_TEXT_MAX, QS_TEXT_LINE);
                if (qs_column_get(bits, columns, QS_PLACE_NAME_EN))
                        row->name_en = qs_core_read_text(
                                reader, QS_BOOK_ENGLISH, QS_RECORD_TEXT_MAX, QS_TEXT_LINE);
                if (qs_column_get(bits, columns, QS_PLACE_KIND)) {
                        row->kind = qs_core_read_unit(reader, QS_UNIT_PLACE);
                        if (!row->kind[0])
                                fail(reader);
                }
                if (qs_column_get(bits, columns, QS_PLACE_SIDE))
                        row->side = get_side(reader);
                row->has_distance = qs_column_get(bits, columns, QS_PLACE_DISTANCE);
                if (row->has_distance)
                        row->distance_m = get_distance(reader, 5, &distance);
                if (qs_column_get(bits, columns, QS_PLACE_POINT))
                        row->point = get_delta(reader);
        }
        reader->record->places = (struct qrsign_place_list){rows, rows ? count : 0};
}
