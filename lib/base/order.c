/* SPDX-License-Identifier: MIT */
#include "base/order.h"
#include "base/text.h"

#include <string.h>
#include <utf8proc.h>

/* Weights of the first level: what is no letter or digit comes first, then numbers, then letters;
 * other characters stand behind those, by their number. */
enum { END = 1, SIGN = 2, NUMBER = 3, LETTER = 4, OTHER = 5 };

/* What a mark adds to its letter: to the letter itself, or as its tone. */
struct mark {
        uint32_t character;
        unsigned char letter, tone;
};

static const struct mark marks[] = {
        {0x306, 1, 0}, /* ă */
        {0x302, 2, 0}, /* â ê ô */
        {0x31B, 3, 0}, /* ơ ư */
        {0x300, 0, 1},
        {0x309, 0, 2},
        {0x303, 0, 3},
        {0x301, 0, 4},
        {0x323, 0, 5},
};

/* A letter under way, and the lower levels so far. */
struct levels {
        struct qs_buffer *first;
        struct qs_buffer second, third;
        unsigned char letter, tone, upper;
        bool open;
};

static void end_letter(struct levels *levels)
{
        if (!levels->open)
                return;
        qs_buffer_append_byte(levels->first, levels->letter);
        qs_buffer_append_byte(&levels->second, (unsigned char)(levels->tone + 1));
        qs_buffer_append_byte(&levels->third, (unsigned char)(levels->upper + 1));
        levels->open = false;
}

static void start_letter(struct levels *levels, char lower, bool upper, unsigned char step)
{
        qs_buffer_append_byte(levels->first, LETTER);
        levels->letter = (unsigned char)((lower - 'a') * 4 + 16 + step);
        levels->tone = 0;
        levels->upper = upper;
        levels->open = true;
}

static bool add_mark(struct levels *levels, uint32_t character)
{
        for (size_t i = 0; i < QS_COUNT(marks); i++) {
                if (marks[i].character != character)
                        continue;
                levels->letter = (unsigned char)(levels->letter + marks[i].letter);
                levels->tone = marks[i].tone ? marks[i].tone : levels->tone;
                return true;
        }
        return false;
}

static void add_character(struct levels *levels, uint32_t character)
{
        bool upper = character >= 'A' && character <= 'Z';
        char bytes[4];

        if (levels->open && add_mark(levels, character))
                return;
        end_letter(levels);
        if (upper || (character >= 'a' && character <= 'z')) {
                start_letter(levels, (char)(upper ? character - 'A' + 'a' : character), upper, 0);
        } else if (character == 0x110 || character == 0x111) {
                start_letter(levels, 'd', character == 0x110, 1);
        } else {
                qs_buffer_append_byte(levels->first, character < 0x80 ? SIGN : OTHER);
                qs_buffer_append(levels->first, bytes, qs_utf8_encode(character, bytes));
                qs_buffer_append_byte(&levels->second, 1);
                qs_buffer_append_byte(&levels->third, 1);
        }
}

/* A number: how many digits, then the digits; zeros before it do not count. */
static size_t add_number(struct levels *levels, const char *text, size_t length)
{
        size_t digits = 0, zeros = 0;

        end_letter(levels);
        while (digits < length && text[digits] >= '0' && text[digits] <= '9')
                digits++;
        while (zeros + 1 < digits && text[zeros] == '0')
                zeros++;
        qs_buffer_append_byte(levels->first, NUMBER);
        qs_buffer_append_byte(
                levels->first, (unsigned char)(digits - zeros < 255 ? digits - zeros : 255));
        qs_buffer_append(levels->first, text + zeros, digits - zeros);
        qs_buffer_append_byte(&levels->second, 1);
        qs_buffer_append_byte(&levels->third, 1);
        return digits;
}

static bool add_text(struct levels *levels, const char *text, size_t length)
{
        utf8proc_int32_t parts[16];

        for (size_t i = 0, step; i < length; i += step) {
                utf8proc_ssize_t count;
                uint32_t character;
                int boundary = 0;

                if (text[i] >= '0' && text[i] <= '9') {
                        step = add_number(levels, text + i, length - i);
                        continue;
                }
                step = qs_utf8_decode(text + i, length - i, &character);
                if (!step)
                        return false;
                count = utf8proc_decompose_char((utf8proc_int32_t)character, parts,
                        (utf8proc_ssize_t)QS_COUNT(parts), UTF8PROC_DECOMPOSE, &boundary);
                for (utf8proc_ssize_t k = 0; k < count && k < (utf8proc_ssize_t)QS_COUNT(parts);
                        k++)
                        add_character(levels, (uint32_t)parts[k]);
        }
        end_letter(levels);
        return true;
}

bool qs_order_key(const char *name, size_t length, struct qs_buffer *key)
{
        struct levels levels = {.first = key};
        bool good = add_text(&levels, name, length);

        qs_buffer_append_byte(key, END);
        qs_buffer_append(key, qs_string(levels.second.data), levels.second.length);
        qs_buffer_append_byte(key, 0);
        qs_buffer_append(key, qs_string(levels.third.data), levels.third.length);
        good = good && !key->failed && !levels.second.failed && !levels.third.failed;
        qs_buffer_free(&levels.second);
        qs_buffer_free(&levels.third);
        return good;
}

int qs_order_compare(const char *a, const char *b)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer one = {0};
        qs_cleanup(qs_buffer_free) struct qs_buffer other = {0};
        size_t least;
        int order;

        if (!qs_order_key(a, strlen(a), &one) || !qs_order_key(b, strlen(b), &other))
                return strcmp(a, b);
        least = one.length < other.length ? one.length : other.length;
        order = memcmp(one.data, other.data, least);
        if (order)
                return order;
        return (one.length > other.length) - (one.length < other.length);
}
