/* SPDX-License-Identifier: MIT */
#include "base/error.h"
#include "scan/cascade.h"
#include "scan/damage.h"
#include "scan/region.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
        SIDE = 400, /* of the picture that is damaged: a code as a telephone sees it */
        STEPS = 10,
        SEEDS = 5 /* odd: of what chance does, the middle counts */
};

/* The code upright, with four modules or so of quiet zone around it. Lines through its corners are
 * taken for straight, and perspective for slight: it was read. */
static void rectify(
        const struct qrsign_image *image, const struct qrsign_code *code, uint8_t *pixels)
{
        for (size_t y = 0; y < SIDE; y++)
                for (size_t x = 0; x < SIDE; x++) {
                        double u = ((double)x + 0.5) / SIDE * 1.24 - 0.12;
                        double v = ((double)y + 0.5) / SIDE * 1.24 - 0.12;
                        double at[2];

                        for (size_t axis = 0; axis < 2; axis++)
                                at[axis] = (1 - v) * ((1 - u) * code->corners[0][axis] +
                                                             u * code->corners[1][axis]) +
                                           v * ((1 - u) * code->corners[3][axis] +
                                                       u * code->corners[2][axis]);
                        for (size_t axis = 0; axis < 2; axis++)
                                at[axis] = fmax(0,
                                        fmin(at[axis],
                                                (double)(axis ? image->height : image->width) - 1));
                        pixels[y * SIDE + x] = image->pixels[(size_t)(at[1] + 0.5) * image->stride +
                                                             (size_t)(at[0] + 0.5)];
                }
}

static enum qrsign_status reads(const struct qs_canvas *canvas, const struct qrsign_code *code,
        struct qs_codes *codes, bool *read, struct qrsign_error *error)
{
        enum qrsign_status status;

        qs_codes_clear(codes);
        status = qs_cascade_glance(canvas->pixels, SIDE, SIDE, codes, error);
        *read = false;
        for (size_t i = 0; i < codes->count && !status; i++)
                *read = *read ||
                        (codes->codes[i].length == code->length &&
                                memcmp(codes->codes[i].payload, code->payload, code->length) == 0);
        return status;
}

/* The last step before the first that is not read. */
static enum qrsign_status survive(const uint8_t *plate, const struct qrsign_code *code,
        enum qrsign_damage damage, struct qs_canvas *canvas, unsigned *survived,
        struct qrsign_error *error)
{
        struct qs_codes codes = {0};
        enum qrsign_status status = QRSIGN_OK;
        bool read = true;

        *survived = 0;
        for (unsigned step = 1; step <= STEPS && read && !status; step++) {
                memcpy(canvas->pixels, plate, (size_t)SIDE * SIDE);
                qs_damage(canvas, damage, (double)step / STEPS);
                status = reads(canvas, code, &codes, &read, error);
                if (read)
                        *survived = step;
        }
        qs_codes_free(&codes);
        return status;
}

/* Of damage that strikes by chance one spot may hit where it ends any code, and another leave it
 * whole: the middle of several. */
static enum qrsign_status survive_mostly(const uint8_t *plate, const struct qrsign_code *code,
        enum qrsign_damage damage, struct qs_canvas *canvas, unsigned *survived,
        struct qrsign_error *error)
{
        unsigned sorted[SEEDS], count = qs_damage_is_chance(damage) ? SEEDS : 1;
        enum qrsign_status status = QRSIGN_OK;

        for (unsigned i = 0; i < count && !status; i++) {
                unsigned at = i, one;

                canvas->seed = i;
                status = survive(plate, code, damage, canvas, &one, error);
                for (; at && sorted[at - 1] > one; at--)
                        sorted[at] = sorted[at - 1];
                sorted[at] = one;
        }
        if (!status)
                *survived = sorted[count / 2];
        return status;
}

enum qrsign_status qrsign_code_stress(const struct qrsign_image *image,
        const struct qrsign_code *code, struct qrsign_margins *margins, struct qrsign_error *error)
{
        const size_t size = (size_t)SIDE * SIDE;
        uint8_t *plate = malloc(3 * size);
        struct qs_canvas canvas = {
                plate ? plate + size : NULL, plate ? plate + 2 * size : NULL, SIDE, 0};
        enum qrsign_status status = plate ? QRSIGN_OK : qs_error_memory(error);

        *margins = (struct qrsign_margins){0};
        if (status || !image->width || !image->height) {
                free(plate);
                return status;
        }
        rectify(image, code, plate);
        for (unsigned i = 0; i < QRSIGN_DAMAGE_COUNT && !status; i++)
                status = survive_mostly(
                        plate, code, (enum qrsign_damage)i, &canvas, &margins->survived[i], error);
        margins->measured = !status;
        free(plate);
        return status;
}
