/* SPDX-License-Identifier: MIT */
#include "scan/reader.h"
#include "base/error.h"

#include <stdlib.h>
#include <string.h>
#include <zbar.h>

enum { FIRST_CAPACITY = 8 };

void qs_codes_clear(struct qs_codes *codes)
{
        codes->count = 0;
        qs_arena_reset(&codes->arena);
}

void qs_codes_free(struct qs_codes *codes)
{
        free(codes->codes);
        codes->codes = NULL;
        codes->count = codes->capacity = 0;
        qs_arena_free(&codes->arena);
}

bool qs_codes_add(struct qs_codes *codes, const struct qrsign_code *code)
{
        char *copy = qs_arena_copy(&codes->arena, code->payload, code->length);

        if (!copy)
                return false;
        if (codes->count == codes->capacity) {
                size_t capacity = codes->capacity ? 2 * codes->capacity : FIRST_CAPACITY;
                struct qrsign_code *more = realloc(codes->codes, capacity * sizeof(*more));

                if (!more)
                        return false;
                codes->codes = more;
                codes->capacity = capacity;
        }
        codes->codes[codes->count] = *code;
        codes->codes[codes->count++].payload = copy;
        return true;
}

/* ZBar gives the corners as the symbol stands, mirrored ones too, in the order upper left, lower
 * left, lower right, upper right. */
static void set_corners(struct qrsign_code *code, const zbar_symbol_t *symbol)
{
        static const unsigned from[4] = {0, 3, 2, 1};

        for (unsigned i = 0; i < 4; i++) {
                code->corners[i][0] = zbar_symbol_get_loc_x(symbol, from[i]);
                code->corners[i][1] = zbar_symbol_get_loc_y(symbol, from[i]);
        }
}

/* QR Codes alone, bytes as they are coded, every row and column looked at. In binary mode ZBar
 * still turns text that an ECI announces into UTF-8; under ECI 26 that changes nothing. */
static zbar_image_scanner_t *create_zbar(bool binary)
{
        const struct {
                zbar_symbol_type_t symbol; /* 0: all */
                zbar_config_t setting;
                int value;
        } settings[] = {
                {0, ZBAR_CFG_ENABLE, 0},
                {ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1},
                {ZBAR_QRCODE, ZBAR_CFG_BINARY, binary},
                {0, ZBAR_CFG_TEST_INVERTED, 1},
                {0, ZBAR_CFG_X_DENSITY, 1},
                {0, ZBAR_CFG_Y_DENSITY, 1},
        };
        zbar_image_scanner_t *zbar = zbar_image_scanner_create();

        for (size_t i = 0; zbar && i < QS_COUNT(settings); i++)
                zbar_image_scanner_set_config(
                        zbar, settings[i].symbol, settings[i].setting, settings[i].value);
        return zbar;
}

/* Parts of a text spread over several symbols (structured append) come joined when all are there;
 * what is incomplete is of type PARTIAL and is left out. */
static enum qrsign_status collect(
        const zbar_image_t *image, struct qs_codes *codes, struct qrsign_error *error)
{
        const zbar_symbol_t *symbol = zbar_image_first_symbol(image);

        for (; symbol; symbol = zbar_symbol_next(symbol)) {
                struct qrsign_code code = {.payload = zbar_symbol_get_data(symbol),
                        .length = zbar_symbol_get_data_length(symbol)};

                if (zbar_symbol_get_type(symbol) != ZBAR_QRCODE ||
                        zbar_symbol_get_loc_size(symbol) < 4)
                        continue;
                set_corners(&code, symbol);
                if (!qs_codes_add(codes, &code))
                        return qs_error_memory(error);
        }
        return QRSIGN_OK;
}

static enum qrsign_status read_codes(const uint8_t *pixels, size_t width, size_t height,
        bool binary, struct qs_codes *codes, struct qrsign_error *error)
{
        /* A new one for each picture (4 us): its random numbers go on from scan to scan, and so
         * would what it reads of a hard picture. */
        zbar_image_scanner_t *zbar = create_zbar(binary);
        zbar_image_t *image = zbar ? zbar_image_create() : NULL;
        enum qrsign_status status;

        if (!image) {
                zbar_image_scanner_destroy(zbar);
                return qs_error_memory(error);
        }
        zbar_image_set_format(image, zbar_fourcc('Y', '8', '0', '0'));
        zbar_image_set_size(image, (unsigned)width, (unsigned)height);
        /* Borrowed: without a handler ZBar neither changes nor frees the pixels. */
        zbar_image_set_data(image, pixels, width * height, NULL);
        zbar_scan_image(zbar, image);
        status = collect(image, codes, error);
        zbar_image_destroy(image);
        zbar_image_scanner_destroy(zbar);
        return status;
}

enum qrsign_status qs_reader_scan(const uint8_t *pixels, size_t width, size_t height,
        struct qs_codes *codes, struct qrsign_error *error)
{
        return read_codes(pixels, width, height, true, codes, error);
}

enum qrsign_status qs_reader_guess(const uint8_t *pixels, size_t width, size_t height,
        struct qs_codes *codes, struct qrsign_error *error)
{
        return read_codes(pixels, width, height, false, codes, error);
}
