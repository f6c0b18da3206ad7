/* SPDX-License-Identifier: MIT */
#include "table/bytes.h"
#include "base/error.h"
#include "base/number.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum qrsign_status qs_bytes_open(struct qs_bytes *bytes, const char *path, struct qs_digest *digest,
        struct qrsign_error *error)
{
        enum qrsign_status status;
        struct stat about;

        *bytes = (struct qs_bytes){.file = STDIN_FILENO, .digest = digest};
        if (strcmp(path, "-") != 0)
                bytes->file = open(path, O_RDONLY | O_CLOEXEC);
        if (bytes->file < 0 || fstat(bytes->file, &about) < 0)
                status = qs_error_errno(error, QRSIGN_MESSAGE_FILE_OPEN, errno);
        else if (S_ISDIR(about.st_mode))
                status = qs_error(error, QRSIGN_MESSAGE_FILE_IS_FOLDER);
        else
                return QRSIGN_OK;
        qs_error_locate(error, path, 0, 0);
        qs_bytes_close(bytes);
        return status;
}

void qs_bytes_open_memory(
        struct qs_bytes *bytes, const char *memory, size_t length, struct qs_digest *digest)
{
        *bytes = (struct qs_bytes){.memory = memory, .left = length, .file = -1, .digest = digest};
}

static enum qrsign_status read_file(
        int file, char *out, size_t size, size_t *count, struct qrsign_error *error)
{
        while (*count < size) {
                ssize_t more = read(file, out + *count, size - *count);

                if (more < 0 && errno == EINTR)
                        continue;
                if (more < 0)
                        return qs_error_errno(error, QRSIGN_MESSAGE_FILE_READ, errno);
                if (!more)
                        break;
                *count += (size_t)more;
        }
        return QRSIGN_OK;
}

enum qrsign_status qs_bytes_read(
        struct qs_bytes *bytes, char *out, size_t size, size_t *count, struct qrsign_error *error)
{
        *count = 0;
        if (bytes->memory) {
                *count = bytes->left < size ? bytes->left : size;
                memcpy(out, bytes->memory, *count);
                bytes->memory += *count;
                bytes->left -= *count;
        } else {
                enum qrsign_status status = read_file(bytes->file, out, size, count, error);

                if (status)
                        return status;
        }
        bytes->total += *count;
        if (bytes->total > QS_BYTES_LIMIT) {
                char limit[QS_NUMBER_SIZE];

                qs_number_format(limit, (int64_t)QS_BYTES_LIMIT, 1);
                return qs_error(error, QRSIGN_MESSAGE_FILE_TOO_LARGE, limit);
        }
        if (bytes->digest)
                qs_digest_add(bytes->digest, out, *count);
        return QRSIGN_OK;
}

void qs_bytes_close(struct qs_bytes *bytes)
{
        if (bytes->file > STDIN_FILENO)
                close(bytes->file);
        bytes->file = -1;
}
