/* SPDX-License-Identifier: MIT */
/* Reads lines of hexadecimal digits, each the bytes of a table of one cell; writes for each what
 * the cell holds, and `N ` before it: the number of notices and warnings; or `?`. */
#include "table/csv.h"
#include "table/repair.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t read_hex(const char *line, char *bytes)
{
        size_t count = 0;
        unsigned value;

        for (; sscanf(line, "%2x", &value) == 1; line += 2)
                bytes[count++] = (char)value;
        return count;
}

static void guess(const char *data, size_t length)
{
        static const struct qs_origin origin = {"-", NULL};
        struct qs_source *inner = NULL, *source = NULL;
        struct qs_report report = {0};
        const struct qs_row *row = NULL;
        struct qrsign_error error;
        struct qs_bytes bytes;

        qs_bytes_open_memory(&bytes, data, length, NULL);
        bytes.form = QS_BYTES_ANY;
        if (qs_csv_open("-", bytes, ',', NULL, NULL, &inner, &error) ||
                qs_repair_open(inner, &origin, (struct qs_text_form){0}, &source, &error) ||
                qs_source_next(source, &row, &error) || !row) {
                puts("?");
        } else {
                qs_repair_report(source, &report);
                printf("%zu %s\n", report.notices + report.warnings, row->cells[0].text);
        }
        qs_source_free(&source);
}

int main(void)
{
        char *line = NULL;
        size_t size = 0;

        while (getline(&line, &size, stdin) > 0) {
                char *bytes = malloc(size);

                if (!bytes)
                        return 1;
                guess(bytes, read_hex(line, bytes));
                free(bytes);
        }
        free(line);
        return 0;
}
