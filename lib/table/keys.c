/* SPDX-License-Identifier: MIT */
#include "table/keys.h"
#include "base/digest.h"

#include <stdlib.h>

enum { FIRST_CAPACITY = 1024 };

struct qs_key_slot {
        uint64_t hash; /* 0: free */
        uint32_t more_hash;
        uint32_t value;
};

static struct qs_key_slot hash_key(enum qs_key_kind kind, const void *key, size_t length)
{
        uint64_t hash[2];

        qs_hash(key, length, (uint8_t)kind, hash);
        return (struct qs_key_slot){.hash = hash[0] | !hash[0], .more_hash = (uint32_t)hash[1]};
}

/* The slot of a key, or the free one where it belongs. */
static struct qs_key_slot *find(
        struct qs_key_slot *slots, size_t capacity, const struct qs_key_slot *key)
{
        size_t at = key->hash & (capacity - 1);

        while (slots[at].hash &&
                (slots[at].hash != key->hash || slots[at].more_hash != key->more_hash))
                at = (at + 1) & (capacity - 1);
        return &slots[at];
}

/* Doubled where three quarters are in use. */
static bool make_room(struct qs_keys *keys)
{
        size_t capacity = keys->capacity ? 2 * keys->capacity : FIRST_CAPACITY;
        struct qs_key_slot *slots;

        if (keys->count + 1 <= keys->capacity / 4 * 3)
                return true;
        slots = calloc(capacity, sizeof(*slots));
        if (!slots)
                return false;
        for (size_t i = 0; i < keys->capacity; i++)
                if (keys->slots[i].hash)
                        *find(slots, capacity, &keys->slots[i]) = keys->slots[i];
        free(keys->slots);
        keys->slots = slots;
        keys->capacity = capacity;
        return true;
}

enum qs_key_state qs_keys_add(struct qs_keys *keys, enum qs_key_kind kind, const void *key,
        size_t length, uint32_t value, uint32_t **entry)
{
        struct qs_key_slot slot = hash_key(kind, key, length), *place;

        if (!make_room(keys))
                return QS_KEY_FAILED;
        place = find(keys->slots, keys->capacity, &slot);
        *entry = &place->value;
        if (place->hash)
                return QS_KEY_KNOWN;
        *place = slot;
        place->value = value;
        keys->count++;
        return QS_KEY_NEW;
}

const uint32_t *qs_keys_find(
        const struct qs_keys *keys, enum qs_key_kind kind, const void *key, size_t length)
{
        struct qs_key_slot slot = hash_key(kind, key, length), *place;

        if (!keys->capacity)
                return NULL;
        place = find(keys->slots, keys->capacity, &slot);
        return place->hash ? &place->value : NULL;
}

void qs_keys_free(struct qs_keys *keys)
{
        free(keys->slots);
        *keys = (struct qs_keys){0};
}
