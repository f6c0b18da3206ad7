/* SPDX-License-Identifier: MIT */
/* Sketch lines: `0,0; -47,20; -90,55`. */
#include "base/number.h"
#include "base/text.h"
#include "table/values.h"

#include <string.h>

static bool read_offset(const char *text, size_t length, int32_t *value)
{
        static const char minus[] = "\xE2\x88\x92"; /* U+2212, which word processors put for - */
        bool negative = false;
        uint64_t number;

        text = qs_text_trim(text, &length);
        if (length > 1 && text[0] == '-') {
                negative = true;
                text++;
                length--;
        } else if (length > 3 && !memcmp(text, minus, 3)) {
                negative = true;
                text += 3;
                length -= 3;
        }
        if (!qs_number_parse(text, length, QS_RECORD_OFFSET_MAX, &number))
                return false;
        *value = negative ? -(int32_t)number : (int32_t)number;
        return true;
}

static bool read_point(const char *text, size_t length, struct qrsign_offset *point)
{
        const char *comma = memchr(text, ',', length);
        size_t before;

        if (!comma)
                return false;
        before = (size_t)(comma - text);
        return read_offset(text, before, &point->east_m) &&
               read_offset(comma + 1, length - before - 1, &point->north_m);
}

enum qrsign_message qs_value_path(const char *text, size_t length,
        struct qrsign_offset points[QS_RECORD_PATH_MAX], size_t *count)
{
        *count = 0;
        while (length) {
                const char *end = memchr(text, ';', length);
                size_t piece = end ? (size_t)(end - text) : length;

                if (*count == QS_RECORD_PATH_MAX || !read_point(text, piece, &points[*count]))
                        return QRSIGN_MESSAGE_VALUE_NOT_PATH;
                ++*count;
                piece += end != NULL;
                text += piece;
                length -= piece;
        }
        return *count >= QS_RECORD_PATH_MIN ? QRSIGN_MESSAGE_NONE : QRSIGN_MESSAGE_VALUE_NOT_PATH;
}
