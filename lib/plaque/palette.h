/* SPDX-License-Identifier: MIT */
/* A palette of inks and the steps between any two of them, for smooth edges in few colours. */
#ifndef QS_PALETTE_H
#define QS_PALETTE_H

#include "plaque/ink.h"

enum {
        QS_PALETTE_MAX = 255,
        QS_PALETTE_UNKNOWN = QS_PALETTE_MAX,
        QS_PALETTE_STEPS = 16, /* from one ink to another */
        QS_PALETTE_LEVELS = 32 /* of red, green, blue in the look-up table */
};

struct qs_palette {
        struct qs_colour colours[QS_PALETTE_MAX];
        size_t count;
        /* Filled as it is asked: a picture has some hundred of these cells, the table 32,768. */
        uint8_t nearest[QS_PALETTE_LEVELS * QS_PALETTE_LEVELS * QS_PALETTE_LEVELS];
};

/* `used` says which inks there are; white is always one. */
void qs_palette_make(struct qs_palette *palette, const bool used[QS_INK_COUNT]);
/* Index of the colour nearest to a pixel given as 0xRRGGBB. */
uint8_t qs_palette_index(struct qs_palette *palette, uint32_t pixel);

#endif
