/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "scan/meaning.h"

static void charsets(void **state)
{
        static const struct {
                const char *bytes, *charset, *text;
        } rows[] = {
                {"", "UTF-8", ""}, {"http://kiet.example/", "UTF-8", "http://kiet.example/"},
                {"Kiệt 5, Hưng Nhơn", "UTF-8", "Kiệt 5, Hưng Nhơn"},
                {"\x93\xfa\x96{", "Shift_JIS", "日本"},
                {"QR\x83R\x81[\x83h", "Shift_JIS", "QRコード"},
                {"\xc3\xde\xbb\xde\xb2\xdd", "Shift_JIS", "ﾃﾞｻﾞｲﾝ"},
                {"\x87\x40", "Shift_JIS", "①"}, /* NEC's row 13 */
                {"Caf\xe9", "ISO-8859-1", "Café"},
                {"cr\xe9"
                 "er",
                        "ISO-8859-1", "créer"},
                {"\xc4\xd6\xdc", "Shift_JIS", "ﾄﾖﾜ"}, /* three small katakana, no German word */
                {"Stra\xdf"
                 "e \xc4\xd6",
                        "ISO-8859-1", "Straße ÄÖ"},
                {"\xc3(", "ISO-8859-1", "Ã("}, {"\x81", "", ""}, {"a\x80z", "", ""},
                {"\xe9\x01", "", ""}, {"\x93\xfa\x93", "", ""},
                {"\x81\xad", "", ""}, /* no character there */
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qs_arena arena = {0};
                struct qs_meaning meaning;

                assert_true(
                        qs_meaning_find(rows[i].bytes, strlen(rows[i].bytes), &arena, &meaning));
                assert_string_equal(meaning.charset, rows[i].charset);
                assert_string_equal(meaning.text, rows[i].text);
                qs_arena_free(&arena);
        }
}

int main(void)
{
        const struct CMUnitTest tests[] = {cmocka_unit_test(charsets)};

        return cmocka_run_group_tests(tests, NULL, NULL);
}
