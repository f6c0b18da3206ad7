/* SPDX-License-Identifier: MIT */
#include "scan/stream.h"
#include "base/error.h"

#include <errno.h>
#include <string.h>

void qs_stream_open(struct qs_stream *stream, qs_stream_reader *read, void *context)
{
        stream->read = read;
        stream->context = context;
        stream->next = stream->buffer;
        stream->left = 0;
        stream->ended = false;
        stream->error_number = 0;
}

void qs_stream_open_memory(struct qs_stream *stream, const void *data, size_t size)
{
        qs_stream_open(stream, NULL, NULL);
        stream->next = data;
        stream->left = size;
}

/* Reads once into `out`; 0 at the end or on failure. */
static size_t read_some(struct qs_stream *stream, void *out, size_t size)
{
        ssize_t count;

        if (!stream->read || stream->error_number)
                return 0;
        do
                count = stream->read(stream->context, out, size);
        while (count < 0 && errno == EINTR);
        if (count < 0) {
                stream->error_number = errno;
                return 0;
        }
        return (size_t)count;
}

size_t qs_stream_peek(struct qs_stream *stream, size_t count)
{
        if (stream->left < count && stream->read) {
                memmove(stream->buffer, stream->next, stream->left);
                stream->next = stream->buffer;
        }
        while (stream->left < count) {
                size_t more = read_some(stream, stream->buffer + stream->left,
                        sizeof(stream->buffer) - stream->left);

                if (!more)
                        return stream->left;
                stream->left += more;
        }
        return count;
}

/* Hands over what is at hand, as far as it is wanted. */
static size_t take(struct qs_stream *stream, void *out, size_t count)
{
        if (count > stream->left)
                count = stream->left;
        if (out)
                memcpy(out, stream->next, count);
        stream->next += count;
        stream->left -= count;
        return count;
}

bool qs_stream_read(struct qs_stream *stream, void *out, size_t count)
{
        uint8_t *to = out;
        size_t done = take(stream, to, count);

        while (done < count) {
                size_t wanted = count - done, more;

                /* Long runs go straight to their place. */
                if (wanted >= sizeof(stream->buffer))
                        more = read_some(stream, to + done, wanted);
                else if (qs_stream_peek(stream, 1))
                        more = take(stream, to + done, wanted);
                else
                        more = 0;
                if (!more) {
                        stream->ended = true;
                        return false;
                }
                done += more;
        }
        return true;
}

bool qs_stream_skip(struct qs_stream *stream, size_t count)
{
        count -= take(stream, NULL, count);
        while (count) {
                if (!qs_stream_peek(stream, 1)) {
                        stream->ended = true;
                        return false;
                }
                count -= take(stream, NULL, count);
        }
        return true;
}

enum qrsign_status qs_stream_failure(
        const struct qs_stream *stream, const char *reason, struct qrsign_error *error)
{
        if (stream->error_number)
                return qs_error_errno(error, QRSIGN_MESSAGE_FILE_READ, stream->error_number);
        if (stream->ended)
                return qs_error(error, QRSIGN_MESSAGE_IMAGE_TRUNCATED);
        return qs_error(error, QRSIGN_MESSAGE_IMAGE_BROKEN, reason);
}
