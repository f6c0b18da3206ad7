/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <qrsign/error.h>

static void names_and_versions(void **state)
{
        char text[64];
        size_t count = 0;

        (void)state;
        while (qrsign_dependency(count, text, sizeof(text))) {
                const char *space = strchr(text, ' ');

                check_row(text, space && space > text);
                check_row(text, space && space[1] >= '0' && space[1] <= '9');
                count++;
        }
        assert_true(count > 0);
        memset(text, 'x', sizeof(text));
        assert_false(qrsign_dependency(count, text, sizeof(text)));
        assert_int_equal(text[0], 'x');
}

int main(void)
{
        const struct CMUnitTest tests[] = {cmocka_unit_test(names_and_versions)};

        return cmocka_run_group_tests(tests, NULL, NULL);
}
