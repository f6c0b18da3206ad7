/* SPDX-License-Identifier: MIT */
/* A record's bytes as decimal digits, which a symbol carries in numeric mode (format.md, 2). */
#ifndef QS_DIGITS_H
#define QS_DIGITS_H

#include "base/base.h"
#include "payload/bits.h"

enum { QS_RECORD_DIGITS = 7089 }; /* of the longest record */

/* Writes the digits without a NUL and returns how many. `out` has room for QS_RECORD_DIGITS. */
size_t qs_digits_write(const uint8_t *bytes, size_t length, char *out);

/* QRSIGN_MESSAGE_NONE, or DECODE_BAD_DIGITS (*bad is the offset of the first wrong character or of
 * the group that is too large) or DECODE_TRUNCATED. */
enum qrsign_message qs_digits_read(const char *digits, size_t count, uint8_t bytes[QS_RECORD_BYTES],
        size_t *length, size_t *bad);

/* Offset of what may be digits: behind the last `#`, or 0. */
size_t qs_digits_start(const char *text, size_t length);
/* How many digits stand there; 0: none, or not digits alone. */
size_t qs_digits_at_end(const char *text, size_t length);
/* Whether what stands there was meant as a record, though damaged: at least 16 characters of which
 * nine in ten are digits. Foreign addresses (`#12/16.63590/107.24466`) and payment codes
 * (EMVCo, `000201…`) have fewer. */
bool qs_digits_were_meant(const char *text, size_t length);

#endif
