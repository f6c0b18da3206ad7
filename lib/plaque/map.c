/* SPDX-License-Identifier: MIT */
/* The map of a hamlet: what lies where, and the largest scale at which it lies beside the code. */
#include "plaque/map_plan.h"
#include "plaque/parts.h"

#include "base/error.h"
#include "base/number.h"
#include "plaque/icons.h"

#include <math.h>
#include <string.h>

/* Metres in 1e-5 degree of latitude: as in place.c. */
static const double metres_per_e5 = 6371008.8 * 3.14159265358979323846 / 180 / 1e5;
static const double radians_per_e5 = 3.14159265358979323846 / 180 / 1e5;

/* Points are taken from the map that the caller gives, else from the record. */
static struct qrsign_point alley_point(const struct qs_layout *layout, size_t index)
{
        const struct qrsign_map *map = layout->options->map;
        struct qrsign_point point = layout->record->alleys.rows[index].point;

        return map && map->alleys[index].point.present ? map->alleys[index].point : point;
}

static struct qrsign_point place_point(const struct qs_layout *layout, size_t index)
{
        const struct qrsign_map *map = layout->options->map;
        struct qrsign_point point = layout->record->places.rows[index].point;

        return map && map->places[index].present ? map->places[index] : point;
}

static struct qrsign_point first_point(const struct qs_layout *layout)
{
        const struct qrsign_record *record = layout->record;
        struct qrsign_point point = {0};

        for (size_t i = 0; i < record->alleys.count && !point.present; i++)
                point = alley_point(layout, i);
        for (size_t i = 0; i < record->places.count && !point.present; i++)
                point = place_point(layout, i);
        return point;
}

bool qs_map_is_known(const struct qs_layout *layout)
{
        return first_point(layout).present;
}

enum qrsign_status qs_map_number(const struct qs_layout *layout, size_t index,
        const struct qs_run **run, struct qrsign_error *error)
{
        char text[QS_NUMBER_SIZE];
        const char *kept;

        qs_number_format(text, (int64_t)index + 1, 1);
        kept = qs_arena_string(layout->arena, text);
        if (!kept)
                return qs_error_memory(error);
        return qs_fonts_shape(layout->fonts, layout->arena, QS_BOLD, kept, run, error);
}

/* East and south of the origin; a hamlet is small enough to be flat. */
static struct qs_point project(struct qrsign_point origin, struct qrsign_point point)
{
        double parallel = cos(origin.latitude_e5 * radians_per_e5);

        return (struct qs_point){
                (point.longitude_e5 - origin.longitude_e5) * metres_per_e5 * parallel,
                (origin.latitude_e5 - point.latitude_e5) * metres_per_e5};
}

static bool read_path(struct qs_map *map, struct qs_map_alley *alley, struct qrsign_path path,
        struct qs_point *points)
{
        struct qs_point *corners;

        if (path.count < 2)
                return true;
        corners = qs_arena_array(map->layout->arena, path.count, sizeof(*corners));
        if (!corners)
                return false;
        for (size_t i = 0; i < path.count; i++) {
                corners[i].x = alley->head.metres.x + path.points[i].east_m - path.points[0].east_m;
                corners[i].y =
                        alley->head.metres.y - path.points[i].north_m + path.points[0].north_m;
                points[map->point_count++] = corners[i];
        }
        alley->path = corners;
        alley->path_count = path.count;
        /* A disc without room at the head steps back from its alley. */
        alley->head.out =
                (struct qs_point){corners[0].x - corners[1].x, corners[0].y - corners[1].y};
        return true;
}

static enum qrsign_status read_alleys(struct qs_map *map, struct qrsign_point origin,
        struct qs_point *points, struct qrsign_error *error)
{
        const struct qs_layout *layout = map->layout;
        enum qrsign_status status = QRSIGN_OK;

        for (size_t i = 0; i < map->alley_count && status == QRSIGN_OK; i++) {
                struct qrsign_point point = alley_point(layout, i);
                struct qs_map_alley *alley = &map->alleys[i];

                alley->head.out = (struct qs_point){0, -1};
                if (!point.present)
                        continue;
                alley->head.known = true;
                alley->head.metres = project(origin, point);
                points[map->point_count++] = alley->head.metres;
                if (layout->options->map &&
                        !read_path(map, alley, layout->options->map->alleys[i].path, points))
                        return qs_error_memory(error);
                status = qs_map_number(layout, i, &alley->head.number, error);
        }
        return status;
}

/* A badge that several places have tells nothing without a name. */
static bool is_shared(const struct qs_map *map, size_t index)
{
        for (size_t i = 0; i < map->place_count; i++)
                if (i != index && strcmp(map->places[i].icon, map->places[index].icon) == 0)
                        return true;
        return false;
}

static enum qrsign_status read_places(struct qs_map *map, struct qrsign_point origin,
        struct qs_point *points, struct qrsign_error *error)
{
        const struct qs_layout *layout = map->layout;
        enum qrsign_status status = QRSIGN_OK;

        for (size_t i = 0; i < map->place_count; i++) {
                struct qrsign_point point = place_point(layout, i);
                struct qs_map_mark *place = &map->places[i];

                place->icon = qs_icon_of_kind(layout->record->places.rows[i].kind);
                place->out = (struct qs_point){0, -1};
                if (!point.present)
                        continue;
                place->known = true;
                place->metres = project(origin, point);
                points[map->point_count++] = place->metres;
        }
        for (size_t i = 0; i < map->place_count && status == QRSIGN_OK; i++) {
                const char *name = qs_index_place_name(layout, layout->record->places.rows[i].name);

                if (!name)
                        return qs_error_memory(error);
                if (!map->places[i].known || !is_shared(map, i))
                        continue;
                status = qs_block_set(layout, &map->places[i].name, QS_ROLE_MAP_NAME, name,
                        qs_mm(layout, layout->design->map.name_width), 3, "places", error);
                if (status == QRSIGN_ERROR_FIT) { /* the list has it */
                        map->places[i].name.count = 0;
                        status = QRSIGN_OK;
                }
        }
        return status;
}

static enum qrsign_status read_labels(struct qs_map *map, struct qrsign_error *error)
{
        const struct qs_layout *layout = map->layout;
        enum qrsign_status status = qs_block_set(layout, &map->here_label, QS_ROLE_MAP,
                qs_layout_word(layout, QS_WORD_HERE), HUGE_VAL, 1, "size", error);
        const char *english = qs_layout_word(layout, QS_WORD_HERE_ENGLISH);

        if (status == QRSIGN_OK && english[0])
                status = qs_block_set(layout, &map->here_label, QS_ROLE_MAP_ENGLISH, english,
                        HUGE_VAL, 1, "size", error);
        if (status == QRSIGN_OK)
                status = qs_block_set(layout, &map->north, QS_ROLE_MAP_NAME, "Bắc · N", HUGE_VAL, 1,
                        "size", error);
        return status;
}

static enum qrsign_status read_map(struct qs_map *map, struct qrsign_error *error)
{
        const struct qs_layout *layout = map->layout;
        const struct qrsign_record *record = layout->record;
        const struct qrsign_map *given = layout->options->map;
        struct qrsign_point origin = first_point(layout);
        size_t most = 1 + record->alleys.count + record->places.count;
        struct qs_point *points;
        enum qrsign_status status;

        for (size_t i = 0; given && i < given->alley_count; i++)
                most += given->alleys[i].path.count;
        points = qs_arena_array(layout->arena, most, sizeof(*points));
        map->alley_count = record->alleys.count;
        map->place_count = record->places.count;
        map->alleys = qs_arena_array(layout->arena, map->alley_count, sizeof(*map->alleys));
        map->places = qs_arena_array(layout->arena, map->place_count, sizeof(*map->places));
        if (!points || !map->alleys || !map->places)
                return qs_error_memory(error);
        map->points = points;
        status = read_alleys(map, origin, points, error);
        if (status == QRSIGN_OK)
                status = read_places(map, origin, points, error);
        if (record->point.present) {
                map->has_here = true;
                map->here_metres = project(origin, record->point);
                points[map->point_count++] = map->here_metres;
        }
        return status == QRSIGN_OK ? read_labels(map, error) : status;
}

struct qs_point qs_map_at(const struct qs_map *map, struct qs_point metres)
{
        return (struct qs_point){
                map->shift.x + map->scale * metres.x, map->shift.y + map->scale * metres.y};
}

struct qs_box qs_map_notch(const struct qs_map *map)
{
        return (struct qs_box){
                map->notch_right ? map->box.x + map->box.width - map->notch_width : map->box.x,
                map->notch_lower ? map->box.y + map->box.height - map->notch_height : map->box.y,
                map->notch_width, map->notch_height};
}

static bool is_inside(struct qs_box box, double margin, struct qs_point point)
{
        return point.x > box.x - margin && point.x < box.x + box.width + margin &&
               point.y > box.y - margin && point.y < box.y + box.height + margin;
}

static bool is_clear_of_notch(const struct qs_map *map, double pad)
{
        struct qs_box notch = qs_map_notch(map);

        for (size_t i = 0; i < map->point_count; i++)
                if (is_inside(notch, pad, qs_map_at(map, map->points[i])))
                        return false;
        return true;
}

static struct qs_box bounds(const struct qs_map *map)
{
        double left = HUGE_VAL, right = -HUGE_VAL, upper = HUGE_VAL, lower = -HUGE_VAL;

        for (size_t i = 0; i < map->point_count; i++) {
                left = fmin(left, map->points[i].x);
                right = fmax(right, map->points[i].x);
                upper = fmin(upper, map->points[i].y);
                lower = fmax(lower, map->points[i].y);
        }
        return (struct qs_box){left, upper, right - left, lower - upper};
}

/* Moves the points within the panel until none lies in the notch, the middle first. */
static bool shift_map(struct qs_map *map, struct qs_box metres, double scale)
{
        static const double parts[] = {.5, .375, .625, .25, .75, .125, .875, 0, 1};
        double pad = qs_mm(map->layout, map->layout->design->map.pad);
        double spare_x = map->box.width - 2 * pad - scale * metres.width;
        double spare_y = map->box.height - 2 * pad - scale * metres.height;

        if (spare_x < 0 || spare_y < 0)
                return false;
        map->scale = scale;
        for (size_t i = 0; i < QS_COUNT(parts); i++)
                for (size_t k = 0; k < QS_COUNT(parts); k++) {
                        map->shift.x = map->box.x + pad + spare_x * parts[i] - scale * metres.x;
                        map->shift.y = map->box.y + pad + spare_y * parts[k] - scale * metres.y;
                        if (is_clear_of_notch(map, pad))
                                return true;
                }
        return false;
}

/* The largest scale with the notch in its present corner; 0: there is none. */
static double largest_scale(struct qs_map *map, struct qs_box metres)
{
        enum { STEPS = 18 };
        double least = 0, most = qs_mm(map->layout, map->layout->design->map.most) / 100;

        if (shift_map(map, metres, most))
                return most;
        for (int i = 0; i < STEPS; i++) {
                double middle = (least + most) / 2;

                if (shift_map(map, metres, middle))
                        least = middle;
                else
                        most = middle;
        }
        return least;
}

/* A corner must let the map be so much larger to be preferred to one before it. */
static const double better = 1.05;

static double choose_corner(struct qs_map *map, struct qs_box metres)
{
        static const struct {
                bool right, lower;
        } corners[] = {{true, true}, {false, true}, {true, false}, {false, false}};
        double best = 0;
        size_t chosen = 0;

        for (size_t i = 0; i < QS_COUNT(corners); i++) {
                double scale;

                map->notch_right = corners[i].right;
                map->notch_lower = corners[i].lower;
                scale = largest_scale(map, metres);
                if (scale > best * better) {
                        best = scale;
                        chosen = i;
                }
        }
        map->notch_right = corners[chosen].right;
        map->notch_lower = corners[chosen].lower;
        return best;
}

/* What is tried until everything finds room: parts of the largest scale, and of marks' size. */
static const struct trial {
        double scale, marks;
} trials[] = {{1, 1}, {.93, 1}, {.86, 1}, {.79, 1}, {1, .85}, {.90, .85}, {.80, .85}, {1, .72},
        {.90, .72}, {1, .60}, {.90, .60}};

static enum qrsign_status place_at(struct qs_map *map, struct qs_box metres, double largest,
        const struct trial *trial, struct qrsign_error *error)
{
        enum qrsign_status status;

        map->marks = trial->marks;
        shift_map(map, metres, largest * trial->scale);
        status = qs_map_size_bar(map, error);
        if (status == QRSIGN_OK)
                qs_map_place(map);
        return status;
}

/* The first trial that finds room for everything, else that which loses least. */
static enum qrsign_status place_best(
        struct qs_map *map, struct qs_box metres, double largest, struct qrsign_error *error)
{
        size_t best = 0, least = SIZE_MAX;
        enum qrsign_status status = QRSIGN_OK;

        for (size_t i = 0; i < QS_COUNT(trials) && least && status == QRSIGN_OK; i++) {
                status = place_at(map, metres, largest, &trials[i], error);
                if (map->lost >= least)
                        continue;
                least = map->lost;
                best = i;
        }
        if (status != QRSIGN_OK || !least)
                return status;
        return place_at(map, metres, largest, &trials[best], error);
}

enum qrsign_status qs_map_draw(struct qs_layout *layout, struct qs_box box, double notch_width,
        double notch_height, struct qs_point *notch, struct qrsign_error *error)
{
        double gap = qs_mm(layout, layout->design->map.notch), largest = 0;
        struct qs_map map = {.layout = layout,
                .box = box,
                .notch_width = notch_width + gap,
                .notch_height = notch_height + gap};
        enum qrsign_status status = read_map(&map, error);
        struct qs_box metres, code;

        if (status != QRSIGN_OK)
                return status;
        qs_space_start(&map.space, layout->arena);
        metres = bounds(&map);
        if (box.width > map.notch_width && box.height > map.notch_height)
                largest = choose_corner(&map, metres);
        if (largest <= 0) {
                status = qs_error(error, QRSIGN_MESSAGE_TEXT_NO_ROOM, layout->words->name);
                qs_error_field(error, "size");
                return status;
        }
        status = place_best(&map, metres, largest, error);
        if (status != QRSIGN_OK)
                return status;
        if (map.space.failed)
                return qs_error_memory(error);
        qs_map_paint(&map);
        layout->map_left_out = map.lost;
        code = qs_map_notch(&map);
        *notch = (struct qs_point){
                map.notch_right ? code.x + gap : code.x, map.notch_lower ? code.y + gap : code.y};
        return QRSIGN_OK;
}
