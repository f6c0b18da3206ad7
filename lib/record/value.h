/* SPDX-License-Identifier: MIT */
/* The normal form of one field's value. Only for this room. */
#ifndef QS_VALUE_H
#define QS_VALUE_H

#include "record/fields.h"

/* What a record is normalised with. */
struct qs_normaliser {
        const struct qrsign_record *in;
        struct qrsign_record *out;
        struct qs_arena *arena; /* of `out` */
        struct qrsign_error *error;
        struct qs_field_place place; /* of the structure at hand */
};

/* Whether the record says its kind; one that does not came from text mode, which leaves out much:
 * it is taken as it stands, without defaults and without checks between fields. */
static inline bool qs_is_known(const struct qs_normaliser *n)
{
        return n->in->kind != QRSIGN_RECORD_UNKNOWN;
}

/* Brings the value of `field` in the structure `in` to normal form in the structure `out`. Not for
 * lists and contacts. The error has its field set. INPUT, MEMORY. */
enum qrsign_status qs_value_normalise(
        struct qs_normaliser *n, const struct qs_field *field, const void *in, void *out);

#endif
