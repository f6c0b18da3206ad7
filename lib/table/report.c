/* SPDX-License-Identifier: MIT */
#include "table/report.h"
#include "base/error.h"

void qs_report_problem(struct qs_report *report, const struct qrsign_error *problem)
{
        switch (problem->severity) {
        case QRSIGN_SEVERITY_ERROR:
                if (!report->errors++)
                        report->first = *problem;
                break;
        case QRSIGN_SEVERITY_WARNING: report->warnings++; break;
        case QRSIGN_SEVERITY_NOTICE: report->notices++; break;
        }
        if (report->on_problem)
                report->on_problem(report->context, problem);
}

enum qrsign_severity qs_report(struct qs_report *report, struct qs_spot spot,
        enum qrsign_message message, const char *first, const char *second, const char *third)
{
        struct qrsign_error problem;

        qrsign_error_set(&problem, message, first, second, third);
        qs_error_locate(&problem, spot.file, spot.line, spot.column);
        qs_error_field(&problem, spot.field);
        qs_report_problem(report, &problem);
        return problem.severity;
}
