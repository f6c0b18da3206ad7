/* SPDX-License-Identifier: MIT */
/* A display list as the operators of a PDF's page (ISO 32000-1, 8 and 9). Coordinates are whole
 * micrometres, y down: short to write, quick to print, finer than any plate setter. */
#ifndef QS_CONTENT_H
#define QS_CONTENT_H

#include "plaque/pdf_font.h"
#include "plaque/press.h"

/* Where a plaque stands. Millimetres on the page. */
struct qs_content_place {
        double page_height;
        struct qs_point corner; /* upper left, of the trim */
        double width;           /* of the trim */
        bool mirrored;
        struct qs_box ground; /* how far the ground runs */
};

/* Appends all of it but its symbols. Colours are the palette's alone: there is no way to name
 * another. MEMORY; what drawing letters as shapes may fail with. */
enum qrsign_status qs_content_append(struct qs_buffer *out, const struct qs_press *press,
        struct qs_pdf_fonts *embedded, const struct qs_fonts *fonts,
        const struct qs_display *display, const struct qs_content_place *place,
        struct qrsign_error *error);

#endif
