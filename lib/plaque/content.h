/* SPDX-License-Identifier: MIT */
/* The tokens of a PDF content stream (ISO 32000-1, 7.2 and 7.8.2). */
#ifndef QS_CONTENT_H
#define QS_CONTENT_H

#include "base/base.h"

enum qs_token_kind {
        QS_TOKEN_END = 0,
        QS_TOKEN_NUMBER,
        QS_TOKEN_NAME,
        QS_TOKEN_STRING, /* ( ) or < >, with its brackets */
        QS_TOKEN_OPEN,   /* [ or << */
        QS_TOKEN_CLOSE,  /* ] or >> */
        QS_TOKEN_OPERATOR,
        QS_TOKEN_BROKEN /* a string that does not end, a stray bracket; all that is left */
};

struct qs_token {
        enum qs_token_kind kind;
        const char *text; /* in the stream */
        size_t length;
};

struct qs_content {
        const char *at, *end;
};

/* The next token; white space and comments are passed over. After END and BROKEN nothing follows.
 * Inline images are not told from other text: their operator BI is to be refused. */
struct qs_token qs_content_next(struct qs_content *content);

#endif
