/* SPDX-License-Identifier: MIT */
/* Spelled words (format.md, 6.4). */
#include "payload/words.h"
#include "payload/case.h"
#include "base/text.h"
#include "record/record.h"

enum spelling { LOWER, CAPITAL, CAPITALS, MIXED };

enum { RAW_BITS = 18 };

void qs_words_put_symbol(
        struct qs_bit_writer *writer, enum qs_book_name book, const char *text, size_t length)
{
        const struct qs_symbol *symbol = qs_book_find(book, text, length);

        if (symbol)
                qs_bits_put(writer, symbol->code, symbol->bits);
}

const struct qs_symbol *qs_words_get_symbol(struct qs_bit_reader *reader, enum qs_book_name book)
{
        const struct qs_symbol *symbol = qs_book_match(book, qs_bits_peek(reader, QS_CODE_BITS));

        qs_bits_get(reader, symbol->bits);
        return symbol;
}

static enum spelling spelling_of(const char *word, size_t length)
{
        bool lower = true, capital = true, capitals = true;
        uint32_t character;

        for (size_t i = 0, step; i < length; i += step) {
                bool is_lower, is_upper;

                step = qs_utf8_decode(word + i, length - i, &character);
                if (!step)
                        break;
                is_lower = qs_case_lower(character) == character;
                is_upper = qs_case_upper(character) == character;
                lower &= is_lower;
                capital &= i ? is_lower : is_upper;
                capitals &= is_upper;
        }
        return lower ? LOWER : capital ? CAPITAL : capitals ? CAPITALS : MIXED;
}

/* One character; `shift` says that capitals are sent as such. */
static void put_character(
        struct qs_bit_writer *writer, enum qs_book_name letters, uint32_t character, bool shift)
{
        uint32_t lower = qs_case_lower(character);
        bool shifted = shift && lower != character;
        char text[4];
        size_t length = qs_utf8_encode(shift && !shifted ? character : lower, text);
        const struct qs_symbol *symbol = qs_book_find_word(letters, text, length);

        if (letters == QS_BOOK_LETTERS_VIETNAMESE && character == ' ')
                symbol = qs_book_find(letters, "<sp>", 4);
        if (!symbol) {
                qs_words_put_symbol(writer, letters, "<raw>", 5);
                qs_bits_put(writer, shift ? character : lower, RAW_BITS);
                return;
        }
        if (shifted)
                qs_words_put_symbol(writer, letters, "<up>", 4);
        qs_bits_put(writer, symbol->code, symbol->bits);
}

static void put_characters(struct qs_bit_writer *writer, enum qs_book_name letters,
        const char *word, size_t length, bool shift)
{
        uint32_t character;

        for (size_t i = 0, step; i < length; i += step) {
                step = qs_utf8_decode(word + i, length - i, &character);
                if (!step)
                        break;
                put_character(writer, letters, character, shift);
        }
        qs_words_put_symbol(writer, letters, "<end>", 5);
}

void qs_words_put_spelled(
        struct qs_bit_writer *writer, enum qs_book_name letters, const char *word, size_t length)
{
        enum spelling spelling = spelling_of(word, length);

        qs_bits_put(writer, spelling, 2);
        put_characters(writer, letters, word, length, spelling == MIXED);
}

void qs_words_put_letters(
        struct qs_bit_writer *writer, enum qs_book_name letters, const char *word, size_t length)
{
        put_characters(writer, letters, word, length, true);
}

/* The capital that follows <up>, or 0. */
static uint32_t get_shifted(struct qs_bit_reader *reader, enum qs_book_name letters)
{
        const struct qs_symbol *symbol = qs_words_get_symbol(reader, letters);
        uint32_t lower, upper;

        if (symbol->kind == QS_SYMBOL_WORD &&
                qs_utf8_decode(qs_symbol_text(symbol), symbol->length, &lower)) {
                upper = qs_case_upper(lower);
                if (upper != lower)
                        return upper;
        }
        qs_bits_fail(reader, QRSIGN_MESSAGE_DECODE_MALFORMED);
        return 0;
}

static uint32_t get_raw(struct qs_bit_reader *reader)
{
        uint32_t character = qs_bits_get(reader, RAW_BITS);

        if (!qs_record_allows(character))
                qs_bits_fail(reader, QRSIGN_MESSAGE_DECODE_MALFORMED);
        return reader->failure ? 0 : character;
}

static void get_characters(struct qs_bit_reader *reader, enum qs_book_name letters, size_t limit,
        bool shift, struct qs_buffer *out)
{
        size_t count = 0;

        while (!reader->failure) {
                const struct qs_symbol *symbol = qs_words_get_symbol(reader, letters);
                uint32_t character = ' ';
                char bytes[4];

                if (symbol->kind == QS_SYMBOL_END)
                        break;
                if (symbol->kind == QS_SYMBOL_CAPITALS && !shift)
                        qs_bits_fail(reader, QRSIGN_MESSAGE_DECODE_MALFORMED);
                else if (symbol->kind == QS_SYMBOL_CAPITALS)
                        character = get_shifted(reader, letters);
                else if (symbol->kind == QS_SYMBOL_RAW)
                        character = get_raw(reader);
                else if (symbol->kind != QS_SYMBOL_SPACE)
                        qs_utf8_decode(qs_symbol_text(symbol), symbol->length, &character);
                if (++count > limit)
                        qs_bits_fail(reader, QRSIGN_MESSAGE_DECODE_MALFORMED);
                if (!reader->failure)
                        qs_buffer_append(out, bytes, qs_utf8_encode(character, bytes));
        }
        if (!count)
                qs_bits_fail(reader, QRSIGN_MESSAGE_DECODE_MALFORMED);
}

void qs_words_get_spelled(struct qs_bit_reader *reader, enum qs_book_name letters, size_t limit,
        struct qs_buffer *out)
{
        enum spelling spelling = qs_bits_get(reader, 2);
        size_t start = out->length;

        get_characters(reader, letters, limit, spelling == MIXED, out);
        if (reader->failure || out->failed)
                return;
        if (spelling == CAPITAL)
                qs_case_capitalise(out->data + start, out->length - start);
        else if (spelling == CAPITALS)
                qs_case_upper_text(out->data + start, out->length - start);
}

void qs_words_get_letters(struct qs_bit_reader *reader, enum qs_book_name letters, size_t limit,
        struct qs_buffer *out)
{
        get_characters(reader, letters, limit, true, out);
}
