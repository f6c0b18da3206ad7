/* SPDX-License-Identifier: MIT */
/* Any bytes as a payload, and as a record's body under a right checksum, which a fuzzer would not
 * find. What decodes must encode to the same digits. */
#include "payload/digits.h"
#include "payload/qrs1.h"

#include <qrsign/payload.h>

#include <stdlib.h>
#include <string.h>

static const char page[] = "https://kiet.example/#";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const char *text, size_t size)
{
        const struct qrsign_payload_options link = {
                .size = sizeof(link), .mode = QRSIGN_PAYLOAD_LINK, .page = "https://kiet.example/"};
        const struct qrsign_payload_options plain = {
                .size = sizeof(plain), .mode = QRSIGN_PAYLOAD_TEXT};
        struct qrsign_decoded *decoded = NULL, *from_plain = NULL;
        struct qrsign_payload *again = NULL, *as_plain = NULL;
        size_t digits;

        if (qrsign_payload_decode(text, size, NULL, &decoded, NULL) != QRSIGN_OK)
                return;
        if (decoded->mode == QRSIGN_PAYLOAD_LINK &&
                decoded->signature == QRSIGN_SIGNATURE_UNSIGNED) {
                if (qrsign_payload_encode(decoded->record, &link, &again, NULL) != QRSIGN_OK)
                        abort();
                /* White space may stand around a payload, an address before its digits. */
                digits = qrsign_payload_digits(again);
                if (!memmem(text, size, qrsign_payload_data(again) + strlen(page), digits))
                        abort();
                /* What is written as text must read as text. */
                if (qrsign_payload_encode(decoded->record, &plain, &as_plain, NULL) == QRSIGN_OK &&
                        (qrsign_payload_decode(qrsign_payload_data(as_plain),
                                 qrsign_payload_length(as_plain), NULL, &from_plain, NULL) ||
                                from_plain->mode != QRSIGN_PAYLOAD_TEXT))
                        abort();
        }
        qrsign_decoded_free(from_plain);
        qrsign_payload_free(as_plain);
        qrsign_payload_free(again);
        qrsign_decoded_free(decoded);
}

static void check_body(const uint8_t *data, size_t size)
{
        uint8_t bytes[QS_RECORD_BYTES];
        char digits[QS_RECORD_DIGITS];
        uint16_t checksum;

        if (size > sizeof(bytes) - 2)
                return;
        memcpy(bytes, data, size);
        checksum = qs_qrs1_checksum(bytes, size);
        bytes[size] = (uint8_t)(checksum >> 8);
        bytes[size + 1] = (uint8_t)checksum;
        check(digits, qs_digits_write(bytes, size + 2, digits));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
        check((const char *)data, size);
        check_body(data, size);
        return 0;
}
