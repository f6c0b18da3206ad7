/* SPDX-License-Identifier: MIT */
#include "table/input.h"
#include "base/error.h"
#include "base/text.h"
#include "table/table.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* The table that a file's name says: that of `csv/Hộ dân.csv` is households. */
static enum qrsign_status name_table(
        const char *path, enum qs_table *table, struct qrsign_error *error)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer fold = {0};
        const char *name = strrchr(path, '/'), *dot;
        size_t length;

        name = name ? name + 1 : path;
        dot = strrchr(name, '.');
        length = dot ? (size_t)(dot - name) : strlen(name);
        *table = QS_TABLE_NONE;
        /* A name need not be UTF-8; then it says nothing. */
        if (qs_text_fold(name, length, &fold))
                *table = qs_table_of_name(fold.data);
        return fold.failed ? qs_error_memory(error) : QRSIGN_OK;
}

static enum qrsign_status open_bytes(const struct qs_input *input, struct qs_digest *digest,
        struct qs_bytes *bytes, struct qrsign_error *error)
{
        if (!input->text)
                return qs_bytes_open(bytes, input->path, digest, error);
        qs_bytes_open_memory(bytes, input->text, input->length, digest);
        return QRSIGN_OK;
}

/* What is wrong with one file is reported, and the others are read all the same; anything graver is
 * handed on. */
static enum qrsign_status report_input(struct qrsign_directory *directory,
        enum qrsign_status status, const struct qrsign_error *problem, struct qrsign_error *error)
{
        if (status == QRSIGN_ERROR_INPUT) {
                qs_report_problem(&directory->report, problem);
                directory->report.fatal = true;
                return QRSIGN_OK;
        }
        if (status && error)
                *error = *problem;
        return status;
}

static enum qrsign_status read_table(struct qrsign_directory *directory,
        const struct qs_input *input, enum qs_table table, bool by_header,
        struct qrsign_error *error)
{
        struct qrsign_error problem;
        struct qs_bytes bytes;
        enum qrsign_status status = open_bytes(input, &directory->digest_state, &bytes, &problem);

        if (status)
                return report_input(directory, status, &problem, error);
        return qs_table_read(directory, input->path, bytes, table, by_header, error);
}

/* The CSV files of a folder. */
struct folder {
        struct qs_input *inputs; /* sorted by name */
        size_t count, capacity;
};

static void folder_free(struct folder *folder)
{
        free(folder->inputs);
}

static void folder_close(DIR **stream)
{
        if (*stream)
                closedir(*stream);
}

static int compare_inputs(const void *a, const void *b)
{
        const struct qs_input *one = a, *other = b;

        return strcmp(one->path, other->path);
}

static bool is_csv(const char *name)
{
        size_t length = strlen(name);

        return name[0] != '.' && length > 4 &&
               (!strcmp(name + length - 4, ".csv") || !strcmp(name + length - 4, ".CSV"));
}

static bool folder_add(
        struct folder *folder, struct qs_arena *arena, const char *path, const char *name)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer joined = {0};
        size_t length = strlen(path);

        if (folder->count == folder->capacity) {
                size_t capacity = folder->capacity ? 2 * folder->capacity : 16;
                struct qs_input *inputs = realloc(folder->inputs, capacity * sizeof(*inputs));

                if (!inputs)
                        return false;
                folder->inputs = inputs;
                folder->capacity = capacity;
        }
        qs_buffer_append_string(&joined, path);
        if (length && path[length - 1] != '/')
                qs_buffer_append_byte(&joined, '/');
        qs_buffer_append_string(&joined, name);
        name = joined.failed ? NULL : qs_arena_string(arena, joined.data);
        folder->inputs[folder->count++] = (struct qs_input){.path = name};
        return name != NULL;
}

static enum qrsign_status folder_list(
        struct folder *folder, struct qs_arena *arena, const char *path, struct qrsign_error *error)
{
        qs_cleanup(folder_close) DIR *stream = opendir(path);
        const struct dirent *entry;

        errno = stream ? 0 : errno;
        while (stream && (entry = readdir(stream)) != NULL) {
                if (is_csv(entry->d_name) && !folder_add(folder, arena, path, entry->d_name))
                        return qs_error_memory(error);
                errno = 0;
        }
        if (errno) {
                qs_error_errno(error, QRSIGN_MESSAGE_FILE_OPEN, errno);
                qs_error_locate(error, path, 0, 0);
                return QRSIGN_ERROR_IO;
        }
        if (folder->count)
                qsort(folder->inputs, folder->count, sizeof(*folder->inputs), compare_inputs);
        return QRSIGN_OK;
}

/* A file whose name says nothing: its header may. */
static enum qrsign_status probe(struct qrsign_directory *directory, const struct qs_input *input,
        enum qs_table *table, struct qrsign_error *error)
{
        struct qs_bytes bytes;
        enum qrsign_status status = open_bytes(input, NULL, &bytes, error);

        if (!status)
                status = qs_table_probe(directory, input->path, bytes, table, error);
        if (!status && *table == QS_TABLE_NONE)
                qs_report(&directory->report, (struct qs_spot){input->path, 0, 0, NULL},
                        QRSIGN_MESSAGE_TABLE_UNKNOWN, NULL, NULL, NULL);
        return status;
}

/* Which of the files is which table. */
static enum qrsign_status sort_inputs(struct qrsign_directory *directory,
        const struct qs_input *inputs, size_t count, const struct qs_input *tables[QS_TABLES],
        struct qrsign_error *error)
{
        for (size_t i = 0; i < count; i++) {
                const struct qs_input *input = &inputs[i];
                struct qrsign_error problem;
                enum qs_table table = QS_TABLE_NONE;
                enum qrsign_status status = name_table(input->path, &table, &problem);

                if (!status && table == QS_TABLE_NONE)
                        status = probe(directory, input, &table, &problem);
                /* What cannot be read may have been the alleys. */
                directory->alleys_broken |= status == QRSIGN_ERROR_INPUT;
                if (status) {
                        status = report_input(directory, status, &problem, error);
                        if (status)
                                return status;
                } else if (table != QS_TABLE_NONE && tables[table]) {
                        qs_report(&directory->report, (struct qs_spot){input->path, 0, 0, NULL},
                                QRSIGN_MESSAGE_TABLE_TWICE, tables[table]->path, input->path,
                                qs_table_title(table));
                        directory->report.fatal = true;
                } else if (table != QS_TABLE_NONE) {
                        tables[table] = input;
                }
        }
        return QRSIGN_OK;
}

static enum qrsign_status read_folder(struct qrsign_directory *directory,
        const struct qs_input *inputs, size_t count, struct qrsign_error *error)
{
        const struct qs_input *tables[QS_TABLES] = {NULL};
        enum qrsign_status status = sort_inputs(directory, inputs, count, tables, error);

        /* The settings hold what the other tables leave out, and are read before them. */
        for (int table = 0; table < QS_TABLES && !status; table++) {
                if (tables[table])
                        status = read_table(
                                directory, tables[table], (enum qs_table)table, false, error);
                if (!status && table == QS_TABLE_SETTINGS)
                        status = qs_settings_finish(directory, error);
        }
        return status;
}

/* One table alone: its header tells which, as its name may tell of something else. */
static enum qrsign_status read_one(struct qrsign_directory *directory, const struct qs_input *input,
        struct qrsign_error *error)
{
        enum qs_table table;
        enum qrsign_status status = qs_settings_finish(directory, error);

        if (!status)
                status = name_table(input->path, &table, error);
        return status ? status : read_table(directory, input, table, true, error);
}

static enum qrsign_status read_path(struct qrsign_directory *directory, struct qrsign_error *error)
{
        qs_cleanup(folder_free) struct folder folder = {0};
        const char *path = directory->path;
        bool standard_input = strcmp(path, "-") == 0;
        enum qrsign_status status;
        struct stat about;

        if (!standard_input && stat(path, &about) < 0) {
                qs_error_errno(error, QRSIGN_MESSAGE_FILE_OPEN, errno);
                qs_error_locate(error, path, 0, 0);
                return QRSIGN_ERROR_IO;
        }
        if (standard_input || !S_ISDIR(about.st_mode))
                return read_one(directory, &(struct qs_input){.path = path}, error);
        status = folder_list(&folder, &directory->arena, path, error);
        if (status)
                return status;
        return read_folder(directory, folder.inputs, folder.count, error);
}

enum qrsign_status qs_input_read(struct qrsign_directory *directory, const struct qs_input *inputs,
        size_t count, struct qrsign_error *error)
{
        const struct qs_heading *headings = directory->headings;
        enum qrsign_status status;

        if (!inputs)
                status = read_path(directory, error);
        else if (count == 1)
                status = read_one(directory, inputs, error);
        else
                status = read_folder(directory, inputs, count, error);
        if (status || headings[QS_TABLE_ALLEYS].file || headings[QS_TABLE_HOUSEHOLDS].file ||
                headings[QS_TABLE_SITES].file || directory->report.fatal)
                return status;
        qs_report(&directory->report, (struct qs_spot){directory->path, 0, 0, NULL},
                QRSIGN_MESSAGE_TABLE_NONE, NULL, NULL, NULL);
        directory->report.fatal = true;
        return QRSIGN_OK;
}
