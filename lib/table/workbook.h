/* SPDX-License-Identifier: MIT */
/* A workbook (.xlsx: ECMA-376): its sheets, and what their cells refer to. */
#ifndef QS_WORKBOOK_H
#define QS_WORKBOOK_H

#include "base/arena.h"
#include "table/report.h"
#include "table/source.h"
#include "table/spool.h"
#include "table/styles.h"
#include "table/zip.h"

struct qs_sheet {
        struct qs_origin origin;
        const char *part;
};

/* Texts that cells share. They lie in a spool; every so many, the place of one is kept. */
struct qs_strings {
        struct qs_spool spool;
        uint64_t *places;
        size_t count, capacity;
        size_t next; /* the string behind the one read last, */
        uint64_t next_place;
};

struct qs_workbook {
        struct qs_zip *zip;
        struct qs_arena arena;
        struct qs_sheet *sheets;
        size_t count;
        bool since_1904; /* dates count from 1904-01-01 */
        struct qs_styles styles;
        struct qs_strings strings;
};

/* Whether a file begins as a zip archive does. False also where it cannot be read. */
bool qs_workbook_is(const char *path);
/* Opens a workbook: a file, or memory that outlives it where `memory` is not NULL. `path` outlives
 * it, too. All bytes of the file go into the digest. INPUT, IO, MEMORY; errors are located. */
enum qrsign_status qs_workbook_open(const char *path, const char *memory, size_t length,
        struct qs_digest *digest, struct qs_workbook **workbook, struct qrsign_error *error);
void qs_workbook_free(struct qs_workbook **workbook);

/* sheet.c: opens a source of the rows of a sheet, of which there may be one at a time. */
enum qrsign_status qs_sheet_open(struct qs_workbook *workbook, const struct qs_sheet *sheet,
        struct qs_source **source, struct qrsign_error *error);

/* strings.c: reads the part of shared texts. */
enum qrsign_status qs_strings_read(struct qs_strings *strings, struct qs_zip *zip, const char *part,
        struct qrsign_error *error);
/* A shared text; *text NULL: there is none of that number. Valid until the next call. */
enum qrsign_status qs_strings_get(struct qs_strings *strings, uint64_t index, const char **text,
        size_t *length, struct qrsign_error *error);
void qs_strings_free(struct qs_strings *strings);

#endif
