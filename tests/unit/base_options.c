/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "base/options.h"

#include <string.h>

struct sample {
        size_t size;
        unsigned first, second;
};

struct newer {
        struct sample sample;
        unsigned third;
};

static void test_sizes(void **state)
{
        static const struct {
                const char *name;
                size_t size;
                enum qrsign_status status;
                unsigned first, second;
        } rows[] = {
                {"forgotten", 0, QRSIGN_ERROR_ARGUMENT, 0, 0},
                {"smaller than itself", sizeof(size_t) - 1, QRSIGN_ERROR_ARGUMENT, 0, 0},
                {"nothing but the size", sizeof(size_t), QRSIGN_OK, 0, 0},
                {"built before the second", sizeof(size_t) + sizeof(unsigned), QRSIGN_OK, 1, 0},
                {"of today", sizeof(struct sample), QRSIGN_OK, 1, 2},
                {"built after today", sizeof(struct newer), QRSIGN_OK, 1, 2},
        };

        (void)state;
        for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
                struct newer given = {{rows[i].size, 1, 2}, 3};
                struct newer own;
                struct qrsign_error error = {0};

                memset(&own, 0xff, sizeof(own));
                assert_int_equal(
                        qs_options_take(&own, sizeof(own.sample), &given, &error), rows[i].status);
                assert_int_equal(error.code, rows[i].status ? QRSIGN_MESSAGE_BAD_ARGUMENT : 0);
                assert_int_equal(own.sample.first, rows[i].first);
                assert_int_equal(own.sample.second, rows[i].second);
                assert_int_equal(own.third, (unsigned)-1); /* not a byte beyond its own */
        }
}

static void test_none(void **state)
{
        struct sample own = {1, 1, 1};

        (void)state;
        assert_int_equal(qs_options_take(&own, sizeof(own), NULL, NULL), QRSIGN_OK);
        assert_int_equal(own.size + own.first + own.second, 0);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(test_sizes),
                cmocka_unit_test(test_none),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
