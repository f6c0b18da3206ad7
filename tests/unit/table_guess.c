/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "table/csv.h"
#include "table/guess.h"

static struct qs_arena arena;
static struct qs_vocabulary vocabulary;

static int make(void **state)
{
        (void)state;
        return qs_vocabulary_make(&arena, &vocabulary) ? 0 : 1;
}

static int unmake(void **state)
{
        (void)state;
        qs_arena_free(&arena);
        return 0;
}

static void tables(void **state)
{
        static const struct {
                const char *name, *text;
                enum qs_table table;
                size_t row;
                bool complete;
        } rows[] = {
                {"alleys", "Mã,Kiệt,Dài,Vĩ độ,Kinh độ\n", QS_TABLE_ALLEYS, 0, true},
                {"alleys in English", "id,alley,location\n", QS_TABLE_ALLEYS, 0, true},
                {"alleys without accents", "MA;KIET;VI DO;KINH DO\n", QS_TABLE_ALLEYS, 0, true},
                {"alleys alone", "Mã\tKiệt\tTọa độ\tThôn\tXã\tTỉnh\n", QS_TABLE_ALLEYS, 0, true},
                {"households", "Kiệt,Số nhà\n", QS_TABLE_HOUSEHOLDS, 0, true},
                {"households in English", "alley,number,side\n", QS_TABLE_HOUSEHOLDS, 0, true},
                {"places", "Tên,Loại,Kiệt,Bên\n", QS_TABLE_PLACES, 0, true},
                {"sites", "Mã,Tên,Tọa độ\n", QS_TABLE_SITES, 0, true},
                {"settings", "Mục,Giá trị\nthôn,A\n", QS_TABLE_SETTINGS, 0, true},
                {"settings in English", "Key,Value\nhamlet,A\n", QS_TABLE_SETTINGS, 0, true},
                {"settings without header", "thôn;A\nxã;B, C, D\n", QS_TABLE_SETTINGS, 0, true},
                {"settings below a title", "Cài đặt,\nthôn,A\nxã,B\n", QS_TABLE_SETTINGS, 1, true},
                {"title lines",
                        "DANH SÁCH HỘ DÂN,,\nThôn Hưng Nhơn; năm 2026,,\n,,\nKiệt,Số nhà,Bên\n",
                        QS_TABLE_HOUSEHOLDS, 3, true},
                {"a title with names of columns", "Thôn,A,Xã,B\nMã,Kiệt,Tọa độ,\n", QS_TABLE_ALLEYS,
                        1, true},
                {"incomplete", "Mã,Kiệt,Dài,Số hộ,Ghi chú\n", QS_TABLE_ALLEYS, 0, false},
                {"the eleventh row", "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\nKiệt,Số nhà\n", QS_TABLE_NONE,
                        0, false},
                {"the tenth row", "1\n2\n3\n4\n5\n6\n7\n8\n9\nKiệt,Số nhà\n", QS_TABLE_HOUSEHOLDS,
                        9, true},
                {"nothing known", "a,b\n1,2\n", QS_TABLE_NONE, 0, false},
                {"one known", "Kiệt\n5\n", QS_TABLE_NONE, 0, false},
                {"semicolons with commas inside", "Kiệt;Số nhà;Chủ hộ\n1;\"2,3,4,5\";a,b,c,d\n",
                        QS_TABLE_HOUSEHOLDS, 0, true},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qs_source *source = NULL;
                struct qs_head head;
                struct qs_guess guess;
                struct qs_bytes bytes;

                qs_bytes_open_memory(&bytes, rows[i].text, strlen(rows[i].text), NULL);
                assert_int_equal(qs_csv_open("t.csv", bytes, 'x', qs_guess_delimiter, &vocabulary,
                                         &source, NULL),
                        0);
                assert_int_equal(qs_head_read(&head, source, NULL), 0);
                assert_true(qs_guess_table(&vocabulary, &head, QS_TABLE_NONE, &guess));
                check_row(rows[i].name, guess.table == rows[i].table);
                check_row(rows[i].name, guess.table == QS_TABLE_NONE || guess.row == rows[i].row);
                check_row(rows[i].name, guess.complete == rows[i].complete);
                qs_head_free(&head);
                qs_source_free(&source);
        }
}

static void delimiters(void **state)
{
        static const struct {
                const char *text;
                char delimiter;
        } rows[] = {
                {"", ','},
                {"a", ','},
                {"a;b", ';'},
                {"a\tb", '\t'},
                {"a,b;c;d", ';'},
                {"Danh sách; thôn; xã\nKiệt,Số nhà\n", ','},
                {"Danh sách, thôn, xã\nKiệt;Số nhà\n", ';'},
                {"Kiệt\tSố nhà\n1\t\"2", '\t'},
                {"\"Kiệt\";\"Số nhà\"\n", ';'},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++)
                check_row(rows[i].text, qs_guess_delimiter(&vocabulary, rows[i].text,
                                                strlen(rows[i].text)) == rows[i].delimiter);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(tables),
                cmocka_unit_test(delimiters),
        };

        return cmocka_run_group_tests(tests, make, unmake);
}
