/* SPDX-License-Identifier: MIT */
/* What belongs to one alley, brought together. */
#include "base/error.h"
#include "table/directory.h"

#include <stdlib.h>
#include <string.h>

#define NEAR_METRES 50.0

/* The spool gives its texts out for a moment only. */
static bool keep_texts(struct qs_arena *arena, struct qs_house *house)
{
        struct qrsign_household *household = &house->household;
        const char **texts[] = {&household->number, &household->head, &household->phone,
                &household->label, &house->id};

        for (size_t i = 0; i < QS_COUNT(texts); i++) {
                *texts[i] = **texts[i] ? qs_arena_string(arena, *texts[i]) : "";
                if (!*texts[i])
                        return false;
        }
        return true;
}

/* Each household knows the one before it: the list is filled from its end. */
enum qrsign_status qs_gather_houses(struct qrsign_directory *directory, struct qs_arena *arena,
        const struct qs_alley *alley, struct qs_house **houses, struct qrsign_error *error)
{
        uint64_t at = alley->last, next;

        *houses = qs_arena_array(arena, alley->good, sizeof(**houses));
        if (!*houses)
                return qs_error_memory(error);
        for (size_t i = alley->good; i--;) {
                struct qs_house *house = *houses + i;
                enum qrsign_status status = qs_house_load(directory, at, house, &next, error);

                if (status)
                        return status;
                if (!keep_texts(arena, house))
                        return qs_error_memory(error);
                at = house->previous;
        }
        return QRSIGN_OK;
}

/* Pairs of a latitude and the place that has it. */
struct at_latitude {
        int32_t latitude_e5;
        uint32_t place;
};

static int compare_latitudes(const void *a, const void *b)
{
        const struct at_latitude *one = a, *other = b;

        if (one->latitude_e5 != other->latitude_e5)
                return one->latitude_e5 < other->latitude_e5 ? -1 : 1;
        return one->place < other->place ? -1 : one->place > other->place;
}

bool qs_gather_prepare(struct qrsign_directory *directory)
{
        struct at_latitude *pairs = calloc(directory->place_count + 1, sizeof(*pairs));
        size_t count = 0;

        directory->free_places = qs_arena_array(
                &directory->arena, directory->place_count, sizeof(*directory->free_places));
        if (!pairs || !directory->free_places) {
                free(pairs);
                return false;
        }
        for (size_t i = 0; i < directory->place_count; i++) {
                const struct qs_place *place = &directory->places[i];

                if (place->alley == QS_NO_INDEX && place->place.point.present)
                        pairs[count++] =
                                (struct at_latitude){place->place.point.latitude_e5, (uint32_t)i};
        }
        qsort(pairs, count, sizeof(*pairs), compare_latitudes);
        for (size_t i = 0; i < count; i++)
                directory->free_places[i] = pairs[i].place;
        directory->free_count = count;
        free(pairs);
        return true;
}

/* The first of the places on no alley that does not lie south of a latitude. */
static size_t first_north_of(const struct qrsign_directory *directory, int32_t latitude_e5)
{
        size_t low = 0, high = directory->free_count;

        while (low < high) {
                size_t middle = low + (high - low) / 2;
                const struct qs_place *place = &directory->places[directory->free_places[middle]];

                if (place->place.point.latitude_e5 < latitude_e5)
                        low = middle + 1;
                else
                        high = middle;
        }
        return low;
}

/* Places within 50 m of the head that stand on no alley; a degree of latitude is more than 110 km.
 * `rows` NULL: only counts them. */
static size_t take_near(const struct qrsign_directory *directory, const struct qs_alley *alley,
        struct qrsign_place *rows)
{
        const int32_t reach_e5 = 46;
        size_t count = 0;

        if (!alley->point.present)
                return 0;
        for (size_t i = first_north_of(directory, alley->point.latitude_e5 - reach_e5);
                i < directory->free_count; i++) {
                const struct qrsign_place *place =
                        &directory->places[directory->free_places[i]].place;

                if (place->point.latitude_e5 > alley->point.latitude_e5 + reach_e5)
                        break;
                if (qs_point_distance(alley->point, place->point) > NEAR_METRES)
                        continue;
                if (rows)
                        rows[count] = *place;
                count++;
        }
        return count;
}

/* A record says where a row lies by its difference from the record's own point. */
static bool is_in_reach(struct qrsign_point from, struct qrsign_point point)
{
        return from.present && point.present &&
               abs(point.latitude_e5 - from.latitude_e5) <= QS_RECORD_DELTA_MAX &&
               abs(point.longitude_e5 - from.longitude_e5) <= QS_RECORD_DELTA_MAX;
}

struct qrsign_point qs_point_in_reach(struct qrsign_point from, struct qrsign_point point)
{
        return is_in_reach(from, point) ? point : (struct qrsign_point){0};
}

enum qrsign_status qs_gather_places(struct qrsign_directory *directory, struct qs_arena *arena,
        const struct qs_alley *alley, struct qrsign_place_list *places, struct qrsign_error *error)
{
        size_t near = take_near(directory, alley, NULL), count = 0;
        struct qrsign_place *rows =
                qs_arena_array(arena, (size_t)alley->places + near, sizeof(*rows));

        if (!rows)
                return qs_error_memory(error);
        for (uint32_t i = alley->first_place; i != QS_NO_INDEX; i = directory->places[i].next) {
                rows[count] = directory->places[i].place;
                /* Side and distance tell where it stands; the point would say it twice. */
                rows[count].point = rows[count].has_distance
                                            ? (struct qrsign_point){0}
                                            : qs_point_in_reach(alley->point, rows[count].point);
                count++;
        }
        count += take_near(directory, alley, rows + count);
        *places = (struct qrsign_place_list){rows, count};
        return QRSIGN_OK;
}
