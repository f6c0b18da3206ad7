/* SPDX-License-Identifier: MIT */
#include "commands.h"

#include <stdint.h>
#include <string.h>

#define EXAMPLE(line, english, vietnamese) {line, {english, vietnamese}},

const struct command command_table[] = {
#define COMMAND(                                                                                   \
        id, name, operands, least, greatest, summary, summary_vi, details, details_vi, examples)   \
        {#name, COMMAND_##id, operands, least, greatest, {summary, summary_vi},                    \
                {details, details_vi}, {examples}},
#include "commands.def"
#undef COMMAND
};

const size_t command_count = COUNT(command_table);

const char *const command_first_steps[3] = {
        "qrsign new thon-toi",
        "qrsign check thon-toi",
        "qrsign make thon-toi",
};

const struct command *command_find(const char *name)
{
        for (size_t i = 0; i < command_count; i++)
                if (strcmp(command_table[i].name, name) == 0)
                        return &command_table[i];
        return NULL;
}
