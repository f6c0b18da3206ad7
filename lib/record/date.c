/* SPDX-License-Identifier: MIT */
#include "base/number.h"
#include "record/record.h"

#include <string.h>

enum { FIRST_YEAR = 2020, FOUR_YEARS = 4 * 365 + 1 };

/* Days before each month of a common year, then of a leap year. */
static const uint16_t before[2][13] = {
        {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365},
        {0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335, 366},
};

static bool is_leap(unsigned year)
{
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

bool qs_date_is_valid(struct qrsign_date date)
{
        const uint16_t *days = before[is_leap(date.year)];

        return date.year && date.month >= 1 && date.month <= 12 && date.day >= 1 &&
               date.day <= days[date.month] - days[date.month - 1];
}

bool qs_date_to_days(struct qrsign_date date, unsigned *days)
{
        unsigned years, sum;

        if (!qs_date_is_valid(date) || date.year < FIRST_YEAR || date.year > FIRST_YEAR + 44)
                return false;
        years = date.year - (unsigned)FIRST_YEAR;
        /* The first year is a leap year, and so is every fourth after it up to 2064. */
        sum = years * 365 + (years + 3) / 4 + before[is_leap(date.year)][date.month - 1] +
              date.day - 1;
        if (sum >= QS_DATE_DAYS)
                return false;
        *days = sum;
        return true;
}

struct qrsign_date qs_date_from_days(unsigned days)
{
        unsigned rest = days % FOUR_YEARS;
        unsigned year = rest < 366 ? 0 : (rest - 1) / 365;
        unsigned month = 1;
        const uint16_t *starts = before[year == 0];

        rest -= year * 365 + (year > 0);
        while (rest >= starts[month])
                month++;
        return (struct qrsign_date){
                .year = (uint16_t)(FIRST_YEAR + days / FOUR_YEARS * 4 + year),
                .month = (uint8_t)month,
                .day = (uint8_t)(rest - starts[month - 1] + 1),
        };
}

bool qs_date_parse(const char *text, size_t length, struct qrsign_date *date)
{
        uint64_t year, month, day;
        struct qrsign_date read;

        if (length != QS_DATE_SIZE - 1 || text[4] != '-' || text[7] != '-' ||
                !qs_number_parse(text, 4, 9999, &year) ||
                !qs_number_parse(text + 5, 2, 12, &month) ||
                !qs_number_parse(text + 8, 2, 31, &day))
                return false;
        read = (struct qrsign_date){(uint16_t)year, (uint8_t)month, (uint8_t)day};
        if (!qs_date_is_valid(read))
                return false;
        *date = read;
        return true;
}

void qs_date_format(struct qrsign_date date, char out[QS_DATE_SIZE])
{
        char digits[QS_NUMBER_SIZE];

        qs_number_format(digits, date.year * 10000 + date.month * 100 + date.day, 8);
        memcpy(out, digits, 4);
        out[4] = '-';
        memcpy(out + 5, digits + 4, 2);
        out[7] = '-';
        memcpy(out + 8, digits + 6, 2);
        out[10] = '\0';
}
