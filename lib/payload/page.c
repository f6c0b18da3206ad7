/* SPDX-License-Identifier: MIT */
#include "payload/page.h"
#include "base/error.h"
#include "base/number.h"
#include "record/record.h"

#include <string.h>

static const char scheme[] = "https://";

enum { SCHEME_LENGTH = sizeof(scheme) - 1, PORT_MAX = 65535 };

static char lower(char c)
{
        return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool is_alphanumeric(char c)
{
        return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z');
}

/* Length of scheme, host and port, or 0 if that is not how the text begins (RFC 3986, 3.2;
 * other than ASCII names stand in their `xn--` form, and names and passwords have no place). */
static size_t authority_length(const char *text)
{
        size_t i = 0, digits;
        uint64_t port;

        for (; i < SCHEME_LENGTH; i++)
                if (lower(text[i]) != scheme[i])
                        return 0;
        for (bool label = false;; i++) {
                if (is_alphanumeric(text[i])) {
                        label = true;
                } else if (text[i] == '-') {
                        if (!label || (!is_alphanumeric(text[i + 1]) && text[i + 1] != '-'))
                                return 0;
                } else if (!label) {
                        return 0;
                } else if (text[i] == '.') {
                        label = false;
                } else {
                        break;
                }
        }
        if (text[i] != ':')
                return i;
        digits = strspn(text + i + 1, "0123456789");
        if (!qs_number_parse(text + i + 1, digits, PORT_MAX, &port) || !port)
                return 0;
        return i + 1 + digits;
}

/* Characters that a path may have, `%` included (RFC 3986, appendix A). */
static bool is_path(const char *path, bool query)
{
        if (path[0] && path[0] != '/')
                return false;
        for (; *path; path++)
                if (*path <= ' ' || *path > '~' || strchr("\"#<>\\^`{|}", *path) ||
                        (*path == '?' && !query))
                        return false;
        return true;
}

enum qrsign_status qs_page_write(const char *page, enum qrsign_payload_mode mode,
        struct qs_buffer *out, struct qrsign_error *error)
{
        size_t authority, length;

        if (qs_is_empty(page))
                return qs_error(error, QRSIGN_MESSAGE_PAYLOAD_PAGE_MISSING);
        authority = authority_length(page);
        if (!authority || !is_path(page + authority, mode == QRSIGN_PAYLOAD_LINK))
                return qs_error(error, QRSIGN_MESSAGE_PAYLOAD_PAGE_NOT_HTTPS, page);
        length = strlen(page);
        for (size_t i = 0; i < authority; i++)
                qs_buffer_append_byte(out, (unsigned char)lower(page[i]));
        qs_buffer_append(out, page + authority, length - authority);
        if (mode == QRSIGN_PAYLOAD_LINK)
                qs_buffer_append_byte(out, '#');
        else if (page[length - 1] != '/')
                qs_buffer_append_byte(out, '/');
        return out->failed ? qs_error_memory(error) : QRSIGN_OK;
}

static bool is_id_character(char c)
{
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '-';
}

const char *qs_page_find_id(const char *text, size_t length)
{
        size_t authority = authority_length(text), start = length;
        bool digit = false;

        if (!authority || text[authority] != '/' || length != strlen(text))
                return NULL;
        /* Whole path segments from the end, as long as they could be part of an id. */
        for (size_t i = length; i-- > authority;) {
                if (text[i] == '/') {
                        if (i + 1 == start || i + 1 == length)
                                break;
                        start = i + 1;
                } else if (!is_id_character(text[i])) {
                        break;
                }
        }
        for (size_t i = length; i-- > start && text[i] != '/';)
                digit |= text[i] == '-' || (text[i] >= '0' && text[i] <= '9');
        return digit && length - start <= QS_RECORD_ID_MAX ? text + start : NULL;
}
