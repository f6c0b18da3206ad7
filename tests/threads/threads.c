/* SPDX-License-Identifier: MIT */
/* Eight threads at once, each with objects of its own, at every level of the library: what one of
 * them makes is what all of them make. To be run under the thread sanitizer.
 *
 *   threads TABLES   TABLES is a folder of tables */
#include <qrsign/qrsign.h>

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { THREADS = 8, ALLEYS = 2, SCALE = 3 };

struct work {
        const char *tables;
        uint64_t sum; /* of all that was made */
};

#define MUST(call) must((call) == QRSIGN_OK, #call, &error)

static void must(bool condition, const char *what, const struct qrsign_error *error)
{
        if (condition)
                return;
        fprintf(stderr, "%s: %s\n", what, error ? error->message : "");
        abort();
}

/* FNV-1a */
static void add(struct work *work, const void *data, size_t length)
{
        for (size_t i = 0; i < length; i++)
                work->sum = (work->sum ^ ((const uint8_t *)data)[i]) * 0x100000001b3u;
}

/* A symbol as a picture, scanned; its text must be the payload's. */
static void scan_symbol(struct work *work, struct qrsign_scanner *scanner,
        const struct qrsign_symbol *symbol, const struct qrsign_payload *payload)
{
        const size_t quiet = QRSIGN_QUIET_ZONE, side = qrsign_symbol_modules(symbol) + 2 * quiet;
        uint8_t *pixels = malloc(side * side * SCALE * SCALE);
        const struct qrsign_image image = {pixels, side * SCALE, side * SCALE, side * SCALE, 0};
        const struct qrsign_code *codes;
        struct qrsign_grade grade;
        struct qrsign_error error;
        size_t count;

        must(pixels != NULL, "malloc", NULL);
        for (size_t y = 0; y < image.height; y++)
                for (size_t x = 0; x < image.width; x++)
                        pixels[y * image.stride + x] =
                                qrsign_symbol_dark(symbol, x / SCALE - quiet, y / SCALE - quiet)
                                        ? 0
                                        : 255;
        MUST(qrsign_scanner_search(scanner, &image, NULL, 1, &codes, &count, &error));
        must(count == 1 && strcmp(codes[0].payload, qrsign_payload_data(payload)) == 0, "scan",
                NULL);
        MUST(qrsign_code_grade(&image, codes, QRSIGN_ECC_DEFAULT, &grade, &error));
        add(work, codes[0].text, strlen(codes[0].text));
        free(pixels);
}

static void write_plaque(struct work *work, struct qrsign_template *template,
        struct qrsign_pdf *pdf, const struct qrsign_record *alley)
{
        const struct qrsign_plaque_options options = {
                .size = sizeof(options), .page = "https://kiet.example/"};
        const struct qrsign_png_options coarse = {.size = sizeof(coarse), .dpi = 72};
        char name[] = "/tmp/qrsign-threads-XXXXXX";
        struct qrsign_plaque *plaque = NULL;
        struct qrsign_images *images = NULL;
        const struct qrsign_image *image = NULL;
        struct qrsign_error error;
        int file = mkstemp(name);
        FILE *stream = file >= 0 ? fdopen(file, "wb") : NULL;

        must(stream != NULL, "mkstemp", NULL);
        MUST(qrsign_plaque_create(template, alley, &options, &plaque, &error));
        MUST(qrsign_pdf_add(pdf, plaque, &error));
        MUST(qrsign_plaque_write_png(plaque, &coarse, stream, &error));
        must(fclose(stream) == 0, "fclose", NULL);
        MUST(qrsign_images_open(name, NULL, &images, &error));
        MUST(qrsign_images_next(images, &image, &error));
        for (size_t y = 0; y < image->height; y++)
                add(work, image->pixels + y * image->stride, image->width);
        qrsign_images_free(images);
        qrsign_plaque_free(plaque);
        unlink(name);
}

static void carry(
        struct work *work, const struct qrsign_record *alley, struct qrsign_scanner *scanner)
{
        const uint8_t seed[QRSIGN_KEY_SEED_SIZE] = {7};
        uint8_t public_key[QRSIGN_KEY_PUBLIC_SIZE];
        struct qrsign_payload_options link = {
                .size = sizeof(link), .page = "https://kiet.example/"};
        struct qrsign_decode_options trusted = {
                .size = sizeof(trusted), .keys = public_key, .key_count = 1};
        struct qrsign_key *key = NULL;
        struct qrsign_payload *payload = NULL;
        struct qrsign_decoded *decoded = NULL;
        struct qrsign_symbol *symbol = NULL;
        struct qrsign_error error;
        char *json = NULL;

        MUST(qrsign_key_from_seed(seed, &key, &error));
        qrsign_key_public(key, public_key);
        link.key = key;
        MUST(qrsign_payload_encode(alley, &link, &payload, &error));
        MUST(qrsign_payload_decode(qrsign_payload_data(payload), qrsign_payload_length(payload),
                &trusted, &decoded, &error));
        must(decoded->signature == QRSIGN_SIGNATURE_VALID, "signature", NULL);
        must(qrsign_record_equal(decoded->record, alley), "record", NULL);
        MUST(qrsign_record_to_json(decoded->record, &json, NULL, &error));
        add(work, json, strlen(json));
        MUST(qrsign_symbol_encode(payload, QRSIGN_ECC_L, &symbol, &error));
        scan_symbol(work, scanner, symbol, payload);
        qrsign_symbol_free(symbol);
        qrsign_free(json);
        qrsign_decoded_free(decoded);
        qrsign_payload_free(payload);
        qrsign_key_free(key);
}

static void *run(void *argument)
{
        const struct qrsign_pdf_options options = {
                .size = sizeof(options), .created = {2026, 11, 22}, .bleed_mm = 3};
        struct work *work = argument;
        struct qrsign_directory *directory = NULL;
        struct qrsign_template *template = NULL;
        struct qrsign_scanner *scanner = NULL;
        struct qrsign_pdf *pdf = NULL;
        const struct qrsign_record *alley;
        struct qrsign_error error;
        char *written = NULL;
        size_t size = 0;
        FILE *stream = open_memstream(&written, &size);

        must(stream != NULL, "open_memstream", NULL);
        MUST(qrsign_directory_open(work->tables, NULL, &directory, &error));
        MUST(qrsign_template_open("alley", NULL, &template, &error));
        MUST(qrsign_scanner_create(&scanner, &error));
        MUST(qrsign_pdf_create(stream, &options, &pdf, &error));
        for (size_t i = 0; i < ALLEYS; i++) {
                MUST(qrsign_directory_next(directory, &alley, &error));
                carry(work, alley, scanner);
                write_plaque(work, template, pdf, alley);
        }
        MUST(qrsign_pdf_finish(pdf, &error));
        must(fclose(stream) == 0, "fclose", NULL);
        add(work, written, size);
        qrsign_pdf_free(pdf);
        qrsign_scanner_free(scanner);
        qrsign_template_free(template);
        qrsign_directory_free(directory);
        free(written);
        return NULL;
}

int main(int count, char **arguments)
{
        struct work work[THREADS];
        pthread_t threads[THREADS];

        must(count == 2, "usage: threads TABLES", NULL);
        for (unsigned i = 0; i < THREADS; i++) {
                work[i] = (struct work){arguments[1], 0xcbf29ce484222325u};
                must(pthread_create(&threads[i], NULL, run, &work[i]) == 0, "pthread_create", NULL);
        }
        for (unsigned i = 0; i < THREADS; i++)
                must(pthread_join(threads[i], NULL) == 0, "pthread_join", NULL);
        for (unsigned i = 1; i < THREADS; i++)
                must(work[i].sum == work[0].sum, "all threads make the same", NULL);
        printf("%d threads: %016llx\n", THREADS, (unsigned long long)work[0].sum);
        return 0;
}
