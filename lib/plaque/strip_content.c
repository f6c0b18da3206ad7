/* SPDX-License-Identifier: MIT */
/* What a strip map says: houses with their numbers, places with their names, the length. */
#include "plaque/strip_plan.h"

#include "base/error.h"
#include "base/number.h"
#include "plaque/icons.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double NEAR_HEAD_M = 50;        /* a place off the alley is shown up to here */
static const double METRES_PER_E5 = 1.11319; /* 1e-5 degree on a sphere of 6,378,137 m */

const struct qs_run *qs_strip_shape(
        struct qs_strip *strip, enum qs_weight weight, const char *text, size_t length)
{
        const struct qs_run *run = NULL;
        char *copy;

        if (strip->status != QRSIGN_OK)
                return NULL;
        copy = qs_arena_copy(strip->runs, text, length);
        strip->status = copy ? qs_fonts_shape(strip->request->fonts, strip->runs, weight, copy,
                                       &run, strip->error)
                             : qs_error_memory(strip->error);
        return strip->status == QRSIGN_OK ? run : NULL;
}

/* Bytes of what all numbers begin with, up to a slash; at least two must share it. */
static size_t common_prefix(const struct qrsign_household_list *rows)
{
        const char *first = NULL;
        size_t common = 0, count = 0;

        for (size_t i = 0; i < rows->count; i++) {
                const char *number = rows->rows[i].number;
                size_t same = 0;

                if (qs_is_empty(number))
                        continue;
                count++;
                if (!first) {
                        first = number;
                        common = strlen(number);
                }
                while (same < common && number[same] == first[same])
                        same++;
                /* Something must be left of every number. */
                common = number[same] ? same : same ? same - 1 : 0;
        }
        while (common && (common >= QS_STRIP_PREFIX_SIZE || first[common - 1] != '/'))
                common--;
        return count > 1 ? common : 0;
}

static int by_distance(const void *a, const void *b)
{
        const struct qs_strip_house *left = a, *right = b;

        if (left->distance != right->distance)
                return left->distance < right->distance ? -1 : 1;
        if (left->side != right->side)
                return left->side < right->side ? -1 : 1;
        return left->twin < right->twin ? -1 : left->twin > right->twin;
}

/* Two households behind one gate share a number: the earlier house shows it for both. */
static void find_twins(struct qs_strip *strip)
{
        for (size_t i = 0; i < strip->house_count; i++) {
                struct qs_strip_house *house = &strip->houses[i];

                house->twin = 0;
                for (size_t j = i;
                        j-- && house->run && house->distance - strip->houses[j].distance <= 1;) {
                        const struct qs_strip_house *other = &strip->houses[j];

                        if (other->run && !other->twin && other->side == house->side &&
                                strcmp(other->run->text, house->run->text) == 0) {
                                house->twin = j + 1;
                                break;
                        }
                }
        }
}

/* The first and the last number of each side, then from the head inwards. */
static void order_numbers(struct qs_strip *strip)
{
        static const enum qrsign_side sides[] = {
                QRSIGN_SIDE_LEFT, QRSIGN_SIDE_RIGHT, QRSIGN_SIDE_NONE};
        bool *taken = qs_arena_array(strip->arena, strip->house_count, sizeof(*taken));

        strip->order = qs_arena_array(strip->arena, strip->house_count, sizeof(*strip->order));
        if (!taken || !strip->order) {
                strip->status = qs_error_memory(strip->error);
                return;
        }
        for (size_t i = 0; i < QS_COUNT(sides); i++) {
                size_t first = SIZE_MAX, last = SIZE_MAX;

                for (size_t j = 0; j < strip->house_count; j++) {
                        const struct qs_strip_house *house = &strip->houses[j];

                        if (house->side != sides[i] || !house->run || house->twin)
                                continue;
                        first = first == SIZE_MAX ? j : first;
                        last = j;
                }
                if (first == SIZE_MAX)
                        continue;
                strip->order[strip->order_count++] = first;
                if (last != first)
                        strip->order[strip->order_count++] = last;
                taken[first] = taken[last] = true;
        }
        for (size_t i = 0; i < strip->house_count; i++)
                if (strip->houses[i].run && !strip->houses[i].twin && !taken[i])
                        strip->order[strip->order_count++] = i;
}

static void read_houses(struct qs_strip *strip, const struct qrsign_household_list *rows)
{
        size_t prefix = common_prefix(rows);

        strip->houses = qs_arena_array(strip->arena, rows->count, sizeof(*strip->houses));
        strip->slides = qs_arena_array(strip->arena, rows->count, sizeof(*strip->slides));
        strip->list = qs_arena_array(strip->arena, rows->count, sizeof(*strip->list));
        strip->clusters = qs_arena_array(strip->arena, rows->count, sizeof(*strip->clusters));
        if (!strip->houses || !strip->slides || !strip->list || !strip->clusters) {
                strip->status = qs_error_memory(strip->error);
                return;
        }
        for (size_t i = 0; i < rows->count && strip->status == QRSIGN_OK; i++) {
                const struct qrsign_household *row = &rows->rows[i];
                struct qs_strip_house *house = &strip->houses[strip->house_count];
                const char *number = qs_string(row->number);

                if (!row->has_distance ||
                        !qs_strip_axis_find(&strip->axis, row->distance_m, &house->distance)) {
                        strip->numbers_off_map += number[0] ? 1 : 0;
                        continue;
                }
                strip->house_count++;
                house->side = row->side;
                house->twin = i; /* keeps the order of equals until find_twins() */
                strip->has_marks[row->side] = true;
                if (!number[0])
                        continue;
                memcpy(strip->prefix, number, prefix); /* the same for all */
                number += prefix;
                house->run = qs_strip_shape(strip, QS_BOLD, number, strlen(number));
                if (house->run)
                        strip->widest[row->side] = fmax(
                                strip->widest[row->side], house->run->right - house->run->left);
        }
        qsort(strip->houses, strip->house_count, sizeof(*strip->houses), by_distance);
        find_twins(strip);
        order_numbers(strip);
}

/* Where a place off the alley lies: across the street at the head, or beside the alley's way. */
static bool read_point(
        const struct qs_strip *strip, const struct qrsign_place *row, struct qs_strip_place *place)
{
        const struct qrsign_record *record = strip->request->record;
        const struct qs_strip_axis *axis = &strip->axis;
        double latitude = record->point.latitude_e5 * 1e-5 * M_PI / 180;
        double north, east, heading = axis->heading + axis->legs[0].angle;

        if (!record->point.present || !row->point.present)
                return false;
        north = METRES_PER_E5 * ((double)row->point.latitude_e5 - record->point.latitude_e5);
        east = METRES_PER_E5 * cos(latitude) *
               ((double)row->point.longitude_e5 - record->point.longitude_e5);
        if (hypot(north, east) > NEAR_HEAD_M)
                return false;
        place->apart = (struct qs_point){east * cos(heading) + north * sin(heading),
                north * cos(heading) - east * sin(heading)};
        /* Without a sketch the alley's direction is not known, the distance is. */
        if (!axis->has_path)
                place->apart = (struct qs_point){-hypot(north, east), 0};
        place->beyond = place->apart.x < 0;
        place->beside = !place->beyond;
        if (place->beside) {
                place->distance = fmin(place->apart.x, axis->length);
                place->side = place->apart.y > 0 ? QRSIGN_SIDE_LEFT : QRSIGN_SIDE_RIGHT;
        }
        return true;
}

static void read_places(struct qs_strip *strip, const struct qrsign_record *record)
{
        const struct qrsign_place_list *rows = &record->places;

        strip->places = qs_arena_array(strip->arena, rows->count, sizeof(*strip->places));
        strip->place_order = qs_arena_array(strip->arena, rows->count, sizeof(*strip->place_order));
        strip->place_order_best =
                qs_arena_array(strip->arena, rows->count, sizeof(*strip->place_order));
        if (!strip->places || !strip->place_order || !strip->place_order_best) {
                strip->status = qs_error_memory(strip->error);
                return;
        }
        for (size_t i = 0; i < rows->count; i++) {
                const struct qrsign_place *row = &rows->rows[i];
                struct qs_strip_place *place = &strip->places[strip->place_count];

                *place = (struct qs_strip_place){.side = row->side};
                if (qs_is_empty(row->name) ||
                        !(row->has_distance ? qs_strip_axis_find(&strip->axis, row->distance_m,
                                                      &place->distance)
                                            : read_point(strip, row, place))) {
                        strip->places_off_map++;
                        continue;
                }
                strip->place_count++;
                place->icon = qs_icon_of_kind(row->kind);
                qs_strip_name_start(&place->name, QS_BOLD, row->name, record->hamlet);
                qs_strip_name_start(&place->english, QS_REGULAR, qs_string(row->name_en), "");
        }
}

/* `164 m` */
static const struct qs_run *shape_metres(struct qs_strip *strip, uint64_t metres)
{
        char text[QS_NUMBER_SIZE + 2];
        size_t length = qs_number_format(text, (int64_t)metres, 0);

        memcpy(text + length, " m", 3);
        return qs_strip_shape(strip, QS_BOLD, text, length + 2);
}

/* The least of 50, 100, 200, 500, 1000 … that is wide enough at the scale. */
static double figure_step(const struct qs_strip *strip)
{
        double step = 50;

        for (int i = 0; step * strip->scale < strip->sizes.metres_apart && i < 30; i++)
                step *= i % 3 == 2 ? 2.5 : 2;
        return step;
}

void qs_strip_shape_figures(struct qs_strip *strip)
{
        double step = figure_step(strip), length = strip->axis.length;
        size_t most = step * strip->scale > 0 ? (size_t)(length / step) : 0;

        strip->figure_count = 0;
        strip->figures = qs_arena_array(strip->arena, most, sizeof(*strip->figures));
        if (!strip->figures) {
                strip->status = qs_error_memory(strip->error);
                return;
        }
        for (size_t i = 1; i <= most && strip->status == QRSIGN_OK; i++) {
                struct qs_strip_figure *figure = &strip->figures[strip->figure_count++];

                figure->metres = (double)i * step;
                figure->run = shape_metres(strip, (uint64_t)figure->metres);
        }
}

bool qs_strip_read(struct qs_strip *strip)
{
        const struct qrsign_record *record = strip->request->record;

        if (!qs_strip_axis_read(&strip->axis, record, strip->arena)) {
                strip->status = qs_error_memory(strip->error);
                return false;
        }
        read_houses(strip, &record->households);
        if (strip->status == QRSIGN_OK)
                read_places(strip, record);
        if (strip->axis.stated > 0)
                strip->length = shape_metres(strip, (uint64_t)strip->axis.stated);
        if (strip->request->form == QS_STRIP_COLUMN && strip->axis.has_path)
                strip->north = qs_strip_shape(strip, QS_BOLD, "B/N", 3);
        qs_strip_name_start(&strip->here, QS_BOLD, strip->request->here, "");
        qs_strip_name_start(&strip->here_english, QS_REGULAR, strip->request->here_english, "");
        return strip->status == QRSIGN_OK;
}
