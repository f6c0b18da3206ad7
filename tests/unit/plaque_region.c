/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "plaque/path.h"
#include "plaque/region.h"

#include <math.h>

/* What the loops surround, in square millimetres: dark on the right is positive. */
static double area_of(const struct qs_loops *loops)
{
        double twice = 0;

        for (size_t loop = 0, at = 0; loop < loops->count; loop++) {
                size_t start = at;

                for (; at < loops->ends[loop]; at++) {
                        const struct qs_grid_point *a = &loops->points[at];
                        const struct qs_grid_point *b =
                                &loops->points[at + 1 < loops->ends[loop] ? at + 1 : start];

                        twice += (double)a->x * b->y - (double)b->x * a->y;
                }
        }
        return twice / 2e6;
}

/* Paths in painting order: `-` begins a white one, a digit its width, `w` the non-zero rule. */
static void paint(struct qs_region *region, struct qs_arena *arena, const char *const *paths)
{
        for (; *paths; paths++) {
                const char *data = *paths;
                bool dark = *data != '-', winding;
                double width = 0;
                struct qs_path_builder builder;
                struct qs_path path;

                data += !dark;
                if (*data >= '0' && *data <= '9')
                        width = *data++ - '0';
                winding = *data == 'w';
                data += winding;
                qs_path_start(&builder, arena);
                qs_path_svg(&builder, data);
                path = (struct qs_path){builder.verbs, builder.verb_count, builder.points};
                qs_region_path(region, &path, width, dark, winding);
        }
}

static void areas(void **state)
{
        static const struct {
                const char *name;
                const char *paths[5];
                double area;
                size_t loops, points;
        } rows[] = {
                {"nothing", {NULL}, 0, 0, 0},
                {"a square", {"M1 1H3V3H1Z"}, 4, 1, 4},
                {"the other way round", {"M1 1V3H3V1Z"}, 4, 1, 4},
                {"two apart", {"M1 1H3V3H1Z", "M5 1H7V3H5Z"}, 8, 2, 8},
                {"two that overlap", {"M0 0H2V2H0Z", "M1 1H3V3H1Z"}, 7, 1, 8},
                {"two edge to edge are one", {"M0 0H2V2H0Z", "M2 0H4V2H2Z"}, 8, 1, 4},
                {"two corner to corner", {"M0 0H2V2H0Z", "M2 2H4V4H2Z"}, 8, 2, 8},
                {"one within another", {"M0 0H9V9H0Z", "M1 1H3V3H1Z"}, 81, 1, 4},
                {"a hole", {"M0 0H9V9H0Z", "-M1 1H3V3H1Z"}, 77, 2, 8},
                {"an island in it", {"M0 0H9V9H0Z", "-M1 1H5V5H1Z", "M2 2H3V3H2Z"}, 66, 3, 12},
                {"white over an edge", {"M0 0H4V4H0Z", "-M2 1H6V3H2Z"}, 12, 1, 8},
                {"white over all", {"M1 1H3V3H1Z", "-M0 0H4V4H0Z"}, 0, 0, 0},
                {"even-odd", {"M0 0H4V4H0ZM1 1H3V3H1Z"}, 12, 2, 8},
                {"non-zero", {"wM0 0H4V4H0ZM1 1H3V3H1Z"}, 16, 1, 4},
                {"a line", {"2M0 0H9"}, 18, 1, 4},
                {"a bent line has a round join", {"2M0 0H9V9"}, 35 + 0.7804, 1, 0},
                {"two lines that cross", {"2M0 5H10", "2M5 0V10"}, 36, 1, 12},
                {"a road of two lines at a crossing",
                        {"4M0 5H10", "4M5 0V10", "-2M0 5H10", "-2M5 0V10"}, 28, 4, 24},
                {"a rhomb over a square", {"M0 0H4V4H0Z", "-M4 0L6 2L4 4L2 2Z"}, 12, 1, 5},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qs_arena arena = {0};
                struct qs_region region = {0};
                struct qs_loops loops;

                paint(&region, &arena, rows[i].paths);
                assert_true(qs_region_loops(&region, &loops));
                if (fabs(area_of(&loops) - rows[i].area) > 0.005 || loops.count != rows[i].loops)
                        print_message("%s: %f in %zu loops of %zu points\n", rows[i].name,
                                area_of(&loops), loops.count, loops.point_count);
                check_row(rows[i].name, fabs(area_of(&loops) - rows[i].area) < 0.005);
                check_row(rows[i].name, loops.count == rows[i].loops);
                check_row(rows[i].name, !rows[i].points || loops.point_count == rows[i].points);
                qs_loops_free(&loops);
                qs_region_free(&region);
                qs_arena_free(&arena);
        }
}

/* Many discs over each other in odd places: outlines close, and the area is that of a raster. */
static void many_discs(void **state)
{
        enum { DISCS = 40, SIDE = 400 };
        struct qs_arena arena = {0};
        struct qs_region region = {0};
        struct qs_loops loops;
        double x[DISCS], y[DISCS], radius[DISCS], dark = 0;
        uint32_t chance = 7;

        (void)state;
        for (int i = 0; i < DISCS; i++) {
                struct qs_path_builder builder;
                struct qs_path path;
                double *const numbers[] = {&x[i], &y[i], &radius[i]};

                for (size_t k = 0; k < 3; k++) {
                        chance = chance * 1664525 + 1013904223;
                        *numbers[k] = 5 + (chance >> 8) % 10000 / 1000.0;
                }
                radius[i] /= 3;
                qs_path_start(&builder, &arena);
                qs_path_move(&builder, (struct qs_point){x[i] - radius[i], y[i]});
                for (int half = 1; half >= -1; half -= 2)
                        qs_path_arc(&builder, (struct qs_point){radius[i], radius[i]}, 0, false,
                                true, (struct qs_point){x[i] + half * radius[i], y[i]});
                path = (struct qs_path){builder.verbs, builder.verb_count, builder.points};
                qs_region_path(&region, &path, 0, i % 3 != 2, false);
        }
        for (int row = 0; row < SIDE; row++)
                for (int column = 0; column < SIDE; column++)
                        for (int i = DISCS - 1; i >= 0; i--)
                                if (hypot((column + .5) / 20 - x[i], (row + .5) / 20 - y[i]) <
                                        radius[i]) {
                                        dark += i % 3 != 2 ? 1.0 / 400 : 0;
                                        break;
                                }
        assert_true(qs_region_loops(&region, &loops));
        assert_true(fabs(area_of(&loops) - dark) < dark * 0.005);
        qs_loops_free(&loops);
        qs_region_free(&region);
        qs_arena_free(&arena);
}

int main(void)
{
        const struct CMUnitTest tests[] = {cmocka_unit_test(areas), cmocka_unit_test(many_discs)};

        return cmocka_run_group_tests(tests, NULL, NULL);
}
