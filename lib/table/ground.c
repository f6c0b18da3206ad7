/* SPDX-License-Identifier: MIT */
/* Where points lie, and distances between them. */
#include "table/coordinates.h"

#include <math.h>

/* Bounds of the country and its islands by bands of latitude, about half a degree wide of them, in
 * hundredths of a degree. */
static const struct {
        int16_t south, north, west, east;
} bands[] = {
        {600, 950, 10300, 11800},
        {950, 1060, 10330, 11800},
        {1060, 1100, 10400, 11800},
        {1100, 1220, 10520, 11800},
        {1220, 1350, 10630, 11200},
        {1350, 1550, 10690, 11200},
        {1550, 1640, 10660, 11320},
        {1640, 1720, 10600, 11320},
        {1720, 1790, 10520, 11320},
        {1790, 1880, 10440, 10850},
        {1880, 2020, 10340, 10850},
        {2020, 2080, 10300, 10850},
        {2080, 2160, 10230, 10850},
        {2160, 2190, 10170, 10850},
        {2190, 2350, 10170, 10820},
};

static bool is_in_vietnam(int32_t latitude_e5, int32_t longitude_e5)
{
        for (size_t i = 0; i < QS_COUNT(bands); i++)
                if (latitude_e5 >= bands[i].south * 1000 && latitude_e5 < bands[i].north * 1000)
                        return longitude_e5 >= bands[i].west * 1000 &&
                               longitude_e5 <= bands[i].east * 1000;
        return false;
}

enum qrsign_message qs_point_check(struct qrsign_point point)
{
        if (is_in_vietnam(point.latitude_e5, point.longitude_e5))
                return QRSIGN_MESSAGE_NONE;
        return is_in_vietnam(point.longitude_e5, point.latitude_e5) ? QRSIGN_MESSAGE_POINT_SWAPPED
                                                                    : QRSIGN_MESSAGE_POINT_OUTSIDE;
}

/* Metres in 1e-5 degree at a latitude, on the WGS 84 ellipsoid (series of NGA.STND.0036). */
static void metres_of_e5(int32_t latitude_e5, double *east, double *north)
{
        double latitude = latitude_e5 * 1e-5 * (M_PI / 180);

        *north = 1.1113295 - 0.0055982 * cos(2 * latitude) + 0.0000118 * cos(4 * latitude);
        *east = 1.1141284 * cos(latitude) - 0.000935 * cos(3 * latitude);
}

double qs_point_distance(struct qrsign_point a, struct qrsign_point b)
{
        double east, north;

        metres_of_e5((a.latitude_e5 + b.latitude_e5) / 2, &east, &north);
        return hypot(
                east * (b.longitude_e5 - a.longitude_e5), north * (b.latitude_e5 - a.latitude_e5));
}

struct qrsign_point qs_point_move(struct qrsign_point from, double east_m, double north_m)
{
        double east, north;

        metres_of_e5(from.latitude_e5, &east, &north);
        from.longitude_e5 += (int32_t)lround(east_m / east);
        from.latitude_e5 += (int32_t)lround(north_m / north);
        return from;
}

struct qrsign_point qs_point_on_path(
        struct qrsign_point head, struct qrsign_path path, double distance_m)
{
        double east = 0, north = 0;

        for (size_t i = 0; i < path.count && distance_m > 0; i++) {
                double to_east = path.points[i].east_m - east;
                double to_north = path.points[i].north_m - north;
                double length = hypot(to_east, to_north);
                double part = length > distance_m ? distance_m / length : 1;

                east += to_east * part;
                north += to_north * part;
                distance_m -= length;
        }
        return qs_point_move(head, east, north);
}
