/* SPDX-License-Identifier: MIT */
/* Text mode: records as plain text for phones that show text only (format.md, 12). */
#ifndef QS_PLAIN_H
#define QS_PLAIN_H

#include "base/buffer.h"
#include "record/record.h"

enum { QS_PLAIN_BYTES = 666 }; /* most, of a version 20-M symbol */

/* `record` in normal form. ERROR_INPUT: the text would be read as something else (the error names
 * the field); ERROR_FIT: too long. */
enum qrsign_status qs_plain_write(
        const struct qrsign_record *record, struct qs_buffer *out, struct qrsign_error *error);

/* What a text says, or NULL in *record if it is not of the grammar. ERROR_MEMORY. */
enum qrsign_status qs_plain_read(
        const char *text, size_t length, struct qrsign_record **record, struct qrsign_error *error);

/* Pieces of the grammar that writing must respect and reading must demand. */

/* A title must not look like the beginning of an address: `tel:`, `https:`. */
bool qs_plain_is_title(const char *text, size_t length);
/* A name that is neither cut at a comma nor taken for another kind of row. */
bool qs_plain_is_name(const char *text, size_t length);
/* A house number that is not taken for another kind of row. */
bool qs_plain_is_house_number(const char *text, size_t length);
bool qs_plain_is_phone(const char *text, size_t length);
/* One to five digits and the unit behind them. */
bool qs_plain_read_number(const char *text, size_t length, const char *unit, uint32_t *value);

/* What a line of facts and the row of an alley say, in this order. */
enum qs_plain_fact { QS_PLAIN_NOTHING, QS_PLAIN_LENGTH, QS_PLAIN_COUNT, QS_PLAIN_POINT };

struct qs_plain_facts {
        enum qs_plain_fact last; /* read */
        bool has_household_count;
        uint32_t household_count;
        uint32_t length_m; /* 0: absent */
        struct qrsign_point point;
        bool impossible; /* of the form, but no such length or point: the text is refused, lest the
                          * line be taken for a household */
};

/* One of them, which must stand behind facts->last; false: it is none, or out of order. */
bool qs_plain_read_fact(const char *text, size_t length, struct qs_plain_facts *facts);
/* A whole line of facts. */
bool qs_plain_read_facts(const char *text, size_t length, struct qs_plain_facts *facts);

#endif
