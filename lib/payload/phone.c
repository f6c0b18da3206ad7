/* SPDX-License-Identifier: MIT */
#include "payload/phone.h"
#include "base/number.h"

#include <string.h>

enum { VALUE_BITS = 30, LONG_FORM = (1 << VALUE_BITS) - 1, COUNT_BITS = 4, SHORTEST = 3 };

/* By the number of digits in a group. */
static const struct {
        unsigned bits;
        uint32_t end;
} groups[] = {{0, 1}, {4, 10}, {7, 100}, {10, 1000}};

void qs_phone_put(struct qs_bit_writer *writer, const char *phone)
{
        bool plus = phone[0] == '+';
        const char *digits = phone + plus;
        size_t count = strlen(digits);
        uint64_t value = 0;

        if (!plus && count == 10 && digits[0] == '0') {
                qs_number_parse(digits, count, LONG_FORM, &value);
                qs_bits_put(writer, (uint32_t)value, VALUE_BITS);
                return;
        }
        qs_bits_put(writer, LONG_FORM, VALUE_BITS);
        qs_bits_put_flag(writer, plus);
        qs_bits_put(writer, (uint32_t)count, COUNT_BITS);
        for (size_t size; count; digits += size, count -= size) {
                size = count < 3 ? count : 3;
                qs_number_parse(digits, size, 999, &value);
                qs_bits_put(writer, (uint32_t)value, groups[size].bits);
        }
}

void qs_phone_get(struct qs_bit_reader *reader, struct qs_buffer *out)
{
        uint32_t value = qs_bits_get(reader, VALUE_BITS), count;

        if (value < 1000000000) {
                qs_buffer_append_number(out, value, 10);
                return;
        }
        if (value != LONG_FORM)
                qs_bits_fail(reader, QRSIGN_MESSAGE_DECODE_MALFORMED);
        if (qs_bits_get_flag(reader))
                qs_buffer_append_byte(out, '+');
        count = qs_bits_get(reader, COUNT_BITS);
        if (count < SHORTEST)
                qs_bits_fail(reader, QRSIGN_MESSAGE_DECODE_MALFORMED);
        for (uint32_t size; count; count -= size) {
                size = count < 3 ? count : 3;
                value = qs_bits_get(reader, groups[size].bits);
                if (value >= groups[size].end)
                        qs_bits_fail(reader, QRSIGN_MESSAGE_DECODE_MALFORMED);
                qs_buffer_append_number(out, value, size);
        }
}
