/* SPDX-License-Identifier: MIT */
/*
 * The journal of a run: a hidden file beside the manifest that it will become, `.NAME.journal`.
 * The lines of a batch are added when its files have their names. A run that dies leaves it; the
 * next one reads it and goes on in it; it goes when the manifest is there.
 *
 * Who has it open holds the lock: two runs that write the same manifest cannot be.
 */
#ifndef JOURNAL_H
#define JOURNAL_H

#include "cli.h"

struct journal {
        char *path;
        char *shown; /* the manifest's: a user knows of no journal */
        int handle;  /* -1: not open */
        uint64_t end;
};

/* The path of the journal of a manifest in a folder, freed by free(); NULL where memory fails. */
char *journal_path(const char *folder, const char *manifest);
enum qrsign_status journal_open(struct journal *journal, const char *folder, const char *manifest,
        struct qrsign_error *error);
/* Adds whole lines and waits until the disk has them; on failure nothing of them stays. */
enum qrsign_status journal_add(
        struct journal *journal, const char *lines, size_t length, struct qrsign_error *error);
/* Reads bytes that were added. */
enum qrsign_status journal_read(const struct journal *journal, uint64_t at, char *out,
        size_t length, struct qrsign_error *error);
/* Closes; with `remove`, the manifest stands in its place. */
void journal_close(struct journal *journal, bool remove);

#endif
