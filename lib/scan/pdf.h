/* SPDX-License-Identifier: MIT */
/* The pages of a PDF as pictures, rendered by pdftoppm. */
#ifndef QS_PDF_H
#define QS_PDF_H

#include "scan/process.h"
#include "scan/stream.h"

#include <qrsign/scan.h>

/* Whether it begins as a PDF does: readers accept the mark anywhere in the first 1,024 bytes
 * (ISO 32000-1, annex H.3). */
bool qs_pdf_is(struct qs_stream *stream);

/* Starts the program and makes the stream its output: the pages as PGM, one after another. */
enum qrsign_status qs_pdf_start(const char *path, const struct qrsign_images_options *options,
        struct qs_process *process, struct qs_stream *stream, struct qrsign_error *error);

/* At the end of the output, after so many whole pages, or inside a page. Says what the program had
 * to complain of if it did not end well, or gave no page. */
enum qrsign_status qs_pdf_finish(struct qs_process *process, const struct qs_stream *stream,
        size_t pages, struct qrsign_error *error);

#endif
