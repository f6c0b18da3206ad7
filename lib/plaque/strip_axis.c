/* SPDX-License-Identifier: MIT */
#include "plaque/strip_axis.h"

#include <math.h>

/* Distances are paced out: up to a tenth beyond the stated length the road is drawn on. The tables
 * refuse more, so more comes only from a record made by hand. */
static const double LENGTH_TOLERANCE = 1.1;
/* A bend of less than a degree is noise of the sketch. */
static const double STRAIGHT_RADIANS = 0.0175;

bool qs_strip_axis_holds(const struct qs_strip_axis *axis, double distance)
{
        return !(axis->stated > 0) || distance <= axis->stated * LENGTH_TOLERANCE;
}

/* The farthest house or place, which the road must reach. */
static double farthest_row(const struct qs_strip_axis *axis, const struct qrsign_record *record)
{
        double farthest = 0;

        for (size_t i = 0; i < record->households.count; i++) {
                const struct qrsign_household *row = &record->households.rows[i];

                if (row->has_distance && qs_strip_axis_holds(axis, row->distance_m))
                        farthest = fmax(farthest, row->distance_m);
        }
        for (size_t i = 0; i < record->places.count; i++) {
                const struct qrsign_place *row = &record->places.rows[i];

                if (row->has_distance && qs_strip_axis_holds(axis, row->distance_m))
                        farthest = fmax(farthest, row->distance_m);
        }
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

/* Legs from the record's path: repeated points make none. Returns the path's own length. */
static double read_path(struct qs_strip_axis *axis, const struct qrsign_path *path)
{
        struct qs_point *corners = axis->corners;
        double total = 0, before = 0;
        size_t count = 0;

        for (size_t i = 0; i < path->count; i++) {
                struct qs_point next = {path->points[i].east_m, path->points[i].north_m};

                if (count && qs_space_distance(corners[count - 1], next) == 0)
                        continue;
                if (count)
                        total += qs_space_distance(corners[count - 1], next);
                corners[count++] = next;
        }
        if (count < 2)
                return 0;
        axis->has_path = true;
        axis->heading = before = heading_of(corners, count, total);
        for (size_t i = 0; i + 1 < count; i++) {
                double heading =
                        atan2(corners[i + 1].y - corners[i].y, corners[i + 1].x - corners[i].x);
                double last = i ? axis->legs[i - 1].angle : 0;

                axis->legs[i].metres = qs_space_distance(corners[i], corners[i + 1]);
                axis->legs[i].angle = last + turn_of(heading - before);
                before = heading;
                if (fabs(axis->legs[i].angle) > STRAIGHT_RADIANS)
                        axis->bent = true;
        }
        axis->count = count - 1;
        return total;
}

bool qs_strip_axis_read(
        struct qs_strip_axis *axis, const struct qrsign_record *record, struct qs_arena *arena)
{
        size_t most = record->path.count > 1 ? record->path.count : 2;
        double own, farthest;

        *axis = (struct qs_strip_axis){.stated = record->length_m};
        axis->legs = qs_arena_array(arena, most, sizeof(*axis->legs));
        axis->corners = qs_arena_array(arena, most, sizeof(*axis->corners));
        if (!axis->legs || !axis->corners)
                return false;
        own = read_path(axis, &record->path);
        farthest = farthest_row(axis, record);
        if (!axis->has_path) {
                axis->count = 1;
                axis->length = fmax(axis->stated, farthest);
                axis->legs[0].metres = axis->length > 0 ? axis->length : 1;
        } else {
                /* The sketch gives the shape, the stated length the measure. */
                axis->length = axis->stated > 0 ? axis->stated : own;
                for (size_t i = 0; i < axis->count; i++)
                        axis->legs[i].metres *= axis->length / own;
                if (farthest > axis->length) {
                        axis->legs[axis->count - 1].metres += farthest - axis->length;
                        axis->length = farthest;
                }
        }
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
