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
        if (em < qs_role_floor(layout, QS_ROLE_NUMBER_LABEL)) { /* English gives way */
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

/* Where a text may be cut in two: behind the `/` of `10/12/34A`, or at a space. */
static size_t middle_break(const char *text)
{
        size_t length = strlen(text), best = 0;

        for (size_t i = 1; i + 1 < length; i++) {
                size_t at = text[i] == '/' ? i + 1 : i;

                if ((text[i] == '/' || text[i] == ' ') &&
                        (!best || fabs(2.0 * (double)at - (double)length) <
                                          fabs(2.0 * (double)best - (double)length)))
                        best = at;
        }
        return best;
}

/* Size of lines below each other in a box, each as wide as its ink. */
static double size_in_box(const struct qs_layout *layout, const struct qs_line *lines, size_t count,
        struct qs_box box)
{
        double em = qs_role_em(layout, QS_ROLE_NUMBER);
        struct qs_block block = {0};

        for (size_t i = 0; i < count; i++) {
                struct qs_line line = {lines[i].run, 1};

                em = fmin(em, box.width / (line.run->right - line.run->left));
                qs_block_add(&block, &line, 0);
        }
        return fmin(em, box.height / block.height);
}

static void draw_centred(const struct qs_layout *layout, struct qs_line *lines, size_t count,
        double em, struct qs_box box)
{
        struct qs_block block = {0};
        double top;

        for (size_t i = 0; i < count; i++) {
                lines[i].em = em;
                qs_block_add(&block, &lines[i], 0);
        }
        top = box.y + (box.height - block.height) / 2;
        for (size_t i = 0; i < count; i++) {
                const struct qs_run *run = lines[i].run;
                double x = box.x + (box.width - (run->right - run->left) * em) / 2;

                qs_line_draw(layout, &lines[i], layout->style->text, x - run->left * em,
                        top + block.baselines[i]);
        }
}

/* As large as it fits, in the middle of the box by its ink. */
static enum qrsign_status draw_number(const struct qs_layout *layout, const char *text,
        struct qs_box box, struct qrsign_error *error)
{
        double floor = qs_role_floor(layout, QS_ROLE_NUMBER), em, two = 0;
        double least = layout->design->house.two_lines * qs_role_em(layout, QS_ROLE_NUMBER);
        size_t at = middle_break(text), next = at && text[at] == ' ' ? at + 1 : at;
        struct qs_line one[1], lines[2];
        enum qrsign_status status =
                qs_fonts_shape(layout->fonts, layout->arena, QS_BOLD, text, &one[0].run, error);

        if (status != QRSIGN_OK) {
                qs_error_field(error, "households[0].number");
                return status;
        }
        em = size_in_box(layout, one, 1, box);
        if (em < floor && at) {
                const char *first = qs_arena_copy(layout->arena, text, at);

                if (!first)
                        return qs_error_memory(error);
                status = qs_fonts_shape(
                        layout->fonts, layout->arena, QS_BOLD, first, &lines[0].run, error);
                if (status == QRSIGN_OK)
                        status = qs_fonts_shape(layout->fonts, layout->arena, QS_BOLD, text + next,
                                &lines[1].run, error);
                if (status != QRSIGN_OK)
                        return status;
                two = size_in_box(layout, lines, 2, box);
        }
        if (fmax(em, two) < least) {
                status = qs_error(error, QRSIGN_MESSAGE_TEXT_NO_ROOM, text);
                qs_error_field(error, "households[0].number");
                return status;
        }
        draw_centred(layout, two > em ? lines : one, two > em ? 2 : 1, fmax(em, two), box);
        return QRSIGN_OK;
}

enum qrsign_status qs_house_draw_number(const struct qs_layout *layout, const char *text,
        const struct qs_caption *label, double width, double lower, struct qrsign_error *error)
{
        double margin = qs_mm(layout, layout->design->margin), baseline;
        enum qrsign_status status = draw_label(layout, label, width, &baseline, error);
        struct qs_box box = {margin, 0, width, 0};

        if (status != QRSIGN_OK)
                return status;
        box.y = baseline + qs_mm(layout, layout->design->house.label_gap);
        box.height = lower - box.y;
        return draw_number(layout, text, box, error);
}
