/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "base/buffer.h"
#include "table/csv.h"

#include <csv.h>

/* Rows as text: cells end with `|`, rows with `;` (no row holds either). */
struct reading {
        struct qs_buffer rows;
        enum qrsign_status status;
        struct qrsign_error error;
        enum qrsign_message problem; /* the first of any row, with its place */
        size_t line, column;
};

static void read_source(struct qs_source *source, struct reading *reading)
{
        const struct qs_row *row;

        for (;;) {
                reading->status = qs_source_next(source, &row, &reading->error);
                if (reading->status || !row)
                        return;
                for (size_t i = 0; i < row->count; i++) {
                        assert_int_equal(row->cells[i].text[row->cells[i].length], 0);
                        qs_buffer_append(&reading->rows, row->cells[i].text, row->cells[i].length);
                        qs_buffer_append_byte(&reading->rows, '|');
                }
                qs_buffer_append_byte(&reading->rows, ';');
                if (row->problem && !reading->problem) {
                        reading->problem = row->problem;
                        reading->line = row->problem_line;
                        reading->column = row->problem_column;
                }
        }
}

static void read_text(const char *text, size_t length, char delimiter, struct reading *reading)
{
        struct qs_source *source = NULL;
        struct qs_bytes bytes;

        memset(reading, 0, sizeof(*reading));
        qs_bytes_open_memory(&bytes, text, length, NULL);
        reading->status =
                qs_csv_open("t.csv", bytes, delimiter, NULL, NULL, &source, &reading->error);
        if (!reading->status)
                read_source(source, reading);
        qs_source_free(&source);
        qs_buffer_append(&reading->rows, "", 0);
}

#define TEXT(string) string, sizeof(string) - 1

static void rows(void **state)
{
        static const struct {
                const char *name, *text;
                size_t length;
                const char *expected;
        } table[] = {
                {"nothing", TEXT(""), ""},
                {"one cell", TEXT("a"), "a|;"},
                {"cells", TEXT("a,b\nc,d\n"), "a|b|;c|d|;"},
                {"no end of line", TEXT("a,b\nc,d"), "a|b|;c|d|;"},
                {"CR LF", TEXT("a,b\r\nc,d\r\n"), "a|b|;c|d|;"},
                {"CR", TEXT("a,b\rc,d\r"), "a|b|;c|d|;"},
                {"blank lines", TEXT("\n\na\r\n\r\nb\r\rc\n\n"), "a|;b|;c|;"},
                {"empty cells", TEXT(",\n,a,\n"), "||;|a||;"},
                {"empty last cell at the end", TEXT("a,"), "a||;"},
                {"spaces stay", TEXT(" a , b\t\n"), " a | b\t|;"},
                {"quoted", TEXT("\"a\",\"b,c\"\n"), "a|b,c|;"},
                {"doubled mark", TEXT("\"a\"\"b\",\"\"\"\"\n"), "a\"b|\"|;"},
                {"empty quoted", TEXT("\"\"\n\"\",\n"), "|;||;"},
                {"line breaks in a cell", TEXT("\"a\nb\r\nc\rd\",e\n"), "a\nb\r\nc\rd|e|;"},
                {"byte order mark", TEXT("\xEF\xBB\xBF\"a\",b\n"), "a|b|;"},
                {"mark alone", TEXT("\xEF\xBB\xBF"), ""},
                {"separator line", TEXT("sep=;\r\na;b,c\r\n"), "a|b,c|;"},
                {"separator after mark", TEXT("\xEF\xBB\xBFSEP=\t\na\tb\n"), "a|b|;"},
                {"separator alone", TEXT("sep=;"), ""},
                {"a cell like a separator", TEXT("sep=;a,b\n"), "sep=;a|b|;"},
                {"a quote is no separator", TEXT("sep=\"\n"), "sep=\"|;"},
                {"UTF-16 little", TEXT("\xFF\xFE\xF1\x1E,\0b\0\n\0"), "\u1EF1|b|;"},
                {"UTF-16 big", TEXT("\xFE\xFF\x1E\xF1\0,\0b\0\n"), "\u1EF1|b|;"},
                {"UTF-16 pair", TEXT("\xFF\xFE\x3D\xD8\x00\xDE,\0"), "\U0001F600||;"},
                {"UTF-16 little without mark", TEXT("a\0,\0b\0\n\0\x91\x1E"), "a|b|;\u1E91|;"},
                {"UTF-16 big without mark", TEXT("\0a\0,\0b\0\n"), "a|b|;"},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(table); i++) {
                struct reading reading;

                read_text(table[i].text, table[i].length, ',', &reading);
                check_row(table[i].name, reading.status == QRSIGN_OK);
                if (strcmp(reading.rows.data, table[i].expected) != 0)
                        fail_msg("row %s: %s", table[i].name, reading.rows.data);
                check_row(table[i].name, reading.problem == QRSIGN_MESSAGE_NONE ||
                                                 !strcmp(table[i].name, "a quote is no separator"));
                qs_buffer_free(&reading.rows);
        }
}

/* A breach that can be read over: the row comes all the same, and says what and where. */
static void problems(void **state)
{
        static const struct {
                const char *name, *text;
                size_t length;
                enum qrsign_message problem;
                size_t line, column;
                const char *expected;
        } table[] = {
                {"stray in plain", TEXT("a\nb,c\"d\n"), QRSIGN_MESSAGE_QUOTE_STRAY, 2, 2,
                        "a|;b|c\"d|;"},
                {"stray behind the end", TEXT("\"a\nb\"x\",c\n"), QRSIGN_MESSAGE_QUOTE_STRAY, 2, 1,
                        "a\nb\"x|c|;"},
                {"space before the mark", TEXT("a, \"b\"\n"), QRSIGN_MESSAGE_QUOTE_STRAY, 1, 2,
                        "a| \"b\"|;"},
                {"never closed", TEXT("a,b\nc,\"d\ne,f\n"), QRSIGN_MESSAGE_QUOTE_OPEN, 2, 2,
                        "a|b|;c|d\ne,f\n|;"},
                {"closed by a doubled mark", TEXT("\"a\"\""), QRSIGN_MESSAGE_QUOTE_OPEN, 1, 1,
                        "a\"|;"},
                {"a mark alone", TEXT("x\r\n\""), QRSIGN_MESSAGE_QUOTE_OPEN, 2, 1, "x|;|;"},
                {"NUL", TEXT("ab\na,b\0c\n"), QRSIGN_MESSAGE_NUL_BYTE, 2, 2, "ab|;a|bc|;"},
                {"NUL in quotes", TEXT("\"a\n\0\"\n"), QRSIGN_MESSAGE_NUL_BYTE, 2, 1, "a\n|;"},
                {"the first of two", TEXT("a\"\0\n"), QRSIGN_MESSAGE_QUOTE_STRAY, 1, 1, "a\"|;"},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(table); i++) {
                struct reading reading;

                read_text(table[i].text, table[i].length, ',', &reading);
                check_row(table[i].name, reading.status == QRSIGN_OK);
                if (strcmp(reading.rows.data, table[i].expected) != 0)
                        fail_msg("row %s: %s", table[i].name, reading.rows.data);
                check_row(table[i].name, reading.problem == table[i].problem);
                check_row(table[i].name, reading.line == table[i].line);
                check_row(table[i].name, reading.column == table[i].column);
                qs_buffer_free(&reading.rows);
        }
}

/* What ends the reading; the rows before it come whole. */
static void failures(void **state)
{
        static const struct {
                const char *name, *text;
                size_t length;
                enum qrsign_message code;
                size_t line, column;
                const char *expected;
        } table[] = {
                {"not UTF-8", TEXT("a,b\nc,Th\xABn\n"), QRSIGN_MESSAGE_TABLE_NOT_UTF8, 2, 2,
                        "a|b|;"},
                {"wrong from the start", TEXT("\x93"), QRSIGN_MESSAGE_TABLE_NOT_UTF8, 1, 1, ""},
                {"cut character", TEXT("a\n\xE1\xBA"), QRSIGN_MESSAGE_TABLE_NOT_UTF8, 2, 1, "a|;"},
                {"wrong after CR", TEXT("a\r\xFF"), QRSIGN_MESSAGE_TABLE_NOT_UTF8, 2, 1, "a|;"},
                {"overlong", TEXT("a,\xC0\x80\n"), QRSIGN_MESSAGE_TABLE_NOT_UTF8, 1, 2, ""},
                {"a lone half",
                        TEXT("\xFF\xFE"
                             "a\0\n\0\x00\xDC"
                             "b\0"),
                        QRSIGN_MESSAGE_TABLE_NOT_UTF16, 2, 1, "a|;"},
                {"half a unit",
                        TEXT("\xFF\xFE"
                             "a\0\n\0b"),
                        QRSIGN_MESSAGE_TABLE_NOT_UTF16, 2, 1, "a|;"},
                {"xlsx", TEXT("PK\003\004abc"), QRSIGN_MESSAGE_FILE_IS_WORKBOOK, 1, 1, ""},
                {"xls", TEXT("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), QRSIGN_MESSAGE_FILE_IS_WORKBOOK,
                        1, 1, ""},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(table); i++) {
                struct reading reading;

                read_text(table[i].text, table[i].length, ',', &reading);
                check_row(table[i].name, reading.status == QRSIGN_ERROR_INPUT);
                check_row(table[i].name, reading.error.code == table[i].code);
                check_row(table[i].name, reading.error.line == table[i].line);
                check_row(table[i].name, reading.error.column == table[i].column);
                check_row(table[i].name, !strcmp(reading.error.file, "t.csv"));
                if (strcmp(reading.rows.data, table[i].expected) != 0)
                        fail_msg("row %s: %s", table[i].name, reading.rows.data);
                qs_buffer_free(&reading.rows);
        }
}

static void limits(void **state)
{
        static const struct {
                const char *name, *piece;
                size_t times;
                enum qrsign_message code;
                size_t line, column;
        } table[] = {
                {"largest cell", "x", QS_CSV_CELL_MAX, QRSIGN_MESSAGE_NONE, 0, 0},
                {"cell", "x", QS_CSV_CELL_MAX + 1, QRSIGN_MESSAGE_CELL_TOO_LARGE, 1, 1},
                {"cell of marks", "\"\"", QS_CSV_CELL_MAX + 10, QRSIGN_MESSAGE_CELL_TOO_LARGE, 1,
                        1},
                {"cells", "x,", QS_CSV_CELLS_MAX, QRSIGN_MESSAGE_ROW_TOO_WIDE, 1,
                        QS_CSV_CELLS_MAX + 1},
                {"most rows", "x\n", QS_CSV_ROWS_MAX + QS_CSV_TITLES_MAX, QRSIGN_MESSAGE_NONE, 0,
                        0},
                {"rows", "x\n", QS_CSV_ROWS_MAX + QS_CSV_TITLES_MAX + 1,
                        QRSIGN_MESSAGE_TOO_MANY_ROWS, QS_CSV_ROWS_MAX + QS_CSV_TITLES_MAX + 2, 1},
                {"blank lines are no rows", "\n", QS_CSV_ROWS_MAX + 100, QRSIGN_MESSAGE_NONE, 0, 0},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(table); i++) {
                struct qs_buffer text = {0};
                struct reading reading;

                for (size_t k = 0; k < table[i].times; k++)
                        qs_buffer_append_string(&text, table[i].piece);
                read_text(text.data, text.length, ',', &reading);
                if (reading.status == QRSIGN_OK) {
                        check_row(table[i].name, table[i].code == QRSIGN_MESSAGE_NONE);
                } else {
                        check_row(table[i].name, reading.error.code == table[i].code);
                        check_row(table[i].name, reading.error.line == table[i].line);
                        check_row(table[i].name, reading.error.column == table[i].column);
                }
                qs_buffer_free(&reading.rows);
                qs_buffer_free(&text);
        }
}

/* Characters and line breaks that lie across two blocks are whole. */
static void blocks(void **state)
{
        (void)state;
        for (size_t shift = 0; shift < 8; shift++) {
                struct qs_buffer text = {0}, expected = {0};
                struct reading reading;

                for (size_t i = 0; i < shift; i++)
                        qs_buffer_append_byte(&text, 'x');
                for (size_t i = 0; i < 40000; i++)
                        qs_buffer_append_string(&text, "ệ,\"\"\"\"\r\n");
                for (size_t i = 0; i < shift; i++)
                        qs_buffer_append_byte(&expected, 'x');
                for (size_t i = 0; i < 40000; i++)
                        qs_buffer_append_string(&expected, "ệ|\"|;");
                read_text(text.data, text.length, ',', &reading);
                assert_int_equal(reading.status, QRSIGN_OK);
                assert_int_equal(reading.rows.length, expected.length);
                assert_memory_equal(reading.rows.data, expected.data, expected.length);
                qs_buffer_free(&reading.rows);
                qs_buffer_free(&expected);
                qs_buffer_free(&text);
        }
}

static int is_no_space(unsigned char c)
{
        (void)c;
        return 0;
}

static void oracle_cell(void *cell, size_t length, void *context)
{
        struct qs_buffer *rows = context;

        qs_buffer_append(rows, cell, length);
        qs_buffer_append_byte(rows, '|');
}

static void oracle_row(int last, void *context)
{
        (void)last;
        qs_buffer_append_byte(context, ';');
}

/* False where libcsv refuses the text. */
static bool ask_oracle(const char *text, size_t length, char delimiter, struct qs_buffer *rows)
{
        struct csv_parser parser;
        bool good;

        assert_int_equal(csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI), 0);
        csv_set_delim(&parser, (unsigned char)delimiter);
        csv_set_space_func(&parser, is_no_space);
        good = csv_parse(&parser, text, length, oracle_cell, oracle_row, rows) == length &&
               csv_fini(&parser, oracle_cell, oracle_row, rows) == 0;
        csv_free(&parser);
        qs_buffer_append(rows, "", 0);
        return good;
}

/* Random texts of the characters that mean something: both readers take the same ones, and read
 * the same rows. */
static void oracle(void **state)
{
        static const char *const pieces[] = {
                "a", "Số", ",", ",", ";", "\t", "\"", "\"", "\"\"", "\n", "\r\n", "\r", " "};
        uint64_t random = 88172645463325252U; /* xorshift64 */
        size_t good = 0;

        (void)state;
        for (size_t round = 0; round < 20000; round++) {
                struct qs_buffer text = {0}, expected = {0};
                struct reading reading;
                char delimiter = ",;\t"[round % 3];
                bool accepted;

                do {
                        random ^= random << 13;
                        random ^= random >> 7;
                        random ^= random << 17;
                        qs_buffer_append_string(&text, pieces[random % COUNT(pieces)]);
                } while (random >> 32 & 15);
                accepted = ask_oracle(text.data, text.length, delimiter, &expected);
                read_text(text.data, text.length, delimiter, &reading);
                assert_int_equal(reading.status, QRSIGN_OK);
                if (accepted != (reading.problem == QRSIGN_MESSAGE_NONE) ||
                        (accepted && strcmp(reading.rows.data, expected.data) != 0))
                        fail_msg("<%s> with <%c>: <%s>, libcsv <%s>", text.data, delimiter,
                                reading.rows.data, expected.data);
                good += accepted;
                qs_buffer_free(&reading.rows);
                qs_buffer_free(&expected);
                qs_buffer_free(&text);
        }
        assert_true(good > 4000);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(rows),
                cmocka_unit_test(problems),
                cmocka_unit_test(failures),
                cmocka_unit_test(limits),
                cmocka_unit_test(blocks),
                cmocka_unit_test(oracle),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
