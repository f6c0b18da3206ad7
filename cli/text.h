/* SPDX-License-Identifier: MIT */
/* What the program says besides numbered messages, in both languages. No installed locale is
 * needed, and none is used. */
#ifndef TEXT_H
#define TEXT_H

#include "cli.h"

enum text {
#define TEXT(name, english, vietnamese) TEXT_##name,
#include "texts.def"
#undef TEXT
        TEXT_COUNT
};

/* Things that are counted; the English plural is in the table. */
enum noun {
#define NOUN(name, one, many, vietnamese) NOUN_##name,
#include "texts.def"
#undef NOUN
        NOUN_COUNT
};

enum { TEXT_NUMBER_SIZE = 64 };

const char *text_get(enum qrsign_language language, enum text text);
/* `directory`, `location` in the user's language. */
const char *text_role(enum qrsign_language language, enum qrsign_code_role role);
/* Prints a text with values for {1}, {2}, {3}; values that it does not name may be NULL. */
void text_print(FILE *stream, enum qrsign_language language, enum text text, const char *first,
        const char *second, const char *third);
/* `16 plaques`, `1 plaque`, `16 biển`. */
const char *text_count(
        enum qrsign_language language, enum noun noun, size_t count, char out[TEXT_NUMBER_SIZE]);

/* `0912 345 678` for ten digits that begin with 0; any other number as it is. */
const char *text_phone(const char *phone, char out[TEXT_NUMBER_SIZE]);

/* Columns that UTF-8 text takes, in NFC: one for each character. */
size_t text_width(const char *text);
/* Prints text wrapped at 80 columns; lines after the first begin with `indent` spaces. `column`
 * is where the first begins. Ends with a new line. */
void text_wrap(FILE *stream, const char *text, size_t column, size_t indent);

/* The language of LC_ALL, LC_MESSAGES or LANG, whichever is set first. */
enum qrsign_language text_language_of_environment(void);

#endif
