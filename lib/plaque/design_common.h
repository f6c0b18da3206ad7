/* SPDX-License-Identifier: MIT */
/* The numbers that all plaques have in common, for a designer. What each of them is: design.h. */
#ifndef QS_DESIGN_COMMON_H
#define QS_DESIGN_COMMON_H

#include "plaque/design.h"

#define FRAME                                                                                      \
        {                                                                                          \
                .inset = .022, .weight = .006, .bite = .044, .hole_inset = .038,                   \
                .hole_diameter = .025, .hole_line = .0015                                          \
        }
#define CAPTIONS                                                                                   \
        .radius = .012, .frame = .003, .caption_em = .105, .caption_english_em = .073,             \
        .caption_width = .90, .caption_baseline = .752, .caption_clear = .001,                     \
        .caption_leading = 1.22, .caption_height = 1.12, .caption_english_height = 1.50

#endif
