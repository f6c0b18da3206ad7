/* SPDX-License-Identifier: MIT */
/* Which files an input is, and which table each of them holds. */
#ifndef QS_INPUT_H
#define QS_INPUT_H

#include "table/directory.h"
#include "table/workbook.h"

/* A table as a file, or in memory: for tests; or as a sheet of a workbook. */
struct qs_input {
        const char *path; /* lives as long as the directory */
        const char *text; /* NULL: a file */
        size_t length;
        struct qs_workbook *workbook; /* NULL: CSV */
        const struct qs_sheet *sheet; /* of it */
};

/* Reads all tables of directory->origin.path: a folder, a file, or "-"; or, where `inputs` is not
 * NULL, those, as if they were the files of a folder, or one file. Problems are reported; MEMORY
 * and IO end the reading. */
enum qrsign_status qs_input_read(struct qrsign_directory *directory, const struct qs_input *inputs,
        size_t count, struct qrsign_error *error);

/* Opens the rows of an input, in Unicode. Its bytes go into `digest` (may be NULL), those of a
 * workbook have done so. The source is one of qs_repair_open(). INPUT, IO, MEMORY; errors are
 * located. `origin` outlives the source. */
enum qrsign_status qs_input_open(const struct qrsign_directory *directory,
        const struct qs_input *input, const struct qs_origin *origin, struct qs_digest *digest,
        struct qs_source **source, struct qrsign_error *error);

/* What the user says of the text by the name of an encoding. False: there is no such name. */
bool qs_input_form(const char *encoding, struct qs_text_form *form);

/* qrsign_directory_open(), of inputs as above. */
enum qrsign_status qs_directory_open(const char *path, const struct qs_input *inputs, size_t count,
        const struct qrsign_directory_options *options, struct qrsign_directory **directory,
        struct qrsign_error *error);

#endif
