/* SPDX-License-Identifier: MIT */
/* The inks of the press: how each ink of the palette is chosen in a PDF's page. */
#ifndef QS_PRESS_H
#define QS_PRESS_H

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

#endif
