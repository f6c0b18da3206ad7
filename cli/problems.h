/* SPDX-License-Identifier: MIT */
/* Problems: FILE:LINE:COLUMN: field: message [QS-nnn], or a JSON line; and their count. */
#ifndef PROBLEMS_H
#define PROBLEMS_H

#include "cli.h"

#include <jansson.h>

/* Counts a problem and shows it. `id` names the plaque it belongs to; NULL for none. */
void problems_report(struct cli *cli, const char *id, const struct qrsign_error *problem);
/* Reports a call's failure and returns the exit status it leads to. */
int problems_fail(struct cli *cli, const struct qrsign_error *error);
/* As qrsign_problem_callback, with the struct cli as context. */
void problems_callback(void *context, const struct qrsign_error *problem);
/* Before an input is opened. An opening that fails returns the first error, which went through the
 * callback already: problems_know() tells it from one that nobody has seen. */
void problems_begin(struct cli *cli);
bool problems_know(const struct cli *cli, const struct qrsign_error *error);
/* After the last problem: how many were not shown. */
void problems_end(struct cli *cli);
/* `2 errors, 1 warning` on `stream`, or nothing where there were none; true if it printed. */
bool problems_count(const struct cli *cli, FILE *stream);

/* Puts errors, warnings, notices and seconds into a summary. */
void problems_summary(const struct cli *cli, json_t *line);

/* The problem as a JSON object; NULL where memory fails. */
json_t *problems_json(const struct cli *cli, const char *id, const struct qrsign_error *problem);

/* Fills an error of the program's own and its place. */
enum qrsign_status problems_set(struct qrsign_error *error, enum qrsign_message message,
        const char *file, const char *field, const char *value);
enum qrsign_status problems_memory(struct qrsign_error *error);
/* The same, with the text of errno as its value. */
enum qrsign_status problems_errno(
        struct qrsign_error *error, enum qrsign_message message, const char *file, int number);

#endif
