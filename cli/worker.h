/* SPDX-License-Identifier: MIT */
/* A worker's side: it opens the templates, then does one task after another. */
#ifndef WORKER_H
#define WORKER_H

#include "make.h"
#include "pool.h"

enum {
        TALK_TEMPLATES = TALK_FIRST, /* of the first frame: struct talk_template for each */
        TALK_PARTS,                  /* struct talk_parts for each record of a TASK_SPLIT */
        TALK_FAILED,                 /* struct talk_failed: a plaque cannot be made */
        TALK_LINE,                   /* struct talk_line, the line, its problems as JSON */
        TALK_ROW                     /* the row of one plaque in the proof */
};

enum task_kind {
        TASK_SPLIT = 1, /* in how many parts is each record made? */
        TASK_TRY,       /* do the plaques fit? */
        TASK_DRAW,      /* a batch */
        TASK_ROWS       /* rows of the proof */
};

/* Followed by the plan's entries [from, to); of TASK_SPLIT by nothing, `from` and `to` count
 * records; of TASK_ROWS by one entry and the plaque's line. */
struct task {
        size_t template_, from, to;
        size_t record; /* of the first entry, in the order of its kind, from 0 */
        size_t volume, volumes;
        char base[MAKE_NAME_SIZE];
};

struct talk_template {
        enum qrsign_record_kind kind;
        char name[MAKE_NAME_SIZE], look[DIGEST_HEX_SIZE];
};

struct talk_parts {
        uint64_t same; /* which parts have not changed, a bit each */
        uint8_t count; /* 0: one plaque */
        bool whole_same;
};

struct talk_failed {
        size_t entry;
        bool missing;
};

struct talk_line {
        size_t entry;
        enum make_status status;
        size_t codes;
        size_t length; /* of the line, with its end; the rest is the list of problems */
};

/* Serves until the parent hangs up. */
void worker_serve(struct make *make, int handle);
/* In the parent: what the first worker says of the templates. */
void worker_heard_templates(struct make *make, uint32_t kind, const char *data, size_t length);

#endif
