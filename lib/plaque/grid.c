/* SPDX-License-Identifier: MIT */
#include "plaque/grid.h"

#include "base/error.h"
#include "base/number.h"

#include <math.h>

/* Crop marks begin outside the bleed and at least so far from the trim. */
static const double mark_offset_mm = 3, mark_length_mm = 5, mark_margin_mm = 1;
static const double mark_least_mm = 1; /* shorter ones are left out */
static const double slack_mm = 0.0005; /* of sums of millimetres */

struct qs_grid qs_grid_around(double width, double height, double bleed, bool marks)
{
        double around =
                marks ? fmax(bleed, mark_offset_mm) + mark_length_mm + mark_margin_mm : bleed;

        return (struct qs_grid){
                .width = width + 2 * around,
                .height = height + 2 * around,
                .cell_width = width,
                .cell_height = height,
                .x = around,
                .y = around,
                .bleed = bleed,
                .columns = 1,
                .rows = 1,
                .marks = marks,
        };
}

static size_t count_along(double room, double cell, double gutter)
{
        return (size_t)fmax(0, floor((room + gutter + slack_mm) / (cell + gutter)));
}

static void append_size(char out[2 * QS_NUMBER_SIZE], double width, double height)
{
        size_t length = qs_number_format_double(out, width, 2);

        out[length++] = 'x';
        qs_number_format_double(out + length, height, 2);
}

enum qrsign_status qs_grid_sheet(const struct qrsign_sheet *sheet, double width, double height,
        double bleed, struct qs_grid *grid, struct qrsign_error *error)
{
        double across = sheet->width_mm, down = sheet->height_mm;
        char plaque[2 * QS_NUMBER_SIZE], paper[2 * QS_NUMBER_SIZE];
        size_t upright, lying;

        upright = count_along(across, width, sheet->gutter_mm) *
                  count_along(down, height, sheet->gutter_mm);
        lying = count_along(down, width, sheet->gutter_mm) *
                count_along(across, height, sheet->gutter_mm);
        if (!sheet->fixed && lying > upright) {
                across = sheet->height_mm;
                down = sheet->width_mm;
        }
        *grid = (struct qs_grid){
                .width = across,
                .height = down,
                .cell_width = width,
                .cell_height = height,
                .gutter = sheet->gutter_mm,
                .bleed = bleed,
                .columns = count_along(across, width, sheet->gutter_mm),
                .rows = count_along(down, height, sheet->gutter_mm),
                .marks = true,
                .sheet = true,
        };
        if (grid->columns == 0 || grid->rows == 0) {
                enum qrsign_status status;

                append_size(plaque, width, height);
                append_size(paper, sheet->width_mm, sheet->height_mm);
                status = qs_error(error, QRSIGN_MESSAGE_SHEET_TOO_SMALL, plaque, paper);
                qs_error_field(error, "sheet");
                return status;
        }
        grid->x = (across - (double)grid->columns * (width + grid->gutter) + grid->gutter) / 2;
        grid->y = (down - (double)grid->rows * (height + grid->gutter) + grid->gutter) / 2;
        return QRSIGN_OK;
}

struct qs_point qs_grid_cell(const struct qs_grid *grid, size_t cell)
{
        return (struct qs_point){
                grid->x + (double)(cell % grid->columns) * (grid->cell_width + grid->gutter),
                grid->y + (double)(cell / grid->columns) * (grid->cell_height + grid->gutter),
        };
}

struct qs_box qs_grid_bleed(const struct qs_grid *grid, size_t cell)
{
        struct qs_point trim = qs_grid_cell(grid, cell);
        size_t column = cell % grid->columns, row = cell / grid->columns;
        double shared = fmin(grid->bleed, grid->gutter / 2);
        double left = trim.x - (column > 0 ? shared : grid->bleed);
        double top = trim.y - (row > 0 ? shared : grid->bleed);
        double right =
                trim.x + grid->cell_width + (column + 1 < grid->columns ? shared : grid->bleed);
        double lower = trim.y + grid->cell_height + (row + 1 < grid->rows ? shared : grid->bleed);

        left = fmax(left, 0);
        top = fmax(top, 0);
        return (struct qs_box){
                left, top, fmin(right, grid->width) - left, fmin(lower, grid->height) - top};
}

struct qs_box qs_grid_trim(const struct qs_grid *grid)
{
        if (grid->sheet)
                return (struct qs_box){0, 0, grid->width, grid->height};
        return (struct qs_box){grid->x, grid->y, grid->cell_width, grid->cell_height};
}

/* The place of a cut: the edges of the cells along one direction. */
static double cut_at(double start, double cell, double gutter, size_t cut)
{
        return start + (double)(cut / 2) * (cell + gutter) + (cut % 2 ? cell : 0);
}

bool qs_grid_mark(const struct qs_grid *grid, size_t index, struct qs_mark *mark)
{
        size_t down = 4 * grid->columns, across = 4 * grid->rows; /* two cuts, two ends each */
        bool vertical = index < down, far_end = index % 2;
        double offset = fmax(grid->bleed, mark_offset_mm);
        double margin = vertical ? grid->y : grid->x;
        double edge = vertical ? grid->height : grid->width, length, from, to, cut;

        if (!grid->marks || index >= down + across)
                return false;
        length = fmin(mark_length_mm, margin - offset);
        if (length < mark_least_mm) { /* a sheet that is full to its edges is cut by measure */
                offset = fmin(grid->bleed, margin);
                length = fmin(mark_length_mm, margin - offset);
        }
        if (length < mark_least_mm)
                return false;
        from = far_end ? edge - margin + offset : margin - offset;
        to = far_end ? from + length : from - length;
        if (vertical) {
                cut = cut_at(grid->x, grid->cell_width, grid->gutter, index / 2);
                *mark = (struct qs_mark){{cut, from}, {cut, to}};
        } else {
                cut = cut_at(grid->y, grid->cell_height, grid->gutter, (index - down) / 2);
                *mark = (struct qs_mark){{from, cut}, {to, cut}};
        }
        return true;
}
