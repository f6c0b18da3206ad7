/* SPDX-License-Identifier: MIT */
/* Numbers of a workbook as its cells show them. */
#include "base/number.h"
#include "table/styles.h"

#include <string.h>

enum {
        DIGITS_MAX = 15, /* what Excel keeps of a number; a file may hold 17 */
        PLACES_MAX = 20, /* a number with more before or after its point stays as it is written */
        LAST_SERIAL = 2958465 /* 9999-12-31 */
};

/* 0.d1d2d3… times 10^exponent. */
struct decimal {
        bool negative;
        char digits[DIGITS_MAX + 2]; /* one more, to round by */
        int count;
        int exponent;
};

static bool take_exponent(const char *text, size_t length, int *exponent)
{
        bool negative = length && *text == '-';
        uint64_t value;

        if (length && (*text == '-' || *text == '+')) {
                text++;
                length--;
        }
        if (!qs_number_parse(text, length, 9999, &value))
                return false;
        *exponent += negative ? -(int)value : (int)value;
        return true;
}

static void round_off(struct decimal *number)
{
        int i = DIGITS_MAX;

        if (number->count > DIGITS_MAX) {
                bool up = number->digits[DIGITS_MAX] >= '5';

                number->count = DIGITS_MAX;
                while (up && i > 0) {
                        up = number->digits[--i] == '9';
                        number->digits[i] = up ? '0' : (char)(number->digits[i] + 1);
                }
                if (up) { /* all were nines */
                        number->digits[0] = '1';
                        number->exponent++;
                }
        }
        while (number->count && number->digits[number->count - 1] == '0')
                number->count--;
}

/* `-`? digits with a point among them, and an exponent. */
static bool read_decimal(const char *text, size_t length, struct decimal *number)
{
        bool point = false, any = false;
        size_t i = 0;

        *number = (struct decimal){0};
        if (i < length && (text[i] == '-' || text[i] == '+'))
                number->negative = text[i++] == '-';
        for (; i < length; i++) {
                char c = text[i];

                if (c == '.' && !point) {
                        point = true;
                        continue;
                }
                if (c < '0' || c > '9')
                        break;
                any = true;
                if (number->count || c != '0') {
                        if (number->count <= DIGITS_MAX)
                                number->digits[number->count++] = c;
                        number->exponent += !point;
                } else if (point) {
                        number->exponent--;
                }
                if (number->exponent > 9999 || number->exponent < -9999)
                        return false;
        }
        if (!any || (i < length && text[i] != 'e' && text[i] != 'E'))
                return false;
        if (i < length && !take_exponent(text + i + 1, length - i - 1, &number->exponent))
                return false;
        round_off(number);
        return true;
}

static char digit_at(const struct decimal *number, int place)
{
        return place >= 0 && place < number->count ? number->digits[place] : '0';
}

static bool is_whole(const struct decimal *number)
{
        return !number->negative && number->exponent <= PLACES_MAX &&
               number->count <= (number->exponent > 0 ? number->exponent : 0);
}

static void append_plain(const struct decimal *number, struct qs_buffer *out)
{
        int point = number->exponent > 0 ? number->exponent : 0;

        if (number->negative && number->count)
                qs_buffer_append_byte(out, '-');
        for (int i = 0; i < point; i++)
                qs_buffer_append_byte(out, (unsigned char)digit_at(number, i));
        if (!point)
                qs_buffer_append_byte(out, '0');
        if (number->count <= number->exponent || !number->count)
                return;
        qs_buffer_append_byte(out, '.');
        for (int i = number->exponent; i < 0; i++)
                qs_buffer_append_byte(out, '0');
        for (int i = point; i < number->count; i++)
                qs_buffer_append_byte(out, (unsigned char)number->digits[i]);
}

/* Digits fill the zeros of the picture from its end; those left over stand before the first. */
static void append_picture(const struct decimal *number, const char *picture, struct qs_buffer *out)
{
        int zeros = 0, digits = number->count ? number->exponent : 0, place;

        for (const char *at = picture; *at; at++)
                zeros += *at == '0';
        place = digits < zeros ? digits - zeros : 0;
        for (bool first = true; *picture; picture++) {
                if (*picture != '0') {
                        qs_buffer_append_byte(out, (unsigned char)*picture);
                        continue;
                }
                for (int more = first ? digits - zeros : 0; more > 0; more--)
                        qs_buffer_append_byte(out, (unsigned char)digit_at(number, place++));
                first = false;
                qs_buffer_append_byte(
                        out, (unsigned char)(place < 0 ? '0' : digit_at(number, place)));
                place++;
        }
}

/* Days since 1970-01-01 become a date of the Gregorian calendar (H. Hinnant, civil_from_days). */
static void append_date(int64_t days, struct qs_buffer *out)
{
        int64_t z = days + 719468, era = z / 146097, day_of_era = z % 146097;
        int64_t year_of_era =
                (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
        int64_t day_of_year =
                day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        int64_t shifted = (5 * day_of_year + 2) / 153;
        int64_t month = shifted < 10 ? shifted + 3 : shifted - 9;

        qs_buffer_append_number(out, year_of_era + era * 400 + (month <= 2), 4);
        qs_buffer_append_byte(out, '-');
        qs_buffer_append_number(out, month, 2);
        qs_buffer_append_byte(out, '-');
        qs_buffer_append_number(out, day_of_year - (153 * shifted + 2) / 5 + 1, 2);
}

/* False where there is no such day. Serial 60 of the 1900 system is its 29 February, which never
 * was; days before it count from one day later. */
static bool append_day(const struct decimal *number, bool since_1904, struct qs_buffer *out)
{
        int64_t serial = 0;

        if (number->negative || number->exponent > 7)
                return false;
        for (int i = 0; i < number->exponent; i++)
                serial = serial * 10 + (digit_at(number, i) - '0');
        if (since_1904)
                serial += 1462;
        if (serial < 1 || serial == 60 || serial > LAST_SERIAL)
                return false;
        append_date(serial - 25569 + (serial < 60), out);
        return true;
}

/* The part of a day behind the point. */
static void append_time(const struct decimal *number, struct qs_buffer *out)
{
        int64_t billionths = 0, seconds;

        for (int i = 0; i < 9; i++)
                billionths = billionths * 10 + (digit_at(number, number->exponent + i) - '0');
        seconds = (billionths * 86400 + 500000000) / 1000000000;
        qs_buffer_append_number(out, seconds / 3600 % 24, 2);
        qs_buffer_append_byte(out, ':');
        qs_buffer_append_number(out, seconds / 60 % 60, 2);
        qs_buffer_append_byte(out, ':');
        qs_buffer_append_number(out, seconds % 60, 2);
}

bool qs_style_number(const struct qs_style *style, bool since_1904, const char *text, size_t length,
        struct qs_buffer *out)
{
        struct decimal number;

        if (!read_decimal(text, length, &number) || number.exponent > PLACES_MAX ||
                number.exponent < -PLACES_MAX)
                return qs_buffer_append(out, text, length);
        if (style->kind == QS_STYLE_TIME)
                append_time(&number, out);
        else if (style->kind == QS_STYLE_PICTURE && is_whole(&number))
                append_picture(&number, style->picture, out);
        else if (style->kind != QS_STYLE_DATE || !append_day(&number, since_1904, out))
                append_plain(&number, out);
        return !out->failed;
}
