/* SPDX-License-Identifier: MIT */
/* What a payload is, and the record in it. */
#include "base/error.h"
#include "base/options.h"
#include "base/text.h"
#include "payload/digits.h"
#include "payload/location.h"
#include "payload/page.h"
#include "payload/plain.h"
#include "payload/qrs1.h"
#include "record/record.h"

#include <stdlib.h>
#include <string.h>

enum { ADDRESS_BYTES = 2048 }; /* longer ones are not looked into for an id */

static const struct {
        enum qrsign_message code;
        const char *name;
} names[] = {
        {QRSIGN_MESSAGE_DECODE_BAD_DIGITS, "bad_digits"},
        {QRSIGN_MESSAGE_DECODE_TRUNCATED, "truncated"},
        {QRSIGN_MESSAGE_DECODE_BAD_CHECKSUM, "bad_checksum"},
        {QRSIGN_MESSAGE_DECODE_FORGED, "forged"},
        {QRSIGN_MESSAGE_DECODE_UNKNOWN_KEY, "unknown_key"},
        {QRSIGN_MESSAGE_DECODE_NEWER_FORMAT, "newer_format"},
        {QRSIGN_MESSAGE_DECODE_NOT_CANONICAL, "not_canonical"},
        {QRSIGN_MESSAGE_DECODE_MALFORMED, "malformed"},
};

const char *qrsign_decode_error_name(enum qrsign_message code)
{
        for (size_t i = 0; i < QS_COUNT(names); i++)
                if (names[i].code == code)
                        return names[i].name;
        return "";
}

static enum qrsign_status decode_link(const char *text, size_t length,
        const struct qrsign_decode_options *options, struct qrsign_decoded *decoded,
        struct qrsign_error *error)
{
        size_t start = qs_digits_start(text, length), size, bad;
        uint8_t bytes[QS_RECORD_BYTES];
        enum qrsign_message failure =
                qs_digits_read(text + start, length - start, bytes, &size, &bad);

        decoded->mode = QRSIGN_PAYLOAD_LINK;
        if (failure) {
                enum qrsign_status status = qs_error(error, failure);

                if (failure == QRSIGN_MESSAGE_DECODE_BAD_DIGITS)
                        qs_error_locate(error, NULL, 1, start + bad + 1);
                return status;
        }
        return qs_qrs1_read(bytes, size, options, decoded, error);
}

/* A record of unknown kind that has nothing yet. */
static enum qrsign_status make_record(struct qrsign_decoded *decoded, struct qrsign_error *error)
{
        decoded->record = qs_record_new(QRSIGN_RECORD_UNKNOWN);
        return decoded->record ? QRSIGN_OK : qs_error_memory(error);
}

static enum qrsign_status decode_id(
        const char *text, size_t length, struct qrsign_decoded *decoded, struct qrsign_error *error)
{
        char address[ADDRESS_BYTES];
        const char *id;

        if (length >= sizeof(address))
                return QRSIGN_OK;
        memcpy(address, text, length);
        address[length] = '\0';
        id = qs_page_find_id(address, length);
        if (!id)
                return QRSIGN_OK;
        if (make_record(decoded, error))
                return QRSIGN_ERROR_MEMORY;
        decoded->mode = QRSIGN_PAYLOAD_ID;
        decoded->record->id = qs_arena_string(qs_record_arena(decoded->record), id);
        return decoded->record->id ? QRSIGN_OK : qs_error_memory(error);
}

static enum qrsign_status decode_any(const char *text, size_t length,
        const struct qrsign_decode_options *options, struct qrsign_decoded *decoded,
        struct qrsign_error *error)
{
        enum qrsign_status status;
        struct qrsign_point point;

        if (!length || qs_digits_at_end(text, length))
                return decode_link(text, length, options, decoded, error);
        decoded->mode = qs_location_read(text, length, &point);
        if (decoded->mode != QRSIGN_PAYLOAD_OTHER) {
                status = make_record(decoded, error);
                if (!status)
                        decoded->record->point = point;
                return status;
        }
        status = qs_plain_read(text, length, &decoded->record, error);
        if (status)
                return status;
        if (decoded->record) {
                decoded->mode = QRSIGN_PAYLOAD_TEXT;
                return QRSIGN_OK;
        }
        if (qs_digits_were_meant(text, length))
                return decode_link(text, length, options, decoded, error);
        return decode_id(text, length, decoded, error);
}

enum qrsign_status qrsign_payload_decode(const char *text, size_t length,
        const struct qrsign_decode_options *options, struct qrsign_decoded **decoded,
        struct qrsign_error *error)
{
        struct qrsign_decode_options known;
        struct qrsign_decoded *made;
        enum qrsign_status status;

        if ((!text && length) || !decoded)
                return qs_error(error, QRSIGN_MESSAGE_BAD_ARGUMENT, decoded ? "text" : "decoded");
        if (qs_options_take(&known, sizeof(known), options, error))
                return QRSIGN_ERROR_ARGUMENT;
        if (known.key_count && !known.keys)
                return qs_error(error, QRSIGN_MESSAGE_BAD_ARGUMENT, "options.keys");
        made = calloc(1, sizeof(*made));
        if (!made)
                return qs_error_memory(error);
        text = length ? qs_text_trim(text, &length) : "";
        status = decode_any(text, length, &known, made, error);
        if (status)
                qrsign_decoded_free(made);
        else
                *decoded = made;
        return status;
}

void qrsign_decoded_free(struct qrsign_decoded *decoded)
{
        if (!decoded)
                return;
        qrsign_record_free(decoded->record);
        free(decoded);
}
