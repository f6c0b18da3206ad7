/* SPDX-License-Identifier: MIT */
/* Symbols printed with known defects: each parameter must move as its formula says, and no other.
 */
#include "unit.h"

#include "draw.h"
#include "symbol/structure.h"

#include <math.h>

static const char text[] = "https://kiet.example/q#04786195234204122495622700548982480547310840";

enum { MODULE = 10, EDGE = 5 * MODULE, DARK = 20, LIGHT = 235 };

/* How a symbol is printed; zero is perfect. */
struct defect {
        double contrast;       /* light less dark, 0 to 1; 0: of DARK and LIGHT */
        double stretch;        /* x by so much larger than y */
        double bend;           /* modules by which the middle rows stand to the right */
        size_t bad_finder;     /* modules of a finder that are the wrong way round */
        size_t bad_timing;     /* of the timing line across */
        size_t bad_alignment;  /* of the alignment pattern */
        size_t bad_codewords;  /* of the first block: a module each the wrong way round */
        size_t weak_codewords; /* of the first block: a module each of less modulation */
        double modulation;     /* of these */
};

static struct qrsign_symbol *symbol;
static struct qs_structure structure;

/* Whether this module is spoiled, and how light it is then. */
static bool is_spoiled(const struct defect *defect, size_t module)
{
        size_t before[4] = {0}, codeword;
        int here = structure.module[module];

        if (here >= 0) {
                codeword = (size_t)here;
                if (structure.block[codeword])
                        return false;
                for (size_t i = 0; i < module; i++) /* the first module of the codeword alone */
                        if (structure.module[i] == here)
                                return false;
                for (size_t i = 0; i < codeword; i++)
                        before[3] += structure.block[i] == 0;
                return before[3] < defect->bad_codewords + defect->weak_codewords;
        }
        for (size_t i = 0; i < module; i++)
                before[0] += structure.module[i] == here;
        if (here == -1 - QS_FIXED_FINDER_2)
                return before[0] < defect->bad_finder;
        if (here == -1 - QS_FIXED_TIMING_1)
                return before[0] < defect->bad_timing;
        return here == -1 - QS_FIXED_ALIGNMENT && before[0] < defect->bad_alignment;
}

static double light_of(const struct defect *defect, size_t module)
{
        size_t n = structure.modules;
        double contrast = defect->contrast > 0 ? defect->contrast : (LIGHT - DARK) / 255.0;
        double most = LIGHT / 255.0, least = most - contrast;
        bool dark = qrsign_symbol_dark(symbol, module % n, module / n);

        if (is_spoiled(defect, module)) {
                double middle = (most + least) / 2, off = defect->modulation * contrast / 2;

                if (defect->weak_codewords)
                        return dark ? middle - off : middle + off;
                dark = !dark;
        }
        return dark ? least : most;
}

static struct qrsign_image print(const struct defect *defect, struct qrsign_code *code)
{
        size_t n = structure.modules;
        double across = MODULE * (1 + defect->stretch / 2),
               down = MODULE * (1 - defect->stretch / 2);
        struct qrsign_image image = draw_paper(2 * EDGE + (size_t)(across * (double)n + 1),
                2 * EDGE + (size_t)(down * (double)n + 1));
        uint8_t *pixels = (uint8_t *)(uintptr_t)image.pixels;
        double *light = malloc(n * n * sizeof(*light));

        for (size_t i = 0; i < n * n; i++)
                light[i] = light_of(defect, i);
        for (size_t y = 0; y < image.height; y++)
                for (size_t x = 0; x < image.width; x++) {
                        double sum = 0;

                        for (int k = 0; k < 16; k++) { /* pixels on an edge are mixed */
                                double v = ((double)y + (k / 4 + .5) / 4 - EDGE) / down;
                                double bump = (v - (double)n / 2) / ((double)n / 5);
                                double shift = defect->bend * exp(-bump * bump);
                                double u = ((double)x + (k % 4 + .5) / 4 - EDGE) / across - shift;
                                bool inside = u >= 0 && v >= 0 && u < (double)n && v < (double)n;

                                sum += inside ? light[(size_t)v * n + (size_t)u] : LIGHT / 255.0;
                        }
                        pixels[y * image.stride + x] = (uint8_t)(sum / 16 * 255 + 0.5);
                }
        free(light);
        *code = (struct qrsign_code){.payload = text, .length = strlen(text)};
        for (size_t k = 0; k < 4; k++) {
                code->corners[k][0] = EDGE + (k == 1 || k == 2 ? across * (double)n : 0);
                code->corners[k][1] = EDGE + (k >= 2 ? down * (double)n : 0);
        }
        return image;
}

static struct qrsign_grade grade_of(const struct defect *defect)
{
        struct qrsign_code code;
        struct qrsign_image image = print(defect, &code);
        struct qrsign_grade grade;
        struct qrsign_error error;

        /* A reader's corners are a little off. */
        code.corners[1][0] += 2;
        code.corners[3][1] -= 3;
        assert_int_equal(
                qrsign_code_grade(&image, &code, QRSIGN_ECC_DEFAULT, &grade, &error), QRSIGN_OK);
        assert_true(grade.graded);
        draw_free(&image);
        return grade;
}

enum { CONTRAST, MODULATION, MARGIN, AXIAL, GRID, UNUSED, FIXED };

/* `parameters` are those that may move, and get this grade; all others stay A. */
static void each_moves_alone(void **state)
{
        /* d - p of the symbol's blocks is even: 1 - 2t / (d - p). */
        static const struct {
                const char *name;
                struct defect defect;
                unsigned parameters, grade;
        } rows[] = {
                {"perfect", {.contrast = 0}, 0, 4},
                {"contrast 71 %", {.contrast = .71}, 1 << CONTRAST, 4},
                {"contrast 69 %", {.contrast = .69}, 1 << CONTRAST, 3},
                {"contrast 56 %", {.contrast = .56}, 1 << CONTRAST, 3},
                {"contrast 54 %", {.contrast = .54}, 1 << CONTRAST, 2},
                {"contrast 41 %", {.contrast = .41}, 1 << CONTRAST, 2},
                {"contrast 39 %", {.contrast = .39}, 1 << CONTRAST, 1},
                {"contrast 30 %", {.contrast = .30}, 1 << CONTRAST, 1},
                {"contrast 21 %", {.contrast = .21}, 1 << CONTRAST, 1},
                {"contrast 19 %", {.contrast = .19}, 1 << CONTRAST, 0},
                {"stretch 5.8 %", {.stretch = .058}, 1 << AXIAL, 4},
                {"stretch 6.2 %", {.stretch = .062}, 1 << AXIAL, 3},
                {"stretch 7.8 %", {.stretch = .078}, 1 << AXIAL, 3},
                {"stretch 8.2 %", {.stretch = .082}, 1 << AXIAL, 2},
                {"stretch 9 %", {.stretch = .09}, 1 << AXIAL, 2},
                {"stretch 9.8 %", {.stretch = .098}, 1 << AXIAL, 2},
                {"stretch 10.2 %", {.stretch = .102}, 1 << AXIAL, 1},
                {"stretch 11.8 %", {.stretch = .118}, 1 << AXIAL, 1},
                {"stretch 12.2 %", {.stretch = .122}, 1 << AXIAL, 0},
                {"one finder module", {.bad_finder = 1}, 1 << FIXED, 3},
                {"two finder modules", {.bad_finder = 2}, 1 << FIXED, 2},
                {"three finder modules", {.bad_finder = 3}, 1 << FIXED, 1},
                {"four finder modules", {.bad_finder = 4}, 1 << FIXED, 0},
                {"two of 25 alignment modules", {.bad_alignment = 2}, 1 << FIXED, 3},
                {"three alignment modules", {.bad_alignment = 3}, 1 << FIXED, 2},
                {"five alignment modules", {.bad_alignment = 5}, 1 << FIXED, 2},
                {"six alignment modules", {.bad_alignment = 6}, 1 << FIXED, 1},
                {"eight alignment modules", {.bad_alignment = 8}, 1 << FIXED, 0},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qrsign_grade grade = grade_of(&rows[i].defect);

                for (unsigned k = 0; k < QRSIGN_GRADE_COUNT; k++) {
                        unsigned expected = rows[i].parameters >> k & 1 ? rows[i].grade : 4;

                        if (grade.grades[k] != expected)
                                fail_msg("row %s: %s is %u (%g), not %u", rows[i].name,
                                        qrsign_grade_name((enum qrsign_grade_parameter)k),
                                        grade.grades[k], grade.values[k], expected);
                }
                check_row(rows[i].name, grade.overall == rows[i].grade);
                check_row(rows[i].name, grade.quiet_zone == QRSIGN_QUIET_ZONE);
                check_row(rows[i].name, fabs(grade.print_growth) < 0.03);
        }
}

/* Wrong codewords count in unused error correction, and in the margin, which holds them for
 * nothing; modulation looks at strength alone. */
static void wrong_codewords(void **state)
{
        double usable = (double)(structure.correction - structure.protection);

        (void)state;
        for (size_t wrong = 0; 2 * wrong <= structure.correction; wrong++) {
                struct defect defect = {.bad_codewords = wrong};
                struct qrsign_grade grade = grade_of(&defect);
                double unused = 1 - 2 * (double)wrong / usable;
                unsigned expected = unused >= .62   ? 4
                                    : unused >= .50 ? 3
                                    : unused >= .37 ? 2
                                    : unused >= .25 ? 1
                                                    : 0;

                assert_true(fabs(grade.values[UNUSED] - unused) < 1e-9);
                assert_int_equal(grade.grades[UNUSED], expected);
                assert_int_equal(grade.grades[MARGIN], expected);
                assert_int_equal(grade.grades[MODULATION], 4);
                assert_int_equal(grade.grades[FIXED], 4);
                assert_int_equal(grade.grades[AXIAL], 4);
                assert_int_equal(grade.grades[GRID], 4);
                assert_int_equal(grade.grades[CONTRAST], 4);
                assert_int_equal(grade.overall, expected);
        }
}

/* All codewords of a block weak to the same degree: the level decides; some of them: what the error
 * correction bears. */
static void weak_codewords(void **state)
{
        static const struct {
                double modulation;
                unsigned grade;
        } rows[] = {{.52, 4}, {.48, 3}, {.42, 3}, {.38, 2}, {.32, 2}, {.28, 1}, {.22, 1}, {.18, 0}};

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct defect defect = {.weak_codewords = 1000, .modulation = rows[i].modulation};
                struct qrsign_grade grade = grade_of(&defect);

                if (grade.grades[MODULATION] != rows[i].grade)
                        fail_msg("modulation %g: %u", rows[i].modulation, grade.grades[MODULATION]);
                assert_int_equal(grade.grades[MARGIN], rows[i].grade);
                assert_int_equal(grade.grades[UNUSED], 4);
                assert_int_equal(grade.grades[FIXED], 4);
        }
        for (size_t weak = 0; 2 * weak <= structure.correction; weak++) {
                struct defect defect = {.weak_codewords = weak, .modulation = .1};
                double unused = 1 - 2 * (double)weak /
                                            (double)(structure.correction - structure.protection);
                unsigned expected = unused >= .62   ? 4
                                    : unused >= .50 ? 3
                                    : unused >= .37 ? 2
                                    : unused >= .25 ? 1
                                                    : 0;

                assert_int_equal(grade_of(&defect).grades[MODULATION], expected);
        }
}

/* A bent grid: rows in the middle stand aside, of which the grid that fits best takes a part that
 * is the same at every strength. */
static void bent_grid(void **state)
{
        double last = -1;
        unsigned seen = 0;

        (void)state;
        for (double bend = 0; bend < 1.5; bend += 0.05) {
                struct defect defect = {.bend = bend};
                struct qrsign_grade grade = grade_of(&defect);

                assert_true(grade.values[GRID] > last - 0.02);
                last = grade.values[GRID];
                assert_true(fabs(grade.values[GRID] - 0.73 * bend) < 0.03 + 0.12 * bend);
                assert_int_equal(grade.grades[GRID], last <= .38   ? 4
                                                     : last <= .50 ? 3
                                                     : last <= .63 ? 2
                                                     : last <= .75 ? 1
                                                                   : 0);
                seen |= 1u << grade.grades[GRID];
                assert_int_equal(grade.grades[CONTRAST], 4);
                if (last >
                        0.34) /* beyond, the middles of modules are no longer where they must be */
                        continue;
                assert_int_equal(grade.grades[FIXED], 4);
                assert_int_equal(grade.grades[UNUSED], 4);
        }
        assert_int_equal(seen, 31);
}

/* The timing line: parts of its modules. */
static void timing(void **state)
{
        size_t count = structure.modules - 16;

        (void)state;
        for (size_t bad = 0; bad < 6; bad++) {
                struct defect defect = {.bad_timing = bad};
                struct qrsign_grade grade = grade_of(&defect);
                double part = (double)bad / (double)count;
                unsigned expected = !bad          ? 4
                                    : part <= .07 ? 3
                                    : part <= .11 ? 2
                                    : part <= .14 ? 1
                                                  : 0;

                assert_int_equal(grade.grades[FIXED], expected);
                assert_int_equal(grade.grades[UNUSED], 4);
        }
}

static void not_graded(void **state)
{
        static const struct defect perfect;
        struct qrsign_code code;
        struct qrsign_image image = print(&perfect, &code), nothing = {0};
        struct qrsign_grade grade;

        (void)state;
        code.payload = "something else";
        code.length = 14;
        assert_int_equal(qrsign_code_grade(&image, &code, QRSIGN_ECC_DEFAULT, &grade, NULL), 0);
        assert_false(grade.graded);
        assert_int_equal(qrsign_code_grade(&nothing, &code, QRSIGN_ECC_Q, &grade, NULL), 0);
        assert_false(grade.graded);
        code.payload = "\xff";
        code.length = 1;
        assert_int_equal(qrsign_code_grade(&image, &code, QRSIGN_ECC_Q, &grade, NULL), 0);
        assert_false(grade.graded);
        code = (struct qrsign_code){.payload = text, .length = strlen(text)};
        code.corners[2][0] = NAN;
        assert_int_equal(qrsign_code_grade(&image, &code, QRSIGN_ECC_Q, &grade, NULL), 0);
        draw_free(&image);
}

static int set_up(void **state)
{
        (void)state;
        symbol = draw_encode(text, strlen(text), QRSIGN_ECC_Q);
        return qs_structure_make(
                       &structure, qrsign_symbol_version(symbol), qrsign_symbol_ecc(symbol))
                       ? 0
                       : -1;
}

static int tear_down(void **state)
{
        (void)state;
        qs_structure_free(&structure);
        qrsign_symbol_free(symbol);
        return 0;
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(each_moves_alone),
                cmocka_unit_test(wrong_codewords),
                cmocka_unit_test(weak_codewords),
                cmocka_unit_test(bent_grid),
                cmocka_unit_test(timing),
                cmocka_unit_test(not_graded),
        };

        return cmocka_run_group_tests(tests, set_up, tear_down);
}
