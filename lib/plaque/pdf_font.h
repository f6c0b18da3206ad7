/* SPDX-License-Identifier: MIT */
/* The fonts of a PDF: which glyphs its pages show, what text they stand for, and in the end each
 * face once, with those glyphs alone (ISO 32000-1, 9.7 and 9.9). */
#ifndef QS_PDF_FONT_H
#define QS_PDF_FONT_H

#include "plaque/display.h"
#include "plaque/pdf_file.h"

struct qs_pdf_font;

struct qs_pdf_fonts {
        struct qs_pdf_font **list; /* each has the name F and its index */
        size_t count;
        bool failed; /* an allocation failed */
};

void qs_pdf_fonts_free(struct qs_pdf_fonts *fonts);

/* The font that a run is set in. NULL if it cannot be embedded (its letters are to be drawn as
 * shapes) or if memory ran out. */
struct qs_pdf_font *qs_pdf_fonts_find(
        struct qs_pdf_fonts *fonts, const struct qs_fonts *of, enum qs_weight weight);

/* Appends the operators that choose the font and show a run, `em` in the units of the page. The
 * caller has said where: between BT and ET. */
void qs_pdf_font_show(
        struct qs_pdf_font *font, struct qs_buffer *out, const struct qs_run *run, double em);

/* Writes all fonts and appends `/Font<<...>>` to the resources of the pages, or nothing. IO if a
 * font cannot be taken apart; MEMORY. */
enum qrsign_status qs_pdf_fonts_write(struct qs_pdf_fonts *fonts, struct qs_pdf_file *file,
        struct qs_buffer *resources, struct qrsign_error *error);

#endif
