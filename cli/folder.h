/* SPDX-License-Identifier: MIT */
/* The output folder: made when the first file is written, locked against a second run, swept of
 * what dead runs left. */
#ifndef FOLDER_H
#define FOLDER_H

#include "cli.h"

#include <sys/types.h>

/* Whom a run leaves beside it in the folder. */
enum folder_lock {
        FOLDER_FREE,   /* anybody: it only reads */
        FOLDER_SHARED, /* other shards */
        FOLDER_ALONE
};

struct folder {
        char *path;
        int handle; /* holds the lock; -1: not open */
        enum folder_lock lock;
        bool locked;        /* alone; false also where the file system has no locks */
        size_t existed;     /* bytes of `path` that were a folder before */
        bool made_below[4]; /* png, pdf, svg, dxf */
};

enum folder_below { FOLDER_PNG = 0, FOLDER_PDF, FOLDER_SVG, FOLDER_DXF };

/* Looks at the folder; if it is there, takes the lock. A folder that is not there is no error:
 * handle is -1 then, and folder_make() takes the lock. */
enum qrsign_status folder_open(
        struct folder *folder, const char *path, enum folder_lock lock, struct qrsign_error *error);
/* Makes the folder, with those above it, and locks it. Does nothing if it is there. */
enum qrsign_status folder_make(struct folder *folder, struct qrsign_error *error);
enum qrsign_status folder_make_below(
        struct folder *folder, enum folder_below below, struct qrsign_error *error);
/* Calls `visit` with each name in the folder or in one below it ("" for itself); a folder that is
 * not there has none. */
void folder_list(const struct folder *folder, const char *below,
        void (*visit)(void *context, const char *below, const char *name), void *context);
/* Whether a name is a temporary file that nobody writes any more. */
bool folder_is_stale(const struct folder *folder, const char *name);
/* Deletes all such files. */
void folder_sweep(const struct folder *folder);
/* Deletes those of one process that is dead. */
void folder_sweep_of(const struct folder *folder, pid_t process);
/* Unlocks and frees. With `unmake`, folders that this run made and that are empty go. */
void folder_close(struct folder *folder, bool unmake);

#endif
