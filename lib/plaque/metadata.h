/* SPDX-License-Identifier: MIT */
/* What a PDF says of itself: the information dictionary, XMP, the output intent. */
#ifndef QS_METADATA_H
#define QS_METADATA_H

#include "base/digest.h"
#include "plaque/finish.h"

#include <qpdf/qpdf-c.h>

/* Sets all of it; `digest` is of the drawing and makes the document's id. MEMORY. */
enum qrsign_status qs_metadata_set(qpdf_data qpdf, const struct qs_document *document,
        const uint8_t digest[QS_DIGEST_SIZE], struct qrsign_error *error);

#endif
