/* SPDX-License-Identifier: MIT */
/* The PNG backend: a display list becomes palette pixels, rows streamed. */
#ifndef QS_PNG_H
#define QS_PNG_H

#include "plaque/display.h"

#include <stdio.h>

/* What a picture says of itself besides its size. */
struct qs_png_text {
        const char *key;  /* ASCII */
        const char *text; /* UTF-8 */
};

struct qs_png_request {
        const struct qs_display *display;
        const struct qs_fonts *fonts;
        double width_mm, height_mm;
        double dpi; /* 30 to 2400 */
        bool mirror;
        const struct qs_png_text *texts;
        size_t text_count;
};

/* Symbols are drawn module by module on whole pixels, each within the
 * place that the display list gives it. One ink on white is written as 1 bit, all else as 8-bit
 * palette. FIT if a module would be less than two pixels; ARGUMENT if the picture would have more
 * pixels than libpng allows; IO; MEMORY. */
enum qrsign_status qs_png_write(
        const struct qs_png_request *request, FILE *stream, struct qrsign_error *error);

#endif
