/* SPDX-License-Identifier: MIT */
/* Each ink as the press is told of it. */
#include "unit.h"

#include "plaque/press.h"

static void operators(void **state)
{
        static const struct {
                const char *name;
                enum qrsign_ink_mode mode;
                enum qs_ink ink;
                const char *fill, *stroke;
        } rows[] = {
                {"black is one ink", QRSIGN_INK_CMYK, QS_INK_BLACK, "0 0 0 1 k", "0 0 0 1 K"},
                {"white is none", QRSIGN_INK_CMYK, QS_INK_WHITE, "0 0 0 0 k", "0 0 0 0 K"},
                {"blue", QRSIGN_INK_CMYK, QS_INK_BLUE, "1 0.8 0.1 0.35 k", "1 0.8 0.1 0.35 K"},
                {"amber", QRSIGN_INK_CMYK, QS_INK_AMBER, "0 0.25 0.95 0 k", "0 0.25 0.95 0 K"},
                {"brown", QRSIGN_INK_CMYK, QS_INK_BROWN, "0.3 0.65 0.8 0.65 k",
                        "0.3 0.65 0.8 0.65 K"},
                {"spot", QRSIGN_INK_SPOT, QS_INK_BLACK, "/Spot cs 1 scn", "/Spot CS 1 SCN"},
                {"no spot", QRSIGN_INK_SPOT, QS_INK_WHITE, "/Spot cs 0 scn", "/Spot CS 0 SCN"},
                {"rgb", QRSIGN_INK_RGB, QS_INK_BLUE, "0.0431 0.1843 0.4314 rg",
                        "0.0431 0.1843 0.4314 RG"},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qs_press press;

                qs_press_make(&press, rows[i].mode);
                check_row(rows[i].name, strcmp(press.fill[rows[i].ink], rows[i].fill) == 0);
                check_row(rows[i].name, strcmp(press.stroke[rows[i].ink], rows[i].stroke) == 0);
        }
}

int main(void)
{
        const struct CMUnitTest tests[] = {cmocka_unit_test(operators)};

        return cmocka_run_group_tests(tests, NULL, NULL);
}
