/* SPDX-License-Identifier: MIT */
/* The first rows of a source, kept: to look for the header, and to be read after it. */
#ifndef QS_HEAD_H
#define QS_HEAD_H

#include "base/arena.h"
#include "table/csv.h"

enum { QS_HEAD_ROWS = QS_CSV_TITLES_MAX };

struct qs_head {
        struct qs_arena arena;
        struct qs_row rows[QS_HEAD_ROWS];
        size_t count;
};

/* Reads up to QS_HEAD_ROWS rows; those read before a failure are there too. */
enum qrsign_status qs_head_read(
        struct qs_head *head, struct qs_source *source, struct qrsign_error *error);
void qs_head_free(struct qs_head *head);

#endif
