/* SPDX-License-Identifier: MIT */
#include "text.h"

#include <stdlib.h>
#include <string.h>

enum { COLUMNS = 80 };

static const char *const texts[TEXT_COUNT][2] = {
#define TEXT(name, english, vietnamese) {english, vietnamese},
#include "texts.def"
#undef TEXT
};

static const char *const nouns[NOUN_COUNT][3] = {
#define NOUN(name, one, many, vietnamese) {one, many, vietnamese},
#include "texts.def"
#undef NOUN
};

const char *text_get(enum qrsign_language language, enum text text)
{
        return texts[text][language];
}

const char *text_role(enum qrsign_language language, enum qrsign_code_role role)
{
        return text_get(
                language, role == QRSIGN_CODE_LOCATION ? TEXT_ROLE_LOCATION : TEXT_ROLE_DIRECTORY);
}

void text_print(FILE *stream, enum qrsign_language language, enum text text, const char *first,
        const char *second, const char *third)
{
        const char *values[] = {first, second, third};

        for (const char *from = texts[text][language]; *from; from++) {
                if (from[0] == '{' && from[1] >= '1' && from[1] <= '3' && from[2] == '}') {
                        const char *value = values[from[1] - '1'];

                        fputs(value ? value : "", stream);
                        from += 2;
                } else {
                        fputc(*from, stream);
                }
        }
}

const char *text_count(
        enum qrsign_language language, enum noun noun, size_t count, char out[TEXT_NUMBER_SIZE])
{
        const char *word = nouns[noun][language == QRSIGN_LANGUAGE_VIETNAMESE ? 2 : count != 1];

        snprintf(out, TEXT_NUMBER_SIZE, "%zu %s", count, word);
        return out;
}

const char *text_phone(const char *phone, char out[TEXT_NUMBER_SIZE])
{
        bool grouped = strlen(phone) == 10 && phone[0] == '0' && strspn(phone, "0123456789") == 10;

        if (grouped)
                snprintf(out, TEXT_NUMBER_SIZE, "%.4s %.3s %.3s", phone, phone + 4, phone + 7);
        else
                snprintf(out, TEXT_NUMBER_SIZE, "%s", phone);
        return out;
}

static size_t width_of(const char *text, size_t length)
{
        size_t width = 0;

        for (size_t i = 0; i < length; i++)
                width += ((unsigned char)text[i] & 0xC0) != 0x80;
        return width;
}

size_t text_width(const char *text)
{
        return width_of(text, strlen(text));
}

void text_wrap(FILE *stream, const char *text, size_t column, size_t indent)
{
        bool fresh = true;

        for (;; text++) {
                size_t length = strcspn(text, " \n");
                size_t width = width_of(text, length);

                if (!fresh && column + 1 + width > COLUMNS - 1) {
                        fprintf(stream, "\n%*s", (int)indent, "");
                        column = indent;
                } else if (!fresh) {
                        fputc(' ', stream);
                        column++;
                }
                fwrite(text, 1, length, stream);
                column += width;
                fresh = false;
                text += length;
                if (*text == '\n' && text[1]) {
                        fprintf(stream, "\n%*s", text[1] == '\n' ? 0 : (int)indent, "");
                        column = indent;
                        fresh = true;
                }
                if (!*text)
                        break;
        }
        fputc('\n', stream);
}

enum qrsign_language text_language_of_environment(void)
{
        static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

        for (size_t i = 0; i < COUNT(names); i++) {
                const char *value = getenv(names[i]);

                if (value && value[0])
                        return strncmp(value, "vi", 2) == 0 && strcspn(value, "_.@") == 2
                                       ? QRSIGN_LANGUAGE_VIETNAMESE
                                       : QRSIGN_LANGUAGE_ENGLISH;
        }
        return QRSIGN_LANGUAGE_ENGLISH;
}
