/* SPDX-License-Identifier: MIT */
#ifndef QS_THRESHOLD_H
#define QS_THRESHOLD_H

#include "base/base.h"

/* Black and white by the mean of the neighbourhood, so that shadow and glare do not count: a
 * pixel becomes 0 if it is more than `margin` darker than the mean of the square of 2 * reach + 1
 * pixels around it (as far as that lies in the picture), else 255. Rows without gaps. `from` and
 * `to` are not the same. False if memory fails.
 *
 * The sums are those of an integral image, kept for one row alone: four bytes a column in place of
 * four a pixel. */
bool qs_threshold(const uint8_t *from, size_t width, size_t height, size_t reach, unsigned margin,
        uint8_t *to);

#endif
