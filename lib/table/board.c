/* SPDX-License-Identifier: MIT */
/* The board of a whole hamlet. */
#include "base/error.h"
#include "base/order.h"
#include "table/directory.h"

#include <stdlib.h>

/* The hamlet of the settings; without one, that of all alleys. NULL: they are of several. */
static const struct qs_area *find_area(const struct qrsign_directory *directory)
{
        const struct qs_area *area = NULL;

        if (*directory->settings.area.hamlet)
                return &directory->settings.area;
        for (size_t i = 0; i < directory->alley_count; i++) {
                const struct qs_alley *alley = &directory->alleys[i];

                if (alley->bad)
                        continue;
                if (area && !qs_area_same(area, &alley->area))
                        return NULL;
                area = &alley->area;
        }
        return area;
}

/* By name, as people look for it: Kiệt 2 before Kiệt 10. Equal names as in the table. */
static int by_name(const void *left, const void *right)
{
        const struct qs_alley *a = *(const struct qs_alley *const *)left;
        const struct qs_alley *b = *(const struct qs_alley *const *)right;
        int order = qs_order_compare(a->name, b->name);

        return order ? order : (a > b) - (a < b);
}

/* The good alleys of an area, in order. NULL: no memory. */
static const struct qs_alley **choose_alleys(const struct qrsign_directory *directory,
        struct qs_arena *arena, const struct qs_area *area, size_t *count)
{
        const struct qs_alley **chosen =
                qs_arena_array(arena, directory->alley_count, sizeof(*chosen));

        *count = 0;
        for (size_t i = 0; chosen && i < directory->alley_count; i++)
                if (!directory->alleys[i].bad && qs_area_same(area, &directory->alleys[i].area))
                        chosen[(*count)++] = &directory->alleys[i];
        if (chosen && *count)
                qsort(chosen, *count, sizeof(*chosen), by_name);
        return chosen;
}

static enum qrsign_status list_alleys(struct qrsign_directory *directory, struct qs_arena *arena,
        const struct qs_area *area, struct qrsign_record *record, struct qrsign_map *map,
        struct qrsign_error *error)
{
        size_t count;
        const struct qs_alley **chosen = choose_alleys(directory, arena, area, &count);
        struct qrsign_alley_row *rows = qs_arena_array(arena, count, sizeof(*rows));
        struct qrsign_map_alley *drawn = qs_arena_array(arena, count, sizeof(*drawn));
        bool counted = true;

        if (!chosen || !rows || !drawn)
                return qs_error_memory(error);
        record->household_count = 0;
        for (size_t i = 0; i < count; i++) {
                const struct qs_alley *alley = chosen[i];
                struct qrsign_alley_row *row = &rows[i];

                row->alley_unit = alley->unit;
                row->alley = alley->name;
                row->has_household_count =
                        alley->has_household_count || directory->rows[QS_TABLE_HOUSEHOLDS];
                row->household_count =
                        alley->household_count > alley->good ? alley->household_count : alley->good;
                row->length_m = alley->length_m;
                row->point = qs_point_in_reach(record->point, alley->point);
                drawn[i] = (struct qrsign_map_alley){alley->name_en, alley->point, alley->path};
                counted &= row->has_household_count;
                record->household_count += row->household_count;
        }
        record->has_household_count = counted && count;
        record->alleys = (struct qrsign_alley_list){rows, count};
        map->alleys = drawn;
        map->alley_count = count;
        return QRSIGN_OK;
}

static struct qrsign_point place_point(
        const struct qrsign_directory *directory, const struct qs_place *place)
{
        const struct qs_alley *alley;

        if (place->place.point.present || place->alley == QS_NO_INDEX)
                return place->place.point;
        alley = &directory->alleys[place->alley];
        if (!alley->point.present || !alley->path.count || !place->place.has_distance)
                return (struct qrsign_point){0};
        return qs_point_on_path(alley->point, alley->path, place->place.distance_m);
}

/* All places; side and distance count from the head of an alley, which a board is not. */
static enum qrsign_status list_places(struct qrsign_directory *directory, struct qs_arena *arena,
        struct qrsign_record *record, struct qrsign_map *map, struct qrsign_error *error)
{
        struct qrsign_place *rows = qs_arena_array(arena, directory->place_count, sizeof(*rows));
        struct qrsign_point *points =
                qs_arena_array(arena, directory->place_count, sizeof(*points));

        if (!rows || !points)
                return qs_error_memory(error);
        for (size_t i = 0; i < directory->place_count; i++) {
                const struct qrsign_place *place = &directory->places[i].place;

                rows[i] = (struct qrsign_place){
                        .name = place->name,
                        .name_en = place->name_en,
                        .kind = place->kind,
                        .point = qs_point_in_reach(record->point, place->point),
                };
                points[i] = place_point(directory, &directory->places[i]);
        }
        map->places = points;
        map->place_count = directory->place_count;
        record->places = (struct qrsign_place_list){rows, directory->place_count};
        return QRSIGN_OK;
}

enum qrsign_status qs_make_board(struct qrsign_directory *directory, struct qs_arena *arena,
        struct qrsign_record **record, struct qrsign_map *map, struct qrsign_error *error)
{
        const struct qs_settings *settings = &directory->settings;
        const struct qs_origin *file = directory->headings[QS_TABLE_ALLEYS].file;
        const struct qs_area *area = find_area(directory);
        struct qrsign_record raw = {
                .kind = QRSIGN_RECORD_HAMLET,
                .id = directory->board_id,
                .revision = settings->revision,
                .issued = settings->issued,
                .point = settings->point,
                .name_en = settings->name_en,
        };
        enum qrsign_status status = QRSIGN_OK;

        if (!file)
                status = qs_error(error, QRSIGN_MESSAGE_BOARD_NONE);
        else if (!area)
                status = qs_error(error, QRSIGN_MESSAGE_HAMLETS_SEVERAL);
        if (status) {
                qs_spot_locate(
                        error, (struct qs_spot){file ? file : &directory->origin, 0, 0, NULL});
                return status;
        }
        if (!directory->options.no_contact)
                raw.contact = settings->contact;
        qs_record_area(&raw, area);
        qs_record_extras(directory, &raw);
        status = list_alleys(directory, arena, area, &raw, map, error);
        if (!status)
                status = list_places(directory, arena, &raw, map, error);
        if (status)
                return status;
        return qs_finish_record(&raw, (struct qs_spot){file, 0, 0, NULL}, record, error);
}
