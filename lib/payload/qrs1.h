/* SPDX-License-Identifier: MIT */
/* Whole records as bytes: header, core, extensions, and a trailer that is a checksum or a
 * signature (format.md, 3 and 10). */
#ifndef QS_QRS1_H
#define QS_QRS1_H

#include "payload/bits.h"

#include <qrsign/payload.h>

/* `record` in normal form; `key` may be NULL: unsigned. `out` is zeroed and gets the bytes.
 * ERROR_FIT: longer than a record may be. */
enum qrsign_status qs_qrs1_write(const struct qrsign_record *record, const struct qrsign_key *key,
        struct qs_bit_writer *out, struct qrsign_error *error);

/* CRC-16/IBM-3740: polynomial 0x1021, initial value 0xFFFF, not reflected. */
uint16_t qs_qrs1_checksum(const uint8_t *bytes, size_t length);

/* Strict. Fills record, signature and key_id of *decoded. ERROR_UNREADABLE by the names of
 * section 10; an unknown key is none. `options` may be NULL. */
enum qrsign_status qs_qrs1_read(const uint8_t *bytes, size_t length,
        const struct qrsign_decode_options *options, struct qrsign_decoded *decoded,
        struct qrsign_error *error);

#endif
