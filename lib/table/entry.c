/* SPDX-License-Identifier: MIT */
#include "table/entry.h"
#include "base/error.h"
#include "base/number.h"
#include "base/text.h"
#include "table/values.h"

#include <string.h>

struct qs_spot qs_entry_spot(const struct qs_entry *entry, enum qs_column column)
{
        if (entry->fields[column].spot.line)
                return entry->fields[column].spot;
        return qs_heading_spot(entry->heading, column, entry->line);
}

void qs_entry_problem(struct qs_entry *entry, enum qs_column column, enum qrsign_message message,
        const char *first, const char *second, const char *third)
{
        if (qs_report(entry->report, qs_entry_spot(entry, column), message, first, second, third) ==
                QRSIGN_SEVERITY_ERROR)
                entry->bad = true;
}

void qs_entry_require(struct qs_entry *entry, enum qs_column column)
{
        /* A damaged cell is not empty: it has a place. */
        if (!entry->fields[column].spot.line)
                qs_entry_problem(entry, column, QRSIGN_MESSAGE_VALUE_MISSING, NULL, NULL, NULL);
}

void qs_entry_fail(struct qs_entry *entry)
{
        entry->status = qs_error_memory(entry->error);
}

/* As much of a text as a message shows. */
struct shown {
        char text[84];
};

static struct shown show(const char *text, size_t length)
{
        struct shown shown;
        size_t fits = qs_utf8_prefix(text, length, 80);

        memcpy(shown.text, text, fits);
        strcpy(shown.text + fits, fits < length ? "…" : "");
        return shown;
}

/* Reports what a value function made of a field; whether there is a value. */
static bool judge(struct qs_entry *entry, enum qs_column column, enum qrsign_message message)
{
        struct shown shown;

        if (!message)
                return true;
        shown = show(entry->fields[column].text, entry->fields[column].length);
        qs_entry_problem(entry, column, message, shown.text, NULL, NULL);
        return false;
}

/* Fields that are prose, in which a word may end with `?`, and those that are addresses. */
static bool has_lost_letters(enum qs_column column, const char *text, size_t length)
{
        switch (column) {
        case QS_COLUMN_URL:
        case QS_COLUMN_PAGE:
        case QS_COLUMN_LOCATION: return false;
        case QS_COLUMN_TEXT:
        case QS_COLUMN_TEXT_EN:
        case QS_COLUMN_NOTE:
        case QS_COLUMN_LABEL: return qs_value_lost_letters(text, length, true);
        default: return qs_value_lost_letters(text, length, false);
        }
}

void qs_entry_put(struct qs_entry *entry, enum qs_column column, const struct qs_field *field)
{
        struct qs_field *own = &entry->fields[column];

        *own = *field;
        entry->filled++;
        if (own->problem)
                judge(entry, column, own->problem);
        else if (qs_value_is_excel_error(own->text, own->length))
                judge(entry, column, QRSIGN_MESSAGE_VALUE_EXCEL_ERROR);
        else if (has_lost_letters(column, own->text, own->length))
                judge(entry, column, QRSIGN_MESSAGE_VALUE_LETTERS_LOST);
        else
                return;
        own->text = NULL;
}

/* A filled cell of a column that has no name, or behind the last that has one. */
static void put_nameless(struct qs_entry *entry, struct qs_heading *heading, size_t index,
        const struct qs_field *field, bool *too_long)
{
        struct shown shown = show(field->text, field->length);
        char number[QS_NUMBER_SIZE];

        if (index >= heading->width) {
                if (!*too_long)
                        qs_report(entry->report, field->spot, QRSIGN_MESSAGE_ROW_TOO_LONG,
                                shown.text, NULL, NULL);
                *too_long = entry->bad = true;
        } else if (heading->nameless[index]) {
                qs_number_format(number, (int64_t)index + 1, 1);
                qs_report(entry->report, field->spot, QRSIGN_MESSAGE_COLUMN_NAMELESS, number, NULL,
                        NULL);
                heading->nameless[index] = false;
        }
}

void qs_entry_begin(struct qs_entry *entry, struct qs_heading *heading, const struct qs_row *row,
        struct qs_report *report, struct qs_arena *arena, struct qrsign_error *error)
{
        bool too_long = false;

        *entry = (struct qs_entry){
                .heading = heading,
                .report = report,
                .arena = arena,
                .line = row->line,
                .error = error,
        };
        if (row->problem) {
                qs_report(report,
                        (struct qs_spot){
                                heading->file, row->problem_line, row->problem_column, NULL},
                        row->problem, NULL, NULL, NULL);
                entry->bad = true;
        }
        for (size_t i = 0; i < row->count; i++) {
                const struct qs_cell *cell = &row->cells[i];
                struct qs_field field = {.length = cell->length, .problem = cell->problem};
                enum qs_column column = QS_COLUMN_NONE;

                field.text = qs_text_trim(cell->text, &field.length);
                if (!field.length)
                        continue;
                field.spot = (struct qs_spot){heading->file, cell->line, i + 1, NULL};
                if (i < heading->width)
                        column = (enum qs_column)heading->meanings[i];
                if (column == QS_COLUMN_NONE) {
                        put_nameless(entry, heading, i, &field, &too_long);
                        entry->filled++;
                        continue;
                }
                field.spot.field = heading->columns[column].header;
                qs_entry_put(entry, column, &field);
        }
}

static const char *read_text(
        struct qs_entry *entry, enum qs_column column, size_t limit, enum qs_record_text_form form)
{
        const struct qs_field *field = &entry->fields[column];
        struct qrsign_error problem;
        const char *text = "";

        if (!field->text || entry->status)
                return "";
        switch (qs_record_text(
                entry->arena, field->text, field->length, limit, form, &text, &problem)) {
        case QRSIGN_OK: return text;
        case QRSIGN_ERROR_MEMORY: qs_entry_fail(entry); return "";
        default: break;
        }
        qs_spot_locate(&problem, field->spot);
        qs_report_problem(entry->report, &problem);
        entry->bad = true;
        return "";
}

const char *qs_entry_text(struct qs_entry *entry, enum qs_column column, size_t limit)
{
        return read_text(entry, column, limit, QS_RECORD_TEXT_LINE);
}

const char *qs_entry_lines(struct qs_entry *entry, enum qs_column column, size_t limit)
{
        return read_text(entry, column, limit, QS_RECORD_TEXT_LINES);
}

uint32_t qs_entry_whole(
        struct qs_entry *entry, enum qs_column column, uint32_t least, uint32_t most, bool *present)
{
        const struct qs_field *field = &entry->fields[column];
        char low[QS_NUMBER_SIZE], high[QS_NUMBER_SIZE];
        enum qrsign_message message;
        uint32_t value = 0;

        if (present)
                *present = false;
        if (!field->text)
                return 0;
        message = qs_value_whole(field->text, field->length, least, most, &value);
        if (message) {
                struct shown shown = show(field->text, field->length);

                qs_number_format(low, least, 1);
                qs_number_format(high, most, 1);
                qs_entry_problem(entry, column, message, shown.text, low, high);
                return 0;
        }
        if (present)
                *present = true;
        return value;
}

bool qs_entry_yes(struct qs_entry *entry, enum qs_column column)
{
        const struct qs_field *field = &entry->fields[column];
        bool yes = false;

        return field->text &&
               judge(entry, column, qs_value_yes(field->text, field->length, &yes)) && yes;
}

enum qrsign_side qs_entry_side(struct qs_entry *entry)
{
        const struct qs_field *field = &entry->fields[QS_COLUMN_SIDE];
        enum qrsign_side side = QRSIGN_SIDE_NONE;

        if (field->text)
                judge(entry, QS_COLUMN_SIDE, qs_value_side(field->text, field->length, &side));
        return side;
}

struct qrsign_date qs_entry_date(struct qs_entry *entry, enum qs_column column)
{
        const struct qs_field *field = &entry->fields[column];
        struct qrsign_date date = {0};

        if (field->text)
                judge(entry, column, qs_value_date(field->text, field->length, &date));
        return date;
}

/* A copy of a value in the arena. */
static const char *keep(struct qs_entry *entry, const char *text)
{
        const char *copy = entry->status ? NULL : qs_arena_string(entry->arena, text);

        if (!copy && !entry->status)
                qs_entry_fail(entry);
        return copy ? copy : "";
}

/* What was repaired is told with the value that came of it. */
static const char *repaired(struct qs_entry *entry, enum qs_column column,
        enum qrsign_message message, const char *value)
{
        if (message && qrsign_message_find(message)->severity == QRSIGN_SEVERITY_ERROR) {
                judge(entry, column, message);
                return "";
        }
        if (message)
                qs_entry_problem(entry, column, message, value, NULL, NULL);
        return keep(entry, value);
}

const char *qs_entry_phone(struct qs_entry *entry)
{
        const struct qs_field *field = &entry->fields[QS_COLUMN_PHONE];
        char phone[QS_VALUE_PHONE_SIZE];

        if (!field->text)
                return "";
        return repaired(
                entry, QS_COLUMN_PHONE, qs_value_phone(field->text, field->length, phone), phone);
}

const char *qs_entry_commune_code(struct qs_entry *entry)
{
        const struct qs_field *field = &entry->fields[QS_COLUMN_COMMUNE_CODE];
        char code[6];

        if (!field->text)
                return "";
        return repaired(entry, QS_COLUMN_COMMUNE_CODE,
                qs_value_commune_code(field->text, field->length, code), code);
}

const char *qs_entry_id(struct qs_entry *entry)
{
        const struct qs_field *field = &entry->fields[QS_COLUMN_ID];
        char id[QS_VALUE_ID_SIZE];

        if (!field->text ||
                !judge(entry, QS_COLUMN_ID, qs_value_id(field->text, field->length, id)))
                return "";
        return keep(entry, id);
}

const char *qs_entry_url(struct qs_entry *entry, enum qs_column column)
{
        const struct qs_field *field = &entry->fields[column];

        if (!field->text || !judge(entry, column, qs_value_url(field->text, field->length)))
                return "";
        return qs_entry_text(entry, column, field->length);
}

struct qrsign_path qs_entry_path(struct qs_entry *entry)
{
        const struct qs_field *field = &entry->fields[QS_COLUMN_PATH];
        struct qrsign_offset points[QS_RECORD_PATH_MAX], *kept;
        size_t count;

        if (!field->text || entry->status ||
                !judge(entry, QS_COLUMN_PATH,
                        qs_value_path(field->text, field->length, points, &count)))
                return (struct qrsign_path){0};
        kept = qs_arena_array(entry->arena, count, sizeof(*kept));
        if (!kept) {
                qs_entry_fail(entry);
                return (struct qrsign_path){0};
        }
        memcpy(kept, points, count * sizeof(*kept));
        return (struct qrsign_path){kept, count};
}
