/* SPDX-License-Identifier: MIT */
/* Which optional fields the rows of a list have (format.md, 7). A row's fields are a set of bits,
 * one for each column. */
#ifndef QS_COLUMNS_H
#define QS_COLUMNS_H

#include "payload/bits.h"

#include <limits.h>

struct qs_columns {
        unsigned some; /* columns that any row has */
        unsigned all;  /* columns that every row has */
};

/* Adds a row's fields; start with .all = UINT_MAX. */
struct qs_columns qs_columns_add(struct qs_columns columns, unsigned fields);
void qs_columns_put(struct qs_bit_writer *writer, struct qs_columns columns, unsigned count);
struct qs_columns qs_columns_get(struct qs_bit_reader *reader, unsigned count);

/* Whether a row has the field; written where the column's mode leaves it open. */
bool qs_column_put(
        struct qs_bit_writer *writer, struct qs_columns columns, unsigned column, unsigned fields);
bool qs_column_get(struct qs_bit_reader *reader, struct qs_columns columns, unsigned column);

#endif
