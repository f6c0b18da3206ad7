/* SPDX-License-Identifier: MIT */
#include "table_folder.h"

#include "table/input.h"

#include <fcntl.h>

#define SETTINGS "thôn,Hưng Nhơn\nxã,Nam Hải Lăng\ntỉnh,Quảng Trị\n"
#define ALLEYS   "Mã,Kiệt,Dài,Số hộ,Vĩ độ,Kinh độ\n"
#define HOUSES   "Kiệt,Số nhà,Bên,Cách đầu kiệt,Id\n"

static void samples(void **state)
{
        static const struct {
                const char *path;
                size_t alleys, households, places, sites, boards;
        } rows[] = {
                {QS_TEST_EXAMPLES "/hung-nhon/csv", 16, 272, 10, 0, 1},
                {QS_TEST_EXAMPLES "/hung-nhon/csv/", 16, 272, 10, 0, 1},
                {QS_TEST_EXAMPLES "/hung-nhon/kiet-only.csv", 16, 0, 0, 0, 1},
                {QS_TEST_EXAMPLES "/di-tich/ditich.csv", 0, 0, 0, 10, 0},
                {QS_TEST_EXAMPLES "/di-tich", 0, 0, 0, 10, 0},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct problems problems = {0};
                struct qrsign_directory_options options = options_for(&problems);
                struct qrsign_directory *directory = NULL;
                struct qrsign_directory_counts counts;

                assert_int_equal(
                        qrsign_directory_open(rows[i].path, &options, &directory, NULL), QRSIGN_OK);
                check_row(rows[i].path, !problems.text.length);
                counts = qrsign_directory_counts(directory);
                check_row(rows[i].path, counts.alleys == rows[i].alleys);
                check_row(rows[i].path, counts.households == rows[i].households);
                check_row(rows[i].path, counts.places == rows[i].places);
                check_row(rows[i].path, counts.sites == rows[i].sites);
                check_row(rows[i].path, !counts.errors && !counts.warnings && !counts.notices);
                check_row(rows[i].path, count_records(directory) == rows[i].alleys);
                assert_int_equal(
                        qrsign_directory_rewind(directory, QRSIGN_RECORD_HOUSE, NULL), QRSIGN_OK);
                check_row(rows[i].path, count_records(directory) == rows[i].households);
                assert_int_equal(
                        qrsign_directory_rewind(directory, QRSIGN_RECORD_SITE, NULL), QRSIGN_OK);
                check_row(rows[i].path, count_records(directory) == rows[i].sites);
                if (rows[i].boards) {
                        assert_int_equal(
                                qrsign_directory_rewind(directory, QRSIGN_RECORD_HAMLET, NULL),
                                QRSIGN_OK);
                        check_row(rows[i].path, count_records(directory) == 1);
                }
                qrsign_directory_free(directory);
                qs_buffer_free(&problems.text);
        }
}

/* Ten mistakes in one folder: each is told, with its place. */
static void ten_planted(void **state)
{
        static const struct table_file files[TABLE_FILES] = {
                {"thon.csv", SETTINGS "trang quet,http://a.example\n"},
                {"kiet.csv", ALLEYS "HN-01,1,100,1,16.62850,107.26150\n"
                                    "HN-02,2,100,,107.26150,16.62850\n"
                                    "HN-01,3,dài,,16.62850,107.26150\n"},
                {"ho.csv", "\xEF\xBB\xBFKiệt;Số nhà;Bên;Cách đầu kiệt;Chủ hộ;Công khai tên\r\n"
                           "1;1;trái;5;An;\r\n"
                           "\r\n"
                           "9;3;trái;5;Bình;\r\n"
                           "1;12-Mar;giữa;120;Cường;có\r\n"
                           "1;5;trái;;\"Dung\r\nEm\";#N/A\r\n"},
                {"congtrinh.csv", "Tên,Kiệt,Bên\n,1,trái\n"},
        };
        static const char expected[] = "thon.csv:4:2:trang quet:97\n"
                                       "kiet.csv:3:5:Vĩ độ:45\n"
                                       "kiet.csv:4:3:Dài:36\n"
                                       "kiet.csv:4:1:Mã:78\n"
                                       "ho.csv:4:1:Kiệt:79\n"
                                       "ho.csv:5:2:Số nhà:52\n"
                                       "ho.csv:5:3:Bên:38\n"
                                       "ho.csv:5:6:Công khai tên:83\n"
                                       "ho.csv:5:4:Cách đầu kiệt:81\n"
                                       "ho.csv:7:6:Công khai tên:34\n"
                                       "congtrinh.csv:2:1:Tên:33\n"
                                       "kiet.csv:2:4:Số hộ:85\n";
        struct problems problems = {0};
        struct qrsign_directory_options options = options_for(&problems);
        struct qrsign_directory *directory = NULL;
        struct qrsign_error error = {0};
        char path[64];

        (void)state;
        folder_make(path, files);
        assert_int_equal(
                qrsign_directory_open(path, &options, &directory, &error), QRSIGN_ERROR_INPUT);
        assert_null(directory);
        assert_string_equal(problems.text.data, expected);
        /* The first of them is the error of the call. */
        assert_int_equal(error.code, QRSIGN_MESSAGE_PAGE_NOT_HTTPS);
        assert_int_equal(error.line, 4);
        assert_int_equal(error.column, 2);
        assert_string_equal(error.field, "trang quet");
        folder_remove(path, files);
        qs_buffer_free(&problems.text);
}

static void bad_paths(void **state)
{
        static const struct {
                const char *path;
                enum qrsign_status status;
                enum qrsign_message code;
        } rows[] = {
                {"/nonexistent/kiet.csv", QRSIGN_ERROR_IO, QRSIGN_MESSAGE_FILE_OPEN},
                {"", QRSIGN_ERROR_IO, QRSIGN_MESSAGE_FILE_OPEN},
                {"/etc/passwd/x", QRSIGN_ERROR_IO, QRSIGN_MESSAGE_FILE_OPEN},
                {"/proc/self/mem", QRSIGN_ERROR_IO, QRSIGN_MESSAGE_FILE_READ},
                {"/dev/null", QRSIGN_ERROR_INPUT, QRSIGN_MESSAGE_FILE_EMPTY},
                {QS_TEST_EXAMPLES "/hung-nhon/csv/thon.csv", QRSIGN_ERROR_INPUT,
                        QRSIGN_MESSAGE_TABLE_NONE},
                {QS_TEST_EXAMPLES "/hung-nhon/csv/congtrinh.csv", QRSIGN_ERROR_INPUT,
                        QRSIGN_MESSAGE_TABLE_NONE},
                {QS_TEST_DOCS, QRSIGN_ERROR_INPUT, QRSIGN_MESSAGE_TABLE_NONE},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct problems problems = {0};
                struct qrsign_directory_options options = options_for(&problems);
                struct qrsign_directory *directory = NULL;
                struct qrsign_error error = {0};

                check_row(rows[i].path, qrsign_directory_open(rows[i].path, &options, &directory,
                                                &error) == rows[i].status);
                check_row(rows[i].path, !directory);
                check_row(rows[i].path, error.code == rows[i].code);
                check_row(rows[i].path, strlen(error.file) >= strlen(rows[i].path));
                check_row(rows[i].path, problems.text.length);
                qs_buffer_free(&problems.text);
        }
}

static void options(void **state)
{
        const char *path = QS_TEST_EXAMPLES "/hung-nhon/kiet-only.csv";
        struct qrsign_directory_options options = {.size = sizeof(options)};
        struct qrsign_directory *directory = NULL;
        struct qrsign_error error = {0};

        (void)state;
        /* No day of issue anywhere. */
        assert_int_equal(qrsign_directory_open(path, NULL, &directory, &error), QRSIGN_ERROR_INPUT);
        assert_int_equal(error.code, QRSIGN_MESSAGE_ISSUED_MISSING);
        assert_string_equal(error.file, path);
        assert_string_equal(error.field, "ngày");
        options.today = (struct qrsign_date){2026, 2, 30};
        assert_int_equal(
                qrsign_directory_open(path, &options, &directory, &error), QRSIGN_ERROR_ARGUMENT);
        options.today = (struct qrsign_date)TODAY;
        options.encoding = "koi8-r";
        assert_int_equal(
                qrsign_directory_open(path, &options, &directory, &error), QRSIGN_ERROR_ARGUMENT);
        assert_int_equal(error.code, QRSIGN_MESSAGE_ENCODING_UNKNOWN);
        options.encoding = "UTF-8";
        options.size = 0;
        assert_int_equal(
                qrsign_directory_open(path, &options, &directory, &error), QRSIGN_ERROR_ARGUMENT);
        assert_null(directory);
        options.size = sizeof(options);
        assert_int_equal(qrsign_directory_open(path, &options, &directory, &error), QRSIGN_OK);
        assert_int_equal(qrsign_directory_rewind(directory, QRSIGN_RECORD_UNKNOWN, &error),
                QRSIGN_ERROR_ARGUMENT);
        qrsign_directory_free(directory);
        qrsign_directory_free(NULL);
}

static void settings(void **state)
{
        static const struct {
                const char *key, *value;
                size_t line;
                const char *field;
        } rows[] = {
                {"hamlet", "Hưng Nhơn", 2, "thôn"},
                {"page", "https://hungnhon.example/q", 10, "trang quét"},
                {"head", "Võ Viết Vĩnh", 8, "trưởng thôn"},
                {"former_address", "xã Hải Phong, huyện Hải Lăng", 12, "địa chỉ cũ"},
                {"min-module", "", 0, ""},
                {"unheard-of", "", 0, ""},
        };
        struct qrsign_directory_options options = options_for(NULL);
        struct qrsign_directory *directory = NULL;

        (void)state;
        assert_int_equal(qrsign_directory_open(
                                 QS_TEST_EXAMPLES "/hung-nhon/csv", &options, &directory, NULL),
                QRSIGN_OK);
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qrsign_error where = {0};

                check_row(rows[i].key,
                        !strcmp(qrsign_directory_setting(directory, rows[i].key, &where),
                                rows[i].value));
                check_row(rows[i].key, where.line == rows[i].line);
                check_row(rows[i].key, where.column == (rows[i].line ? 2 : 0));
                check_row(rows[i].key, !strcmp(where.field, rows[i].field));
                check_row(rows[i].key, !rows[i].line || strstr(where.file, "csv/thon.csv"));
        }
        assert_string_equal(qrsign_directory_setting(directory, "province", NULL), "Quảng Trị");
        qrsign_directory_free(directory);
}

/* The digest is that of all bytes in the order of the tables, whatever the names of the files. */
static void digest(void **state)
{
        static const struct table_file files[TABLE_FILES] = {
                {"z.csv", "thôn,A\nxã,B\ntỉnh,C\n"},
                {"b.csv", ALLEYS "HN-01,1,100,,16.62850,107.26150\n"},
                {"a.csv", HOUSES "1,2\n"},
        };
        struct qrsign_directory_options options = options_for(NULL);
        struct qrsign_directory *directory = NULL;
        struct qs_digest expected;
        uint8_t bytes[QS_DIGEST_SIZE];
        char hex[QS_DIGEST_HEX_SIZE], path[64];

        (void)state;
        qs_digest_start(&expected);
        for (size_t i = 0; i < 3; i++)
                qs_digest_add(&expected, files[i].text, strlen(files[i].text));
        qs_digest_finish(&expected, bytes);
        qs_digest_hex(bytes, hex);
        folder_make(path, files);
        assert_int_equal(qrsign_directory_open(path, &options, &directory, NULL), QRSIGN_OK);
        assert_string_equal(qrsign_directory_digest(directory), hex);
        folder_remove(path, files);
        qrsign_directory_free(directory);
}

/* Standard input is read once, from front to back. */
static void standard_input(void **state)
{
        struct qrsign_directory_options options = options_for(NULL);
        struct qrsign_directory *directory = NULL;
        int saved = dup(STDIN_FILENO);
        int file = open(QS_TEST_EXAMPLES "/hung-nhon/kiet-only.csv", O_RDONLY);
        int ends[2];
        static char text[1 << 15];
        ssize_t length;

        (void)state;
        assert_true(saved >= 0 && file >= 0 && pipe(ends) == 0);
        length = read(file, text, sizeof(text));
        assert_true(length > 0);
        assert_int_equal(write(ends[1], text, (size_t)length), length);
        close(file);
        close(ends[1]);
        dup2(ends[0], STDIN_FILENO);
        close(ends[0]);
        assert_int_equal(qrsign_directory_open("-", &options, &directory, NULL), QRSIGN_OK);
        assert_int_equal(qrsign_directory_counts(directory).alleys, 16);
        dup2(saved, STDIN_FILENO);
        close(saved);
        qrsign_directory_free(directory);
}

static void open_text(const char *text, bool keep_going, struct problems *problems,
        struct qrsign_directory **directory)
{
        const struct qs_input input = {.path = "t.csv", .text = text, .length = strlen(text)};
        struct qrsign_directory_options options = options_for(problems);

        options.keep_going = keep_going;
        assert_int_equal(
                qs_directory_open("t.csv", &input, 1, &options, directory, NULL), QRSIGN_OK);
}

/* Rows that are wrong are left out, and only they. */
static void keep_going(void **state)
{
        struct problems problems = {0};
        struct qrsign_directory *directory = NULL;
        struct qrsign_directory_counts counts;

        (void)state;
        open_text("Mã,Kiệt,Dài,Tọa độ,Thôn,Xã,Tỉnh\n"
                  "A,1,100,\"16.6, 107.2\",T,Nam Hải Lăng,Quảng Trị\n"
                  "B,2,lâu,\"16.6, 107.2\",T,Nam Hải Lăng,Quảng Trị\n"
                  "C,3,100,\"16.6, 107.2\",T,Nam Hải Lăng,Quảng Trị\n",
                true, &problems, &directory);
        counts = qrsign_directory_counts(directory);
        assert_int_equal(counts.alleys, 2);
        assert_int_equal(counts.errors, 1);
        assert_int_equal(count_records(directory), 2);
        assert_string_equal(problems.text.data, "t.csv:3:3:Dài:36\n");
        qrsign_directory_free(directory);
        qs_buffer_free(&problems.text);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(samples),
                cmocka_unit_test(ten_planted),
                cmocka_unit_test(bad_paths),
                cmocka_unit_test(options),
                cmocka_unit_test(settings),
                cmocka_unit_test(digest),
                cmocka_unit_test(standard_input),
                cmocka_unit_test(keep_going),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
