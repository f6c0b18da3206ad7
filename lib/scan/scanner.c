/* SPDX-License-Identifier: MIT */
#include "base/error.h"
#include "scan/cascade.h"
#include "scan/meaning.h"
#include "scan/picture.h"
#include "scan/region.h"

#include <qrsign/scan.h>
#include <stdlib.h>
#include <string.h>

enum { MODULES_MIN = 21 }; /* no code is smaller in pixels than in modules */

struct qrsign_scanner {
        struct qs_codes codes;
        uint8_t *crop; /* a region, its rows without gaps */
        size_t crop_capacity;
};

enum qrsign_status qrsign_scanner_create(
        struct qrsign_scanner **scanner, struct qrsign_error *error)
{
        *scanner = calloc(1, sizeof(**scanner));
        return *scanner ? QRSIGN_OK : qs_error_memory(error);
}

void qrsign_scanner_free(struct qrsign_scanner *scanner)
{
        if (!scanner)
                return;
        qs_codes_free(&scanner->codes);
        free(scanner->crop);
        free(scanner);
}

/* Rows without gaps. Only what does not lie so already is copied. */
static const uint8_t *pack(struct qrsign_scanner *scanner, const struct qrsign_image *image,
        const struct qrsign_region *part)
{
        const uint8_t *from = image->pixels + part->y * image->stride + part->x;
        size_t size = part->width * part->height;

        if (part->width == image->stride)
                return from;
        if (size > scanner->crop_capacity) {
                uint8_t *more = realloc(scanner->crop, size);

                if (!more)
                        return NULL;
                scanner->crop = more;
                scanner->crop_capacity = size;
        }
        for (size_t y = 0; y < part->height; y++)
                memcpy(scanner->crop + y * part->width, from + y * image->stride, part->width);
        return scanner->crop;
}

static void move_corners(struct qs_codes *codes, const struct qrsign_region *part)
{
        for (size_t i = 0; i < codes->count; i++)
                for (size_t k = 0; k < 4; k++) {
                        codes->codes[i].corners[k][0] += (double)part->x;
                        codes->codes[i].corners[k][1] += (double)part->y;
                }
}

enum { X = 0, Y = 1 };

static double centre(const struct qrsign_code *code, int axis)
{
        return (code->corners[0][axis] + code->corners[1][axis] + code->corners[2][axis] +
                       code->corners[3][axis]) /
               4;
}

/* From its highest to its lowest corner. */
static double height(const struct qrsign_code *code)
{
        double top = code->corners[0][Y], bottom = top;

        for (size_t k = 1; k < 4; k++) {
                if (code->corners[k][Y] < top)
                        top = code->corners[k][Y];
                if (code->corners[k][Y] > bottom)
                        bottom = code->corners[k][Y];
        }
        return bottom - top;
}

static int compare(const void *left, const void *right, int axis)
{
        double a = centre(left, axis), b = centre(right, axis);

        return (a > b) - (a < b);
}

static int compare_y(const void *left, const void *right)
{
        int order = compare(left, right, Y);

        return order ? order : compare(left, right, X);
}

static int compare_x(const void *left, const void *right)
{
        int order = compare(left, right, X);

        return order ? order : compare(left, right, Y);
}

/* By height, then in rows: a row is the highest code left and all those whose centres lie at most
 * half its height lower. A picture that is a little askew keeps its rows so. */
static void sort(struct qs_codes *codes)
{
        struct qrsign_code *all = codes->codes;
        size_t end;

        if (codes->count < 2)
                return;
        qsort(all, codes->count, sizeof(*all), compare_y);
        for (size_t start = 0; start < codes->count; start = end) {
                double limit = centre(&all[start], Y) + height(&all[start]) / 2;

                for (end = start + 1; end < codes->count && centre(&all[end], Y) <= limit;)
                        end++;
                qsort(all + start, end - start, sizeof(*all), compare_x);
        }
}

/* Says what the bytes mean. */
static bool add_texts(struct qs_codes *codes)
{
        for (size_t i = 0; i < codes->count; i++) {
                struct qrsign_code *code = &codes->codes[i];
                struct qs_meaning meaning;

                if (!qs_meaning_find(code->payload, code->length, &codes->arena, &meaning))
                        return false;
                code->text = meaning.text;
                code->default_text = qs_string(code->default_text);
                code->charset = meaning.charset;
        }
        return true;
}

/* How a part of a picture is looked at. */
typedef enum qrsign_status looker(const uint8_t *pixels, size_t width, size_t height,
        size_t expected, struct qs_codes *codes, struct qrsign_error *error);

static enum qrsign_status look_once(const uint8_t *pixels, size_t width, size_t height,
        size_t expected, struct qs_codes *codes, struct qrsign_error *error)
{
        (void)expected;
        return qs_reader_scan(pixels, width, height, codes, error);
}

static enum qrsign_status look(struct qrsign_scanner *scanner, const struct qrsign_image *image,
        const struct qrsign_region *region, looker *how, size_t expected,
        struct qrsign_error *error)
{
        struct qrsign_region part = qs_region_clip(image, region);
        const uint8_t *pixels;
        enum qrsign_status status;

        qs_codes_clear(&scanner->codes);
        if (part.width < MODULES_MIN || part.height < MODULES_MIN)
                return QRSIGN_OK;
        if (part.width > QS_PICTURE_SIDE || part.height > QS_PICTURE_SIDE)
                return qs_error(error, QRSIGN_MESSAGE_BAD_ARGUMENT, "width, height");
        pixels = pack(scanner, image, &part);
        if (!pixels)
                return qs_error_memory(error);
        status = how(pixels, part.width, part.height, expected, &scanner->codes, error);
        if (!status && !add_texts(&scanner->codes))
                status = qs_error_memory(error);
        if (status)
                return status;
        move_corners(&scanner->codes, &part);
        sort(&scanner->codes);
        return QRSIGN_OK;
}

/* Hands out what was found. */
static enum qrsign_status give(enum qrsign_status status, const struct qrsign_scanner *scanner,
        const struct qrsign_code **codes, size_t *count)
{
        *codes = status ? NULL : scanner->codes.codes;
        *count = status ? 0 : scanner->codes.count;
        return status;
}

enum qrsign_status qrsign_scanner_scan(struct qrsign_scanner *scanner,
        const struct qrsign_image *image, const struct qrsign_region *region,
        const struct qrsign_code **codes, size_t *count, struct qrsign_error *error)
{
        return give(look(scanner, image, region, look_once, 0, error), scanner, codes, count);
}

enum qrsign_status qrsign_scanner_search(struct qrsign_scanner *scanner,
        const struct qrsign_image *image, const struct qrsign_region *region, size_t expected,
        const struct qrsign_code **codes, size_t *count, struct qrsign_error *error)
{
        return give(look(scanner, image, region, qs_cascade_scan, expected, error), scanner, codes,
                count);
}
