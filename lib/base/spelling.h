/* SPDX-License-Identifier: MIT */
/* How far two words are from each other: for "the nearest known is". */
#ifndef QS_SPELLING_H
#define QS_SPELLING_H

#include "base/base.h"

enum { QS_SPELLING_MAX = 40 }; /* bytes of a word that can be compared */

/* Letters to insert, drop, change or exchange with their neighbour (Damerau, restricted). Neither
 * word is longer than QS_SPELLING_MAX. */
size_t qs_spelling_distance(const char *a, size_t a_length, const char *b, size_t b_length);

#endif
