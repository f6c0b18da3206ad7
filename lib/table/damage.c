/* SPDX-License-Identifier: MIT */
/* What spreadsheets and wrong encodings do to cells. */
#include "base/text.h"
#include "table/values.h"

#include <string.h>

bool qs_value_is_excel_error(const char *text, size_t length)
{
        static const char *const errors[] = {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!",
                "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#UNKNOWN!",
                "#CONNECT!", "#BUSY!", "#GETTING_DATA"};

        if (text[0] != '#')
                return false;
        for (size_t i = 0; i < QS_COUNT(errors); i++)
                if (strlen(errors[i]) == length && !memcmp(errors[i], text, length))
                        return true;
        /* A number in a column too narrow for it, copied as shown. */
        return length >= 3 && strspn(text, "#") >= length;
}

static size_t skip_digits(const char *text, size_t most)
{
        size_t count = strspn(text, "0123456789");

        return count < most ? count : most;
}

/* Length of the name of a month that a folded text begins with: `mar`, `thg3`; else 0. */
static size_t month_length(const char *text)
{
        static const char *const months[] = {
                "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
        size_t digits;

        for (size_t i = 0; i < QS_COUNT(months); i++)
                if (!strncmp(text, months[i], 3))
                        return 3;
        digits = strncmp(text, "thg", 3) ? 0 : skip_digits(text + 3, 2);
        return digits ? 3 + digits : 0;
}

bool qs_value_is_date(const char *text, size_t length)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer fold = {0};
        struct qrsign_date date;
        size_t day, month, after;

        if (qs_value_date(text, length, &date) == QRSIGN_MESSAGE_NONE)
                return true;
        if (!qs_text_fold(text, length, &fold) || fold.length > 12)
                return false;
        day = skip_digits(fold.data, 2);
        month = month_length(fold.data + day);
        if (!month)
                return false;
        /* The year, or a day that stands behind its month. */
        after = skip_digits(fold.data + day + month, 4);
        return day + after > 0 && day + month + after == fold.length;
}

/* Whether a letter stands here; *lower: one that has a capital. */
static bool look_at_letter(const char *text, size_t length, bool *lower)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer fold = {0};
        qs_cleanup(qs_buffer_free) struct qs_buffer upper = {0};
        uint32_t character;
        size_t step = qs_utf8_decode(text, length, &character);

        *lower = false;
        if (!step || !qs_text_fold(text, step, &fold) || !fold.length ||
                (fold.data[0] >= '0' && fold.data[0] <= '9'))
                return false;
        *lower = qs_text_upper(text, step, &upper) &&
                 (upper.length != step || memcmp(upper.data, text, step) != 0);
        return true;
}

bool qs_value_lost_letters(const char *text, size_t length, bool prose)
{
        static const char replacement[] = "\xEF\xBF\xBD"; /* U+FFFD */
        const char *mark = text;

        if (memmem(text, length, replacement, 3))
                return true;
        while ((mark = memchr(mark, '?', length - (size_t)(mark - text)))) {
                size_t at = (size_t)(mark++ - text), last = at;
                bool before, after, lower_before = false, lower_after;

                while (last && ((unsigned char)text[--last] & 0xC0) == 0x80)
                        ;
                before = at && look_at_letter(text + last, at - last, &lower_before);
                after = look_at_letter(text + at + 1, length - at - 1, &lower_after);
                if (before && after && (lower_after || !lower_before))
                        return true;
                if (!prose && (before || after))
                        return true;
        }
        return false;
}
