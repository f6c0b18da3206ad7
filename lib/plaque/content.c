/* SPDX-License-Identifier: MIT */
#include "plaque/content.h"

#include <string.h>

static bool is_space(char c)
{
        return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static bool is_delimiter(char c)
{
        return c && strchr("()<>[]{}/%", c);
}

static bool is_regular(char c)
{
        return !is_space(c) && !is_delimiter(c);
}

static void skip_blanks(struct qs_content *content)
{
        while (content->at < content->end) {
                if (*content->at == '%')
                        while (content->at < content->end && *content->at != '\n' &&
                                *content->at != '\r')
                                content->at++;
                else if (is_space(*content->at))
                        content->at++;
                else
                        break;
        }
}

/* Behind the bracket that ends the string at `at`; NULL if none does. Brackets nest, a backslash
 * takes the meaning of what follows it (7.3.4.2). */
static const char *string_end(const char *at, const char *end)
{
        size_t depth = 0;

        for (; at < end; at++) {
                if (*at == '\\')
                        at++;
                else if (*at == '(')
                        depth++;
                else if (*at == ')' && --depth == 0)
                        return at + 1;
        }
        return NULL;
}

static const char *hex_end(const char *at, const char *end)
{
        for (at++; at < end; at++) {
                if (*at == '>')
                        return at + 1;
                if (!is_space(*at) && !(*at && strchr("0123456789abcdefABCDEF", *at)))
                        return NULL;
        }
        return NULL;
}

static bool is_number(const char *text, size_t length)
{
        size_t digits = 0;

        for (size_t i = 0; i < length; i++) {
                if (text[i] >= '0' && text[i] <= '9')
                        digits++;
                else if (text[i] != '.' && !(i == 0 && (text[i] == '-' || text[i] == '+')))
                        return false;
        }
        return digits > 0;
}

static bool is_doubled(const struct qs_content *content)
{
        return content->end - content->at > 1 && content->at[1] == content->at[0];
}

struct qs_token qs_content_next(struct qs_content *content)
{
        struct qs_token token = {QS_TOKEN_BROKEN, NULL, 0};
        const char *end = NULL;

        skip_blanks(content);
        token.text = content->at;
        if (content->at == content->end) {
                token.kind = QS_TOKEN_END;
                return token;
        }
        switch (*content->at) {
        case '(':
                token.kind = QS_TOKEN_STRING;
                end = string_end(content->at, content->end);
                break;
        case '<':
                if (is_doubled(content)) {
                        token.kind = QS_TOKEN_OPEN;
                        end = content->at + 2;
                } else {
                        token.kind = QS_TOKEN_STRING;
                        end = hex_end(content->at, content->end);
                }
                break;
        case '>':
                if (is_doubled(content)) {
                        token.kind = QS_TOKEN_CLOSE;
                        end = content->at + 2;
                }
                break;
        case '[':
        case ']':
                token.kind = *content->at == '[' ? QS_TOKEN_OPEN : QS_TOKEN_CLOSE;
                end = content->at + 1;
                break;
        case ')':
        case '{':
        case '}': break;
        default:
                end = content->at + 1; /* the slash of a name, or the first letter */
                while (end < content->end && is_regular(*end))
                        end++;
                token.length = (size_t)(end - content->at);
                token.kind = *content->at == '/'                    ? QS_TOKEN_NAME
                             : is_number(content->at, token.length) ? QS_TOKEN_NUMBER
                                                                    : QS_TOKEN_OPERATOR;
        }
        if (!end) {
                token.kind = QS_TOKEN_BROKEN;
                end = content->end;
        }
        token.length = (size_t)(end - content->at);
        content->at = end;
        return token;
}
