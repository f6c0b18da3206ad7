/* SPDX-License-Identifier: MIT */
/* An ICC profile (ICC.1:2010) that says for which press colours are meant. */
#ifndef QS_PROFILE_H
#define QS_PROFILE_H

#include "base/buffer.h"

#include <qrsign/plaque.h>

struct qs_profile {
        unsigned components;   /* 4: CMYK, 3: RGB, 1: grey */
        char description[128]; /* UTF-8, "" if it has none that is understood */
};

/* Reads the header of a profile, and sees that it is a printer's and fits the inks. INPUT with
 * field "icc". */
enum qrsign_status qs_profile_read(const uint8_t *data, size_t size, enum qrsign_ink_mode ink,
        struct qs_profile *profile, struct qrsign_error *error);

#endif
