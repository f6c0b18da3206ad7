/* SPDX-License-Identifier: MIT */
/* The files that `new` writes. */
#ifndef STARTER_H
#define STARTER_H

#include <qrsign/error.h>

enum { STARTER_FILES = 6 };

struct starter_file {
        const char *name;
        const char *content; /* lines end in LF; they are written with CRLF behind a BOM */
};

struct starter {
        const char *folder; /* where none is named */
        struct starter_file files[STARTER_FILES];
};

extern const struct starter starters[2]; /* by enum qrsign_language */

#endif
