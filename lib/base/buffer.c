/* SPDX-License-Identifier: MIT */
#include "base/buffer.h"
#include "base/number.h"

#include <stdlib.h>
#include <string.h>

bool qs_buffer_reserve(struct qs_buffer *buffer, size_t more)
{
        size_t need, capacity;
        char *data;

        if (buffer->failed)
                return false;
        if (__builtin_add_overflow(buffer->length, more, &need) ||
                __builtin_add_overflow(need, 1, &need)) {
                buffer->failed = true;
                return false;
        }
        if (need <= buffer->capacity)
                return true;
        capacity = buffer->capacity ? buffer->capacity : 64;
        while (capacity < need)
                if (__builtin_mul_overflow(capacity, 2, &capacity))
                        capacity = need;
        data = realloc(buffer->data, capacity);
        if (!data) {
                buffer->failed = true;
                return false;
        }
        buffer->data = data;
        buffer->capacity = capacity;
        return true;
}

bool qs_buffer_append(struct qs_buffer *buffer, const void *data, size_t length)
{
        if (!qs_buffer_reserve(buffer, length))
                return false;
        if (length)
                memcpy(buffer->data + buffer->length, data, length);
        buffer->length += length;
        buffer->data[buffer->length] = '\0';
        return true;
}

bool qs_buffer_append_string(struct qs_buffer *buffer, const char *string)
{
        return qs_buffer_append(buffer, string, strlen(string));
}

bool qs_buffer_append_byte(struct qs_buffer *buffer, unsigned char byte)
{
        return qs_buffer_append(buffer, &byte, 1);
}

bool qs_buffer_append_number(struct qs_buffer *buffer, int64_t value, unsigned width)
{
        char text[QS_NUMBER_SIZE];

        return qs_buffer_append(buffer, text, qs_number_format(text, value, width));
}

char *qs_buffer_take(struct qs_buffer *buffer)
{
        char *data = NULL;

        if (qs_buffer_append(buffer, "", 0)) {
                data = buffer->data;
                *buffer = (struct qs_buffer){0};
        }
        return data;
}

void qs_buffer_clear(struct qs_buffer *buffer)
{
        buffer->length = 0;
        if (buffer->data)
                buffer->data[0] = '\0';
}

void qs_buffer_free(struct qs_buffer *buffer)
{
        free(buffer->data);
        *buffer = (struct qs_buffer){0};
}
