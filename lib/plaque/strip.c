/* SPDX-License-Identifier: MIT */
#include "plaque/strip.h"

#include "base/error.h"
#include "base/number.h"
#include "base/text.h"
#include "plaque/strip_plan.h"

#include <math.h>
#include <string.h>

static const double SMALLER = .8; /* of a number's first size */
enum { CROWD = 40 };              /* more numbers than this start smaller */

static double em_of(const struct qs_strip_request *request, enum qs_role role)
{
        const struct qs_type *type = &request->design->types[role];

        return fmax(type->em * request->short_side, type->floor_mm);
}

/* Numbers that find no room, in the last steps of fitting. */
static double small_em(const struct qs_strip_request *request, double number_em)
{
        const struct qs_type *small = &request->design->types[QS_ROLE_STRIP_NUMBER_SMALL];
        double em = fmin(small->em * request->short_side, SMALLER * number_em);

        return fmax(em, small->floor_mm);
}

static void set_sizes(struct qs_strip *strip)
{
        const struct qs_strip_request *request = strip->request;
        const struct qs_strip_design *design = &request->design->strip;
        bool bent = qs_strip_is_upright(strip) && strip->axis.bent;
        enum qs_role number = strip->crowded ? QS_ROLE_STRIP_NUMBER_CROWDED : QS_ROLE_STRIP_NUMBER;
        double S = request->short_side, number_em = em_of(request, number);

        strip->sizes = (struct qs_strip_sizes){
                .road = design->road * S,
                .street = (bent ? design->street_bent : design->street) * S,
                .square = design->square * S,
                .square_gap = design->square_gap * S,
                .number_gap = design->number_gap * S,
                .number_line = design->number_line * S,
                .badge = (strip->crowded ? design->badge_crowded : design->badge) * S,
                .leader = design->leader * S,
                .pin = design->pin * S,
                .ring = design->ring * S,
                .gap = design->gap * S,
                .outline = design->outline * S,
                .name_em = em_of(request, QS_ROLE_STRIP_PLACE),
                .english_em = em_of(request, QS_ROLE_STRIP_PLACE_ENGLISH),
                .metres_em = em_of(request, QS_ROLE_STRIP_METRES),
                .metres_apart = design->metres_apart * S,
                .figure_gap = design->figure_gap * S,
                .arrow = design->arrow * S,
                .arrow_em = em_of(request, QS_ROLE_STRIP_NORTH),
                .number_em = number_em,
                .number_em_small = small_em(request, number_em),
                .number_em_least = request->design->types[QS_ROLE_STRIP_NUMBER_SMALL].floor_mm,
        };
}

/* Fitting numbers: the first step that loses none, else the step that loses fewest. */
static const struct {
        double share; /* of the first step's em; 0: the small size */
        unsigned rows;
} STEPS[] = {{1, 1}, {1, 2}, {0.9, 2}, {0.8, 2}, {0, 2}, {0, 3}};

enum { SMALL = 4 }; /* the first step with the smallest */
enum { LARGE = 2 }; /* the last step at which numbers are hardly smaller */

/* Bends are drawn as true as height and numbers let them; straight only where nothing else fits. */
static const double BENDS[] = {1, 0.8, 0.6, 0.5, 0.4, 0.3, 0.2, 0};
/* A scale below this part of what the length allows would leave the strip's far end empty. */
static const double LEAST_FULLNESS = 0.7;

/* One way to lay the strip out, and what it loses. */
struct attempt {
        size_t bend, step;
        bool english; /* English before numbers */
        bool insist;  /* on places */
        bool possible;
        size_t hidden, places, numbers;
};

static bool is_better(const struct attempt *a, const struct attempt *b)
{
        if (!b->possible)
                return a->possible;
        if (a->places != b->places)
                return a->places < b->places;
        return a->hidden + a->numbers < b->hidden + b->numbers;
}

static bool is_perfect(const struct attempt *attempt)
{
        return attempt->possible && !attempt->places && !attempt->numbers && !attempt->hidden;
}

static void lay_out(struct qs_strip *strip, struct attempt *attempt)
{
        double em = STEPS[attempt->step].share * strip->sizes.number_em, fullness;

        attempt->possible = false;
        strip->number_em =
                em > 0 ? fmax(em, strip->sizes.number_em_least) : strip->sizes.number_em_small;
        strip->number_rows = STEPS[attempt->step].rows;
        qs_strip_axis_bend(&strip->axis, BENDS[attempt->bend]);
        if (!qs_strip_frame(strip, &fullness))
                return;
        if (fullness < LEAST_FULLNESS && BENDS[attempt->bend] > 0 &&
                strip->request->form != QS_STRIP_COLUMN)
                return;
        attempt->hidden = qs_strip_set_head(strip);
        qs_strip_reserve_numbers(strip);
        qs_strip_order_places(strip);
        attempt->places = qs_strip_set_places(strip, attempt->english, attempt->insist);
        attempt->numbers = qs_strip_set_numbers(strip);
        if (!attempt->english)
                qs_strip_add_english(strip);
        attempt->possible = !strip->space.failed && strip->status == QRSIGN_OK;
}

/* Whether three rows of the smallest numbers on both sides could never hold them all: then only
 * the last step is worth a try. */
static bool is_hopeless(const struct qs_strip *strip)
{
        double length = 0, room = qs_strip_is_upright(strip) ? strip->request->box.height
                                                             : strip->request->box.width;

        for (size_t i = 0; i < strip->order_count; i++) {
                const struct qs_run *run = strip->houses[strip->order[i]].run;

                length += strip->sizes.number_em_small *
                          (qs_strip_is_upright(strip) ? run->above : run->right - run->left);
        }
        return length > 2 * 3 * room;
}

static bool has_english(const struct qs_strip *strip)
{
        for (size_t i = 0; i < strip->place_count; i++)
                if (!qs_is_empty(strip->places[i].english.text))
                        return true;
        return false;
}

/* The steps at one bend, from `first` to `last`. English gives way before the numbers' size and
 * rows. */
static struct attempt best_step(
        struct qs_strip *strip, size_t bend, size_t first, size_t last, bool insist)
{
        struct attempt best = {0};
        bool english = has_english(strip) && first < last && !insist;

        for (size_t step = first; step <= last; step++) {
                /* Of the later steps only small numbers leave places more room. */
                if (best.places && step < SMALL && last >= SMALL)
                        step = SMALL;
                for (int with = english; with >= 0; with--) {
                        struct attempt attempt = {
                                .bend = bend, .step = step, .english = with, .insist = insist};

                        lay_out(strip, &attempt);
                        if (is_better(&attempt, &best))
                                best = attempt;
                        if (is_perfect(&best) || strip->status != QRSIGN_OK)
                                return best;
                }
        }
        return best;
}

/* The truest bends at which the numbers stay large, else at which the fewest are lost. */
static struct attempt best_attempt(struct qs_strip *strip)
{
        enum { LAST = QS_COUNT(STEPS) - 1, STRAIGHT = QS_COUNT(BENDS) - 1 };
        struct attempt best = {0};
        bool hopeless = is_hopeless(strip);
        bool bent = strip->axis.bent && strip->request->form != QS_STRIP_COLUMN;

        for (size_t round = hopeless ? 1 : 0; round < 2; round++) {
                size_t first = 0;

                /* Where places found no room at any bend, only straight can help. */
                if (round == 1 && best.possible && best.places)
                        first = bent ? STRAIGHT : 0;
                for (size_t bend = first; bend <= (bent ? STRAIGHT : 0); bend++) {
                        struct attempt attempt;

                        if (bend == STRAIGHT && (round == 0 || (best.possible && !best.places)))
                                break;
                        attempt = best_step(
                                strip, bend, hopeless ? LAST : 0, round ? LAST : LARGE, false);
                        if (is_better(&attempt, &best))
                                best = attempt;
                        if (is_perfect(&best) || (hopeless && best.possible))
                                return best;
                }
        }
        if (best.possible && best.places) {
                struct attempt attempt = best_step(strip, best.bend, best.step, LAST, true);

                if (is_better(&attempt, &best))
                        best = attempt;
        }
        return best;
}

/* Without fonts: figures and capitals are about this wide, and a strip about S long. */
static const double FIGURE_EM = 0.572, GAP_EM = 0.2;

bool qs_strip_is_crowded(const struct qrsign_record *record)
{
        double length[3] = {0};
        size_t count = 0;

        for (size_t i = 0; i < record->households.count; i++) {
                const struct qrsign_household *row = &record->households.rows[i];
                size_t bytes = strlen(qs_string(row->number));

                if (!bytes)
                        continue;
                count++;
                length[row->side] +=
                        0.036 * (FIGURE_EM * (double)qs_utf8_count(row->number, bytes) + GAP_EM);
        }
        /* Two rows on each side. */
        return count > CROWD || length[QRSIGN_SIDE_LEFT] > 2 || length[QRSIGN_SIDE_RIGHT] > 2;
}

static enum qrsign_status start(struct qs_strip *strip, const struct qs_strip_request *request,
        struct qs_arena *arena, struct qs_arena *runs, struct qrsign_error *error)
{
        *strip =
                (struct qs_strip){.request = request, .arena = arena, .runs = runs, .error = error};
        if (!qs_strip_read(strip))
                return strip->status;
        strip->crowded = strip->order_count > CROWD;
        set_sizes(strip);
        qs_space_start(&strip->space, arena);
        return QRSIGN_OK;
}

/* Lays the best attempt out once more: the search has overwritten it. */
static enum qrsign_status finish(struct qs_strip *strip, struct qs_strip_result *result)
{
        struct attempt best = best_attempt(strip);
        struct qs_box box = strip->request->box;
        char width[QS_NUMBER_SIZE], height[QS_NUMBER_SIZE];

        if (strip->status != QRSIGN_OK)
                return strip->status;
        if (strip->space.failed)
                return qs_error_memory(strip->error);
        if (!best.possible) {
                qs_number_format_double(width, box.width, 1);
                qs_number_format_double(height, box.height, 1);
                return qs_error(strip->error, QRSIGN_MESSAGE_STRIP_NO_ROOM, width, height);
        }
        lay_out(strip, &best);
        qs_strip_shape_figures(strip);
        if (strip->status != QRSIGN_OK)
                return strip->status;
        *result = (struct qs_strip_result){
                .numbers_left_out = best.numbers + strip->numbers_off_map,
                .places_left_out = best.places + strip->places_off_map,
                .scale = strip->axis.length > 0 ? strip->scale : 0,
                .bend = strip->axis.bend,
                .metres_left_out = !qs_strip_set_figures(strip),
        };
        memcpy(result->prefix, strip->prefix, sizeof(result->prefix));
        return QRSIGN_OK;
}

enum qrsign_status qs_strip_draw(const struct qs_strip_request *request, struct qs_display *display,
        struct qs_strip_result *result, struct qrsign_error *error)
{
        qs_cleanup(qs_arena_free) struct qs_arena arena = {0};
        struct qs_strip strip;
        enum qrsign_status status =
                start(&strip, request, &arena, display ? display->arena : &arena, error);

        if (status == QRSIGN_OK)
                status = finish(&strip, result);
        if (status != QRSIGN_OK || !display)
                return status;
        qs_strip_paint(&strip, display);
        return display->failed ? qs_error_memory(error) : QRSIGN_OK;
}
