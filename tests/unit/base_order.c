/* SPDX-License-Identifier: MIT */
/* Names in their order, every pair of them; tests/compare/order has ICU's opinion. */
#include "unit.h"

#include "base/order.h"

static const char *const names[] = {
        "",
        "2",
        "02a",
        "10",
        "10a",
        "a",
        "A",
        "à",
        "ả",
        "ã",
        "á",
        "ạ",
        "A 2",
        "A 10",
        "an",
        "ăn",
        "ân",
        "Ba",
        "Da",
        "Dũng",
        "Đa",
        "Đào",
        "Đặng",
        "Đỗ",
        "e",
        "ê",
        "Hà",
        "Hạnh",
        "Kiệt 2",
        "Kiệt 10",
        "Kiệt 10 B",
        "Ngõ",
        "o",
        "ô",
        "ơ",
        "u",
        "ư",
        "y",
};

static int sign(int order)
{
        return (order > 0) - (order < 0);
}

static void pairs(void **state)
{
        (void)state;
        for (size_t i = 0; i < COUNT(names); i++)
                for (size_t k = 0; k < COUNT(names); k++) {
                        int expected = sign((int)i - (int)k);

                        if (sign(qs_order_compare(names[i], names[k])) != expected)
                                fail_msg("%s and %s", names[i], names[k]);
                }
}

static void forms(void **state)
{
        (void)state;
        assert_int_equal(qs_order_compare("Kiê\xCC\xA3t", "Kiệt"), 0); /* another composition */
        assert_int_equal(sign(qs_order_compare("\xFF", "a")), 1);
        assert_int_equal(qs_order_compare("007", "7"), 0);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(pairs),
                cmocka_unit_test(forms),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
