/* SPDX-License-Identifier: MIT */
/* The PNG backend: a display list becomes palette pixels, rows streamed. */
#ifndef QS_PNG_H
#define QS_PNG_H

#include "plaque/display.h"

#include <stdio.h>

/* `dpi` must be 30 to 2400. Symbols are drawn module by module on whole pixels, each within the
 * place that the display list gives it. One ink on white is written as 1 bit, all else as 8-bit
 * palette. FIT if a module would be less than two pixels; ARGUMENT if the picture would have more
 * pixels than libpng allows; IO; MEMORY. */
enum qrsign_status qs_png_write(const struct qs_display *display, const struct qs_fonts *fonts,
        double width_mm, double height_mm, double dpi, FILE *stream, struct qrsign_error *error);

#endif
