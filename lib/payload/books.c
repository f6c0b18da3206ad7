/* SPDX-License-Identifier: MIT */
#include "payload/books.h"

#include <string.h>

/* FNV-1a, folded; make_books.py fills the slots with the same. */
static uint32_t hash(const char *text, size_t length)
{
        uint32_t value = 2166136261;

        for (size_t i = 0; i < length; i++)
                value = (value ^ (unsigned char)text[i]) * 16777619;
        return value ^ value >> 16;
}

const struct qs_symbol *qs_book_find(enum qs_book_name name, const char *text, size_t length)
{
        const struct qs_book *book = &qs_books[name];

        if (length > QS_BOOK_LONGEST)
                return NULL;
        for (uint32_t slot = hash(text, length) & book->mask; book->slots[slot];
                slot = (slot + 1) & book->mask) {
                const struct qs_symbol *symbol = &book->symbols[book->slots[slot] - 1];

                if (symbol->length == length && memcmp(qs_symbol_text(symbol), text, length) == 0)
                        return symbol;
        }
        return NULL;
}

const struct qs_symbol *qs_book_find_word(enum qs_book_name name, const char *text, size_t length)
{
        const struct qs_symbol *symbol = qs_book_find(name, text, length);

        return symbol && symbol->kind == QS_SYMBOL_WORD ? symbol : NULL;
}

const struct qs_symbol *qs_book_match(enum qs_book_name name, uint32_t bits)
{
        const struct qs_book *book = &qs_books[name];
        unsigned step = 0;

        while (bits >= book->steps[step].limit)
                step++;
        return &book->symbols[book->steps[step].offset + (int)(bits >> (QS_CODE_BITS - 1 - step))];
}
