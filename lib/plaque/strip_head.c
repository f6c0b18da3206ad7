/* SPDX-License-Identifier: MIT */
/* What stands first on a strip map: road, cross street, houses, the reader's place, the length at
 * the far end, the north arrow, and the metres in the road. */
#include "plaque/strip_plan.h"

#include <math.h>

static const double CAPITAL_EM = 0.714;

double qs_strip_offset(struct qs_point direction, double width, double height, double gap)
{
        double x = fabs(direction.x), y = fabs(direction.y);
        double low = 0, high = hypot(width, height) / 2 + gap;

        for (int i = 0; i < 40; i++) {
                double middle = (low + high) / 2;
                double beside = fmax(x * middle - width / 2, 0);
                double above = fmax(y * middle - height / 2, 0);

                if (hypot(beside, above) < gap)
                        low = middle;
                else
                        high = middle;
        }
        return high;
}

static void take_road(struct qs_strip *strip)
{
        const struct qs_strip_axis *axis = &strip->axis;
        double width = strip->sizes.road;

        qs_space_take(&strip->space, qs_quad_of_band(strip->street[0], strip->street[1], width),
                QS_TAKER_ROAD, 0);
        for (size_t i = 0; i < axis->count; i++) {
                struct qs_point from = qs_strip_map(strip, axis->corners[i]);
                struct qs_point to = qs_strip_map(strip, axis->corners[i + 1]);

                qs_space_take(&strip->space, qs_quad_of_band(from, to, width), QS_TAKER_ROAD, 0);
                if (i) /* the round join */
                        qs_space_take(&strip->space,
                                qs_quad_of_square(from, (struct qs_point){1, 0}, width),
                                QS_TAKER_ROAD, 0);
        }
}

/* Returns how many houses are drawn on the road of another leg. */
static size_t take_marks(struct qs_strip *strip)
{
        static const double on_road[QS_TAKER_COUNT] = {
                [QS_TAKER_PIN] = -1,
                [QS_TAKER_MARK] = -1,
                [QS_TAKER_NUMBER] = -1,
                [QS_TAKER_LINE] = -1,
                [QS_TAKER_BADGE] = -1,
                [QS_TAKER_LEADER] = -1,
                [QS_TAKER_TEXT] = -1,
                [QS_TAKER_RESERVED] = -1,
        };
        size_t hidden = 0;

        for (size_t i = 0; i < strip->house_count; i++) {
                const struct qs_strip_house *house = &strip->houses[i];
                struct qs_quad quad =
                        qs_quad_of_square(house->mark, house->inward, strip->sizes.square);

                if (house->side != QRSIGN_SIDE_NONE &&
                        !qs_space_is_free(&strip->space, &quad, on_road, 0))
                        hidden++;
                /* Households of one gate stand next to each other in the list. */
                if (i && qs_space_distance(house->mark, house[-1].mark) < 1e-9)
                        continue;
                qs_space_take(&strip->space, quad, QS_TAKER_MARK, 0);
        }
        return hidden;
}

/* What text of the head's own keeps from the rest. */
static void keep_clear(const struct qs_strip *strip, double clearance[QS_TAKER_COUNT])
{
        for (int i = 0; i < QS_TAKER_COUNT; i++)
                clearance[i] = strip->sizes.number_gap;
        clearance[QS_TAKER_RESERVED] = -1;
}

static double within(double value, double least, double most)
{
        return fmin(fmax(value, least), most);
}

/* The text with its middle there, but inside the box. */
static bool try_text(struct qs_strip *strip, struct qs_strip_text *text, struct qs_point middle)
{
        struct qs_box box = strip->request->box;
        double clearance[QS_TAKER_COUNT];
        const struct qs_strip_block *block = &text->block;
        double height = block->above + block->below;
        struct qs_quad quad;

        keep_clear(strip, clearance);
        middle.x = within(middle.x, box.x + block->width / 2, box.x + box.width - block->width / 2);
        middle.y = within(middle.y, box.y + height / 2, box.y + box.height - height / 2);
        text->origin.x = middle.x + (text->align == QS_STRIP_LEFT           ? -block->width / 2
                                            : text->align == QS_STRIP_RIGHT ? block->width / 2
                                                                            : 0);
        text->origin.y = middle.y + (block->above - block->below) / 2;
        quad = qs_quad_of_box(qs_strip_text_box(text));
        if (!qs_space_is_free(&strip->space, &quad, clearance, 0))
                return false;
        qs_space_take(&strip->space, quad, QS_TAKER_TEXT, 0);
        return true;
}

/* A row of places behind the cross street for a text: its distance from the street, and how far it
 * moves along it, from the first to the last. */
struct stand {
        struct qs_point start; /* at the edge of the street or of the pin */
        struct qs_point out;   /* unit vector along the street */
        double first, last;
};

static bool try_stand(struct qs_strip *strip, struct qs_strip_text *text, struct qs_point back,
        const struct stand *stand)
{
        static const double gaps[] = {0.8, 1.2, 2, 3};
        enum { PLACES = 9 };
        double height = text->block.above + text->block.below;

        for (size_t i = 0; i < QS_COUNT(gaps); i++) {
                double away = qs_strip_offset(
                        back, text->block.width, height, gaps[i] * strip->sizes.gap);
                struct qs_point start = qs_point_along(stand->start, back, away);

                for (int j = 0; j < PLACES; j++) {
                        double along =
                                stand->first + (stand->last - stand->first) * j / (PLACES - 1);

                        if (try_text(strip, text, qs_point_along(start, stand->out, along)))
                                return true;
                }
        }
        return false;
}

/* Behind the pin, in its middle if that is free. */
static bool try_behind_pin(struct qs_strip *strip, struct qs_strip_text *text, struct qs_point back)
{
        double pin = strip->sizes.pin + strip->sizes.ring / 2;
        struct stand stand = {
                .start = qs_point_along(strip->head, back, pin), .out = {-back.y, back.x}};

        if (try_stand(strip, text, back, &stand))
                return true;
        stand.last = text->block.width / 2;
        if (try_stand(strip, text, back, &stand))
                return true;
        stand.last = -stand.last;
        return try_stand(strip, text, back, &stand);
}

/* Behind an arm of the cross street, from its end towards the pin. */
static bool try_behind_arm(
        struct qs_strip *strip, struct qs_strip_text *text, struct qs_point back, int arm)
{
        struct stand stand = {.start = qs_point_along(strip->head, back, strip->sizes.road / 2)};
        double reach = qs_space_distance(strip->street[arm], strip->head);

        if (!(reach > 0))
                return false;
        stand.out = (struct qs_point){(strip->street[arm].x - strip->head.x) / reach,
                (strip->street[arm].y - strip->head.y) / reach};
        stand.first = fmax(
                0, reach - (fabs(stand.out.x) * text->block.width +
                                   fabs(stand.out.y) * (text->block.above + text->block.below)) /
                                   2);
        return try_stand(strip, text, back, &stand);
}

/* The label of the pin. Places across the street want the room behind it: then it goes behind the
 * arm that they leave free. */
static bool set_here(struct qs_strip *strip)
{
        struct qs_strip_text *text = &strip->here_text;
        struct qs_point inward, back;
        double aside = 0;
        bool beyond = false;

        qs_strip_at(strip, 0, &inward);
        back = (struct qs_point){-inward.x, -inward.y};
        for (size_t i = 0; i < strip->place_count; i++)
                if (strip->places[i].beyond) {
                        beyond = true;
                        aside += strip->places[i].apart.y;
                }
        text->align = back.x < -0.3  ? QS_STRIP_RIGHT
                      : back.x > 0.3 ? QS_STRIP_LEFT
                                     : QS_STRIP_CENTRE;
        for (size_t english = strip->request->here_english[0] ? 2 : 1; english-- > 0;) {
                int arm = aside < 0 ? 0 : 1;

                if (!qs_strip_block_set(
                            strip, &text->block, &strip->here, 1, &strip->here_english, english))
                        return false;
                if ((!beyond && try_behind_pin(strip, text, back)) ||
                        try_behind_arm(strip, text, back, arm) ||
                        try_behind_arm(strip, text, back, 1 - arm) ||
                        try_behind_pin(strip, text, back))
                        return true;
        }
        return false;
}

/* After the end of the road, in its direction; turned aside where a leg comes back there. */
static bool set_length(struct qs_strip *strip)
{
        static const double turns[] = {0, 0.5, -0.5, 1, -1, 1.5, -1.5};
        const struct qs_run *run = strip->length;
        double em = strip->sizes.name_em, clearance[QS_TAKER_COUNT];
        double width, height;
        struct qs_point inward, end;

        if (!run)
                return true;
        width = (run->right - run->left) * em;
        height = (run->above + run->below) * em;
        keep_clear(strip, clearance);
        end = qs_strip_at(strip, strip->axis.length, &inward);
        for (size_t i = 0; i < 4 * QS_COUNT(turns); i++) {
                double turn = turns[i % QS_COUNT(turns)];
                double cosine = cos(turn), sine = sin(turn);
                struct qs_point direction = {
                        cosine * inward.x - sine * inward.y, sine * inward.x + cosine * inward.y};
                /* The corners of the band's end come nearer than its middle. */
                double gap = (double)(1 + i / QS_COUNT(turns)) * strip->sizes.gap +
                             fabs(sine) * strip->sizes.road / 2;
                struct qs_point middle = qs_point_along(
                        end, direction, qs_strip_offset(direction, width, height, gap));
                struct qs_quad quad = qs_quad_of_box((struct qs_box){
                        middle.x - width / 2, middle.y - height / 2, width, height});

                if (!qs_space_is_free(&strip->space, &quad, clearance, 0))
                        continue;
                qs_space_take(&strip->space, quad, QS_TAKER_TEXT, 0);
                strip->length_origin = (struct qs_point){middle.x - width / 2 - run->left * em,
                        middle.y - height / 2 + run->above * em};
                return true;
        }
        return false;
}

/* In the first corner of the box that is free, from the lower right. */
static bool set_arrow(struct qs_strip *strip)
{
        const struct qs_strip_sizes *sizes = &strip->sizes;
        const struct qs_run *run = strip->north;
        struct qs_box box = strip->request->box;
        double clearance[QS_TAKER_COUNT];
        double width, height;

        if (!run)
                return true;
        width = fmax((run->right - run->left) * sizes->arrow_em, 2 * sizes->arrow);
        height = 2 * sizes->arrow + sizes->number_gap + CAPITAL_EM * sizes->arrow_em +
                 run->below * sizes->arrow_em;
        keep_clear(strip, clearance);
        for (int i = 0; i < 4; i++) {
                struct qs_box place = {i % 2 ? box.x : box.x + box.width - width,
                        i / 2 ? box.y : box.y + box.height - height, width, height};
                struct qs_quad quad = qs_quad_of_box(place);

                if (!qs_space_is_free(&strip->space, &quad, clearance, 0))
                        continue;
                qs_space_take(&strip->space, quad, QS_TAKER_TEXT, 0);
                strip->arrow = (struct qs_point){place.x + width / 2, place.y + sizes->arrow};
                return true;
        }
        return false;
}

/* The disc of the pin in four boxes, none of which leaves it by more than a twelfth. */
static void take_pin(struct qs_strip *strip)
{
        static const double corners[][2] = {{1, 0.38}, {0.925, 0.71}, {0.71, 0.925}, {0.38, 1}};
        double radius = strip->sizes.pin + strip->sizes.ring / 2;

        for (size_t i = 0; i < QS_COUNT(corners); i++) {
                double x = corners[i][0] * radius, y = corners[i][1] * radius;

                qs_space_take(&strip->space,
                        qs_quad_of_box((struct qs_box){
                                strip->head.x - x, strip->head.y - y, 2 * x, 2 * y}),
                        QS_TAKER_PIN, 0);
        }
}

size_t qs_strip_set_head(struct qs_strip *strip)
{
        size_t lost;

        qs_space_reset(&strip->space, strip->request->box);
        take_road(strip);
        lost = take_marks(strip);
        take_pin(strip);
        strip->here_shown = set_here(strip);
        strip->length_shown = set_length(strip);
        strip->arrow_shown = set_arrow(strip);
        return lost + !strip->here_shown + !strip->length_shown + !strip->arrow_shown;
}

/* Metres from the head to the nearest drawn bend, or to an end. */
static double away_from_bends(const struct qs_strip *strip, double metres)
{
        const struct qs_strip_axis *axis = &strip->axis;
        double corner = 0, nearest = INFINITY;

        for (size_t i = 0; i + 1 < axis->count; i++) {
                corner += axis->legs[i].metres;
                if (fabs(axis->legs[i + 1].angle - axis->legs[i].angle) * axis->bend > 0.01)
                        nearest = fmin(nearest, fabs(metres - corner));
        }
        return nearest;
}

static bool set_figure(struct qs_strip *strip, struct qs_strip_figure *figure)
{
        static const double off_marks[QS_TAKER_COUNT] = {
                [QS_TAKER_ROAD] = -1,
                [QS_TAKER_NUMBER] = -1,
                [QS_TAKER_LINE] = -1,
                [QS_TAKER_BADGE] = -1,
                [QS_TAKER_LEADER] = -1,
                [QS_TAKER_TEXT] = -1,
                [QS_TAKER_RESERVED] = -1,
        };
        const struct qs_strip_sizes *sizes = &strip->sizes;
        double em = sizes->metres_em;
        double width = (figure->run->right - figure->run->left) * em, height = CAPITAL_EM * em;
        double end = (strip->axis.length - figure->metres) * strip->scale;
        struct qs_point inward, centre, down;
        struct qs_quad quad;

        if (end < width / 2 + sizes->figure_gap ||
                figure->metres * strip->scale < width / 2 + sizes->road / 2 + sizes->figure_gap ||
                away_from_bends(strip, figure->metres) * strip->scale < 0.9 * width / 2)
                return false;
        centre = qs_strip_at(strip, figure->metres, &inward);
        quad = qs_quad_of_band(qs_point_along(centre, inward, -width / 2),
                qs_point_along(centre, inward, width / 2), height);
        if (!qs_space_is_free(&strip->space, &quad, off_marks, 0))
                return false;
        /* Read from below or from the right, never upside down. */
        if (inward.x < -0.2 || (inward.x <= 0.2 && inward.y > 0))
                inward = (struct qs_point){-inward.x, -inward.y};
        figure->angle = atan2(inward.y, inward.x);
        down = (struct qs_point){-inward.y, inward.x};
        figure->origin = qs_point_along(
                qs_point_along(centre, inward, -(figure->run->left + figure->run->right) / 2 * em),
                down, height / 2);
        return true;
}

bool qs_strip_set_figures(struct qs_strip *strip)
{
        bool any = strip->figure_count == 0;

        for (size_t i = 0; i < strip->figure_count; i++) {
                strip->figures[i].shown = set_figure(strip, &strip->figures[i]);
                any = any || strip->figures[i].shown;
        }
        return any;
}
