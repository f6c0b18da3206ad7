/* SPDX-License-Identifier: MIT */
/* Every truncation and every change of one digit of 20 records: how many of them read as a record
 * all the same. A checksum of 16 bits misses one in 65,536 by chance; a signature none.
 *
 *   damage vectors.jsonl [RECORDS]
 *
 * Exit status 1 if a signed record reads as valid with anything changed, or if more unsigned ones
 * go undetected than chance explains. */
#include <jansson.h>
#include <qrsign/payload.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RECORDS = 20, LONGEST = 8000 };

static const char page[] = "https://kiet.example/";

struct counts {
        size_t tried, good, valid;
};

static void try_one(const char *text, size_t length, const struct qrsign_decode_options *trusted,
        struct counts *counts)
{
        struct qrsign_decoded *decoded = NULL;

        counts->tried++;
        if (qrsign_payload_decode(text, length, trusted, &decoded, NULL) != QRSIGN_OK)
                return;
        /* Cut before its digits the address is no record any more, which a reader sees. */
        if (decoded->mode == QRSIGN_PAYLOAD_LINK) {
                counts->good++;
                counts->valid += decoded->signature == QRSIGN_SIGNATURE_VALID;
        }
        qrsign_decoded_free(decoded);
}

static void damage(const struct qrsign_record *record, const struct qrsign_key *key,
        struct counts *cut, struct counts *changed)
{
        const struct qrsign_payload_options options = {
                .size = sizeof(options), .page = page, .key = key};
        uint8_t public_key[QRSIGN_KEY_PUBLIC_SIZE] = {0};
        const struct qrsign_decode_options trusted = {
                .size = sizeof(trusted), .keys = public_key, .key_count = key ? 1 : 0};
        struct qrsign_payload *payload = NULL;
        char text[LONGEST];
        size_t length, first;

        if (key)
                qrsign_key_public(key, public_key);
        if (qrsign_payload_encode(record, &options, &payload, NULL) != QRSIGN_OK)
                abort();
        length = qrsign_payload_length(payload);
        first = length - qrsign_payload_digits(payload);
        memcpy(text, qrsign_payload_data(payload), length);
        for (size_t end = 0; end < length; end++)
                try_one(text, end, &trusted, cut);
        for (size_t i = first; i < length; i++) {
                const char digit = text[i];

                for (char other = '0'; other <= '9'; other++) {
                        text[i] = other;
                        if (other != digit)
                                try_one(text, length, &trusted, changed);
                }
                text[i] = digit;
        }
        qrsign_payload_free(payload);
}

static void print(const char *what, const char *how, const struct counts *counts)
{
        printf("%-8s %-14s %8zu tried, %zu read as a record, %zu as valid\n", what, how,
                counts->tried, counts->good, counts->valid);
}

/* The good records of the vectors, the first of each name. */
static size_t load(const char *path, struct qrsign_record *records[RECORDS], size_t most)
{
        FILE *file = fopen(path, "r");
        size_t count = 0, size = 0;
        char *line = NULL;

        while (file && count < most && getline(&line, &size, file) > 0) {
                json_t *vector = json_loads(line, 0, NULL);
                const char *state = json_string_value(json_object_get(vector, "state"));
                char *text = json_dumps(json_object_get(vector, "record"), 0);

                if (state && strcmp(state, "unsigned") == 0 && text &&
                        qrsign_record_from_json(text, strlen(text), &records[count], NULL) ==
                                QRSIGN_OK)
                        count++;
                free(text);
                json_decref(vector);
        }
        free(line);
        if (file)
                fclose(file);
        return count;
}

int main(int count, char **arguments)
{
        static const uint8_t seed[QRSIGN_KEY_SEED_SIZE] = {1};
        struct counts cut[2] = {{0}}, changed[2] = {{0}};
        struct qrsign_record *records[RECORDS];
        struct qrsign_key *key = NULL;
        size_t most = count > 2 ? strtoul(arguments[2], NULL, 10) : RECORDS, all;

        most = most && most < RECORDS ? most : RECORDS;
        all = count > 1 ? load(arguments[1], records, most) : 0;
        if (all < most || qrsign_key_from_seed(seed, &key, NULL) != QRSIGN_OK) {
                fprintf(stderr, "usage: damage vectors.jsonl [RECORDS]\n");
                return EXIT_FAILURE;
        }
        for (size_t i = 0; i < all; i++) {
                damage(records[i], NULL, &cut[0], &changed[0]);
                damage(records[i], key, &cut[1], &changed[1]);
                qrsign_record_free(records[i]);
        }
        qrsign_key_free(key);
        printf("%zu records\n", all);
        print("unsigned", "truncated", &cut[0]);
        print("unsigned", "digit changed", &changed[0]);
        print("signed", "truncated", &cut[1]);
        print("signed", "digit changed", &changed[1]);
        /* A changed key id makes a signed record one of an unknown key, which is no valid one. */
        if (cut[1].valid || changed[1].valid)
                return EXIT_FAILURE;
        /* Four times what chance gives, and some. */
        return cut[0].good + changed[0].good > 4 + 4 * (cut[0].tried + changed[0].tried) / 65536
                       ? EXIT_FAILURE
                       : EXIT_SUCCESS;
}
