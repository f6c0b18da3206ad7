/* SPDX-License-Identifier: MIT */
/* The CSV reader: whatever the bytes, every cell is whole UTF-8 text within its limits, and lines
 * and problems lie where there can be any. */
#include "base/text.h"
#include "table/csv.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
        if (!condition)
                abort();
}

static void look_at(const struct qs_row *row, size_t *line)
{
        require(row->count > 0 && row->count <= QS_CSV_CELLS_MAX);
        require(row->line > *line);
        *line = row->line;
        for (size_t i = 0; i < row->count; i++) {
                const struct qs_cell *cell = &row->cells[i];

                require(cell->length <= QS_CSV_CELL_MAX);
                require(strlen(cell->text) == cell->length);
                require(qs_utf8_is_valid(cell->text, cell->length, NULL));
                require(cell->line >= *line);
                *line = cell->line;
        }
        require(!row->problem || (row->problem_line >= row->line && row->problem_column > 0 &&
                                         row->problem_column <= row->count));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
        static const char delimiters[] = ",;\t";
        struct qs_source *source = NULL;
        const struct qs_row *row;
        struct qrsign_error error = {0};
        struct qs_bytes bytes;
        size_t line = 0;

        qs_bytes_open_memory(&bytes, (const char *)data, size, NULL);
        if (qs_csv_open("fuzz.csv", bytes, delimiters[size % 3], NULL, NULL, &source, &error))
                return 0;
        while (qs_source_next(source, &row, &error) == QRSIGN_OK && row)
                look_at(row, &line);
        if (error.code)
                require(error.line >= line && error.column > 0);
        qs_source_free(&source);
        return 0;
}
