/* SPDX-License-Identifier: MIT */
#include "help.h"
#include "text.h"

#include <jansson.h>
#include <stdlib.h>

enum { HELP_COLUMN = 26, COMMAND_COLUMN = 12 };

static void print_heading(FILE *stream, enum qrsign_language language, enum text heading)
{
        fprintf(stream, "\n%s:\n", text_get(language, heading));
}

static void print_paragraph(FILE *stream, const char *text)
{
        fputc('\n', stream);
        text_wrap(stream, text, 0, 0);
}

/* `  -o, --output DIR         output folder`; a long name has its text on the next line. */
static void print_option(FILE *stream, enum qrsign_language language, const struct option_row *row)
{
        char name[80];
        size_t width = (size_t)snprintf(name, sizeof(name), "  %c%c%c --%s%s%s",
                row->letter ? '-' : ' ', row->letter ? row->letter : ' ', row->letter ? ',' : ' ',
                row->name, row->argument[0] ? " " : "", row->argument);

        fputs(name, stream);
        if (width + 2 > HELP_COLUMN) {
                fputc('\n', stream);
                width = 0;
        }
        fprintf(stream, "%*s", (int)(HELP_COLUMN - width), "");
        text_wrap(stream, row->help[language], HELP_COLUMN, HELP_COLUMN);
}

static void print_options(
        FILE *stream, enum qrsign_language language, unsigned command, enum text heading)
{
        bool any = false;

        for (size_t i = 0; i < OPTION_COUNT; i++) {
                const struct option_row *row = &option_table[i];

                if (!(row->commands & command) ||
                        (row->commands == COMMAND_ALL) != (command == COMMAND_ALL))
                        continue;
                if (!any)
                        print_heading(stream, language, heading);
                any = true;
                print_option(stream, language, row);
        }
}

static void print_examples(
        FILE *stream, enum qrsign_language language, const struct command *command)
{
        print_heading(stream, language, TEXT_HELP_EXAMPLES);
        for (size_t i = 0; i < COUNT(command->examples) && command->examples[i].line; i++) {
                const struct command_example *example = &command->examples[i];

                fprintf(stream, "  %s\n", example->line);
                if (example->says[language][0]) {
                        fputs("      ", stream);
                        text_wrap(stream, example->says[language], 6, 6);
                }
        }
}

/* Which options of the command a settings table may set; nothing where there are none. */
static void print_settings(
        FILE *stream, enum qrsign_language language, const struct command *command)
{
        char *names = NULL, *text = NULL;
        size_t size = 0;
        FILE *list = open_memstream(&names, &size);

        for (size_t i = 0; list && i < OPTION_COUNT; i++)
                if (option_table[i].in_settings && option_table[i].commands & COMMAND_MAKE &&
                        command->bit == COMMAND_MAKE)
                        fprintf(list, "%s--%s", ftell(list) ? ", " : "", option_table[i].name);
        if (list && fclose(list) == 0 && size && (list = open_memstream(&text, &size))) {
                text_print(list, language, TEXT_HELP_SETTINGS, names, NULL, NULL);
                if (fclose(list) == 0)
                        print_paragraph(stream, text);
        }
        free(names);
        free(text);
}

static void print_command(
        FILE *stream, enum qrsign_language language, const struct command *command)
{
        char title[256];

        snprintf(title, sizeof(title), "qrsign %s - %s", command->name, command->summary[language]);
        text_wrap(stream, title, 0, 0);
        print_examples(stream, language, command);
        fprintf(stream, "\n%s: qrsign %s %s %s\n", text_get(language, TEXT_HELP_USAGE),
                command->name, text_get(language, TEXT_HELP_OPTION_WORD), command->operands);
        if (command->details[language][0])
                print_paragraph(stream, command->details[language]);
        print_options(stream, language, command->bit, TEXT_HELP_OPTIONS);
        print_settings(stream, language, command);
        print_options(stream, language, COMMAND_ALL, TEXT_HELP_COMMON);
        print_paragraph(stream, text_get(language, TEXT_HELP_EXIT));
}

static void print_program(FILE *stream, enum qrsign_language language)
{
        fprintf(stream, "qrsign - %s\n", text_get(language, TEXT_HELP_TITLE));
        print_heading(stream, language, TEXT_HELP_EXAMPLES);
        for (size_t i = 0; i < COUNT(command_first_steps); i++)
                fprintf(stream, "  %s\n", command_first_steps[i]);
        fprintf(stream, "\n%s: qrsign %s %s\n", text_get(language, TEXT_HELP_USAGE),
                text_get(language, TEXT_HELP_COMMAND_WORD),
                text_get(language, TEXT_HELP_OPTION_WORD));
        print_heading(stream, language, TEXT_HELP_COMMANDS);
        for (size_t i = 0; i < command_count; i++) {
                fprintf(stream, "  %-*s", COMMAND_COLUMN - 2, command_table[i].name);
                text_wrap(
                        stream, command_table[i].summary[language], COMMAND_COLUMN, COMMAND_COLUMN);
        }
        print_options(stream, language, COMMAND_ALL, TEXT_HELP_COMMON);
        print_paragraph(stream, text_get(language, TEXT_HELP_ENVIRONMENT));
        print_paragraph(stream, text_get(language, TEXT_HELP_MORE));
        print_paragraph(stream, text_get(language, TEXT_HELP_EXIT));
}

void help_print(FILE *stream, enum qrsign_language language, const struct command *command)
{
        if (command)
                print_command(stream, language, command);
        else
                print_program(stream, language);
}

void help_hint(FILE *stream, enum qrsign_language language, const struct command *command)
{
        char line[64];

        snprintf(line, sizeof(line), "qrsign %s%s--help", command ? command->name : "",
                command ? " " : "");
        text_print(stream, language, TEXT_HELP_TRY, line, NULL, NULL);
        fputc('\n', stream);
}

void help_version(FILE *stream)
{
        char dependency[64];

        fprintf(stream, "qrsign %s\nlibqrsign %s\n", CLI_VERSION, qrsign_version());
        for (size_t i = 0; qrsign_dependency(i, dependency, sizeof(dependency)); i++)
                fprintf(stream, "%s\n", dependency);
}
