/* SPDX-License-Identifier: MIT */
/* A fuzzer's input as a folder of tables, with lines of `====` between them. */
#ifndef FUZZ_TABLES_H
#define FUZZ_TABLES_H

#include "table/input.h"

#include <string.h>

enum { TABLES = 6 };

/* Cuts the input into tables; returns how many there are. */
static inline size_t cut_tables(const char *text, size_t length, struct qs_input inputs[TABLES])
{
        static const char *const names[TABLES] = {
                "0.csv", "1.csv", "2.csv", "3.csv", "4.csv", "5.csv"};
        static const char separator[] = "====\n";
        size_t count = 0;

        while (count < TABLES) {
                const char *end = memmem(text, length, separator, strlen(separator));
                size_t piece = end ? (size_t)(end - text) : length;

                inputs[count] =
                        (struct qs_input){.path = names[count], .text = text, .length = piece};
                count++;
                if (!end)
                        break;
                piece += strlen(separator);
                text += piece;
                length -= piece;
        }
        return count;
}

#endif
