/* SPDX-License-Identifier: MIT */
/* What a display list covers: its shapes as polygons, and whether any lies on another. */
#ifndef QS_UNIT_MAP_H
#define QS_UNIT_MAP_H

#include "unit.h"

#include "plaque/display.h"

#include <math.h>

/* Coordinates that should be equal may differ by rounding. */
static const double SLACK_MM = 1e-6;

/* A shape of the display list as a closed polygon. */
enum { MOST_CORNERS = 400 };

struct polygon {
        struct qs_point corner[MOST_CORNERS];
        size_t count;
};

static inline struct qs_point on_cubic(
        struct qs_point from, const struct qs_point control[3], double t)
{
        double u = 1 - t, a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;

        return (struct qs_point){
                a * from.x + b * control[0].x + c * control[1].x + d * control[2].x,
                a * from.y + b * control[0].y + c * control[1].y + d * control[2].y};
}

/* The outer loop of a filled path: holes do not matter here. */
static inline void outline_of(const struct qs_path *path, struct polygon *polygon)
{
        const struct qs_point *point = path->points;

        polygon->count = 0;
        for (size_t i = 0; i < path->verb_count; i++) {
                assert_true(polygon->count + 8 < MOST_CORNERS);
                if (path->verbs[i] == QS_CLOSE)
                        return;
                if (path->verbs[i] != QS_CURVE) {
                        polygon->corner[polygon->count++] = *point++;
                        continue;
                }
                for (int j = 1; j <= 8; j++, polygon->count++)
                        polygon->corner[polygon->count] = on_cubic(
                                polygon->corner[polygon->count - (size_t)j], point, j / 8.0);
                point += 3;
        }
}

/* A segment of a stroke as the band that it is. */
static inline void band_of(
        struct qs_point from, struct qs_point to, double width, struct polygon *polygon)
{
        double length = hypot(to.x - from.x, to.y - from.y);
        double x = length > 0 ? (from.y - to.y) / length * width / 2 : 0;
        double y = length > 0 ? (to.x - from.x) / length * width / 2 : width / 2;

        polygon->count = 4;
        polygon->corner[0] = (struct qs_point){from.x + x, from.y + y};
        polygon->corner[1] = (struct qs_point){to.x + x, to.y + y};
        polygon->corner[2] = (struct qs_point){to.x - x, to.y - y};
        polygon->corner[3] = (struct qs_point){from.x - x, from.y - y};
}

static inline bool is_inside(const struct polygon *polygon, struct qs_point point)
{
        bool inside = false;

        for (size_t i = 0, j = polygon->count - 1; i < polygon->count; j = i++) {
                struct qs_point a = polygon->corner[i], b = polygon->corner[j];

                if ((a.y > point.y) != (b.y > point.y) &&
                        point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x)
                        inside = !inside;
        }
        return inside;
}

/* Whether a part of the segment lies in the box (Liang and Barsky's clipping). */
static inline bool crosses(struct qs_point from, struct qs_point to, struct qs_box box)
{
        double start = 0, end = 1;
        const double step[4] = {from.x - to.x, to.x - from.x, from.y - to.y, to.y - from.y};
        const double room[4] = {from.x - box.x, box.x + box.width - from.x, from.y - box.y,
                box.y + box.height - from.y};

        for (int i = 0; i < 4; i++) {
                if (step[i] == 0) {
                        if (room[i] <= 0)
                                return false;
                } else if (step[i] < 0) {
                        start = fmax(start, room[i] / step[i]);
                } else {
                        end = fmin(end, room[i] / step[i]);
                }
        }
        return start < end;
}

static inline struct qs_box shrunk(struct qs_box box)
{
        return (struct qs_box){box.x + SLACK_MM, box.y + SLACK_MM, box.width - 2 * SLACK_MM,
                box.height - 2 * SLACK_MM};
}

static inline bool covers(const struct polygon *polygon, struct qs_box box)
{
        box = shrunk(box);
        for (size_t i = 0; i < polygon->count; i++)
                if (crosses(polygon->corner[i], polygon->corner[(i + 1) % polygon->count], box))
                        return true;
        return is_inside(polygon, (struct qs_point){box.x, box.y});
}

static inline bool is_within(struct qs_point point, struct qs_box box)
{
        return point.x >= box.x - SLACK_MM && point.x <= box.x + box.width + SLACK_MM &&
               point.y >= box.y - SLACK_MM && point.y <= box.y + box.height + SLACK_MM;
}

/* The polygons of an item that is no text; more than one for a line of several segments. */
static inline size_t polygon_count(const struct qs_item *item)
{
        if (item->kind == QS_ITEM_FILL)
                return 1;
        return item->kind == QS_ITEM_STROKE ? item->shape.path.verb_count - 1 : 0;
}

static inline void polygon_of(const struct qs_item *item, size_t index, struct polygon *polygon)
{
        if (item->kind == QS_ITEM_FILL)
                outline_of(&item->shape.path, polygon);
        else
                band_of(item->shape.path.points[index], item->shape.path.points[index + 1],
                        item->shape.width, polygon);
}

/* The ink of a text, turned too. */
static inline void text_polygon(const struct qs_item *item, struct polygon *polygon)
{
        struct qs_box box = qs_text_ink(item->text.run, (struct qs_point){0, 0}, item->text.em);
        double cosine = cos(item->text.angle), sine = sin(item->text.angle);

        polygon->count = 4;
        for (int i = 0; i < 4; i++) {
                double x = box.x + (i == 1 || i == 2 ? box.width : 0);
                double y = box.y + (i >= 2 ? box.height : 0);

                polygon->corner[i] = (struct qs_point){item->text.origin.x + cosine * x - sine * y,
                        item->text.origin.y + sine * x + cosine * y};
        }
}

#endif
