/* SPDX-License-Identifier: MIT */
#include "scan/source.h"
#include "base/error.h"

#include <errno.h>
#include <string.h>

void qs_source_open(struct qs_source *source, qs_source_reader *read, void *context)
{
        source->read = read;
        source->context = context;
        source->next = source->buffer;
        source->left = 0;
        source->ended = false;
        source->error_number = 0;
}

void qs_source_open_memory(struct qs_source *source, const void *data, size_t size)
{
        qs_source_open(source, NULL, NULL);
        source->next = data;
        source->left = size;
}

/* Reads once into `out`; 0 at the end or on failure. */
static size_t read_some(struct qs_source *source, void *out, size_t size)
{
        ssize_t count;

        if (!source->read || source->error_number)
                return 0;
        do
                count = source->read(source->context, out, size);
        while (count < 0 && errno == EINTR);
        if (count < 0) {
                source->error_number = errno;
                return 0;
        }
        return (size_t)count;
}

size_t qs_source_peek(struct qs_source *source, size_t count)
{
        if (source->left < count && source->read) {
                memmove(source->buffer, source->next, source->left);
                source->next = source->buffer;
        }
        while (source->left < count) {
                size_t more = read_some(source, source->buffer + source->left,
                        sizeof(source->buffer) - source->left);

                if (!more)
                        return source->left;
                source->left += more;
        }
        return count;
}

/* Hands over what is at hand, as far as it is wanted. */
static size_t take(struct qs_source *source, void *out, size_t count)
{
        if (count > source->left)
                count = source->left;
        if (out)
                memcpy(out, source->next, count);
        source->next += count;
        source->left -= count;
        return count;
}

bool qs_source_read(struct qs_source *source, void *out, size_t count)
{
        uint8_t *to = out;
        size_t done = take(source, to, count);

        while (done < count) {
                size_t wanted = count - done, more;

                /* Long runs go straight to their place. */
                if (wanted >= sizeof(source->buffer))
                        more = read_some(source, to + done, wanted);
                else if (qs_source_peek(source, 1))
                        more = take(source, to + done, wanted);
                else
                        more = 0;
                if (!more) {
                        source->ended = true;
                        return false;
                }
                done += more;
        }
        return true;
}

bool qs_source_skip(struct qs_source *source, size_t count)
{
        count -= take(source, NULL, count);
        while (count) {
                if (!qs_source_peek(source, 1)) {
                        source->ended = true;
                        return false;
                }
                count -= take(source, NULL, count);
        }
        return true;
}

enum qrsign_status qs_source_failure(
        const struct qs_source *source, const char *reason, struct qrsign_error *error)
{
        if (source->error_number)
                return qs_error_errno(error, QRSIGN_MESSAGE_FILE_READ, source->error_number);
        if (source->ended)
                return qs_error(error, QRSIGN_MESSAGE_IMAGE_TRUNCATED);
        return qs_error(error, QRSIGN_MESSAGE_IMAGE_BROKEN, reason);
}
