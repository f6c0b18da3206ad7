/* SPDX-License-Identifier: MIT */
/* Print quality in the manner of ISO/IEC 15415:2011 and annex G of ISO/IEC 18004:2015, from the
 * known matrix. Uncalibrated. */
#include "base/error.h"
#include "scan/grid.h"
#include "symbol/structure.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { BEST = 4 };

static const char *const names[QRSIGN_GRADE_COUNT] = {
        [QRSIGN_GRADE_SYMBOL_CONTRAST] = "symbol_contrast",
        [QRSIGN_GRADE_MODULATION] = "modulation",
        [QRSIGN_GRADE_REFLECTANCE_MARGIN] = "reflectance_margin",
        [QRSIGN_GRADE_AXIAL_NONUNIFORMITY] = "axial_nonuniformity",
        [QRSIGN_GRADE_GRID_NONUNIFORMITY] = "grid_nonuniformity",
        [QRSIGN_GRADE_UNUSED_ERROR_CORRECTION] = "unused_error_correction",
        [QRSIGN_GRADE_FIXED_PATTERN_DAMAGE] = "fixed_pattern_damage",
};

/* Thresholds of A, B, C and D. Of nonuniformities less is better, of all else more. */
static const struct {
        double limits[BEST];
        bool less;
} scales[QRSIGN_GRADE_COUNT] = {
        [QRSIGN_GRADE_SYMBOL_CONTRAST] = {{.70, .55, .40, .20}, false},
        [QRSIGN_GRADE_MODULATION] = {{.50, .40, .30, .20}, false},
        [QRSIGN_GRADE_REFLECTANCE_MARGIN] = {{.50, .40, .30, .20}, false},
        [QRSIGN_GRADE_AXIAL_NONUNIFORMITY] = {{.06, .08, .10, .12}, true},
        [QRSIGN_GRADE_GRID_NONUNIFORMITY] = {{.38, .50, .63, .75}, true},
        [QRSIGN_GRADE_UNUSED_ERROR_CORRECTION] = {{.62, .50, .37, .25}, false},
        [QRSIGN_GRADE_FIXED_PATTERN_DAMAGE] = {{4, 3.5, 3, 2.5}, false},
};

const char *qrsign_grade_name(enum qrsign_grade_parameter parameter)
{
        return (size_t)parameter < QRSIGN_GRADE_COUNT ? names[parameter] : "";
}

/* A value that stands on a limit is on its good side, whatever rounding did. */
static unsigned grade_of(enum qrsign_grade_parameter parameter, double value)
{
        for (unsigned i = 0; i < BEST; i++) {
                double limit = scales[parameter].limits[i];

                if (scales[parameter].less ? value <= limit + 1e-9 : value >= limit - 1e-9)
                        return BEST - i;
        }
        return 0;
}

struct grading {
        struct qs_grid grid;
        struct qs_structure structure;
        double *light; /* of each module */
        double least, most;
        struct qrsign_grade *grade;
};

static void set(struct grading *grading, enum qrsign_grade_parameter parameter, double value)
{
        grading->grade->values[parameter] = value;
        grading->grade->grades[parameter] = grade_of(parameter, value);
}

static bool is_dark(const struct grading *grading, size_t module)
{
        return qrsign_symbol_dark(grading->grid.symbol, module % grading->grid.modules,
                module / grading->grid.modules);
}

static void measure_light(struct grading *grading)
{
        size_t n = grading->grid.modules;

        grading->least = 1;
        for (size_t i = 0; i < n * n; i++) {
                grading->light[i] = qs_grid_module(&grading->grid, i % n, i / n);
                grading->least = fmin(grading->least, grading->light[i]);
                grading->most = fmax(grading->most, grading->light[i]);
        }
        set(grading, QRSIGN_GRADE_SYMBOL_CONTRAST, grading->most - grading->least);
}

static bool is_wrong(const struct grading *grading, size_t module)
{
        bool looks_dark = grading->light[module] < (grading->least + grading->most) / 2;

        return looks_dark != is_dark(grading, module);
}

/* 1 is full contrast, 0 is on the threshold. */
static double modulation(const struct grading *grading, size_t module)
{
        double threshold = (grading->least + grading->most) / 2;
        double contrast = grading->most - grading->least;

        return contrast > 0 ? 2 * fabs(grading->light[module] - threshold) / contrast : 0;
}

/* The least of 1 - 2t / (d - p) over the blocks: t codewords of a block are wrong, d correct it, p
 * of them are kept. No erasures are known (e = 0). */
static double unused(const struct grading *grading, const bool *wrong)
{
        const struct qs_structure *structure = &grading->structure;
        double usable = (double)(structure->correction - structure->protection), least = 1;

        for (size_t block = 0; block < structure->blocks; block++) {
                size_t errors = 0;

                for (size_t i = 0; i < structure->codewords; i++)
                        errors += structure->block[i] == block && wrong[i];
                least = fmin(least, 1 - 2 * (double)errors / usable);
        }
        return least;
}

static void mark_wrong(const struct grading *grading, bool *wrong)
{
        size_t count = grading->grid.modules * grading->grid.modules;

        memset(wrong, 0, grading->structure.codewords);
        for (size_t i = 0; i < count; i++)
                if (grading->structure.module[i] >= 0 && is_wrong(grading, i))
                        wrong[grading->structure.module[i]] = true;
}

static void mark_weak(const struct grading *grading, double level, bool margin, bool *wrong)
{
        size_t count = grading->grid.modules * grading->grid.modules;

        memset(wrong, 0, grading->structure.codewords);
        for (size_t i = 0; i < count; i++) {
                int codeword = grading->structure.module[i];
                bool counts_nothing = margin && is_wrong(grading, i);

                if (codeword >= 0 && (counts_nothing || modulation(grading, i) < level - 1e-9))
                        wrong[codeword] = true;
        }
}

/* For each level: how well the error correction bears with the codewords below it; the best of
 * the worse of both (15415, 7.8.4). */
static void grade_levels(
        struct grading *grading, enum qrsign_grade_parameter parameter, bool margin, bool *wrong)
{
        struct qrsign_grade *grade = grading->grade;

        grade->grades[parameter] = 0;
        grade->values[parameter] = 0;
        for (unsigned i = 0; i < BEST; i++) {
                double level = scales[parameter].limits[i];
                unsigned bears, both;

                mark_weak(grading, level, margin, wrong);
                bears = grade_of(QRSIGN_GRADE_UNUSED_ERROR_CORRECTION, unused(grading, wrong));
                both = bears < BEST - i ? bears : BEST - i;
                if (both > grade->grades[parameter]) {
                        grade->grades[parameter] = both;
                        grade->values[parameter] = level;
                }
        }
}

static bool grade_codewords(struct grading *grading)
{
        bool *wrong = malloc(grading->structure.codewords);

        if (!wrong)
                return false;
        mark_wrong(grading, wrong);
        set(grading, QRSIGN_GRADE_UNUSED_ERROR_CORRECTION, unused(grading, wrong));
        grade_levels(grading, QRSIGN_GRADE_MODULATION, false, wrong);
        grade_levels(grading, QRSIGN_GRADE_REFLECTANCE_MARGIN, true, wrong);
        free(wrong);
        return true;
}

/* 18004, annex G: a finder by its wrong modules, timing and alignment by their part. */
static double grade_fixed(enum qs_fixed fixed, size_t wrong, size_t count)
{
        static const double timing[BEST] = {0, .07, .11, .14}, alignment[BEST] = {0, .10, .20, .30};
        const double *limits = fixed == QS_FIXED_ALIGNMENT ? alignment : timing;

        if (fixed <= QS_FIXED_FINDER_3)
                return wrong < BEST ? BEST - (double)wrong : 0;
        for (unsigned i = 0; i < BEST; i++)
                if ((double)wrong <= limits[i] * (double)count + 1e-9)
                        return BEST - i;
        return 0;
}

/* The lowest segment or what their mean gives, whichever is less. */
static void grade_patterns(struct grading *grading)
{
        size_t count[QS_FIXED_COUNT] = {0}, wrong[QS_FIXED_COUNT] = {0}, segments = 0;
        size_t modules = grading->grid.modules * grading->grid.modules;
        double sum = 0, lowest = BEST;
        unsigned *grade = &grading->grade->grades[QRSIGN_GRADE_FIXED_PATTERN_DAMAGE];

        for (size_t i = 0; i < modules; i++) {
                int fixed = -1 - grading->structure.module[i];

                if (fixed < 0)
                        continue;
                count[fixed]++;
                wrong[fixed] += is_wrong(grading, i);
        }
        for (unsigned fixed = 0; fixed < QS_FIXED_FORMAT; fixed++) {
                double one;

                if (!count[fixed])
                        continue;
                one = grade_fixed((enum qs_fixed)fixed, wrong[fixed], count[fixed]);
                sum += one;
                lowest = fmin(lowest, one);
                segments++;
        }
        set(grading, QRSIGN_GRADE_FIXED_PATTERN_DAMAGE, sum / (double)segments);
        if (lowest < *grade)
                *grade = (unsigned)lowest;
}

static double length(const struct qs_grid *grid, size_t from, size_t to)
{
        return hypot(grid->corners[to][0] - grid->corners[from][0],
                       grid->corners[to][1] - grid->corners[from][1]) /
               (double)grid->modules;
}

static void grade_axes(struct grading *grading)
{
        const struct qs_grid *grid = &grading->grid;
        double x = (length(grid, 0, 1) + length(grid, 3, 2)) / 2;
        double y = (length(grid, 0, 3) + length(grid, 1, 2)) / 2;

        grading->grade->module_px = (x + y) / 2;
        set(grading, QRSIGN_GRADE_AXIAL_NONUNIFORMITY, fabs(x - y) / ((x + y) / 2));
}

static bool grade_grid(struct grading *grading)
{
        struct qs_edge *edges;
        size_t count, n = grading->grid.modules, counts[2] = {0, 0};
        double most = 0, growth[2] = {0, 0};

        if (!qs_grid_edges(&grading->grid, &edges, &count))
                return false;
        for (size_t y = 1; y < n; y += 2)
                for (size_t x = 1; x < n; x += 2)
                        most = fmax(most, qs_grid_off(&grading->grid, x, y));
        for (size_t i = 0; i < count; i++) {
                growth[edges[i].darkens] += edges[i].off;
                counts[edges[i].darkens]++;
        }
        if (counts[0] && counts[1])
                grading->grade->print_growth =
                        growth[0] / (double)counts[0] - growth[1] / (double)counts[1];
        set(grading, QRSIGN_GRADE_GRID_NONUNIFORMITY, most);
        free(edges);
        return true;
}

/* Rings of light modules around the symbol. */
static void measure_quiet_zone(struct grading *grading)
{
        double threshold = (grading->least + grading->most) / 2;
        long n = (long)grading->grid.modules;

        for (long ring = 1; ring <= QRSIGN_QUIET_ZONE; ring++) {
                for (long i = -ring; i < n + ring; i++) {
                        const double far = (double)(n + ring) - 0.5, near = 0.5 - (double)ring;
                        const double at = (double)i + 0.5;

                        if (qs_grid_light(&grading->grid, at, near) < threshold ||
                                qs_grid_light(&grading->grid, at, far) < threshold ||
                                qs_grid_light(&grading->grid, near, at) < threshold ||
                                qs_grid_light(&grading->grid, far, at) < threshold)
                                return;
                }
                grading->grade->quiet_zone = (double)ring;
        }
}

static enum qrsign_status grade_symbol(struct grading *grading, struct qrsign_error *error)
{
        struct qrsign_grade *grade = grading->grade;
        const struct qrsign_symbol *symbol = grading->grid.symbol;
        bool done = qs_structure_make(
                &grading->structure, qrsign_symbol_version(symbol), qrsign_symbol_ecc(symbol));

        grading->light = calloc(grading->grid.modules * grading->grid.modules, sizeof(double));
        done = done && grading->light;
        if (done) {
                measure_light(grading);
                grade_patterns(grading);
                grade_axes(grading);
                measure_quiet_zone(grading);
        }
        done = done && grade_codewords(grading) && grade_grid(grading);
        qs_structure_free(&grading->structure);
        free(grading->light);
        if (!done)
                return qs_error_memory(error);
        grade->graded = true;
        grade->overall = BEST;
        for (size_t i = 0; i < QRSIGN_GRADE_COUNT; i++)
                if (grade->grades[i] < grade->overall)
                        grade->overall = grade->grades[i];
        return QRSIGN_OK;
}

static enum qrsign_status grade_as(const struct qrsign_image *image, const struct qrsign_code *code,
        enum qrsign_ecc ecc, struct qrsign_grade *grade, struct qrsign_error *error)
{
        struct grading grading = {.grade = grade};
        struct qrsign_payload *payload = NULL;
        struct qrsign_symbol *symbol = NULL;
        enum qrsign_status status =
                qrsign_payload_from_text(code->payload, code->length, &payload, error);

        if (!status)
                status = qrsign_symbol_encode(payload, ecc, &symbol, error);
        if (!status && qs_grid_fit(&grading.grid, image, code, symbol))
                status = grade_symbol(&grading, error);
        qrsign_symbol_free(symbol);
        qrsign_payload_free(payload);
        /* Not text, or too long for the level: no matrix of ours. */
        return status == QRSIGN_ERROR_MEMORY ? status : QRSIGN_OK;
}

enum qrsign_status qrsign_code_grade(const struct qrsign_image *image,
        const struct qrsign_code *code, enum qrsign_ecc ecc, struct qrsign_grade *grade,
        struct qrsign_error *error)
{
        static const enum qrsign_ecc all[] = {
                QRSIGN_ECC_Q, QRSIGN_ECC_H, QRSIGN_ECC_M, QRSIGN_ECC_L};
        enum qrsign_status status = QRSIGN_OK;

        memset(grade, 0, sizeof(*grade));
        if (!image->width || !image->height)
                return QRSIGN_OK;
        if (ecc != QRSIGN_ECC_DEFAULT)
                return grade_as(image, code, ecc, grade, error);
        for (size_t i = 0; i < QS_COUNT(all) && !status && !grade->graded; i++)
                status = grade_as(image, code, all[i], grade, error);
        return status;
}
