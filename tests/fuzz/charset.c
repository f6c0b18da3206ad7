/* SPDX-License-Identifier: MIT */
/* What encoding a table is in: whatever the bytes, cells come out as whole UTF-8, row by row as the
 * CSV reader parts them, and none is changed without a word. The first byte tells what the user
 * says of the encoding. */
#include "base/text.h"
#include "table/csv.h"
#include "table/repair.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool condition)
{
        if (!condition)
                abort();
}

static const struct qs_origin origin = {"fuzz.csv", NULL};

static struct qs_source *open_csv(const uint8_t *data, size_t size, enum qs_bytes_form form)
{
        struct qs_source *source = NULL;
        struct qs_bytes bytes;

        qs_bytes_open_memory(&bytes, (const char *)data, size, NULL);
        bytes.form = form;
        (void)qs_csv_open(origin.path, bytes, ',', NULL, NULL, &source, NULL);
        return source;
}

/* Whether some cell is not as it was given; `given` are bytes as characters where it is raw. */
static bool is_changed(const struct qs_row *read, const struct qs_row *given)
{
        bool changed = false;

        must(read->count == given->count && read->line == given->line);
        for (size_t i = 0; i < read->count; i++) {
                const struct qs_cell *cell = &read->cells[i];

                must(qs_utf8_is_valid(cell->text, cell->length, NULL));
                must(strlen(cell->text) == cell->length);
                must(cell->line == given->cells[i].line);
                changed |= cell->length != given->cells[i].length ||
                           memcmp(cell->text, given->cells[i].text, cell->length) != 0;
        }
        return changed;
}

/* Reads the same bytes with repair and without, side by side. */
static void compare(struct qs_source *source, struct qs_source *given)
{
        struct qs_report report = {0};
        const struct qs_row *row, *other;
        bool changed = false;

        while (qs_source_next(source, &row, NULL) == QRSIGN_OK && row) {
                must(qs_source_next(given, &other, NULL) == QRSIGN_OK && other);
                changed |= is_changed(row, other);
        }
        qs_repair_report(source, &report);
        must(!report.errors);
        must(!changed || report.notices);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
        static const struct qs_text_form forms[] = {
                {false, QS_BYTES_ANY, QS_ENCODING_NONE},
                {false, QS_BYTES_LEGACY, QS_ENCODING_TCVN3},
                {false, QS_BYTES_LEGACY, QS_ENCODING_VNI},
                {false, QS_BYTES_LEGACY, QS_ENCODING_VISCII},
                {false, QS_BYTES_LEGACY, QS_ENCODING_CP1258},
                {true, QS_BYTES_UTF, QS_ENCODING_NONE},
                {true, QS_BYTES_UTF16LE, QS_ENCODING_NONE},
                {true, QS_BYTES_UTF16BE, QS_ENCODING_NONE},
        };
        struct qs_source *inner, *given, *source = NULL;
        struct qs_text_form form;
        struct qrsign_error error = {0};

        if (!size)
                return 0;
        form = forms[*data % QS_COUNT(forms)];
        inner = open_csv(data + 1, size - 1, form.bytes);
        given = open_csv(data + 1, size - 1, form.bytes);
        if (inner && given) {
                if (qs_repair_open(inner, &origin, form, &source, &error))
                        must(!source && error.message[0]);
                else
                        compare(source, given);
                inner = NULL;
        }
        qs_source_free(&inner);
        qs_source_free(&given);
        qs_source_free(&source);
        return 0;
}
