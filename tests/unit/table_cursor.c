/* SPDX-License-Identifier: MIT */
#include "table_folder.h"

#include "record/record.h"

#define SETTINGS "thôn,Hưng Nhơn\nxã,Nam Hải Lăng\ntỉnh,Quảng Trị\n"
#define ALLEYS   "Mã,Kiệt,Dài,Số hộ,Vĩ độ,Kinh độ\n"
#define HOUSES   "Kiệt,Số nhà,Bên,Cách đầu kiệt,Id\n"

/* House signs need ids; alley signs of the same table do not. */
static void house_ids(void **state)
{
        static const struct table_file files[TABLE_FILES] = {
                {"thon.csv", SETTINGS},
                {"kiet.csv", ALLEYS "HN-01,1,,,16.62850,107.26150\n"},
                {"ho.csv", HOUSES "1,12,,,\n1,,P,37,\n1,,T,,\n1,12,,,\n1,Ô 5,,,\n1,K~7,,,\n"
                                  "1,,,,x-1\n"},
        };
        struct problems problems = {0};
        struct qrsign_directory_options options = options_for(&problems);
        struct qrsign_directory *directory = NULL;
        const struct qrsign_record *record;
        struct qrsign_error error = {0};
        static const char *const ids[] = {"HN-01-12", "HN-01-P37", "HN-01-O5", "X-1"};
        char path[64];

        (void)state;
        folder_make(path, files);
        assert_int_equal(qrsign_directory_open(path, &options, &directory, NULL), QRSIGN_OK);
        assert_string_equal(problems.text.data, "ho.csv:5:2:Số nhà:84\n");
        assert_int_equal(count_records(directory), 1);
        for (int i = 0; i < 2; i++) {
                assert_int_equal(qrsign_directory_rewind(directory, QRSIGN_RECORD_HOUSE, &error),
                        QRSIGN_ERROR_INPUT);
                assert_int_equal(error.code, QRSIGN_MESSAGE_HOUSE_ID_NONE);
                assert_int_equal(error.line, 4);
        }
        assert_string_equal(problems.text.data, "ho.csv:5:2:Số nhà:84\nho.csv:4:5:Id:93\n"
                                                "ho.csv:5:5:Id:92\nho.csv:7:5:Id:93\n");
        qrsign_directory_free(directory);

        options.keep_going = true;
        options.on_problem = NULL;
        assert_int_equal(qrsign_directory_open(path, &options, &directory, NULL), QRSIGN_OK);
        assert_int_equal(
                qrsign_directory_rewind(directory, QRSIGN_RECORD_HOUSE, &error), QRSIGN_OK);
        for (size_t i = 0; i < COUNT(ids); i++) {
                assert_int_equal(qrsign_directory_next(directory, &record, NULL), QRSIGN_OK);
                assert_string_equal(record->id, ids[i]);
                assert_string_equal(qrsign_directory_alley(directory)->id, "HN-01");
        }
        assert_int_equal(qrsign_directory_next(directory, &record, NULL), QRSIGN_OK);
        assert_null(record);
        assert_null(qrsign_directory_alley(directory));
        qrsign_directory_free(directory);
        folder_remove(path, files);
        qs_buffer_free(&problems.text);
}

static void boards(void **state)
{
        static const struct {
                const char *name;
                struct table_file files[TABLE_FILES];
                const char *id; /* NULL: no board */
                enum qrsign_message code;
        } rows[] = {
                {"beginning of all ids",
                        {{"thon.csv", SETTINGS}, {"kiet.csv", ALLEYS "Q-H-1,1,,,16.6,107.2\n"
                                                                     "Q-H-2,2,,,16.6,107.2\n"}},
                        "Q-H", 0},
                {"one alley",
                        {{"thon.csv", SETTINGS}, {"kiet.csv", ALLEYS "Q-H-1,1,,,16.6,107.2\n"}},
                        "Q-H", 0},
                {"initials",
                        {{"thon.csv", SETTINGS}, {"kiet.csv", ALLEYS "A1,1,,,16.6,107.2\n"
                                                                     "B1,2,,,16.6,107.2\n"}},
                        "HN", 0},
                {"taken",
                        {{"thon.csv", SETTINGS}, {"kiet.csv", ALLEYS "HN,1,,,16.6,107.2\n"
                                                                     "B1,2,,,16.6,107.2\n"}},
                        "HN-THON", 0},
                {"of the settings",
                        {{"thon.csv", SETTINGS "mã,bảng\n"},
                                {"kiet.csv", ALLEYS "A-1,1,,,16.6,107.2\n"}},
                        "BANG", 0},
                {"several hamlets",
                        {{"kiet.csv", "Mã,Kiệt,Tọa độ,Thôn,Xã,Tỉnh\n"
                                      "A-1,1,\"16.6, 107.2\",T,X,P\n"
                                      "A-2,1,\"16.6, 107.2\",U,X,P\n"}},
                        NULL, QRSIGN_MESSAGE_HAMLETS_SEVERAL},
                {"no alleys", {{"ditich.csv", "Mã,Tên,Tọa độ\nD,A,\"16.6, 107.2\"\n"}}, NULL,
                        QRSIGN_MESSAGE_BOARD_NONE},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qrsign_directory_options options = options_for(NULL);
                struct qrsign_directory *directory = NULL;
                const struct qrsign_record *record = NULL;
                struct qrsign_error error = {0};
                char path[64];

                folder_make(path, rows[i].files);
                assert_int_equal(
                        qrsign_directory_open(path, &options, &directory, NULL), QRSIGN_OK);
                assert_int_equal(
                        qrsign_directory_rewind(directory, QRSIGN_RECORD_HAMLET, NULL), QRSIGN_OK);
                check_row(rows[i].name, qrsign_directory_next(directory, &record, &error) ==
                                                (rows[i].id ? QRSIGN_OK : QRSIGN_ERROR_INPUT));
                check_row(rows[i].name, !record == !rows[i].id);
                check_row(rows[i].name, !record || !strcmp(record->id, rows[i].id));
                check_row(rows[i].name, error.code == rows[i].code);
                qrsign_directory_free(directory);
                folder_remove(path, rows[i].files);
        }
}

/* The most rows that an alley's record holds, in any order of alleys, far beyond the spool's
 * memory; one more is an error. */
static void many_households(void **state)
{
        enum { ALLEY_COUNT = 8 };
        struct qs_buffer text = {0};
        struct table_file files[TABLE_FILES] = {{"thon.csv", SETTINGS}};
        struct problems problems = {0};
        struct qrsign_directory_options options = options_for(&problems);
        struct qrsign_directory *directory = NULL;
        const struct qrsign_record *record;
        struct qs_buffer alleys = {0};
        char path[64];

        (void)state;
        qs_buffer_append_string(&alleys, ALLEYS);
        for (int a = 0; a < ALLEY_COUNT; a++) {
                char line[100];

                snprintf(line, sizeof(line), "K-%d,%d,99999,,16.62850,107.26150\n", a, a);
                qs_buffer_append_string(&alleys, line);
        }
        qs_buffer_append_string(&text, HOUSES);
        for (int i = 0; i < QS_RECORD_HOUSEHOLDS_MAX * ALLEY_COUNT; i++) {
                char line[100];

                snprintf(line, sizeof(line), "%d,N%d,T,%d,\n", i % ALLEY_COUNT, i,
                        (i * 7919) % 99999);
                qs_buffer_append_string(&text, line);
        }
        files[1] = (struct table_file){"kiet.csv", alleys.data};
        files[2] = (struct table_file){"ho.csv", text.data};
        folder_make(path, files);
        assert_int_equal(qrsign_directory_open(path, &options, &directory, NULL), QRSIGN_OK);
        assert_int_equal(problems.text.length, 0);
        for (int a = 0; a < ALLEY_COUNT; a++) {
                assert_int_equal(qrsign_directory_next(directory, &record, NULL), QRSIGN_OK);
                assert_int_equal(record->households.count, QS_RECORD_HOUSEHOLDS_MAX);
                for (size_t i = 1; i < record->households.count; i++)
                        assert_true(record->households.rows[i - 1].distance_m <=
                                    record->households.rows[i].distance_m);
        }
        qrsign_directory_free(directory);
        folder_remove(path, files);

        qs_buffer_append_string(&text, "1,X,,,\n1,Y,,,\n");
        files[2].text = text.data;
        folder_make(path, files);
        assert_int_equal(
                qrsign_directory_open(path, &options, &directory, NULL), QRSIGN_ERROR_INPUT);
        qs_buffer_append(&problems.text, "", 0);
        assert_string_equal(problems.text.data, "ho.csv:32762:1:Kiệt:88\n");
        folder_remove(path, files);
        qs_buffer_free(&alleys);
        qs_buffer_free(&text);
        qs_buffer_free(&problems.text);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(house_ids),
                cmocka_unit_test(boards),
                cmocka_unit_test(many_households),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
