/* SPDX-License-Identifier: MIT */
/* Where a field stands in the text of a JSON object: the parser keeps no places of values. The text
 * was parsed before, so that nothing is checked here but its end. */
#include "record/json.h"

#include <string.h>

struct text {
        const char *at, *end;
};

static bool is_at(const struct text *text, char c)
{
        return text->at < text->end && *text->at == c;
}

static void skip_space(struct text *text)
{
        while (text->at < text->end && strchr(" \t\r\n", *text->at) && *text->at)
                text->at++;
}

/* From its first quotation mark to behind its last. */
static void skip_string(struct text *text)
{
        text->at++;
        while (text->at < text->end && *text->at != '"')
                text->at += *text->at == '\\' ? 2 : 1;
        text->at++;
}

static void skip_value(struct text *text)
{
        size_t depth = 0;

        while (text->at < text->end) {
                const char c = *text->at;

                if (c == '"') {
                        skip_string(text);
                        if (!depth)
                                return;
                        continue;
                }
                if (!depth && strchr(",]} \t\r\n", c))
                        return; /* behind a number or a word */
                text->at++;
                if (c == '{' || c == '[')
                        depth++;
                else if ((c == '}' || c == ']') && --depth == 0)
                        return;
        }
}

/* To what follows a value: its comma, or the end of what it is in. */
static bool skip_comma(struct text *text)
{
        skip_space(text);
        if (!is_at(text, ','))
                return false;
        text->at++;
        skip_space(text);
        return true;
}

/* Goes from an object to a member of it, or to its name; false if it has none. A name written with
 * escapes is not found. */
static bool enter_member(struct text *text, const char *name, size_t length, bool to_name)
{
        struct text at = *text;

        if (!is_at(&at, '{'))
                return false;
        at.at++;
        skip_space(&at);
        if (!is_at(&at, '"'))
                return false;
        do {
                const char *key = at.at;
                size_t size;

                skip_string(&at);
                size = (size_t)(at.at - key) - 2;
                skip_space(&at);
                if (!is_at(&at, ':'))
                        return false;
                at.at++;
                skip_space(&at);
                if (size == length && memcmp(key + 1, name, length) == 0) {
                        *text = to_name ? (struct text){key, at.end} : at;
                        return true;
                }
                skip_value(&at);
        } while (skip_comma(&at) && is_at(&at, '"'));
        return false;
}

static bool enter_element(struct text *text, size_t index)
{
        struct text at = *text;

        if (!is_at(&at, '['))
                return false;
        at.at++;
        skip_space(&at);
        for (; index; index--) {
                skip_value(&at);
                if (!skip_comma(&at))
                        return false;
        }
        if (at.at >= at.end || *at.at == ']')
                return false;
        *text = at;
        return true;
}

size_t qs_json_place(const char *json, size_t length, const char *field, bool to_name)
{
        struct text text = {json, json + length};

        skip_space(&text);
        while (*field) {
                size_t part = strcspn(field, ".["), index = 0;

                if (enter_member(&text, field, strlen(field), to_name))
                        break; /* a name that nobody knows may hold anything */
                if (!part || !enter_member(&text, field, part, false))
                        break;
                field += part;
                if (*field == '[') {
                        for (field++; *field >= '0' && *field <= '9'; field++)
                                index = index * 10 + (size_t)(*field - '0');
                        if (!enter_element(&text, index))
                                break;
                        field += *field == ']';
                }
                field += *field == '.';
        }
        return (size_t)(text.at - json);
}
