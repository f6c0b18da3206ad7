/* SPDX-License-Identifier: MIT */
/* From a JSON tree to a record. Only for this room. */
#ifndef QS_JSON_H
#define QS_JSON_H

#include "record/record.h"

#include <jansson.h>

/* Fills `record`, which is zeroed, with what the tree says: checked for the shape and for what the
 * structure cannot hold, not yet in normal form. Rows lie in `arena`, texts in the tree. */
enum qrsign_status qs_json_read(json_t *json, struct qs_arena *arena, struct qrsign_record *record,
        struct qrsign_error *error);

/* Where a field that an error names stands in the text of an object that was parsed, in bytes: its
 * value, or with `to_name` its name; where it is missing, the innermost object that is there. */
size_t qs_json_place(const char *json, size_t length, const char *field, bool to_name);

#endif
