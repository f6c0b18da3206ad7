/* SPDX-License-Identifier: MIT */
#include "table/median.h"
#include "table/coordinates.h"

#include <stdlib.h>

/* In thousandths of a degree; wider than the bands of qs_point_check(). */
enum { SOUTH = 5500, WEST = 101000, LATITUDES = 18500, LONGITUDES = 17500, E5_OF_BIN = 100 };

static size_t bin_of(int32_t degrees_e5, int32_t first, int32_t count)
{
        int32_t bin = degrees_e5 / E5_OF_BIN - first;

        return (size_t)(bin < 0 ? 0 : bin < count ? bin : count - 1);
}

bool qs_median_add(struct qs_median *median, struct qrsign_point point)
{
        if (!median->bins) {
                median->bins = calloc(LATITUDES + LONGITUDES, sizeof(*median->bins));
                if (!median->bins)
                        return false;
                median->south_west = median->north_east = point;
        }
        median->bins[bin_of(point.latitude_e5, SOUTH, LATITUDES)]++;
        median->bins[LATITUDES + bin_of(point.longitude_e5, WEST, LONGITUDES)]++;
        median->count++;
        if (point.latitude_e5 < median->south_west.latitude_e5)
                median->south_west.latitude_e5 = point.latitude_e5;
        if (point.longitude_e5 < median->south_west.longitude_e5)
                median->south_west.longitude_e5 = point.longitude_e5;
        if (point.latitude_e5 > median->north_east.latitude_e5)
                median->north_east.latitude_e5 = point.latitude_e5;
        if (point.longitude_e5 > median->north_east.longitude_e5)
                median->north_east.longitude_e5 = point.longitude_e5;
        return true;
}

/* The bin that holds the point in the middle. */
static int32_t middle_bin(const uint32_t *bins, size_t count)
{
        size_t below = 0;
        int32_t bin = 0;

        while (below + bins[bin] <= count / 2)
                below += bins[bin++];
        return bin;
}

struct qrsign_point qs_median_middle(const struct qs_median *median)
{
        struct qrsign_point middle = {0};

        if (!median->count)
                return middle;
        middle.present = true;
        middle.latitude_e5 =
                (middle_bin(median->bins, median->count) + SOUTH) * E5_OF_BIN + E5_OF_BIN / 2;
        middle.longitude_e5 =
                (middle_bin(median->bins + LATITUDES, median->count) + WEST) * E5_OF_BIN +
                E5_OF_BIN / 2;
        return middle;
}

bool qs_median_is_wide(const struct qs_median *median, double metres)
{
        struct qrsign_point middle = qs_median_middle(median);
        struct qrsign_point corners[] = {
                median->south_west, median->north_east, median->south_west, median->north_east};

        corners[2].longitude_e5 = median->north_east.longitude_e5;
        corners[3].longitude_e5 = median->south_west.longitude_e5;
        for (size_t i = 0; i < QS_COUNT(corners); i++)
                if (median->count && qs_point_distance(middle, corners[i]) > metres)
                        return true;
        return false;
}

void qs_median_free(struct qs_median *median)
{
        free(median->bins);
        *median = (struct qs_median){0};
}
