/* SPDX-License-Identifier: MIT */
/* A program that writes to us through a pipe. No shell is involved. */
#ifndef QS_PROCESS_H
#define QS_PROCESS_H

#include "base/base.h"

#include <qrsign/error.h>
#include <sys/types.h>

struct qs_process {
        pid_t id;        /* 0: not running */
        int output;      /* its standard output; -1 when closed */
        int errors;      /* its standard error; -1 when closed */
        int patience_ms; /* for how long it may be silent */
        size_t noise;    /* bytes of complaint since it last gave something */
        char complaint[QRSIGN_ERROR_ARGUMENT_SIZE]; /* the first line it wrote to standard error */
        size_t complaint_length;
        bool complaint_ended;
};

/* Starts `arguments[0]`, found as the shell would find it, with nothing on its standard input.
 * The list ends with NULL. MISSING if there is no such program, IO, MEMORY. */
enum qrsign_status qs_process_start(struct qs_process *process, const char *const arguments[],
        int patience_ms, struct qrsign_error *error);

/* Reads its standard output as read(2) does; errno is ETIMEDOUT if it was silent, or
 * did nothing but complain, for too long. What it writes to standard error meanwhile is taken off
 * its hands, so that neither waits for the other. Fits qs_stream_reader. */
ssize_t qs_process_read(void *process, void *data, size_t size);

/* After the end of its output: waits for it. True if it ended well. */
bool qs_process_finish(struct qs_process *process);

/* Ends it if it still runs, and leaves nothing of it. May be called at any time, and again. */
void qs_process_stop(struct qs_process *process);

#endif
