/* SPDX-License-Identifier: MIT */
/* How a workbook shows numbers: as they are, as dates, or with zeros in front. */
#ifndef QS_STYLES_H
#define QS_STYLES_H

#include "base/arena.h"
#include "base/buffer.h"
#include "table/zip.h"

enum qs_style_kind {
        QS_STYLE_GENERAL,
        QS_STYLE_DATE,
        QS_STYLE_TIME,
        QS_STYLE_PICTURE /* `00000`, `0000 000 000`: so many digits */
};

struct qs_style {
        enum qs_style_kind kind;
        const char *picture; /* `0` for each digit, and what stands between them; or NULL */
};

struct qs_styles {
        struct qs_style *styles;
        size_t count;
};

/* Reads the part of styles (ECMA-376-1, 18.8). All that stays is in the arena. */
enum qrsign_status qs_styles_read(struct qs_styles *styles, struct qs_arena *arena,
        struct qs_zip *zip, const char *part, struct qrsign_error *error);
/* What a format code does to numbers. `picture` takes what a picture is made of. */
enum qs_style_kind qs_style_of_code(const char *code, struct qs_buffer *picture);

/* Appends the text of a number as its cell shows it: 15 digits at most, as Excel keeps; dates as
 * YYYY-MM-DD, times as hh:mm:ss. What is no number stays as it is. */
bool qs_style_number(const struct qs_style *style, bool since_1904, const char *text, size_t length,
        struct qs_buffer *out);

#endif
