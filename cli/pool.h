/* SPDX-License-Identifier: MIT */
/*
 * Worker processes, and how work is dealt out to them.
 *
 * Work comes in units that depend on the tables and the options alone. Workers take them in order
 * and finish them as they may; what a unit came to is taken up in order again, so that nothing
 * that is written or said depends on how many workers there were.
 *
 * Whatever needs fonts is done by workers. Pango keeps a thread, and of a process with threads
 * only children that do nothing may be made; so the parent never lays out, and a worker can be
 * replaced at any time.
 */
#ifndef POOL_H
#define POOL_H

#include "cli.h"
#include "talk.h"

#include <sys/types.h>

struct make;

enum {
        POOL_AT_SIZE = 48, /* of a plaque's id */
        POOL_MOST = 1024   /* workers */
};

/* What a worker says besides what its task is about. */
enum {
        TALK_AT = 1,  /* id of the plaque it begins */
        TALK_STEP,    /* one step of the progress */
        TALK_PROBLEM, /* struct talk_problem */
        TALK_DONE,    /* struct talk_done: the task is finished */
        TALK_FIRST    /* kinds from here on belong to the tasks */
};

struct talk_problem {
        char id[POOL_AT_SIZE]; /* "": of no plaque */
        struct qrsign_error problem;
};

struct talk_done {
        enum qrsign_status status;
        struct qrsign_error error;
        bool whole; /* all that the task was for is there */
        size_t unread_count, unsigned_count;
};

struct worker {
        pid_t pid;
        int handle;
        struct bytes in;
        bool ready; /* it has said what the templates are */
        bool busy;
        size_t unit;
        char at[POOL_AT_SIZE];
};

/* What a unit came to. */
struct result {
        bool given, finished;
        bool tried;        /* a worker died of it and it was dealt once more */
        struct bytes task; /* as it was sent; empty: there was nothing to do */
        struct bytes said; /* frames but for TALK_AT, TALK_STEP and TALK_DONE */
        bool lost;         /* its worker died */
        int death;         /* as waitpid() says it */
        char at[POOL_AT_SIZE];
        struct talk_done done;
};

struct pool {
        struct make *make;
        struct worker *workers; /* pid 0: a free place */
        size_t most, running;
        bool told; /* workers know of the interruption */
};

/* How a kind of work is dealt. */
struct deal {
        void *context;
        size_t unit_count;
        bool again; /* a unit whose worker died is dealt once more: it writes nothing */
        /* Adds the unit's task as one frame, or nothing where nothing is to be done. */
        enum qrsign_status (*task)(
                void *context, size_t unit, struct bytes *task, struct qrsign_error *error);
        /* What a unit is called where its worker died before its first plaque; may be NULL. */
        void (*name)(void *context, size_t unit, char out[POOL_AT_SIZE]);
        /* As soon as a unit is finished; may be NULL. */
        enum qrsign_status (*finished)(void *context, size_t unit, const struct result *result,
                struct qrsign_error *error);
        /* In order of the units: each frame that the task's worker said; may be NULL. */
        enum qrsign_status (*frame)(void *context, size_t unit, uint32_t kind, const char *data,
                size_t length, struct qrsign_error *error);
        /* In order of the units, after its frames, also where there was nothing to do; may be
         * NULL. */
        enum qrsign_status (*turn)(void *context, size_t unit, const struct result *result,
                struct qrsign_error *error);
};

/* Starts the first worker and receives what it says of the templates. */
enum qrsign_status pool_open(
        struct pool *pool, struct make *make, size_t most, struct qrsign_error *error);
/* Deals out all units. The first failure in order of the units is returned; nothing is dealt after
 * it, nor after an interruption, but what has begun is awaited. */
enum qrsign_status pool_run(struct pool *pool, const struct deal *deal, struct qrsign_error *error);
/* Ends all workers and waits for them. */
void pool_close(struct pool *pool);

#endif
