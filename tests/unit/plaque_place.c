/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "plaque/place.h"

static void points_along_a_path(void **state)
{
        static const struct qrsign_offset corner[] = {{0, 0}, {0, 100}, {100, 100}};
        static const struct qrsign_offset still[] = {{5, 5}, {5, 5}};
        static const struct {
                const char *name;
                struct qrsign_path path;
                uint32_t length_m;
                double distance;
                bool present;
                int32_t latitude, longitude; /* from 16 north, 107 east */
        } rows[] = {
                {"head", {corner, 3}, 200, 0, true, 0, 0},
                /* 100 m north are 0.00090 degrees; east at 16 degrees 0.00094 */
                {"first leg", {corner, 3}, 200, 50, true, 45, 0},
                {"corner", {corner, 3}, 200, 100, true, 90, 0},
                {"second leg", {corner, 3}, 200, 150, true, 90, 47},
                {"end", {corner, 3}, 200, 200, true, 90, 94},
                {"beyond", {corner, 3}, 200, 210, false, 0, 0},
                {"measured longer than sketched", {corner, 3}, 400, 100, true, 45, 0},
                {"length unknown", {corner, 3}, 0, 150, true, 90, 47},
                {"no path", {NULL, 0}, 200, 50, false, 0, 0},
                {"a path that stands still", {still, 2}, 0, 0, true, 4, 5},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qrsign_record alley = {.kind = QRSIGN_RECORD_ALLEY,
                        .point = {true, 1600000, 10700000},
                        .path = rows[i].path,
                        .length_m = rows[i].length_m};
                struct qrsign_point point = qs_point_on_alley(&alley, rows[i].distance);

                check_row(rows[i].name, point.present == rows[i].present);
                if (!point.present)
                        continue;
                check_row(rows[i].name, point.latitude_e5 == 1600000 + rows[i].latitude);
                check_row(rows[i].name, point.longitude_e5 == 10700000 + rows[i].longitude);
        }
}

static void without_a_head_nowhere(void **state)
{
        static const struct qrsign_offset path[] = {{0, 0}, {0, 100}};
        struct qrsign_record alley = {.kind = QRSIGN_RECORD_ALLEY, .path = {path, 2}};

        (void)state;
        assert_false(qs_point_on_alley(&alley, 10).present);
        alley.point = (struct qrsign_point){true, 9000000, 0}; /* a pole has no east */
        assert_false(qs_point_on_alley(&alley, 10).present);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(points_along_a_path),
                cmocka_unit_test(without_a_head_nowhere),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
