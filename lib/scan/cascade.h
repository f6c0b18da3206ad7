/* SPDX-License-Identifier: MIT */
/* Many looks at one photograph: smaller, larger, black and white. */
#ifndef QS_CASCADE_H
#define QS_CASCADE_H

#include "scan/reader.h"

/* Appends the codes of a picture (stride = width), each once, with corners in its own pixels. Ends
 * when `expected` codes are found; 0: unknown, then a picture in which some were found is looked at
 * a few times more for others. OK or MEMORY. */
enum qrsign_status qs_cascade_scan(const uint8_t *pixels, size_t width, size_t height,
        size_t expected, struct qs_codes *codes, struct qrsign_error *error);

/* For one code, by the first looks alone: about what a telephone sees while it is held there. */
enum qrsign_status qs_cascade_glance(const uint8_t *pixels, size_t width, size_t height,
        struct qs_codes *codes, struct qrsign_error *error);

#endif
