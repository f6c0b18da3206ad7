/* SPDX-License-Identifier: MIT */
/* The alley plaque higher than wide: the strip map upright at the left, the codes above each
 * other at the right and the text below them, or below everything; on a small plaque the codes
 * side by side, the text and the strip map below them. */
#include "plaque/compose.h"
#include "plaque/parts.h"

#include "base/error.h"

#include <math.h>

/* The address between two rules, in one line where it fits. *y is the lower rule. */
static enum qrsign_status draw_address(
        const struct qs_layout *layout, double *y, struct qrsign_error *error)
{
        const struct qs_column_design *column = &layout->design->column;
        const struct qs_words *words = layout->words;
        const char *parts[] = {words->hamlet, words->commune, words->province};
        const char *text = qs_words_join(layout->arena, parts, QS_COUNT(parts), " · ");
        double margin = qs_mm(layout, layout->design->margin), top = *y;
        double width = layout->width - 2 * margin, pad = qs_mm(layout, column->pad);
        double room = width - 2 * qs_mm(layout, column->inset), height;
        struct qs_block block = {0};
        enum qrsign_status status;

        if (!text)
                return qs_error_memory(error);
        qs_rule_draw(layout, margin, top, width);
        if (!text[0])
                return QRSIGN_OK;
        status = qs_block_set(layout, &block, QS_ROLE_COMMUNE, text, room, 1, "hamlet", error);
        if (status == QRSIGN_ERROR_FIT)
                status = qs_address_set(layout, 2, room, &block, error);
        if (status != QRSIGN_OK)
                return status;
        /* As high as the line with the highest usual marks, so that all plaques of a size agree. */
        height = block.count == 1 ? fmax(block.height, 1.061 * block.lines[0].em) : block.height;
        qs_block_draw(layout, &block, layout->style->text, QS_ALIGN_CENTRE, layout->width / 2,
                top + pad + (height - block.height) / 2);
        *y = top + height + 2 * pad;
        qs_rule_draw(layout, margin, *y, width);
        return QRSIGN_OK;
}

/* What stands below the codes, or below everything. */
struct text {
        struct qs_services services;
        struct qs_block safety;
        double height;
};

/* In a column: services, a rule, the safety line. */
static enum qrsign_status set_column(const struct qs_layout *layout, const struct qs_fullness *full,
        double width, double height, struct text *text, struct qrsign_error *error)
{
        double gap = qs_mm(layout, layout->design->column.gap_least);
        enum qrsign_status status = qs_services_set(
                layout, full->fields, QS_ALIGN_RIGHT, width, &text->services, error);

        if (status == QRSIGN_OK)
                status =
                        qs_safety_set(layout, full->safety_english, width, 2, &text->safety, error);
        if (status != QRSIGN_OK)
                return status;
        text->height = text->services.height +
                       (text->services.count && text->safety.count ? 2 * gap : 0) +
                       qs_safety_height(layout, &text->safety);
        if (text->height > height)
                status = qs_error(error, QRSIGN_MESSAGE_TEXT_NO_ROOM, layout->words->page);
        return status;
}

static void draw_column(const struct qs_layout *layout, const struct text *text, double x, double y,
        double width, double height)
{
        double gap = qs_mm(layout, layout->design->column.gap_least);
        double most = qs_mm(layout, layout->design->column.gap_most);

        gap = fmin(gap + (height - text->height) / 3, most);
        qs_services_draw(layout, &text->services, x, y);
        if (text->services.count && text->safety.count) {
                y += text->services.height + gap;
                qs_rule_draw(layout, x, y, width);
                y += gap;
        }
        qs_safety_draw(layout, &text->safety, x, y);
}

/* What gives way first. */
static const struct qs_fullness fullness[] = {
        {true, true, 0},
        {false, true, 0},
};

/* The zone between the address and the foot. */
struct zone {
        double top, bottom;
        double panel; /* width of a code panel */
        double x;     /* of the right column */
};

static enum qrsign_status set_fullest_column(const struct qs_layout *layout,
        const struct zone *zone, double top, struct text *text, struct qrsign_error *error)
{
        double width = layout->width - qs_mm(layout, layout->design->margin) - zone->x;
        enum qrsign_status status = QRSIGN_ERROR_FIT;

        /* A field without its name is for the last resort, below everything. */
        for (size_t i = 0; i < QS_COUNT(fullness) && status == QRSIGN_ERROR_FIT; i++)
                status = set_column(layout, &fullness[i], width, zone->bottom - top, text, error);
        return status;
}

static enum qrsign_status draw_strip(struct qs_layout *layout, enum qs_strip_form form,
        struct qs_box box, struct qrsign_error *error)
{
        size_t mark = layout->display->count;
        struct qs_strip_result strip;
        unsigned loss, map_loss;
        enum qrsign_status status = qs_alley_draw_strip(layout, form, box, &loss, error);

        if (status != QRSIGN_OK || !loss || form != QS_STRIP_UPRIGHT ||
                layout->record->path.count <= 2)
                return status;
        strip = layout->strip;
        layout->display->count = mark;
        status = qs_alley_draw_strip(layout, QS_STRIP_COLUMN, box, &map_loss, error);
        if (status == QRSIGN_OK && map_loss < loss)
                return QRSIGN_OK;
        layout->display->count = mark;
        layout->strip = strip;
        return qs_alley_draw_strip(layout, form, box, &loss, error);
}

static enum qrsign_status no_room(const struct qs_layout *layout, struct qrsign_error *error)
{
        enum qrsign_status status =
                qs_error(error, QRSIGN_MESSAGE_TEXT_NO_ROOM, layout->words->name);

        qs_error_field(error, "size");
        return status;
}

/* Codes above each other at the right. */
static enum qrsign_status draw_stacked(
        struct qs_layout *layout, struct zone zone, struct qrsign_error *error)
{
        const struct qs_design *design = layout->design;
        double margin = qs_mm(layout, design->margin),
               least = qs_mm(layout, design->column.gap_least);
        double step = qs_panel_height(layout, zone.panel) + qs_mm(layout, design->panel.gap);
        double end =
                zone.top + (double)layout->codes->count * step - qs_mm(layout, design->panel.gap);
        double right = zone.x - qs_mm(layout, design->column.gap);
        struct qs_service_row row;
        struct text text;
        enum qrsign_status status =
                set_fullest_column(layout, &zone, end + 2 * least, &text, error);

        if (status == QRSIGN_OK) {
                draw_column(layout, &text, zone.x, end + 2 * least, layout->width - margin - zone.x,
                        zone.bottom - end - 2 * least);
        } else if (status == QRSIGN_ERROR_FIT) {
                status = qs_service_row_set(layout, &row, error);
                if (status != QRSIGN_OK)
                        return status;
                zone.bottom -= row.height;
                qs_service_row_draw(layout, &row, zone.bottom);
                zone.bottom -= qs_mm(layout, design->zone_gap) + least;
        }
        if (status == QRSIGN_OK && end > zone.bottom)
                status = no_room(layout, error);
        if (status == QRSIGN_OK)
                status = qs_panels_draw(layout, (struct qs_point){zone.x, zone.top}, zone.panel,
                        (struct qs_point){0, step}, error);
        if (status != QRSIGN_OK)
                return status;
        return draw_strip(layout, QS_STRIP_UPRIGHT,
                (struct qs_box){margin, zone.top, right - margin, zone.bottom - zone.top}, error);
}

/* Codes side by side, the text below them, the strip map below that, if there is one. */
static enum qrsign_status draw_side_by_side(
        struct qs_layout *layout, struct zone zone, struct qrsign_error *error)
{
        const struct qs_design *design = layout->design;
        bool strip = qs_alley_has_strip(layout);
        double count = (double)layout->codes->count, gap = qs_mm(layout, design->panel.gap);
        double margin = qs_mm(layout, design->margin), width = layout->width - 2 * margin, x, end;
        struct qs_service_row row;
        enum qrsign_status status = qs_service_row_set(layout, &row, error);

        if (status != QRSIGN_OK)
                return status;
        if (strip)
                zone.panel = fmax(zone.panel, fmin((width - (count - 1) * gap) / count,
                                                      qs_mm(layout, design->panel.floor)));
        x = (layout->width - count * zone.panel - (count - 1) * gap) / 2;
        end = zone.top + qs_panel_height(layout, zone.panel) +
              qs_mm(layout, design->zone_gap + design->column.gap_least);
        if (!strip) { /* in the middle of the room that there is */
                double free = fmax(0, zone.bottom - end - row.height) / 2;

                zone.top += free;
                end += free;
        }
        qs_service_row_draw(layout, &row, end);
        end += row.height;
        if (end > zone.bottom)
                return no_room(layout, error);
        status = qs_panels_draw(layout, (struct qs_point){x, zone.top}, zone.panel,
                (struct qs_point){zone.panel + gap, 0}, error);
        if (status != QRSIGN_OK || !strip)
                return status;
        end += qs_mm(layout, design->zone_gap);
        return draw_strip(layout, QS_STRIP_HORIZONTAL,
                (struct qs_box){margin, end, width, zone.bottom - end}, error);
}

enum qrsign_status qs_alley_set_portrait(
        struct qs_layout *layout, double panel_mm, struct qrsign_error *error)
{
        const struct qs_design *design = layout->design;
        double y = qs_mm(layout, design->panel.top);
        struct zone zone = {.panel = panel_mm, .bottom = qs_foot_top(layout)};
        enum qrsign_status status;
        size_t mark;

        qs_frame_draw(layout);
        status = qs_band_draw(layout, error);
        if (status == QRSIGN_OK)
                status = draw_address(layout, &y, error);
        if (status != QRSIGN_OK)
                return status;
        zone.top = y + qs_mm(layout, design->zone_gap);
        zone.x = layout->width - qs_mm(layout, design->margin) - panel_mm;
        mark = layout->display->count;
        status = QRSIGN_ERROR_FIT;
        if (qs_alley_has_strip(layout))
                status = draw_stacked(layout, zone, error);
        if (status == QRSIGN_ERROR_FIT) {
                layout->display->count = mark;
                status = draw_side_by_side(layout, zone, error);
        }
        return status == QRSIGN_OK ? qs_foot_draw(layout, error) : status;
}
