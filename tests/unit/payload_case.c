/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "base/text.h"
#include "payload/case.h"

static void pairs(void **state)
{
        static const struct {
                const char *name;
                uint32_t lower, upper;
        } rows[] = {
                {"a", 'a', 'A'},
                {"z", 'z', 'Z'},
                {"à", 0xE0, 0xC0},
                {"þ", 0xFE, 0xDE},
                {"ă", 0x103, 0x102},
                {"đ", 0x111, 0x110},
                {"ĩ", 0x129, 0x128},
                {"ĺ", 0x13A, 0x139},
                {"ň", 0x148, 0x147},
                {"ŋ", 0x14B, 0x14A},
                {"ŷ", 0x177, 0x176},
                {"ź", 0x17A, 0x179},
                {"ž", 0x17E, 0x17D},
                {"ƀ", 0x180, 0x243},
                {"ơ", 0x1A1, 0x1A0},
                {"ư", 0x1B0, 0x1AF},
                {"ḁ", 0x1E01, 0x1E00},
                {"ẕ", 0x1E95, 0x1E94},
                {"ạ", 0x1EA1, 0x1EA0},
                {"ỹ", 0x1EF9, 0x1EF8},
                {"ỿ", 0x1EFF, 0x1EFE},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                check_row(rows[i].name, qs_case_upper(rows[i].lower) == rows[i].upper);
                check_row(rows[i].name, qs_case_lower(rows[i].upper) == rows[i].lower);
                check_row(rows[i].name, qs_case_upper(rows[i].upper) == rows[i].upper);
                check_row(rows[i].name, qs_case_lower(rows[i].lower) == rows[i].lower);
        }
}

static void others_have_no_case(void **state)
{
        /* × ÷ ß ÿ Ÿ İ ı ĸ ŉ ſ, ẖ to ẟ, Greek, Cyrillic, a digit, what lies beyond */
        static const uint32_t rows[] = {0xD7, 0xF7, 0xDF, 0xFF, 0x178, 0x130, 0x131, 0x138, 0x149,
                0x17F, 0x1E96, 0x1E97, 0x1E9B, 0x1E9E, 0x1E9F, 0x3B1, 0x391, 0x436, '0', '@', '[',
                '`', '{', 0x1F00, 0x1F600};

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                assert_int_equal(qs_case_upper(rows[i]), rows[i]);
                assert_int_equal(qs_case_lower(rows[i]), rows[i]);
        }
}

/* Texts are changed in place: both halves of a pair must need the same room. */
static void pairs_are_of_one_size(void **state)
{
        unsigned count = 0;

        (void)state;
        for (uint32_t c = 0; c < 0x2000; c++) {
                uint32_t upper = qs_case_upper(c);
                char bytes[4];

                if (upper == c)
                        continue;
                count++;
                assert_int_equal(qs_case_lower(upper), c);
                assert_int_equal(qs_utf8_encode(c, bytes), qs_utf8_encode(upper, bytes));
        }
        /* 26 + 30, 27 + 23 and 8 + 3 by ones, 3 by name, 75 + 48 */
        assert_int_equal(count, 243);
}

static void texts(void **state)
{
        char lower[] = "ĐƯỜNG 12A", upper[] = "đường 12a", first[] = "đường ấp";

        (void)state;
        qs_case_lower_text(lower, strlen(lower));
        assert_string_equal(lower, "đường 12a");
        qs_case_upper_text(upper, strlen(upper));
        assert_string_equal(upper, "ĐƯỜNG 12A");
        qs_case_capitalise(first, strlen(first));
        assert_string_equal(first, "Đường ấp");
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(pairs),
                cmocka_unit_test(others_have_no_case),
                cmocka_unit_test(pairs_are_of_one_size),
                cmocka_unit_test(texts),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
