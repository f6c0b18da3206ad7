/* SPDX-License-Identifier: MIT */
/* A line on a terminal's standard error: done of total, speed, time left. */
#ifndef PROGRESS_H
#define PROGRESS_H

#include "cli.h"

struct progress {
        struct cli *cli;
        bool shown;
        size_t plaques;     /* in all */
        size_t steps, done; /* a plaque takes one step or more */
        double started, printed;
        void (*relay)(void *context); /* in a worker: who is told of a step instead */
        void *context;
};

void progress_start(struct progress *progress, struct cli *cli, size_t plaques, size_t steps);
void progress_step(struct progress *progress);
/* Wipes the line, so that something else can be printed; the next step draws it again. */
void progress_wipe(struct progress *progress);

#endif
