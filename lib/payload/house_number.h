/* SPDX-License-Identifier: MIT */
/* House numbers, each told from the one before it on its side (format.md, 8.1). */
#ifndef QS_HOUSE_NUMBER_H
#define QS_HOUSE_NUMBER_H

#include "base/buffer.h"
#include "payload/bits.h"

#include <qrsign/record.h>

/* The last number on each side, by enum qrsign_side. */
struct qs_house_counters {
        int32_t last[3];
};

struct qs_house_counters qs_house_counters_start(void);

/* The number without the list's prefix; not empty. */
void qs_house_number_put(struct qs_bit_writer *writer, struct qs_house_counters *counters,
        enum qrsign_side side, const char *number);
void qs_house_number_get(struct qs_bit_reader *reader, struct qs_house_counters *counters,
        enum qrsign_side side, struct qs_buffer *out);

/* Length of what all numbers of the list begin with, up to their last common `/`; 0: nothing, or
 * fewer than two rows have a number. *first is the first number, NULL if there is none. */
size_t qs_house_number_prefix(const struct qrsign_household_list *households, const char **first);

#endif
