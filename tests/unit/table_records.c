/* SPDX-License-Identifier: MIT */
/* Rows in, records out: as JSON, which shows every field. */
#include "table_folder.h"

/* A string a line reads better than what the formatter makes of them. */
/* clang-format off */
#define SETTINGS   "thôn,Thôn Hưng Nhơn\nxã,XÃ Nam Hải Lăng\ntỉnh,Tỉnh Quảng Trị\nngày,22/11/2026\n"
#define COMMUNE    "\"commune_unit\":\"Xã\",\"commune\":\"Nam Hải Lăng\",\"province\":\"Quảng Trị\""
#define AREA       "\"hamlet_unit\":\"Thôn\",\"hamlet\":\"Hưng Nhơn\"," COMMUNE
#define KIET(name) ",\"alley_unit\":\"Kiệt\",\"alley\":\"" name "\""
#define HEAD(kind, id, revision)                                                                   \
        "{\"kind\":\"" kind "\",\"id\":\"" id "\",\"revision\":" revision                          \
        ",\"issued\":\"2026-11-22\","
#define POINT  "\"lat\":16.6285,\"lon\":107.2615,"
#define ALLEYS "Mã,Kiệt,Dài,Số hộ,Tọa độ\n"
#define ALLEY  ALLEYS "A-1,1,100,,\"16.62850, 107.26150\"\n"
#define HOUSES \
        "Kiệt,Số nhà,Bên,Cách đầu kiệt,Chủ hộ,Điện thoại,Biển hiệu,Công khai tên," \
        "Công khai số điện thoại,Ngày đồng ý\n"

static const struct {
        const char *name;
        struct table_file files[TABLE_FILES];
        enum qrsign_record_kind kind;
        unsigned include;
        bool no_contact;
        const char *expected; /* records, a line each */
} rows[] = {
        {"an alley with all of it",
                {{"thon.csv", SETTINGS "trưởng thôn,Võ Viết Vĩnh\nđiện thoại,0950 000 000\n"
                                       "mã xã,19735\nđịa chỉ cũ,xã Hải Phong\n"},
                        {"kiet.csv",
                                "Mã,Kiệt,Dài,Số hộ,Tọa độ,Đường,Tên tiếng Anh,Ghi chú,Phiên bản\n"
                                "A-1,Kiệt Đình,100,3,\"16.62850, 107.26150\",\"0,0; 3,-4\","
                                "Temple Alley,hẹp,2\n"}},
                QRSIGN_RECORD_ALLEY, 0, false,
                HEAD("alley", "A-1", "2") POINT AREA KIET("Đình")
                ",\"name_en\":\"Temple Alley\",\"length_m\":100,\"household_count\":3,"
                "\"contact\":{\"name\":\"Võ Viết Vĩnh\",\"phone\":\"0950000000\"},"
                "\"path\":[[0,0],[3,-4]]}\n"},
        {"included on demand",
                {{"thon.csv", SETTINGS "mã xã,19735\nđịa chỉ cũ,xã Hải Phong\ntrưởng thôn,A\n"},
                        {"kiet.csv",
                                "Mã,Kiệt,Tọa độ,Ghi chú\nA-1,1,\"16.62850, 107.26150\",hẹp\n"}},
                QRSIGN_RECORD_ALLEY,
                QRSIGN_INCLUDE_COMMUNE_CODE | QRSIGN_INCLUDE_FORMER_ADDRESS | QRSIGN_INCLUDE_NOTE,
                true,
                HEAD("alley", "A-1", "1") POINT AREA KIET("1")
                ",\"commune_code\":\"19735\",\"former_address\":\"xã Hải Phong\","
                "\"note\":\"hẹp\"}\n"},
        {"privacy: only with yes and a day",
                {{"thon.csv", SETTINGS}, {"kiet.csv", ALLEY},
                        {"ho.csv", HOUSES "1,1,T,1,An,0950000001,,,,\n"
                                          "1,2,P,2,Bình,0950000002,,có,,1/2/2026\n"
                                          "1,3,T,3,Cường,0950000003,,không,x,1/2/2026\n"
                                          "1,4,P,4,Dung,0950000004,Tạp hóa,,,1/2/2026\n"
                                          "1,5,T,5,,,,,,\n"}},
                QRSIGN_RECORD_ALLEY, 0, false,
                HEAD("alley", "A-1", "1") POINT AREA KIET("1")
                ",\"length_m\":100,\"households\":[{\"number\":\"1\",\"side\":\"L\","
                "\"distance_m\":1},{\"number\":\"2\",\"side\":\"R\",\"distance_m\":2,"
                "\"head\":\"Bình\"},{\"number\":\"3\",\"side\":\"L\",\"distance_m\":3,"
                "\"phone\":\"0950000003\"},{\"number\":\"4\",\"side\":\"R\",\"distance_m\":4,"
                "\"label\":\"Tạp hóa\"},{\"number\":\"5\",\"side\":\"L\",\"distance_m\":5}]}\n"},
        {"households in any order, of several alleys",
                {{"thon.csv", SETTINGS},
                        {"kiet.csv", ALLEYS "A-1,1,,,\"16.62850, 107.26150\"\n"
                                            "A-2,Ngõ 2,,9,\"16.62850, 107.26150\"\n"},
                        {"ho.csv", HOUSES "ngõ 2,7,,30\nA-1,1,,20\n2,5,,10\nkiet 1,Số 3,,10\n"
                                          "a-1,9,,\n"}},
                QRSIGN_RECORD_ALLEY, 0, false,
                HEAD("alley", "A-1", "1") POINT AREA KIET("1")
                ",\"households\":[{\"number\":\"3\",\"distance_m\":10},{\"number\":\"9\"},"
                "{\"number\":\"1\",\"distance_m\":20}]}\n"
                HEAD("alley", "A-2", "1") POINT AREA
                ",\"alley_unit\":\"Ngõ\",\"alley\":\"2\",\"household_count\":9,"
                "\"households\":[{\"number\":\"5\",\"distance_m\":10},"
                "{\"number\":\"7\",\"distance_m\":30}]}\n"},
        {"households of which nothing is public are a number",
                {{"thon.csv", SETTINGS}, {"kiet.csv", ALLEY}, {"ho.csv", HOUSES "1,,,,An\n1\n"}},
                QRSIGN_RECORD_ALLEY, 0, false,
                HEAD("alley", "A-1", "1") POINT AREA KIET("1")
                ",\"length_m\":100,\"household_count\":2}\n"},
        {"unit of the header, of the cell, of the settings",
                {{"thon.csv", SETTINGS "loại kiệt,Lối\nloại thôn,Xóm\n"},
                        {"kiet.csv", "Mã,Hẻm,Tọa độ,Thôn\nA-1,1,\"16.62850, 107.26150\",Đông\n"
                                     "A-2,Ngõ 2,\"16.62850, 107.26150\",Bản Tây\n"
                                     "A-3,Lối 3,\"16.62850, 107.26150\",\n"}},
                QRSIGN_RECORD_ALLEY, 0, false,
                HEAD("alley", "A-1", "1") POINT "\"hamlet_unit\":\"Xóm\",\"hamlet\":\"Đông\","
                COMMUNE ",\"alley_unit\":\"Hẻm\",\"alley\":\"1\"}\n"
                HEAD("alley", "A-2", "1") POINT "\"hamlet_unit\":\"Bản\",\"hamlet\":\"Tây\","
                COMMUNE ",\"alley_unit\":\"Ngõ\",\"alley\":\"2\"}\n"
                HEAD("alley", "A-3", "1") POINT AREA ",\"alley_unit\":\"Lối\",\"alley\":\"3\"}\n"},
        {"another commune takes no hamlet, code or contact from the settings",
                {{"thon.csv", SETTINGS "mã xã,19735\ntrưởng thôn,A\n"},
                        {"kiet.csv", "Mã,Kiệt,Tọa độ,Thôn,Xã,Tỉnh\n"
                                     "A-1,1,\"16.62850, 107.26150\",B,Phường C,TP. Huế\n"}},
                QRSIGN_RECORD_ALLEY, QRSIGN_INCLUDE_COMMUNE_CODE, false,
                HEAD("alley", "A-1", "1") POINT
                "\"hamlet_unit\":\"Thôn\",\"hamlet\":\"B\",\"commune_unit\":\"Phường\","
                "\"commune\":\"C\",\"province\":\"Huế\""
                KIET("1") "}\n"},
        {"places on the alley and near its head",
                {{"thon.csv", SETTINGS}, {"kiet.csv", ALLEY},
                        {"congtrinh.csv", "Tên,Loại,Kiệt,Bên,Cách đầu kiệt,Tọa độ\n"
                                          "Gần,chợ,,,,\"16.62890, 107.26150\"\n"
                                          "Xa,chợ,,,,\"16.62850, 107.26200\"\n"
                                          "Trường,trường học,1,phải,50,\"16.62860, 107.26150\"\n"
                                          "Giếng,giếng,A-1,,,\"16.62870, 107.26150\"\n"
                                          "Đâu đó,,,,,\n"}},
                QRSIGN_RECORD_ALLEY, 0, false,
                HEAD("alley", "A-1", "1") POINT AREA KIET("1")
                ",\"length_m\":100,\"places\":[{\"name\":\"Trường\",\"kind\":\"school\","
                "\"side\":\"R\",\"distance_m\":50},"
                "{\"name\":\"Giếng\",\"kind\":\"well\",\"lat\":16.6287,\"lon\":107.2615},"
                "{\"name\":\"Gần\",\"kind\":\"market\",\"lat\":16.6289,\"lon\":107.2615}]}\n"},
        {"houses with a point of their own, on the line, and none",
                {{"thon.csv", SETTINGS "điện thoại,0950000000\n"},
                        {"kiet.csv", "Mã,Kiệt,Tọa độ,Đường,Phiên bản\n"
                                     "A-1,1,\"16.62850, 107.26150\",\"0,0; 0,100\",3\n"},
                        {"ho.csv", "Kiệt,Số nhà,Bên,Cách đầu kiệt,Lat,Lon,Mã\n"
                                   "1,9,,,,,x-1\n1,7,P,60,16.62800,107.26100,\n1,,T,40,,,\n"}},
                QRSIGN_RECORD_HOUSE, 0, false,
                HEAD("house", "X-1", "3") AREA KIET("1") ",\"household\":{\"number\":\"9\"}}\n"
                HEAD("house", "A-1-T40", "3") "\"lat\":16.62886,\"lon\":107.2615,"
                AREA KIET("1") ",\"household\":{\"side\":\"L\",\"distance_m\":40}}\n"
                HEAD("house", "A-1-7", "3") "\"lat\":16.628,\"lon\":107.261,"
                AREA KIET("1")
                ",\"household\":{\"number\":\"7\",\"side\":\"R\",\"distance_m\":60}}\n"},
        {"houses without a table of alleys",
                {{"thon.csv", SETTINGS}, {"ho.csv", "Kiệt,Số nhà\nKiệt Bến Đò,7\nBến đò,9\n5,7\n"}},
                QRSIGN_RECORD_HOUSE, 0, false,
                HEAD("house", "HN-BENDO-7", "1") AREA KIET("Bến Đò")
                ",\"household\":{\"number\":\"7\"}}\n"
                HEAD("house", "HN-BENDO-9", "1") AREA KIET("Bến Đò")
                ",\"household\":{\"number\":\"9\"}}\n"
                HEAD("house", "HN-5-7", "1") AREA KIET("5") ",\"household\":{\"number\":\"7\"}}\n"},
        {"the board, with a point",
                {{"thon.csv", SETTINGS "vĩ độ,16.62900\nkinh độ,107.26200\nphiên bản,4\n"
                                       "tên tiếng Anh,Hung Nhon\ntrưởng thôn,A\n"},
                        {"kiet.csv", ALLEYS "A-1,1,100,5,\"16.62850, 107.26150\"\n"
                                            "A-2,Ngõ 2,,,\"16.62860, 107.26150\"\n"},
                        {"ho.csv", HOUSES "1,1\n1,2\n1,4\n1,5\n1,6\n2,1\n2,3\n"},
                        {"congtrinh.csv", "Tên,Loại,Kiệt,Bên,Cách đầu kiệt,Tọa độ\n"
                                          "Chợ,chợ,1,phải,50,\"16.62860, 107.26150\"\n"}},
                QRSIGN_RECORD_HAMLET, 0, false,
                HEAD("hamlet", "A", "4") "\"lat\":16.629,\"lon\":107.262,"
                AREA
                ",\"name_en\":\"Hung Nhon\",\"household_count\":7,\"contact\":{\"name\":\"A\"},"
                "\"alleys\":[{\"alley_unit\":\"Kiệt\",\"alley\":\"1\",\"household_count\":5,"
                "\"length_m\":100,\"lat\":16.6285,\"lon\":107.2615},"
                "{\"alley_unit\":\"Ngõ\",\"alley\":\"2\",\"household_count\":2,"
                "\"lat\":16.6286,\"lon\":107.2615}],"
                "\"places\":[{\"name\":\"Chợ\",\"kind\":\"market\",\"lat\":16.6286,"
                "\"lon\":107.2615}]}\n"},
        {"the board without a point", {{"thon.csv", SETTINGS}, {"kiet.csv", ALLEY}},
                QRSIGN_RECORD_HAMLET, 0, false,
                HEAD("hamlet", "A", "1") AREA
                ",\"alleys\":[{\"alley_unit\":\"Kiệt\",\"alley\":\"1\",\"length_m\":100}]}\n"},
        {"a site",
                {{"ditich.csv", "Mã,Tên,Tên tiếng Anh,Xếp hạng,Mô tả,Liên kết,Lat,Lon,Xã,Tỉnh\n"
                                "d-1,Thành cổ,Citadel,Quốc gia,\"Một.\r\n\r\n Hai.\","
                                "https://a.example,16.62850,107.26150,Phường B,Quảng Trị\n"}},
                QRSIGN_RECORD_SITE, 0, false,
                HEAD("site", "D-1", "1") POINT
                "\"commune_unit\":\"Phường\",\"commune\":\"B\",\"province\":\"Quảng Trị\","
                "\"name\":\"Thành cổ\",\"name_en\":\"Citadel\",\"rank\":\"Quốc gia\","
                "\"text\":\"Một.\\n"
                "Hai.\",\"url\":\"https://a.example\"}\n"},
};
/* clang-format on */

static void records(void **state)
{
        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct problems problems = {0};
                struct qrsign_directory_options options = {
                        .size = sizeof(options),
                        .on_problem = collect,
                        .context = &problems,
                        .today = TODAY,
                        .include = rows[i].include,
                        .no_contact = rows[i].no_contact,
                };
                struct qrsign_directory *directory = NULL;
                const struct qrsign_record *record;
                struct qs_buffer json = {0};
                struct qrsign_error error = {0};
                char path[64];

                folder_make(path, rows[i].files);
                if (qrsign_directory_open(path, &options, &directory, &error))
                        fail_msg("row %s:\n%s", rows[i].name, problems.text.data);
                check_row(rows[i].name, !qrsign_directory_rewind(directory, rows[i].kind, &error));
                while (!qrsign_directory_next(directory, &record, &error) && record) {
                        char *text = NULL;

                        assert_int_equal(qrsign_record_to_json(record, &text, NULL, NULL), 0);
                        qs_buffer_append_string(&json, text);
                        qs_buffer_append_byte(&json, '\n');
                        qrsign_free(text);
                }
                check_row(rows[i].name, !error.code);
                if (strcmp(json.data, rows[i].expected) != 0)
                        fail_msg("row %s:\n%s\n%s", rows[i].name, json.data, rows[i].expected);
                qrsign_directory_free(directory);
                folder_remove(path, rows[i].files);
                qs_buffer_free(&json);
                qs_buffer_free(&problems.text);
        }
}

/* How alleys run, and where a place lies that has no point of its own. */
static void the_map_of_a_board(void **state)
{
        static const struct table_file files[TABLE_FILES] = {{"thon.csv", SETTINGS},
                {"kiet.csv", "Mã,Kiệt,Tọa độ,Đường,Tên tiếng Anh\n"
                             "A-1,1,\"16.62850, 107.26150\",\"0,0; 0,100\",Old Alley\n"
                             "A-2,2,\"16.62860, 107.26150\",,\n"},
                {"congtrinh.csv", "Tên,Loại,Kiệt,Bên,Cách đầu kiệt,Tọa độ\n"
                                  "Chợ,chợ,1,phải,40,\nĐâu đó,,,,,\n"
                                  "Chùa,chùa,,,,\"16.62900, 107.26100\"\n"}};
        struct problems problems = {0};
        struct qrsign_directory_options options = {.size = sizeof(options),
                .on_problem = collect,
                .context = &problems,
                .today = TODAY};
        struct qrsign_directory *directory = NULL;
        const struct qrsign_record *record;
        const struct qrsign_map *map;
        char path[64];

        (void)state;
        folder_make(path, files);
        if (qrsign_directory_open(path, &options, &directory, NULL))
                fail_msg("%s", problems.text.data);
        assert_null(qrsign_directory_map(directory));
        assert_int_equal(qrsign_directory_rewind(directory, QRSIGN_RECORD_HAMLET, NULL), QRSIGN_OK);
        assert_null(qrsign_directory_map(directory));
        assert_int_equal(qrsign_directory_next(directory, &record, NULL), QRSIGN_OK);
        map = qrsign_directory_map(directory);
        assert_non_null(map);
        assert_int_equal(map->alley_count, record->alleys.count);
        assert_int_equal(map->alley_count, 2);
        assert_string_equal(map->alleys[0].name_en, "Old Alley");
        assert_int_equal(map->alleys[0].point.latitude_e5, 1662850);
        assert_int_equal(map->alleys[0].path.count, 2);
        assert_int_equal(map->alleys[0].path.points[1].north_m, 100);
        assert_int_equal(map->alleys[1].path.count, 0);
        assert_int_equal(map->place_count, 3);
        assert_int_equal(map->places[0].latitude_e5, 1662886);
        assert_false(map->places[1].present);
        assert_int_equal(map->places[2].longitude_e5, 10726100);
        assert_int_equal(qrsign_directory_next(directory, &record, NULL), QRSIGN_OK);
        assert_null(record);
        assert_null(qrsign_directory_map(directory));
        qrsign_directory_free(directory);
        folder_remove(path, files);
        qs_buffer_free(&problems.text);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(records),
                cmocka_unit_test(the_map_of_a_board),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
