/* SPDX-License-Identifier: MIT */
#include "plaque/ink.h"

/* Design system, section 3. */
static const struct {
        struct qs_colour colour;
        struct qs_cmyk cmyk;
} inks[QS_INK_COUNT] = {
        [QS_INK_BLUE] = {{0x0B, 0x2F, 0x6E}, {100, 80, 10, 35}},
        [QS_INK_WHITE] = {{0xFF, 0xFF, 0xFF}, {0, 0, 0, 0}},
        [QS_INK_BLACK] = {{0x00, 0x00, 0x00}, {0, 0, 0, 100}},
        [QS_INK_AMBER] = {{0xFF, 0xC2, 0x0E}, {0, 25, 95, 0}},
        [QS_INK_BROWN] = {{0x4E, 0x2A, 0x14}, {30, 65, 80, 65}},
};

struct qs_colour qs_ink_colour(enum qs_ink ink)
{
        return inks[ink].colour;
}

struct qs_cmyk qs_ink_cmyk(enum qs_ink ink)
{
        return inks[ink].cmyk;
}

enum qs_ink qs_ink_inverse(enum qs_ink ink)
{
        if (ink == QS_INK_BLACK)
                return QS_INK_WHITE;
        return ink == QS_INK_WHITE ? QS_INK_BLACK : ink;
}
