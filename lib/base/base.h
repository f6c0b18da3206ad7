/* SPDX-License-Identifier: MIT */
/* What every room uses: ownership helpers and size arithmetic. */
#ifndef QS_BASE_H
#define QS_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Runs function(&variable) when the variable goes out of scope. */
#define qs_cleanup(function) __attribute__((cleanup(function)))

#define QS_COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* The string itself, or "" for NULL: absent is "" inside the library. */
static inline const char *qs_string(const char *string)
{
        return string ? string : "";
}

static inline bool qs_is_empty(const char *string)
{
        return !string || !string[0];
}

#endif
