/* SPDX-License-Identifier: MIT */
/* Points as text, and the addresses that lead to them (format.md, 1). */
#ifndef QS_LOCATION_H
#define QS_LOCATION_H

#include "base/buffer.h"

#include <qrsign/payload.h>

/* `LAT,LON` with five decimals each. */
void qs_location_write_point(struct qrsign_point point, struct qs_buffer *out);

/* `mode`: QRSIGN_PAYLOAD_MAPS or QRSIGN_PAYLOAD_GEO. */
void qs_location_write(
        enum qrsign_payload_mode mode, struct qrsign_point point, struct qs_buffer *out);
/* MAPS or GEO where it is the very form that is written; else OTHER. */
enum qrsign_payload_mode qs_location_read(
        const char *text, size_t length, struct qrsign_point *point);

#endif
