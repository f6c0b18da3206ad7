/* SPDX-License-Identifier: MIT */
/* What make says of its plaques, to people and to programs. */
#include "json.h"
#include "make.h"
#include "problems.h"
#include "text.h"

#include <string.h>

static const char *const status_words[] = {"made", "changed", "skipped", "failed"};

static void print_status(struct make *make, const json_t *line, enum make_status status)
{
        static const enum text texts[2][MAKE_STATUS_COUNT] = {
                {TEXT_STATUS_MADE, TEXT_STATUS_CHANGED, TEXT_STATUS_SKIPPED, TEXT_STATUS_FAILED},
                {TEXT_STATUS_WOULD_MAKE, TEXT_STATUS_WOULD_CHANGE, TEXT_STATUS_WOULD_SKIP,
                        TEXT_STATUS_FAILED}};
        FILE *stream = make->dry_run ? stdout : stderr;
        const char *title = json_string_value(json_object_get(line, "title"));

        progress_wipe(&make->progress);
        fprintf(stream, "%s: %s", json_string_value(json_object_get(line, "id")),
                text_get(make->cli->language, texts[make->dry_run][status]));
        if (title)
                fprintf(stream, " (%s)", title);
        fputc('\n', stream);
}

/* `problems` is taken over. */
static void print_json(
        struct cli *cli, const json_t *line, enum make_status status, json_t *problems)
{
        static const char *const keys[] = {"id", "kind", "title", "part", "files", "codes"};
        json_t *object = json_line("plaque");

        for (size_t i = 0; i < COUNT(keys); i++) {
                json_t *value = json_object_get(line, keys[i]);

                if (i == 2)
                        json_put_text(object, "status", status_words[status]);
                if (value)
                        json_object_set(object, keys[i], value);
        }
        json_object_set_new(object, "problems", problems ? problems : json_array());
        json_print(cli, object);
}

/* Whether each plaque is told of, or they are only counted. */
static bool tells(const struct make *make)
{
        return make->cli->json || make->cli->verbose || (make->dry_run && !make->cli->quiet);
}

static void count(struct make *make, enum make_status status, size_t codes)
{
        if (status == MAKE_FAILED) /* it was counted when it failed */
                return;
        make->status_count[status]++;
        make->code_count += codes;
}

void report_plaque(struct make *make, enum make_status status, size_t codes, const char *text,
        size_t length, const char *problems, size_t problems_length)
{
        json_t *line;

        count(make, status, codes);
        if (!tells(make))
                return;
        line = json_loadb(text, length, 0, NULL);
        if (make->cli->json)
                print_json(make->cli, line, status,
                        problems_length ? json_loadb(problems, problems_length, 0, NULL) : NULL);
        else
                print_status(make, line, status);
        json_decref(line);
}

enum qrsign_status report_old(struct make *make, size_t from, size_t to, struct qrsign_error *error)
{
        for (size_t i = from; i < to; i++) {
                const struct plan_entry *entry = &make->plan[i];
                const struct manifest_entry *old;
                cleanup(path_free) char *text = NULL;

                if (entry->left_out || entry->status != MAKE_SKIPPED || !entry->old)
                        continue;
                old = &make->old.entries[entry->old - 1];
                if (tells(make) && !(text = manifest_text(&make->old, old)))
                        return problems_memory(error);
                report_plaque(
                        make, MAKE_SKIPPED, old->codes, text, text ? strlen(text) : 0, NULL, 0);
        }
        return QRSIGN_OK;
}

/* A plaque of the plan that would be made. */
static enum qrsign_status report_planned(struct make *make, const struct plan_entry *entry,
        enum qrsign_record_kind kind, struct qrsign_error *error)
{
        const struct manifest_entry *old = entry->old ? &make->old.entries[entry->old - 1] : NULL;
        char id[MAKE_ID_SIZE];
        json_t *line;

        count(make, (enum make_status)entry->status, old ? old->codes : 0);
        if (!tells(make))
                return QRSIGN_OK;
        make_id(make->whole, entry->part, id);
        line = old ? manifest_line(&make->old, old)
                   : json_pack("{s:s, s:s}", "id", id, "kind", kind_word(kind));
        if (!line)
                return problems_memory(error);
        if (make->cli->json)
                print_json(make->cli, line, (enum make_status)entry->status, NULL);
        else
                print_status(make, line, (enum make_status)entry->status);
        json_decref(line);
        return QRSIGN_OK;
}

/* Records are gone through only where something is to be told of one without an old line. */
static enum qrsign_status report_template(
        struct make *make, const struct make_template *template_, struct qrsign_error *error)
{
        enum qrsign_status status = QRSIGN_OK;
        bool reads = tells(make);

        if (reads)
                status = qrsign_directory_rewind(make->directory, template_->kind, error);
        for (size_t i = 0; i < template_->count && !status; i++) {
                const struct plan_entry *entry = &make->plan[template_->first + i];

                if (reads)
                        status = make_next(make, entry, error);
                if (!status && !entry->left_out)
                        status = report_planned(make, entry, template_->kind, error);
        }
        return status;
}

enum qrsign_status report_plan(struct make *make, struct qrsign_error *error)
{
        enum qrsign_status status = QRSIGN_OK;

        for (size_t i = 0; i < make->template_count && !status; i++)
                status = report_template(make, &make->templates[i], error);
        for (size_t i = 0; i < make->old.count; i++) {
                cleanup(path_free) char *text = manifest_text(&make->old, &make->old.entries[i]);

                if (text && make->old.entries[i].key)
                        lines_note_paths(make, text);
        }
        return status;
}

void report_summary(struct make *make)
{
        struct cli *cli = make->cli;
        const size_t *count = make->status_count;
        char text[3][TEXT_NUMBER_SIZE];
        FILE *stream = make->dry_run ? stdout : stderr;

        if (cli->json || cli->quiet)
                return;
        fprintf(stream, "%s: %s", make->folder.path,
                text_count(cli->language, NOUN_PLAQUE,
                        count[MAKE_MADE] + count[MAKE_CHANGED] + count[MAKE_SKIPPED], text[0]));
        if (!make->dry_run) /* how many codes a plaque has is known when it is drawn */
                fprintf(stream, ", %s",
                        text_count(cli->language, NOUN_CODE, make->code_count, text[1]));
        for (size_t i = 0; i < COUNT(text); i++)
                snprintf(text[i], sizeof(text[i]), "%zu", count[i]);
        fputs("; ", stream);
        text_print(stream, cli->language, make->dry_run ? TEXT_WOULD_COUNTS : TEXT_STATUS_COUNTS,
                text[0], text[1], text[2]);
        if (count[MAKE_FAILED]) {
                snprintf(text[0], sizeof(text[0]), "%zu", count[MAKE_FAILED]);
                fputs(", ", stream);
                text_print(stream, cli->language, TEXT_FAILED_COUNT, text[0], NULL, NULL);
        }
        if (make->to_draw && !make->dry_run) {
                text_count(cli->language, NOUN_CODE, make->unread_count, text[0]);
                fputs("; ", stream);
                text_print(stream, cli->language,
                        !make->verify        ? TEXT_NOT_VERIFIED
                        : make->unread_count ? TEXT_NOT_READ
                                             : TEXT_ALL_READ,
                        text[0], NULL, NULL);
        }
        if (cli->problem_count) {
                fputs("; ", stream);
                problems_count(cli, stream);
        }
        fputc('\n', stream);
}

void report_totals_json(struct cli *cli, const struct make_totals *totals)
{
        json_t *line = json_line("summary");

        json_put_count(line, "alleys", totals->tables.alleys);
        json_put_count(line, "households", totals->tables.households);
        json_put_count(line, "places", totals->tables.places);
        json_put_count(line, "sites", totals->tables.sites);
        json_put_count(line, "plaques",
                totals->plaques[MAKE_MADE] + totals->plaques[MAKE_CHANGED] +
                        totals->plaques[MAKE_SKIPPED]);
        for (size_t i = 0; i < COUNT(status_words); i++)
                json_put_count(line, status_words[i], totals->plaques[i]);
        json_put_count(line, "codes", totals->codes);
        problems_summary(cli, line);
        json_print(cli, line);
}

void report_nothing_made(const struct cli *cli)
{
        if (problems_count(cli, stderr))
                fprintf(stderr, "; %s\n", text_get(cli->language, TEXT_NOTHING_MADE));
}
