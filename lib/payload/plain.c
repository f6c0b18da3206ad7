/* SPDX-License-Identifier: MIT */
#include "payload/plain.h"
#include "base/number.h"

#include <string.h>

enum {
        NUMBER_DIGITS = 5,
        PHONE_MIN = 7,
        PHONE_MAX = 15,
        LATITUDE_DIGITS = 2,
        LONGITUDE_DIGITS = 3,
        DECIMALS = 5
};

static size_t count_digits(const char *text, size_t length)
{
        size_t count = 0;

        while (count < length && text[count] >= '0' && text[count] <= '9')
                count++;
        return count;
}

bool qs_plain_is_title(const char *text, size_t length)
{
        for (size_t i = 0; i < length && text[i] != ' '; i++)
                if (text[i] == ':')
                        return false;
        return length;
}

bool qs_plain_is_name(const char *text, size_t length)
{
        if (!length || memchr("*+=-(", text[0], 5))
                return false;
        return !memmem(text, length, ", ", 2);
}

bool qs_plain_is_house_number(const char *text, size_t length)
{
        static const char *const marks[] = {"TT", "VI", "EN", "XH"};
        size_t digits = count_digits(text, length);

        if (!length || memchr("*+=(-", text[0], 5) || memchr(text, ' ', length) ||
                memchr(text, ',', length))
                return false;
        for (size_t i = 0; i < QS_COUNT(marks); i++)
                if (length == 2 && memcmp(text, marks[i], 2) == 0)
                        return false;
        if (length >= 4 && memcmp(text, "http", 4) == 0)
                return false;
        if (digits == 4 && length > 4 && text[4] == '-') /* the trailer's date */
                return false;
        return !(digits && length == digits + 1 && text[digits] == 'm');
}

bool qs_plain_is_phone(const char *text, size_t length)
{
        size_t plus = length && text[0] == '+';

        return length - plus >= PHONE_MIN && length - plus <= PHONE_MAX &&
               count_digits(text + plus, length - plus) == length - plus;
}

bool qs_plain_read_number(const char *text, size_t length, const char *unit, uint32_t *value)
{
        size_t size = strlen(unit);
        uint64_t parsed;

        if (length <= size || length - size > NUMBER_DIGITS ||
                memcmp(text + length - size, unit, size) != 0 ||
                !qs_number_parse(text, length - size, UINT32_MAX, &parsed))
                return false;
        *value = (uint32_t)parsed;
        return true;
}

/* `-`? one to `digits` digits, a point and five digits. */
static bool read_degrees(const char *text, size_t length, size_t digits, int64_t *e5)
{
        size_t minus = length && text[0] == '-';
        size_t whole = count_digits(text + minus, length - minus);

        return whole >= 1 && whole <= digits && length == minus + whole + 1 + DECIMALS &&
               qs_number_parse_fixed(text, length, DECIMALS, e5);
}

/* *possible: whether there is such a point. */
static bool read_point(const char *text, size_t length, struct qrsign_point *point, bool *possible)
{
        const char *comma = length ? memchr(text, ',', length) : NULL;
        size_t before = comma ? (size_t)(comma - text) : 0;
        int64_t latitude, longitude;

        if (!read_degrees(text, before, LATITUDE_DIGITS, &latitude) ||
                !read_degrees(comma + 1, length - before - 1, LONGITUDE_DIGITS, &longitude))
                return false;
        *possible = latitude >= -QS_LATITUDE_MAX && latitude <= QS_LATITUDE_MAX &&
                    longitude >= -QS_LONGITUDE_MAX && longitude <= QS_LONGITUDE_MAX;
        *point = (struct qrsign_point){true, (int32_t)latitude, (int32_t)longitude};
        return true;
}

bool qs_plain_read_fact(const char *text, size_t length, struct qs_plain_facts *facts)
{
        enum qs_plain_fact fact = QS_PLAIN_POINT;
        bool possible = true;

        if (qs_plain_read_number(text, length, "m", &facts->length_m)) {
                fact = QS_PLAIN_LENGTH;
                possible = facts->length_m;
        } else if (qs_plain_read_number(text, length, " hộ", &facts->household_count)) {
                fact = QS_PLAIN_COUNT;
        } else if (!read_point(text, length, &facts->point, &possible)) {
                return false;
        }
        if (fact <= facts->last)
                return false;
        facts->impossible |= !possible;
        facts->last = fact;
        facts->has_household_count |= fact == QS_PLAIN_COUNT;
        return true;
}

bool qs_plain_read_facts(const char *text, size_t length, struct qs_plain_facts *facts)
{
        static const char households[] = " hộ";
        const size_t unit = sizeof(households) - 1;

        *facts = (struct qs_plain_facts){0};
        for (;;) {
                const char *space = length ? memchr(text, ' ', length) : NULL;
                size_t size = space ? (size_t)(space - text) : length;

                if (length - size >= unit && memcmp(text + size, households, unit) == 0)
                        size += unit;
                if (!qs_plain_read_fact(text, size, facts))
                        return false;
                if (size == length)
                        return true;
                if (text[size] != ' ')
                        return false;
                text += size + 1;
                length -= size + 1;
        }
}
