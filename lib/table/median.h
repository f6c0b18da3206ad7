/* SPDX-License-Identifier: MIT */
/* The middle of many points in little memory: the median of their latitudes and of their
 * longitudes, to a thousandth of a degree. Points lie in Vietnam (qs_point_check()). */
#ifndef QS_MEDIAN_H
#define QS_MEDIAN_H

#include "record/record.h"

struct qs_median {
        uint32_t *bins; /* NULL until there is a point */
        size_t count;
        struct qrsign_point south_west, north_east; /* the corners of their box */
};

bool qs_median_add(struct qs_median *median, struct qrsign_point point); /* false: no memory */
/* Absent where there are no points. */
struct qrsign_point qs_median_middle(const struct qs_median *median);
/* Whether a point may lie so far from the middle: a look at the box only. */
bool qs_median_is_wide(const struct qs_median *median, double metres);
void qs_median_free(struct qs_median *median);

#endif
