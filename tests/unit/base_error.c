/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "base/error.h"
#include "base/file.h"

#include <errno.h>
#include <unistd.h>

static void every_message_is_complete(void **state)
{
        unsigned last = 0;
        const struct qrsign_message_info *info;

        (void)state;
        for (info = qrsign_message_next(0); info; info = qrsign_message_next(last)) {
                check_row(info->name, (unsigned)info->code > last && (unsigned)info->code < 1000);
                check_row(info->name, qrsign_message_find((unsigned)info->code) == info);
                for (int k = 0; k < 2; k++) {
                        check_row(info->name, info->text[k][0]);
                        check_row(info->name, info->text[k][strlen(info->text[k]) - 1] != '.');
                }
                /* The same values in both languages. */
                for (char c = '1'; c <= '3'; c++) {
                        char mark[] = {'{', c, '}', 0};

                        check_row(info->name,
                                !strstr(info->text[0], mark) == !strstr(info->text[1], mark));
                }
                check_row(info->name, !info->help[0][0] == !info->help[1][0]);
                last = (unsigned)info->code;
        }
        assert_null(qrsign_message_find(0));
        assert_null(qrsign_message_find(999));
}

static void texts_in_both_languages(void **state)
{
        struct qrsign_error error;
        char text[QRSIGN_ERROR_MESSAGE_SIZE], tiny[16];

        (void)state;
        assert_int_equal(qs_error(&error, QRSIGN_MESSAGE_FILE_OPEN, "không có"), QRSIGN_ERROR_IO);
        assert_string_equal(error.message, "cannot open: không có");
        assert_string_equal(
                qrsign_error_text(&error, QRSIGN_LANGUAGE_VIETNAMESE, text, sizeof(text)),
                "không mở được: không có");
        qs_error_locate(&error, "a.csv", 3, 4);
        qs_error_field(&error, "Kiệt");
        assert_string_equal(error.file, "a.csv");
        assert_int_equal(error.line, 3);
        assert_int_equal(error.column, 4);
        assert_string_equal(error.field, "Kiệt");
        qrsign_error_text(&error, QRSIGN_LANGUAGE_VIETNAMESE, tiny, sizeof(tiny));
        assert_string_equal(tiny, "không mở đ"); /* ư would need a 16th byte */
        assert_int_equal(qs_error(NULL, QRSIGN_MESSAGE_NO_MEMORY), QRSIGN_ERROR_MEMORY);
}

static void long_values_are_cut_at_a_character(void **state)
{
        struct qrsign_error error;
        char value[512];

        (void)state;
        for (size_t i = 0; i + 3 < sizeof(value); i += 3)
                memcpy(value + i, "ệ", 3);
        value[510] = '\0';
        qs_error(&error, QRSIGN_MESSAGE_FILE_OPEN, value);
        assert_int_equal(strlen(error.argument[0]), 159);
}

static void values_are_one_plain_line(void **state)
{
        struct qrsign_error error;

        (void)state;
        qs_error(&error, QRSIGN_MESSAGE_FILE_OPEN, "a\nb\x1B[2Jệ\x7F\xC2\x9B©");
        assert_string_equal(error.message, "cannot open: a b [2Jệ   ©");
        qs_error_field(&error, "Kiệt\t5");
        assert_string_equal(error.field, "Kiệt 5");
}

static void files(void **state)
{
        char name[] = "/tmp/qs-unit-XXXXXX";
        int file = mkstemp(name);
        struct qs_buffer buffer = {0};
        struct qrsign_error error;

        (void)state;
        assert_true(file >= 0);
        assert_int_equal(write(file, "0123456789", 10), 10);
        close(file);
        assert_int_equal(qs_file_read(name, 10, &buffer, &error), QRSIGN_OK);
        assert_string_equal(buffer.data, "0123456789");
        assert_int_equal(qs_file_read(name, 9, &buffer, &error), QRSIGN_ERROR_INPUT);
        assert_int_equal(error.code, QRSIGN_MESSAGE_FILE_TOO_LARGE);
        assert_string_equal(error.file, name);
        unlink(name);
        assert_int_equal(qs_file_read(name, 9, &buffer, &error), QRSIGN_ERROR_IO);
        assert_int_equal(error.code, QRSIGN_MESSAGE_FILE_OPEN);
        assert_int_equal(qs_file_read("/tmp", 9, &buffer, &error), QRSIGN_ERROR_IO);
        assert_int_equal(error.code, QRSIGN_MESSAGE_FILE_READ);
        /* A file that says it is empty and never ends. */
        assert_int_equal(qs_file_read("/dev/zero", 100000, &buffer, &error), QRSIGN_ERROR_INPUT);
        assert_int_equal(error.code, QRSIGN_MESSAGE_FILE_TOO_LARGE);
        assert_int_equal(qs_file_read("/dev/null", 0, &buffer, NULL), QRSIGN_OK);
        assert_int_equal(buffer.length, 0);
        qs_buffer_free(&buffer);
}

static void standard_input(void **state)
{
        struct qs_buffer buffer = {0};
        struct qrsign_error error;
        int ends[2], saved = dup(STDIN_FILENO);

        (void)state;
        assert_int_equal(pipe(ends), 0);
        assert_int_equal(write(ends[1], "abc", 3), 3);
        close(ends[1]);
        dup2(ends[0], STDIN_FILENO);
        close(ends[0]);
        assert_int_equal(qs_file_read("-", 3, &buffer, &error), QRSIGN_OK);
        assert_string_equal(buffer.data, "abc");
        qs_buffer_free(&buffer);
        if (saved >= 0) {
                dup2(saved, STDIN_FILENO);
                close(saved);
        }
}

static void a_message_of_errno(void **state)
{
        struct qrsign_error error;
        char text[QRSIGN_ERROR_MESSAGE_SIZE];

        (void)state;
        assert_int_equal(
                qs_error_errno(&error, QRSIGN_MESSAGE_FILE_WRITE, ENOSPC), QRSIGN_ERROR_IO);
        assert_string_equal(error.argument[0], strerror(ENOSPC));
        assert_string_equal(
                qrsign_error_text(&error, QRSIGN_LANGUAGE_VIETNAMESE, text, sizeof(text)),
                "không ghi được: ổ đĩa đã đầy");
        assert_int_equal(qs_error_memory(NULL), QRSIGN_ERROR_MEMORY);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(every_message_is_complete),
                cmocka_unit_test(texts_in_both_languages),
                cmocka_unit_test(long_values_are_cut_at_a_character),
                cmocka_unit_test(values_are_one_plain_line),
                cmocka_unit_test(files),
                cmocka_unit_test(standard_input),
                cmocka_unit_test(a_message_of_errno),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
