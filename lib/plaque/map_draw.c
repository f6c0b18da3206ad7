/* SPDX-License-Identifier: MIT */
/* A finished map of a hamlet becomes items of the display list. */
#include "plaque/map_plan.h"
#include "plaque/parts.h"

#include "plaque/icons.h"
#include "plaque/path.h"

#include <math.h>

/* As in strip_draw.c. */
static const double badge_radius = .16, icon_share = .74, pin_dot = .4;
static const struct qs_point arrow[] = {{0, -1}, {0.55, 0.7}, {0, 0.35}, {-0.55, 0.7}};
static const double half_capital = .357;

void qs_badge_draw(const struct qs_layout *layout, const char *icon, struct qs_point centre,
        double side, bool on_panel)
{
        const struct qs_style *style = layout->style;
        double size = side * icon_share, ring = qs_mm(layout, layout->design->map.badge_ring);
        enum qs_ink inside = style->badge_icon;

        if (on_panel && style->badge != style->panel_text) { /* amber alone is too pale on white */
                double whole = side + 2 * ring;

                qs_display_box(layout->display, style->panel_text,
                        (struct qs_box){centre.x - whole / 2, centre.y - whole / 2, whole, whole},
                        side * badge_radius + ring);
                inside = style->panel_text;
        }
        qs_display_box(layout->display, style->badge,
                (struct qs_box){centre.x - side / 2, centre.y - side / 2, side, side},
                side * badge_radius);
        qs_display_svg(layout->display, inside, icon,
                (struct qs_point){centre.x - size / 2, centre.y - size / 2}, size / QS_ICON_UNITS,
                0);
}

/* The corners of the panel clockwise; a notch takes one away and leaves three. */
static size_t list_corners(const struct qs_map *map, struct qs_point corners[6])
{
        static const struct {
                bool right, lower;
        } order[] = {{false, false}, {true, false}, {true, true}, {false, true}};
        struct qs_box box = map->box, notch = qs_map_notch(map);
        size_t count = 0;

        for (size_t i = 0; i < QS_COUNT(order); i++) {
                struct qs_point outer = {box.x + (order[i].right ? box.width : 0),
                        box.y + (order[i].lower ? box.height : 0)};
                struct qs_point inner = {notch.x + (order[i].right ? 0 : notch.width),
                        notch.y + (order[i].lower ? 0 : notch.height)};
                struct qs_point first = {outer.x, inner.y}, second = {inner.x, outer.y};

                if (order[i].right != map->notch_right || order[i].lower != map->notch_lower) {
                        corners[count++] = outer;
                        continue;
                }
                /* Upper left and lower right are left by a level line, the others by a plumb. */
                corners[count++] = order[i].right == order[i].lower ? first : second;
                corners[count++] = inner;
                corners[count++] = order[i].right == order[i].lower ? second : first;
        }
        return count;
}

static struct qs_point towards(struct qs_point from, struct qs_point to, double distance)
{
        double length = hypot(to.x - from.x, to.y - from.y);

        return (struct qs_point){from.x + distance * (to.x - from.x) / length,
                from.y + distance * (to.y - from.y) / length};
}

static void draw_panel(const struct qs_map *map)
{
        const struct qs_layout *layout = map->layout;
        double radius = qs_mm(layout, layout->design->panel.radius);
        struct qs_point corners[6];
        size_t count = list_corners(map, corners);
        struct qs_path_builder path;

        qs_path_start(&path, layout->arena);
        for (size_t i = 0; i < count; i++) {
                struct qs_point corner = corners[i], before = corners[(i + count - 1) % count];
                struct qs_point after = corners[(i + 1) % count];
                bool hollow = (corner.x - before.x) * (after.y - corner.y) -
                                      (corner.y - before.y) * (after.x - corner.x) <
                              0;
                struct qs_point from = towards(corner, before, radius);

                (i ? qs_path_line : qs_path_move)(&path, from);
                qs_path_arc(&path, (struct qs_point){radius, radius}, 0, false, !hollow,
                        towards(corner, after, radius));
        }
        qs_path_close(&path);
        qs_display_path(layout->display, layout->style->panel, &path, 0);
        if (layout->style->panel_framed)
                qs_display_path(layout->display, layout->style->text, &path,
                        qs_mm(layout, layout->design->panel.frame));
}

static void draw_road(const struct qs_map *map, const struct qs_map_alley *alley)
{
        const struct qs_layout *layout = map->layout;
        double width = qs_map_mm(map, layout->design->map.road);
        enum qs_ink ink = layout->style->panel_text;
        struct qs_point *corners;

        if (!alley->path_count)
                return;
        corners = qs_arena_array(layout->arena, alley->path_count, sizeof(*corners));
        if (!corners) {
                layout->display->failed = true;
                return;
        }
        for (size_t i = 0; i < alley->path_count; i++)
                corners[i] = qs_map_at(map, alley->path[i]);
        qs_display_polyline(layout->display, ink, corners, alley->path_count, width);
        qs_display_disc(layout->display, ink, corners[0], width / 2);
        qs_display_disc(layout->display, ink, corners[alley->path_count - 1], width / 2);
}

static void draw_leader(const struct qs_map *map, const struct qs_map_mark *mark)
{
        const struct qs_layout *layout = map->layout;
        const struct qs_map_design *design = &layout->design->map;
        enum qs_ink ink = layout->style->panel_text;

        if (!mark->shown || !mark->moved)
                return;
        qs_display_line(
                layout->display, ink, mark->spot, mark->centre, qs_map_mm(map, design->leader));
        qs_display_disc(layout->display, ink, mark->spot, qs_map_mm(map, design->dot));
}

static void draw_head(const struct qs_map *map, const struct qs_map_mark *head)
{
        const struct qs_layout *layout = map->layout;
        const struct qs_map_design *design = &layout->design->map;
        double radius = qs_map_mm(map, design->disc) / 2, em = qs_map_mm(map, design->disc_em);
        const struct qs_run *run = head->number;

        if (!head->shown)
                return;
        em = fmin(em, 1.6 * radius / (run->right - run->left));
        qs_display_disc(layout->display, layout->style->panel, head->centre,
                radius + qs_map_mm(map, design->ring));
        qs_display_disc(layout->display, layout->style->panel_text, head->centre, radius);
        qs_display_text(layout->display, layout->style->panel, run,
                (struct qs_point){head->centre.x - (run->left + run->right) / 2 * em,
                        head->centre.y + half_capital * em},
                em, 0);
}

static void draw_place(const struct qs_map *map, const struct qs_map_mark *place)
{
        const struct qs_layout *layout = map->layout;

        if (!place->shown)
                return;
        qs_badge_draw(layout, place->icon, place->centre, qs_map_mm(map, layout->design->map.badge),
                true);
        if (place->named)
                qs_block_draw(layout, &place->name, layout->style->panel_text, place->align,
                        place->name_at.x, place->name_at.y);
}

static void draw_pin(const struct qs_map *map)
{
        const struct qs_layout *layout = map->layout;
        const struct qs_style *style = layout->style;
        double radius = qs_map_mm(map, layout->design->map.pin);
        double ring = qs_map_mm(map, layout->design->map.pin_ring);

        if (!map->has_here)
                return;
        qs_display_disc(layout->display, style->pin_ring, map->here, radius + ring / 2);
        qs_display_disc(layout->display, style->pin_hollow ? style->panel : style->pin, map->here,
                radius - ring / 2);
        qs_display_disc(layout->display, style->pin_ring, map->here, radius * pin_dot);
        if (map->here_shown)
                qs_block_draw(layout, &map->here_label, style->panel_text, map->here_align,
                        map->here_at.x, map->here_at.y);
}

/* The north arrow, and right of it two cells, the first of them full. */
static void draw_bar(const struct qs_map *map)
{
        const struct qs_layout *layout = map->layout;
        const struct qs_map_design *design = &layout->design->map;
        enum qs_ink ink = layout->style->panel_text;
        double radius = qs_mm(layout, design->arrow), thick = qs_mm(layout, design->bar);
        double em = qs_role_em(layout, QS_ROLE_MAP_FIGURE), cell = map->cell_m * map->scale;
        double column = fmax(map->north.width, 2 * radius * .55);
        struct qs_point middle = {map->bar_at.x + column / 2, map->bar_at.y + radius};
        struct qs_point start = {map->bar_at.x + column + 2 * qs_mm(layout, design->arrow_gap) +
                                         map->figures[0]->advance * em / 2,
                map->bar_at.y + em * .95};
        struct qs_point corners[QS_COUNT(arrow)];

        if (!map->bar_shown)
                return;
        for (size_t i = 0; i < QS_COUNT(arrow); i++)
                corners[i] = (struct qs_point){
                        middle.x + radius * arrow[i].x, middle.y + radius * arrow[i].y};
        qs_display_polygon(layout->display, ink, corners, QS_COUNT(arrow));
        qs_block_draw(layout, &map->north, ink, QS_ALIGN_CENTRE, middle.x,
                map->bar_at.y + 1.7 * radius + qs_mm(layout, design->arrow_gap));
        qs_display_box(layout->display, ink, (struct qs_box){start.x, start.y, cell, thick}, 0);
        qs_display_frame(layout->display, ink,
                (struct qs_box){
                        start.x + cell, start.y + thick * .1, cell - thick * .1, thick * .8},
                0, thick * .2);
        for (int i = 0; i < 3; i++) {
                const struct qs_run *run = map->figures[i];
                /* The last has its unit behind a space: the number stands over its tick. */
                double number = i < 2 ? run->advance : run->glyphs[run->glyph_count - 2].x;

                qs_display_text(layout->display, ink, run,
                        (struct qs_point){start.x + i * cell - number * em / 2, start.y - .32 * em},
                        em, 0);
        }
}

void qs_map_paint(const struct qs_map *map)
{
        draw_panel(map);
        for (size_t i = 0; i < map->alley_count; i++)
                draw_road(map, &map->alleys[i]);
        for (size_t i = 0; i < map->alley_count; i++)
                draw_leader(map, &map->alleys[i].head);
        for (size_t i = 0; i < map->place_count; i++)
                draw_leader(map, &map->places[i]);
        for (size_t i = 0; i < map->alley_count; i++)
                draw_head(map, &map->alleys[i].head);
        for (size_t i = 0; i < map->place_count; i++)
                draw_place(map, &map->places[i]);
        draw_pin(map);
        draw_bar(map);
}
