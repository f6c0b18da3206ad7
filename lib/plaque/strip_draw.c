/* SPDX-License-Identifier: MIT */
/* A finished strip map becomes items of the display list. */
#include "plaque/strip_plan.h"

#include "plaque/icons.h"
#include "plaque/path.h"

#include <math.h>

static const double BADGE_RADIUS = 0.16; /* of the badge */
static const double ICON_SHARE = 0.74;
static const double HOLLOW_SHARE = 0.35; /* the hole of a house without number, of its square */
static const double PIN_DOT = 0.4;       /* of the pin, where it is a ring */
/* The north arrow for a radius of 1, its tip upwards. */
static const struct qs_point ARROW[] = {{0, -1}, {0.55, 0.7}, {0, 0.35}, {-0.55, 0.7}};

static void draw_text(struct qs_display *display, enum qs_ink ink, const struct qs_strip_text *text)
{
        for (size_t i = 0; i < text->block.count; i++) {
                const struct qs_run *run = text->block.line[i].run;
                double em = text->block.line[i].em;
                double anchor = text->align == QS_STRIP_LEFT    ? run->left
                                : text->align == QS_STRIP_RIGHT ? run->right
                                                                : (run->left + run->right) / 2;

                qs_display_text(display, ink, run,
                        (struct qs_point){text->origin.x - anchor * em,
                                text->origin.y + text->block.line[i].baseline},
                        em, 0);
        }
}

/* The roads in one width; the cross street longer by `more` at its ends, the alley at its own. */
static void draw_roads(const struct qs_strip *strip, struct qs_display *display, enum qs_ink ink,
        double width, double more)
{
        const struct qs_strip_axis *axis = &strip->axis;
        struct qs_point *corners = qs_arena_array(strip->arena, axis->count + 1, sizeof(*corners));
        struct qs_point inward, left;

        if (!corners) {
                display->failed = true;
                return;
        }
        for (size_t i = 0; i <= axis->count; i++)
                corners[i] = qs_strip_map(strip, axis->corners[i]);
        qs_strip_axis_at(axis, INFINITY, &inward);
        inward = qs_strip_turn(strip, inward);
        corners[axis->count] = qs_point_along(corners[axis->count], inward, -more);
        qs_strip_at(strip, 0, &inward);
        left = qs_strip_side(inward, QRSIGN_SIDE_LEFT);
        qs_display_line(display, ink, qs_point_along(strip->street[0], left, more),
                qs_point_along(strip->street[1], left, -more), width);
        qs_display_polyline(display, ink, corners, axis->count + 1, width);
}

static void draw_house(const struct qs_strip *strip, struct qs_display *display,
        const struct qs_strip_house *house)
{
        const struct qs_style *style = strip->request->style;
        enum qs_ink ink = house->side == QRSIGN_SIDE_NONE ? style->road_text : style->text;
        double side = strip->sizes.square;
        struct qs_quad quad = qs_quad_of_square(house->mark, house->inward, side);
        struct qs_path_builder builder;

        if (house->run) {
                qs_display_polygon(display, ink, quad.corner, 4);
                return;
        }
        qs_path_start(&builder, display->arena);
        for (int ring = 0; ring < 2; ring++) {
                quad = qs_quad_of_square(
                        house->mark, house->inward, ring ? side * HOLLOW_SHARE : side);
                for (int i = 0; i < 4; i++)
                        (i ? qs_path_line : qs_path_move)(&builder, quad.corner[i]);
                qs_path_close(&builder);
        }
        qs_display_path(display, ink, &builder, 0);
}

static void draw_houses(const struct qs_strip *strip, struct qs_display *display)
{
        enum qs_ink ink = strip->request->style->text;

        for (size_t i = 0; i < strip->house_count; i++) {
                const struct qs_strip_house *house = &strip->houses[i];

                draw_house(strip, display, house);
                if (!house->shown)
                        continue;
                if (house->lined)
                        qs_display_line(display, ink, house->line[0], house->line[1],
                                strip->sizes.number_line);
                qs_display_text(display, ink, house->run, house->origin, house->em, 0);
        }
}

static void draw_place(const struct qs_strip *strip, struct qs_display *display,
        const struct qs_strip_place *place)
{
        const struct qs_style *style = strip->request->style;
        double side = strip->sizes.badge, icon = side * ICON_SHARE;
        struct qs_point corner = {place->badge.x - side / 2, place->badge.y - side / 2};

        if (place->led)
                qs_display_line(display, style->badge, place->leader[0], place->leader[1],
                        strip->sizes.leader);
        qs_display_box(display, style->badge, (struct qs_box){corner.x, corner.y, side, side},
                side * BADGE_RADIUS);
        qs_display_svg(display, style->badge_icon, place->icon,
                (struct qs_point){place->badge.x - icon / 2, place->badge.y - icon / 2},
                icon / QS_ICON_UNITS, 0);
        draw_text(display, style->text, &place->text);
}

static void draw_pin(const struct qs_strip *strip, struct qs_display *display)
{
        const struct qs_style *style = strip->request->style;
        double radius = strip->sizes.pin, ring = strip->sizes.ring;

        qs_display_disc(display, style->pin_ring, strip->head, radius + ring / 2);
        qs_display_disc(display, style->pin_hollow ? style->ground : style->pin, strip->head,
                radius - ring / 2);
        if (style->pin_hollow)
                qs_display_disc(display, style->pin, strip->head, radius * PIN_DOT);
        if (strip->here_shown)
                draw_text(display, style->text, &strip->here_text);
}

static void draw_arrow(const struct qs_strip *strip, struct qs_display *display)
{
        const struct qs_strip_sizes *sizes = &strip->sizes;
        const struct qs_run *run = strip->north;
        enum qs_ink ink = strip->request->style->text;
        double heading = strip->axis.heading;
        /* North in the axis' own directions, then on the map. */
        struct qs_point north = qs_strip_turn(strip, (struct qs_point){sin(heading), cos(heading)});
        struct qs_point corners[QS_COUNT(ARROW)];

        for (size_t i = 0; i < QS_COUNT(ARROW); i++) {
                struct qs_point right = {-north.y, north.x};

                corners[i] = qs_point_along(
                        qs_point_along(strip->arrow, north, -ARROW[i].y * sizes->arrow), right,
                        ARROW[i].x * sizes->arrow);
        }
        qs_display_polygon(display, ink, corners, QS_COUNT(ARROW));
        qs_display_text(display, ink, run,
                (struct qs_point){strip->arrow.x - (run->left + run->right) / 2 * sizes->arrow_em,
                        strip->arrow.y + sizes->arrow + sizes->number_gap +
                                run->above * sizes->arrow_em},
                sizes->arrow_em, 0);
}

void qs_strip_paint(const struct qs_strip *strip, struct qs_display *display)
{
        const struct qs_style *style = strip->request->style;
        const struct qs_strip_sizes *sizes = &strip->sizes;

        draw_roads(strip, display, style->text, sizes->road, 0);
        if (style->road_outlined)
                draw_roads(strip, display, style->ground, sizes->road - 2 * sizes->outline,
                        sizes->outline);
        for (size_t i = 0; i < strip->figure_count; i++) {
                const struct qs_strip_figure *figure = &strip->figures[i];

                if (figure->shown)
                        qs_display_text(display, style->road_text, figure->run, figure->origin,
                                sizes->metres_em, figure->angle);
        }
        draw_houses(strip, display);
        for (size_t i = 0; i < strip->place_count; i++)
                if (strip->places[i].shown)
                        draw_place(strip, display, &strip->places[i]);
        draw_pin(strip, display);
        if (strip->length && strip->length_shown)
                qs_display_text(display, style->text, strip->length, strip->length_origin,
                        sizes->name_em, 0);
        if (strip->north && strip->arrow_shown)
                draw_arrow(strip, display);
}
