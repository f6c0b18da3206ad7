/* SPDX-License-Identifier: MIT */
#include "record/value.h"

#include "base/number.h"

#include <stdlib.h>
#include <string.h>

/* The key of a row in the stable sort (format.md, section 7): its distance, or for a row without
 * one the distance of the row before, which `last` holds; then its place in the input. */
static uint64_t sort_key(
        const struct qs_field *distance, const void *row, size_t index, uint32_t *last)
{
        if (qs_field_flag(distance, row))
                *last = *(const uint32_t *)qs_field_in(distance, row);
        return (uint64_t)*last << 32 | index;
}

static int compare_keys(const void *a, const void *b)
{
        const uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

        return (x > y) - (x < y);
}

static bool is_sorted(
        const struct qs_fields *fields, const struct qs_field *distance, struct qs_list list)
{
        uint32_t last = 0;
        uint64_t before = 0;

        for (size_t i = 0; i < list.count; i++) {
                uint64_t key = sort_key(distance, qs_list_row(list, fields, i), i, &last);

                if (key < before)
                        return false;
                before = key;
        }
        return true;
}

/* Sorts the `count` rows at `rows`, which is within the list's limit, if they have a distance. */
static enum qrsign_status sort_rows(
        struct qs_normaliser *n, const struct qs_fields *fields, char *rows, size_t count)
{
        const struct qs_field *distance = NULL;
        struct qs_list copy = {rows, count};
        uint64_t *keys;
        uint32_t last = 0;

        for (size_t i = 0; i < fields->count; i++)
                if (fields->field[i].type == QS_FIELD_DISTANCE)
                        distance = &fields->field[i];
        if (!distance || is_sorted(fields, distance, copy))
                return QRSIGN_OK;
        keys = malloc(count * (sizeof(*keys) + fields->size)); /* and behind them a copy */
        if (!keys)
                return qs_error_memory(n->error);
        copy.rows = memcpy(keys + count, rows, count * fields->size);
        for (size_t i = 0; i < count; i++)
                keys[i] = sort_key(distance, qs_list_row(copy, fields, i), i, &last);
        qsort(keys, count, sizeof(*keys), compare_keys);
        for (size_t i = 0; i < count; i++)
                memcpy(rows + i * fields->size, qs_list_row(copy, fields, keys[i] & UINT32_MAX),
                        fields->size);
        free(keys);
        return QRSIGN_OK;
}

/* Whether a record of another kind may have the member, but not one of this kind. */
static bool is_foreign(
        const struct qs_normaliser *n, const struct qs_fields *fields, const struct qs_field *field)
{
        for (size_t i = 0; i < fields->count; i++)
                if (fields->field[i].offset == field->offset &&
                        fields->field[i].kinds & qs_kind_bit(n->in->kind))
                        return false;
        return true;
}

static enum qrsign_status normalise_list(struct qs_normaliser *n, const struct qs_field *field);

static enum qrsign_status normalise_fields(
        struct qs_normaliser *n, const struct qs_fields *fields, const void *in, void *out)
{
        const unsigned kind = qs_kind_bit(n->in->kind);

        for (size_t i = 0; i < fields->count; i++) {
                const struct qs_field *field = &fields->field[i];
                enum qrsign_status status = QRSIGN_OK;

                if (!(field->kinds & kind)) {
                        if (qs_field_is_present(field, in) && is_foreign(n, fields, field))
                                status = qs_error(n->error, QRSIGN_MESSAGE_RECORD_FIELD);
                } else if (field->required & kind && !qs_field_is_present(field, in)) {
                        status = qs_error(n->error, QRSIGN_MESSAGE_RECORD_MISSING);
                } else if (field->type == QS_FIELD_CONTACT) {
                        n->place = (struct qs_field_place){field->name, QS_NO_ROW};
                        status = normalise_fields(
                                n, field->fields, qs_field_in(field, in), qs_field_out(field, out));
                        n->place = (struct qs_field_place){0};
                } else if (field->fields) {
                        status = normalise_list(n, field);
                } else {
                        status = qs_value_normalise(n, field, in, out);
                }
                if (status)
                        return qs_field_locate(n->error, n->place, field->name, status);
        }
        return QRSIGN_OK;
}

static enum qrsign_status normalise_list(struct qs_normaliser *n, const struct qs_field *field)
{
        static const struct qrsign_household nothing;
        struct qs_list in = qs_list_of(n->in, field->type);
        enum qrsign_status status = qs_field_check_rows(in.count, field->limit, n->error);
        bool any = field->type != QS_FIELD_HOUSEHOLDS || !qs_is_known(n);
        char *rows;

        if (status)
                return status;
        if (field->type == QS_FIELD_HOUSEHOLD && !in.count)
                in = (struct qs_list){&nothing, 1}; /* a house has a row, be it empty */
        if (!in.count)
                return QRSIGN_OK;
        rows = qs_arena_array(n->arena, in.count, field->fields->size);
        if (!rows)
                return qs_error_memory(n->error);
        for (size_t i = 0; i < in.count && !status; i++) {
                const void *row = qs_list_row(in, field->fields, i);

                n->place.list = field->name;
                n->place.row = field->type == QS_FIELD_HOUSEHOLD ? QS_NO_ROW : i;
                status = normalise_fields(n, field->fields, row, rows + i * field->fields->size);
                any = any || qs_fields_any(field->fields, row);
        }
        n->place = (struct qs_field_place){0};
        if (!status && !any)
                status = qs_error(n->error, QRSIGN_MESSAGE_RECORD_ROWS_EMPTY);
        if (!status && qs_is_known(n))
                status = sort_rows(n, field->fields, rows, in.count);
        qs_list_set(n->out, field->type, (struct qs_list){rows, in.count});
        return status;
}

/* The count is left out where the list says it, and cannot be below the list. */
static enum qrsign_status settle_household_count(struct qs_normaliser *n)
{
        struct qrsign_record *out = n->out;
        const size_t listed = out->households.count;
        char text[QS_NUMBER_SIZE];

        if (!out->has_household_count || !listed || out->household_count > listed)
                return QRSIGN_OK;
        if (out->household_count < listed) {
                qs_number_format(text, (int64_t)listed, 1);
                return qs_field_locate(n->error, n->place, "household_count",
                        qs_error(n->error, QRSIGN_MESSAGE_RECORD_COUNT, text));
        }
        out->has_household_count = false;
        out->household_count = 0;
        return QRSIGN_OK;
}

enum qrsign_status qrsign_record_normalise(const struct qrsign_record *record,
        struct qrsign_record **normal, struct qrsign_error *error)
{
        qs_cleanup(qs_record_cleanup) struct qrsign_record *copy = NULL;
        struct qs_normaliser n = {.in = record, .error = error};
        enum qrsign_status status;

        *normal = NULL;
        if (record->kind > QRSIGN_RECORD_SITE)
                return qs_field_locate(
                        error, n.place, "kind", qs_error(error, QRSIGN_MESSAGE_RECORD_KIND));
        copy = qs_record_new(record->kind);
        if (!copy)
                return qs_error_memory(error);
        n.out = copy;
        n.arena = qs_record_arena(copy);
        status = normalise_fields(&n, &qs_record_fields, record, copy);
        if (!status && record->kind == QRSIGN_RECORD_ALLEY)
                status = settle_household_count(&n);
        if (status)
                return status;
        *normal = copy;
        copy = NULL;
        return QRSIGN_OK;
}
