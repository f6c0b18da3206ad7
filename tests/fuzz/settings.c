/* SPDX-License-Identifier: MIT */
/* Options from everywhere: the lines of the input up to `====` are arguments of the command line,
 * what follows is a settings table. Whatever they say, a value that is taken is within its bounds.
 */
#include "commands.h"
#include "options.h"
#include "tables.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { ARGUMENTS = 32 };

static const char alleys[] = "id,alley,lat,lon\nHN-01,1,16.6,107.2\n";

static void must(bool condition)
{
        if (!condition)
                abort();
}

static void check_value(const struct option_row *row, const struct option_value *value)
{
        double least, greatest;
        char *rest;

        if (!value->source)
                return;
        must(value->text != NULL);
        if (row->type != OPTION_TYPE_NUMBER && row->type != OPTION_TYPE_COUNT)
                return;
        least = strtod(row->allowed, &rest);
        greatest = strtod(rest, NULL);
        must(value->number[0] >= least && value->number[0] <= greatest);
}

static void check(const struct options *options)
{
        for (size_t i = 0; i < OPTION_COUNT; i++)
                check_value(&option_table[i], &options->values[i]);
}

/* Cuts the text into arguments at its lines; returns how many there are. */
static int cut(char *text, char *arguments[ARGUMENTS])
{
        int count = 0;

        arguments[count++] = text; /* its own name, whatever it is */
        while (count < ARGUMENTS - 1 && (arguments[count] = strsep(&text, "\n")) != NULL)
                count++;
        arguments[count] = NULL;
        return count;
}

static void read_table(struct options *options, const char *text, size_t length)
{
        const struct qs_input inputs[] = {
                {.path = "kiet.csv", .text = alleys, .length = sizeof(alleys) - 1},
                {.path = "thon.csv", .text = text, .length = length}};
        const struct qrsign_directory_options today = {
                .size = sizeof(today), .today = {2026, 11, 23}, .keep_going = true};
        struct qrsign_directory *directory = NULL;
        struct qrsign_error error = {0};

        if (qs_directory_open("fuzz", inputs, 2, &today, &directory, NULL) != QRSIGN_OK)
                return;
        if (options_from_settings(options, directory, &error))
                must(error.code && error.line && error.field[0]);
        else
                check(options);
        options_forget_settings(options);
        qrsign_directory_free(directory);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
        struct qs_input parts[TABLES];
        const size_t count = cut_tables((const char *)data, size, parts);
        struct options options = {0};
        struct qrsign_error error = {0};
        char *text = strndup((const char *)data, parts[0].length), *arguments[ARGUMENTS];

        must(text != NULL);
        if (options_parse(&options, cut(text, arguments), arguments, &error)) {
                must(error.code && error.message[0]);
        } else {
                check(&options);
                if (count > 1 && options.command)
                        read_table(&options, parts[1].text, parts[1].length);
        }
        options_free(&options);
        free(text);
        return 0;
}
