/* SPDX-License-Identifier: MIT */
#include "table/values.h"
#include "base/number.h"
#include "base/text.h"

#include <string.h>

static bool is_digit(char c)
{
        return c >= '0' && c <= '9';
}

static size_t count_digits(const char *text, size_t length)
{
        size_t count = 0;

        while (count < length && is_digit(text[count]))
                count++;
        return count;
}

/* The folded form of a short text; "" for one that is longer, which matches nothing. */
struct fold {
        char text[24];
};

static struct fold fold_short(const char *text, size_t length)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer out = {0};
        struct fold fold = {""};

        if (length < 3 * sizeof(fold.text) && qs_text_fold(text, length, &out) &&
                out.length < sizeof(fold.text))
                memcpy(fold.text, out.data, out.length + 1);
        return fold;
}

static bool is_in(const char *const *words, size_t count, const char *text)
{
        for (size_t i = 0; i < count; i++)
                if (!strcmp(words[i], text))
                        return true;
        return false;
}

#define IS_IN(words, text) is_in(words, QS_COUNT(words), text)

enum qrsign_message qs_value_whole(
        const char *text, size_t length, uint32_t least, uint32_t most, uint32_t *value)
{
        static const char *const units[] = {"m", "met", "ho"};
        size_t digits = count_digits(text, length), end = digits;
        uint64_t number;
        struct fold unit;

        if (end + 1 < length && (text[end] == '.' || text[end] == ',') && text[end + 1] == '0')
                for (end++; end < length && text[end] == '0'; end++)
                        ;
        unit = fold_short(text + end, length - end);
        if ((end < length && !IS_IN(units, unit.text)) ||
                !qs_number_parse(text, digits, most, &number) || number < least)
                return QRSIGN_MESSAGE_VALUE_NOT_WHOLE;
        *value = (uint32_t)number;
        return QRSIGN_MESSAGE_NONE;
}

enum qrsign_message qs_value_yes(const char *text, size_t length, bool *yes)
{
        static const char *const words[] = {"co", "x", "1", "yes", "true", "dung"};
        static const char *const no_words[] = {"khong", "0", "no", "false"};
        static const char *const ticks[] = {"✓", "✔", "☑"};
        struct fold fold = fold_short(text, length);

        *yes = IS_IN(words, fold.text);
        for (size_t i = 0; i < QS_COUNT(ticks); i++)
                *yes |= strlen(ticks[i]) == length && !memcmp(ticks[i], text, length);
        return *yes || IS_IN(no_words, fold.text) ? QRSIGN_MESSAGE_NONE
                                                  : QRSIGN_MESSAGE_VALUE_NOT_YES_NO;
}

enum qrsign_message qs_value_side(const char *text, size_t length, enum qrsign_side *side)
{
        static const char *const left[] = {"trai", "t", "left", "l", "bentrai"};
        static const char *const right[] = {"phai", "p", "right", "r", "benphai"};
        struct fold fold = fold_short(text, length);

        if (IS_IN(left, fold.text))
                *side = QRSIGN_SIDE_LEFT;
        else if (IS_IN(right, fold.text))
                *side = QRSIGN_SIDE_RIGHT;
        else
                return QRSIGN_MESSAGE_VALUE_NOT_SIDE;
        return QRSIGN_MESSAGE_NONE;
}

/* Three numbers with one and the same of / - . between them. */
static bool cut_date(const char *text, size_t length, uint64_t part[3], size_t digits[3])
{
        size_t at = 0;

        for (size_t i = 0; i < 3; i++) {
                digits[i] = count_digits(text + at, length - at);
                if (digits[i] > 4 || !qs_number_parse(text + at, digits[i], 9999, &part[i]))
                        return false;
                at += digits[i];
                if (i < 2 &&
                        (at == length || !strchr("/-.", text[at]) || text[at++] != text[digits[0]]))
                        return false;
        }
        return at == length;
}

enum qrsign_message qs_value_date(const char *text, size_t length, struct qrsign_date *date)
{
        uint64_t part[3];
        size_t digits[3];
        struct qrsign_date read;

        if (!cut_date(text, length, part, digits))
                return QRSIGN_MESSAGE_VALUE_NOT_DATE;
        if (digits[0] <= 2 && digits[1] <= 2 && digits[2] == 4)
                read = (struct qrsign_date){(uint16_t)part[2], (uint8_t)part[1], (uint8_t)part[0]};
        else if (digits[0] == 4 && digits[1] <= 2 && digits[2] <= 2)
                read = (struct qrsign_date){(uint16_t)part[0], (uint8_t)part[1], (uint8_t)part[2]};
        else
                return QRSIGN_MESSAGE_VALUE_NOT_DATE;
        if (!qs_date_is_valid(read))
                return QRSIGN_MESSAGE_VALUE_NOT_DATE;
        *date = read;
        return QRSIGN_MESSAGE_NONE;
}

/* Digits and a leading +, without what people put between them. A leading ' is what a spreadsheet
 * shows of a number kept as text. */
static bool strip_phone(const char *text, size_t length, char out[QS_VALUE_PHONE_SIZE])
{
        size_t count = 0;

        for (size_t i = 0, step; i < length; i += step) {
                uint32_t character;

                step = qs_utf8_decode(text + i, length - i, &character);
                if (!step)
                        return false;
                if (qs_text_is_space(character) || character == '.' || character == '-' ||
                        character == '(' || character == ')' || (i == 0 && character == '\''))
                        continue;
                if (!is_digit(text[i]) && !(text[i] == '+' && count == 0))
                        return false;
                if (count + 1 == QS_VALUE_PHONE_SIZE)
                        return false;
                out[count++] = text[i];
        }
        out[count] = '\0';
        return count > 0;
}

/* Vietnamese numbers: 0 and nine digits, ten for landlines (02); hotlines 1800 and 1900 with four
 * or six more; 112 to 115. */
static bool is_national(const char *phone, size_t length)
{
        if (phone[0] == '0')
                return phone[1] != '0' && (length == 10 || (length == 11 && phone[1] == '2'));
        if (length == 3)
                return phone[0] == '1' && phone[1] == '1';
        return (length == 8 || length == 10) &&
               (!strncmp(phone, "1800", 4) || !strncmp(phone, "1900", 4));
}

enum qrsign_message qs_value_phone(const char *text, size_t length, char phone[QS_VALUE_PHONE_SIZE])
{
        enum qrsign_message repaired = QRSIGN_MESSAGE_NONE;
        size_t count, code = 0;
        char *rest;

        if (!strip_phone(text, length, phone))
                return QRSIGN_MESSAGE_VALUE_NOT_PHONE;
        count = strlen(phone);
        if (is_national(phone, count))
                return QRSIGN_MESSAGE_NONE;
        if (!strncmp(phone, "+84", 3))
                code = 3;
        else if (!strncmp(phone, "0084", 4))
                code = 4;
        else if (!strncmp(phone, "84", 2) && count >= 11)
                code = 2;
        if (code || (phone[0] >= '2' && phone[0] <= '9')) {
                rest = phone + code + (code && phone[code] == '0');
                repaired = code ? QRSIGN_MESSAGE_PHONE_COUNTRY : QRSIGN_MESSAGE_PHONE_ZERO;
                count = strlen(rest);
                if (count + 2 > QS_VALUE_PHONE_SIZE)
                        return QRSIGN_MESSAGE_VALUE_NOT_PHONE;
                memmove(phone + 1, rest, count + 1);
                phone[0] = '0';
                return is_national(phone, count + 1) ? repaired : QRSIGN_MESSAGE_VALUE_NOT_PHONE;
        }
        /* E.164: at most 15 digits. */
        return phone[0] == '+' && phone[1] != '0' && count >= 8 ? QRSIGN_MESSAGE_NONE
                                                                : QRSIGN_MESSAGE_VALUE_NOT_PHONE;
}

/* Appends one character of an id in capitals without marks; false if it has none. */
static bool add_id_character(const char *text, size_t length, struct qs_buffer *out)
{
        size_t start = out->length;

        if (length == 1 && (text[0] == '-' || text[0] == '/'))
                return qs_buffer_append_byte(out, (unsigned char)text[0]);
        if (!qs_text_fold(text, length, out) || out->length == start)
                return false;
        for (size_t i = start; i < out->length; i++) {
                if (out->data[i] >= 'a' && out->data[i] <= 'z')
                        out->data[i] = (char)(out->data[i] - 'a' + 'A');
                else if (!is_digit(out->data[i]))
                        return false;
        }
        return true;
}

enum qrsign_message qs_value_id(const char *text, size_t length, char id[QS_VALUE_ID_SIZE])
{
        qs_cleanup(qs_buffer_free) struct qs_buffer out = {0};
        uint32_t character;

        for (size_t i = 0, step; i < length; i += step) {
                step = qs_utf8_decode(text + i, length - i, &character);
                if (!step || !add_id_character(text + i, step, &out) ||
                        out.length > QS_RECORD_ID_MAX)
                        return QRSIGN_MESSAGE_VALUE_NOT_ID;
        }
        memcpy(id, out.data, out.length + 1);
        return QRSIGN_MESSAGE_NONE;
}

enum qrsign_message qs_value_commune_code(const char *text, size_t length, char code[6])
{
        char digits[QS_NUMBER_SIZE];
        uint64_t number;

        if (!qs_number_parse(text, length, 99999, &number) || !number || length > 5)
                return QRSIGN_MESSAGE_VALUE_NOT_CODE;
        qs_number_format(digits, (int64_t)number, 5);
        memcpy(code, digits, 6);
        return length < 5 ? QRSIGN_MESSAGE_CODE_ZEROS : QRSIGN_MESSAGE_NONE;
}

enum qrsign_message qs_value_url(const char *text, size_t length)
{
        static const char *const schemes[] = {"http://", "https://"};

        for (size_t i = 0; i < QS_COUNT(schemes); i++) {
                size_t scheme = strlen(schemes[i]), end = scheme;

                if (length <= scheme || memcmp(text, schemes[i], scheme) != 0)
                        continue;
                while (end < length && text[end] > ' ' && text[end] <= '~')
                        end++;
                if (end == length && length - scheme <= QS_RECORD_URL_MAX)
                        return QRSIGN_MESSAGE_NONE;
        }
        return QRSIGN_MESSAGE_VALUE_NOT_URL;
}
