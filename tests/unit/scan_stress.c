/* SPDX-License-Identifier: MIT */
/* The margin on the wall: damage is the same each time, grows with its strength, and ends each code
 * sooner or later; more error correction bears more of it. */
#include "unit.h"

#include "draw.h"
#include "scan/damage.h"

static const char text[] = "https://www.google.com/maps/dir/?api=1&destination=16.62850,107.26150";

enum { MODULE = 4, EDGE = 4 * MODULE, SIDE = 200 };

/* A code on paper, and where it is. */
static struct qrsign_image print(enum qrsign_ecc ecc, struct qrsign_code *code)
{
        struct qrsign_symbol *symbol = draw_encode(text, strlen(text), ecc);
        size_t side = qrsign_symbol_modules(symbol) * MODULE;
        struct qrsign_image paper = draw_paper(side + 2 * EDGE, side + 2 * EDGE);

        draw_symbol(&paper, symbol, EDGE, EDGE, MODULE);
        qrsign_symbol_free(symbol);
        *code = (struct qrsign_code){.payload = text, .length = strlen(text)};
        for (size_t k = 0; k < 4; k++) {
                code->corners[k][0] = (double)(EDGE + (k == 1 || k == 2 ? side : 0));
                code->corners[k][1] = (double)(EDGE + (k >= 2 ? side : 0));
        }
        return paper;
}

static struct qrsign_margins stress(enum qrsign_ecc ecc)
{
        struct qrsign_code code;
        struct qrsign_image paper = print(ecc, &code);
        struct qrsign_margins margins;
        struct qrsign_error error;

        if (qrsign_code_stress(&paper, &code, &margins, &error))
                fail_msg("%s", error.message);
        assert_true(margins.measured);
        draw_free(&paper);
        return margins;
}

/* Of the damage that takes modules away, error correction bears a part; of that which dims or
 * distorts all of them alike it need not bear more. */
static void margins(void **state)
{
        struct qrsign_margins low = stress(QRSIGN_ECC_L), high = stress(QRSIGN_ECC_H);
        struct qrsign_margins again = stress(QRSIGN_ECC_H);

        (void)state;
        assert_memory_equal(&high, &again, sizeof(high));
        for (unsigned i = 0; i < QRSIGN_DAMAGE_COUNT; i++) {
                const char *name = qrsign_damage_name((enum qrsign_damage)i);

                print_message("%-15s L %2u, H %2u\n", name, low.survived[i], high.survived[i]);
                if (high.survived[i] < 1 || high.survived[i] > 10 || low.survived[i] > 10)
                        fail_msg("%s: %u, %u", name, low.survived[i], high.survived[i]);
        }
        for (unsigned i = QRSIGN_DAMAGE_DIRT; i <= QRSIGN_DAMAGE_TORN_CORNER; i++)
                if (high.survived[i] < low.survived[i])
                        fail_msg("%s: with H %u, with L %u",
                                qrsign_damage_name((enum qrsign_damage)i), high.survived[i],
                                low.survived[i]);
        assert_true(high.survived[QRSIGN_DAMAGE_DIRT] > low.survived[QRSIGN_DAMAGE_DIRT]);
        assert_true(
                high.survived[QRSIGN_DAMAGE_TORN_CORNER] > low.survived[QRSIGN_DAMAGE_TORN_CORNER]);
}

/* What does not read the code it was given survives nothing. */
static void other_code(void **state)
{
        struct qrsign_code code;
        struct qrsign_image paper = print(QRSIGN_ECC_M, &code), nothing = {0};
        struct qrsign_margins margins;

        (void)state;
        code.payload = "something else";
        code.length = 14;
        assert_int_equal(qrsign_code_stress(&paper, &code, &margins, NULL), QRSIGN_OK);
        for (unsigned i = 0; i < QRSIGN_DAMAGE_COUNT; i++)
                assert_int_equal(margins.survived[i], 0);
        assert_int_equal(qrsign_code_stress(&nothing, &code, &margins, NULL), QRSIGN_OK);
        assert_false(margins.measured);
        draw_free(&paper);
}

static size_t distance(const uint8_t *one, const uint8_t *two)
{
        size_t sum = 0;

        for (size_t i = 0; i < SIDE * SIDE; i++)
                sum += (size_t)(one[i] > two[i] ? one[i] - two[i] : two[i] - one[i]);
        return sum;
}

/* Stripes as wide as modules: each damage changes more of them with each step, the last much; the
 * same strength gives the same pixels. */
static void damage(void **state)
{
        static uint8_t whole[SIDE * SIDE], first[SIDE * SIDE], buffers[2][SIDE * SIDE];

        (void)state;
        for (size_t i = 0; i < SIDE * SIDE; i++)
                whole[i] = (i % SIDE / 5 + i / SIDE / 5) % 2 ? 20 : 235;
        for (unsigned kind = 0; kind < QRSIGN_DAMAGE_COUNT; kind++) {
                const char *name = qrsign_damage_name((enum qrsign_damage)kind);
                size_t last = 0;

                for (unsigned step = 0; step <= 10; step++) {
                        size_t apart;

                        for (int again = 0; again < 2; again++) {
                                struct qs_canvas canvas = {buffers[0], buffers[1], SIDE, 0};

                                memcpy(canvas.pixels, whole, sizeof(whole));
                                qs_damage(&canvas, (enum qrsign_damage)kind, step / 10.0);
                                if (again && memcmp(first, canvas.pixels, sizeof(first)) != 0)
                                        fail_msg("%s %u: differs", name, step);
                                memcpy(first, canvas.pixels, sizeof(first));
                        }
                        apart = distance(whole, first);
                        if (!step)
                                assert_int_equal(apart, 0);
                        /* Blurred or slanted stripes may fall on each other again. */
                        else if (apart * 100 < last * 85)
                                fail_msg("%s %u: %zu after %zu", name, step, apart, last);
                        last = apart;
                }
                if (last < (size_t)SIDE * SIDE * 5)
                        fail_msg("%s: %zu at its strongest", name, last);
        }
}

/* Another seed strikes elsewhere where chance does, and so alone a margin that counts the middle of
 * several. */
static void seeds(void **state)
{
        static uint8_t seen[2][SIDE * SIDE], spare[SIDE * SIDE], other[SIDE * SIDE];

        (void)state;
        for (unsigned kind = 0; kind < QRSIGN_DAMAGE_COUNT; kind++) {
                for (unsigned seed = 0; seed < 2; seed++) {
                        struct qs_canvas canvas = {spare, other, SIDE, seed};

                        memset(spare, 200, sizeof(spare));
                        qs_damage(&canvas, (enum qrsign_damage)kind, 0.5);
                        memcpy(seen[seed], canvas.pixels, sizeof(seen[seed]));
                }
                if (qs_damage_is_chance((enum qrsign_damage)kind) &&
                        memcmp(seen[0], seen[1], sizeof(seen[0])) == 0)
                        fail_msg("%s", qrsign_damage_name((enum qrsign_damage)kind));
        }
        assert_true(qs_damage_is_chance(QRSIGN_DAMAGE_DIRT));
        assert_true(qs_damage_is_chance(QRSIGN_DAMAGE_SCRATCHES));
        assert_false(qs_damage_is_chance(QRSIGN_DAMAGE_TILT));
}

static void names(void **state)
{
        (void)state;
        for (unsigned i = 0; i < QRSIGN_DAMAGE_COUNT; i++) {
                const char *name = qrsign_damage_name((enum qrsign_damage)i);

                assert_true(name[0]);
                for (unsigned k = 0; k < i; k++)
                        assert_string_not_equal(name, qrsign_damage_name((enum qrsign_damage)k));
        }
        assert_string_equal(qrsign_damage_name(QRSIGN_DAMAGE_COUNT), "");
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(names),
                cmocka_unit_test(damage),
                cmocka_unit_test(seeds),
                cmocka_unit_test(margins),
                cmocka_unit_test(other_code),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
