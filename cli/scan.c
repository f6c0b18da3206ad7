/* SPDX-License-Identifier: MIT */
/* scan: the codes in pictures and PDFs. */
#include "decoded.h"
#include "grades.h"
#include "json.h"
#include "keys.h"
#include "options.h"
#include "pictures.h"
#include "problems.h"
#include "text.h"

#include <math.h>
#include <string.h>

/* What serves all files of one call. */
struct scanning {
        struct cli *cli;
        struct qrsign_scanner *scanner;
        struct keys keys;
        bool grades;
        size_t codes, broken;
};

static void scanning_free(struct scanning *scanning)
{
        qrsign_scanner_free(scanning->scanner);
        keys_free(&scanning->keys);
}

/* A payload as a person sees it: control characters and what is no text would spoil the line. */
static void print_payload(const struct qrsign_code *code)
{
        bool foreign = code->text[0] && strcmp(code->charset, "UTF-8") != 0;
        const char *bytes = foreign ? code->text : code->payload;
        size_t length = foreign ? strlen(code->text) : code->length;
        bool text = code->charset[0] != '\0';

        fputs("  ", stdout);
        for (size_t i = 0; i < length; i++) {
                unsigned char byte = (unsigned char)bytes[i];

                if (byte == '\n')
                        fputs("\n  ", stdout);
                else if (byte < 0x20 || byte == 0x7F || (byte >= 0x80 && !text))
                        printf("\\x%02X", byte);
                else
                        putchar(byte);
        }
        putchar('\n');
}

static void print_code(const struct scanning *scanning, const char *path, size_t page,
        const struct qrsign_code *code, const struct qrsign_grade *grade,
        const struct qrsign_decoded *decoded, const struct qrsign_error *error)
{
        static const enum text kinds[] = {TEXT_KIND_LINK, TEXT_KIND_TEXT, TEXT_KIND_ID,
                TEXT_KIND_MAPS, TEXT_KIND_GEO, TEXT_KIND_OTHER};
        enum qrsign_language language = scanning->cli->language;
        char message[QRSIGN_ERROR_MESSAGE_SIZE], title[2000] = "";

        fputs(path, stdout);
        if (page)
                printf(":%zu", page);
        if (!decoded) {
                printf(": %s [QS-%03d]\n",
                        qrsign_error_text(error, language, message, sizeof(message)),
                        (int)error->code);
        } else {
                if (decoded->record)
                        decoded_title(decoded->record, title, sizeof(title));
                printf(": %s%s%s\n", text_get(language, kinds[decoded->mode]), title[0] ? ": " : "",
                        title);
        }
        if (scanning->cli->verbose && decoded && decoded->record)
                decoded_print(language, decoded, 2);
        print_payload(code);
        if (scanning->grades)
                grades_print(scanning->cli, grade);
}

static void print_json(const struct scanning *scanning, const char *path, size_t page,
        const struct qrsign_code *code, const struct qrsign_grade *grade,
        const struct qrsign_decoded *decoded, enum qrsign_status status,
        const struct qrsign_error *error)
{
        json_t *line = json_line("scan"), *corners = json_array();

        json_put_text(line, "file", path);
        if (page)
                json_put_count(line, "page", page);
        json_put_payload(line, code->payload, code->length, true);
        if (strcmp(code->charset, "UTF-8") != 0) {
                json_put_text(line, "charset", code->charset);
                json_put_text(line, "text", code->text);
        }
        if (strcmp(code->default_text, code->text) != 0)
                json_put_text(line, "default_text", code->default_text);
        if (decoded)
                json_put_text(line, "kind", decoded_mode_word(decoded->mode));
        decoded_put(line, decoded, status, error);
        for (size_t i = 0; i < COUNT(code->corners); i++) {
                json_t *corner = json_array();

                for (size_t j = 0; j < 2; j++)
                        json_array_append_new(
                                corner, json_real(round(code->corners[i][j] * 100) / 100));
                json_array_append_new(corners, corner);
        }
        json_object_set_new(line, "corners", corners);
        json_put_text(line, "symbology", "qr");
        if (grade->graded)
                json_object_set_new(line, "grade", grades_json(grade));
        json_print(scanning->cli, line);
}

static enum qrsign_status show_code(struct scanning *scanning, const char *path,
        const struct qrsign_image *image, const struct qrsign_code *code,
        struct qrsign_error *error)
{
        struct qrsign_decode_options trusted = keys_trusted(&scanning->keys);
        struct qrsign_decoded *decoded = NULL;
        struct qrsign_grade grade = {0};
        size_t page = image->page;
        enum qrsign_status status = QRSIGN_OK;

        if (scanning->grades)
                status = qrsign_code_grade(image, code, QRSIGN_ECC_DEFAULT, &grade, error);
        if (status)
                return status;
        status = qrsign_payload_decode(code->payload, code->length, &trusted, &decoded, error);

        if (status && status != QRSIGN_ERROR_UNREADABLE)
                return status;
        scanning->codes++;
        scanning->broken += status != QRSIGN_OK;
        if (scanning->cli->json)
                print_json(scanning, path, page, code, &grade, decoded, status, error);
        else
                print_code(scanning, path, page, code, &grade, decoded, error);
        qrsign_decoded_free(decoded);
        return QRSIGN_OK;
}

static enum qrsign_status scan_picture(struct scanning *scanning, const char *path,
        const struct qrsign_image *image, size_t *found, struct qrsign_error *error)
{
        const struct qrsign_code *codes;
        size_t count;
        enum qrsign_status status =
                qrsign_scanner_search(scanning->scanner, image, NULL, 0, &codes, &count, error);

        for (size_t i = 0; i < count && !status; i++)
                status = show_code(scanning, path, image, &codes[i], error);
        *found += status ? 0 : count;
        return status;
}

static enum qrsign_status scan_file(
        struct scanning *scanning, const char *path, struct qrsign_error *error)
{
        struct qrsign_images_options options = {.size = sizeof(options),
                .dpi = options_number(scanning->cli->options, OPTION_SCAN_DPI, 0)};
        struct qrsign_images *images = NULL;
        const struct qrsign_image *image;
        size_t found = 0;
        enum qrsign_status status = qrsign_images_open(path, &options, &images, error);

        while (!status) {
                status = qrsign_images_next(images, &image, error);
                if (status || !image)
                        break;
                status = scan_picture(scanning, path, image, &found, error);
        }
        qrsign_images_free(images);
        if (status && !error->file[0])
                snprintf(error->file, sizeof(error->file), "%s", path);
        if (!status && !found)
                status = problems_set(error, QRSIGN_MESSAGE_NO_CODE_FOUND, path, NULL, NULL);
        return status;
}

int scan_run(struct cli *cli)
{
        const struct options *options = cli->options;
        cleanup(pictures_free) struct pictures pictures = {0};
        cleanup(scanning_free) struct scanning scanning = {.cli = cli};
        struct qrsign_error error;
        enum qrsign_status status = keys_read(&scanning.keys, options, &error);
        int exit_status = CLI_DONE;

        if (!status)
                status = qrsign_scanner_create(&scanning.scanner, &error);
        if (!status)
                status =
                        pictures_list(&pictures, options->operands, options->operand_count, &error);
        scanning.grades = options_given(options, OPTION_GRADE);
        if (status)
                return problems_fail(cli, &error);
        for (size_t i = 0; i < pictures.count; i++) {
                int one;

                if (scan_file(&scanning, pictures.paths[i], &error) == QRSIGN_OK)
                        continue;
                one = problems_fail(cli, &error);
                exit_status = one > exit_status ? one : exit_status;
        }
        if (cli->json) {
                json_t *line = json_line("summary");

                json_put_count(line, "codes", scanning.codes);
                problems_summary(cli, line);
                json_print(cli, line);
        }
        return exit_status == CLI_DONE && scanning.broken ? CLI_UNREAD : exit_status;
}
