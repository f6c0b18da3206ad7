/* SPDX-License-Identifier: MIT */
/* How long encoding and decoding a record takes: the 60 households of the test vectors, and the
 * least and the middle of many runs in microseconds.
 *
 *   payload tests/data/qrs1/vectors-dev.jsonl */
#include <jansson.h>
#include <qrsign/payload.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { RUNS = 2001, ROUNDS = 20 };

static const char wanted[] = "alley, 60 households";

static struct qrsign_record *load(const char *path)
{
        struct qrsign_record *record = NULL;
        FILE *file = fopen(path, "r");
        char *line = NULL;
        size_t size = 0;

        while (file && !record && getline(&line, &size, file) > 0) {
                json_t *vector = json_loads(line, 0, NULL);
                const char *name = json_string_value(json_object_get(vector, "name"));
                char *text = json_dumps(json_object_get(vector, "record"), 0);

                if (name && text && !strcmp(name, wanted))
                        qrsign_record_from_json(text, strlen(text), &record, NULL);
                free(text);
                json_decref(vector);
        }
        free(line);
        if (file)
                fclose(file);
        return record;
}

static double microseconds(void)
{
        struct timespec now;

        clock_gettime(CLOCK_MONOTONIC, &now);
        return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static int ascending(const void *a, const void *b)
{
        const double *x = a, *y = b;

        return (*x > *y) - (*x < *y);
}

static void report(const char *what, double *runs)
{
        qsort(runs, RUNS, sizeof(*runs), ascending);
        printf("%-20s %7.1f us least, %7.1f us middle\n", what, runs[0], runs[RUNS / 2]);
}

static void measure(const struct qrsign_record *record, const struct qrsign_key *key)
{
        struct qrsign_payload_options options = {
                .size = sizeof(options), .page = "https://kiet.example/", .key = key};
        uint8_t public_key[QRSIGN_KEY_PUBLIC_SIZE];
        struct qrsign_decode_options trusted = {
                .size = sizeof(trusted), .keys = public_key, .key_count = key ? 1 : 0};
        static double encoding[RUNS], decoding[RUNS];

        if (key)
                qrsign_key_public(key, public_key);
        for (size_t i = 0; i < RUNS; i++) {
                struct qrsign_payload *payload[ROUNDS] = {0};
                struct qrsign_decoded *decoded[ROUNDS] = {0};
                double start = microseconds();

                for (size_t k = 0; k < ROUNDS; k++)
                        if (qrsign_payload_encode(record, &options, &payload[k], NULL))
                                abort();
                encoding[i] = (microseconds() - start) / ROUNDS;
                start = microseconds();
                for (size_t k = 0; k < ROUNDS; k++)
                        if (qrsign_payload_decode(qrsign_payload_data(payload[k]),
                                    qrsign_payload_length(payload[k]), &trusted, &decoded[k], NULL))
                                abort();
                decoding[i] = (microseconds() - start) / ROUNDS;
                for (size_t k = 0; k < ROUNDS; k++) {
                        qrsign_payload_free(payload[k]);
                        qrsign_decoded_free(decoded[k]);
                }
        }
        report(key ? "encode and sign" : "encode", encoding);
        report(key ? "decode and verify" : "decode", decoding);
}

int main(int count, char **arguments)
{
        static const uint8_t seed[QRSIGN_KEY_SEED_SIZE] = {1};
        struct qrsign_record *record = count > 1 ? load(arguments[1]) : NULL;
        struct qrsign_key *key = NULL;

        if (!record || qrsign_key_from_seed(seed, &key, NULL)) {
                fprintf(stderr, "usage: payload tests/data/qrs1/vectors-dev.jsonl\n");
                return EXIT_FAILURE;
        }
        measure(record, NULL);
        measure(record, key);
        qrsign_key_free(key);
        qrsign_record_free(record);
        return EXIT_SUCCESS;
}
