/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "base/text.h"

#include <utf8proc.h>

static void validity(void **state)
{
        static const struct {
                const char *text;
                bool good;
                size_t bad;
        } rows[] = {
                {"Kiệt", true, 0},
                {"", true, 0},
                {"a\xC0\x80", false, 1},        /* overlong */
                {"\xED\xA0\x80", false, 0},     /* surrogate */
                {"\xF4\x90\x80\x80", false, 0}, /* above U+10FFFF */
                {"abc\xE1\xBB", false, 3},      /* cut */
                {"\xF0\xA1\xA8\xB8", true, 0},  /* U+21A38 */
                {"\x80", false, 0},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                size_t bad = 0;

                check_row(rows[i].text,
                        qs_utf8_is_valid(rows[i].text, strlen(rows[i].text), &bad) == rows[i].good);
                check_row(rows[i].text, rows[i].good || bad == rows[i].bad);
        }
}

static void counting_and_coding(void **state)
{
        static const struct {
                uint32_t character;
                size_t bytes;
        } rows[] = {{0, 1}, {0x7F, 1}, {0x80, 2}, {0x7FF, 2}, {0x800, 3}, {0xFFFF, 3}, {0x10000, 4},
                {0x10FFFF, 4}};
        uint32_t character = 1;

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                char text[4];

                assert_int_equal(qs_utf8_encode(rows[i].character, text), rows[i].bytes);
                assert_int_equal(qs_utf8_decode(text, rows[i].bytes, &character), rows[i].bytes);
                assert_int_equal(character, rows[i].character);
                if (rows[i].bytes > 1)
                        assert_int_equal(qs_utf8_decode(text, rows[i].bytes - 1, &character), 0);
        }
        assert_int_equal(qs_utf8_decode("", 0, &character), 0);
        assert_int_equal(qs_utf8_count("Kiệt 𡨸", strlen("Kiệt 𡨸")), 6);
        assert_int_equal(qs_utf8_count("", 0), 0);
}

static void what_is_not_utf8_is_not_changed(void **state)
{
        static const char text[] = "Ki\xE1\xBB";
        static bool (*const functions[])(const char *, size_t, struct qs_buffer *) = {
                qs_text_nfc, qs_text_fold, qs_text_upper, qs_text_lower};

        (void)state;
        for (size_t i = 0; i < COUNT(functions); i++) {
                struct qs_buffer out = {0};

                assert_false(functions[i](text, strlen(text), &out));
                assert_false(out.failed); /* it is not the memory */
                qs_buffer_free(&out);
        }
        assert_false(qs_text_same_folded(text, text));
}

static void prefix_never_cuts_a_character(void **state)
{
        const char *text = "aệ𡨸"; /* 1 + 3 + 4 bytes */
        static const size_t expected[] = {0, 1, 1, 1, 4, 4, 4, 4, 8, 8};

        (void)state;
        for (size_t limit = 0; limit < COUNT(expected); limit++)
                assert_int_equal(qs_utf8_prefix(text, strlen(text), limit), expected[limit]);
}

static void normal_form(void **state)
{
        static const struct {
                const char *text, *nfc;
        } rows[] = {
                {"Hưng Nhơn", "Hưng Nhơn"}, {"Kie\xCC\xA3\xCC\x82t", "Kiệt"}, /* NFD */
                {"Ki\xC3\xAA\xCC\xA3t", "Kiệt"}, /* neither form: ê and a dot below */
                {"a\xCC\x81", "á"}, {"\xE2\x84\xAB", "\xC3\x85"}, /* ANGSTROM SIGN */
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qs_buffer out = {0};

                check_row(rows[i].text, qs_text_nfc(rows[i].text, strlen(rows[i].text), &out));
                assert_string_equal(out.data, rows[i].nfc);
                qs_buffer_free(&out);
        }
}

/* What the quick look passes, alone or after a letter, utf8proc leaves as it is. */
static void quick_look_is_right(void **state)
{
        size_t passed = 0;

        (void)state;
        for (uint32_t c = 1; c < 0x11000; c++) {
                char text[8] = "a";
                size_t length;
                utf8proc_uint8_t *composed;

                if (c >= 0xD800 && c < 0xE000)
                        continue;
                length = 1 + qs_utf8_encode(c, text + 1);
                if (!qs_text_is_nfc(text, length))
                        continue;
                composed = utf8proc_NFC((const utf8proc_uint8_t *)text);
                assert_string_equal((char *)composed, text);
                free(composed);
                passed++;
        }
        assert_true(passed > 0x300);
}

static void folding(void **state)
{
        static const struct {
                const char *text, *folded;
        } rows[] = {
                {"Số nhà", "sonha"},
                {"so_nha", "sonha"},
                {" SO-NHA. ", "sonha"},
                {"Đường", "duong"},
                {"đ/Đ 12A", "dd12a"},
                {"Kie\xCC\xA3\xCC\x82t", "kiet"},
                {"", ""},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qs_buffer out = {0};

                check_row(rows[i].text, qs_text_fold(rows[i].text, strlen(rows[i].text), &out));
                assert_string_equal(out.data, rows[i].folded);
                qs_buffer_free(&out);
        }
        assert_true(qs_text_same_folded("TỔ DÂN PHỐ", "tổ dân phố"));
        assert_false(qs_text_same_folded("Kiệt 1", "Kiệt 11"));
}

static void capitals_and_trimming(void **state)
{
        struct qs_buffer out = {0};
        const char *text = " \xC2\xA0 Kiệt 1\t\xEF\xBB\xBF";
        size_t length = strlen(text);

        (void)state;
        assert_true(qs_text_upper("Kiệt Đình Làng ß", strlen("Kiệt Đình Làng ß"), &out));
        assert_memory_equal(out.data, "KIỆT ĐÌNH LÀNG ", strlen("KIỆT ĐÌNH LÀNG "));
        qs_buffer_free(&out);
        assert_true(qs_text_lower("Ngõ ĐÌNH", strlen("Ngõ ĐÌNH"), &out));
        assert_string_equal(out.data, "ngõ đình");
        qs_buffer_free(&out);
        text = qs_text_trim(text, &length);
        assert_int_equal(length, strlen("Kiệt 1"));
        assert_memory_equal(text, "Kiệt 1", length);
        length = 2;
        qs_text_trim("  ", &length);
        assert_int_equal(length, 0);
}

static void comparing(void **state)
{
        (void)state;
        assert_int_equal(qs_text_compare_ascii("xl/Workbook.XML", "XL/workbook.xml"), 0);
        assert_true(qs_text_compare_ascii("a", "B") < 0);
        assert_true(qs_text_compare_ascii("ab", "a") > 0);
        assert_true(qs_text_compare_ascii("", "a") < 0);
        assert_true(qs_text_compare_ascii("z", "\xC4\x90") < 0);
        assert_true(qs_text_compare_ascii("Ê", "ê") != 0);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(validity),
                cmocka_unit_test(counting_and_coding),
                cmocka_unit_test(what_is_not_utf8_is_not_changed),
                cmocka_unit_test(prefix_never_cuts_a_character),
                cmocka_unit_test(normal_form),
                cmocka_unit_test(quick_look_is_right),
                cmocka_unit_test(folding),
                cmocka_unit_test(comparing),
                cmocka_unit_test(capitals_and_trimming),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
