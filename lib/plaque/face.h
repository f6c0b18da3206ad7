/* SPDX-License-Identifier: MIT */
/* A font as cairo and as HarfBuzz know it, for backends only: layout knows runs, not faces. */
#ifndef QS_FACE_H
#define QS_FACE_H

#include "plaque/font.h"

#include <cairo.h>
#include <hb.h>

/* Owned by the fonts. */
cairo_font_face_t *qs_fonts_face(const struct qs_fonts *fonts, enum qs_weight weight);
hb_font_t *qs_fonts_shaper(const struct qs_fonts *fonts, enum qs_weight weight);
/* Outlines as they are: no hinting, no rounding to pixels. Filled into `options`. */
void qs_fonts_options(cairo_font_options_t *options);

#endif
