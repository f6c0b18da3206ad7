/* SPDX-License-Identifier: MIT */
/* A set of texts, of which it keeps 64-bit hashes alone: eight bytes a text at best, sixteen at
 * worst. Two texts of one hash are taken for the same; among a million the chance is 1 in 10^7. */
#ifndef SET_H
#define SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct set {
        uint64_t *slots; /* 0: free */
        size_t size;     /* a power of two */
        size_t count;
};

/* Never 0. `second` is appended to `first`. */
uint64_t set_hash(const char *first, const char *second);
/* Adds a hash; *known (may be NULL) says whether it was there. False where memory fails. */
bool set_add(struct set *set, uint64_t hash, bool *known);
bool set_has(const struct set *set, uint64_t hash);
void set_free(struct set *set);

#endif
