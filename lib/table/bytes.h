/* SPDX-License-Identifier: MIT */
/* The bytes of one input from front to back: a file, standard input, or memory. */
#ifndef QS_BYTES_H
#define QS_BYTES_H

#include "base/digest.h"

#include <qrsign/error.h>

/* 2 GiB: more is an error, whatever the file says of its size. */
#define QS_BYTES_LIMIT ((uint64_t)1 << 31)

/* What the bytes of text are. */
enum qs_bytes_form {
        QS_BYTES_UTF,    /* UTF-8, or UTF-16 that shows itself as such */
        QS_BYTES_ANY,    /* the same, or else some encoding of old */
        QS_BYTES_LEGACY, /* an encoding of old, unless it is plainly UTF-8 */
        QS_BYTES_UTF16LE,
        QS_BYTES_UTF16BE
};

struct qs_bytes {
        enum qs_bytes_form form;
        const char *memory; /* NULL: a file */
        size_t left;        /* of memory */
        int file;
        uint64_t total;           /* bytes read so far */
        struct qs_digest *digest; /* takes every byte read; NULL: none */
};

/* Opens a file; "-" is standard input. A folder is an error. Errors carry the path. */
enum qrsign_status qs_bytes_open(struct qs_bytes *bytes, const char *path, struct qs_digest *digest,
        struct qrsign_error *error);
/* Reads from memory, which must outlive it. */
void qs_bytes_open_memory(
        struct qs_bytes *bytes, const char *memory, size_t length, struct qs_digest *digest);
/* Reads `size` bytes, fewer only at the end: *count 0 means that there are no more. */
enum qrsign_status qs_bytes_read(
        struct qs_bytes *bytes, char *out, size_t size, size_t *count, struct qrsign_error *error);
void qs_bytes_close(struct qs_bytes *bytes);

#endif
