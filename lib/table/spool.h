/* SPDX-License-Identifier: MIT */
/* Records of bytes put aside: in memory at first, in an unlinked temporary file from there on.
 * Zero-initialise with qs_spool_start(); free with qs_spool_free(). */
#ifndef QS_SPOOL_H
#define QS_SPOOL_H

#include "base/buffer.h"

#include <qrsign/error.h>

enum { QS_SPOOL_MEMORY = 1 << 20 };

struct qs_spool {
        struct qs_buffer tail;   /* the newest bytes, not yet in the file */
        uint64_t written;        /* bytes in the file */
        int file;                /* -1: none yet */
        struct qs_buffer window; /* a piece of the file */
        uint64_t window_at;
};

void qs_spool_start(struct qs_spool *spool);
void qs_spool_free(struct qs_spool *spool);

/* Where the next record will lie. */
static inline uint64_t qs_spool_end(const struct qs_spool *spool)
{
        return spool->written + spool->tail.length;
}

/* Puts a record behind the others; *at is where it lies. IO, MEMORY. */
enum qrsign_status qs_spool_append(struct qs_spool *spool, const void *data, size_t length,
        uint64_t *at, struct qrsign_error *error);
/* Reads the record at a place that qs_spool_append() gave; *next is the place of the one behind
 * it. The data are valid until the next call. IO, MEMORY. */
enum qrsign_status qs_spool_read(struct qs_spool *spool, uint64_t at, const char **data,
        size_t *length, uint64_t *next, struct qrsign_error *error);

#endif
