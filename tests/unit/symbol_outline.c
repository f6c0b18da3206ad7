/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "draw.h"
#include "symbol/symbol.h"

enum { SIDE_MAX = 177 };

/* Winding numbers of all modules, from the vertical edges: walked up, dark lies to the right. */
static void wind(const struct qrsign_outline *outline, int numbers[SIDE_MAX][SIDE_MAX + 1])
{
        size_t start = 0;

        memset(numbers, 0, sizeof(int[SIDE_MAX][SIDE_MAX + 1]));
        for (size_t loop = 0; loop < outline->loop_count; start = outline->loop_ends[loop++])
                for (size_t i = start; i < outline->loop_ends[loop]; i++) {
                        size_t next = i + 1 < outline->loop_ends[loop] ? i + 1 : start;
                        struct qrsign_corner a = outline->corners[i], b = outline->corners[next];

                        for (size_t y = b.y; y < a.y; y++)
                                numbers[y][a.x]++;
                        for (size_t y = a.y; y < b.y; y++)
                                numbers[y][a.x]--;
                }
        for (size_t y = 0; y < SIDE_MAX; y++)
                for (size_t x = 1; x <= SIDE_MAX; x++)
                        numbers[y][x] += numbers[y][x - 1];
}

/* Every loop: edges level and upright in turn, right turns at checkerboards. Returns twice the
 * area on the right, and counts how often a grid point is a corner. */
static long walk(const struct qrsign_outline *outline,
        unsigned char corners[SIDE_MAX + 1][SIDE_MAX + 1], const struct qrsign_symbol *symbol)
{
        size_t start = 0;
        long area = 0;

        memset(corners, 0, sizeof(unsigned char[SIDE_MAX + 1][SIDE_MAX + 1]));
        for (size_t loop = 0; loop < outline->loop_count; start = outline->loop_ends[loop++]) {
                size_t count = outline->loop_ends[loop] - start;

                assert_true(count >= 4 && count % 2 == 0);
                for (size_t i = 0; i < count; i++) {
                        const struct qrsign_corner *all = outline->corners + start;
                        struct qrsign_corner a = all[i], b = all[(i + 1) % count];
                        struct qrsign_corner c = all[(i + 2) % count];
                        long ux = b.x - a.x, uy = b.y - a.y, vx = c.x - b.x, vy = c.y - b.y;
                        size_t x = b.x, y = b.y;

                        assert_true(ux * vx + uy * vy == 0); /* each corner is one */
                        assert_true((ux == 0) != (uy == 0));
                        area += (long)a.x * b.y - (long)b.x * a.y;
                        corners[y][x]++;
                        if (x && y &&
                                qrsign_symbol_dark(symbol, x, y) ==
                                        qrsign_symbol_dark(symbol, x - 1, y - 1) &&
                                qrsign_symbol_dark(symbol, x, y - 1) ==
                                        qrsign_symbol_dark(symbol, x - 1, y))
                                assert_true(ux * vy - uy * vx > 0); /* clockwise, y down */
                }
        }
        assert_int_equal(start, outline->corner_count);
        return area;
}

static void check_outline(const struct qrsign_symbol *symbol)
{
        static int numbers[SIDE_MAX][SIDE_MAX + 1];
        static unsigned char corners[SIDE_MAX + 1][SIDE_MAX + 1];
        size_t modules = qrsign_symbol_modules(symbol);
        long dark_count = 0;
        struct qrsign_outline *outline = NULL;

        assert_int_equal(qrsign_symbol_outline(symbol, &outline, NULL), QRSIGN_OK);
        wind(outline, numbers);
        /* 1 where dark, 0 where light: both fill rules give the matrix back. */
        for (size_t y = 0; y < modules; y++)
                for (size_t x = 0; x <= modules; x++) {
                        bool dark = qrsign_symbol_dark(symbol, x, y);

                        dark_count += dark;
                        if (numbers[y][x] != dark)
                                fail_msg("module %zu %zu of %zu: %d", x, y, modules, numbers[y][x]);
                }
        assert_int_equal(walk(outline, corners, symbol), 2 * dark_count);
        /* Where four edges meet two loops, or one twice, turn: none goes across another. */
        for (size_t y = 1; y < modules; y++)
                for (size_t x = 1; x < modules; x++) {
                        bool a = qrsign_symbol_dark(symbol, x - 1, y - 1);
                        bool b = qrsign_symbol_dark(symbol, x, y - 1);
                        bool c = qrsign_symbol_dark(symbol, x - 1, y);
                        bool d = qrsign_symbol_dark(symbol, x, y);

                        if (a == d && b == c && a != b)
                                assert_int_equal(corners[y][x], 2);
                }
        qrsign_outline_free(outline);
}

static void every_version(void **state)
{
        static char text[8192];

        (void)state;
        memset(text, '7', sizeof(text));
        for (size_t length = 1; length <= 7089; length += 1 + length / 12)
                for (enum qrsign_ecc ecc = QRSIGN_ECC_L; ecc <= QRSIGN_ECC_H; ecc += 3) {
                        struct qrsign_symbol *symbol;
                        struct qrsign_error error;

                        if (draw_try(text, length, ecc, &symbol, &error))
                                continue; /* too long for this level */
                        check_outline(symbol);
                        qrsign_symbol_free(symbol);
                }
}

/* Matrices that no encoder makes. */
static void any_matrix(void **state)
{
        enum { SIDE = 31 };
        unsigned char modules[SIDE * SIDE];
        QRcode code = {3, SIDE, modules};
        struct qrsign_symbol symbol = {&code, QRSIGN_ECC_L};
        uint32_t random = 1;

        (void)state;
        for (unsigned share = 1; share < 16; share++) {
                for (size_t i = 0; i < sizeof(modules); i++) {
                        random = random * 1664525 + 1013904223;
                        modules[i] = random >> 28 < share;
                }
                check_outline(&symbol);
        }
        memset(modules, 1, sizeof(modules));
        check_outline(&symbol);
        for (size_t i = 0; i < sizeof(modules); i++) /* SIDE is odd: a checkerboard */
                modules[i] = i % 2;
        check_outline(&symbol);
        for (size_t i = 0; i < sizeof(modules); i++) /* rings */
                modules[i] = (i % SIDE % 2 == 0) || (i / SIDE % 2 == 0);
        check_outline(&symbol);
        memset(modules, 0, sizeof(modules));
        check_outline(&symbol);
}

/* A dark module in a ring: loops, corners and their order are what plaques are cut by. */
static void loops_in_order(void **state)
{
        static const struct qrsign_corner expected[] = {{0, 0}, {3, 0}, {3, 3}, {0, 3}, /* ring */
                {2, 1}, {1, 1}, {1, 2}, {2, 2}}; /* its hole, the other way round */
        unsigned char modules[] = {1, 1, 1, 1, 0, 1, 1, 1, 1};
        QRcode code = {1, 3, modules};
        struct qrsign_symbol symbol = {&code, QRSIGN_ECC_L};
        struct qrsign_outline *outline;

        (void)state;
        assert_int_equal(qrsign_symbol_outline(&symbol, &outline, NULL), QRSIGN_OK);
        assert_int_equal(outline->loop_count, 2);
        assert_int_equal(outline->loop_ends[0], 4);
        assert_int_equal(outline->loop_ends[1], 8);
        assert_int_equal(outline->corner_count, COUNT(expected));
        for (size_t i = 0; i < 4; i++) {
                assert_int_equal(outline->corners[i].x, expected[i].x);
                assert_int_equal(outline->corners[i].y, expected[i].y);
        }
        qrsign_outline_free(outline);
        qrsign_outline_free(NULL);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(every_version),
                cmocka_unit_test(any_matrix),
                cmocka_unit_test(loops_in_order),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
