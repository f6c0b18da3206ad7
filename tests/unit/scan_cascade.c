/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "draw.h"
#include "scan/resample.h"

#include <math.h>

struct found {
        struct qrsign_scanner *scanner;
        const struct qrsign_code *codes;
        size_t count;
};

static struct found search(const struct qrsign_image *image, size_t expected)
{
        struct found found = {0};
        struct qrsign_error error;

        assert_int_equal(qrsign_scanner_create(&found.scanner, &error), QRSIGN_OK);
        if (qrsign_scanner_search(
                    found.scanner, image, NULL, expected, &found.codes, &found.count, &error))
                fail_msg("%s", error.message);
        return found;
}

static size_t put(
        const struct qrsign_image *paper, const char *text, size_t left, size_t top, size_t module)
{
        struct qrsign_symbol *symbol = draw_encode(text, strlen(text), QRSIGN_ECC_M);
        size_t side = qrsign_symbol_modules(symbol) * module;

        draw_symbol(paper, symbol, left, top, module);
        qrsign_symbol_free(symbol);
        return side;
}

static bool reads_once(const struct qrsign_image *image)
{
        struct qrsign_scanner *scanner;
        const struct qrsign_code *codes;
        size_t count;

        assert_int_equal(qrsign_scanner_create(&scanner, NULL), QRSIGN_OK);
        assert_int_equal(
                qrsign_scanner_scan(scanner, image, NULL, &codes, &count, NULL), QRSIGN_OK);
        qrsign_scanner_free(scanner);
        return count > 0;
}

/* A module of 1.5 pixels is too few for one look. */
static void tiny(void **state)
{
        struct qrsign_image paper = draw_paper(480, 480), small = draw_paper(120, 120);
        struct found found;

        (void)state;
        put(&paper, "https://kiet.example/HN-05", 100, 90, 6);
        assert_true(
                qs_shrink(paper.pixels, 480, 480, (uint8_t *)(uintptr_t)small.pixels, 120, 120));
        assert_false(reads_once(&small));
        found = search(&small, 0);
        assert_int_equal(found.count, 1);
        assert_string_equal(found.codes[0].payload, "https://kiet.example/HN-05");
        /* In pixels of the small picture. */
        assert_true(fabs(found.codes[0].corners[0][0] - 25) < 2);
        assert_true(fabs(found.codes[0].corners[0][1] - 22.5) < 2);
        qrsign_scanner_free(found.scanner);
        draw_free(&paper);
        draw_free(&small);
}

/* Coarse grain over a large picture: each pixel a coin's throw, the mean right. */
static void grainy(void **state)
{
        struct qrsign_image paper = draw_paper(2400, 2000);
        uint8_t *pixels = (uint8_t *)(uintptr_t)paper.pixels;
        double side = (double)put(&paper, "Kiệt 5", 700, 500, 24);
        unsigned seed = 1;
        struct found found;

        (void)state;
        for (size_t i = 0; i < 2400 * 2000; i++) {
                unsigned dark = pixels[i] ? 30 : 70;

                seed = seed * 1103515245u + 12345u;
                pixels[i] = (seed >> 16) % 100 < dark ? 0 : 255;
        }
        assert_false(reads_once(&paper));
        found = search(&paper, 0);
        assert_int_equal(found.count, 1);
        assert_string_equal(found.codes[0].payload, "Kiệt 5");
        assert_string_equal(found.codes[0].text, "Kiệt 5");
        assert_true(fabs(found.codes[0].corners[2][0] - 700 - side) < 24);
        qrsign_scanner_free(found.scanner);
        draw_free(&paper);
}

/* Codes far apart in size are found together, each once; a small one in a large one is another. */
static void several(void **state)
{
        struct qrsign_image paper = draw_paper(1500, 1100);
        static const char *const texts[] = {"a", "bb", "ccc", "dddd", "https://kiet.example/ở"};
        struct found found;

        (void)state;
        put(&paper, texts[0], 100, 100, 30);
        for (size_t i = 1; i < COUNT(texts); i++)
                put(&paper, texts[i], 900 + 150 * (i % 2), 100 + 220 * i, 3);
        found = search(&paper, 0);
        assert_int_equal(found.count, COUNT(texts));
        for (size_t i = 0; i < COUNT(texts); i++) {
                size_t same = 0;

                for (size_t k = 0; k < found.count; k++)
                        same += strcmp(found.codes[k].text, texts[i]) == 0;
                check_row(texts[i], same == 1);
        }
        assert_true(found.codes[0].default_text[0]);
        qrsign_scanner_free(found.scanner);
        found = search(&paper, 1);
        assert_true(found.count >= 1);
        qrsign_scanner_free(found.scanner);
        draw_free(&paper);
}

/* A shadow's edge across the code, darker than the code's own contrast. */
static void shadowed(void **state)
{
        struct qrsign_image paper = draw_paper(600, 600);
        uint8_t *pixels = (uint8_t *)(uintptr_t)paper.pixels;
        struct found found;

        (void)state;
        put(&paper, "https://kiet.example/HN-05", 100, 100, 12);
        for (size_t i = 0; i < 600 * 600; i++) {
                size_t light = 100 - 85 * (i % 600) / 600;

                pixels[i] = (uint8_t)((pixels[i] ? 250u : 120u) * light / 100);
        }
        found = search(&paper, 0);
        assert_int_equal(found.count, 1);
        assert_string_equal(found.codes[0].payload, "https://kiet.example/HN-05");
        qrsign_scanner_free(found.scanner);
        draw_free(&paper);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(tiny),
                cmocka_unit_test(grainy),
                cmocka_unit_test(several),
                cmocka_unit_test(shadowed),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
