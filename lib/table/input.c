/* SPDX-License-Identifier: MIT */
#include "table/input.h"
#include "base/error.h"
#include "base/text.h"
#include "table/csv.h"
#include "table/table.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* The table that the name of a file or sheet says: that of `csv/Hộ dân.csv` is households. */
static enum qrsign_status name_table(
        const struct qs_input *input, enum qs_table *table, struct qrsign_error *error)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer fold = {0};
        const char *name = strrchr(input->path, '/'), *dot;
        size_t length;

        name = name ? name + 1 : input->path;
        dot = strrchr(name, '.');
        length = dot ? (size_t)(dot - name) : strlen(name);
        if (input->sheet) {
                name = input->sheet->origin.sheet;
                length = strlen(name);
        }
        *table = QS_TABLE_NONE;
        /* A name need not be UTF-8; then it says nothing. */
        if (qs_text_fold(name, length, &fold))
                *table = qs_table_of_name(fold.data);
        return fold.failed ? qs_error_memory(error) : QRSIGN_OK;
}

bool qs_input_form(const char *encoding, struct qs_text_form *form)
{
        static const struct {
                const char *name;
                enum qs_bytes_form bytes;
        } names[] = {
                {"utf-8", QS_BYTES_UTF},
                {"utf-16le", QS_BYTES_UTF16LE},
                {"utf-16", QS_BYTES_UTF16LE},
                {"utf-16be", QS_BYTES_UTF16BE},
        };

        *form = (struct qs_text_form){.encoding = qs_encoding_find(encoding)};
        if (form->encoding != QS_ENCODINGS)
                return true;
        form->encoding = QS_ENCODING_NONE;
        for (size_t i = 0; i < QS_COUNT(names); i++) {
                if (!qs_text_same_folded(names[i].name, encoding))
                        continue;
                form->utf8 = true;
                form->bytes = names[i].bytes;
        }
        return form->utf8;
}

static enum qrsign_status open_csv(const struct qrsign_directory *directory,
        const struct qs_input *input, struct qs_digest *digest, struct qs_source **source,
        struct qrsign_error *error)
{
        enum qrsign_status status = QRSIGN_OK;
        struct qs_bytes bytes;

        if (input->text)
                qs_bytes_open_memory(&bytes, input->text, input->length, digest);
        else
                status = qs_bytes_open(&bytes, input->path, digest, error);
        if (status)
                return status;
        bytes.form = directory->form.utf8       ? directory->form.bytes
                     : directory->form.encoding ? QS_BYTES_LEGACY
                                                : QS_BYTES_ANY;
        return qs_csv_open(
                input->path, bytes, ',', qs_guess_delimiter, &directory->vocabulary, source, error);
}

enum qrsign_status qs_input_open(const struct qrsign_directory *directory,
        const struct qs_input *input, const struct qs_origin *origin, struct qs_digest *digest,
        struct qs_source **source, struct qrsign_error *error)
{
        struct qs_source *inner = NULL;
        enum qrsign_status status;

        *source = NULL;
        if (input->sheet)
                status = qs_sheet_open(input->workbook, input->sheet, &inner, error);
        else
                status = open_csv(directory, input, digest, &inner, error);
        if (status)
                return status;
        return qs_repair_open(inner, origin, directory->form, source, error);
}

/* Where the problems of an input stand; lives as long as the directory. NULL: no memory. */
static const struct qs_origin *origin_of(
        struct qrsign_directory *directory, const struct qs_input *input)
{
        struct qs_origin *origin = qs_arena_allocate(&directory->arena, sizeof(*origin));

        if (!origin)
                return NULL;
        origin->path = input->path;
        if (input->sheet) {
                origin->sheet = qs_arena_string(&directory->arena, input->sheet->origin.sheet);
                if (!origin->sheet)
                        return NULL;
        }
        return origin;
}

static void report_origin(struct qrsign_directory *directory, const struct qs_input *input,
        enum qrsign_message message, const char *first, const char *second, const char *third)
{
        const struct qs_origin origin = {
                input->path, input->sheet ? input->sheet->origin.sheet : NULL};

        qs_report(&directory->report, (struct qs_spot){&origin, 0, 0, NULL}, message, first, second,
                third);
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
        const struct qs_origin *origin = origin_of(directory, input);

        if (!origin)
                return qs_error_memory(error);
        return qs_table_read(directory, input, origin, table, by_header, error);
}

/* The CSV files of a folder, or the sheets of a workbook. */
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

/* Sheets that tell how to fill in the others. */
static bool is_instruction(const struct qs_input *input)
{
        static const char *const names[] = {"Hướng dẫn", "Instructions", "Read me"};

        for (size_t i = 0; input->sheet && i < QS_COUNT(names); i++)
                if (qs_text_same_folded(names[i], input->sheet->origin.sheet))
                        return true;
        return false;
}

/* A file or sheet whose name says nothing: its header may. An empty sheet is none that anyone
 * meant: spreadsheet programs begin with some. */
static enum qrsign_status probe(struct qrsign_directory *directory, const struct qs_input *input,
        enum qs_table *table, struct qrsign_error *error)
{
        bool empty = false;
        enum qrsign_status status = qs_table_probe(directory, input, table, &empty, error);

        if (!status && *table == QS_TABLE_NONE && !(empty && input->sheet) &&
                !is_instruction(input))
                report_origin(directory, input, QRSIGN_MESSAGE_TABLE_UNKNOWN, NULL, NULL, NULL);
        return status;
}

/* As a message names it: a file by its path, a sheet by its name. */
static const char *name_of(const struct qs_input *input)
{
        return input->sheet ? input->sheet->origin.sheet : input->path;
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
                enum qrsign_status status = name_table(input, &table, &problem);

                if (!status && table == QS_TABLE_NONE)
                        status = probe(directory, input, &table, &problem);
                /* What cannot be read may have been the alleys. */
                directory->alleys_broken |= status == QRSIGN_ERROR_INPUT;
                if (status) {
                        status = report_input(directory, status, &problem, error);
                        if (status)
                                return status;
                } else if (table != QS_TABLE_NONE && tables[table]) {
                        report_origin(directory, input, QRSIGN_MESSAGE_TABLE_TWICE,
                                name_of(tables[table]), name_of(input), qs_table_title(table));
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
                status = name_table(input, &table, error);
        return status ? status : read_table(directory, input, table, true, error);
}

/* The sheets of a workbook are the files of a folder. */
static enum qrsign_status read_workbook(struct qrsign_directory *directory,
        const struct qs_input *input, struct qrsign_error *error)
{
        qs_cleanup(folder_free) struct folder folder = {0};
        qs_cleanup(qs_workbook_free) struct qs_workbook *workbook = NULL;
        struct qrsign_error problem;
        enum qrsign_status status = qs_workbook_open(input->path, input->text, input->length,
                &directory->digest_state, &workbook, &problem);

        if (status) {
                status = report_input(directory, status, &problem, error);
                return status ? status : qs_settings_finish(directory, error);
        }
        folder.inputs = calloc(workbook->count + 1, sizeof(*folder.inputs));
        if (!folder.inputs)
                return qs_error_memory(error);
        for (size_t i = 0; i < workbook->count; i++)
                folder.inputs[i] = (struct qs_input){
                        .path = input->path, .workbook = workbook, .sheet = &workbook->sheets[i]};
        if (workbook->count == 1)
                return read_one(directory, folder.inputs, error);
        return read_folder(directory, folder.inputs, workbook->count, error);
}

static bool is_workbook(const struct qs_input *input)
{
        if (input->text)
                return input->length > 4 && !memcmp(input->text, "PK\003\004", 4);
        return qs_workbook_is(input->path);
}

static enum qrsign_status read_path(struct qrsign_directory *directory, struct qrsign_error *error)
{
        qs_cleanup(folder_free) struct folder folder = {0};
        const char *path = directory->origin.path;
        struct qs_input input = {.path = path};
        bool standard_input = strcmp(path, "-") == 0;
        enum qrsign_status status;
        struct stat about;

        if (!standard_input && stat(path, &about) < 0) {
                qs_error_errno(error, QRSIGN_MESSAGE_FILE_OPEN, errno);
                qs_error_locate(error, path, 0, 0);
                return QRSIGN_ERROR_IO;
        }
        if (!standard_input && S_ISREG(about.st_mode) && is_workbook(&input))
                return read_workbook(directory, &input, error);
        if (standard_input || !S_ISDIR(about.st_mode))
                return read_one(directory, &input, error);
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
        else if (count == 1 && is_workbook(inputs))
                status = read_workbook(directory, inputs, error);
        else if (count == 1)
                status = read_one(directory, inputs, error);
        else
                status = read_folder(directory, inputs, count, error);
        if (status || headings[QS_TABLE_ALLEYS].file || headings[QS_TABLE_HOUSEHOLDS].file ||
                headings[QS_TABLE_SITES].file || directory->report.fatal)
                return status;
        qs_report(&directory->report, (struct qs_spot){&directory->origin, 0, 0, NULL},
                QRSIGN_MESSAGE_TABLE_NONE, NULL, NULL, NULL);
        directory->report.fatal = true;
        return QRSIGN_OK;
}
