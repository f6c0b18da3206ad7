/* SPDX-License-Identifier: MIT */
/* Bits of a record, most significant first, and the numbers made of them (format.md, 4). */
#ifndef QS_BITS_H
#define QS_BITS_H

#include "base/base.h"

#include <qrsign/error.h>

enum { QS_RECORD_BYTES = 2919 }; /* longest record (format.md, 2) */

/* Zero-initialise. Writing past the end is counted but not kept: look at the length at the end. */
struct qs_bit_writer {
        size_t bits;
        uint8_t bytes[QS_RECORD_BYTES];
};

void qs_bits_put(struct qs_bit_writer *writer, uint32_t value, unsigned count); /* count <= 32 */
void qs_bits_put_golomb(struct qs_bit_writer *writer, uint32_t value, unsigned k);
void qs_bits_put_signed(struct qs_bit_writer *writer, int32_t value, unsigned k);
/* Fills up with zero bits to a whole byte. */
void qs_bits_pad(struct qs_bit_writer *writer);
/* Whole bytes so far, also where they are more than are kept. */
size_t qs_bits_bytes(const struct qs_bit_writer *writer);

static inline bool qs_bits_put_flag(struct qs_bit_writer *writer, bool flag)
{
        qs_bits_put(writer, flag, 1);
        return flag;
}

/* The first failure is remembered and is the answer; after it every read gives 0. Loops that do
 * not count must look at `failure`. */
struct qs_bit_reader {
        const uint8_t *bytes;
        size_t position; /* in bits */
        size_t end;      /* in bits, behind the last */
        enum qrsign_message failure;
        const char *field; /* being read, as in the JSON shape; NULL: none */
        size_t row;        /* of that field, from 1; 0: it has no rows */
};

/* Remembers a failure unless there is one. */
void qs_bits_fail(struct qs_bit_reader *reader, enum qrsign_message failure);
/* Says what is being read, for the error; after a failure what it was stays. */
void qs_bits_enter(struct qs_bit_reader *reader, const char *field, size_t row);
uint32_t qs_bits_get(struct qs_bit_reader *reader, unsigned count); /* count <= 32 */
/* The next `count` (at most 32) bits without taking them; zeros behind the end. */
uint32_t qs_bits_peek(const struct qs_bit_reader *reader, unsigned count);
uint32_t qs_bits_get_golomb(struct qs_bit_reader *reader, unsigned k, uint32_t limit);
/* From -limit to limit. */
int32_t qs_bits_get_signed(struct qs_bit_reader *reader, unsigned k, uint32_t limit);
/* Takes the zero bits up to a whole byte; any other is `not canonical`. */
void qs_bits_get_padding(struct qs_bit_reader *reader);

static inline bool qs_bits_get_flag(struct qs_bit_reader *reader)
{
        return qs_bits_get(reader, 1);
}

#endif
