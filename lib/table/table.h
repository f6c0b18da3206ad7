/* SPDX-License-Identifier: MIT */
/* One table, from its bytes to checked rows. */
#ifndef QS_TABLE_H
#define QS_TABLE_H

#include "table/bytes.h"
#include "table/directory.h"

/* Looks at the first rows of a file of which the name says nothing: which table may it be?
 * Closes the bytes. INPUT (located), IO, MEMORY. */
enum qrsign_status qs_table_probe(struct qrsign_directory *directory, const char *file,
        struct qs_bytes bytes, enum qs_table *table, struct qrsign_error *error);

/* Reads a table and closes the bytes. `table` is what the file's name says; if it says nothing, or
 * `by_header`, the header tells. What is wrong is reported, and reading goes on where it can;
 * MEMORY and IO end it. `file` lives as long as the directory. */
enum qrsign_status qs_table_read(struct qrsign_directory *directory, const char *file,
        struct qs_bytes bytes, enum qs_table table, bool by_header, struct qrsign_error *error);

#endif
