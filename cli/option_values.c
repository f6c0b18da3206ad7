/* SPDX-License-Identifier: MIT */
/* The text of an option becomes its value, or a message that says what is allowed. */
#include "options.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const struct paper {
        const char *name;
        double width_mm, height_mm; /* lying: plaques are wider than high */
} papers[] = {
        {"A6", 148, 105}, {"A5", 210, 148}, {"A4", 297, 210}, {"A3", 420, 297}, {"SRA3", 450, 320}};

/* The word of a list separated by spaces that starts at `list`; returns where the next starts. */
static const char *next_word(const char *list, size_t *length)
{
        list += strspn(list, " ");
        *length = strcspn(list, " ");
        return list;
}

/* Place of a word in a list from 0, or -1. */
static int find_word(const char *list, const char *text, size_t text_length)
{
        size_t length;
        int place = 0;

        for (list = next_word(list, &length); length; list = next_word(list + length, &length)) {
                if (length == text_length && strncasecmp(list, text, length) == 0)
                        return place;
                place++;
        }
        return -1;
}

/* Digits with at most one point, or comma as Vietnamese tables write it; nothing else. The program
 * never leaves the C locale, so that strtod() means what it says. */
static bool parse_number(const char *text, size_t length, double *number)
{
        char copy[32];
        size_t points = 0;

        if (!length || length >= sizeof(copy))
                return false;
        for (size_t i = 0; i < length; i++) {
                copy[i] = text[i];
                if (copy[i] == ',' || copy[i] == '.') {
                        copy[i] = '.';
                        points++;
                } else if (!isdigit((unsigned char)copy[i])) {
                        return false;
                }
        }
        copy[length] = '\0';
        if (points > 1 || copy[0] == '.' || copy[length - 1] == '.')
                return false;
        *number = strtod(copy, NULL);
        return true;
}

static enum qrsign_status set_flag(
        struct option_value *value, const char *text, struct qrsign_error *error)
{
        int place = find_word("1 yes true on 0 no false off", text, strlen(text));

        if (place < 0)
                return qrsign_error_set(error, QRSIGN_MESSAGE_OPTION_NOT_YES_NO, text, NULL, NULL);
        value->choices = place < 4;
        return QRSIGN_OK;
}

static enum qrsign_status set_choice(const struct option_row *row, struct option_value *value,
        const char *text, struct qrsign_error *error)
{
        int place = find_word(row->allowed, text, strlen(text));

        if (place < 0)
                return qrsign_error_set(
                        error, QRSIGN_MESSAGE_OPTION_NOT_A_CHOICE, text, row->allowed, NULL);
        value->choices = (unsigned)place;
        return QRSIGN_OK;
}

static enum qrsign_status set_choices(const struct option_row *row, struct option_value *value,
        const char *text, struct qrsign_error *error)
{
        value->choices = 0;
        for (;;) {
                size_t length = strcspn(text, ",");
                int place = find_word(row->allowed, text, length);

                if (place < 0) {
                        char word[QRSIGN_ERROR_ARGUMENT_SIZE];

                        snprintf(word, sizeof(word), "%.*s", (int)(length < 100 ? length : 100),
                                text);
                        return qrsign_error_set(error, QRSIGN_MESSAGE_OPTION_NOT_A_CHOICE, word,
                                row->allowed, NULL);
                }
                value->choices |= 1u << place;
                if (!text[length])
                        return QRSIGN_OK;
                text += length + 1;
        }
}

static enum qrsign_status set_number(const struct option_row *row, struct option_value *value,
        const char *text, struct qrsign_error *error)
{
        size_t length;
        const char *least = next_word(row->allowed, &length);
        const char *greatest = least + length + 1;
        double number;

        if (parse_number(text, strlen(text), &number) && number >= strtod(least, NULL) &&
                number <= strtod(greatest, NULL) &&
                (row->type == OPTION_TYPE_NUMBER || !strpbrk(text, ".,"))) {
                value->number[0] = number;
                return QRSIGN_OK;
        } else {
                char from[16];

                snprintf(from, sizeof(from), "%.*s", (int)length, least);
                return qrsign_error_set(error,
                        row->type == OPTION_TYPE_NUMBER ? QRSIGN_MESSAGE_OPTION_NOT_A_NUMBER
                                                        : QRSIGN_MESSAGE_OPTION_NOT_A_COUNT,
                        text, from, greatest);
        }
}

/* A paper's name among those that the row allows. */
static bool set_paper(const char *names, struct option_value *value, const char *text)
{
        value->choices = find_word(names, text, strlen(text)) >= 0;
        for (size_t i = 0; i < COUNT(papers) && value->choices; i++) {
                if (strcasecmp(text, papers[i].name) == 0) {
                        value->number[0] = papers[i].width_mm;
                        value->number[1] = papers[i].height_mm;
                }
        }
        return value->choices;
}

static enum qrsign_status set_size(const struct option_row *row, struct option_value *value,
        const char *text, struct qrsign_error *error)
{
        enum qrsign_message wrong = row == &option_table[OPTION_SHEET]
                                            ? QRSIGN_MESSAGE_OPTION_NOT_A_SHEET
                                            : QRSIGN_MESSAGE_OPTION_NOT_A_SIZE;
        size_t width = strcspn(text, "xX*"), by = 1;
        const char *sign = strstr(text, "×");
        char *names;
        double smallest = strtod(row->allowed, &names), largest = strtod(names, &names);

        if (set_paper(names, value, text))
                return QRSIGN_OK;
        if (sign) {
                width = (size_t)(sign - text);
                by = strlen("×");
        }
        if (!text[width] || !parse_number(text, width, &value->number[0]) ||
                !parse_number(text + width + by, strlen(text + width + by), &value->number[1]))
                return qrsign_error_set(error, wrong, text, NULL, NULL);
        for (size_t i = 0; i < 2; i++)
                if (value->number[i] < smallest || value->number[i] > largest)
                        return qrsign_error_set(error, wrong, text, NULL, NULL);
        return QRSIGN_OK;
}

/* https, a host, and no `#`: the record's digits go behind one. The library checks the rest. */
static enum qrsign_status set_page(const char *text, struct qrsign_error *error)
{
        if (strncasecmp(text, "https://", 8) != 0 || !isalnum((unsigned char)text[8]) ||
                strpbrk(text, "# \t\n"))
                return qrsign_error_set(error, QRSIGN_MESSAGE_OPTION_NOT_A_PAGE, text, NULL, NULL);
        return QRSIGN_OK;
}

static enum qrsign_status set_list(
        struct option_value *value, const char *text, struct qrsign_error *error)
{
        for (;;) {
                size_t length = strcspn(text, ",");
                char **items = realloc(value->items, (value->item_count + 1) * sizeof(*items));

                if (!items)
                        return qrsign_error_set(error, QRSIGN_MESSAGE_NO_MEMORY, NULL, NULL, NULL);
                value->items = items;
                if (length) {
                        items[value->item_count] = strndup(text, length);
                        if (!items[value->item_count])
                                return qrsign_error_set(
                                        error, QRSIGN_MESSAGE_NO_MEMORY, NULL, NULL, NULL);
                        value->item_count++;
                }
                if (!text[length])
                        return QRSIGN_OK;
                text += length + 1;
                text += strspn(text, " ");
        }
}

static enum qrsign_status set_by_type(const struct option_row *row, struct option_value *value,
        const char *text, struct qrsign_error *error)
{
        if (!text[0] && row->type != OPTION_TYPE_FLAG)
                return qrsign_error_set(
                        error, QRSIGN_MESSAGE_OPTION_NEEDS_VALUE, row->argument, NULL, NULL);
        switch (row->type) {
        case OPTION_TYPE_FLAG: return set_flag(value, text, error);
        case OPTION_TYPE_CHOICE: return set_choice(row, value, text, error);
        case OPTION_TYPE_CHOICES: return set_choices(row, value, text, error);
        case OPTION_TYPE_NUMBER:
        case OPTION_TYPE_COUNT: return set_number(row, value, text, error);
        case OPTION_TYPE_SIZE: return set_size(row, value, text, error);
        case OPTION_TYPE_PAGE: return set_page(text, error);
        case OPTION_TYPE_LIST: return set_list(value, text, error);
        case OPTION_TYPE_TEXT: break;
        }
        return QRSIGN_OK;
}

enum qrsign_status option_value_set(const struct option_row *row, struct option_value *value,
        const char *text, struct qrsign_error *error)
{
        char *copy = strdup(text);

        if (!copy)
                return qrsign_error_set(error, QRSIGN_MESSAGE_NO_MEMORY, NULL, NULL, NULL);
        free(value->text);
        value->text = copy;
        return set_by_type(row, value, text, error);
}

void option_value_free(struct option_value *value)
{
        for (size_t i = 0; i < value->item_count; i++)
                free(value->items[i]);
        free(value->items);
        free(value->text);
        *value = (struct option_value){0};
}
