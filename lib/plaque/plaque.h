/* SPDX-License-Identifier: MIT */
/* A plaque as the backends see it. */
#ifndef QS_PLAQUE_H
#define QS_PLAQUE_H

#include "plaque/code.h"
#include "plaque/compose.h"
#include "plaque/display.h"

#include <qrsign/plaque.h>

struct qrsign_plaque {
        struct qs_arena arena;
        struct qrsign_record *record;
        struct qs_plaque_codes codes;
        struct qs_display display;
        const struct qs_fonts *fonts; /* of the template */
        struct qrsign_plaque_code placed[QS_CODES_MOST];
        struct qrsign_plaque_info info;
};

/* The options with every default filled in. ARGUMENT. */
enum qrsign_status qs_plaque_options_complete(const struct qrsign_template *template_,
        const struct qrsign_record *record, const struct qrsign_plaque_options *given,
        struct qrsign_plaque_options *options, struct qrsign_error *error);

#endif
