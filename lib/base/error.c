/* SPDX-License-Identifier: MIT */
#include "base/error.h"
#include "base/base.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

static const struct qrsign_message_info messages[] = {
#define QRSIGN_MESSAGE(                                                                            \
        number, name, severity, status, english, vietnamese, english_help, vietnamese_help)        \
        {number, QRSIGN_SEVERITY_##severity, QRSIGN_##status, #name, {english, vietnamese},        \
                {english_help, vietnamese_help}},
#include <qrsign/messages.def>
#undef QRSIGN_MESSAGE
};

const struct qrsign_message_info *qrsign_message_find(unsigned number)
{
        for (size_t i = 0; i < QS_COUNT(messages); i++)
                if (messages[i].code == (enum qrsign_message)number)
                        return &messages[i];
        return NULL;
}

const struct qrsign_message_info *qrsign_message_next(unsigned number)
{
        const struct qrsign_message_info *next = NULL;

        for (size_t i = 0; i < QS_COUNT(messages); i++)
                if ((unsigned)messages[i].code > number && (!next || messages[i].code < next->code))
                        next = &messages[i];
        return next;
}

/* Copies as many whole characters as fit. */
static void copy_text(char *out, size_t size, const char *text)
{
        size_t length = qs_utf8_prefix(text, strlen(text), size - 1);

        memcpy(out, text, length);
        out[length] = '\0';
}

/* A value that came from outside: one line, and nothing that moves a terminal's cursor. */
static void copy_value(char *out, size_t size, const char *value)
{
        copy_text(out, size, value);
        for (; *out; out++) {
                if ((unsigned char)*out < 0x20 || *out == 0x7F)
                        *out = ' ';
                if ((unsigned char)out[0] == 0xC2 && (unsigned char)out[1] < 0xA0)
                        out[0] = out[1] = ' '; /* U+0080 to 009F */
        }
}

/* What the system says in English when it refuses something; other values stay as they are. */
static const struct {
        const char *english, *vietnamese;
} reasons[] = {
        {"No such file or directory", "không có tệp hoặc thư mục này"},
        {"Permission denied", "không có quyền"},
        {"Operation not permitted", "thao tác không được phép"},
        {"No space left on device", "ổ đĩa đã đầy"},
        {"Disk quota exceeded", "đã dùng hết dung lượng được cấp"},
        {"Read-only file system", "ổ đĩa chỉ cho đọc"},
        {"File exists", "đã có sẵn"},
        {"File too large", "tệp quá lớn"},
        {"File name too long", "tên tệp quá dài"},
        {"Is a directory", "đây là thư mục, không phải tệp"},
        {"Not a directory", "có phần trong đường dẫn không phải thư mục"},
        {"Directory not empty", "thư mục không trống"},
        {"Input/output error", "ổ đĩa hoặc thiết bị bị lỗi"},
        {"No such device or address", "không có thiết bị này"},
        {"Too many open files", "đang mở quá nhiều tệp"},
        {"Too many levels of symbolic links", "các liên kết tệp trỏ vòng quanh"},
        {"Cannot allocate memory", "hết bộ nhớ"},
        {"Broken pipe", "nơi nhận đã đóng"},
        {"Device or resource busy", "thiết bị đang bận"},
        {"Text file busy", "tệp đang được dùng"},
        {"Stale file handle", "mất kết nối với ổ đĩa mạng"},
        {"Exec format error", "không phải chương trình chạy được"},
};

static const char *value_text(const char *value, enum qrsign_language language)
{
        for (size_t i = 0; i < QS_COUNT(reasons) && language != QRSIGN_LANGUAGE_ENGLISH; i++)
                if (strcmp(value, reasons[i].english) == 0)
                        return reasons[i].vietnamese;
        return value;
}

const char *qrsign_error_text(
        const struct qrsign_error *error, enum qrsign_language language, char *out, size_t size)
{
        const struct qrsign_message_info *info = qrsign_message_find((unsigned)error->code);
        const char *from = info ? info->text[language] : error->message;
        size_t used = 0;

        if (!size)
                return out;
        out[0] = '\0';
        while (*from && used + 1 < size) {
                if (from[0] == '{' && from[1] >= '1' && from[1] <= '3' && from[2] == '}') {
                        copy_text(out + used, size - used,
                                value_text(error->argument[from[1] - '1'], language));
                        from += 3;
                        used += strlen(out + used);
                } else {
                        out[used++] = *from++;
                        out[used] = '\0';
                }
        }
        out[qs_utf8_prefix(out, used, used)] = '\0';
        return out;
}

enum qrsign_status qrsign_error_set(struct qrsign_error *error, enum qrsign_message message,
        const char *first, const char *second, const char *third)
{
        const struct qrsign_message_info *info = qrsign_message_find((unsigned)message);
        const char *values[QRSIGN_ERROR_ARGUMENTS] = {first, second, third};

        if (!error)
                return info ? info->status : QRSIGN_ERROR_ARGUMENT;
        error->status = info ? info->status : QRSIGN_ERROR_ARGUMENT;
        error->severity = info ? info->severity : QRSIGN_SEVERITY_ERROR;
        error->code = message;
        error->line = error->column = 0;
        error->file[0] = error->cell[0] = error->field[0] = '\0';
        error->message[0] = '\0';
        for (size_t i = 0; i < QRSIGN_ERROR_ARGUMENTS; i++)
                copy_value(error->argument[i], sizeof(error->argument[i]), qs_string(values[i]));
        qrsign_error_text(error, QRSIGN_LANGUAGE_ENGLISH, error->message, sizeof(error->message));
        return error->status;
}

void qs_error_locate(struct qrsign_error *error, const char *file, size_t line, size_t column)
{
        if (!error)
                return;
        if (file)
                copy_text(error->file, sizeof(error->file), file);
        if (line)
                error->line = line;
        if (column)
                error->column = column;
}

void qs_error_field(struct qrsign_error *error, const char *field)
{
        if (error && field)
                copy_value(error->field, sizeof(error->field), field);
}

enum qrsign_status qs_error_memory(struct qrsign_error *error)
{
        return qs_error(error, QRSIGN_MESSAGE_NO_MEMORY);
}

enum qrsign_status qs_error_errno(
        struct qrsign_error *error, enum qrsign_message message, int error_number)
{
        char text[QRSIGN_ERROR_ARGUMENT_SIZE];

        /* GNU strerror_r: safe between threads, returns the text. */
        return qs_error(error, message, strerror_r(error_number, text, sizeof(text)));
}

void qrsign_free(void *memory)
{
        free(memory);
}

const char *qrsign_version(void)
{
        return QS_VERSION;
}
