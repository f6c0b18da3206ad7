/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "plaque/grid.h"

#include <math.h>

#define SHEET(width, height, gutter)                                                               \
        {                                                                                          \
                .width_mm = width, .height_mm = height, .gutter_mm = gutter                        \
        }
#define FIXED(width, height, gutter)                                                               \
        {                                                                                          \
                .width_mm = width, .height_mm = height, .gutter_mm = gutter, .fixed = true         \
        }

static bool near(double a, double b)
{
        return fabs(a - b) < 1e-9;
}

static bool is_box(struct qs_box box, double x, double y, double width, double height)
{
        return near(box.x, x) && near(box.y, y) && near(box.width, width) &&
               near(box.height, height);
}

static void one_plaque(void **state)
{
        struct qs_grid plain = qs_grid_around(300, 200, 3, false);
        struct qs_grid marked = qs_grid_around(300, 200, 3, true);
        struct qs_mark mark;

        (void)state;
        assert_true(near(plain.width, 306) && near(plain.height, 206));
        assert_true(is_box(qs_grid_trim(&plain), 3, 3, 300, 200));
        assert_true(is_box(qs_grid_bleed(&plain, 0), 0, 0, 306, 206));
        assert_false(qs_grid_mark(&plain, 0, &mark));
        assert_true(near(marked.width, 318) && near(marked.height, 218));
        assert_true(is_box(qs_grid_trim(&marked), 9, 9, 300, 200));
        assert_true(is_box(qs_grid_bleed(&marked, 0), 6, 6, 306, 206));
        assert_false(qs_grid_mark(&marked, 8, &mark));
}

/* Each mark lies on the line of a cut, on the page, and touches no bleed. */
static void check_marks(const char *name, const struct qs_grid *grid, size_t expected)
{
        size_t count = 0;

        for (size_t i = 0; i < 4 * (grid->columns + grid->rows); i++) {
                struct qs_mark mark;
                bool vertical = i < 4 * grid->columns, on_cut = false;

                if (!qs_grid_mark(grid, i, &mark))
                        continue;
                count++;
                check_row(name, fmin(mark.from.x, mark.to.x) > -1e-9 &&
                                        fmin(mark.from.y, mark.to.y) > -1e-9);
                check_row(name, fmax(mark.from.x, mark.to.x) < grid->width + 1e-9 &&
                                        fmax(mark.from.y, mark.to.y) < grid->height + 1e-9);
                for (size_t cell = 0; cell < grid->columns * grid->rows; cell++) {
                        struct qs_box bleed = qs_grid_bleed(grid, cell);
                        struct qs_point corner = qs_grid_cell(grid, cell);

                        if (vertical)
                                on_cut |= near(mark.from.x, corner.x) ||
                                          near(mark.from.x, corner.x + grid->cell_width);
                        else
                                on_cut |= near(mark.from.y, corner.y) ||
                                          near(mark.from.y, corner.y + grid->cell_height);
                        check_row(
                                name, fmin(mark.from.x, mark.to.x) > bleed.x + bleed.width - 1e-9 ||
                                              fmax(mark.from.x, mark.to.x) < bleed.x + 1e-9 ||
                                              fmin(mark.from.y, mark.to.y) >
                                                      bleed.y + bleed.height - 1e-9 ||
                                              fmax(mark.from.y, mark.to.y) < bleed.y + 1e-9);
                }
                check_row(name, on_cut);
        }
        check_row(name, count == expected);
}

static void sheets(void **state)
{
        static const struct {
                const char *name;
                struct qrsign_sheet sheet;
                double width, height, bleed;
                double page_width; /* as it lies */
                size_t columns, rows, marks;
        } rows[] = {
                {"A6 on A4", SHEET(297, 210, 6), 148, 105, 3, 210, 1, 2, 12},
                {"A6 on A4, nothing between", SHEET(297, 210, 0), 148, 105, 0, 297, 2, 2, 0},
                {"A5 on SRA3", SHEET(450, 320, 6), 210, 148, 3, 450, 2, 2, 16},
                {"A6 on SRA3, turned", SHEET(450, 320, 6), 148, 105, 3, 320, 2, 4, 24},
                {"A6 on SRA3 that must lie", FIXED(450, 320, 6), 148, 105, 3, 450, 2, 2, 16},
                {"as large as the sheet", SHEET(297, 210, 0), 297, 210, 3, 297, 1, 1, 0},
                {"one of many", FIXED(1000, 500, 10), 300, 200, 3, 1000, 3, 2, 20},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qs_grid grid;
                struct qs_point first, last;

                check_row(rows[i].name, qs_grid_sheet(&rows[i].sheet, rows[i].width, rows[i].height,
                                                rows[i].bleed, &grid, NULL) == QRSIGN_OK);
                check_row(rows[i].name, near(grid.width, rows[i].page_width));
                check_row(
                        rows[i].name, grid.columns == rows[i].columns && grid.rows == rows[i].rows);
                first = qs_grid_cell(&grid, 0);
                last = qs_grid_cell(&grid, grid.columns * grid.rows - 1);
                check_row(rows[i].name, first.x >= 0 && first.y >= 0);
                check_row(
                        rows[i].name, near(first.x, grid.width - last.x - rows[i].width) &&
                                              near(first.y, grid.height - last.y - rows[i].height));
                check_marks(rows[i].name, &grid, rows[i].marks);
        }
}

/* Grounds of neighbours meet in the middle of the gutter and do not overlap. */
static void bleed_shares_the_gutter(void **state)
{
        const struct qrsign_sheet sheet = SHEET(450, 320, 4);
        struct qs_box left, right;
        struct qs_grid grid;

        (void)state;
        assert_int_equal(qs_grid_sheet(&sheet, 210, 148, 3, &grid, NULL), QRSIGN_OK);
        left = qs_grid_bleed(&grid, 0);
        right = qs_grid_bleed(&grid, 1);
        assert_true(near(left.x + left.width, right.x));
        assert_true(near(left.x, grid.x - 3));
        assert_true(near(right.x + right.width, grid.x + 2 * 210 + 4 + 3));
}

static void too_small(void **state)
{
        const struct qrsign_sheet sheet = SHEET(297, 210, 6);
        struct qrsign_error error = {0};
        struct qs_grid grid;

        (void)state;
        assert_int_equal(qs_grid_sheet(&sheet, 300, 200, 3, &grid, &error), QRSIGN_ERROR_FIT);
        assert_int_equal(error.code, QRSIGN_MESSAGE_SHEET_TOO_SMALL);
        assert_string_equal(error.field, "sheet");
        assert_non_null(strstr(error.message, "300x200"));
        assert_non_null(strstr(error.message, "297x210"));
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(one_plaque),
                cmocka_unit_test(sheets),
                cmocka_unit_test(bleed_shares_the_gutter),
                cmocka_unit_test(too_small),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
