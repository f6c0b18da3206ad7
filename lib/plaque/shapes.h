/* SPDX-License-Identifier: MIT */
/* Runs kept by weight and text, since most lines of a hamlet are the same from plaque to plaque,
 * and each is tried several times while it is fitted. A run follows from font, weight and text
 * alone: what is kept is what shaping would give again. Bounded: QS_SHAPES_SETS * QS_SHAPES_WAYS
 * runs of at most QS_SHAPES_BYTES each (2 MiB, some 0.3 MiB in practice). Zero-initialise; free
 * with qs_shapes_free(). One thread at a time. */
#ifndef QS_SHAPES_H
#define QS_SHAPES_H

#include "plaque/font.h"

enum { QS_SHAPES_SETS = 128, QS_SHAPES_WAYS = 4, QS_SHAPES_BYTES = 4096 };

struct qs_shapes {
        /* A text has one set where it may stand; there the one found last comes first. */
        struct qs_run *sets[QS_SHAPES_SETS][QS_SHAPES_WAYS];
};

/* NULL if it is not kept. The run belongs to the shapes and lives until the next qs_shapes_keep():
 * copy it. */
const struct qs_run *qs_shapes_find(
        struct qs_shapes *shapes, enum qs_weight weight, const char *text);
/* Keeps a copy of a run that is not kept yet, in place of the one of its set that was not found for
 * longest. A run that is too large, or for which there is no memory, is not kept. */
void qs_shapes_keep(struct qs_shapes *shapes, const struct qs_run *run);
/* A copy in the arena, or NULL. */
const struct qs_run *qs_shapes_copy(struct qs_arena *arena, const struct qs_run *run);
void qs_shapes_free(struct qs_shapes *shapes);

#endif
