/* SPDX-License-Identifier: MIT */
/* The frozen word books of table set 1 (format.md, 5): canonical Huffman codes of words,
 * characters and special symbols. The tables are made by make_books.py at build time. */
#ifndef QS_BOOKS_H
#define QS_BOOKS_H

#include "base/base.h"

enum qs_book_name {
        QS_BOOK_FAMILY,             /* F */
        QS_BOOK_MIDDLE,             /* M */
        QS_BOOK_GIVEN,              /* G */
        QS_BOOK_VIETNAMESE,         /* W */
        QS_BOOK_ENGLISH,            /* E */
        QS_BOOK_LETTERS_VIETNAMESE, /* C */
        QS_BOOK_LETTERS_ENGLISH,    /* D */
        QS_BOOK_SHAPES,             /* L */
        QS_BOOKS
};

enum qs_symbol_kind {
        QS_SYMBOL_WORD,       /* a word, a character, a shape: stands for itself */
        QS_SYMBOL_END,        /* <end> */
        QS_SYMBOL_SPELLED,    /* <esc> */
        QS_SYMBOL_NUMBER,     /* <num> */
        QS_SYMBOL_CAPITAL,    /* <cap> */
        QS_SYMBOL_CAPITALS,   /* <up> */
        QS_SYMBOL_LINE,       /* <nl> */
        QS_SYMBOL_VIETNAMESE, /* <vi> */
        QS_SYMBOL_RAW,        /* <raw> */
        QS_SYMBOL_SPACE,      /* <sp> */
        QS_SYMBOL_BEFORE,     /* <L(>: a mark before a word */
        QS_SYMBOL_AFTER       /* <T,>: a mark after a word */
};

enum {
        QS_CODE_BITS = 15,    /* longest code */
        QS_BOOK_LONGEST = 16, /* bytes of the longest text in any book, or more */
};

struct qs_symbol {
        uint16_t code;
        uint16_t place; /* in the pool */
        uint8_t bits;
        uint8_t length; /* bytes of its text */
        uint8_t kind;   /* enum qs_symbol_kind */
};

struct qs_code_step {
        uint16_t limit; /* left-justified in QS_CODE_BITS; 32768 where codes end */
        int16_t offset; /* index of a symbol less its code */
};

struct qs_book {
        const struct qs_symbol *symbols; /* in canonical order */
        const uint16_t *slots;           /* index + 1 by hash, 0: empty */
        uint32_t mask;                   /* number of slots less 1 */
        struct qs_code_step steps[QS_CODE_BITS];
};

extern const char qs_book_pool[];
extern const struct qs_book qs_books[QS_BOOKS];

/* The symbol by the text that stands in its table, a special one as `<end>`; NULL: not there. */
const struct qs_symbol *qs_book_find(enum qs_book_name book, const char *text, size_t length);
/* The same, but only what stands for itself: `<end>` met in a text is no word. */
const struct qs_symbol *qs_book_find_word(enum qs_book_name book, const char *text, size_t length);
/* The symbol whose code begins `bits`, the next QS_CODE_BITS bits of a record. Codes are complete:
 * there always is one. */
const struct qs_symbol *qs_book_match(enum qs_book_name book, uint32_t bits);

static inline const char *qs_symbol_text(const struct qs_symbol *symbol)
{
        return qs_book_pool + symbol->place;
}

#endif
