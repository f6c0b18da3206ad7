/* SPDX-License-Identifier: MIT */
#include "scan/meaning.h"
#include "base/text.h"

#include <errno.h>
#include <iconv.h>

/* Text in Shift JIS stands in codes of Japan in two ways: in Kanji mode, which is Shift JIS by
 * ISO/IEC 18004 (7.4.6), and in byte mode, as JIS X 0510 first had it. ISO 8859-1, the standard's
 * own default, has nothing but controls at 80 to 9F, where most characters of Shift JIS begin, and
 * its words do not have three of A1 to DF in a row, which are Shift JIS's small katakana. */
static bool looks_japanese(const unsigned char *bytes, size_t length)
{
        size_t run = 0;
        bool low = false, katakana = false;

        for (size_t i = 0; i < length; i++) {
                unsigned char byte = bytes[i];
                bool leads = (byte >= 0x81 && byte <= 0x9F) || (byte >= 0xE0 && byte <= 0xFC);

                run = byte >= 0xA1 && byte <= 0xDF ? run + 1 : 0;
                katakana = katakana || run == 3;
                if (byte < 0x80 || run)
                        continue;
                if (!leads || i + 1 == length || bytes[i + 1] < 0x40 || bytes[i + 1] == 0x7F ||
                        bytes[i + 1] > 0xFC)
                        return false;
                low = low || byte < 0xA0;
                i++;
        }
        return low || katakana;
}

static bool has_controls(const unsigned char *bytes, size_t length)
{
        for (size_t i = 0; i < length; i++)
                if ((bytes[i] >= 0x7F && bytes[i] < 0xA0) ||
                        (bytes[i] < 0x20 && bytes[i] != '\t' && bytes[i] != '\n' &&
                                bytes[i] != '\r'))
                        return true;
        return false;
}

/* NULL where memory fails; "" if the bytes are not of the character set after all, or the system
 * does not know it. */
static const char *convert(
        const char *charset, const char *bytes, size_t length, struct qs_arena *arena)
{
        size_t room = 3 * length + 1, left = room - 1; /* no character of either needs more */
        char *out = qs_arena_allocate(arena, room), *next = out;
        char *from = (char *)(uintptr_t)bytes;
        iconv_t converter = out ? iconv_open("UTF-8", charset) : (iconv_t)-1;

        if (converter == (iconv_t)-1)
                return out && errno != ENOMEM ? "" : NULL;
        if (iconv(converter, &from, &length, &next, &left) != 0)
                out[0] = '\0';
        else
                *next = '\0';
        iconv_close(converter);
        return out;
}

bool qs_meaning_find(
        const char *bytes, size_t length, struct qs_arena *arena, struct qs_meaning *meaning)
{
        const unsigned char *unsigned_bytes = (const unsigned char *)bytes;

        *meaning = (struct qs_meaning){"UTF-8", bytes};
        if (qs_utf8_is_valid(bytes, length, NULL))
                return true;
        *meaning = (struct qs_meaning){"", ""};
        if (looks_japanese(unsigned_bytes, length)) {
                meaning->charset = "Shift_JIS";
                /* As Japanese systems have it, the rows of NEC and IBM included. */
                meaning->text = convert("CP932", bytes, length, arena);
        } else if (!has_controls(unsigned_bytes, length)) {
                meaning->charset = "ISO-8859-1";
                meaning->text = convert("ISO-8859-1", bytes, length, arena);
        }
        if (!meaning->text)
                return false;
        if (!meaning->text[0])
                meaning->charset = "";
        return true;
}
