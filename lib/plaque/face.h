/* SPDX-License-Identifier: MIT */
/* The cairo side of a font, for backends only: layout knows runs, not faces. */
#ifndef QS_FACE_H
#define QS_FACE_H

#include "plaque/font.h"

#include <cairo.h>

/* Owned by the fonts. */
cairo_font_face_t *qs_fonts_face(const struct qs_fonts *fonts, enum qs_weight weight);
/* Outlines as they are: no hinting, no rounding to pixels. Filled into `options`. */
void qs_fonts_options(cairo_font_options_t *options);

#endif
