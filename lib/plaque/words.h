/* SPDX-License-Identifier: MIT */
/* The words that stand on a plaque, made from a record. */
#ifndef QS_WORDS_H
#define QS_WORDS_H

#include "base/arena.h"

#include <qrsign/record.h>

enum { QS_WORDS_ASIDES = 2 };

/* "" where there is nothing to say. */
struct qs_words {
        const char *title; /* `Kiệt 1`; of a house `Nhà 10, Kiệt 1`; of a part `Kiệt 1, phần 1/2`;
                            of a hamlet `Thôn Hưng Nhơn` */
        const char *name;      /* what is largest: `KIỆT 1`, `THÔN HƯNG NHƠN`, `THÀNH CỔ` */
        const char *name_unit; /* the unit word that it begins with, as in the record */
        const char *name_field; /* of the record, for errors */
        const char *facts;      /* `17 hộ · 164 m`, `16 kiệt · 272 hộ` */
        /* Beside the name, below the facts: of an alley `Alley 1 · 17 households`, of a hamlet
         * commune and province, then its name in English. */
        const char *aside[QS_WORDS_ASIDES];
        const char *aside_fields[QS_WORDS_ASIDES];
        const char *hamlet; /* these three with their unit words */
        const char *commune;
        const char *province;
        const char *province_short; /* without */
        const char *page;           /* what to type: no `https://`, no `/` at the end */
        const char *url;            /* of a site, likewise */
        const char *phone;          /* of the hamlet's head: `0950 000 000` */
        const char
                *edition; /* `HN-01 · bản 1`; of a part `HN-01 · phần 1/2 (part 1 of 2) · bản 1` */
        const char *date; /* `22/11/2026` */
};

/* `record` in normal form; `page` NULL: none. In the arena. ARGUMENT (no https address), MEMORY. */
enum qrsign_status qs_words_make(struct qs_arena *arena, const struct qrsign_record *record,
        const char *page, struct qs_words *words, struct qrsign_error *error);

/* Those of the parts that are not "", with `between` between them. NULL: no memory. */
const char *qs_words_join(
        struct qs_arena *arena, const char *const *parts, size_t count, const char *between);

/* A line in Vietnamese and, smaller, in English. Static. */
struct qs_caption {
        const char *vietnamese;
        const char *english;
};

/* Over directions; `to_head`: of a house, where they lead to the alley's head only. */
struct qs_caption qs_words_location(const struct qrsign_record *record, bool to_head);
struct qs_caption qs_words_directory(const struct qrsign_record *record);
/* Adds to a caption which part of how many it stands over, in the arena; false: no memory. */
bool qs_words_part(struct qs_arena *arena, struct qrsign_part part, struct qs_caption *caption);
/* The rank of a site in English, "" where it is not a usual one. */
const char *qs_words_rank_english(const char *rank);
/* Of the alleys of a hamlet: their common unit word and its English; where they have several, or
 * none that is known, `Tên`, `Name`. */
struct qs_caption qs_words_alleys(const struct qrsign_record *hamlet);
/* Over a distance along the alley: `Cách đầu kiệt`, `From the alley` */
struct qs_caption qs_words_distance(const struct qrsign_record *record);
/* `Trưởng thôn`, `Head` */
struct qs_caption qs_words_head(const struct qrsign_record *record);

#endif
