/* SPDX-License-Identifier: MIT */
#include "table/charset.h"
#include "base/error.h"
#include "base/text.h"

#include <string.h>

void qs_charset_open(struct qs_charset *charset, struct qs_bytes bytes)
{
        charset->bytes = bytes;
        charset->encoding = QS_CHARSET_UTF8;
        charset->started = charset->legacy = charset->multi = false;
        charset->bad = QRSIGN_MESSAGE_NONE;
        charset->kept_at = charset->kept = 0;
}

void qs_charset_close(struct qs_charset *charset)
{
        qs_bytes_close(&charset->bytes);
}

static bool begins_with(const char *raw, size_t length, const char *mark, size_t size)
{
        return length >= size && memcmp(raw, mark, size) == 0;
}

/* Zip archives (xlsx, ods) and OLE files (xls). */
static bool is_workbook(const char *raw, size_t length)
{
        return begins_with(raw, length, "PK\003\004", 4) ||
               begins_with(raw, length, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
}

/* UTF-16 without a mark: delimiters, digits and plain letters have a NUL byte on one side and
 * nothing else has one on the other (no Vietnamese letter is U+xx00). A quarter of the units is
 * far below what a Vietnamese table has, and far above what a damaged one has. */
static enum qs_charset_encoding guess_encoding(const char *raw, size_t length)
{
        const size_t least = length / 8 > 2 ? length / 8 : 2;
        size_t even = 0, odd = 0;

        for (size_t i = 0; i + 1 < length; i += 2) {
                even += !raw[i];
                odd += !raw[i + 1];
        }
        if (odd >= least && !even)
                return QS_CHARSET_UTF16LE;
        if (even >= least && !odd)
                return QS_CHARSET_UTF16BE;
        return QS_CHARSET_UTF8;
}

/* Looks at the first block; returns the length of its byte order mark. */
static size_t detect(struct qs_charset *charset, size_t length)
{
        const char *raw = charset->raw;

        if (is_workbook(raw, length)) {
                charset->bad = QRSIGN_MESSAGE_FILE_IS_WORKBOOK;
                return 0;
        }
        if (charset->bytes.form == QS_BYTES_UTF16LE || charset->bytes.form == QS_BYTES_UTF16BE) {
                bool marked = begins_with(raw, length, "\xFF\xFE", 2) ||
                              begins_with(raw, length, "\xFE\xFF", 2);

                charset->encoding = charset->bytes.form == QS_BYTES_UTF16LE ? QS_CHARSET_UTF16LE
                                                                            : QS_CHARSET_UTF16BE;
                return marked ? 2 : 0;
        }
        if (begins_with(raw, length, "\xEF\xBB\xBF", 3))
                return 3;
        if (begins_with(raw, length, "\xFF\xFE", 2)) {
                charset->encoding = QS_CHARSET_UTF16LE;
                return 2;
        }
        if (begins_with(raw, length, "\xFE\xFF", 2)) {
                charset->encoding = QS_CHARSET_UTF16BE;
                return 2;
        }
        charset->encoding = guess_encoding(raw, length);
        return 0;
}

static void refuse(struct qs_charset *charset, enum qrsign_message why, unsigned char byte)
{
        static const char digits[] = "0123456789ABCDEF";

        charset->bad = why;
        memcpy(charset->wrong, "0x", 2);
        charset->wrong[2] = digits[byte >> 4];
        charset->wrong[3] = digits[byte & 15];
        charset->wrong[4] = '\0';
}

/* Bytes at the front of `raw` that are whole characters of UTF-8. The rest is kept if it is the
 * beginning of a character that more bytes may complete; else it is refused. */
static size_t take_utf8(struct qs_charset *charset, const char *raw, size_t length, bool last)
{
        size_t bad = 0, rest;

        if (qs_utf8_is_valid(raw, length, &bad))
                return length;
        rest = length - bad;
        /* A character of n bytes begins with n one bits. */
        if (last || rest >= 4 || !((unsigned char)raw[bad] << rest & 0x80))
                refuse(charset, QRSIGN_MESSAGE_TABLE_NOT_UTF8, (unsigned char)raw[bad]);
        return bad;
}

/* Text that is no UTF-8 is of an old encoding, unless there is more of UTF-8 in it than of what is
 * not: then it is damaged. */
static bool is_legacy(const struct qs_charset *charset, const char *raw, size_t length)
{
        size_t multi = 0, wrong = 0;
        uint32_t character;

        if (charset->multi ||
                (charset->bytes.form != QS_BYTES_ANY && charset->bytes.form != QS_BYTES_LEGACY))
                return false;
        for (size_t i = 0, step; i < length; i += step) {
                step = qs_utf8_decode(raw + i, length - i, &character);
                multi += step > 1;
                wrong += !step;
                step += !step;
        }
        return wrong > multi;
}

/* Gives each byte as the character of its number. */
static size_t take_raw(struct qs_charset *charset, const char *raw, size_t length, size_t *written)
{
        *written = 0;
        for (size_t i = 0; i < length; i++)
                *written += qs_utf8_encode((unsigned char)raw[i], charset->text + *written);
        return length;
}

static uint32_t utf16_unit(enum qs_charset_encoding encoding, const char *raw)
{
        unsigned first = (unsigned char)raw[0], second = (unsigned char)raw[1];

        return encoding == QS_CHARSET_UTF16LE ? second << 8 | first : first << 8 | second;
}

/* Writes what `raw` holds into charset->text; returns the bytes read. */
static size_t take_utf16(
        struct qs_charset *charset, const char *raw, size_t length, bool last, size_t *written)
{
        size_t i = 0;

        *written = 0;
        while (i + 1 < length) {
                uint32_t unit = utf16_unit(charset->encoding, raw + i);
                size_t step = 2;

                if (unit >= 0xD800 && unit < 0xDC00 && i + 3 < length) {
                        uint32_t low = utf16_unit(charset->encoding, raw + i + 2);

                        if (low >= 0xDC00 && low < 0xE000) {
                                unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
                                step = 4;
                        }
                } else if (unit >= 0xD800 && unit < 0xDC00 && !last) {
                        return i; /* its second half comes with the next block */
                }
                if (unit >= 0xD800 && unit < 0xE000)
                        break;
                *written += qs_utf8_encode(unit, charset->text + *written);
                i += step;
        }
        if (i + 1 < length || (last && i < length))
                refuse(charset, QRSIGN_MESSAGE_TABLE_NOT_UTF16, (unsigned char)raw[i]);
        return i;
}

/* Turns the front of `raw` into text; returns how much of it. */
static size_t take(struct qs_charset *charset, const char *raw, size_t length, bool last,
        const char **text, size_t *written)
{
        size_t used = 0;

        *text = charset->text;
        if (charset->encoding != QS_CHARSET_UTF8)
                return take_utf16(charset, raw, length, last, written);
        if (!charset->legacy) {
                used = take_utf8(charset, raw, length, last);
                if (!charset->bad || !is_legacy(charset, raw, length)) {
                        charset->multi |= qs_utf8_count(raw, used) < used;
                        *text = raw;
                        *written = used;
                        return used;
                }
                charset->legacy = true;
                charset->bad = QRSIGN_MESSAGE_NONE;
        }
        return take_raw(charset, raw, length, written);
}

/* Puts more bytes behind those kept; *last where the file ends with them. */
static enum qrsign_status fill(
        struct qs_charset *charset, size_t *total, bool *last, struct qrsign_error *error)
{
        size_t room = sizeof(charset->raw) - charset->kept, count;
        enum qrsign_status status;

        memmove(charset->raw, charset->raw + charset->kept_at, charset->kept);
        status = qs_bytes_read(&charset->bytes, charset->raw + charset->kept, room, &count, error);
        *total = charset->kept + count;
        *last = count < room;
        return status;
}

enum qrsign_status qs_charset_read(
        struct qs_charset *charset, const char **text, size_t *length, struct qrsign_error *error)
{
        size_t total = 0, skip = 0, used = 0;
        enum qrsign_status status;
        bool last = false;

        *length = 0;
        if (!charset->bad) {
                status = fill(charset, &total, &last, error);
                if (status)
                        return status;
                if (!charset->started)
                        skip = detect(charset, total);
                charset->started = true;
        }
        if (!charset->bad)
                used = take(charset, charset->raw + skip, total - skip, last, text, length);
        if (charset->bad && !*length)
                return qs_error(error, charset->bad, charset->wrong);
        charset->kept_at = skip + used;
        charset->kept = total - charset->kept_at;
        return QRSIGN_OK;
}
