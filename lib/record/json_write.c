/* SPDX-License-Identifier: MIT */
#include "record/fields.h"

#include "base/buffer.h"
#include "base/number.h"

/* A quoted string. Control characters are escaped as JSON (RFC 8259, 7) requires, nothing else. */
static void write_string(struct qs_buffer *out, const char *text)
{
        static const char hex[] = "0123456789abcdef";
        const char *run = text;

        qs_buffer_append_byte(out, '"');
        for (;; text++) {
                const unsigned char c = (unsigned char)*text;
                char escape[] = {'\\', 'u', '0', '0', hex[c >> 4], hex[c & 15]};
                size_t length = sizeof(escape);

                if (c >= 0x20 && c != '"' && c != '\\')
                        continue;
                qs_buffer_append(out, run, (size_t)(text - run));
                run = text + 1;
                if (!c)
                        break;
                if (c == '\n' || c >= 0x20) {
                        escape[1] = c == '\n' ? 'n' : (char)c;
                        length = 2;
                }
                qs_buffer_append(out, escape, length);
        }
        qs_buffer_append_byte(out, '"');
}

/* Begins a member: a comma unless it is the first, and its name. */
static void write_name(struct qs_buffer *out, const char *name)
{
        if (out->length && out->data[out->length - 1] != '{')
                qs_buffer_append_byte(out, ',');
        qs_buffer_append_byte(out, '"');
        qs_buffer_append_string(out, name);
        qs_buffer_append_string(out, "\":");
}

/* Begins an element of a list. */
static void write_comma(struct qs_buffer *out, size_t index)
{
        if (index)
                qs_buffer_append_byte(out, ',');
}

/* Degrees in the fewest digits that are a number with a point: 16.6359, 107.0. */
static void write_degrees(struct qs_buffer *out, int32_t value)
{
        char text[QS_NUMBER_SIZE];
        size_t length = qs_number_format_fixed(text, value, 5);

        while (text[length - 1] == '0' && text[length - 2] != '.')
                length--;
        qs_buffer_append(out, text, length);
}

static void write_date(struct qs_buffer *out, struct qrsign_date date)
{
        char text[QS_DATE_SIZE];

        qs_date_format(date, text);
        write_string(out, text);
}

static void write_path(struct qs_buffer *out, const struct qrsign_path *path)
{
        qs_buffer_append_byte(out, '[');
        for (size_t i = 0; i < path->count; i++) {
                write_comma(out, i);
                qs_buffer_append_byte(out, '[');
                qs_buffer_append_number(out, path->points[i].east_m, 1);
                qs_buffer_append_byte(out, ',');
                qs_buffer_append_number(out, path->points[i].north_m, 1);
                qs_buffer_append_byte(out, ']');
        }
        qs_buffer_append_byte(out, ']');
}

static void write_omitted(struct qs_buffer *out, unsigned omitted)
{
        size_t count = 0;

        qs_buffer_append_byte(out, '[');
        for (unsigned i = 0; i < QS_OMITTED_COUNT; i++) {
                if (!(omitted >> i & 1))
                        continue;
                write_comma(out, count++);
                write_string(out, qs_omitted_name(i));
        }
        qs_buffer_append_byte(out, ']');
}

static void write_part(struct qs_buffer *out, const struct qrsign_part *part)
{
        qs_buffer_append_string(out, "{\"i\":");
        qs_buffer_append_number(out, part->index, 1);
        qs_buffer_append_string(out, ",\"n\":");
        qs_buffer_append_number(out, part->count, 1);
        qs_buffer_append_byte(out, '}');
}

static void write_extensions(struct qs_buffer *out, const struct qrsign_extension_list *list)
{
        static const char hex[] = "0123456789abcdef";

        qs_buffer_append_byte(out, '[');
        for (size_t i = 0; i < list->count; i++) {
                write_comma(out, i);
                qs_buffer_append_string(out, "{\"type\":");
                qs_buffer_append_number(out, list->rows[i].type, 1);
                qs_buffer_append_string(out, ",\"hex\":\"");
                for (size_t k = 0; k < list->rows[i].length; k++) {
                        qs_buffer_append_byte(out, (unsigned char)hex[list->rows[i].value[k] >> 4]);
                        qs_buffer_append_byte(out, (unsigned char)hex[list->rows[i].value[k] & 15]);
                }
                qs_buffer_append_string(out, "\"}");
        }
        qs_buffer_append_byte(out, ']');
}

static void write_fields(struct qs_buffer *out, const struct qs_fields *fields,
        const void *structure, enum qrsign_record_kind kind);

static void write_list(
        struct qs_buffer *out, const struct qs_field *field, const struct qrsign_record *record)
{
        const struct qs_list list = qs_list_of(record, field->type);
        const bool single = field->type == QS_FIELD_HOUSEHOLD;

        if (!single)
                qs_buffer_append_byte(out, '[');
        for (size_t i = 0; i < list.count; i++) {
                write_comma(out, i);
                write_fields(out, field->fields, qs_list_row(list, field->fields, i), record->kind);
        }
        if (!single)
                qs_buffer_append_byte(out, ']');
}

static void write_value(struct qs_buffer *out, const struct qs_field *field, const void *structure,
        enum qrsign_record_kind kind)
{
        const void *value = qs_field_in(field, structure);

        if (qs_field_is_string(field)) {
                write_string(out, qs_string(qs_field_string(field, structure)));
                return;
        }
        switch (field->type) {
        case QS_FIELD_REVISION: qs_buffer_append_number(out, *(const uint16_t *)value, 1); break;
        case QS_FIELD_LENGTH:
        case QS_FIELD_COUNT:
        case QS_FIELD_DISTANCE: qs_buffer_append_number(out, *(const uint32_t *)value, 1); break;
        case QS_FIELD_KIND: write_string(out, qs_kind_name(kind)); break;
        case QS_FIELD_SIDE:
                write_string(out, *(const enum qrsign_side *)value == QRSIGN_SIDE_LEFT ? "L" : "R");
                break;
        case QS_FIELD_DATE: write_date(out, *(const struct qrsign_date *)value); break;
        case QS_FIELD_POINT:
                write_degrees(out, ((const struct qrsign_point *)value)->latitude_e5);
                write_name(out, field->other_name);
                write_degrees(out, ((const struct qrsign_point *)value)->longitude_e5);
                break;
        case QS_FIELD_CONTACT: write_fields(out, field->fields, value, kind); break;
        case QS_FIELD_PATH: write_path(out, value); break;
        case QS_FIELD_OMITTED: write_omitted(out, *(const unsigned *)value); break;
        case QS_FIELD_PART: write_part(out, value); break;
        case QS_FIELD_EXTENSIONS: write_extensions(out, value); break;
        default: write_list(out, field, structure); break;
        }
}

static void write_fields(struct qs_buffer *out, const struct qs_fields *fields,
        const void *structure, enum qrsign_record_kind kind)
{
        qs_buffer_append_byte(out, '{');
        for (size_t i = 0; i < fields->count; i++) {
                const struct qs_field *field = &fields->field[i];
                bool present = qs_field_is_present(field, structure);

                if (!(field->kinds & qs_kind_bit(kind)))
                        continue;
                /* No unit word is said as "", because a missing one would be assumed. */
                if (field->type == QS_FIELD_UNIT && kind != QRSIGN_RECORD_UNKNOWN)
                        present = qs_field_is_present(field + 1, structure);
                if (!present)
                        continue;
                write_name(out, field->name);
                write_value(out, field, structure, kind);
        }
        qs_buffer_append_byte(out, '}');
}

enum qrsign_status qrsign_record_to_json(
        const struct qrsign_record *record, char **json, size_t *length, struct qrsign_error *error)
{
        struct qs_buffer out = {0};

        *json = NULL;
        write_fields(&out, &qs_record_fields, record, record->kind);
        if (length)
                *length = out.length;
        *json = qs_buffer_take(&out);
        if (*json)
                return QRSIGN_OK;
        qs_buffer_free(&out);
        return qs_error_memory(error);
}
