/* SPDX-License-Identifier: MIT */
/* What every unit test includes first: cmocka and the headers that it wants before it. */
#ifndef QS_UNIT_H
#define QS_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Rows of a table-driven test say which one failed. */
#define check_row(name, condition)                                                                 \
        do {                                                                                       \
                if (!(condition))                                                                  \
                        fail_msg("row %s: %s", name, #condition);                                  \
        } while (0)

#endif
