/* SPDX-License-Identifier: MIT */
#ifndef HELP_H
#define HELP_H

#include "commands.h"

/* Help of the program, or of a command, for 80 columns. */
void help_print(FILE *stream, enum qrsign_language language, const struct command *command);
/* One line after a usage error: how to get help. */
void help_hint(FILE *stream, enum qrsign_language language, const struct command *command);
void help_version(FILE *stream);

#endif
