/* SPDX-License-Identifier: MIT */
#include "base/buffer.h"
#include "base/error.h"
#include "base/number.h"
#include "base/options.h"
#include "base/text.h"
#include "payload/digits.h"
#include "payload/location.h"
#include "payload/page.h"
#include "payload/plain.h"
#include "payload/qrs1.h"
#include "record/record.h"

#include <qrsign/payload.h>

#include <stdlib.h>
#include <string.h>

enum { PAYLOAD_BYTES = 7089 }; /* a symbol of version 40-L full of digits */

struct qrsign_payload {
        enum qrsign_payload_mode mode;
        size_t length;
        size_t digits; /* at the end */
        char data[];   /* and a NUL */
};

static enum qrsign_status refuse_size(
        enum qrsign_message message, size_t length, struct qrsign_error *error)
{
        char is[QS_NUMBER_SIZE], most[QS_NUMBER_SIZE];

        qs_number_format(is, (int64_t)length, 1);
        qs_number_format(most, PAYLOAD_BYTES, 1);
        return qs_error(error, message, is, most);
}

static enum qrsign_status make(enum qrsign_payload_mode mode, const char *text, size_t length,
        size_t digits, struct qrsign_payload **payload, struct qrsign_error *error)
{
        struct qrsign_payload *made;

        if (length > PAYLOAD_BYTES)
                return refuse_size(QRSIGN_MESSAGE_PAYLOAD_TOO_LONG, length, error);
        made = malloc(sizeof(*made) + length + 1);
        if (!made)
                return qs_error_memory(error);
        *made = (struct qrsign_payload){.mode = mode, .length = length, .digits = digits};
        memcpy(made->data, text, length);
        made->data[length] = '\0';
        *payload = made;
        return QRSIGN_OK;
}

/* Appends the record's digits; *digits is how many. */
static enum qrsign_status write_link(const struct qrsign_record *record,
        const struct qrsign_payload_options *options, struct qs_buffer *out, size_t *digits,
        struct qrsign_error *error)
{
        struct qs_bit_writer bytes = {0};
        enum qrsign_status status = qs_page_write(options->page, options->mode, out, error);

        if (!status)
                status = qs_qrs1_write(record, options->key, &bytes, error);
        if (status)
                return status;
        if (!qs_buffer_reserve(out, QS_RECORD_DIGITS))
                return qs_error_memory(error);
        *digits = qs_digits_write(bytes.bytes, qs_bits_bytes(&bytes), out->data + out->length);
        out->length += *digits;
        return QRSIGN_OK;
}

static enum qrsign_status write_id(const struct qrsign_record *record,
        const struct qrsign_payload_options *options, struct qs_buffer *out,
        struct qrsign_error *error)
{
        enum qrsign_status status = qs_page_write(options->page, options->mode, out, error);

        if (status)
                return status;
        return qs_buffer_append_string(out, record->id) ? QRSIGN_OK : qs_error_memory(error);
}

static enum qrsign_status write_location(const struct qrsign_record *record,
        enum qrsign_payload_mode mode, struct qs_buffer *out, struct qrsign_error *error)
{
        if (!record->point.present) {
                enum qrsign_status status = qs_error(error, QRSIGN_MESSAGE_PAYLOAD_NO_POINT);

                qs_error_field(error, "lat");
                return status;
        }
        qs_location_write(mode, record->point, out);
        return out->failed ? qs_error_memory(error) : QRSIGN_OK;
}

static enum qrsign_status write_payload(const struct qrsign_record *record,
        const struct qrsign_payload_options *options, struct qs_buffer *out, size_t *digits,
        struct qrsign_error *error)
{
        switch (options->mode) {
        case QRSIGN_PAYLOAD_LINK: return write_link(record, options, out, digits, error);
        case QRSIGN_PAYLOAD_TEXT: return qs_plain_write(record, out, error);
        case QRSIGN_PAYLOAD_ID: return write_id(record, options, out, error);
        default: return write_location(record, options->mode, out, error);
        }
}

enum qrsign_status qrsign_payload_encode(const struct qrsign_record *record,
        const struct qrsign_payload_options *options, struct qrsign_payload **payload,
        struct qrsign_error *error)
{
        qs_cleanup(qs_record_cleanup) struct qrsign_record *normal = NULL;
        qs_cleanup(qs_buffer_free) struct qs_buffer text = {0};
        struct qrsign_payload_options known;
        enum qrsign_status status;
        size_t digits = 0;

        if (!record || !payload)
                return qs_error(error, QRSIGN_MESSAGE_BAD_ARGUMENT, record ? "payload" : "record");
        if (!options)
                return qs_error(error, QRSIGN_MESSAGE_PAYLOAD_PAGE_MISSING);
        if (qs_options_take(&known, sizeof(known), options, error))
                return QRSIGN_ERROR_ARGUMENT;
        if ((unsigned)known.mode >= QRSIGN_PAYLOAD_OTHER)
                return qs_error(error, QRSIGN_MESSAGE_BAD_ARGUMENT, "options.mode");
        status = qrsign_record_normalise(record, &normal, error);
        if (!status)
                status = write_payload(normal, &known, &text, &digits, error);
        if (status)
                return status;
        return make(known.mode, text.data, text.length, digits, payload, error);
}

enum qrsign_status qrsign_payload_from_text(const char *text, size_t length,
        struct qrsign_payload **payload, struct qrsign_error *error)
{
        size_t digits;

        if (!text || !payload)
                return qs_error(error, QRSIGN_MESSAGE_BAD_ARGUMENT, text ? "payload" : "text");
        if (!length || length > PAYLOAD_BYTES)
                return refuse_size(QRSIGN_MESSAGE_PAYLOAD_SIZE, length, error);
        /* A NUL would end the text early for whoever takes it for a string. */
        if (!qs_utf8_is_valid(text, length, NULL) || memchr(text, '\0', length))
                return qs_error(error, QRSIGN_MESSAGE_TEXT_NOT_UTF8);
        digits = qs_digits_at_end(text, length);
        return make(digits ? QRSIGN_PAYLOAD_LINK : QRSIGN_PAYLOAD_OTHER, text, length, digits,
                payload, error);
}

const char *qrsign_payload_data(const struct qrsign_payload *payload)
{
        return payload->data;
}

size_t qrsign_payload_length(const struct qrsign_payload *payload)
{
        return payload->length;
}

size_t qrsign_payload_digits(const struct qrsign_payload *payload)
{
        return payload->digits;
}

enum qrsign_payload_mode qrsign_payload_mode(const struct qrsign_payload *payload)
{
        return payload->mode;
}

void qrsign_payload_free(struct qrsign_payload *payload)
{
        free(payload);
}
