/* SPDX-License-Identifier: MIT */
/* Many allocations of one lifetime, freed at once. Zero-initialise; free with qs_arena_free(). */
#ifndef QS_ARENA_H
#define QS_ARENA_H

#include "base/base.h"

struct qs_arena_block;

struct qs_arena {
        struct qs_arena_block *blocks; /* the newest first */
};

/* Zeroed memory aligned for any type, or NULL. */
void *qs_arena_allocate(struct qs_arena *arena, size_t size);
/* `count` zeroed elements, or NULL (also where the product does not fit a size_t). */
void *qs_arena_array(struct qs_arena *arena, size_t count, size_t element_size);
/* A NUL-terminated copy, or NULL. */
char *qs_arena_copy(struct qs_arena *arena, const char *text, size_t length);
char *qs_arena_string(struct qs_arena *arena, const char *string); /* NULL is copied as "" */
/* Frees all but one block, which is used again. */
void qs_arena_reset(struct qs_arena *arena);
void qs_arena_free(struct qs_arena *arena);

#endif
