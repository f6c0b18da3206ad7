/* SPDX-License-Identifier: MIT */
#include "record/json.h"

enum {
        JSON_MAX = 1 << 20,
        DEPTH_MAX = 8,        /* a record needs 3 */
        CONTAINERS_MAX = 8192 /* a record needs 4095 households, 255 places and some */
};

/* Line and column of the byte before `end`. */
static void locate(struct qrsign_error *error, const char *json, size_t end)
{
        size_t line = 1, start = 0;

        for (size_t i = 0; i + 1 < end; i++) {
                if (json[i] != '\n')
                        continue;
                line++;
                start = i + 1;
        }
        qs_error_locate(error, NULL, line, end > start ? end - start : 1);
}

/* Bounds what the parser will allocate: it takes some 300 bytes for the two bytes of `{}`. */
static enum qrsign_status check_size(const char *json, size_t length, struct qrsign_error *error)
{
        size_t depth = 0, containers = 0;
        bool quoted = false;

        if (length > JSON_MAX)
                return qs_error(error, QRSIGN_MESSAGE_JSON_TOO_LARGE);
        for (size_t i = 0; i < length; i++) {
                const char c = json[i];

                if (depth > DEPTH_MAX || containers > CONTAINERS_MAX) {
                        qs_error(error, QRSIGN_MESSAGE_JSON_TOO_LARGE);
                        locate(error, json, i);
                        return QRSIGN_ERROR_INPUT;
                }
                if (quoted && c == '\\') {
                        i++;
                } else if (c == '"') {
                        quoted = !quoted;
                } else if (!quoted && (c == '{' || c == '[')) {
                        depth++;
                        containers++;
                } else if (!quoted && depth && (c == '}' || c == ']')) {
                        depth--;
                }
        }
        return QRSIGN_OK;
}

static enum qrsign_status parse(
        const char *json, size_t length, json_t **root, struct qrsign_error *error)
{
        json_error_t problem = {0};
        enum qrsign_status status = check_size(json, length, error);
        enum json_error_code code;

        if (status)
                return status;
        *root = json_loadb(json, length, JSON_REJECT_DUPLICATES, &problem);
        if (*root)
                return QRSIGN_OK;
        code = json_error_code(&problem);
        if (code == json_error_out_of_memory || !problem.text[0])
                return qs_error_memory(error);
        if (code == json_error_duplicate_key)
                status = qs_error(error, QRSIGN_MESSAGE_JSON_TWICE);
        else if (code == json_error_null_character || code == json_error_null_byte_in_key)
                status = qs_error(error, QRSIGN_MESSAGE_RECORD_CHARACTER, "U+0000");
        else
                status = qs_error(error, QRSIGN_MESSAGE_JSON_SYNTAX, problem.text);
        locate(error, json, problem.position > 0 ? (size_t)problem.position : 0);
        return status;
}

static void release(json_t **root)
{
        json_decref(*root);
}

enum qrsign_status qrsign_record_from_json(
        const char *json, size_t length, struct qrsign_record **record, struct qrsign_error *error)
{
        qs_cleanup(release) json_t *root = NULL;
        qs_cleanup(qs_arena_free) struct qs_arena arena = {0};
        struct qrsign_record raw = {0};
        enum qrsign_status status;

        *record = NULL;
        status = parse(json, length, &root, error);
        if (status)
                return status;
        status = qs_json_read(root, &arena, &raw, error);
        if (!status)
                status = qrsign_record_normalise(&raw, record, error);
        if (status == QRSIGN_ERROR_INPUT && error)
                locate(error, json,
                        qs_json_place(json, length, error->field,
                                error->code == QRSIGN_MESSAGE_RECORD_FIELD) +
                                1);
        return status;
}
