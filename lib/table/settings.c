/* SPDX-License-Identifier: MIT */
#include "base/error.h"
#include "base/number.h"
#include "base/text.h"
#include "table/directory.h"

#include <string.h>

/* A trimmed copy of a cell in NFC; NULL: no memory. */
static const char *copy_cell(struct qs_arena *arena, const struct qs_cell *cell, size_t *length)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer composed = {0};
        const char *text;

        *length = cell->length;
        text = qs_text_trim(cell->text, length);
        if (!qs_text_nfc(text, *length, &composed))
                return NULL;
        *length = composed.length;
        return qs_arena_copy(arena, composed.data, composed.length);
}

static enum qrsign_status report_unknown(
        struct qrsign_directory *directory, struct qs_spot spot, const char *folded)
{
        const struct qs_column_name *near =
                qs_vocabulary_nearest(&directory->vocabulary, QS_TABLE_SETTINGS, folded);

        qs_report(&directory->report, spot,
                near ? QRSIGN_MESSAGE_SETTING_UNKNOWN_NEAR : QRSIGN_MESSAGE_SETTING_UNKNOWN,
                spot.field, near ? near->name : NULL, NULL);
        return QRSIGN_OK;
}

/* Takes the value of the key that stands at `spot`. Both live as long as the row; what is kept of
 * them is copied. */
static enum qrsign_status take_setting(struct qrsign_directory *directory, struct qs_spot spot,
        struct qs_field field, struct qrsign_error *error)
{
        struct qs_entry *entry = &directory->settings.entry;
        qs_cleanup(qs_buffer_free) struct qs_buffer folded = {0};
        const struct qs_column_name *name;
        char line[QS_NUMBER_SIZE];

        if (!qs_text_fold(spot.field, strlen(spot.field), &folded))
                return qs_error_memory(error);
        name = qs_vocabulary_find(&directory->vocabulary, QS_TABLE_SETTINGS, folded.data);
        if (!name)
                return report_unknown(directory, spot, folded.data);
        if (!field.length)
                return QRSIGN_OK;
        if (entry->fields[name->column].spot.line) {
                qs_number_format(line, (int64_t)entry->fields[name->column].spot.line, 1);
                qs_report(&directory->report, spot, QRSIGN_MESSAGE_SETTING_TWICE, line, NULL, NULL);
                directory->report.fatal = true;
                return QRSIGN_OK;
        }
        field.text = qs_arena_string(&directory->arena, field.text);
        field.spot.field = qs_arena_string(&directory->arena, spot.field);
        if (!field.text || !field.spot.field)
                return qs_error_memory(error);
        qs_entry_put(entry, name->column, &field);
        return QRSIGN_OK;
}

/* Cells behind the value belong to columns of the header row, or to none. */
static void look_behind(struct qrsign_directory *directory, const struct qs_row *row)
{
        const struct qs_heading *heading = &directory->headings[QS_TABLE_SETTINGS];

        for (size_t i = heading->width > 2 ? heading->width : 2; i < row->count; i++) {
                size_t length = row->cells[i].length;
                struct qs_spot spot = {heading->file, row->cells[i].line, i + 1, NULL};

                qs_text_trim(row->cells[i].text, &length);
                if (!length)
                        continue;
                qs_report(&directory->report, spot, QRSIGN_MESSAGE_ROW_TOO_LONG, row->cells[i].text,
                        NULL, NULL);
                directory->report.fatal = true;
                return;
        }
}

enum qrsign_status qs_settings_row(
        struct qrsign_directory *directory, const struct qs_row *row, struct qrsign_error *error)
{
        const struct qs_origin *file = directory->headings[QS_TABLE_SETTINGS].file;
        struct qs_spot key_spot = {file, row->cells[0].line, 1, NULL};
        struct qs_field field = {.text = "", .spot = {file, row->line, 2, NULL}};
        size_t key_length;

        qs_arena_reset(&directory->row_arena);
        key_spot.field = copy_cell(&directory->row_arena, &row->cells[0], &key_length);
        if (!key_spot.field)
                return qs_error_memory(error);
        if (row->count > 1) {
                field.text = copy_cell(&directory->row_arena, &row->cells[1], &field.length);
                field.spot.line = row->cells[1].line;
                field.problem = row->cells[1].problem;
        }
        if (!field.text)
                return qs_error_memory(error);
        field.spot.field = key_spot.field;
        if (row->problem) {
                qs_report(&directory->report,
                        (struct qs_spot){
                                file, row->problem_line, row->problem_column, key_spot.field},
                        row->problem, NULL, NULL, NULL);
                directory->report.fatal = true;
        }
        look_behind(directory, row);
        if (key_length)
                return take_setting(directory, key_spot, field, error);
        if (field.length) {
                qs_report(&directory->report, field.spot, QRSIGN_MESSAGE_SETTING_NAMELESS,
                        field.text, NULL, NULL);
                directory->report.fatal = true;
        }
        return QRSIGN_OK;
}

/* Templates of the program's own, with commas between them. A file is named on the command line
 * only: whoever sends a table must not choose what is read. */
static void check_template(struct qs_entry *entry)
{
        static const char *const templates[] = {"alley", "house", "hamlet", "site"};
        const struct qs_field *field = &entry->fields[QS_COLUMN_TEMPLATE];
        const char *at = field->text, *end = at ? at + field->length : at;

        while (at && at < end) {
                const char *comma = memchr(at, ',', (size_t)(end - at));
                size_t length = (size_t)((comma ? comma : end) - at);
                const char *word = qs_text_trim(at, &length);
                bool known = false;

                for (size_t i = 0; i < QS_COUNT(templates); i++)
                        known |= strlen(templates[i]) == length &&
                                 !memcmp(word, templates[i], length);
                if (!known) {
                        qs_entry_problem(entry, QS_COLUMN_TEMPLATE, QRSIGN_MESSAGE_SETTING_TEMPLATE,
                                field->text, NULL, NULL);
                        return;
                }
                at = comma ? comma + 1 : end;
        }
}

/* A page must be fetched safely: phones let no page use the camera else. */
static void check_page(struct qs_entry *entry)
{
        const struct qs_field *field = &entry->fields[QS_COLUMN_PAGE];

        if (*qs_entry_url(entry, QS_COLUMN_PAGE) && strncmp(field->text, "https://", 8) != 0)
                qs_entry_problem(entry, QS_COLUMN_PAGE, QRSIGN_MESSAGE_PAGE_NOT_HTTPS, field->text,
                        NULL, NULL);
}

static void read_issued(struct qrsign_directory *directory)
{
        struct qs_settings *settings = &directory->settings;
        struct qs_entry *entry = &settings->entry;
        unsigned days;

        settings->issued = qs_entry_date(entry, QS_COLUMN_ISSUED);
        if (settings->issued.year && !qs_date_to_days(settings->issued, &days))
                qs_entry_problem(entry, QS_COLUMN_ISSUED, QRSIGN_MESSAGE_ISSUED_RANGE,
                        entry->fields[QS_COLUMN_ISSUED].text, NULL, NULL);
        /* A wrong day has been reported, and is not missing. */
        if (entry->fields[QS_COLUMN_ISSUED].spot.line)
                return;
        settings->issued = directory->options.today;
        if (!settings->issued.year) {
                const struct qs_origin *file = directory->headings[QS_TABLE_SETTINGS].file;

                qs_report(&directory->report,
                        (struct qs_spot){file ? file : &directory->origin, 0, 0,
                                qs_column_title(QS_TABLE_SETTINGS, QS_COLUMN_ISSUED)},
                        QRSIGN_MESSAGE_ISSUED_MISSING, NULL, NULL, NULL);
                directory->report.fatal = true;
        }
}

static const char *unit_or_null(struct qs_entry *entry, enum qs_column column)
{
        const char *unit = qs_entry_text(entry, column, QS_RECORD_UNIT_MAX);

        return *unit ? unit : NULL;
}

/* A code must be the commune's; without one it is filled in. */
static void check_code(struct qrsign_directory *directory)
{
        struct qs_settings *settings = &directory->settings;
        struct qs_entry *entry = &settings->entry;
        qs_cleanup(qs_buffer_free) struct qs_buffer near = {0};
        const struct qs_commune *found;

        if (!*settings->commune_code) {
                if (*settings->area.commune && *settings->area.province &&
                        !entry->fields[QS_COLUMN_COMMUNE_CODE].spot.line &&
                        qs_communes_look_up(&directory->communes, &directory->arena,
                                settings->area.commune_unit, settings->area.commune,
                                settings->area.province, &found, &near) == QS_COMMUNE_FOUND)
                        settings->commune_code = found->code;
                return;
        }
        found = qs_communes_find_code(&directory->communes, settings->commune_code);
        if (!found)
                qs_entry_problem(entry, QS_COLUMN_COMMUNE_CODE, QRSIGN_MESSAGE_CODE_UNKNOWN,
                        settings->commune_code, NULL, NULL);
        else if (*settings->area.commune && !qs_commune_is(found, settings->area.commune))
                qs_entry_problem(entry, QS_COLUMN_COMMUNE_CODE, QRSIGN_MESSAGE_CODE_DIFFERS,
                        settings->commune_code, found->name, settings->area.commune);
}

enum qrsign_status qs_settings_finish(
        struct qrsign_directory *directory, struct qrsign_error *error)
{
        struct qs_settings *settings = &directory->settings;
        struct qs_entry *entry = &settings->entry;
        bool revised;

        entry->error = error;
        settings->hamlet_unit = unit_or_null(entry, QS_COLUMN_HAMLET_UNIT);
        settings->alley_unit = unit_or_null(entry, QS_COLUMN_ALLEY_UNIT);
        qs_area_read(directory, entry, &settings->area);
        settings->id = qs_entry_id(entry);
        settings->name_en = qs_entry_text(entry, QS_COLUMN_NAME_EN, QS_RECORD_TEXT_MAX);
        settings->commune_code = qs_entry_commune_code(entry);
        settings->former_address =
                qs_entry_text(entry, QS_COLUMN_FORMER_ADDRESS, QS_RECORD_SITE_MAX);
        settings->contact.name = qs_entry_text(entry, QS_COLUMN_HEAD, QS_RECORD_NAME_MAX);
        settings->contact.phone = qs_entry_phone(entry);
        settings->point = qs_entry_point(entry);
        settings->revision = (uint16_t)qs_entry_whole(
                entry, QS_COLUMN_REVISION, 1, QS_RECORD_REVISION_MAX, &revised);
        if (!revised)
                settings->revision = 1;
        qs_commune_check(directory, entry, &settings->area);
        check_code(directory);
        read_issued(directory);
        check_page(entry);
        check_template(entry);
        if (*settings->id)
                qs_id_enter(directory, entry, settings->id);
        /* Every sign depends on the settings: no row can be left out for them. */
        directory->report.fatal |= entry->bad;
        return entry->status;
}
