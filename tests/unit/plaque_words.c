/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "plaque/words.h"

static struct qs_words make(const struct qrsign_record *record, const char *page)
{
        static struct qs_arena arena;
        struct qrsign_record *normal = NULL;
        struct qs_words words;

        qs_arena_free(&arena);
        assert_int_equal(qrsign_record_normalise(record, &normal, NULL), QRSIGN_OK);
        assert_int_equal(qs_words_make(&arena, normal, page, &words, NULL), QRSIGN_OK);
        qrsign_record_free(normal);
        return words;
}

static void alleys(void **state)
{
        static const struct {
                const char *unit, *alley, *name_en;
                unsigned households, length;
                const char *title, *capitals, *facts, *english;
        } rows[] = {
                {"Kiệt", "1", "", 17, 164, "Kiệt 1", "KIỆT 1", "17 hộ · 164 m",
                        "Alley 1 · 17 households"},
                {"Kiệt", "Chợ Cũ", "", 1, 0, "Kiệt Chợ Cũ", "KIỆT CHỢ CŨ", "1 hộ",
                        "Chợ Cũ Alley · 1 household"},
                {"Kiệt", "Chợ Cũ", "Old Market Alley", 0, 50, "Kiệt Chợ Cũ", "KIỆT CHỢ CŨ", "50 m",
                        "Old Market Alley"},
                {"Đường", "2 Tháng 9", "", 0, 0, "Đường 2 Tháng 9", "ĐƯỜNG 2 THÁNG 9", "",
                        "Road 2 Tháng 9"},
                {"Lối", "5", "", 3, 0, "Lối 5", "LỐI 5", "3 hộ", "3 households"},
                {"", "Bờ Kè", "", 0, 0, "Bờ Kè", "BỜ KÈ", "", ""},
                {NULL, "5", "", 0, 0, "Kiệt 5", "KIỆT 5", "", "Alley 5"},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qrsign_record record = {.kind = QRSIGN_RECORD_ALLEY,
                        .id = "A",
                        .issued = {2026, 1, 1},
                        .alley_unit = rows[i].unit,
                        .alley = rows[i].alley,
                        .name_en = rows[i].name_en,
                        .length_m = rows[i].length,
                        .has_household_count = rows[i].households > 0,
                        .household_count = rows[i].households};
                struct qs_words words = make(&record, NULL);

                assert_string_equal(words.title, rows[i].title);
                assert_string_equal(words.name, rows[i].capitals);
                assert_string_equal(words.facts, rows[i].facts);
                assert_string_equal(words.aside[0], rows[i].english);
        }
}

static void hamlets_and_sites(void **state)
{
        static const struct qrsign_alley_row same[] = {{.alley_unit = "Ngõ", .alley = "1"},
                {.alley_unit = "Ngõ", .alley = "2"}},
                                             mixed[] = {{.alley = "1"},
                                                     {.alley_unit = "Ngõ", .alley = "2"}};
        struct qrsign_record record = {.kind = QRSIGN_RECORD_HAMLET,
                .id = "A",
                .issued = {2026, 1, 1},
                .hamlet_unit = "Tổ dân phố",
                .hamlet = "Đông",
                .alley_unit = "",
                .commune = "Nam Hải Lăng",
                .province = "Quảng Trị",
                .name_en = "Dong",
                .has_household_count = true,
                .household_count = 9,
                .alleys = {same, 2}};
        struct qs_words words = make(&record, NULL);

        (void)state;
        assert_string_equal(words.title, "Tổ dân phố Đông");
        assert_string_equal(words.name, "TỔ DÂN PHỐ ĐÔNG");
        assert_string_equal(words.name_unit, "Tổ dân phố");
        assert_string_equal(words.facts, "2 ngõ · 9 hộ");
        assert_string_equal(words.aside[0], "Xã Nam Hải Lăng · Tỉnh Quảng Trị");
        assert_string_equal(words.aside[1], "Dong");
        assert_string_equal(qs_words_directory(&record).vietnamese, "Danh bạ tổ");
        record.alleys.rows = mixed;
        assert_string_equal(make(&record, NULL).facts, "2 đường, ngõ · 9 hộ");

        record = (struct qrsign_record){.kind = QRSIGN_RECORD_SITE,
                .id = "A",
                .issued = {2026, 1, 1},
                .name = "Thành cổ",
                .url = "https://ditich.example/dt-01/"};
        words = make(&record, NULL);
        assert_string_equal(words.title, "Thành cổ");
        assert_string_equal(words.name, "THÀNH CỔ");
        assert_string_equal(words.name_field, "name");
        assert_string_equal(words.url, "ditich.example/dt-01");
        assert_string_equal(qs_words_rank_english("DI TÍCH QUỐC GIA"), "National Relic");
        assert_string_equal(qs_words_rank_english("Di tích của tôi"), "");
        assert_string_equal(qs_words_rank_english(""), "");
}

static void phones(void **state)
{
        static const struct {
                const char *phone, *shown;
        } rows[] = {
                {"0950000000", "0950 000 000"},
                {"02333123456", "0233 312 3456"},
                {"+84950000000", "+84 950 000 000"},
                {"113", "113"},
                {"+66812345678", "+66812345678"},
                {"", ""},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qrsign_record record = {.kind = QRSIGN_RECORD_ALLEY,
                        .id = "A",
                        .issued = {2026, 1, 1},
                        .alley = "1",
                        .contact.phone = rows[i].phone};

                assert_string_equal(make(&record, NULL).phone, rows[i].shown);
        }
}

static void pages_and_the_foot(void **state)
{
        static const struct {
                const char *page, *shown;
        } rows[] = {
                {"https://hungnhon.example/", "hungnhon.example"},
                {"HTTPS://HungNhon.Example", "hungnhon.example"},
                {"https://a.example/hung-nhon/", "a.example/hung-nhon"},
                {NULL, ""},
        };
        struct qrsign_record record = {.kind = QRSIGN_RECORD_ALLEY,
                .id = "HN-01",
                .revision = 3,
                .issued = {2026, 2, 1},
                .alley = "1",
                .hamlet = "Hưng Nhơn",
                .commune = "Thuận Hóa",
                .commune_unit = "Phường",
                .province = "Thành phố Huế"};
        struct qs_words words = make(&record, NULL);

        (void)state;
        assert_string_equal(words.edition, "HN-01 · bản 3");
        assert_string_equal(words.date, "01/02/2026");
        assert_string_equal(words.hamlet, "Thôn Hưng Nhơn");
        assert_string_equal(words.commune, "Phường Thuận Hóa");
        assert_string_equal(words.province, "Thành phố Huế");
        assert_string_equal(words.province_short, "Huế");
        for (size_t i = 0; i < COUNT(rows); i++)
                assert_string_equal(make(&record, rows[i].page).page, rows[i].shown);
}

static void captions(void **state)
{
        static const struct {
                const char *unit, *hamlet_unit;
                const char *directory, *to_head, *head;
        } rows[] = {
                {"Kiệt", "Thôn", "Danh bạ kiệt", "Đường đến đầu kiệt", "Trưởng thôn"},
                {"Ngõ", "Tổ dân phố", "Danh bạ ngõ", "Đường đến đầu ngõ", "Tổ trưởng"},
                {"", "", "Danh bạ", "Đường đến đầu lối", "Liên hệ"},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qrsign_record record = {.kind = QRSIGN_RECORD_ALLEY,
                        .alley_unit = rows[i].unit,
                        .hamlet_unit = rows[i].hamlet_unit};

                assert_string_equal(qs_words_directory(&record).vietnamese, rows[i].directory);
                assert_string_equal(qs_words_location(&record, true).vietnamese, rows[i].to_head);
                assert_string_equal(qs_words_location(&record, false).vietnamese, "Chỉ đường");
                assert_string_equal(qs_words_head(&record).vietnamese, rows[i].head);
        }
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(alleys),
                cmocka_unit_test(hamlets_and_sites),
                cmocka_unit_test(phones),
                cmocka_unit_test(pages_and_the_foot),
                cmocka_unit_test(captions),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
