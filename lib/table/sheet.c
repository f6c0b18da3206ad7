/* SPDX-License-Identifier: MIT */
/* A sheet as a source of rows (ECMA-376-1, 18.3). Its part is read twice: merged cells stand behind
 * the rows that they cover. */
#include "base/error.h"
#include "base/number.h"
#include "base/text.h"
#include "table/csv.h"
#include "table/merges.h"
#include "table/workbook.h"
#include "table/xml.h"

#include <stdlib.h>
#include <string.h>

enum { FORMULA_SHOWN = 100 };

enum cell_type { CELL_NUMBER, CELL_SHARED, CELL_TEXT, CELL_BOOLEAN, CELL_ERROR, CELL_DATE };

/* A cell of the row at hand; where it lies, as the buffer may move. */
struct slot {
        size_t offset, length;
        enum qrsign_message problem;
};

struct sheet {
        struct qs_source source;
        struct qs_workbook *workbook;
        const struct qs_sheet *about;
        struct qs_xml *xml;
        struct qs_merges merges;
        size_t line, column; /* of the row and the cell being read, from 1 */
        size_t rows;         /* given so far */
        bool in_data, in_row, in_cell, in_value, in_formula;
        unsigned phonetic;
        enum cell_type type;
        size_t style;
        struct qs_buffer value, formula;
        bool has_value, has_formula;
        struct slot *slots;
        size_t count, capacity; /* count: up to the last filled one */
        struct qs_buffer text;  /* of the row, each cell with a NUL behind it */
        struct qs_cell *cells;
        struct qs_row row;
        struct qrsign_error failure; /* of what is no matter of XML */
        enum qrsign_status status;
};

static void refuse(struct sheet *sheet, enum qrsign_message message, const char *first)
{
        qs_xml_fail(sheet->xml, message, first);
}

static void damaged(struct sheet *sheet)
{
        refuse(sheet, QRSIGN_MESSAGE_WORKBOOK_DAMAGED, sheet->about->part);
}

static bool make_slots(struct sheet *sheet, size_t count)
{
        size_t capacity = sheet->capacity ? sheet->capacity : 32;
        struct slot *slots;
        struct qs_cell *cells;

        if (count <= sheet->capacity)
                return true;
        while (capacity < count)
                capacity *= 2;
        slots = realloc(sheet->slots, capacity * sizeof(*slots));
        if (slots)
                sheet->slots = slots;
        cells = realloc(sheet->cells, capacity * sizeof(*cells));
        if (cells)
                sheet->cells = cells;
        if (!slots || !cells)
                return false;
        memset(sheet->slots + sheet->capacity, 0,
                (capacity - sheet->capacity) * sizeof(*sheet->slots));
        sheet->capacity = capacity;
        return true;
}

/* Takes what lies in the row's text from `offset` on as a cell. */
static enum qrsign_message put_slot(
        struct sheet *sheet, size_t column, size_t offset, enum qrsign_message problem)
{
        size_t length = sheet->text.length - offset;

        if (length > QS_CSV_CELL_MAX)
                return QRSIGN_MESSAGE_CELL_TOO_LARGE;
        if (sheet->text.length > QS_CSV_ROW_MAX)
                return QRSIGN_MESSAGE_ROW_TOO_LARGE;
        if (!qs_buffer_append_byte(&sheet->text, '\0') || !make_slots(sheet, column))
                return QRSIGN_MESSAGE_NO_MEMORY;
        sheet->slots[column - 1] = (struct slot){offset, length, problem};
        if (length && column > sheet->count)
                sheet->count = column;
        return QRSIGN_MESSAGE_NONE;
}

/* The limit that a message of put_slot() names. */
static const char *limit_of(enum qrsign_message message)
{
        return message == QRSIGN_MESSAGE_CELL_TOO_LARGE ? "1048576" : "4194304";
}

static void start_row(struct sheet *sheet, const char **attributes)
{
        const char *number = qs_xml_attribute(attributes, "r");
        uint64_t line = sheet->line + 1;

        if (number && !qs_number_parse(number, strlen(number), QS_SHEET_ROWS_MAX, &line))
                refuse(sheet, QRSIGN_MESSAGE_SHEET_TOO_LARGE, NULL);
        else if (line > QS_SHEET_ROWS_MAX)
                refuse(sheet, QRSIGN_MESSAGE_SHEET_TOO_LARGE, NULL);
        else if (line <= sheet->line)
                damaged(sheet);
        sheet->line = (size_t)line;
        sheet->column = 0;
        sheet->in_row = true;
        if (sheet->slots)
                memset(sheet->slots, 0, sheet->count * sizeof(*sheet->slots));
        sheet->count = 0;
        qs_buffer_clear(&sheet->text);
}

static enum cell_type type_of(const char *type)
{
        static const struct {
                const char *name;
                enum cell_type type;
        } types[] = {
                {"s", CELL_SHARED},
                {"str", CELL_TEXT},
                {"inlineStr", CELL_TEXT},
                {"b", CELL_BOOLEAN},
                {"e", CELL_ERROR},
                {"d", CELL_DATE},
        };

        for (size_t i = 0; type && i < QS_COUNT(types); i++)
                if (!strcmp(types[i].name, type))
                        return types[i].type;
        return CELL_NUMBER;
}

static void start_cell(struct sheet *sheet, const char **attributes)
{
        const char *reference = qs_xml_attribute(attributes, "r");
        const char *style = qs_xml_attribute(attributes, "s");
        size_t column = sheet->column + 1, row = sheet->line;
        uint64_t number = 0;

        if (reference && !qs_cell_reference(reference, &column, &row))
                refuse(sheet, QRSIGN_MESSAGE_SHEET_TOO_LARGE, NULL);
        else if (column > QS_SHEET_COLUMNS_MAX)
                refuse(sheet, QRSIGN_MESSAGE_SHEET_TOO_LARGE, NULL);
        else if (column <= sheet->column || row != sheet->line)
                damaged(sheet);
        if (style && !qs_number_parse(style, strlen(style), UINT32_MAX, &number))
                damaged(sheet);
        sheet->column = column;
        sheet->style = (size_t)number;
        sheet->type = type_of(qs_xml_attribute(attributes, "t"));
        sheet->in_cell = true;
        sheet->has_value = sheet->has_formula = false;
        qs_buffer_clear(&sheet->value);
        qs_buffer_clear(&sheet->formula);
}

static void on_start(void *context, const char *name, const char **attributes)
{
        struct sheet *sheet = context;

        if (!strcmp(name, "sheetData")) {
                sheet->in_data = true;
        } else if (!strcmp(name, "row") && sheet->in_data && !sheet->in_row) {
                start_row(sheet, attributes);
        } else if (!strcmp(name, "c") && sheet->in_row && !sheet->in_cell) {
                start_cell(sheet, attributes);
        } else if (!strcmp(name, "rPh")) {
                sheet->phonetic++;
        } else if (sheet->in_cell && (!strcmp(name, "v") || !strcmp(name, "t"))) {
                sheet->in_value = !sheet->phonetic;
                sheet->has_value |= sheet->in_value;
        } else if (sheet->in_cell && !strcmp(name, "f")) {
                sheet->in_formula = sheet->has_formula = true;
        }
}

static void on_text(void *context, const char *text, size_t length)
{
        struct sheet *sheet = context;
        bool done = true;

        if (sheet->in_value)
                done = qs_buffer_append(&sheet->value, text, length);
        else if (sheet->in_formula && sheet->formula.length < FORMULA_SHOWN)
                done = qs_buffer_append(&sheet->formula, text,
                        length < FORMULA_SHOWN ? length
                                               : qs_utf8_prefix(text, length, FORMULA_SHOWN));
        if (!done)
                refuse(sheet, QRSIGN_MESSAGE_NO_MEMORY, NULL);
        else if (sheet->value.length > QS_CSV_CELL_MAX)
                refuse(sheet, QRSIGN_MESSAGE_CELL_TOO_LARGE, "1048576");
}

static int hex_digit(char c)
{
        if (c >= '0' && c <= '9')
                return c - '0';
        if (c >= 'A' && c <= 'F')
                return c - 'A' + 10;
        return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* `_x000D_` is how a character that XML lacks is written (ECMA-376-1, 22.9.2.19). 0: it is none. */
static uint32_t read_escape(const char *text, size_t length)
{
        uint32_t value = 0;

        if (length < 7 || text[1] != 'x' || text[6] != '_')
                return 0;
        for (size_t i = 2; i < 6; i++) {
                int digit = hex_digit(text[i]);

                if (digit < 0)
                        return 0;
                value = value << 4 | (uint32_t)digit;
        }
        return value >= 0xD800 && value < 0xE000 ? 0 : value;
}

static void append_text(struct sheet *sheet, const char *text, size_t length)
{
        while (length) {
                const char *mark = memchr(text, '_', length);
                size_t plain = mark ? (size_t)(mark - text) : length;
                uint32_t character;
                char bytes[4];

                qs_buffer_append(&sheet->text, text, plain);
                text += plain;
                length -= plain;
                if (!length)
                        return;
                character = read_escape(text, length);
                if (character)
                        qs_buffer_append(&sheet->text, bytes, qs_utf8_encode(character, bytes));
                else
                        qs_buffer_append_byte(&sheet->text, '_');
                text += character ? 7 : 1;
                length -= character ? 7 : 1;
        }
}

static void append_shared(struct sheet *sheet)
{
        const struct qs_buffer *value = &sheet->value;
        const char *text = NULL;
        uint64_t index;
        size_t length;

        if (!value->length)
                return;
        if (qs_number_parse(value->data, value->length, UINT32_MAX, &index))
                sheet->status = qs_strings_get(
                        &sheet->workbook->strings, index, &text, &length, &sheet->failure);
        if (text)
                append_text(sheet, text, length);
        else
                damaged(sheet);
}

static void append_value(struct sheet *sheet)
{
        static const struct qs_style plain = {QS_STYLE_GENERAL, NULL};
        const struct qs_styles *styles = &sheet->workbook->styles;
        const char *text = qs_string(sheet->value.data);
        size_t length = sheet->value.length;

        switch (sheet->type) {
        case CELL_SHARED: append_shared(sheet); return;
        case CELL_TEXT: append_text(sheet, text, length); return;
        case CELL_BOOLEAN:
                qs_buffer_append_string(&sheet->text, strcmp(text, "1") ? "FALSE" : "TRUE");
                return;
        case CELL_DATE: length = strcspn(text, "T"); /* fall through */
        case CELL_ERROR: qs_buffer_append(&sheet->text, text, length); return;
        case CELL_NUMBER: break;
        }
        qs_style_number(sheet->style < styles->count ? &styles->styles[sheet->style] : &plain,
                sheet->workbook->since_1904, text, length, &sheet->text);
}

static void end_cell(struct sheet *sheet)
{
        size_t offset = sheet->text.length;
        enum qrsign_message problem = QRSIGN_MESSAGE_NONE;

        sheet->in_cell = false;
        if (sheet->has_formula &&
                (sheet->type == CELL_TEXT ? !sheet->has_value : !sheet->value.length)) {
                /* The program that wrote it left the reckoning to others. */
                problem = QRSIGN_MESSAGE_CELL_FORMULA;
                qs_buffer_append_byte(&sheet->text, '=');
                qs_buffer_append_string(&sheet->text, qs_string(sheet->formula.data));
        } else if (sheet->value.length) {
                append_value(sheet);
        } else {
                return;
        }
        problem = put_slot(sheet, sheet->column, offset, problem);
        if (problem)
                refuse(sheet, problem, limit_of(problem));
}

static void on_end(void *context, const char *name)
{
        struct sheet *sheet = context;

        if (!strcmp(name, "rPh") && sheet->phonetic) {
                sheet->phonetic--;
        } else if (!strcmp(name, "v") || !strcmp(name, "t")) {
                sheet->in_value = false;
        } else if (!strcmp(name, "f")) {
                sheet->in_formula = false;
        } else if (!strcmp(name, "c") && sheet->in_cell) {
                end_cell(sheet);
        } else if (!strcmp(name, "row") && sheet->in_row) {
                sheet->in_row = false;
                if (sheet->count)
                        qs_xml_pause(sheet->xml);
        } else if (!strcmp(name, "sheetData")) {
                sheet->in_data = false;
        }
}

/* In the rows that a merged cell covers its value stands in its first column; what other cells
 * under it may hold is not shown, and does not count. */
static enum qrsign_message spread(struct sheet *sheet)
{
        struct qs_merges *merges = &sheet->merges;
        enum qrsign_message problem = qs_merges_go_to(merges, sheet->line);

        for (size_t i = 0; i < merges->open_count && !problem; i++) {
                struct qs_merge *merge = merges->open[i];
                size_t column = merge->first_column, offset = sheet->text.length;

                if (merge->first_row == sheet->line) {
                        if (column <= sheet->count && merge->last_row > merge->first_row)
                                qs_buffer_append(&merge->text,
                                        qs_string(sheet->text.data) +
                                                sheet->slots[column - 1].offset,
                                        sheet->slots[column - 1].length);
                        if (merge->text.failed)
                                problem = QRSIGN_MESSAGE_NO_MEMORY;
                } else if (merge->text.length || column <= sheet->count) {
                        qs_buffer_append(
                                &sheet->text, qs_string(merge->text.data), merge->text.length);
                        problem = put_slot(sheet, column, offset, QRSIGN_MESSAGE_NONE);
                }
                for (size_t at = column; at < merge->last_column && at < sheet->count; at++)
                        sheet->slots[at] = (struct slot){0};
        }
        return problem;
}

static void make_row(struct sheet *sheet)
{
        for (size_t i = 0; i < sheet->count; i++) {
                const struct slot *slot = &sheet->slots[i];

                sheet->cells[i] = (struct qs_cell){
                        .text = slot->length ? sheet->text.data + slot->offset : "",
                        .length = slot->length,
                        .line = sheet->line,
                        .problem = slot->problem,
                };
        }
        sheet->row =
                (struct qs_row){.cells = sheet->cells, .count = sheet->count, .line = sheet->line};
}

static enum qrsign_status read_row(struct sheet *sheet, bool *ended, struct qrsign_error *error)
{
        enum qrsign_status status = qs_xml_run(sheet->xml, ended, error);
        enum qrsign_message problem;

        if (sheet->status) {
                if (error)
                        *error = sheet->failure;
                return sheet->status;
        }
        if (status || *ended)
                return status;
        sheet->column = 0;
        if (sheet->rows++ == QS_CSV_ROWS_MAX + QS_CSV_TITLES_MAX)
                return qs_error(error, QRSIGN_MESSAGE_TOO_MANY_ROWS, "1000000");
        problem = spread(sheet);
        if (problem)
                return qs_error(error, problem, limit_of(problem));
        make_row(sheet);
        return QRSIGN_OK;
}

static enum qrsign_status next_row(
        struct qs_source *source, const struct qs_row **row, struct qrsign_error *error)
{
        struct sheet *sheet = (struct sheet *)source;
        bool ended = false;
        enum qrsign_status status = read_row(sheet, &ended, error);

        *row = status || ended ? NULL : &sheet->row;
        if (status)
                qs_spot_locate(error,
                        (struct qs_spot){&sheet->about->origin, sheet->line, sheet->column, NULL});
        return status;
}

static void free_sheet(struct qs_source *source)
{
        struct sheet *sheet = (struct sheet *)source;

        qs_xml_free(&sheet->xml);
        qs_merges_free(&sheet->merges);
        qs_buffer_free(&sheet->value);
        qs_buffer_free(&sheet->formula);
        qs_buffer_free(&sheet->text);
        free(sheet->slots);
        free(sheet->cells);
        free(sheet);
}

enum qrsign_status qs_sheet_open(struct qs_workbook *workbook, const struct qs_sheet *about,
        struct qs_source **source, struct qrsign_error *error)
{
        static const struct qs_xml_events events = {on_start, on_end, on_text};
        struct sheet *sheet = calloc(1, sizeof(*sheet));
        enum qrsign_status status;

        *source = NULL;
        if (!sheet)
                return qs_error_memory(error);
        sheet->source = (struct qs_source){
                .next = next_row, .free = free_sheet, .file = about->origin.path};
        sheet->workbook = workbook;
        sheet->about = about;
        status = qs_merges_read(&sheet->merges, workbook->zip, about->part, error);
        if (!status)
                status =
                        qs_xml_open(workbook->zip, about->part, &events, sheet, &sheet->xml, error);
        if (status) {
                qs_spot_locate(error, (struct qs_spot){&about->origin, 0, 0, NULL});
                free_sheet(&sheet->source);
                return status;
        }
        *source = &sheet->source;
        return QRSIGN_OK;
}
