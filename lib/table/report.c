/* SPDX-License-Identifier: MIT */
#include "table/report.h"
#include "base/error.h"
#include "base/text.h"

#include <string.h>

/* Letters of any language, digits, _ and . stand without marks, unless they begin with a digit. */
static bool needs_marks(const char *sheet)
{
        if (*sheet >= '0' && *sheet <= '9')
                return true;
        for (; *sheet; sheet++)
                if (!((unsigned char)*sheet >= 0x80 || (*sheet >= '0' && *sheet <= '9') ||
                            (*sheet >= 'A' && *sheet <= 'Z') || (*sheet >= 'a' && *sheet <= 'z') ||
                            *sheet == '_' || *sheet == '.'))
                        return true;
        return false;
}

static void append_sheet(const char *sheet, struct qs_buffer *out)
{
        if (!needs_marks(sheet)) {
                qs_buffer_append_string(out, sheet);
                return;
        }
        qs_buffer_append_byte(out, '\'');
        for (; *sheet; sheet++) {
                if (*sheet == '\'')
                        qs_buffer_append_byte(out, '\'');
                qs_buffer_append_byte(out, (unsigned char)*sheet);
        }
        qs_buffer_append_byte(out, '\'');
}

/* A, B, … Z, AA, AB, …: digits from 1 to 26, no zero. */
static void append_letters(size_t column, struct qs_buffer *out)
{
        char letters[16];
        size_t count = 0;

        for (; column && count < sizeof(letters); column = (column - 1) / 26)
                letters[count++] = (char)('A' + (column - 1) % 26);
        while (count)
                qs_buffer_append_byte(out, (unsigned char)letters[--count]);
}

const char *qs_cell_name(const char *sheet, size_t line, size_t column, struct qs_buffer *out)
{
        append_sheet(sheet, out);
        if (line) {
                qs_buffer_append_byte(out, '!');
                append_letters(column, out);
                qs_buffer_append_number(out, (int64_t)line, 1);
        }
        return out->failed ? "" : qs_string(out->data);
}

void qs_spot_locate(struct qrsign_error *error, struct qs_spot spot)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer cell = {0};
        const char *name;
        size_t length;

        qs_error_locate(error, spot.file ? spot.file->path : NULL, spot.line, spot.column);
        qs_error_field(error, spot.field);
        if (!error || !spot.file || !spot.file->sheet)
                return;
        name = qs_cell_name(spot.file->sheet, spot.line, spot.column, &cell);
        length = qs_utf8_prefix(name, strlen(name), sizeof(error->cell) - 1);
        memcpy(error->cell, name, length);
        error->cell[length] = '\0';
}

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
        qs_spot_locate(&problem, spot);
        qs_report_problem(report, &problem);
        return problem.severity;
}
