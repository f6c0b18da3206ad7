/* SPDX-License-Identifier: MIT */
/* One run of the program: how it talks, and what it has counted. */
#ifndef CLI_H
#define CLI_H

#include <qrsign/qrsign.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#define COUNT(array)      (sizeof(array) / sizeof((array)[0]))
#define cleanup(function) __attribute__((cleanup(function)))

/* Exit statuses; scripts and job runners lean on them. */
enum cli_exit {
        CLI_DONE = 0,
        CLI_UNREAD = 1,  /* a code does not read back, or none was found */
        CLI_USAGE = 2,   /* called wrongly */
        CLI_INPUT = 3,   /* the input is wrong, nothing was made */
        CLI_PARTLY = 4,  /* some rows were wrong, the others were made */
        CLI_FAILED = 5,  /* input or output failed, worth a retry */
        CLI_MISSING = 6, /* something needed is not there */
        CLI_SIGNAL = 128 /* and the signal's number: interrupted */
};

enum cli_when { CLI_AUTO = 0, CLI_ALWAYS, CLI_NEVER };

struct command;
struct options;
struct progress;

struct cli {
        const struct command *command;
        struct options *options;
        enum qrsign_language language;
        bool json;
        bool quiet;
        bool verbose;
        enum cli_when color;
        enum cli_when progress;
        size_t max_errors;               /* problems shown; 0: all */
        const char *encoding;            /* NULL: not given */
        FILE *problems;                  /* where problems are written for people */
        size_t problem_count;            /* shown or not */
        size_t severity_count[3];        /* by enum qrsign_severity */
        bool helped[1000];               /* by number: what to do about it was printed */
        struct qrsign_error first_error; /* the first of the input at hand */
        struct progress *line;           /* wiped before a problem is printed; NULL: none */
        /* In a worker: who is told of a problem instead; NULL: the user. */
        void (*relay)(void *context, const char *id, const struct qrsign_error *problem);
        void *relay_context;
        double started;     /* monotonic seconds */
        bool output_failed; /* standard output took not all that was written */
};

/* Seconds of a clock that only goes forward. */
double cli_clock(void);

/* The status that a failed call leads to. */
int cli_exit_of(enum qrsign_status status);

/* Commands, one file each: int make_run(struct cli *cli), … returns the exit status. */
#define COMMAND(id, name, ...) int name##_run(struct cli *cli);
#include "commands.def"
#undef COMMAND

#endif
