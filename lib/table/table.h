/* SPDX-License-Identifier: MIT */
/* One table, from its bytes to checked rows. */
#ifndef QS_TABLE_H
#define QS_TABLE_H

#include "table/input.h"

/* Looks at the first rows of an input of which the name says nothing: which table may it be?
 * *empty: it has none. INPUT (located), IO, MEMORY. */
enum qrsign_status qs_table_probe(struct qrsign_directory *directory, const struct qs_input *input,
        enum qs_table *table, bool *empty, struct qrsign_error *error);

/* Reads a table. `table` is what the file's name says; if it says nothing, or
 * `by_header`, the header tells. What is wrong is reported, and reading goes on where it can;
 * MEMORY and IO end it. `origin` lives as long as the directory. */
enum qrsign_status qs_table_read(struct qrsign_directory *directory, const struct qs_input *input,
        const struct qs_origin *origin, enum qs_table table, bool by_header,
        struct qrsign_error *error);

#endif
