/* SPDX-License-Identifier: MIT */
#include "scan/grid.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* From the unit square to four corners (Heckbert 1989, 2.2.3), in modules. */
static void project(struct qs_grid *grid)
{
        const double(*c)[2] = (const double(*)[2])grid->corners;
        double n = (double)grid->modules, *p = grid->projection;
        double dx1 = c[1][0] - c[2][0], dx2 = c[3][0] - c[2][0];
        double dy1 = c[1][1] - c[2][1], dy2 = c[3][1] - c[2][1];
        double sx = c[0][0] - c[1][0] + c[2][0] - c[3][0];
        double sy = c[0][1] - c[1][1] + c[2][1] - c[3][1];
        double area = dx1 * dy2 - dx2 * dy1;
        double g = fabs(area) > 1e-9 ? (sx * dy2 - dx2 * sy) / area : 0;
        double h = fabs(area) > 1e-9 ? (dx1 * sy - sx * dy1) / area : 0;

        for (size_t axis = 0; axis < 2; axis++) {
                p[3 * axis] = (c[1][axis] - c[0][axis] + g * c[1][axis]) / n;
                p[3 * axis + 1] = (c[3][axis] - c[0][axis] + h * c[3][axis]) / n;
                p[3 * axis + 2] = c[0][axis];
        }
        p[6] = g / n;
        p[7] = h / n;
}

static void place(const struct qs_grid *grid, double x, double y, double at[2])
{
        const double *p = grid->projection;
        double depth = p[6] * x + p[7] * y + 1;

        at[0] = (p[0] * x + p[1] * y + p[2]) / depth;
        at[1] = (p[3] * x + p[4] * y + p[5]) / depth;
}

/* Corners of pixels are whole numbers, their middles halves; beyond the edge, the edge goes on. */
double qs_grid_light(const struct qs_grid *grid, double x, double y)
{
        const struct qrsign_image *image = grid->image;
        double at[2], part[2], light = 0;
        size_t first[2], second[2];
        const size_t size[2] = {image->width, image->height};

        place(grid, x, y, at);
        for (size_t axis = 0; axis < 2; axis++) {
                double most = (double)size[axis] - 1;
                double along = at[axis] - 0.5;

                along = along > 0 ? fmin(along, most) : 0; /* also for what is no number */
                first[axis] = (size_t)along;
                second[axis] = first[axis] + 1 < size[axis] ? first[axis] + 1 : first[axis];
                part[axis] = along - (double)first[axis];
        }
        for (unsigned k = 0; k < 4; k++) {
                size_t column = k & 1 ? second[0] : first[0], row = k & 2 ? second[1] : first[1];

                light += (k & 1 ? part[0] : 1 - part[0]) * (k & 2 ? part[1] : 1 - part[1]) *
                         image->pixels[row * image->stride + column];
        }
        return grid->inverted ? 1 - light / 255 : light / 255;
}

double qs_grid_module(const struct qs_grid *grid, size_t x, size_t y)
{
        double sum = 0;

        for (int j = -1; j <= 1; j++)
                for (int i = -1; i <= 1; i++)
                        sum += qs_grid_light(
                                grid, (double)x + 0.5 + i * 0.25, (double)y + 0.5 + j * 0.25);
        return sum / 9;
}

/* How much lighter the light modules are than the dark ones, by their middles. */
static double contrast(const struct qs_grid *grid)
{
        double sums[2] = {0, 0};
        size_t counts[2] = {0, 0};

        for (size_t y = 0; y < grid->modules; y++)
                for (size_t x = 0; x < grid->modules; x++) {
                        bool dark = qrsign_symbol_dark(grid->symbol, x, y);

                        sums[dark] += qs_grid_light(grid, (double)x + 0.5, (double)y + 0.5);
                        counts[dark]++;
                }
        return sums[0] / (double)counts[0] - sums[1] / (double)counts[1];
}

/* Corners go, one by one, where the contrast grows: steps of a module, then of a half and so on. */
static void climb(struct qs_grid *grid)
{
        double module = hypot(grid->corners[1][0] - grid->corners[0][0],
                                grid->corners[1][1] - grid->corners[0][1]) /
                        (double)grid->modules;
        double best = contrast(grid);

        for (double step = module; step > module / 10; step /= 2)
                for (int round = 0; round < 3; round++)
                        for (size_t k = 0; k < 16; k++) {
                                double *corner = &grid->corners[k / 4][k / 2 % 2], old = *corner;
                                double now;

                                *corner += k % 2 ? step : -step;
                                project(grid);
                                now = contrast(grid);
                                if (now > best)
                                        best = now;
                                else
                                        *corner = old;
                        }
        project(grid);
}

/* Where the light between two neighbours passes the middle of theirs, from -0.5 to 0.5; false if
 * it does not, or hardly. */
static bool find_edge(const struct qs_grid *grid, const double from[2], bool down, double *off)
{
        enum { STEPS = 16 };
        double light[STEPS + 1], middle;

        for (int i = 0; i <= STEPS; i++) {
                double along = (double)i / STEPS;

                light[i] = qs_grid_light(
                        grid, from[0] + (down ? 0 : along), from[1] + (down ? along : 0));
        }
        middle = (light[0] + light[STEPS]) / 2;
        if (fabs(light[0] - light[STEPS]) < 0.08)
                return false;
        for (int i = 0; i < STEPS; i++) {
                double before = light[i] - middle, after = light[i + 1] - middle;

                if (before * after > 0 || before == after)
                        continue;
                *off = (i + before / (before - after)) / STEPS - 0.5;
                return true;
        }
        return false;
}

bool qs_grid_edges(const struct qs_grid *grid, struct qs_edge **edges, size_t *count)
{
        size_t n = grid->modules;
        struct qs_edge *found = malloc(2 * n * n * sizeof(*found));

        *edges = found;
        *count = 0;
        for (size_t k = 0; found && k < 2 * n * n; k++) {
                bool down = k >= n * n;
                size_t x = k % n, y = k / n % n;
                size_t next_x = x + !down, next_y = y + down;
                bool dark = qrsign_symbol_dark(grid->symbol, x, y);
                double from[2] = {(double)x + 0.5, (double)y + 0.5};
                struct qs_edge *edge = &found[*count];

                if (next_x == n || next_y == n ||
                        dark == qrsign_symbol_dark(grid->symbol, next_x, next_y) ||
                        !find_edge(grid, from, down, &edge->off))
                        continue;
                edge->x = from[0] + (down ? 0 : 0.5);
                edge->y = from[1] + (down ? 0.5 : 0);
                edge->down = down;
                edge->darkens = !dark;
                (*count)++;
        }
        return found != NULL;
}

enum { REACH = 3 }; /* modules around a crossing that tell where it is */

/* Of the 36 modules there so many more must agree: damage must not look like a shift. */
static const double MORE = 6;

/* How well the modules around a crossing agree with the matrix if all stand off by so much. */
static double agreement(const struct qs_grid *grid, size_t x, size_t y, const double off[2])
{
        double sum = 0;

        for (size_t j = y < REACH ? 0 : y - REACH; j < y + REACH && j < grid->modules; j++)
                for (size_t i = x < REACH ? 0 : x - REACH; i < x + REACH && i < grid->modules;
                        i++) {
                        double light = qs_grid_light(
                                grid, (double)i + 0.5 + off[0], (double)j + 0.5 + off[1]);

                        sum += qrsign_symbol_dark(grid->symbol, i, j) ? 1 - light : light;
                }
        return sum;
}

/* To half a module, 1 at most; the nearest of those that agree alike. */
static void find_coarse(const struct qs_grid *grid, size_t x, size_t y, double off[2])
{
        double best = agreement(grid, x, y, (const double[2]){0, 0}) + MORE;

        off[0] = off[1] = 0;
        for (int k = 0; k < 25; k++) {
                const double here[2] = {(k % 5 - 2) / 2., (k / 5 - 2) / 2.};
                double now = agreement(grid, x, y, here) - hypot(here[0], here[1]) / 4;

                if (now <= best)
                        continue;
                best = now;
                off[0] = here[0];
                off[1] = here[1];
        }
}

double qs_grid_off(const struct qs_grid *grid, size_t x, size_t y)
{
        double coarse[2], sums[2][2] = {{0, 0}, {0, 0}}, off[2];
        size_t counts[2][2] = {{0, 0}, {0, 0}};

        find_coarse(grid, x, y, coarse);
        for (size_t k = 0; k < 2 * 4 * REACH * REACH; k++) {
                size_t down = k / (4 * REACH * REACH);
                size_t i = x + k % (2 * REACH), j = y + k / (2 * REACH) % (2 * REACH);
                double from[2] = {
                        (double)i - REACH + 0.5 + coarse[0], (double)j - REACH + 0.5 + coarse[1]};
                double edge;
                bool dark;

                if (i < REACH || j < REACH || i - REACH + !down >= grid->modules ||
                        j - REACH + down >= grid->modules)
                        continue;
                dark = qrsign_symbol_dark(grid->symbol, i - REACH, j - REACH);
                if (dark == qrsign_symbol_dark(grid->symbol, i - REACH + !down, j - REACH + down) ||
                        !find_edge(grid, from, down, &edge))
                        continue;
                sums[down][dark] += edge;
                counts[down][dark]++;
        }
        /* Both kinds of edges, so that dark which is printed too wide moves nothing. */
        for (size_t k = 0; k < 2; k++)
                off[k] = counts[k][0] && counts[k][1]
                                 ? coarse[k] + (sums[k][0] / (double)counts[k][0] +
                                                       sums[k][1] / (double)counts[k][1]) /
                                                       2
                                 : 0;
        return hypot(off[0], off[1]);
}

enum { TERMS = 5 }; /* 1, x, y, xy, and how much wider dark is */

/* Gauss; false where the edges do not say enough. */
static bool solve(double a[TERMS][TERMS + 1])
{
        for (size_t i = 0; i < TERMS; i++) {
                size_t pivot = i;

                for (size_t r = i + 1; r < TERMS; r++)
                        if (fabs(a[r][i]) > fabs(a[pivot][i]))
                                pivot = r;
                if (fabs(a[pivot][i]) < 1e-9)
                        return false;
                for (size_t c = 0; c <= TERMS; c++) {
                        double kept = a[i][c];

                        a[i][c] = a[pivot][c];
                        a[pivot][c] = kept;
                }
                for (size_t r = 0; r < TERMS; r++) {
                        double part = r == i ? 0 : a[r][i] / a[i][i];

                        for (size_t c = i; c <= TERMS; c++)
                                a[r][c] -= part * a[i][c];
                }
        }
        for (size_t i = 0; i < TERMS; i++)
                a[i][TERMS] /= a[i][i];
        return true;
}

/* How far the corners are off, by least squares over all edges of one direction. */
static bool measure(const struct qs_grid *grid, const struct qs_edge *edges, size_t count,
        bool down, double off[4])
{
        double a[TERMS][TERMS + 1] = {{0}}, n = (double)grid->modules;
        static const double at[4][2] = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};

        for (size_t i = 0; i < count; i++) {
                double x = edges[i].x / n, y = edges[i].y / n;
                double terms[TERMS] = {1, x, y, x * y, edges[i].darkens ? -1 : 1};

                if (edges[i].down != down)
                        continue;
                for (size_t r = 0; r < TERMS; r++) {
                        for (size_t c = 0; c < TERMS; c++)
                                a[r][c] += terms[r] * terms[c];
                        a[r][TERMS] += terms[r] * edges[i].off;
                }
        }
        if (!solve(a))
                return false;
        for (size_t k = 0; k < 4; k++)
                off[k] = a[0][TERMS] + a[1][TERMS] * at[k][0] + a[2][TERMS] * at[k][1] +
                         a[3][TERMS] * at[k][0] * at[k][1];
        return true;
}

/* The corners move by what the edges say. */
static bool adjust(struct qs_grid *grid)
{
        static const double at[4][2] = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};
        double off_x[4], off_y[4], moved[4][2], n = (double)grid->modules;
        struct qs_edge *edges;
        size_t count;
        bool good = qs_grid_edges(grid, &edges, &count);

        good = good && measure(grid, edges, count, false, off_x) &&
               measure(grid, edges, count, true, off_y);
        free(edges);
        for (size_t k = 0; good && k < 4; k++)
                place(grid, at[k][0] * n + off_x[k], at[k][1] * n + off_y[k], moved[k]);
        if (!good)
                return false;
        memcpy(grid->corners, moved, sizeof(moved));
        project(grid);
        return true;
}

static bool agrees(const struct qs_grid *grid)
{
        double light = 0, dark = 0;
        size_t n = grid->modules, right = 0, darks = 0;

        for (size_t i = 0; i < n * n; i++) {
                double one = qs_grid_module(grid, i % n, i / n);
                bool is_dark = qrsign_symbol_dark(grid->symbol, i % n, i / n);

                *(is_dark ? &dark : &light) += one;
                darks += is_dark;
        }
        light /= (double)(n * n - darks);
        dark /= (double)darks;
        for (size_t i = 0; i < n * n; i++)
                right += (qs_grid_module(grid, i % n, i / n) < (light + dark) / 2) ==
                         qrsign_symbol_dark(grid->symbol, i % n, i / n);
        return right * 4 >= 3 * n * n;
}

bool qs_grid_fit(struct qs_grid *grid, const struct qrsign_image *image,
        const struct qrsign_code *code, const struct qrsign_symbol *symbol)
{
        *grid = (struct qs_grid){.image = image, .symbol = symbol};
        grid->modules = qrsign_symbol_modules(symbol);
        memcpy(grid->corners, code->corners, sizeof(grid->corners));
        project(grid);
        grid->inverted = contrast(grid) < 0;
        climb(grid);
        if (!agrees(grid))
                return false;
        for (int i = 0; i < 6; i++)
                if (!adjust(grid))
                        break;
        return true;
}
