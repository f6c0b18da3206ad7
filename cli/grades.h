/* SPDX-License-Identifier: MIT */
/* Grades and margins, for people and for programs. Grades are never shown without the note that
 * says what they are not. */
#ifndef GRADES_H
#define GRADES_H

#include "cli.h"

#include <jansson.h>

/* A to D, F */
char grades_letter(unsigned grade);
json_t *grades_json(const struct qrsign_grade *grade);
json_t *grades_margins_json(const struct qrsign_margins *margins);
/* Lines that begin with two spaces; nothing where nothing was measured. */
void grades_print(const struct cli *cli, const struct qrsign_grade *grade);
void grades_print_margins(
        const struct cli *cli, const struct qrsign_margins *margins, const char *label);

#endif
