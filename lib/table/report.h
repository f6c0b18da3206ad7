/* SPDX-License-Identifier: MIT */
/* Problems on their way to the caller. */
#ifndef QS_REPORT_H
#define QS_REPORT_H

#include <qrsign/table.h>

struct qs_report {
        qrsign_problem_callback *on_problem; /* NULL: problems are only counted */
        void *context;
        size_t errors, warnings, notices;
        struct qrsign_error first; /* of the errors */
        /* An error that leaving a row out does not mend: a table, a column, a setting. */
        bool fatal;
};

/* Where a problem stands. */
struct qs_spot {
        const char *file;
        size_t line, column;
        const char *field;
};

/* Reports a problem; returns how grave it is. */
enum qrsign_severity qs_report(struct qs_report *report, struct qs_spot spot,
        enum qrsign_message message, const char *first, const char *second, const char *third);
/* Reports one that is filled and located already. */
void qs_report_problem(struct qs_report *report, const struct qrsign_error *problem);

#endif
