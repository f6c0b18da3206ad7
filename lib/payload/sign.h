/* SPDX-License-Identifier: MIT */
/* Ed25519 signatures (RFC 8032, pure) by public keys of <qrsign/key.h>. */
#ifndef QS_SIGN_H
#define QS_SIGN_H

#include "base/base.h"
#include "base/error.h"

#include <qrsign/key.h>

enum { QS_SIGNATURE_SIZE = 64 };

enum qrsign_status qs_sign(const struct qrsign_key *key, const uint8_t *message, size_t length,
        uint8_t signature[QS_SIGNATURE_SIZE], struct qrsign_error *error);
bool qs_sign_verify(const uint8_t public_key[QRSIGN_KEY_PUBLIC_SIZE], const uint8_t *message,
        size_t length, const uint8_t signature[QS_SIGNATURE_SIZE]);

#endif
