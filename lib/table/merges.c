/* SPDX-License-Identifier: MIT */
#include "table/merges.h"
#include "base/error.h"
#include "table/xml.h"

#include <stdlib.h>
#include <string.h>

enum { MERGES_MAX = 100000, OPEN_MAX = 1024 };

struct reader {
        struct qs_merges *merges;
        struct qs_xml *xml;
        const char *part;
};

bool qs_cell_reference(const char *text, size_t *column, size_t *row)
{
        *column = *row = 0;
        for (; (*text >= 'A' && *text <= 'Z') || *text == '$'; text++) {
                if (*text != '$')
                        *column = *column * 26 + (size_t)(*text - 'A') + 1;
                if (*column > QS_SHEET_COLUMNS_MAX)
                        return false;
        }
        for (; *text >= '0' && *text <= '9'; text++) {
                *row = *row * 10 + (size_t)(*text - '0');
                if (*row > QS_SHEET_ROWS_MAX)
                        return false;
        }
        return *text == '\0';
}

/* `A3:B9` */
static bool read_range(const char *text, struct qs_merge *merge)
{
        const char *colon = strchr(text, ':');
        char first[16] = "";
        size_t columns[2], rows[2];

        if (!colon || colon - text >= (ptrdiff_t)sizeof(first))
                return false;
        memcpy(first, text, (size_t)(colon - text));
        if (!qs_cell_reference(first, &columns[0], &rows[0]) ||
                !qs_cell_reference(colon + 1, &columns[1], &rows[1]) || !columns[0] || !rows[0] ||
                columns[1] < columns[0] || rows[1] < rows[0])
                return false;
        *merge = (struct qs_merge){
                .first_row = (uint32_t)rows[0],
                .last_row = (uint32_t)rows[1],
                .first_column = (uint16_t)columns[0],
                .last_column = (uint16_t)columns[1],
        };
        return true;
}

static void on_start(void *context, const char *name, const char **attributes)
{
        struct reader *reader = context;
        struct qs_merges *merges = reader->merges;
        const char *range;

        if (strcmp(name, "mergeCell") != 0)
                return;
        range = qs_xml_attribute(attributes, "ref");
        if (merges->count == MERGES_MAX) {
                qs_xml_fail(reader->xml, QRSIGN_MESSAGE_MERGES_TOO_MANY, NULL);
                return;
        }
        if (merges->count == merges->capacity) {
                size_t capacity = merges->capacity ? 2 * merges->capacity : 64;
                struct qs_merge *rows = realloc(merges->rows, capacity * sizeof(*rows));

                if (!rows) {
                        qs_xml_fail(reader->xml, QRSIGN_MESSAGE_NO_MEMORY, NULL);
                        return;
                }
                merges->rows = rows;
                merges->capacity = capacity;
        }
        if (range && read_range(range, &merges->rows[merges->count]))
                merges->count++;
        else
                qs_xml_fail(reader->xml, QRSIGN_MESSAGE_WORKBOOK_DAMAGED, reader->part);
}

static int compare_merges(const void *a, const void *b)
{
        const struct qs_merge *one = a, *other = b;

        if (one->first_row != other->first_row)
                return one->first_row < other->first_row ? -1 : 1;
        return (int)one->first_column - (int)other->first_column;
}

enum qrsign_status qs_merges_read(
        struct qs_merges *merges, struct qs_zip *zip, const char *part, struct qrsign_error *error)
{
        static const struct qs_xml_events events = {on_start, NULL, NULL};
        struct reader reader = {.merges = merges, .part = part};
        enum qrsign_status status = qs_xml_read(zip, part, &events, &reader, &reader.xml, error);

        if (!status && merges->count)
                qsort(merges->rows, merges->count, sizeof(*merges->rows), compare_merges);
        return status;
}

enum qrsign_message qs_merges_go_to(struct qs_merges *merges, size_t row)
{
        size_t kept = 0;

        for (size_t i = 0; i < merges->open_count; i++) {
                if (merges->open[i]->last_row >= row)
                        merges->open[kept++] = merges->open[i];
                else
                        qs_buffer_free(&merges->open[i]->text);
        }
        merges->open_count = kept;
        for (; merges->next < merges->count && merges->rows[merges->next].first_row <= row;
                merges->next++) {
                if (merges->rows[merges->next].last_row < row)
                        continue;
                if (merges->open_count == OPEN_MAX)
                        return QRSIGN_MESSAGE_MERGES_TOO_MANY;
                if (merges->open_count == merges->open_capacity) {
                        size_t capacity = merges->open_capacity ? 2 * merges->open_capacity : 16;
                        struct qs_merge **open =
                                realloc(merges->open, capacity * sizeof(struct qs_merge *));

                        if (!open)
                                return QRSIGN_MESSAGE_NO_MEMORY;
                        merges->open = open;
                        merges->open_capacity = capacity;
                }
                merges->open[merges->open_count++] = &merges->rows[merges->next];
        }
        return QRSIGN_MESSAGE_NONE;
}

void qs_merges_free(struct qs_merges *merges)
{
        for (size_t i = 0; i < merges->count; i++)
                qs_buffer_free(&merges->rows[i].text);
        free(merges->rows);
        free(merges->open);
}
