/* SPDX-License-Identifier: MIT */
/* Writes the tables of commands and options as JSON: man pages and shell completions are made of
 * them, as --help is. Runs on the machine that builds. */
#include "../commands.h"
#include "../text.h"

static const char *const types[] = {
        [OPTION_TYPE_FLAG] = "flag",
        [OPTION_TYPE_TEXT] = "text",
        [OPTION_TYPE_PAGE] = "page",
        [OPTION_TYPE_LIST] = "list",
        [OPTION_TYPE_CHOICE] = "choice",
        [OPTION_TYPE_CHOICES] = "choices",
        [OPTION_TYPE_NUMBER] = "number",
        [OPTION_TYPE_COUNT] = "count",
        [OPTION_TYPE_SIZE] = "size",
};

static void print_string(const char *text)
{
        putchar('"');
        for (; *text; text++) {
                if (*text == '"' || *text == '\\')
                        putchar('\\');
                if (*text == '\n')
                        fputs("\\n", stdout);
                else
                        putchar(*text);
        }
        putchar('"');
}

static void print_member(const char *name, const char *text)
{
        printf(", \"%s\": ", name);
        print_string(text);
}

/* `"name": [english, vietnamese]` */
static void print_pair(const char *name, const char *const texts[2])
{
        printf(", \"%s\": [", name);
        print_string(texts[QRSIGN_LANGUAGE_ENGLISH]);
        printf(", ");
        print_string(texts[QRSIGN_LANGUAGE_VIETNAMESE]);
        putchar(']');
}

static void print_text(const char *name, enum text text)
{
        print_pair(name, (const char *const[]){text_get(QRSIGN_LANGUAGE_ENGLISH, text),
                                 text_get(QRSIGN_LANGUAGE_VIETNAMESE, text)});
}

static void print_option(const struct option_row *row)
{
        printf("{\"commands\": %u", row->commands);
        print_member("name", row->name);
        print_member("letter", row->letter ? (char[]){row->letter, '\0'} : "");
        print_member("type", types[row->type]);
        print_member("allowed", row->allowed);
        print_member("argument", row->argument);
        printf(", \"in_settings\": %s", row->in_settings ? "true" : "false");
        print_pair("help", row->help);
        putchar('}');
}

static void print_command(const struct command *command)
{
        printf("{\"bit\": %u", (unsigned)command->bit);
        print_member("name", command->name);
        print_member("operands", command->operands);
        print_pair("summary", command->summary);
        print_pair("details", command->details);
        printf(", \"examples\": [");
        for (size_t i = 0; i < COUNT(command->examples) && command->examples[i].line; i++) {
                printf("%s{\"number\": %zu", i ? ", " : "", i + 1);
                print_member("line", command->examples[i].line);
                print_pair("says", command->examples[i].says);
                putchar('}');
        }
        printf("]}");
}

int main(void)
{
        printf("{\"all\": %u, \"options\": [\n", (unsigned)COMMAND_ALL);
        for (size_t i = 0; i < OPTION_COUNT; i++) {
                fputs(i ? ",\n" : "", stdout);
                print_option(&option_table[i]);
        }
        printf("],\n\"commands\": [\n");
        for (size_t i = 0; i < command_count; i++) {
                fputs(i ? ",\n" : "", stdout);
                print_command(&command_table[i]);
        }
        printf("],\n\"first_steps\": [");
        for (size_t i = 0; i < COUNT(command_first_steps); i++) {
                fputs(i ? ", " : "", stdout);
                print_string(command_first_steps[i]);
        }
        putchar(']');
        print_text("title", TEXT_HELP_TITLE);
        print_text("exit", TEXT_HELP_EXIT);
        print_text("environment", TEXT_HELP_ENVIRONMENT);
        print_text("settings", TEXT_HELP_SETTINGS);
        print_text("common", TEXT_HELP_COMMON);
        printf("}\n");
        return ferror(stdout) || fflush(stdout) != 0;
}
