/* SPDX-License-Identifier: MIT */
/* The workbook that `new` writes. */
#ifndef NEW_BOOK_H
#define NEW_BOOK_H

#include "cli.h"

/* Writes the starter's tables as the sheets of a workbook, which must not be there yet. */
enum qrsign_status new_book_write(
        const char *path, enum qrsign_language language, struct qrsign_error *error);

#endif
