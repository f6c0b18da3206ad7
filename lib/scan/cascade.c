/* SPDX-License-Identifier: MIT */
#include "scan/cascade.h"
#include "base/error.h"
#include "scan/picture.h"
#include "scan/resample.h"
#include "scan/threshold.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
        GROW_MOST = 6,     /* times: what a tiny picture does not hold, no enlarging brings */
        WHOLE_MOST = 2000, /* longest side of a picture that is small as it is */
        MARGIN = 4         /* grey levels: paper is never quite even */
};

/* One look. The longest side is brought to `side` pixels (0: the picture as it is), then all is
 * made black and white by means over 1/part of the shorter side (0: left grey). Soft: blurred
 * first, which closes outlined modules and halftone dots. */
struct look {
        size_t side, part;
        bool soft;
};

/* In the order of what each added per time on photographs (tests/bench/scan): first those that
 * find most, cheap before dear; the later ones see what the earlier miss: deep shadow, moire, far
 * or tiny codes, and blur. */
static const struct look first_looks[] = {
        {1000, 0, false},
        {1600, 8, false},
};
static const struct look more_looks[] = {
        {500, 8, false},
        {800, 4, false},
        {1000, 8, false},
        {1200, 4, false},
        {300, 8, false},
        {800, 0, true},
        {2000, 16, false},
        {300, 0, true},
        {1600, 0, true},
        {500, 16, false},
        {400, 4, false},
        {2400, 32, false},
        {0, 32, false},
};

struct cascade {
        const uint8_t *pixels;
        size_t width, height, expected;
        bool glance;            /* the first looks alone */
        uint8_t *sized, *ready; /* the picture at a look's size, and black and white or soft */
        size_t sized_room, ready_room;
        struct qs_codes found;   /* of one look */
        struct qs_codes guessed; /* of the same look, with guessed character sets */
        struct qs_codes *codes;
};

static bool make_room(uint8_t **buffer, size_t *room, size_t size)
{
        if (size > *room) {
                free(*buffer);
                *buffer = malloc(size);
                *room = *buffer ? size : 0;
        }
        return *buffer != NULL;
}

/* [1 2 1] in both directions; the edge stays. */
static void soften(const uint8_t *from, size_t width, size_t height, uint8_t *to)
{
        memcpy(to, from, width * height);
        for (size_t y = 1; y + 1 < height; y++) {
                const uint8_t *row = from + y * width, *above = row - width, *below = row + width;

                for (size_t x = 1; x + 1 < width; x++)
                        to[y * width + x] =
                                (uint8_t)((above[x - 1] + 2 * above[x] + above[x + 1] +
                                                  2 * row[x - 1] + 4 * row[x] + 2 * row[x + 1] +
                                                  below[x - 1] + 2 * below[x] + below[x + 1] + 8) /
                                          16);
        }
}

static double centre(const struct qrsign_code *code, int axis)
{
        return (code->corners[0][axis] + code->corners[1][axis] + code->corners[2][axis] +
                       code->corners[3][axis]) /
               4;
}

static double diagonal(const struct qrsign_code *code)
{
        return hypot(code->corners[0][0] - code->corners[2][0],
                code->corners[0][1] - code->corners[2][1]);
}

/* Two readings of one symbol lie on each other and are of one size; a small code in the middle of
 * a large one is another. */
static const struct qrsign_code *find_known(
        const struct qs_codes *codes, const struct qrsign_code *code)
{
        for (size_t i = 0; i < codes->count; i++) {
                const struct qrsign_code *known = &codes->codes[i];
                double small = fmin(diagonal(known), diagonal(code));
                double large = fmax(diagonal(known), diagonal(code));
                double apart = hypot(
                        centre(known, 0) - centre(code, 0), centre(known, 1) - centre(code, 1));

                if (apart <= small / 4 && large <= 1.5 * small)
                        return known;
        }
        return NULL;
}

static bool is_ascii(const struct qrsign_code *code)
{
        for (size_t i = 0; i < code->length; i++)
                if ((unsigned char)code->payload[i] >= 0x80)
                        return false;
        return true;
}

/* Looks once more, at what a reader would show that guesses. */
static enum qrsign_status guess(struct cascade *cascade, const uint8_t *pixels, size_t width,
        size_t height, struct qrsign_code *code, struct qrsign_error *error)
{
        const struct qrsign_code *guessed = code; /* ASCII leaves nothing to guess */
        enum qrsign_status status = QRSIGN_OK;

        if (!is_ascii(code)) {
                if (!cascade->guessed.count)
                        status = qs_reader_guess(pixels, width, height, &cascade->guessed, error);
                guessed = find_known(&cascade->guessed, code);
        }
        if (status || !guessed)
                return status;
        code->default_text =
                qs_arena_copy(&cascade->codes->arena, guessed->payload, guessed->length);
        return code->default_text ? QRSIGN_OK : qs_error_memory(error);
}

static enum qrsign_status keep_new(struct cascade *cascade, const uint8_t *pixels, size_t width,
        size_t height, struct qrsign_error *error)
{
        double scale_x = (double)cascade->width / (double)width;
        double scale_y = (double)cascade->height / (double)height;

        for (size_t i = 0; i < cascade->found.count; i++) {
                struct qrsign_code code = cascade->found.codes[i];
                struct qrsign_code as_found = code;
                enum qrsign_status status;

                for (size_t k = 0; k < QS_COUNT(code.corners); k++) {
                        code.corners[k][0] = (code.corners[k][0] + 0.5) * scale_x - 0.5;
                        code.corners[k][1] = (code.corners[k][1] + 0.5) * scale_y - 0.5;
                }
                if (find_known(cascade->codes, &code))
                        continue;
                status = guess(cascade, pixels, width, height, &as_found, error);
                if (status)
                        return status;
                code.default_text = as_found.default_text;
                if (!qs_codes_add(cascade->codes, &code))
                        return qs_error_memory(error);
        }
        return QRSIGN_OK;
}

static size_t scaled(size_t length, size_t side, size_t longest)
{
        size_t result = (length * side + longest / 2) / longest;

        return result ? result : 1;
}

/* The picture at the look's size, or NULL where memory fails. */
static const uint8_t *resize(struct cascade *cascade, size_t width, size_t height)
{
        if (width == cascade->width && height == cascade->height)
                return cascade->pixels;
        if (!make_room(&cascade->sized, &cascade->sized_room, width * height))
                return NULL;
        if (!(width > cascade->width ? qs_enlarge : qs_shrink)(cascade->pixels, cascade->width,
                    cascade->height, cascade->sized, width, height))
                return NULL;
        return cascade->sized;
}

static const uint8_t *prepare(
        struct cascade *cascade, const struct look *look, size_t width, size_t height)
{
        const uint8_t *pixels = resize(cascade, width, height);
        size_t shorter = width < height ? width : height;

        if (!pixels || (!look->part && !look->soft))
                return pixels;
        if (!make_room(&cascade->ready, &cascade->ready_room, width * height))
                return NULL;
        if (look->soft)
                soften(pixels, width, height, cascade->ready);
        else if (!qs_threshold(pixels, width, height, shorter / look->part / 2 + 1, MARGIN,
                         cascade->ready))
                return NULL;
        return cascade->ready;
}

static enum qrsign_status take_look(
        struct cascade *cascade, const struct look *look, struct qrsign_error *error)
{
        size_t longest = cascade->width > cascade->height ? cascade->width : cascade->height;
        size_t side = look->side ? look->side : longest;
        size_t width, height;
        const uint8_t *pixels;
        enum qrsign_status status;

        if (side > longest * GROW_MOST)
                side = longest * GROW_MOST;
        width = scaled(cascade->width, side, longest);
        height = scaled(cascade->height, side, longest);
        pixels = prepare(cascade, look, width, height);
        if (!pixels)
                return qs_error_memory(error);
        qs_codes_clear(&cascade->found);
        qs_codes_clear(&cascade->guessed);
        status = qs_reader_scan(pixels, width, height, &cascade->found, error);
        return status ? status : keep_new(cascade, pixels, width, height, error);
}

/* As it is first: a picture that a program made is read so, to the last of many small codes. */
static bool is_small(const struct cascade *cascade)
{
        return cascade->width <= WHOLE_MOST && cascade->height <= WHOLE_MOST;
}

static bool is_enough(const struct cascade *cascade)
{
        return cascade->expected && cascade->codes->count >= cascade->expected;
}

static enum qrsign_status take_looks(struct cascade *cascade, struct qrsign_error *error)
{
        static const struct look as_it_is = {0, 0, false};
        enum qrsign_status status = QRSIGN_OK;

        if (is_small(cascade))
                status = take_look(cascade, &as_it_is, error);
        for (size_t i = 0; i < QS_COUNT(first_looks) && !status && !is_enough(cascade); i++)
                status = take_look(cascade, &first_looks[i], error);
        for (size_t i = 0; i < QS_COUNT(more_looks) && !status && !is_enough(cascade); i++) {
                if (cascade->glance || (!cascade->expected && cascade->codes->count))
                        break;
                status = take_look(cascade, &more_looks[i], error);
        }
        return status;
}

static enum qrsign_status run(struct cascade *cascade, struct qrsign_error *error)
{
        enum qrsign_status status = take_looks(cascade, error);

        qs_codes_free(&cascade->found);
        qs_codes_free(&cascade->guessed);
        free(cascade->sized);
        free(cascade->ready);
        return status;
}

enum qrsign_status qs_cascade_scan(const uint8_t *pixels, size_t width, size_t height,
        size_t expected, struct qs_codes *codes, struct qrsign_error *error)
{
        struct cascade cascade = {.pixels = pixels,
                .width = width,
                .height = height,
                .expected = expected,
                .codes = codes};

        return run(&cascade, error);
}

enum qrsign_status qs_cascade_glance(const uint8_t *pixels, size_t width, size_t height,
        struct qs_codes *codes, struct qrsign_error *error)
{
        struct cascade cascade = {.pixels = pixels,
                .width = width,
                .height = height,
                .expected = 1,
                .glance = true,
                .codes = codes};

        return run(&cascade, error);
}
