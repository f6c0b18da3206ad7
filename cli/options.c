/* SPDX-License-Identifier: MIT */
#include "options.h"
#include "commands.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static void set_field(struct qrsign_error *error, const char *before, const char *name)
{
        if (error)
                snprintf(error->field, sizeof(error->field), "%s%s", before, name);
}

/* Whether a row can be used: with the command, or before any command is known. */
static bool row_applies(const struct option_row *row, const struct command *command)
{
        return row->commands & (command ? (unsigned)command->bit : 0u) ||
               (!command && row->commands == COMMAND_ALL);
}

static int find_long(const struct command *command, const char *name, size_t length)
{
        for (int i = 0; i < OPTION_COUNT; i++)
                if (row_applies(&option_table[i], command) &&
                        strlen(option_table[i].name) == length &&
                        strncmp(option_table[i].name, name, length) == 0)
                        return i;
        return -1;
}

static int find_short(const struct command *command, char letter)
{
        for (int i = 0; i < OPTION_COUNT; i++)
                if (row_applies(&option_table[i], command) && option_table[i].letter == letter)
                        return i;
        return -1;
}

static enum qrsign_status unknown_option(
        const struct command *command, const char *argument, struct qrsign_error *error)
{
        struct nearest nearest = {0};
        char name[QRSIGN_ERROR_ARGUMENT_SIZE], meant[64];

        snprintf(name, sizeof(name), "%.*s", (int)strcspn(argument, "="), argument);
        if (argument[1] == '-')
                for (int i = 0; i < OPTION_COUNT; i++)
                        if (row_applies(&option_table[i], command))
                                nearest_try(&nearest, name + 2, option_table[i].name);
        if (!nearest.name)
                return qrsign_error_set(error, QRSIGN_MESSAGE_OPTION_UNKNOWN, name, NULL, NULL);
        snprintf(meant, sizeof(meant), "--%s", nearest.name);
        return qrsign_error_set(error, QRSIGN_MESSAGE_OPTION_MISSPELT, name, meant, NULL);
}

/* The arguments while they are being read. */
struct reader {
        struct options *options;
        int argc, next;
        char **argv;
        enum qrsign_status status;  /* of the first mistake */
        struct qrsign_error *error; /* where it goes */
};

/* Later mistakes are not kept: they often follow from the first. */
static struct qrsign_error *error_slot(struct reader *reader)
{
        return reader->status ? NULL : reader->error;
}

static void note(struct reader *reader, enum qrsign_status status)
{
        if (status && !reader->status)
                reader->status = status;
}

/* Sets an option from the command line; there the last of a repeated option wins, and a list
 * grows. */
static void set_option(struct reader *reader, int id, const char *text)
{
        const struct option_row *row = &option_table[id];
        struct option_value *value = &reader->options->values[id];
        struct qrsign_error *error = error_slot(reader);
        enum qrsign_status status = option_value_set(row, value, text, error);

        value->source = SOURCE_COMMAND_LINE;
        if (status)
                set_field(error, "--", row->name);
        note(reader, status);
}

/* The value of an option that stands apart from it, as the next argument. */
static const char *take_value(struct reader *reader, int id)
{
        struct qrsign_error *error = error_slot(reader);

        if (reader->next < reader->argc)
                return reader->argv[reader->next++];
        note(reader, qrsign_error_set(error, QRSIGN_MESSAGE_OPTION_NEEDS_VALUE,
                             option_table[id].argument, NULL, NULL));
        set_field(error, "--", option_table[id].name);
        return NULL;
}

static void read_long(struct reader *reader, const char *argument)
{
        const char *name = argument + 2;
        size_t length = strcspn(name, "=");
        int id = find_long(reader->options->command, name, length);
        const char *text = name[length] ? name + length + 1 : NULL;

        if (id < 0) {
                note(reader,
                        unknown_option(reader->options->command, argument, error_slot(reader)));
                return;
        }
        if (!text)
                text = option_table[id].type == OPTION_TYPE_FLAG ? "yes" : take_value(reader, id);
        if (text)
                set_option(reader, id, text);
}

/* `-nq`, `-fpdf`, `-f pdf`. */
static void read_short(struct reader *reader, const char *argument)
{
        for (const char *letter = argument + 1; *letter; letter++) {
                int id = find_short(reader->options->command, *letter);
                const char *text;

                if (id < 0) {
                        char name[3] = {'-', *letter, '\0'};

                        note(reader, unknown_option(reader->options->command,
                                             isprint((unsigned char)*letter) ? name : argument,
                                             error_slot(reader)));
                        return;
                }
                if (option_table[id].type == OPTION_TYPE_FLAG) {
                        set_option(reader, id, "yes");
                        continue;
                }
                text = letter[1] ? letter + 1 : take_value(reader, id);
                if (text)
                        set_option(reader, id, text);
                return;
        }
}

static void read_command(struct reader *reader, const char *name)
{
        struct options *options = reader->options;
        struct nearest nearest = {0};

        options->command = command_find(name);
        if (options->command)
                return;
        for (size_t i = 0; i < command_count; i++)
                nearest_try(&nearest, name, command_table[i].name);
        note(reader, qrsign_error_set(error_slot(reader),
                             nearest.name ? QRSIGN_MESSAGE_COMMAND_MISSPELT
                                          : QRSIGN_MESSAGE_COMMAND_UNKNOWN,
                             name, nearest.name, NULL));
}

static void read_operand(struct reader *reader, char *argument)
{
        struct options *options = reader->options;

        if (!options->command && !reader->status && strcmp(argument, "help") == 0 &&
                !options->values[OPTION_HELP].source) {
                set_option(reader, OPTION_HELP, "yes"); /* `qrsign help make`, as git has it */
        } else if (!options->command && !reader->status) {
                read_command(reader, argument);
        } else if (options->command && options->operand_count >= options->command->greatest) {
                note(reader, qrsign_error_set(error_slot(reader), QRSIGN_MESSAGE_OPERAND_TOO_MANY,
                                     argument, NULL, NULL));
        } else {
                options->operands[options->operand_count++] = argument;
        }
}

static void read_arguments(struct reader *reader)
{
        bool options_end = false;

        while (reader->next < reader->argc) {
                char *argument = reader->argv[reader->next++];

                if (options_end || argument[0] != '-' || !argument[1])
                        read_operand(reader, argument);
                else if (strcmp(argument, "--") == 0)
                        options_end = true;
                else if (argument[1] == '-')
                        read_long(reader, argument);
                else
                        read_short(reader, argument);
        }
}

static void read_environment(struct reader *reader)
{
        for (int i = 0; i < OPTION_COUNT; i++) {
                const struct option_row *row = &option_table[i];
                struct option_value *value = &reader->options->values[i];
                struct qrsign_error *error = error_slot(reader);
                enum qrsign_status status;
                char name[64];
                const char *text;
                size_t length = (size_t)snprintf(name, sizeof(name), "QRSIGN_%s", row->name);

                for (size_t j = 0; j < length; j++)
                        name[j] = name[j] == '-' ? '_' : (char)toupper((unsigned char)name[j]);
                text = getenv(name);
                if (!text || !text[0] || value->source || i == OPTION_HELP || i == OPTION_VERSION ||
                        !row_applies(row, reader->options->command))
                        continue;
                status = option_value_set(row, value, text, error);
                value->source = SOURCE_ENVIRONMENT;
                if (status)
                        set_field(error, "", name);
                note(reader, status);
        }
}

enum qrsign_status options_parse(
        struct options *options, int argc, char **argv, struct qrsign_error *error)
{
        struct reader reader = {options, argc, 1, argv, QRSIGN_OK, error};

        options->operands = calloc((size_t)argc + 1, sizeof(*options->operands));
        if (!options->operands)
                return qrsign_error_set(error, QRSIGN_MESSAGE_NO_MEMORY, NULL, NULL, NULL);
        read_arguments(&reader);
        read_environment(&reader);
        if (options->command && options->operand_count < options->command->least)
                note(&reader, qrsign_error_set(error_slot(&reader), QRSIGN_MESSAGE_OPERAND_MISSING,
                                      options->command->operands, NULL, NULL));
        return reader.status;
}

/* What a table says wrongly is wrong input, whatever it would be as an option. */
void options_place(
        struct qrsign_error *error, const struct qrsign_directory *directory, const char *name)
{
        struct qrsign_error where = {0};

        qrsign_directory_setting(directory, name, &where);
        error->status = QRSIGN_ERROR_INPUT;
        memcpy(error->file, where.file, sizeof(error->file));
        memcpy(error->cell, where.cell, sizeof(error->cell));
        memcpy(error->field, where.field, sizeof(error->field));
        error->line = where.line;
        error->column = where.column;
}

enum qrsign_status options_from_settings(struct options *options,
        const struct qrsign_directory *directory, struct qrsign_error *error)
{
        for (int i = 0; i < OPTION_COUNT; i++) {
                const struct option_row *row = &option_table[i];
                struct option_value *value = &options->values[i];
                enum qrsign_status status;
                const char *text;

                if (!row->in_settings || value->source || !row_applies(row, options->command))
                        continue;
                text = qrsign_directory_setting(directory, row->name, NULL);
                if (!text[0])
                        continue;
                status = option_value_set(row, value, text, error);
                value->source = SOURCE_SETTINGS;
                if (status) {
                        options_place(error, directory, row->name);
                        return QRSIGN_ERROR_INPUT;
                }
        }
        return QRSIGN_OK;
}

void options_forget_settings(struct options *options)
{
        for (int i = 0; i < OPTION_COUNT; i++)
                if (options->values[i].source == SOURCE_SETTINGS)
                        option_value_free(&options->values[i]);
}

void options_free(struct options *options)
{
        for (int i = 0; i < OPTION_COUNT; i++)
                option_value_free(&options->values[i]);
        free(options->operands);
        options->operands = NULL;
}

bool options_given(const struct options *options, enum option_id id)
{
        const struct option_value *value = &options->values[id];

        return value->source && (option_table[id].type != OPTION_TYPE_FLAG || value->choices);
}

const char *options_text(const struct options *options, enum option_id id)
{
        return options->values[id].source ? options->values[id].text : NULL;
}

double options_number(const struct options *options, enum option_id id, double otherwise)
{
        return options->values[id].source ? options->values[id].number[0] : otherwise;
}

unsigned options_choice(const struct options *options, enum option_id id, unsigned first)
{
        return options->values[id].source ? options->values[id].choices + first : 0;
}
