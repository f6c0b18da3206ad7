/* SPDX-License-Identifier: MIT */
#include "files.h"
#include "problems.h"

#include <ctype.h>
#include <errno.h>
#include <sodium/crypto_hash_sha256.h>
#include <sodium/utils.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SUFFIX ".qrsign-tmp"

char *path_join(const char *folder, const char *name)
{
        size_t length = strlen(folder);
        char *path = malloc(length + strlen(name) + 2);

        if (path)
                sprintf(path, "%s%s%s", folder, length && folder[length - 1] != '/' ? "/" : "",
                        name);
        return path;
}

void path_free(char **path)
{
        free(*path);
}

/* `folder/name` becomes `folder/.name.1234.qrsign-tmp`. */
static char *temporary_name(const char *path)
{
        const char *slash = strrchr(path, '/');
        const char *name = slash ? slash + 1 : path;
        size_t size = strlen(path) + sizeof(SUFFIX) + 32;
        char *temporary = malloc(size);

        if (temporary)
                snprintf(temporary, size, "%.*s.%s.%ld" SUFFIX, (int)(name - path), path, name,
                        (long)getpid());
        return temporary;
}

bool output_is_temporary(const char *name, pid_t *process)
{
        size_t length = strlen(name), suffix = strlen(SUFFIX), digits = 0;

        if (name[0] != '.' || length <= suffix || strcmp(name + length - suffix, SUFFIX) != 0)
                return false;
        length -= suffix;
        while (digits < length && isdigit((unsigned char)name[length - digits - 1]))
                digits++;
        if (!digits || digits > 9 || length - digits < 3 || name[length - digits - 1] != '.')
                return false;
        *process = (pid_t)strtol(name + length - digits, NULL, 10);
        return true;
}

/* A name that is there already is of a dead process with our number: in a container numbers come
 * again and again, and nobody else writes this file. */
static bool open_new(struct output *output)
{
        output->stream = fopen(output->temporary, "wbxe");
        if (!output->stream && errno == EEXIST && unlink(output->temporary) == 0)
                output->stream = fopen(output->temporary, "wbxe");
        return output->stream != NULL;
}

enum qrsign_status output_open(struct output *output, const char *path, struct qrsign_error *error)
{
        enum qrsign_status status = QRSIGN_OK;

        output->path = strdup(path);
        output->temporary = output->path ? temporary_name(path) : NULL;
        if (!output->temporary)
                status = problems_memory(error);
        else if (!open_new(output))
                status = problems_errno(error, QRSIGN_MESSAGE_FILE_WRITE, path, errno);
        if (status) {
                free(output->temporary);
                free(output->path);
                *output = (struct output){0};
        }
        return status;
}

enum qrsign_status output_close(struct output *output, bool durable, struct qrsign_error *error)
{
        FILE *stream = output->stream;
        int number = 0;

        output->stream = NULL;
        errno = 0;
        if (ferror(stream) || fflush(stream) != 0 || (durable && fsync(fileno(stream)) != 0))
                number = errno ? errno : EIO;
        if (fclose(stream) != 0 && !number)
                number = errno;
        if (number)
                return problems_errno(error, QRSIGN_MESSAGE_FILE_WRITE, output->path, number);
        return QRSIGN_OK;
}

enum qrsign_status output_commit(struct output *output, struct qrsign_error *error)
{
        if (rename(output->temporary, output->path) != 0)
                return problems_errno(error, QRSIGN_MESSAGE_FILE_WRITE, output->path, errno);
        free(output->temporary);
        output->temporary = NULL;
        return QRSIGN_OK;
}

void output_free(struct output *output)
{
        if (output->stream)
                fclose(output->stream);
        if (output->temporary)
                unlink(output->temporary);
        free(output->temporary);
        free(output->path);
        *output = (struct output){0};
}

void digest_hex(const uint8_t digest[DIGEST_SIZE], char hex[DIGEST_HEX_SIZE])
{
        sodium_bin2hex(hex, DIGEST_HEX_SIZE, digest, DIGEST_SIZE);
}

static void close_stream(FILE **stream)
{
        if (*stream && *stream != stdin)
                fclose(*stream);
}

enum qrsign_status file_digest(
        const char *path, char hex[DIGEST_HEX_SIZE], size_t *size, struct qrsign_error *error)
{
        cleanup(close_stream) FILE *stream = fopen(path, "rbe");
        crypto_hash_sha256_state state;
        unsigned char block[65536], digest[DIGEST_SIZE];
        size_t count;

        if (!stream)
                return problems_errno(error, QRSIGN_MESSAGE_FILE_OPEN, path, errno);
        *size = 0;
        crypto_hash_sha256_init(&state);
        while ((count = fread(block, 1, sizeof(block), stream)) > 0) {
                crypto_hash_sha256_update(&state, block, count);
                *size += count;
        }
        if (ferror(stream))
                return problems_errno(error, QRSIGN_MESSAGE_FILE_READ, path, errno);
        crypto_hash_sha256_final(&state, digest);
        digest_hex(digest, hex);
        return QRSIGN_OK;
}

enum qrsign_status file_read(
        const char *path, size_t limit, char **data, size_t *length, struct qrsign_error *error)
{
        bool standard_input = strcmp(path, "-") == 0;
        cleanup(close_stream) FILE *stream = standard_input ? stdin : fopen(path, "rbe");
        char *all = NULL;
        size_t used = 0, room = 0, count;

        if (!stream)
                return problems_errno(error, QRSIGN_MESSAGE_FILE_OPEN, path, errno);
        do {
                if (room - used < 4097) {
                        char *more = realloc(all, room += 65536);

                        if (!more) {
                                free(all);
                                return problems_memory(error);
                        }
                        all = more;
                }
                count = fread(all + used, 1, room - used - 1, stream);
                used += count;
        } while (count && used <= limit);
        if (ferror(stream) || used > limit) {
                char text[32];

                free(all);
                if (ferror(stream))
                        return problems_errno(error, QRSIGN_MESSAGE_FILE_READ, path, errno);
                snprintf(text, sizeof(text), "%zu", limit);
                return problems_set(error, QRSIGN_MESSAGE_FILE_TOO_LARGE, path, NULL, text);
        }
        all[used] = '\0';
        *data = all;
        *length = used;
        return QRSIGN_OK;
}

bool output_is_as_before(const struct output *output)
{
        char before[DIGEST_HEX_SIZE], now[DIGEST_HEX_SIZE];
        size_t size;

        return file_digest(output->path, before, &size, NULL) == QRSIGN_OK &&
               file_digest(output->temporary, now, &size, NULL) == QRSIGN_OK &&
               strcmp(before, now) == 0;
}
