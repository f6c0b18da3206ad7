/* SPDX-License-Identifier: MIT */
/* The outlines of a finished SVG or DXF, read back to be drawn and scanned. */
#ifndef VECTOR_H
#define VECTOR_H

#include "cli.h"

/* A line of an outline, in mm from the upper left corner. */
struct vector_line {
        double x1, y1, x2, y2;
};

struct vector {
        struct vector_line *lines;
        size_t count, room;
};

/* Codes of an SVG are paths of whole modules that are moved and scaled: those are read, before any
 * mirror. */
enum qrsign_status vector_read_svg(
        struct vector *vector, const char *path, struct qrsign_error *error);
/* Of a DXF all of layer ETCH is read. */
enum qrsign_status vector_read_dxf(
        struct vector *vector, const char *path, double height_mm, struct qrsign_error *error);
/* Draws a square as `side` by `side` grey pixels: black where an odd number of outlines is. */
bool vector_draw(const struct vector *vector, double x_mm, double y_mm, double side_mm,
        uint8_t *pixels, size_t side);
void vector_free(struct vector *vector);

#endif
