/* SPDX-License-Identifier: MIT */
#include "new_book.h"
#include "files.h"
#include "problems.h"
#include "starter.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

enum cells { TEXT, NUMBER, DATE, SIDE, YES };

enum { LAST_ROW = 5000, CELL_SIZE = 512 };

static const struct {
        const char *file[2], *sheet[2];
} sheets[] = {
#define SHEET(english_file, vietnamese_file, english, vietnamese)                                  \
        {{english_file, vietnamese_file}, {english, vietnamese}},
#include "new_book.def"
#undef SHEET
};

static const struct column {
        const char *header[2];
        double width;
        enum cells cells;
        const char *note[2];
} columns[] = {
#define COLUMN(english, vietnamese, width, cells, note, vietnamese_note)                           \
        {{english, vietnamese}, width, cells, {note, vietnamese_note}},
#include "new_book.def"
#undef COLUMN
};

static const char *const lines[][2] = {
#define LINE(english, vietnamese) {english, vietnamese},
#include "new_book.def"
#undef LINE
};

struct book {
        lxw_workbook *workbook;
        enum qrsign_language language;
        lxw_format *header, *title, *wrap;
        lxw_format *cells[YES + 1];
};

static const struct column *find_column(const struct book *book, const char *header)
{
        for (size_t i = 0; i < COUNT(columns); i++)
                if (strcmp(columns[i].header[book->language], header) == 0)
                        return &columns[i];
        return NULL;
}

/* The next cell of a starter's CSV; returns what is behind it. */
static const char *take_cell(const char *at, char cell[CELL_SIZE], bool *last)
{
        bool quoted = *at == '"';
        size_t length = 0;

        at += quoted;
        for (; *at && (quoted ? *at != '"' : *at != ',' && *at != '\n'); at++)
                if (length + 1 < CELL_SIZE)
                        cell[length++] = *at;
        cell[length] = '\0';
        at += quoted;
        *last = *at == '\n' || !*at;
        return *at ? at + 1 : at;
}

/* The library's list is not constant, though it writes nothing to it. */
static void write_list(lxw_worksheet *sheet, lxw_col_t column, const char *const answers[2])
{
        char words[2][16], *list[] = {words[0], words[1], NULL};
        lxw_data_validation validation = {.validate = LXW_VALIDATION_TYPE_LIST, .value_list = list};

        for (size_t i = 0; i < 2; i++)
                snprintf(words[i], sizeof(words[i]), "%s", answers[i]);
        worksheet_data_validation_range(sheet, 1, column, LAST_ROW, column, &validation);
}

static void write_header(
        struct book *book, lxw_worksheet *sheet, lxw_col_t number, const char *header)
{
        static const char *const sides[2][2] = {{"left", "right"}, {"trái", "phải"}};
        static const char *const answers[2][2] = {{"yes", "no"}, {"có", "không"}};
        const struct column *column = find_column(book, header);
        const char *note = column ? column->note[book->language] : "";
        enum cells cells = column ? column->cells : TEXT;

        worksheet_write_string(sheet, 0, number, header, book->header);
        worksheet_set_column(
                sheet, number, number, column ? column->width : 16, book->cells[cells]);
        if (*note)
                worksheet_write_comment(sheet, 0, number, note);
        if (cells == SIDE)
                write_list(sheet, number, sides[book->language]);
        else if (cells == YES)
                write_list(sheet, number, answers[book->language]);
}

/* Days are d/m/y in the Vietnamese starter, y-m-d in the English one. */
static bool read_day(const char *text, lxw_datetime *day)
{
        return sscanf(text, "%d/%d/%d", &day->day, &day->month, &day->year) == 3 ||
               sscanf(text, "%d-%d-%d", &day->year, &day->month, &day->day) == 3;
}

static void write_cell(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t number,
        const struct column *column, const char *text, lxw_format *format)
{
        enum cells cells = column ? column->cells : TEXT;
        lxw_datetime day = {0};

        if (!*text)
                return;
        if (cells == NUMBER)
                worksheet_write_number(sheet, row, number, strtod(text, NULL), format);
        else if (cells == DATE && read_day(text, &day))
                worksheet_write_datetime(sheet, row, number, &day, format);
        else
                worksheet_write_string(sheet, row, number, text, format);
}

static void write_sheet(struct book *book, const char *name, const char *content)
{
        lxw_worksheet *sheet = workbook_add_worksheet(book->workbook, name);
        const struct column *meanings[32] = {NULL};
        lxw_row_t row = 0;

        for (; *content; row++) {
                bool last = false;

                for (lxw_col_t number = 0; !last && number < COUNT(meanings); number++) {
                        char cell[CELL_SIZE];

                        content = take_cell(content, cell, &last);
                        if (row == 0) {
                                meanings[number] = find_column(book, cell);
                                write_header(book, sheet, number, cell);
                        } else {
                                write_cell(sheet, row, number, meanings[number], cell,
                                        meanings[number] ? book->cells[meanings[number]->cells]
                                                         : NULL);
                        }
                }
        }
        worksheet_freeze_panes(sheet, 1, 0);
}

static void write_instructions(struct book *book)
{
        static const char *const names[2] = {"Instructions", "Hướng dẫn"};
        lxw_worksheet *sheet = workbook_add_worksheet(book->workbook, names[book->language]);

        worksheet_set_column(sheet, 0, 0, 100, NULL);
        for (size_t i = 0; i < COUNT(lines); i++) {
                const char *line = lines[i][book->language];
                bool title = i == 0 || (!*lines[i - 1][book->language] && i + 1 < COUNT(lines) &&
                                               *lines[i + 1][book->language] && strlen(line) < 40);

                if (*line)
                        worksheet_write_string(
                                sheet, (lxw_row_t)i, 0, line, title ? book->title : book->wrap);
        }
}

static void make_formats(struct book *book)
{
        book->header = workbook_add_format(book->workbook);
        format_set_bold(book->header);
        format_set_bg_color(book->header, 0xDCE6F1);
        format_set_border(book->header, LXW_BORDER_THIN);
        book->title = workbook_add_format(book->workbook);
        format_set_bold(book->title);
        book->wrap = workbook_add_format(book->workbook);
        format_set_text_wrap(book->wrap);
        book->cells[TEXT] = book->cells[SIDE] = book->cells[YES] =
                workbook_add_format(book->workbook);
        format_set_num_format(book->cells[TEXT], "@");
        book->cells[DATE] = workbook_add_format(book->workbook);
        format_set_num_format(book->cells[DATE], "dd/mm/yyyy");
}

static const char *content_of(enum qrsign_language language, const char *file)
{
        for (size_t i = 0; i < STARTER_FILES; i++)
                if (strcmp(starters[language].files[i].name, file) == 0)
                        return starters[language].files[i].content;
        return "";
}

static enum qrsign_status write_book(
        const char *path, enum qrsign_language language, struct qrsign_error *error)
{
        struct book book = {.workbook = workbook_new(path), .language = language};
        lxw_error failure;

        if (!book.workbook)
                return problems_memory(error);
        make_formats(&book);
        for (size_t i = 0; i < COUNT(sheets); i++)
                write_sheet(&book, sheets[i].sheet[language],
                        content_of(language, sheets[i].file[language]));
        write_instructions(&book);
        failure = workbook_close(book.workbook);
        if (failure)
                return problems_set(
                        error, QRSIGN_MESSAGE_FILE_WRITE, path, NULL, lxw_strerror(failure));
        return QRSIGN_OK;
}

enum qrsign_status new_book_write(
        const char *path, enum qrsign_language language, struct qrsign_error *error)
{
        struct output output = {0};
        enum qrsign_status status;

        if (access(path, F_OK) == 0)
                return problems_set(error, QRSIGN_MESSAGE_NEW_EXISTS, path, NULL, NULL);
        status = output_open(&output, path, error);
        if (!status)
                status = output_close(&output, false, error);
        /* It opens the file by its name. */
        if (!status)
                status = write_book(output.temporary, language, error);
        if (!status)
                status = output_commit(&output, error);
        output_free(&output);
        return status;
}
