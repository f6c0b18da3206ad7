/* SPDX-License-Identifier: MIT */
#include "table/table.h"
#include "base/error.h"

/* So many known names make a header of a table, even if a required one is missing. */
enum { PROBE_KNOWN = 4 };

static enum qrsign_status open_head(struct qrsign_directory *directory,
        const struct qs_input *input, const struct qs_origin *origin, struct qs_digest *digest,
        struct qs_source **source, struct qs_head *head, struct qrsign_error *error)
{
        enum qrsign_status status = qs_input_open(directory, input, origin, digest, source, error);

        *head = (struct qs_head){0};
        return status ? status : qs_head_read(head, *source, error);
}

enum qrsign_status qs_table_probe(struct qrsign_directory *directory, const struct qs_input *input,
        enum qs_table *table, bool *empty, struct qrsign_error *error)
{
        qs_cleanup(qs_source_free) struct qs_source *source = NULL;
        qs_cleanup(qs_head_free) struct qs_head head = {0};
        const struct qs_origin origin = {
                input->path, input->sheet ? input->sheet->origin.sheet : NULL};
        enum qrsign_status status =
                open_head(directory, input, &origin, NULL, &source, &head, error);
        struct qs_guess guess;

        if (status)
                return status;
        *empty = !head.count;
        if (!qs_guess_table(&directory->vocabulary, &head, QS_TABLE_NONE, &guess))
                return qs_error_memory(error);
        *table = guess.complete || guess.known >= PROBE_KNOWN ? guess.table : QS_TABLE_NONE;
        return QRSIGN_OK;
}

static void report_fatal(struct qrsign_directory *directory, const struct qs_origin *file,
        size_t line, enum qrsign_message message, const char *first, const char *second,
        const char *third)
{
        qs_report(&directory->report, (struct qs_spot){file, line, 0, NULL}, message, first, second,
                third);
        directory->report.fatal = true;
}

static enum qrsign_status report_headless(struct qrsign_directory *directory,
        const struct qs_origin *file, const struct qs_head *head, struct qrsign_error *error)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer seen = {0};

        for (size_t i = 0; i < head->count; i++)
                if (qs_row_lost_letters(file, &head->rows[i], &directory->report)) {
                        directory->report.fatal = true;
                        return QRSIGN_OK;
                }
        if (!qs_row_list(&head->rows[0], &seen))
                return qs_error_memory(error);
        report_fatal(directory, file, head->rows[0].line, QRSIGN_MESSAGE_HEADER_NONE, seen.data,
                NULL, NULL);
        return QRSIGN_OK;
}

/* As a message names it. */
static const char *name_of(const struct qs_origin *origin)
{
        return origin->sheet ? origin->sheet : origin->path;
}

/* Finds the table and its header row. guess->table is NONE where that failed and is reported. */
static enum qrsign_status recognise(struct qrsign_directory *directory,
        const struct qs_origin *file, const struct qs_head *head, enum qs_table table,
        bool by_header, struct qs_guess *guess, struct qrsign_error *error)
{
        const struct qs_vocabulary *vocabulary = &directory->vocabulary;

        *guess = (struct qs_guess){.table = QS_TABLE_NONE};
        if (!head->count) {
                report_fatal(directory, file, 0, QRSIGN_MESSAGE_FILE_EMPTY, NULL, NULL, NULL);
                return QRSIGN_OK;
        }
        if ((by_header || table == QS_TABLE_NONE) &&
                !qs_guess_table(vocabulary, head, QS_TABLE_NONE, guess))
                return qs_error_memory(error);
        if (guess->table == QS_TABLE_NONE && table != QS_TABLE_NONE &&
                !qs_guess_table(vocabulary, head, table, guess))
                return qs_error_memory(error);
        /* A settings table may have nothing to know it by but its name. */
        if (guess->table == QS_TABLE_NONE && table == QS_TABLE_SETTINGS)
                *guess = (struct qs_guess){.table = table, .headless = true};
        if (guess->table == QS_TABLE_NONE)
                return report_headless(directory, file, head, error);
        if (directory->headings[guess->table].file) {
                report_fatal(directory, file, 0, QRSIGN_MESSAGE_TABLE_TWICE,
                        name_of(directory->headings[guess->table].file), name_of(file),
                        qs_table_title(guess->table));
                guess->table = QS_TABLE_NONE;
        }
        return QRSIGN_OK;
}

static enum qrsign_status read_row(struct qrsign_directory *directory, enum qs_table table,
        const struct qs_row *row, struct qrsign_error *error)
{
        static enum qrsign_status (*const readers[])(
                struct qrsign_directory *, struct qs_entry *) = {
                [QS_TABLE_ALLEYS] = qs_alley_row,
                [QS_TABLE_HOUSEHOLDS] = qs_household_row,
                [QS_TABLE_PLACES] = qs_place_row,
                [QS_TABLE_SITES] = qs_site_row,
        };
        /* Alleys and places stay in memory; households and sites are put aside. */
        bool stays = table == QS_TABLE_ALLEYS || table == QS_TABLE_PLACES;
        struct qs_arena *arena = stays ? &directory->arena : &directory->row_arena;
        struct qs_entry entry;

        if (table == QS_TABLE_SETTINGS)
                return qs_settings_row(directory, row, error);
        qs_arena_reset(&directory->row_arena);
        qs_entry_begin(&entry, &directory->headings[table], row, &directory->report, arena, error);
        if (!entry.filled)
                return QRSIGN_OK;
        directory->rows[table]++;
        return readers[table](directory, &entry);
}

/* Understands the header; false where the rows make no sense without what it lacks. */
static enum qrsign_status read_heading(struct qrsign_directory *directory,
        const struct qs_origin *file, const struct qs_row *row, const struct qs_guess *guess,
        bool *good, struct qrsign_error *error)
{
        struct qs_heading *heading = &directory->headings[guess->table];
        struct qs_report *report = &directory->report;
        bool fatal = report->fatal;
        enum qrsign_status status = QRSIGN_OK;

        heading->file = file;
        heading->table = guess->table;
        report->fatal = false;
        if (guess->table == QS_TABLE_SETTINGS)
                heading->width = guess->headless ? 0 : row->count;
        else
                status = qs_heading_read(
                        heading, &directory->arena, &directory->vocabulary, row, report, error);
        *good = !report->fatal;
        report->fatal |= fatal;
        return status;
}

static enum qrsign_status read_rows(struct qrsign_directory *directory, struct qs_source *source,
        const struct qs_head *head, const struct qs_guess *guess, struct qrsign_error *error)
{
        enum qrsign_status status;
        const struct qs_row *row;

        for (size_t i = guess->row + !guess->headless; i < head->count; i++) {
                status = read_row(directory, guess->table, &head->rows[i], error);
                if (status)
                        return status;
        }
        do {
                status = qs_source_next(source, &row, error);
                if (!status && row)
                        status = read_row(directory, guess->table, row, error);
        } while (!status && row);
        return status;
}

enum qrsign_status qs_table_read(struct qrsign_directory *directory, const struct qs_input *input,
        const struct qs_origin *origin, enum qs_table table, bool by_header,
        struct qrsign_error *error)
{
        qs_cleanup(qs_source_free) struct qs_source *source = NULL;
        qs_cleanup(qs_head_free) struct qs_head head = {0};
        struct qs_guess guess = {.table = table};
        struct qrsign_error problem;
        bool good = false;
        enum qrsign_status status = open_head(
                directory, input, origin, &directory->digest_state, &source, &head, &problem);

        if (!status)
                status = recognise(directory, origin, &head, table, by_header, &guess, &problem);
        if (!status && guess.table != QS_TABLE_NONE)
                status = read_heading(
                        directory, origin, &head.rows[guess.row], &guess, &good, &problem);
        if (!status && good)
                status = read_rows(directory, source, &head, &guess, &problem);
        if (source)
                qs_repair_report(source, &directory->report);
        if (guess.table == QS_TABLE_HOUSEHOLDS)
                directory->houses_end = qs_spool_end(&directory->spool);
        /* With its table broken no alley is unknown: one problem is enough. */
        if ((status || !good) && (guess.table == QS_TABLE_ALLEYS || guess.table == QS_TABLE_NONE))
                directory->alleys_broken = true;
        if (status == QRSIGN_ERROR_INPUT) {
                qs_report_problem(&directory->report, &problem);
                directory->report.fatal = true;
                return QRSIGN_OK;
        }
        if (status && error)
                *error = problem;
        return status;
}
