/* SPDX-License-Identifier: MIT */
#include "payload/extension.h"
#include "base/number.h"

#include <string.h>

enum {
        TYPE_COMMUNE_CODE = 2,
        TYPE_FORMER_ADDRESS = 4,
        TYPE_NOTE = 6,
        TYPES_UNKNOWN_MAX = 125, /* even ones less those above */
        COMMUNE_CODE_BYTES = 3,
        COMMUNE_CODE_MAX = 99999,
        VALUE_MAX = 255
};

static void put_value(
        struct qs_bit_writer *writer, unsigned type, const uint8_t *value, size_t length)
{
        qs_bits_put(writer, type, 8);
        qs_bits_put(writer, (uint32_t)length, 8);
        for (size_t i = 0; i < length; i++)
                qs_bits_put(writer, value[i], 8);
}

static void put_commune_code(struct qs_bit_writer *writer, const char *code)
{
        uint64_t value = 0;

        if (!code[0])
                return;
        qs_number_parse(code, strlen(code), COMMUNE_CODE_MAX, &value);
        qs_bits_put(writer, TYPE_COMMUNE_CODE, 8);
        qs_bits_put(writer, COMMUNE_CODE_BYTES, 8);
        qs_bits_put(writer, (uint32_t)value, 8 * COMMUNE_CODE_BYTES);
}

static enum qrsign_status put_text(struct qs_bit_writer *writer, unsigned type, const char *field,
        const char *text, struct qrsign_error *error)
{
        struct qs_bit_writer value = {0};
        size_t length;

        if (!text[0])
                return QRSIGN_OK;
        qs_words_put_text(&value, QS_BOOK_VIETNAMESE, text);
        length = qs_bits_bytes(&value);
        if (length > VALUE_MAX) {
                char bytes[QS_NUMBER_SIZE];
                enum qrsign_status status;

                qs_number_format(bytes, (int64_t)length, 1);
                status = qs_error(error, QRSIGN_MESSAGE_PAYLOAD_EXTENSION_TOO_LONG, bytes);
                qs_error_field(error, field);
                return status;
        }
        put_value(writer, type, value.bytes, length);
        return QRSIGN_OK;
}

enum qrsign_status qs_extensions_write(struct qs_bit_writer *writer,
        const struct qrsign_record *record, struct qrsign_error *error)
{
        const struct qrsign_extension_list *others = &record->extensions;
        enum qrsign_status status = QRSIGN_OK;
        size_t i = 0;

        /* Types ascend: what is not known stands before, between and behind what is. */
        for (unsigned type = TYPE_COMMUNE_CODE; !status && type <= TYPE_NOTE; type += 2) {
                for (; i < others->count && others->rows[i].type < type; i++)
                        put_value(writer, others->rows[i].type, others->rows[i].value,
                                others->rows[i].length);
                if (type == TYPE_COMMUNE_CODE)
                        put_commune_code(writer, record->commune_code);
                else if (type == TYPE_FORMER_ADDRESS)
                        status = put_text(
                                writer, type, "former_address", record->former_address, error);
                else
                        status = put_text(writer, type, "note", record->note, error);
        }
        for (; i < others->count; i++)
                put_value(writer, others->rows[i].type, others->rows[i].value,
                        others->rows[i].length);
        return status;
}

static void get_commune_code(struct qs_core_reader *reader, size_t length)
{
        uint32_t code;

        qs_bits_enter(&reader->bits, "commune_code", 0);
        if (length != COMMUNE_CODE_BYTES)
                qs_bits_fail(&reader->bits, QRSIGN_MESSAGE_DECODE_MALFORMED);
        code = qs_bits_get(&reader->bits, 8 * COMMUNE_CODE_BYTES);
        if (!code || code > COMMUNE_CODE_MAX)
                qs_bits_fail(&reader->bits, QRSIGN_MESSAGE_DECODE_MALFORMED);
        qs_buffer_append_number(&reader->text, code, 5);
        reader->record->commune_code = qs_core_take(reader);
}

/* A text that must fill the value up to its padding. */
static const char *get_text(struct qs_core_reader *reader, const char *field, size_t length)
{
        struct qs_bit_reader *bits = &reader->bits;
        size_t end = bits->end;
        const char *text;

        qs_bits_enter(bits, field, 0);
        bits->end = bits->position + 8 * length;
        text = qs_core_read_text(reader, QS_BOOK_VIETNAMESE, QS_RECORD_SITE_MAX, QS_TEXT_LINE);
        qs_bits_get_padding(bits);
        if (bits->position != bits->end)
                qs_bits_fail(bits, QRSIGN_MESSAGE_DECODE_NOT_CANONICAL);
        bits->end = end;
        return text;
}

/* A type that is not known. *rows is made when the first comes. */
static void keep(
        struct qs_core_reader *reader, struct qrsign_extension **rows, unsigned type, size_t length)
{
        struct qrsign_extension_list *list = &reader->record->extensions;
        const char *value;

        if (!*rows)
                *rows = qs_core_rows(reader, TYPES_UNKNOWN_MAX, sizeof(**rows));
        for (size_t i = 0; i < length; i++)
                qs_buffer_append_byte(&reader->text, (unsigned char)qs_bits_get(&reader->bits, 8));
        value = qs_core_take(reader);
        if (!*rows)
                return;
        (*rows)[list->count++] =
                (struct qrsign_extension){(uint8_t)type, (uint8_t)length, (const uint8_t *)value};
        list->rows = *rows;
}

void qs_extensions_read(struct qs_core_reader *reader)
{
        struct qs_bit_reader *bits = &reader->bits;
        struct qrsign_extension *rows = NULL;
        int last = -1;

        while (!bits->failure && bits->position < bits->end) {
                unsigned type, length;

                qs_bits_enter(bits, "ext", 0);
                type = qs_bits_get(bits, 8);
                length = qs_bits_get(bits, 8);
                if (8 * (size_t)length > bits->end - bits->position)
                        qs_bits_fail(bits, QRSIGN_MESSAGE_DECODE_TRUNCATED);
                if ((int)type <= last)
                        qs_bits_fail(bits, QRSIGN_MESSAGE_DECODE_MALFORMED);
                if (type % 2)
                        qs_bits_fail(bits, QRSIGN_MESSAGE_DECODE_NEWER_FORMAT);
                last = (int)type;
                if (bits->failure)
                        return;
                if (type == TYPE_COMMUNE_CODE)
                        get_commune_code(reader, length);
                else if (type == TYPE_FORMER_ADDRESS)
                        reader->record->former_address = get_text(reader, "former_address", length);
                else if (type == TYPE_NOTE)
                        reader->record->note = get_text(reader, "note", length);
                else
                        keep(reader, &rows, type, length);
        }
}
