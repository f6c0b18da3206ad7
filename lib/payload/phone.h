/* SPDX-License-Identifier: MIT */
/* Phone numbers in normal form (format.md, 6.6). */
#ifndef QS_PHONE_H
#define QS_PHONE_H

#include "base/buffer.h"
#include "payload/bits.h"

void qs_phone_put(struct qs_bit_writer *writer, const char *phone);
void qs_phone_get(struct qs_bit_reader *reader, struct qs_buffer *out);

#endif
