/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "record/record.h"

static void units(void **state)
{
        static const struct {
                enum qs_unit_list list;
                size_t count;
                const char *word;
                int index;
                const char *vietnamese;
        } rows[] = {
                {QS_UNIT_HAMLET, 15, "Thôn", 0, ""},
                {QS_UNIT_HAMLET, 15, "Khu dân cư", 14, ""},
                {QS_UNIT_ALLEY, 7, "Kiệt", 0, ""},
                {QS_UNIT_ALLEY, 7, "kiệt", -1, ""},
                {QS_UNIT_ALLEY, 7, "", -1, ""},
                {QS_UNIT_COMMUNE, 3, "Đặc khu", 2, ""},
                {QS_UNIT_PLACE, 31, "culture_house", 13, "Nhà văn hóa"},
                {QS_UNIT_PLACE, 31, "library", 30, "Thư viện"},
                {QS_UNIT_PLACE, 31, "Nhà văn hóa", -1, ""},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                size_t count = 0;
                const struct qs_unit *list = qs_units(rows[i].list, &count);
                int index = qs_unit_find(rows[i].list, rows[i].word);

                check_row(rows[i].word, count == rows[i].count);
                check_row(rows[i].word, index == rows[i].index);
                if (index >= 0) {
                        assert_string_equal(list[index].word, rows[i].word);
                        assert_string_equal(list[index].vietnamese, rows[i].vietnamese);
                }
        }
}

static void provinces(void **state)
{
        static const struct {
                const char *name, *bare;
                int index;
        } rows[] = {
                {"Hà Nội", "Hà Nội", 0},
                {"Tỉnh Quảng Trị", "Quảng Trị", 18},
                {"Thành phố Huế", "Huế", 19},
                {"Tỉnh Huế", "Huế", 19}, /* a province's unit word may change */
                {"Khánh Hoà", "Khánh Hoà", 35},
                {"tỉnh Quảng Trị", "tỉnh Quảng Trị", -1},
                {"Tỉnh Bình Trị Thiên", "Tỉnh Bình Trị Thiên", -1},
                {"Tỉnh Tỉnh Huế", "Tỉnh Tỉnh Huế", -1},
                {"Tỉnh ", "Tỉnh ", -1},
        };
        size_t count = 0;
        const struct qs_province *list = qs_provinces(&count);

        (void)state;
        assert_int_equal(count, 36);
        assert_string_equal(list[18].code, "44");
        assert_string_equal(list[18].unit, "Tỉnh");
        assert_string_equal(list[27].unit, "Thành phố");
        for (size_t i = 0; i < COUNT(rows); i++) {
                const char *bare = qs_province_bare(rows[i].name);

                assert_string_equal(bare, rows[i].bare);
                check_row(rows[i].name, qs_province_find(bare) == rows[i].index);
        }
}

static void a_new_record_is_empty(void **state)
{
        struct qrsign_record *record = qs_record_new(QRSIGN_RECORD_SITE);

        (void)state;
        assert_non_null(record);
        assert_int_equal(record->kind, QRSIGN_RECORD_SITE);
        assert_string_equal(record->id, "");
        assert_string_equal(record->contact.phone, "");
        assert_int_equal(record->households.count, 0);
        record->name = qs_arena_string(qs_record_arena(record), "Chùa");
        assert_non_null(qs_arena_array(qs_record_arena(record), 4095, 56));
        assert_string_equal(record->name, "Chùa");
        qrsign_record_free(record);
        qrsign_record_free(NULL);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(units),
                cmocka_unit_test(provinces),
                cmocka_unit_test(a_new_record_is_empty),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
