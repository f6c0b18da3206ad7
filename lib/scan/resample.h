/* SPDX-License-Identifier: MIT */
/* Grey pictures made smaller or larger. Rows follow one another without gaps, in and out; sizes
 * are at most 65,535 on a side. */
#ifndef QS_RESAMPLE_H
#define QS_RESAMPLE_H

#include "base/base.h"

/* Each pixel becomes the mean of the area that it covers, exactly, rounded to nearest. `to` may not
 * be larger than `from` in either direction. False if memory fails. */
bool qs_shrink(const uint8_t *from, size_t width, size_t height, uint8_t *to, size_t to_width,
        size_t to_height);

/* Cubic interpolation that passes through the pixels (Keys 1981, a = -1/2: Catmull-Rom); edges
 * are repeated. False if memory fails. */
bool qs_enlarge(const uint8_t *from, size_t width, size_t height, uint8_t *to, size_t to_width,
        size_t to_height);

#endif
