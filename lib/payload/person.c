/* SPDX-License-Identifier: MIT */
/* Names of persons (format.md, 6.5): the first word from the book of family names, the last from
 * that of given names, those between from that of middle names. */
#include "payload/words.h"
#include "payload/case.h"
#include "base/text.h"
#include "record/record.h"

#include <string.h>

enum { PARTS = 5, NAME_BYTES = 4 * QS_RECORD_NAME_MAX };

static enum qs_book_name book_of(size_t part, size_t count)
{
        if (part == 0)
                return QS_BOOK_FAMILY;
        return part + 1 == count ? QS_BOOK_GIVEN : QS_BOOK_MIDDLE;
}

static void put_part(
        struct qs_bit_writer *writer, enum qs_book_name book, const char *word, size_t length)
{
        const struct qs_symbol *symbol = qs_book_find_word(book, word, length);

        if (symbol) {
                qs_bits_put(writer, symbol->code, symbol->bits);
                return;
        }
        qs_words_put_symbol(writer, book, "<esc>", 5);
        qs_words_put_spelled(writer, QS_BOOK_LETTERS_VIETNAMESE, word, length);
}

/* Each word with its first letter a capital and the others small. */
static void capitalise_words(char *name, size_t length)
{
        qs_case_lower_text(name, length);
        for (size_t start = 0, end; start < length; start = end + 1) {
                for (end = start; end < length && name[end] != ' ';)
                        end++;
                qs_case_capitalise(name + start, end - start);
        }
}

static bool has_small_letter(const char *name, size_t length)
{
        uint32_t character = 0;

        for (size_t i = 0, step; i < length; i += step) {
                step = qs_utf8_decode(name + i, length - i, &character);
                if (!step || qs_case_upper(character) != character)
                        return true;
        }
        return false;
}

/* `NGUYỄN VĂN AN`: replaces a name in capitals by `Nguyễn Văn An`, if that is another. */
static bool lower_capitals(char *name, size_t length)
{
        char capitals[NAME_BYTES];

        if (has_small_letter(name, length))
                return false;
        memcpy(capitals, name, length);
        capitalise_words(name, length);
        return memcmp(capitals, name, length) != 0;
}

void qs_words_put_person(struct qs_bit_writer *writer, const char *name)
{
        size_t length = strlen(name), count = 1;
        char words[NAME_BYTES], shape[2];
        bool capitals;

        for (size_t i = 0; i < length; i++)
                count += name[i] == ' ';
        if (count < 2 || count > PARTS || length > sizeof(words)) {
                qs_words_put_symbol(writer, QS_BOOK_SHAPES, "o", 1);
                qs_words_put_text(writer, QS_BOOK_VIETNAMESE, name);
                return;
        }
        memcpy(words, name, length);
        capitals = lower_capitals(words, length);
        shape[0] = 'U';
        shape[1] = (char)('0' + count);
        qs_words_put_symbol(writer, QS_BOOK_SHAPES, capitals ? shape : shape + 1, capitals ? 2 : 1);
        for (size_t part = 0, start = 0, end; part < count; part++, start = end + 1) {
                for (end = start; end < length && words[end] != ' ';)
                        end++;
                put_part(writer, book_of(part, count), words + start, end - start);
        }
}

static void get_part(struct qs_bit_reader *reader, enum qs_book_name book, struct qs_buffer *out)
{
        const struct qs_symbol *symbol = qs_words_get_symbol(reader, book);

        if (symbol->kind == QS_SYMBOL_SPELLED)
                qs_words_get_spelled(reader, QS_BOOK_LETTERS_VIETNAMESE, QS_RECORD_NAME_MAX, out);
        else
                qs_buffer_append(out, qs_symbol_text(symbol), symbol->length);
}

void qs_words_get_person(struct qs_bit_reader *reader, struct qs_buffer *out)
{
        const struct qs_symbol *symbol = qs_words_get_symbol(reader, QS_BOOK_SHAPES);
        const char *shape = qs_symbol_text(symbol);
        size_t start = out->length, count;

        if (shape[0] == 'o') {
                qs_words_get_text(
                        reader, QS_BOOK_VIETNAMESE, QS_RECORD_NAME_MAX, QS_TEXT_LINE, out);
                return;
        }
        count = (size_t)(shape[symbol->length - 1] - '0');
        for (size_t part = 0; part < count; part++) {
                if (part)
                        qs_buffer_append_byte(out, ' ');
                get_part(reader, book_of(part, count), out);
        }
        if (out->failed)
                return;
        if (shape[0] == 'U')
                qs_case_upper_text(out->data + start, out->length - start);
        if (qs_utf8_count(out->data + start, out->length - start) > QS_RECORD_NAME_MAX)
                qs_bits_fail(reader, QRSIGN_MESSAGE_DECODE_MALFORMED);
}
