/* SPDX-License-Identifier: MIT */
#include "cli.h"
#include "commands.h"
#include "help.h"
#include "interrupt.h"
#include "problems.h"
#include "text.h"

#include <errno.h>
#include <string.h>

/* What the common options say, as far as they could be read. */
static void configure(struct cli *cli, struct options *options)
{
        const struct option_value *language = &options->values[OPTION_LANG];

        cli->options = options;
        cli->command = options->command;
        cli->language = language->source ? (enum qrsign_language)language->choices
                                         : text_language_of_environment();
        cli->json = options_given(options, OPTION_JSON);
        cli->quiet = options_given(options, OPTION_QUIET);
        cli->verbose = options_given(options, OPTION_VERBOSE) && !cli->quiet;
        cli->color = (enum cli_when)options_choice(options, OPTION_COLOR, 0);
        cli->progress = (enum cli_when)options_choice(options, OPTION_PROGRESS, 0);
        cli->max_errors = (size_t)options_number(options, OPTION_MAX_ERRORS, 0);
        cli->encoding = options_text(options, OPTION_ENCODING);
        cli->problems = stderr;
}

/* In the order of the table. */
static int (*const runs[])(struct cli *cli) = {
#define COMMAND(id, name, ...) name##_run,
#include "commands.def"
#undef COMMAND
};

static int run(struct cli *cli, enum qrsign_status status, const struct qrsign_error *error)
{
        int exit_status;

        if (options_given(cli->options, OPTION_HELP)) {
                help_print(stdout, cli->language, cli->command);
                return CLI_DONE;
        }
        if (options_given(cli->options, OPTION_VERSION)) {
                help_version(stdout);
                return CLI_DONE;
        }
        if (status) {
                exit_status = problems_fail(cli, error);
                if (exit_status == CLI_USAGE && !cli->json)
                        help_hint(stderr, cli->language, cli->command);
                return exit_status;
        }
        return runs[cli->command - command_table](cli);
}

/* Output that never reached its reader is not success, whatever else went well. */
static int close_output(struct cli *cli, int exit_status)
{
        struct qrsign_error error;

        errno = 0;
        if (fflush(stdout) == 0 && !ferror(stdout) && !cli->output_failed)
                return exit_status;
        problems_errno(&error, QRSIGN_MESSAGE_FILE_WRITE, "-", errno ? errno : EIO);
        cli->json = false; /* there is nowhere to write JSON to */
        cli->problems = stderr;
        return problems_fail(cli, &error);
}

int main(int argc, char **argv)
{
        cleanup(options_free) struct options options = {0};
        struct cli cli = {.started = cli_clock()};
        struct qrsign_error error;
        enum qrsign_status status;

        interrupt_exit_at_once();
        status = options_parse(&options, argc, argv, &error);
        if (!status && !options.command)
                status = qrsign_error_set(&error, QRSIGN_MESSAGE_COMMAND_MISSING, NULL, NULL, NULL);
        configure(&cli, &options);
        return close_output(&cli, run(&cli, status, &error));
}
