/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "base/number.h"

#include <locale.h>

static void parse_whole(void **state)
{
        static const struct {
                const char *text;
                uint64_t max;
                bool good;
                uint64_t value;
        } rows[] = {
                {"0", 9, true, 0},
                {"007", 9, true, 7},
                {"99999", 99999, true, 99999},
                {"100000", 99999, false, 0},
                {"18446744073709551615", UINT64_MAX, true, UINT64_MAX},
                {"18446744073709551616", UINT64_MAX, false, 0},
                {"", 9, false, 0},
                {"-1", 9, false, 0},
                {"1 ", 9, false, 0},
                {"1.0", 9, false, 0},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                uint64_t value = 0;

                check_row(rows[i].text, qs_number_parse(rows[i].text, strlen(rows[i].text),
                                                rows[i].max, &value) == rows[i].good);
                check_row(rows[i].text, !rows[i].good || value == rows[i].value);
        }
}

static void parse_fixed(void **state)
{
        static const struct {
                const char *text;
                bool good;
                int64_t value;
        } rows[] = {
                {"16.6359", true, 1663590},
                {"-0.000005", true, -1},
                {"0.000004999999999999999999", true, 0},
                {"16.635995", true, 1663600},
                {"16.6359949999999999999999", true, 1663599},
                {"180", true, 18000000},
                {"16.", false, 0},
                {".5", false, 0},
                {"16,5", false, 0},
                {"1e2", false, 0},
                {"+1", false, 0},
                {"-", false, 0},
                {"", false, 0},
                {"99999999999999999999", false, 0},
                {"92233720368547758", false, 0},
        };

        (void)state;
        /* The locale must not matter, where it is installed. */
        setlocale(LC_ALL, "vi_VN.UTF-8");
        for (size_t i = 0; i < COUNT(rows); i++) {
                int64_t value = 0;

                check_row(rows[i].text, qs_number_parse_fixed(rows[i].text, strlen(rows[i].text), 5,
                                                &value) == rows[i].good);
                check_row(rows[i].text, !rows[i].good || value == rows[i].value);
        }
        setlocale(LC_ALL, "C");
}

static void format(void **state)
{
        char out[QS_NUMBER_SIZE];

        (void)state;
        qs_number_format(out, INT64_MIN, 1);
        assert_string_equal(out, "-9223372036854775808");
        qs_number_format(out, 42, 5);
        assert_string_equal(out, "00042");
        assert_int_equal(qs_number_format_fixed(out, -5, 5), 8);
        assert_string_equal(out, "-0.00005");
        qs_number_format_fixed(out, 1663590, 5);
        assert_string_equal(out, "16.63590");
        qs_number_format_fixed(out, 12, 0);
        assert_string_equal(out, "12");
        assert_int_equal(qs_number_format_double(out, 1.5, 3), 3);
        assert_string_equal(out, "1.5");
        qs_number_format_double(out, -0.0001, 3);
        assert_string_equal(out, "0");
        qs_number_format_double(out, 200, 4);
        assert_string_equal(out, "200");
        qs_number_format_double(out, 100, 0);
        assert_string_equal(out, "100");
        qs_number_format_double(out, -2.675, 1);
        assert_string_equal(out, "-2.7");
        qs_number_format_double(out, 999999999.9, 9);
        assert_string_equal(out, "999999999.9");
        assert_int_equal(qs_number_format(out, 1, 99), 20);
        assert_string_equal(out, "00000000000000000001");
        qs_number_format_fixed(out, INT64_MIN, 9);
        assert_string_equal(out, "-9223372036.854775808");
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(parse_whole),
                cmocka_unit_test(parse_fixed),
                cmocka_unit_test(format),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
