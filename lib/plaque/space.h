/* SPDX-License-Identifier: MIT */
/* What is taken of a map's box: quadrilaterals in a grid, so that a label asks for its own
 * neighbourhood only. Later entries can be given back, earlier ones stay. */
#ifndef QS_SPACE_H
#define QS_SPACE_H

#include "plaque/display.h"

/* A convex quadrilateral, corners in order around it. */
struct qs_quad {
        struct qs_point corner[4];
};

/* point + distance * direction */
static inline struct qs_point qs_point_along(
        struct qs_point point, struct qs_point direction, double distance)
{
        return (struct qs_point){
                point.x + distance * direction.x, point.y + distance * direction.y};
}
double qs_space_distance(struct qs_point a, struct qs_point b);

struct qs_quad qs_quad_of_box(struct qs_box box);
/* A straight band of `width` from one point to another, with square ends. */
struct qs_quad qs_quad_of_band(struct qs_point from, struct qs_point to, double width);
/* A square of `side` about its centre, one edge along the unit vector `along`. */
struct qs_quad qs_quad_of_square(struct qs_point centre, struct qs_point along, double side);
struct qs_box qs_quad_bounds(const struct qs_quad *quad);
/* Whether no edge of either keeps the two apart by `clearance`. Never false for quads that are
 * nearer; may be true for corners that face each other a little farther. */
bool qs_quad_near(const struct qs_quad *a, const struct qs_quad *b, double clearance);

/* What takes the room. Who asks says how far it must stay from each. */
enum qs_taker {
        QS_TAKER_ROAD = 0,
        QS_TAKER_PIN,
        QS_TAKER_MARK,     /* a house */
        QS_TAKER_NUMBER,   /* its number */
        QS_TAKER_LINE,     /* the thin line between the two */
        QS_TAKER_BADGE,    /* a place */
        QS_TAKER_LEADER,   /* from a place to the road */
        QS_TAKER_TEXT,     /* names and other text */
        QS_TAKER_RESERVED, /* where a number would like to stand */
        QS_TAKER_COUNT
};

struct qs_space_entry;

struct qs_space {
        struct qs_arena *arena;
        struct qs_box limits;
        struct qs_space_entry *entries;
        size_t count, capacity;
        struct qs_space_node *nodes; /* an entry in a cell */
        size_t node_count, node_capacity;
        uint32_t *cells; /* the newest node of each cell, plus one; 0: none */
        bool failed;     /* an allocation failed */
};

void qs_space_start(struct qs_space *space, struct qs_arena *arena);
/* Empties it for a map within `limits`. */
void qs_space_reset(struct qs_space *space, struct qs_box limits);
/* `owner` is a number of the caller's, 0 if none. */
void qs_space_take(struct qs_space *space, struct qs_quad quad, enum qs_taker taker, size_t owner);
/* Gives back all but the first `count` entries. */
void qs_space_cut(struct qs_space *space, size_t count);
/* Whether the quad lies within the limits and keeps `clearance[taker]` from every entry. Takers
 * with a negative clearance do not matter, nor does what `owner` (unless 0) took. */
bool qs_space_is_free(const struct qs_space *space, const struct qs_quad *quad,
        const double clearance[QS_TAKER_COUNT], size_t owner);

#endif
