/* SPDX-License-Identifier: MIT */
/* Compositions: how the parts of a plaque stand together. */
#ifndef QS_COMPOSE_H
#define QS_COMPOSE_H

#include "plaque/layout.h"

/* A kind of plaque. */
struct qs_template_kind {
        const char *name;
        enum qrsign_record_kind kind;
        bool bends; /* there is a composition QS_BENT */
        /* Chooses composition and S; returns how wide code panels are, in mm. Where the codes do
         * not hold on them it is asked again for wider ones, with `attempt` counted up, until it
         * returns 0; they step down the ladder on the last alone. Of the layout only record, width,
         * height and how many codes there are is known. */
        double (*plan)(struct qs_layout *layout, unsigned attempt);
        /* Draws everything. The codes hold on panels of the width that was planned. */
        enum qrsign_status (*set)(
                struct qs_layout *layout, double panel_mm, struct qrsign_error *error);
};

extern const struct qs_template_kind qs_alley_template;
extern const struct qs_template_kind qs_house_template;
extern const struct qs_template_kind qs_hamlet_template;
extern const struct qs_template_kind qs_site_template;

/* Compositions of an alley. */
enum qrsign_status qs_alley_set_landscape(
        struct qs_layout *layout, double panel_mm, struct qrsign_error *error);
enum qrsign_status qs_alley_set_portrait(
        struct qs_layout *layout, double panel_mm, struct qrsign_error *error);

/* Whether there is a strip map, and a record that has anything to show on it. */
bool qs_alley_has_strip(const struct qs_layout *layout);
/* A strip map in a box, drawn; *loss tells how much it leaves to be wished for, 0 for nothing.
 * FIT, MISSING, MEMORY. */
enum qrsign_status qs_alley_draw_strip(struct qs_layout *layout, enum qs_strip_form form,
        struct qs_box box, unsigned *loss, struct qrsign_error *error);

/* The number of a house between the margin and `width` right of it, above `lower`, and its label
 * over it. */
enum qrsign_status qs_house_draw_number(const struct qs_layout *layout, const char *text,
        const struct qs_caption *label, double width, double lower, struct qrsign_error *error);

#endif
