/* SPDX-License-Identifier: MIT */
/* key: makes signing keys and shows their public halves. */
#include "interrupt.h"
#include "json.h"
#include "keys.h"
#include "options.h"
#include "problems.h"
#include "secret.h"
#include "text.h"

#include <string.h>

/* Prints a public key alone, for --key; `show` also whose it is. */
static void print_key(struct cli *cli, const char *path, bool secret, bool show,
        const uint8_t public_key[QRSIGN_KEY_PUBLIC_SIZE])
{
        char hex[KEYS_HEX_SIZE], id[KEYS_ID_HEX_SIZE];

        keys_hex(public_key, hex, id);
        if (cli->json) {
                json_t *line = json_line("key");

                json_put_text(line, "file", path);
                json_put_text(line, "kind", secret ? "secret" : "public");
                json_put_text(line, "public_key", hex);
                json_put_text(line, "key_id", id);
                json_print(cli, line);
        } else if (show) {
                printf("%s: ", path);
                text_print(stdout, cli->language, secret ? TEXT_KEY_SECRET : TEXT_KEY_PUBLIC, id,
                        hex, NULL);
                putchar('\n');
        } else {
                puts(hex);
        }
}

static int create(struct cli *cli, const char *path)
{
        uint8_t public_key[QRSIGN_KEY_PUBLIC_SIZE];
        struct qrsign_key *key = NULL;
        struct qrsign_error error;
        enum qrsign_status status;

        interrupt_hold();
        status = secret_create(path, &key, &error);
        interrupt_release();
        if (status)
                return problems_fail(cli, &error);
        qrsign_key_public(key, public_key);
        qrsign_key_free(key);
        print_key(cli, path, true, false, public_key);
        if (!cli->json && !cli->quiet) {
                text_print(stderr, cli->language, TEXT_KEY_NEW, path, NULL, NULL);
                fputc('\n', stderr);
        }
        return CLI_DONE;
}

/* A secret key's file; where it may be, a public one's too. */
static int print_file(struct cli *cli, const char *path, bool show)
{
        uint8_t public_key[QRSIGN_KEY_PUBLIC_SIZE];
        struct qrsign_key *key = NULL;
        struct qrsign_error error;
        enum qrsign_status status;

        if (show && keys_read_one(path, public_key, NULL) == QRSIGN_OK) {
                print_key(cli, path, false, show, public_key);
                return CLI_DONE;
        }
        status = secret_read(path, &key, &error);
        if (status)
                return problems_fail(cli, &error);
        qrsign_key_public(key, public_key);
        qrsign_key_free(key);
        print_key(cli, path, true, show, public_key);
        return CLI_DONE;
}

int key_run(struct cli *cli)
{
        static const char *const actions[] = {"new", "public", "show"};
        const struct options *options = cli->options;
        const char *action = options->operands[0];
        struct qrsign_error error;
        int exit_status = CLI_DONE;
        size_t which = 0;

        while (which < COUNT(actions) && strcmp(action, actions[which]) != 0)
                which++;
        if (which == COUNT(actions)) {
                qrsign_error_set(&error, QRSIGN_MESSAGE_OPTION_NOT_A_CHOICE, action,
                        "new, public, show", NULL);
                return problems_fail(cli, &error);
        }
        if (which < 2 && options->operand_count > 2) {
                problems_set(
                        &error, QRSIGN_MESSAGE_OPERAND_TOO_MANY, NULL, NULL, options->operands[2]);
                return problems_fail(cli, &error);
        }
        if (which == 0)
                return create(cli, options->operands[1]);
        for (size_t i = 1; i < options->operand_count; i++) {
                int one = print_file(cli, options->operands[i], which == 2);

                exit_status = one > exit_status ? one : exit_status;
        }
        return exit_status;
}
