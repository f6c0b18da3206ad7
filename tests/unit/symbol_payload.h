/* SPDX-License-Identifier: MIT */
/* A payload of chosen text and digits, in place of the payload room. */
#ifndef QS_UNIT_SYMBOL_PAYLOAD_H
#define QS_UNIT_SYMBOL_PAYLOAD_H

#include "unit.h"

#include <qrsign/payload.h>

struct qrsign_payload {
        const char *text;
        size_t length;
        size_t digits;
};

const char *qrsign_payload_data(const struct qrsign_payload *payload)
{
        return payload->text;
}

size_t qrsign_payload_length(const struct qrsign_payload *payload)
{
        return payload->length;
}

size_t qrsign_payload_digits(const struct qrsign_payload *payload)
{
        return payload->digits;
}

#endif
