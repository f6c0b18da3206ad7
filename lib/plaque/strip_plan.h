/* SPDX-License-Identifier: MIT */
/* A strip map while it is laid out: what it says (strip_content.c), in which frame
 * (strip_frame.c), and where each part found room (strip_head.c, strip_places.c,
 * strip_numbers.c). */
#ifndef QS_STRIP_PLAN_H
#define QS_STRIP_PLAN_H

#include "plaque/strip.h"
#include "plaque/strip_axis.h"

/* Sizes in mm. */
struct qs_strip_sizes {
        double road;   /* width of the band */
        double street; /* how far the cross street reaches to each side */
        double square, square_gap,
                number_gap; /* a house, off the road; its number, off the house */
        double number_line; /* width of the line from a house to its number */
        double badge, leader;
        double pin, ring; /* radius; width of its ring */
        double outline;   /* of the road, where it is two lines */
        double gap;       /* between a mark and text of its own */
        double name_em, english_em, metres_em;
        double number_em;       /* at the first step of fitting */
        double number_em_small; /* at the fifth step */
        double number_em_least;
        double metres_apart;    /* least room between two figures in the road */
        double figure_gap;      /* least room from a figure to the road's end */
        double arrow, arrow_em; /* radius of the north arrow; its letters */
};

enum { QS_STRIP_NAME_FORMS = 3, QS_STRIP_LINES = 5 };

/* A name in one, two and three lines, shaped when first asked for. */
struct qs_strip_name {
        const char *text;
        enum qs_weight weight;
        size_t first_break; /* bytes before the hamlet's name, where two lines part; 0: none */
        struct {
                bool tried;
                size_t count; /* lines; 0: the name does not part so */
                const struct qs_run *line[QS_STRIP_NAME_FORMS];
        } form[QS_STRIP_NAME_FORMS];
};

enum qs_strip_align { QS_STRIP_LEFT, QS_STRIP_CENTRE, QS_STRIP_RIGHT };

/* Lines of text, one under another. */
struct qs_strip_block {
        size_t count;
        struct {
                const struct qs_run *run;
                double em;
                double baseline; /* under that of the first line */
        } line[QS_STRIP_LINES];
        double width, above, below; /* ink, from the first baseline */
        double middle; /* half way from the first line's capitals to the last baseline */
};

/* A block that stands somewhere: x is its left edge, middle or right edge, y the first baseline. */
struct qs_strip_text {
        struct qs_strip_block block;
        enum qs_strip_align align;
        struct qs_point origin;
};

struct qs_strip_house {
        const struct qs_run *run; /* NULL: no number */
        double distance;
        enum qrsign_side side;
        size_t twin; /* an earlier house whose number serves this one too, plus one; 0: none */
        /* In the present frame: */
        struct qs_point mark, inward;
        /* In the present layout: */
        bool shown, lined;
        double em;
        struct qs_point origin; /* of the number */
        struct qs_point line[2];
};

/* Where a name stands from its badge. */
enum qs_strip_where {
        QS_STRIP_NAME_RIGHT,
        QS_STRIP_NAME_LEFT,
        QS_STRIP_NAME_BELOW,
        QS_STRIP_NAME_ABOVE
};

struct qs_strip_place {
        struct qs_strip_name name, english;
        struct {
                bool tried, possible;
                struct qs_strip_block block;
        } block[QS_STRIP_NAME_FORMS][2]; /* by lines less one; without and with English */
        const char *icon;
        enum qrsign_side side;
        double distance;       /* on the alley */
        bool beyond;           /* off the alley, across the street at its head */
        bool beside;           /* off the alley, along its way: no leader joins it to the road */
        struct qs_point apart; /* beyond: metres along the first leg (negative) and to its left */
        /* In the present layout: */
        bool shown, led;
        struct qs_point badge; /* centre */
        struct qs_point leader[2];
        struct qs_strip_text text;
        enum qs_strip_where where;
};

/* A place's turn to be set. */
struct qs_strip_turn {
        size_t place;
        bool narrow; /* its name rather in several lines */
};

/* Metres inside the road. */
struct qs_strip_figure {
        double metres;
        const struct qs_run *run;
        bool shown;
        struct qs_point origin;
        double angle;
};

/* Numbers of one side that must move apart together. */
struct qs_strip_cluster {
        size_t first, count;
        double sum;
};

struct qs_strip {
        const struct qs_strip_request *request;
        struct qs_arena *arena; /* working memory */
        struct qs_arena *runs;  /* of the display list */
        enum qrsign_status status;
        struct qrsign_error *error;
        struct qs_strip_sizes sizes;
        struct qs_strip_axis axis;
        /* Content. */
        struct qs_strip_house *houses; /* that stand on the map, by distance */
        size_t house_count;
        size_t *order; /* houses with a number, the most important first */
        size_t order_count;
        double *slides; /* of each house's number along the road, mm */
        size_t *list;   /* room for a list of houses */
        struct qs_strip_cluster *clusters;
        size_t numbers_off_map; /* numbers without a distance, or far beyond the end */
        bool crowded;
        bool has_marks[3]; /* by ::qrsign_side */
        double widest[3];  /* number, in em; 0: none has one */
        char prefix[QS_STRIP_PREFIX_SIZE];
        struct qs_strip_place *places;
        size_t place_count;
        struct qs_strip_turn *place_order, *place_order_best; /* in which they are set */
        size_t places_off_map;
        struct qs_strip_name here, here_english;
        const struct qs_run *length; /* NULL: not stated */
        const struct qs_run *north;  /* B/N; NULL: no arrow */
        /* Frame: mm = head + scale * metres, turned as the form wants. */
        struct qs_point head;
        double scale;
        struct qs_point street[2]; /* ends of the cross street */
        /* Layout. */
        struct qs_space space;
        double number_em;
        unsigned number_rows;
        struct qs_strip_text here_text;
        bool here_shown;
        bool length_shown;
        struct qs_point length_origin;
        bool arrow_shown;
        struct qs_point arrow; /* its centre */
        struct qs_strip_figure *figures;
        size_t figure_count;
};

/* Text: strip_content.c, strip_name.c. Failures are kept in `status`. */
const struct qs_run *qs_strip_shape(
        struct qs_strip *strip, enum qs_weight weight, const char *text, size_t length);
bool qs_strip_read(struct qs_strip *strip);
/* `50 m`, `100 m` … as the scale allows. */
void qs_strip_shape_figures(struct qs_strip *strip);
void qs_strip_name_start(
        struct qs_strip_name *name, enum qs_weight weight, const char *text, const char *hamlet);
/* A block of a name in `lines` lines, and of its English under it in `english_lines` (0: none).
 * False if it does not part so. */
bool qs_strip_block_set(struct qs_strip *strip, struct qs_strip_block *block,
        struct qs_strip_name *name, size_t lines, struct qs_strip_name *english,
        size_t english_lines);
/* The box of all ink. */
struct qs_box qs_strip_text_box(const struct qs_strip_text *text);

/* Frame: strip_frame.c. */
bool qs_strip_is_upright(const struct qs_strip *strip);
/* From metres of the axis' shape to mm. */
struct qs_point qs_strip_map(const struct qs_strip *strip, struct qs_point metres);
/* Turns a direction likewise. */
struct qs_point qs_strip_turn(const struct qs_strip *strip, struct qs_point direction);
/* A distance on the alley in mm, and the unit vector inwards there. */
struct qs_point qs_strip_at(const struct qs_strip *strip, double distance, struct qs_point *inward);
/* The unit vector to a side of the direction `inward`. */
struct qs_point qs_strip_side(struct qs_point inward, enum qrsign_side side);
/* Finds head and scale for the axis as it is bent now, and puts the houses where they stand.
 * `fullness` is the part of the largest scale that the breadth of the box allows.
 * False if there is no room for a strip. */
bool qs_strip_frame(struct qs_strip *strip, double *fullness);
/* Metres from the head out to a place across the street, as they are drawn. */
double qs_strip_beyond(const struct qs_strip *strip, const struct qs_strip_place *place);
/* From the road's axis to the near edge of a place's badge. */
double qs_strip_badge_row(
        const struct qs_strip *strip, enum qrsign_side side, struct qs_point normal);

/* How far along `direction` (a unit vector) the middle of a box must lie from a point for the box
 * to be `gap` away from it. */
double qs_strip_offset(struct qs_point direction, double width, double height, double gap);

/* Layout: each takes its room in `space`; those that count return how many found none. */
/* Road, street, houses, pin, length, arrow; counts houses that another leg of the road hides, and
 * labels of the head. */
size_t qs_strip_set_head(struct qs_strip *strip);
/* Where the numbers would stand if nothing else were there. */
void qs_strip_reserve_numbers(struct qs_strip *strip);
/* In the record's order; where there are many, spread along the alley. */
void qs_strip_order_places(struct qs_strip *strip);
/* With `insist` other orders are tried before places are left out. */
size_t qs_strip_set_places(struct qs_strip *strip, bool english, bool insist);
/* Puts English under the names that have none, where there is room now. */
void qs_strip_add_english(struct qs_strip *strip);
size_t qs_strip_set_numbers(struct qs_strip *strip);
/* Metres in the road. False if there should be some and none found room. */
bool qs_strip_set_figures(struct qs_strip *strip);

/* Drawing: strip_draw.c. */
void qs_strip_paint(const struct qs_strip *strip, struct qs_display *display);

#endif
