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

/* The promise that scanning costs nothing, with its shield. */
enum qrsign_status qs_safety_set(const struct qs_layout *layout, bool english, double width,
        size_t lines, struct qs_block *block, struct qrsign_error *error);
double qs_safety_height(const struct qs_layout *layout, const struct qs_block *block);
void qs_safety_draw(
        const struct qs_layout *layout, const struct qs_block *block, double x, double top);

/* An accent rule, its middle at y. */
void qs_rule_draw(const struct qs_layout *layout, double x, double y, double width);

#endif
