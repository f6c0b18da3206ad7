/* SPDX-License-Identifier: MIT */
/* The board of a hamlet: its name, the lists of alleys and places, and the map with the one code.
 * Where no alley and no place is known to stand anywhere the code stands alone. */
#include "plaque/compose.h"
#include "plaque/parts.h"

#include "base/error.h"

#include <math.h>

/* From here on a board is set upright. */
static const double portrait_from = 1.25;

/* Widths of the code's panel, in S: a long directory wants a larger one. */
static const double wider[] = {0, .045, .085, .125, .175};

static double plan(struct qs_layout *layout, unsigned attempt)
{
        bool portrait = layout->height >= portrait_from * layout->width;
        const struct qs_design *design;

        qs_layout_take(layout, portrait ? QS_PORTRAIT : QS_LANDSCAPE);
        design = layout->design;
        if (attempt >= QS_COUNT(wider))
                return 0;
        return qs_mm(layout, design->panel.width + wider[attempt]);
}

/* Three texts on the foot's line: edition and date, the promise, address and phone. */
struct foot {
        struct qs_line edition, safety, opens;
};

static enum qrsign_status set_foot(
        const struct qs_layout *layout, struct foot *foot, struct qrsign_error *error)
{
        const struct qs_words *words = layout->words;
        const char *safety = qs_layout_word(layout, QS_WORD_SAFETY);
        const char *left[] = {words->edition, words->date};
        const char *page = qs_service_page(layout);
        const char *opens_words[] = {qs_layout_word(layout, QS_WORD_OPENS),
                qs_layout_word(layout, QS_WORD_OPENS_ENGLISH)};
        const char *before = qs_words_join(layout->arena, opens_words, 2, " · ");
        const char *right[] = {page[0] ? qs_string(before) : "", page};
        const char *services[] = {qs_words_join(layout->arena, right, 2, ": "), words->phone};
        const char *edition = qs_words_join(layout->arena, left, 2, " · "), *opens = NULL;
        double room = layout->width - 2 * qs_mm(layout, layout->design->foot.x);
        enum qrsign_status status;

        if (services[0])
                opens = qs_words_join(layout->arena, services, 2, " · ");
        if (!edition || !opens || !before)
                return qs_error_memory(error);
        *foot = (struct foot){0};
        if (!qs_layout_has(layout, QS_PART_FOOT))
                edition = "";
        status = qs_line_set(layout, QS_ROLE_FOOT, edition, room, "id", &foot->edition, error);
        if (status == QRSIGN_OK)
                status = qs_line_set(layout, QS_ROLE_SAFETY,
                        qs_layout_has(layout, QS_PART_SAFETY) ? safety : "", room, "size",
                        &foot->safety, error);
        if (status == QRSIGN_OK && opens[0])
                status =
                        qs_line_set(layout, QS_ROLE_FOOT, opens, room, "page", &foot->opens, error);
        return status;
}

/* FIT where the three have no room beside each other at their full sizes. */
static enum qrsign_status draw_foot(const struct qs_layout *layout, struct qrsign_error *error)
{
        double x = qs_mm(layout, layout->design->foot.x), right = layout->width - x;
        double gap = qs_mm(layout, layout->design->foot.gap);
        double baseline = layout->height - qs_mm(layout, layout->design->foot.baseline);
        double left, middle, width;
        struct foot foot;
        enum qrsign_status status = set_foot(layout, &foot, error);

        if (status != QRSIGN_OK)
                return status;
        left = x + qs_line_width(&foot.edition) + gap;
        if (foot.opens.run)
                right -= qs_line_width(&foot.opens);
        width = qs_line_width(&foot.safety);
        if (left + width + gap > right) {
                status = qs_error(
                        error, QRSIGN_MESSAGE_TEXT_NO_ROOM, qs_layout_word(layout, QS_WORD_SAFETY));
                qs_error_field(error, "size");
                return status;
        }
        qs_line_draw(layout, &foot.edition, layout->style->text, x, baseline);
        if (foot.opens.run)
                qs_line_draw(layout, &foot.opens, layout->style->text, right, baseline);
        middle = (layout->width - width) / 2;
        if (middle < left || middle + width + gap > right)
                middle = (left + right - gap - width) / 2;
        qs_line_draw(layout, &foot.safety, layout->style->text, middle, baseline);
        return QRSIGN_OK;
}

/* All that belongs to the foot; *bottom is where the zones above it end. */
static enum qrsign_status draw_services(
        const struct qs_layout *layout, double *bottom, struct qrsign_error *error)
{
        double gap = qs_mm(layout, layout->design->column.gap_least);
        struct qs_service_row row;
        enum qrsign_status status = draw_foot(layout, error);

        *bottom = qs_foot_top(layout);
        if (status != QRSIGN_ERROR_FIT)
                return status;
        status = qs_service_row_set(layout, &row, error);
        if (status != QRSIGN_OK)
                return status;
        *bottom -= row.height;
        qs_service_row_draw(layout, &row, *bottom);
        *bottom -= 2 * gap;
        return qs_foot_draw(layout, error);
}

static enum qrsign_status draw_code(
        struct qs_layout *layout, struct qs_point origin, double panel, struct qrsign_error *error)
{
        return qs_panels_draw(layout, origin, panel, (struct qs_point){0, 0}, error);
}

static enum qrsign_status draw_map(
        struct qs_layout *layout, struct qs_box box, double panel, struct qrsign_error *error)
{
        struct qs_point notch;
        enum qrsign_status status =
                qs_map_draw(layout, box, panel, qs_panel_height(layout, panel), &notch, error);

        return status == QRSIGN_OK ? draw_code(layout, notch, panel, error) : status;
}

/* Lists left, map and code right. */
static enum qrsign_status set_landscape(
        struct qs_layout *layout, double bottom, double panel, bool map, struct qrsign_error *error)
{
        const struct qs_design *design = layout->design;
        double margin = qs_mm(layout, design->margin), top = qs_mm(layout, design->panel.top);
        double gap = qs_mm(layout, design->zone_gap), right = layout->width - margin;
        double lists = map ? qs_mm(layout, design->index.width)
                           : right - margin - gap - panel; /* the code alone at the right */
        struct qs_box box = {margin, top, lists, bottom - top};
        enum qrsign_status status = qs_index_draw(layout, box, error);
        double x = margin + lists + gap;

        if (status != QRSIGN_OK)
                return status;
        if (map)
                return draw_map(
                        layout, (struct qs_box){x, top, right - x, bottom - top}, panel, error);
        if (top + qs_panel_height(layout, panel) > bottom) {
                status = qs_error(error, QRSIGN_MESSAGE_TEXT_NO_ROOM, layout->words->name);
                qs_error_field(error, "size");
                return status;
        }
        return draw_code(layout, (struct qs_point){x, top}, panel, error);
}

/* Map and code above, lists below. */
static enum qrsign_status set_portrait(
        struct qs_layout *layout, double bottom, double panel, bool map, struct qrsign_error *error)
{
        const struct qs_design *design = layout->design;
        double margin = qs_mm(layout, design->margin), top = qs_mm(layout, design->panel.top);
        double width = layout->width - 2 * margin, gap = qs_mm(layout, design->zone_gap);
        double code = qs_panel_height(layout, panel);
        double height = map ? fmax(qs_mm(layout, design->map.height), code * 1.15) : code;
        struct qs_box upper = {margin, top, width, height};
        struct qs_box lower = {margin, top + height + gap, width, bottom - top - height - gap};
        enum qrsign_status status = qs_index_draw(layout, lower, error);

        if (status != QRSIGN_OK)
                return status;
        if (map)
                return draw_map(layout, upper, panel, error);
        return draw_code(layout, (struct qs_point){(layout->width - panel) / 2, top}, panel, error);
}

static enum qrsign_status set(struct qs_layout *layout, double panel_mm, struct qrsign_error *error)
{
        bool map = qs_map_is_known(layout);
        double bottom;
        enum qrsign_status status;

        qs_frame_draw(layout);
        status = qs_band_draw(layout, error);
        if (status == QRSIGN_OK)
                status = draw_services(layout, &bottom, error);
        if (status != QRSIGN_OK)
                return status;
        return layout->form == QS_PORTRAIT ? set_portrait(layout, bottom, panel_mm, map, error)
                                           : set_landscape(layout, bottom, panel_mm, map, error);
}

const struct qs_template_kind qs_hamlet_template = {
        .name = "hamlet",
        .kind = QRSIGN_RECORD_HAMLET,
        .plan = plan,
        .set = set,
};
