/* SPDX-License-Identifier: MIT */
/* What a payload was found to be, for programs and for people. */
#ifndef DECODED_H
#define DECODED_H

#include "cli.h"

#include <jansson.h>

/* `link`, `text`, `id`, `maps`, `geo`, `other` */
const char *decoded_mode_word(enum qrsign_payload_mode mode);
/* Puts record, signature and error; `status` and `error` are those of the decoding. */
void decoded_put(json_t *line, const struct qrsign_decoded *decoded, enum qrsign_status status,
        const struct qrsign_error *error);
/* A record as a list of lines, each after `indent` spaces. */
void decoded_print(enum qrsign_language language, const struct qrsign_decoded *decoded, int indent);
/* `HN-05 Kiệt 5, Thôn Hưng Nhơn, Xã Nam Hải Lăng, Quảng Trị`; "" for a record without any. */
void decoded_title(const struct qrsign_record *record, char *out, size_t size);

#endif
