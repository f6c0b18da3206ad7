/* SPDX-License-Identifier: MIT */
/* The line of an alley: its legs as the record gives them, and as they are drawn. */
#ifndef QS_STRIP_AXIS_H
#define QS_STRIP_AXIS_H

#include "plaque/space.h"

#include <qrsign/record.h>

struct qs_strip_leg {
        double metres;
        double angle; /* radians, leftwards from the alley's overall direction; a full turn counts
                       */
};

struct qs_strip_axis {
        struct qs_strip_leg *legs;
        size_t count;
        double length;  /* metres that are drawn; 0: nothing is known, a stub */
        double stated;  /* metres that the record states; 0: none */
        bool has_path;  /* directions are known */
        bool bent;      /* some bend is worth drawing */
        double heading; /* of the overall direction: radians, anticlockwise from east */
        /* Shape, by qs_strip_axis_bend(): corners in metres, x inwards along the overall direction,
         * y to the left of it. count + 1 corners, the head is the first and lies at 0,0. */
        struct qs_point *corners;
        double bend;                                     /* k */
        double ahead_min, ahead_max, left_min, left_max; /* of the corners */
};

/* Reads length and path of a record. False where memory fails. */
bool qs_strip_axis_read(
        struct qs_strip_axis *axis, const struct qrsign_record *record, struct qs_arena *arena);
/* Shapes the corners with every leg's angle multiplied by `bend`. */
void qs_strip_axis_bend(struct qs_strip_axis *axis, double bend);
/* Where a distance from the head lies, in metres of the shape, and the unit vector inwards. What is
 * beyond an end lies on the leg prolonged. */
struct qs_point qs_strip_axis_at(
        const struct qs_strip_axis *axis, double distance, struct qs_point *inward);
/* Where a row's distance lies on the drawn road: a little beyond the stated length is its end.
 * False if it is far beyond. */
bool qs_strip_axis_find(const struct qs_strip_axis *axis, double metres, double *distance);

#endif
