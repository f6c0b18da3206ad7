/* SPDX-License-Identifier: MIT */
#include "plaque/code.h"

#include "base/buffer.h"
#include "base/error.h"
#include "base/number.h"
#include "plaque/drop.h"
#include "plaque/place.h"
#include "record/record.h"

#include <math.h>
#include <string.h>

static const char *const role_names[] = {
        [QRSIGN_CODE_LOCATION] = "location",
        [QRSIGN_CODE_DIRECTORY] = "directory",
};

double qs_plaque_code_least_module(const struct qrsign_plaque_options *options, size_t modules)
{
        double distance_mm = options->distance_m * 1000;

        /* The code is a tenth of the distance wide, and a module 2.5 pixels of a phone that sees
         * 1450 pixels across that distance. */
        return fmax(fmax(distance_mm / 10 / (double)modules, distance_mm * 2.5 / 1450),
                options->min_module_mm);
}

double qs_plaque_code_distance(size_t modules, double module_mm)
{
        return fmin(10 * (double)modules * module_mm, 580 * module_mm) / 1000;
}

static double module_on(const struct qrsign_symbol *symbol, double panel_mm)
{
        return panel_mm / (double)(qrsign_symbol_modules(symbol) + 2 * QRSIGN_QUIET_ZONE);
}

static bool holds(const struct qrsign_symbol *symbol, const struct qrsign_plaque_options *options,
        double panel_mm)
{
        /* A millionth for the rounding of the panel's own width. */
        return module_on(symbol, panel_mm) * (1 + 1e-6) >=
               qs_plaque_code_least_module(options, qrsign_symbol_modules(symbol));
}

bool qs_plaque_codes_hold(const struct qs_plaque_codes *codes,
        const struct qrsign_plaque_options *options, double panel_mm)
{
        for (size_t i = 0; i < codes->count; i++)
                if (!holds(codes->rows[i].symbol, options, panel_mm))
                        return false;
        return true;
}

static void tell(const struct qrsign_plaque_options *options, enum qrsign_message message,
        const char *field, const char *first, const char *second)
{
        struct qrsign_error problem;

        if (!options->on_problem)
                return;
        qs_error(&problem, message, first, second);
        qs_error_field(&problem, field);
        options->on_problem(options->context, &problem);
}

/* A site that has a page of its own is best told of there. */
static bool has_address(const struct qrsign_record *record)
{
        return record->kind == QRSIGN_RECORD_SITE && record->url[0];
}

/* How the directory is carried; false: not at all. A house has one code, which leads there; where
 * nobody knows where that is, the code says at least whose it is. */
static bool has_directory(const struct qrsign_record *record,
        const struct qrsign_plaque_options *options, bool has_location,
        enum qrsign_payload_mode *mode)
{
        *mode = options->page ? QRSIGN_PAYLOAD_LINK : QRSIGN_PAYLOAD_TEXT;
        switch (options->directory) {
        case QRSIGN_DIRECTORY_DEFAULT:
                if (has_address(record))
                        *mode = QRSIGN_PAYLOAD_OTHER;
                return record->kind != QRSIGN_RECORD_HOUSE || !has_location;
        case QRSIGN_DIRECTORY_LINK: *mode = QRSIGN_PAYLOAD_LINK; return true;
        case QRSIGN_DIRECTORY_TEXT: *mode = QRSIGN_PAYLOAD_TEXT; return true;
        case QRSIGN_DIRECTORY_ID: *mode = QRSIGN_PAYLOAD_ID; return true;
        case QRSIGN_DIRECTORY_NONE: break;
        }
        return false;
}

/* A house's own point, else the one on its alley's path, else its alley's head. */
static struct qrsign_point find_point(const struct qrsign_record *record,
        const struct qrsign_plaque_options *options, bool *to_head)
{
        const struct qrsign_household *household = record->households.rows;
        struct qrsign_point point = {0};

        *to_head = false;
        if (record->point.present || record->kind != QRSIGN_RECORD_HOUSE || !options->alley)
                return record->point;
        if (household && household->has_distance)
                point = qs_point_on_alley(options->alley, household->distance_m);
        if (point.present)
                return point;
        *to_head = options->alley->point.present;
        return options->alley->point;
}

enum qrsign_status qs_plaque_codes_plan(const struct qrsign_record *record,
        const struct qrsign_plaque_options *options, struct qs_plaque_codes *codes,
        struct qrsign_error *error)
{
        bool to_head;
        struct qrsign_point point = find_point(record, options, &to_head);
        enum qrsign_payload_mode mode;
        /* Who reads the board of a hamlet stands before it. */
        bool leads =
                options->location != QRSIGN_LOCATION_NONE && record->kind != QRSIGN_RECORD_HAMLET;

        *codes = (struct qs_plaque_codes){0};
        if (point.present && leads)
                codes->rows[codes->count++] = (struct qs_plaque_code){
                        .role = QRSIGN_CODE_LOCATION,
                        .mode = options->location == QRSIGN_LOCATION_GEO ? QRSIGN_PAYLOAD_GEO
                                                                         : QRSIGN_PAYLOAD_MAPS,
                        .caption = qs_words_location(record, to_head),
                };
        if (has_directory(record, options, codes->count > 0, &mode))
                codes->rows[codes->count++] = (struct qs_plaque_code){
                        .role = QRSIGN_CODE_DIRECTORY,
                        .mode = mode,
                        .caption = qs_words_directory(record),
                };
        if (!codes->count)
                return qs_error(error, QRSIGN_MESSAGE_PLAQUE_WITHOUT_CODE);
        if (!point.present && leads)
                tell(options, QRSIGN_MESSAGE_NO_DIRECTIONS, "point", NULL, NULL);
        if (!to_head && record->kind != QRSIGN_RECORD_HAMLET) /* the head's is not the house's */
                codes->point = point;
        return QRSIGN_OK;
}

/* A rung of the ladder: what is given up to make modules larger. Records in parts, its last but
 * one, are made before there is a plaque: qrsign_plaque_split(). */
struct rung {
        bool lower_ecc;
        unsigned drops;     /* with leave: bits of ::qrsign_omitted */
        bool without_lists; /* of a text: a link takes more than any plaque lists */
};
enum { RUNGS_MOST = QS_OMITTED_COUNT + 5 };

static size_t list_rungs(const struct qs_plaque_code *code, const struct qrsign_record *record,
        const struct qrsign_plaque_options *options, struct rung *rungs)
{
        bool lowers = options->ecc == QRSIGN_ECC_DEFAULT;
        bool says = code->role == QRSIGN_CODE_DIRECTORY && code->mode != QRSIGN_PAYLOAD_ID;
        size_t drops = says ? options->drop_count : 0, count = 0;
        struct rung rung = {false, 0, false};

        rungs[count++] = rung;
        rung.lower_ecc = lowers;
        if (lowers)
                rungs[count++] = rung;
        for (size_t i = 0; i < drops; i++) {
                rung.drops |= (unsigned)options->drop[i];
                rungs[count++] = rung;
        }
        if (code->mode != QRSIGN_PAYLOAD_TEXT || !qs_drop_has_lists(record))
                return count;
        rungs[count++] = (struct rung){false, 0, true};
        if (lowers)
                rungs[count++] = (struct rung){true, 0, true};
        rung.without_lists = true;
        if (rung.drops)
                rungs[count++] = rung;
        return count;
}

static void free_code(struct qs_plaque_code *code)
{
        qrsign_symbol_free(code->symbol);
        qrsign_payload_free(code->payload);
        code->symbol = NULL;
        code->payload = NULL;
}

void qs_plaque_codes_free(struct qs_plaque_codes *codes)
{
        for (size_t i = 0; i < codes->count; i++)
                free_code(&codes->rows[i]);
}

static enum qrsign_status too_small(const struct qs_plaque_code *code,
        const struct qrsign_plaque_options *options, double panel_mm, struct qrsign_error *error)
{
        size_t modules = qrsign_symbol_modules(code->symbol);
        char count[QS_NUMBER_SIZE], is[QS_NUMBER_SIZE], least[QS_NUMBER_SIZE];

        qs_number_format(count, (int64_t)modules, 1);
        qs_number_format_double(is, module_on(code->symbol, panel_mm), 2);
        qs_number_format_double(least, qs_plaque_code_least_module(options, modules), 2);
        return qs_error(error, QRSIGN_MESSAGE_CODE_TOO_SMALL, count, is, least);
}

/* One try: payload and symbol at a rung. FIT where a payload is too long for any symbol, or where
 * the modules are too small. */
static enum qrsign_status try_rung(struct qs_plaque_code *code, const struct qrsign_record *record,
        const struct qrsign_plaque_options *options, const struct rung *rung, double panel_mm,
        struct qrsign_error *error)
{
        qs_cleanup(qs_arena_free) struct qs_arena arena = {0};
        struct qrsign_payload_options how = {.size = sizeof(how),
                .mode = code->mode,
                .page = options->page,
                .key = options->key};
        struct qrsign_record rest;
        enum qrsign_ecc ecc = options->ecc;
        enum qrsign_status status =
                qs_drop(&arena, record, rung->drops, &rest, &code->dropped, error);

        if (status != QRSIGN_OK)
                return status;
        if (rung->without_lists)
                rest = qs_drop_lists(&rest);
        if (ecc == QRSIGN_ECC_DEFAULT)
                ecc = rung->lower_ecc ? QRSIGN_ECC_M : QRSIGN_ECC_Q;
        free_code(code);
        code->omitted = rest.omitted;
        if (code->mode == QRSIGN_PAYLOAD_OTHER)
                status = qrsign_payload_from_text(
                        record->url, strlen(record->url), &code->payload, error);
        else
                status = qrsign_payload_encode(&rest, &how, &code->payload, error);
        if (status == QRSIGN_OK)
                status = qrsign_symbol_encode(code->payload, ecc, &code->symbol, error);
        if (status != QRSIGN_OK)
                return status;
        if (!holds(code->symbol, options, panel_mm))
                return too_small(code, options, panel_mm, error);
        return QRSIGN_OK;
}

static void tell_dropped(
        const struct qs_plaque_code *code, const struct qrsign_plaque_options *options)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer words = {0};

        for (unsigned i = 0; i < QS_OMITTED_COUNT; i++) {
                if (!(code->dropped >> i & 1))
                        continue;
                if (words.length)
                        qs_buffer_append_string(&words, ", ");
                qs_buffer_append_string(&words, qs_omitted_name(i));
        }
        if (words.length)
                tell(options, QRSIGN_MESSAGE_CODE_FIELDS_DROPPED, role_names[code->role],
                        words.data, NULL);
}

static void tell_rung(const struct qs_plaque_code *code,
        const struct qrsign_plaque_options *options, const struct rung *rung,
        const struct qrsign_record *record)
{
        bool board = record->kind == QRSIGN_RECORD_HAMLET;
        char count[QS_NUMBER_SIZE];

        tell_dropped(code, options);
        if (rung->without_lists) {
                qs_number_format(count,
                        (int64_t)(board ? record->alleys.count : record->households.count), 1);
                tell(options,
                        board ? QRSIGN_MESSAGE_ALLEYS_LEFT_OUT : QRSIGN_MESSAGE_HOUSEHOLDS_LEFT_OUT,
                        role_names[code->role], count, NULL);
        }
        /* A smaller symbol may have room for Q again. */
        if (rung->lower_ecc && qrsign_symbol_ecc(code->symbol) < QRSIGN_ECC_Q)
                tell(options, QRSIGN_MESSAGE_ECC_LOWERED, role_names[code->role], NULL, NULL);
}

static enum qrsign_status make_code(struct qs_plaque_code *code, const struct qrsign_record *record,
        const struct qrsign_plaque_options *options, double panel_mm, bool whole,
        struct qrsign_error *error)
{
        struct rung rungs[RUNGS_MOST];
        size_t listed = list_rungs(code, record, options, rungs), count = whole ? 1 : listed;
        enum qrsign_status status = QRSIGN_ERROR_FIT;

        for (size_t i = 0; i < count && status == QRSIGN_ERROR_FIT; i++) {
                status = try_rung(code, record, options, &rungs[i], panel_mm, error);
                if (status == QRSIGN_OK)
                        tell_rung(code, options, &rungs[i], record);
        }
        if (status != QRSIGN_OK && error && !error->field[0])
                /* else the payload knew which field of the record */
                qs_error_field(error, role_names[code->role]);
        return status;
}

enum qrsign_status qs_plaque_codes_make(const struct qrsign_record *record,
        const struct qrsign_plaque_options *options, double panel_mm, bool whole,
        struct qs_plaque_codes *codes, struct qrsign_error *error)
{
        struct qrsign_record there = *record;
        bool to_head;

        there.point = find_point(record, options, &to_head);
        for (size_t i = 0; i < codes->count; i++) {
                struct qs_plaque_code *code = &codes->rows[i];
                enum qrsign_status status =
                        make_code(code, code->role == QRSIGN_CODE_LOCATION ? &there : record,
                                options, panel_mm, whole, error);

                if (status != QRSIGN_OK)
                        return status;
        }
        return QRSIGN_OK;
}
