/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "payload/books.h"

/* Codes from the worked example of the format. */
static void codes_are_those_of_the_format(void **state)
{
        static const struct {
                enum qs_book_name book;
                const char *text;
                unsigned code, bits;
        } rows[] = {
                {QS_BOOK_VIETNAMESE, "Hưng", 0x271, 10},
                {QS_BOOK_VIETNAMESE, "<end>", 0, 3},
                {QS_BOOK_VIETNAMESE, "<num>", 2, 4},
                {QS_BOOK_FAMILY, "Lê", 4, 4},
                {QS_BOOK_MIDDLE, "Văn", 0, 2},
                {QS_BOOK_GIVEN, "<esc>", 0, 5},
                {QS_BOOK_LETTERS_VIETNAMESE, "v", 0x28, 6},
                {QS_BOOK_SHAPES, "3", 0, 1},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                const struct qs_symbol *symbol =
                        qs_book_find(rows[i].book, rows[i].text, strlen(rows[i].text));

                check_row(rows[i].text, symbol);
                check_row(rows[i].text, symbol->code == rows[i].code);
                check_row(rows[i].text, symbol->bits == rows[i].bits);
        }
}

/* Any 15 bits begin with the code of one symbol, and that symbol is found by its text. */
static void every_code_is_somebodys(void **state)
{
        (void)state;
        for (enum qs_book_name book = 0; book < QS_BOOKS; book++) {
                for (uint32_t bits = 0; bits < 1u << QS_CODE_BITS; bits++) {
                        const struct qs_symbol *symbol = qs_book_match(book, bits);

                        assert_int_equal(bits >> (QS_CODE_BITS - symbol->bits), symbol->code);
                        if (bits & ((1u << (QS_CODE_BITS - symbol->bits)) - 1))
                                continue;
                        assert_ptr_equal(
                                qs_book_find(book, qs_symbol_text(symbol), symbol->length), symbol);
                }
        }
}

static void what_is_not_there(void **state)
{
        static const char *const words[] = {"", "Hưngg", "hưn", "<end>", "<T,>", "<cap>",
                "a word longer than any in the books"};

        (void)state;
        for (size_t i = 0; i < COUNT(words); i++)
                check_row(words[i],
                        !qs_book_find_word(QS_BOOK_VIETNAMESE, words[i], strlen(words[i])));
        assert_non_null(qs_book_find(QS_BOOK_VIETNAMESE, "<T,>", 4));
        assert_null(qs_book_find(QS_BOOK_VIETNAMESE, "<vi>", 4)); /* only in English */
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(codes_are_those_of_the_format),
                cmocka_unit_test(every_code_is_somebodys),
                cmocka_unit_test(what_is_not_there),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
