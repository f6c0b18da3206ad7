/* SPDX-License-Identifier: MIT */
#include "keys.h"
#include "files.h"
#include "options.h"
#include "problems.h"
#include "secret.h"

#include <sodium/utils.h>
#include <stdlib.h>
#include <string.h>

enum { LARGEST_FILE = 4096 };

/* 64 digits, with white space around them as a file has it. */
static bool parse(const char *text, uint8_t key[QRSIGN_KEY_PUBLIC_SIZE])
{
        size_t length;

        text += strspn(text, " \t\r\n");
        length = strcspn(text, " \t\r\n");
        return length == (size_t)QRSIGN_KEY_PUBLIC_SIZE * 2 &&
               !text[length + strspn(text + length, " \t\r\n")] &&
               sodium_hex2bin(key, QRSIGN_KEY_PUBLIC_SIZE, text, length, NULL, NULL, NULL) == 0;
}

/* Whether a text is what secret keys are kept in. */
static bool is_secret(const char *text)
{
        return strncmp(text, SECRET_WORD, strlen(SECRET_WORD)) == 0;
}

enum qrsign_status keys_read_one(
        const char *given, uint8_t key[QRSIGN_KEY_PUBLIC_SIZE], struct qrsign_error *error)
{
        cleanup(path_free) char *text = NULL;
        size_t length;
        bool secret;

        if (parse(given, key))
                return QRSIGN_OK;
        if (file_read(given, LARGEST_FILE, &text, &length, NULL) == QRSIGN_OK && parse(text, key))
                return QRSIGN_OK;
        secret = is_secret(text ? text : given);
        if (text)
                sodium_memzero(text, length);
        return problems_set(error,
                secret ? QRSIGN_MESSAGE_KEY_IS_SECRET : QRSIGN_MESSAGE_KEY_UNREADABLE, NULL,
                "--key", secret && !text ? SECRET_WORD : given);
}

enum qrsign_status keys_read(
        struct keys *keys, const struct options *options, struct qrsign_error *error)
{
        const struct option_value *given = &options->values[OPTION_KEY];
        enum qrsign_status status = QRSIGN_OK;

        keys->bytes = calloc(given->item_count + 1, sizeof(*keys->bytes));
        if (!keys->bytes)
                return problems_memory(error);
        for (size_t i = 0; i < given->item_count && !status; i++)
                status = keys_read_one(given->items[i], keys->bytes[i], error);
        keys->count = given->item_count;
        return status;
}

void keys_hex(const uint8_t key[QRSIGN_KEY_PUBLIC_SIZE], char hex[KEYS_HEX_SIZE],
        char id[KEYS_ID_HEX_SIZE])
{
        uint8_t bytes[QRSIGN_KEY_ID_SIZE];

        qrsign_key_id(key, bytes);
        sodium_bin2hex(hex, KEYS_HEX_SIZE, key, QRSIGN_KEY_PUBLIC_SIZE);
        sodium_bin2hex(id, KEYS_ID_HEX_SIZE, bytes, sizeof(bytes));
}

void keys_free(struct keys *keys)
{
        free(keys->bytes);
        *keys = (struct keys){0};
}

struct qrsign_decode_options keys_trusted(const struct keys *keys)
{
        return (struct qrsign_decode_options){.size = sizeof(struct qrsign_decode_options),
                .keys = keys->count ? keys->bytes[0] : NULL,
                .key_count = keys->count};
}
