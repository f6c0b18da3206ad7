/* SPDX-License-Identifier: MIT */
#include "keys.h"
#include "files.h"
#include "options.h"
#include "problems.h"

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

enum qrsign_status keys_read(
        struct keys *keys, const struct options *options, struct qrsign_error *error)
{
        const struct option_value *given = &options->values[OPTION_KEY];

        keys->bytes = calloc(given->item_count + 1, sizeof(*keys->bytes));
        if (!keys->bytes)
                return problems_memory(error);
        for (size_t i = 0; i < given->item_count; i++) {
                const char *item = given->items[i];
                cleanup(path_free) char *text = NULL;
                size_t length;

                if (parse(item, keys->bytes[i]))
                        continue;
                if (file_read(item, LARGEST_FILE, &text, &length, NULL) != QRSIGN_OK ||
                        !parse(text, keys->bytes[i]))
                        return problems_set(
                                error, QRSIGN_MESSAGE_KEY_UNREADABLE, NULL, "--key", item);
        }
        keys->count = given->item_count;
        return QRSIGN_OK;
}

void keys_free(struct keys *keys)
{
        free(keys->bytes);
        *keys = (struct keys){0};
}

struct qrsign_decode_options keys_trusted(const struct keys *keys)
{
        return (struct qrsign_decode_options){.size = sizeof(struct qrsign_decode_options),
                .keys = (const uint8_t(*)[QRSIGN_KEY_PUBLIC_SIZE])keys->bytes,
                .key_count = keys->count};
}
