/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "record/record.h"

static void days(void **state)
{
        static const struct {
                const char *text;
                bool good;
                unsigned days;
        } rows[] = {
                {"2020-01-01", true, 0},
                {"2020-02-29", true, 59},
                {"2020-12-31", true, 365},
                {"2021-01-01", true, 366},
                {"2023-12-31", true, 1460},
                {"2024-01-01", true, 1461},
                {"2026-11-22", true, 2517}, /* format.md, section 14 */
                {"2064-11-08", true, 16383},
                {"2064-11-09", false, 0},
                {"2065-01-01", false, 0},
                {"2019-12-31", false, 0},
                {"9999-12-31", false, 0},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qrsign_date date = {0};
                unsigned count = 0;

                check_row(rows[i].text, qs_date_parse(rows[i].text, 10, &date));
                check_row(rows[i].text, qs_date_to_days(date, &count) == rows[i].good);
                check_row(rows[i].text, count == rows[i].days);
        }
}

static void every_day_there_and_back(void **state)
{
        struct qrsign_date last = {0};

        (void)state;
        for (unsigned day = 0; day < QS_DATE_DAYS; day++) {
                struct qrsign_date date = qs_date_from_days(day), again;
                char text[QS_DATE_SIZE];
                unsigned count = 0;

                assert_true(qs_date_to_days(date, &count));
                assert_int_equal(count, day);
                qs_date_format(date, text);
                assert_true(qs_date_parse(text, strlen(text), &again));
                assert_memory_equal(&date, &again, sizeof(date));
                last = date;
        }
        assert_int_equal(last.year, 2064);
        assert_int_equal(last.month, 11);
        assert_int_equal(last.day, 8);
}

static void what_is_no_date(void **state)
{
        static const char *const rows[] = {"", "2026-1-01", "2026-01-1", "2026/01/01", "2026-00-01",
                "2026-13-01", "2026-01-00", "2026-01-32", "2026-02-29", "2100-02-29", "0000-01-01",
                "2026-04-31", "2026-01-011", "2026-01- 1", "-026-01-01"};

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qrsign_date date;

                check_row(rows[i], !qs_date_parse(rows[i], strlen(rows[i]), &date));
        }
        assert_true(qs_date_is_valid((struct qrsign_date){2000, 2, 29}));
        assert_false(qs_date_is_valid((struct qrsign_date){1900, 2, 29}));
        assert_false(qs_date_is_valid((struct qrsign_date){2026, 255, 1}));
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(days),
                cmocka_unit_test(every_day_there_and_back),
                cmocka_unit_test(what_is_no_date),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
