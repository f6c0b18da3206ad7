/* SPDX-License-Identifier: MIT */
#include "base/text.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

size_t qs_utf8_decode(const char *text, size_t length, uint32_t *character)
{
        const unsigned char *byte = (const unsigned char *)text;
        utf8proc_int32_t value;
        utf8proc_ssize_t size;

        if (!length)
                return 0;
        if (byte[0] < 0x80) {
                *character = byte[0];
                return 1;
        }
        size = utf8proc_iterate(byte, (utf8proc_ssize_t)(length > 4 ? 4 : length), &value);
        if (size <= 0)
                return 0;
        *character = (uint32_t)value;
        return (size_t)size;
}

size_t qs_utf8_encode(uint32_t character, char out[4])
{
        return (size_t)utf8proc_encode_char((utf8proc_int32_t)character, (utf8proc_uint8_t *)out);
}

bool qs_utf8_is_valid(const char *text, size_t length, size_t *bad)
{
        uint32_t character;

        for (size_t i = 0, step; i < length; i += step) {
                step = qs_utf8_decode(text + i, length - i, &character);
                if (!step) {
                        if (bad)
                                *bad = i;
                        return false;
                }
        }
        return true;
}

size_t qs_utf8_count(const char *text, size_t length)
{
        size_t count = 0;

        for (size_t i = 0; i < length; i++)
                count += ((unsigned char)text[i] & 0xC0) != 0x80;
        return count;
}

size_t qs_utf8_prefix(const char *text, size_t length, size_t limit)
{
        size_t end = length < limit ? length : limit;
        size_t start = end;
        uint32_t character;

        while (start && end - start < 3 && ((unsigned char)text[start - 1] & 0xC0) == 0x80)
                start--;
        if (!start)
                return end;
        start--;
        /* `start` is where the last character begins; keep it only if all of it is there. */
        if ((unsigned char)text[start] < 0x80 ||
                qs_utf8_decode(text + start, end - start, &character))
                return end;
        return start;
}

bool qs_text_is_nfc(const char *text, size_t length)
{
        uint32_t character;

        for (size_t i = 0, step; i < length; i += step) {
                if ((unsigned char)text[i] < 0x80) {
                        step = 1;
                        continue;
                }
                step = qs_utf8_decode(text + i, length - i, &character);
                /* Below U+0300, in Latin Extended Additional and among dashes and quotation marks
                 * every character is its own NFC, as long as no combining mark follows. */
                if (!step || !(character < 0x300 || (character >= 0x1EA0 && character <= 0x1EF9) ||
                                     (character >= 0x2010 && character <= 0x205E)))
                        return false;
        }
        return true;
}

static bool map(const char *text, size_t length, utf8proc_option_t options, struct qs_buffer *out)
{
        utf8proc_uint8_t *mapped = NULL;
        utf8proc_ssize_t size = utf8proc_map(
                (const utf8proc_uint8_t *)text, (utf8proc_ssize_t)length, &mapped, options);
        bool done;

        if (size < 0) {
                out->failed |= size == UTF8PROC_ERROR_NOMEM || size == UTF8PROC_ERROR_OVERFLOW;
                return false;
        }
        done = qs_buffer_append(out, mapped, (size_t)size);
        free(mapped);
        return done;
}

bool qs_text_nfc(const char *text, size_t length, struct qs_buffer *out)
{
        if (qs_text_is_nfc(text, length))
                return qs_buffer_append(out, text, length);
        return map(text, length, UTF8PROC_STABLE | UTF8PROC_COMPOSE, out);
}

bool qs_text_fold(const char *text, size_t length, struct qs_buffer *out)
{
        utf8proc_int32_t parts[16];
        int boundary = 0;

        for (size_t i = 0, step; i < length; i += step) {
                uint32_t character;
                utf8proc_ssize_t count;

                step = qs_utf8_decode(text + i, length - i, &character);
                if (!step)
                        return false;
                if (character < 0x80) {
                        unsigned char c = (unsigned char)character;

                        if (c >= 'A' && c <= 'Z')
                                c = (unsigned char)(c + 32);
                        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
                                qs_buffer_append_byte(out, c);
                        continue;
                }
                if (character == 0x110 || character == 0x111) {
                        qs_buffer_append_byte(out, 'd');
                        continue;
                }
                count = utf8proc_decompose_char((utf8proc_int32_t)character, parts,
                        (utf8proc_ssize_t)(sizeof(parts) / sizeof(parts[0])),
                        UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD, &boundary);
                for (utf8proc_ssize_t k = 0; k < count && k < 16; k++) {
                        utf8proc_category_t category = utf8proc_category(parts[k]);
                        char bytes[4];

                        if ((category >= UTF8PROC_CATEGORY_LU &&
                                    category <= UTF8PROC_CATEGORY_LO) ||
                                category == UTF8PROC_CATEGORY_ND)
                                qs_buffer_append(
                                        out, bytes, qs_utf8_encode((uint32_t)parts[k], bytes));
                }
        }
        return qs_buffer_append(out, "", 0);
}

bool qs_text_same_folded(const char *a, const char *b)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer x = {0};
        qs_cleanup(qs_buffer_free) struct qs_buffer y = {0};

        return qs_text_fold(a, strlen(a), &x) && qs_text_fold(b, strlen(b), &y) &&
               x.length == y.length && memcmp(x.data, y.data, x.length) == 0;
}

static int small(char letter)
{
        return (unsigned char)(letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter);
}

int qs_text_compare_ascii(const char *a, const char *b)
{
        while (*a && small(*a) == small(*b)) {
                a++;
                b++;
        }
        return small(*a) - small(*b);
}

static bool map_letters(const char *text, size_t length,
        utf8proc_int32_t (*change)(utf8proc_int32_t character), struct qs_buffer *out)
{
        for (size_t i = 0, step; i < length; i += step) {
                uint32_t character;
                char bytes[4];

                step = qs_utf8_decode(text + i, length - i, &character);
                if (!step)
                        return false;
                character = (uint32_t)change((utf8proc_int32_t)character);
                qs_buffer_append(out, bytes, qs_utf8_encode(character, bytes));
        }
        return qs_buffer_append(out, "", 0);
}

bool qs_text_upper(const char *text, size_t length, struct qs_buffer *out)
{
        return map_letters(text, length, utf8proc_toupper, out);
}

bool qs_text_lower(const char *text, size_t length, struct qs_buffer *out)
{
        return map_letters(text, length, utf8proc_tolower, out);
}

bool qs_text_is_space(uint32_t character)
{
        return (character >= 0x09 && character <= 0x0D) || character == 0x20 || character == 0x85 ||
               character == 0xA0 || character == 0x1680 ||
               (character >= 0x2000 && character <= 0x200B) || character == 0x2028 ||
               character == 0x2029 || character == 0x202F || character == 0x205F ||
               character == 0x3000 || character == 0xFEFF;
}

const char *qs_text_trim(const char *text, size_t *length)
{
        size_t start = 0, end = 0;
        bool inside = false;

        for (size_t i = 0, step; i < *length; i += step) {
                uint32_t character = 0xFFFD;

                step = qs_utf8_decode(text + i, *length - i, &character);
                if (!step)
                        step = 1;
                if (qs_text_is_space(character))
                        continue;
                if (!inside)
                        start = i;
                inside = true;
                end = i + step;
        }
        *length = inside ? end - start : 0;
        return text + start;
}
