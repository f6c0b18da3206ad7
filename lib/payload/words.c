/* SPDX-License-Identifier: MIT */
/* Running text (format.md, 6.3). */
#include "payload/words.h"
#include "payload/case.h"
#include "base/number.h"
#include "base/text.h"

#include <string.h>

enum { NUMBER_K = 4, NUMBER_LIMIT = 999999 };

/* Marks that are cut off a word, in front and at its end. */
static const char *const marks_before[] = {"(", "“", "\""};
static const char *const marks_after[] = {",", ".", ";", ":", ")", "!", "?", "…", "”", "\""};

/* Length of the mark that the text begins with, or 0. */
static size_t mark_before(const char *text, size_t length)
{
        for (size_t i = 0; i < QS_COUNT(marks_before); i++) {
                size_t size = strlen(marks_before[i]);

                if (size <= length && memcmp(text, marks_before[i], size) == 0)
                        return size;
        }
        return 0;
}

/* Length of the mark that the text ends with, or 0. */
static size_t mark_after(const char *text, size_t length)
{
        for (size_t i = 0; i < QS_COUNT(marks_after); i++) {
                size_t size = strlen(marks_after[i]);

                if (size <= length && memcmp(text + length - size, marks_after[i], size) == 0)
                        return size;
        }
        return 0;
}

static void put_mark(struct qs_bit_writer *writer, enum qs_book_name book, char side,
        const char *mark, size_t length)
{
        char symbol[8] = {'<', side};

        memcpy(symbol + 2, mark, length);
        symbol[2 + length] = '>';
        qs_words_put_symbol(writer, book, symbol, length + 3);
}

static void put(struct qs_bit_writer *writer, const struct qs_symbol *symbol)
{
        qs_bits_put(writer, symbol->code, symbol->bits);
}

static bool put_number(
        struct qs_bit_writer *writer, enum qs_book_name book, const char *word, size_t length)
{
        uint64_t value;

        if (word[0] == '0' || length > 6 || !qs_number_parse(word, length, NUMBER_LIMIT, &value))
                return false;
        qs_words_put_symbol(writer, book, "<num>", 5);
        qs_bits_put_golomb(writer, (uint32_t)value, NUMBER_K);
        return true;
}

/* Rules 2 to 4: the word is in the book as it is, or in another case. */
static bool put_known(
        struct qs_bit_writer *writer, enum qs_book_name book, const char *word, size_t length)
{
        const struct qs_symbol *symbol = qs_book_find_word(book, word, length);
        char lower[QS_BOOK_LONGEST], other[QS_BOOK_LONGEST];

        if (symbol) {
                put(writer, symbol);
                return true;
        }
        if (length > QS_BOOK_LONGEST)
                return false;
        memcpy(lower, word, length);
        qs_case_lower_text(lower, length);
        memcpy(other, lower, length);
        qs_case_capitalise(other, length);
        if (memcmp(other, word, length) == 0) {
                symbol = qs_book_find_word(book, lower, length);
                if (symbol) {
                        qs_words_put_symbol(writer, book, "<cap>", 5);
                        put(writer, symbol);
                        return true;
                }
        }
        symbol = qs_book_find_word(book, other, length);
        if (!symbol)
                symbol = qs_book_find_word(book, lower, length);
        qs_case_upper_text(lower, length);
        if (!symbol || memcmp(lower, word, length) != 0)
                return false;
        qs_words_put_symbol(writer, book, "<up>", 4);
        put(writer, symbol);
        return true;
}

static bool is_english(const char *word, size_t length)
{
        uint32_t character;

        for (size_t i = 0, step; i < length; i += step) {
                char lower[4];

                step = qs_utf8_decode(word + i, length - i, &character);
                if (!step || !qs_book_find_word(QS_BOOK_LETTERS_ENGLISH, lower,
                                     qs_utf8_encode(qs_case_lower(character), lower)))
                        return false;
        }
        return true;
}

static void put_core(
        struct qs_bit_writer *writer, enum qs_book_name book, const char *word, size_t length)
{
        const struct qs_symbol *symbol;

        if (put_number(writer, book, word, length) || put_known(writer, book, word, length))
                return;
        if (book == QS_BOOK_ENGLISH) {
                symbol = qs_book_find_word(QS_BOOK_VIETNAMESE, word, length);
                if (!symbol && is_english(word, length)) {
                        qs_words_put_symbol(writer, book, "<esc>", 5);
                        qs_words_put_spelled(writer, QS_BOOK_LETTERS_ENGLISH, word, length);
                        return;
                }
                qs_words_put_symbol(writer, book, "<vi>", 4);
                if (symbol) {
                        put(writer, symbol);
                        return;
                }
        }
        qs_words_put_symbol(writer, QS_BOOK_VIETNAMESE, "<esc>", 5);
        qs_words_put_spelled(writer, QS_BOOK_LETTERS_VIETNAMESE, word, length);
}

static void put_word(
        struct qs_bit_writer *writer, enum qs_book_name book, const char *word, size_t length)
{
        size_t start = 0, end = length, size;

        while ((size = mark_before(word + start, length - start)))
                start += size;
        while (end > start && (size = mark_after(word + start, end - start)))
                end -= size;
        if (start == end) {
                put_core(writer, book, word, length);
                return;
        }
        for (size_t i = 0; i < start; i += size) {
                size = mark_before(word + i, start - i);
                put_mark(writer, book, 'L', word + i, size);
        }
        put_core(writer, book, word + start, end - start);
        for (size_t i = end; i < length; i += size) {
                size = (unsigned char)word[i] < 0x80 ? 1 : 3; /* all others are U+20xx */
                put_mark(writer, book, 'T', word + i, size);
        }
}

void qs_words_put_text(struct qs_bit_writer *writer, enum qs_book_name book, const char *text)
{
        while (*text) {
                size_t length = strcspn(text, " \n");

                put_word(writer, book, text, length);
                text += length;
                if (*text == '\n')
                        qs_words_put_symbol(writer, book, "<nl>", 4);
                if (*text)
                        text++;
        }
        qs_words_put_symbol(writer, book, "<end>", 5);
}

/* A word that is in the book, appended as it is. */
static void get_known(struct qs_bit_reader *reader, enum qs_book_name book, struct qs_buffer *out)
{
        const struct qs_symbol *symbol = qs_words_get_symbol(reader, book);

        if (symbol->kind != QS_SYMBOL_WORD)
                qs_bits_fail(reader, QRSIGN_MESSAGE_DECODE_MALFORMED);
        qs_buffer_append(out, qs_symbol_text(symbol), symbol->length);
}

/* What follows <vi>: a word or a spelled word, no other symbol. */
static void get_vietnamese(struct qs_bit_reader *reader, size_t limit, struct qs_buffer *out)
{
        const struct qs_symbol *symbol = qs_words_get_symbol(reader, QS_BOOK_VIETNAMESE);

        if (symbol->kind == QS_SYMBOL_SPELLED)
                qs_words_get_spelled(reader, QS_BOOK_LETTERS_VIETNAMESE, limit, out);
        else if (symbol->kind == QS_SYMBOL_WORD)
                qs_buffer_append(out, qs_symbol_text(symbol), symbol->length);
        else
                qs_bits_fail(reader, QRSIGN_MESSAGE_DECODE_MALFORMED);
}

/* The core of a word, whose first symbol has been read. */
static void get_core(struct qs_bit_reader *reader, enum qs_book_name book,
        const struct qs_symbol *symbol, size_t limit, struct qs_buffer *out)
{
        size_t start = out->length;

        switch ((enum qs_symbol_kind)symbol->kind) {
        case QS_SYMBOL_NUMBER:
                qs_buffer_append_number(out, qs_bits_get_golomb(reader, NUMBER_K, NUMBER_LIMIT), 1);
                break;
        case QS_SYMBOL_SPELLED:
                qs_words_get_spelled(reader,
                        book == QS_BOOK_ENGLISH ? QS_BOOK_LETTERS_ENGLISH
                                                : QS_BOOK_LETTERS_VIETNAMESE,
                        limit, out);
                break;
        case QS_SYMBOL_VIETNAMESE: get_vietnamese(reader, limit, out); break;
        case QS_SYMBOL_CAPITAL:
                get_known(reader, book, out);
                if (!out->failed)
                        qs_case_capitalise(out->data + start, out->length - start);
                break;
        case QS_SYMBOL_CAPITALS:
                get_known(reader, book, out);
                if (!out->failed)
                        qs_case_upper_text(out->data + start, out->length - start);
                break;
        default: qs_buffer_append(out, qs_symbol_text(symbol), symbol->length);
        }
}

void qs_words_get_text(struct qs_bit_reader *reader, enum qs_book_name book, size_t limit,
        enum qs_text_shape shape, struct qs_buffer *out)
{
        size_t start = out->length, counted = out->length, count = 0;
        bool glue = true; /* no space before the next item */

        while (!reader->failure && !out->failed) {
                const struct qs_symbol *symbol = qs_words_get_symbol(reader, book);
                enum qs_symbol_kind kind = symbol->kind;

                if (kind == QS_SYMBOL_END)
                        break;
                if (kind == QS_SYMBOL_LINE) {
                        if (shape != QS_TEXT_LINES)
                                qs_bits_fail(reader, QRSIGN_MESSAGE_DECODE_MALFORMED);
                        qs_buffer_append_byte(out, '\n');
                        glue = true;
                        continue;
                }
                if (!glue && kind != QS_SYMBOL_AFTER)
                        qs_buffer_append_byte(out, ' ');
                glue = kind == QS_SYMBOL_BEFORE;
                if (kind == QS_SYMBOL_BEFORE || kind == QS_SYMBOL_AFTER)
                        qs_buffer_append(out, qs_symbol_text(symbol) + 2, symbol->length - 3u);
                else
                        get_core(reader, book, symbol, limit, out);
                if (out->failed)
                        break;
                count += qs_utf8_count(out->data + counted, out->length - counted);
                counted = out->length;
                if (count > limit)
                        qs_bits_fail(reader, QRSIGN_MESSAGE_DECODE_MALFORMED);
        }
        if (out->length == start && shape != QS_TEXT_OR_EMPTY)
                qs_bits_fail(reader, QRSIGN_MESSAGE_DECODE_MALFORMED);
}
