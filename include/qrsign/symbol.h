/* SPDX-License-Identifier: MIT */
/**
 * @file symbol.h
 * @brief Payloads become QR Code symbols (ISO/IEC 18004:2015, model 2, versions 1 to 40).
 *
 * A link's digits stand in numeric mode, all else in byte mode; text beyond ASCII is announced
 * as UTF-8 by ECI 26, ASCII by none.
 */
#ifndef QRSIGN_SYMBOL_H
#define QRSIGN_SYMBOL_H

#include <qrsign/payload.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Error correction level. */
enum qrsign_ecc {
        QRSIGN_ECC_DEFAULT = 0, /**< Q */
        QRSIGN_ECC_L,
        QRSIGN_ECC_M,
        QRSIGN_ECC_Q,
        QRSIGN_ECC_H
};

/** Modules of quiet zone that a symbol needs on each side. */
enum { QRSIGN_QUIET_ZONE = 4 };

struct qrsign_symbol;

/**
 * @brief Makes the smallest symbol of at least @p ecc, then raises the level as far as the same
 * version allows.
 *
 * Text beyond ASCII must leave two bytes to spare: libqrencode does not fill the last two after an
 * ECI header.
 *
 * @param[out] symbol owned by the caller, freed by qrsign_symbol_free()
 * @return ::QRSIGN_OK, ::QRSIGN_ERROR_FIT if no version holds it at @p ecc,
 *         ::QRSIGN_ERROR_ARGUMENT for no such level, ::QRSIGN_ERROR_MEMORY
 */
QRSIGN_API enum qrsign_status qrsign_symbol_encode(const struct qrsign_payload *payload,
        enum qrsign_ecc ecc, struct qrsign_symbol **symbol, struct qrsign_error *error);

/** @brief Version, 1 to 40. */
QRSIGN_API unsigned qrsign_symbol_version(const struct qrsign_symbol *symbol);
/** @brief The level it was made with, never DEFAULT. */
QRSIGN_API enum qrsign_ecc qrsign_symbol_ecc(const struct qrsign_symbol *symbol);
/** @brief Modules on a side, 21 to 177, without quiet zone. */
QRSIGN_API size_t qrsign_symbol_modules(const struct qrsign_symbol *symbol);
/** @brief Whether the module in column @p x, row @p y (from 0, from the upper left) is dark;
 * none is outside the symbol. */
QRSIGN_API bool qrsign_symbol_dark(const struct qrsign_symbol *symbol, size_t x, size_t y);
/** @brief Frees a symbol. */
QRSIGN_API void qrsign_symbol_free(struct qrsign_symbol *symbol);

/** A corner of an outline, in modules from the symbol's upper left corner. */
struct qrsign_corner {
        uint16_t x;
        uint16_t y;
};

/**
 * The edge of all dark modules as closed loops of corners. Dark lies on the right of the walking
 * direction (y downwards); at checkerboard corners a loop turns right, so that loops touch but
 * never cross. To be filled as one path, by either fill rule.
 */
struct qrsign_outline {
        const struct qrsign_corner *corners; /**< all loops, one after another */
        size_t corner_count;
        const size_t *loop_ends; /**< for each loop the index after its last corner */
        size_t loop_count;
};

/**
 * @brief Traces the outline of a symbol.
 * @param[out] outline owned by the caller, freed by qrsign_outline_free()
 * @return ::QRSIGN_OK, ::QRSIGN_ERROR_MEMORY
 */
QRSIGN_API enum qrsign_status qrsign_symbol_outline(const struct qrsign_symbol *symbol,
        struct qrsign_outline **outline, struct qrsign_error *error);
/** @brief Frees an outline. */
QRSIGN_API void qrsign_outline_free(struct qrsign_outline *outline);

#ifdef __cplusplus
}
#endif
#endif
