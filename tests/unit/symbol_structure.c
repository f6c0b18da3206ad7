/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "draw.h"
#include "symbol/capacity.h"
#include "symbol/structure.h"

/* Against libqrencode's capacities: data codewords are what error correction leaves. */
static void adds_up(void **state)
{
        (void)state;
        for (unsigned version = 1; version <= QS_VERSION_MAX; version++)
                for (int ecc = QRSIGN_ECC_L; ecc <= QRSIGN_ECC_H; ecc++) {
                        struct qs_structure structure;
                        size_t counts[81] = {0}, least = SIZE_MAX, most = 0;

                        assert_true(qs_structure_make(&structure, version, (enum qrsign_ecc)ecc));
                        assert_int_equal(
                                structure.codewords - structure.blocks * structure.correction,
                                qs_capacity(version, (enum qrsign_ecc)ecc));
                        for (size_t i = 0; i < structure.codewords; i++)
                                counts[structure.block[i]]++;
                        for (size_t i = 0; i < structure.blocks; i++) {
                                least = counts[i] < least ? counts[i] : least;
                                most = counts[i] > most ? counts[i] : most;
                        }
                        assert_true(most - least <= 1);
                        qs_structure_free(&structure);
                }
}

/* Fixed patterns of symbols that libqrencode made look as they must. */
static void patterns(void **state)
{
        static const size_t lengths[] = {5, 60, 150, 400, 900, 1500};
        static char text[1600];

        (void)state;
        memset(text, 'x', sizeof(text));
        for (size_t k = 0; k < COUNT(lengths); k++) {
                struct qrsign_symbol *symbol = draw_encode(text, lengths[k], QRSIGN_ECC_M);
                struct qs_structure structure;
                size_t n = qrsign_symbol_modules(symbol), bits = 0;

                assert_true(qs_structure_make(
                        &structure, qrsign_symbol_version(symbol), qrsign_symbol_ecc(symbol)));
                for (size_t i = 0; i < n * n; i++) {
                        size_t x = i % n, y = i / n;
                        int fixed = -1 - structure.module[i];

                        bits += fixed < 0;
                        if (fixed == QS_FIXED_TIMING_1 || fixed == QS_FIXED_TIMING_2)
                                assert_int_equal(
                                        qrsign_symbol_dark(symbol, x, y), (x + y) % 2 == 0);
                        if (fixed == QS_FIXED_ALIGNMENT && i >= 2 * n + 2 &&
                                structure.module[i - 2 * n - 2] == structure.module[i] &&
                                structure.module[i + 2 * n + 2] == structure.module[i])
                                assert_true(qrsign_symbol_dark(symbol, x, y)); /* its middle */
                }
                assert_int_equal(bits, structure.codewords * 8);
                qs_structure_free(&structure);
                qrsign_symbol_free(symbol);
        }
}

int main(void)
{
        const struct CMUnitTest tests[] = {cmocka_unit_test(adds_up), cmocka_unit_test(patterns)};

        return cmocka_run_group_tests(tests, NULL, NULL);
}
