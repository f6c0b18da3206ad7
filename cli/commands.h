/* SPDX-License-Identifier: MIT */
/* The rows of commands.def. */
#ifndef COMMANDS_H
#define COMMANDS_H

#include "options.h"

struct command_example {
        const char *line;
        const char *says[2]; /* by enum qrsign_language; "": the line says it all */
};

struct command {
        const char *name;
        enum command_bit bit;
        const char *operands;   /* as usage shows them */
        size_t least, greatest; /* operands it takes */
        const char *summary[2];
        const char *details[2]; /* after the options; "" for none */
        struct command_example examples[6];
};

extern const struct command command_table[];
extern const size_t command_count;
extern const char *const command_first_steps[3]; /* examples of the program as a whole */

const struct command *command_find(const char *name); /* or NULL */

#endif
