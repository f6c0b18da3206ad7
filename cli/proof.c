/* SPDX-License-Identifier: MIT */
#include "proof.h"
#include "interrupt.h"
#include "problems.h"
#include "text.h"

#include <errno.h>
#include <inttypes.h>
#include <sodium/crypto_shorthash.h>
#include <stdlib.h>
#include <string.h>

/* A row of the old proof: its key, and where it begins. */
struct old_row {
        uint64_t key;
        long offset;
};

struct proof {
        struct make *make;
        struct output output;
        FILE *manifest;
        char *line; /* the manifest's, not yet written */
        size_t line_size;
        FILE *old; /* NULL: there is none that can be used */
        struct old_row *rows;
        size_t count, room;
};

static void proof_free(struct proof *proof)
{
        output_free(&proof->output);
        if (proof->manifest)
                fclose(proof->manifest);
        if (proof->old)
                fclose(proof->old);
        free(proof->line);
        free(proof->rows);
}

/* The first line: rows of a proof in another language or of another program are not taken. */
static void mark(const struct make *make, char *out, size_t size)
{
        snprintf(out, size, "<!DOCTYPE html><!--qrsign %s %s-->", CLI_VERSION,
                make->cli->language == QRSIGN_LANGUAGE_VIETNAMESE ? "vi" : "en");
}

/* A row tells nothing that does not follow from the plaque's line in the manifest. */
static uint64_t row_key(const char *line)
{
        static const unsigned char key[crypto_shorthash_KEYBYTES];
        unsigned char out[crypto_shorthash_BYTES];
        uint64_t hash = 0;

        crypto_shorthash(out, (const unsigned char *)line, strlen(line), key);
        for (size_t i = 0; i < sizeof(hash); i++)
                hash = hash << 8 | out[i];
        return hash;
}

static int compare_rows(const void *a, const void *b)
{
        const struct old_row *one = a, *other = b;

        return one->key < other->key ? -1 : one->key > other->key;
}

static bool add_row(struct proof *proof, uint64_t key, long offset)
{
        if (proof->count == proof->room) {
                size_t room = proof->room ? proof->room * 2 : 64;
                struct old_row *rows = realloc(proof->rows, room * sizeof(*rows));

                if (!rows)
                        return false;
                proof->rows = rows;
                proof->room = room;
        }
        proof->rows[proof->count++] = (struct old_row){key, offset};
        return true;
}

/* Goes to the end of the line; false at the end of the file. */
static bool skip_line(FILE *file)
{
        int byte;

        while ((byte = getc_unlocked(file)) != '\n')
                if (byte == EOF)
                        return false;
        return true;
}

/* Opens the old proof and goes behind its first line; NULL if there is none of use. */
static FILE *open_old(const struct make *make, const char *path)
{
        char expected[96], begin[96];
        FILE *file = fopen(path, "re");

        mark(make, expected, sizeof(expected));
        if (!file)
                return NULL;
        if (fgets(begin, sizeof(begin), file) && strncmp(begin, expected, strlen(expected)) == 0)
                return file;
        fclose(file);
        return NULL;
}

bool proof_is_there(const struct make *make)
{
        cleanup(path_free) char *path = path_join(make->folder.path, PROOF_NAME);
        FILE *file = path ? open_old(make, path) : NULL;

        if (file)
                fclose(file);
        return file != NULL;
}

/* A row begins with its key in a comment. */
static enum qrsign_status read_old(
        struct proof *proof, const char *path, struct qrsign_error *error)
{
        char key[32];

        proof->old = open_old(proof->make, path);
        if (!proof->old)
                return QRSIGN_OK;
        for (;;) {
                long offset = ftell(proof->old);
                uint64_t value;
                int end = 0;

                if (!fgets(key, 24, proof->old)) /* `<!--0123456789abcdef-->` */
                        break;
                if (sscanf(key, "<!--%16" SCNx64 "-->%n", &value, &end) == 1 && end == 23 &&
                        !add_row(proof, value, offset))
                        return problems_memory(error);
                if (!strchr(key, '\n') && !skip_line(proof->old))
                        break;
        }
        qsort(proof->rows, proof->count, sizeof(*proof->rows), compare_rows);
        return QRSIGN_OK;
}

/* Copies a row from the old proof; false if it is not there. */
static bool copy_old(struct proof *proof, uint64_t key)
{
        const struct old_row wanted = {key, 0};
        const struct old_row *row = proof->count ? bsearch(&wanted, proof->rows, proof->count,
                                                           sizeof(wanted), compare_rows)
                                                 : NULL;
        int byte;

        if (!row || fseek(proof->old, row->offset, SEEK_SET) != 0)
                return false;
        while ((byte = getc_unlocked(proof->old)) != EOF) {
                putc_unlocked(byte, proof->output.stream);
                if (byte == '\n')
                        break;
        }
        return true;
}

/* The next plaque's line of the manifest; NULL after the last. */
static json_t *next_line(struct proof *proof)
{
        if (getline(&proof->line, &proof->line_size, proof->manifest) < 0)
                return NULL;
        return json_loads(proof->line, 0, NULL);
}

struct listener {
        FILE *stream;
        enum qrsign_language language;
};

static void hear(void *context, const struct qrsign_error *problem)
{
        const struct listener *listener = context;

        proof_problem(listener->stream, listener->language, problem);
}

/* Lays the plaque out once more and writes its row. */
static enum qrsign_status write_row(struct proof *proof, const struct make_template *template_,
        const struct qrsign_record *record, const json_t *line, struct qrsign_error *error)
{
        struct make *make = proof->make;
        struct qrsign_record copy = *record;
        const char *issued = json_string_value(json_object_get(line, "issued"));
        char *problems = NULL;
        size_t size = 0;
        struct listener listener = {open_memstream(&problems, &size), make->cli->language};
        struct qrsign_plaque *plaque = NULL;
        enum qrsign_status status;

        if (!listener.stream)
                return problems_memory(error);
        if (issued)
                make_date_parse(issued, &copy.issued);
        status = batch_create(make, template_, &copy, hear, &listener, &plaque, error);
        if (fclose(listener.stream) != 0 && !status)
                status = problems_memory(error);
        if (!status) {
                struct proof_row row = {make->cli->language, line, plaque, &copy, problems};

                fprintf(proof->output.stream, "<!--%016" PRIx64 "-->", row_key(proof->line));
                status = proof_row_write(&row, proof->output.stream, error);
                fputc('\n', proof->output.stream);
        }
        qrsign_plaque_free(plaque);
        free(problems);
        return status;
}

/* The rows of a template's plaques; *line is the manifest's next. A plaque that failed has none. */
static enum qrsign_status write_template(struct proof *proof, struct make_template *template_,
        json_t **line, struct qrsign_error *error)
{
        struct make *make = proof->make;
        enum qrsign_status status =
                qrsign_directory_rewind(make->directory, template_->kind, error);

        for (size_t i = 0; i < template_->count && !status && !interrupt_noted(); i++) {
                const struct plan_entry *entry = &make->plan[template_->first + i];
                const char *id = json_string_value(json_object_get(*line, "id"));
                const char *kind = json_string_value(json_object_get(*line, "kind"));
                const struct qrsign_record *record;
                char own[MAKE_ID_SIZE];

                status = make_next(make, entry, error);
                if (status || !id || !kind || strcmp(kind, kind_word(template_->kind)) != 0)
                        continue;
                make_id(make->whole, entry->part, own);
                if (strcmp(id, own) != 0)
                        continue;
                if (!copy_old(proof, row_key(proof->line))) {
                        status = make_record(make, template_, entry, &record, error);
                        if (!status)
                                status = write_row(proof, template_, record, *line, error);
                }
                json_decref(*line);
                *line = next_line(proof);
        }
        return status;
}

/* Plaques of other templates that an earlier run made: their rows, or what the manifest says. */
static enum qrsign_status write_rest(struct proof *proof, json_t *line, struct qrsign_error *error)
{
        enum qrsign_status status = QRSIGN_OK;

        while (line && !status && !interrupt_noted()) {
                struct proof_row row = {.language = proof->make->cli->language, .line = line};

                if (!copy_old(proof, row_key(proof->line))) {
                        status = proof_row_write(&row, proof->output.stream, error);
                        fputc('\n', proof->output.stream);
                }
                json_decref(line);
                line = status ? NULL : next_line(proof);
        }
        return status;
}

static const char style[] =
        "body{font:15px/1.45 system-ui,'Noto Sans',sans-serif;margin:2rem auto;max-width:60rem;"
        "padding:0 1rem;color:#12213b;background:#fff}"
        "h1{font-size:1.7rem;margin:0 0 .3rem}"
        "h2{font-size:1.3rem;margin:0 0 .6rem}h2 small{font-weight:400;color:#5a6784}"
        "h3{font-size:1rem;margin:.9rem 0 .2rem}"
        "section{border-top:2px solid #0b2f6e;padding:1.2rem 0 1.6rem}"
        "img{display:block;width:100%;max-height:26rem;object-fit:contain;object-position:left;"
        "image-rendering:auto}"
        "h2,h3{break-after:avoid}img,tr,li{break-inside:avoid}.public{columns:2}"
        ".facts{margin:.6rem 0}.note{margin:.2rem 0 0;font-size:.85em}"
        "table{border-collapse:collapse;width:100%;font-size:.9rem}"
        "th,td{text-align:left;padding:.25rem .6rem .25rem 0;vertical-align:top}"
        "thead th{font-weight:400;color:#5a6784;border-bottom:1px solid #c6cede}"
        "code{font:12px/1.35 ui-monospace,monospace;overflow-wrap:anywhere;white-space:pre-wrap;"
        "color:#33415f}"
        "ul{margin:.2rem 0;padding-left:1.2rem}"
        ".good{color:#0a6b2d}.bad,.warning{color:#a3200d}"
        "@media print{body{margin:0;max-width:none;font-size:10pt}img{max-height:95mm}"
        "section{padding:5mm 0}code{font-size:7.5pt}}";

static void write_begin(struct proof *proof)
{
        struct make *make = proof->make;
        enum qrsign_language language = make->cli->language;
        FILE *stream = proof->output.stream;
        char begin[96];

        mark(make, begin, sizeof(begin));
        fprintf(stream, "%s\n<html lang=\"%s\"><head><meta charset=\"utf-8\">", begin,
                language == QRSIGN_LANGUAGE_VIETNAMESE ? "vi" : "en");
        fputs("<meta name=\"viewport\" content=\"width=device-width\"><title>", stream);
        fputs(text_get(language, TEXT_PROOF_TITLE), stream);
        fprintf(stream, "</title><style>%s</style></head><body><h1>%s</h1><p>%s</p>\n", style,
                text_get(language, TEXT_PROOF_TITLE), text_get(language, TEXT_PROOF_INTRODUCTION));
}

static enum qrsign_status open_proof(
        struct proof *proof, const char *path, struct qrsign_error *error)
{
        struct make *make = proof->make;
        cleanup(path_free) char *manifest = path_join(make->folder.path, MANIFEST_NAME);
        enum qrsign_status status;

        if (!manifest)
                return problems_memory(error);
        proof->manifest = fopen(manifest, "re");
        /* The first line is the header. */
        if (!proof->manifest || getline(&proof->line, &proof->line_size, proof->manifest) < 0)
                return problems_errno(error, QRSIGN_MESSAGE_FILE_READ, manifest, errno);
        status = read_old(proof, path, error);
        return status ? status : output_open(&proof->output, path, error);
}

enum qrsign_status proof_write(struct make *make, struct qrsign_error *error)
{
        cleanup(proof_free) struct proof proof = {.make = make};
        cleanup(path_free) char *path = path_join(make->folder.path, PROOF_NAME);
        enum qrsign_status status = path ? open_proof(&proof, path, error) : problems_memory(error);
        json_t *line;

        if (status)
                return status;
        write_begin(&proof);
        line = next_line(&proof);
        for (size_t i = 0; i < make->template_count && !status; i++)
                status = write_template(&proof, &make->templates[i], &line, error);
        if (!status)
                status = write_rest(&proof, line, error);
        else
                json_decref(line);
        if (status || interrupt_noted())
                return status;
        fputs("</body></html>\n", proof.output.stream);
        status = output_close(&proof.output, make->durable, error);
        if (status || output_is_as_before(&proof.output))
                return status;
        return output_commit(&proof.output, error);
}
