/* SPDX-License-Identifier: MIT */
#include "payload/house_number.h"
#include "payload/words.h"
#include "base/number.h"
#include "record/record.h"

#include <string.h>

enum { VALUE_MAX = 99999, VALUE_DIGITS = 5, VALUE_K = 4, LETTER_BITS = 5 };

/* After a first bit 1. */
enum form { FORM_NEXT = 0, FORM_VALUE = 1, FORM_TEXT = 2, FORM_LAST = 3 };

static const char letters[] = " ABCDEFGHIJKLMNOPQRSTUVWXYZabcde";

struct qs_house_counters qs_house_counters_start(void)
{
        return (struct qs_house_counters){
                .last = {[QRSIGN_SIDE_LEFT] = -1, [QRSIGN_SIDE_RIGHT] = 0, [QRSIGN_SIDE_NONE] = 0}};
}

static int32_t step_of(enum qrsign_side side)
{
        return side == QRSIGN_SIDE_NONE ? 1 : 2;
}

/* `12A` is 12 and the index of A, `12` is 12 and 0. False for any other form. */
static bool parse(const char *number, int32_t *value, uint32_t *letter)
{
        size_t digits = strspn(number, "0123456789");
        const char *found = NULL;
        uint64_t parsed;

        if (number[0] == '0' || digits > VALUE_DIGITS)
                return false;
        if (number[digits]) {
                found = strchr(letters + 1, number[digits]);
                if (!found || number[digits + 1])
                        return false;
        }
        if (!qs_number_parse(number, digits, VALUE_MAX, &parsed))
                return false;
        *value = (int32_t)parsed;
        *letter = found ? (uint32_t)(found - letters) : 0;
        return true;
}

static void put_form(struct qs_bit_writer *writer, enum form form)
{
        qs_bits_put_flag(writer, true);
        qs_bits_put(writer, form, 2);
}

void qs_house_number_put(struct qs_bit_writer *writer, struct qs_house_counters *counters,
        enum qrsign_side side, const char *number)
{
        int32_t *last = &counters->last[side], value;
        uint32_t letter;

        if (!parse(number, &value, &letter)) {
                put_form(writer, FORM_TEXT);
                qs_words_put_spelled(writer, QS_BOOK_LETTERS_VIETNAMESE, number, strlen(number));
                return;
        }
        if (value == *last + step_of(side) && !letter) {
                qs_bits_put_flag(writer, false);
        } else {
                if (value == *last + step_of(side)) {
                        put_form(writer, FORM_NEXT);
                } else if (value == *last && letter) {
                        put_form(writer, FORM_LAST);
                } else {
                        put_form(writer, FORM_VALUE);
                        qs_bits_put_golomb(writer, (uint32_t)value, VALUE_K);
                }
                qs_bits_put(writer, letter, LETTER_BITS);
        }
        *last = value;
}

void qs_house_number_get(struct qs_bit_reader *reader, struct qs_house_counters *counters,
        enum qrsign_side side, struct qs_buffer *out)
{
        int32_t *last = &counters->last[side], value = *last + step_of(side);
        uint32_t letter = 0;

        if (qs_bits_get_flag(reader)) {
                enum form form = qs_bits_get(reader, 2);

                if (form == FORM_TEXT) {
                        qs_words_get_spelled(
                                reader, QS_BOOK_LETTERS_VIETNAMESE, QS_RECORD_NUMBER_MAX, out);
                        return;
                }
                if (form == FORM_VALUE)
                        value = (int32_t)qs_bits_get_golomb(reader, VALUE_K, VALUE_MAX);
                else if (form == FORM_LAST)
                        value = *last;
                letter = qs_bits_get(reader, LETTER_BITS);
        }
        if (value < 1 || value > VALUE_MAX) {
                qs_bits_fail(reader, QRSIGN_MESSAGE_DECODE_MALFORMED);
                return;
        }
        *last = value;
        qs_buffer_append_number(out, value, 1);
        if (letter)
                qs_buffer_append_byte(out, (unsigned char)letters[letter]);
}

size_t qs_house_number_prefix(const struct qrsign_household_list *households, const char **first)
{
        size_t common = 0, numbers = 0;

        *first = NULL;
        for (size_t i = 0; i < households->count; i++) {
                const char *number = households->rows[i].number;

                if (!number[0])
                        continue;
                if (!numbers++) {
                        *first = number;
                        common = strlen(number);
                }
                for (size_t k = 0; k < common; k++)
                        if (number[k] != (*first)[k])
                                common = k;
        }
        if (numbers < 2)
                return 0;
        while (common && (*first)[common - 1] != '/')
                common--;
        return common;
}
