/* SPDX-License-Identifier: MIT */
/* Words as codes of the books: texts, spelled words, names of persons (format.md, 6.3 to 6.5).
 * What is written must be in normal form. What is read is appended to a buffer; a failure is
 * remembered in the reader, want of memory in the buffer. */
#ifndef QS_WORDS_H
#define QS_WORDS_H

#include "base/buffer.h"
#include "payload/bits.h"
#include "payload/books.h"

/* One symbol by the text that stands in its table, which must be there. */
void qs_words_put_symbol(
        struct qs_bit_writer *writer, enum qs_book_name book, const char *symbol, size_t length);
const struct qs_symbol *qs_words_get_symbol(struct qs_bit_reader *reader, enum qs_book_name book);

/* A word character by character, by one of the two books of letters. */
void qs_words_put_spelled(
        struct qs_bit_writer *writer, enum qs_book_name letters, const char *word, size_t length);
void qs_words_get_spelled(struct qs_bit_reader *reader, enum qs_book_name letters, size_t limit,
        struct qs_buffer *out);
/* The same without its case, as a spelled word of mixed case. */
void qs_words_put_letters(
        struct qs_bit_writer *writer, enum qs_book_name letters, const char *word, size_t length);
void qs_words_get_letters(struct qs_bit_reader *reader, enum qs_book_name letters, size_t limit,
        struct qs_buffer *out);

/* What a text may be beyond one line that is not empty. */
enum qs_text_shape { QS_TEXT_LINE, QS_TEXT_LINES, QS_TEXT_OR_EMPTY };

/* Running text in Vietnamese (QS_BOOK_VIETNAMESE) or English (QS_BOOK_ENGLISH). */
void qs_words_put_text(struct qs_bit_writer *writer, enum qs_book_name book, const char *text);
/* `limit`: most characters. */
void qs_words_get_text(struct qs_bit_reader *reader, enum qs_book_name book, size_t limit,
        enum qs_text_shape shape, struct qs_buffer *out);

void qs_words_put_person(struct qs_bit_writer *writer, const char *name);
void qs_words_get_person(struct qs_bit_reader *reader, struct qs_buffer *out);

#endif
