/* SPDX-License-Identifier: MIT */
/* A font of a PDF from within: the glyphs that were shown, and how they are written. */
#ifndef QS_PDF_EMBED_H
#define QS_PDF_EMBED_H

#include "plaque/pdf_font.h"

#include <hb.h>

struct qs_pdf_glyph {
        char text[10];       /* that it stands for, UTF-8; longer ones are told on the page */
        uint8_t text_length; /* 0: none */
        bool used;
        float width; /* thousandths of an em */
};

struct qs_pdf_font {
        size_t index; /* in the list of fonts */
        hb_face_t *face;
        hb_face_t *twin; /* the same, opened once more; the last one seen */
        hb_font_t *metrics;
        double scale; /* from its units to thousandths of an em */
        bool cff;     /* outlines as PostScript has them */
        bool embeddable;
        struct qs_pdf_glyph *glyphs;
        unsigned glyph_count;
};

/* Writes the font's objects; `number` is its own. IO, MEMORY. */
enum qrsign_status qs_pdf_embed(const struct qs_pdf_font *font, struct qs_pdf_file *file,
        size_t number, struct qrsign_error *error);

#endif
