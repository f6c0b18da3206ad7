/* SPDX-License-Identifier: MIT */
/* UTF-8, normalisation and folding. Lengths are bytes unless a name says characters. */
#ifndef QS_TEXT_H
#define QS_TEXT_H

#include "base/buffer.h"

#include <qrsign/error.h>

/* Decodes the character at `text`; returns its bytes (1 to 4), or 0 if it is not UTF-8
 * (overlong forms, surrogates and values above U+10FFFF are not) or length is 0. */
size_t qs_utf8_decode(const char *text, size_t length, uint32_t *character);
/* Writes a character; returns its bytes. `character` must be a Unicode scalar value. */
size_t qs_utf8_encode(uint32_t character, char out[4]);
/* Whether all is UTF-8; else *bad (may be NULL) is the offset of the first wrong byte. */
bool qs_utf8_is_valid(const char *text, size_t length, size_t *bad);
/* Number of characters of valid UTF-8. */
size_t qs_utf8_count(const char *text, size_t length);
/* The longest beginning of at most `limit` bytes that ends between two characters. */
size_t qs_utf8_prefix(const char *text, size_t length, size_t limit);

/* Appends the NFC form. False on failure of memory (buffer->failed) or if it is not UTF-8. */
bool qs_text_nfc(const char *text, size_t length, struct qs_buffer *out);
/* Whether the text is in NFC already, by a quick look that may say false for text that is. */
bool qs_text_is_nfc(const char *text, size_t length);

/* Appends the folded form, for look-up only: letters in lower case without any mark (đ as d), and
 * digits; everything else is dropped. `Số nhà`, `so_nha` and `SO NHA` all fold to `sonha`. */
bool qs_text_fold(const char *text, size_t length, struct qs_buffer *out);
/* Whether two texts fold to the same. False also where memory fails. */
bool qs_text_same_folded(const char *a, const char *b);
/* Compares as strcmp() does, with A to Z as a to z, whatever the locale. */
int qs_text_compare_ascii(const char *a, const char *b);

/* Appends the text in capitals, by Unicode's simple mapping, not the locale's. */
bool qs_text_upper(const char *text, size_t length, struct qs_buffer *out);
/* Likewise in small letters. */
bool qs_text_lower(const char *text, size_t length, struct qs_buffer *out);

/* Unicode white space, NO-BREAK SPACE and the BOM: what a cell may have around its text. */
bool qs_text_is_space(uint32_t character);
/* The part of the text without white space at both ends. */
const char *qs_text_trim(const char *text, size_t *length);

#endif
