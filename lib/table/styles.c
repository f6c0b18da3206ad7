/* SPDX-License-Identifier: MIT */
#include "table/styles.h"
#include "base/error.h"
#include "base/number.h"
#include "table/xml.h"

#include <stdlib.h>
#include <string.h>

enum {
        STYLES_MAX = 65536, /* Excel's own limit is 64,000 */
        CODES_MAX = 8192,
        CODE_BYTES_MAX = 1024
};

struct code {
        uint64_t id;
        struct qs_style style;
};

struct reader {
        struct qs_styles *styles;
        struct qs_arena *arena;
        struct qs_xml *xml;
        const char *part;
        struct code *codes;
        size_t code_count;
        bool in_cells; /* <cellXfs>, what cells refer to */
};

/* Formats that every workbook has (ECMA-376-1, 18.8.30); those from 27 on are dates of Asia. */
static struct qs_style built_in(uint64_t id)
{
        struct qs_style style = {QS_STYLE_GENERAL, NULL};

        if ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 ||
                (id >= 50 && id <= 58))
                style.kind = QS_STYLE_DATE;
        else if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47))
                style.kind = QS_STYLE_TIME;
        return style;
}

/* What stands in a code outside quotation marks, brackets and escapes. */
struct letters {
        bool day, month, hour, other;
        size_t zeros;
};

/* One piece of a code; returns its length. What is shown as it stands goes to `picture`. */
static size_t read_piece(const char *code, struct letters *letters, struct qs_buffer *picture)
{
        const char *end;

        switch (*code) {
        case '"':
                end = strchr(code + 1, '"');
                end = end ? end : code + strlen(code);
                qs_buffer_append(picture, code + 1, (size_t)(end - code - 1));
                return (size_t)(end - code) + (*end == '"');
        case '[':
                end = strchr(code, ']');
                letters->hour |= strchr("hHmMsS", code[1]) && code[1];
                return end ? (size_t)(end - code) + 1 : strlen(code);
        case '\\':
                if (code[1])
                        qs_buffer_append_byte(picture, (unsigned char)code[1]);
                return code[1] ? 2 : 1;
        case '_':
        case '*': return code[1] ? 2 : 1;
        case 'e':
        case 'E': letters->other = true; return code[1] == '+' || code[1] == '-' ? 2 : 1;
        case 'd':
        case 'D':
        case 'y':
        case 'Y': letters->day = true; return 1;
        case 'm':
        case 'M': letters->month = true; return 1;
        case 'h':
        case 'H':
        case 's':
        case 'S': letters->hour = true; return 1;
        case '0': letters->zeros++; /* fall through */
        case ' ':
        case '-':
        case '(':
        case ')':
        case '+': qs_buffer_append_byte(picture, (unsigned char)*code); return 1;
        default: letters->other = true; return 1;
        }
}

enum qs_style_kind qs_style_of_code(const char *code, struct qs_buffer *picture)
{
        static const char general[] = "General";
        struct letters letters = {0};

        qs_buffer_clear(picture);
        if (!strncmp(code, general, strlen(general)))
                return QS_STYLE_GENERAL;
        /* Negative numbers, zero and text have sections of their own behind the first. */
        while (*code && *code != ';')
                code += read_piece(code, &letters, picture);
        if (letters.day || (letters.month && !letters.hour))
                return QS_STYLE_DATE;
        if (letters.hour)
                return QS_STYLE_TIME;
        return letters.zeros >= 2 && !letters.other && !memchr(picture->data, '\0', picture->length)
                       ? QS_STYLE_PICTURE
                       : QS_STYLE_GENERAL;
}

static void fail_memory(struct reader *reader)
{
        qs_xml_fail(reader->xml, QRSIGN_MESSAGE_NO_MEMORY, NULL);
}

static uint64_t read_id(const char *text)
{
        uint64_t id = 0;

        return text && qs_number_parse(text, strlen(text), UINT32_MAX, &id) ? id : 0;
}

static void add_code(struct reader *reader, const char **attributes)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer picture = {0};
        const char *text = qs_xml_attribute(attributes, "formatCode");
        struct code *code;

        if (!text || strlen(text) > CODE_BYTES_MAX || reader->code_count == CODES_MAX) {
                qs_xml_fail(reader->xml, QRSIGN_MESSAGE_WORKBOOK_DAMAGED, reader->part);
                return;
        }
        if (!reader->codes)
                reader->codes = calloc(CODES_MAX, sizeof(*reader->codes));
        if (!reader->codes) {
                fail_memory(reader);
                return;
        }
        code = &reader->codes[reader->code_count++];
        code->id = read_id(qs_xml_attribute(attributes, "numFmtId"));
        code->style.kind = qs_style_of_code(text, &picture);
        if (code->style.kind == QS_STYLE_PICTURE)
                code->style.picture = qs_arena_copy(reader->arena, picture.data, picture.length);
        if (picture.failed || (code->style.kind == QS_STYLE_PICTURE && !code->style.picture))
                fail_memory(reader);
}

static struct qs_style find_code(const struct reader *reader, uint64_t id)
{
        for (size_t i = 0; i < reader->code_count; i++)
                if (reader->codes[i].id == id)
                        return reader->codes[i].style;
        return built_in(id);
}

static void add_style(struct reader *reader, const char **attributes)
{
        struct qs_styles *styles = reader->styles;

        if (styles->count == STYLES_MAX) {
                qs_xml_fail(reader->xml, QRSIGN_MESSAGE_WORKBOOK_DAMAGED, reader->part);
                return;
        }
        if (styles->count % 256 == 0) {
                struct qs_style *more =
                        realloc(styles->styles, (styles->count + 256) * sizeof(*more));

                if (!more) {
                        fail_memory(reader);
                        return;
                }
                styles->styles = more;
        }
        styles->styles[styles->count++] =
                find_code(reader, read_id(qs_xml_attribute(attributes, "numFmtId")));
}

static void on_start(void *context, const char *name, const char **attributes)
{
        struct reader *reader = context;

        if (!strcmp(name, "numFmt"))
                add_code(reader, attributes);
        else if (!strcmp(name, "cellXfs"))
                reader->in_cells = true;
        else if (reader->in_cells && !strcmp(name, "xf"))
                add_style(reader, attributes);
}

static void on_end(void *context, const char *name)
{
        struct reader *reader = context;

        if (!strcmp(name, "cellXfs"))
                reader->in_cells = false;
}

enum qrsign_status qs_styles_read(struct qs_styles *styles, struct qs_arena *arena,
        struct qs_zip *zip, const char *part, struct qrsign_error *error)
{
        static const struct qs_xml_events events = {on_start, on_end, NULL};
        struct reader reader = {.styles = styles, .arena = arena, .part = part};
        enum qrsign_status status = qs_xml_read(zip, part, &events, &reader, &reader.xml, error);

        free(reader.codes);
        return status;
}
