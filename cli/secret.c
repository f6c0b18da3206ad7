/* SPDX-License-Identifier: MIT */
#include "secret.h"
#include "files.h"
#include "problems.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
        WORD = sizeof(SECRET_WORD) - 1,
        HEX = 2 * QRSIGN_KEY_SEED_SIZE, /* the public half has as many */
        LINE = WORD + 1 + HEX + 1 + HEX + 1
};

/* In pages of its own: locked where the system allows it, guarded, wiped when freed. */
struct line {
        uint8_t seed[QRSIGN_KEY_SEED_SIZE];
        uint8_t public_key[QRSIGN_KEY_PUBLIC_SIZE];
        char text[LINE + HEX]; /* room to see that a file goes on */
};

static void free_line(struct line **line)
{
        sodium_free(*line); /* NULL is allowed */
}

static enum qrsign_status new_line(struct line **line, struct qrsign_error *error)
{
        if (sodium_init() < 0)
                return qrsign_error_set(error, QRSIGN_MESSAGE_CRYPTO_UNAVAILABLE, NULL, NULL, NULL);
        *line = sodium_malloc(sizeof(**line));
        return *line ? QRSIGN_OK : problems_memory(error);
}

static void close_file(int *handle)
{
        if (*handle > STDIN_FILENO)
                close(*handle);
}

static enum qrsign_status failed(
        struct qrsign_error *error, enum qrsign_message message, const char *path)
{
        return problems_errno(error, message, path, errno);
}

/* Whether nobody but the owner may read or write the file. */
static enum qrsign_status check_private(int handle, const char *path, enum qrsign_message message,
        bool of_others_too, struct qrsign_error *error)
{
        struct stat about;
        char mode[8];

        if (fstat(handle, &about) != 0)
                return failed(error, QRSIGN_MESSAGE_FILE_READ, path);
        if (!(about.st_mode & 077) || !S_ISREG(about.st_mode) ||
                (about.st_uid != geteuid() && !of_others_too))
                return QRSIGN_OK;
        snprintf(mode, sizeof(mode), "%04o", (unsigned)about.st_mode & 07777u);
        return problems_set(error, message, path, NULL, mode);
}

static bool write_all(int handle, const char *text, size_t length)
{
        while (length) {
                ssize_t written = write(handle, text, length);

                if (written < 0 && errno == EINTR)
                        continue;
                if (written <= 0)
                        return false;
                text += written;
                length -= (size_t)written;
        }
        return fsync(handle) == 0;
}

static enum qrsign_status fill(
        int handle, const char *path, const struct line *line, struct qrsign_error *error)
{
        enum qrsign_status status;

        if (fchmod(handle, S_IRUSR | S_IWUSR) != 0)
                return failed(error, QRSIGN_MESSAGE_FILE_WRITE, path);
        status = check_private(handle, path, QRSIGN_MESSAGE_KEY_FILE_NOT_PRIVATE, true, error);
        if (status)
                return status;
        return write_all(handle, line->text, LINE) ? QRSIGN_OK
                                                   : failed(error, QRSIGN_MESSAGE_FILE_WRITE, path);
}

static enum qrsign_status exists_or_failed(const char *path, struct qrsign_error *error)
{
        return errno == EEXIST
                       ? problems_set(error, QRSIGN_MESSAGE_KEY_FILE_EXISTS, path, NULL, NULL)
                       : failed(error, QRSIGN_MESSAGE_FILE_WRITE, path);
}

/* A file that has no name until it is whole: nothing is left of it, whatever happens. *possible is
 * false where the file system has no such files. */
static enum qrsign_status write_nameless(const char *folder, const char *path,
        const struct line *line, bool *possible, struct qrsign_error *error)
{
        cleanup(close_file) int handle =
                open(folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, S_IRUSR | S_IWUSR);
        char own[32];
        enum qrsign_status status;

        *possible = handle >= 0;
        if (!*possible)
                return QRSIGN_OK;
        status = fill(handle, path, line, error);
        if (status)
                return status;
        snprintf(own, sizeof(own), "/proc/self/fd/%d", handle);
        if (linkat(AT_FDCWD, own, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0)
                return QRSIGN_OK;
        *possible = errno == EEXIST;
        return exists_or_failed(path, error);
}

static enum qrsign_status write_named(
        const char *path, const struct line *line, struct qrsign_error *error)
{
        cleanup(close_file) int handle =
                open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
        enum qrsign_status status;

        if (handle < 0)
                return exists_or_failed(path, error);
        status = fill(handle, path, line, error);
        if (status)
                unlink(path);
        return status;
}

/* The folder that a path is in, freed by free(). */
static char *folder_of(const char *path)
{
        const char *end = strrchr(path, '/');

        if (!end)
                return strdup(".");
        return end == path ? strdup("/") : strndup(path, (size_t)(end - path));
}

static enum qrsign_status write_line(
        const char *path, const struct line *line, struct qrsign_error *error)
{
        cleanup(path_free) char *name = folder_of(path);
        cleanup(close_file) int folder = -1;
        bool possible;
        enum qrsign_status status;

        if (!name)
                return problems_memory(error);
        status = write_nameless(name, path, line, &possible, error);
        if (!possible)
                status = write_named(path, line, error);
        if (status)
                return status;
        folder = open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (folder >= 0)
                fsync(folder); /* its name, too; where a folder cannot be synced, it need not be */
        return QRSIGN_OK;
}

enum qrsign_status secret_create(
        const char *path, struct qrsign_key **key, struct qrsign_error *error)
{
        cleanup(free_line) struct line *line = NULL;
        enum qrsign_status status;
        char *text;

        if (strcmp(path, "-") == 0)
                return problems_set(error, QRSIGN_MESSAGE_KEY_NOT_TO_OUTPUT, NULL, NULL, NULL);
        status = new_line(&line, error);
        if (status)
                return status;
        randombytes_buf(line->seed, sizeof(line->seed));
        status = qrsign_key_from_seed(line->seed, key, error);
        if (status)
                return status;
        qrsign_key_public(*key, line->public_key);
        text = line->text;
        memcpy(text, SECRET_WORD " ", WORD + 1);
        text += WORD + 1;
        sodium_bin2hex(text, HEX + 1, line->seed, sizeof(line->seed));
        text[HEX] = ' ';
        text += HEX + 1;
        sodium_bin2hex(text, HEX + 1, line->public_key, sizeof(line->public_key));
        text[HEX] = '\n';
        status = write_line(path, line, error);
        if (status) {
                qrsign_key_free(*key);
                *key = NULL;
        }
        return status;
}

static enum qrsign_status read_text(
        int handle, const char *path, struct line *line, size_t *length, struct qrsign_error *error)
{
        ssize_t got;

        *length = 0;
        while (*length < sizeof(line->text)) {
                got = read(handle, line->text + *length, sizeof(line->text) - *length);
                if (got < 0 && errno == EINTR)
                        continue;
                if (got < 0)
                        return failed(error, QRSIGN_MESSAGE_FILE_READ, path);
                if (got == 0)
                        break;
                *length += (size_t)got;
        }
        return QRSIGN_OK;
}

/* A line's end may be of another system, or missing. */
static bool parse(struct line *line, size_t length)
{
        const char *text = line->text;

        while (length && (text[length - 1] == '\n' || text[length - 1] == '\r'))
                length--;
        return length == LINE - 1 && memcmp(text, SECRET_WORD " ", WORD + 1) == 0 &&
               sodium_hex2bin(line->seed, sizeof(line->seed), text + WORD + 1, HEX, NULL, NULL,
                       NULL) == 0 &&
               text[WORD + 1 + HEX] == ' ' &&
               sodium_hex2bin(line->public_key, sizeof(line->public_key), text + WORD + 1 + HEX + 1,
                       HEX, NULL, NULL, NULL) == 0;
}

enum qrsign_status secret_read(
        const char *path, struct qrsign_key **key, struct qrsign_error *error)
{
        cleanup(free_line) struct line *line = NULL;
        cleanup(close_file) int handle =
                strcmp(path, "-") == 0 ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
        uint8_t public_key[QRSIGN_KEY_PUBLIC_SIZE];
        size_t length;
        enum qrsign_status status;

        if (handle < 0)
                return failed(error, QRSIGN_MESSAGE_FILE_OPEN, path);
        status = new_line(&line, error);
        if (!status)
                status = read_text(handle, path, line, &length, error);
        if (status)
                return status;
        if (!parse(line, length))
                return problems_set(error, QRSIGN_MESSAGE_KEY_FILE_FOREIGN, path, NULL, NULL);
        status = check_private(handle, path, QRSIGN_MESSAGE_KEY_FILE_OPEN_TO_OTHERS, false, error);
        if (!status)
                status = qrsign_key_from_seed(line->seed, key, error);
        if (status)
                return status;
        qrsign_key_public(*key, public_key);
        if (memcmp(public_key, line->public_key, sizeof(public_key)) == 0)
                return QRSIGN_OK;
        qrsign_key_free(*key);
        *key = NULL;
        return problems_set(error, QRSIGN_MESSAGE_KEY_FILE_DAMAGED, path, NULL, NULL);
}
