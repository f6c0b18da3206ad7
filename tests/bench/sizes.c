/* SPDX-License-Identifier: MIT */
/* How large the records of a hamlet's alleys are: prints the table of docs/format.md.
 *
 *   sizes examples/hung-nhon/csv https://hungnhon.example/q */
#include <qrsign/qrsign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum content { POSITIONS, NAMES, PHONES, CONTENT_COUNT };

struct size {
        size_t bytes;
        unsigned version_m, version_q;
};

static void die(const struct qrsign_error *error)
{
        fprintf(stderr, "%s: %s\n", error->file, error->message);
        exit(1);
}

/* Seven bytes make seventeen digits, fewer make as many as they need (docs/format.md, 2). */
static size_t bytes_of(size_t digits)
{
        static const size_t rest[] = {0, 0, 0, 1, 0, 2, 0, 0, 3, 0, 4, 0, 0, 5, 0, 6, 0};

        return digits / 17 * 7 + rest[digits % 17];
}

static unsigned version(const struct qrsign_payload *payload, enum qrsign_ecc ecc)
{
        struct qrsign_symbol *symbol = NULL;
        struct qrsign_error error;
        unsigned result;

        if (qrsign_symbol_encode(payload, ecc, &symbol, &error) != QRSIGN_OK)
                die(&error);
        result = qrsign_symbol_version(symbol);
        qrsign_symbol_free(symbol);
        return result;
}

static struct size measure(
        const struct qrsign_record *record, const char *page, const struct qrsign_key *key)
{
        struct qrsign_payload *payload = NULL;
        struct qrsign_error error;
        struct size size;

        if (qrsign_payload_encode(record,
                    &(struct qrsign_payload_options){.size = sizeof(struct qrsign_payload_options),
                            .mode = QRSIGN_PAYLOAD_LINK,
                            .page = page,
                            .key = key},
                    &payload, &error) != QRSIGN_OK)
                die(&error);
        size.bytes = bytes_of(qrsign_payload_digits(payload));
        size.version_m = version(payload, QRSIGN_ECC_M);
        size.version_q = version(payload, QRSIGN_ECC_Q);
        qrsign_payload_free(payload);
        return size;
}

/* The record with no more than `content` says of its people. */
static struct size measure_content(const struct qrsign_record *record, enum content content,
        const char *page, const struct qrsign_key *key)
{
        size_t count = record->households.count;
        struct qrsign_household *rows = calloc(count + 1, sizeof(*rows));
        struct qrsign_record copy = *record;
        struct size size;

        if (!rows)
                exit(1);
        for (size_t i = 0; i < count; i++) {
                rows[i] = record->households.rows[i];
                if (content < NAMES)
                        rows[i].head = "";
                if (content < PHONES)
                        rows[i].phone = "";
        }
        copy.households.rows = rows;
        size = measure(&copy, page, key);
        free(rows);
        return size;
}

int main(int argc, char **argv)
{
        static const uint8_t seed[QRSIGN_KEY_SEED_SIZE] = {1};
        struct qrsign_directory *directory = NULL;
        const struct qrsign_record *record = NULL;
        struct qrsign_key *key = NULL;
        struct qrsign_error error;

        if (argc != 3) {
                fputs("usage: sizes INPUT PAGE\n", stderr);
                return 2;
        }
        if (qrsign_directory_open(argv[1], NULL, &directory, &error) != QRSIGN_OK ||
                qrsign_key_from_seed(seed, &key, &error) != QRSIGN_OK)
                die(&error);
        puts("| alley | households | positions | + names | + phones | signed: positions | + names "
             "| + phones |\n|---|---|---|---|---|---|---|---|");
        for (;;) {
                if (qrsign_directory_next(directory, &record, &error) != QRSIGN_OK)
                        die(&error);
                if (!record)
                        break;
                printf("| %s %s | %zu ", record->alley_unit, record->alley,
                        record->households.count);
                for (int i = 0; i < 2 * CONTENT_COUNT; i++) {
                        struct size size =
                                measure_content(record, (enum content)(i % CONTENT_COUNT), argv[2],
                                        i < CONTENT_COUNT ? NULL : key);

                        printf("| %zu B, v%u/v%u ", size.bytes, size.version_m, size.version_q);
                }
                puts("|");
        }
        qrsign_key_free(key);
        qrsign_directory_free(directory);
        return 0;
}
