/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "plaque/content.h"

/* Tokens as one letter each: number, name, string, open, close, operator, broken. */
static void tokens(const char *text, size_t length, char *out)
{
        static const char letters[] = "enNs[]oB";
        struct qs_content content = {text, text + length};
        struct qs_token token;

        do {
                token = qs_content_next(&content);
                assert_true(token.text >= text && token.text + token.length <= text + length);
                *out++ = letters[token.kind];
        } while (token.kind != QS_TOKEN_END && token.kind != QS_TOKEN_BROKEN);
        *out = '\0';
        assert_int_equal(qs_content_next(&content).kind, QS_TOKEN_END);
}

static void kinds(void **state)
{
        static const struct {
                const char *text, *expected;
        } rows[] = {
                {"", "e"},
                {" \n\t\r\f ", "e"},
                {"1 0 0 rg", "nnnoe"},
                {"-1.5 +2 .5 4. 1e5", "nnnnoe"},
                {"-", "oe"},
                {"/f-0-0 1 Tf", "Nnoe"},
                {"/ 1", "Nne"},
                {"(17 h)Tj", "soe"},
                {"(a(b)c)Tj", "soe"},
                {"(1 0 0 rg)Tj", "soe"},
                {"(\\)\\(\\\\)Tj", "soe"},
                {"(%)Tj", "soe"},
                {"(open", "B"},
                {"(open\\)", "B"},
                {"(open\\", "B"},
                {"<0001>Tj", "soe"},
                {"<00 0A\n>Tj", "soe"},
                {"<00", "B"},
                {"<0g>", "B"},
                {"[(Alle)20(y)]TJ", "[sns]oe"},
                {"/Span << /ActualText <FEFF> >> BDC", "N[Ns]oe"},
                {"1 % 1 0 0 rg\n2", "nne"},
                {"1 % to the end", "ne"},
                {"1 0 0 rg/a0 gs", "nnnoNoe"},
                {"f*Q", "oe"},
                {") 1", "B"},
                {"> 1", "B"},
                {"{", "B"},
                {"}", "B"},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                /* On the heap, so that a step beyond the end is seen. */
                size_t length = strlen(rows[i].text);
                char *text = malloc(length + 1), found[64];

                memcpy(text, rows[i].text, length);
                text = realloc(text, length ? length : 1);
                tokens(text, length, found);
                check_row(rows[i].text, strcmp(found, rows[i].expected) == 0);
                free(text);
        }
}

int main(void)
{
        const struct CMUnitTest tests[] = {cmocka_unit_test(kinds)};

        return cmocka_run_group_tests(tests, NULL, NULL);
}
