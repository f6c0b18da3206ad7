/* SPDX-License-Identifier: MIT */
/* A growing run of bytes, always NUL-terminated. A failed allocation is remembered in `failed`:
 * append freely, look once at the end. Zero-initialise; free with qs_buffer_free(). */
#ifndef QS_BUFFER_H
#define QS_BUFFER_H

#include "base/base.h"

struct qs_buffer {
        char *data; /* NULL until something was appended */
        size_t length;
        size_t capacity;
        bool failed;
};

bool qs_buffer_reserve(struct qs_buffer *buffer, size_t more);
bool qs_buffer_append(struct qs_buffer *buffer, const void *data, size_t length);
bool qs_buffer_append_string(struct qs_buffer *buffer, const char *string);
bool qs_buffer_append_byte(struct qs_buffer *buffer, unsigned char byte);
/* Decimal digits, at least `width` of them. */
bool qs_buffer_append_number(struct qs_buffer *buffer, int64_t value, unsigned width);
/* The bytes; ownership passes to the caller, who frees them. NULL if failed. Never NULL else. */
char *qs_buffer_take(struct qs_buffer *buffer);
void qs_buffer_clear(struct qs_buffer *buffer); /* keeps the memory */
void qs_buffer_free(struct qs_buffer *buffer);

#endif
