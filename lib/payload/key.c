/* SPDX-License-Identifier: MIT */
#include "payload/sign.h"
#include "base/digest.h"

#include <sodium.h>
#include <string.h>

_Static_assert((int)QRSIGN_KEY_SEED_SIZE == crypto_sign_SEEDBYTES, "seed");
_Static_assert((int)QRSIGN_KEY_PUBLIC_SIZE == crypto_sign_PUBLICKEYBYTES, "public key");
_Static_assert((int)QS_SIGNATURE_SIZE == crypto_sign_BYTES, "signature");

/* Lives in pages of its own: kept out of swap and core files where the system allows it, guarded,
 * and wiped when freed. */
struct qrsign_key {
        uint8_t secret[crypto_sign_SECRETKEYBYTES];
        uint8_t public[crypto_sign_PUBLICKEYBYTES];
};

enum qrsign_status qrsign_key_from_seed(const uint8_t seed[QRSIGN_KEY_SEED_SIZE],
        struct qrsign_key **key, struct qrsign_error *error)
{
        struct qrsign_key *made;

        if (!seed)
                return qs_error(error, QRSIGN_MESSAGE_BAD_ARGUMENT, "seed");
        if (!key)
                return qs_error(error, QRSIGN_MESSAGE_BAD_ARGUMENT, "key");
        /* Thread-safe, and nothing the second time. */
        if (sodium_init() < 0)
                return qs_error(error, QRSIGN_MESSAGE_CRYPTO_UNAVAILABLE);
        made = sodium_malloc(sizeof(*made));
        if (!made)
                return qs_error_memory(error);
        crypto_sign_seed_keypair(made->public, made->secret, seed);
        sodium_mprotect_readonly(made);
        *key = made;
        return QRSIGN_OK;
}

void qrsign_key_public(const struct qrsign_key *key, uint8_t out[QRSIGN_KEY_PUBLIC_SIZE])
{
        memcpy(out, key->public, QRSIGN_KEY_PUBLIC_SIZE);
}

void qrsign_key_id(
        const uint8_t public_key[QRSIGN_KEY_PUBLIC_SIZE], uint8_t out[QRSIGN_KEY_ID_SIZE])
{
        uint8_t hash[QS_DIGEST_SIZE];
        struct qs_digest digest;

        qs_digest_start(&digest);
        qs_digest_add(&digest, public_key, QRSIGN_KEY_PUBLIC_SIZE);
        qs_digest_finish(&digest, hash);
        memcpy(out, hash, QRSIGN_KEY_ID_SIZE);
}

void qrsign_key_free(struct qrsign_key *key)
{
        sodium_free(key);
}

enum qrsign_status qs_sign(const struct qrsign_key *key, const uint8_t *message, size_t length,
        uint8_t signature[QS_SIGNATURE_SIZE], struct qrsign_error *error)
{
        if (crypto_sign_detached(signature, NULL, message, length, key->secret) != 0)
                return qs_error(error, QRSIGN_MESSAGE_CRYPTO_UNAVAILABLE);
        return QRSIGN_OK;
}

bool qs_sign_verify(const uint8_t public_key[QRSIGN_KEY_PUBLIC_SIZE], const uint8_t *message,
        size_t length, const uint8_t signature[QS_SIGNATURE_SIZE])
{
        /* Chooses the fast code for this processor. Verifying takes no random numbers, which are
         * all that it can fail for. */
        (void)!sodium_init();
        return crypto_sign_verify_detached(signature, message, length, public_key) == 0;
}
