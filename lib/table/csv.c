/* SPDX-License-Identifier: MIT */
#include "table/csv.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/number.h"
#include "table/charset.h"

#include <stdlib.h>
#include <string.h>

enum { END = -1, FAILED = -2 };

/* What a byte means to the scanner. */
enum { PLAIN, QUOTE, BREAK, NUL, DELIMITER };

struct csv {
        struct qs_source source;
        struct qs_charset charset;
        const char *at, *end; /* what is left of the piece of text at hand */
        bool ended;
        bool after_return; /* the last row ended with a CR */
        char delimiter;
        unsigned char meaning[256];
        size_t line; /* of the next character */
        size_t rows;
        struct qs_buffer text; /* of the row, each cell with a NUL behind it */
        struct qs_cell *cells; /* while the row is read, `text` is not set: the buffer moves */
        size_t count, capacity;
        size_t cell_start; /* in text */
        struct qs_row row;
        struct qrsign_error *error; /* of the call under way */
        enum qrsign_status status;
};

static int fail(struct csv *csv, enum qrsign_status status)
{
        csv->status = status;
        qs_error_locate(csv->error, csv->source.file, csv->line, csv->count + 1);
        return FAILED;
}

static int fail_limit(struct csv *csv, enum qrsign_message message, int64_t limit)
{
        char text[QS_NUMBER_SIZE];

        qs_number_format(text, limit, 1);
        return fail(csv, qs_error(csv->error, message, text));
}

/* The next byte, which stays where it is; END or FAILED. */
static int peek(struct csv *csv)
{
        enum qrsign_status status;
        size_t length;

        if (csv->status)
                return FAILED;
        if (csv->at == csv->end && !csv->ended) {
                status = qs_charset_read(&csv->charset, &csv->at, &length, csv->error);
                if (status)
                        return fail(csv, status);
                csv->end = csv->at + length;
                csv->ended = !length;
        }
        return csv->at == csv->end ? END : (unsigned char)*csv->at;
}

/* The row is told of its first breach only: later ones may follow from it. */
static void note(struct csv *csv, enum qrsign_message problem, size_t line)
{
        if (csv->row.problem)
                return;
        csv->row.problem = problem;
        csv->row.problem_line = line;
        csv->row.problem_column = csv->count + 1;
}

/* Adds to the cell. */
static int append(struct csv *csv, const char *text, size_t length)
{
        if (!qs_buffer_append(&csv->text, text, length))
                return fail(csv, qs_error_memory(csv->error));
        if (csv->text.length - csv->cell_start > QS_CSV_CELL_MAX)
                return fail_limit(csv, QRSIGN_MESSAGE_CELL_TOO_LARGE, QS_CSV_CELL_MAX);
        if (csv->text.length > QS_CSV_ROW_MAX)
                return fail_limit(csv, QRSIGN_MESSAGE_ROW_TOO_LARGE, QS_CSV_ROW_MAX);
        return 0;
}

/* Between quotation marks a line break, CR LF, LF or CR, is part of the cell. */
static int take_break(struct csv *csv)
{
        bool carriage_return = *csv->at == '\r';

        csv->line++;
        if (append(csv, csv->at++, 1))
                return FAILED;
        if (carriage_return && peek(csv) == '\n' && append(csv, csv->at++, 1))
                return FAILED;
        return csv->status ? FAILED : 0;
}

/* The LF of a CR LF is passed over where the next row begins. */
static void end_row(struct csv *csv)
{
        csv->line++;
        csv->after_return = *csv->at++ == '\r';
}

/* Moves the run of bytes that mean nothing into the cell, then looks at what follows. Between
 * quotation marks a delimiter means nothing either. */
static int take_run(struct csv *csv, bool quoted)
{
        const char *start = csv->at;

        while (csv->at < csv->end) {
                unsigned char meaning = csv->meaning[(unsigned char)*csv->at];

                if (meaning != PLAIN && !(quoted && meaning == DELIMITER))
                        break;
                csv->at++;
        }
        if (csv->at > start && append(csv, start, (size_t)(csv->at - start)))
                return FAILED;
        return peek(csv);
}

static bool ends_cell(const struct csv *csv, int next)
{
        return next == END ||
               (next >= 0 && (csv->meaning[next] == BREAK || csv->meaning[next] == DELIMITER));
}

/* A NUL byte is left out of the cell, and the row is told. */
static void skip_nul(struct csv *csv)
{
        note(csv, QRSIGN_MESSAGE_NUL_BYTE, csv->line);
        csv->at++;
}

/* After the opening mark: RFC 4180, section 2, rules 5 to 7. A mark that is neither doubled nor
 * the last character of its cell is kept as text, as other readers do, and the row is told. */
static int read_quoted(struct csv *csv)
{
        size_t line = csv->line;

        for (;;) {
                int next = take_run(csv, true);
                int status = 0;

                if (next == END)
                        note(csv, QRSIGN_MESSAGE_QUOTE_OPEN, line);
                if (next < 0)
                        return next == END ? 0 : FAILED;
                if (csv->meaning[next] == BREAK) {
                        status = take_break(csv);
                } else if (csv->meaning[next] == NUL) {
                        skip_nul(csv);
                } else if (csv->meaning[next] == QUOTE) {
                        csv->at++;
                        next = peek(csv);
                        if (ends_cell(csv, next))
                                return 0;
                        if (next == '"')
                                csv->at++;
                        else if (next >= 0)
                                note(csv, QRSIGN_MESSAGE_QUOTE_STRAY, csv->line);
                        status = next == FAILED ? FAILED : append(csv, "\"", 1);
                }
                if (status)
                        return status;
        }
}

static int read_plain(struct csv *csv)
{
        for (;;) {
                int next = take_run(csv, false);

                if (next == FAILED || ends_cell(csv, next))
                        return next == FAILED ? FAILED : 0;
                if (csv->meaning[next] == NUL) {
                        skip_nul(csv);
                } else if (csv->meaning[next] == QUOTE) {
                        note(csv, QRSIGN_MESSAGE_QUOTE_STRAY, csv->line);
                        if (append(csv, csv->at, 1))
                                return FAILED;
                        csv->at++;
                }
        }
}

static int add_cell(struct csv *csv, size_t line)
{
        if (csv->count == QS_CSV_CELLS_MAX)
                return fail_limit(csv, QRSIGN_MESSAGE_ROW_TOO_WIDE, QS_CSV_CELLS_MAX);
        if (csv->count == csv->capacity) {
                size_t capacity = csv->capacity ? 2 * csv->capacity : 32;
                struct qs_cell *cells = realloc(csv->cells, capacity * sizeof(*cells));

                if (!cells)
                        return fail(csv, qs_error_memory(csv->error));
                csv->cells = cells;
                csv->capacity = capacity;
        }
        csv->cells[csv->count++] =
                (struct qs_cell){.length = csv->text.length - csv->cell_start, .line = line};
        /* The NUL behind each cell. */
        if (!qs_buffer_append_byte(&csv->text, '\0'))
                return fail(csv, qs_error_memory(csv->error));
        return 0;
}

/* Reads one line of the table; *more is false at the end of the text. A blank line has no cell. */
static int read_row(struct csv *csv, bool *more)
{
        int next;

        csv->count = 0;
        qs_buffer_clear(&csv->text);
        if (csv->after_return && peek(csv) == '\n')
                csv->at++;
        csv->after_return = false;
        csv->row = (struct qs_row){.line = csv->line};
        next = peek(csv);
        *more = next >= 0;
        if (next < 0)
                return next == END ? 0 : FAILED;
        if (csv->meaning[next] == BREAK) {
                end_row(csv);
                return 0;
        }
        for (;;) {
                size_t line = csv->line;
                bool quoted = next == '"';

                csv->cell_start = csv->text.length;
                csv->at += quoted;
                if ((quoted ? read_quoted(csv) : read_plain(csv)) || add_cell(csv, line))
                        return FAILED;
                next = peek(csv);
                if (next < 0)
                        return next == END ? 0 : FAILED;
                if (csv->meaning[next] == BREAK) {
                        end_row(csv);
                        return 0;
                }
                csv->at++; /* the delimiter */
                next = peek(csv);
        }
}

static enum qrsign_status next_row(
        struct qs_source *source, const struct qs_row **row, struct qrsign_error *error)
{
        struct csv *csv = (struct csv *)source;
        const char *text;
        bool more;

        *row = NULL;
        csv->error = error;
        do {
                if (read_row(csv, &more))
                        return csv->status;
        } while (more && !csv->count);
        if (!csv->count)
                return QRSIGN_OK;
        if (csv->rows++ == QS_CSV_ROWS_MAX + QS_CSV_TITLES_MAX) {
                csv->count = 0;
                fail_limit(csv, QRSIGN_MESSAGE_TOO_MANY_ROWS, QS_CSV_ROWS_MAX);
                return csv->status;
        }
        text = csv->text.data;
        for (size_t i = 0; i < csv->count; i++) {
                csv->cells[i].text = text;
                text += csv->cells[i].length + 1;
        }
        csv->source.raw = csv->charset.legacy;
        csv->row.cells = csv->cells;
        csv->row.count = csv->count;
        *row = &csv->row;
        return QRSIGN_OK;
}

static void free_csv(struct qs_source *source)
{
        struct csv *csv = (struct csv *)source;

        qs_charset_close(&csv->charset);
        qs_buffer_free(&csv->text);
        free(csv->cells);
        free(csv);
}

/* A first line `sep=;` is Excel's own: it names the delimiter and is no row. */
static bool take_separator_line(struct csv *csv)
{
        size_t length = (size_t)(csv->end - csv->at);
        unsigned char delimiter = length > 4 ? (unsigned char)csv->at[4] : '\0';

        if ((length > 5 && csv->meaning[(unsigned char)csv->at[5]] != BREAK) ||
                csv->meaning[delimiter] != PLAIN || delimiter >= 0x80 ||
                (memcmp(csv->at, "sep=", 4) != 0 && memcmp(csv->at, "SEP=", 4) != 0))
                return false;
        csv->delimiter = csv->at[4];
        csv->at += 5;
        return true;
}

enum qrsign_status qs_csv_open(const char *file, struct qs_bytes bytes, char delimiter,
        qs_csv_sniffer *sniffer, const void *context, struct qs_source **source,
        struct qrsign_error *error)
{
        struct csv *csv = calloc(1, sizeof(*csv));

        *source = NULL;
        if (!csv) {
                qs_bytes_close(&bytes);
                return qs_error_memory(error);
        }
        qs_charset_open(&csv->charset, bytes);
        csv->source = (struct qs_source){.next = next_row, .free = free_csv, .file = file};
        csv->line = 1;
        csv->error = error;
        csv->delimiter = delimiter;
        csv->meaning['"'] = QUOTE;
        csv->meaning['\r'] = csv->meaning['\n'] = BREAK;
        csv->meaning['\0'] = NUL;
        if (peek(csv) == FAILED) {
                enum qrsign_status status = csv->status;

                free_csv(&csv->source);
                return status;
        }
        if (!take_separator_line(csv) && sniffer)
                csv->delimiter = sniffer(context, csv->at, (size_t)(csv->end - csv->at));
        csv->meaning[(unsigned char)csv->delimiter] = DELIMITER;
        *source = &csv->source;
        return QRSIGN_OK;
}
