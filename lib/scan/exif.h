/* SPDX-License-Identifier: MIT */
/* Which way up a photograph is (Exif 2.32, tag 0x0112), and turning it so. */
#ifndef QS_EXIF_H
#define QS_EXIF_H

#include "scan/picture.h"

/* From an Exif block, which begins with "II" or "MM": 1 to 8; 1, upright, also for a block that
 * does not say, or is damaged. */
unsigned qs_exif_orientation(const uint8_t *block, size_t size);

/* Turns or mirrors a picture with all its rows upright. False if memory fails. */
bool qs_picture_turn(struct qs_picture *picture, unsigned orientation);

#endif
