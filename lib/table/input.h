/* SPDX-License-Identifier: MIT */
/* Which files an input is, and which table each of them holds. */
#ifndef QS_INPUT_H
#define QS_INPUT_H

#include "table/directory.h"

/* Reads all tables of directory->path: a folder, a file, or "-". Problems are reported; MEMORY and
 * IO end the reading. */
enum qrsign_status qs_input_read(struct qrsign_directory *directory, struct qrsign_error *error);

/* Reads one table from memory, as if the path were its file. */
enum qrsign_status qs_input_read_memory(struct qrsign_directory *directory, const char *text,
        size_t length, struct qrsign_error *error);

/* qrsign_directory_open(), of a table in memory where `text` is not NULL. */
enum qrsign_status qs_directory_open(const char *path, const char *text, size_t length,
        const struct qrsign_directory_options *options, struct qrsign_directory **directory,
        struct qrsign_error *error);

#endif
