/* SPDX-License-Identifier: MIT */
#include "base/number.h"

#include <math.h>
#include <string.h>

static bool is_digit(char c)
{
        return c >= '0' && c <= '9';
}

bool qs_number_parse(const char *text, size_t length, uint64_t max, uint64_t *value)
{
        uint64_t sum = 0;

        if (!length)
                return false;
        for (size_t i = 0; i < length; i++) {
                if (!is_digit(text[i]) || __builtin_mul_overflow(sum, 10, &sum) ||
                        __builtin_add_overflow(sum, (uint64_t)(text[i] - '0'), &sum))
                        return false;
        }
        if (sum > max)
                return false;
        *value = sum;
        return true;
}

bool qs_number_parse_fixed(const char *text, size_t length, unsigned decimals, int64_t *value)
{
        bool negative = length && text[0] == '-';
        size_t i = negative ? 1 : 0;
        int64_t sum = 0;
        unsigned seen = 0;
        bool up = false;

        if (i == length || !is_digit(text[i]))
                return false;
        for (; i < length && is_digit(text[i]); i++)
                if (__builtin_mul_overflow(sum, 10, &sum) ||
                        __builtin_add_overflow(sum, text[i] - '0', &sum))
                        return false;
        if (i < length && text[i] == '.') {
                if (++i == length)
                        return false;
                for (; i < length && is_digit(text[i]); i++) {
                        if (seen < decimals &&
                                (__builtin_mul_overflow(sum, 10, &sum) ||
                                        __builtin_add_overflow(sum, text[i] - '0', &sum)))
                                return false;
                        if (seen == decimals)
                                up = text[i] >= '5';
                        seen++;
                }
        }
        if (i != length)
                return false;
        for (; seen < decimals; seen++)
                if (__builtin_mul_overflow(sum, 10, &sum))
                        return false;
        if (up && __builtin_add_overflow(sum, 1, &sum))
                return false;
        *value = negative ? -sum : sum;
        return true;
}

size_t qs_number_format(char out[QS_NUMBER_SIZE], int64_t value, unsigned width)
{
        char digits[QS_NUMBER_SIZE];
        uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
        size_t count = 0, length = 0;

        if (width > 20)
                width = 20;
        do {
                digits[count++] = (char)('0' + rest % 10);
                rest /= 10;
        } while (rest || count < width);
        if (value < 0)
                out[length++] = '-';
        while (count)
                out[length++] = digits[--count];
        out[length] = '\0';
        return length;
}

size_t qs_number_format_fixed(char out[QS_NUMBER_SIZE], int64_t value, unsigned decimals)
{
        size_t length = qs_number_format(out, value, decimals + 1);

        if (decimals) {
                memmove(out + length - decimals + 1, out + length - decimals, decimals + 1);
                out[length - decimals] = '.';
                length++;
        }
        return length;
}

size_t qs_number_format_double(char out[QS_NUMBER_SIZE], double value, unsigned decimals)
{
        double scale = 1;
        size_t length;

        for (unsigned i = 0; i < decimals; i++)
                scale *= 10;
        length = qs_number_format_fixed(out, llround(value * scale), decimals);
        if (decimals) {
                while (out[length - 1] == '0')
                        length--;
                if (out[length - 1] == '.')
                        length--;
                if (length == 2 && out[0] == '-' && out[1] == '0') {
                        out[0] = '0';
                        length = 1;
                }
                out[length] = '\0';
        }
        return length;
}
