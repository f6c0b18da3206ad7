/* SPDX-License-Identifier: MIT */
#include "payload/plain.h"
#include "base/number.h"
#include "payload/location.h"

#include <stdio.h>
#include <string.h>

#define NO_ROW SIZE_MAX /* an object, not a list */

struct writer {
        struct qs_buffer *out;
        struct qrsign_error *error;
        enum qrsign_status status; /* of the first refusal */
        const char *list;          /* whose row is being written; NULL: none */
        size_t row;
};

static void refuse(struct writer *writer, const char *field, const char *text)
{
        char path[64];

        if (writer->status)
                return;
        writer->status = qs_error(writer->error, QRSIGN_MESSAGE_PLAIN_TEXT_CANNOT_CARRY, text);
        if (writer->list && writer->row == NO_ROW)
                snprintf(path, sizeof(path), "%s.%s", writer->list, field);
        else if (writer->list)
                snprintf(path, sizeof(path), "%s[%zu].%s", writer->list, writer->row, field);
        qs_error_field(writer->error, writer->list ? path : field);
}

static void put(struct writer *writer, const char *text)
{
        qs_buffer_append_string(writer->out, text);
}

/* The separator, unless a line begins here. */
static void separate(struct writer *writer, const char *separator)
{
        const struct qs_buffer *out = writer->out;

        if (out->length && out->data[out->length - 1] != '\n')
                put(writer, separator);
}

static void put_number(struct writer *writer, uint32_t value, const char *unit)
{
        qs_buffer_append_number(writer->out, value, 1);
        put(writer, unit);
}

static void put_named(struct writer *writer, const char *unit, const char *name)
{
        put(writer, unit);
        put(writer, unit[0] ? " " : "");
        put(writer, name);
}

static void put_title(struct writer *writer, const struct qrsign_record *record)
{
        const struct {
                const char *field, *unit, *name;
        } names[] = {
                {"name", "", record->name},
                {"alley", record->alley_unit, record->alley},
                {"hamlet", record->hamlet_unit, record->hamlet},
                {"commune", record->commune_unit, record->commune},
                {"province", "", record->province},
        };
        const char *first = NULL;

        for (size_t i = 0; i < QS_COUNT(names); i++) {
                if (!names[i].name[0])
                        continue;
                put(writer, first ? ", " : "");
                put_named(writer, names[i].unit, names[i].name);
                if (!first)
                        first = names[i].field;
        }
        if (writer->out->failed)
                return;
        if (!first)
                writer->status = qs_error(writer->error, QRSIGN_MESSAGE_PLAIN_TEXT_NO_TITLE);
        else if (!qs_plain_is_title(writer->out->data, writer->out->length))
                refuse(writer, first, writer->out->data);
        put(writer, "\n");
}

static void put_point(
        struct writer *writer, const struct qrsign_point *point, const char *separator)
{
        if (!point->present)
                return;
        separate(writer, separator);
        qs_location_write_point(*point, writer->out);
}

static void put_facts(struct writer *writer, const struct qrsign_record *record)
{
        size_t start = writer->out->length;
        uint32_t listed =
                record->kind == QRSIGN_RECORD_ALLEY ? (uint32_t)record->households.count : 0;

        if (record->length_m)
                put_number(writer, record->length_m, "m");
        if (record->has_household_count || listed) {
                separate(writer, " ");
                put_number(writer, record->has_household_count ? record->household_count : listed,
                        " hộ");
        }
        put_point(writer, &record->point, " ");
        if (writer->out->length > start)
                put(writer, "\n");
}

static void put_name(struct writer *writer, const char *field, const char *unit, const char *name)
{
        size_t start = writer->out->length;

        put_named(writer, unit, name);
        if (!writer->out->failed &&
                !qs_plain_is_name(writer->out->data + start, writer->out->length - start))
                refuse(writer, field, writer->out->data + start);
}

static void put_phone(struct writer *writer, const char *field, const char *phone)
{
        if (!phone[0])
                return;
        if (!qs_plain_is_phone(phone, strlen(phone)))
                refuse(writer, field, phone);
        put(writer, ", ");
        put(writer, phone);
}

static void put_position(
        struct writer *writer, enum qrsign_side side, bool has_distance, uint32_t distance_m)
{
        if (side == QRSIGN_SIDE_NONE && !has_distance)
                return;
        put(writer, ", ");
        if (side != QRSIGN_SIDE_NONE)
                put(writer, side == QRSIGN_SIDE_LEFT ? "T" : "P");
        if (has_distance)
                put_number(writer, distance_m, side == QRSIGN_SIDE_NONE ? "m" : "");
}

static bool is_household(const struct qrsign_household *row)
{
        return row->number[0] || row->head[0] || row->phone[0] || row->label[0] ||
               row->side != QRSIGN_SIDE_NONE || row->has_distance;
}

static void put_household(
        struct writer *writer, const struct qrsign_household *row, bool may_be_facts)
{
        size_t start = writer->out->length;
        struct qs_plain_facts facts;

        if (row->number[0] && !qs_plain_is_house_number(row->number, strlen(row->number)))
                refuse(writer, "number", row->number);
        put(writer, row->number[0] ? row->number : "-");
        if (row->head[0]) {
                put(writer, " ");
                put_name(writer, "head", "", row->head);
        }
        put_position(writer, row->side, row->has_distance, row->distance_m);
        put_phone(writer, "phone", row->phone);
        if (row->label[0]) {
                put(writer, ", (");
                put(writer, row->label);
                put(writer, ")");
        }
        /* A head named `hộ` in a second line that is not one of facts. */
        if (may_be_facts && !writer->out->failed &&
                qs_plain_read_facts(writer->out->data + start, writer->out->length - start, &facts))
                refuse(writer, "head", row->head);
        put(writer, "\n");
}

static void put_households(struct writer *writer, const struct qrsign_record *record)
{
        const struct qrsign_household_list *list = &record->households;
        bool house = record->kind == QRSIGN_RECORD_HOUSE;

        for (size_t i = 0; i < list->count; i++) {
                writer->list = house ? "household" : "households";
                writer->row = house ? NO_ROW : i;
                if (!house || is_household(&list->rows[i]))
                        put_household(writer, &list->rows[i], house && !record->point.present);
        }
        writer->list = NULL;
}

static void put_alleys(struct writer *writer, const struct qrsign_alley_list *list)
{
        for (size_t i = 0; i < list->count; i++) {
                const struct qrsign_alley_row *row = &list->rows[i];

                writer->list = "alleys";
                writer->row = i;
                put(writer, "+");
                put_name(writer, "alley", row->alley_unit, row->alley);
                if (row->length_m) {
                        put(writer, ", ");
                        put_number(writer, row->length_m, "m");
                }
                if (row->has_household_count) {
                        put(writer, ", ");
                        put_number(writer, row->household_count, " hộ");
                }
                put_point(writer, &row->point, ", ");
                put(writer, "\n");
        }
        writer->list = NULL;
}

static void put_places(struct writer *writer, const struct qrsign_place_list *list)
{
        for (size_t i = 0; i < list->count; i++) {
                const struct qrsign_place *row = &list->rows[i];

                writer->list = "places";
                writer->row = i;
                put(writer, "*");
                put_name(writer, "name", "", row->name);
                put_position(writer, row->side, row->has_distance, row->distance_m);
                put(writer, "\n");
        }
        writer->list = NULL;
}

static void put_line(struct writer *writer, const char *mark, const char *text)
{
        if (!text[0])
                return;
        put(writer, mark);
        put(writer, text);
        put(writer, "\n");
}

/* Each line of a text with its mark. */
static void put_lines(struct writer *writer, const char *mark, const char *text)
{
        while (text[0]) {
                size_t length = strcspn(text, "\n");

                put(writer, mark);
                qs_buffer_append(writer->out, text, length);
                put(writer, "\n");
                text += length + (text[length] != '\0');
        }
}

static void put_contact(struct writer *writer, const struct qrsign_contact *contact)
{
        if (!contact->name[0] && !contact->phone[0])
                return;
        put(writer, "TT");
        if (contact->name[0]) {
                put(writer, " ");
                put_name(writer, "contact.name", "", contact->name);
        }
        put_phone(writer, "contact.phone", contact->phone);
        put(writer, "\n");
}

static void put_trailer(struct writer *writer, const struct qrsign_record *record)
{
        char date[QS_DATE_SIZE];

        qs_date_format(record->issued, date);
        put(writer, date);
        put(writer, " ");
        put(writer, record->id);
        put(writer, " r");
        put_number(writer, record->revision, "");
        if (record->part.count) {
                put(writer, " ");
                put_number(writer, record->part.index, "/");
                put_number(writer, record->part.count, "");
        }
        for (unsigned i = 0; i < QS_OMITTED_COUNT; i++) {
                if (!(record->omitted >> i & 1))
                        continue;
                put(writer, " -");
                put(writer, qs_omitted_name(i));
        }
}

enum qrsign_status qs_plain_write(
        const struct qrsign_record *record, struct qs_buffer *out, struct qrsign_error *error)
{
        struct writer writer = {.out = out, .error = error};

        put_title(&writer, record);
        put_facts(&writer, record);
        put_line(&writer, "= ", record->name_en);
        put_households(&writer, record);
        put_alleys(&writer, &record->alleys);
        put_places(&writer, &record->places);
        put_line(&writer, "XH ", record->rank);
        put_lines(&writer, "VI ", record->text);
        put_lines(&writer, "EN ", record->text_en);
        put_line(&writer, "", record->url);
        put_contact(&writer, &record->contact);
        put_trailer(&writer, record);
        if (out->failed)
                return qs_error_memory(error);
        if (!writer.status && out->length > QS_PLAIN_BYTES) {
                char is[QS_NUMBER_SIZE], most[QS_NUMBER_SIZE];

                qs_number_format(is, (int64_t)out->length, 1);
                qs_number_format(most, QS_PLAIN_BYTES, 1);
                return qs_error(error, QRSIGN_MESSAGE_PLAIN_TEXT_TOO_LONG, is, most);
        }
        return writer.status;
}
