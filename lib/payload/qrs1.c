/* SPDX-License-Identifier: MIT */
#include "payload/qrs1.h"
#include "base/number.h"
#include "payload/extension.h"
#include "payload/sign.h"

#include <stdlib.h>
#include <string.h>

enum {
        VERSION = 1,
        TABLE_SET = 1,
        FLAG_SIGNED = 1,
        FLAG_OMITTED = 2,
        FLAGS_RESERVED = 12,
        HEADER_BYTES = 2,
        SMALLEST_BODY = 3,
        CHECKSUM_BYTES = 2,
        SIGNATURE_TRAILER = QRSIGN_KEY_ID_SIZE + QS_SIGNATURE_SIZE
};

/* What is signed: this, its NUL too, and the record before its signature. */
static const char context[] = "QRSIGN1";

enum { MESSAGE_SIZE = sizeof(context) + QS_RECORD_BYTES };

static size_t signed_message(const uint8_t *bytes, size_t length, uint8_t out[MESSAGE_SIZE])
{
        memcpy(out, context, sizeof(context));
        memcpy(out + sizeof(context), bytes, length);
        return sizeof(context) + length;
}

uint16_t qs_qrs1_checksum(const uint8_t *bytes, size_t length)
{
        unsigned crc = 0xFFFF;

        for (size_t i = 0; i < length; i++) {
                crc = (crc >> 8 | crc << 8) & 0xFFFF;
                crc ^= bytes[i];
                crc ^= (crc & 0xFF) >> 4;
                crc ^= crc << 12 & 0xFFFF;
                crc ^= (crc & 0xFF) << 5;
        }
        return (uint16_t)crc;
}

static enum qrsign_status write_body(const struct qrsign_record *record, bool is_signed,
        struct qs_bit_writer *out, struct qrsign_error *error)
{
        bool omitted = record->omitted || record->part.count;

        qs_bits_put(out, VERSION, 4);
        qs_bits_put(out, (omitted ? FLAG_OMITTED : 0) | (is_signed ? FLAG_SIGNED : 0), 4);
        qs_bits_put(out, TABLE_SET, 8);
        qs_core_write(out, record);
        return qs_extensions_write(out, record, error);
}

static enum qrsign_status refuse_size(size_t size, struct qrsign_error *error)
{
        char is[QS_NUMBER_SIZE], most[QS_NUMBER_SIZE];

        qs_number_format(is, (int64_t)size, 1);
        qs_number_format(most, QS_RECORD_BYTES, 1);
        return qs_error(error, QRSIGN_MESSAGE_PAYLOAD_RECORD_TOO_LARGE, is, most);
}

static void put_bytes(struct qs_bit_writer *out, const uint8_t *bytes, size_t length)
{
        for (size_t i = 0; i < length; i++)
                qs_bits_put(out, bytes[i], 8);
}

static enum qrsign_status sign(
        const struct qrsign_key *key, struct qs_bit_writer *out, struct qrsign_error *error)
{
        uint8_t public[QRSIGN_KEY_PUBLIC_SIZE], id[QRSIGN_KEY_ID_SIZE];
        uint8_t message[MESSAGE_SIZE], signature[QS_SIGNATURE_SIZE];
        enum qrsign_status status;

        qrsign_key_public(key, public);
        qrsign_key_id(public, id);
        put_bytes(out, id, sizeof(id));
        status = qs_sign(key, message, signed_message(out->bytes, qs_bits_bytes(out), message),
                signature, error);
        if (!status)
                put_bytes(out, signature, sizeof(signature));
        return status;
}

enum qrsign_status qs_qrs1_write(const struct qrsign_record *record, const struct qrsign_key *key,
        struct qs_bit_writer *out, struct qrsign_error *error)
{
        enum qrsign_status status = write_body(record, key != NULL, out, error);
        size_t size = qs_bits_bytes(out) + (key ? SIGNATURE_TRAILER : CHECKSUM_BYTES);

        if (status)
                return status;
        if (size > QS_RECORD_BYTES)
                return refuse_size(size, error);
        if (key)
                return sign(key, out, error);
        qs_bits_put(out, qs_qrs1_checksum(out->bytes, qs_bits_bytes(out)), 16);
        return QRSIGN_OK;
}

/* The state of a signature that stands behind `length` bytes and its key id. */
static enum qrsign_signature verify(
        const uint8_t *bytes, size_t length, const struct qrsign_decode_options *options)
{
        enum qrsign_signature state = QRSIGN_SIGNATURE_UNKNOWN_KEY;
        uint8_t message[MESSAGE_SIZE], id[QRSIGN_KEY_ID_SIZE];
        size_t covered = length + QRSIGN_KEY_ID_SIZE;

        for (size_t i = 0; options && i < options->key_count; i++) {
                const uint8_t *key = options->keys + i * QRSIGN_KEY_PUBLIC_SIZE;

                qrsign_key_id(key, id);
                if (memcmp(id, bytes + length, sizeof(id)) != 0)
                        continue;
                if (qs_sign_verify(
                            key, message, signed_message(bytes, covered, message), bytes + covered))
                        return QRSIGN_SIGNATURE_VALID;
                state = QRSIGN_SIGNATURE_FORGED;
        }
        return state;
}

/* Steps 2 to 5 of section 10: all that can be said before the core. *length becomes that of
 * header, core and extensions. */
static enum qrsign_message check_frame(const uint8_t *bytes, size_t *length,
        const struct qrsign_decode_options *options, struct qrsign_decoded *decoded)
{
        bool is_signed = bytes[0] & FLAG_SIGNED;
        size_t trailer = is_signed ? SIGNATURE_TRAILER : CHECKSUM_BYTES;

        if (bytes[0] >> 4 != VERSION)
                return QRSIGN_MESSAGE_DECODE_NEWER_FORMAT;
        if (*length < SMALLEST_BODY + trailer)
                return QRSIGN_MESSAGE_DECODE_TRUNCATED;
        *length -= trailer;
        if (!is_signed) {
                if (qs_qrs1_checksum(bytes, *length) != (bytes[*length] << 8 | bytes[*length + 1]))
                        return QRSIGN_MESSAGE_DECODE_BAD_CHECKSUM;
        } else {
                decoded->signature = verify(bytes, *length, options);
                memcpy(decoded->key_id, bytes + *length, QRSIGN_KEY_ID_SIZE);
                if (decoded->signature == QRSIGN_SIGNATURE_FORGED)
                        return QRSIGN_MESSAGE_DECODE_FORGED;
        }
        if (bytes[0] & FLAGS_RESERVED || bytes[1] != TABLE_SET)
                return QRSIGN_MESSAGE_DECODE_NEWER_FORMAT;
        return QRSIGN_MESSAGE_NONE;
}

static enum qrsign_status fail_at(const struct qs_bit_reader *reader, struct qrsign_error *error)
{
        enum qrsign_status status = qs_error(error, reader->failure);
        qs_cleanup(qs_buffer_free) struct qs_buffer field = {0};

        if (!reader->field)
                return status;
        qs_buffer_append_string(&field, reader->field);
        if (reader->row) {
                qs_buffer_append_byte(&field, '[');
                qs_buffer_append_number(&field, (int64_t)reader->row - 1, 1);
                qs_buffer_append_byte(&field, ']');
        }
        qs_error_field(error, field.data);
        return status;
}

static enum qrsign_status read_body(const uint8_t *bytes, size_t length,
        struct qrsign_record *record, struct qrsign_error *error)
{
        struct qs_core_reader reader = {
                .bits = {.bytes = bytes, .position = 8 * HEADER_BYTES, .end = 8 * length},
                .record = record,
        };

        qs_core_read(&reader, bytes[0] & FLAG_OMITTED);
        qs_extensions_read(&reader);
        qs_buffer_free(&reader.text);
        if (reader.no_memory)
                return qs_error_memory(error);
        return reader.bits.failure ? fail_at(&reader.bits, error) : QRSIGN_OK;
}

/* Step 8: a record has one byte string alone. */
static enum qrsign_status check_canonical(const uint8_t *bytes, size_t length,
        const struct qrsign_record *record, struct qrsign_error *error)
{
        qs_cleanup(qs_record_cleanup) struct qrsign_record *normal = NULL;
        struct qs_bit_writer again = {0};
        struct qrsign_error inner;
        enum qrsign_status status = qrsign_record_normalise(record, &normal, &inner);

        if (!status)
                status = write_body(normal, bytes[0] & FLAG_SIGNED, &again, &inner);
        if (status == QRSIGN_ERROR_MEMORY)
                return qs_error_memory(error);
        if (!status && qrsign_record_equal(normal, record) && qs_bits_bytes(&again) == length &&
                memcmp(again.bytes, bytes, length) == 0)
                return QRSIGN_OK;
        qs_error(error, QRSIGN_MESSAGE_DECODE_NOT_CANONICAL);
        if (status)
                qs_error_field(error, inner.field);
        return QRSIGN_ERROR_UNREADABLE;
}

enum qrsign_status qs_qrs1_read(const uint8_t *bytes, size_t length,
        const struct qrsign_decode_options *options, struct qrsign_decoded *decoded,
        struct qrsign_error *error)
{
        qs_cleanup(qs_record_cleanup) struct qrsign_record *record = NULL;
        enum qrsign_message failure = check_frame(bytes, &length, options, decoded);
        enum qrsign_status status;

        if (failure)
                return qs_error(error, failure);
        record = qs_record_new(QRSIGN_RECORD_UNKNOWN);
        if (!record)
                return qs_error_memory(error);
        status = read_body(bytes, length, record, error);
        if (!status)
                status = check_canonical(bytes, length, record, error);
        if (status)
                return status;
        decoded->record = record;
        record = NULL;
        return QRSIGN_OK;
}
