/* SPDX-License-Identifier: MIT */
/* A display list made ready for an output that asks for more than the plaque as it is. */
#ifndef QS_PLATE_H
#define QS_PLATE_H

#include "plaque/display.h"

struct qs_plate {
        bool invert;       /* black for white, white for black */
        bool outline_text; /* letters as shapes */
        bool one_ink;      /* nothing but black and white may be there */
};

/* `out` is the same list where nothing is asked, else a copy in the arena. ARGUMENT if a colour
 * stands where one ink is needed; `option` is what needs it. */
enum qrsign_status qs_plate_make(const struct qs_plate *plate, const struct qs_fonts *fonts,
        const struct qs_display *display, struct qs_arena *arena, struct qs_display *out,
        struct qrsign_error *error);

/* The outlines of a run's letters, appended to a path where the run stands: filled by the non-zero
 * rule. MEMORY, IO. */
struct qs_path_builder;
enum qrsign_status qs_plate_outline(const struct qs_fonts *fonts, const struct qs_item *item,
        struct qs_path_builder *path, struct qrsign_error *error);

#endif
