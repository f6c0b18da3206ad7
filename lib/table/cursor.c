/* SPDX-License-Identifier: MIT */
/* Records one after another. */
#include "base/error.h"
#include "table/directory.h"

#include <stdlib.h>

static void drop(struct qrsign_record **record)
{
        qrsign_record_free(*record);
        *record = NULL;
}

enum qrsign_status qrsign_directory_rewind(struct qrsign_directory *directory,
        enum qrsign_record_kind kind, struct qrsign_error *error)
{
        struct qs_cursor *cursor = &directory->cursor;

        if (kind <= QRSIGN_RECORD_UNKNOWN || kind > QRSIGN_RECORD_SITE)
                return qs_error(error, QRSIGN_MESSAGE_BAD_ARGUMENT, "kind");
        drop(&cursor->record);
        drop(&cursor->alley_record);
        *cursor = (struct qs_cursor){
                .kind = kind, .arena = cursor->arena, .site = directory->houses_end};
        return kind == QRSIGN_RECORD_HOUSE ? qs_house_ids_check(directory, error) : QRSIGN_OK;
}

static enum qrsign_status next_alley(struct qrsign_directory *directory, struct qrsign_error *error)
{
        struct qs_cursor *cursor = &directory->cursor;
        enum qrsign_status status;

        while (cursor->alley < directory->alley_count) {
                const struct qs_alley *alley = &directory->alleys[cursor->alley++];

                if (alley->bad || !alley->line)
                        continue;
                qs_arena_reset(&cursor->arena);
                status = qs_gather_houses(directory, &cursor->arena, alley, &cursor->houses, error);
                if (status)
                        return status;
                return qs_make_alley(directory, &cursor->arena, alley, cursor->houses, alley->good,
                        &cursor->record, error);
        }
        return QRSIGN_OK;
}

/* A household's place in the order of the format (docs/format.md, section 7): by its distance, or
 * where it has none by that of the row before it. */
struct rank {
        uint32_t distance_m;
        uint32_t index;
};

static int compare_ranks(const void *a, const void *b)
{
        const struct rank *one = a, *other = b;

        if (one->distance_m != other->distance_m)
                return one->distance_m < other->distance_m ? -1 : 1;
        return one->index < other->index ? -1 : one->index > other->index;
}

static bool sort_houses(struct qs_cursor *cursor)
{
        struct rank *ranks = qs_arena_array(&cursor->arena, cursor->house_count, sizeof(*ranks));
        struct qs_house *sorted =
                qs_arena_array(&cursor->arena, cursor->house_count, sizeof(*sorted));
        uint32_t last = 0;

        if (!ranks || !sorted)
                return false;
        for (size_t i = 0; i < cursor->house_count; i++) {
                if (cursor->houses[i].household.has_distance)
                        last = cursor->houses[i].household.distance_m;
                ranks[i] = (struct rank){last, (uint32_t)i};
        }
        qsort(ranks, cursor->house_count, sizeof(*ranks), compare_ranks);
        for (size_t i = 0; i < cursor->house_count; i++)
                sorted[i] = cursor->houses[ranks[i].index];
        cursor->houses = sorted;
        return true;
}

/* Reads the houses of the alley at hand, and makes its record. */
static enum qrsign_status enter_alley(struct qrsign_directory *directory,
        const struct qs_alley *alley, struct qrsign_error *error)
{
        struct qs_cursor *cursor = &directory->cursor;
        enum qrsign_status status;

        drop(&cursor->alley_record);
        qs_arena_reset(&cursor->arena);
        cursor->house = cursor->house_count = 0;
        cursor->started = true;
        if (alley->bad)
                return QRSIGN_OK;
        status = qs_gather_houses(directory, &cursor->arena, alley, &cursor->houses, error);
        if (status)
                return status;
        cursor->house_count = alley->good;
        if (!sort_houses(cursor))
                return qs_error_memory(error);
        if (!alley->line)
                return QRSIGN_OK;
        return qs_make_alley(
                directory, &cursor->arena, alley, NULL, 0, &cursor->alley_record, error);
}

static enum qrsign_status next_house(struct qrsign_directory *directory, struct qrsign_error *error)
{
        struct qs_cursor *cursor = &directory->cursor;

        while (cursor->alley < directory->alley_count) {
                const struct qs_alley *alley = &directory->alleys[cursor->alley];

                if (!cursor->started) {
                        enum qrsign_status status = enter_alley(directory, alley, error);

                        if (status)
                                return status;
                }
                while (cursor->house < cursor->house_count) {
                        const struct qs_house *house = &cursor->houses[cursor->house++];

                        if (house->id_state == QS_HOUSE_ID_OWN ||
                                house->id_state == QS_HOUSE_ID_DERIVED)
                                return qs_make_house(
                                        directory, alley, house, &cursor->record, error);
                }
                cursor->alley++;
                cursor->started = false;
        }
        drop(&cursor->alley_record);
        return QRSIGN_OK;
}

static enum qrsign_status next_site(struct qrsign_directory *directory, struct qrsign_error *error)
{
        struct qs_cursor *cursor = &directory->cursor;
        struct qs_site site;
        enum qrsign_status status;

        if (cursor->site >= directory->sites_end)
                return QRSIGN_OK;
        status = qs_site_load(directory, cursor->site, &site, &cursor->site, error);
        return status ? status : qs_make_site(directory, &site, &cursor->record, error);
}

static enum qrsign_status next_board(struct qrsign_directory *directory, struct qrsign_error *error)
{
        struct qs_cursor *cursor = &directory->cursor;

        if (cursor->started)
                return QRSIGN_OK;
        cursor->started = true;
        qs_arena_reset(&cursor->arena);
        return qs_make_board(directory, &cursor->arena, &cursor->record, &cursor->map, error);
}

enum qrsign_status qrsign_directory_next(struct qrsign_directory *directory,
        const struct qrsign_record **record, struct qrsign_error *error)
{
        struct qs_cursor *cursor = &directory->cursor;
        enum qrsign_status status = QRSIGN_OK;

        *record = NULL;
        drop(&cursor->record);
        switch (cursor->kind) {
        case QRSIGN_RECORD_ALLEY: status = next_alley(directory, error); break;
        case QRSIGN_RECORD_HOUSE: status = next_house(directory, error); break;
        case QRSIGN_RECORD_HAMLET: status = next_board(directory, error); break;
        case QRSIGN_RECORD_SITE: status = next_site(directory, error); break;
        case QRSIGN_RECORD_UNKNOWN: break;
        }
        *record = cursor->record;
        return status;
}

const struct qrsign_map *qrsign_directory_map(const struct qrsign_directory *directory)
{
        const struct qs_cursor *cursor = &directory->cursor;

        return cursor->kind == QRSIGN_RECORD_HAMLET && cursor->record ? &cursor->map : NULL;
}

const struct qrsign_record *qrsign_directory_alley(const struct qrsign_directory *directory)
{
        return directory->cursor.kind == QRSIGN_RECORD_HOUSE ? directory->cursor.alley_record
                                                             : NULL;
}
