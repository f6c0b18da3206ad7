/* SPDX-License-Identifier: MIT */
/* Public keys that are trusted: --key, repeatable. */
#ifndef KEYS_H
#define KEYS_H

#include "cli.h"

struct keys {
        uint8_t (*bytes)[QRSIGN_KEY_PUBLIC_SIZE];
        size_t count;
};

/* Each is 64 hexadecimal digits, or a file that holds them. */
enum qrsign_status keys_read(
        struct keys *keys, const struct options *options, struct qrsign_error *error);
void keys_free(struct keys *keys);
/* Decoding options that trust the keys. */
struct qrsign_decode_options keys_trusted(const struct keys *keys);

#endif
