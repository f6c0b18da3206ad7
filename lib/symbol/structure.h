/* SPDX-License-Identifier: MIT */
/* How a symbol is built (ISO/IEC 18004:2015, 6.3 and 7.5 to 7.7): which module belongs to which
 * fixed pattern or codeword, and which codeword to which block. */
#ifndef QS_STRUCTURE_H
#define QS_STRUCTURE_H

#include "base/base.h"

#include <qrsign/symbol.h>

/* What a module that carries no codeword is for. FORMAT: format and version, the dark module, and
 * bits that remain. */
enum qs_fixed {
        QS_FIXED_FINDER_1 = 0, /* upper left, upper right, lower left, each with its separator */
        QS_FIXED_FINDER_2,
        QS_FIXED_FINDER_3,
        QS_FIXED_TIMING_1, /* across, down */
        QS_FIXED_TIMING_2,
        QS_FIXED_ALIGNMENT,
        QS_FIXED_FORMAT,
        QS_FIXED_COUNT
};

struct qs_structure {
        size_t modules;   /* on a side */
        size_t codewords; /* in all, as they stand in the symbol, interleaved */
        size_t blocks;
        size_t correction; /* error correction codewords of each block */
        size_t protection; /* of these, kept against wrong decoding: p of table 9 */
        int16_t *module;   /* of each: its codeword, or -1 - enum qs_fixed */
        uint8_t *block;    /* of each codeword */
};

/* False if memory fails. */
bool qs_structure_make(struct qs_structure *structure, unsigned version, enum qrsign_ecc ecc);
void qs_structure_free(struct qs_structure *structure);

#endif
