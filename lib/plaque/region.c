/* SPDX-License-Identifier: MIT */
#include "plaque/region.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Everything is cut at every height where an edge begins, ends or crosses another. Within such a
 * band edges do not cross, so that going from left to right tells where dark begins and ends;
 * these are the upright parts of the outline. Its level parts are where a band's dark differs from
 * that of the band above. Both come from the same whole numbers, hence outlines always close. */

static const double units_per_mm = 1000;

struct qs_region_edge {
        struct qs_grid_point upper, lower; /* upper.y < lower.y */
        uint32_t item;
        int direction; /* 1: drawn downwards */
};

/* Doubles the room of an array that is full; false if memory ran out. */
static bool grow(void **array, size_t count, size_t *room, size_t size)
{
        size_t larger = *room ? *room * 2 : 256;
        void *moved;

        if (count < *room)
                return true;
        moved = realloc(*array, larger * size);
        if (!moved)
                return false;
        *array = moved;
        *room = larger;
        return true;
}

void qs_region_item(struct qs_region *region, bool dark, bool winding)
{
        if (!grow((void **)&region->items, region->item_count, &region->item_room,
                    sizeof(*region->items))) {
                region->failed = true;
                return;
        }
        region->items[region->item_count++] = (struct qs_region_item){dark, winding};
}

static struct qs_grid_point snap(struct qs_point point)
{
        return (struct qs_grid_point){
                (int32_t)lround(point.x * units_per_mm), (int32_t)lround(point.y * units_per_mm)};
}

void qs_region_line(struct qs_region *region, struct qs_point from, struct qs_point to)
{
        struct qs_grid_point a = snap(from), b = snap(to);
        bool down = a.y < b.y;

        if (region->failed || a.y == b.y)
                return;
        if (!grow((void **)&region->edges, region->edge_count, &region->edge_room,
                    sizeof(*region->edges))) {
                region->failed = true;
                return;
        }
        region->edges[region->edge_count++] = (struct qs_region_edge){
                down ? a : b, down ? b : a, (uint32_t)(region->item_count - 1), down ? 1 : -1};
}

void qs_region_free(struct qs_region *region)
{
        free(region->edges);
        free(region->items);
        *region = (struct qs_region){0};
}

void qs_loops_free(struct qs_loops *loops)
{
        free(loops->points);
        free(loops->ends);
        *loops = (struct qs_loops){0};
}

static double x_at(const struct qs_region_edge *edge, double y)
{
        double height = edge->lower.y - edge->upper.y;

        return edge->upper.x + (edge->lower.x - edge->upper.x) * (y - edge->upper.y) / height;
}

/* A directed part of the outline. */
struct part {
        struct qs_grid_point from, to;
        bool used;
};

/* A change of what is dark along a level: by `by` from x on. */
struct step {
        int32_t x;
        int by;
};

struct steps {
        struct step *rows;
        size_t count, room;
};

/* An edge within a band. */
struct crossing {
        const struct qs_region_edge *edge;
        double x; /* in the middle of the band */
};

struct sweep {
        const struct qs_region *region;
        int32_t *levels;
        size_t level_count, level_room;
        struct crossing *crossings;
        size_t crossing_count;
        int *windings;            /* by item */
        struct steps here, below; /* at the level at hand, and at the next one */
        struct part *parts;
        size_t part_count, part_room;
        bool failed;
};

static int compare_levels(const void *a, const void *b)
{
        int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;

        return (x > y) - (x < y);
}

static int compare_edges(const void *a, const void *b)
{
        return compare_levels(&((const struct qs_region_edge *)a)->upper.y,
                &((const struct qs_region_edge *)b)->upper.y);
}

static int compare_crossings(const void *a, const void *b)
{
        const struct crossing *x = a, *y = b;

        if (x->x != y->x)
                return x->x < y->x ? -1 : 1;
        return (x->edge->item > y->edge->item) - (x->edge->item < y->edge->item);
}

static int compare_steps(const void *a, const void *b)
{
        return compare_levels(&((const struct step *)a)->x, &((const struct step *)b)->x);
}

static int compare_parts(const void *a, const void *b)
{
        const struct part *x = a, *y = b;
        int order = compare_levels(&x->from.y, &y->from.y);

        return order ? order : compare_levels(&x->from.x, &y->from.x);
}

static void add_level(struct sweep *sweep, int32_t level)
{
        if (!grow((void **)&sweep->levels, sweep->level_count, &sweep->level_room,
                    sizeof(*sweep->levels)))
                sweep->failed = true;
        else
                sweep->levels[sweep->level_count++] = level;
}

static void add_crossing_level(
        struct sweep *sweep, const struct qs_region_edge *a, const struct qs_region_edge *b)
{
        double top = fmax(a->upper.y, b->upper.y), bottom = fmin(a->lower.y, b->lower.y);
        double above = x_at(a, top) - x_at(b, top), below = x_at(a, bottom) - x_at(b, bottom);

        if ((above < 0 && below > 0) || (above > 0 && below < 0))
                add_level(sweep, (int32_t)lround(top + (bottom - top) * above / (above - below)));
}

/* All heights where something changes, each once. Edges are sorted by their upper ends. */
static void find_levels(struct sweep *sweep)
{
        const struct qs_region_edge *edges = sweep->region->edges;
        size_t kept = 0;

        for (size_t i = 0; i < sweep->region->edge_count; i++) {
                add_level(sweep, edges[i].upper.y);
                add_level(sweep, edges[i].lower.y);
                for (size_t k = i + 1;
                        k < sweep->region->edge_count && edges[k].upper.y < edges[i].lower.y; k++)
                        add_crossing_level(sweep, &edges[i], &edges[k]);
        }
        if (sweep->failed || !sweep->level_count)
                return;
        qsort(sweep->levels, sweep->level_count, sizeof(*sweep->levels), compare_levels);
        for (size_t i = 0; i < sweep->level_count; i++)
                if (i == 0 || sweep->levels[i] != sweep->levels[kept - 1])
                        sweep->levels[kept++] = sweep->levels[i];
        sweep->level_count = kept;
}

static void add_part(struct sweep *sweep, struct qs_grid_point from, struct qs_grid_point to)
{
        if (from.x == to.x && from.y == to.y)
                return;
        if (!grow((void **)&sweep->parts, sweep->part_count, &sweep->part_room,
                    sizeof(*sweep->parts)))
                sweep->failed = true;
        else
                sweep->parts[sweep->part_count++] = (struct part){from, to, false};
}

static void add_step(struct sweep *sweep, struct steps *steps, int32_t x, int by)
{
        if (!grow((void **)&steps->rows, steps->count, &steps->room, sizeof(*steps->rows)))
                sweep->failed = true;
        else
                steps->rows[steps->count++] = (struct step){x, by};
}

/* Whether the uppermost item at this place is dark. */
static bool is_dark(const struct sweep *sweep)
{
        for (size_t i = sweep->region->item_count; i > 0; i--) {
                const struct qs_region_item *item = &sweep->region->items[i - 1];
                int winding = sweep->windings[i - 1];

                if (item->winding ? winding != 0 : winding % 2 != 0)
                        return item->dark;
        }
        return false;
}

/* The level parts: where the band below is dark and the one above, whose steps have their signs
 * turned, is not, or the other way round. */
static void close_level(struct sweep *sweep, int32_t y)
{
        struct steps *steps = &sweep->here;
        int dark = 0;

        if (steps->count)
                qsort(steps->rows, steps->count, sizeof(*steps->rows), compare_steps);
        for (size_t i = 0; i + 1 < steps->count; i++) {
                struct qs_grid_point left = {steps->rows[i].x, y};
                struct qs_grid_point right = {steps->rows[i + 1].x, y};

                dark += steps->rows[i].by;
                for (int k = 0; k < dark; k++)
                        add_part(sweep, left, right);
                for (int k = 0; k > dark; k--)
                        add_part(sweep, right, left);
        }
        steps->count = 0;
}

static void collect_crossings(struct sweep *sweep, int32_t top, int32_t bottom, size_t *first)
{
        const struct qs_region *region = sweep->region;

        sweep->crossing_count = 0;
        while (*first < region->edge_count && region->edges[*first].lower.y <= top)
                ++*first; /* edges before it may be longer: only a start for the search */
        for (size_t i = *first; i < region->edge_count && region->edges[i].upper.y <= top; i++)
                if (region->edges[i].lower.y >= bottom)
                        sweep->crossings[sweep->crossing_count++] = (struct crossing){
                                &region->edges[i], x_at(&region->edges[i], (top + bottom) / 2.0)};
        qsort(sweep->crossings, sweep->crossing_count, sizeof(*sweep->crossings),
                compare_crossings);
}

/* The upright parts of a band; its dark at the upper end meets that of the band above. */
static void sweep_band(struct sweep *sweep, int32_t top, int32_t bottom)
{
        struct steps swapped;
        bool dark = false, changed = false;
        int32_t last_upper = 0, last_lower = 0; /* of the last change */

        for (size_t i = 0; i < sweep->crossing_count; i++) {
                const struct qs_region_edge *edge = sweep->crossings[i].edge;
                struct qs_grid_point upper = {(int32_t)lround(x_at(edge, top)), top};
                struct qs_grid_point lower = {(int32_t)lround(x_at(edge, bottom)), bottom};

                sweep->windings[edge->item] += edge->direction;
                if (is_dark(sweep) == dark || sweep->failed)
                        continue;
                dark = !dark;
                if (changed && upper.x == last_upper && lower.x == last_lower) {
                        sweep->part_count--; /* one ends where another begins: no edge at all */
                        sweep->here.count--;
                        sweep->below.count--;
                        changed = false;
                        continue;
                }
                changed = true;
                last_upper = upper.x;
                last_lower = lower.x;
                if (dark)
                        add_part(sweep, lower, upper);
                else
                        add_part(sweep, upper, lower);
                add_step(sweep, &sweep->here, upper.x, dark ? 1 : -1);
                add_step(sweep, &sweep->below, lower.x, dark ? -1 : 1);
        }
        close_level(sweep, top);
        swapped = sweep->here;
        sweep->here = sweep->below;
        sweep->below = swapped;
}

static void find_parts(struct sweep *sweep)
{
        size_t first = 0;

        find_levels(sweep);
        for (size_t i = 0; i + 1 < sweep->level_count && !sweep->failed; i++) {
                collect_crossings(sweep, sweep->levels[i], sweep->levels[i + 1], &first);
                sweep_band(sweep, sweep->levels[i], sweep->levels[i + 1]);
        }
        if (sweep->level_count && !sweep->failed)
                close_level(sweep, sweep->levels[sweep->level_count - 1]);
}

/* The first of the parts that begin at a point; they are sorted. */
static size_t parts_from(const struct sweep *sweep, struct qs_grid_point point)
{
        const struct part key = {.from = point};
        size_t low = 0, high = sweep->part_count;

        while (low < high) {
                size_t middle = low + (high - low) / 2;

                if (compare_parts(&sweep->parts[middle], &key) < 0)
                        low = middle + 1;
                else
                        high = middle;
        }
        return low;
}

/* How far a part turns to the right from another, so that loops touch and never cross. */
static double turn(const struct part *before, const struct part *after)
{
        double ax = before->to.x - before->from.x, ay = before->to.y - before->from.y;
        double bx = after->to.x - after->from.x, by = after->to.y - after->from.y;

        return atan2(ax * by - ay * bx, ax * bx + ay * by);
}

static struct part *next_part(struct sweep *sweep, const struct part *before)
{
        struct part *best = NULL;

        for (size_t i = parts_from(sweep, before->to); i < sweep->part_count; i++) {
                struct part *part = &sweep->parts[i];

                if (part->from.x != before->to.x || part->from.y != before->to.y)
                        break;
                if (!part->used && (!best || turn(before, part) > turn(before, best)))
                        best = part;
        }
        return best;
}

/* Whether a point lies on the line between its neighbours, as far as the grid can tell. */
static bool is_between(struct qs_grid_point a, struct qs_grid_point point, struct qs_grid_point b)
{
        double x = b.x - a.x, y = b.y - a.y, px = point.x - a.x, py = point.y - a.y;
        double length = hypot(x, y);

        return length > 0 && px * x + py * y >= 0 && px * x + py * y <= length * length &&
               fabs(px * y - py * x) <= length * 0.75;
}

static void add_point(struct sweep *sweep, struct qs_loops *loops, struct qs_grid_point point)
{
        size_t start = loops->count ? loops->ends[loops->count - 1] : 0;

        while (loops->point_count >= start + 2 &&
                is_between(loops->points[loops->point_count - 2],
                        loops->points[loops->point_count - 1], point))
                loops->point_count--;
        if (!grow((void **)&loops->points, loops->point_count, &loops->point_room,
                    sizeof(*loops->points)))
                sweep->failed = true;
        else
                loops->points[loops->point_count++] = point;
}

static void end_loop(struct sweep *sweep, struct qs_loops *loops)
{
        size_t start = loops->count ? loops->ends[loops->count - 1] : 0;
        struct qs_grid_point *points = loops->points + start;

        /* A loop may have begun in the middle of an edge. */
        while (loops->point_count >= start + 3 &&
                is_between(loops->points[loops->point_count - 2],
                        loops->points[loops->point_count - 1], points[0]))
                loops->point_count--;
        if (loops->point_count >= start + 3 &&
                is_between(loops->points[loops->point_count - 1], points[0], points[1]))
                memmove(points, points + 1,
                        (--loops->point_count - start) * sizeof(*loops->points));
        if (loops->point_count < start + 3) { /* narrower than the grid */
                loops->point_count = start;
                return;
        }
        if (!grow((void **)&loops->ends, loops->count, &loops->room, sizeof(*loops->ends)))
                sweep->failed = true;
        else
                loops->ends[loops->count++] = loops->point_count;
}

static void link_parts(struct sweep *sweep, struct qs_loops *loops)
{
        if (sweep->part_count)
                qsort(sweep->parts, sweep->part_count, sizeof(*sweep->parts), compare_parts);
        for (size_t i = 0; i < sweep->part_count && !sweep->failed; i++) {
                struct part *part = &sweep->parts[i];

                if (part->used)
                        continue;
                while (part && !sweep->failed) {
                        part->used = true;
                        add_point(sweep, loops, part->from);
                        part = next_part(sweep, part);
                }
                end_loop(sweep, loops);
        }
}

bool qs_region_loops(const struct qs_region *region, struct qs_loops *loops)
{
        struct sweep sweep = {.region = region, .failed = region->failed};

        *loops = (struct qs_loops){0};
        if (region->edge_count)
                qsort(region->edges, region->edge_count, sizeof(*region->edges), compare_edges);
        sweep.crossings = calloc(region->edge_count + 1, sizeof(*sweep.crossings));
        sweep.windings = calloc(region->item_count + 1, sizeof(*sweep.windings));
        sweep.failed |= !sweep.crossings || !sweep.windings;
        if (!sweep.failed)
                find_parts(&sweep);
        if (!sweep.failed)
                link_parts(&sweep, loops);
        free(sweep.levels);
        free(sweep.crossings);
        free(sweep.windings);
        free(sweep.here.rows);
        free(sweep.below.rows);
        free(sweep.parts);
        return !sweep.failed;
}
