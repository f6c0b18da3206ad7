/* SPDX-License-Identifier: MIT */
/* A PDF for the press: pages with their boxes, in the inks of the press, and what the document
 * says of itself. */
#ifndef QS_DOCUMENT_H
#define QS_DOCUMENT_H

#include "plaque/grid.h"
#include "plaque/pdf_font.h"
#include "plaque/press.h"
#include "plaque/profile.h"

#include <stdio.h>

enum { QS_SPOT_NAME_SIZE = 64 };

struct qs_document {
        /* Given before it is started: */
        enum qrsign_ink_mode ink;
        char spot_name[QS_SPOT_NAME_SIZE];
        char *title; /* owned, UTF-8, "" for none */
        struct qrsign_date created;
        const void *profile; /* borrowed; NULL: none */
        size_t profile_size;
        struct qs_profile about_profile;
        /* Kept by it: */
        struct qs_press press;
        struct qs_pdf_file file;
        struct qs_pdf_fonts fonts;
        size_t *pages; /* their object numbers */
        size_t page_count, page_room;
        size_t tree, resources; /* object numbers */
        bool marks_everywhere;  /* some marks go on every plate */
        struct qs_grid grid;    /* of the page at hand, as the rest */
        struct qs_buffer content;
        bool coloured; /* not black alone */
};

/* MEMORY. Free with qs_document_free(), also then. */
enum qrsign_status qs_document_start(struct qs_document *document, struct qrsign_error *error);
void qs_document_free(struct qs_document *document);

enum qrsign_status qs_document_begin_page(
        struct qs_document *document, const struct qs_grid *grid, struct qrsign_error *error);
/* Draws a plaque into a cell of the page. */
enum qrsign_status qs_document_draw(struct qs_document *document, size_t cell,
        const struct qs_fonts *fonts, const struct qs_display *display, bool mirror,
        struct qrsign_error *error);
enum qrsign_status qs_document_end_page(struct qs_document *document, struct qrsign_error *error);

/* Ends the document and writes it. IO, MEMORY. */
enum qrsign_status qs_document_finish(
        struct qs_document *document, FILE *stream, struct qrsign_error *error);

#endif
