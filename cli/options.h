/* SPDX-License-Identifier: MIT */
/* Options: one table, four sources. Command line > environment QRSIGN_<OPTION> > settings table >
 * built-in. */
#ifndef OPTIONS_H
#define OPTIONS_H

#include "cli.h"

enum command_number {
#define COMMAND(id, ...) COMMAND_NUMBER_##id,
#include "commands.def"
#undef COMMAND
        COMMAND_COUNT
};

enum command_bit {
#define COMMAND(id, ...) COMMAND_##id = 1 << COMMAND_NUMBER_##id,
#include "commands.def"
#undef COMMAND
        COMMAND_ALL = (1 << COMMAND_COUNT) - 1
};

enum option_type {
        OPTION_TYPE_FLAG,
        OPTION_TYPE_TEXT,
        OPTION_TYPE_PAGE,
        OPTION_TYPE_LIST,
        OPTION_TYPE_CHOICE,
        OPTION_TYPE_CHOICES,
        OPTION_TYPE_NUMBER,
        OPTION_TYPE_COUNT,
        OPTION_TYPE_SIZE
};

enum option_id {
#define OPTION(name, long_name, short_name, type, allowed, argument, commands, settings, en, vi)   \
        OPTION_##name,
#include "options.def"
#undef OPTION
        OPTION_COUNT
};

struct option_row {
        const char *name; /* long, without the dashes */
        char letter;
        enum option_type type;
        const char *allowed;
        const char *argument;
        unsigned commands; /* set of enum command_bit */
        bool in_settings;
        const char *help[2]; /* by enum qrsign_language */
};

extern const struct option_row option_table[OPTION_COUNT];

/* A later source never replaces an earlier one. */
enum option_source { SOURCE_NONE = 0, SOURCE_COMMAND_LINE, SOURCE_ENVIRONMENT, SOURCE_SETTINGS };

struct option_value {
        enum option_source source;
        char *text;       /* as given */
        double number[2]; /* NUMBER, COUNT; SIZE: width, height in mm */
        unsigned choices; /* FLAG: 1 or 0; CHOICE: its place from 0; CHOICES: a bit for each;
                             SIZE: 1 for a paper's name */
        char **items;     /* LIST */
        size_t item_count;
};

struct options {
        struct option_value values[OPTION_COUNT];
        const struct command *command; /* NULL: none was named */
        char **operands;               /* borrowed from argv */
        size_t operand_count;
};

/* Reads the arguments, then the environment. All arguments are read even after a mistake, so that
 * --lang and --json count wherever they stand; the first mistake is returned. */
enum qrsign_status options_parse(
        struct options *options, int argc, char **argv, struct qrsign_error *error);
/* Takes what the settings table of an input sets and nothing before it has set. */
enum qrsign_status options_from_settings(struct options *options,
        const struct qrsign_directory *directory, struct qrsign_error *error);
/* Marks an error as one of the settings table, at the place where an option's value stands. */
void options_place(
        struct qrsign_error *error, const struct qrsign_directory *directory, const char *name);
/* Forgets what options_from_settings() took, for the next input. */
void options_forget_settings(struct options *options);
void options_free(struct options *options);

/* Whether anything but the built-in default holds; for a flag, whether it is on. */
bool options_given(const struct options *options, enum option_id id);
const char *options_text(const struct options *options, enum option_id id); /* or NULL */
double options_number(const struct options *options, enum option_id id, double otherwise);
/* Place of the chosen word among the allowed ones from `first`, or 0 where none was chosen. */
unsigned options_choice(const struct options *options, enum option_id id, unsigned first);

/* Sets one value after checking it; the error's field is `where`. */
enum qrsign_status option_value_set(const struct option_row *row, struct option_value *value,
        const char *text, struct qrsign_error *error);
void option_value_free(struct option_value *value);

/* The nearest of several names if it is near enough to be meant, else NULL. */
struct nearest {
        const char *name;
        size_t distance;
};
void nearest_try(struct nearest *nearest, const char *given, const char *candidate);

#endif
