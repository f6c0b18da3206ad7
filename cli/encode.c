/* SPDX-License-Identifier: MIT */
/* encode: a record as JSON → the text of its code, or an image. */
#include "files.h"
#include "interrupt.h"
#include "json.h"
#include "options.h"
#include "problems.h"
#include "secret.h"

#include <string.h>
#include <strings.h>
#include <unistd.h>

enum { LARGEST_RECORD = 1 << 24 };

/* Order of the words of --mode and --location in options.def. */
enum { MODE_LINK, MODE_TEXT, MODE_ID, MODE_LOCATION };
enum { LOCATION_MAPS, LOCATION_GEO };

/* Everything that one call holds. */
struct encoding {
        char *json;
        struct qrsign_key *key;
        struct qrsign_record *record;
        struct qrsign_payload *payload;
        struct qrsign_symbol *symbol;
};

static void encoding_free(struct encoding *encoding)
{
        free(encoding->json);
        qrsign_key_free(encoding->key);
        qrsign_record_free(encoding->record);
        qrsign_payload_free(encoding->payload);
        qrsign_symbol_free(encoding->symbol);
}

static enum qrsign_payload_mode payload_mode(const struct options *options)
{
        bool page = options_given(options, OPTION_PAGE);
        bool geo = options_choice(options, OPTION_ENCODE_LOCATION, LOCATION_MAPS) == LOCATION_GEO;

        if (!options_given(options, OPTION_MODE))
                return page ? QRSIGN_PAYLOAD_LINK : QRSIGN_PAYLOAD_TEXT;
        switch (options_choice(options, OPTION_MODE, MODE_LINK)) {
        case MODE_TEXT: return QRSIGN_PAYLOAD_TEXT;
        case MODE_ID: return QRSIGN_PAYLOAD_ID;
        case MODE_LOCATION: return geo ? QRSIGN_PAYLOAD_GEO : QRSIGN_PAYLOAD_MAPS;
        default: return QRSIGN_PAYLOAD_LINK;
        }
}

/* The end of the member "record" of the object that decode prints, and where it begins; NULL if
 * there is none on top of it. */
static char *find_record(char *text, char **end)
{
        static const char name[] = "\"record\":";
        size_t depth = 0;

        for (char *at = text; *at; at++) {
                if (*at == '{' || *at == '[') {
                        depth++;
                } else if (*at == '}' || *at == ']') {
                        depth--;
                } else if (*at == '"') {
                        if (depth == 1 && strncmp(at, name, strlen(name)) == 0) {
                                json_error_t where;
                                json_t *value;

                                at += strlen(name);
                                at += strspn(at, " \t\r\n");
                                value = json_loads(at, JSON_DISABLE_EOF_CHECK, &where);
                                *end = value ? at + where.position : NULL;
                                json_decref(value);
                                return *end ? at : NULL;
                        }
                        for (at++; *at != '"'; at++) /* it was parsed: there is a second one */
                                at += *at == '\\';
                }
        }
        return NULL;
}

/* What decode prints is taken too: the record inside it. All around it becomes blank, so that
 * problems have their places. Text that is no JSON is left as it is, for the library to say where
 * it goes wrong. */
static void unwrap(struct encoding *encoding, size_t *length)
{
        json_t *line = json_loadb(encoding->json, *length, 0, NULL);
        const char *type = json_string_value(json_object_get(line, "type"));
        char *end, *begin = type && strcmp(type, "record") == 0 && strlen(encoding->json) == *length
                                    ? find_record(encoding->json, &end)
                                    : NULL;

        if (begin) {
                for (char *at = encoding->json; at < begin; at++)
                        *at = *at == '\n' ? '\n' : ' ';
                *length = (size_t)(end - encoding->json);
        }
        json_decref(line);
}

static enum qrsign_status read_record(
        const struct options *options, struct encoding *encoding, struct qrsign_error *error)
{
        const char *path = options->operand_count ? options->operands[0] : "-";
        size_t length;
        enum qrsign_status status =
                file_read(path, LARGEST_RECORD, &encoding->json, &length, error);

        if (status)
                return status;
        unwrap(encoding, &length);
        status = qrsign_record_from_json(encoding->json, length, &encoding->record, error);
        if (status && !error->file[0])
                snprintf(error->file, sizeof(error->file), "%s", path);
        return status;
}

static enum qrsign_status encode(
        const struct options *options, struct encoding *encoding, struct qrsign_error *error)
{
        struct qrsign_payload_options how = {.size = sizeof(how),
                .mode = payload_mode(options),
                .page = options_text(options, OPTION_PAGE)};
        const char *sign = options_text(options, OPTION_SIGN);
        bool page_needed = how.mode == QRSIGN_PAYLOAD_LINK || how.mode == QRSIGN_PAYLOAD_ID;
        enum qrsign_status status;

        if (page_needed && !how.page)
                return problems_set(error, QRSIGN_MESSAGE_PAGE_MISSING, NULL, "--mode",
                        how.mode == QRSIGN_PAYLOAD_LINK ? "link" : "id");
        if (sign && how.mode != QRSIGN_PAYLOAD_LINK)
                return problems_set(error, QRSIGN_MESSAGE_SIGN_NEEDS_LINK, NULL, "--sign", NULL);
        status = sign ? secret_read(sign, &encoding->key, error) : QRSIGN_OK;
        how.key = encoding->key;
        if (!status)
                status = read_record(options, encoding, error);
        if (!status)
                status = qrsign_payload_encode(encoding->record, &how, &encoding->payload, error);
        if (!status)
                status = qrsign_symbol_encode(encoding->payload,
                        (enum qrsign_ecc)options_choice(options, OPTION_ECC, QRSIGN_ECC_L),
                        &encoding->symbol, error);
        return status;
}

/* Format of an image by --format, else by the name's end. */
static enum qrsign_status image_format(const struct options *options, const char *path,
        enum qrsign_symbol_format *format, struct qrsign_error *error)
{
        static const char *const extensions[] = {".png", ".svg", ".pdf"};
        const char *extension = strrchr(path, '.');

        if (options_given(options, OPTION_ENCODE_FORMAT)) {
                *format = (enum qrsign_symbol_format)options_choice(
                        options, OPTION_ENCODE_FORMAT, QRSIGN_SYMBOL_PNG);
                return QRSIGN_OK;
        }
        for (size_t i = 0; i < COUNT(extensions); i++) {
                if (extension && strcasecmp(extension, extensions[i]) == 0) {
                        *format = (enum qrsign_symbol_format)i;
                        return QRSIGN_OK;
                }
        }
        return problems_set(error, QRSIGN_MESSAGE_IMAGE_FORMAT_UNKNOWN, NULL, "--output", path);
}

static enum qrsign_status write_image(const struct options *options,
        const struct qrsign_symbol *symbol, const char *path, struct qrsign_error *error)
{
        double dpi = options_number(options, OPTION_ENCODE_DPI, 0);
        enum qrsign_symbol_format format = QRSIGN_SYMBOL_PNG;
        struct output output = {0};
        enum qrsign_status status = image_format(options, path, &format, error);

        if (status)
                return status;
        if (strcmp(path, "-") == 0) {
                if (isatty(STDOUT_FILENO) && format != QRSIGN_SYMBOL_SVG)
                        return problems_set(
                                error, QRSIGN_MESSAGE_TERMINAL_BINARY, NULL, "--output", NULL);
                return qrsign_symbol_write(symbol, format, 0, dpi, stdout, error);
        }
        interrupt_hold();
        status = output_open(&output, path, error);
        if (!status)
                status = qrsign_symbol_write(symbol, format, 0, dpi, output.stream, error);
        if (!status)
                status = output_close(&output, false, error);
        if (!status)
                status = output_commit(&output, error);
        output_free(&output);
        interrupt_release();
        return status;
}

static void print_code(struct cli *cli, const struct encoding *encoding)
{
        json_t *line = json_line("code");

        json_put_payload(line, qrsign_payload_data(encoding->payload),
                qrsign_payload_length(encoding->payload), false);
        json_put_count(line, "version", qrsign_symbol_version(encoding->symbol));
        json_put_text(line, "ecc", json_ecc_word(qrsign_symbol_ecc(encoding->symbol)));
        json_put_count(line, "modules", qrsign_symbol_modules(encoding->symbol));
        json_print(cli, line);
}

int encode_run(struct cli *cli)
{
        const char *path = options_text(cli->options, OPTION_ENCODE_OUTPUT);
        cleanup(encoding_free) struct encoding encoding = {0};
        struct qrsign_error error;
        enum qrsign_status status = encode(cli->options, &encoding, &error);

        if (!status && path)
                status = write_image(cli->options, encoding.symbol, path, &error);
        if (status)
                return problems_fail(cli, &error);
        if (cli->json && !(path && strcmp(path, "-") == 0)) {
                print_code(cli, &encoding);
        } else if (!path) {
                fwrite(qrsign_payload_data(encoding.payload), 1,
                        qrsign_payload_length(encoding.payload), stdout);
                putchar('\n');
        }
        return CLI_DONE;
}
