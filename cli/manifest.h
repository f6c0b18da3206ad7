/* SPDX-License-Identifier: MIT */
/* The manifest of an earlier run, as far as the next one needs it: thirty-two bytes a plaque are
 * kept, lines are read again when they are asked for. */
#ifndef MANIFEST_H
#define MANIFEST_H

#include "folder.h"
#include "set.h"

#include <jansson.h>

#define MANIFEST_NAME "manifest.jsonl"

enum {
        MANIFEST_FORMAT = 1,
        MANIFEST_DIGEST = 16,
        MANIFEST_PARTS = 64 /* most parts of a record */
};

struct manifest_entry {
        uint64_t key;                    /* of kind and id; 0: a later line took its place */
        uint64_t offset : 52;            /* of its line */
        uint64_t codes : 6;              /* how many it has */
        uint64_t kind : 4;               /* enum qrsign_record_kind */
        uint64_t seen : 1;               /* its plaque is in this run */
        uint64_t unsure : 1;             /* a run died: its files are looked at closely */
        uint8_t digest[MANIFEST_DIGEST]; /* the first bytes of the line's */
};

struct manifest {
        FILE *lines;       /* NULL: there is no manifest */
        char *header;      /* its first line */
        struct set parted; /* keys of records of which parts are there */
        bool resumed;      /* a run that died left its journal */
        struct manifest_entry *entries;
        size_t count, room;
        uint32_t *slots; /* of entries by key, from 1; 0: free */
        size_t slot_count;
};

/* Reads the manifest of a folder, that of a shard (`name`) which holds what is newer, and the
 * journal that a run which died left beside the latter. A folder without one gives an empty
 * manifest. */
enum qrsign_status manifest_read(struct manifest *manifest, struct cli *cli,
        const struct folder *folder, const char *name, struct qrsign_error *error);
/* Reads a manifest that must be there and whole: a file, or the folder that holds one. */
enum qrsign_status manifest_open(
        struct manifest *manifest, struct cli *cli, const char *path, struct qrsign_error *error);
void manifest_free(struct manifest *manifest);

uint64_t manifest_key(enum qrsign_record_kind kind, const char *id);
/* The entry of a plaque, or NULL. */
struct manifest_entry *manifest_find(
        const struct manifest *manifest, enum qrsign_record_kind kind, const char *id);
/* An entry's line with its end, freed by free(), or NULL. */
char *manifest_text(const struct manifest *manifest, const struct manifest_entry *entry);
/* The same as JSON. */
json_t *manifest_line(const struct manifest *manifest, const struct manifest_entry *entry);

/* `alley`, `house`, `hamlet`, `site` and back. */
const char *kind_word(enum qrsign_record_kind kind);
enum qrsign_record_kind kind_of_word(const char *word);

#endif
