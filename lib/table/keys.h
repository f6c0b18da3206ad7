/* SPDX-License-Identifier: MIT */
/* A map from texts to numbers that keeps no text: 16 bytes an entry, however long the key. A key
 * is known by 96 bits of its SipHash; that two of a million share them has a chance of 1e-17. */
#ifndef QS_KEYS_H
#define QS_KEYS_H

#include "base/base.h"

struct qs_key_slot;

struct qs_keys {
        struct qs_key_slot *slots;
        size_t capacity; /* a power of two */
        size_t count;
};

enum qs_key_state { QS_KEY_FAILED, QS_KEY_NEW, QS_KEY_KNOWN };

/* What a key is of: keys of different kinds are different. */
enum qs_key_kind {
        QS_KEY_ID,    /* of anything that has one */
        QS_KEY_ALLEY, /* an alley's id or name in capitals */
        QS_KEY_ALLEY_FOLDED /* the same, folded */,
        QS_KEY_COMMUNE, /* province and commune, folded */
        QS_KEY_NUMBER   /* an alley's index and a house number */
};

/* Enters a number under a key that is new; FAILED: no memory. **entry is the number under the key,
 * which may be changed until the next call. */
enum qs_key_state qs_keys_add(struct qs_keys *keys, enum qs_key_kind kind, const void *key,
        size_t length, uint32_t value, uint32_t **entry);
/* NULL where the key is not there. */
const uint32_t *qs_keys_find(
        const struct qs_keys *keys, enum qs_key_kind kind, const void *key, size_t length);
void qs_keys_free(struct qs_keys *keys);

#endif
