/* SPDX-License-Identifier: MIT */
/* Names of places as they stand on the board of their own hamlet. */
#include "plaque/parts.h"

#include "base/text.h"

#include <string.h>

/* Whether a text ends with a name and a space before it; what is before that, else 0. */
static size_t before_tail(const char *text, size_t length, const char *tail)
{
        size_t size = strlen(tail);

        if (!size || length < size + 2 || memcmp(text + length - size, tail, size) != 0 ||
                text[length - size - 1] != ' ')
                return 0;
        return length - size - 1;
}

const char *qs_index_place_name(const struct qs_layout *layout, const char *name)
{
        size_t length = before_tail(name, strlen(name), layout->record->hamlet), unit;
        struct qs_buffer small = {0};
        const char *word = layout->record->hamlet_unit, *made;

        if (!length)
                return name;
        if (!qs_text_lower(word, strlen(word), &small)) {
                qs_buffer_free(&small);
                return NULL;
        }
        unit = before_tail(name, length, qs_string(small.data));
        qs_buffer_free(&small);
        made = qs_arena_copy(layout->arena, name, unit ? unit : length);
        return made;
}

const char *qs_index_place_english(const struct qs_layout *layout, const char *name)
{
        const char *hamlet = layout->record->hamlet, *rest = name;
        size_t words = hamlet[0] ? 1 : 0;
        char *start;

        for (const char *space = strchr(hamlet, ' '); space; space = strchr(space + 1, ' '))
                words++;
        for (size_t i = 0; i < words; i++)
                if (!(rest = strchr(rest + (i > 0), ' ')))
                        return name;
        if (!words || !rest[1])
                return name;
        start = qs_arena_copy(layout->arena, name, (size_t)(rest - name));
        if (!start)
                return NULL;
        return qs_text_same_folded(start, hamlet) ? rest + 1 : name;
}
