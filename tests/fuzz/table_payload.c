/* SPDX-License-Identifier: MIT */
/* Any bytes as a folder of tables, its records as payloads: what a link says is what the record
 * said, and no signed link reads as valid with a digit changed. */
#include "tables.h"

#include <qrsign/payload.h>

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { RECORDS = 16 }; /* of a kind; more of them find nothing new */

static void must(bool condition)
{
        if (!condition)
                abort();
}

/* The payload, or NULL where the record is too long for one. */
static struct qrsign_payload *encode(const struct qrsign_record *record,
        enum qrsign_payload_mode mode, const struct qrsign_key *key)
{
        const struct qrsign_payload_options options = {
                .size = sizeof(options), .mode = mode, .page = "https://kiet.example/", .key = key};
        struct qrsign_payload *payload = NULL;
        struct qrsign_error error = {0};
        enum qrsign_status status = qrsign_payload_encode(record, &options, &payload, &error);

        must(status == QRSIGN_OK || error.message[0]);
        must(status == QRSIGN_OK || mode != QRSIGN_PAYLOAD_LINK || status == QRSIGN_ERROR_FIT);
        return payload;
}

static enum qrsign_status decode(const char *text, size_t length,
        const uint8_t public_key[QRSIGN_KEY_PUBLIC_SIZE], struct qrsign_decoded **decoded)
{
        const struct qrsign_decode_options options = {
                .size = sizeof(options), .keys = public_key, .key_count = 1};

        *decoded = NULL;
        return qrsign_payload_decode(text, length, &options, decoded, NULL);
}

static void check_link(const struct qrsign_record *record, const struct qrsign_key *key)
{
        struct qrsign_payload *payload = encode(record, QRSIGN_PAYLOAD_LINK, key);
        uint8_t public_key[QRSIGN_KEY_PUBLIC_SIZE] = {0};
        struct qrsign_decoded *decoded;
        size_t length;
        char *text;

        if (!payload)
                return;
        if (key)
                qrsign_key_public(key, public_key);
        length = qrsign_payload_length(payload);
        must(decode(qrsign_payload_data(payload), length, public_key, &decoded) == QRSIGN_OK);
        must(decoded->signature == (key ? QRSIGN_SIGNATURE_VALID : QRSIGN_SIGNATURE_UNSIGNED));
        must(qrsign_record_equal(decoded->record, record));
        qrsign_decoded_free(decoded);
        if (key && (text = malloc(length))) {
                char *digit = text + length - 1 - length % qrsign_payload_digits(payload);

                memcpy(text, qrsign_payload_data(payload), length);
                *digit = (char)('0' + (*digit - '0' + 1) % 10);
                must(decode(text, length, public_key, &decoded) != QRSIGN_OK ||
                        decoded->signature != QRSIGN_SIGNATURE_VALID);
                qrsign_decoded_free(decoded);
                free(text);
        }
        qrsign_payload_free(payload);
}

static void check_text(const struct qrsign_record *record)
{
        static const uint8_t no_key[QRSIGN_KEY_PUBLIC_SIZE];
        struct qrsign_payload *payload = encode(record, QRSIGN_PAYLOAD_TEXT, NULL);
        struct qrsign_decoded *decoded;

        if (!payload)
                return;
        must(decode(qrsign_payload_data(payload), qrsign_payload_length(payload), no_key,
                     &decoded) == QRSIGN_OK);
        must(decoded->mode == QRSIGN_PAYLOAD_TEXT);
        qrsign_decoded_free(decoded);
        qrsign_payload_free(payload);
}

static void check_records(struct qrsign_directory *directory, enum qrsign_record_kind kind,
        const struct qrsign_key *key)
{
        const struct qrsign_record *record;

        if (qrsign_directory_rewind(directory, kind, NULL) != QRSIGN_OK)
                return;
        for (size_t i = 0; i < RECORDS; i++) {
                if (qrsign_directory_next(directory, &record, NULL) != QRSIGN_OK || !record)
                        return;
                check_link(record, NULL);
                check_link(record, key);
                check_text(record);
        }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
        static const uint8_t seed[QRSIGN_KEY_SEED_SIZE] = {1};
        struct qs_input inputs[TABLES];
        const size_t count = cut_tables((const char *)data, size, inputs);
        const struct qrsign_directory_options options = {
                .size = sizeof(options),
                .today = {2026, 11, 22},
                .keep_going = true,
                .include = QRSIGN_INCLUDE_COMMUNE_CODE | QRSIGN_INCLUDE_FORMER_ADDRESS |
                           QRSIGN_INCLUDE_NOTE,
        };
        struct qrsign_directory *directory = NULL;
        struct qrsign_key *key = NULL;

        if (qs_directory_open("fuzz", inputs, count, &options, &directory, NULL) != QRSIGN_OK)
                return 0;
        must(qrsign_key_from_seed(seed, &key, NULL) == QRSIGN_OK);
        for (int kind = QRSIGN_RECORD_ALLEY; kind <= QRSIGN_RECORD_SITE; kind++)
                check_records(directory, (enum qrsign_record_kind)kind, key);
        qrsign_key_free(key);
        qrsign_directory_free(directory);
        return 0;
}
