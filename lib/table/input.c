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

static enum qrsign_status read_file(struct qrsign_directory *directory, const char *path,
        enum qs_table table, bool by_header, struct qrsign_error *error)
{
        struct qrsign_error problem;
        struct qs_bytes bytes;
        enum qrsign_status status = qs_bytes_open(&bytes, path, &directory->digest_state, &problem);

        if (!status)
                return qs_table_read(directory, path, bytes, table, by_header, error);
        if (status != QRSIGN_ERROR_INPUT) {
                if (error)
                        *error = problem;
                return status;
        }
        qs_report_problem(&directory->report, &problem);
        directory->report.fatal = true;
        return QRSIGN_OK;
}

/* The CSV files of a folder. */
struct folder {
        const char **paths; /* sorted by name */
        size_t count, capacity;
};

static void folder_free(struct folder *folder)
{
        free(folder->paths);
}

static void folder_close(DIR **stream)
{
        if (*stream)
                closedir(*stream);
}

static int compare_paths(const void *a, const void *b)
{
        return strcmp(*(const char *const *)a, *(const char *const *)b);
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
                const char **paths = realloc(folder->paths, capacity * sizeof(*paths));

                if (!paths)
                        return false;
                folder->paths = paths;
                folder->capacity = capacity;
        }
        qs_buffer_append_string(&joined, path);
        if (length && path[length - 1] != '/')
                qs_buffer_append_byte(&joined, '/');
        qs_buffer_append_string(&joined, name);
        folder->paths[folder->count] = joined.failed ? NULL : qs_arena_string(arena, joined.data);
        return folder->paths[folder->count++] != NULL;
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
                qsort(folder->paths, folder->count, sizeof(*folder->paths), compare_paths);
        return QRSIGN_OK;
}

/* A file whose name says nothing: its header may. */
static enum qrsign_status probe(struct qrsign_directory *directory, const char *path,
        enum qs_table *table, struct qrsign_error *error)
{
        struct qs_bytes bytes;
        enum qrsign_status status = qs_bytes_open(&bytes, path, NULL, error);

        if (!status)
                status = qs_table_probe(directory, path, bytes, table, error);
        if (!status && *table == QS_TABLE_NONE)
                qs_report(&directory->report, (struct qs_spot){path, 0, 0, NULL},
                        QRSIGN_MESSAGE_TABLE_UNKNOWN, NULL, NULL, NULL);
        return status;
}

/* Which file of a folder is which table. */
static enum qrsign_status sort_files(struct qrsign_directory *directory,
        const struct folder *folder, const char *files[QS_TABLES], struct qrsign_error *error)
{
        struct qs_report *report = &directory->report;

        for (size_t i = 0; i < folder->count; i++) {
                const char *path = folder->paths[i];
                struct qrsign_error problem;
                enum qs_table table;
                enum qrsign_status status = name_table(path, &table, &problem);

                if (!status && table == QS_TABLE_NONE)
                        status = probe(directory, path, &table, &problem);
                if (status == QRSIGN_ERROR_INPUT) {
                        qs_report_problem(report, &problem);
                        report->fatal = directory->alleys_broken = true;
                        continue;
                }
                if (status) {
                        if (error)
                                *error = problem;
                        return status;
                }
                if (table == QS_TABLE_NONE)
                        continue;
                if (files[table]) {
                        qs_report(report, (struct qs_spot){path, 0, 0, NULL},
                                QRSIGN_MESSAGE_TABLE_TWICE, files[table], path,
                                qs_table_title(table));
                        report->fatal = true;
                        continue;
                }
                files[table] = path;
        }
        return QRSIGN_OK;
}

/* The settings hold what the other tables leave out, and are read before them. */
static enum qrsign_status read_folder(
        struct qrsign_directory *directory, const char *path, struct qrsign_error *error)
{
        qs_cleanup(folder_free) struct folder folder = {0};
        const char *files[QS_TABLES] = {NULL};
        enum qrsign_status status = folder_list(&folder, &directory->arena, path, error);

        if (!status)
                status = sort_files(directory, &folder, files, error);
        for (int table = 0; table < QS_TABLES && !status; table++) {
                if (files[table])
                        status = read_file(
                                directory, files[table], (enum qs_table)table, false, error);
                if (!status && table == QS_TABLE_SETTINGS)
                        status = qs_settings_finish(directory, error);
        }
        return status;
}

/* One table alone: its header tells which, as its name may tell of something else. */
static enum qrsign_status read_one(
        struct qrsign_directory *directory, const char *path, struct qrsign_error *error)
{
        enum qs_table table;
        enum qrsign_status status = qs_settings_finish(directory, error);

        if (!status)
                status = name_table(path, &table, error);
        return status ? status : read_file(directory, path, table, true, error);
}

static void check_found(struct qrsign_directory *directory)
{
        const struct qs_heading *headings = directory->headings;

        if (headings[QS_TABLE_ALLEYS].file || headings[QS_TABLE_HOUSEHOLDS].file ||
                headings[QS_TABLE_SITES].file || directory->report.fatal)
                return;
        qs_report(&directory->report, (struct qs_spot){directory->path, 0, 0, NULL},
                QRSIGN_MESSAGE_TABLE_NONE, NULL, NULL, NULL);
        directory->report.fatal = true;
}

enum qrsign_status qs_input_read(struct qrsign_directory *directory, struct qrsign_error *error)
{
        const char *path = directory->path;
        enum qrsign_status status;
        struct stat about;

        if (strcmp(path, "-") != 0 && stat(path, &about) < 0) {
                qs_error_errno(error, QRSIGN_MESSAGE_FILE_OPEN, errno);
                qs_error_locate(error, path, 0, 0);
                return QRSIGN_ERROR_IO;
        }
        if (strcmp(path, "-") != 0 && S_ISDIR(about.st_mode))
                status = read_folder(directory, path, error);
        else
                status = read_one(directory, path, error);
        if (!status)
                check_found(directory);
        return status;
}

enum qrsign_status qs_input_read_memory(struct qrsign_directory *directory, const char *text,
        size_t length, struct qrsign_error *error)
{
        enum qrsign_status status = qs_settings_finish(directory, error);
        struct qs_bytes bytes;

        qs_bytes_open_memory(&bytes, text, length, &directory->digest_state);
        if (!status)
                status = qs_table_read(
                        directory, directory->path, bytes, QS_TABLE_NONE, true, error);
        if (!status)
                check_found(directory);
        return status;
}
