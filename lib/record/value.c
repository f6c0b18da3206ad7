/* SPDX-License-Identifier: MIT */
#include "record/value.h"

#include "base/number.h"

#include <stdlib.h>
#include <string.h>

static enum qrsign_status normalise_text(
        struct qs_normaliser *n, const struct qs_field *field, const char *in, const char **out)
{
        enum qrsign_status status = qs_record_text(n->arena, in, strlen(in), field->limit,
                field->type == QS_FIELD_LINES ? QS_RECORD_TEXT_LINES : QS_RECORD_TEXT_LINE, out,
                n->error);

        if (!status && !(*out)[0] && field->type != QS_FIELD_UNIT)
                return qs_error(n->error, QRSIGN_MESSAGE_RECORD_BLANK);
        return status;
}

static enum qrsign_status normalise_number(
        struct qs_normaliser *n, const struct qs_field *field, const char *in, const char **out)
{
        enum qrsign_status status = normalise_text(n, field, in, out);

        if (!status && ((*out)[0] == '/' || (*out)[strlen(*out) - 1] == '/'))
                return qs_error(n->error, QRSIGN_MESSAGE_RECORD_NUMBER, *out);
        return status;
}

static bool is_url(const char *text)
{
        size_t length;

        if (!strncmp(text, "https://", 8))
                text += 8;
        else if (!strncmp(text, "http://", 7))
                text += 7;
        else
                return false;
        for (length = 0; text[length] >= '!' && text[length] <= '~'; length++)
                ;
        return !text[length] && length >= 1 && length <= QS_RECORD_URL_MAX;
}

static bool is_commune_code(const char *text)
{
        uint64_t value;

        return qs_number_parse(text, strlen(text), 99999, &value) && value && strlen(text) == 5;
}

static enum qrsign_status copy_if(struct qs_normaliser *n, bool good, enum qrsign_message message,
        const char *in, const char **out)
{
        if (!good)
                return qs_error(n->error, message, in);
        *out = qs_arena_string(n->arena, in);
        return *out ? QRSIGN_OK : qs_error_memory(n->error);
}

static enum qrsign_status normalise_string(
        struct qs_normaliser *n, const struct qs_field *field, const char *in, const char **out)
{
        enum qrsign_status status;

        if (qs_is_empty(in)) {
                *out = "";
                return QRSIGN_OK;
        }
        switch (field->type) {
        case QS_FIELD_ID: return copy_if(n, qs_record_is_id(in), QRSIGN_MESSAGE_RECORD_ID, in, out);
        case QS_FIELD_URL: return copy_if(n, is_url(in), QRSIGN_MESSAGE_RECORD_URL, in, out);
        case QS_FIELD_COMMUNE_CODE:
                return copy_if(n, is_commune_code(in), QRSIGN_MESSAGE_RECORD_COMMUNE_CODE, in, out);
        case QS_FIELD_PHONE: return qs_record_phone(n->arena, in, out, n->error);
        case QS_FIELD_NUMBER: return normalise_number(n, field, in, out);
        case QS_FIELD_PROVINCE:
                status = normalise_text(n, field, in, out);
                if (!status)
                        *out = qs_province_bare(*out);
                return status;
        default: return normalise_text(n, field, in, out);
        }
}

static enum qrsign_status normalise_unit(
        struct qs_normaliser *n, const struct qs_field *field, const void *in, const char **out)
{
        const char *unit = qs_field_string(field, in);
        bool named = qs_field_is_present(field + 1, in);

        if (!unit)
                unit = named && qs_is_known(n) ? field->assumed : "";
        if (unit[0] && !named)
                return qs_error(n->error, QRSIGN_MESSAGE_RECORD_UNIT_ALONE);
        if (unit == field->assumed) {
                *out = unit;
                return QRSIGN_OK;
        }
        return normalise_string(n, field, unit, out);
}

static enum qrsign_status normalise_count(
        struct qs_normaliser *n, const struct qs_field *field, const void *in, void *out)
{
        uint32_t value = *(const uint32_t *)qs_field_in(field, in);

        if (!qs_field_flag(field, in))
                return QRSIGN_OK;
        *(bool *)((char *)out + field->present) = true;
        *(uint32_t *)qs_field_out(field, out) = value;
        return qs_field_check_whole(value, 0, field->limit, n->error);
}

static enum qrsign_status normalise_length(
        struct qs_normaliser *n, const struct qs_field *field, const void *in, void *out)
{
        uint32_t value = *(const uint32_t *)qs_field_in(field, in);

        *(uint32_t *)qs_field_out(field, out) = value;
        return value ? qs_field_check_whole(value, 1, field->limit, n->error) : QRSIGN_OK;
}

static enum qrsign_status normalise_date(struct qs_normaliser *n)
{
        struct qrsign_date date = n->in->issued;
        char text[QS_DATE_SIZE];
        unsigned days;

        if (!date.year)
                return QRSIGN_OK;
        n->out->issued = date;
        if (qs_date_to_days(date, &days))
                return QRSIGN_OK;
        date.year = date.year > 9999 ? 9999 : date.year;
        date.month = date.month > 99 ? 99 : date.month;
        date.day = date.day > 99 ? 99 : date.day;
        qs_date_format(date, text);
        return qs_error(n->error, QRSIGN_MESSAGE_RECORD_DATE, text);
}

static enum qrsign_status normalise_part(struct qs_normaliser *n)
{
        struct qrsign_part part = n->in->part;

        if (!part.count)
                return QRSIGN_OK;
        n->out->part = part;
        if (part.count < 2 || part.count > QS_RECORD_PARTS_MAX || !part.index ||
                part.index > part.count)
                return qs_error(n->error, QRSIGN_MESSAGE_RECORD_PART);
        return QRSIGN_OK;
}

/* One coordinate; `own` is the record's where the point is that of a row, else NULL. */
static enum qrsign_status check_coordinate(
        struct qs_normaliser *n, const char *name, int32_t value, int32_t limit, const int32_t *own)
{
        char degrees[QS_NUMBER_SIZE];

        if (value < -limit || value > limit) {
                qs_number_format(degrees, limit / 100000, 1);
                return qs_field_locate(n->error, n->place, name,
                        qs_error(n->error, QRSIGN_MESSAGE_RECORD_DEGREES, degrees));
        }
        if (own && abs(value - *own) > QS_RECORD_DELTA_MAX)
                return qs_field_locate(n->error, n->place, name,
                        qs_error(n->error, QRSIGN_MESSAGE_RECORD_POINT_FAR));
        return QRSIGN_OK;
}

static enum qrsign_status normalise_point(
        struct qs_normaliser *n, const struct qs_field *field, const void *in, void *out)
{
        const struct qrsign_point *point = qs_field_in(field, in);
        const struct qrsign_point *own = &n->out->point;
        bool of_row = n->place.list && qs_is_known(n);
        enum qrsign_status status;

        if (!point->present)
                return QRSIGN_OK;
        if (of_row && !own->present)
                return qs_field_locate(n->error, n->place, field->name,
                        qs_error(n->error, QRSIGN_MESSAGE_RECORD_POINT_ALONE));
        status = check_coordinate(n, field->name, point->latitude_e5, QS_LATITUDE_MAX,
                of_row ? &own->latitude_e5 : NULL);
        if (!status)
                status = check_coordinate(n, field->other_name, point->longitude_e5,
                        QS_LONGITUDE_MAX, of_row ? &own->longitude_e5 : NULL);
        *(struct qrsign_point *)qs_field_out(field, out) = *point;
        return status;
}

static enum qrsign_status normalise_path(struct qs_normaliser *n, const struct qs_field *field)
{
        const struct qrsign_path in = n->in->path;
        struct qrsign_offset *points;

        if (!in.count)
                return QRSIGN_OK;
        if (in.count < QS_RECORD_PATH_MIN || in.count > field->limit)
                return qs_error(n->error, QRSIGN_MESSAGE_RECORD_PATH);
        points = qs_arena_array(n->arena, in.count, sizeof(*points));
        if (!points)
                return qs_error_memory(n->error);
        for (size_t i = 0; i < in.count; i++) {
                enum qrsign_status status = qs_field_check_whole(
                        in.points[i].east_m, -QS_RECORD_OFFSET_MAX, QS_RECORD_OFFSET_MAX, n->error);

                if (!status)
                        status = qs_field_check_whole(in.points[i].north_m, -QS_RECORD_OFFSET_MAX,
                                QS_RECORD_OFFSET_MAX, n->error);
                if (status)
                        return qs_field_locate(
                                n->error, (struct qs_field_place){field->name, i}, "", status);
                points[i] = in.points[i];
        }
        n->out->path = (struct qrsign_path){points, in.count};
        return QRSIGN_OK;
}

static bool is_extension(uint8_t type)
{
        return type % 2 == 0 && type != 2 && type != 4 && type != 6;
}

static enum qrsign_status normalise_extensions(
        struct qs_normaliser *n, const struct qs_field *field)
{
        const struct qrsign_extension_list in = n->in->extensions;
        struct qrsign_extension *rows = NULL;

        /* Before the allocation: ascending types bound the count. */
        for (size_t i = 0; i < in.count; i++)
                if (!is_extension(in.rows[i].type) || (i && in.rows[i].type <= in.rows[i - 1].type))
                        return qs_field_locate(n->error, (struct qs_field_place){field->name, i},
                                "type", qs_error(n->error, QRSIGN_MESSAGE_RECORD_EXTENSION));
        if (in.count)
                rows = qs_arena_array(n->arena, in.count, sizeof(*rows));
        if (in.count && !rows)
                return qs_error_memory(n->error);
        for (size_t i = 0; i < in.count; i++) {
                rows[i] = in.rows[i];
                rows[i].value = (const uint8_t *)qs_arena_copy(
                        n->arena, (const char *)in.rows[i].value, in.rows[i].length);
                if (!rows[i].value)
                        return qs_error_memory(n->error);
        }
        n->out->extensions = (struct qrsign_extension_list){rows, in.count};
        return QRSIGN_OK;
}

static enum qrsign_status normalise_value(
        struct qs_normaliser *n, const struct qs_field *field, const void *in, void *out)
{
        if (field->type == QS_FIELD_UNIT)
                return normalise_unit(n, field, in, qs_field_out(field, out));
        if (qs_field_is_string(field))
                return normalise_string(
                        n, field, qs_field_string(field, in), qs_field_out(field, out));
        switch (field->type) {
        case QS_FIELD_REVISION:
                n->out->revision = n->in->revision || !qs_is_known(n) ? n->in->revision : 1;
                return qs_field_check_whole(n->out->revision, 0, field->limit, n->error);
        case QS_FIELD_LENGTH: return normalise_length(n, field, in, out);
        case QS_FIELD_COUNT:
        case QS_FIELD_DISTANCE: return normalise_count(n, field, in, out);
        case QS_FIELD_SIDE:
                *(enum qrsign_side *)qs_field_out(field, out) =
                        *(const enum qrsign_side *)qs_field_in(field, in);
                return *(const enum qrsign_side *)qs_field_in(field, in) <= QRSIGN_SIDE_RIGHT
                               ? QRSIGN_OK
                               : qs_error(n->error, QRSIGN_MESSAGE_RECORD_SIDE);
        case QS_FIELD_DATE: return normalise_date(n);
        case QS_FIELD_POINT: return normalise_point(n, field, in, out);
        case QS_FIELD_PATH: return normalise_path(n, field);
        case QS_FIELD_OMITTED:
                n->out->omitted = n->in->omitted;
                return n->in->omitted < 1U << QS_OMITTED_COUNT
                               ? QRSIGN_OK
                               : qs_error(n->error, QRSIGN_MESSAGE_RECORD_OMITTED);
        case QS_FIELD_PART: return normalise_part(n);
        case QS_FIELD_EXTENSIONS: return normalise_extensions(n, field);
        default: return QRSIGN_OK; /* the kind, which the copy has already */
        }
}

enum qrsign_status qs_value_normalise(
        struct qs_normaliser *n, const struct qs_field *field, const void *in, void *out)
{
        return qs_field_locate(n->error, n->place, field->name, normalise_value(n, field, in, out));
}
