/* SPDX-License-Identifier: MIT */
/* What cells of a workbook show, and how its parts are named. Whole workbooks: tests/tables. */
#include "unit.h"

#include "table/merges.h"
#include "table/relations.h"
#include "table/report.h"
#include "table/styles.h"

static const struct {
        const char *code;
        enum qs_style_kind kind;
        const char *picture;
} code_rows[] = {
        {"General", QS_STYLE_GENERAL, NULL},
        {"0", QS_STYLE_GENERAL, NULL},
        {"0.00", QS_STYLE_GENERAL, NULL},
        {"#,##0", QS_STYLE_GENERAL, NULL},
        {"0.00E+00", QS_STYLE_GENERAL, NULL},
        {"@", QS_STYLE_GENERAL, NULL},
        {"00000", QS_STYLE_PICTURE, "00000"},
        {"0000\\ 000\\ 000", QS_STYLE_PICTURE, "0000 000 000"},
        {"\"+84\"000 000 000", QS_STYLE_PICTURE, "+84000 000 000"},
        {"00000;-00000", QS_STYLE_PICTURE, "00000"},
        {"dd/mm/yyyy", QS_STYLE_DATE, NULL},
        {"[$-42A]d mmmm yyyy;@", QS_STYLE_DATE, NULL},
        {"\"ngày \"d\" tháng \"m", QS_STYLE_DATE, NULL},
        {"mmm", QS_STYLE_DATE, NULL},
        {"d/m/yyyy h:mm", QS_STYLE_DATE, NULL},
        {"h:mm AM/PM", QS_STYLE_TIME, NULL},
        {"[h]:mm", QS_STYLE_TIME, NULL},
        {"[Red]0", QS_STYLE_GENERAL, NULL},
        {"\"day\"0", QS_STYLE_GENERAL, NULL},
        {"\"unclosed", QS_STYLE_GENERAL, NULL},
        {"[unclosed", QS_STYLE_GENERAL, NULL},
        {"\\", QS_STYLE_GENERAL, NULL},
        {"_", QS_STYLE_GENERAL, NULL},
        {"", QS_STYLE_GENERAL, NULL},
};

static void codes(void **state)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer picture = {0};

        (void)state;
        for (size_t i = 0; i < QS_COUNT(code_rows); i++) {
                enum qs_style_kind kind = qs_style_of_code(code_rows[i].code, &picture);

                if (kind != code_rows[i].kind)
                        fail_msg("%s: %d", code_rows[i].code, kind);
                if (code_rows[i].picture)
                        assert_string_equal(picture.data, code_rows[i].picture);
        }
}

static const struct {
        struct qs_style style;
        bool since_1904;
        const char *text, *shown;
} number_rows[] = {
        {{QS_STYLE_GENERAL, NULL}, false, "1", "1"},
        {{QS_STYLE_GENERAL, NULL}, false, "0", "0"},
        {{QS_STYLE_GENERAL, NULL}, false, "-0", "0"},
        {{QS_STYLE_GENERAL, NULL}, false, "-12.50", "-12.5"},
        {{QS_STYLE_GENERAL, NULL}, false, "16.628499999999999", "16.6285"},
        {{QS_STYLE_GENERAL, NULL}, false, "0.99999999999999999", "1"},
        {{QS_STYLE_GENERAL, NULL}, false, "999999999999999.9", "1000000000000000"},
        {{QS_STYLE_GENERAL, NULL}, false, "84912345678", "84912345678"},
        {{QS_STYLE_GENERAL, NULL}, false, "9.1234567800000002E8", "912345678"},
        {{QS_STYLE_GENERAL, NULL}, false, "1E-3", "0.001"},
        {{QS_STYLE_GENERAL, NULL}, false, "0.00012", "0.00012"},
        {{QS_STYLE_GENERAL, NULL}, false, "1E+300", "1E+300"},
        {{QS_STYLE_GENERAL, NULL}, false, "1E", "1E"},
        {{QS_STYLE_GENERAL, NULL}, false, "1.2.3", "1.2.3"},
        {{QS_STYLE_GENERAL, NULL}, false, "NaN", "NaN"},
        {{QS_STYLE_GENERAL, NULL}, false, "", ""},
        {{QS_STYLE_PICTURE, "00000"}, false, "4", "00004"},
        {{QS_STYLE_PICTURE, "00000"}, false, "0", "00000"},
        {{QS_STYLE_PICTURE, "00000"}, false, "1234567", "1234567"},
        {{QS_STYLE_PICTURE, "00000"}, false, "12.5", "12.5"},
        {{QS_STYLE_PICTURE, "0000 000 000"}, false, "950000001", "0950 000 001"},
        {{QS_STYLE_DATE, NULL}, false, "1", "1900-01-01"},
        {{QS_STYLE_DATE, NULL}, false, "59", "1900-02-28"},
        {{QS_STYLE_DATE, NULL}, false, "60", "60"}, /* no such day */
        {{QS_STYLE_DATE, NULL}, false, "61", "1900-03-01"},
        {{QS_STYLE_DATE, NULL}, false, "46348", "2026-11-22"},
        {{QS_STYLE_DATE, NULL}, false, "46348.75", "2026-11-22"},
        {{QS_STYLE_DATE, NULL}, false, "2958465", "9999-12-31"},
        {{QS_STYLE_DATE, NULL}, false, "2958466", "2958466"},
        {{QS_STYLE_DATE, NULL}, false, "-1", "-1"},
        {{QS_STYLE_DATE, NULL}, true, "0", "1904-01-01"},
        {{QS_STYLE_DATE, NULL}, true, "44886", "2026-11-22"},
        {{QS_STYLE_TIME, NULL}, false, "0.75", "18:00:00"},
        {{QS_STYLE_TIME, NULL}, false, "0.999999999", "00:00:00"},
};

static void numbers(void **state)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer out = {0};

        (void)state;
        for (size_t i = 0; i < QS_COUNT(number_rows); i++) {
                qs_buffer_clear(&out);
                assert_true(qs_style_number(&number_rows[i].style, number_rows[i].since_1904,
                        number_rows[i].text, strlen(number_rows[i].text), &out));
                assert_string_equal(out.data, number_rows[i].shown);
        }
}

static void references(void **state)
{
        static const struct {
                const char *text;
                bool good;
                size_t column, row;
        } rows[] = {
                {"A1", true, 1, 1},
                {"$C$7", true, 3, 7},
                {"XFD1048576", true, 16384, 1048576},
                {"XFE1", false, 0, 0},
                {"A1048577", false, 0, 0},
                {"ZZZZZZZZZZZZZZZZZZ1", false, 0, 0},
                {"A99999999999999999999999", false, 0, 0},
                {"C", true, 3, 0},
                {"7", true, 0, 7},
                {"", true, 0, 0},
                {"a1", false, 0, 0},
                {"A1:B2", false, 0, 0},
        };

        (void)state;
        for (size_t i = 0; i < QS_COUNT(rows); i++) {
                size_t column, row;

                assert_int_equal(qs_cell_reference(rows[i].text, &column, &row), rows[i].good);
                if (!rows[i].good)
                        continue;
                assert_int_equal(column, rows[i].column);
                assert_int_equal(row, rows[i].row);
        }
}

static void names(void **state)
{
        static const struct {
                const char *sheet;
                size_t line, column;
                const char *name;
        } rows[] = {
                {"Hộ", 7, 3, "Hộ!C7"},
                {"Hộ dân", 7, 27, "'Hộ dân'!AA7"},
                {"An's", 1, 16384, "'An''s'!XFD1"},
                {"2026", 1, 26, "'2026'!Z1"},
                {"Hộ", 7, 0, "Hộ!7"},
                {"Hộ", 0, 0, "Hộ"},
        };

        (void)state;
        for (size_t i = 0; i < QS_COUNT(rows); i++) {
                qs_cleanup(qs_buffer_free) struct qs_buffer out = {0};

                assert_string_equal(qs_cell_name(rows[i].sheet, rows[i].line, rows[i].column, &out),
                        rows[i].name);
        }
}

static void targets(void **state)
{
        static const struct {
                const char *from, *target, *name; /* NULL: refused */
        } rows[] = {
                {"", "xl/workbook.xml", "xl/workbook.xml"},
                {"xl/workbook.xml", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"},
                {"xl/workbook.xml", "/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"},
                {"xl/workbook.xml", "..\\custom\\a.xml", "custom/a.xml"},
                {"xl/workbook.xml", "./a//b/../c.xml", "xl/a/c.xml"},
                {"xl/workbook.xml", "../../etc/passwd", NULL},
                {"xl/workbook.xml", "/../etc/passwd", NULL},
                {"", "..", NULL},
        };

        (void)state;
        for (size_t i = 0; i < QS_COUNT(rows); i++) {
                qs_cleanup(qs_buffer_free) struct qs_buffer out = {0};
                bool inside = qs_relation_resolve(rows[i].from, rows[i].target, &out);

                assert_int_equal(inside, rows[i].name != NULL);
                if (inside)
                        assert_string_equal(out.data, rows[i].name);
        }
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(codes),
                cmocka_unit_test(numbers),
                cmocka_unit_test(references),
                cmocka_unit_test(names),
                cmocka_unit_test(targets),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
