/* SPDX-License-Identifier: MIT */
#include "plaque/plaque.h"

#include "base/error.h"
#include "base/options.h"
#include "base/number.h"
#include "plaque/drop.h"
#include "plaque/template.h"
#include "record/record.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { SIDE_LEAST_MM = 105, SIDE_MOST_MM = 594 };

/* From this size on a plaque is read from further away. */
enum { LARGE_LONG_MM = 300, LARGE_SHORT_MM = 200 };
static const double large_distance_m = 0.5, large_module_mm = 0.8;
static const double small_distance_m = 0.3, small_module_mm = 0.5;

static bool in_range(double value, double least, double most)
{
        return value >= least && value <= most; /* false for NaN */
}

static enum qrsign_status refuse(struct qrsign_error *error, const char *option)
{
        enum qrsign_status status = qs_error(error, QRSIGN_MESSAGE_BAD_ARGUMENT, option);

        qs_error_field(error, option);
        return status;
}

static enum qrsign_status check_size(
        const struct qrsign_plaque_options *options, struct qrsign_error *error)
{
        char least[QS_NUMBER_SIZE], most[QS_NUMBER_SIZE];
        enum qrsign_status status;

        if (in_range(options->width_mm, SIDE_LEAST_MM, SIDE_MOST_MM) &&
                in_range(options->height_mm, SIDE_LEAST_MM, SIDE_MOST_MM))
                return QRSIGN_OK;
        qs_number_format(least, SIDE_LEAST_MM, 1);
        qs_number_format(most, SIDE_MOST_MM, 1);
        status = qs_error(error, QRSIGN_MESSAGE_SIZE_RANGE, least, most);
        qs_error_field(error, "size");
        return status;
}

static bool may_drop(const struct qrsign_plaque_options *options)
{
        for (size_t i = 0; i < options->drop_count; i++) {
                unsigned what = (unsigned)options->drop[i];

                if (!what || what & ~(unsigned)QS_DROPPABLE)
                        return false;
        }
        return options->drop_count <= QS_OMITTED_COUNT;
}

enum qrsign_status qs_plaque_options_complete(const struct qrsign_template *template_,
        const struct qrsign_record *record, const struct qrsign_plaque_options *given,
        struct qrsign_plaque_options *options, struct qrsign_error *error)
{
        enum qrsign_status status;
        bool large;

        status = qs_options_take(options, sizeof(*options), given, error);
        if (status)
                return status;
        if (options->width_mm == 0 && options->height_mm == 0) {
                options->width_mm = template_->width_mm;
                options->height_mm = template_->height_mm;
        }
        status = check_size(options, error);
        if (status != QRSIGN_OK)
                return status;
        large = fmax(options->width_mm, options->height_mm) >= LARGE_LONG_MM &&
                fmin(options->width_mm, options->height_mm) >= LARGE_SHORT_MM;
        if (options->distance_m == 0)
                options->distance_m = large ? large_distance_m : small_distance_m;
        if (options->min_module_mm == 0)
                options->min_module_mm = large ? large_module_mm : small_module_mm;
        if (!in_range(options->distance_m, 0.05, 50))
                return refuse(error, "distance");
        if (!in_range(options->min_module_mm, 0.1, 100))
                return refuse(error, "min-module");
        if (options->theme == QRSIGN_THEME_DEFAULT)
                options->theme = template_->theme;
        if (!qs_style_of(options->theme))
                return refuse(error, "theme");
        if ((unsigned)options->ecc > QRSIGN_ECC_H)
                return refuse(error, "ecc");
        if ((unsigned)options->directory > QRSIGN_DIRECTORY_NONE)
                return refuse(error, "directory");
        if ((unsigned)options->location > QRSIGN_LOCATION_NONE)
                return refuse(error, "location");
        if (!may_drop(options))
                return refuse(error, "drop");
        if (options->map && (options->map->alley_count != record->alleys.count ||
                                    options->map->place_count != record->places.count))
                return refuse(error, "map");
        return QRSIGN_OK;
}

static void tell_count(const struct qrsign_plaque_options *options, enum qrsign_message message,
        const char *field, size_t count)
{
        struct qrsign_error problem;
        char text[QS_NUMBER_SIZE];

        if (!count || !options->on_problem)
                return;
        qs_number_format(text, (int64_t)count, 1);
        qs_error(&problem, message, text);
        qs_error_field(&problem, field);
        options->on_problem(options->context, &problem);
}

/* Says of a part which one it is, over its directory and to whoever makes it. */
static enum qrsign_status name_part(struct qrsign_plaque *plaque,
        const struct qrsign_plaque_options *options, struct qrsign_error *error)
{
        const struct qrsign_part part = plaque->record->part;
        struct qrsign_error problem;
        char index[QS_NUMBER_SIZE], count[QS_NUMBER_SIZE];

        if (!part.count)
                return QRSIGN_OK;
        for (size_t i = 0; i < plaque->codes.count; i++) {
                struct qs_plaque_code *code = &plaque->codes.rows[i];

                if (code->role == QRSIGN_CODE_DIRECTORY &&
                        !qs_words_part(&plaque->arena, part, &code->caption))
                        return qs_error_memory(error);
        }
        if (!options->on_problem)
                return QRSIGN_OK;
        qs_number_format(index, part.index, 1);
        qs_number_format(count, part.count, 1);
        qs_error(&problem, QRSIGN_MESSAGE_PLAQUE_PARTED, index, count);
        qs_error_field(&problem, "households");
        options->on_problem(options->context, &problem);
        return QRSIGN_OK;
}

/* What the template leaves away, and its own captions. */
static void apply_template(const struct qrsign_template *template_, struct qs_words *words,
        struct qs_plaque_codes *codes)
{
        const bool *parts = template_->parts;

        if (!parts[QS_PART_NAME] && template_->kind->kind == QRSIGN_RECORD_HOUSE)
                words->name = words->name_unit = "";
        if (!parts[QS_PART_FACTS])
                words->facts = "";
        if (!parts[QS_PART_ASIDES])
                words->aside[0] = words->aside[1] = "";
        if (!parts[QS_PART_ADDRESS])
                words->hamlet = words->commune = words->province = words->province_short = "";
        if (!parts[QS_PART_SERVICES])
                words->page = words->url = words->phone = "";
        for (size_t i = 0; i < codes->count; i++) {
                bool leads = codes->rows[i].role == QRSIGN_CODE_LOCATION;
                enum qs_word word = !leads                 ? QS_WORD_DIRECTORY
                                    : codes->point.present ? QS_WORD_LOCATION
                                                           : QS_WORD_LOCATION_HEAD;

                if (template_->words[word][0])
                        codes->rows[i].caption.vietnamese = template_->words[word];
                if (template_->words[word + 1][0])
                        codes->rows[i].caption.english = template_->words[word + 1];
        }
}

static enum qrsign_status lay_out(struct qrsign_plaque *plaque, struct qrsign_template *template_,
        const struct qrsign_plaque_options *options, struct qrsign_error *error)
{
        struct qs_words words = {0};
        struct qs_layout layout = {
                .template_ = template_,
                .fonts = template_->fonts,
                .arena = &plaque->arena,
                .display = &plaque->display,
                .style = qs_style_of(options->theme),
                .record = plaque->record,
                .options = options,
                .words = &words,
                .codes = &plaque->codes,
                .width = options->width_mm,
                .height = options->height_mm,
                .strip = {.scale = 0},
        };
        enum qrsign_status status =
                qs_words_make(&plaque->arena, plaque->record, options->page, &words, error);
        double panel;

        if (status == QRSIGN_OK)
                status = qs_plaque_codes_plan(plaque->record, options, &plaque->codes, error);
        if (status == QRSIGN_OK) {
                apply_template(template_, &words, &plaque->codes);
                status = name_part(plaque, options, error);
        }
        if (status != QRSIGN_OK)
                return status;
        panel = template_->kind->plan(&layout, 0);
        for (unsigned attempt = 1;; attempt++) {
                double wider = template_->kind->plan(&layout, attempt);

                status = qs_plaque_codes_make(
                        plaque->record, options, panel, wider > 0, &plaque->codes, error);
                if (status != QRSIGN_ERROR_FIT || wider <= 0)
                        break;
                panel = wider;
        }
        if (status == QRSIGN_OK)
                status = template_->kind->set(&layout, panel, error);
        if (status != QRSIGN_OK)
                return status;
        if (plaque->display.failed)
                return qs_error_memory(error);
        memcpy(plaque->placed, layout.placed, sizeof(plaque->placed));
        plaque->info = (struct qrsign_plaque_info){
                .id = plaque->record->id,
                .title = words.title,
                .part = plaque->record->part,
                .width_mm = options->width_mm,
                .height_mm = options->height_mm,
                .houses_without_label = layout.strip.numbers_left_out,
                .codes = plaque->placed,
                .code_count = plaque->codes.count,
        };
        tell_count(options, QRSIGN_MESSAGE_NUMBERS_LEFT_OUT, "households",
                layout.strip.numbers_left_out);
        tell_count(options, QRSIGN_MESSAGE_PLACES_LEFT_OUT, "places", layout.strip.places_left_out);
        tell_count(options, QRSIGN_MESSAGE_MAP_LEFT_OUT, "alleys", layout.map_left_out);
        return QRSIGN_OK;
}

enum qrsign_status qrsign_plaque_create(struct qrsign_template *template_,
        const struct qrsign_record *record, const struct qrsign_plaque_options *given,
        struct qrsign_plaque **out, struct qrsign_error *error)
{
        struct qrsign_plaque_options options;
        struct qrsign_plaque *plaque;
        struct qrsign_error why; /* tries that fail leave something here */
        enum qrsign_status status;

        *out = NULL;
        if (!template_ || !record || record->kind != template_->kind->kind)
                return refuse(error, "record.kind");
        status = qs_plaque_options_complete(template_, record, given, &options, error);
        if (status != QRSIGN_OK)
                return status;
        plaque = calloc(1, sizeof(*plaque));
        if (!plaque)
                return qs_error_memory(error);
        plaque->fonts = template_->fonts;
        qs_display_start(&plaque->display, &plaque->arena);
        status = qrsign_record_normalise(record, &plaque->record, &why);
        if (status == QRSIGN_OK)
                status = lay_out(plaque, template_, &options, &why);
        if (status != QRSIGN_OK) {
                if (error)
                        *error = why;
                qrsign_plaque_free(plaque);
                return status;
        }
        *out = plaque;
        return QRSIGN_OK;
}

void qrsign_plaque_free(struct qrsign_plaque *plaque)
{
        if (!plaque)
                return;
        qs_plaque_codes_free(&plaque->codes);
        qrsign_record_free(plaque->record);
        qs_arena_free(&plaque->arena);
        free(plaque);
}

const struct qrsign_plaque_info *qrsign_plaque_info(const struct qrsign_plaque *plaque)
{
        return &plaque->info;
}
