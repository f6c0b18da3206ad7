/* SPDX-License-Identifier: MIT */
#include "plaque/drop.h"

#include <string.h>

static void drop_text(const char **text, unsigned bit, unsigned what, unsigned *gone)
{
        if (!(what & bit) || !(*text)[0])
                return;
        *text = "";
        *gone |= bit;
}

static void drop_distance(bool *has, uint32_t *distance_m, unsigned what, unsigned *gone)
{
        if (!(what & QRSIGN_OMITTED_DISTANCES) || !*has)
                return;
        *has = false;
        *distance_m = 0;
        *gone |= QRSIGN_OMITTED_DISTANCES;
}

static bool says_anything(const struct qrsign_household *row)
{
        return row->number[0] || row->head[0] || row->phone[0] || row->label[0] || row->side ||
               row->has_distance;
}

/* A list in which no row says anything is a number (docs/format.md, section 8). */
static void count_households(struct qrsign_record *record)
{
        if (!record->has_household_count)
                record->household_count = (uint32_t)record->households.count;
        record->has_household_count = true;
        record->households = (struct qrsign_household_list){0};
}

static enum qrsign_status drop_of_households(struct qs_arena *arena, unsigned what,
        struct qrsign_record *rest, unsigned *gone, struct qrsign_error *error)
{
        const size_t count = rest->households.count;
        struct qrsign_household *rows;
        bool anything = false;

        if (!count)
                return QRSIGN_OK;
        rows = qs_arena_array(arena, count, sizeof(*rows));
        if (!rows)
                return qs_error_memory(error);
        memcpy(rows, rest->households.rows, count * sizeof(*rows));
        for (size_t i = 0; i < count; i++) {
                drop_text(&rows[i].head, QRSIGN_OMITTED_NAMES, what, gone);
                drop_text(&rows[i].phone, QRSIGN_OMITTED_PHONES, what, gone);
                drop_text(&rows[i].label, QRSIGN_OMITTED_LABELS, what, gone);
                drop_distance(&rows[i].has_distance, &rows[i].distance_m, what, gone);
                anything |= says_anything(&rows[i]);
        }
        rest->households.rows = rows;
        if (!anything && rest->kind == QRSIGN_RECORD_ALLEY)
                count_households(rest);
        return QRSIGN_OK;
}

static enum qrsign_status drop_of_places(struct qs_arena *arena, unsigned what,
        struct qrsign_record *rest, unsigned *gone, struct qrsign_error *error)
{
        const size_t count = rest->places.count;
        struct qrsign_place *rows;

        if (!count)
                return QRSIGN_OK;
        if (what & QRSIGN_OMITTED_PLACES) {
                *gone |= QRSIGN_OMITTED_PLACES;
                rest->places = (struct qrsign_place_list){0};
                return QRSIGN_OK;
        }
        rows = qs_arena_array(arena, count, sizeof(*rows));
        if (!rows)
                return qs_error_memory(error);
        memcpy(rows, rest->places.rows, count * sizeof(*rows));
        for (size_t i = 0; i < count; i++)
                drop_distance(&rows[i].has_distance, &rows[i].distance_m, what, gone);
        rest->places.rows = rows;
        return QRSIGN_OK;
}

enum qrsign_status qs_drop(struct qs_arena *arena, const struct qrsign_record *record,
        unsigned what, struct qrsign_record *rest, unsigned *gone, struct qrsign_error *error)
{
        enum qrsign_status status;

        *rest = *record;
        *gone = 0;
        if (what & QRSIGN_OMITTED_PATH && rest->path.count) {
                rest->path = (struct qrsign_path){0};
                *gone |= QRSIGN_OMITTED_PATH;
        }
        status = drop_of_households(arena, what, rest, gone, error);
        if (status == QRSIGN_OK)
                status = drop_of_places(arena, what, rest, gone, error);
        rest->omitted |= *gone;
        return status;
}

bool qs_drop_has_lists(const struct qrsign_record *record)
{
        return (record->kind == QRSIGN_RECORD_ALLEY && record->households.count) ||
               (record->kind == QRSIGN_RECORD_HAMLET && record->alleys.count);
}

struct qrsign_record qs_drop_lists(const struct qrsign_record *record)
{
        struct qrsign_record rest = *record;

        if (rest.kind == QRSIGN_RECORD_HAMLET) {
                rest.omitted |= rest.places.count ? (unsigned)QRSIGN_OMITTED_PLACES : 0u;
                rest.places = (struct qrsign_place_list){0};
                rest.alleys = (struct qrsign_alley_list){0};
                return rest;
        }
        for (size_t i = 0; i < rest.households.count; i++) {
                const struct qrsign_household *row = &rest.households.rows[i];

                rest.omitted |= (row->head[0] ? QRSIGN_OMITTED_NAMES : 0u) |
                                (row->phone[0] ? QRSIGN_OMITTED_PHONES : 0u) |
                                (row->label[0] ? QRSIGN_OMITTED_LABELS : 0u) |
                                (row->has_distance ? QRSIGN_OMITTED_DISTANCES : 0u);
        }
        count_households(&rest);
        return rest;
}
