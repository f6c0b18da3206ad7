/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "table/values.h"
#include "table/words.h"

static void whole(void **state)
{
        static const struct {
                const char *text;
                bool good;
                uint32_t value;
        } rows[] = {
                {"0", true, 0},
                {"166", true, 166},
                {"0166", true, 166},
                {"166.0", true, 166},
                {"166,00", true, 166},
                {"166 m", true, 166},
                {"166m", true, 166},
                {"166 mét", true, 166},
                {"17 hộ", true, 17},
                {"999", true, 999},
                {"1000", false, 0},
                {"99999999999999999999", false, 0},
                {"166.5", false, 0},
                {"1.234", false, 0},
                {"166.", false, 0},
                {"1 234", false, 0},
                {"-1", false, 0},
                {"+1", false, 0},
                {"1e2", false, 0},
                {"m", false, 0},
                {"166 km", false, 0},
                {"١٢", false, 0},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                uint32_t value = 0;
                enum qrsign_message message =
                        qs_value_whole(rows[i].text, strlen(rows[i].text), 0, 999, &value);

                check_row(rows[i].text, message == (rows[i].good ? QRSIGN_MESSAGE_NONE
                                                                 : QRSIGN_MESSAGE_VALUE_NOT_WHOLE));
                check_row(rows[i].text, value == rows[i].value);
        }
}

static void yes_and_side(void **state)
{
        static const struct {
                const char *text;
                int yes;  /* -1: not one */
                int side; /* likewise */
        } rows[] = {
                {"có", 1, -1},
                {"CÓ", 1, -1},
                {"co", 1, -1},
                {"x", 1, -1},
                {"1", 1, -1},
                {"Yes", 1, -1},
                {"TRUE", 1, -1},
                {"đúng", 1, -1},
                {"✓", 1, -1},
                {"không", 0, -1},
                {"0", 0, -1},
                {"No", 0, -1},
                {"FALSE", 0, -1},
                {"?", -1, -1},
                {"có lẽ", -1, -1},
                {"trái", -1, QRSIGN_SIDE_LEFT},
                {"Trai", -1, QRSIGN_SIDE_LEFT},
                {"T", -1, QRSIGN_SIDE_LEFT},
                {"left", -1, QRSIGN_SIDE_LEFT},
                {"L", -1, QRSIGN_SIDE_LEFT},
                {"bên trái", -1, QRSIGN_SIDE_LEFT},
                {"PHẢI", -1, QRSIGN_SIDE_RIGHT},
                {"p", -1, QRSIGN_SIDE_RIGHT},
                {"right", -1, QRSIGN_SIDE_RIGHT},
                {"R", -1, QRSIGN_SIDE_RIGHT},
                {"giữa", -1, -1},
                {"một chữ rất dài không nghĩa gì cả một chữ rất dài không nghĩa gì cả", -1, -1},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                size_t length = strlen(rows[i].text);
                enum qrsign_side side = QRSIGN_SIDE_NONE;
                bool yes = false;

                check_row(rows[i].text, qs_value_yes(rows[i].text, length, &yes) ==
                                                (rows[i].yes < 0 ? QRSIGN_MESSAGE_VALUE_NOT_YES_NO
                                                                 : QRSIGN_MESSAGE_NONE));
                check_row(rows[i].text, yes == (rows[i].yes > 0));
                check_row(rows[i].text, qs_value_side(rows[i].text, length, &side) ==
                                                (rows[i].side < 0 ? QRSIGN_MESSAGE_VALUE_NOT_SIDE
                                                                  : QRSIGN_MESSAGE_NONE));
                check_row(rows[i].text, (int)side == (rows[i].side < 0 ? 0 : rows[i].side));
        }
}

static void dates(void **state)
{
        static const struct {
                const char *text;
                unsigned year, month, day; /* 0: not one */
        } rows[] = {
                {"22/11/2026", 2026, 11, 22},
                {"9/1/2026", 2026, 1, 9},
                {"09-01-2026", 2026, 1, 9},
                {"9.1.2026", 2026, 1, 9},
                {"2026-11-22", 2026, 11, 22},
                {"2026-1-9", 2026, 1, 9},
                {"29/2/2024", 2024, 2, 29},
                {"29/2/2026", 0, 0, 0},
                {"31/4/2026", 0, 0, 0},
                {"11/22/2026", 0, 0, 0},
                {"0/1/2026", 0, 0, 0},
                {"9/1/26", 0, 0, 0},
                {"9/1-2026", 0, 0, 0},
                {"9/1", 0, 0, 0},
                {"9/1/2026/", 0, 0, 0},
                {"9 tháng 1 2026", 0, 0, 0},
                {"45992", 0, 0, 0},
                {"00000009/1/2026", 0, 0, 0},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qrsign_date date = {0};
                enum qrsign_message message =
                        qs_value_date(rows[i].text, strlen(rows[i].text), &date);

                check_row(rows[i].text, message == (rows[i].year ? QRSIGN_MESSAGE_NONE
                                                                 : QRSIGN_MESSAGE_VALUE_NOT_DATE));
                check_row(rows[i].text, date.year == rows[i].year && date.month == rows[i].month &&
                                                date.day == rows[i].day);
        }
}

static void phones(void **state)
{
        static const struct {
                const char *text;
                enum qrsign_message message;
                const char *phone;
        } rows[] = {
                {"0950 000 002", QRSIGN_MESSAGE_NONE, "0950000002"},
                {"0950.000.002", QRSIGN_MESSAGE_NONE, "0950000002"},
                {"0950-000-002", QRSIGN_MESSAGE_NONE, "0950000002"},
                {"'0950000002", QRSIGN_MESSAGE_NONE, "0950000002"},
                {"0950\u00A0000\u00A0002", QRSIGN_MESSAGE_NONE, "0950000002"},
                {"(0233) 3852 456", QRSIGN_MESSAGE_NONE, "02333852456"},
                {"950000002", QRSIGN_MESSAGE_PHONE_ZERO, "0950000002"},
                {"2333852456", QRSIGN_MESSAGE_PHONE_ZERO, "02333852456"},
                {"842222222", QRSIGN_MESSAGE_PHONE_ZERO, "0842222222"},
                {"+84 950 000 002", QRSIGN_MESSAGE_PHONE_COUNTRY, "0950000002"},
                {"+84 (0)950 000 002", QRSIGN_MESSAGE_PHONE_COUNTRY, "0950000002"},
                {"0084950000002", QRSIGN_MESSAGE_PHONE_COUNTRY, "0950000002"},
                {"84950000002", QRSIGN_MESSAGE_PHONE_COUNTRY, "0950000002"},
                {"+4930123456", QRSIGN_MESSAGE_NONE, "+4930123456"},
                {"113", QRSIGN_MESSAGE_NONE, "113"},
                {"1900 1234", QRSIGN_MESSAGE_NONE, "19001234"},
                {"1800123456", QRSIGN_MESSAGE_NONE, "1800123456"},
                {"09500000022", QRSIGN_MESSAGE_VALUE_NOT_PHONE, NULL},
                {"9500000022", QRSIGN_MESSAGE_VALUE_NOT_PHONE, NULL},
                {"095000000", QRSIGN_MESSAGE_VALUE_NOT_PHONE, NULL},
                {"0950000002 / 0950000003", QRSIGN_MESSAGE_VALUE_NOT_PHONE, NULL},
                {"0950000002 0950000003", QRSIGN_MESSAGE_VALUE_NOT_PHONE, NULL},
                {"9.5E+08", QRSIGN_MESSAGE_VALUE_NOT_PHONE, NULL},
                {"+84", QRSIGN_MESSAGE_VALUE_NOT_PHONE, NULL},
                {"+", QRSIGN_MESSAGE_VALUE_NOT_PHONE, NULL},
                {"+0950000002", QRSIGN_MESSAGE_VALUE_NOT_PHONE, NULL},
                {"12345678", QRSIGN_MESSAGE_VALUE_NOT_PHONE, NULL},
                {"không có", QRSIGN_MESSAGE_VALUE_NOT_PHONE, NULL},
                {"-", QRSIGN_MESSAGE_VALUE_NOT_PHONE, NULL},
                {"999999999999999999999999", QRSIGN_MESSAGE_VALUE_NOT_PHONE, NULL},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                char phone[QS_VALUE_PHONE_SIZE] = "";
                enum qrsign_message message =
                        qs_value_phone(rows[i].text, strlen(rows[i].text), phone);

                check_row(rows[i].text, message == rows[i].message);
                check_row(rows[i].text, !rows[i].phone || !strcmp(phone, rows[i].phone));
        }
}

static void ids(void **state)
{
        static const struct {
                const char *text, *id; /* NULL: not one */
        } rows[] = {
                {"HN-05", "HN-05"},
                {"hn-05/a", "HN-05/A"},
                {"đò-ấ", "DO-A"},
                {"e\u0301-1", NULL}, /* a mark alone is no letter */
                {"A234567890123456789012345678901", "A234567890123456789012345678901"},
                {"A2345678901234567890123456789012", NULL},
                {"HN 05", NULL},
                {"HN_05", NULL},
                {"HN.05", NULL},
                {"../x", NULL},
                {"村-1", NULL},
                {"ﬀ-1", "FF-1"},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                char id[QS_VALUE_ID_SIZE] = "";
                enum qrsign_message message = qs_value_id(rows[i].text, strlen(rows[i].text), id);

                check_row(rows[i].text, message == (rows[i].id ? QRSIGN_MESSAGE_NONE
                                                               : QRSIGN_MESSAGE_VALUE_NOT_ID));
                check_row(rows[i].text, !rows[i].id || !strcmp(id, rows[i].id));
        }
}

static void commune_codes(void **state)
{
        static const struct {
                const char *text;
                enum qrsign_message message;
                const char *code;
        } rows[] = {
                {"19735", QRSIGN_MESSAGE_NONE, "19735"},
                {"00004", QRSIGN_MESSAGE_NONE, "00004"},
                {"4", QRSIGN_MESSAGE_CODE_ZEROS, "00004"},
                {"0", QRSIGN_MESSAGE_VALUE_NOT_CODE, NULL},
                {"000004", QRSIGN_MESSAGE_VALUE_NOT_CODE, NULL},
                {"19735.0", QRSIGN_MESSAGE_VALUE_NOT_CODE, NULL},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                char code[6] = "";

                check_row(rows[i].text, qs_value_commune_code(rows[i].text, strlen(rows[i].text),
                                                code) == rows[i].message);
                check_row(rows[i].text, !rows[i].code || !strcmp(code, rows[i].code));
        }
}

static void paths(void **state)
{
        static const struct {
                const char *text;
                size_t count; /* 0: not one */
                struct qrsign_offset last;
        } rows[] = {
                {"0,0; -47,20; -90,55; -142,80", 4, {-142, 80}},
                {"0,0;1,1", 2, {1, 1}},
                {" 0 , 0 ; 10 , -20 ;", 2, {10, -20}},
                {"0,0\n;\u22125,9999", 2, {-5, 9999}},
                {"0,0", 0, {0, 0}},
                {"0,0;1", 0, {0, 0}},
                {"0,0;1,2,3", 0, {0, 0}},
                {"0,0;1.5,2", 0, {0, 0}},
                {"0,0;10000,2", 0, {0, 0}},
                {"0,0;;1,1", 0, {0, 0}},
                {"0,0 1,1", 0, {0, 0}},
                {"đường làng", 0, {0, 0}},
        };
        struct qrsign_offset points[QS_RECORD_PATH_MAX];
        char many[5 * (QS_RECORD_PATH_MAX + 1) + 1] = "";
        size_t count;

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                enum qrsign_message message =
                        qs_value_path(rows[i].text, strlen(rows[i].text), points, &count);

                check_row(rows[i].text, message == (rows[i].count ? QRSIGN_MESSAGE_NONE
                                                                  : QRSIGN_MESSAGE_VALUE_NOT_PATH));
                if (message)
                        continue;
                check_row(rows[i].text, count == rows[i].count);
                check_row(rows[i].text, points[count - 1].east_m == rows[i].last.east_m &&
                                                points[count - 1].north_m == rows[i].last.north_m);
        }
        for (size_t i = 0; i < QS_RECORD_PATH_MAX; i++)
                strcat(many, "1,1; ");
        assert_int_equal(qs_value_path(many, strlen(many) - 1, points, &count), 0);
        assert_int_equal(count, QS_RECORD_PATH_MAX);
        strcat(many, "1,1");
        assert_int_equal(
                qs_value_path(many, strlen(many), points, &count), QRSIGN_MESSAGE_VALUE_NOT_PATH);
}

static void urls(void **state)
{
        static const struct {
                const char *text;
                bool good;
        } rows[] = {
                {"https://ditich.example/dt-01", true},
                {"http://a", true},
                {"https://", false},
                {"HTTPS://a.example", false},
                {"ditich.example", false},
                {"javascript:alert(1)", false},
                {"https://a b", false},
                {"https://đ.example", false},
                {"https://a\x7F", false},
        };
        char longest[300] = "https://";

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++)
                check_row(rows[i].text, (qs_value_url(rows[i].text, strlen(rows[i].text)) ==
                                                QRSIGN_MESSAGE_NONE) == rows[i].good);
        memset(longest + 8, 'a', 291);
        assert_int_equal(qs_value_url(longest, 298), QRSIGN_MESSAGE_NONE);
        assert_int_equal(qs_value_url(longest, 299), QRSIGN_MESSAGE_VALUE_NOT_URL);
}

static void damage(void **state)
{
        static const struct {
                const char *text;
                bool error, date, lost, lost_in_prose;
        } rows[] = {
                {"12/3", false, false, false, false},
                {"12/3/4", false, false, false, false},
                {"2A", false, false, false, false},
                {"T12", false, false, false, false},
                {"A-12", false, false, false, false},
                {"Mar", false, false, false, false},
                {"12-Mar", false, true, false, false},
                {"12-MAR", false, true, false, false},
                {"Mar-12", false, true, false, false},
                {"12-Mar-26", false, true, false, false},
                {"12 Mar 2026", false, true, false, false},
                {"12-Thg3", false, true, false, false},
                {"12-thg 3", false, true, false, false},
                {"12-Thg12-2026", false, true, false, false},
                {"12/03/2026", false, true, false, false},
                {"2026-03-12", false, true, false, false},
                {"#N/A", true, false, false, false},
                {"#REF!", true, false, false, false},
                {"#DIV/0!", true, false, false, false},
                {"#####", true, false, false, false},
                {"#5", false, false, false, false},
                {"##", false, false, false, false},
                {"Qu?ng Tr?", false, false, true, true},
                {"QU?NG TR?", false, false, true, true},
                {"Tr?", false, false, true, false},
                {"?ình", false, false, true, false},
                {"B\xEF\xBF\xBDn", false, false, true, true},
                {"Ăn gì? Ở đâu?", false, false, true, false},
                {"Thế à?Không", false, false, true, false},
                {"12?", false, false, false, false},
                {"?", false, false, false, false},
                {"Hỏi ?", false, false, false, false},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                const char *text = rows[i].text;
                size_t length = strlen(text);

                check_row(text, qs_value_is_excel_error(text, length) == rows[i].error);
                check_row(text, qs_value_is_date(text, length) == rows[i].date);
                check_row(text, qs_value_lost_letters(text, length, false) == rows[i].lost);
                check_row(text, qs_value_lost_letters(text, length, true) == rows[i].lost_in_prose);
        }
}

static void units(void **state)
{
        static const struct {
                enum qs_unit_list list;
                const char *other, *text, *name, *unit; /* unit NULL: none */
        } rows[] = {
                {QS_UNIT_COMMUNE, "", "Xã Nam Hải Lăng", "Nam Hải Lăng", "Xã"},
                {QS_UNIT_COMMUNE, "", "XÃ NAM HẢI LĂNG", "NAM HẢI LĂNG", "Xã"},
                {QS_UNIT_COMMUNE, "", "Xa Dung", "Xa Dung", NULL},
                {QS_UNIT_COMMUNE, "", "Đặc khu Cồn Cỏ", "Cồn Cỏ", "Đặc khu"},
                {QS_UNIT_COMMUNE, "", "Xã", "Xã", NULL},
                {QS_UNIT_COMMUNE, "", "", "", NULL},
                {QS_UNIT_ALLEY, "", "Kiệt 5", "5", "Kiệt"},
                {QS_UNIT_ALLEY, "", "kiệt 5", "5", "Kiệt"},
                {QS_UNIT_ALLEY, "", "Kiệt5", "Kiệt5", NULL},
                {QS_UNIT_ALLEY, "Lối", "Lối 5", "5", "Lối"},
                {QS_UNIT_ALLEY, "Lối", "Ngõ 5", "5", "Ngõ"},
                {QS_UNIT_HAMLET, "", "Tổ dân phố 5", "5", "Tổ dân phố"},
                {QS_UNIT_HAMLET, "", "Khu phố 3", "3", "Khu phố"},
                {QS_UNIT_HAMLET, "", "Khu A", "A", "Khu"},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                const char *name, *unit;

                assert_true(qs_unit_take(rows[i].list, rows[i].other, rows[i].text, &name, &unit));
                check_row(rows[i].text, !strcmp(name, rows[i].name));
                check_row(rows[i].text, !unit == !rows[i].unit);
                check_row(rows[i].text, !unit || !strcmp(unit, rows[i].unit));
        }
}

static void kinds(void **state)
{
        static const struct {
                const char *folded, *kind;
        } rows[] = {
                {"school", "school"},
                {"truonghoc", "school"},
                {"truongtieuhoc", "school"},
                {"mamnon", "kindergarten"},
                {"nhavanhoa", "culture_house"},
                {"nhavanhoathon", "culture_house"},
                {"culturehouse", "culture_house"},
                {"uyban", "office"},
                {"nhatho", "church"},
                {"nhathoho", "temple"},
                {"baidap", NULL},
                {"", NULL},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                const char *kind = qs_kind_of_place(rows[i].folded);

                check_row(rows[i].folded, !kind == !rows[i].kind);
                check_row(rows[i].folded, !kind || !strcmp(kind, rows[i].kind));
                check_row(rows[i].folded, !kind || qs_unit_find(QS_UNIT_PLACE, kind) >= 0);
        }
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(whole),
                cmocka_unit_test(yes_and_side),
                cmocka_unit_test(dates),
                cmocka_unit_test(phones),
                cmocka_unit_test(ids),
                cmocka_unit_test(commune_codes),
                cmocka_unit_test(paths),
                cmocka_unit_test(urls),
                cmocka_unit_test(damage),
                cmocka_unit_test(units),
                cmocka_unit_test(kinds),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
