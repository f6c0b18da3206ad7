/* SPDX-License-Identifier: MIT */
#include "json.h"
#include "options.h"
#include "problems.h"
#include "text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const enum text severity_texts[] = {TEXT_ERROR, TEXT_WARNING, TEXT_NOTICE};

/* `QS-034`, `qs34`, `34`; 0 if it is none of these. */
static unsigned parse_number(const char *text)
{
        size_t digits;

        if (strncasecmp(text, "QS", 2) == 0)
                text += 2 + (text[2] == '-');
        digits = strspn(text, "0123456789");
        return digits && digits < 9 && !text[digits] ? (unsigned)strtoul(text, NULL, 10) : 0;
}

static void print_language(const struct qrsign_message_info *message, enum qrsign_language language)
{
        char title[64];

        fputs("  ", stdout);
        text_wrap(stdout, message->text[language], 2, 2);
        if (!message->help[language][0])
                return;
        fputs("  ", stdout);
        snprintf(title, sizeof(title), "%s: ", text_get(language, TEXT_EXPLAIN_DO));
        fputs(title, stdout);
        text_wrap(stdout, message->help[language], 2 + text_width(title), 2);
}

/* The user's language first. */
static void print_message(const struct cli *cli, const struct qrsign_message_info *message)
{
        printf("QS-%03d (%s)\n", (int)message->code,
                text_get(cli->language, severity_texts[message->severity]));
        print_language(message, cli->language);
        putchar('\n');
        print_language(message, (enum qrsign_language) !cli->language);
}

static json_t *json_of(const char *const texts[2])
{
        json_t *object = json_object();

        json_put_text(object, "en", texts[QRSIGN_LANGUAGE_ENGLISH]);
        json_put_text(object, "vi", texts[QRSIGN_LANGUAGE_VIETNAMESE]);
        return object;
}

static void print_json(struct cli *cli, const struct qrsign_message_info *message)
{
        json_t *line = json_line("message");
        char code[16];

        snprintf(code, sizeof(code), "QS-%03d", (int)message->code);
        json_put_text(line, "code", code);
        json_put_text(line, "name", message->name);
        json_put_text(line, "severity",
                text_get(QRSIGN_LANGUAGE_ENGLISH, severity_texts[message->severity]));
        json_object_set_new(line, "message", json_of(message->text));
        json_object_set_new(line, "help", json_of(message->help));
        json_print(cli, line);
}

int explain_run(struct cli *cli)
{
        const struct options *options = cli->options;

        for (size_t i = 0; i < options->operand_count; i++) {
                unsigned number = parse_number(options->operands[i]);
                const struct qrsign_message_info *message =
                        number ? qrsign_message_find(number) : NULL;
                struct qrsign_error error;

                if (!message) {
                        problems_set(&error, QRSIGN_MESSAGE_NUMBER_UNKNOWN, NULL, NULL,
                                options->operands[i]);
                        return problems_fail(cli, &error);
                }
                if (cli->json) {
                        print_json(cli, message);
                        continue;
                }
                if (i)
                        putchar('\n');
                print_message(cli, message);
        }
        return CLI_DONE;
}
