/* SPDX-License-Identifier: MIT */
/* Splits an alley whose directory does not fit one code into the fewest records that do. */
#include "plaque/plaque.h"
#include "plaque/template.h"

#include "base/error.h"
#include "record/record.h"

#include <stdlib.h>

/* What qrsign_split_free() frees: the split and what its records point to. */
struct owner {
        struct qrsign_split split; /* first: what the caller holds is the owner */
        struct qs_arena arena;
        struct qrsign_record *whole;
};

/* A search for the parts of one record. */
struct search {
        struct owner *owner;
        struct qrsign_plaque_options options; /* complete, and nobody listens */
        struct qs_plaque_codes codes;         /* the directory alone */
        double panel_mm;
        struct qrsign_error *error;
};

/* The distance up to which places go with the households before row `to`. */
static bool reach(const struct qrsign_household_list *list, size_t to, uint32_t *distance_m)
{
        while (to > 0 && !list->rows[to - 1].has_distance)
                to--;
        if (to > 0)
                *distance_m = list->rows[to - 1].distance_m;
        return to > 0;
}

/* Whether a place goes with the households from row `from` to `to`: those without a distance go
 * with the first, those beyond the last household with the last. */
static bool belongs(
        const struct qrsign_record *whole, const struct qrsign_place *place, size_t from, size_t to)
{
        const struct qrsign_household_list *list = &whole->households;
        uint32_t distance_m;
        bool before, within;

        if (!place->has_distance)
                return from == 0;
        before = from > 0 && reach(list, from, &distance_m) && place->distance_m <= distance_m;
        within = to == list->count ||
                 (reach(list, to, &distance_m) && place->distance_m <= distance_m);
        return within && !before;
}

static enum qrsign_status take_places(struct qs_arena *arena, const struct qrsign_record *whole,
        size_t from, size_t to, struct qrsign_record *part, struct qrsign_error *error)
{
        struct qrsign_place *rows;
        size_t count = 0;

        part->places = (struct qrsign_place_list){0};
        if (!whole->places.count)
                return QRSIGN_OK;
        rows = qs_arena_array(arena, whole->places.count, sizeof(*rows));
        if (!rows)
                return qs_error_memory(error);
        for (size_t i = 0; i < whole->places.count; i++)
                if (belongs(whole, &whole->places.rows[i], from, to))
                        rows[count++] = whole->places.rows[i];
        part->places = (struct qrsign_place_list){rows, count};
        return QRSIGN_OK;
}

/* The record of the households [from, to). */
static enum qrsign_status take_part(struct qs_arena *arena, const struct qrsign_record *whole,
        size_t from, size_t to, struct qrsign_part number, struct qrsign_record *part,
        struct qrsign_error *error)
{
        *part = *whole;
        part->households = (struct qrsign_household_list){whole->households.rows + from, to - from};
        if (!part->has_household_count)
                part->household_count = (uint32_t)whole->households.count;
        part->has_household_count = true;
        part->part = number;
        return take_places(arena, whole, from, to, part, error);
}

/* OK, or FIT, or what went wrong. */
static enum qrsign_status try_part(struct search *search, size_t from, size_t to)
{
        /* How long a record is does not depend on which part of how many it is. */
        const struct qrsign_part any = {1, QS_RECORD_PARTS_MAX};
        qs_cleanup(qs_arena_free) struct qs_arena arena = {0};
        struct qrsign_record part;
        enum qrsign_status status =
                take_part(&arena, search->owner->whole, from, to, any, &part, search->error);

        if (status == QRSIGN_OK)
                status = qs_plaque_codes_make(&part, &search->options, search->panel_mm, false,
                        &search->codes, search->error);
        qs_plaque_codes_free(&search->codes);
        return status;
}

/* As many households from `from` on as fit; a list cannot fit where a shorter one does not. */
static enum qrsign_status reach_far(struct search *search, size_t from, size_t *to)
{
        size_t fits = from + 1, most = search->owner->whole->households.count;
        enum qrsign_status status = try_part(search, from, fits);

        if (status != QRSIGN_OK)
                return status;
        while (fits < most) {
                size_t middle = fits + (most - fits + 1) / 2;

                status = try_part(search, from, middle);
                if (status == QRSIGN_OK)
                        fits = middle;
                else if (status == QRSIGN_ERROR_FIT)
                        most = middle - 1;
                else
                        return status;
        }
        *to = fits;
        return QRSIGN_OK;
}

/* Fills each part as far as it goes, which gives the fewest. `ends` are where they end. FIT. */
static enum qrsign_status fill_parts(struct search *search, size_t *ends, size_t *count)
{
        const size_t all = search->owner->whole->households.count;
        size_t from = 0;

        for (*count = 0; from < all; from = ends[(*count)++]) {
                enum qrsign_status status;

                if (*count == QS_RECORD_PARTS_MAX)
                        return QRSIGN_ERROR_FIT;
                status = reach_far(search, from, &ends[*count]);
                if (status != QRSIGN_OK)
                        return status;
        }
        return QRSIGN_OK;
}

/* As many parts of one length, if they fit: the last would else be left with a house or two. */
static enum qrsign_status even_parts(struct search *search, size_t *ends, size_t count)
{
        const size_t all = search->owner->whole->households.count;
        size_t even[QS_RECORD_PARTS_MAX], from = 0;

        for (size_t i = 0; i < count; i++) {
                enum qrsign_status status;

                even[i] = all * (i + 1) / count;
                status = try_part(search, from, even[i]);
                if (status != QRSIGN_OK)
                        return status == QRSIGN_ERROR_FIT ? QRSIGN_OK : status;
                from = even[i];
        }
        for (size_t i = 0; i < count; i++)
                ends[i] = even[i];
        return QRSIGN_OK;
}

static enum qrsign_status take_parts(
        struct owner *owner, const size_t *ends, size_t count, struct qrsign_error *error)
{
        struct qrsign_record *records = qs_arena_array(&owner->arena, count, sizeof(*records));
        size_t from = 0;

        if (!records)
                return qs_error_memory(error);
        for (size_t i = 0; i < count; i++) {
                const struct qrsign_part number = {(uint8_t)(i + 1), (uint8_t)count};
                enum qrsign_status status = take_part(
                        &owner->arena, owner->whole, from, ends[i], number, &records[i], error);

                if (status != QRSIGN_OK)
                        return status;
                from = ends[i];
        }
        owner->split = (struct qrsign_split){records, count};
        return QRSIGN_OK;
}

/* How wide the directory's panel will be. False where there is no link to be split. */
static bool begin(struct search *search, const struct qrsign_template *template_)
{
        const struct qrsign_record *whole = search->owner->whole;
        struct qs_layout layout = {
                .template_ = template_,
                .record = whole,
                .options = &search->options,
                .codes = &search->codes,
                .width = search->options.width_mm,
                .height = search->options.height_mm,
        };

        if (whole->kind != QRSIGN_RECORD_ALLEY || whole->part.count || whole->households.count < 2)
                return false;
        if (qs_plaque_codes_plan(whole, &search->options, &search->codes, NULL) != QRSIGN_OK)
                return false;
        search->panel_mm = template_->kind->plan(&layout, 0);
        search->codes.rows[0] = search->codes.rows[search->codes.count - 1];
        search->codes.count = 1;
        return search->codes.rows[0].role == QRSIGN_CODE_DIRECTORY &&
               search->codes.rows[0].mode == QRSIGN_PAYLOAD_LINK;
}

static enum qrsign_status find_parts(struct search *search, const struct qrsign_template *template_)
{
        struct owner *owner = search->owner;
        size_t ends[QS_RECORD_PARTS_MAX], count = 0;
        enum qrsign_status status;

        owner->split = (struct qrsign_split){owner->whole, 1};
        if (!begin(search, template_))
                return QRSIGN_OK;
        status = qs_plaque_codes_make(owner->whole, &search->options, search->panel_mm, false,
                &search->codes, search->error);
        qs_plaque_codes_free(&search->codes);
        if (status == QRSIGN_ERROR_FIT)
                status = fill_parts(search, ends, &count);
        if (status == QRSIGN_OK && count)
                status = even_parts(search, ends, count);
        if (status == QRSIGN_OK && count)
                status = take_parts(owner, ends, count, search->error);
        /* What cannot be made at all is told when it is made. */
        return status == QRSIGN_ERROR_MEMORY ? status : QRSIGN_OK;
}

enum qrsign_status qrsign_plaque_split(const struct qrsign_template *template_,
        const struct qrsign_record *record, const struct qrsign_plaque_options *given,
        struct qrsign_split **split, struct qrsign_error *error)
{
        struct search search = {.error = error};
        struct qrsign_error ignored; /* a part that does not fit leaves something here */
        enum qrsign_status status;

        *split = NULL;
        if (!template_ || !record)
                return qs_error(error, QRSIGN_MESSAGE_BAD_ARGUMENT, "record");
        status = qs_plaque_options_complete(template_, record, given, &search.options, error);
        if (status != QRSIGN_OK)
                return status;
        search.options.on_problem = NULL;
        search.owner = calloc(1, sizeof(*search.owner));
        if (!search.owner)
                return qs_error_memory(error);
        status = qrsign_record_normalise(record, &search.owner->whole, error);
        search.error = &ignored;
        if (status == QRSIGN_OK && find_parts(&search, template_) != QRSIGN_OK)
                status = qs_error_memory(error);
        if (status != QRSIGN_OK) {
                qrsign_split_free(&search.owner->split);
                return status;
        }
        *split = &search.owner->split;
        return QRSIGN_OK;
}

void qrsign_split_free(struct qrsign_split *split)
{
        struct owner *owner = (struct owner *)split;

        if (!owner)
                return;
        qrsign_record_free(owner->whole);
        qs_arena_free(&owner->arena);
        free(owner);
}
