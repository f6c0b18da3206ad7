/* SPDX-License-Identifier: MIT */
#include "base/digest.h"

#include <sodium/crypto_shorthash.h>
#include <string.h>

void qs_digest_start(struct qs_digest *digest)
{
        crypto_hash_sha256_init(&digest->state);
}

void qs_digest_add(struct qs_digest *digest, const void *data, size_t length)
{
        crypto_hash_sha256_update(&digest->state, data, length);
}

void qs_digest_finish(struct qs_digest *digest, uint8_t out[QS_DIGEST_SIZE])
{
        crypto_hash_sha256_final(&digest->state, out);
}

void qs_digest_hex(const uint8_t digest[QS_DIGEST_SIZE], char out[QS_DIGEST_HEX_SIZE])
{
        static const char hex[] = "0123456789abcdef";

        for (size_t i = 0; i < QS_DIGEST_SIZE; i++) {
                out[2 * i] = hex[digest[i] >> 4];
                out[2 * i + 1] = hex[digest[i] & 15];
        }
        out[2 * QS_DIGEST_SIZE] = '\0';
}

void qs_hash(const void *data, size_t length, uint8_t salt, uint64_t hash[2])
{
        const unsigned char key[crypto_shorthash_siphashx24_KEYBYTES] = {salt};
        unsigned char bytes[crypto_shorthash_siphashx24_BYTES];

        crypto_shorthash_siphashx24(bytes, data, length, key);
        memcpy(hash, bytes, sizeof(bytes));
}
