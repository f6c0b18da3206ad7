/* SPDX-License-Identifier: MIT */
#include "set.h"

#include <sodium/crypto_shorthash.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_SIZE = 256 };

uint64_t set_hash(const char *first, const char *second)
{
        static const unsigned char key[crypto_shorthash_KEYBYTES];
        unsigned char out[crypto_shorthash_BYTES];
        unsigned char text[512];
        size_t first_length = strnlen(first, sizeof(text) / 2);
        size_t second_length = strnlen(second, sizeof(text) / 2 - 1);
        uint64_t hash;

        memcpy(text, first, first_length);
        text[first_length] = '\0';
        memcpy(text + first_length + 1, second, second_length);
        crypto_shorthash(out, text, first_length + 1 + second_length, key);
        memcpy(&hash, out, sizeof(hash));
        return hash ? hash : 1;
}

/* The slot that holds the hash, or the free one where it belongs. */
static uint64_t *find_slot(uint64_t *slots, size_t size, uint64_t hash)
{
        size_t place = (size_t)hash & (size - 1);

        while (slots[place] && slots[place] != hash)
                place = (place + 1) & (size - 1);
        return &slots[place];
}

static bool grow(struct set *set)
{
        size_t size = set->size ? set->size * 2 : FIRST_SIZE;
        uint64_t *slots = calloc(size, sizeof(*slots));

        if (!slots)
                return false;
        for (size_t i = 0; i < set->size; i++)
                if (set->slots[i])
                        *find_slot(slots, size, set->slots[i]) = set->slots[i];
        free(set->slots);
        set->slots = slots;
        set->size = size;
        return true;
}

bool set_add(struct set *set, uint64_t hash, bool *known)
{
        uint64_t *slot;

        if (set->count * 4 >= set->size * 3 && !grow(set))
                return false;
        slot = find_slot(set->slots, set->size, hash);
        if (known)
                *known = *slot != 0;
        set->count += !*slot;
        *slot = hash;
        return true;
}

bool set_has(const struct set *set, uint64_t hash)
{
        return set->size && *find_slot(set->slots, set->size, hash);
}

void set_free(struct set *set)
{
        free(set->slots);
        *set = (struct set){0};
}
