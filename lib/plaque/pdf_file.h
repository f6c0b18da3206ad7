/* SPDX-License-Identifier: MIT */
/* A PDF as a file (ISO 32000-1, 7.5): numbered objects, streams deflated, small objects together in
 * object streams, and the cross-reference stream that says where they are. It is held in memory
 * until it is whole. */
#ifndef QS_PDF_FILE_H
#define QS_PDF_FILE_H

#include "base/buffer.h"

#include <qrsign/error.h>

struct qs_pdf_entry;
struct libdeflate_compressor;

struct qs_pdf_file {
        struct qs_buffer bytes;
        struct qs_pdf_entry *entries; /* by object number, from 0 */
        size_t count, room;
        struct qs_buffer packed; /* objects that wait for their object stream */
        struct qs_buffer index;  /* their numbers and where they begin in it */
        size_t waiting;
        size_t filling; /* that object stream's own number */
        struct libdeflate_compressor *compressor;
        unsigned char *deflated;
        size_t deflated_room;
        bool failed; /* an allocation failed: write freely, look once at the end */
};

/* False if memory ran out. Free with qs_pdf_file_free(), also then. */
bool qs_pdf_file_start(struct qs_pdf_file *file);
void qs_pdf_file_free(struct qs_pdf_file *file);

/* A number for an object that is still to come. */
size_t qs_pdf_file_reserve(struct qs_pdf_file *file);
/* An object, `text` as it stands in the file. */
void qs_pdf_file_object(struct qs_pdf_file *file, size_t number, const struct qs_buffer *text);
/* A stream; `dictionary` are its entries besides Length and Filter. */
void qs_pdf_file_stream(struct qs_pdf_file *file, size_t number, const char *dictionary,
        const void *data, size_t length);
/* The same as it is, for programs that look for it in the file. */
void qs_pdf_file_plain_stream(struct qs_pdf_file *file, size_t number, const char *dictionary,
        const void *data, size_t length);
/* Made from what the file holds by now. */
void qs_pdf_file_id(const struct qs_pdf_file *file, uint64_t id[2]);
/* Ends the file; afterwards `bytes` is whole, unless `failed`. */
void qs_pdf_file_end(
        struct qs_pdf_file *file, size_t catalog, size_t information, const uint64_t id[2]);

/* `KEY 12 0 R` */
void qs_pdf_append_reference(struct qs_buffer *out, const char *key, size_t number);
/* `KEY(text)`: as it is where it is plain ASCII, else UTF-16. */
void qs_pdf_append_text(struct qs_buffer *out, const char *key, const char *text);
/* `<FEFF...>` of UTF-8. */
void qs_pdf_append_utf16(struct qs_buffer *out, const char *text, size_t length, bool mark);

#endif
