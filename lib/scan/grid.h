/* SPDX-License-Identifier: MIT */
/* The modules of a symbol laid over a picture, by its known matrix. */
#ifndef QS_GRID_H
#define QS_GRID_H

#include <qrsign/scan.h>

struct qs_grid {
        const struct qrsign_image *image;
        const struct qrsign_symbol *symbol;
        size_t modules;
        double corners[4][2]; /* of the symbol: upper left, upper right, lower right, lower left */
        double projection[8]; /* from modules to pixels */
        bool inverted;        /* light on dark */
};

/* Where a module changes against its neighbour: in modules, and how far that edge stands from its
 * place, along x or y. */
struct qs_edge {
        double x, y, off;
        bool down;    /* y is off, not x */
        bool darkens; /* towards larger x or y */
};

/* Fits the grid to the picture, beginning from the corners that a reader gave. False if the matrix
 * is not that of the picture: then fewer than three modules in four agree. */
bool qs_grid_fit(struct qs_grid *grid, const struct qrsign_image *image,
        const struct qrsign_code *code, const struct qrsign_symbol *symbol);

/* Light of the picture at a place in modules, 0 to 1, blended between pixels; dark on light also
 * where the symbol is inverted. */
double qs_grid_light(const struct qs_grid *grid, double x, double y);
/* Mean light over the middle of a module: an aperture of half its side. */
double qs_grid_module(const struct qs_grid *grid, size_t x, size_t y);
/* All edges; *edges is freed by free(). False if memory fails. */
bool qs_grid_edges(const struct qs_grid *grid, struct qs_edge **edges, size_t *count);

/* How far the crossing of grid lines at the upper left of this module stands from its place, in
 * modules. */
double qs_grid_off(const struct qs_grid *grid, size_t x, size_t y);

#endif
