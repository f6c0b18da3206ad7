/* SPDX-License-Identifier: MIT */
/* A page of a PDF: where plaques stand on it, how far their ground runs out, where it is cut.
 * Millimetres from the upper left corner of the page. */
#ifndef QS_GRID_H
#define QS_GRID_H

#include "plaque/display.h"

#include <qrsign/plaque.h>

struct qs_grid {
        double width, height;           /* of the page */
        double cell_width, cell_height; /* trim of a plaque */
        double x, y;                    /* of the first cell's trim */
        double gutter;                  /* between cells */
        double bleed;
        size_t columns, rows;
        bool marks;
        bool sheet; /* the page is a sheet of paper; else as large as its plaque needs */
};

/* A page around one plaque: bleed on all sides, and room for crop marks where they are asked. */
struct qs_grid qs_grid_around(double width, double height, double bleed, bool marks);
/* As many plaques as a sheet holds, in its middle; the sheet lies across where that holds more,
 * unless its size was given in millimetres. FIT if it holds none. */
enum qrsign_status qs_grid_sheet(const struct qrsign_sheet *sheet, double width, double height,
        double bleed, struct qs_grid *grid, struct qrsign_error *error);

/* The upper left corner of a cell's trim; cells go row by row. */
struct qs_point qs_grid_cell(const struct qs_grid *grid, size_t cell);
/* How far the ground of a cell runs: over its trim by the bleed, by half a gutter where that is
 * less, and never off the page. */
struct qs_box qs_grid_bleed(const struct qs_grid *grid, size_t cell);
/* What is left of the page when it is cut: of a sheet all, since it is cut along its marks. */
struct qs_box qs_grid_trim(const struct qs_grid *grid);

struct qs_mark {
        struct qs_point from, to;
};
/* The marks: `index` from 0; false beyond the last. Marks keep clear of the bleed. */
bool qs_grid_mark(const struct qs_grid *grid, size_t index, struct qs_mark *mark);

#endif
