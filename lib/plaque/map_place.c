/* SPDX-License-Identifier: MIT */
/* Room on the map of a hamlet: the reader's place, heads of alleys, places, names, arrow and scale
 * bar, in this order. Nothing overlaps; what finds no room is counted. */
#include "plaque/map_plan.h"

#include "base/error.h"
#include "base/number.h"

#include <math.h>

static const double pi = 3.14159265358979323846;

/* How far a mark must stay from each. */
static void clearances(const struct qs_map *map, bool roads, double clearance[QS_TAKER_COUNT])
{
        double clear = qs_mm(map->layout, map->layout->design->map.clear);

        for (int i = 0; i < QS_TAKER_COUNT; i++)
                clearance[i] = clear;
        if (!roads)
                clearance[QS_TAKER_ROAD] = clearance[QS_TAKER_LEADER] = -1;
}

/* What a mark takes: a badge its square, a disc two squares, one on its corner, that leave it
 * nowhere by more than a tenth of its radius. */
struct outline {
        struct qs_quad quads[2];
        size_t count;
};

static struct outline badge_outline(struct qs_point centre, double side)
{
        return (struct outline){{qs_quad_of_square(centre, (struct qs_point){1, 0}, side)}, 1};
}

static struct outline disc_outline(struct qs_point centre, double diameter)
{
        static const double part = .765, slope = .70710678118654752440;

        return (struct outline){
                {qs_quad_of_square(centre, (struct qs_point){1, 0}, part * diameter),
                        qs_quad_of_square(
                                centre, (struct qs_point){slope, slope}, part * diameter)},
                2};
}

/* The map's own ground: the notch and its edges are taken. */
static void take_ground(struct qs_map *map)
{
        const struct qs_map_design *design = &map->layout->design->map;
        double edge = qs_mm(map->layout, design->edge);
        struct qs_box box = {map->box.x + edge, map->box.y + edge, map->box.width - 2 * edge,
                map->box.height - 2 * edge};
        struct qs_box notch = qs_map_notch(map);
        double around = edge - qs_mm(map->layout, design->clear);

        qs_space_reset(&map->space, box);
        notch.x -= around, notch.y -= around;
        notch.width += 2 * around, notch.height += 2 * around;
        qs_space_take(&map->space, qs_quad_of_box(notch), QS_TAKER_TEXT, 0);
}

static void take_roads(struct qs_map *map)
{
        double width = qs_map_mm(map, map->layout->design->map.road);

        for (size_t i = 0; i < map->alley_count; i++) {
                const struct qs_map_alley *alley = &map->alleys[i];

                for (size_t k = 1; k < alley->path_count; k++)
                        qs_space_take(&map->space,
                                qs_quad_of_band(qs_map_at(map, alley->path[k - 1]),
                                        qs_map_at(map, alley->path[k]), width),
                                QS_TAKER_ROAD, i + 1);
        }
}

static bool is_free(const struct qs_map *map, struct qs_quad quad, bool roads, size_t owner)
{
        double clearance[QS_TAKER_COUNT];

        clearances(map, roads, clearance);
        return qs_space_is_free(&map->space, &quad, clearance, owner);
}

static bool outline_is_free(
        const struct qs_map *map, const struct outline *outline, bool roads, size_t owner)
{
        for (size_t i = 0; i < outline->count; i++)
                if (!is_free(map, outline->quads[i], roads, owner))
                        return false;
        return true;
}

static void take_outline(
        struct qs_map *map, const struct outline *outline, enum qs_taker taker, size_t owner)
{
        for (size_t i = 0; i < outline->count; i++)
                qs_space_take(&map->space, outline->quads[i], taker, owner);
}

static struct outline outline_of(const struct qs_map *map, const struct qs_map_mark *mark)
{
        const struct qs_map_design *design = &map->layout->design->map;

        return mark->number
                       ? disc_outline(mark->centre, qs_map_mm(map, design->disc + 2 * design->ring))
                       : badge_outline(mark->centre,
                                 qs_map_mm(map, design->badge + 2 * design->badge_ring));
}

/* A mark beside its place, in rings outwards, and on each ring first where it would rather be.
 * False if there is no room. */
static bool move_out(struct qs_map *map, struct qs_map_mark *mark, bool roads, size_t owner)
{
        enum { RINGS = 5, TURNS = 18 };
        const struct qs_map_design *design = &map->layout->design->map;
        double start = atan2(mark->out.y, mark->out.x);
        double near = qs_map_mm(map, design->near), far = qs_map_mm(map, design->far);
        double line = qs_map_mm(map, design->leader);

        for (int ring = 0; ring < RINGS; ring++)
                for (int turn = 0; turn < TURNS; turn++) {
                        double away = near + (far - near) * ring / (RINGS - 1);
                        double angle = start + pi / 9 * (turn % 2 ? -(turn + 1) / 2 : turn / 2);
                        struct qs_point to = {
                                mark->spot.x + away * cos(angle), mark->spot.y + away * sin(angle)};
                        /* A mark that stands over the spot may hide where the line begins. */
                        struct qs_quad leader = qs_quad_of_band(
                                qs_point_along(mark->spot,
                                        (struct qs_point){cos(angle), sin(angle)}, .7 * near),
                                to, line);
                        struct outline outline;

                        mark->centre = to;
                        outline = outline_of(map, mark);
                        if (!outline_is_free(map, &outline, roads, owner) ||
                                !is_free(map, leader, false, owner))
                                continue;
                        qs_space_take(&map->space, leader, QS_TAKER_LEADER, owner);
                        mark->moved = true;
                        return true;
                }
        return false;
}

/* Puts a mark where it belongs if there is room, else beside. */
static void place_mark(struct qs_map *map, struct qs_map_mark *mark, bool over_roads, size_t owner)
{
        struct outline outline;

        mark->moved = false;
        mark->spot = mark->centre = qs_map_at(map, mark->metres);
        outline = outline_of(map, mark);
        mark->shown = outline_is_free(map, &outline, !over_roads, owner) ||
                      move_out(map, mark, true, owner) || move_out(map, mark, false, owner);
        if (!mark->shown) {
                map->lost++;
                return;
        }
        outline = outline_of(map, mark);
        take_outline(map, &outline, QS_TAKER_BADGE, owner);
}

/* A block of text beside a box: right, left, below, above. */
static bool place_block(struct qs_map *map, const struct qs_block *block, struct qs_point centre,
        double side, enum qs_align *align, struct qs_point *at)
{
        double gap = 2 * qs_mm(map->layout, map->layout->design->map.clear);
        double away = side / 2 + gap, up = block->height / 2, half = block->width / 2;
        const struct {
                enum qs_align align;
                double x, y, left;
        } tries[] = {
                {QS_ALIGN_LEFT, away, -up, away},
                {QS_ALIGN_RIGHT, -away, -up, -away - block->width},
                {QS_ALIGN_CENTRE, 0, away, -half},
                {QS_ALIGN_CENTRE, 0, -away - block->height, -half},
                {QS_ALIGN_LEFT, -side / 2, away, -side / 2},
                {QS_ALIGN_RIGHT, side / 2, away, side / 2 - block->width},
                {QS_ALIGN_LEFT, -side / 2, -away - block->height, -side / 2},
                {QS_ALIGN_RIGHT, side / 2, -away - block->height, side / 2 - block->width},
        };

        for (size_t i = 0; i < QS_COUNT(tries); i++) {
                struct qs_quad quad = qs_quad_of_box((struct qs_box){centre.x + tries[i].left,
                        centre.y + tries[i].y, block->width, block->height});

                if (!is_free(map, quad, true, 0))
                        continue;
                qs_space_take(&map->space, quad, QS_TAKER_TEXT, 0);
                *align = tries[i].align;
                *at = (struct qs_point){centre.x + tries[i].x, centre.y + tries[i].y};
                return true;
        }
        return false;
}

static double pin_side(const struct qs_map *map)
{
        const struct qs_map_design *design = &map->layout->design->map;

        return qs_map_mm(map, 2 * design->pin + design->pin_ring);
}

static void take_pin(struct qs_map *map)
{
        struct outline outline;

        map->here = qs_map_at(map, map->here_metres);
        outline = disc_outline(map->here, pin_side(map));
        if (map->has_here)
                take_outline(map, &outline, QS_TAKER_PIN, 0);
}

/* In the corners first, then anywhere. */
static bool place_bar(struct qs_map *map)
{
        enum { STEPS = 24 };
        double edge = qs_mm(map->layout, map->layout->design->map.edge) * 1.6;
        double wide = map->box.width - 2 * edge - map->bar_width;
        double high = map->box.height - 2 * edge - map->bar_height;

        for (int sum = 0; sum <= STEPS; sum++)
                for (int i = 0; i <= sum; i++)
                        for (int corner = 0; corner < 4; corner++) {
                                double x = wide * (corner & 1 ? STEPS - i : i) / STEPS;
                                double y = high * (corner & 2 ? STEPS - sum + i : sum - i) / STEPS;
                                struct qs_box box = {map->box.x + edge + x, map->box.y + edge + y,
                                        map->bar_width, map->bar_height};

                                if (!is_free(map, qs_quad_of_box(box), true, 0))
                                        continue;
                                qs_space_take(&map->space, qs_quad_of_box(box), QS_TAKER_TEXT, 0);
                                map->bar_at = (struct qs_point){box.x, box.y};
                                return true;
                        }
        return false;
}

void qs_map_place(struct qs_map *map)
{
        const struct qs_map_design *design = &map->layout->design->map;
        double badge = qs_map_mm(map, design->badge + 2 * design->badge_ring);

        map->lost = 0;
        take_ground(map);
        take_roads(map);
        take_pin(map);
        for (size_t i = 0; i < map->alley_count; i++)
                if (map->alleys[i].head.known)
                        place_mark(map, &map->alleys[i].head, true, i + 1);
        map->here_shown = map->has_here && place_block(map, &map->here_label, map->here,
                                                   pin_side(map), &map->here_align, &map->here_at);
        map->lost += map->has_here && !map->here_shown;
        for (size_t i = 0; i < map->place_count; i++)
                if (map->places[i].known)
                        place_mark(map, &map->places[i], false, 0);
        map->bar_shown = place_bar(map);
        map->lost += !map->bar_shown;
        for (size_t i = 0; i < map->place_count; i++) {
                struct qs_map_mark *place = &map->places[i];

                place->named = place->shown && place->name.count &&
                               place_block(map, &place->name, place->centre, badge, &place->align,
                                       &place->name_at);
        }
}

/* The shortest cell of a round number of metres that is long enough. */
static uint32_t cell_metres(const struct qs_map *map)
{
        static const uint32_t round[] = {5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 2500};
        double least = qs_mm(map->layout, map->layout->design->map.cell);

        for (size_t i = 0; i < QS_COUNT(round); i++)
                if (round[i] * map->scale >= least)
                        return round[i];
        return 5000;
}

enum qrsign_status qs_map_size_bar(struct qs_map *map, struct qrsign_error *error)
{
        const struct qs_layout *layout = map->layout;
        const struct qs_map_design *design = &layout->design->map;
        double em = qs_role_em(layout, QS_ROLE_MAP_FIGURE), arrow = qs_mm(layout, design->arrow);
        double column = fmax(map->north.width, 2 * arrow * .55);

        map->cell_m = cell_metres(map);
        for (uint32_t i = 0; i < QS_COUNT(map->figures); i++) {
                char text[QS_NUMBER_SIZE + 4];
                const char *kept;
                size_t length = qs_number_format(text, (int64_t)i * map->cell_m, 1);
                enum qrsign_status status;

                if (i == 2) {
                        text[length++] = ' ';
                        text[length++] = 'm';
                        text[length] = '\0';
                }
                kept = qs_arena_string(layout->arena, text);
                if (!kept)
                        return qs_error_memory(error);
                status = qs_fonts_shape(
                        layout->fonts, layout->arena, QS_REGULAR, kept, &map->figures[i], error);
                if (status != QRSIGN_OK)
                        return status;
        }
        map->bar_width = column + qs_mm(layout, design->arrow_gap) * 2.5 +
                         2 * map->cell_m * map->scale + map->figures[2]->advance * em;
        map->bar_height = 2 * arrow * .85 + qs_mm(layout, design->arrow_gap) + map->north.height;
        return QRSIGN_OK;
}
