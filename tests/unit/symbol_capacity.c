/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "symbol/capacity.h"

/* Codewords counted from how a symbol is built, not from the standard's table of data codewords:
 * all modules less the patterns, less what error correction takes (ISO/IEC 18004:2015, table 9,
 * by level L M Q H). */
static const unsigned char check_words[4][40] = {
        {7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30,
                30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30},
        {10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28,
                28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28},
        {13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30, 28, 30, 30,
                30, 30, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30},
        {17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28, 30, 24, 30,
                30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30},
};
static const unsigned char blocks[4][40] = {
        {1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13,
                14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25},
        {1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23,
                25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49},
        {1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20, 23, 23, 25, 27, 29,
                34, 34, 35, 38, 40, 43, 45, 48, 51, 53, 56, 59, 62, 65, 68},
        {1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25, 25, 34, 30, 32, 35,
                37, 40, 42, 45, 48, 51, 54, 57, 60, 63, 66, 70, 74, 77, 81},
};

static unsigned all_modules(unsigned version)
{
        unsigned side = 17 + 4 * version, modules = side * side;

        modules -= 3 * 64;          /* finders with their separators */
        modules -= 2 * (side - 16); /* timing */
        modules -= 2 * 15 + 1;      /* format, the dark module */
        if (version >= 7)
                modules -= 2 * 18; /* version */
        if (version >= 2) {
                unsigned across = version / 7 + 2;

                /* alignment; those on the timing lines share five modules with them */
                modules -= 25 * (across * across - 3) - 2 * 5 * (across - 2);
        }
        return modules;
}

static unsigned room(unsigned version, int level)
{
        unsigned words = check_words[level][version - 1] * (unsigned)blocks[level][version - 1];

        return 8 * (all_modules(version) / 8 - words);
}

static size_t bits(const struct qs_segments *segments, unsigned version)
{
        size_t sum = segments->utf8 ? 12 + 16 : 0; /* 16 that libqrencode wants to spare */

        if (segments->bytes)
                sum += 4u + (version < 10 ? 8 : 16) + segments->bytes * 8;
        if (segments->digits)
                sum += 4u +
                       (version < 10          ? 10
                               : version < 27 ? 12
                                              : 14) +
                       (segments->digits * 10 + 2) / 3;
        return sum;
}

/* The answer looked for the long way. */
static unsigned smallest(const struct qs_segments *segments, int level, int *raised)
{
        for (unsigned version = 1; version <= 40; version++)
                if (bits(segments, version) <= room(version, level)) {
                        for (*raised = 3; bits(segments, version) > room(version, *raised);)
                                --*raised;
                        return version;
                }
        return 0;
}

static void check_fit(const struct qs_segments *segments)
{
        for (int level = 0; level < 4; level++) {
                enum qrsign_ecc ecc = QRSIGN_ECC_L + (unsigned)level;
                int raised = level;
                unsigned version = smallest(segments, level, &raised);

                if (qs_segments_fit(segments, &ecc) != version ||
                        ecc != QRSIGN_ECC_L + (unsigned)raised)
                        fail_msg("%zu bytes, %zu digits, utf8 %d, level %d", segments->bytes,
                                segments->digits, segments->utf8, level);
        }
}

static void rooms_agree(void **state)
{
        (void)state;
        for (unsigned version = 1; version <= 40; version++)
                for (int level = 0; level < 4; level++)
                        assert_int_equal(room(version, level),
                                8 * qs_capacity(version, QRSIGN_ECC_L + (unsigned)level));
}

static void smallest_version_then_highest_level(void **state)
{
        (void)state;
        for (size_t n = 1; n <= 7200; n++) {
                check_fit(&(struct qs_segments){.digits = n});
                check_fit(&(struct qs_segments){.bytes = 22, .digits = n});
                check_fit(&(struct qs_segments){.bytes = n});
                check_fit(&(struct qs_segments){.utf8 = true, .bytes = n});
        }
}

static void known_limits(void **state)
{
        static const struct {
                const char *name;
                struct qs_segments segments;
                enum qrsign_ecc ecc;
                unsigned version;
        } rows[] = {
                /* ISO/IEC 18004:2015, table 7 */
                {"41 digits 1-L", {.digits = 41}, QRSIGN_ECC_L, 1},
                {"42 digits 2-L", {.digits = 42}, QRSIGN_ECC_L, 2},
                {"552 digits 9-L", {.digits = 552}, QRSIGN_ECC_L, 9},
                {"553 digits 10-L", {.digits = 553}, QRSIGN_ECC_L, 10},
                {"230 bytes 9-L", {.bytes = 230}, QRSIGN_ECC_L, 9},
                {"231 bytes 10-L", {.bytes = 231}, QRSIGN_ECC_L, 10},
                {"3283 digits 26-L", {.digits = 3283}, QRSIGN_ECC_L, 26},
                {"3284 digits 27-L", {.digits = 3284}, QRSIGN_ECC_L, 27},
                {"666 bytes 20-M", {.bytes = 666}, QRSIGN_ECC_M, 20},
                {"7089 digits 40-L", {.digits = 7089}, QRSIGN_ECC_L, 40},
                {"7090 digits", {.digits = 7090}, QRSIGN_ECC_L, 0},
                {"2953 bytes 40-L", {.bytes = 2953}, QRSIGN_ECC_L, 40},
                {"2954 bytes", {.bytes = 2954}, QRSIGN_ECC_L, 0},
                {"1273 bytes 40-H", {.bytes = 1273}, QRSIGN_ECC_H, 40},
                {"1274 bytes", {.bytes = 1274}, QRSIGN_ECC_H, 0},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                enum qrsign_ecc ecc = rows[i].ecc;

                check_row(
                        rows[i].name, qs_segments_fit(&rows[i].segments, &ecc) == rows[i].version);
        }
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(rooms_agree),
                cmocka_unit_test(smallest_version_then_highest_level),
                cmocka_unit_test(known_limits),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
