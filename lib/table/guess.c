/* SPDX-License-Identifier: MIT */
#include "table/guess.h"
#include "base/text.h"
#include "table/csv.h"

#include <string.h>

enum {
        HEADER_BYTES_MAX = 256, /* what is longer is no name of a column */
        HEADER_CELLS_MAX = 256  /* to tell a table by; more columns are read all the same */
};

/* The folded form of a cell, "" where it is empty. False: no memory. */
static bool fold_cell(const struct qs_cell *cell, struct qs_buffer *fold)
{
        size_t length = cell->length <= HEADER_BYTES_MAX ? cell->length : 0;

        qs_buffer_clear(fold);
        return qs_text_fold(cell->text, length, fold);
}

bool qs_guess_lacks(enum qs_table table, enum qs_column column, const bool has[QS_COLUMNS])
{
        static const enum qs_column required[QS_TABLES][4] = {
                [QS_TABLE_SETTINGS] = {QS_COLUMN_NONE},
                [QS_TABLE_ALLEYS] = {QS_COLUMN_ID, QS_COLUMN_ALLEY, QS_COLUMN_LATITUDE,
                        QS_COLUMN_LONGITUDE},
                [QS_TABLE_HOUSEHOLDS] = {QS_COLUMN_ALLEY, QS_COLUMN_NONE},
                [QS_TABLE_PLACES] = {QS_COLUMN_NAME, QS_COLUMN_NONE},
                [QS_TABLE_SITES] = {QS_COLUMN_ID, QS_COLUMN_NAME, QS_COLUMN_LATITUDE,
                        QS_COLUMN_LONGITUDE},
        };
        bool is_point = column == QS_COLUMN_LATITUDE || column == QS_COLUMN_LONGITUDE;

        for (size_t i = 0; i < 4 && required[table][i] != QS_COLUMN_NONE; i++)
                if (required[table][i] == column)
                        return !has[column] && !(is_point && has[QS_COLUMN_LOCATION]);
        return false;
}

/* Columns of a row that are known as those of a table. False: no memory. */
static bool count_known(const struct qs_vocabulary *vocabulary, const struct qs_row *row,
        enum qs_table table, struct qs_guess *guess)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer fold = {0};
        bool has[QS_COLUMNS] = {false};

        *guess = (struct qs_guess){.table = table, .complete = true};
        for (size_t i = 0; i < row->count && i < HEADER_CELLS_MAX; i++) {
                const struct qs_column_name *name;

                if (!fold_cell(&row->cells[i], &fold))
                        return false;
                name = qs_vocabulary_find(vocabulary, table, fold.data);
                if (!name)
                        continue;
                guess->known += !has[name->column];
                has[name->column] = true;
        }
        for (int column = 0; column < QS_COLUMNS; column++)
                guess->complete &= !qs_guess_lacks(table, (enum qs_column)column, has);
        guess->complete &= guess->known >= 2;
        return true;
}

/* The first row with two or more known names is the header; but a title line may hold such words
 * too, and then a whole header below it is meant. */
static bool guess_header(const struct qs_vocabulary *vocabulary, const struct qs_head *head,
        enum qs_table table, struct qs_guess *guess)
{
        *guess = (struct qs_guess){.table = QS_TABLE_NONE};
        for (size_t i = 0; i < head->count; i++) {
                struct qs_guess row;

                if (!count_known(vocabulary, &head->rows[i], table, &row))
                        return false;
                row.row = i;
                if (row.complete) {
                        *guess = row;
                        return true;
                }
                if (row.known >= 2 && guess->table == QS_TABLE_NONE)
                        *guess = row;
        }
        return true;
}

/* A settings table stands on its side: its names are in the first cells of the rows. */
static bool guess_settings(
        const struct qs_vocabulary *vocabulary, const struct qs_head *head, struct qs_guess *guess)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer fold = {0};
        size_t first = head->count;

        *guess = (struct qs_guess){.table = QS_TABLE_NONE, .headless = true};
        for (size_t i = 0; i < head->count; i++) {
                const struct qs_row *row = &head->rows[i];

                if (row->count < 2 || !row->cells[1].length)
                        continue;
                if (!fold_cell(&row->cells[0], &fold))
                        return false;
                if (qs_column_is_key(fold.data) && !guess->known) {
                        *guess = (struct qs_guess){.row = i, .known = 2};
                } else if (qs_vocabulary_find(vocabulary, QS_TABLE_SETTINGS, fold.data)) {
                        guess->known++;
                        first = first < i ? first : i;
                }
        }
        if (guess->known >= 2) {
                guess->table = QS_TABLE_SETTINGS;
                guess->complete = true;
        }
        if (guess->headless)
                guess->row = first;
        return true;
}

static bool is_better(const struct qs_guess *a, const struct qs_guess *b)
{
        if (a->known != b->known)
                return a->known > b->known;
        return a->complete && !b->complete;
}

bool qs_guess_table(const struct qs_vocabulary *vocabulary, const struct qs_head *head,
        enum qs_table table, struct qs_guess *guess)
{
        *guess = (struct qs_guess){.table = QS_TABLE_NONE};
        for (int i = 0; i < QS_TABLES; i++) {
                struct qs_guess other;

                if (table != QS_TABLE_NONE && table != (enum qs_table)i)
                        continue;
                if (!(i == QS_TABLE_SETTINGS
                                    ? guess_settings(vocabulary, head, &other)
                                    : guess_header(vocabulary, head, (enum qs_table)i, &other)))
                        return false;
                if (other.table != QS_TABLE_NONE && is_better(&other, guess))
                        *guess = other;
        }
        return true;
}

/* How well the text reads with this delimiter: a known header counts before cells. */
static size_t score_delimiter(
        const struct qs_vocabulary *vocabulary, const char *text, size_t length, char delimiter)
{
        struct qs_source *source = NULL;
        struct qs_head head = {0};
        struct qs_guess guess = {0};
        struct qs_bytes bytes;
        size_t cells = 0;

        qs_bytes_open_memory(&bytes, text, length, NULL);
        if (qs_csv_open("", bytes, delimiter, NULL, NULL, &source, NULL))
                return 0;
        /* The text breaks off anywhere, and so may the last row. */
        (void)qs_head_read(&head, source, NULL);
        (void)qs_guess_table(vocabulary, &head, QS_TABLE_NONE, &guess);
        if (head.count)
                cells = head.rows[0].count < 1000 ? head.rows[0].count : 999;
        qs_head_free(&head);
        qs_source_free(&source);
        return (guess.complete ? 1000000U : 0U) + guess.known * 1000 + cells;
}

char qs_guess_delimiter(const void *vocabulary, const char *text, size_t length)
{
        static const char delimiters[] = {',', ';', '\t'};
        char best = delimiters[0];
        size_t most = 0;

        for (size_t i = 0; i < QS_COUNT(delimiters); i++) {
                size_t score = score_delimiter(vocabulary, text, length, delimiters[i]);

                if (score > most) {
                        most = score;
                        best = delimiters[i];
                }
        }
        return best;
}
