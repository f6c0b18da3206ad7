/* SPDX-License-Identifier: MIT */
/* House numbers: beside their houses, in a second or third row with a line, or nowhere. */
#include "plaque/strip_plan.h"

#include <math.h>

static const double CAPITAL_EM = 0.714;
static const double ROW_GAP_EM = 0.26; /* between the capitals of two rows */
static const double MARK_GAP_EM = 0.14, LINE_GAP_EM = 0.10;
/* A little more than a word space, .26: at .20 em `21 23` is read as one number. */
static const double NUMBER_GAP_EM = 0.28;
static const double SLIDE = 0.25; /* of its width may a number slide in the first row */

/* A number's box: figures all stand on one line, whatever marks its letters have. */
struct label {
        double width, above, below; /* mm; from the baseline */
};

static struct label label_of(const struct qs_strip *strip, const struct qs_strip_house *house)
{
        double em = strip->number_em;

        return (struct label){
                .width = (house->run->right - house->run->left) * em,
                .above = fmax(house->run->above, CAPITAL_EM) * em,
                .below = house->run->below * em,
        };
}

/* How far the number reaches along the road. */
static double extent_of(const struct qs_strip *strip, const struct qs_strip_house *house)
{
        return fabs(house->inward.x) * label_of(strip, house).width +
               fabs(house->inward.y) * CAPITAL_EM * strip->number_em;
}

static void clearances(const struct qs_strip *strip, double clearance[QS_TAKER_COUNT])
{
        double em = strip->number_em;

        clearance[QS_TAKER_ROAD] = MARK_GAP_EM * em;
        clearance[QS_TAKER_PIN] = MARK_GAP_EM * em;
        clearance[QS_TAKER_MARK] = MARK_GAP_EM * em;
        clearance[QS_TAKER_NUMBER] = NUMBER_GAP_EM * em;
        clearance[QS_TAKER_LINE] = LINE_GAP_EM * em;
        clearance[QS_TAKER_BADGE] = NUMBER_GAP_EM * em;
        clearance[QS_TAKER_LEADER] = LINE_GAP_EM * em;
        clearance[QS_TAKER_TEXT] = NUMBER_GAP_EM * em;
        clearance[QS_TAKER_RESERVED] = -1;
}

/* The outer edge of the house, or of the road where the side is not known. */
static struct qs_point edge_of(
        const struct qs_strip *strip, const struct qs_strip_house *house, struct qs_point normal)
{
        return qs_point_along(house->mark, normal,
                house->side == QRSIGN_SIDE_NONE ? strip->sizes.road / 2 : strip->sizes.square / 2);
}

/* The number's quad with its middle `away` from `from` along the normal, slid along the road. Sets
 * the house's origin. */
static struct qs_quad place_label(struct qs_strip *strip, struct qs_strip_house *house,
        struct qs_point from, struct qs_point normal, double slide)
{
        struct label label = label_of(strip, house);
        double em = strip->number_em, capitals = CAPITAL_EM * em;
        double away = qs_strip_offset(normal, label.width, capitals, strip->sizes.number_gap);
        struct qs_point middle =
                qs_point_along(qs_point_along(from, normal, away), house->inward, slide);
        double baseline = middle.y + capitals / 2;

        house->em = em;
        house->origin = (struct qs_point){
                middle.x - (house->run->left + house->run->right) / 2 * em, baseline};
        return qs_quad_of_box((struct qs_box){middle.x - label.width / 2, baseline - label.above,
                label.width, label.above + label.below});
}

static bool try_first_row(
        struct qs_strip *strip, struct qs_strip_house *house, struct qs_point normal, double slide)
{
        double clearance[QS_TAKER_COUNT];
        struct qs_quad quad =
                place_label(strip, house, edge_of(strip, house, normal), normal, slide);

        clearances(strip, clearance);
        if (!qs_space_is_free(&strip->space, &quad, clearance, 0))
                return false;
        qs_space_take(&strip->space, quad, QS_TAKER_NUMBER, 0);
        house->lined = false;
        return true;
}

/* How far from a point along a direction a box begins that lies in the way. */
static double distance_into(struct qs_point from, struct qs_point direction, struct qs_box box)
{
        double x = box.x + (direction.x < 0 ? box.width : 0) - from.x;
        double y = box.y + (direction.y < 0 ? box.height : 0) - from.y;

        return fmax(fabs(direction.x) > 1e-9 ? x / direction.x : 0,
                fabs(direction.y) > 1e-9 ? y / direction.y : 0);
}

/* A row further out, joined to the house by a line that passes between the numbers before it. */
static bool try_row(
        struct qs_strip *strip, struct qs_strip_house *house, struct qs_point normal, unsigned row)
{
        double clearance[QS_TAKER_COUNT], em = strip->number_em;
        double pitch = em * (fabs(normal.x) * strip->widest[house->side] +
                                    fabs(normal.y) * CAPITAL_EM + ROW_GAP_EM);
        struct qs_point edge = edge_of(strip, house, normal);
        struct qs_quad quad =
                place_label(strip, house, qs_point_along(edge, normal, row * pitch), normal, 0);
        struct qs_quad line;
        double enter;

        clearances(strip, clearance);
        if (!qs_space_is_free(&strip->space, &quad, clearance, 0))
                return false;
        enter = distance_into(edge, normal, qs_quad_bounds(&quad));
        house->line[0] = qs_point_along(edge, normal, strip->sizes.number_line);
        house->line[1] = qs_point_along(edge, normal, enter - LINE_GAP_EM * em);
        line = qs_quad_of_band(house->line[0], house->line[1], strip->sizes.number_line);
        /* A line that comes in aslant is nearer with a corner of its end. */
        if (qs_quad_near(&line, &quad, strip->sizes.number_line / 2)) {
                house->line[1] = qs_point_along(house->line[1], normal, -LINE_GAP_EM * em);
                line = qs_quad_of_band(house->line[0], house->line[1], strip->sizes.number_line);
                if (qs_quad_near(&line, &quad, strip->sizes.number_line / 2))
                        return false;
        }
        clearance[QS_TAKER_ROAD] = -1;
        clearance[QS_TAKER_MARK] = 0;
        clearance[QS_TAKER_NUMBER] = LINE_GAP_EM * em;
        if (!qs_space_is_free(&strip->space, &line, clearance, 0))
                return false;
        qs_space_take(&strip->space, quad, QS_TAKER_NUMBER, 0);
        qs_space_take(&strip->space, line, QS_TAKER_LINE, 0);
        house->lined = true;
        return true;
}

static bool set_number(struct qs_strip *strip, struct qs_strip_house *house, double slide)
{
        static const double slides[] = {0, 0.125, -0.125, 0.25, -0.25};
        enum qrsign_side sides[2] = {house->side, house->side};
        double extent = extent_of(strip, house);

        if (house->side == QRSIGN_SIDE_NONE) {
                sides[0] = QRSIGN_SIDE_LEFT;
                sides[1] = QRSIGN_SIDE_RIGHT;
        }
        for (int i = 0; i < (sides[0] == sides[1] ? 1 : 2); i++) {
                struct qs_point normal = qs_strip_side(house->inward, sides[i]);

                if (try_first_row(strip, house, normal, slide))
                        return true;
                for (size_t j = 0; j < QS_COUNT(slides); j++)
                        if (try_first_row(strip, house, normal, slides[j] * extent))
                                return true;
        }
        for (unsigned row = 1; row < strip->number_rows; row++)
                for (int i = 0; i < (sides[0] == sides[1] ? 1 : 2); i++)
                        if (try_row(strip, house, qs_strip_side(house->inward, sides[i]), row))
                                return true;
        return false;
}

/* Least shifts along one side that leave every two neighbours their gap: isotonic regression by
 * pooling adjacent violators. A cluster that would slide too far stays where it is: some of it must
 * go to another row. */
static void solve_slides(struct qs_strip *strip, size_t count)
{
        const size_t *list = strip->list;
        struct qs_strip_cluster *clusters = strip->clusters;
        double *slides = strip->slides;
        double gap = NUMBER_GAP_EM * strip->number_em, offset = 0;
        size_t pools = 0;

        for (size_t i = 0; i < count; i++) {
                const struct qs_strip_house *house = &strip->houses[list[i]];

                if (i)
                        offset += gap + (extent_of(strip, house) +
                                                extent_of(strip, &strip->houses[list[i - 1]])) /
                                                2;
                slides[list[i]] = -offset;
                clusters[pools++] =
                        (struct qs_strip_cluster){i, 1, house->distance * strip->scale - offset};
                while (pools > 1 &&
                        clusters[pools - 2].sum / (double)clusters[pools - 2].count >
                                clusters[pools - 1].sum / (double)clusters[pools - 1].count) {
                        clusters[pools - 2].count += clusters[pools - 1].count;
                        clusters[pools - 2].sum += clusters[pools - 1].sum;
                        pools--;
                }
        }
        for (size_t i = 0; i < pools; i++) {
                double start = clusters[i].sum / (double)clusters[i].count;
                size_t end = clusters[i].first + clusters[i].count;
                bool fits = true;

                for (size_t j = clusters[i].first; j < end; j++) {
                        const struct qs_strip_house *house = &strip->houses[list[j]];

                        slides[list[j]] = start - slides[list[j]] - house->distance * strip->scale;
                        fits = fits &&
                               fabs(slides[list[j]]) <= SLIDE * extent_of(strip, house) + 1e-9;
                }
                for (size_t j = clusters[i].first; j < end && !fits; j++)
                        slides[list[j]] = 0;
        }
}

/* Slides for every house, in mm along the road. */
static void find_slides(struct qs_strip *strip)
{
        for (enum qrsign_side side = QRSIGN_SIDE_LEFT; side <= QRSIGN_SIDE_RIGHT; side++) {
                size_t count = 0;

                for (size_t i = 0; i < strip->house_count; i++)
                        if (strip->houses[i].side == side && strip->houses[i].run &&
                                !strip->houses[i].twin)
                                strip->list[count++] = i;
                solve_slides(strip, count);
        }
}

void qs_strip_reserve_numbers(struct qs_strip *strip)
{
        for (size_t i = 0; i < strip->order_count; i++) {
                struct qs_strip_house *house = &strip->houses[strip->order[i]];
                struct qs_point normal = qs_strip_side(house->inward, house->side);

                qs_space_take(&strip->space,
                        place_label(strip, house, edge_of(strip, house, normal), normal, 0),
                        QS_TAKER_RESERVED, 0);
        }
}

size_t qs_strip_set_numbers(struct qs_strip *strip)
{
        size_t lost = 0;

        find_slides(strip);
        for (size_t i = 0; i < strip->order_count; i++) {
                struct qs_strip_house *house = &strip->houses[strip->order[i]];

                house->shown = set_number(strip, house, strip->slides[strip->order[i]]);
        }
        for (size_t i = 0; i < strip->house_count; i++) {
                struct qs_strip_house *house = &strip->houses[i];

                if (house->twin)
                        house->shown = false;
                if (house->run && !strip->houses[house->twin ? house->twin - 1 : i].shown)
                        lost++;
        }
        return lost;
}
