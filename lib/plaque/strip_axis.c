/* SPDX-License-Identifier: MIT */
#include "plaque/strip_axis.h"

#include <math.h>

/* Corners nearer to the straight line than this part of the path's length are noise: on a strip it
 * is less than the width of the road. */
static const double SMOOTH_SHARE = 0.015;
/* Distances are paced out: up to a tenth beyond the stated length is the road's end. The tables
 * refuse more, so more comes only from a record made by hand. */
static const double LENGTH_TOLERANCE = 1.1;
/* A bend of less than a degree is noise of the sketch. */
static const double STRAIGHT_RADIANS = 0.0175;

bool qs_strip_axis_find(const struct qs_strip_axis *axis, double metres, double *distance)
{
        *distance = axis->stated > 0 ? fmin(metres, axis->stated) : metres;
        return !(axis->stated > 0) || metres <= axis->stated * LENGTH_TOLERANCE;
}

/* The farthest house or place, which a road of no stated length must reach. */
static double farthest_row(const struct qrsign_record *record)
{
        double farthest = 0;

        for (size_t i = 0; i < record->households.count; i++)
                if (record->households.rows[i].has_distance)
                        farthest = fmax(farthest, record->households.rows[i].distance_m);
        for (size_t i = 0; i < record->places.count; i++)
                if (record->places.rows[i].has_distance)
                        farthest = fmax(farthest, record->places.rows[i].distance_m);
        return farthest;
}

/* An angle brought into (-pi, pi]. */
static double turn_of(double angle)
{
        return angle - 2 * M_PI * ceil((angle - M_PI) / (2 * M_PI));
}

/* The direction that the legs lead to: their end, or their farthest corner where they come back. */
static double heading_of(const struct qs_point *corners, size_t count, double length)
{
        struct qs_point head = corners[0], goal = corners[count - 1];

        if (qs_space_distance(head, goal) < 0.2 * length)
                for (size_t i = 1; i < count; i++)
                        if (qs_space_distance(head, corners[i]) > qs_space_distance(head, goal))
                                goal = corners[i];
        return atan2(goal.y - head.y, goal.x - head.x);
}

/* The corners of the path; a point given twice counts once. Returns the path's own length. */
static double read_corners(struct qs_strip_axis *axis, const struct qrsign_path *path)
{
        struct qs_point *corners = axis->corners;
        double total = 0;
        size_t count = 0;

        for (size_t i = 0; i < path->count; i++) {
                struct qs_point next = {path->points[i].east_m, path->points[i].north_m};

                if (count) {
                        double metres = qs_space_distance(corners[count - 1], next);

                        if (metres == 0)
                                continue;
                        axis->legs[count - 1].metres = metres;
                        total += metres;
                }
                corners[count++] = next;
        }
        axis->count = count ? count - 1 : 0;
        return total;
}

static double distance_to_segment(struct qs_point point, struct qs_point from, struct qs_point to)
{
        double x = to.x - from.x, y = to.y - from.y, square = x * x + y * y;
        double along = square > 0 ? ((point.x - from.x) * x + (point.y - from.y) * y) / square : 0;

        along = fmin(fmax(along, 0), 1);
        return hypot(point.x - from.x - along * x, point.y - from.y - along * y);
}

/* Whether the corners between two are no farther than `tolerance` from the straight line. */
static bool is_straight(const struct qs_point *corners, size_t first, size_t last, double tolerance)
{
        for (size_t i = first + 1; i < last; i++)
                if (distance_to_segment(corners[i], corners[first], corners[last]) > tolerance)
                        return false;
        return true;
}

/* Takes out corners that nobody would see: what a phone recorded while walking trembles. A leg
 * keeps the metres that were walked along it. */
static void smooth(struct qs_strip_axis *axis, double tolerance)
{
        size_t legs = 0, first = 0;

        while (first < axis->count) {
                size_t last = first + 1;
                double metres = 0;

                while (last < axis->count && is_straight(axis->corners, first, last + 1, tolerance))
                        last++;
                for (size_t i = first; i < last; i++)
                        metres += axis->legs[i].metres;
                axis->legs[legs++].metres = metres;
                axis->corners[legs] = axis->corners[last];
                first = last;
        }
        axis->count = legs;
}

/* Legs from the record's path. Returns the path's own length, 0 if there is none. */
static double read_path(struct qs_strip_axis *axis, const struct qrsign_path *path)
{
        double total = read_corners(axis, path), before;

        if (axis->count < 1)
                return 0;
        smooth(axis, SMOOTH_SHARE * total);
        axis->has_path = true;
        axis->heading = before = heading_of(axis->corners, axis->count + 1, total);
        for (size_t i = 0; i < axis->count; i++) {
                struct qs_point from = axis->corners[i], to = axis->corners[i + 1];
                double heading = atan2(to.y - from.y, to.x - from.x);

                axis->legs[i].angle = (i ? axis->legs[i - 1].angle : 0) + turn_of(heading - before);
                before = heading;
                if (fabs(axis->legs[i].angle) > STRAIGHT_RADIANS)
                        axis->bent = true;
        }
        return total;
}

bool qs_strip_axis_read(
        struct qs_strip_axis *axis, const struct qrsign_record *record, struct qs_arena *arena)
{
        size_t most = record->path.count > 1 ? record->path.count : 2;
        double own;

        *axis = (struct qs_strip_axis){.stated = record->length_m};
        axis->legs = qs_arena_array(arena, most, sizeof(*axis->legs));
        axis->corners = qs_arena_array(arena, most, sizeof(*axis->corners));
        if (!axis->legs || !axis->corners)
                return false;
        own = read_path(axis, &record->path);
        axis->length = axis->stated > 0 ? axis->stated : fmax(own, farthest_row(record));
        if (!axis->has_path) {
                axis->count = 1;
                axis->legs[0].metres = axis->length > 0 ? axis->length : 1;
        }
        /* The sketch gives the shape, the length the measure. */
        for (size_t i = 0; axis->has_path && i < axis->count; i++)
                axis->legs[i].metres *= axis->length / own;
        qs_strip_axis_bend(axis, axis->bent ? 1 : 0);
        return true;
}

static void turn_corners(struct qs_strip_axis *axis, double angle)
{
        double cosine = cos(angle), sine = sin(angle);

        axis->ahead_min = axis->ahead_max = axis->left_min = axis->left_max = 0;
        for (size_t i = 1; i <= axis->count; i++) {
                struct qs_point *corner = &axis->corners[i];

                *corner = (struct qs_point){cosine * corner->x - sine * corner->y,
                        sine * corner->x + cosine * corner->y};
                axis->ahead_min = fmin(axis->ahead_min, corner->x);
                axis->ahead_max = fmax(axis->ahead_max, corner->x);
                axis->left_min = fmin(axis->left_min, corner->y);
                axis->left_max = fmax(axis->left_max, corner->y);
        }
}

void qs_strip_axis_bend(struct qs_strip_axis *axis, double bend)
{
        double length = 0;

        axis->bend = axis->bent ? bend : 1;
        axis->corners[0] = (struct qs_point){0, 0};
        for (size_t i = 0; i < axis->count; i++) {
                double angle = axis->bent ? bend * axis->legs[i].angle : 0;

                axis->corners[i + 1] =
                        (struct qs_point){axis->corners[i].x + axis->legs[i].metres * cos(angle),
                                axis->corners[i].y + axis->legs[i].metres * sin(angle)};
                length += axis->legs[i].metres;
        }
        /* Gentler bends lead elsewhere: what was the overall direction shall stay it. */
        turn_corners(axis, -heading_of(axis->corners, axis->count + 1, length));
}

struct qs_point qs_strip_axis_at(
        const struct qs_strip_axis *axis, double distance, struct qs_point *inward)
{
        size_t i = 0;
        struct qs_point from, to;

        while (i + 1 < axis->count && distance > axis->legs[i].metres)
                distance -= axis->legs[i++].metres;
        from = axis->corners[i];
        to = axis->corners[i + 1];
        *inward = (struct qs_point){
                (to.x - from.x) / axis->legs[i].metres, (to.y - from.y) / axis->legs[i].metres};
        return qs_point_along(from, *inward, distance);
}
