/* SPDX-License-Identifier: MIT */
/* The inks: what each key colour of the palette is on a screen and on a press. */
#ifndef QS_INK_H
#define QS_INK_H

#include "plaque/display.h"

/* sRGB, 0 to 255 each. */
struct qs_colour {
        uint8_t red, green, blue;
};
/* Process inks, per cent each. */
struct qs_cmyk {
        uint8_t cyan, magenta, yellow, black;
};

struct qs_colour qs_ink_colour(enum qs_ink ink);
struct qs_cmyk qs_ink_cmyk(enum qs_ink ink);
/* Black for white and white for black; other inks have no inverse. */
enum qs_ink qs_ink_inverse(enum qs_ink ink);
static inline bool qs_ink_is_coloured(enum qs_ink ink)
{
        return ink != QS_INK_BLACK && ink != QS_INK_WHITE;
}

#endif
