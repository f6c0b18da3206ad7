/* SPDX-License-Identifier: MIT */
/* Symbols of any text, drawn as grey pictures. Freed by the system. */
#ifndef QS_UNIT_DRAW_H
#define QS_UNIT_DRAW_H

#include "unit.h"

#include <qrsign/payload.h>
#include <qrsign/scan.h>
#include <qrsign/symbol.h>

/* The status of encoding any text; *symbol is NULL unless it is OK. */
static inline enum qrsign_status draw_try(const char *text, size_t length, enum qrsign_ecc ecc,
        struct qrsign_symbol **symbol, struct qrsign_error *error)
{
        struct qrsign_payload *payload;
        enum qrsign_status status;

        if (qrsign_payload_from_text(text, length, &payload, error))
                fail_msg("no payload: %s", error->message);
        status = qrsign_symbol_encode(payload, ecc, symbol, error);
        qrsign_payload_free(payload);
        return status;
}

static inline struct qrsign_symbol *draw_encode(
        const char *text, size_t length, enum qrsign_ecc ecc)
{
        struct qrsign_symbol *symbol;
        struct qrsign_error error;

        if (draw_try(text, length, ecc, &symbol, &error))
                fail_msg("%s", error.message);
        return symbol;
}

static inline struct qrsign_image draw_paper(size_t width, size_t height)
{
        uint8_t *pixels = malloc(width * height);

        assert_non_null(pixels);
        memset(pixels, 255, width * height);
        return (struct qrsign_image){pixels, width, height, width, 0};
}

static inline void draw_free(struct qrsign_image *image)
{
        free((void *)(uintptr_t)image->pixels);
}

/* Draws a symbol without its quiet zone; `turn` quarters clockwise after mirroring. */
static inline void draw_symbol_turned(const struct qrsign_image *paper,
        const struct qrsign_symbol *symbol, size_t left, size_t top, size_t module, unsigned turn,
        bool mirrored)
{
        size_t n = qrsign_symbol_modules(symbol);
        uint8_t *pixels = (uint8_t *)(uintptr_t)paper->pixels;

        assert_true(left + n * module <= paper->width && top + n * module <= paper->height);
        for (size_t y = 0; y < n * module; y++)
                for (size_t x = 0; x < n * module; x++) {
                        size_t column = x / module, row = y / module;

                        for (unsigned i = 0; i < turn; i++) {
                                size_t old = column;

                                column = row;
                                row = n - 1 - old;
                        }
                        if (mirrored)
                                column = n - 1 - column;
                        if (qrsign_symbol_dark(symbol, column, row))
                                pixels[(top + y) * paper->stride + left + x] = 0;
                }
}

static inline void draw_symbol(const struct qrsign_image *paper, const struct qrsign_symbol *symbol,
        size_t left, size_t top, size_t module)
{
        draw_symbol_turned(paper, symbol, left, top, module, 0, false);
}

/* A picture of one symbol with its quiet zone. */
static inline struct qrsign_image draw_alone(const struct qrsign_symbol *symbol, size_t module)
{
        size_t side = (qrsign_symbol_modules(symbol) + 2 * QRSIGN_QUIET_ZONE) * module;
        struct qrsign_image paper = draw_paper(side, side);

        draw_symbol(&paper, symbol, QRSIGN_QUIET_ZONE * module, QRSIGN_QUIET_ZONE * module, module);
        return paper;
}

#endif
