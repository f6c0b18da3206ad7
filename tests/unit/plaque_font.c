/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "plaque/font.h"

static struct qs_fonts *fonts;
static struct qs_arena arena;

static int open_fonts(void **state)
{
        (void)state;
        return qs_fonts_open("Noto Sans", &fonts, NULL) != QRSIGN_OK;
}

static int close_fonts(void **state)
{
        (void)state;
        qs_arena_free(&arena);
        qs_fonts_free(fonts);
        return 0;
}

static const struct qs_run *shape(enum qs_weight weight, const char *text)
{
        const struct qs_run *run = NULL;

        assert_int_equal(qs_fonts_shape(fonts, &arena, weight, text, &run, NULL), QRSIGN_OK);
        return run;
}

/* What the outlines of Noto Sans 2.007 say (design system, section 2), in em. */
static void ink_is_true(void **state)
{
        static const struct {
                enum qs_weight weight;
                const char *text;
                double above, below;
        } rows[] = {
                {QS_BOLD, "K1", .714, 0},
                {QS_BOLD, "x", .546, 0},
                {QS_REGULAR, "x", .536, 0},
                {QS_BOLD, "Ê", .944, 0},
                {QS_BOLD, "Ổ", 1.036, .012},
                {QS_BOLD, "Ẵ", 1.054, 0},
                {QS_BOLD, "Ẫ", 1.054, 0},
                {QS_BOLD, "Ị", .714, .21},
                {QS_BOLD, "Kgp", .714, .24},
                {QS_BOLD, " ", 0, 0},
                {QS_BOLD, "", 0, 0},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                const struct qs_run *run = shape(rows[i].weight, rows[i].text);

                check_row(rows[i].text, run->above > rows[i].above - .011);
                check_row(rows[i].text, run->above < rows[i].above + .011);
                check_row(rows[i].text, run->below > rows[i].below - .011);
                check_row(rows[i].text, run->below < rows[i].below + .011);
        }
}

static void bold_is_a_face_of_its_own(void **state)
{
        const struct qs_run *regular = shape(QS_REGULAR, "Thôn"), *bold = shape(QS_BOLD, "Thôn");

        (void)state;
        assert_true(bold->advance > regular->advance * 1.03);
        assert_int_equal(regular->weight, QS_REGULAR);
        assert_int_equal(bold->weight, QS_BOLD);
}

static void clusters_cover_text_and_glyphs(void **state)
{
        static const char *const texts[] = {"Kiệt 1", "17 hộ · 164 m", "fi ffi Ẵ", "a\u200Db",
                "e\u0323\u0302" /* a mark on its own beside the composed letters */, "Σ Ж Kiệt"};

        (void)state;
        for (size_t i = 0; i < COUNT(texts); i++) {
                const struct qs_run *run = shape(QS_BOLD, texts[i]);
                size_t bytes = 0, glyphs = 0;

                for (size_t j = 0; j < run->cluster_count; j++) {
                        check_row(texts[i], run->clusters[j].bytes > 0);
                        bytes += (size_t)run->clusters[j].bytes;
                        glyphs += (size_t)run->clusters[j].glyphs;
                }
                check_row(texts[i], bytes == strlen(texts[i]));
                check_row(texts[i], glyphs == run->glyph_count);
                assert_string_equal(run->text, texts[i]);
        }
}

static void advance_is_that_of_the_glyphs(void **state)
{
        (void)state;
        /* Figures of Noto Sans are all as wide: .572 em. */
        assert_true(shape(QS_BOLD, "0123456789")->advance > 5.719);
        assert_true(shape(QS_BOLD, "0123456789")->advance < 5.721);
        assert_true(shape(QS_BOLD, "")->advance == 0);
        /* Side bearings are not ink. */
        assert_true(shape(QS_BOLD, "K")->left > .08);
        assert_true(shape(QS_BOLD, "K")->right < shape(QS_BOLD, "K")->advance);
}

static void what_cannot_be_drawn(void **state)
{
        static const struct {
                const char *text;
                enum qrsign_message code;
                const char *letter;
        } rows[] = {
                {"Kiệt 雨", QRSIGN_MESSAGE_LETTER_MISSING, "雨 (U+96E8)"},
                {"\U00021A38", QRSIGN_MESSAGE_LETTER_MISSING, "\U00021A38 (U+21A38)"},
                {"Bán \U0001F35C", QRSIGN_MESSAGE_LETTER_MISSING, "\U0001F35C (U+1F35C)"},
                {"a\x01", QRSIGN_MESSAGE_LETTER_MISSING,
                        "  (U+0001)"}, /* messages hold no control */
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qrsign_error error;
                const struct qs_run *run = (const struct qs_run *)&error;

                check_row(rows[i].text, qs_fonts_shape(fonts, &arena, QS_REGULAR, rows[i].text,
                                                &run, &error) == QRSIGN_ERROR_MISSING);
                check_row(rows[i].text, error.code == rows[i].code);
                assert_string_equal(error.argument[0], rows[i].letter);
                assert_string_equal(error.argument[1], "Noto Sans");
                assert_null(run);
        }
}

static void right_to_left_is_refused(void **state)
{
        struct qrsign_error error;
        const struct qs_run *run;
        enum qrsign_status status =
                qs_fonts_shape(fonts, &arena, QS_BOLD, "Kiệt \u05D0", &run, &error);

        (void)state;
        assert_int_equal(status, QRSIGN_ERROR_MISSING);
        assert_int_equal(error.code, QRSIGN_MESSAGE_LETTER_RIGHT_TO_LEFT);
}

static void a_text_without_end(void **state)
{
        static char text[QS_RUN_LIMIT + 2];
        struct qrsign_error error;
        const struct qs_run *run;

        (void)state;
        memset(text, 'M', sizeof(text) - 2);
        assert_int_equal(qs_fonts_shape(fonts, &arena, QS_BOLD, text, &run, &error), QRSIGN_OK);
        text[QS_RUN_LIMIT] = 'M';
        assert_int_equal(
                qs_fonts_shape(fonts, &arena, QS_BOLD, text, &run, &error), QRSIGN_ERROR_FIT);
        assert_int_equal(error.code, QRSIGN_MESSAGE_TEXT_TOO_LONG);
}

/* The second time nothing is shaped: the fonts keep what was asked for lately. */
static void the_same_again(void **state)
{
        static const char *const texts[] = {"Kiệt 1", "", "a\u200Db", "e\u0323\u0302", "Σ Ж"};

        (void)state;
        for (size_t i = 0; i < COUNT(texts); i++)
                for (int weight = QS_REGULAR; weight <= QS_BOLD; weight++) {
                        const struct qs_run *first = shape((enum qs_weight)weight, texts[i]);
                        const struct qs_run *again = shape((enum qs_weight)weight, texts[i]);

                        check_row(texts[i], first != again && first->glyphs != again->glyphs);
                        assert_string_equal(again->text, texts[i]);
                        check_row(texts[i], again->weight == (enum qs_weight)weight);
                        check_row(texts[i], again->glyph_count == first->glyph_count);
                        check_row(texts[i], again->cluster_count == first->cluster_count);
                        check_row(texts[i], again->advance == first->advance &&
                                                    again->left == first->left &&
                                                    again->right == first->right &&
                                                    again->above == first->above &&
                                                    again->below == first->below);
                        assert_memory_equal(again->glyphs, first->glyphs,
                                first->glyph_count * sizeof(*first->glyphs));
                        assert_memory_equal(again->clusters, first->clusters,
                                first->cluster_count * sizeof(*first->clusters));
                }
}

/* Fontconfig always has something in place of what is not there. */
static void no_substitute(void **state)
{
        static const struct {
                const char *family;
                enum qrsign_message code;
        } rows[] = {
                {"No Such Family", QRSIGN_MESSAGE_FONT_MISSING},
                {"sans-serif", QRSIGN_MESSAGE_FONT_MISSING}, /* an alias is no font */
                {"", QRSIGN_MESSAGE_FONT_MISSING}, {"Noto Sans Bold", QRSIGN_MESSAGE_FONT_MISSING},
                {"Noto Sans,Noto Serif", QRSIGN_MESSAGE_FONT_MISSING},
                {"Noto Sans Modi", QRSIGN_MESSAGE_FONT_NO_BOLD}, /* regular alone exists */
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qrsign_error error;
                struct qs_fonts *none = fonts;

                check_row(rows[i].family,
                        qs_fonts_open(rows[i].family, &none, &error) == QRSIGN_ERROR_MISSING);
                check_row(rows[i].family, error.code == rows[i].code);
                assert_null(none);
        }
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(ink_is_true),
                cmocka_unit_test(bold_is_a_face_of_its_own),
                cmocka_unit_test(clusters_cover_text_and_glyphs),
                cmocka_unit_test(advance_is_that_of_the_glyphs),
                cmocka_unit_test(what_cannot_be_drawn),
                cmocka_unit_test(right_to_left_is_refused),
                cmocka_unit_test(a_text_without_end),
                cmocka_unit_test(the_same_again),
                cmocka_unit_test(no_substitute),
        };

        return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
