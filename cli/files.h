/* SPDX-License-Identifier: MIT */
/* Files that are whole or not there: written under a temporary name beside the target, renamed
 * when they are finished. */
#ifndef FILES_H
#define FILES_H

#include "cli.h"

#include <sys/types.h>

enum { DIGEST_SIZE = 32, DIGEST_HEX_SIZE = 65 };

struct output {
        char *path;
        char *temporary; /* NULL: committed, discarded, or never opened */
        FILE *stream;    /* NULL after output_close() */
};

/* Opens the temporary file of a target. Its folder must be there. */
enum qrsign_status output_open(struct output *output, const char *path, struct qrsign_error *error);
/* Writes all out and closes; with `durable`, waits until the disk has it. */
enum qrsign_status output_close(struct output *output, bool durable, struct qrsign_error *error);
/* Gives a closed output its name. */
enum qrsign_status output_commit(struct output *output, struct qrsign_error *error);
/* Whether the target of a closed output has the same bytes already. */
bool output_is_as_before(const struct output *output);
/* Removes what was not committed and frees. Does nothing to what was never opened. */
void output_free(struct output *output);

/* Whether a name in a folder is that of a temporary file; *process is who wrote it. */
bool output_is_temporary(const char *name, pid_t *process);

/* SHA-256 of a file and its size. */
enum qrsign_status file_digest(
        const char *path, char hex[DIGEST_HEX_SIZE], size_t *size, struct qrsign_error *error);
void digest_hex(const uint8_t digest[DIGEST_SIZE], char hex[DIGEST_HEX_SIZE]);

/* `folder/name`, freed by free(); NULL where memory fails. */
char *path_join(const char *folder, const char *name);
void path_free(char **path); /* for cleanup() */
/* Reads all of a file, or of standard input for "-", up to `limit` bytes; NUL-terminated. */
enum qrsign_status file_read(
        const char *path, size_t limit, char **data, size_t *length, struct qrsign_error *error);

#endif
