/* SPDX-License-Identifier: MIT */
/* new: the tables of a hamlet to fill in. */
#include "files.h"
#include "folder.h"
#include "interrupt.h"
#include "json.h"
#include "new_book.h"
#include "options.h"
#include "problems.h"
#include "starter.h"
#include "text.h"

#include <string.h>
#include <strings.h>
#include <unistd.h>

static const char extension_of_templates[] = ".template";

/* As Excel wants CSV: a BOM, or it takes UTF-8 for the system's encoding; CRLF. */
static void write_content(const char *content, FILE *stream)
{
        fputs("\xEF\xBB\xBF", stream);
        for (; *content; content++) {
                if (*content == '\n')
                        fputc('\r', stream);
                fputc(*content, stream);
        }
}

/* Nothing is written if one of the files is there: a half-new set would be no set. */
static enum qrsign_status check_absent(
        const struct folder *folder, const struct starter *starter, struct qrsign_error *error)
{
        for (size_t i = 0; i < STARTER_FILES; i++) {
                cleanup(path_free) char *path = path_join(folder->path, starter->files[i].name);

                if (!path)
                        return problems_memory(error);
                if (access(path, F_OK) == 0)
                        return problems_set(error, QRSIGN_MESSAGE_NEW_EXISTS, path, NULL, NULL);
        }
        return QRSIGN_OK;
}

static enum qrsign_status write_files(
        const struct folder *folder, const struct starter *starter, struct qrsign_error *error)
{
        struct output outputs[STARTER_FILES] = {0};
        enum qrsign_status status = QRSIGN_OK;

        for (size_t i = 0; i < STARTER_FILES && !status; i++) {
                cleanup(path_free) char *path = path_join(folder->path, starter->files[i].name);

                status = path ? output_open(&outputs[i], path, error) : problems_memory(error);
                if (status)
                        break;
                write_content(starter->files[i].content, outputs[i].stream);
                status = output_close(&outputs[i], false, error);
        }
        for (size_t i = 0; i < STARTER_FILES && !status; i++)
                status = output_commit(&outputs[i], error);
        for (size_t i = 0; i < STARTER_FILES; i++)
                output_free(&outputs[i]);
        return status;
}

static enum qrsign_status write_starter(
        const char *name, const struct starter *starter, struct qrsign_error *error)
{
        const char *extension = strrchr(name, '.');
        struct folder folder = {.handle = -1};
        enum qrsign_status status;

        if (extension && strcasecmp(extension, ".csv") == 0)
                return problems_set(error, QRSIGN_MESSAGE_NEW_NOT_A_FOLDER, NULL, NULL, name);
        status = folder_open(&folder, name, FOLDER_FREE, error);
        if (!status)
                status = check_absent(&folder, starter, error);
        if (!status)
                status = folder_make(&folder, error);
        if (!status)
                status = write_files(&folder, starter, error);
        folder_close(&folder, status != QRSIGN_OK);
        return status;
}

static int write_book(struct cli *cli, const char *name)
{
        struct qrsign_error error;
        enum qrsign_status status;

        interrupt_hold();
        status = new_book_write(name, cli->language, &error);
        interrupt_release();
        if (status)
                return problems_fail(cli, &error);
        if (cli->json) {
                json_print(cli, json_pack("{s:s, s:s}", "type", "new", "file", name));
        } else if (!cli->quiet) {
                text_print(stderr, cli->language, TEXT_NEW_WRITTEN, name, NULL, NULL);
                fputc('\n', stderr);
                text_print(stderr, cli->language, TEXT_NEW_NEXT, name, NULL, NULL);
                fputc('\n', stderr);
        }
        return CLI_DONE;
}

static enum qrsign_status write_template(
        const char *name, const char *file, struct qrsign_error *error)
{
        const char *text = qrsign_template_text(name);
        struct output output = {0};
        enum qrsign_status status;

        if (!text)
                return problems_set(
                        error, QRSIGN_MESSAGE_TEMPLATE_UNKNOWN, NULL, "--template", name);
        if (access(file, F_OK) == 0)
                return problems_set(error, QRSIGN_MESSAGE_NEW_EXISTS, file, NULL, NULL);
        status = output_open(&output, file, error);
        if (!status) {
                fputs(text, output.stream);
                status = output_close(&output, false, error);
        }
        if (!status)
                status = output_commit(&output, error);
        output_free(&output);
        return status;
}

/* A copy of a built-in template in place of tables. */
static int new_template(struct cli *cli, const char *name, const char *given)
{
        char usual[64];
        const char *file = given ? given : usual;
        struct qrsign_error error;
        enum qrsign_status status;

        snprintf(usual, sizeof(usual), "%.40s%s", name, extension_of_templates);
        interrupt_hold();
        status = write_template(name, file, &error);
        interrupt_release();
        if (status)
                return problems_fail(cli, &error);
        if (cli->json) {
                json_print(cli, json_pack("{s:s, s:s}", "type", "new", "file", file));
        } else if (!cli->quiet) {
                text_print(stderr, cli->language, TEXT_NEW_WRITTEN, file, NULL, NULL);
                fputc('\n', stderr);
                text_print(stderr, cli->language, TEXT_NEW_NEXT_TEMPLATE, file, NULL, NULL);
                fputc('\n', stderr);
        }
        return CLI_DONE;
}

int new_run(struct cli *cli)
{
        const struct options *options = cli->options;
        const struct starter *starter = &starters[cli->language];
        const char *name = options->operand_count ? options->operands[0] : starter->folder;
        const char *extension = strrchr(name, '.');
        const struct option_value *template_ = &options->values[OPTION_TEMPLATE];
        struct qrsign_error error;
        enum qrsign_status status;

        if (template_->source == SOURCE_COMMAND_LINE)
                return new_template(cli, template_->items[0],
                        options->operand_count ? options->operands[0] : NULL);
        if (extension && strcasecmp(extension, extension_of_templates) == 0)
                return new_template(cli, "alley", name);
        if (extension && strcasecmp(extension, ".xlsx") == 0)
                return write_book(cli, name);
        interrupt_hold();
        status = write_starter(name, starter, &error);
        interrupt_release();
        if (status)
                return problems_fail(cli, &error);
        if (cli->json) {
                json_t *line = json_pack("{s:s, s:s}", "type", "new", "folder", name);
                json_t *files = json_array();

                for (size_t i = 0; i < STARTER_FILES; i++)
                        json_array_append_new(files, json_string(starter->files[i].name));
                json_object_set_new(line, "files", files);
                json_print(cli, line);
        } else if (!cli->quiet) {
                for (size_t i = 0; i < STARTER_FILES; i++) {
                        cleanup(path_free) char *path = path_join(name, starter->files[i].name);

                        text_print(stderr, cli->language, TEXT_NEW_WRITTEN, path, NULL, NULL);
                        fputc('\n', stderr);
                }
                text_print(stderr, cli->language, TEXT_NEW_NEXT, name, NULL, NULL);
                fputc('\n', stderr);
        }
        return CLI_DONE;
}
