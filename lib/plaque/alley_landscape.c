/* SPDX-License-Identifier: MIT */
/* The alley plaque wider than high: codes side by side, text right of them, the strip map below;
 * or, where bends are better drawn true, the map right and the text below the codes. */
#include "plaque/compose.h"
#include "plaque/parts.h"

#include "base/error.h"

#include <math.h>

/* Width of all panels with their gaps. */
static double panels_width(const struct qs_layout *layout, double panel)
{
        double count = (double)layout->codes->count;

        return count * panel + (count - 1) * qs_mm(layout, layout->design->panel.gap);
}

static enum qrsign_status draw_panels(
        struct qs_layout *layout, double top, double panel, struct qrsign_error *error)
{
        struct qs_point origin = {qs_mm(layout, layout->design->margin), top};
        struct qs_point step = {panel + qs_mm(layout, layout->design->panel.gap), 0};

        return qs_panels_draw(layout, origin, panel, step, error);
}

/* Codes and the text beside them. */
static enum qrsign_status draw_upper(struct qs_layout *layout, double top, double panel,
        bool crowded, struct qrsign_error *error)
{
        const struct qs_design *design = layout->design;
        double margin = qs_mm(layout, design->margin);
        double x = margin + panels_width(layout, panel) + qs_mm(layout, design->column.gap);
        double width = layout->width - margin - x, height = qs_panel_height(layout, panel);
        enum qrsign_status status = draw_panels(layout, top, panel, error);
        struct qs_text_column column;

        if (status == QRSIGN_OK)
                status = qs_text_column_set(layout, width, height, crowded, &column, error);
        if (status == QRSIGN_OK)
                qs_text_column_draw(layout, &column, x, top, width);
        return status;
}

static struct qs_box strip_box(const struct qs_layout *layout, double panel)
{
        double margin = qs_mm(layout, layout->design->margin);
        double top = qs_mm(layout, layout->design->panel.top + layout->design->zone_gap) +
                     qs_panel_height(layout, panel);

        return (struct qs_box){margin, top, layout->width - 2 * margin, qs_foot_top(layout) - top};
}

/* Address, services and safety line below the codes. */
static enum qrsign_status set_below(const struct qs_layout *layout, double width, double height,
        bool english, struct qs_text_column *column, struct qrsign_error *error)
{
        double half = width / 2 - qs_mm(layout, layout->design->column.gap_most);
        enum qrsign_status status = qs_address_set(layout, 3, half, &column->address, error);

        if (status == QRSIGN_OK)
                status = qs_services_set(layout, true, QS_ALIGN_LEFT,
                        column->address.count
                                ? width - column->address.width -
                                          2 * qs_mm(layout, layout->design->column.gap_most)
                                : width,
                        &column->services, error);
        if (status == QRSIGN_OK)
                status = qs_safety_set(layout, english, width, 2, &column->safety, error);
        if (status != QRSIGN_OK)
                return status;
        column->gap = height - fmax(column->address.height, column->services.height) -
                      qs_safety_height(layout, &column->safety);
        column->gap = fmin(column->gap, qs_mm(layout, layout->design->column.gap_most));
        if (column->gap < qs_mm(layout, layout->design->column.gap_least)) {
                status = qs_error(error, QRSIGN_MESSAGE_TEXT_NO_ROOM, layout->words->hamlet);
                qs_error_field(error, "hamlet");
        }
        return status;
}

static void draw_below(
        const struct qs_layout *layout, const struct qs_text_column *column, double x, double y)
{
        double height = fmax(column->address.height, column->services.height);
        double gap = qs_mm(layout, layout->design->column.gap_most), from = x;

        if (column->address.count) {
                qs_block_draw(layout, &column->address, layout->style->text, QS_ALIGN_LEFT, x, y);
                from += column->address.width + gap;
                if (column->services.count)
                        qs_display_line(layout->display, layout->style->rule,
                                (struct qs_point){from, y}, (struct qs_point){from, y + height},
                                qs_mm(layout, layout->design->column.rule));
                from += gap;
        }
        qs_services_draw(
                layout, &column->services, from, y + (height - column->services.height) / 2);
        qs_safety_draw(layout, &column->safety, x, y + height + column->gap);
}

/* Two codes' width is kept for the text even where one code stands alone. */
static double left_width(const struct qs_layout *layout, double panel)
{
        return QS_CODES_MOST * panel +
               (QS_CODES_MOST - 1) * qs_mm(layout, layout->design->panel.gap);
}

static enum qrsign_status draw_lower(
        const struct qs_layout *layout, double panel, struct qrsign_error *error)
{
        double x = qs_mm(layout, layout->design->margin);
        double y = qs_mm(layout, layout->design->panel.top + layout->design->zone_gap) +
                   qs_panel_height(layout, panel);
        double width = left_width(layout, panel), height = qs_foot_top(layout) - y;
        struct qs_text_column column;
        enum qrsign_status status = set_below(layout, width, height, true, &column, error);

        if (status == QRSIGN_ERROR_FIT)
                status = set_below(layout, width, height, false, &column, error);
        if (status == QRSIGN_OK)
                draw_below(layout, &column, x, y);
        return status;
}

/* One way to put strip map, codes and text together. */
struct arrangement {
        double panel;
        bool map; /* bends drawn true, in a column of their own */
        bool crowded;
};

static enum qrsign_status draw_with_map(
        struct qs_layout *layout, double panel, unsigned *loss, struct qrsign_error *error)
{
        double margin = qs_mm(layout, layout->design->margin);
        double top = qs_mm(layout, layout->design->panel.top);
        double x = margin + left_width(layout, panel) + qs_mm(layout, layout->design->column.gap);
        struct qs_box box = {x, top, layout->width - margin - x, qs_foot_top(layout) - top};
        enum qrsign_status status = qs_alley_draw_strip(layout, QS_STRIP_COLUMN, box, loss, error);

        if (status == QRSIGN_OK)
                status = draw_lower(layout, panel, error);
        if (status == QRSIGN_OK)
                status = draw_panels(layout, top, panel, error);
        return status;
}

static enum qrsign_status draw_with_strip(struct qs_layout *layout,
        const struct arrangement *arrangement, unsigned *loss, struct qrsign_error *error)
{
        enum qrsign_status status = qs_alley_draw_strip(
                layout, QS_STRIP_HORIZONTAL, strip_box(layout, arrangement->panel), loss, error);

        if (status == QRSIGN_OK)
                status = draw_upper(layout, qs_mm(layout, layout->design->panel.top),
                        arrangement->panel, arrangement->crowded, error);
        return status;
}

static enum qrsign_status draw_arrangement(struct qs_layout *layout,
        const struct arrangement *arrangement, unsigned *loss, struct qrsign_error *error)
{
        qs_layout_take(layout, arrangement->map ? QS_BENT : QS_LANDSCAPE);
        return arrangement->map ? draw_with_map(layout, arrangement->panel, loss, error)
                                : draw_with_strip(layout, arrangement, loss, error);
}

/* The arrangements in order of preference. */
static size_t list_arrangements(
        const struct qs_layout *layout, double panel, struct arrangement *list)
{
        double narrow = qs_mm(layout, layout->design->panel.floor);
        bool may_narrow = qs_plaque_codes_hold(layout->codes, layout->options, narrow);
        bool crowded = may_narrow && qs_strip_is_crowded(layout->record);
        size_t count = 0;

        if (!crowded)
                list[count++] = (struct arrangement){panel, false, false};
        if (may_narrow)
                list[count++] = (struct arrangement){narrow, false, true};
        if (layout->record->path.count > 2)
                list[count++] = (struct arrangement){panel, true, false};
        if (crowded) /* a long address may want the height that the strip map would rather have */
                list[count++] = (struct arrangement){panel, false, true};
        return count;
}

/* The first arrangement that leaves nothing to be wished for, else the best of all. */
static enum qrsign_status draw_best(
        struct qs_layout *layout, double panel, struct qrsign_error *error)
{
        struct arrangement list[4];
        size_t count = list_arrangements(layout, panel, list), best = count;
        size_t mark = layout->display->count;
        unsigned loss, least = 0;
        enum qrsign_status status = QRSIGN_OK;

        for (size_t i = 0; i < count; i++) {
                status = draw_arrangement(layout, &list[i], &loss, error);
                if (status != QRSIGN_OK && status != QRSIGN_ERROR_FIT)
                        return status;
                if (status == QRSIGN_OK && loss == 0)
                        return QRSIGN_OK;
                if (status == QRSIGN_OK && (best == count || loss < least)) {
                        best = i;
                        least = loss;
                }
                layout->display->count = mark;
        }
        if (best == count)
                return status;
        return draw_arrangement(layout, &list[best], &loss, error);
}

/* Codes and text in the middle of the room that the strip map leaves. */
static enum qrsign_status draw_without_strip(
        struct qs_layout *layout, double panel, struct qrsign_error *error)
{
        double top = qs_mm(layout, layout->design->panel.top);
        double room = qs_foot_top(layout) - top - qs_panel_height(layout, panel);

        return draw_upper(layout, top + fmax(0, room) / 2, panel, false, error);
}

enum qrsign_status qs_alley_set_landscape(
        struct qs_layout *layout, double panel_mm, struct qrsign_error *error)
{
        enum qrsign_status status;

        qs_frame_draw(layout);
        status = qs_band_draw(layout, error);
        if (status == QRSIGN_OK)
                status = qs_alley_has_strip(layout) ? draw_best(layout, panel_mm, error)
                                                    : draw_without_strip(layout, panel_mm, error);
        if (status == QRSIGN_OK)
                status = qs_foot_draw(layout, error);
        return status;
}
