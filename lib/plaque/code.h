/* SPDX-License-Identifier: MIT */
/* The codes of a plaque: which there are, what they carry, and the ladder that a code goes down
 * where its modules would be too small on its panel. */
#ifndef QS_CODE_H
#define QS_CODE_H

#include "plaque/words.h"

#include <qrsign/plaque.h>

enum { QS_CODES_MOST = 2 };

struct qs_plaque_code {
        enum qrsign_code_role role;
        enum qrsign_payload_mode mode;
        struct qs_caption caption;
        unsigned dropped; /* with leave, for want of room: bits of ::qrsign_omitted */
        unsigned omitted; /* what the record that it carries says of itself */
        struct qrsign_payload *payload;
        struct qrsign_symbol *symbol;
};

struct qs_plaque_codes {
        struct qs_plaque_code rows[QS_CODES_MOST]; /* in order of role */
        size_t count;
        struct qrsign_point point; /* where the plaque stands, as well as it is known */
};

/* Which codes there will be, with captions, without payload and symbol; and the point. Reports
 * what is missing. INPUT: none at all. */
enum qrsign_status qs_plaque_codes_plan(const struct qrsign_record *record,
        const struct qrsign_plaque_options *options, struct qs_plaque_codes *codes,
        struct qrsign_error *error);

/* Makes payloads and symbols for panels of `panel_mm`, quiet zones included. `record` in normal
 * form; `options` without defaults left open. `whole`: FIT rather than a step down the ladder; else
 * FIT names the ways out. Free with qs_plaque_codes_free(), also after a failure. */
enum qrsign_status qs_plaque_codes_make(const struct qrsign_record *record,
        const struct qrsign_plaque_options *options, double panel_mm, bool whole,
        struct qs_plaque_codes *codes, struct qrsign_error *error);
void qs_plaque_codes_free(struct qs_plaque_codes *codes);

/* Whether all codes keep their modules on panels of this width. */
bool qs_plaque_codes_hold(const struct qs_plaque_codes *codes,
        const struct qrsign_plaque_options *options, double panel_mm);

/* The module that the reading distance and the smallest module ask of a symbol. */
double qs_plaque_code_least_module(const struct qrsign_plaque_options *options, size_t modules);
/* From how far a code reads, in metres. */
double qs_plaque_code_distance(size_t modules, double module_mm);

#endif
