/* SPDX-License-Identifier: MIT */
/* A source of rows of cells: a CSV file, or a sheet of a workbook. */
#ifndef QS_SOURCE_H
#define QS_SOURCE_H

#include "base/base.h"

#include <qrsign/error.h>

struct qs_cell {
        const char *text; /* UTF-8, as it stands in the file; NUL-terminated */
        size_t length;
        size_t line;
        enum qrsign_message problem; /* that there is with it, if its column is used; or NONE */
};

/* A row as its file holds it. Dates of a workbook come as YYYY-MM-DD, numbers as it shows them. */
struct qs_row {
        const struct qs_cell *cells;
        size_t count;
        size_t line; /* where it begins */
        /* The first breach of the file's format in this row, which could be read over; or NONE. */
        enum qrsign_message problem;
        size_t problem_line, problem_column;
};

/* What reads a file is a structure that begins with this one. */
struct qs_source {
        /* The next row that is not blank; NULL after the last. Valid until the next call.
         * On failure the error is located, and the source must not be read any more. */
        enum qrsign_status (*next)(
                struct qs_source *source, const struct qs_row **row, struct qrsign_error *error);
        void (*free)(struct qs_source *source);
        const char *file; /* as the user named it; outlives the source */
        /* Its text is bytes of an old encoding, each as the character of its number. It may become
         * so with any row. */
        bool raw;
};

static inline enum qrsign_status qs_source_next(
        struct qs_source *source, const struct qs_row **row, struct qrsign_error *error)
{
        return source->next(source, row, error);
}

/* For qs_cleanup(): frees *source, which may be NULL. */
static inline void qs_source_free(struct qs_source **source)
{
        if (*source)
                (*source)->free(*source);
        *source = NULL;
}

#endif
