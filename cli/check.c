/* SPDX-License-Identifier: MIT */
/* check: every problem, then what would become public, alley by alley. */
#include "check.h"
#include "commands.h"
#include "json.h"
#include "manifest.h"
#include "problems.h"
#include "text.h"

#include <string.h>

/* `Kiệt 5`; a site's name; a hamlet's unit and name. */
static void title_of(const struct qrsign_record *record, char *out, size_t size)
{
        const char *unit = "", *name = record->name;

        if (record->kind == QRSIGN_RECORD_ALLEY || record->kind == QRSIGN_RECORD_HOUSE) {
                unit = record->alley_unit;
                name = record->alley;
        } else if (record->kind == QRSIGN_RECORD_HAMLET) {
                unit = record->hamlet_unit;
                name = record->hamlet;
        }
        snprintf(out, size, "%s%s%s", unit, unit[0] ? " " : "", name);
}

static void print_house(const struct cli *cli, const struct qrsign_household *house)
{
        char metres[16], phone[TEXT_NUMBER_SIZE];

        snprintf(metres, sizeof(metres), "%u", (unsigned)house->distance_m);
        fputs("    ", stdout);
        if (house->number[0])
                text_print(stdout, cli->language, TEXT_PUBLIC_HOUSE, house->number, NULL, NULL);
        else
                text_print(stdout, cli->language,
                        house->has_distance ? TEXT_PUBLIC_HOUSE_AT : TEXT_PUBLIC_HOUSE_UNKNOWN,
                        metres, NULL, NULL);
        printf(": %s%s%s\n", house->head, house->head[0] && house->phone[0] ? ", " : "",
                text_phone(house->phone, phone));
}

static void print_public(const struct cli *cli, const struct qrsign_record *record)
{
        char title[600], names_text[TEXT_NUMBER_SIZE], phones_text[TEXT_NUMBER_SIZE];
        size_t names = 0, phones = 0;

        for (size_t i = 0; i < record->households.count; i++) {
                names += record->households.rows[i].head[0] != '\0';
                phones += record->households.rows[i].phone[0] != '\0';
        }
        title_of(record, title, sizeof(title));
        printf("  %s %s: ", record->id, title);
        if (names || phones)
                printf("%s, %s\n", text_count(cli->language, NOUN_NAME, names, names_text),
                        text_count(cli->language, NOUN_PHONE, phones, phones_text));
        else
                printf("%s\n", text_get(cli->language, TEXT_PUBLIC_NOTHING));
        for (size_t i = 0; i < record->households.count; i++)
                if (record->households.rows[i].head[0] || record->households.rows[i].phone[0])
                        print_house(cli, &record->households.rows[i]);
}

static json_t *json_house(const struct qrsign_household *house)
{
        json_t *object = json_object();

        json_put_text(object, "number", house->number);
        if (house->has_distance)
                json_put_count(object, "distance_m", house->distance_m);
        json_put_text(object, "head", house->head);
        json_put_text(object, "phone", house->phone);
        return object;
}

static void json_public(struct cli *cli, const struct qrsign_record *record)
{
        json_t *line = json_line("public"), *rows = json_array();
        char title[600];

        title_of(record, title, sizeof(title));
        json_put_text(line, "id", record->id);
        json_put_text(line, "kind", kind_word(record->kind));
        json_put_text(line, "title", title);
        if (record->contact.name[0] || record->contact.phone[0]) {
                json_t *contact = json_object();

                json_put_text(contact, "name", record->contact.name);
                json_put_text(contact, "phone", record->contact.phone);
                json_object_set_new(line, "contact", contact);
        }
        for (size_t i = 0; i < record->households.count; i++)
                if (record->households.rows[i].head[0] || record->households.rows[i].phone[0])
                        json_array_append_new(rows, json_house(&record->households.rows[i]));
        json_object_set_new(line, "households", rows);
        json_print(cli, line);
}

static void print_contact(const struct cli *cli, const struct qrsign_record *record)
{
        const struct qrsign_contact *contact = &record->contact;
        char phone[TEXT_NUMBER_SIZE];

        printf("%s:\n", text_get(cli->language, TEXT_PUBLIC_TITLE));
        if (contact->name[0] || contact->phone[0])
                printf("  %s: %s%s%s\n", text_get(cli->language, TEXT_PUBLIC_CONTACT),
                        contact->name, contact->name[0] && contact->phone[0] ? ", " : "",
                        text_phone(contact->phone, phone));
}

static enum qrsign_status show_public(
        struct cli *cli, struct qrsign_directory *directory, struct qrsign_error *error)
{
        const struct qrsign_record *record;
        enum qrsign_status status = qrsign_directory_rewind(directory, QRSIGN_RECORD_ALLEY, error);

        for (size_t i = 0; !status; i++) {
                status = qrsign_directory_next(directory, &record, error);
                if (status || !record)
                        break;
                if (cli->json) {
                        json_public(cli, record);
                        continue;
                }
                if (i == 0)
                        print_contact(cli, record);
                print_public(cli, record);
        }
        return status;
}

static void print_summary(struct cli *cli, const struct qrsign_directory_counts *counts)
{
        const struct {
                enum noun noun;
                size_t count;
        } rows[] = {{NOUN_ALLEY, counts->alleys}, {NOUN_HOUSEHOLD, counts->households},
                {NOUN_PLACE, counts->places}, {NOUN_SITE, counts->sites}};
        const char *between = "";
        char text[TEXT_NUMBER_SIZE];

        for (size_t i = 0; i < COUNT(rows); i++) {
                if (!rows[i].count)
                        continue;
                printf("%s%s", between,
                        text_count(cli->language, rows[i].noun, rows[i].count, text));
                between = ", ";
        }
        fputs(between[0] ? "; " : "", stdout);
        if (!problems_count(cli, stdout))
                fputs(text_get(cli->language, TEXT_NO_PROBLEMS), stdout);
        putchar('\n');
}

static void print_json_summary(struct cli *cli, const struct qrsign_directory_counts *counts)
{
        json_t *line = json_line("summary");

        json_put_count(line, "alleys", counts->alleys);
        json_put_count(line, "households", counts->households);
        json_put_count(line, "places", counts->places);
        json_put_count(line, "sites", counts->sites);
        problems_summary(cli, line);
        json_print(cli, line);
}

/* What the settings table says for options of make must be right too. */
static enum qrsign_status check_settings(
        const struct qrsign_directory *directory, struct qrsign_error *error)
{
        struct options options = {.command = command_find("make")};
        enum qrsign_status status = options_from_settings(&options, directory, error);

        options_forget_settings(&options);
        return status;
}

static void add_counts(
        struct qrsign_directory_counts *totals, const struct qrsign_directory *directory)
{
        struct qrsign_directory_counts counts = qrsign_directory_counts(directory);

        totals->alleys += counts.alleys;
        totals->households += counts.households;
        totals->places += counts.places;
        totals->sites += counts.sites;
}

/* Opens with `keep_going`: what is right can be shown even where other rows are wrong. */
static enum qrsign_status check_input(
        struct cli *cli, const char *input, struct qrsign_directory_counts *totals)
{
        struct qrsign_directory_options options = {.size = sizeof(options),
                .on_problem = problems_callback,
                .context = cli,
                .today = {2020, 1, 1}, /* the day of issue is not looked at here */
                .keep_going = true,
                .no_contact = options_given(cli->options, OPTION_NO_CONTACT),
                .include = options_choice(cli->options, OPTION_INCLUDE, 0),
                .encoding = cli->encoding,
                .units = options_text(cli->options, OPTION_UNITS)};
        struct qrsign_directory *directory = NULL;
        struct qrsign_error error;
        enum qrsign_status status;

        problems_begin(cli);
        status = qrsign_directory_open(input, &options, &directory, &error);

        if (!status)
                add_counts(totals, directory);
        if (!status)
                status = check_settings(directory, &error);
        if (!status && options_given(cli->options, OPTION_AGAINST))
                status = check_against(cli, input, directory, &error);
        if (status && !problems_know(cli, &error))
                problems_report(cli, NULL, &error);
        if (directory && !cli->quiet) {
                enum qrsign_status shown = show_public(cli, directory, &error);

                if (shown)
                        problems_report(cli, NULL, &error);
                status = status ? status : shown;
        }
        qrsign_directory_free(directory);
        return status;
}

int check_run(struct cli *cli)
{
        const struct options *options = cli->options;
        struct qrsign_directory_counts totals = {0};
        int exit_status = CLI_DONE;

        if (options->operand_count > 1 && options_given(options, OPTION_AGAINST)) {
                struct qrsign_error error;
                char count[24];

                snprintf(count, sizeof(count), "%zu", options->operand_count);
                problems_set(&error, QRSIGN_MESSAGE_AGAINST_SEVERAL, NULL, "--against", count);
                return problems_fail(cli, &error);
        }
        cli->problems = stdout; /* here they are what was asked for */
        for (size_t i = 0; i < options->operand_count; i++) {
                int one = cli_exit_of(check_input(cli, options->operands[i], &totals));

                /* What could not be read may be worth a retry; wrong input never is. */
                exit_status = one > exit_status ? one : exit_status;
        }
        problems_end(cli);
        if (cli->json)
                print_json_summary(cli, &totals);
        else if (!cli->quiet)
                print_summary(cli, &totals);
        if (exit_status == CLI_DONE && cli->severity_count[QRSIGN_SEVERITY_ERROR])
                return CLI_INPUT;
        return exit_status;
}
