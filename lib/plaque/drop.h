/* SPDX-License-Identifier: MIT */
/* A record without some of what it says, for a code that has no room for all. */
#ifndef QS_DROP_H
#define QS_DROP_H

#include "base/arena.h"
#include "base/error.h"

#include <qrsign/record.h>

/* What may be dropped: bits of ::qrsign_omitted. Telephones are those of households: the hamlet's
 * head is there to be called. */
enum {
        QS_DROPPABLE = QRSIGN_OMITTED_NAMES | QRSIGN_OMITTED_PHONES | QRSIGN_OMITTED_LABELS |
                       QRSIGN_OMITTED_PLACES | QRSIGN_OMITTED_DISTANCES | QRSIGN_OMITTED_PATH
};

/* `rest` becomes the record without `what`, flagged in its `omitted`; `gone` those bits of `what`
 * of which there was anything. Both records are in normal form; rows of `rest` are in the arena.
 * MEMORY. */
enum qrsign_status qs_drop(struct qs_arena *arena, const struct qrsign_record *record,
        unsigned what, struct qrsign_record *rest, unsigned *gone, struct qrsign_error *error);

/* Whether an alley lists households, or a board alleys. */
bool qs_drop_has_lists(const struct qrsign_record *record);
/* The record without them, of a board without its places, too: the number of households stays. */
struct qrsign_record qs_drop_lists(const struct qrsign_record *record);

#endif
