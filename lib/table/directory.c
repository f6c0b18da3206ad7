/* SPDX-License-Identifier: MIT */
#include "table/directory.h"
#include "base/error.h"
#include "base/options.h"
#include "base/text.h"
#include "table/input.h"

#include <stdlib.h>
#include <string.h>

void qrsign_directory_free(struct qrsign_directory *directory)
{
        if (!directory)
                return;
        qrsign_record_free(directory->cursor.record);
        qrsign_record_free(directory->cursor.alley_record);
        qs_arena_free(&directory->cursor.arena);
        for (int i = 0; i < QS_TABLES; i++)
                qs_median_free(&directory->medians[i]);
        qs_keys_free(&directory->keys);
        qs_spool_free(&directory->spool);
        free(directory->alleys);
        free(directory->places);
        qs_arena_free(&directory->row_arena);
        qs_arena_free(&directory->arena);
        free(directory);
}

static void directory_cleanup(struct qrsign_directory **directory)
{
        qrsign_directory_free(*directory);
}

/* Takes over as many bytes of the options as the caller knows of. */
static enum qrsign_status take_options(struct qrsign_directory *directory,
        const struct qrsign_directory_options *options, struct qrsign_error *error)
{
        struct qrsign_directory_options *own = &directory->options;
        unsigned days;

        if (qs_options_take(own, sizeof(*own), options, error))
                return QRSIGN_ERROR_ARGUMENT;
        if (own->encoding && !qs_input_form(own->encoding, &directory->form))
                return qs_error(error, QRSIGN_MESSAGE_ENCODING_UNKNOWN, own->encoding);
        if (own->today.year && !qs_date_to_days(own->today, &days))
                return qs_error(error, QRSIGN_MESSAGE_BAD_ARGUMENT, "options.today");
        directory->report.on_problem = own->on_problem;
        directory->report.context = own->context;
        return QRSIGN_OK;
}

static struct qrsign_directory *create(const char *path)
{
        struct qrsign_directory *directory = calloc(1, sizeof(*directory));
        struct qs_entry *settings;

        if (!directory)
                return NULL;
        qs_spool_start(&directory->spool);
        qs_digest_start(&directory->digest_state);
        settings = &directory->settings.entry;
        settings->heading = &directory->headings[QS_TABLE_SETTINGS];
        settings->report = &directory->report;
        settings->arena = &directory->arena;
        directory->origin.path = qs_arena_string(&directory->arena, path);
        if (!directory->origin.path ||
                !qs_vocabulary_make(&directory->arena, &directory->vocabulary)) {
                qrsign_directory_free(directory);
                return NULL;
        }
        return directory;
}

/* After all rows are read. */
static enum qrsign_status finish(struct qrsign_directory *directory, struct qrsign_error *error)
{
        enum qrsign_status status = qs_directory_check(directory, error);
        uint8_t digest[QS_DIGEST_SIZE];

        if (status)
                return status;
        if (!qs_gather_prepare(directory))
                return qs_error_memory(error);
        directory->sites_end = qs_spool_end(&directory->spool);
        directory->board_id = qs_board_id(directory);
        if (!directory->board_id)
                return qs_error_memory(error);
        qs_keys_free(&directory->keys); /* needed by rows only */
        qs_digest_finish(&directory->digest_state, digest);
        qs_digest_hex(digest, directory->digest);
        qs_arena_free(&directory->row_arena);
        return qrsign_directory_rewind(directory, QRSIGN_RECORD_ALLEY, error);
}

enum qrsign_status qs_directory_open(const char *path, const struct qs_input *inputs, size_t count,
        const struct qrsign_directory_options *options, struct qrsign_directory **directory,
        struct qrsign_error *error)
{
        qs_cleanup(directory_cleanup) struct qrsign_directory *own = create(path);
        struct qs_report *report;
        struct qrsign_error failure;
        enum qrsign_status status;

        const char *units = NULL;

        *directory = NULL;
        if (!own)
                return qs_error_memory(error);
        status = take_options(own, options, error);
        if (status)
                return status;
        units = own->options.units;
        own->options.encoding = own->options.units = NULL; /* not ours */
        report = &own->report;
        status = qs_communes_open(&own->communes, &own->arena, units, &failure);
        if (!status)
                status = qs_input_read(own, inputs, count, &failure);
        if (!status)
                status = finish(own, &failure);
        if (status) {
                qs_report_problem(report, &failure);
        } else if (report->errors && (report->fatal || !own->options.keep_going)) {
                failure = report->first;
                status = failure.status;
        }
        if (status) {
                if (error)
                        *error = failure;
                return status;
        }
        *directory = own;
        own = NULL;
        return QRSIGN_OK;
}

enum qrsign_status qrsign_directory_open(const char *path,
        const struct qrsign_directory_options *options, struct qrsign_directory **directory,
        struct qrsign_error *error)
{
        return qs_directory_open(path, NULL, 0, options, directory, error);
}

struct qrsign_directory_counts qrsign_directory_counts(const struct qrsign_directory *directory)
{
        struct qrsign_directory_counts counts = directory->counts;

        counts.errors = directory->report.errors;
        counts.warnings = directory->report.warnings;
        counts.notices = directory->report.notices;
        return counts;
}

const char *qrsign_directory_setting(
        const struct qrsign_directory *directory, const char *key, struct qrsign_error *where)
{
        const struct qs_field *fields = directory->settings.entry.fields;
        qs_cleanup(qs_buffer_free) struct qs_buffer fold = {0};
        const struct qs_column_name *name = NULL;

        if (qs_text_fold(key, strlen(key), &fold))
                name = qs_vocabulary_find(&directory->vocabulary, QS_TABLE_SETTINGS, fold.data);
        if (!name || !fields[name->column].text)
                return "";
        if (where) {
                const struct qs_spot *spot = &fields[name->column].spot;

                where->file[0] = where->field[0] = where->cell[0] = '\0';
                where->line = where->column = 0;
                qs_spot_locate(where, *spot);
        }
        return fields[name->column].text;
}

const char *qrsign_directory_digest(const struct qrsign_directory *directory)
{
        return directory->digest;
}
