/* SPDX-License-Identifier: MIT */
#include "options.h"

enum { NO = false, YES = true };

/* Rows name commands and types by their last word alone. */
#define NEW     COMMAND_NEW
#define CHECK   COMMAND_CHECK
#define MAKE    COMMAND_MAKE
#define ENCODE  COMMAND_ENCODE
#define DECODE  COMMAND_DECODE
#define SCAN    COMMAND_SCAN
#define PAGE    COMMAND_PAGE
#define VERIFY  COMMAND_VERIFY
#define EXPLAIN COMMAND_EXPLAIN
#define ALL     COMMAND_ALL

const struct option_row option_table[OPTION_COUNT] = {
#define OPTION(name, long_name, short_name, type, allowed, argument, commands, settings, en, vi)   \
        {long_name, short_name, OPTION_TYPE_##type, allowed, argument, commands, settings,         \
                {en, vi}},
#include "options.def"
#undef OPTION
};
