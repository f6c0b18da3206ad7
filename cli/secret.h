/* SPDX-License-Identifier: MIT */
/* Files of secret keys: one line of text,
 *
 *   qrsign-secret-key-1 SEED PUBLIC
 *
 * each of the two as 64 hexadecimal digits. The public half is there so that damage shows, the word
 * in front so that nobody takes the file for that of a public key. */
#ifndef SECRET_H
#define SECRET_H

#include "cli.h"

#define SECRET_WORD "qrsign-secret-key-1"

/* Makes a key from random numbers of the system and writes its file: for its owner alone whatever
 * the umask, whole or not at all, never over another. */
enum qrsign_status secret_create(
        const char *path, struct qrsign_key **key, struct qrsign_error *error);
/* Reads a key file, or standard input for "-". A file of our own that others may read or write is
 * refused, as ssh refuses it. */
enum qrsign_status secret_read(
        const char *path, struct qrsign_key **key, struct qrsign_error *error);

#endif
