/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 4096 };

struct qs_arena_block {
        struct qs_arena_block *next;
        size_t size; /* of data */
        size_t used;
        alignas(max_align_t) unsigned char data[];
};

void *qs_arena_allocate(struct qs_arena *arena, size_t size)
{
        struct qs_arena_block *block = arena->blocks;
        const size_t align = alignof(max_align_t);
        void *memory;

        if (size > SIZE_MAX / 2)
                return NULL;
        size = (size + align - 1) / align * align;
        if (!block || block->size - block->used < size) {
                size_t room = size > BLOCK_SIZE ? size : BLOCK_SIZE;

                block = malloc(sizeof(*block) + room);
                if (!block)
                        return NULL;
                block->next = arena->blocks;
                block->size = room;
                block->used = 0;
                arena->blocks = block;
        }
        memory = block->data + block->used;
        block->used += size;
        return memset(memory, 0, size);
}

void *qs_arena_array(struct qs_arena *arena, size_t count, size_t element_size)
{
        size_t size;

        if (__builtin_mul_overflow(count, element_size, &size))
                return NULL;
        return qs_arena_allocate(arena, size);
}

char *qs_arena_copy(struct qs_arena *arena, const char *text, size_t length)
{
        char *copy = qs_arena_allocate(arena, length + 1);

        if (copy && length)
                memcpy(copy, text, length);
        return copy;
}

char *qs_arena_string(struct qs_arena *arena, const char *string)
{
        return qs_arena_copy(arena, string ? string : "", string ? strlen(string) : 0);
}

void qs_arena_reset(struct qs_arena *arena)
{
        struct qs_arena_block *last = arena->blocks;

        while (last && last->next) {
                struct qs_arena_block *next = last->next;

                free(last);
                last = next;
        }
        if (last)
                last->used = 0;
        arena->blocks = last;
}

void qs_arena_free(struct qs_arena *arena)
{
        while (arena->blocks) {
                struct qs_arena_block *next = arena->blocks->next;

                free(arena->blocks);
                arena->blocks = next;
        }
}
