/* SPDX-License-Identifier: MIT */
#include "base/number.h"
#include "base/text.h"
#include "record/record.h"

#include <string.h>

enum { PHONE_MIN = 3, PHONE_MAX = 15 };

/* White space of section 6.1. Other than qs_text_is_space(), it has no U+200B, 2028, 2029, FEFF:
 * those are refused, never removed. */
static bool is_space(uint32_t c)
{
        return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
               (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool qs_record_allows(uint32_t character)
{
        static const struct {
                uint32_t first, last;
        } refused[] = {
                {0x0000, 0x001F},
                {0x007F, 0x00A0},
                {0x00AD, 0x00AD},
                {0x061C, 0x061C},
                {0x1680, 0x1680},
                {0x180E, 0x180E},
                {0x2000, 0x200F},
                {0x2028, 0x202F},
                {0x205F, 0x206F},
                {0x3000, 0x3000},
                {0xD800, 0xF8FF},
                {0xFDD0, 0xFDEF},
                {0xFEFF, 0xFEFF},
                {0xFFF0, 0xFFFF},
                {0x1FFFE, 0x1FFFF},
                {0x2FFFE, 0x2FFFF},
                {0x3FFFE, UINT32_MAX},
        };

        for (size_t i = 0; i < QS_COUNT(refused) && character >= refused[i].first; i++)
                if (character <= refused[i].last)
                        return false;
        return true;
}

static enum qrsign_status refuse_character(uint32_t character, struct qrsign_error *error)
{
        static const char digits[] = "0123456789ABCDEF";
        char name[sizeof("U+10FFFF")] = "U+";
        char *out = name + 2;

        for (int shift = character > 0xFFFFF  ? 20
                         : character > 0xFFFF ? 16
                                              : 12;
                shift >= 0; shift -= 4)
                *out++ = digits[character >> shift & 15];
        return qs_error(error, QRSIGN_MESSAGE_RECORD_CHARACTER, name);
}

/* Collapses white space of NFC text into `out`, which has room for all of it and a NUL. */
static enum qrsign_status collapse(const char *text, size_t length, size_t limit,
        enum qs_record_text_form form, char *out, struct qrsign_error *error)
{
        char *const start = out;
        char pending = '\0'; /* white space seen, and written if something follows */
        size_t count = 0;

        for (size_t i = 0, step; i < length; i += step) {
                uint32_t character;

                step = qs_utf8_decode(text + i, length - i, &character);
                if (!step)
                        return qs_error(error, QRSIGN_MESSAGE_TEXT_NOT_UTF8);
                /* Empty lines are dropped, so CR LF counts as one break like CR and LF. */
                if (form == QS_RECORD_TEXT_LINES && (character == '\n' || character == '\r')) {
                        pending = '\n';
                        continue;
                }
                if (is_space(character)) {
                        if (!pending)
                                pending = ' ';
                        continue;
                }
                if (!qs_record_allows(character))
                        return refuse_character(character, error);
                if (pending && out != start) {
                        *out++ = pending;
                        count++;
                }
                pending = '\0';
                if (++count > limit) {
                        char most[QS_NUMBER_SIZE];

                        qs_number_format(most, (int64_t)limit, 1);
                        return qs_error(error, QRSIGN_MESSAGE_RECORD_TOO_LONG, most);
                }
                memcpy(out, text + i, step);
                out += step;
        }
        *out = '\0';
        return QRSIGN_OK;
}

enum qrsign_status qs_record_text(struct qs_arena *arena, const char *text, size_t length,
        size_t limit, enum qs_record_text_form form, const char **out, struct qrsign_error *error)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer composed = {0};
        enum qrsign_status status;
        char *copy;

        if (!qs_text_is_nfc(text, length)) {
                if (!qs_text_nfc(text, length, &composed))
                        return composed.failed ? qs_error_memory(error)
                                               : qs_error(error, QRSIGN_MESSAGE_TEXT_NOT_UTF8);
                text = composed.data;
                length = composed.length;
        }
        copy = qs_arena_allocate(arena, length + 1);
        if (!copy)
                return qs_error_memory(error);
        status = collapse(text, length, limit, form, copy, error);
        if (!status)
                *out = copy;
        return status;
}

enum qrsign_status qs_record_phone(
        struct qs_arena *arena, const char *text, const char **out, struct qrsign_error *error)
{
        char phone[1 + PHONE_MAX + 1];
        size_t length = 0, digits;
        uint64_t value;

        for (const char *c = text; *c; c++) {
                if (strchr(" .()-", *c))
                        continue;
                if (length + 1 == sizeof(phone))
                        return qs_error(error, QRSIGN_MESSAGE_RECORD_PHONE, text);
                phone[length++] = *c;
        }
        phone[length] = '\0';
        digits = length - (phone[0] == '+');
        if (digits < PHONE_MIN || digits > PHONE_MAX ||
                !qs_number_parse(phone + length - digits, digits, UINT64_MAX, &value))
                return qs_error(error, QRSIGN_MESSAGE_RECORD_PHONE, text);
        *out = qs_arena_copy(arena, phone, length);
        return *out ? QRSIGN_OK : qs_error_memory(error);
}

bool qs_record_is_id(const char *text)
{
        size_t length = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                     "0123456789-/");

        return length >= 1 && length <= QS_RECORD_ID_MAX && !text[length];
}
