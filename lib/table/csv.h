/* SPDX-License-Identifier: MIT */
/* CSV: RFC 4180 and what Excel writes. Rows are cut at CR LF, LF or CR; blank lines are passed
 * over, but counted; a first line `sep=;` sets the delimiter. Cells keep their spaces and their
 * line breaks as they are. */
#ifndef QS_CSV_H
#define QS_CSV_H

#include "table/bytes.h"
#include "table/source.h"

enum {
        QS_CSV_ROWS_MAX = 1000000, /* below the header, */
        QS_CSV_TITLES_MAX = 10,    /* which is one of the first so many */
        QS_CSV_CELL_MAX = 1 << 20, /* bytes */
        QS_CSV_ROW_MAX = 1 << 22,  /* bytes */
        QS_CSV_CELLS_MAX = 16384   /* of a row, as in Excel */
};

/* Picks the delimiter of a text from its beginning; it may break off anywhere. */
typedef char qs_csv_sniffer(const void *context, const char *text, size_t length);

/* Opens a source that reads `bytes` and closes them. `sniffer` NULL: `delimiter` is used.
 * MEMORY, IO, and INPUT where the bytes are not text. */
enum qrsign_status qs_csv_open(const char *file, struct qs_bytes bytes, char delimiter,
        qs_csv_sniffer *sniffer, const void *context, struct qs_source **source,
        struct qrsign_error *error);

#endif
