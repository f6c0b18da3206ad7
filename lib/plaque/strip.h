/* SPDX-License-Identifier: MIT */
/* The strip map of an alley: road, houses at their true distances, places, the reader's place.
 * Labels never overlap; what is left out is counted. */
#ifndef QS_STRIP_H
#define QS_STRIP_H

#include "plaque/design.h"
#include "plaque/style.h"

#include <qrsign/record.h>

enum qs_strip_form {
        QS_STRIP_HORIZONTAL, /* head left, inward right */
        QS_STRIP_UPRIGHT,    /* head below, inward up */
        QS_STRIP_COLUMN      /* bends drawn true, heads-up, with a north arrow */
};

struct qs_strip_request {
        const struct qrsign_record *record;
        struct qs_fonts *fonts;
        const struct qs_style *style;
        const struct qs_design *design;
        const char *here, *here_english; /* at the reader's place; English may be "" */
        struct qs_box box;               /* nothing is drawn outside it */
        double short_side;               /* S of the design system, mm */
        enum qs_strip_form form;
};

enum { QS_STRIP_PREFIX_SIZE = 48 };

struct qs_strip_result {
        size_t numbers_left_out; /* house numbers that found no room */
        size_t places_left_out;  /* places that found no room: the caller decides what to do */
        double scale;            /* mm of drawing for a metre of alley; 0: no length is known */
        double bend; /* k: 1 where bends are true or there are none, less where gentler, 0 where
                        left out */
        bool metres_left_out;              /* no figure in the road found room */
        char prefix[QS_STRIP_PREFIX_SIZE]; /* taken off all numbers (`10/`), or "" */
};

/* Whether this alley wants smaller panels: more than 40 numbers, or numbers that do not fit. */
bool qs_strip_is_crowded(const struct qrsign_record *record);

/* Draws into the display list. With `display` NULL only the result is computed.
 * MISSING (a letter), MEMORY, FIT (the box holds no strip at all). */
enum qrsign_status qs_strip_draw(const struct qs_strip_request *request, struct qs_display *display,
        struct qs_strip_result *result, struct qrsign_error *error);

#endif
