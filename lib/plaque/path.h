/* SPDX-License-Identifier: MIT */
/* Building paths of the display list. An allocation that failed is remembered in `failed`. */
#ifndef QS_PATH_H
#define QS_PATH_H

#include "plaque/display.h"

struct qs_path_builder {
        struct qs_arena *arena;
        enum qs_path_verb *verbs;
        size_t verb_count, verb_capacity;
        struct qs_point *points;
        size_t point_count, point_capacity;
        bool failed;
};

void qs_path_start(struct qs_path_builder *builder, struct qs_arena *arena);
void qs_path_move(struct qs_path_builder *builder, struct qs_point to);
void qs_path_line(struct qs_path_builder *builder, struct qs_point to);
void qs_path_curve(struct qs_path_builder *builder, struct qs_point first, struct qs_point second,
        struct qs_point to);
void qs_path_close(struct qs_path_builder *builder);
/* The arc of an ellipse, as SVG 1.1, 8.3.8 gives it: radii, rotation of the axes in degrees, which
 * of the four arcs. */
void qs_path_arc(struct qs_path_builder *builder, struct qs_point radii, double rotation,
        bool large, bool sweep, struct qs_point to);
/* Path data of SVG 1.1, 8.3 with M L H V Q C A Z, absolute and relative, numbers without
 * exponent. For our own static data: asserted, not checked. */
void qs_path_svg(struct qs_path_builder *builder, const char *data);
/* Draws what was built: stroked where there is a width, else filled. */
void qs_display_path(struct qs_display *display, enum qs_ink ink,
        const struct qs_path_builder *builder, double width);

#endif
