/* SPDX-License-Identifier: MIT */
/* A page as cairo writes it becomes a page for the press: every colour is one of the palette's and
 * is given in the inks of the press. */
#ifndef QS_RECOLOUR_H
#define QS_RECOLOUR_H

#include "base/buffer.h"
#include "plaque/ink.h"

#include <qrsign/plaque.h>

enum { QS_OPERATOR_SIZE = 40 };

/* The operators that choose each ink, for filling and for stroking. */
struct qs_press {
        char fill[QS_INK_COUNT][QS_OPERATOR_SIZE];
        char stroke[QS_INK_COUNT][QS_OPERATOR_SIZE];
};

/* A spot plate is the colour space /Spot: black is all of it, white none. */
void qs_press_make(struct qs_press *press, enum qrsign_ink_mode mode);

/* Appends the content with its colours given as `press` gives them, without graphics states: the
 * caller has seen that they say nothing. IO for a colour outside the palette, for an operator that
 * paints otherwise (images, shadings, other colour spaces) and for what is no content. */
enum qrsign_status qs_recolour(const struct qs_press *press, const char *content, size_t length,
        struct qs_buffer *out, struct qrsign_error *error);

#endif
