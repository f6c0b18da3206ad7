/* SPDX-License-Identifier: MIT */
#include "plaque/shapes.h"

#include "base/digest.h"

#include <stdlib.h>
#include <string.h>

/* A run is kept in one block: itself, its glyphs, its clusters, its text. */
static size_t run_bytes(const struct qs_run *run)
{
        return sizeof(*run) + run->glyph_count * sizeof(*run->glyphs) +
               run->cluster_count * sizeof(*run->clusters) + strlen(run->text) + 1;
}

static struct qs_run *copy_into(void *memory, const struct qs_run *run)
{
        struct qs_run *copy = memory;
        struct qs_glyph *glyphs = (struct qs_glyph *)(void *)(copy + 1);
        struct qs_cluster *clusters = (struct qs_cluster *)(void *)(glyphs + run->glyph_count);
        char *text = (char *)(clusters + run->cluster_count);

        *copy = *run;
        memcpy(glyphs, run->glyphs, run->glyph_count * sizeof(*glyphs));
        memcpy(clusters, run->clusters, run->cluster_count * sizeof(*clusters));
        copy->glyphs = glyphs;
        copy->clusters = clusters;
        copy->text = strcpy(text, run->text);
        return copy;
}

static struct qs_run **set_of(struct qs_shapes *shapes, enum qs_weight weight, const char *text)
{
        uint64_t hash[2];

        qs_hash(text, strlen(text), (uint8_t)weight, hash);
        return shapes->sets[hash[0] % QS_SHAPES_SETS];
}

/* The runs before it move one back. */
static void put_first(struct qs_run **set, size_t way, struct qs_run *run)
{
        memmove(set + 1, set, way * sizeof(struct qs_run *));
        set[0] = run;
}

const struct qs_run *qs_shapes_find(
        struct qs_shapes *shapes, enum qs_weight weight, const char *text)
{
        struct qs_run **set = set_of(shapes, weight, text);

        for (size_t way = 0; way < QS_SHAPES_WAYS && set[way]; way++)
                if (set[way]->weight == weight && strcmp(set[way]->text, text) == 0) {
                        put_first(set, way, set[way]);
                        return set[0];
                }
        return NULL;
}

void qs_shapes_keep(struct qs_shapes *shapes, const struct qs_run *run)
{
        struct qs_run **set = set_of(shapes, run->weight, run->text);
        size_t bytes = run_bytes(run);
        void *memory = bytes <= QS_SHAPES_BYTES ? malloc(bytes) : NULL;

        if (!memory)
                return;
        free(set[QS_SHAPES_WAYS - 1]);
        put_first(set, QS_SHAPES_WAYS - 1, copy_into(memory, run));
}

const struct qs_run *qs_shapes_copy(struct qs_arena *arena, const struct qs_run *run)
{
        void *memory = qs_arena_allocate(arena, run_bytes(run));

        return memory ? copy_into(memory, run) : NULL;
}

void qs_shapes_free(struct qs_shapes *shapes)
{
        for (size_t set = 0; set < QS_SHAPES_SETS; set++)
                for (size_t way = 0; way < QS_SHAPES_WAYS; way++)
                        free(shapes->sets[set][way]);
        *shapes = (struct qs_shapes){0};
}
