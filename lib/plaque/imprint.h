/* SPDX-License-Identifier: MIT */
/* Codes and cut marks on a page, as operators in the page's own coordinates (points, y up). */
#ifndef QS_IMPRINT_H
#define QS_IMPRINT_H

#include "base/buffer.h"
#include "plaque/grid.h"
#include "plaque/press.h"

/* A symbol on a page. */
struct qs_imprint {
        const struct qrsign_symbol *symbol; /* borrowed */
        enum qs_ink ink;
        struct qs_point origin; /* mm on the page: of the first module's outer corner */
        double module;          /* mm */
        bool mirrored;          /* columns run to the left */
};

/* Appends a symbol as one fill of one path: a rectangle for each run of dark modules in a row, in
 * whole modules. One path has no seams, and a shop's program takes it for one thing. */
void qs_imprint_append(struct qs_buffer *out, const struct qs_imprint *imprint,
        const struct qs_press *press, double page_height_mm);
/* Appends the marks of a page; `ink` are the operators that choose it for stroking. */
void qs_imprint_append_marks(struct qs_buffer *out, const struct qs_grid *grid, const char *ink);
/* Millimetres as points, with a space behind. */
void qs_imprint_append_points(struct qs_buffer *out, double mm);

#endif
