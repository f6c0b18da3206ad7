/* SPDX-License-Identifier: MIT */
/* Merged cells of a sheet: the value of one counts for all rows that it covers. */
#ifndef QS_MERGES_H
#define QS_MERGES_H

#include "base/buffer.h"
#include "table/zip.h"

/* Of a spreadsheet program. */
enum { QS_SHEET_ROWS_MAX = 1048576, QS_SHEET_COLUMNS_MAX = 16384 };

struct qs_merge {
        uint32_t first_row, last_row; /* from 1 */
        uint16_t first_column, last_column;
        bool started;
        struct qs_buffer text; /* of the cell, while rows of it follow */
};

struct qs_merges {
        struct qs_merge *rows; /* by first row */
        size_t count, capacity;
        size_t next;            /* the first that does not cover the row at hand or one above */
        struct qs_merge **open; /* those that may cover it */
        size_t open_count, open_capacity;
};

/* Reads `C7`. Column 0 or row 0 where it has none; false where it is no such thing. */
bool qs_cell_reference(const char *text, size_t *column, size_t *row);

/* Reads the merged cells of a sheet, which stand behind its rows. INPUT, IO, MEMORY. */
enum qrsign_status qs_merges_read(
        struct qs_merges *merges, struct qs_zip *zip, const char *part, struct qrsign_error *error);
/* Goes on to a row, which is below the last one. NONE, NO_MEMORY, MERGES_TOO_MANY. */
enum qrsign_message qs_merges_go_to(struct qs_merges *merges, size_t row);
void qs_merges_free(struct qs_merges *merges);

#endif
