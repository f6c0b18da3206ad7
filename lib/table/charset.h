/* SPDX-License-Identifier: MIT */
/* Where bytes become UTF-8. A byte order mark is taken off; UTF-16 is known by its mark or by its
 * NUL bytes; what is neither may be of an encoding from before Unicode (table/repair.h). */
#ifndef QS_CHARSET_H
#define QS_CHARSET_H

#include "table/bytes.h"

enum { QS_CHARSET_BLOCK = 1 << 16 };

enum qs_charset_encoding { QS_CHARSET_UTF8, QS_CHARSET_UTF16LE, QS_CHARSET_UTF16BE };

struct qs_charset {
        struct qs_bytes bytes;
        enum qs_charset_encoding encoding;
        bool started;
        bool legacy; /* bytes of an old encoding, each given as the character of its number */
        bool multi;  /* characters of several bytes have been given */
        enum qrsign_message bad; /* why the bytes after the text given so far cannot be read */
        char wrong[8];           /* the first wrong byte, as `0x93` */
        size_t kept_at, kept;    /* bytes of raw that wait for the rest of their character */
        char raw[QS_CHARSET_BLOCK];
        char text[QS_CHARSET_BLOCK * 2]; /* a unit of UTF-16 is at most three bytes, a byte two */
};

/* Takes the bytes over and closes them at the end. */
void qs_charset_open(struct qs_charset *charset, struct qs_bytes bytes);
/* The next piece of text, whole characters; *length 0 means that there is no more. Valid until the
 * next call. What cannot be read is an error of its own call, after all the text before it: so a
 * reader's position is the error's. */
enum qrsign_status qs_charset_read(
        struct qs_charset *charset, const char **text, size_t *length, struct qrsign_error *error);
void qs_charset_close(struct qs_charset *charset);

#endif
