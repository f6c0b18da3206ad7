/* SPDX-License-Identifier: MIT */
/* Which of the five tables rows belong to, told by the names in their header row. */
#ifndef QS_GUESS_H
#define QS_GUESS_H

#include "table/columns.h"
#include "table/head.h"

struct qs_guess {
        enum qs_table table; /* QS_TABLE_NONE: nothing is known */
        size_t row;          /* the header's */
        size_t known;        /* columns of it, or keys of a settings table, that are known */
        bool complete;       /* all required columns are there */
        bool headless;       /* a settings table that begins with its first row */
};

/* Looks for the header of `table`, or of any if QS_TABLE_NONE. False: no memory. */
bool qs_guess_table(const struct qs_vocabulary *vocabulary, const struct qs_head *head,
        enum qs_table table, struct qs_guess *guess);

/* Whether a table must have a column and, having these, lacks it. A location stands for latitude
 * and longitude. */
bool qs_guess_lacks(enum qs_table table, enum qs_column column, const bool has[QS_COLUMNS]);

/* A qs_csv_sniffer whose context is a qs_vocabulary: the delimiter of `, ; TAB` under which the
 * text shows a header best. */
char qs_guess_delimiter(const void *vocabulary, const char *text, size_t length);

#endif
