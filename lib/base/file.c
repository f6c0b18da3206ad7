/* SPDX-License-Identifier: MIT */
#include "base/file.h"
#include "base/error.h"
#include "base/number.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { STEP = 1 << 16 };

static void close_file(int *file)
{
        if (*file > STDIN_FILENO)
                close(*file);
}

static enum qrsign_status read_all(
        int file, size_t limit, struct qs_buffer *out, struct qrsign_error *error)
{
        for (;;) {
                ssize_t count;

                if (!qs_buffer_reserve(out, STEP))
                        return qs_error_memory(error);
                count = read(file, out->data + out->length, STEP);
                if (count < 0 && errno == EINTR)
                        continue;
                if (count < 0)
                        return qs_error_errno(error, QRSIGN_MESSAGE_FILE_READ, errno);
                if (!count)
                        return QRSIGN_OK;
                if ((size_t)count > limit - out->length) {
                        char text[QS_NUMBER_SIZE];

                        qs_number_format(text, (int64_t)limit, 1);
                        return qs_error(error, QRSIGN_MESSAGE_FILE_TOO_LARGE, text);
                }
                out->length += (size_t)count;
                out->data[out->length] = '\0';
        }
}

enum qrsign_status qs_file_read(
        const char *path, size_t limit, struct qs_buffer *out, struct qrsign_error *error)
{
        bool standard_input = strcmp(path, "-") == 0;
        qs_cleanup(close_file) int file =
                standard_input ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
        enum qrsign_status status;

        qs_buffer_clear(out);
        if (file < 0)
                status = qs_error_errno(error, QRSIGN_MESSAGE_FILE_OPEN, errno);
        else
                status = read_all(file, limit, out, error);
        if (status)
                qs_error_locate(error, path, 0, 0);
        return status;
}
