/* SPDX-License-Identifier: MIT */
/* The core of a record, all that is neither header, extension nor trailer (format.md, 8). Written
 * from a record in normal form; read into a record that still has to be compared with its normal
 * form. */
#ifndef QS_CORE_H
#define QS_CORE_H

#include "base/buffer.h"
#include "payload/bits.h"
#include "payload/words.h"
#include "record/record.h"

enum {
        QS_NEAR_LATITUDE = 600000, /* corner of the near box, 1e-5 degree */
        QS_NEAR_LONGITUDE = 10100000,
        QS_NEAR_BITS = 21,
        QS_PROVINCE_BITS = 6,
        QS_PROVINCE_NONE = 62,
        QS_PROVINCE_TEXT = 63
};

struct qs_core_reader {
        struct qs_bit_reader bits;
        struct qrsign_record *record; /* being filled; owned by the caller */
        struct qs_buffer text;        /* the text being read */
        bool no_memory;
};

void qs_core_write(struct qs_bit_writer *writer, const struct qrsign_record *record);
/* `omitted`: the header's flag. Ends behind the padding. */
void qs_core_read(struct qs_core_reader *reader, bool omitted);

/* Bits of the index of each list of unit words. */
extern const uint8_t qs_unit_bits[];

void qs_unit_put(struct qs_bit_writer *writer, enum qs_unit_list list, const char *word);

/* Lists of rows. How many households there are is coded by the core, of the others here. */
void qs_households_write(
        struct qs_bit_writer *writer, const struct qrsign_household_list *households);
void qs_alleys_write(struct qs_bit_writer *writer, const struct qrsign_record *record);
void qs_places_write(struct qs_bit_writer *writer, const struct qrsign_record *record);

/* False: no row has any field. */
bool qs_households_read(struct qs_core_reader *reader, size_t count);
void qs_alleys_read(struct qs_core_reader *reader);
void qs_places_read(struct qs_core_reader *reader);

/* What was read into reader->text, kept by the record; "" after a failure. */
const char *qs_core_take(struct qs_core_reader *reader);
/* `count` zeroed rows kept by the record, or NULL, also after a failure. */
void *qs_core_rows(struct qs_core_reader *reader, size_t count, size_t size);
const char *qs_core_read_text(struct qs_core_reader *reader, enum qs_book_name book, size_t limit,
        enum qs_text_shape shape);
const char *qs_core_read_unit(struct qs_core_reader *reader, enum qs_unit_list list);
const char *qs_core_read_person(struct qs_core_reader *reader);
const char *qs_core_read_phone(struct qs_core_reader *reader);

#endif
