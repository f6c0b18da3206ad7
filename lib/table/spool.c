/* SPDX-License-Identifier: MIT */
#include "table/spool.h"
#include "base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Records of one alley are read from the last to the first. Where they lie together a window holds
 * many; where they do not, a larger one would be read for nothing. A window that is filled while
 * walking backwards ends behind the record that is wanted, if that is an ordinary one. */
enum { WINDOW = 4096, ORDINARY = 1024 };

void qs_spool_start(struct qs_spool *spool)
{
        *spool = (struct qs_spool){.file = -1};
}

void qs_spool_free(struct qs_spool *spool)
{
        if (spool->file >= 0)
                close(spool->file);
        qs_buffer_free(&spool->tail);
        qs_buffer_free(&spool->window);
        spool->file = -1;
}

/* Unlinked from the start: nothing stays behind, whatever happens. */
static int open_unlinked(void)
{
        char name[] = P_tmpdir "/qrsign-XXXXXX";
        int file = open(P_tmpdir, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);

        if (file >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL))
                return file;
        file = mkostemp(name, O_CLOEXEC);
        if (file >= 0)
                unlink(name);
        return file;
}

static enum qrsign_status flush(struct qs_spool *spool, struct qrsign_error *error)
{
        size_t done = 0;

        if (spool->file < 0)
                spool->file = open_unlinked();
        if (spool->file < 0)
                goto failed;
        while (done < spool->tail.length) {
                ssize_t count =
                        write(spool->file, spool->tail.data + done, spool->tail.length - done);

                if (count < 0 && errno == EINTR)
                        continue;
                if (count < 0)
                        goto failed;
                done += (size_t)count;
        }
        spool->written += spool->tail.length;
        qs_buffer_clear(&spool->tail);
        return QRSIGN_OK;
failed:
        qs_error_errno(error, QRSIGN_MESSAGE_FILE_WRITE, errno);
        qs_error_locate(error, P_tmpdir, 0, 0);
        return QRSIGN_ERROR_IO;
}

enum qrsign_status qs_spool_append(struct qs_spool *spool, const void *data, size_t length,
        uint64_t *at, struct qrsign_error *error)
{
        uint32_t size = (uint32_t)length;

        if (spool->tail.length + sizeof(size) + length > QS_SPOOL_MEMORY) {
                enum qrsign_status status = flush(spool, error);

                if (status)
                        return status;
        }
        *at = spool->written + spool->tail.length;
        qs_buffer_append(&spool->tail, &size, sizeof(size));
        qs_buffer_append(&spool->tail, data, length);
        return spool->tail.failed ? qs_error_memory(error) : QRSIGN_OK;
}

/* Fills the window with `length` bytes of the file from `at`, fewer at its end. */
static enum qrsign_status load(
        struct qs_spool *spool, uint64_t at, size_t length, struct qrsign_error *error)
{
        struct qs_buffer *window = &spool->window;

        qs_buffer_clear(window);
        spool->window_at = at;
        if (!qs_buffer_reserve(window, length))
                return qs_error_memory(error);
        while (window->length < length) {
                ssize_t count = pread(spool->file, window->data + window->length,
                        length - window->length, (off_t)(at + window->length));

                if (count < 0 && errno == EINTR)
                        continue;
                if (count < 0) {
                        qs_error_errno(error, QRSIGN_MESSAGE_FILE_READ, errno);
                        qs_error_locate(error, P_tmpdir, 0, 0);
                        return QRSIGN_ERROR_IO;
                }
                if (!count)
                        break;
                window->length += (size_t)count;
        }
        return QRSIGN_OK;
}

/* Bytes of the window from `at` on; 0 where it does not hold that place. */
static size_t in_window(const struct qs_spool *spool, uint64_t at)
{
        if (at < spool->window_at || at >= spool->window_at + spool->window.length)
                return 0;
        return (size_t)(spool->window_at + spool->window.length - at);
}

/* Makes `length` bytes at `at` addressable; a record never lies half in the file. */
static enum qrsign_status reach(struct qs_spool *spool, uint64_t at, size_t length,
        const char **data, struct qrsign_error *error)
{
        if (at >= spool->written) {
                *data = spool->tail.data + (at - spool->written);
                return QRSIGN_OK;
        }
        if (in_window(spool, at) < length) {
                size_t size = length > WINDOW ? length : WINDOW;
                uint64_t start = at;
                enum qrsign_status status;

                if (at < spool->window_at && length <= ORDINARY)
                        start = at + ORDINARY > WINDOW ? at + ORDINARY - WINDOW : 0;
                status = load(spool, start, size, error);
                if (status)
                        return status;
                if (in_window(spool, at) < length)
                        return qs_error_errno(error, QRSIGN_MESSAGE_FILE_READ, EIO);
        }
        *data = spool->window.data + (at - spool->window_at);
        return QRSIGN_OK;
}

enum qrsign_status qs_spool_read(struct qs_spool *spool, uint64_t at, const char **data,
        size_t *length, uint64_t *next, struct qrsign_error *error)
{
        enum qrsign_status status;
        uint32_t size;

        status = reach(spool, at, sizeof(size), data, error);
        if (status)
                return status;
        memcpy(&size, *data, sizeof(size));
        status = reach(spool, at, sizeof(size) + size, data, error);
        if (status)
                return status;
        *data += sizeof(size);
        *length = size;
        *next = at + sizeof(size) + size;
        return QRSIGN_OK;
}
