/* SPDX-License-Identifier: MIT */
#include "scan/threshold.h"

#include <stdlib.h>

static void add_row(uint32_t *sums, const uint8_t *row, size_t width)
{
        for (size_t x = 0; x < width; x++)
                sums[x] += row[x];
}

static void subtract_row(uint32_t *sums, const uint8_t *row, size_t width)
{
        for (size_t x = 0; x < width; x++)
                sums[x] -= row[x];
}

/* One row; `sums` are of the `rows` rows around it, column by column. */
static void cut_row(const uint8_t *from, const uint32_t *sums, size_t width, size_t rows,
        size_t reach, unsigned margin, uint8_t *to)
{
        uint64_t sum = 0;
        size_t columns = 0;

        for (size_t x = 0; x < width && x < reach; x++, columns++)
                sum += sums[x];
        for (size_t x = 0; x < width; x++) {
                if (x + reach < width) {
                        sum += sums[x + reach];
                        columns++;
                }
                if (x > reach) {
                        sum -= sums[x - reach - 1];
                        columns--;
                }
                to[x] = (uint64_t)(from[x] + margin) * (columns * rows) < sum ? 0 : 255;
        }
}

bool qs_threshold(const uint8_t *from, size_t width, size_t height, size_t reach, unsigned margin,
        uint8_t *to)
{
        uint32_t *sums = calloc(width, sizeof(*sums)); /* 65,535 rows of 255 fit */
        size_t rows = 0;

        if (!sums)
                return false;
        for (size_t y = 0; y < height && y < reach; y++, rows++)
                add_row(sums, from + y * width, width);
        for (size_t y = 0; y < height; y++) {
                if (y + reach < height) {
                        add_row(sums, from + (y + reach) * width, width);
                        rows++;
                }
                if (y > reach) {
                        subtract_row(sums, from + (y - reach - 1) * width, width);
                        rows--;
                }
                cut_row(from + y * width, sums, width, rows, reach, margin, to + y * width);
        }
        free(sums);
        return true;
}
