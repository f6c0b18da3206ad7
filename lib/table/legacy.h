/* SPDX-License-Identifier: MIT */
/* Vietnamese text in encodings from before Unicode, and how Vietnamese a text looks. Bytes of an
 * unknown encoding are handed about as text: each as the character of its number. */
#ifndef QS_LEGACY_H
#define QS_LEGACY_H

#include "base/buffer.h"

enum qs_encoding {
        QS_ENCODING_NONE, /* text is what it seems to be */
        QS_ENCODING_TCVN3,
        QS_ENCODING_VNI,
        QS_ENCODING_VISCII,
        QS_ENCODING_CP1258,
        QS_ENCODING_UTF8_TWICE, /* UTF-8 that was taken for Windows-1252 */
        QS_ENCODINGS
};

/* Words with an accented letter: those that can be Vietnamese, and the others. */
struct qs_score {
        size_t good, bad;
};

/* As messages show it: `TCVN3 (ABC, .VnTime)`. */
const char *qs_encoding_title(enum qs_encoding encoding);
/* The encoding that a user's name means; QS_ENCODINGS: none of these. */
enum qs_encoding qs_encoding_find(const char *name);

/* Whether all characters stand for bytes; in text that was saved as UTF-8 those of Windows-1252
 * stand for its bytes too. */
bool qs_legacy_is_bytes(const char *text, size_t length);
/* Appends the text that such bytes are. False where one of them is no letter there; what stands in
 * `out` is then of no use. */
bool qs_legacy_decode(
        enum qs_encoding encoding, const char *text, size_t length, struct qs_buffer *out);

/* Adds the words of a text to a score. */
void qs_score_text(const char *text, size_t length, struct qs_score *score);

#endif
