/* SPDX-License-Identifier: MIT */
/* What other rooms need of records: owned records to fill, the normal form of single values, days,
 * and the frozen word lists. Format: docs/format.md, named by section. */
#ifndef QS_RECORD_H
#define QS_RECORD_H

#include "base/arena.h"
#include "base/error.h"

#include <qrsign/record.h>

/* Limits of the format (section 8) that more than one room checks. */
enum {
        QS_RECORD_ID_MAX = 31,
        QS_RECORD_NAME_MAX = 80,    /* of a person */
        QS_RECORD_NUMBER_MAX = 20,  /* of a house */
        QS_RECORD_TEXT_MAX = 100,   /* hamlet, commune, alley, label, place, rank, name_en */
        QS_RECORD_SITE_MAX = 200,   /* name and name_en of a site, former_address, note */
        QS_RECORD_STORY_MAX = 2000, /* text and text_en of a site */
        QS_RECORD_UNIT_MAX = 40,
        QS_RECORD_PROVINCE_MAX = 60,
        QS_RECORD_URL_MAX = 290,   /* after `://` */
        QS_RECORD_TITLE_MAX = 666, /* of text mode: all its bytes */
        QS_RECORD_REVISION_MAX = 9999,
        QS_RECORD_METRES_MAX = 99999,
        QS_RECORD_COUNT_MAX = 99999,
        QS_RECORD_HOUSEHOLDS_MAX = 4095,
        QS_RECORD_ALLEYS_MAX = 999,
        QS_RECORD_PLACES_MAX = 255,
        QS_RECORD_PATH_MIN = 2,
        QS_RECORD_PATH_MAX = 64,
        QS_RECORD_OFFSET_MAX = 9999, /* metres of a path's point from the record's */
        QS_RECORD_DELTA_MAX = 99999, /* 1e-5 degree of a row's point from the record's */
        QS_RECORD_PARTS_MAX = 64,
        QS_LATITUDE_MAX = 9000000, /* 1e-5 degree */
        QS_LONGITUDE_MAX = 18000000
};

/* An empty record of which the caller fills the fields; every string is "", so that a unit word
 * not set means "none". What the fields point to goes into its arena (or is static).
 * NULL: no memory. Freed whole by qrsign_record_free(). */
struct qrsign_record *qs_record_new(enum qrsign_record_kind kind);
/* The arena of a record that the library owns; never of one that a caller of the library made. */
struct qs_arena *qs_record_arena(struct qrsign_record *record);
/* For qs_cleanup(): frees *record, which may be NULL. */
void qs_record_cleanup(struct qrsign_record **record);

/* Whether a normal text may hold this character (section 6.1). */
bool qs_record_allows(uint32_t character);

enum qs_record_text_form {
        QS_RECORD_TEXT_LINE, /* line breaks are white space */
        QS_RECORD_TEXT_LINES /* lines stay, separated by LF */
};

/* The normal form of a text (section 6.1), in the arena: "" where there is nothing but white
 * space. `limit` counts characters. INPUT: not UTF-8, too long, a character that is not allowed;
 * MEMORY. */
enum qrsign_status qs_record_text(struct qs_arena *arena, const char *text, size_t length,
        size_t limit, enum qs_record_text_form form, const char **out, struct qrsign_error *error);

/* The normal form of a phone number (section 6.6), in the arena. INPUT, MEMORY. */
enum qrsign_status qs_record_phone(
        struct qs_arena *arena, const char *text, const char **out, struct qrsign_error *error);

/* Whether it is an id: 1 to 31 of A-Z 0-9 - /. */
bool qs_record_is_id(const char *text);

enum { QS_OMITTED_COUNT = 7 };
/* Word of the bit 1 << index of ::qrsign_omitted. */
const char *qs_omitted_name(unsigned index);

enum { QS_DATE_SIZE = 11, QS_DATE_DAYS = 1 << 14 };

/* Whether the Gregorian calendar has this day. */
bool qs_date_is_valid(struct qrsign_date date);
/* Days since 2020-01-01, below QS_DATE_DAYS (2064-11-08 is the last). False for any other date. */
bool qs_date_to_days(struct qrsign_date date, unsigned *days);
struct qrsign_date qs_date_from_days(unsigned days); /* below QS_DATE_DAYS */
/* Exactly `YYYY-MM-DD` and a day that exists; length bytes are read. */
bool qs_date_parse(const char *text, size_t length, struct qrsign_date *date);
/* Writes `YYYY-MM-DD` and a NUL. The year must be below 10000. */
void qs_date_format(struct qrsign_date date, char out[QS_DATE_SIZE]);

/* The lists of unit words (section 5, units.tsv), in the order of their indexes. */
enum qs_unit_list { QS_UNIT_HAMLET, QS_UNIT_ALLEY, QS_UNIT_COMMUNE, QS_UNIT_PLACE };

struct qs_unit {
        const char *word;
        const char *vietnamese; /* list `place`: what is shown; other lists: "" */
};

const struct qs_unit *qs_units(enum qs_unit_list list, size_t *count);
/* Index of the word in the list, -1 where it is not there. Spelling must be the same. */
int qs_unit_find(enum qs_unit_list list, const char *word);

/* A row of provinces.tsv; its place in the array is its index. The last two are other spellings. */
struct qs_province {
        const char *name; /* bare */
        const char *code; /* two digits, official */
        const char *unit; /* `Tỉnh` or `Thành phố`, for display */
};

const struct qs_province *qs_provinces(size_t *count);
int qs_province_find(const char *name); /* index, -1 where it is not there */
/* The name without a leading `Tỉnh ` or `Thành phố ` where the rest is in the list; else `name`.
 * Points into `name`. */
const char *qs_province_bare(const char *name);

#endif
