/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "plaque/strip_axis.h"

#include <math.h>

static bool is_at(struct qs_point point, double x, double y)
{
        return fabs(point.x - x) < 1e-6 && fabs(point.y - y) < 1e-6;
}

struct row {
        const char *name;
        uint32_t length_m;
        int farthest; /* distance of the only house; -1: none */
        struct qrsign_offset path[8];
        size_t path_count;
        /* expected */
        double length;
        size_t legs;
        bool bent;
        double end_x, end_y; /* of the shape, where bends are true */
};

static void read_row(const struct row *row, struct qs_strip_axis *axis, struct qs_arena *arena)
{
        struct qrsign_household house = {
                .has_distance = true, .distance_m = (uint32_t)row->farthest};
        struct qrsign_record record = {
                .length_m = row->length_m,
                .path = {row->path, row->path_count},
                .households = {&house, row->farthest < 0 ? 0 : 1},
        };

        assert_true(qs_strip_axis_read(axis, &record, arena));
}

static void shapes(void **state)
{
        static const struct row rows[] = {
                {"length alone", 100, -1, {{0, 0}}, 0, 100, 1, false, 100, 0},
                {"nothing known", 0, -1, {{0, 0}}, 0, 0, 1, false, 1, 0},
                {"only a house", 0, 70, {{0, 0}}, 0, 70, 1, false, 70, 0},
                {"a house at the head", 0, 0, {{0, 0}}, 0, 0, 1, false, 1, 0},
                {"a house a little beyond", 100, 110, {{0, 0}}, 0, 100, 1, false, 100, 0},
                {"a house far beyond", 100, 111, {{0, 0}}, 0, 100, 1, false, 100, 0},
                {"path of its own length", 0, -1, {{0, 0}, {30, 40}}, 2, 50, 1, false, 50, 0},
                {"path scaled to the length", 100, -1, {{0, 0}, {3, 4}}, 2, 100, 1, false, 100, 0},
                {"repeated points", 100, -1, {{0, 0}, {0, 0}, {9, 9}, {9, 9}}, 4, 100, 1, false,
                        100, 0},
                {"one point only", 100, -1, {{5, 5}, {5, 5}}, 2, 100, 1, false, 100, 0},
                {"right angle", 20, -1, {{0, 0}, {10, 0}, {10, 10}}, 3, 20, 2, true,
                        14.142135623730951, 0},
                {"noise", 100, -1, {{0, 0}, {50, 1}, {100, 0}}, 3, 100, 1, false, 100, 0},
                {"path shorter than the way to a house", 0, 80, {{0, 0}, {30, 40}}, 2, 80, 1, false,
                        80, 0},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qs_arena arena = {0};
                struct qs_strip_axis axis;

                read_row(&rows[i], &axis, &arena);
                check_row(rows[i].name, fabs(axis.length - rows[i].length) < 1e-6);
                check_row(rows[i].name, axis.count == rows[i].legs);
                check_row(rows[i].name, axis.bent == rows[i].bent);
                check_row(rows[i].name,
                        is_at(axis.corners[axis.count], rows[i].end_x, rows[i].end_y));
                check_row(rows[i].name, is_at(axis.corners[0], 0, 0));
                qs_arena_free(&arena);
        }
}

static void rows_on_road(void **state)
{
        static const struct {
                const char *name;
                double stated, metres, distance;
                bool found;
        } rows[] = {
                {"on it", 100, 40, 40, true},
                {"its end", 100, 100, 100, true},
                {"a little beyond", 100, 110, 100, true},
                {"far beyond", 100, 111, 100, false},
                {"no length", 0, 5000, 5000, true},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qs_strip_axis axis = {.stated = rows[i].stated};
                double distance;

                check_row(rows[i].name,
                        qs_strip_axis_find(&axis, rows[i].metres, &distance) == rows[i].found);
                check_row(rows[i].name, distance == rows[i].distance);
        }
}

/* East, then north: a turn to the left by 90 degrees, 45 to each side of the overall direction. */
static const struct row corner = {
        "corner", 200, -1, {{0, 0}, {100, 0}, {100, 100}}, 3, 0, 0, false, 0, 0};

static void gentler(void **state)
{
        struct qs_arena arena = {0};
        struct qs_strip_axis axis;

        (void)state;
        read_row(&corner, &axis, &arena);
        assert_true(fabs(axis.heading - M_PI / 4) < 1e-9);
        assert_true(axis.bend == 1);
        assert_true(is_at(axis.corners[1], 100 * cos(M_PI / 4), -100 * sin(M_PI / 4)));
        assert_true(fabs(axis.left_min + 100 * sin(M_PI / 4)) < 1e-9);
        qs_strip_axis_bend(&axis, 0.4);
        assert_true(is_at(axis.corners[1], 100 * cos(0.1 * M_PI), -100 * sin(0.1 * M_PI)));
        assert_true(is_at(axis.corners[2], 200 * cos(0.1 * M_PI), 0));
        qs_strip_axis_bend(&axis, 0);
        assert_true(is_at(axis.corners[2], 200, 0));
        assert_true(axis.left_min == 0 && axis.left_max == 0);
        qs_arena_free(&arena);
}

static void distances(void **state)
{
        struct qs_arena arena = {0};
        struct qs_strip_axis axis;
        struct qs_point inward;
        double c = cos(M_PI / 4);

        (void)state;
        read_row(&corner, &axis, &arena);
        assert_true(is_at(qs_strip_axis_at(&axis, 0, &inward), 0, 0));
        assert_true(is_at(inward, c, -c));
        assert_true(is_at(qs_strip_axis_at(&axis, 50, &inward), 50 * c, -50 * c));
        assert_true(is_at(qs_strip_axis_at(&axis, 100, &inward), 100 * c, -100 * c));
        assert_true(is_at(inward, c, -c));
        assert_true(is_at(qs_strip_axis_at(&axis, 150, &inward), 150 * c, -50 * c));
        assert_true(is_at(inward, c, c));
        assert_true(is_at(qs_strip_axis_at(&axis, 210, &inward), 210 * c, 10 * c));
        qs_arena_free(&arena);
}

/* A walk around the block: turns add up, and the way back does not flip the map. */
static void around(void **state)
{
        static const struct row rows[] = {
                {"home", 400, -1, {{0, 0}, {100, 0}, {100, 100}, {0, 100}, {0, 0}}, 5, 0, 4, true,
                        0, 0},
                {"almost home", 390, -1, {{0, 0}, {100, 0}, {100, 100}, {0, 100}, {0, 10}}, 5, 0, 4,
                        true, 0, 0},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qs_arena arena = {0};
                struct qs_strip_axis axis;

                read_row(&rows[i], &axis, &arena);
                check_row(rows[i].name, axis.count == rows[i].legs);
                for (size_t j = 1; j < axis.count; j++)
                        check_row(rows[i].name, fabs(axis.legs[j].angle - axis.legs[j - 1].angle -
                                                        M_PI / 2) < 1e-9);
                /* Overall it leads to the farthest corner. */
                check_row(rows[i].name, fabs(axis.heading - M_PI / 4) < 1e-9);
                check_row(rows[i].name, axis.ahead_max > 0);
                qs_arena_free(&arena);
        }
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(shapes),
                cmocka_unit_test(rows_on_road),
                cmocka_unit_test(gentler),
                cmocka_unit_test(distances),
                cmocka_unit_test(around),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
