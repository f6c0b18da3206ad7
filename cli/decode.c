/* SPDX-License-Identifier: MIT */
/* decode: the text of a code → its record. */
#include "decoded.h"
#include "files.h"
#include "json.h"
#include "keys.h"
#include "options.h"
#include "problems.h"

#include <stdlib.h>
#include <string.h>

/* 7,089 digits fill the largest symbol; anything much longer is no payload. */
enum { LARGEST_TEXT = 1 << 16 };

/* Order of the words of --format in options.def. */
enum { FORMAT_JSON, FORMAT_TEXT };

static void free_decoded(struct qrsign_decoded **decoded)
{
        qrsign_decoded_free(*decoded);
}

static enum qrsign_status read_text(
        const struct options *options, char **text, size_t *length, struct qrsign_error *error)
{
        const char *operand = options->operand_count ? options->operands[0] : "-";
        enum qrsign_status status;

        if (strcmp(operand, "-") != 0) {
                *text = strdup(operand);
                *length = strlen(operand);
                return *text ? QRSIGN_OK : problems_memory(error);
        }
        status = file_read("-", LARGEST_TEXT, text, length, error);
        /* The line's end is not part of the payload; encode puts it there. */
        if (!status && *length && (*text)[*length - 1] == '\n')
                (*length)--;
        if (!status && *length && (*text)[*length - 1] == '\r')
                (*length)--;
        return status;
}

static void print_json(struct cli *cli, const struct qrsign_decoded *decoded,
        enum qrsign_status status, const struct qrsign_error *error)
{
        json_t *line = json_line("record");

        if (decoded)
                json_put_text(line, "mode", decoded_mode_word(decoded->mode));
        decoded_put(line, decoded, status, error);
        if (status && !json_object_get(line, "error"))
                json_put_text(line, "error", "not_a_record");
        json_print(cli, line);
}

int decode_run(struct cli *cli)
{
        cleanup(path_free) char *text = NULL;
        cleanup(keys_free) struct keys keys = {0};
        cleanup(free_decoded) struct qrsign_decoded *decoded = NULL;
        struct qrsign_decode_options trusted;
        struct qrsign_error error;
        size_t length;
        enum qrsign_status status = keys_read(&keys, cli->options, &error);

        if (!status)
                status = read_text(cli->options, &text, &length, &error);
        if (status)
                return problems_fail(cli, &error);
        trusted = keys_trusted(&keys);
        status = qrsign_payload_decode(text, length, &trusted, &decoded, &error);
        if (!status && !decoded->record)
                status = problems_set(&error, QRSIGN_MESSAGE_NOT_A_RECORD, NULL, NULL, NULL);
        if (status && status != QRSIGN_ERROR_UNREADABLE)
                return problems_fail(cli, &error);
        if (options_choice(cli->options, OPTION_DECODE_FORMAT, FORMAT_JSON) == FORMAT_JSON) {
                print_json(cli, decoded, status, &error);
                return cli->json || !status ? cli_exit_of(status) : problems_fail(cli, &error);
        }
        if (status)
                return problems_fail(cli, &error);
        decoded_print(cli->language, decoded, 0);
        return CLI_DONE;
}
