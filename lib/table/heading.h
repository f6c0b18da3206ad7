/* SPDX-License-Identifier: MIT */
/* The header row of a table, understood. */
#ifndef QS_HEADING_H
#define QS_HEADING_H

#include "table/guess.h"
#include "table/report.h"

/* What the header row of a table says. Stays when the table is read, for problems found later. */
struct qs_heading {
        const struct qs_origin *file; /* NULL: there is no such table */
        enum qs_table table;
        size_t line;            /* of the header row */
        const char *alley_unit; /* of a column headed ngõ or hẻm; else NULL */
        struct {
                size_t number;      /* from 1; 0: there is no such column */
                const char *header; /* as the user wrote it */
        } columns[QS_COLUMNS];
        size_t width;      /* cells up to the last one that is filled */
        uint8_t *meanings; /* of each of them: enum qs_column, or QS_COLUMN_NONE */
        bool *nameless;    /* which of them are empty, until that is told */
};

/* Understands a header row and reports what is wrong with it; an error there is fatal. All that
 * stays is in the arena. MEMORY. */
enum qrsign_status qs_heading_read(struct qs_heading *heading, struct qs_arena *arena,
        const struct qs_vocabulary *vocabulary, const struct qs_row *row, struct qs_report *report,
        struct qrsign_error *error);

/* Where a column stands in a line. */
struct qs_spot qs_heading_spot(
        const struct qs_heading *heading, enum qs_column column, size_t line);

/* Reports the first cell of a row of names in which letters were lost; false where there is none.
 */
bool qs_row_lost_letters(
        const struct qs_origin *file, const struct qs_row *row, struct qs_report *report);

/* Appends the filled cells of a row, as a list for a message. */
bool qs_row_list(const struct qs_row *row, struct qs_buffer *out);

#endif
