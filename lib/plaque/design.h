/* SPDX-License-Identifier: MIT */
/* A design: the numbers of one composition. Layout code holds no numbers of its own; what they are,
 * their units and ranges stand in design.def, their values in templates/. Lengths are fractions of
 * S unless design.def gives another unit. */
#ifndef QS_DESIGN_H
#define QS_DESIGN_H

#include "plaque/font.h"

/* Roles of text. */
enum qs_role {
#define ROLE(constant, ...) QS_ROLE_##constant,
#include "plaque/design.def"
        QS_ROLE_COUNT
};

struct qs_type {
        enum qs_weight weight;
        double em;
        double floor_mm;   /* never smaller */
        double floor_part; /* nor smaller than this part of itself */
        double wrap_part;  /* a further line rather than smaller than this part of itself; 0: .75 */
};

struct qs_frame_design {
#define FRAME(key, ...) double key;
#include "plaque/design.def"
};

struct qs_foot_design {
#define FOOT(key, ...) double key;
#include "plaque/design.def"
};

struct qs_band_design {
#define BAND(key, ...) double key;
#include "plaque/design.def"
};

struct qs_panel_design {
#define PANEL(key, ...) double key;
#include "plaque/design.def"
};

struct qs_column_design {
#define COLUMN(key, ...) double key;
#include "plaque/design.def"
};

struct qs_strip_design {
#define STRIP(key, ...) double key;
#include "plaque/design.def"
};

struct qs_house_design {
#define HOUSE(key, ...) double key;
#include "plaque/design.def"
};

struct qs_site_design {
#define SITE(key, ...) double key;
#include "plaque/design.def"
};

struct qs_index_design {
#define INDEX(key, ...) double key;
#include "plaque/design.def"
};

struct qs_map_design {
#define MAP(key, ...) double key;
#include "plaque/design.def"
};

struct qs_design {
#define PLAQUE(key, ...) double key;
#include "plaque/design.def"
        struct qs_frame_design frame;
        struct qs_foot_design foot;
        struct qs_band_design band;
        struct qs_panel_design panel;
        struct qs_column_design column;
        struct qs_strip_design strip;
        struct qs_house_design house;
        struct qs_site_design site;
        struct qs_index_design index;
        struct qs_map_design map;
        struct qs_type types[QS_ROLE_COUNT];
};

#endif
