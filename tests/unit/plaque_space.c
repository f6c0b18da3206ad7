/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "plaque/space.h"

#include <math.h>

static struct qs_quad box(double x, double y, double width, double height)
{
        return qs_quad_of_box((struct qs_box){x, y, width, height});
}

static void bands(void **state)
{
        struct qs_quad quad = qs_quad_of_band((struct qs_point){0, 0}, (struct qs_point){3, 4}, 2);
        struct qs_box bounds = qs_quad_bounds(&quad);

        (void)state;
        assert_true(fabs(bounds.x + 0.8) < 1e-9 && fabs(bounds.y + 0.6) < 1e-9);
        assert_true(fabs(bounds.width - 4.6) < 1e-9 && fabs(bounds.height - 5.2) < 1e-9);
        quad = qs_quad_of_square((struct qs_point){5, 5}, (struct qs_point){0.6, 0.8}, 2);
        for (int i = 0; i < 4; i++)
                assert_true(fabs(qs_space_distance(quad.corner[i], (struct qs_point){5, 5}) -
                                    sqrt(2)) < 1e-9);
        /* A band of no length is still as wide as it should be. */
        quad = qs_quad_of_band((struct qs_point){1, 1}, (struct qs_point){1, 1}, 2);
        assert_true(fabs(qs_quad_bounds(&quad).height - 2) < 1e-9);
}

static void near(void **state)
{
        /* A square of side 2 about 0,0 on its corner: it reaches to 1.414 along the axes. */
        struct qs_quad turned = qs_quad_of_square(
                (struct qs_point){0, 0}, (struct qs_point){sqrt(0.5), sqrt(0.5)}, 2);
        struct qs_quad upright = box(-1, -1, 2, 2);
        static const struct {
                const char *name;
                double x, y; /* of a box of side 1 */
                double clearance;
                bool to_turned, to_upright;
        } rows[] = {
                {"apart", 3, 0, 0, false, false},
                {"tip", 1.2, -0.5, 0, true, false},
                {"touching", 1, -0.5, 0, true, false},
                {"corner to slanted edge", 0.9, 0.9, 0, false, true},
                {"clearance short", 1.2, -0.5, 0.3, true, true},
                {"clearance kept", 1.5, -0.5, 0.5, true, false},
                {"inside", -0.5, -0.5, 0, true, true},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qs_quad other = box(rows[i].x, rows[i].y, 1, 1);
                double clearance = rows[i].clearance;

                check_row(rows[i].name,
                        qs_quad_near(&turned, &other, clearance) == rows[i].to_turned);
                check_row(rows[i].name,
                        qs_quad_near(&other, &turned, clearance) == rows[i].to_turned);
                check_row(rows[i].name,
                        qs_quad_near(&upright, &other, clearance) == rows[i].to_upright);
                check_row(rows[i].name,
                        qs_quad_near(&other, &upright, clearance) == rows[i].to_upright);
        }
}

static void takers(void **state)
{
        struct qs_arena arena = {0};
        struct qs_space space;
        struct qs_quad quad = box(4, 4, 2, 2), outside = box(9, 9, 2, 2);
        double none[QS_TAKER_COUNT], zero[QS_TAKER_COUNT] = {0}, off_text[QS_TAKER_COUNT] = {0};

        (void)state;
        for (int i = 0; i < QS_TAKER_COUNT; i++)
                none[i] = -1;
        off_text[QS_TAKER_TEXT] = 3;
        qs_space_start(&space, &arena);
        qs_space_reset(&space, (struct qs_box){0, 0, 10, 10});
        assert_true(qs_space_is_free(&space, &quad, zero, 0));
        assert_false(qs_space_is_free(&space, &outside, none, 0));
        qs_space_take(&space, box(5, 5, 1, 1), QS_TAKER_MARK, 7);
        assert_false(qs_space_is_free(&space, &quad, zero, 0));
        assert_true(qs_space_is_free(&space, &quad, none, 0));
        assert_true(qs_space_is_free(&space, &quad, zero, 7));
        assert_false(qs_space_is_free(&space, &quad, zero, 8));
        /* Far apart cells: what keeps off text by 3 sees text that is 2 away. */
        qs_space_cut(&space, 0);
        qs_space_take(&space, box(8, 4, 1, 1), QS_TAKER_TEXT, 0);
        assert_true(qs_space_is_free(&space, &quad, zero, 0));
        assert_false(qs_space_is_free(&space, &quad, off_text, 0));
        qs_space_reset(&space, (struct qs_box){0, 0, 10, 10});
        assert_true(qs_space_is_free(&space, &quad, off_text, 0));
        qs_arena_free(&arena);
}

/* Giving back restores what was there before, whatever came in between. */
static void cuts(void **state)
{
        struct qs_arena arena = {0};
        struct qs_space space;
        double zero[QS_TAKER_COUNT] = {0};

        (void)state;
        qs_space_start(&space, &arena);
        qs_space_reset(&space, (struct qs_box){0, 0, 100, 100});
        for (int i = 0; i < 50; i++)
                qs_space_take(&space, box(2 * i, 2 * i, 1, 1), QS_TAKER_MARK, 0);
        for (int round = 0; round < 20; round++) {
                for (int i = 0; i < 400; i++)
                        qs_space_take(&space, box(i % 97, i % 89, 3, 3), QS_TAKER_NUMBER, 0);
                qs_space_cut(&space, 50);
        }
        assert_false(space.failed);
        assert_int_equal(space.count, 50);
        for (int i = 0; i < 49; i++) {
                struct qs_quad on = box(2 * i, 2 * i, 1, 1), off = box(2 * i + 1, 2 * i + 1, 1, 1);

                assert_false(qs_space_is_free(&space, &on, zero, 0));
                assert_true(qs_space_is_free(&space, &off, zero, 0));
        }
        qs_arena_free(&arena);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(bands),
                cmocka_unit_test(near),
                cmocka_unit_test(takers),
                cmocka_unit_test(cuts),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
