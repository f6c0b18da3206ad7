/* SPDX-License-Identifier: MIT */
/* Any bytes as a payload. What decodes as a link must encode to the same digits. */
#include <qrsign/payload.h>

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* White space may stand around a payload, an address before the digits. */
static void compare(const char *text, size_t size, const struct qrsign_payload *again)
{
        size_t digits = qrsign_payload_digits(again);
        const char *end = qrsign_payload_data(again) + qrsign_payload_length(again) - digits;

        for (size_t start = 0; start + digits <= size; start++)
                if (memcmp(text + start, end, digits) == 0)
                        return;
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
        const struct qrsign_payload_options link = {
                .size = sizeof(link), .mode = QRSIGN_PAYLOAD_LINK, .page = "https://kiet.example/"};
        struct qrsign_decoded *decoded = NULL;
        struct qrsign_payload *again = NULL;
        struct qrsign_error error;

        if (qrsign_payload_decode((const char *)data, size, NULL, &decoded, &error) != QRSIGN_OK)
                return 0;
        if (decoded->mode == QRSIGN_PAYLOAD_LINK &&
                decoded->signature == QRSIGN_SIGNATURE_UNSIGNED) {
                if (qrsign_payload_encode(decoded->record, &link, &again, &error) != QRSIGN_OK)
                        abort();
                compare((const char *)data, size, again);
        }
        qrsign_payload_free(again);
        qrsign_decoded_free(decoded);
        return 0;
}
