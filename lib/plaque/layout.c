/* SPDX-License-Identifier: MIT */
#include "plaque/layout.h"

#include "base/error.h"

#include <math.h>
#include <string.h>

/* Design system, section 2. */
static const double leading_em = 1.12, leading_clear = .20;
static const double usual_wrap_part = .75;

void qs_layout_take(struct qs_layout *layout, enum qs_form form)
{
        const struct qs_design *design = &layout->template_->designs[form];

        layout->form = form;
        layout->design = design;
        layout->side = form == QS_PORTRAIT ? fmin(layout->width, layout->height / design->aspect)
                                           : fmin(layout->height, layout->width / design->aspect);
}

const char *qs_layout_word(const struct qs_layout *layout, enum qs_word word)
{
        return layout->template_->words[word];
}

bool qs_layout_has(const struct qs_layout *layout, enum qs_part part)
{
        return layout->template_->parts[part];
}

double qs_role_em(const struct qs_layout *layout, enum qs_role role)
{
        const struct qs_type *type = &layout->design->types[role];

        return fmax(qs_mm(layout, type->em), qs_role_floor(layout, role));
}

double qs_role_floor(const struct qs_layout *layout, enum qs_role role)
{
        const struct qs_type *type = &layout->design->types[role];
        double least = fmax(type->floor_mm, type->floor_part * qs_mm(layout, type->em));

        if (layout->style->theme == QRSIGN_THEME_STEEL && type->weight == QS_REGULAR)
                least = fmax(least, layout->design->steel_floor);
        return least;
}

double qs_line_width(const struct qs_line *line)
{
        return line->run->advance * line->em;
}

enum qrsign_status qs_line_set(const struct qs_layout *layout, enum qs_role role, const char *text,
        double width, const char *field, struct qs_line *line, struct qrsign_error *error)
{
        enum qrsign_status status = qs_fonts_shape(layout->fonts, layout->arena,
                layout->design->types[role].weight, text, &line->run, error);

        if (status != QRSIGN_OK) {
                qs_error_field(error, field);
                return status;
        }
        line->em = qs_role_em(layout, role);
        if (qs_line_width(line) > width)
                line->em = width / line->run->advance;
        if (line->em >= qs_role_floor(layout, role))
                return QRSIGN_OK;
        status = qs_error(error, QRSIGN_MESSAGE_TEXT_NO_ROOM, text);
        qs_error_field(error, field);
        return status;
}

void qs_line_draw(const struct qs_layout *layout, const struct qs_line *line, enum qs_ink ink,
        double x, double baseline)
{
        qs_display_text(
                layout->display, ink, line->run, (struct qs_point){x, baseline}, line->em, 0);
}

double qs_leading(const struct qs_line *line, const struct qs_line *next)
{
        return fmax(leading_em * next->em, line->run->below * line->em +
                                                   leading_clear * fmax(line->em, next->em) +
                                                   next->run->above * next->em);
}

void qs_block_space(struct qs_block *block, double space)
{
        block->space = space;
}

void qs_block_add(struct qs_block *block, const struct qs_line *line)
{
        double baseline = line->run->above * line->em;

        if (block->count)
                baseline = block->baselines[block->count - 1] + block->space +
                           qs_leading(&block->lines[block->count - 1], line);
        block->lines[block->count] = *line;
        block->baselines[block->count++] = baseline;
        block->width = fmax(block->width, qs_line_width(line));
        block->height = baseline + line->run->below * line->em;
        block->space = 0;
}

/* How far the run has come, in em, at a byte of its text. */
static double advance_at(const struct qs_run *run, size_t at)
{
        size_t bytes = 0, glyph = 0;

        for (size_t i = 0; i < run->cluster_count && bytes < at; i++) {
                bytes += (size_t)run->clusters[i].bytes;
                glyph += (size_t)run->clusters[i].glyphs;
        }
        return glyph < run->glyph_count ? run->glyphs[glyph].x : run->advance;
}

/* A break behind a comma or a dash may leave lines so much less even. */
static const double punctuation_bonus = .85;

static double break_cost(const char *text, const char *space, double widest)
{
        bool behind = space > text && strchr(",;:-", space[-1]);

        return behind ? widest * punctuation_bonus : widest;
}

/* Breaks at spaces into `count` lines so that the widest is narrow. Writes where each line begins,
 * the first of them known; false if there are not spaces enough. */
static bool break_lines(const struct qs_run *run, size_t count, size_t *starts, double *widest)
{
        const char *text = run->text;
        double begin = advance_at(run, starts[0]), least = HUGE_VAL;

        *widest = run->advance - begin;
        if (count == 1)
                return true;
        for (const char *space = strchr(text + starts[0], ' '); space;
                space = strchr(space + 1, ' ')) {
                double first = advance_at(run, (size_t)(space - text)) - begin, rest, cost;
                size_t inner[QS_BLOCK_LINES] = {(size_t)(space - text) + 1};

                if (!break_lines(run, count - 1, inner, &rest))
                        break;
                cost = break_cost(text, space, fmax(first, rest));
                if (cost >= least)
                        continue;
                least = cost;
                *widest = fmax(first, rest);
                memcpy(starts + 1, inner, (count - 1) * sizeof(*starts));
        }
        return least < HUGE_VAL;
}

/* Adds the text in `count` lines of one size. */
static enum qrsign_status add_lines(const struct qs_layout *layout, struct qs_block *block,
        const struct qs_run *run, const size_t *starts, size_t count, double em,
        struct qrsign_error *error)
{
        for (size_t i = 0; i < count; i++) {
                size_t end = i + 1 < count ? starts[i + 1] - 1 : strlen(run->text);
                const char *text =
                        qs_arena_copy(layout->arena, run->text + starts[i], end - starts[i]);
                struct qs_line line = {.em = em};
                enum qrsign_status status;

                if (!text)
                        return qs_error_memory(error);
                status = qs_fonts_shape(
                        layout->fonts, layout->arena, run->weight, text, &line.run, error);
                if (status != QRSIGN_OK)
                        return status;
                qs_block_add(block, &line);
        }
        return QRSIGN_OK;
}

enum qrsign_status qs_block_break(const struct qs_layout *layout, struct qs_block *block,
        const struct qs_run *run, size_t lines, double em, struct qrsign_error *error)
{
        size_t starts[QS_BLOCK_LINES] = {0};
        double widest;

        while (!break_lines(run, lines, starts, &widest))
                lines--;
        return add_lines(layout, block, run, starts, lines, em, error);
}

enum qrsign_status qs_block_split(const struct qs_layout *layout, struct qs_block *block,
        const struct qs_run *run, size_t at, double em, struct qrsign_error *error)
{
        const size_t starts[] = {0, at + 1};

        return add_lines(layout, block, run, starts, 2, em, error);
}

enum qrsign_status qs_block_set(const struct qs_layout *layout, struct qs_block *block,
        enum qs_role role, const char *text, double width, size_t most, const char *field,
        struct qrsign_error *error)
{
        double full = qs_role_em(layout, role), least = qs_role_floor(layout, role), best = 0;
        const struct qs_type *type = &layout->design->types[role];
        double comfortable = type->wrap_part > 0 ? type->wrap_part : usual_wrap_part;
        size_t starts[QS_BLOCK_LINES] = {0}, chosen[QS_BLOCK_LINES] = {0}, lines = 0;
        const struct qs_run *run;
        enum qrsign_status status =
                qs_fonts_shape(layout->fonts, layout->arena, type->weight, text, &run, error);

        if (status != QRSIGN_OK) {
                qs_error_field(error, field);
                return status;
        }
        for (size_t count = 1; count <= most && best < comfortable * full; count++) {
                double widest, em;

                if (!break_lines(run, count, starts, &widest))
                        break;
                em = widest * full > width ? width / widest : full;
                if (em >= least && em > best) {
                        best = em;
                        lines = count;
                        memcpy(chosen, starts, sizeof(chosen));
                }
        }
        if (!lines) {
                status = qs_error(error, QRSIGN_MESSAGE_TEXT_NO_ROOM, text);
                qs_error_field(error, field);
                return status;
        }
        return add_lines(layout, block, run, chosen, lines, best, error);
}

void qs_block_draw(const struct qs_layout *layout, const struct qs_block *block, enum qs_ink ink,
        enum qs_align align, double x, double top)
{
        for (size_t i = 0; i < block->count; i++) {
                double width = qs_line_width(&block->lines[i]);
                double left = align == QS_ALIGN_LEFT     ? x
                              : align == QS_ALIGN_CENTRE ? x - width / 2
                                                         : x - width;

                qs_line_draw(layout, &block->lines[i], ink, left, top + block->baselines[i]);
        }
}
