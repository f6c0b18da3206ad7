/* SPDX-License-Identifier: MIT */
#include "plaque/space.h"

#include <math.h>
#include <string.h>

enum { GRID = 48 }; /* cells on a side: of a 280 mm strip about 6 mm, a number's width */

/* Far below anything that is drawn: sums of sizes that should be equal may differ by so much. */
static const double SLACK_MM = 1e-7;

/* A quad with what every comparison needs of it. */
struct shape {
        struct qs_quad quad;
        struct qs_box bounds;
        bool is_box;            /* its bounds are all of it */
        struct qs_point out[4]; /* unit vectors away from its edges; 0,0 for an edge of no length */
        double reach[4];        /* how far the edges lie that way */
};

struct qs_space_entry {
        struct shape shape;
        enum qs_taker taker;
        size_t owner;
        size_t first_node; /* nodes of this entry and all later ones start here */
};

struct qs_space_node {
        uint32_t entry;
        uint32_t cell;
        uint32_t below; /* the cell's next older node, plus one */
};

double qs_space_distance(struct qs_point a, struct qs_point b)
{
        return hypot(a.x - b.x, a.y - b.y);
}

struct qs_quad qs_quad_of_box(struct qs_box box)
{
        double right = box.x + box.width, lower = box.y + box.height;

        return (struct qs_quad){{{box.x, box.y}, {right, box.y}, {right, lower}, {box.x, lower}}};
}

struct qs_quad qs_quad_of_band(struct qs_point from, struct qs_point to, double width)
{
        double length = qs_space_distance(from, to);
        struct qs_point across = {0, width / 2};

        if (length > 0)
                across = (struct qs_point){
                        (from.y - to.y) / length * width / 2, (to.x - from.x) / length * width / 2};
        return (struct qs_quad){{
                qs_point_along(from, across, 1),
                qs_point_along(to, across, 1),
                qs_point_along(to, across, -1),
                qs_point_along(from, across, -1),
        }};
}

struct qs_quad qs_quad_of_square(struct qs_point centre, struct qs_point along, double side)
{
        return qs_quad_of_band(qs_point_along(centre, along, -side / 2),
                qs_point_along(centre, along, side / 2), side);
}

/* Without the cases of fmin() that no coordinate meets. */
static double lesser(double a, double b)
{
        return a < b ? a : b;
}

static double greater(double a, double b)
{
        return a > b ? a : b;
}

struct qs_box qs_quad_bounds(const struct qs_quad *quad)
{
        double left = quad->corner[0].x, right = left;
        double upper = quad->corner[0].y, lower = upper;

        for (int i = 1; i < 4; i++) {
                left = lesser(left, quad->corner[i].x);
                right = greater(right, quad->corner[i].x);
                upper = lesser(upper, quad->corner[i].y);
                lower = greater(lower, quad->corner[i].y);
        }
        return (struct qs_box){left, upper, right - left, lower - upper};
}

static double dot(struct qs_point a, struct qs_point b)
{
        return a.x * b.x + a.y * b.y;
}

static bool is_upright(const struct qs_quad *quad)
{
        for (int i = 0; i < 4; i++) {
                struct qs_point from = quad->corner[i], to = quad->corner[(i + 1) % 4];

                if (from.x != to.x && from.y != to.y)
                        return false;
        }
        return true;
}

static void find_box_edges(struct shape *shape)
{
        struct qs_box box = shape->bounds;

        shape->out[0] = (struct qs_point){0, -1};
        shape->reach[0] = -box.y;
        shape->out[1] = (struct qs_point){1, 0};
        shape->reach[1] = box.x + box.width;
        shape->out[2] = (struct qs_point){0, 1};
        shape->reach[2] = box.y + box.height;
        shape->out[3] = (struct qs_point){-1, 0};
        shape->reach[3] = -box.x;
}

static void find_edges(struct shape *shape)
{
        const struct qs_point *corner = shape->quad.corner;
        struct qs_point middle = {0, 0};

        for (int i = 0; i < 4; i++)
                middle = qs_point_along(middle, corner[i], 0.25);
        for (int i = 0; i < 4; i++) {
                struct qs_point from = corner[i], to = corner[(i + 1) % 4];
                struct qs_point out = {to.y - from.y, from.x - to.x};
                double length = sqrt(dot(out, out));

                if (!(length > 0))
                        continue;
                if (dot(out, middle) > dot(out, from))
                        length = -length;
                shape->out[i] = (struct qs_point){out.x / length, out.y / length};
                shape->reach[i] = dot(shape->out[i], from);
        }
}

static struct shape shape_of(const struct qs_quad *quad)
{
        struct shape shape = {
                .quad = *quad, .bounds = qs_quad_bounds(quad), .is_box = is_upright(quad)};

        if (shape.is_box)
                find_box_edges(&shape);
        else
                find_edges(&shape);
        return shape;
}

/* Whether an edge of `a` has all of `b` beyond it, at least `clearance` away. */
static bool has_parting_edge(const struct shape *a, const struct shape *b, double clearance)
{
        for (int i = 0; i < 4; i++) {
                const struct qs_point *corner = b->quad.corner;
                struct qs_point out = a->out[i];
                double nearest = lesser(lesser(dot(out, corner[0]), dot(out, corner[1])),
                        lesser(dot(out, corner[2]), dot(out, corner[3])));

                if (nearest - a->reach[i] >= clearance - SLACK_MM && (out.x != 0 || out.y != 0))
                        return true;
        }
        return false;
}

static bool is_near(const struct shape *a, const struct shape *b, double clearance)
{
        if (!qs_box_overlap(a->bounds, b->bounds, clearance - SLACK_MM))
                return false;
        return (a->is_box && b->is_box) ||
               (!has_parting_edge(a, b, clearance) && !has_parting_edge(b, a, clearance));
}

bool qs_quad_near(const struct qs_quad *a, const struct qs_quad *b, double clearance)
{
        struct shape first = shape_of(a), second = shape_of(b);

        return is_near(&first, &second, clearance);
}

void qs_space_start(struct qs_space *space, struct qs_arena *arena)
{
        *space = (struct qs_space){.arena = arena};
        space->cells = qs_arena_array(arena, GRID * GRID, sizeof(*space->cells));
        space->failed = !space->cells;
}

void qs_space_reset(struct qs_space *space, struct qs_box limits)
{
        space->limits = limits;
        space->count = 0;
        space->node_count = 0;
        if (!space->failed)
                memset(space->cells, 0, GRID * GRID * sizeof(*space->cells));
}

/* The cells that a box touches; what lies outside counts to the outermost cells. */
struct span {
        size_t left, right, upper, lower;
};

static size_t cell_at(double position, double start, double size)
{
        double cell = size > 0 ? (position - start) / size * GRID : 0;

        return cell <= 0 ? 0 : cell >= GRID - 1 ? GRID - 1 : (size_t)cell;
}

static struct span span_of(const struct qs_space *space, struct qs_box box, double margin)
{
        struct qs_box limits = space->limits;

        return (struct span){
                .left = cell_at(box.x - margin, limits.x, limits.width),
                .right = cell_at(box.x + box.width + margin, limits.x, limits.width),
                .upper = cell_at(box.y - margin, limits.y, limits.height),
                .lower = cell_at(box.y + box.height + margin, limits.y, limits.height),
        };
}

static bool grow(struct qs_space *space, void **array, size_t count, size_t *capacity, size_t size)
{
        size_t larger = *capacity ? *capacity * 2 : 256;
        void *memory;

        if (count < *capacity)
                return true;
        memory = qs_arena_array(space->arena, larger, size);
        if (!memory || larger > UINT32_MAX / 2) {
                space->failed = true;
                return false;
        }
        if (count)
                memcpy(memory, *array, count * size);
        *array = memory;
        *capacity = larger;
        return true;
}

static void add_node(struct qs_space *space, size_t entry, size_t cell)
{
        void *nodes = space->nodes;

        if (!grow(space, &nodes, space->node_count, &space->node_capacity, sizeof(*space->nodes)))
                return;
        space->nodes = nodes;
        space->nodes[space->node_count++] = (struct qs_space_node){
                .entry = (uint32_t)entry, .cell = (uint32_t)cell, .below = space->cells[cell]};
        space->cells[cell] = (uint32_t)space->node_count;
}

void qs_space_take(struct qs_space *space, struct qs_quad quad, enum qs_taker taker, size_t owner)
{
        void *entries = space->entries;
        struct qs_space_entry entry = {.shape = shape_of(&quad), .taker = taker, .owner = owner};
        struct span span = span_of(space, entry.shape.bounds, 0);

        if (space->failed ||
                !grow(space, &entries, space->count, &space->capacity, sizeof(*space->entries)))
                return;
        space->entries = entries;
        entry.first_node = space->node_count;
        space->entries[space->count] = entry;
        for (size_t y = span.upper; y <= span.lower; y++)
                for (size_t x = span.left; x <= span.right; x++)
                        add_node(space, space->count, y * GRID + x);
        space->count++;
}

void qs_space_cut(struct qs_space *space, size_t count)
{
        if (count >= space->count)
                return;
        while (space->node_count > space->entries[count].first_node) {
                const struct qs_space_node *node = &space->nodes[--space->node_count];

                space->cells[node->cell] = node->below;
        }
        space->count = count;
}

static bool is_within(struct qs_box box, struct qs_box limits)
{
        return box.x >= limits.x - SLACK_MM && box.y >= limits.y - SLACK_MM &&
               box.x + box.width <= limits.x + limits.width + SLACK_MM &&
               box.y + box.height <= limits.y + limits.height + SLACK_MM;
}

/* Whether no entry of one cell is too near. */
static bool is_cell_free(const struct qs_space *space, uint32_t node, const struct shape *shape,
        const double clearance[QS_TAKER_COUNT], size_t owner)
{
        for (; node; node = space->nodes[node - 1].below) {
                const struct qs_space_entry *entry = &space->entries[space->nodes[node - 1].entry];
                double gap = clearance[entry->taker];

                if (gap >= 0 && (!owner || entry->owner != owner) &&
                        is_near(&entry->shape, shape, gap))
                        return false;
        }
        return true;
}

bool qs_space_is_free(const struct qs_space *space, const struct qs_quad *quad,
        const double clearance[QS_TAKER_COUNT], size_t owner)
{
        struct shape shape;
        double margin = 0;
        struct span span;

        if (space->failed || !is_within(qs_quad_bounds(quad), space->limits))
                return false;
        shape = shape_of(quad);
        for (int i = 0; i < QS_TAKER_COUNT; i++)
                margin = greater(margin, clearance[i]);
        span = span_of(space, shape.bounds, margin);
        for (size_t y = span.upper; y <= span.lower; y++)
                for (size_t x = span.left; x <= span.right; x++)
                        if (!is_cell_free(
                                    space, space->cells[y * GRID + x], &shape, clearance, owner))
                                return false;
        return true;
}
