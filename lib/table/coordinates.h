/* SPDX-License-Identifier: MIT */
/* Points on the ground: as people write them, where they may lie, and how far they are apart. */
#ifndef QS_COORDINATES_H
#define QS_COORDINATES_H

#include "record/record.h"

/* A latitude and a longitude in cells of their own: 16.62850 or 16,62850, with or without a degree
 * sign. Not yet looked at whether it lies in Vietnam. */
enum qrsign_message qs_degrees_read(const char *text, size_t length, int32_t *degrees_e5);

/* Both in one cell: `16.62850, 107.26150`, with decimal commas where they can be told from those
 * between the two, or the link of a map. The point is present in any case of success. */
enum qrsign_message qs_coordinates_read(
        const char *text, size_t length, struct qrsign_point *point);

/* NONE, or whether it lies outside Vietnam, or would lie in it the other way round. */
enum qrsign_message qs_point_check(struct qrsign_point point);

enum { QS_POINT_TEXT_SIZE = 48 };
/* `16.62850, 107.26150`. */
const char *qs_point_format(struct qrsign_point point, char out[QS_POINT_TEXT_SIZE]);

/* Metres between two points, good to a hundredth up to some tens of kilometres. */
double qs_point_distance(struct qrsign_point a, struct qrsign_point b);
/* The point so many metres east and north of another. */
struct qrsign_point qs_point_move(struct qrsign_point from, double east_m, double north_m);
/* The point `distance_m` along a sketch line from an alley's head; its end where it is shorter. */
struct qrsign_point qs_point_on_path(
        struct qrsign_point head, struct qrsign_path path, double distance_m);

#endif
