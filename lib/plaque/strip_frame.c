/* SPDX-License-Identifier: MIT */
/* The frame of a strip map: where its head stands in the box, and how many mm a metre takes. */
#include "plaque/strip_plan.h"

#include <math.h>

static const double CAPITAL_EM = 0.714;
/* A place across the street is drawn at its true distance, unless that left the alley less than
 * 5/11 of the length. */
static const double BEYOND_SHARE = 1.2;
/* Names of places may keep the bends from this part of the box's breadth. */
static const double NAMES_SHARE = 0.4;
/* The cross street shall be seen to cross, whatever bends want the room. */
static const double LEAST_STREET = 0.055;
/* A road that is shorter than this part of the short side is no map. */
static const double LEAST_ROAD = 0.1;

/* Room that something needs beside the axis or beyond its ends: mm, and mm for each mm of scale. */
struct need {
        double fixed, per_metre;
};

enum { MOST_NEEDS = 16 };

struct needs {
        struct need row[MOST_NEEDS];
        size_t count;
};

static void add_need(struct needs *needs, double fixed, double per_metre)
{
        if (needs->count < MOST_NEEDS)
                needs->row[needs->count++] = (struct need){fixed, per_metre};
}

static double room_for(const struct needs *needs, double scale)
{
        double room = 0;

        for (size_t i = 0; i < needs->count; i++)
                room = fmax(room, needs->row[i].fixed + scale * needs->row[i].per_metre);
        return room;
}

/* The largest scale at which both ends' needs share the room. */
static double largest_scale(const struct needs *a, const struct needs *b, double room)
{
        double scale = INFINITY;

        for (size_t i = 0; i < a->count; i++)
                for (size_t j = 0; j < b->count; j++) {
                        double per_metre = a->row[i].per_metre + b->row[j].per_metre;
                        double left = room - a->row[i].fixed - b->row[j].fixed;

                        if (per_metre > 0)
                                scale = fmin(scale, left / per_metre);
                }
        return scale;
}

bool qs_strip_is_upright(const struct qs_strip *strip)
{
        return strip->request->form != QS_STRIP_HORIZONTAL;
}

struct qs_point qs_strip_turn(const struct qs_strip *strip, struct qs_point direction)
{
        if (qs_strip_is_upright(strip))
                return (struct qs_point){-direction.y, -direction.x};
        return (struct qs_point){direction.x, -direction.y};
}

struct qs_point qs_strip_map(const struct qs_strip *strip, struct qs_point metres)
{
        return qs_point_along(strip->head, qs_strip_turn(strip, metres), strip->scale);
}

struct qs_point qs_strip_at(const struct qs_strip *strip, double distance, struct qs_point *inward)
{
        struct qs_point point = qs_strip_axis_at(&strip->axis, distance, inward);

        *inward = qs_strip_turn(strip, *inward);
        return qs_strip_map(strip, point);
}

struct qs_point qs_strip_side(struct qs_point inward, enum qrsign_side side)
{
        if (side == QRSIGN_SIDE_RIGHT)
                return (struct qs_point){-inward.y, inward.x};
        return (struct qs_point){inward.y, -inward.x};
}

/* From the axis to the far edge of the houses on one side, with their numbers in row one. */
static double houses_reach(
        const struct qs_strip *strip, enum qrsign_side side, struct qs_point normal)
{
        const struct qs_strip_sizes *sizes = &strip->sizes;
        double reach = sizes->road / 2;
        double capitals = fabs(normal.y) * CAPITAL_EM;

        if (strip->has_marks[side])
                reach += sizes->square_gap + sizes->square;
        if (strip->widest[side] > 0)
                reach += sizes->number_gap +
                         strip->number_em * (capitals + fabs(normal.x) * strip->widest[side]);
        if (strip->widest[QRSIGN_SIDE_NONE] > 0)
                reach = fmax(reach,
                        sizes->road / 2 + sizes->number_gap +
                                strip->number_em * (capitals + fabs(normal.x) * strip->widest[0]));
        return reach;
}

double qs_strip_badge_row(
        const struct qs_strip *strip, enum qrsign_side side, struct qs_point normal)
{
        return houses_reach(strip, side, normal) + strip->sizes.gap;
}

/* What the places of a side want beyond the houses: their badges, upright their names too. */
static double places_extra(struct qs_strip *strip, enum qrsign_side side)
{
        double extra = 0;

        for (size_t i = 0; i < strip->place_count; i++) {
                struct qs_strip_place *place = &strip->places[i];
                struct qs_strip_block block;
                /* A name with its English is a little higher than the badge. */
                double want = strip->sizes.gap + 1.1 * strip->sizes.badge;

                if (place->beyond || place->side != side)
                        continue;
                if (qs_strip_is_upright(strip) &&
                        (qs_strip_block_set(strip, &block, &place->name, 2, NULL, 0) ||
                                qs_strip_block_set(strip, &block, &place->name, 1, NULL, 0)))
                        want += strip->sizes.number_gap + block.width;
                extra = fmax(extra, want);
        }
        return extra;
}

double qs_strip_beyond(const struct qs_strip *strip, const struct qs_strip_place *place)
{
        return fmin(-place->apart.x, BEYOND_SHARE * strip->axis.ahead_max);
}

/* Along the axis: before the head and beyond it. */
static void axial_needs(struct qs_strip *strip, struct needs *before, struct needs *after)
{
        const struct qs_strip_sizes *sizes = &strip->sizes;
        const struct qs_strip_axis *axis = &strip->axis;
        bool upright = qs_strip_is_upright(strip);
        struct qs_point across = upright ? (struct qs_point){0, 1} : (struct qs_point){1, 0};
        struct qs_strip_block block;
        double reach = fmax(houses_reach(strip, QRSIGN_SIDE_LEFT, across),
                houses_reach(strip, QRSIGN_SIDE_RIGHT, across));
        double pin = sizes->pin + sizes->ring / 2, label = 0, lean;
        struct qs_point end = axis->corners[axis->count], inward;

        /* An arm of the street that leans back takes from the room behind the pin. */
        qs_strip_axis_at(axis, 0, &inward);
        lean = fabs(inward.y) * sizes->street / 2;

        if (qs_strip_block_set(strip, &block, &strip->here, 1, &strip->here_english,
                    strip->request->here_english[0] ? 1 : 0))
                label = upright ? block.above + block.below : block.width;
        add_need(before, pin + sizes->gap + label + lean, 0);
        if (axis->ahead_min < 0)
                add_need(before, reach, -axis->ahead_min);
        label = sizes->square;
        if (strip->length)
                label = sizes->gap +
                        sizes->name_em * (upright ? strip->length->above + strip->length->below
                                                  : strip->length->right - strip->length->left);
        add_need(after, label, end.x);
        add_need(after, axis->bent ? reach : sizes->square, axis->ahead_max);
        for (size_t i = 0; i < strip->place_count; i++) {
                struct qs_strip_place *place = &strip->places[i];
                double room = sizes->badge;

                if (!place->beyond)
                        continue;
                if (qs_strip_block_set(strip, &block, &place->name, 2, NULL, 0) ||
                        qs_strip_block_set(strip, &block, &place->name, 1, NULL, 0)) {
                        /* At least it must find room behind the cross street. */
                        add_need(before,
                                sizes->road / 2 + sizes->gap +
                                        (upright ? block.above + block.below + sizes->badge
                                                 : block.width),
                                0);
                        room = upright ? sizes->badge / 2 + sizes->number_gap + block.above +
                                                 block.below
                                       : fmax(block.width, sizes->badge) / 2;
                }
                add_need(before, room, qs_strip_beyond(strip, place));
        }
}

/* The ends of the cross street, square to the drawn first leg, as far as the box lets them. */
static void lay_street(struct qs_strip *strip)
{
        struct qs_box box = strip->request->box;
        struct qs_point inward, far = {box.x + box.width, box.y + box.height};

        qs_strip_at(strip, 0, &inward);
        for (int i = 0; i < 2; i++) {
                struct qs_point out =
                        qs_strip_side(inward, i ? QRSIGN_SIDE_RIGHT : QRSIGN_SIDE_LEFT);
                double reach = strip->sizes.street;

                for (int edge = -1; edge <= 1; edge += 2) {
                        struct qs_point corner =
                                qs_point_along(strip->head, inward, edge * strip->sizes.road / 2);

                        if (fabs(out.x) > 1e-9)
                                reach = fmin(
                                        reach, ((out.x > 0 ? far.x : box.x) - corner.x) / out.x);
                        if (fabs(out.y) > 1e-9)
                                reach = fmin(
                                        reach, ((out.y > 0 ? far.y : box.y) - corner.y) / out.y);
                }
                strip->street[i] = qs_point_along(strip->head, out, fmax(reach, 0));
        }
}

/* Houses at their true distances, but off the pin and the cross street. */
static void lay_marks(struct qs_strip *strip)
{
        const struct qs_strip_sizes *sizes = &strip->sizes;
        double least = sizes->road / 2 + sizes->square;

        for (size_t i = 0; i < strip->house_count; i++) {
                struct qs_strip_house *house = &strip->houses[i];
                double distance = fmax(house->distance, least / strip->scale);

                house->mark = qs_strip_at(strip, distance, &house->inward);
                if (house->side != QRSIGN_SIDE_NONE)
                        house->mark = qs_point_along(house->mark,
                                qs_strip_side(house->inward, house->side),
                                sizes->road / 2 + sizes->square_gap + sizes->square / 2);
        }
}

/* Across the axis, on one side of it: 0 the left, 1 the right. */
static void lateral_needs(
        const struct qs_strip *strip, int side, struct qs_point normal, struct needs *needs)
{
        const struct qs_strip_axis *axis = &strip->axis;

        add_need(needs, houses_reach(strip, side ? QRSIGN_SIDE_RIGHT : QRSIGN_SIDE_LEFT, normal),
                side ? -axis->left_min : axis->left_max);
        add_need(needs, fmin(strip->sizes.street, LEAST_STREET * strip->request->short_side), 0);
}

/* What must lie on a side whatever numbers want: the road, its houses, and the pin. */
static double least_room(const struct qs_strip *strip, int side)
{
        const struct qs_strip_sizes *sizes = &strip->sizes;
        const struct qs_strip_axis *axis = &strip->axis;
        double houses = sizes->road / 2;

        if (strip->has_marks[side ? QRSIGN_SIDE_RIGHT : QRSIGN_SIDE_LEFT])
                houses += sizes->square_gap + sizes->square;
        return fmax(sizes->pin + sizes->ring / 2,
                houses + strip->scale * (side ? -axis->left_min : axis->left_max));
}

/* Where the axis lies across the box: first come the houses, then the places as far as there is
 * room, and what is left is halved. False if the box is too narrow for the road and its houses. */
static bool find_lateral_start(const struct qs_strip *strip, const struct needs needs[2],
        const double places[2], double breadth, double *start)
{
        double left = room_for(&needs[0], strip->scale);
        double wanted = places[0] + places[1];
        double spare = breadth - left - room_for(&needs[1], strip->scale);
        double share = wanted > 0 ? fmin(1, fmax(0, spare / wanted)) : 0;

        *start = fmin(
                fmax(left + share * places[0] + (spare - share * wanted) / 2, least_room(strip, 0)),
                breadth - least_room(strip, 1));
        return *start >= least_room(strip, 0);
}

bool qs_strip_frame(struct qs_strip *strip, double *fullness)
{
        struct qs_box box = strip->request->box;
        bool upright = qs_strip_is_upright(strip);
        double length = upright ? box.height : box.width;
        double breadth = upright ? box.width : box.height;
        struct qs_point across = upright ? (struct qs_point){1, 0} : (struct qs_point){0, 1};
        double places[2] = {
                places_extra(strip, QRSIGN_SIDE_LEFT), places_extra(strip, QRSIGN_SIDE_RIGHT)};
        struct needs ends[2] = {0}, sides[2] = {0};
        double axial, lateral, start, aside;

        axial_needs(strip, &ends[0], &ends[1]);
        lateral_needs(strip, 0, across, &sides[0]);
        lateral_needs(strip, 1, across, &sides[1]);
        axial = largest_scale(&ends[0], &ends[1], length);
        lateral = largest_scale(
                &sides[0], &sides[1], breadth - fmin(places[0] + places[1], NAMES_SHARE * breadth));
        strip->scale = fmin(axial, lateral);
        *fullness = strip->scale / axial;
        if (!(strip->scale * strip->axis.ahead_max > LEAST_ROAD * strip->request->short_side))
                return false;
        start = room_for(&ends[0], strip->scale);
        if (!find_lateral_start(strip, sides, places, breadth, &aside))
                return false;
        if (upright) {
                start += (length - start - room_for(&ends[1], strip->scale)) / 2;
                strip->head = (struct qs_point){box.x + aside, box.y + box.height - start};
        } else {
                strip->head = (struct qs_point){box.x + start, box.y + aside};
        }
        lay_street(strip);
        lay_marks(strip);
        return true;
}
