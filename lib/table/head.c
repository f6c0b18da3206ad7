/* SPDX-License-Identifier: MIT */
#include "table/head.h"
#include "base/error.h"

static bool keep_row(struct qs_head *head, const struct qs_row *row)
{
        struct qs_cell *cells = qs_arena_array(&head->arena, row->count, sizeof(*cells));

        if (!cells)
                return false;
        for (size_t i = 0; i < row->count; i++) {
                cells[i] = row->cells[i];
                cells[i].text =
                        qs_arena_copy(&head->arena, row->cells[i].text, row->cells[i].length);
                if (!cells[i].text)
                        return false;
        }
        head->rows[head->count] = *row;
        head->rows[head->count++].cells = cells;
        return true;
}

enum qrsign_status qs_head_read(
        struct qs_head *head, struct qs_source *source, struct qrsign_error *error)
{
        const struct qs_row *row;

        *head = (struct qs_head){0};
        while (head->count < QS_HEAD_ROWS) {
                enum qrsign_status status = qs_source_next(source, &row, error);

                if (status || !row)
                        return status;
                if (!keep_row(head, row))
                        return qs_error_memory(error);
        }
        return QRSIGN_OK;
}

void qs_head_free(struct qs_head *head)
{
        qs_arena_free(&head->arena);
}
