/* SPDX-License-Identifier: MIT */
/* Lists of rows (format.md, 8 and 8.1). */
#include "payload/core.h"
#include "payload/house_number.h"
#include "payload/phone.h"
#include "payload/rows.h"

#include <string.h>

static void put_side(struct qs_bit_writer *writer, enum qrsign_side side)
{
        qs_bits_put_flag(writer, side == QRSIGN_SIDE_RIGHT);
}

static void put_delta(struct qs_bit_writer *writer, const struct qrsign_point *point,
        const struct qrsign_point *origin)
{
        qs_bits_put_signed(writer, point->latitude_e5 - origin->latitude_e5, 9);
        qs_bits_put_signed(writer, point->longitude_e5 - origin->longitude_e5, 9);
}

static unsigned household_fields(const struct qrsign_household *row)
{
        return (unsigned)(row->side != QRSIGN_SIDE_NONE) << QS_HOUSEHOLD_SIDE |
               (unsigned)(row->number[0] != '\0') << QS_HOUSEHOLD_NUMBER |
               (unsigned)row->has_distance << QS_HOUSEHOLD_DISTANCE |
               (unsigned)(row->head[0] != '\0') << QS_HOUSEHOLD_HEAD |
               (unsigned)(row->phone[0] != '\0') << QS_HOUSEHOLD_PHONE |
               (unsigned)(row->label[0] != '\0') << QS_HOUSEHOLD_LABEL;
}

void qs_households_write(
        struct qs_bit_writer *writer, const struct qrsign_household_list *households)
{
        struct qs_columns columns = {.all = UINT_MAX};
        struct qs_house_counters counters = qs_house_counters_start();
        const char *first;
        size_t prefix = qs_house_number_prefix(households, &first);
        uint32_t distance = 0;

        for (size_t i = 0; i < households->count; i++)
                columns = qs_columns_add(columns, household_fields(&households->rows[i]));
        qs_columns_put(writer, columns, QS_HOUSEHOLD_COLUMNS);
        if (households->count > 1 && columns.some >> QS_HOUSEHOLD_NUMBER & 1 &&
                qs_bits_put_flag(writer, prefix))
                qs_words_put_spelled(writer, QS_BOOK_LETTERS_VIETNAMESE, first, prefix);
        for (size_t i = 0; i < households->count; i++) {
                const struct qrsign_household *row = &households->rows[i];
                unsigned fields = household_fields(row);

                if (qs_column_put(writer, columns, QS_HOUSEHOLD_SIDE, fields))
                        put_side(writer, row->side);
                if (qs_column_put(writer, columns, QS_HOUSEHOLD_NUMBER, fields))
                        qs_house_number_put(writer, &counters, row->side, row->number + prefix);
                if (qs_column_put(writer, columns, QS_HOUSEHOLD_DISTANCE, fields)) {
                        qs_bits_put_golomb(writer, row->distance_m - distance, 3);
                        distance = row->distance_m;
                }
                if (qs_column_put(writer, columns, QS_HOUSEHOLD_HEAD, fields))
                        qs_words_put_person(writer, row->head);
                if (qs_column_put(writer, columns, QS_HOUSEHOLD_PHONE, fields))
                        qs_phone_put(writer, row->phone);
                if (qs_column_put(writer, columns, QS_HOUSEHOLD_LABEL, fields))
                        qs_words_put_text(writer, QS_BOOK_VIETNAMESE, row->label);
        }
}

static unsigned alley_fields(const struct qrsign_alley_row *row)
{
        return (unsigned)row->has_household_count << QS_ALLEY_HOUSEHOLD_COUNT |
               (unsigned)(row->length_m != 0) << QS_ALLEY_LENGTH |
               (unsigned)row->point.present << QS_ALLEY_POINT;
}

void qs_alleys_write(struct qs_bit_writer *writer, const struct qrsign_record *record)
{
        const struct qrsign_alley_list *alleys = &record->alleys;
        struct qs_columns columns = {.all = UINT_MAX};
        size_t units;
        const char *unit = qs_units(QS_UNIT_ALLEY, &units)[0].word;

        qs_bits_put_golomb(writer, (uint32_t)alleys->count, 3);
        if (!alleys->count)
                return;
        for (size_t i = 0; i < alleys->count; i++)
                columns = qs_columns_add(columns, alley_fields(&alleys->rows[i]));
        qs_columns_put(writer, columns, QS_ALLEY_COLUMNS);
        for (size_t i = 0; i < alleys->count; i++) {
                const struct qrsign_alley_row *row = &alleys->rows[i];
                unsigned fields = alley_fields(row);

                if (qs_bits_put_flag(writer, strcmp(row->alley_unit, unit) != 0)) {
                        unit = row->alley_unit;
                        qs_unit_put(writer, QS_UNIT_ALLEY, unit);
                }
                qs_words_put_text(writer, QS_BOOK_VIETNAMESE, row->alley);
                if (qs_column_put(writer, columns, QS_ALLEY_HOUSEHOLD_COUNT, fields))
                        qs_bits_put_golomb(writer, row->household_count, 4);
                if (qs_column_put(writer, columns, QS_ALLEY_LENGTH, fields))
                        qs_bits_put_golomb(writer, row->length_m, 6);
                if (qs_column_put(writer, columns, QS_ALLEY_POINT, fields))
                        put_delta(writer, &row->point, &record->point);
        }
}

static unsigned place_fields(const struct qrsign_place *row)
{
        return (unsigned)(row->name_en[0] != '\0') << QS_PLACE_NAME_EN |
               (unsigned)(row->kind[0] != '\0') << QS_PLACE_KIND |
               (unsigned)(row->side != QRSIGN_SIDE_NONE) << QS_PLACE_SIDE |
               (unsigned)row->has_distance << QS_PLACE_DISTANCE |
               (unsigned)row->point.present << QS_PLACE_POINT;
}

void qs_places_write(struct qs_bit_writer *writer, const struct qrsign_record *record)
{
        const struct qrsign_place_list *places = &record->places;
        struct qs_columns columns = {.all = UINT_MAX};
        uint32_t distance = 0;

        qs_bits_put_golomb(writer, (uint32_t)places->count, 1);
        if (!places->count)
                return;
        for (size_t i = 0; i < places->count; i++)
                columns = qs_columns_add(columns, place_fields(&places->rows[i]));
        qs_columns_put(writer, columns, QS_PLACE_COLUMNS);
        for (size_t i = 0; i < places->count; i++) {
                const struct qrsign_place *row = &places->rows[i];
                unsigned fields = place_fields(row);

                qs_words_put_text(writer, QS_BOOK_VIETNAMESE, row->name);
                if (qs_column_put(writer, columns, QS_PLACE_NAME_EN, fields))
                        qs_words_put_text(writer, QS_BOOK_ENGLISH, row->name_en);
                if (qs_column_put(writer, columns, QS_PLACE_KIND, fields))
                        qs_unit_put(writer, QS_UNIT_PLACE, row->kind);
                if (qs_column_put(writer, columns, QS_PLACE_SIDE, fields))
                        put_side(writer, row->side);
                if (qs_column_put(writer, columns, QS_PLACE_DISTANCE, fields)) {
                        qs_bits_put_golomb(writer, row->distance_m - distance, 5);
                        distance = row->distance_m;
                }
                if (qs_column_put(writer, columns, QS_PLACE_POINT, fields))
                        put_delta(writer, &row->point, &record->point);
        }
}
