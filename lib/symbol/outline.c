/* SPDX-License-Identifier: MIT */
#include "base/base.h"
#include "base/error.h"

#include <qrsign/symbol.h>
#include <stdlib.h>

/* Modules are counted from 1 here, so that what lies around the symbol is light without asking:
 * module (x, y) is cell (x + 1, y + 1) of a grid with a light frame. The cell's upper left corner
 * is the corner (x, y) of the outline. */
struct grid {
        uint8_t *cells;
        size_t side;
};

enum { DARK = 1, TOP_WALKED = 2 };

/* East, south, west, north: each a right turn from the one before. */
static const struct direction {
        int x, y; /* a step */
        uint8_t left[2],
                right[2]; /* cells ahead of a corner: column, row from its upper left cell */
} directions[] = {
        {1, 0, {1, 0}, {1, 1}},
        {0, 1, {1, 1}, {0, 1}},
        {-1, 0, {0, 1}, {0, 0}},
        {0, -1, {0, 0}, {1, 0}},
};

struct traced {
        struct qrsign_outline outline; /* first: what the caller sees */
        struct qrsign_corner *corners;
        size_t *loop_ends;
};

static uint8_t *cell_at(const struct grid *grid, size_t column, size_t row)
{
        return &grid->cells[row * grid->side + column];
}

static bool is_dark(const struct grid *grid, size_t column, size_t row)
{
        return *cell_at(grid, column, row) & DARK;
}

static bool grid_fill(struct grid *grid, const struct qrsign_symbol *symbol)
{
        size_t modules = qrsign_symbol_modules(symbol);

        grid->side = modules + 2;
        grid->cells = calloc(grid->side, grid->side);
        if (!grid->cells)
                return false;
        for (size_t y = 0; y < modules; y++)
                for (size_t x = 0; x < modules; x++)
                        if (qrsign_symbol_dark(symbol, x, y))
                                *cell_at(grid, x + 1, y + 1) = DARK;
        return true;
}

/* Where one or three of the four cells around a grid point are dark the outline has one corner,
 * at a checkerboard two. */
static size_t count_corners(const struct grid *grid)
{
        size_t count = 0;

        for (size_t y = 0; y + 1 < grid->side; y++)
                for (size_t x = 0; x + 1 < grid->side; x++) {
                        bool a = is_dark(grid, x, y), b = is_dark(grid, x + 1, y);
                        bool c = is_dark(grid, x, y + 1), d = is_dark(grid, x + 1, y + 1);

                        if (a ^ b ^ c ^ d)
                                count++;
                        else if (a == d && a != b)
                                count += 2;
                }
        return count;
}

/* Walks one loop from a corner from which it goes east. */
static void trace_loop(struct grid *grid, size_t x, size_t y, struct traced *traced)
{
        size_t start_x = x, start_y = y;
        unsigned heading = 0;

        do {
                const struct direction *to = &directions[heading];

                traced->corners[traced->outline.corner_count++] =
                        (struct qrsign_corner){(uint16_t)x, (uint16_t)y};
                for (;;) {
                        if (heading == 0)
                                *cell_at(grid, x + 1, y + 1) |= TOP_WALKED;
                        x += (size_t)to->x;
                        y += (size_t)to->y;
                        /* Light ahead on the right: turn right, at a checkerboard too. */
                        if (!is_dark(grid, x + to->right[0], y + to->right[1])) {
                                heading = (heading + 1) % 4;
                                break;
                        }
                        if (is_dark(grid, x + to->left[0], y + to->left[1])) {
                                heading = (heading + 3) % 4;
                                break;
                        }
                }
        } while (x != start_x || y != start_y || heading != 0);
        traced->loop_ends[traced->outline.loop_count++] = traced->outline.corner_count;
}

/* Each loop has an upper edge that is walked east. The first of them in reading order begins at a
 * corner: were it the middle of an edge, the module on its left would have come before. */
static void trace_loops(struct grid *grid, struct traced *traced)
{
        for (size_t y = 1; y + 1 < grid->side; y++)
                for (size_t x = 1; x + 1 < grid->side; x++)
                        if (*cell_at(grid, x, y) == DARK && !is_dark(grid, x, y - 1))
                                trace_loop(grid, x - 1, y - 1, traced);
}

enum qrsign_status qrsign_symbol_outline(const struct qrsign_symbol *symbol,
        struct qrsign_outline **outline, struct qrsign_error *error)
{
        struct grid grid;
        struct traced *traced = calloc(1, sizeof(*traced));
        size_t corners;

        *outline = NULL;
        if (!traced)
                return qs_error_memory(error);
        if (!grid_fill(&grid, symbol)) {
                free(traced);
                return qs_error_memory(error);
        }
        corners = count_corners(&grid);
        traced->corners = malloc((corners + 1) * sizeof(*traced->corners));
        traced->loop_ends =
                malloc((corners / 4 + 1) * sizeof(*traced->loop_ends)); /* 4 or more each */
        if (!traced->corners || !traced->loop_ends) {
                free(grid.cells);
                qrsign_outline_free(&traced->outline);
                return qs_error_memory(error);
        }
        trace_loops(&grid, traced);
        free(grid.cells);
        traced->outline.corners = traced->corners;
        traced->outline.loop_ends = traced->loop_ends;
        *outline = &traced->outline;
        return QRSIGN_OK;
}

void qrsign_outline_free(struct qrsign_outline *outline)
{
        struct traced *traced = (struct traced *)outline;

        if (!traced)
                return;
        free(traced->corners);
        free(traced->loop_ends);
        free(traced);
}
