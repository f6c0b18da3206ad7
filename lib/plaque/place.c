/* SPDX-License-Identifier: MIT */
#include "plaque/place.h"

#include "base/base.h"

#include <math.h>

/* Metres in 1e-5 degree of latitude, on a sphere as large as the WGS 84 ellipsoid. The error on
 * the ellipsoid is below 0.6 % of the offset: a house's width at the end of the longest path. */
static const double metres_per_e5 = 6371008.8 * 3.14159265358979323846 / 180 / 1e5;

static double leg_length(struct qrsign_offset from, struct qrsign_offset to)
{
        return hypot(to.east_m - from.east_m, to.north_m - from.north_m);
}

static struct qrsign_point moved(struct qrsign_point from, double east_m, double north_m)
{
        double north_e5 = north_m / metres_per_e5;
        double parallel = cos(from.latitude_e5 / 1e5 * 3.14159265358979323846 / 180);

        if (parallel < 0.01) /* no alley leads round a pole */
                return (struct qrsign_point){0};
        from.latitude_e5 += (int32_t)lround(north_e5);
        from.longitude_e5 += (int32_t)lround(east_m / metres_per_e5 / parallel);
        return from;
}

struct qrsign_point qs_point_on_alley(const struct qrsign_record *alley, double distance_m)
{
        const struct qrsign_path *path = &alley->path;
        double drawn = 0, left;

        if (!alley->point.present || path->count < 2)
                return (struct qrsign_point){0};
        for (size_t i = 1; i < path->count; i++)
                drawn += leg_length(path->points[i - 1], path->points[i]);
        /* A sketch is seldom as long as the alley was measured: the measure is the truth. */
        left = alley->length_m ? distance_m * drawn / alley->length_m : distance_m;
        if (left < 0 || left > drawn * 1.001)
                return (struct qrsign_point){0};
        for (size_t i = 1; i < path->count; i++) {
                struct qrsign_offset from = path->points[i - 1], to = path->points[i];
                double length = leg_length(from, to), part;

                if (left > length && i + 1 < path->count) {
                        left -= length;
                        continue;
                }
                part = length > 0 ? fmin(left / length, 1) : 0;
                return moved(alley->point, from.east_m + part * (to.east_m - from.east_m),
                        from.north_m + part * (to.north_m - from.north_m));
        }
        return (struct qrsign_point){0};
}
