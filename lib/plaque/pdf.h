/* SPDX-License-Identifier: MIT */
/* The PDF backend below plaques: any display list becomes a page. */
#ifndef QS_PDF_H
#define QS_PDF_H

#include "plaque/display.h"

#include <qrsign/plaque.h>

enum qrsign_status qs_pdf_add_display(struct qrsign_pdf *pdf, const struct qs_fonts *fonts,
        const struct qs_display *display, double width_mm, double height_mm,
        struct qrsign_error *error);

#endif
