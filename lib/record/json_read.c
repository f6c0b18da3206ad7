/* SPDX-License-Identifier: MIT */
#include "record/json.h"

#include "base/number.h"
#include "record/fields.h"

#include <string.h>

enum { DEGREE = 100000 };

struct reader {
        struct qs_arena *arena; /* rows; texts stay in the JSON tree */
        struct qrsign_error *error;
        struct qs_field_place place; /* of the object at hand */
        struct qrsign_record *record;
};

static enum qrsign_status fail(struct reader *r, const char *name, enum qrsign_message message)
{
        return qs_field_locate(r->error, r->place, name, qs_error(r->error, message));
}

static enum qrsign_status fail_with(
        struct reader *r, const char *name, enum qrsign_message message, const char *value)
{
        return qs_field_locate(r->error, r->place, name, qs_error(r->error, message, value));
}

static bool has_name(const struct qs_fields *fields, unsigned kind, const char *name)
{
        for (size_t i = 0; i < fields->count; i++) {
                const struct qs_field *field = &fields->field[i];

                if (field->kinds & kind &&
                        (!strcmp(field->name, name) ||
                                (field->other_name && !strcmp(field->other_name, name))))
                        return true;
        }
        return false;
}

/* Whether `object` is one and has no other members than the fields of this kind of record. */
static enum qrsign_status check_object(
        struct reader *r, const struct qs_fields *fields, json_t *object)
{
        const char *name;
        json_t *value;

        if (!json_is_object(object))
                return fail(r, "", QRSIGN_MESSAGE_JSON_NOT_OBJECT);
        json_object_foreach(object, name, value)
        {
                if (!has_name(fields, qs_kind_bit(r->record->kind), name))
                        return fail(r, name, QRSIGN_MESSAGE_RECORD_FIELD);
        }
        return QRSIGN_OK;
}

/* A member; NULL where it is absent or null, which is the same. */
static json_t *member(const json_t *object, const char *name)
{
        json_t *value = json_object_get(object, name);

        return json_is_null(value) ? NULL : value;
}

static enum qrsign_status read_whole(struct reader *r, const char *name, const json_t *value,
        int64_t least, int64_t most, int64_t *out)
{
        if (!value)
                return fail(r, name, QRSIGN_MESSAGE_RECORD_MISSING);
        *out = json_is_integer(value) ? json_integer_value(value) : most + 1;
        return qs_field_locate(
                r->error, r->place, name, qs_field_check_whole(*out, least, most, r->error));
}

/* Degrees to 1e-5 degree, halves away from zero, by the shortest decimal text of the number: a
 * number of up to six decimals is the double next to m / 1e6, which this division gives exactly,
 * so that 16.635995 is a half although the double itself lies below it. */
static int32_t to_e5(double degrees)
{
        const double size = degrees < 0 ? -degrees : degrees;
        int32_t e5 = (int32_t)(size * DEGREE);

        if (size >= (10.0 * e5 + 5) / (10.0 * DEGREE))
                e5++;
        return degrees < 0 ? -e5 : e5;
}

static enum qrsign_status read_degrees(
        struct reader *r, const char *name, const json_t *value, int32_t limit_e5, int32_t *out)
{
        const int limit = limit_e5 / DEGREE;
        const double degrees = json_is_number(value) ? json_number_value(value) : limit + 1;
        char text[QS_NUMBER_SIZE];

        if (degrees >= -limit && degrees <= limit) {
                *out = to_e5(degrees);
                return QRSIGN_OK;
        }
        qs_number_format(text, limit, 1);
        return fail_with(r, name, QRSIGN_MESSAGE_RECORD_DEGREES, text);
}

static enum qrsign_status read_point(struct reader *r, const struct qs_field *field,
        const json_t *object, struct qrsign_point *point)
{
        const json_t *latitude = member(object, field->name);
        const json_t *longitude = member(object, field->other_name);
        enum qrsign_status status;

        if (!latitude && !longitude)
                return QRSIGN_OK;
        if (!latitude || !longitude)
                return fail(r, latitude ? field->other_name : field->name,
                        QRSIGN_MESSAGE_RECORD_POINT_HALF);
        point->present = true;
        status = read_degrees(r, field->name, latitude, QS_LATITUDE_MAX, &point->latitude_e5);
        if (!status)
                status = read_degrees(
                        r, field->other_name, longitude, QS_LONGITUDE_MAX, &point->longitude_e5);
        return status;
}

static enum qrsign_status read_fields(
        struct reader *r, const struct qs_fields *fields, json_t *object, void *out);

/* Rows of a list, or the one object of a house. */
static enum qrsign_status read_rows(struct reader *r, const struct qs_field *field, json_t *value)
{
        const bool single = field->type == QS_FIELD_HOUSEHOLD;
        const size_t count = single ? 1 : json_array_size(value);
        enum qrsign_status status;
        char *rows;

        if (!single && !json_is_array(value))
                return fail(r, field->name, QRSIGN_MESSAGE_JSON_NOT_LIST);
        status = qs_field_check_rows(count, field->limit, r->error);
        if (status)
                return qs_field_locate(r->error, r->place, field->name, status);
        rows = qs_arena_array(r->arena, count, field->fields->size);
        if (!rows)
                return qs_error_memory(r->error);
        for (size_t i = 0; i < count && !status; i++) {
                r->place = (struct qs_field_place){field->name, single ? QS_NO_ROW : i};
                status = read_fields(r, field->fields, single ? value : json_array_get(value, i),
                        rows + i * field->fields->size);
        }
        r->place = (struct qs_field_place){0};
        qs_list_set(r->record, field->type, (struct qs_list){rows, count});
        return status;
}

static enum qrsign_status read_path(struct reader *r, const struct qs_field *field, json_t *value)
{
        const size_t count = json_array_size(value);
        struct qrsign_offset *points;

        if (!json_is_array(value))
                return fail(r, field->name, QRSIGN_MESSAGE_JSON_NOT_LIST);
        if (count > field->limit)
                return fail(r, field->name, QRSIGN_MESSAGE_RECORD_PATH);
        points = qs_arena_array(r->arena, count, sizeof(*points));
        if (!points)
                return qs_error_memory(r->error);
        for (size_t i = 0; i < count; i++) {
                const json_t *pair = json_array_get(value, i);
                int64_t metres[2];

                r->place = (struct qs_field_place){field->name, i};
                if (!json_is_array(pair) || json_array_size(pair) != 2)
                        return fail(r, "", QRSIGN_MESSAGE_RECORD_PATH);
                for (size_t k = 0; k < 2; k++) {
                        enum qrsign_status status = read_whole(r, "", json_array_get(pair, k),
                                -QS_RECORD_OFFSET_MAX, QS_RECORD_OFFSET_MAX, &metres[k]);

                        if (status)
                                return status;
                }
                points[i] = (struct qrsign_offset){(int32_t)metres[0], (int32_t)metres[1]};
        }
        r->place = (struct qs_field_place){0};
        r->record->path = (struct qrsign_path){points, count};
        return QRSIGN_OK;
}

static enum qrsign_status read_omitted(
        struct reader *r, const struct qs_field *field, json_t *value)
{
        if (!json_is_array(value))
                return fail(r, field->name, QRSIGN_MESSAGE_JSON_NOT_LIST);
        for (size_t i = 0; i < json_array_size(value); i++) {
                const char *word = json_string_value(json_array_get(value, i));
                unsigned bit = 0;

                while (word && bit < QS_OMITTED_COUNT && strcmp(word, qs_omitted_name(bit)))
                        bit++;
                r->place = (struct qs_field_place){field->name, i};
                if (!word || bit == QS_OMITTED_COUNT)
                        return fail(r, "", QRSIGN_MESSAGE_RECORD_OMITTED);
                r->record->omitted |= 1U << bit;
        }
        r->place = (struct qs_field_place){0};
        return QRSIGN_OK;
}

#define MEMBER(name_)                                                                              \
        {                                                                                          \
                .name = name_, .kinds = UINT8_MAX                                                  \
        }

static enum qrsign_status read_part(struct reader *r, const struct qs_field *field, json_t *value)
{
        static const struct qs_field lines[] = {MEMBER("i"), MEMBER("n")};
        static const struct qs_fields fields = {lines, QS_COUNT(lines), 0};
        int64_t number[2];
        enum qrsign_status status;

        r->place = (struct qs_field_place){field->name, QS_NO_ROW};
        status = check_object(r, &fields, value);
        for (int i = 0; i < 2 && !status; i++)
                status = read_whole(r, lines[i].name, member(value, lines[i].name), i + 1,
                        field->limit, &number[i]);
        if (status)
                return status;
        r->place = (struct qs_field_place){0};
        r->record->part = (struct qrsign_part){(uint8_t)number[0], (uint8_t)number[1]};
        return QRSIGN_OK;
}

/* Pairs of lower-case hexadecimal digits; false if they are not, or more than fit. */
static bool read_hex(const char *text, uint8_t *out, size_t size, size_t *length)
{
        static const char digits[] = "0123456789abcdef";

        for (*length = 0; *text; text += 2, ++*length) {
                const char *high = strchr(digits, text[0]);
                const char *low = text[1] ? strchr(digits, text[1]) : NULL;

                if (!high || !low || *length == size)
                        return false;
                out[*length] = (uint8_t)((high - digits) << 4 | (low - digits));
        }
        return true;
}

static enum qrsign_status read_extension(
        struct reader *r, json_t *object, struct qrsign_extension *extension)
{
        static const struct qs_field lines[] = {MEMBER("type"), MEMBER("hex")};
        static const struct qs_fields fields = {lines, QS_COUNT(lines), 0};
        const json_t *hex;
        const char *text;
        uint8_t bytes[UINT8_MAX];
        size_t length;
        int64_t type = 0;
        enum qrsign_status status = check_object(r, &fields, object);

        if (!status)
                status = read_whole(r, "type", member(object, "type"), 0, UINT8_MAX - 1, &type);
        if (status)
                return status;
        hex = member(object, "hex");
        text = hex ? json_string_value(hex) : "";
        if (!text || !read_hex(text, bytes, sizeof(bytes), &length))
                return fail(r, "hex", QRSIGN_MESSAGE_RECORD_EXTENSION);
        extension->type = (uint8_t)type;
        extension->length = (uint8_t)length;
        extension->value = (uint8_t *)qs_arena_copy(r->arena, (const char *)bytes, length);
        return extension->value ? QRSIGN_OK : qs_error_memory(r->error);
}

static enum qrsign_status read_extensions(
        struct reader *r, const struct qs_field *field, json_t *value)
{
        const size_t count = json_array_size(value);
        struct qrsign_extension *rows;
        enum qrsign_status status = QRSIGN_OK;

        if (!json_is_array(value))
                return fail(r, field->name, QRSIGN_MESSAGE_JSON_NOT_LIST);
        rows = qs_arena_array(r->arena, count, sizeof(*rows));
        if (!rows)
                return qs_error_memory(r->error);
        for (size_t i = 0; i < count && !status; i++) {
                r->place = (struct qs_field_place){field->name, i};
                status = read_extension(r, json_array_get(value, i), &rows[i]);
        }
        r->place = (struct qs_field_place){0};
        r->record->extensions = (struct qrsign_extension_list){rows, count};
        return status;
}

static enum qrsign_status read_string(
        struct reader *r, const struct qs_field *field, const json_t *value, const char **out)
{
        const char *text = json_string_value(value);

        if (!text)
                return fail(r, field->name, QRSIGN_MESSAGE_JSON_NOT_TEXT);
        *out = text;
        return QRSIGN_OK;
}

static enum qrsign_status read_side(
        struct reader *r, const struct qs_field *field, const json_t *value, enum qrsign_side *side)
{
        const char *text = json_string_value(value);

        if (text && !strcmp(text, "L"))
                *side = QRSIGN_SIDE_LEFT;
        else if (text && !strcmp(text, "R"))
                *side = QRSIGN_SIDE_RIGHT;
        else if (!text || text[0])
                return fail(r, field->name, QRSIGN_MESSAGE_RECORD_SIDE);
        return QRSIGN_OK;
}

static enum qrsign_status read_date(struct reader *r, const struct qs_field *field,
        const json_t *value, struct qrsign_date *date)
{
        const char *text = json_string_value(value);

        if (!text)
                return fail(r, field->name, QRSIGN_MESSAGE_JSON_NOT_TEXT);
        if (text[0] && !qs_date_parse(text, strlen(text), date))
                return fail_with(r, field->name, QRSIGN_MESSAGE_RECORD_DATE, text);
        return QRSIGN_OK;
}

/* A number that is absent in the structure where it is 0, or where its flag says so. */
static enum qrsign_status read_number(
        struct reader *r, const struct qs_field *field, const json_t *value, void *out)
{
        const bool flagged = field->type == QS_FIELD_COUNT || field->type == QS_FIELD_DISTANCE;
        int64_t number;
        enum qrsign_status status =
                read_whole(r, field->name, value, flagged ? 0 : 1, field->limit, &number);

        if (status)
                return status;
        if (field->type == QS_FIELD_REVISION)
                *(uint16_t *)qs_field_out(field, out) = (uint16_t)number;
        else
                *(uint32_t *)qs_field_out(field, out) = (uint32_t)number;
        if (flagged)
                *(bool *)((char *)out + field->present) = true;
        return QRSIGN_OK;
}

static enum qrsign_status read_value(
        struct reader *r, const struct qs_field *field, json_t *value, void *out)
{
        enum qrsign_status status;

        if (qs_field_is_string(field))
                return read_string(r, field, value, qs_field_out(field, out));
        switch (field->type) {
        case QS_FIELD_REVISION:
        case QS_FIELD_LENGTH:
        case QS_FIELD_COUNT:
        case QS_FIELD_DISTANCE: return read_number(r, field, value, out);
        case QS_FIELD_SIDE: return read_side(r, field, value, qs_field_out(field, out));
        case QS_FIELD_DATE: return read_date(r, field, value, qs_field_out(field, out));
        case QS_FIELD_CONTACT:
                r->place = (struct qs_field_place){field->name, QS_NO_ROW};
                status = read_fields(r, field->fields, value, qs_field_out(field, out));
                r->place = (struct qs_field_place){0};
                return status;
        case QS_FIELD_PATH: return read_path(r, field, value);
        case QS_FIELD_OMITTED: return read_omitted(r, field, value);
        case QS_FIELD_PART: return read_part(r, field, value);
        case QS_FIELD_EXTENSIONS: return read_extensions(r, field, value);
        case QS_FIELD_KIND: return QRSIGN_OK; /* read before all else */
        default: return read_rows(r, field, value);
        }
}

/* Lists stand on top only, so this nests once. */
static enum qrsign_status read_fields(
        struct reader *r, const struct qs_fields *fields, json_t *object, void *out)
{
        enum qrsign_status status = check_object(r, fields, object);

        for (size_t i = 0; i < fields->count && !status; i++) {
                const struct qs_field *field = &fields->field[i];
                json_t *value = member(object, field->name);

                if (!(field->kinds & qs_kind_bit(r->record->kind)))
                        continue;
                if (field->type == QS_FIELD_POINT)
                        status = read_point(r, field, object, qs_field_out(field, out));
                else if (value)
                        status = read_value(r, field, value, out);
        }
        return status;
}

static enum qrsign_status read_kind(struct reader *r, const json_t *object)
{
        static const enum qrsign_record_kind kinds[] = {
                QRSIGN_RECORD_ALLEY, QRSIGN_RECORD_HOUSE, QRSIGN_RECORD_HAMLET, QRSIGN_RECORD_SITE};
        const json_t *value = member(object, "kind");
        const char *word = json_string_value(value);

        if (!json_is_object(object))
                return fail(r, "", QRSIGN_MESSAGE_JSON_NOT_OBJECT);
        if (!value)
                return fail(r, "kind", QRSIGN_MESSAGE_RECORD_MISSING);
        for (size_t i = 0; word && i < QS_COUNT(kinds); i++)
                if (!strcmp(word, qs_kind_name(kinds[i])))
                        r->record->kind = kinds[i];
        return r->record->kind ? QRSIGN_OK : fail(r, "kind", QRSIGN_MESSAGE_RECORD_KIND);
}

enum qrsign_status qs_json_read(json_t *json, struct qs_arena *arena, struct qrsign_record *record,
        struct qrsign_error *error)
{
        struct reader reader = {.arena = arena, .error = error, .record = record};
        enum qrsign_status status = read_kind(&reader, json);

        return status ? status : read_fields(&reader, &qs_record_fields, json, record);
}
