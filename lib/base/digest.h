/* SPDX-License-Identifier: MIT */
/* SHA-256 (FIPS 180-4), and a short hash for tables in memory, through libsodium. */
#ifndef QS_DIGEST_H
#define QS_DIGEST_H

#include "base/base.h"

#include <sodium/crypto_hash_sha256.h>

enum { QS_DIGEST_SIZE = 32, QS_DIGEST_HEX_SIZE = 65 };

struct qs_digest {
        crypto_hash_sha256_state state;
};

void qs_digest_start(struct qs_digest *digest);
void qs_digest_add(struct qs_digest *digest, const void *data, size_t length);
void qs_digest_finish(struct qs_digest *digest, uint8_t out[QS_DIGEST_SIZE]);
/* Lower-case hexadecimal digits and a NUL. */
void qs_digest_hex(const uint8_t digest[QS_DIGEST_SIZE], char out[QS_DIGEST_HEX_SIZE]);

/* SipHash-2-4 with 128 bits; other salts, other hashes. Quick, and good enough to stand for what it
 * is the hash of; nothing to sign or to store. */
void qs_hash(const void *data, size_t length, uint8_t salt, uint64_t hash[2]);

#endif
