/* SPDX-License-Identifier: MIT */
/* A display list as the operators of a page. */
#include "unit.h"

#include "plaque/content.h"

#include <math.h>

/* What is drawn in each row: from 1 mm right and 2 mm down of the page's corner. */
static void draw_box(struct qs_display *display, struct qs_fonts *fonts)
{
        (void)fonts;
        qs_display_box(display, QS_INK_BLACK, (struct qs_box){1, 2, 3.0004, 4.25}, 0);
        qs_display_box(display, QS_INK_BLACK, (struct qs_box){1, 2, .5, .5}, 0);
}

static void draw_line(struct qs_display *display, struct qs_fonts *fonts)
{
        (void)fonts;
        qs_display_line(
                display, QS_INK_WHITE, (struct qs_point){-.5, 0}, (struct qs_point){2, 1}, .25);
        qs_display_line(
                display, QS_INK_WHITE, (struct qs_point){0, 0}, (struct qs_point){2, 1}, .25);
}

static void draw_ground(struct qs_display *display, struct qs_fonts *fonts)
{
        (void)fonts;
        qs_display_ground(display, QS_INK_BLUE);
}

static void set_text(
        struct qs_display *display, struct qs_fonts *fonts, const char *text, double angle)
{
        const struct qs_run *run = NULL;

        assert_int_equal(
                qs_fonts_shape(fonts, display->arena, QS_BOLD, text, &run, NULL), QRSIGN_OK);
        qs_display_text(display, QS_INK_BLACK, run, (struct qs_point){10, 20}, 5, angle);
}

static void draw_text(struct qs_display *display, struct qs_fonts *fonts)
{
        set_text(display, fonts, "Ẵ", 0);
}

static void draw_turned(struct qs_display *display, struct qs_fonts *fonts)
{
        set_text(display, fonts, "1", asin(1));
}

/* Two glyphs that stand for three letters together, and one that stands for another in its second
 * place. */
static void draw_clusters(struct qs_display *display, struct qs_fonts *fonts)
{
        static const struct qs_glyph glyphs[] = {
                {36, 0, 0}, {37, .69, -.25}, {36, 2, 0}, {36, 3, 0}};
        static const struct qs_cluster clusters[] = {{3, 2}, {1, 1}, {1, 1}};
        static const struct qs_run run = {.text = "abcde",
                .weight = QS_BOLD,
                .glyphs = glyphs,
                .glyph_count = COUNT(glyphs),
                .clusters = clusters,
                .cluster_count = COUNT(clusters)};

        (void)fonts;
        qs_display_text(display, QS_INK_BLACK, &run, (struct qs_point){10, 20}, 5, 0);
}

static const struct {
        const char *name;
        void (*draw)(struct qs_display *display, struct qs_fonts *fonts);
        bool mirrored;
        const char *expected[3];
} rows[] = {
        {"micrometres, y down", draw_box, false,
                {"0.002834646 0 0 -0.002834646 0 141.732283 cm\n", "1 0 0 1 1000 2000 cm\n"}},
        {"in a mirror", draw_box, true, {"-1 0 0 1 31000 2000 cm\n"}},
        {"a box is a rectangle, its ink said once", draw_box, false,
                {"cm\n0 0 0 1 k\n1000 2000 3000 4250 re\nf*\n1000 2000 500 500 re\nf*\nQ\n"}},
        {"a line, its width said once", draw_line, false,
                {"0 0 0 0 K\n250 w\n-500 0 m\n2000 1000 l\nS\n0 0 m\n2000 1000 l\nS\nQ\n"}},
        {"a ground stands on the page", draw_ground, false,
                {"1 0.8 0.1 0.35 k\n-2000 -1000 36000 26000 re\nf\n1 0 0 1 1000"}},
        {"text", draw_text, false, {"BT\n1 0 0 -1 10000 20000 Tm\n/F0 5000 Tf\n[<", ">]TJ\nET\n"}},
        {"turned text", draw_turned, false, {"BT\n0 1 1 0 10000 20000 Tm\n/F0 5000 Tf\n[<"}},
        {"glyphs that stand for letters together", draw_clusters, false,
                {"/Span<</ActualText<FEFF006100620063>>>BDC\n[<0024>]TJ\n1250 "
                 "Ts\n[<0025>]TJ\nEMC\n",
                        "<0024>]TJ\n/Span<</ActualText<FEFF0065>>>BDC\n", "<0024>]TJ\nEMC\nET\n"}},
};

static void operators(void **state)
{
        struct qs_fonts *fonts = NULL;
        struct qs_press press;

        (void)state;
        qs_press_make(&press, QRSIGN_INK_CMYK);
        assert_int_equal(qs_fonts_open("Noto Sans", &fonts, NULL), QRSIGN_OK);
        for (size_t i = 0; i < COUNT(rows); i++) {
                const struct qs_content_place place = {
                        50, {1, 2}, 30, rows[i].mirrored, {-2, -1, 36, 26}};
                struct qs_arena arena = {0};
                struct qs_pdf_fonts embedded = {0};
                struct qs_buffer out = {0};
                struct qs_display display;

                qs_display_start(&display, &arena);
                rows[i].draw(&display, fonts);
                check_row(rows[i].name, qs_content_append(&out, &press, &embedded, fonts, &display,
                                                &place, NULL) == QRSIGN_OK);
                if (getenv("DUMP"))
                        puts(out.data);
                for (size_t k = 0; k < COUNT(rows[i].expected) && rows[i].expected[k]; k++)
                        check_row(rows[i].name, strstr(out.data, rows[i].expected[k]));
                qs_buffer_free(&out);
                qs_pdf_fonts_free(&embedded);
                qs_arena_free(&arena);
        }
        qs_fonts_free(fonts);
}

/* Strings of a document: plain where they can be, else UTF-16. */
static void strings(void **state)
{
        static const struct {
                const char *text, *expected;
        } cases[] = {
                {"HN-01", "/K(HN-01)"},
                {"a (b) \\", "/K<FEFF006100200028006200290020005C>"},
                {"Kiệt", "/K<FEFF004B00691EC70074>"},
                {"\xF0\x9F\x8F\xA0", "/K<FEFFD83CDFE0>"},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(cases); i++) {
                struct qs_buffer out = {0};

                qs_pdf_append_text(&out, "/K", cases[i].text);
                check_row(cases[i].text, strcmp(out.data, cases[i].expected) == 0);
                qs_buffer_free(&out);
        }
}

int main(void)
{
        const struct CMUnitTest tests[] = {cmocka_unit_test(operators), cmocka_unit_test(strings)};

        return cmocka_run_group_tests(tests, NULL, NULL);
}
