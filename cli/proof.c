/* SPDX-License-Identifier: MIT */
#include "proof.h"
#include "interrupt.h"
#include "problems.h"
#include "text.h"
#include "worker.h"

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

enum {
        MOST_ROWS = 300, /* all plaques of a run up to this many are shown */
        SAMPLE = 100     /* else about as many */
};

/* A row of the new proof: a plaque's line in the manifest, and where it stands in the plan. */
struct row {
        uint64_t key;
        off_t offset;
        size_t template_, entry; /* entry SIZE_MAX: this run is not about it */
        size_t record;
};

struct proof {
        struct make *make;
        struct output output;
        FILE *manifest;
        char *line; /* the manifest's, read last */
        size_t line_size;
        size_t line_count; /* plaques in the manifest */
        struct row *wanted;
        size_t wanted_count;
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
        free(proof->wanted);
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

static const struct old_row *find_old(const struct proof *proof, uint64_t key)
{
        const struct old_row wanted = {key, 0};

        return proof->count
                       ? bsearch(&wanted, proof->rows, proof->count, sizeof(wanted), compare_rows)
                       : NULL;
}

/* Copies a row from the old proof; false if it is not there. */
static bool copy_old(struct proof *proof, uint64_t key)
{
        const struct old_row *row = find_old(proof, key);
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

struct listener {
        FILE *stream;
        enum qrsign_language language;
};

static void hear(void *context, const struct qrsign_error *problem)
{
        const struct listener *listener = context;

        proof_problem(listener->stream, listener->language, problem);
}

enum qrsign_status proof_draw_row(struct make *make, const struct make_template *template_,
        const struct qrsign_record *record, const char *text, size_t length, FILE *stream,
        struct qrsign_error *error)
{
        struct qrsign_record copy = *record;
        json_t *line = json_loadb(text, length, 0, NULL);
        const char *issued = json_string_value(json_object_get(line, "issued"));
        char *problems = NULL;
        size_t size = 0;
        struct listener listener = {open_memstream(&problems, &size), make->cli->language};
        struct qrsign_plaque *plaque = NULL;
        enum qrsign_status status;

        if (!listener.stream || !line) {
                json_decref(line);
                return problems_memory(error);
        }
        if (issued)
                make_date_parse(issued, &copy.issued);
        status = batch_create(make, template_, &copy, hear, &listener, &plaque, error);
        if (fclose(listener.stream) != 0 && !status)
                status = problems_memory(error);
        if (!status) {
                struct proof_row row = {make->cli->language, line, plaque, &copy, problems};

                status = proof_row_write(&row, stream, error);
        }
        qrsign_plaque_free(plaque);
        json_decref(line);
        free(problems);
        return status;
}

/* Reads a line of the manifest again; its end is not part of it. */
static ssize_t read_line(struct proof *proof, off_t offset)
{
        ssize_t length;

        if (fseeko(proof->manifest, offset, SEEK_SET) != 0)
                return -1;
        length = getline(&proof->line, &proof->line_size, proof->manifest);
        return length > 0 ? length - 1 : -1;
}

/* A row that is not in the old proof is drawn by a worker. */
static enum qrsign_status row_task(
        void *context, size_t number, struct bytes *out, struct qrsign_error *error)
{
        struct proof *proof = context;
        const struct make *make = proof->make;
        const struct row *row = &proof->wanted[number];
        const struct unit unit = {
                row->template_, row->entry, row->entry + 1, row->record, 0, 0, 0, false};
        struct bytes body = {0};
        struct task task;
        ssize_t length;
        bool good;

        if (row->entry == SIZE_MAX || find_old(proof, row->key))
                return QRSIGN_OK;
        length = read_line(proof, row->offset);
        make_task(make, &unit, &task);
        good = length > 0 && bytes_add(&body, &task, sizeof(task)) &&
               bytes_add(&body, &make->plan[row->entry], sizeof(*make->plan)) &&
               bytes_add(&body, proof->line, (size_t)length) &&
               bytes_add_frame(out, TASK_ROWS, body.data, body.length);
        bytes_free(&body);
        return good ? QRSIGN_OK : problems_memory(error);
}

static void write_key(struct proof *proof, const struct row *row)
{
        fprintf(proof->output.stream, "<!--%016" PRIx64 "-->", row->key);
}

static enum qrsign_status row_frame(void *context, size_t number, uint32_t kind, const char *data,
        size_t length, struct qrsign_error *error)
{
        struct proof *proof = context;

        (void)error;
        if (kind != TALK_ROW)
                return QRSIGN_OK;
        write_key(proof, &proof->wanted[number]);
        fwrite(data, 1, length, proof->output.stream);
        fputc('\n', proof->output.stream);
        return QRSIGN_OK;
}

/* The row of a plaque that this run is not about: what the manifest says. */
static enum qrsign_status write_elsewhere(
        struct proof *proof, const struct row *wanted, struct qrsign_error *error)
{
        ssize_t length = read_line(proof, wanted->offset);
        json_t *line = length > 0 ? json_loadb(proof->line, (size_t)length, 0, NULL) : NULL;
        struct proof_row row = {.language = proof->make->cli->language, .line = line};
        enum qrsign_status status =
                line ? proof_row_write(&row, proof->output.stream, error) : problems_memory(error);

        fputc('\n', proof->output.stream);
        json_decref(line);
        return status;
}

static enum qrsign_status row_turn(
        void *context, size_t number, const struct result *result, struct qrsign_error *error)
{
        struct proof *proof = context;
        const struct row *row = &proof->wanted[number];

        if (result->task.length || copy_old(proof, row->key))
                return QRSIGN_OK;
        return write_elsewhere(proof, row, error);
}

/* Reads the next line of the manifest; if it is one of those shown, keeps its row. */
static enum qrsign_status want_row(
        struct proof *proof, size_t number, struct row row, struct qrsign_error *error)
{
        size_t all = proof->line_count, every = all > MOST_ROWS ? (all + SAMPLE - 1) / SAMPLE : 1;
        struct row *wanted;

        row.offset = ftello(proof->manifest);
        if (number % every) {
                skip_line(proof->manifest);
                return QRSIGN_OK;
        }
        if (getline(&proof->line, &proof->line_size, proof->manifest) <= 0)
                return QRSIGN_OK;
        row.key = row_key(proof->line);
        wanted = realloc(proof->wanted, (proof->wanted_count + 1) * sizeof(*wanted));
        if (!wanted)
                return problems_memory(error);
        proof->wanted = wanted;
        wanted[proof->wanted_count++] = row;
        return QRSIGN_OK;
}

/* Goes through the manifest and the plan side by side: the same order, but that a plaque which
 * could not be made has no line, and that plaques of other templates stand behind. */
static enum qrsign_status choose_rows(struct proof *proof, struct qrsign_error *error)
{
        struct make *make = proof->make;
        enum qrsign_status status = QRSIGN_OK;
        size_t number = 0;

        for (size_t i = 0; i < make->template_count; i++) {
                const struct make_template *template_ = &make->templates[i];
                size_t end = template_->first + template_->count, record = 0;

                for (size_t k = template_->first; k < end && !status; k++) {
                        const struct plan_entry *entry = &make->plan[k];
                        struct row row = {.template_ = i, .entry = k};

                        record += entry->part.index <= 1;
                        row.record = record - 1;
                        if (lines_have(entry))
                                status = want_row(proof, number++, row, error);
                }
        }
        for (; number < proof->line_count && !status; number++)
                status = want_row(proof, number, (struct row){.entry = SIZE_MAX}, error);
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
        fprintf(stream, "</title><style>%s</style></head><body><h1>%s</h1><p>%s", style,
                text_get(language, TEXT_PROOF_TITLE), text_get(language, TEXT_PROOF_INTRODUCTION));
        if (proof->wanted_count < proof->line_count) {
                char shown[24], all[24];

                snprintf(shown, sizeof(shown), "%zu", proof->wanted_count);
                snprintf(all, sizeof(all), "%zu", proof->line_count);
                fputs(" <strong>", stream);
                text_print(stream, language, TEXT_PROOF_SAMPLE, shown, all, NULL);
                fputs("</strong>", stream);
        }
        fputs("</p>\n", stream);
}

static enum qrsign_status open_proof(
        struct proof *proof, const char *path, struct qrsign_error *error)
{
        struct make *make = proof->make;
        cleanup(path_free) char *manifest = path_join(make->folder.path, MANIFEST_NAME);
        enum qrsign_status status;
        off_t first;

        if (!manifest)
                return problems_memory(error);
        proof->manifest = fopen(manifest, "re");
        /* The first line is the header. */
        if (!proof->manifest || getline(&proof->line, &proof->line_size, proof->manifest) < 0)
                return problems_errno(error, QRSIGN_MESSAGE_FILE_READ, manifest, errno);
        first = ftello(proof->manifest);
        while (skip_line(proof->manifest))
                proof->line_count++;
        if (fseeko(proof->manifest, first, SEEK_SET) != 0)
                return problems_errno(error, QRSIGN_MESSAGE_FILE_READ, manifest, errno);
        status = choose_rows(proof, error);
        if (!status)
                status = read_old(proof, path, error);
        return status ? status : output_open(&proof->output, path, error);
}

enum qrsign_status proof_write(struct make *make, struct qrsign_error *error)
{
        cleanup(proof_free) struct proof proof = {.make = make};
        cleanup(path_free) char *path = path_join(make->folder.path, PROOF_NAME);
        struct deal deal = {.context = &proof,
                .again = true,
                .task = row_task,
                .frame = row_frame,
                .turn = row_turn};
        enum qrsign_status status = path ? open_proof(&proof, path, error) : problems_memory(error);

        if (status)
                return status;
        write_begin(&proof);
        deal.unit_count = proof.wanted_count;
        status = pool_run(&make->pool, &deal, error);
        if (status || make->lost_count || interrupt_noted())
                return status;
        fputs("</body></html>\n", proof.output.stream);
        status = output_close(&proof.output, make->durable, error);
        if (status || output_is_as_before(&proof.output))
                return status;
        return output_commit(&proof.output, error);
}
