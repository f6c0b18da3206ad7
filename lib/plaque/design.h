/* SPDX-License-Identifier: MIT */
/* A design: the numbers of one composition as data, for a designer to read and change. Layout
 * code holds no numbers of its own.
 *
 * Lengths are fractions of S unless they are called mm. S is the short side of the plaque; where
 * a plaque is nearly square S is less, so that a composition always has the room it was drawn
 * for (`aspect`). */
#ifndef QS_DESIGN_H
#define QS_DESIGN_H

#include "plaque/font.h"

/* Roles of text. */
enum qs_role {
        QS_ROLE_NAME,  /* of the alley, in capitals */
        QS_ROLE_FACTS, /* households and metres */
        QS_ROLE_ASIDE, /* below them */
        QS_ROLE_HAMLET,
        QS_ROLE_COMMUNE, /* and province */
        QS_ROLE_FIELD,
        QS_ROLE_VALUE, /* host, Plus Code, phone */
        QS_ROLE_SAFETY,
        QS_ROLE_SAFETY_ENGLISH,
        QS_ROLE_CAPTION,
        QS_ROLE_CAPTION_ENGLISH,
        QS_ROLE_FOOT,
        QS_ROLE_NUMBER,       /* of a house */
        QS_ROLE_NUMBER_LABEL, /* `Số nhà` */
        QS_ROLE_NUMBER_LABEL_ENGLISH,
        QS_ROLE_INDEX, /* an alley and its figures */
        QS_ROLE_INDEX_ENGLISH,
        QS_ROLE_INDEX_HEAD, /* over the columns */
        QS_ROLE_PLACE,      /* in the list of places */
        QS_ROLE_PLACE_ENGLISH,
        QS_ROLE_MAP, /* the reader's place */
        QS_ROLE_MAP_ENGLISH,
        QS_ROLE_MAP_NAME,   /* of a place whose badge is not the only one of its kind */
        QS_ROLE_MAP_FIGURE, /* metres over the scale bar */
        QS_ROLE_RANK,
        QS_ROLE_RANK_ENGLISH,
        QS_ROLE_NAME_ENGLISH, /* of a site */
        QS_ROLE_TEXT,         /* running */
        QS_ROLE_COUNT
};

struct qs_type {
        enum qs_weight weight;
        double em;
        double floor_mm;   /* never smaller */
        double floor_part; /* nor smaller than this part of itself */
        double wrap_part;  /* a further line rather than smaller than this part of itself; 0: .75 */
};

/* Border, bites and holes. */
struct qs_frame_design {
        double inset, weight;
        double bite; /* radius of the quarter circle about the border's corner */
        double hole_inset, hole_diameter, hole_line;
};

struct qs_foot_design {
        double x, baseline; /* from the edges */
        double top;         /* above the lower edge: here the zones end */
        double gap;         /* between its texts */
};

/* The name and what stands beside it. */
struct qs_band_design {
        double top;       /* of the ink of Ê; of a house below the rule */
        double above;     /* ink of Ê over the baseline, in em: what a baseline is reckoned with */
        double below;     /* ink of a dot under it, in em */
        double name_gap;  /* from the name to the facts */
        double name_part; /* of a house: most of the width that the name takes */
        double facts_gap; /* from the ink of the facts to that of the English below them */
        double facts_most;  /* part of the width that the facts may take */
        double facts_least; /* the same where the name finds no room beside that */
        double two_lines;   /* least part of its size at which a name stands in two lines */
};

struct qs_panel_design {
        double top;
        double width;
        double floor;    /* width beside a crowded strip map; of the upright alley plaque: side by
                            side above it */
        double least_mm; /* width: below it no phone reads from the shortest distance */
        double ceiling;  /* width without a strip map */
        double gap;      /* between two */
        double radius, frame;
        double caption_em, caption_english_em; /* most, in widths of the panel */
        double caption_width;                  /* most, in widths of the panel */
        double caption_baseline;               /* below the quiet zone, in em */
        double caption_clear;                  /* least, from the quiet zone to a caption's ink */
        double caption_leading;
        double caption_height, caption_english_height; /* of the panel below the code, in em */
};

/* Address, services and safety line, with rules between them. */
struct qs_column_design {
        double gap;                 /* from the panels to the column */
        double least;               /* width */
        double rule;                /* weight */
        double gap_least, gap_most; /* from a rule to the ink beside it */
        double hamlet_gap;          /* more between the hamlet and three lines' others */
        double row_pitch;           /* baseline to baseline of services */
        double field_gap;           /* from the longest field name to the values */
        double shield, shield_x;    /* size of its square, and where that begins */
        double safety_x;
        double inset; /* of the address between its rules, where it stands in one line */
        double pad;   /* from these rules to its ink */
};

/* What only the plaque of a house has. */
struct qs_house_design {
        double label_top;   /* of the ink of `Số nhà` */
        double label_gap;   /* from that line's baseline to the number's box */
        double number_gap;  /* from the number's box to what stands beside or below it */
        double smallest;    /* least part of its size at which a number stands in several lines */
        double rule;        /* above the lower edge; upright: above two codes */
        double safety;      /* top of the safety line, above the lower edge */
        double address_gap; /* from the alley's name to the address beside it */
};

/* What only the plaque of a site has. */
struct qs_site_design {
        double top;         /* of the rank's ink */
        double rank_gap;    /* from the rank's baseline to the ink of the name */
        double english_gap; /* from the name's ink to its English, and from that to the address */
        double rule_gap;    /* from ink to the rule below it, and from there to the text */
        double text_gap;    /* between columns of text; upright: between the languages */
        double zone;        /* from the text to the codes */
        double comfortable; /* em of text: the name shrinks before text does below this */
        double two_lines;   /* least part of its size at which a name stands in two lines */
        double name_most;   /* of the name's height: two lines share it */
};

/* The lists of a hamlet's alleys and places. All but widths and gaps between columns grows and
 * shrinks together, so that the lists fill their box. */
struct qs_index_design {
        double width;             /* of the lists beside the map */
        double largest, smallest; /* of that growth */
        double head;              /* from the top of the box to the baseline of the headings */
        double rule;              /* from there to the rule */
        double first, last;       /* from a rule to the middle of the row beside it */
        double pitch;             /* of rows */
        double loosest;           /* where there is room rows stand farther apart, by this part */
        double disc, disc_em;     /* diameter; of the number in it */
        double name;              /* where names begin */
        double figure_gap;        /* least room between names and figures, and between figures */
        double english_gap, english_least; /* before English; its least part of its size */
        double gap;                        /* between columns */
        double list_gap;                   /* below the rule: to the middle of the first badge */
        double badge, place_name, place_pitch, place_leading;
};

/* The map of a hamlet. */
struct qs_map_design {
        double height; /* upright: of the map */
        double most;   /* mm for a metre, at most: 100 m are this part of S long */
        double pad;    /* from the panel's edge to heads and places */
        double edge;   /* from the panel's edge to anything else */
        double notch;  /* around the code */
        double road;
        double disc, ring, disc_em;
        double badge, badge_ring;
        double pin, pin_ring;
        double clear;            /* between any two marks */
        double near, far;        /* how far a mark moves out that has no room at its place */
        double leader, dot;      /* the line to it; radius of its end */
        double name_width;       /* most of a place's name */
        double arrow, arrow_gap; /* radius; from it to its letters */
        double cell;             /* least length of a cell of the scale bar */
        double bar;              /* its thickness */
};

struct qs_design {
        double aspect; /* least ratio of the long side to S */
        double margin;
        double zone_gap;
        struct qs_frame_design frame;
        struct qs_foot_design foot;
        struct qs_band_design band;
        struct qs_panel_design panel;
        struct qs_column_design column;
        struct qs_house_design house;
        struct qs_site_design site;
        struct qs_index_design index;
        struct qs_map_design map;
        struct qs_type types[QS_ROLE_COUNT];
        double steel_floor_mm; /* of regular type where it is etched */
};

extern const struct qs_design qs_alley_landscape;
extern const struct qs_design qs_alley_portrait;
extern const struct qs_design qs_alley_map; /* landscape, bends drawn true in a column */
extern const struct qs_design qs_house_landscape;
extern const struct qs_design qs_house_portrait;
extern const struct qs_design qs_site_landscape;
extern const struct qs_design qs_site_portrait;
extern const struct qs_design qs_hamlet_landscape;
extern const struct qs_design qs_hamlet_portrait;

#endif
