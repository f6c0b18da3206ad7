/* SPDX-License-Identifier: MIT */
/* Problems on their way to the caller. */
#ifndef QS_REPORT_H
#define QS_REPORT_H

#include "base/buffer.h"

#include <qrsign/table.h>

struct qs_report {
        qrsign_problem_callback *on_problem; /* NULL: problems are only counted */
        void *context;
        size_t errors, warnings, notices;
        struct qrsign_error first; /* of the errors */
        /* An error that leaving a row out does not mend: a table, a column, a setting. */
        bool fatal;
};

/* A file of CSV, or a sheet of a workbook. */
struct qs_origin {
        const char *path;  /* as the user named it */
        const char *sheet; /* NULL: no workbook */
};

/* Where a problem stands. */
struct qs_spot {
        const struct qs_origin *file; /* NULL: none */
        size_t line, column;
        const char *field;
};

/* The name of a cell as a spreadsheet program shows it: `Hộ!C7`, `'Hộ dân'!C7`; without a column
 * `Hộ!7`, without a line `Hộ`. Appends; "" where memory fails. */
const char *qs_cell_name(const char *sheet, size_t line, size_t column, struct qs_buffer *out);
/* Adds a place to an error; in a workbook that is a cell too, as `Hộ!C7`. */
void qs_spot_locate(struct qrsign_error *error, struct qs_spot spot);
/* Reports a problem; returns how grave it is. */
enum qrsign_severity qs_report(struct qs_report *report, struct qs_spot spot,
        enum qrsign_message message, const char *first, const char *second, const char *third);
/* Reports one that is filled and located already. */
void qs_report_problem(struct qs_report *report, const struct qrsign_error *problem);

#endif
