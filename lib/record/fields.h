/* SPDX-License-Identifier: MIT */
/* The shape of a record as data: one line for each field of format.md, section 11, in its order.
 * Normalising, comparing, reading and writing JSON all walk these lines. Only for this room. */
#ifndef QS_FIELDS_H
#define QS_FIELDS_H

#include "record/record.h"

enum qs_field_type {
        /* const char * */
        QS_FIELD_TEXT,
        QS_FIELD_LINES,
        QS_FIELD_UNIT, /* the next field is the name it stands before; NULL: `assumed` */
        QS_FIELD_ID,
        QS_FIELD_NUMBER,
        QS_FIELD_PHONE,
        QS_FIELD_PROVINCE,
        QS_FIELD_URL,
        QS_FIELD_COMMUNE_CODE,
        /* a number */
        QS_FIELD_REVISION, /* uint16_t, 0: absent */
        QS_FIELD_LENGTH,   /* uint32_t, 0: absent */
        QS_FIELD_COUNT,    /* uint32_t and a bool: present */
        QS_FIELD_DISTANCE, /* likewise; a list whose rows have it is in its order */
        /* an enumeration or a structure of its own */
        QS_FIELD_KIND,
        QS_FIELD_SIDE,
        QS_FIELD_DATE,
        QS_FIELD_POINT, /* in JSON two members: `name` and `other_name` */
        QS_FIELD_CONTACT,
        QS_FIELD_PATH,
        QS_FIELD_HOUSEHOLD, /* the one row of a house: an object in JSON */
        QS_FIELD_HOUSEHOLDS,
        QS_FIELD_ALLEYS,
        QS_FIELD_PLACES,
        QS_FIELD_OMITTED,
        QS_FIELD_PART,
        QS_FIELD_EXTENSIONS
};

struct qs_fields;

/* A member may have more than one line, each for other kinds of record. */
struct qs_field {
        const char *name; /* in JSON and in errors */
        const char *other_name;
        const char *assumed;
        const struct qs_fields *fields; /* of a contact, of the rows of a list */
        enum qs_field_type type;
        uint32_t limit;   /* characters, rows or the greatest value */
        uint16_t offset;  /* in the structure */
        uint16_t present; /* COUNT, DISTANCE: offset of the bool */
        uint8_t kinds;    /* set of qs_kind_bit(): records that have it */
        uint8_t required; /* likewise: records that must have it */
};

/* The fields of one structure. */
struct qs_fields {
        const struct qs_field *field;
        size_t count;
        size_t size; /* of the structure */
};

extern const struct qs_fields qs_record_fields;

static inline unsigned qs_kind_bit(enum qrsign_record_kind kind)
{
        return 1U << kind;
}

/* `alley`, `house`, `hamlet`, `site`; NULL for any other. */
const char *qs_kind_name(enum qrsign_record_kind kind);

/* A pointer to the field in its structure. */
static inline const void *qs_field_in(const struct qs_field *field, const void *structure)
{
        return (const char *)structure + field->offset;
}

static inline void *qs_field_out(const struct qs_field *field, void *structure)
{
        return (char *)structure + field->offset;
}

static inline const char *qs_field_string(const struct qs_field *field, const void *structure)
{
        return *(const char *const *)qs_field_in(field, structure);
}

/* COUNT, DISTANCE: whether the number counts. */
static inline bool qs_field_flag(const struct qs_field *field, const void *structure)
{
        return *(const bool *)((const char *)structure + field->present);
}

static inline bool qs_field_is_string(const struct qs_field *field)
{
        return field->type <= QS_FIELD_COMMUNE_CODE;
}

/* Whether the structure says anything in this field. */
bool qs_field_is_present(const struct qs_field *field, const void *structure);
/* Whether it says anything in any field. */
bool qs_fields_any(const struct qs_fields *fields, const void *structure);

/* The lists of rows of a record, whatever their type. */
struct qs_list {
        const void *rows;
        size_t count;
};

struct qs_list qs_list_of(const struct qrsign_record *record, enum qs_field_type type);
void qs_list_set(struct qrsign_record *record, enum qs_field_type type, struct qs_list list);

static inline const void *qs_list_row(
        struct qs_list list, const struct qs_fields *fields, size_t index)
{
        return (const char *)list.rows + index * fields->size;
}

/* Where a field stands: on top (list NULL), in an object (row QS_NO_ROW), or in a row of a list. */
#define QS_NO_ROW SIZE_MAX
struct qs_field_place {
        const char *list;
        size_t row; /* from 0 */
};

/* Names the place of a failure, unless it has been named: `id`, `contact.phone`,
 * `households[3].number`, `path[2]` (name ""). Does nothing where `status` is OK or MEMORY.
 * Returns `status`, for `return`. */
enum qrsign_status qs_field_locate(struct qrsign_error *error, struct qs_field_place place,
        const char *name, enum qrsign_status status);

/* Whether a whole number lies within its limits; else RECORD_WHOLE. */
enum qrsign_status qs_field_check_whole(
        int64_t value, int64_t least, int64_t most, struct qrsign_error *error);
/* Whether there are at most so many rows; else RECORD_ROWS. */
enum qrsign_status qs_field_check_rows(size_t count, size_t most, struct qrsign_error *error);

#endif
