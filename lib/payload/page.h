/* SPDX-License-Identifier: MIT */
/* The address of the scan page, and ids behind it (format.md, 1). */
#ifndef QS_PAGE_H
#define QS_PAGE_H

#include "base/buffer.h"

#include <qrsign/payload.h>

/* Appends the address with scheme and host in lower case, and `#` (link) or `/` (id) behind it,
 * which is not doubled. ERROR_ARGUMENT: no https address of printable ASCII without `#`. */
enum qrsign_status qs_page_write(const char *page, enum qrsign_payload_mode mode,
        struct qs_buffer *out, struct qrsign_error *error);

/* The id at the end of an address without knowing the page, as qrsign_payload_decode() says;
 * NULL: none. It goes on to the text's end. */
const char *qs_page_find_id(const char *text, size_t length);

#endif
