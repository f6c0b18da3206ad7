/* SPDX-License-Identifier: MIT */
#include "record/fields.h"

#include <string.h>

static bool same_path(const struct qrsign_path *a, const struct qrsign_path *b)
{
        if (a->count != b->count)
                return false;
        for (size_t i = 0; i < a->count; i++)
                if (a->points[i].east_m != b->points[i].east_m ||
                        a->points[i].north_m != b->points[i].north_m)
                        return false;
        return true;
}

static bool same_extensions(
        const struct qrsign_extension_list *a, const struct qrsign_extension_list *b)
{
        if (a->count != b->count)
                return false;
        for (size_t i = 0; i < a->count; i++) {
                const struct qrsign_extension *x = &a->rows[i], *y = &b->rows[i];

                if (x->type != y->type || x->length != y->length ||
                        (x->length && memcmp(x->value, y->value, x->length) != 0))
                        return false;
        }
        return true;
}

static bool same_point(const struct qrsign_point *a, const struct qrsign_point *b)
{
        return a->present == b->present &&
               (!a->present ||
                       (a->latitude_e5 == b->latitude_e5 && a->longitude_e5 == b->longitude_e5));
}

static bool same_date(const struct qrsign_date *a, const struct qrsign_date *b)
{
        return a->year == b->year && a->month == b->month && a->day == b->day;
}

static bool same_part(const struct qrsign_part *a, const struct qrsign_part *b)
{
        return a->index == b->index && a->count == b->count;
}

static bool same_fields(const struct qs_fields *fields, const void *a, const void *b);

static bool same_list(const struct qs_field *field, const void *a, const void *b)
{
        const struct qs_list x = qs_list_of(a, field->type), y = qs_list_of(b, field->type);

        if (x.count != y.count)
                return false;
        for (size_t i = 0; i < x.count; i++)
                if (!same_fields(field->fields, qs_list_row(x, field->fields, i),
                            qs_list_row(y, field->fields, i)))
                        return false;
        return true;
}

static bool same_field(const struct qs_field *field, const void *a, const void *b)
{
        const void *x = qs_field_in(field, a), *y = qs_field_in(field, b);

        if (qs_field_is_string(field))
                return strcmp(qs_string(qs_field_string(field, a)),
                               qs_string(qs_field_string(field, b))) == 0;
        switch (field->type) {
        case QS_FIELD_COUNT:
        case QS_FIELD_DISTANCE:
                return qs_field_flag(field, a) == qs_field_flag(field, b) &&
                       (!qs_field_flag(field, a) || *(const uint32_t *)x == *(const uint32_t *)y);
        case QS_FIELD_LENGTH: return *(const uint32_t *)x == *(const uint32_t *)y;
        case QS_FIELD_REVISION: return *(const uint16_t *)x == *(const uint16_t *)y;
        case QS_FIELD_OMITTED: return *(const unsigned *)x == *(const unsigned *)y;
        case QS_FIELD_KIND:
                return *(const enum qrsign_record_kind *)x == *(const enum qrsign_record_kind *)y;
        case QS_FIELD_SIDE: return *(const enum qrsign_side *)x == *(const enum qrsign_side *)y;
        case QS_FIELD_DATE: return same_date(x, y);
        case QS_FIELD_POINT: return same_point(x, y);
        case QS_FIELD_PART: return same_part(x, y);
        case QS_FIELD_PATH: return same_path(x, y);
        case QS_FIELD_EXTENSIONS: return same_extensions(x, y);
        case QS_FIELD_CONTACT: return same_fields(field->fields, x, y);
        default: return same_list(field, a, b);
        }
}

static bool same_fields(const struct qs_fields *fields, const void *a, const void *b)
{
        for (size_t i = 0; i < fields->count; i++)
                if (!same_field(&fields->field[i], a, b))
                        return false;
        return true;
}

bool qrsign_record_equal(const struct qrsign_record *a, const struct qrsign_record *b)
{
        return same_fields(&qs_record_fields, a, b);
}
