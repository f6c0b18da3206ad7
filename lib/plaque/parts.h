/* SPDX-License-Identifier: MIT */
/* The parts that compositions are put together from. */
#ifndef QS_PARTS_H
#define QS_PARTS_H

#include "plaque/layout.h"

/* Ground, border with its bites, holes. */
void qs_frame_draw(const struct qs_layout *layout);

/* Where the zones end, above the foot. */
double qs_foot_top(const struct qs_layout *layout);
/* Edition left, date right, between them what the reader of the strip map must know. */
enum qrsign_status qs_foot_draw(const struct qs_layout *layout, struct qrsign_error *error);

/* The alley's name and what stands right of it. */
enum qrsign_status qs_band_draw(const struct qs_layout *layout, struct qrsign_error *error);
/* The alley's name alone, in a band that begins at `top`, at most `width` wide; *right is where
 * its ink ends. */
enum qrsign_status qs_name_draw(const struct qs_layout *layout, double x, double top, double width,
        double *right, struct qrsign_error *error);
/* Baseline of a band that begins at `top`. */
double qs_band_baseline(const struct qs_layout *layout, double top);

/* Height of a panel of this width, captions included. */
double qs_panel_height(const struct qs_layout *layout, double width);
/* Places a panel for each code, the next one a step further. */
enum qrsign_status qs_panels_draw(struct qs_layout *layout, struct qs_point origin, double width,
        struct qs_point step, struct qrsign_error *error);

/* Which of the things that give way first are still there (design system, section 7). */
struct qs_fullness {
        bool safety_english;
        bool fields; /* every service has its field's name */
        unsigned address_lines;
};

/* Hamlet, commune and province below each other, in three lines or two, which may be broken. */
enum qrsign_status qs_address_set(const struct qs_layout *layout, unsigned lines, double width,
        struct qs_block *block, struct qrsign_error *error);

/* Host, Plus Code, phone: each with its field's name. */
enum { QS_SERVICES_MOST = 4 }; /* an address may take two rows */
struct qs_services {
        struct qs_line fields[QS_SERVICES_MOST]; /* run NULL: the value has all the width */
        struct qs_line values[QS_SERVICES_MOST];
        size_t count;
        enum qs_align align; /* of values: LEFT, behind the longest field name, or RIGHT */
        double width;        /* of the whole */
        double field_width;  /* of the longest */
        double above, height;
};
/* English field names give way to the size of the values. `fields`: FIT rather than a value without
 * its field's name. */
enum qrsign_status qs_services_set(const struct qs_layout *layout, bool fields, enum qs_align align,
        double width, struct qs_services *services, struct qrsign_error *error);
void qs_services_draw(
        const struct qs_layout *layout, const struct qs_services *services, double x, double top);

/* The promise that scanning costs nothing, with its shield; no lines where the template has none.
 */
enum qrsign_status qs_safety_set(const struct qs_layout *layout, bool english, double width,
        size_t lines, struct qs_block *block, struct qrsign_error *error);
double qs_safety_height(const struct qs_layout *layout, const struct qs_block *block);
void qs_safety_draw(
        const struct qs_layout *layout, const struct qs_block *block, double x, double top);

/* Address, services and the safety line below each other, with rules between them. */
struct qs_text_column {
        struct qs_block address;
        struct qs_services services;
        struct qs_block safety;
        double gap; /* between a rule and the ink beside it */
};
/* The fullest that finds room; `crowded`: the address in two lines. */
enum qrsign_status qs_text_column_set(const struct qs_layout *layout, double width, double height,
        bool crowded, struct qs_text_column *column, struct qrsign_error *error);
void qs_text_column_draw(const struct qs_layout *layout, const struct qs_text_column *column,
        double x, double y, double width);

/* Services and the safety line side by side over the whole width, a rule over them. */
struct qs_service_row {
        struct qs_services services;
        struct qs_block safety;
        double height; /* without the rule */
};
/* The fullest that finds room. */
enum qrsign_status qs_service_row_set(
        const struct qs_layout *layout, struct qs_service_row *row, struct qrsign_error *error);
/* `top` is that of the ink; the rule is gap_least of the column above it. */
void qs_service_row_draw(
        const struct qs_layout *layout, const struct qs_service_row *row, double top);
/* Opens: the page's address, or "" where no code leads there. */
const char *qs_service_page(const struct qs_layout *layout);

/* Running text in a column, its lines of one size and evenly apart. */
struct qs_paragraphs {
        const struct qs_line *lines;
        const double *baselines; /* below the ink of the first line */
        size_t count;
        double leading;
        double height; /* of the ink */
};
/* `text` of paragraphs parted by LF, set at this size, its lines at least `leading` apart; FIT
 * where a word is wider than the column. */
enum qrsign_status qs_paragraphs_set(const struct qs_layout *layout, enum qs_role role,
        const char *text, double width, double em, double leading, const char *field,
        struct qs_paragraphs *paragraphs, struct qrsign_error *error);
void qs_paragraphs_draw(const struct qs_layout *layout, const struct qs_paragraphs *paragraphs,
        double x, double top);

/* The lists of a hamlet's alleys and places, as large as the box lets them be; FIT. */
enum qrsign_status qs_index_draw(
        const struct qs_layout *layout, struct qs_box box, struct qrsign_error *error);
/* A place's name as it stands on the board of its own hamlet: without the hamlet's, which all share
 * (`Chợ Hưng Nhơn` is `Chợ`). In the arena, or the name itself; NULL: no memory. */
const char *qs_index_place_name(const struct qs_layout *layout, const char *name);
const char *qs_index_place_english(const struct qs_layout *layout, const char *name);

/* A place's badge with its icon; on white it needs a ring. */
void qs_badge_draw(const struct qs_layout *layout, const char *icon, struct qs_point centre,
        double side, bool on_panel);
/* The running number of an alley, in its list and on the map. */
enum qrsign_status qs_map_number(const struct qs_layout *layout, size_t index,
        const struct qs_run **run, struct qrsign_error *error);
/* Whether any alley or place of a hamlet is known to stand somewhere. */
bool qs_map_is_known(const struct qs_layout *layout);
/* The map of a hamlet on its panel. The code stands in a notch of it, of this width and height, in
 * the corner that leaves the map the largest scale; *notch is its upper left. */
enum qrsign_status qs_map_draw(struct qs_layout *layout, struct qs_box box, double notch_width,
        double notch_height, struct qs_point *notch, struct qrsign_error *error);

/* An accent rule, its middle at y. */
void qs_rule_draw(const struct qs_layout *layout, double x, double y, double width);

#endif
