/* SPDX-License-Identifier: MIT */
#include "json.h"

#include <math.h>
#include <sodium/utils.h>
#include <stdlib.h>
#include <string.h>

/* Fifteen digits show 107.24466 as it is written and no binary noise behind it. */
enum { FLAGS = JSON_COMPACT | JSON_REAL_PRECISION(15) };

json_t *json_line(const char *type)
{
        return json_pack("{s:s}", "type", type);
}

void json_put_text(json_t *object, const char *key, const char *text)
{
        if (text && text[0])
                json_object_set_new(object, key, json_string(text));
}

void json_put_count(json_t *object, const char *key, size_t count)
{
        json_object_set_new(object, key, json_integer((json_int_t)count));
}

void json_put_real(json_t *object, const char *key, double value)
{
        json_object_set_new(object, key, json_real(round(value * 1e4) / 1e4));
}

void json_put_record(json_t *object, const char *key, const struct qrsign_record *record)
{
        char *text = NULL;
        size_t length = 0;

        if (!record || qrsign_record_to_json(record, &text, &length, NULL) != QRSIGN_OK)
                return;
        json_object_set_new(object, key, json_loadb(text, length, 0, NULL));
        qrsign_free(text);
}

void json_put_payload(json_t *object, const char *payload, size_t length, bool base64)
{
        json_t *string = json_stringn(payload, length);

        if (string) /* NULL for bytes that are not UTF-8 */
                json_object_set_new(object, "payload", string);
        if (base64) {
                size_t size = sodium_base64_encoded_len(length, sodium_base64_VARIANT_ORIGINAL);
                char *text = malloc(size);

                if (!text)
                        return;
                sodium_bin2base64(text, size, (const unsigned char *)payload, length,
                        sodium_base64_VARIANT_ORIGINAL);
                json_put_text(object, "payload_base64", text);
                free(text);
        }
}

const char *json_omitted_word(unsigned place)
{
        static const char *const words[] = {
                "names", "phones", "labels", "places", "distances", "path", "names_shortened"};

        return place < COUNT(words) ? words[place] : NULL;
}

void json_put_omitted(json_t *object, unsigned omitted)
{
        json_t *words;

        if (!omitted)
                return;
        words = json_array();
        for (unsigned i = 0; json_omitted_word(i); i++)
                if (omitted >> i & 1)
                        json_array_append_new(words, json_string(json_omitted_word(i)));
        json_object_set_new(object, "omitted", words);
}

const char *json_role_word(enum qrsign_code_role role)
{
        return role == QRSIGN_CODE_LOCATION ? "location" : "directory";
}

const char *json_ecc_word(enum qrsign_ecc ecc)
{
        static const char *const words[] = {"", "L", "M", "Q", "H"};

        return words[ecc];
}

char *json_text(const json_t *object)
{
        return json_dumps(object, FLAGS);
}

void json_print(struct cli *cli, json_t *object)
{
        if (!object || json_dumpf(object, stdout, FLAGS) != 0 || fputc('\n', stdout) == EOF)
                cli->output_failed = true;
        json_decref(object);
}
