/* SPDX-License-Identifier: MIT */
/* The codec as a filter, to be compared with the reference by tests/compare/reference: one JSON
 * object a line in, one a line out.
 *
 *   {"do": "encode", "record": {...}, "seed": hex}     {"digits": "..."}
 *   {"do": "decode", "digits": "...", "keys": [hex]}   {"record": {...}, "state": "valid"}
 *   {"do": "write", "record": {...}}                   {"text": "..."}
 *   {"do": "read", "text": "..."}                      {"record": {...}}
 *
 * or {"error": name of section 10}, {"refused": name of the message, "field": "..."}. */
#include <jansson.h>
#include <qrsign/payload.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { KEYS_MAX = 4 };

static const char page[] = "https://kiet.example/";

static void read_hex(const char *hex, uint8_t *out, size_t size)
{
        for (size_t i = 0; i < size; i++) {
                unsigned byte = 0;

                if (sscanf(hex + 2 * i, "%2x", &byte) != 1)
                        abort();
                out[i] = (uint8_t)byte;
        }
}

static json_t *refusal(const struct qrsign_error *error)
{
        const char *name = qrsign_decode_error_name(error->code);

        if (name[0])
                return json_pack("{ss}", "error", name);
        return json_pack("{ss ss}", "refused", qrsign_message_find(error->code)->name, "field",
                error->field);
}

static json_t *record_json(const struct qrsign_record *record)
{
        struct qrsign_error error;
        char *text = NULL;
        json_t *json;

        if (qrsign_record_to_json(record, &text, NULL, &error))
                return refusal(&error);
        json = json_loads(text, 0, NULL);
        qrsign_free(text);
        return json;
}

static json_t *encode(const json_t *question, enum qrsign_payload_mode mode)
{
        struct qrsign_payload_options options = {
                .size = sizeof(options), .mode = mode, .page = page};
        const char *hex = json_string_value(json_object_get(question, "seed"));
        char *text = json_dumps(json_object_get(question, "record"), JSON_ENCODE_ANY);
        struct qrsign_payload *payload = NULL;
        struct qrsign_record *record = NULL;
        struct qrsign_key *key = NULL;
        struct qrsign_error error;
        enum qrsign_status status;
        json_t *answer;

        status = qrsign_record_from_json(text, strlen(text), &record, &error);
        if (!status && hex) {
                uint8_t seed[QRSIGN_KEY_SEED_SIZE];

                read_hex(hex, seed, sizeof(seed));
                status = qrsign_key_from_seed(seed, &key, &error);
                options.key = key;
        }
        if (!status)
                status = qrsign_payload_encode(record, &options, &payload, &error);
        if (status)
                answer = refusal(&error);
        else if (mode == QRSIGN_PAYLOAD_TEXT)
                answer = json_pack("{ss}", "text", qrsign_payload_data(payload));
        else
                answer = json_pack(
                        "{ss}", "digits", qrsign_payload_data(payload) + strlen(page) + 1);
        qrsign_payload_free(payload);
        qrsign_record_free(record);
        qrsign_key_free(key);
        free(text);
        return answer;
}

static json_t *decode(const json_t *question, const char *text, enum qrsign_payload_mode mode)
{
        static const char *const states[] = {"unsigned", "valid", "unknown key", "forged"};
        uint8_t keys[KEYS_MAX][QRSIGN_KEY_PUBLIC_SIZE];
        struct qrsign_decode_options options = {.size = sizeof(options), .keys = keys[0]};
        const json_t *hex = json_object_get(question, "keys");
        struct qrsign_decoded *decoded = NULL;
        struct qrsign_error error;
        json_t *answer;

        for (; options.key_count < json_array_size(hex); options.key_count++)
                read_hex(json_string_value(json_array_get(hex, options.key_count)),
                        keys[options.key_count], QRSIGN_KEY_PUBLIC_SIZE);
        if (qrsign_payload_decode(text, strlen(text), &options, &decoded, &error))
                return refusal(&error);
        if (decoded->mode != mode)
                answer = json_pack("{ss}", "error", "malformed");
        else
                answer = json_pack("{so ss}", "record", record_json(decoded->record), "state",
                        states[decoded->signature]);
        qrsign_decoded_free(decoded);
        return answer;
}

static json_t *answer_to(const json_t *question)
{
        const char *what = json_string_value(json_object_get(question, "do"));

        if (what && !strcmp(what, "encode"))
                return encode(question, QRSIGN_PAYLOAD_LINK);
        if (what && !strcmp(what, "write"))
                return encode(question, QRSIGN_PAYLOAD_TEXT);
        if (what && !strcmp(what, "decode"))
                return decode(question, json_string_value(json_object_get(question, "digits")),
                        QRSIGN_PAYLOAD_LINK);
        return decode(question, json_string_value(json_object_get(question, "text")),
                QRSIGN_PAYLOAD_TEXT);
}

int main(void)
{
        char *line = NULL;
        size_t size = 0;

        while (getline(&line, &size, stdin) > 0) {
                json_t *question = json_loads(line, 0, NULL);
                json_t *answer = question ? answer_to(question) : NULL;
                char *text = answer ? json_dumps(answer, JSON_COMPACT) : NULL;

                puts(text ? text : "null");
                fflush(stdout);
                free(text);
                json_decref(answer);
                json_decref(question);
        }
        free(line);
        return 0;
}
