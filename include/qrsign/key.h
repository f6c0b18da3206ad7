/* SPDX-License-Identifier: MIT */
/**
 * @file key.h
 * @brief Ed25519 keys (RFC 8032) that sign records.
 */
#ifndef QRSIGN_KEY_H
#define QRSIGN_KEY_H

#include <qrsign/error.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Sizes in bytes. */
enum {
        QRSIGN_KEY_SEED_SIZE = 32,   /**< what a secret key is made of */
        QRSIGN_KEY_PUBLIC_SIZE = 32, /**< a public key */
        QRSIGN_KEY_ID_SIZE = 4       /**< what stands of a public key in a signed record */
};

/** A secret key. Its memory is locked where the system allows it, and wiped when freed. */
struct qrsign_key;

/**
 * @brief Makes a key from its 32-byte seed. The caller wipes its own copy.
 * @param[out] key owned by the caller, freed by qrsign_key_free()
 * @return ::QRSIGN_OK, ::QRSIGN_ERROR_ARGUMENT, ::QRSIGN_ERROR_MEMORY; ::QRSIGN_ERROR_MISSING if
 *         the cryptographic library does not start
 */
QRSIGN_API enum qrsign_status qrsign_key_from_seed(const uint8_t seed[QRSIGN_KEY_SEED_SIZE],
        struct qrsign_key **key, struct qrsign_error *error);

/** @brief Writes the public half. */
QRSIGN_API void qrsign_key_public(
        const struct qrsign_key *key, uint8_t out[QRSIGN_KEY_PUBLIC_SIZE]);

/** @brief Writes a key id: the first four bytes of SHA-256 of the public key. */
QRSIGN_API void qrsign_key_id(
        const uint8_t public_key[QRSIGN_KEY_PUBLIC_SIZE], uint8_t out[QRSIGN_KEY_ID_SIZE]);

/** @brief Frees a key and wipes it. */
QRSIGN_API void qrsign_key_free(struct qrsign_key *key);

#ifdef __cplusplus
}
#endif
#endif
