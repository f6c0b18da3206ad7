/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <qrsign/payload.h>

/* Most rows are from the test data of the Open Location Code project (encoding.csv), points
 * rounded to 1e-5 degree where they have more decimals. */
static void codes(void **state)
{
        static const struct {
                int32_t latitude, longitude;
                const char *code;
        } rows[] = {
                {1662850, 10726150, "7P89J7H6+CJ"},
                {2037006, 278218, "7FG49QCJ+2V"},
                {4700006, 800006, "8FVC2222+22"},
                {-4127307, 17478593, "4VCPPQGP+Q9"},
                {50000, -17950000, "62G2GG22+22"},
                {9000000, 100000, "CFX3X2X2+X2"}, /* the pole: the last row */
                {9100000, 100000, "CFX3X2X2+X2"},
                {-9000000, -18000000, "22222222+22"},
                {-9100000, -18000000, "22222222+22"},
                {100000, 18000000, "62H22222+22"}, /* 180 is -180 */
                {100000, 18100000, "62H32222+22"},
                {100000, -18100000, "6VHX2222+22"},
                {0, 0, "6FG22222+22"},
                {-1, -1, "6CFXXXXX+XX"},
                {8999999, 17999999, "CVXXXXXX+XX"},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                char code[12];

                qrsign_plus_code(
                        (struct qrsign_point){true, rows[i].latitude, rows[i].longitude}, code);
                if (strcmp(code, rows[i].code) != 0)
                        fail_msg("%d, %d: %s, expected %s", rows[i].latitude, rows[i].longitude,
                                code, rows[i].code);
        }
}

int main(void)
{
        const struct CMUnitTest tests[] = {cmocka_unit_test(codes)};

        return cmocka_run_group_tests(tests, NULL, NULL);
}
