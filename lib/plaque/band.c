/* SPDX-License-Identifier: MIT */
/* The band: the name, and right of it how many households and metres. */
#include "plaque/parts.h"

#include "base/error.h"

#include <math.h>
#include <string.h>

/* Facts and what stands below them, right-aligned; empty where there is nothing to say. */
static enum qrsign_status set_facts(const struct qs_layout *layout, double part, size_t asides,
        struct qs_block *block, struct qrsign_error *error)
{
        const struct qs_words *words = layout->words;
        double content = layout->width - 2 * qs_mm(layout, layout->design->margin);
        double width = content * part, drop, em = HUGE_VAL;
        enum qrsign_status status = QRSIGN_OK;
        struct qs_block aside = {0}, even = {0};

        *block = (struct qs_block){0};
        if (words->facts[0])
                status = qs_block_set(
                        layout, block, QS_ROLE_FACTS, words->facts, width, 1, "length_m", error);
        for (size_t i = 0; i < asides && status == QRSIGN_OK; i++)
                if (words->aside[i][0])
                        status = qs_block_set(layout, &aside, QS_ROLE_ASIDE, words->aside[i], width,
                                2, words->aside_fields[i], error);
        if (status != QRSIGN_OK)
                return status;
        for (size_t i = 0; i < aside.count; i++)
                em = fmin(em, aside.lines[i].em);
        for (size_t i = 0; i < aside.count; i++)
                qs_block_add(&even, &(struct qs_line){aside.lines[i].run, em});
        drop = block->count ? block->height + qs_mm(layout, layout->design->band.facts_gap) : 0;
        for (size_t i = 0; i < even.count; i++) {
                block->lines[block->count] = even.lines[i];
                block->baselines[block->count++] = drop + even.baselines[i];
        }
        block->width = fmax(block->width, even.width);
        block->height = even.count ? drop + even.height : block->height;
        return QRSIGN_OK;
}

/* The least part of their size to which facts shrink together. */
static const double facts_part = .75;

/* Their last line stands on the name's baseline, their first below the band's top. */
static enum qrsign_status fit_facts(const struct qs_layout *layout, double top,
        struct qs_block *block, struct qrsign_error *error)
{
        double room = qs_band_baseline(layout, top) - top, part;
        enum qrsign_status status;

        if (!block->count || block->baselines[block->count - 1] <= room)
                return QRSIGN_OK;
        part = room / block->baselines[block->count - 1];
        if (part < facts_part) {
                status = qs_error(error, QRSIGN_MESSAGE_TEXT_NO_ROOM, layout->words->facts);
                qs_error_field(error, layout->words->aside_fields[0]);
                return status;
        }
        for (size_t i = 0; i < block->count; i++) {
                block->lines[i].em *= part;
                block->baselines[i] *= part;
        }
        block->width *= part;
        block->height *= part;
        return QRSIGN_OK;
}

static double ink_width(const struct qs_run *run)
{
        return run->right - run->left;
}

/* The largest size at which the name stands in one line: its marks may rise no higher than those
 * of Ê, or they would run into the border. */
static double size_in_one(const struct qs_layout *layout, const struct qs_run *run, double width)
{
        double em = fmin(qs_role_em(layout, QS_ROLE_NAME), width / ink_width(run));

        if (run->above > layout->design->band.above)
                em = fmin(em,
                        qs_role_em(layout, QS_ROLE_NAME) * layout->design->band.above / run->above);
        return em;
}

/* Lines scaled to stand in the width and within the height of one line at full size. */
static struct qs_block fit_block(
        const struct qs_layout *layout, const struct qs_block *block, double width)
{
        const struct qs_band_design *band = &layout->design->band;
        double height = (band->above + band->below) * qs_role_em(layout, QS_ROLE_NAME);
        double em = block->lines[0].em * fmin(width / block->width, height / block->height);
        struct qs_block fitted = {0};

        for (size_t i = 0; i < block->count; i++) {
                struct qs_line line = {block->lines[i].run, em};

                qs_block_add(&fitted, &line);
        }
        return fitted;
}

/* Where the unit word ends, as a space in the name; 0: there is no unit word. */
static size_t unit_end(const struct qs_layout *layout)
{
        const char *name = layout->words->name, *space = name;

        if (!layout->words->name_unit[0])
                return 0;
        for (const char *unit = layout->words->name_unit; unit; unit = strchr(unit + 1, ' '))
                if (!(space = strchr(space + 1, ' ')))
                        return 0;
        return (size_t)(space - name);
}

/* A unit word alone in the first line reads better than even lines, if it costs little size. */
static const double unit_line_part = .8;

/* The name in two lines; none if it has one word. */
static enum qrsign_status break_name(const struct qs_layout *layout, const struct qs_run *run,
        double width, struct qs_block *block, struct qrsign_error *error)
{
        double full = qs_role_em(layout, QS_ROLE_NAME);
        struct qs_block even = {0}, unit = {0};
        size_t at = unit_end(layout);
        enum qrsign_status status = qs_block_break(layout, &even, run, 2, full, error);

        *block = (struct qs_block){0};
        if (status != QRSIGN_OK || even.count < 2)
                return status;
        *block = fit_block(layout, &even, width);
        if (!at)
                return QRSIGN_OK;
        status = qs_block_split(layout, &unit, run, at, full, error);
        if (status != QRSIGN_OK)
                return status;
        unit = fit_block(layout, &unit, width);
        if (unit.lines[0].em >= unit_line_part * block->lines[0].em)
                *block = unit;
        return QRSIGN_OK;
}

double qs_band_baseline(const struct qs_layout *layout, double top)
{
        return top + layout->design->band.above * qs_role_em(layout, QS_ROLE_NAME);
}

/* A large letter's side bearing would look like an indent: ink begins on the margin. */
static void draw_line(const struct qs_layout *layout, const struct qs_line *line, double x,
        double baseline, double *right)
{
        qs_line_draw(layout, line, layout->style->text, x - line->run->left * line->em, baseline);
        *right = fmax(*right, x + ink_width(line->run) * line->em);
}

enum qrsign_status qs_name_draw(const struct qs_layout *layout, double x, double top, double width,
        double *right, struct qrsign_error *error)
{
        const struct qs_band_design *band = &layout->design->band;
        double full = qs_role_em(layout, QS_ROLE_NAME), two = 0;
        struct qs_block block = {0};
        struct qs_line line;
        enum qrsign_status status = qs_fonts_shape(
                layout->fonts, layout->arena, QS_BOLD, layout->words->name, &line.run, error);

        *right = x;
        if (status != QRSIGN_OK) {
                qs_error_field(error, layout->words->name_field);
                return status;
        }
        line.em = size_in_one(layout, line.run, width);
        if (line.em < qs_role_floor(layout, QS_ROLE_NAME)) {
                status = break_name(layout, line.run, width, &block, error);
                if (status != QRSIGN_OK)
                        return status;
                two = block.count ? block.lines[0].em : 0;
        }
        if (fmax(line.em, two) < band->two_lines * full) {
                status = qs_error(error, QRSIGN_MESSAGE_TEXT_NO_ROOM, layout->words->name);
                qs_error_field(error, layout->words->name_field);
                return status;
        }
        if (two <= line.em) {
                draw_line(layout, &line, x, qs_band_baseline(layout, top), right);
                return QRSIGN_OK;
        }
        top += ((band->above + band->below) * full - block.height) / 2;
        for (size_t i = 0; i < block.count; i++)
                draw_line(layout, &block.lines[i], x, top + block.baselines[i], right);
        return QRSIGN_OK;
}

static enum qrsign_status draw_band(const struct qs_layout *layout, double facts_part_of_width,
        size_t asides, struct qrsign_error *error)
{
        const struct qs_band_design *band = &layout->design->band;
        double margin = qs_mm(layout, layout->design->margin), top = qs_mm(layout, band->top);
        double width = layout->width - 2 * margin, right;
        struct qs_block facts;
        enum qrsign_status status = set_facts(layout, facts_part_of_width, asides, &facts, error);

        if (status == QRSIGN_OK)
                status = fit_facts(layout, top, &facts, error);
        if (status != QRSIGN_OK)
                return status;
        if (facts.count)
                width -= facts.width + qs_mm(layout, band->name_gap);
        status = qs_name_draw(layout, margin, top, width, &right, error);
        if (status == QRSIGN_OK && facts.count)
                qs_block_draw(layout, &facts, layout->style->text, QS_ALIGN_RIGHT,
                        layout->width - margin,
                        qs_band_baseline(layout, top) - facts.baselines[facts.count - 1]);
        return status;
}

enum qrsign_status qs_band_draw(const struct qs_layout *layout, struct qrsign_error *error)
{
        const struct qs_band_design *band = &layout->design->band;
        const double parts[] = {band->facts_most, band->facts_least};
        enum qrsign_status status = QRSIGN_ERROR_FIT;

        for (size_t i = 0; i < QS_COUNT(parts) && status == QRSIGN_ERROR_FIT; i++)
                status = draw_band(layout, parts[i], QS_WORDS_ASIDES, error);
        for (size_t asides = QS_WORDS_ASIDES; asides-- && status == QRSIGN_ERROR_FIT;)
                status = draw_band(layout, band->facts_least, asides, error);
        return status;
}
