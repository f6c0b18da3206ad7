/* SPDX-License-Identifier: MIT */
#include "base/error.h"
#include "base/number.h"
#include "base/text.h"
#include "table/heading.h"
#include "table/values.h"

#include <string.h>

struct qs_spot qs_heading_spot(const struct qs_heading *heading, enum qs_column column, size_t line)
{
        return (struct qs_spot){heading->file, line, heading->columns[column].number,
                heading->columns[column].header};
}

bool qs_row_list(const struct qs_row *row, struct qs_buffer *out)
{
        for (size_t i = 0; i < row->count; i++) {
                size_t length = row->cells[i].length;
                const char *text = qs_text_trim(row->cells[i].text, &length);

                if (!length)
                        continue;
                if (out->length)
                        qs_buffer_append_string(out, ", ");
                /* A message holds no more of it in any case. */
                qs_buffer_append(out, text, qs_utf8_prefix(text, length, 64));
                if (out->length > QRSIGN_ERROR_ARGUMENT_SIZE)
                        break;
        }
        return qs_buffer_append(out, "", 0);
}

bool qs_row_lost_letters(
        const struct qs_origin *file, const struct qs_row *row, struct qs_report *report)
{
        for (size_t i = 0; i < row->count; i++) {
                struct qs_spot spot = {file, row->cells[i].line, i + 1, NULL};

                if (!qs_value_lost_letters(row->cells[i].text, row->cells[i].length, false))
                        continue;
                qs_report(report, spot, QRSIGN_MESSAGE_VALUE_LETTERS_LOST, row->cells[i].text, NULL,
                        NULL);
                return true;
        }
        return false;
}

/* The name that a header is; `Dài (m)` is `Dài`. NULL: unknown; *folded is the whole of it. */
static const struct qs_column_name *find_name(const struct qs_vocabulary *vocabulary,
        enum qs_table table, const char *header, struct qs_buffer *folded)
{
        const struct qs_column_name *name;
        const char *bracket = strpbrk(header, "([");

        if (bracket && bracket > header &&
                qs_text_fold(header, (size_t)(bracket - header), folded)) {
                name = qs_vocabulary_find(vocabulary, table, folded->data);
                if (name)
                        return name;
        }
        qs_buffer_clear(folded);
        return qs_text_fold(header, strlen(header), folded)
                       ? qs_vocabulary_find(vocabulary, table, folded->data)
                       : NULL;
}

static void report_unknown(const struct qs_heading *heading, const struct qs_vocabulary *vocabulary,
        struct qs_spot spot, const char *folded, struct qs_report *report)
{
        const struct qs_column_name *near =
                qs_vocabulary_nearest(vocabulary, heading->table, folded);

        qs_report(report, spot,
                near ? QRSIGN_MESSAGE_HEADER_UNKNOWN_NEAR : QRSIGN_MESSAGE_HEADER_UNKNOWN,
                spot.field, near ? near->name : NULL, NULL);
}

/* One cell of the header row, already trimmed. */
static enum qrsign_status read_header(struct qs_heading *heading,
        const struct qs_vocabulary *vocabulary, size_t index, const char *header,
        struct qs_report *report, struct qrsign_error *error)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer folded = {0};
        struct qs_spot spot = {heading->file, heading->line, index + 1, header};
        const struct qs_column_name *name = find_name(vocabulary, heading->table, header, &folded);

        if (folded.failed)
                return qs_error_memory(error);
        if (!name) {
                report_unknown(heading, vocabulary, spot, qs_string(folded.data), report);
                return QRSIGN_OK;
        }
        if (heading->columns[name->column].number) {
                qs_report(report, spot, QRSIGN_MESSAGE_COLUMN_TWICE,
                        heading->columns[name->column].header, header, NULL);
                report->fatal = true;
                return QRSIGN_OK;
        }
        heading->meanings[index] = (uint8_t)name->column;
        heading->columns[name->column].number = index + 1;
        heading->columns[name->column].header = header;
        if (name->unit)
                heading->alley_unit = name->unit;
        return QRSIGN_OK;
}

static enum qrsign_status report_missing(const struct qs_heading *heading, const struct qs_row *row,
        struct qs_report *report, struct qrsign_error *error)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer seen = {0};
        struct qs_spot spot = {heading->file, heading->line, 0, NULL};
        bool has[QS_COLUMNS];

        for (int i = 0; i < QS_COLUMNS; i++)
                has[i] = heading->columns[i].number != 0;
        if (!qs_row_list(row, &seen))
                return qs_error_memory(error);
        for (int i = 0; i < QS_COLUMNS; i++) {
                if (!qs_guess_lacks(heading->table, (enum qs_column)i, has))
                        continue;
                spot.field = qs_column_title(heading->table, (enum qs_column)i);
                qs_report(report, spot, QRSIGN_MESSAGE_COLUMN_MISSING, spot.field, seen.data, NULL);
                report->fatal = true;
        }
        return QRSIGN_OK;
}

enum qrsign_status qs_heading_read(struct qs_heading *heading, struct qs_arena *arena,
        const struct qs_vocabulary *vocabulary, const struct qs_row *row, struct qs_report *report,
        struct qrsign_error *error)
{
        heading->line = row->line;
        if (qs_row_lost_letters(heading->file, row, report)) {
                report->fatal = true;
                return QRSIGN_OK;
        }
        heading->width = row->count;
        heading->meanings = qs_arena_allocate(arena, row->count);
        heading->nameless = qs_arena_array(arena, row->count, sizeof(*heading->nameless));
        if (!heading->meanings || !heading->nameless)
                return qs_error_memory(error);
        memset(heading->meanings, QS_COLUMN_NONE, row->count);
        while (heading->width) {
                size_t length = row->cells[heading->width - 1].length;

                qs_text_trim(row->cells[heading->width - 1].text, &length);
                if (length)
                        break;
                heading->width--;
        }
        for (size_t i = 0; i < heading->width; i++) {
                size_t length = row->cells[i].length;
                const char *text = qs_text_trim(row->cells[i].text, &length), *header;
                enum qrsign_status status;

                heading->nameless[i] = !length;
                if (!length)
                        continue;
                header = qs_arena_copy(arena, text, length);
                if (!header)
                        return qs_error_memory(error);
                status = read_header(heading, vocabulary, i, header, report, error);
                if (status)
                        return status;
        }
        return report_missing(heading, row, report, error);
}
