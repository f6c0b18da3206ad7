/* SPDX-License-Identifier: MIT */
/* How much a symbol of a version and level holds, and which one a text needs. */
#ifndef QS_CAPACITY_H
#define QS_CAPACITY_H

#include "base/base.h"

#include <qrsign/symbol.h>

enum { QS_VERSION_MAX = 40 };

/* What a symbol carries, in this order. */
struct qs_segments {
        bool utf8;     /* an ECI header announces UTF-8 */
        size_t bytes;  /* in byte mode; 0: no such segment */
        size_t digits; /* in numeric mode; 0: no such segment */
};

/* Bits of the segments, headers included, for which a symbol of this version must have room. */
size_t qs_segments_bits(const struct qs_segments *segments, unsigned version);

/* Data codewords, 8 bits each (ISO/IEC 18004:2015, table 7). */
size_t qs_capacity(unsigned version, enum qrsign_ecc ecc);

/* The smallest version that holds the segments with at least this level, 0 if none does; *ecc is
 * raised as far as that version allows. It must not be DEFAULT. */
unsigned qs_segments_fit(const struct qs_segments *segments, enum qrsign_ecc *ecc);

#endif
