/* SPDX-License-Identifier: MIT */
#include "payload/digits.h"

#include <string.h>

enum { GROUP_BYTES = 7, GROUP_DIGITS = 17, MEANT_SHORTEST = 16 };

/* Digits of a group, by its number of bytes. */
static const uint8_t width[GROUP_BYTES + 1] = {0, 3, 5, 8, 10, 13, 15, GROUP_DIGITS};

size_t qs_digits_write(const uint8_t *bytes, size_t length, char *out)
{
        size_t written = 0;

        for (size_t start = 0; start < length; start += GROUP_BYTES) {
                size_t size = length - start < GROUP_BYTES ? length - start : GROUP_BYTES;
                uint64_t value = 0;

                for (size_t i = 0; i < size; i++)
                        value = value << 8 | bytes[start + i];
                for (size_t i = width[size]; i-- > 0; value /= 10)
                        out[written + i] = (char)('0' + value % 10);
                written += width[size];
        }
        return written;
}

/* Bytes of a group of so many digits; 0: there is no such group. */
static size_t group_bytes(size_t digits)
{
        for (size_t i = GROUP_BYTES; i > 0; i--)
                if (width[i] == digits)
                        return i;
        return 0;
}

enum qrsign_message qs_digits_read(const char *digits, size_t count, uint8_t bytes[QS_RECORD_BYTES],
        size_t *length, size_t *bad)
{
        *length = 0;
        for (*bad = 0; *bad < count; ++*bad)
                if (digits[*bad] < '0' || digits[*bad] > '9' || *bad == QS_RECORD_DIGITS)
                        return QRSIGN_MESSAGE_DECODE_BAD_DIGITS;
        if (!count)
                return QRSIGN_MESSAGE_DECODE_BAD_DIGITS;
        if (count % GROUP_DIGITS && !group_bytes(count % GROUP_DIGITS))
                return QRSIGN_MESSAGE_DECODE_TRUNCATED;
        for (size_t start = 0; start < count; start += GROUP_DIGITS) {
                size_t left = count - start < GROUP_DIGITS ? count - start : GROUP_DIGITS;
                size_t size = group_bytes(left);
                uint64_t value = 0;

                for (size_t i = 0; i < left; i++)
                        value = value * 10 + (uint64_t)(digits[start + i] - '0');
                if (value >> 8 * size) {
                        *bad = start;
                        return QRSIGN_MESSAGE_DECODE_BAD_DIGITS;
                }
                for (size_t i = size; i-- > 0; value >>= 8)
                        bytes[*length + i] = (uint8_t)value;
                *length += size;
        }
        return QRSIGN_MESSAGE_NONE;
}

size_t qs_digits_start(const char *text, size_t length)
{
        const char *mark = length ? memrchr(text, '#', length) : NULL;

        return mark ? (size_t)(mark + 1 - text) : 0;
}

static size_t count_digits(const char *text, size_t length)
{
        size_t count = 0;

        for (size_t i = 0; i < length; i++)
                count += text[i] >= '0' && text[i] <= '9';
        return count;
}

size_t qs_digits_at_end(const char *text, size_t length)
{
        size_t start = qs_digits_start(text, length);
        size_t digits = count_digits(text + start, length - start);

        return digits == length - start ? digits : 0;
}

bool qs_digits_were_meant(const char *text, size_t length)
{
        size_t start = qs_digits_start(text, length);
        size_t count = length - start;

        return count >= MEANT_SHORTEST && count_digits(text + start, count) >= count - count / 10;
}
