/* SPDX-License-Identifier: MIT */
#include "record/record.h"

/* A record lives in the arena that holds all it points to: a small one is a single allocation. */
struct owned_record {
        struct qrsign_record record; /* first: a pointer to it is a pointer to the whole */
        struct qs_arena arena;
};

static const struct qrsign_record empty = {
        .id = "",
        .hamlet_unit = "",
        .hamlet = "",
        .commune_unit = "",
        .commune = "",
        .province = "",
        .alley_unit = "",
        .alley = "",
        .name = "",
        .name_en = "",
        .rank = "",
        .text = "",
        .text_en = "",
        .url = "",
        .title = "",
        .contact = {.name = "", .phone = ""},
        .commune_code = "",
        .former_address = "",
        .note = "",
};

struct qrsign_record *qs_record_new(enum qrsign_record_kind kind)
{
        struct qs_arena arena = {0};
        struct owned_record *owned = qs_arena_allocate(&arena, sizeof(*owned));

        if (!owned)
                return NULL;
        owned->record = empty;
        owned->record.kind = kind;
        owned->arena = arena;
        return &owned->record;
}

struct qs_arena *qs_record_arena(struct qrsign_record *record)
{
        return &((struct owned_record *)record)->arena;
}

void qrsign_record_free(struct qrsign_record *record)
{
        struct qs_arena arena;

        if (!record)
                return;
        arena = *qs_record_arena(record); /* the original lies in the memory to be freed */
        qs_arena_free(&arena);
}

void qs_record_cleanup(struct qrsign_record **record)
{
        qrsign_record_free(*record);
}
