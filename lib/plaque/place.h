/* SPDX-License-Identifier: MIT */
/* Where a house stands, as well as its row and its alley say. */
#ifndef QS_PLACE_H
#define QS_PLACE_H

#include <qrsign/record.h>

/* The point on an alley at a distance from its head, along its path. Absent if the alley has no
 * point or no path, or the distance lies beyond it. */
struct qrsign_point qs_point_on_alley(const struct qrsign_record *alley, double distance_m);

#endif
