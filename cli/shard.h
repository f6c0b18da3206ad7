/* SPDX-License-Identifier: MIT */
/* Parts of one run that run on their own, on one machine or several: --shard K/N. */
#ifndef SHARD_H
#define SHARD_H

#include "cli.h"

enum { SHARD_MOST = 9999, SHARD_NAME_SIZE = 64 };

struct shard {
        unsigned number; /* from 1; 0: the run is not parted */
        unsigned count;
};

/* `3/8`; `auto/8`: which one, says the engine that started us in its environment. */
enum qrsign_status shard_parse(struct shard *shard, const char *text, struct qrsign_error *error);
/* Whether it owns a unit, counted from 0. */
bool shard_owns(const struct shard *shard, size_t unit);
/* `manifest-0003-of-0008.jsonl`; `manifest.jsonl` of what is not parted. */
void shard_manifest_name(const struct shard *shard, char out[SHARD_NAME_SIZE]);
/* The shard that a manifest is of by its name; false for other files. */
bool shard_of_name(const char *name, struct shard *shard);

#endif
