/* SPDX-License-Identifier: MIT */
/* The order of Vietnamese names: a ă â b c d đ e ê …, tones after letters (none, huyền, hỏi, ngã,
 * sắc, nặng), small before capital, and numbers by their value: `Kiệt 2` before `Kiệt 10`. It is
 * that of ICU's collation for Vietnamese with numeric order, of letters, digits and blanks. */
#ifndef QS_ORDER_H
#define QS_ORDER_H

#include "base/buffer.h"

/* Appends a key: names are in the order of their keys by memcmp(), the shorter first. False: no
 * memory, or not UTF-8. */
bool qs_order_key(const char *name, size_t length, struct qs_buffer *key);
/* Below 0, 0 or above 0, as strcmp(). By bytes where memory fails. */
int qs_order_compare(const char *a, const char *b);

#endif
