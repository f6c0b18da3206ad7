/* SPDX-License-Identifier: MIT */
#include "base/spelling.h"

size_t qs_spelling_distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
        size_t rows[3][QS_SPELLING_MAX + 1];
        size_t *before = rows[0], *last = rows[1], *row = rows[2];

        for (size_t k = 0; k <= b_length; k++)
                last[k] = k;
        for (size_t i = 1; i <= a_length; i++) {
                size_t *free_row = before;

                row[0] = i;
                for (size_t k = 1; k <= b_length; k++) {
                        size_t least = last[k - 1] + (a[i - 1] != b[k - 1]);

                        if (last[k] + 1 < least)
                                least = last[k] + 1;
                        if (row[k - 1] + 1 < least)
                                least = row[k - 1] + 1;
                        if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1] &&
                                before[k - 2] + 1 < least)
                                least = before[k - 2] + 1;
                        row[k] = least;
                }
                before = last;
                last = row;
                row = free_row;
        }
        return last[b_length];
}
