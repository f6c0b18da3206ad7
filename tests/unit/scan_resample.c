/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "scan/resample.h"

#include <math.h>

static const size_t sizes[][4] = {{1, 1, 1, 1}, {7, 5, 7, 5}, {7, 5, 3, 2}, {64, 48, 8, 6},
        {100, 3, 99, 2}, {31, 17, 1, 1}, {40, 40, 39, 13}, {65535, 1, 65534, 1}, {1, 65535, 1, 9}};

static uint8_t *noise(size_t count, unsigned seed)
{
        uint8_t *pixels = malloc(count);

        assert_non_null(pixels);
        for (size_t i = 0; i < count; i++) {
                seed = seed * 1103515245u + 12345u;
                pixels[i] = (uint8_t)(seed >> 16);
        }
        return pixels;
}

/* How much of the old pixel `i` lies under the new pixel `place`. */
static double overlap(size_t i, size_t place, size_t from, size_t to)
{
        double scale = (double)from / (double)to;
        double begin = fmax((double)i, (double)place * scale);
        double end = fmin((double)i + 1, (double)(place + 1) * scale);

        return fmax(0, end - begin);
}

static double area_mean(const uint8_t *from, const size_t size[4], size_t x, size_t y)
{
        double sum = 0, area = 0;
        size_t first_y = y * size[1] / size[3], first_x = x * size[0] / size[2];

        for (size_t j = first_y; j < size[1] && j <= first_y + size[1] / size[3] + 1; j++)
                for (size_t i = first_x; i < size[0] && i <= first_x + size[0] / size[2] + 1; i++) {
                        double part =
                                overlap(i, x, size[0], size[2]) * overlap(j, y, size[1], size[3]);

                        sum += part * from[j * size[0] + i];
                        area += part;
                }
        return sum / area;
}

static void shrinks_by_area(void **state)
{
        (void)state;
        for (size_t k = 0; k < COUNT(sizes); k++) {
                const size_t *size = sizes[k];
                uint8_t *from = noise(size[0] * size[1], (unsigned)k);
                uint8_t *to = malloc(size[2] * size[3]);

                assert_true(qs_shrink(from, size[0], size[1], to, size[2], size[3]));
                for (size_t y = 0; y < size[3]; y++)
                        for (size_t x = 0; x < size[2]; x++)
                                if (fabs(area_mean(from, size, x, y) - to[y * size[2] + x]) >
                                        0.5 + 1e-6)
                                        fail_msg("%zu x %zu to %zu x %zu: at %zu %zu %d, not %g",
                                                size[0], size[1], size[2], size[3], x, y,
                                                to[y * size[2] + x], area_mean(from, size, x, y));
                free(from);
                free(to);
        }
}

/* Keys' kernel with a = -1/2. */
static double keys(double distance)
{
        double t = fabs(distance);

        if (t < 1)
                return (1.5 * t - 2.5) * t * t + 1;
        return t < 2 ? ((-0.5 * t + 2.5) * t - 4) * t + 2 : 0;
}

static double cubic(const uint8_t *from, const size_t size[4], size_t x, size_t y)
{
        double at_x = ((double)x + 0.5) * (double)size[0] / (double)size[2] - 0.5;
        double at_y = ((double)y + 0.5) * (double)size[1] / (double)size[3] - 0.5;
        double sum = 0;

        for (long j = (long)floor(at_y) - 3; j <= (long)floor(at_y) + 3; j++)
                for (long i = (long)floor(at_x) - 3; i <= (long)floor(at_x) + 3; i++) {
                        long row = j < 0 ? 0 : j < (long)size[1] ? j : (long)size[1] - 1;
                        long column = i < 0 ? 0 : i < (long)size[0] ? i : (long)size[0] - 1;

                        sum += keys(at_x - (double)i) * keys(at_y - (double)j) *
                               from[row * (long)size[0] + column];
                }
        return fmin(255, fmax(0, sum));
}

static void enlarges_by_keys(void **state)
{
        static const size_t rows[][4] = {
                {1, 1, 5, 4}, {2, 3, 2, 3}, {9, 7, 18, 14}, {9, 7, 25, 8}, {30, 1, 61, 3}};

        (void)state;
        for (size_t k = 0; k < COUNT(rows); k++) {
                const size_t *size = rows[k];
                uint8_t *from = noise(size[0] * size[1], (unsigned)k + 99);
                uint8_t *to = malloc(size[2] * size[3]);

                assert_true(qs_enlarge(from, size[0], size[1], to, size[2], size[3]));
                for (size_t y = 0; y < size[3]; y++)
                        for (size_t x = 0; x < size[2]; x++)
                                if (fabs(cubic(from, size, x, y) - to[y * size[2] + x]) > 0.51)
                                        fail_msg("row %zu: at %zu %zu %d, not %g", k, x, y,
                                                to[y * size[2] + x], cubic(from, size, x, y));
                free(from);
                free(to);
        }
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(shrinks_by_area),
                cmocka_unit_test(enlarges_by_keys),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
