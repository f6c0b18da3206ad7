/* SPDX-License-Identifier: MIT */
/* Extensions: what a record may carry behind its core (format.md, 9). */
#ifndef QS_EXTENSION_H
#define QS_EXTENSION_H

#include "payload/core.h"

/* ERROR_FIT: a text that needs more than 255 bytes. */
enum qrsign_status qs_extensions_write(struct qs_bit_writer *writer,
        const struct qrsign_record *record, struct qrsign_error *error);
/* From a whole byte to the end. */
void qs_extensions_read(struct qs_core_reader *reader);

#endif
