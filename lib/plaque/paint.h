/* SPDX-License-Identifier: MIT */
/* Drawing a display list on a cairo context whose unit is a millimetre. */
#ifndef QS_PAINT_H
#define QS_PAINT_H

#include "plaque/ink.h"

#include <cairo.h>

/* Chooses a face and its size, unhinted. */
void qs_paint_set_font(
        cairo_t *cairo, const struct qs_fonts *fonts, enum qs_weight weight, double em);
/* Fills a box with the ground, if the display list has one. */
void qs_paint_ground(cairo_t *cairo, const struct qs_display *display, struct qs_box box);
/* Everything but the ground and the symbols, in order. */
enum qrsign_status qs_paint_display(cairo_t *cairo, const struct qs_fonts *fonts,
        const struct qs_display *display, struct qrsign_error *error);
/* The symbols: each one fill of one path, whose corners are whole modules. */
enum qrsign_status qs_paint_symbols(
        cairo_t *cairo, const struct qs_display *display, struct qrsign_error *error);
/* A symbol with its first module's corner at 0,0, a module for a unit, in the current colour. */
enum qrsign_status qs_paint_symbol(
        cairo_t *cairo, const struct qrsign_symbol *symbol, struct qrsign_error *error);

#endif
