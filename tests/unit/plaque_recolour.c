/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "plaque/recolour.h"

static void colours(void **state)
{
        static const struct {
                const char *name;
                enum qrsign_ink_mode mode;
                const char *content, *expected;
        } rows[] = {
                {"black is one ink", QRSIGN_INK_CMYK, "0 0 0 rg", "0 0 0 1 k"},
                {"stroked", QRSIGN_INK_CMYK, "0 0 0 RG", "0 0 0 1 K"},
                {"white", QRSIGN_INK_CMYK, "1 1 1 rg 0 0 5 5 re f", "0 0 0 0 k 0 0 5 5 re f"},
                {"blue as cairo writes it", QRSIGN_INK_CMYK, "0.0431373 0.184314 0.431373 rg",
                        "1 0.8 0.1 0.35 k"},
                {"amber", QRSIGN_INK_CMYK, "1 0.760784 0.054902 RG", "0 0.25 0.95 0 K"},
                {"brown", QRSIGN_INK_CMYK, "0.305882 0.164706 0.0784314 rg", "0.3 0.65 0.8 0.65 k"},
                {"no graphics state", QRSIGN_INK_CMYK, "1 1 1 rg /a0 gs\n1 w", "0 0 0 0 k \n1 w"},
                {"a colour in a string is text", QRSIGN_INK_CMYK, "(1 0 0 rg) Tj", "(1 0 0 rg) Tj"},
                {"a colour in a comment is none", QRSIGN_INK_CMYK, "%1 0 0 rg\nq", "%1 0 0 rg\nq"},
                {"spot", QRSIGN_INK_SPOT, "0 0 0 rg 1 1 1 RG", "/Spot cs 1 scn /Spot CS 0 SCN"},
                {"rgb", QRSIGN_INK_RGB, "0.0431373 0.184314 0.431373 rg",
                        "0.0431 0.1843 0.4314 rg"},
                {"text stays", QRSIGN_INK_CMYK, "/Span << /ActualText <FEFF> >> BDC\n(a)Tj EMC",
                        "/Span << /ActualText <FEFF> >> BDC\n(a)Tj EMC"},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qs_press press;
                struct qs_buffer out = {0};
                struct qrsign_error error = {0};

                qs_press_make(&press, rows[i].mode);
                check_row(
                        rows[i].name, qs_recolour(&press, rows[i].content, strlen(rows[i].content),
                                              &out, &error) == QRSIGN_OK);
                check_row(rows[i].name, strcmp(out.data, rows[i].expected) == 0);
                qs_buffer_free(&out);
        }
}

static void refused(void **state)
{
        static const struct {
                const char *name, *content, *shown;
        } rows[] = {
                {"red", "q 1 0 0 rg", "1 0 0 rg"},
                {"nearly black", "0 0 0.0039 rg", "0 0 0.0039 rg"},
                {"grey", "0.5 g", "0.5 g"},
                {"process inks", "1 1 1 1 k", "1 1 1 1 k"},
                {"a colour space", "/Cs1 cs", "/Cs1 cs"},
                {"a shading", "/Sh1 sh", "/Sh1 sh"},
                {"an image", "/Im1 Do", "/Im1 Do"},
                {"an inline image", "BI /W 1 ID", "BI"},
                {"too few parts", "0 0 rg", "0 0 rg"},
                {"too many parts", "0 0 0 0 rg", "0 0 0 0 rg"},
                {"parts that are none", "/a /b /c RG", "/a /b /c RG"},
                {"above one", "2 2 2 rg", "2 2 2 rg"},
                {"below nought", "-1 0 0 rg", "-1 0 0 rg"},
                {"an open string", "1 w (abc", "(abc"},
                {"operands without operator", "q 1 2", "1 2"},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qs_press press;
                struct qs_buffer out = {0};
                struct qrsign_error error = {0};

                qs_press_make(&press, QRSIGN_INK_CMYK);
                check_row(
                        rows[i].name, qs_recolour(&press, rows[i].content, strlen(rows[i].content),
                                              &out, &error) == QRSIGN_ERROR_IO);
                check_row(rows[i].name, error.code == QRSIGN_MESSAGE_PRINT_CONTENT);
                check_row(rows[i].name, strstr(error.message, rows[i].shown));
                qs_buffer_free(&out);
        }
}

int main(void)
{
        const struct CMUnitTest tests[] = {cmocka_unit_test(colours), cmocka_unit_test(refused)};

        return cmocka_run_group_tests(tests, NULL, NULL);
}
