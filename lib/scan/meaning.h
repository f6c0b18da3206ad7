/* SPDX-License-Identifier: MIT */
/* What bytes of no announced character set mean. */
#ifndef QS_MEANING_H
#define QS_MEANING_H

#include "base/arena.h"

struct qs_meaning {
        const char *charset; /* "UTF-8", "Shift_JIS", "ISO-8859-1"; "" for none of these */
        const char *text;    /* in UTF-8: the bytes themselves, or in the arena; "" without one */
};

/* `bytes` are NUL-terminated behind their `length` and outlive *meaning. False if memory fails. */
bool qs_meaning_find(
        const char *bytes, size_t length, struct qs_arena *arena, struct qs_meaning *meaning);

#endif
