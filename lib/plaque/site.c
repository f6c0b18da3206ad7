/* SPDX-License-Identifier: MIT */
/* The plaque of a heritage site: rank, name and text in two languages, a code to its page and one
 * to directions. */
#include "plaque/compose.h"
#include "plaque/parts.h"

#include "base/error.h"
#include "base/text.h"

#include <math.h>
#include <string.h>

/* Widths of the codes' panels, in S: a plaque that is small wants larger ones. */
static const double wider[] = {0, .030, .060, .095, .130};
static const double without_text = .060;

static bool is_portrait(const struct qs_layout *layout)
{
        return layout->height > 1.05 * layout->width;
}

static double plan(struct qs_layout *layout, unsigned attempt)
{
        bool portrait = is_portrait(layout);
        const struct qs_design *design;
        double width;

        qs_layout_take(layout, portrait ? QS_PORTRAIT : QS_LANDSCAPE);
        design = layout->design;
        width = design->panel.width;
        if (attempt >= QS_COUNT(wider))
                return 0;
        if (!layout->record->text[0] && !layout->record->text_en[0])
                width += without_text;
        return qs_mm(layout, fmin(width + wider[attempt], design->panel.ceiling));
}

/* What stands above the text, at a part of its size. */
struct heading {
        struct qs_line rank, rank_english; /* run NULL: none */
        struct qs_block name, english, address;
        double height; /* from the top of the plaque to the rule */
};

static enum qrsign_status set_rank(
        const struct qs_layout *layout, struct heading *heading, struct qrsign_error *error)
{
        const char *rank = layout->record->rank, *english = qs_words_rank_english(rank);
        double width = layout->width - 2 * qs_mm(layout, layout->design->margin), used;
        double gap = qs_mm(layout, layout->design->column.gap);
        struct qs_buffer capitals = {0};
        const char *kept = NULL;
        enum qrsign_status status;

        if (!rank[0])
                return QRSIGN_OK;
        if (qs_text_upper(rank, strlen(rank), &capitals))
                kept = qs_arena_string(layout->arena, capitals.data);
        qs_buffer_free(&capitals);
        if (!kept)
                return qs_error_memory(error);
        status = qs_line_set(layout, QS_ROLE_RANK, kept, width, "rank", &heading->rank, error);
        if (status != QRSIGN_OK || !english[0])
                return status;
        used = qs_line_width(&heading->rank) + gap;
        status = qs_line_set(layout, QS_ROLE_RANK_ENGLISH, english, width - used, "rank",
                &heading->rank_english, error);
        if (status == QRSIGN_ERROR_FIT) { /* English gives way */
                heading->rank_english.run = NULL;
                return QRSIGN_OK;
        }
        return status;
}

/* The name in one line or in two that share its height, at most `part` of its size. */
static enum qrsign_status set_name(const struct qs_layout *layout, double part,
        struct qs_block *block, struct qrsign_error *error)
{
        const struct qs_site_design *design = &layout->design->site;
        double full = part * qs_role_em(layout, QS_ROLE_NAME);
        double width = layout->width - 2 * qs_mm(layout, layout->design->margin), em, two = 0;
        double height = design->name_most * full;
        struct qs_block lines = {0};
        const struct qs_run *run;
        enum qrsign_status status = qs_fonts_shape(
                layout->fonts, layout->arena, QS_BOLD, layout->words->name, &run, error);

        if (status == QRSIGN_OK)
                status = qs_block_break(layout, &lines, run, 2, full, error);
        if (status != QRSIGN_OK) {
                qs_error_field(error, "name");
                return status;
        }
        em = fmin(full, width / (run->right - run->left));
        if (lines.count == 2)
                two = full * fmin(1, fmin(width / lines.width, height / lines.height));
        if (em < layout->design->types[QS_ROLE_NAME].floor_part * full && two > em) {
                for (size_t i = 0; i < lines.count; i++)
                        qs_block_add(block, &(struct qs_line){lines.lines[i].run, two});
                em = two;
        } else {
                qs_block_add(block, &(struct qs_line){run, em});
        }
        /* Room for a dot below the last line, whether there is one or not. */
        block->height = fmax(block->height,
                block->baselines[block->count - 1] + layout->design->band.below * em);
        if (em >= design->two_lines * full)
                return QRSIGN_OK;
        status = qs_error(error, QRSIGN_MESSAGE_TEXT_NO_ROOM, layout->words->name);
        qs_error_field(error, "name");
        return status;
}

/* Upright the address stands below the name, beside two codes there is no room for it. */
static enum qrsign_status set_heading_address(const struct qs_layout *layout, double width,
        struct heading *heading, struct qrsign_error *error)
{
        const struct qs_words *words = layout->words;
        const char *parts[] = {words->hamlet, words->commune, words->province};
        const char *text = qs_words_join(layout->arena, parts, QS_COUNT(parts), " · ");

        if (!text)
                return qs_error_memory(error);
        if (!text[0])
                return QRSIGN_OK;
        return qs_block_set(
                layout, &heading->address, QS_ROLE_COMMUNE, text, width, 2, "commune", error);
}

static enum qrsign_status set_heading(const struct qs_layout *layout, double part, bool address,
        struct heading *heading, struct qrsign_error *error)
{
        const struct qs_site_design *design = &layout->design->site;
        double width = layout->width - 2 * qs_mm(layout, layout->design->margin);
        enum qrsign_status status;

        *heading = (struct heading){0};
        status = set_rank(layout, heading, error);
        if (status == QRSIGN_OK)
                status = set_name(layout, part, &heading->name, error);
        if (status == QRSIGN_OK && layout->record->name_en[0])
                status = qs_block_set(layout, &heading->english, QS_ROLE_NAME_ENGLISH,
                        layout->record->name_en, width, 2, "name_en", error);
        if (status == QRSIGN_OK && address)
                status = set_heading_address(layout, width, heading, error);
        if (status != QRSIGN_OK)
                return status;
        heading->height =
                qs_mm(layout, design->top) + heading->name.height + qs_mm(layout, design->rule_gap);
        if (heading->rank.run)
                heading->height += heading->rank.run->above * heading->rank.em +
                                   qs_mm(layout, design->rank_gap);
        if (heading->english.count)
                heading->height += heading->english.height + qs_mm(layout, design->english_gap);
        if (heading->address.count)
                heading->height += heading->address.height + qs_mm(layout, design->english_gap);
        return QRSIGN_OK;
}

static void draw_heading(const struct qs_layout *layout, const struct heading *heading)
{
        const struct qs_site_design *design = &layout->design->site;
        double margin = qs_mm(layout, layout->design->margin), y = qs_mm(layout, design->top);
        double gap = qs_mm(layout, design->english_gap);

        if (heading->rank.run) {
                const struct qs_line *english = &heading->rank_english;

                y += heading->rank.run->above * heading->rank.em;
                qs_line_draw(layout, &heading->rank, layout->style->rule, margin, y);
                if (english->run)
                        qs_line_draw(layout, english, layout->style->rule,
                                layout->width - margin - qs_line_width(english), y);
                y += qs_mm(layout, design->rank_gap);
        }
        for (size_t i = 0; i < heading->name.count; i++) {
                const struct qs_line *line = &heading->name.lines[i];

                qs_line_draw(layout, line, layout->style->text, margin - line->run->left * line->em,
                        y + heading->name.baselines[i]);
        }
        y += heading->name.height;
        if (heading->english.count) {
                qs_block_draw(layout, &heading->english, layout->style->text, QS_ALIGN_LEFT, margin,
                        y + gap);
                y += gap + heading->english.height;
        }
        if (heading->address.count)
                qs_block_draw(layout, &heading->address, layout->style->text, QS_ALIGN_LEFT, margin,
                        y + gap);
        qs_rule_draw(layout, margin, heading->height, layout->width - 2 * margin);
}

/* The text in both languages, of one size. */
struct text {
        struct qs_paragraphs vietnamese, english;
        double height;
        bool side_by_side;
        double width; /* of a column */
};

static enum qrsign_status set_text(
        const struct qs_layout *layout, double em, struct text *text, struct qrsign_error *error)
{
        const struct qrsign_record *record = layout->record;
        double gap = qs_mm(layout, layout->design->site.text_gap);
        bool both = record->text[0] && record->text_en[0];
        enum qrsign_status status;

        text->side_by_side = both && !is_portrait(layout);
        text->width = layout->width - 2 * qs_mm(layout, layout->design->margin);
        if (text->side_by_side)
                text->width = (text->width - gap) / 2;
        status = qs_paragraphs_set(layout, QS_ROLE_TEXT, record->text, text->width, em, 0, "text",
                &text->vietnamese, error);
        if (status == QRSIGN_OK) /* side by side both stand on the same lines */
                status = qs_paragraphs_set(layout, QS_ROLE_TEXT, record->text_en, text->width, em,
                        text->side_by_side ? text->vietnamese.leading : 0, "text_en",
                        &text->english, error);
        if (text->side_by_side)
                text->height = fmax(text->vietnamese.height, text->english.height);
        else
                text->height = text->vietnamese.height + text->english.height + (both ? gap : 0);
        return status;
}

/* The largest size from that of its role down to `least` that has room. */
static enum qrsign_status fit_text(const struct qs_layout *layout, double least, double room,
        struct text *text, struct qrsign_error *error)
{
        static const double step = .96;
        double em = qs_role_em(layout, QS_ROLE_TEXT);
        enum qrsign_status status;

        *text = (struct text){0};
        if (!layout->record->text[0] && !layout->record->text_en[0])
                return QRSIGN_OK;
        for (least = fmin(least, em); em >= least * .9999; em = fmax(em * step, fmin(em, least))) {
                status = set_text(layout, em, text, error);
                if (status != QRSIGN_ERROR_FIT && status != QRSIGN_OK)
                        return status;
                if (status == QRSIGN_OK && text->height <= room)
                        return QRSIGN_OK;
                if (em <= least)
                        break;
        }
        status = qs_error(error, QRSIGN_MESSAGE_TEXT_NO_ROOM,
                layout->record->text[0] ? layout->record->text : layout->record->text_en);
        qs_error_field(error, layout->record->text[0] ? "text" : "text_en");
        return status;
}

static void draw_text(const struct qs_layout *layout, const struct text *text, double top)
{
        double margin = qs_mm(layout, layout->design->margin);
        double gap = qs_mm(layout, layout->design->site.text_gap);

        qs_paragraphs_draw(layout, &text->vietnamese, margin, top);
        if (text->side_by_side)
                qs_paragraphs_draw(layout, &text->english, margin + text->width + gap,
                        top + text->vietnamese.baselines[0] - text->english.baselines[0]);
        else
                qs_paragraphs_draw(layout, &text->english, margin,
                        top + text->vietnamese.height + (text->vietnamese.count ? gap : 0));
}

/* What stands below the text: the codes, and beside or below them address and services. */
struct lower {
        double panel, top; /* of the codes */
        bool beside;
        double x, width; /* of the column beside them */
        struct qs_text_column column;
        struct qs_service_row row;
};

static enum qrsign_status set_lower(const struct qs_layout *layout, double panel,
        struct lower *lower, struct qrsign_error *error)
{
        const struct qs_design *design = layout->design;
        double margin = qs_mm(layout, design->margin), count = (double)layout->codes->count;
        double height = qs_panel_height(layout, panel), bottom = qs_foot_top(layout);
        enum qrsign_status status = QRSIGN_ERROR_FIT;

        *lower = (struct lower){.panel = panel, .top = bottom - height};
        lower->x = margin + count * panel + (count - 1) * qs_mm(layout, design->panel.gap) +
                   qs_mm(layout, design->column.gap);
        lower->width = layout->width - margin - lower->x;
        if (lower->width >= qs_mm(layout, design->column.least)) {
                lower->beside = true;
                status = qs_text_column_set(
                        layout, lower->width, height, false, &lower->column, error);
        }
        if (status != QRSIGN_ERROR_FIT)
                return status;
        lower->beside = false;
        status = qs_service_row_set(layout, &lower->row, error);
        lower->top = bottom - lower->row.height -
                     qs_mm(layout, design->zone_gap + design->column.gap_least) - height;
        return status;
}

static enum qrsign_status draw_lower(
        struct qs_layout *layout, const struct lower *lower, struct qrsign_error *error)
{
        const struct qs_design *design = layout->design;
        double step = lower->panel + qs_mm(layout, design->panel.gap);
        double x = qs_mm(layout, design->margin);

        if (lower->beside) {
                qs_text_column_draw(layout, &lower->column, lower->x, lower->top, lower->width);
        } else {
                double count = (double)layout->codes->count;

                x = (layout->width - (count - 1) * step - lower->panel) / 2;
                qs_service_row_draw(layout, &lower->row, qs_foot_top(layout) - lower->row.height);
        }
        return qs_panels_draw(layout, (struct qs_point){x, lower->top}, lower->panel,
                (struct qs_point){step, 0}, error);
}

/* What gives way: the size of the text to what reads with ease, that of the name, that of the text
 * to what can be read at all. */
static const struct {
        double name; /* of the size of its role */
        bool comfortable;
} tries[] = {{1, true}, {.85, true}, {.72, true}, {.60, true}, {.85, false}, {.72, false},
        {.60, false}, {.50, false}};

static enum qrsign_status set_upper(const struct qs_layout *layout, const struct lower *lower,
        struct heading *heading, struct text *text, struct qrsign_error *error)
{
        const struct qs_site_design *design = &layout->design->site;
        double floor = qs_role_floor(layout, QS_ROLE_TEXT), room;
        double ease = fmax(floor, qs_mm(layout, design->comfortable));
        enum qrsign_status status = QRSIGN_ERROR_FIT;

        for (size_t i = 0; i < QS_COUNT(tries) && status == QRSIGN_ERROR_FIT; i++) {
                status = set_heading(layout, tries[i].name, !lower->beside, heading, error);
                if (status != QRSIGN_OK)
                        continue;
                room = lower->top - qs_mm(layout, design->zone) - heading->height -
                       qs_mm(layout, design->rule_gap);
                status = fit_text(layout, tries[i].comfortable ? ease : floor, room, text, error);
        }
        return status;
}

static enum qrsign_status set(struct qs_layout *layout, double panel_mm, struct qrsign_error *error)
{
        double gap = qs_mm(layout, layout->design->site.rule_gap), room;
        struct heading heading;
        struct lower lower;
        struct text text;
        enum qrsign_status status = set_lower(layout, panel_mm, &lower, error);

        if (status == QRSIGN_OK)
                status = set_upper(layout, &lower, &heading, &text, error);
        if (status != QRSIGN_OK)
                return status;
        room = lower.top - qs_mm(layout, layout->design->site.zone) - heading.height - gap;
        qs_frame_draw(layout);
        draw_heading(layout, &heading);
        draw_text(layout, &text, heading.height + gap + fmin(fmax(0, room - text.height) / 3, gap));
        status = draw_lower(layout, &lower, error);
        return status == QRSIGN_OK ? qs_foot_draw(layout, error) : status;
}

const struct qs_template_kind qs_site_template = {
        .name = "site",
        .kind = QRSIGN_RECORD_SITE,
        .plan = plan,
        .set = set,
};
