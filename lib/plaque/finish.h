/* SPDX-License-Identifier: MIT */
/* The finishing pass: cairo's PDF becomes one for the press. */
#ifndef QS_FINISH_H
#define QS_FINISH_H

#include "plaque/imprint.h"
#include "plaque/profile.h"

#include <stdio.h>

enum { QS_SPOT_NAME_SIZE = 64 };

struct qs_page {
        struct qs_grid grid;
        bool coloured; /* not black alone: marks go on every plate */
        struct qs_imprint *imprints;
        size_t imprint_count;
};

/* What the pass knows of the document that it is given. */
struct qs_document {
        enum qrsign_ink_mode ink;
        char spot_name[QS_SPOT_NAME_SIZE];
        char *title; /* owned, UTF-8, "" for none */
        struct qrsign_date created;
        const void *profile; /* borrowed; NULL: none */
        size_t profile_size;
        struct qs_profile about_profile;
        struct qs_page *pages;
        size_t page_count, page_room;
};

/* Pages as cairo is asked to draw them are a little larger than they will be, since cairo cuts at
 * whole points; their upper left corner stays. In points. */
double qs_finish_drawn_size(double mm);

/* Writes the document: `drawn` has the pages of `document`, in order. IO, MEMORY. */
enum qrsign_status qs_finish(const struct qs_document *document, const struct qs_buffer *drawn,
        FILE *stream, struct qrsign_error *error);

#endif
