/* SPDX-License-Identifier: MIT */
/* The format's test vectors both ways, byte for byte, and every sort of damage. */
#include "unit.h"

#include "base/file.h"
#include "payload/digits.h"

#include <jansson.h>
#include <qrsign/payload.h>

#define PAGE "https://kiet.example/"

enum { VECTORS_MAX = 256, KEYS_MAX = 4, SEED_SIZE = QRSIGN_KEY_SEED_SIZE };

struct vector {
        json_t *json;
        const char *name, *digits;
        uint8_t keys[KEYS_MAX][QRSIGN_KEY_PUBLIC_SIZE];
        struct qrsign_decode_options options;
};

static struct vector vectors[VECTORS_MAX];
static size_t vector_count;

static const char *text_of(const json_t *object, const char *name)
{
        return json_string_value(json_object_get(object, name));
}

static void read_hex(const char *hex, uint8_t *out, size_t size)
{
        for (size_t i = 0; i < size; i++) {
                unsigned byte;

                assert_int_equal(sscanf(hex + 2 * i, "%2x", &byte), 1);
                out[i] = (uint8_t)byte;
        }
}

static int load(void **state)
{
        struct qs_buffer file = {0};
        char *rest, *line;

        (void)state;
        if (qs_file_read(QS_TEST_DATA "/qrs1/vectors-dev.jsonl", 1 << 24, &file, NULL))
                return -1;
        rest = file.data;
        while ((line = strsep(&rest, "\n")) && line[0]) {
                struct vector *vector = &vectors[vector_count++];
                json_t *keys;

                assert_true(vector_count < VECTORS_MAX);
                vector->json = json_loads(line, 0, NULL);
                vector->name = text_of(vector->json, "name");
                vector->digits = text_of(vector->json, "digits");
                vector->options = (struct qrsign_decode_options){
                        .size = sizeof(vector->options), .keys = vector->keys[0]};
                keys = json_object_get(vector->json, "keys");
                assert_true(json_array_size(keys) <= KEYS_MAX);
                for (size_t i = 0; i < json_array_size(keys); i++)
                        read_hex(json_string_value(json_array_get(keys, i)), vector->keys[i],
                                QRSIGN_KEY_PUBLIC_SIZE);
                vector->options.key_count = json_array_size(keys);
        }
        qs_buffer_free(&file);
        return vector_count ? 0 : -1;
}

static int unload(void **state)
{
        (void)state;
        while (vector_count)
                json_decref(vectors[--vector_count].json);
        return 0;
}

static struct qrsign_record *record_of(const struct vector *vector, const char *member)
{
        char *text = json_dumps(json_object_get(vector->json, member), 0);
        struct qrsign_record *record = NULL;
        struct qrsign_error error;

        if (qrsign_record_from_json(text, strlen(text), &record, &error))
                fail_msg("%s: %s: %s", vector->name, error.field, error.message);
        free(text);
        return record;
}

static struct qrsign_payload *encode(
        const struct vector *vector, const struct qrsign_record *record)
{
        struct qrsign_payload_options options = {.size = sizeof(options), .page = PAGE};
        const char *hex = text_of(vector->json, "seed");
        struct qrsign_payload *payload = NULL;
        struct qrsign_key *key = NULL;
        struct qrsign_error error;

        if (hex) {
                uint8_t seed[SEED_SIZE];

                read_hex(hex, seed, sizeof(seed));
                assert_int_equal(qrsign_key_from_seed(seed, &key, &error), QRSIGN_OK);
                options.key = key;
        }
        if (qrsign_payload_encode(record, &options, &payload, &error))
                fail_msg("%s: %s: %s", vector->name, error.field, error.message);
        qrsign_key_free(key);
        return payload;
}

static const char *state_name(enum qrsign_signature signature)
{
        static const char *const names[] = {"unsigned", "valid", "unknown key", "forged"};

        return names[signature];
}

static void good_ones_both_ways(void **state)
{
        size_t good = 0;

        (void)state;
        for (size_t i = 0; i < vector_count; i++) {
                const struct vector *vector = &vectors[i];
                bool has_input = json_object_get(vector->json, "input");
                struct qrsign_decoded *decoded = NULL;
                struct qrsign_record *record, *input;
                struct qrsign_payload *payload;
                struct qrsign_error error;

                if (text_of(vector->json, "error"))
                        continue;
                good++;
                record = record_of(vector, "record");
                input = record_of(vector, has_input ? "input" : "record");
                payload = encode(vector, input);
                check_row(vector->name, strcmp(qrsign_payload_data(payload) + strlen(PAGE "#"),
                                                vector->digits) == 0);
                check_row(vector->name, qrsign_payload_digits(payload) == strlen(vector->digits));
                if (qrsign_payload_decode(qrsign_payload_data(payload),
                            qrsign_payload_length(payload), &vector->options, &decoded, &error))
                        fail_msg("%s: %s", vector->name, error.message);
                check_row(vector->name, decoded->mode == QRSIGN_PAYLOAD_LINK);
                check_row(vector->name, qrsign_record_equal(decoded->record, record));
                check_row(vector->name, strcmp(state_name(decoded->signature),
                                                text_of(vector->json, "state")) == 0);
                qrsign_decoded_free(decoded);
                qrsign_payload_free(payload);
                qrsign_record_free(input);
                qrsign_record_free(record);
        }
        assert_true(good >= 60);
}

/* An unknown key is a state to whoever decodes, an error to the format. */
static void bad_ones_by_name(void **state)
{
        size_t bad = 0;

        (void)state;
        for (size_t i = 0; i < vector_count; i++) {
                const struct vector *vector = &vectors[i];
                const char *expected = text_of(vector->json, "error");
                struct qrsign_decoded *decoded = NULL;
                struct qrsign_error error;
                char name[32];

                if (!expected)
                        continue;
                bad++;
                if (qrsign_payload_decode(vector->digits, strlen(vector->digits), &vector->options,
                            &decoded, &error) == QRSIGN_OK) {
                        check_row(vector->name, decoded->signature == QRSIGN_SIGNATURE_UNKNOWN_KEY);
                        check_row(vector->name, strcmp(expected, "unknown key") == 0);
                        check_row(vector->name, decoded->record);
                        qrsign_decoded_free(decoded);
                        continue;
                }
                assert_int_equal(error.status, QRSIGN_ERROR_UNREADABLE);
                snprintf(name, sizeof(name), "%s", qrsign_decode_error_name(error.code));
                for (char *c = name; *c; c++)
                        *c = *c == '_' ? ' ' : *c;
                if (strcmp(name, expected) != 0)
                        fail_msg("%s: %s, expected %s", vector->name, name, expected);
        }
        assert_true(bad >= 10);
}

/* True if what must not be a record any more still is one, or as good as signed. */
static bool is_undetected(const struct vector *vector, const char *digits, size_t length)
{
        struct qrsign_decoded *decoded = NULL;
        bool undetected;

        if (qrsign_payload_decode(digits, length, &vector->options, &decoded, NULL))
                return false;
        /* Of a signed record without its key nothing is claimed. */
        undetected = decoded->signature != QRSIGN_SIGNATURE_UNKNOWN_KEY &&
                     decoded->mode == QRSIGN_PAYLOAD_LINK;
        qrsign_decoded_free(decoded);
        return undetected;
}

static void damage_is_found(void **state)
{
        size_t records = 0, tries = 0, undetected = 0, undetected_signed = 0;

        (void)state;
        for (size_t i = 0; i < vector_count; i++) {
                const struct vector *vector = &vectors[i];
                size_t length = strlen(vector->digits), found = 0;
                char *digits = strdup(vector->digits);

                if (text_of(vector->json, "error") || length > 600) {
                        free(digits);
                        continue;
                }
                records++;
                for (size_t cut = 1; cut < length; cut++, tries++)
                        found += is_undetected(vector, digits, cut);
                for (size_t at = 0; at < length; at++) {
                        for (char digit = '0'; digit <= '9'; digit++) {
                                if (digit == vector->digits[at])
                                        continue;
                                digits[at] = digit;
                                found += is_undetected(vector, digits, length);
                                tries++;
                        }
                        digits[at] = vector->digits[at];
                }
                undetected += found;
                if (vector->options.key_count)
                        undetected_signed += found;
                free(digits);
        }
        print_message("%zu records, %zu damages, %zu undetected, %zu of them signed\n", records,
                tries, undetected, undetected_signed);
        assert_true(records >= 20);
        assert_int_equal(undetected_signed, 0);
        /* A checksum of 16 bits misses one in 65,536 of those that keep the form. */
        assert_true(undetected <= tries / 10000);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(good_ones_both_ways),
                cmocka_unit_test(bad_ones_by_name),
                cmocka_unit_test(damage_is_found),
        };

        return cmocka_run_group_tests(tests, load, unload);
}
