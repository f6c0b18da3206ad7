/* SPDX-License-Identifier: MIT */
#include "make.h"
#include "interrupt.h"
#include "json.h"
#include "problems.h"
#include "proof.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* `hung-nhon.xlsx`, `hung-nhon/` → `hung-nhon-signs`, beside the input. */
static char *default_output(const char *input)
{
        const char *name, *dot;
        size_t length = strlen(input), part;
        char *real = NULL, *path;

        if (strcmp(input, "-") == 0)
                return strdup("signs");
        while (length > 1 && input[length - 1] == '/')
                length--;
        name = input + length;
        while (name > input && name[-1] != '/')
                name--;
        part = (size_t)(input + length - name);
        if (part <= 2 && strspn(name, ".") == part) {
                input = real = realpath(input, NULL); /* a folder that only hides its name */
                if (!real)
                        return NULL;
                length = strlen(real);
                name = strrchr(real, '/') + 1;
        }
        dot = strrchr(name, '.');
        if (dot && dot > name && strchr(dot, '/') == NULL &&
                (strcmp(dot, ".csv") == 0 || strcmp(dot, ".xlsx") == 0))
                length = (size_t)(dot - input);
        path = malloc(length + sizeof("-signs"));
        if (path)
                sprintf(path, "%.*s-signs", (int)length, input);
        free(real);
        return path;
}

/* A name with a dot or a slash in it is that of a file. */
static bool is_template_file(const char *name)
{
        return strpbrk(name, "./") != NULL;
}

static enum qrsign_status open_template(
        struct make *make, const char *name, struct qrsign_error *error)
{
        struct make_template *template_ = &make->templates[make->template_count];
        enum qrsign_status status;

        if (make->template_count == MAKE_MAX_TEMPLATES)
                return problems_set(
                        error, QRSIGN_MESSAGE_OPERAND_TOO_MANY, NULL, "--template", name);
        status = is_template_file(name)
                         ? qrsign_template_read(name, NULL, &template_->template_, error)
                         : qrsign_template_open(name, NULL, &template_->template_, error);
        if (status)
                return status;
        make->template_count++;
        template_->kind = qrsign_template_kind(template_->template_);
        for (size_t i = 0; i + 1 < make->template_count; i++)
                if (make->templates[i].kind == template_->kind)
                        return problems_set(error, QRSIGN_MESSAGE_TEMPLATE_SAME_KIND, NULL,
                                "--template", kind_word(template_->kind));
        snprintf(template_->name, sizeof(template_->name), "%s",
                qrsign_template_name(template_->template_));
        snprintf(template_->look, sizeof(template_->look), "%s",
                qrsign_template_digest(template_->template_));
        return QRSIGN_OK;
}

/* The templates asked for; else the one that fits the first of the tables given. */
enum qrsign_status make_open_templates(struct make *make, struct qrsign_error *error)
{
        const struct option_value *names = &make->cli->options->values[OPTION_TEMPLATE];
        struct qrsign_directory_counts counts = qrsign_directory_counts(make->directory);
        enum qrsign_status status = QRSIGN_OK;

        if (!names->source)
                return open_template(make,
                        counts.alleys       ? "alley"
                        : counts.households ? "house"
                        : counts.sites      ? "site"
                                            : "alley",
                        error);
        for (size_t i = 0; i < names->item_count && !status; i++) {
                status = open_template(make, names->items[i], error);
                if (status == QRSIGN_ERROR_ARGUMENT && names->source == SOURCE_SETTINGS) {
                        options_place(error, make->directory, "template");
                        return QRSIGN_ERROR_INPUT;
                }
                if (status == QRSIGN_ERROR_ARGUMENT && !error->field[0])
                        snprintf(error->field, sizeof(error->field), "--template");
        }
        return status;
}

static enum qrsign_status build_header(struct make *make, struct qrsign_error *error)
{
        json_t *line = json_line("manifest");
        char *text;

        json_put_count(line, "format", MANIFEST_FORMAT);
        json_put_text(line, "tool", "qrsign " CLI_VERSION);
        json_put_text(line, "input", qrsign_directory_digest(make->directory));
        json_put_text(line, "options", make->options_digest);
        text = json_text(line);
        json_decref(line);
        make->header = text ? realloc(text, strlen(text) + 2) : NULL;
        if (!make->header) {
                free(text);
                return problems_memory(error);
        }
        strcat(make->header, "\n");
        return QRSIGN_OK;
}

static enum qrsign_status open_output(struct make *make, struct qrsign_error *error)
{
        const char *given = options_text(make->cli->options, OPTION_OUTPUT);
        cleanup(path_free) char *path = given ? strdup(given) : default_output(make->input);
        enum qrsign_status status;

        if (!path)
                return problems_memory(error);
        status = folder_open(&make->folder, path,
                make->dry_run        ? FOLDER_FREE
                : make->shard.number ? FOLDER_SHARED
                                     : FOLDER_ALONE,
                error);
        shard_manifest_name(&make->shard, make->manifest_name);
        return status ? status
                      : manifest_read(
                                &make->old, make->cli, &make->folder, make->manifest_name, error);
}

/* A proof is of the whole manifest, which a shard has not. */
static bool wants_proof(const struct make *make)
{
        return !make->dry_run && !make->shard.number && !make->lost_count && !interrupt_noted() &&
               (!make->status_count[MAKE_FAILED] || make->keep_going);
}

void make_let_go(struct make *make)
{
        if (make->folder.handle >= 0)
                close(make->folder.handle);
        make->folder.handle = -1;
        if (make->journal.handle >= 0)
                close(make->journal.handle);
        make->journal.handle = -1;
}

static enum qrsign_status make_one(struct make *make, struct qrsign_error *error)
{
        struct cli *cli = make->cli;
        struct qrsign_directory_options options = {.size = sizeof(options),
                .on_problem = problems_callback,
                .context = cli,
                .today = make->today,
                .keep_going = options_given(cli->options, OPTION_KEEP_GOING),
                .no_contact = options_given(cli->options, OPTION_NO_CONTACT),
                .include = options_choice(cli->options, OPTION_INCLUDE, 0),
                .encoding = cli->encoding,
                .units = options_text(cli->options, OPTION_UNITS)};
        bool idle;
        enum qrsign_status status =
                qrsign_directory_open(make->input, &options, &make->directory, error);

        if (!status)
                status = options_from_settings(cli->options, make->directory, error);
        if (!status)
                status = make_settings(make, cli->options, error);
        if (!status)
                status = build_header(make, error);
        if (!status)
                status = open_output(make, error);
        if (!status)
                interrupt_note(); /* from here there may be files to finish */
        if (!status)
                status = pool_open(&make->pool, make, make->jobs, error);
        if (!status)
                status = make_plan(make, error);
        if (status || interrupt_noted())
                return status;
        if (!make->dry_run)
                folder_sweep(&make->folder);
        if (make->dry_run)
                status = make_try_all(make, error);
        if (status)
                return status;
        idle = make_plan_is_idle(make);
        status = make->dry_run || idle ? report_plan(make, error) : make_draw(make, error);
        if (!status && wants_proof(make) && (!idle || !proof_is_there(make)))
                status = proof_write(make, error);
        return status;
}

static int exit_of(const struct make *make)
{
        if (interrupt_noted())
                return CLI_SIGNAL + interrupt_noted();
        if (make->lost_count)
                return CLI_FAILED;
        if (make->status_count[MAKE_FAILED] && !make->keep_going)
                return make->missing_count ? CLI_MISSING : CLI_INPUT;
        if (make->unread_count)
                return CLI_UNREAD;
        if (make->status_count[MAKE_FAILED] || make_has_wrong_rows(make))
                return CLI_PARTLY;
        return CLI_DONE;
}

bool make_has_wrong_rows(const struct make *make)
{
        return qrsign_directory_counts(make->directory).errors > 0;
}

static void make_free(struct make *make)
{
        pool_close(&make->pool);
        /* A journal with nothing in it is of no use, unless a file got its name without a line. */
        journal_close(&make->journal, !make->journal.end && !make->lost_count);
        for (size_t i = 0; i < make->template_count; i++)
                qrsign_template_free(make->templates[i].template_);
        make_forget_split(make);
        qrsign_directory_free(make->directory);
        qrsign_key_free(make->key);
        output_free(&make->manifest);
        manifest_free(&make->old);
        folder_close(&make->folder, !make->anything_kept);
        set_free(&make->ids);
        set_free(&make->paths);
        free(make->plan);
        free(make->units);
        free(make->later);
        free(make->profile);
        free(make->header);
        options_forget_settings(make->cli->options);
}

static int make_input(
        struct cli *cli, const char *input, struct qrsign_date today, struct make_totals *totals)
{
        cleanup(make_free) struct make make = {.cli = cli,
                .input = input,
                .today = today,
                .folder.handle = -1,
                .journal.handle = -1};
        struct qrsign_directory_counts counts;
        struct qrsign_error error;
        enum qrsign_status status;

        problems_begin(cli);
        status = make_one(&make, &error);
        if (make.directory) {
                counts = qrsign_directory_counts(make.directory);
                totals->tables.alleys += counts.alleys;
                totals->tables.households += counts.households;
                totals->tables.places += counts.places;
                totals->tables.sites += counts.sites;
        }
        for (size_t i = 0; i < MAKE_STATUS_COUNT; i++)
                totals->plaques[i] += make.status_count[i];
        totals->codes += make.code_count;
        if (interrupt_noted() && make.anything_kept)
                past_tell_plan(&make);
        if (status && interrupt_noted())
                return CLI_SIGNAL + interrupt_noted();
        if (status)
                return problems_know(cli, &error) ? cli_exit_of(status)
                                                  : problems_fail(cli, &error);
        if (!interrupt_noted() && !make.lost_count &&
                (!make.status_count[MAKE_FAILED] || make.keep_going)) {
                past_report(&make);
                report_summary(&make);
        }
        return exit_of(&make);
}

/* Of several inputs the gravest status is told: nothing made before made in part. */
static int graver(int a, int b)
{
        static const int order[] = {
                CLI_DONE, CLI_PARTLY, CLI_UNREAD, CLI_INPUT, CLI_USAGE, CLI_MISSING, CLI_FAILED};

        for (size_t i = COUNT(order); i > 0; i--)
                if (a == order[i - 1] || b == order[i - 1])
                        return order[i - 1];
        return a;
}

int make_run(struct cli *cli)
{
        struct options *options = cli->options;
        struct make_totals totals = {0};
        struct qrsign_date today;
        struct qrsign_error error;
        int exit_status = CLI_DONE;

        if (options->operand_count > 1 && options_given(options, OPTION_OUTPUT)) {
                char count[24];

                snprintf(count, sizeof(count), "%zu", options->operand_count);
                problems_set(&error, QRSIGN_MESSAGE_OUTPUT_FOR_SEVERAL, NULL, "--output", count);
                return problems_fail(cli, &error);
        }
        if (make_today(&today, &error) != QRSIGN_OK)
                return problems_fail(cli, &error);
        for (size_t i = 0; i < options->operand_count; i++) {
                int one = make_input(cli, options->operands[i], today, &totals);

                if (one > CLI_SIGNAL) {
                        exit_status = one;
                        break;
                }
                exit_status = graver(exit_status, one);
        }
        if (interrupt_noted()) {
                qrsign_error_set(&error, QRSIGN_MESSAGE_INTERRUPTED, NULL, NULL, NULL);
                problems_report(cli, NULL, &error);
        }
        problems_end(cli);
        if (cli->json)
                report_totals_json(cli, &totals);
        else if (exit_status == CLI_INPUT && !cli->quiet && !totals.plaques[MAKE_MADE] &&
                 !totals.plaques[MAKE_CHANGED])
                report_nothing_made(cli);
        return exit_status;
}
