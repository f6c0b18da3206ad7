/* SPDX-License-Identifier: MIT */
/* Any bytes as a workbook: rows go down, cells are whole UTF-8 text within their limits. */
#include "base/text.h"
#include "table/csv.h"
#include "table/merges.h"
#include "table/workbook.h"

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
        require(row->count > 0 && row->count <= QS_SHEET_COLUMNS_MAX);
        require(row->line > *line && row->line <= QS_SHEET_ROWS_MAX);
        *line = row->line;
        for (size_t i = 0; i < row->count; i++) {
                const struct qs_cell *cell = &row->cells[i];

                require(cell->length <= QS_CSV_CELL_MAX && cell->line == row->line);
                require(strlen(cell->text) == cell->length);
                require(qs_utf8_is_valid(cell->text, cell->length, NULL));
        }
}

static void read_sheet(struct qs_workbook *workbook, const struct qs_sheet *sheet)
{
        qs_cleanup(qs_source_free) struct qs_source *source = NULL;
        struct qrsign_error error = {0};
        const struct qs_row *row;
        size_t line = 0;

        if (qs_sheet_open(workbook, sheet, &source, &error)) {
                require(error.code && error.cell[0]);
                return;
        }
        while (qs_source_next(source, &row, &error) == QRSIGN_OK && row)
                look_at(row, &line);
        if (error.code)
                require(error.line >= line && error.cell[0]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
        qs_cleanup(qs_workbook_free) struct qs_workbook *workbook = NULL;
        struct qrsign_error error = {0};

        if (qs_workbook_open("fuzz.xlsx", (const char *)data, size, NULL, &workbook, &error)) {
                require(!workbook && error.code && error.file[0]);
                return 0;
        }
        for (size_t i = 0; i < workbook->count && i < 8; i++)
                read_sheet(workbook, &workbook->sheets[i]);
        return 0;
}
