/* SPDX-License-Identifier: MIT */
/* Public places: a badge outside the houses, a leader from the road, the name beside the badge.
 * Candidates are tried in the order of their looks; the first that is free is taken. */
#include "plaque/strip_plan.h"

#include <math.h>
#include <string.h>

/* The badge from its row outwards and along the road, in badges; the leader's foot along the road,
 * in squares of a house. */
static const double OUTWARDS[] = {0, 0.5, 1.15, 1.8, 2.5, -0.4, -0.8, -1.3};
static const double ALONG[] = {0.6, -0.6, 1.2, -1.2, 2, -2};
static const double FEET[] = {0, 0.35, -0.35, 0.7, -0.7, 1.1, -1.1, 1.5, -1.5, 2, -2, 2.5, -2.5};
/* A badge across the street: away from it, and along it. */
static const double BEYOND[] = {0, 0.5, 1, 1.5, 2, 3};
static const double ASIDE[] = {
        0, 0.25, -0.25, 0.5, -0.5, 0.75, -0.75, 1, -1, 1.5, -1.5, 2, -2, 3, -3, 4, -4};
enum { NEAR_BEYOND = 2, NEAR_ASIDE = 7 };

/* A name beside its badge need not stand quite in the badge's middle. */
static const double LIFTS[] = {0, -0.15, 0.15};

/* A map that had no room for so many places has none for more. */
enum { MOST_FAILURES = 16 };
/* Orders and widths that are tried before places are left out. */
enum { FEW_TRIALS = 3, MOST_TRIALS = 8 };

/* What gives way to a place: nothing but empty room, then numbers to its leader, then all numbers;
 * and where houses stand wall to wall the leader crosses them. */
enum yield { NOTHING, TO_LEADER, TO_ALL };

/* How a place is to be set. */
struct manner {
        bool english;
        bool far; /* the badge may move from where it belongs */
        enum yield yield;
        bool narrow; /* names in several lines first: more of them fit */
};

/* From what looks best to what still shows the place. */
static const struct manner MANNERS[] = {
        {.english = true, .yield = NOTHING},
        {.english = true, .yield = TO_LEADER},
        {.yield = NOTHING},
        {.yield = TO_LEADER},
        {.yield = NOTHING, .far = true},
        {.yield = TO_LEADER, .far = true},
        {.yield = TO_ALL},
        {.yield = TO_ALL, .far = true},
};

static void clearances(
        const struct qs_strip *strip, bool reserved, double clearance[QS_TAKER_COUNT])
{
        double gap = strip->sizes.number_gap;

        clearance[QS_TAKER_ROAD] = gap;
        clearance[QS_TAKER_PIN] = gap;
        clearance[QS_TAKER_MARK] = gap;
        clearance[QS_TAKER_NUMBER] = gap;
        clearance[QS_TAKER_LINE] = gap;
        clearance[QS_TAKER_BADGE] = gap;
        clearance[QS_TAKER_LEADER] = gap;
        clearance[QS_TAKER_TEXT] = 1.5 * gap;
        clearance[QS_TAKER_RESERVED] = reserved ? gap / 2 : -1;
}

static struct qs_box badge_box(const struct qs_strip *strip, struct qs_point centre)
{
        double side = strip->sizes.badge;

        return (struct qs_box){centre.x - side / 2, centre.y - side / 2, side, side};
}

/* The name's text beside a badge. */
static void place_text(const struct qs_strip *strip, struct qs_strip_text *text,
        struct qs_point badge, enum qs_strip_where where, double lift)
{
        struct qs_box box = strip->request->box;
        double half = strip->sizes.badge / 2, gap = strip->sizes.number_gap;
        const struct qs_strip_block *block = &text->block;

        text->origin.y = fmin(
                fmax(badge.y - block->middle + lift * strip->sizes.badge, box.y + block->above),
                box.y + box.height - block->below);
        switch (where) {
        case QS_STRIP_NAME_RIGHT:
                text->align = QS_STRIP_LEFT;
                text->origin.x = badge.x + half + gap;
                return;
        case QS_STRIP_NAME_LEFT:
                text->align = QS_STRIP_RIGHT;
                text->origin.x = badge.x - half - gap;
                return;
        case QS_STRIP_NAME_BELOW: text->origin.y = badge.y + half + gap + block->above; break;
        case QS_STRIP_NAME_ABOVE: text->origin.y = badge.y - half - gap - block->below; break;
        }
        /* Off the badge's middle only as far as the box's edge makes it. */
        text->align = QS_STRIP_CENTRE;
        text->origin.x =
                fmin(fmax(badge.x, box.x + block->width / 2), box.x + box.width - block->width / 2);
}

/* The name in so many lines, its English under it; false if it does not part so. */
static bool make_block(struct qs_strip *strip, struct qs_strip_place *place,
        struct qs_strip_block *block, size_t lines, bool english)
{
        struct qs_strip_block parted;
        double width;

        if (!qs_strip_block_set(strip, block, &place->name, lines, NULL, 0))
                return false;
        if (!english || qs_is_empty(place->english.text))
                return true;
        width = block->width;
        if (!qs_strip_block_set(strip, block, &place->name, lines, &place->english, 1))
                return false;
        /* English that is much wider than the name parts too, or the name gains nothing. */
        if (lines > 1 && block->width > 1.1 * width &&
                qs_strip_block_set(strip, &parted, &place->name, lines, &place->english, 2))
                *block = parted;
        return true;
}

/* The same for ever: names keep their size. NULL if the name does not part so. */
static const struct qs_strip_block *block_of(
        struct qs_strip *strip, struct qs_strip_place *place, size_t lines, bool english)
{
        if (!place->block[lines - 1][english].tried) {
                place->block[lines - 1][english].tried = true;
                place->block[lines - 1][english].possible = make_block(
                        strip, place, &place->block[lines - 1][english].block, lines, english);
        }
        return place->block[lines - 1][english].possible ? &place->block[lines - 1][english].block
                                                         : NULL;
}

/* Where a name may stand, the best first: outwards of a road that stands upright, else right,
 * left, then away from the road. Returns how many. */
static size_t order_wheres(
        const struct qs_strip_place *place, struct qs_point normal, enum qs_strip_where wheres[4])
{
        static const enum qs_strip_where across[] = {
                QS_STRIP_NAME_BELOW, QS_STRIP_NAME_RIGHT, QS_STRIP_NAME_LEFT, QS_STRIP_NAME_ABOVE};
        enum qs_strip_where away = normal.y > 0 ? QS_STRIP_NAME_BELOW : QS_STRIP_NAME_ABOVE;

        if (place->beyond) {
                for (int i = 0; i < 4; i++)
                        wheres[i] = across[i];
                return 4;
        }
        if (fabs(normal.x) > 0.5) {
                wheres[0] = normal.x > 0 ? QS_STRIP_NAME_RIGHT : QS_STRIP_NAME_LEFT;
                wheres[1] = QS_STRIP_NAME_BELOW;
                wheres[2] = QS_STRIP_NAME_ABOVE;
                return 3;
        }
        wheres[0] = QS_STRIP_NAME_RIGHT;
        wheres[1] = QS_STRIP_NAME_LEFT;
        wheres[2] = away;
        return 3;
}

/* Whether the text finds room beside a badge; it is left standing there. */
static bool try_text(struct qs_strip *strip, struct qs_strip_text *text, struct qs_point badge,
        enum qs_strip_where where, const double clearance[QS_TAKER_COUNT], size_t owner)
{
        bool beside = where == QS_STRIP_NAME_RIGHT || where == QS_STRIP_NAME_LEFT;

        for (size_t i = 0; i < (beside ? QS_COUNT(LIFTS) : 1); i++) {
                struct qs_quad quad;

                place_text(strip, text, badge, where, LIFTS[i]);
                quad = qs_quad_of_box(qs_strip_text_box(text));
                if (qs_space_is_free(&strip->space, &quad, clearance, owner))
                        return true;
        }
        return false;
}

static bool find_text(struct qs_strip *strip, struct qs_strip_place *place, struct qs_point normal,
        struct manner manner)
{
        double clearance[QS_TAKER_COUNT];
        enum qs_strip_where wheres[4];
        size_t where_count = order_wheres(place, normal, wheres);

        clearances(strip, manner.yield < TO_ALL, clearance);
        for (size_t i = 0; i < QS_STRIP_NAME_FORMS * where_count; i++) {
                /* Beside an upright road rather more lines outwards than another side. */
                bool upright = !place->beyond && fabs(normal.x) > 0.5;
                size_t form = upright ? i % QS_STRIP_NAME_FORMS : i / where_count;
                enum qs_strip_where where =
                        wheres[upright ? i / QS_STRIP_NAME_FORMS : i % where_count];
                size_t lines = manner.narrow ? (form + 1) % QS_STRIP_NAME_FORMS + 1 : form + 1;

                const struct qs_strip_block *block = block_of(strip, place, lines, manner.english);

                if (!block)
                        continue;
                place->where = where;
                place->text.block = *block;
                if (try_text(strip, &place->text, place->badge, where, clearance, 0))
                        return true;
        }
        return false;
}

static bool is_badge_free(const struct qs_strip *strip, struct qs_point centre, enum yield yield)
{
        double clearance[QS_TAKER_COUNT];
        struct qs_quad quad = qs_quad_of_box(badge_box(strip, centre));

        clearances(strip, yield < TO_ALL, clearance);
        return qs_space_is_free(&strip->space, &quad, clearance, 0);
}

/* From the road's edge to the badge, past the houses. */
static bool is_leader_free(const struct qs_strip *strip, struct qs_point foot,
        struct qs_point normal, struct qs_point badge, enum yield yield)
{
        double clearance[QS_TAKER_COUNT], width = strip->sizes.leader;
        struct qs_quad quad = qs_quad_of_band(qs_point_along(foot, normal, width), badge, width);

        clearances(strip, yield < TO_LEADER, clearance);
        clearance[QS_TAKER_ROAD] = 0;
        clearance[QS_TAKER_MARK] = yield < TO_ALL ? width / 2 : -1;
        return qs_space_is_free(&strip->space, &quad, clearance, 0);
}

static struct qs_point push_into_box(const struct qs_strip *strip, struct qs_point centre)
{
        struct qs_box box = strip->request->box;
        double half = strip->sizes.badge / 2;

        return (struct qs_point){
                fmin(fmax(centre.x, box.x + half), box.x + box.width - half),
                fmin(fmax(centre.y, box.y + half), box.y + box.height - half),
        };
}

static void take_badge(struct qs_strip *strip, const struct qs_strip_place *place)
{
        qs_space_take(
                &strip->space, qs_quad_of_box(badge_box(strip, place->badge)), QS_TAKER_BADGE, 0);
        if (place->led)
                qs_space_take(&strip->space,
                        qs_quad_of_band(place->leader[0], place->leader[1], strip->sizes.leader),
                        QS_TAKER_LEADER, 0);
}

/* The name keeps off its own badge and leader as off any other. */
static bool find_text_off_badge(struct qs_strip *strip, struct qs_strip_place *place,
        struct qs_point normal, struct manner manner)
{
        size_t start = strip->space.count;
        bool found;

        take_badge(strip, place);
        found = find_text(strip, place, normal, manner);
        qs_space_cut(&strip->space, start);
        return found;
}

/* One candidate on the alley: the foot moved along the road, the badge moved from over its foot. */
static bool try_badge(struct qs_strip *strip, struct qs_strip_place *place, double foot_shift,
        double out, double along, struct manner manner)
{
        const struct qs_strip_sizes *sizes = &strip->sizes;
        double least = (sizes->road / 2 + sizes->square) / strip->scale, row;
        double distance = place->distance + foot_shift * sizes->square / strip->scale;
        struct qs_point inward, foot, normal;

        foot = qs_strip_at(strip, fmin(fmax(distance, least), strip->axis.length), &inward);
        normal = qs_strip_side(inward, place->side);
        row = qs_strip_badge_row(strip, place->side, normal) +
              (fabs(normal.x) + fabs(normal.y)) * sizes->badge / 2;
        place->badge = qs_point_along(foot, normal, row + out * sizes->badge);
        place->badge =
                push_into_box(strip, qs_point_along(place->badge, inward, along * sizes->badge));
        foot = qs_point_along(foot, normal, sizes->road / 2);
        place->led = !place->beside;
        place->leader[0] = foot;
        place->leader[1] = place->badge;
        return is_badge_free(strip, place->badge, manner.yield) &&
               (!place->led || is_leader_free(strip, foot, normal, place->badge, manner.yield)) &&
               find_text_off_badge(strip, place, normal, manner);
}

static bool find_on_alley(
        struct qs_strip *strip, struct qs_strip_place *place, struct manner manner)
{
        for (size_t i = 0; i < QS_COUNT(OUTWARDS); i++) {
                if (OUTWARDS[i] < 0 && manner.yield < TO_ALL)
                        break;
                for (size_t j = 0; j < QS_COUNT(FEET); j++)
                        if (try_badge(strip, place, FEET[j], OUTWARDS[i], 0, manner))
                                return true;
                for (size_t j = 0; manner.far && j < QS_COUNT(ALONG); j++)
                        for (size_t k = 0; k < 2; k++)
                                if (try_badge(strip, place, FEET[k], OUTWARDS[i], ALONG[j], manner))
                                        return true;
        }
        return false;
}

/* Across the street: at its true distance from it, sideways only as far as the box lets it. */
static bool find_beyond(struct qs_strip *strip, struct qs_strip_place *place, struct manner manner)
{
        double badge = strip->sizes.badge;
        struct qs_point inward, left, true_place;

        qs_strip_at(strip, 0, &inward);
        left = qs_strip_side(inward, QRSIGN_SIDE_LEFT);
        true_place =
                qs_point_along(strip->head, inward, -strip->scale * qs_strip_beyond(strip, place));
        true_place = qs_point_along(true_place, left, strip->scale * place->apart.y);
        place->led = false;
        for (size_t i = 0; i < (manner.far ? QS_COUNT(BEYOND) : NEAR_BEYOND); i++)
                for (size_t j = 0; j < (manner.far ? QS_COUNT(ASIDE) : NEAR_ASIDE); j++) {
                        struct qs_point centre =
                                qs_point_along(true_place, inward, -BEYOND[i] * badge);

                        place->badge = qs_point_along(
                                push_into_box(strip, centre), left, ASIDE[j] * badge);
                        if (is_badge_free(strip, place->badge, manner.yield) &&
                                find_text_off_badge(strip, place, inward, manner))
                                return true;
                }
        return false;
}

static bool find_in_manner(
        struct qs_strip *strip, struct qs_strip_place *place, struct manner manner)
{
        return place->beyond ? find_beyond(strip, place, manner)
                             : find_on_alley(strip, place, manner);
}

static bool find_place(
        struct qs_strip *strip, struct qs_strip_place *place, bool english, bool narrow)
{
        struct manner last = MANNERS[QS_COUNT(MANNERS) - 1];

        /* The last manner allows all that the others do: what fails there need not try them. */
        if (!find_in_manner(strip, place, last))
                return false;
        for (size_t i = 0; i < QS_COUNT(MANNERS); i++) {
                struct manner manner = MANNERS[i];

                if (manner.english && (!english || qs_is_empty(place->english.text)))
                        continue;
                manner.narrow = narrow;
                if (find_in_manner(strip, place, manner))
                        return true;
        }
        return false;
}

static void take_place(struct qs_strip *strip, const struct qs_strip_place *place, size_t owner)
{
        take_badge(strip, place);
        qs_space_take(&strip->space, qs_quad_of_box(qs_strip_text_box(&place->text)), QS_TAKER_TEXT,
                owner);
}

/* Sets the places in their order, until `limit` of them found no room. Returns how many did not;
 * `failed` is the first of them. */
static size_t set_places(struct qs_strip *strip, bool english, size_t limit, size_t *failed)
{
        size_t lost = 0;

        for (size_t i = 0; i < strip->place_count; i++)
                strip->places[i].shown = false;
        for (size_t i = 0; i < strip->place_count && lost < limit; i++) {
                struct qs_strip_place *place = &strip->places[strip->place_order[i].place];

                place->shown = lost < MOST_FAILURES &&
                               find_place(strip, place, english, strip->place_order[i].narrow);
                if (place->shown)
                        take_place(strip, place, strip->place_order[i].place + 1);
                else if (!lost++)
                        *failed = i;
        }
        return lost;
}

void qs_strip_order_places(struct qs_strip *strip)
{
        size_t count = 0, step = 1;

        while (strip->place_count > MOST_FAILURES && step < strip->place_count)
                step *= 2;
        /* All multiples of half the step, of a quarter … that were not there before. */
        for (size_t last = 0; step; last = step, step /= 2)
                for (size_t i = 0; i < strip->place_count; i += step)
                        if (!last || i % last)
                                strip->place_order[count++] = (struct qs_strip_turn){.place = i};
}

/* Makes room for a place that found none: its nearest neighbour on the same side takes less width,
 * as it does itself; where that is done already it goes first. */
static void favour(struct qs_strip *strip, size_t failed)
{
        struct qs_strip_turn *order = strip->place_order, turn = order[failed];
        const struct qs_strip_place *place = &strip->places[turn.place];
        double nearest = INFINITY;
        size_t neighbour = failed;

        for (size_t i = 0; i < strip->place_count; i++) {
                const struct qs_strip_place *other = &strip->places[order[i].place];
                double apart = fabs(other->distance - place->distance);

                if (i != failed && other->shown && !order[i].narrow &&
                        other->beyond == place->beyond && other->side == place->side &&
                        apart < nearest) {
                        nearest = apart;
                        neighbour = i;
                }
        }
        order[neighbour].narrow = true;
        order[failed].narrow = true;
        if (neighbour != failed)
                return;
        turn.narrow = true;
        memmove(order + 1, order, failed * sizeof(*order));
        order[0] = turn;
}

size_t qs_strip_set_places(struct qs_strip *strip, bool english, bool insist)
{
        size_t start = strip->space.count, best = SIZE_MAX, failed = 0;
        size_t size = strip->place_count * sizeof(*strip->place_order);

        for (size_t trial = 0; trial < (insist ? MOST_TRIALS : FEW_TRIALS); trial++) {
                size_t lost;

                qs_space_cut(&strip->space, start);
                lost = set_places(strip, english, best, &failed);
                if (!lost)
                        return 0;
                if (lost < best) {
                        best = lost;
                        memcpy(strip->place_order_best, strip->place_order, size);
                }
                favour(strip, failed);
        }
        memcpy(strip->place_order, strip->place_order_best, size);
        qs_space_cut(&strip->space, start);
        return set_places(strip, english, SIZE_MAX, &failed);
}

void qs_strip_add_english(struct qs_strip *strip)
{
        double clearance[QS_TAKER_COUNT];

        clearances(strip, false, clearance);
        for (size_t i = 0; i < strip->place_count; i++) {
                struct qs_strip_place *place = &strip->places[i];
                struct qs_strip_text text = place->text;
                size_t lines = text.block.count;
                const struct qs_strip_block *block;

                if (!place->shown || qs_is_empty(place->english.text) ||
                        text.block.line[lines - 1].run->weight == QS_REGULAR)
                        continue;
                block = block_of(strip, place, lines, true);
                if (block)
                        text.block = *block;
                if (!block || !try_text(strip, &text, place->badge, place->where, clearance, i + 1))
                        continue;
                place->text = text;
                qs_space_take(&strip->space, qs_quad_of_box(qs_strip_text_box(&text)),
                        QS_TAKER_TEXT, i + 1);
        }
}
