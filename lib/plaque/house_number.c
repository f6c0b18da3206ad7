/* SPDX-License-Identifier: MIT */
/* The number of a house, as large as it fits, and the line over it. */
#include "plaque/compose.h"
#include "plaque/parts.h"

#include "base/error.h"

#include <math.h>
#include <string.h>

/* `Số nhà · House No.` in one line. *baseline is its. */
static enum qrsign_status draw_label(const struct qs_layout *layout,
        const struct qs_caption *caption, double width, double *baseline,
        struct qrsign_error *error)
{
        double x = qs_mm(layout, layout->design->margin), em;
        const char *parts[] = {"", caption->english};
        const char *english = qs_words_join(layout->arena, parts, 2, "");
        struct qs_line vietnamese, dot, small;
        enum qrsign_status status = english ? QRSIGN_OK : qs_error_memory(error);

        if (status == QRSIGN_OK)
                status = qs_line_set(layout, QS_ROLE_NUMBER_LABEL, caption->vietnamese, width,
                        "size", &vietnamese, error);
        if (status == QRSIGN_OK)
                status = qs_line_set(
                        layout, QS_ROLE_NUMBER_LABEL_ENGLISH, " · ", width, "size", &dot, error);
        if (status == QRSIGN_OK)
                status = qs_line_set(layout, QS_ROLE_NUMBER_LABEL_ENGLISH, english, width, "size",
                        &small, error);
        if (status != QRSIGN_OK)
                return status;
        em = fmin(vietnamese.em,
                width / (vietnamese.run->advance + dot.run->advance + small.run->advance));
        *baseline = qs_mm(layout, layout->design->house.label_top) +
                    vietnamese.run->above * vietnamese.em;
        /* English gives way. */
        if (!english[0] || em < qs_role_floor(layout, QS_ROLE_NUMBER_LABEL)) {
                qs_line_draw(layout, &vietnamese, layout->style->text, x, *baseline);
                return QRSIGN_OK;
        }
        vietnamese.em = dot.em = small.em = em;
        qs_line_draw(layout, &vietnamese, layout->style->text, x, *baseline);
        x += qs_line_width(&vietnamese);
        qs_line_draw(layout, &dot, layout->style->text, x, *baseline);
        x += qs_line_width(&dot);
        qs_line_draw(layout, &small, layout->style->text, x, *baseline);
        return QRSIGN_OK;
}

/* Where a number may be cut in two: behind the `/` of `10/12/34A` nearest its middle; 0: nowhere.
 */
static size_t middle_slash(const char *text)
{
        size_t length = strlen(text), best = 0;

        for (size_t at = 2; at < length; at++)
                if (text[at - 1] == '/' &&
                        (!best || fabs(2.0 * (double)at - (double)length) <
                                          fabs(2.0 * (double)best - (double)length)))
                        best = at;
        return best;
}

/* The lines at a size at which their inks fill the box. */
static struct qs_block fill_box(
        const struct qs_layout *layout, const struct qs_block *lines, struct qs_box box)
{
        double em = qs_role_em(layout, QS_ROLE_NUMBER), factor = box.height / lines->height;
        struct qs_block filled = {0};

        em = fmin(em, lines->lines[0].em * factor);
        for (size_t i = 0; i < lines->count; i++) {
                const struct qs_run *run = lines->lines[i].run;

                em = fmin(em, box.width / (run->right - run->left));
        }
        for (size_t i = 0; i < lines->count; i++) {
                struct qs_line line = {lines->lines[i].run, em};

                qs_block_add(&filled, &line);
        }
        return filled;
}

/* In the middle of the box by its ink. */
static void draw_centred(
        const struct qs_layout *layout, const struct qs_block *block, struct qs_box box)
{
        double top = box.y + (box.height - block->height) / 2;

        for (size_t i = 0; i < block->count; i++) {
                const struct qs_line *line = &block->lines[i];
                double width = (line->run->right - line->run->left) * line->em;

                qs_line_draw(layout, line, layout->style->text,
                        box.x + (box.width - width) / 2 - line->run->left * line->em,
                        top + block->baselines[i]);
        }
}

/* The number cut at a slash, a text in `count` lines; fewer lines if it has no place for that. */
static enum qrsign_status break_text(const struct qs_layout *layout, const struct qs_run *run,
        size_t count, struct qs_block *block, struct qrsign_error *error)
{
        size_t slash = middle_slash(run->text);
        struct qs_line first = {.em = 1}, second = {.em = 1};
        const char *upper;
        enum qrsign_status status;

        *block = (struct qs_block){0};
        if (count != 2 || !slash)
                return qs_block_break(layout, block, run, count, 1, error);
        upper = qs_arena_copy(layout->arena, run->text, slash);
        if (!upper)
                return qs_error_memory(error);
        status = qs_fonts_shape(layout->fonts, layout->arena, QS_BOLD, upper, &first.run, error);
        if (status == QRSIGN_OK)
                status = qs_fonts_shape(layout->fonts, layout->arena, QS_BOLD, run->text + slash,
                        &second.run, error);
        if (status != QRSIGN_OK)
                return status;
        qs_block_add(block, &first);
        qs_block_add(block, &second);
        return QRSIGN_OK;
}

enum { NUMBER_LINES = 3 };

/* In one line as large as it fits, in more where it would be small. */
static enum qrsign_status draw_number(const struct qs_layout *layout, const char *text,
        struct qs_box box, struct qrsign_error *error)
{
        double least = layout->design->house.smallest * qs_role_em(layout, QS_ROLE_NUMBER);
        struct qs_block best = {0}, lines;
        const struct qs_run *run;
        enum qrsign_status status =
                qs_fonts_shape(layout->fonts, layout->arena, QS_BOLD, text, &run, error);

        for (size_t count = 1; count <= NUMBER_LINES && status == QRSIGN_OK; count++) {
                if (best.count && best.lines[0].em >= qs_role_floor(layout, QS_ROLE_NUMBER))
                        break;
                status = break_text(layout, run, count, &lines, error);
                if (status != QRSIGN_OK)
                        break;
                lines = fill_box(layout, &lines, box);
                if (!best.count || lines.lines[0].em > best.lines[0].em)
                        best = lines;
        }
        if (status == QRSIGN_OK && best.lines[0].em < least)
                status = qs_error(error, QRSIGN_MESSAGE_TEXT_NO_ROOM, text);
        if (status != QRSIGN_OK) {
                qs_error_field(error, "households[0].number");
                return status;
        }
        draw_centred(layout, &best, box);
        return QRSIGN_OK;
}

enum qrsign_status qs_house_draw_number(const struct qs_layout *layout, const char *text,
        const struct qs_caption *label, double width, double lower, struct qrsign_error *error)
{
        double margin = qs_mm(layout, layout->design->margin);
        double baseline = qs_mm(layout, layout->design->house.label_top);
        struct qs_box box = {margin, baseline, width, 0};
        enum qrsign_status status = QRSIGN_OK;

        if (qs_layout_has(layout, QS_PART_LABEL)) {
                status = draw_label(layout, label, width, &baseline, error);
                box.y = baseline + qs_mm(layout, layout->design->house.label_gap);
        }
        if (status != QRSIGN_OK)
                return status;
        box.height = lower - box.y;
        return draw_number(layout, text, box, error);
}
