/* SPDX-License-Identifier: MIT */
/* What is dark after all has been painted over each other, as closed polygons that do not overlap:
 * for machines that follow outlines and know no paint. */
#ifndef QS_REGION_H
#define QS_REGION_H

#include "plaque/display.h"

/* Points of the grid on which everything is computed, a thousandth of a millimetre apart. */
struct qs_grid_point {
        int32_t x, y;
};

struct qs_region_edge;
struct qs_region_item {
        bool dark;    /* else it takes away what lies under it */
        bool winding; /* filled by the non-zero rule, else even-odd */
};

/* Zero-initialise, add items in painting order, take the loops, free. An allocation that failed is
 * remembered in `failed`. */
struct qs_region {
        struct qs_region_edge *edges;
        size_t edge_count, edge_room;
        struct qs_region_item *items;
        size_t item_count, item_room;
        bool failed;
};

/* Begins an item; the lines that follow are its closed outline. */
void qs_region_item(struct qs_region *region, bool dark, bool winding);
void qs_region_line(struct qs_region *region, struct qs_point from, struct qs_point to);
/* A path as an item: filled, or stroked with butt ends and round joins where it has a width. */
void qs_region_path(struct qs_region *region, const struct qs_path *path, double width, bool dark,
        bool winding);
void qs_region_free(struct qs_region *region);

struct qs_loops {
        struct qs_grid_point *points;
        size_t point_count, point_room;
        size_t *ends; /* for each loop the index after its last point */
        size_t count, room;
};

/* Dark lies on the right of the walking direction (y downwards). False if memory ran out. */
bool qs_region_loops(const struct qs_region *region, struct qs_loops *loops);
void qs_loops_free(struct qs_loops *loops);

/* Calls `line` for each line of a path whose curves are made polygons; open ends are closed if
 * `close`. */
typedef void qs_flatten_line(void *context, struct qs_point from, struct qs_point to, bool first);
void qs_path_flatten(const struct qs_path *path, bool close, qs_flatten_line *line, void *context);

#endif
