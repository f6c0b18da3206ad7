/* SPDX-License-Identifier: MIT */
/* A theme: which ink each part of a plaque takes. Meaning never rests on colour alone, so a theme
 * also says where shapes differ. */
#ifndef QS_STYLE_H
#define QS_STYLE_H

#include "plaque/display.h"

#include <qrsign/plaque.h>

struct qs_style {
        enum qrsign_theme theme;
        enum qs_ink ground;     /* the whole plate */
        enum qs_ink text;       /* all text, border, road, marks on the ground */
        enum qs_ink rule;       /* accent rules, shield */
        enum qs_ink badge;      /* a place's badge and leader */
        enum qs_ink badge_icon; /* the icon on it */
        enum qs_ink pin;        /* you-are-here */
        enum qs_ink pin_ring;
        enum qs_ink panel;      /* under a code: always white */
        enum qs_ink panel_text; /* captions on a panel */
        enum qs_ink road_text;  /* metres inside the road */
        bool panel_framed;      /* a frame shows a white panel on a white ground */
        bool road_outlined;     /* steel: the road is two lines, no etched area */
        bool pin_hollow;        /* steel: a ring with a dot */
};

const struct qs_style *qs_style_of(enum qrsign_theme theme);

#endif
