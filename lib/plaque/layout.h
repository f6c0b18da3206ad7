/* SPDX-License-Identifier: MIT */
/* What every part of a layout works with, and setting text: sizes, lines, blocks of lines. */
#ifndef QS_LAYOUT_H
#define QS_LAYOUT_H

#include "plaque/code.h"
#include "plaque/strip.h"
#include "plaque/style.h"
#include "plaque/template.h"
#include "plaque/words.h"

/* Functions below the layout may leave an error where a later try succeeds: the caller of the
 * library sees only that of a plaque that was not made. */
struct qs_layout {
        struct qs_fonts *fonts;
        struct qs_arena *arena;
        struct qs_display *display;
        const struct qs_style *style;
        const struct qrsign_template *template_;
        const struct qs_design *design; /* of the template, of this composition */
        enum qs_form form;
        const struct qrsign_record *record; /* in normal form */
        const struct qrsign_plaque_options *options;
        const struct qs_words *words;
        const struct qs_plaque_codes *codes;
        double width, height; /* mm */
        double side;          /* S, mm */
        struct qs_strip_result strip;
        size_t map_left_out; /* alleys and places that found no room on the map of a hamlet */
        struct qrsign_plaque_code placed[QS_CODES_MOST]; /* where the codes were put */
};

/* Takes a composition, and the S that it has on a plaque of this width and height. */
void qs_layout_take(struct qs_layout *layout, enum qs_form form);
/* A text that the template says, "" where it leaves it to the record's words. */
const char *qs_layout_word(const struct qs_layout *layout, enum qs_word word);
bool qs_layout_has(const struct qs_layout *layout, enum qs_part part);

/* A fraction of S in millimetres. */
static inline double qs_mm(const struct qs_layout *layout, double fraction)
{
        return fraction * layout->side;
}

/* A line of text and its size. */
struct qs_line {
        const struct qs_run *run;
        double em;
};

/* The size of a role, and the least it may come to. */
double qs_role_em(const struct qs_layout *layout, enum qs_role role);
double qs_role_floor(const struct qs_layout *layout, enum qs_role role);

/* Sets a text in one line of at most `width`: shrunk to the floor of its role, then FIT, with
 * `field` as the error's field. */
enum qrsign_status qs_line_set(const struct qs_layout *layout, enum qs_role role, const char *text,
        double width, const char *field, struct qs_line *line, struct qrsign_error *error);
void qs_line_draw(const struct qs_layout *layout, const struct qs_line *line, enum qs_ink ink,
        double x, double baseline);
double qs_line_width(const struct qs_line *line);

enum { QS_BLOCK_LINES = 6 };

/* Lines below each other, spaced by ink. */
struct qs_block {
        struct qs_line lines[QS_BLOCK_LINES];
        double baselines[QS_BLOCK_LINES]; /* below the ink of the first line */
        size_t count;
        double width;
        double height; /* of the ink */
        double space;  /* before the line that is added next */
};

/* From the baseline of a line to that of the next, so that their inks keep apart. */
double qs_leading(const struct qs_line *line, const struct qs_line *next);
void qs_block_add(struct qs_block *block, const struct qs_line *line);
/* Leaves so much more before the line that is added next. */
void qs_block_space(struct qs_block *block, double space);
/* Adds a text in as few lines as let it keep most of its size, at most `most`; FIT. */
enum qrsign_status qs_block_set(const struct qs_layout *layout, struct qs_block *block,
        enum qs_role role, const char *text, double width, size_t most, const char *field,
        struct qrsign_error *error);

/* Adds a text in just so many lines of this size, or in fewer where it has too few spaces. */
enum qrsign_status qs_block_break(const struct qs_layout *layout, struct qs_block *block,
        const struct qs_run *run, size_t lines, double em, struct qrsign_error *error);
/* Adds two lines: what is before and what is behind the space at this byte of the text. */
enum qrsign_status qs_block_split(const struct qs_layout *layout, struct qs_block *block,
        const struct qs_run *run, size_t at, double em, struct qrsign_error *error);

enum qs_align { QS_ALIGN_LEFT, QS_ALIGN_CENTRE, QS_ALIGN_RIGHT };

/* `x` is the left edge, the middle, or the right edge; `top` that of the ink. */
void qs_block_draw(const struct qs_layout *layout, const struct qs_block *block, enum qs_ink ink,
        enum qs_align align, double x, double top);

#endif
