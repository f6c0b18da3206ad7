/* SPDX-License-Identifier: MIT */
/* Paths become polygons, strokes the polygons of what they cover. */
#include "plaque/region.h"

#include <math.h>

/* How far a polygon may leave its curve. */
static const double tolerance_mm = 0.005;
enum { CURVE_LINES_MOST = 200, JOIN_LINES = 32 };

static struct qs_point between(struct qs_point a, struct qs_point b, double t)
{
        return (struct qs_point){a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

/* How many lines a cubic needs: its second differences bound how far a chord can leave it. */
static int lines_of(struct qs_point from, const struct qs_point *curve)
{
        double first =
                hypot(from.x - 2 * curve[0].x + curve[1].x, from.y - 2 * curve[0].y + curve[1].y);
        double second = hypot(
                curve[0].x - 2 * curve[1].x + curve[2].x, curve[0].y - 2 * curve[1].y + curve[2].y);
        double lines = ceil(sqrt(0.75 * fmax(first, second) / tolerance_mm));

        return lines < 1 ? 1 : lines > CURVE_LINES_MOST ? CURVE_LINES_MOST : (int)lines;
}

static struct qs_point on_curve(struct qs_point from, const struct qs_point *curve, double t)
{
        struct qs_point a = between(from, curve[0], t), b = between(curve[0], curve[1], t);
        struct qs_point c = between(curve[1], curve[2], t);

        return between(between(a, b, t), between(b, c, t), t);
}

static bool is_same(struct qs_point a, struct qs_point b)
{
        return fabs(a.x - b.x) < 1e-9 && fabs(a.y - b.y) < 1e-9;
}

void qs_path_flatten(const struct qs_path *path, bool close, qs_flatten_line *line, void *context)
{
        const struct qs_point *point = path->points;
        struct qs_point start = {0, 0}, at = {0, 0};
        bool first = true;

        for (size_t i = 0; i <= path->verb_count; i++) {
                bool ends = i == path->verb_count || path->verbs[i] == QS_MOVE;
                int lines;

                if ((ends && close) || (!ends && path->verbs[i] == QS_CLOSE)) {
                        if (!first && !is_same(at, start))
                                line(context, at, start, false);
                        at = start;
                }
                if (i == path->verb_count)
                        break;
                switch (path->verbs[i]) {
                case QS_MOVE:
                        start = at = *point++;
                        first = true;
                        break;
                case QS_LINE:
                        if (!is_same(at, *point)) {
                                line(context, at, *point, first);
                                first = false;
                        }
                        at = *point++;
                        break;
                case QS_CURVE:
                        lines = lines_of(at, point);
                        for (int k = 0; k < lines; k++) {
                                struct qs_point from = on_curve(at, point, (double)k / lines);
                                struct qs_point to =
                                        k + 1 < lines ? on_curve(at, point, (double)(k + 1) / lines)
                                                      : point[2];

                                line(context, from, to, first);
                                first = false;
                        }
                        at = point[2];
                        point += 3;
                        break;
                case QS_CLOSE: break;
                }
        }
}

static void take_line(void *context, struct qs_point from, struct qs_point to, bool first)
{
        (void)first;
        qs_region_line(context, from, to);
}

struct stroke {
        struct qs_region *region;
        double half;
};

/* A round join, as a polygon that goes round the same way as a line's. */
static void add_join(const struct stroke *stroke, struct qs_point centre)
{
        struct qs_point last = {centre.x + stroke->half, centre.y};

        for (int i = 1; i <= JOIN_LINES; i++) {
                double angle = -2 * acos(-1) * i / JOIN_LINES;
                struct qs_point next = {
                        centre.x + stroke->half * cos(angle), centre.y + stroke->half * sin(angle)};

                if (i == JOIN_LINES)
                        next = (struct qs_point){centre.x + stroke->half, centre.y};
                qs_region_line(stroke->region, last, next);
                last = next;
        }
}

static void add_stroke_line(void *context, struct qs_point from, struct qs_point to, bool first)
{
        const struct stroke *stroke = context;
        double length = hypot(to.x - from.x, to.y - from.y);
        double x = -(to.y - from.y) / length * stroke->half;
        double y = (to.x - from.x) / length * stroke->half;
        struct qs_point corners[4] = {{from.x + x, from.y + y}, {to.x + x, to.y + y},
                {to.x - x, to.y - y}, {from.x - x, from.y - y}};

        if (length <= 0)
                return;
        for (int i = 0; i < 4; i++)
                qs_region_line(stroke->region, corners[i], corners[(i + 1) % 4]);
        if (!first)
                add_join(stroke, from);
}

/* Where the closed parts of a stroked path begin there is a join, too. */
static void add_closing_joins(const struct stroke *stroke, const struct qs_path *path)
{
        static const size_t points[] = {1, 1, 3, 0};
        const struct qs_point *point = path->points;
        struct qs_point start = {0, 0};

        for (size_t i = 0; i < path->verb_count; i++) {
                if (path->verbs[i] == QS_MOVE)
                        start = *point;
                if (path->verbs[i] == QS_CLOSE)
                        add_join(stroke, start);
                point += points[path->verbs[i]];
        }
}

void qs_region_path(
        struct qs_region *region, const struct qs_path *path, double width, bool dark, bool winding)
{
        struct stroke stroke = {region, width / 2};

        qs_region_item(region, dark, winding || width > 0);
        if (width > 0) {
                qs_path_flatten(path, false, add_stroke_line, &stroke);
                add_closing_joins(&stroke, path);
        } else {
                qs_path_flatten(path, true, take_line, region);
        }
}
