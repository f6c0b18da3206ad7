/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "record/record.h"

#define NFD_KIET "Kie\xCC\xA3\xCC\x82t"

static void normal_form(void **state)
{
        static const struct {
                const char *text;
                size_t limit;
                enum qs_record_text_form form;
                const char *normal;          /* NULL: refused */
                enum qrsign_message message; /* then */
                const char *argument;
        } rows[] = {
                {"Kiệt 5", 6, QS_RECORD_TEXT_LINE, "Kiệt 5", 0, NULL},
                {"Kiệt 5", 5, QS_RECORD_TEXT_LINE, NULL, QRSIGN_MESSAGE_RECORD_TOO_LONG, "5"},
                {NFD_KIET, 4, QS_RECORD_TEXT_LINE, "Kiệt", 0, NULL},
                {NFD_KIET, 3, QS_RECORD_TEXT_LINE, NULL, QRSIGN_MESSAGE_RECORD_TOO_LONG, "3"},
                {"", 5, QS_RECORD_TEXT_LINE, "", 0, NULL},
                {" \t\xC2\xA0\xE3\x80\x80 ", 5, QS_RECORD_TEXT_LINE, "", 0, NULL},
                {"  a \t\xE2\x80\x8A\xC2\x85\xE1\x9A\x80 b\v\f ", 3, QS_RECORD_TEXT_LINE, "a b", 0,
                        NULL},
                {"a\xE2\x80\xAF\xE2\x81\x9F\xC2\xA0"
                 "b",
                        3, QS_RECORD_TEXT_LINE, "a b", 0, NULL},
                {"a\r\nb\n c\rd", 9, QS_RECORD_TEXT_LINE, "a b c d", 0, NULL},
                {"\n a \r\n\r\n \n b\rc \n", 5, QS_RECORD_TEXT_LINES, "a\nb\nc", 0, NULL},
                {"a\n\nb", 2, QS_RECORD_TEXT_LINES, NULL, QRSIGN_MESSAGE_RECORD_TOO_LONG, "2"},
                {" \r\n ", 2, QS_RECORD_TEXT_LINES, "", 0, NULL},
                {"\x01", 9, QS_RECORD_TEXT_LINE, NULL, QRSIGN_MESSAGE_RECORD_CHARACTER, "U+0001"},
                {"a\x7F", 9, QS_RECORD_TEXT_LINE, NULL, QRSIGN_MESSAGE_RECORD_CHARACTER, "U+007F"},
                {"a\xE2\x80\x8B", 9, QS_RECORD_TEXT_LINE, NULL, QRSIGN_MESSAGE_RECORD_CHARACTER,
                        "U+200B"},
                {"\xEF\xBB\xBF"
                 "a",
                        9, QS_RECORD_TEXT_LINE, NULL, QRSIGN_MESSAGE_RECORD_CHARACTER, "U+FEFF"},
                {"\xF3\xA0\x81\xA0", 9, QS_RECORD_TEXT_LINE, NULL, QRSIGN_MESSAGE_RECORD_CHARACTER,
                        "U+E0060"},
                {"\xF4\x8F\xBF\xBF", 9, QS_RECORD_TEXT_LINE, NULL, QRSIGN_MESSAGE_RECORD_CHARACTER,
                        "U+10FFFF"},
                {"\xF0\x9F\x8F\xA0 𡨸", 3, QS_RECORD_TEXT_LINE, "\xF0\x9F\x8F\xA0 𡨸", 0, NULL},
                {"a\xE1\xBB", 9, QS_RECORD_TEXT_LINE, NULL, QRSIGN_MESSAGE_TEXT_NOT_UTF8, ""},
                {"\xED\xA0\x80", 9, QS_RECORD_TEXT_LINE, NULL, QRSIGN_MESSAGE_TEXT_NOT_UTF8, ""},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qs_arena arena = {0};
                struct qrsign_error error = {0};
                const char *out = NULL;
                enum qrsign_status status = qs_record_text(&arena, rows[i].text,
                        strlen(rows[i].text), rows[i].limit, rows[i].form, &out, &error);

                check_row(rows[i].text, (status == QRSIGN_OK) == (rows[i].normal != NULL));
                if (rows[i].normal) {
                        assert_string_equal(out, rows[i].normal);
                } else {
                        check_row(rows[i].text, status == QRSIGN_ERROR_INPUT);
                        check_row(rows[i].text, error.code == rows[i].message);
                        assert_string_equal(error.argument[0], rows[i].argument);
                }
                qs_arena_free(&arena);
        }
}

/* Both sides of every border of section 6.1's list, which is written here as it stands there. */
static void allowed_characters(void **state)
{
        static const struct {
                uint32_t character;
                bool allowed;
        } rows[] = {
                {0x0A, false},
                {0x1F, false},
                {0x20, true},
                {0x7E, true},
                {0x7F, false},
                {0xA0, false},
                {0xA1, true},
                {0xAC, true},
                {0xAD, false},
                {0xAE, true},
                {0x61B, true},
                {0x61C, false},
                {0x61D, true},
                {0x167F, true},
                {0x1680, false},
                {0x1681, true},
                {0x180D, true},
                {0x180E, false},
                {0x180F, true},
                {0x1FFF, true},
                {0x2000, false},
                {0x200F, false},
                {0x2010, true},
                {0x2027, true},
                {0x2028, false},
                {0x202F, false},
                {0x2030, true},
                {0x205E, true},
                {0x205F, false},
                {0x2060, false},
                {0x206F, false},
                {0x2070, true},
                {0x2FFF, true},
                {0x3000, false},
                {0x3001, true},
                {0xD7FF, true},
                {0xD800, false},
                {0xE000, false},
                {0xF8FF, false},
                {0xF900, true},
                {0xFDCF, true},
                {0xFDD0, false},
                {0xFDEF, false},
                {0xFDF0, true},
                {0xFEFE, true},
                {0xFEFF, false},
                {0xFF00, true},
                {0xFFEF, true},
                {0xFFF0, false},
                {0xFFFF, false},
                {0x10000, true},
                {0x1FFFD, true},
                {0x1FFFE, false},
                {0x1FFFF, false},
                {0x20000, true},
                {0x2FFFE, false},
                {0x30000, true},
                {0x3FFFD, true},
                {0x3FFFE, false},
                {0x40000, false},
                {0x10FFFF, false},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                char name[16];

                snprintf(name, sizeof(name), "U+%04X", (unsigned)rows[i].character);
                check_row(name, qs_record_allows(rows[i].character) == rows[i].allowed);
        }
}

static void phones(void **state)
{
        static const struct {
                const char *text, *phone;
        } rows[] = {
                {"0912 000.345", "0912000345"},
                {"(+84)-912-000-345", "+84912000345"},
                {"113", "113"},
                {"12", NULL},
                {"123456789012345", "123456789012345"},
                {"+123456789012345", "+123456789012345"},
                {"1234567890123456", NULL},
                {"+1234567890123456", NULL},
                {"+12", NULL},
                {"++123", NULL},
                {"12+34", NULL},
                {"0912/000", NULL},
                {"0912\xC2\xA0"
                 "000",
                        NULL},
                {"", NULL},
                {"+", NULL},
                {"- . -", NULL},
                {"18446744073709551617", NULL},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qs_arena arena = {0};
                struct qrsign_error error = {0};
                const char *out = NULL;
                enum qrsign_status status = qs_record_phone(&arena, rows[i].text, &out, &error);

                if (rows[i].phone) {
                        check_row(rows[i].text, status == QRSIGN_OK);
                        assert_string_equal(out, rows[i].phone);
                } else {
                        check_row(rows[i].text, status == QRSIGN_ERROR_INPUT);
                        assert_int_equal(error.code, QRSIGN_MESSAGE_RECORD_PHONE);
                        assert_string_equal(error.argument[0], rows[i].text);
                }
                qs_arena_free(&arena);
        }
}

static void ids(void **state)
{
        static const struct {
                const char *text;
                bool good;
        } rows[] = {
                {"A", true},
                {"QT-HN-05", true},
                {"S/1", true},
                {"0123456789012345678901234567890", true},
                {"01234567890123456789012345678901", false},
                {"", false},
                {"a", false},
                {"A B", false},
                {"Á", false},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++)
                check_row(rows[i].text, qs_record_is_id(rows[i].text) == rows[i].good);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(normal_form),
                cmocka_unit_test(allowed_characters),
                cmocka_unit_test(phones),
                cmocka_unit_test(ids),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
