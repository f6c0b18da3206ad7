/* SPDX-License-Identifier: MIT */
/* A text of text mode while it is being read. Only for plain_read.c and plain_rows.c. */
#ifndef QS_PLAIN_READER_H
#define QS_PLAIN_READER_H

#include "payload/plain.h"

/* A part of the text. */
struct qs_piece {
        const char *text;
        size_t length;
};

/* Rows in the order in which they must stand. */
enum qs_plain_row {
        QS_PLAIN_ROW_NONE,
        QS_PLAIN_ROW_NAME_EN,
        QS_PLAIN_ROW_HOUSEHOLD,
        QS_PLAIN_ROW_ALLEY,
        QS_PLAIN_ROW_PLACE,
        QS_PLAIN_ROW_RANK,
        QS_PLAIN_ROW_TEXT,
        QS_PLAIN_ROW_TEXT_EN,
        QS_PLAIN_ROW_URL,
        QS_PLAIN_ROW_CONTACT
};

struct qs_plain_reader {
        struct qrsign_record *record;
        struct qs_arena *arena;
        /* As many as there are lines: the record's lists. */
        struct qrsign_household *households;
        struct qrsign_alley_row *alleys;
        struct qrsign_place *places;
        struct qs_buffer text, text_en; /* lines so far */
        enum qs_plain_row last;
        bool no_memory;
};

bool qs_piece_begins(struct qs_piece piece, const char *with);
/* Cuts off what stands before the next separator, and the separator; all if there is none. */
struct qs_piece qs_piece_cut(struct qs_piece *rest, const char *separator);

static inline struct qs_piece qs_piece_behind(struct qs_piece piece, size_t count)
{
        return (struct qs_piece){piece.text + count, piece.length - count};
}

/* A text that is in normal form, kept by the record. */
bool qs_plain_take(
        struct qs_plain_reader *reader, struct qs_piece piece, size_t limit, const char **out);
/* A line between the facts and the trailer; false: not of the grammar, or out of order. */
bool qs_plain_read_row(struct qs_plain_reader *reader, struct qs_piece line);

#endif
