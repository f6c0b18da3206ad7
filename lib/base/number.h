/* SPDX-License-Identifier: MIT */
/* Numbers read and written without the locale: in vi_VN strtod("16.6359") is 16. */
#ifndef QS_NUMBER_H
#define QS_NUMBER_H

#include "base/base.h"

enum { QS_NUMBER_SIZE = 40 }; /* bytes that hold any number written here */

/* Whole decimal digits, nothing else; false if empty, other, or above `max`. */
bool qs_number_parse(const char *text, size_t length, uint64_t max, uint64_t *value);

/* `-`? digits, then optionally `.` and digits: the value times 10^decimals, rounded half away from
 * zero by the decimal text itself. False if it is not such a number or leaves int64_t.
 * `decimals` is at most 9. */
bool qs_number_parse_fixed(const char *text, size_t length, unsigned decimals, int64_t *value);

/* Writes the number, its NUL too, and returns its length. `width`: at least so many digits. */
size_t qs_number_format(char out[QS_NUMBER_SIZE], int64_t value, unsigned width);
/* value / 10^decimals with exactly `decimals` digits after the point: (1663590, 5) is 16.63590. */
size_t qs_number_format_fixed(char out[QS_NUMBER_SIZE], int64_t value, unsigned decimals);
/* A double rounded to `decimals` (at most 9), zeros at the end cut: 1.50 is 1.5, 2.00 is 2.
 * |value| below 1e9. */
size_t qs_number_format_double(char out[QS_NUMBER_SIZE], double value, unsigned decimals);

#endif
