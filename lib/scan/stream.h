/* SPDX-License-Identifier: MIT */
/* Bytes in order, from a file, a pipe or memory: what the decoders of pictures read. */
#ifndef QS_STREAM_H
#define QS_STREAM_H

#include "base/base.h"

#include <qrsign/error.h>
#include <sys/types.h>

/* As read(2): bytes read, 0 at the end, or -1 with errno set. */
typedef ssize_t qs_stream_reader(void *context, void *data, size_t size);

struct qs_stream {
        qs_stream_reader *read; /* NULL: there is no more than what is at hand */
        void *context;
        const uint8_t *next; /* bytes at hand */
        size_t left;
        bool ended;       /* more was wanted than there is */
        int error_number; /* errno of a failed read, else 0 */
        uint8_t buffer[1 << 16];
};

enum { QS_STREAM_PEEK = 1024 }; /* most bytes that can be peeked */

void qs_stream_open(struct qs_stream *stream, qs_stream_reader *read, void *context);
/* The memory is borrowed. */
void qs_stream_open_memory(struct qs_stream *stream, const void *data, size_t size);

/* Tries to have `count` bytes at hand and returns how many there are, at most `count`; fewer only
 * at the end or on failure. Does not set `ended`. */
size_t qs_stream_peek(struct qs_stream *stream, size_t count);
/* Both return false, and set `ended`, if there are not so many. */
bool qs_stream_read(struct qs_stream *stream, void *out, size_t count);
bool qs_stream_skip(struct qs_stream *stream, size_t count);

/* Why a decoder gave up: reading failed, the stream ended too early, or the picture is damaged,
 * for this reason. */
enum qrsign_status qs_stream_failure(
        const struct qs_stream *stream, const char *reason, struct qrsign_error *error);

#endif
