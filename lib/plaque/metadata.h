/* SPDX-License-Identifier: MIT */
/* What a PDF says of itself: the information dictionary, XMP, the output intent. */
#ifndef QS_METADATA_H
#define QS_METADATA_H

#include "plaque/document.h"

/* Writes all of it and appends to the catalog what refers to it. `id` is the document's, as its
 * file gives it; `information` is the number of that dictionary. */
void qs_metadata_write(struct qs_document *document, const uint64_t id[2], size_t information,
        struct qs_buffer *catalog);

#endif
