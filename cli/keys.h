/* SPDX-License-Identifier: MIT */
/* Public keys that are trusted: --key, repeatable. */
#ifndef KEYS_H
#define KEYS_H

#include "cli.h"

struct keys {
        uint8_t (*bytes)[QRSIGN_KEY_PUBLIC_SIZE];
        size_t count;
};

/* 64 hexadecimal digits, or a file that holds them. */
enum qrsign_status keys_read_one(
        const char *given, uint8_t key[QRSIGN_KEY_PUBLIC_SIZE], struct qrsign_error *error);
/* All that were given. */
enum qrsign_status keys_read(
        struct keys *keys, const struct options *options, struct qrsign_error *error);
void keys_free(struct keys *keys);
/* A public key and its key id as hexadecimal digits. */
enum {
        KEYS_HEX_SIZE = 2 * QRSIGN_KEY_PUBLIC_SIZE + 1,
        KEYS_ID_HEX_SIZE = 2 * QRSIGN_KEY_ID_SIZE + 1
};
void keys_hex(const uint8_t key[QRSIGN_KEY_PUBLIC_SIZE], char hex[KEYS_HEX_SIZE],
        char id[KEYS_ID_HEX_SIZE]);
/* Decoding options that trust the keys. */
struct qrsign_decode_options keys_trusted(const struct keys *keys);

#endif
