/* SPDX-License-Identifier: MIT */
/* The display list: everything on a plaque, where it stands and in which ink. Millimetres from the
 * upper left corner of the trim, y down. It knows no cairo; a backend draws it. */
#ifndef QS_DISPLAY_H
#define QS_DISPLAY_H

#include "plaque/font.h"

#include <qrsign/symbol.h>

/* The palette (the key colours of the design system). Nothing else is ever drawn. */
enum qs_ink {
        QS_INK_BLUE = 0,
        QS_INK_WHITE,
        QS_INK_BLACK,
        QS_INK_AMBER,
        QS_INK_BROWN,
        QS_INK_COUNT
};

struct qs_point {
        double x, y;
};

struct qs_box {
        double x, y, width, height;
};

enum qs_path_verb {
        QS_MOVE,  /* 1 point */
        QS_LINE,  /* 1 point */
        QS_CURVE, /* 3 points: two controls and the end of a cubic */
        QS_CLOSE  /* 0 points */
};

struct qs_path {
        const enum qs_path_verb *verbs;
        size_t verb_count;
        const struct qs_point *points;
};

enum qs_item_kind {
        QS_ITEM_FILL,   /* a path, filled */
        QS_ITEM_STROKE, /* a path, stroked: butt ends, round joins */
        QS_ITEM_TEXT,
        QS_ITEM_SYMBOL
};

struct qs_item {
        enum qs_item_kind kind;
        enum qs_ink ink;
        union {
                struct {
                        struct qs_path path;
                        double width; /* of a stroke */
                        bool winding; /* filled by the non-zero rule: outlines of letters */
                } shape;
                struct {
                        const struct qs_run *run;
                        struct qs_point origin; /* on the baseline */
                        double em;              /* font size */
                        double angle;           /* radians, clockwise */
                } text;
                struct {
                        const struct qrsign_symbol *symbol; /* borrowed */
                        struct qs_point origin;             /* upper left of the first module */
                        double module;
                } symbol;
        };
};

struct qs_hole {
        struct qs_point centre;
        double radius;
};
enum { QS_HOLES_MOST = 4 };

/* In drawing order. Items, paths and runs live in the arena. An allocation that failed is
 * remembered in `failed`: add freely, look once at the end. */
struct qs_display {
        struct qs_arena *arena;
        struct qs_item *items;
        size_t count;
        size_t capacity;
        bool failed;
        bool has_ground; /* an ink lies under everything and runs into the bleed */
        enum qs_ink ground;
        /* Where screws go through: for who cuts the plaque. Never drawn. */
        struct qs_hole holes[QS_HOLES_MOST];
        size_t hole_count;
};

void qs_display_start(struct qs_display *display, struct qs_arena *arena);

void qs_display_ground(struct qs_display *display, enum qs_ink ink);
/* Rectangles, with corners rounded by radius (0: sharp). */
void qs_display_box(struct qs_display *display, enum qs_ink ink, struct qs_box box, double radius);
void qs_display_frame(struct qs_display *display, enum qs_ink ink, struct qs_box box, double radius,
        double width);
void qs_display_disc(
        struct qs_display *display, enum qs_ink ink, struct qs_point centre, double radius);
void qs_display_line(struct qs_display *display, enum qs_ink ink, struct qs_point from,
        struct qs_point to, double width);
/* An open line through the points. */
void qs_display_polyline(struct qs_display *display, enum qs_ink ink, const struct qs_point *points,
        size_t count, double width);
/* A closed, filled polygon. */
void qs_display_polygon(
        struct qs_display *display, enum qs_ink ink, const struct qs_point *points, size_t count);
/* A path given as SVG path data with M L H V Q C A Z (and lower case), scaled by `scale` and moved
 * so that its 0,0 stands at `origin`. Static data of our own (icons, ornaments): asserted, not
 * checked. width 0: filled, else stroked. */
void qs_display_svg(struct qs_display *display, enum qs_ink ink, const char *data,
        struct qs_point origin, double scale, double width);
/* Text with its origin on the baseline; the box of its ink is qs_text_ink(). */
void qs_display_text(struct qs_display *display, enum qs_ink ink, const struct qs_run *run,
        struct qs_point origin, double em, double angle);
void qs_display_symbol(struct qs_display *display, enum qs_ink ink,
        const struct qrsign_symbol *symbol, struct qs_point origin, double module);

/* The box of a run's ink when it is set at `origin` with `em`, upright. */
struct qs_box qs_text_ink(const struct qs_run *run, struct qs_point origin, double em);
bool qs_box_overlap(struct qs_box a, struct qs_box b, double clearance);

#endif
