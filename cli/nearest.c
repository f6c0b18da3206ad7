/* SPDX-License-Identifier: MIT */
/* "Did you mean": the least number of letters put in, left out, changed or swapped. */
#include "options.h"

#include <stdint.h>
#include <string.h>

enum { LONGEST = 31 };

static size_t least(size_t a, size_t b)
{
        return a < b ? a : b;
}

/* Optimal string alignment distance; SIZE_MAX for names too long to be ours. */
static size_t distance(const char *a, const char *b)
{
        size_t rows[3][LONGEST + 1];
        size_t *before = rows[0], *last = rows[1], *now = rows[2];
        size_t a_length = strlen(a), b_length = strlen(b);

        if (a_length > LONGEST || b_length > LONGEST)
                return SIZE_MAX;
        for (size_t j = 0; j <= b_length; j++)
                last[j] = before[j] = j;
        for (size_t i = 1; i <= a_length; i++) {
                size_t *free_row = before;

                now[0] = i;
                for (size_t j = 1; j <= b_length; j++) {
                        now[j] = least(last[j - 1] + (a[i - 1] != b[j - 1]),
                                1 + least(last[j], now[j - 1]));
                        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                                now[j] = least(now[j], before[j - 2] + 1);
                }
                before = last;
                last = now;
                now = free_row;
        }
        return last[b_length];
}

void nearest_try(struct nearest *nearest, const char *given, const char *candidate)
{
        size_t found = distance(given, candidate);
        size_t allowed = 1 + strlen(candidate) / 4;

        /* A beginning is meant too: --dir for --directory. */
        if (strlen(given) >= 2 && strncmp(given, candidate, strlen(given)) == 0)
                found = 1;
        if (found <= allowed && (!nearest->name || found < nearest->distance)) {
                nearest->name = candidate;
                nearest->distance = found;
        }
}
