/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "scan/threshold.h"

/* The mean of the square, pixel by pixel. */
static uint8_t straight(const uint8_t *from, size_t width, size_t height, size_t x, size_t y,
        size_t reach, unsigned margin)
{
        size_t left = x > reach ? x - reach : 0, top = y > reach ? y - reach : 0;
        double sum = 0, count = 0;

        for (size_t j = top; j < height && j <= y + reach; j++)
                for (size_t i = left; i < width && i <= x + reach; i++, count++)
                        sum += from[j * width + i];
        return from[y * width + x] + margin < sum / count ? 0 : 255;
}

static void as_straight(void **state)
{
        static const struct {
                size_t width, height, reach;
                unsigned margin;
        } rows[] = {{1, 1, 1, 0}, {40, 30, 0, 0}, {40, 30, 1, 0}, {40, 30, 5, 6}, {40, 30, 29, 3},
                {40, 30, 39, 3}, {40, 30, 100, 3}, {3, 60, 4, 0}, {60, 3, 4, 0}, {30, 30, 4, 255}};

        (void)state;
        for (size_t k = 0; k < COUNT(rows); k++) {
                size_t count = rows[k].width * rows[k].height, dark = 0;
                uint8_t *from = malloc(count), *to = malloc(count);
                unsigned seed = (unsigned)k;

                for (size_t i = 0; i < count; i++) {
                        seed = seed * 1103515245u + 12345u;
                        from[i] = (uint8_t)(seed >> 16);
                }
                assert_true(qs_threshold(
                        from, rows[k].width, rows[k].height, rows[k].reach, rows[k].margin, to));
                for (size_t i = 0; i < count; i++) {
                        uint8_t expected =
                                straight(from, rows[k].width, rows[k].height, i % rows[k].width,
                                        i / rows[k].width, rows[k].reach, rows[k].margin);

                        if (to[i] != expected)
                                fail_msg("row %zu: pixel %zu is %d", k, i, to[i]);
                        dark += !to[i];
                }
                assert_true(rows[k].margin == 255 || !rows[k].reach || count == 1 || dark);
                free(from);
                free(to);
        }
}

/* The sums do not overflow. */
static void long_and_white(void **state)
{
        enum { LENGTH = 65535 };
        static uint8_t from[LENGTH], to[LENGTH];

        (void)state;
        memset(from, 255, sizeof(from));
        from[7] = 254;
        assert_true(qs_threshold(from, 1, LENGTH, LENGTH, 0, to));
        assert_int_equal(to[7], 0);
        assert_int_equal(to[8], 255);
        assert_true(qs_threshold(from, LENGTH, 1, LENGTH, 0, to));
        assert_int_equal(to[7], 0);
        assert_int_equal(to[8], 255);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(as_straight),
                cmocka_unit_test(long_and_white),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
