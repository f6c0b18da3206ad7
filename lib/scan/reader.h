/* SPDX-License-Identifier: MIT */
/* One pass of ZBar over a grey picture. What is done to a picture before a pass, and what is made
 * of several passes, is the scanner's affair. */
#ifndef QS_READER_H
#define QS_READER_H

#include "base/arena.h"

#include <qrsign/scan.h>

/* Codes found. Payloads live in the arena. Zero-initialise; free with qs_codes_free(). */
struct qs_codes {
        struct qs_arena arena;
        struct qrsign_code *codes;
        size_t count;
        size_t capacity;
};

void qs_codes_clear(struct qs_codes *codes); /* keeps the memory */
void qs_codes_free(struct qs_codes *codes);
/* Appends a code with a payload of its own; false if memory fails. */
bool qs_codes_add(struct qs_codes *codes, const struct qrsign_code *code);

/* Appends the codes of a picture whose rows follow one another without a gap (stride = width), in
 * no particular order, with corners in its own pixels. The same picture always gives the same
 * codes. OK or MEMORY. */
enum qrsign_status qs_reader_scan(const uint8_t *pixels, size_t width, size_t height,
        struct qs_codes *codes, struct qrsign_error *error);
/* The same, payloads as a reader gives them that guesses their character set. */
enum qrsign_status qs_reader_guess(const uint8_t *pixels, size_t width, size_t height,
        struct qs_codes *codes, struct qrsign_error *error);

#endif
