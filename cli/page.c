/* SPDX-License-Identifier: MIT */
/* page: the scan page, with the keys that it trusts and its title. */
#include "page_files.h"
#include "files.h"
#include "folder.h"
#include "interrupt.h"
#include "json.h"
#include "keys.h"
#include "options.h"
#include "problems.h"
#include "text.h"

#include <sodium/crypto_hash_sha256.h>
#include <sodium/utils.h>
#include <stdlib.h>
#include <string.h>

/* The page's head has room for one line. */
enum { LONGEST_TITLE = 120, VERSION_DIGITS = 16, FILES = 3 };

/* Data of one finished file, freed by free(). */
struct piece {
        const char *name;
        char *data;
        size_t size;
};

/* What stands for the words between @ in the template. */
struct filling {
        const char *word;
        const char *text;
};

static bool title_is_good(const char *title)
{
        json_t *text = json_string(title); /* NULL where it is not UTF-8 */
        bool good = text && title[0] && strlen(title) <= LONGEST_TITLE;

        for (const char *c = title; good && *c; c++)
                good = (unsigned char)*c >= ' ' && *c != '\x7f';
        json_decref(text);
        return good;
}

/* Text as it may stand between quotation marks in HTML. */
static char *html_text(const char *text)
{
        char *out = NULL;
        size_t size = 0;
        FILE *stream = open_memstream(&out, &size);

        if (!stream)
                return NULL;
        for (; *text; text++) {
                if (strchr("&<>\"'@", *text))
                        fprintf(stream, "&#%d;", *text);
                else
                        fputc(*text, stream);
        }
        if (fclose(stream) != 0) {
                free(out);
                return NULL;
        }
        return out;
}

/* Text as it may stand between quotation marks in JSON. */
static char *json_inside(const char *text)
{
        json_t *value = json_string(text);
        char *quoted = value ? json_dumps(value, JSON_ENCODE_ANY) : NULL;

        json_decref(value);
        if (quoted) {
                size_t length = strlen(quoted) - 2;

                memmove(quoted, quoted + 1, length);
                quoted[length] = '\0';
        }
        return quoted;
}

/* `56475aa7:03a107... ` for each key; the page looks for the id of a record among them. */
static char *keys_text(const struct keys *keys)
{
        char *out = NULL;
        size_t size = 0;
        FILE *stream = open_memstream(&out, &size);

        if (!stream)
                return NULL;
        for (size_t i = 0; i < keys->count; i++) {
                uint8_t id[QRSIGN_KEY_ID_SIZE];
                char id_hex[QRSIGN_KEY_ID_SIZE * 2 + 1], hex[QRSIGN_KEY_PUBLIC_SIZE * 2 + 1];

                qrsign_key_id(keys->bytes[i], id);
                sodium_bin2hex(id_hex, sizeof(id_hex), id, sizeof(id));
                sodium_bin2hex(hex, sizeof(hex), keys->bytes[i], QRSIGN_KEY_PUBLIC_SIZE);
                fprintf(stream, "%s%s:%s", i ? " " : "", id_hex, hex);
        }
        if (fclose(stream) != 0) {
                free(out);
                return NULL;
        }
        return out;
}

/* Copies a template, putting the text of each filling where @WORD@ stands. */
static char *fill(const unsigned char *data, size_t size, const struct filling *fillings,
        size_t count, size_t *length)
{
        char *out = NULL;
        FILE *stream = open_memstream(&out, length);

        if (!stream)
                return NULL;
        for (size_t at = 0; at < size;) {
                const struct filling *found = NULL;

                for (size_t i = 0; data[at] == '@' && i < count; i++) {
                        size_t word = strlen(fillings[i].word);

                        if (size - at >= word && memcmp(data + at, fillings[i].word, word) == 0)
                                found = &fillings[i];
                }
                if (found) {
                        fputs(found->text, stream);
                        at += strlen(found->word);
                } else {
                        fputc(data[at++], stream);
                }
        }
        if (fclose(stream) != 0) {
                free(out);
                return NULL;
        }
        return out;
}

/* Browsers look at the worker alone to see whether the page has changed: it carries its digest. */
static void version_of(const struct piece *index, char version[DIGEST_HEX_SIZE])
{
        uint8_t digest[DIGEST_SIZE];

        crypto_hash_sha256(digest, (const unsigned char *)index->data, index->size);
        digest_hex(digest, version);
        version[VERSION_DIGITS] = '\0';
}

static enum qrsign_status make_pieces(struct piece pieces[FILES], const char *title,
        const struct keys *keys, struct qrsign_error *error)
{
        cleanup(path_free) char *html = html_text(title);
        cleanup(path_free) char *json = json_inside(title);
        cleanup(path_free) char *trusted = keys_text(keys);
        char version[DIGEST_HEX_SIZE];

        if (!html || !json || !trusted)
                return problems_memory(error);
        pieces[0].name = "index.html";
        pieces[0].data = fill(page_index, page_index_size,
                (struct filling[]){{"@TITLE@", html}, {"@KEYS@", trusted}}, 2, &pieces[0].size);
        if (!pieces[0].data)
                return problems_memory(error);
        version_of(&pieces[0], version);
        pieces[1].name = "sw.js";
        pieces[1].data = fill(page_worker, page_worker_size,
                (struct filling[]){{"@VERSION@", version}}, 1, &pieces[1].size);
        pieces[2].name = "manifest.webmanifest";
        pieces[2].data = fill(page_manifest, page_manifest_size,
                (struct filling[]){{"@TITLE@", json}}, 1, &pieces[2].size);
        return pieces[1].data && pieces[2].data ? QRSIGN_OK : problems_memory(error);
}

static enum qrsign_status write_pieces(
        const struct folder *folder, const struct piece pieces[FILES], struct qrsign_error *error)
{
        struct output outputs[FILES] = {0};
        enum qrsign_status status = QRSIGN_OK;

        for (size_t i = 0; i < FILES && !status; i++) {
                cleanup(path_free) char *path = path_join(folder->path, pieces[i].name);

                status = path ? output_open(&outputs[i], path, error) : problems_memory(error);
                if (status)
                        break;
                fwrite(pieces[i].data, 1, pieces[i].size, outputs[i].stream);
                status = output_close(&outputs[i], false, error);
        }
        for (size_t i = 0; i < FILES && !status; i++)
                status = output_commit(&outputs[i], error);
        for (size_t i = 0; i < FILES; i++)
                output_free(&outputs[i]);
        return status;
}

static enum qrsign_status write_page(
        const char *name, const struct piece pieces[FILES], struct qrsign_error *error)
{
        struct folder folder = {.handle = -1};
        enum qrsign_status status = folder_open(&folder, name, FOLDER_ALONE, error);

        if (!status)
                status = folder_make(&folder, error);
        if (!status) {
                folder_sweep(&folder);
                status = write_pieces(&folder, pieces, error);
        }
        folder_close(&folder, status != QRSIGN_OK);
        return status;
}

static void report(struct cli *cli, const char *name, const struct piece pieces[FILES],
        const struct keys *keys)
{
        if (cli->json) {
                json_t *line = json_line("page");
                json_t *files = json_array(), *trusted = json_array();

                json_put_text(line, "folder", name);
                for (size_t i = 0; i < FILES; i++)
                        json_array_append_new(files, json_string(pieces[i].name));
                json_object_set_new(line, "files", files);
                for (size_t i = 0; i < keys->count; i++) {
                        uint8_t id[QRSIGN_KEY_ID_SIZE];
                        char hex[QRSIGN_KEY_ID_SIZE * 2 + 1];

                        qrsign_key_id(keys->bytes[i], id);
                        sodium_bin2hex(hex, sizeof(hex), id, sizeof(id));
                        json_array_append_new(trusted, json_string(hex));
                }
                json_object_set_new(line, "keys", trusted);
                json_print(cli, line);
                return;
        }
        if (cli->quiet)
                return;
        for (size_t i = 0; i < FILES; i++) {
                cleanup(path_free) char *path = path_join(name, pieces[i].name);

                text_print(stderr, cli->language, TEXT_NEW_WRITTEN, path, NULL, NULL);
                fputc('\n', stderr);
        }
        text_print(stderr, cli->language, keys->count ? TEXT_PAGE_NEXT : TEXT_PAGE_NO_KEYS, NULL,
                NULL, NULL);
        fputc('\n', stderr);
}

int page_run(struct cli *cli)
{
        cleanup(keys_free) struct keys keys = {0};
        const char *name = options_text(cli->options, OPTION_PAGE_OUTPUT);
        const char *title = options_text(cli->options, OPTION_TITLE);
        struct piece pieces[FILES] = {0};
        struct qrsign_error error;
        enum qrsign_status status;

        if (!title)
                title = text_get(cli->language, TEXT_PAGE_TITLE);
        if (!name)
                status = problems_set(
                        &error, QRSIGN_MESSAGE_PAGE_OUTPUT_MISSING, NULL, "--output", NULL);
        else if (!title_is_good(title))
                status = problems_set(
                        &error, QRSIGN_MESSAGE_PAGE_TITLE_WRONG, NULL, "--title", NULL);
        else
                status = keys_read(&keys, cli->options, &error);
        if (!status)
                status = make_pieces(pieces, title, &keys, &error);
        if (!status) {
                interrupt_hold();
                status = write_page(name, pieces, &error);
                interrupt_release();
        }
        if (!status)
                report(cli, name, pieces, &keys);
        for (size_t i = 0; i < FILES; i++)
                free(pieces[i].data);
        return status ? problems_fail(cli, &error) : CLI_DONE;
}
