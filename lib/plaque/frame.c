/* SPDX-License-Identifier: MIT */
/* What surrounds every plaque: ground, border, holes, foot. */
#include "plaque/parts.h"

#include "base/error.h"
#include "plaque/path.h"

#include <math.h>

static void draw_border(const struct qs_layout *layout)
{
        const struct qs_frame_design *frame = &layout->design->frame;
        double inset = qs_mm(layout, frame->inset), bite = qs_mm(layout, frame->bite);
        double left = inset, right = layout->width - inset;
        double upper = inset, lower = layout->height - inset;
        struct qs_point radii = {bite, bite};
        struct qs_path_builder path;

        qs_path_start(&path, layout->arena);
        qs_path_move(&path, (struct qs_point){left + bite, upper});
        qs_path_line(&path, (struct qs_point){right - bite, upper});
        qs_path_arc(&path, radii, 0, false, false, (struct qs_point){right, upper + bite});
        qs_path_line(&path, (struct qs_point){right, lower - bite});
        qs_path_arc(&path, radii, 0, false, false, (struct qs_point){right - bite, lower});
        qs_path_line(&path, (struct qs_point){left + bite, lower});
        qs_path_arc(&path, radii, 0, false, false, (struct qs_point){left, lower - bite});
        qs_path_line(&path, (struct qs_point){left, upper + bite});
        qs_path_arc(&path, radii, 0, false, false, (struct qs_point){left + bite, upper});
        qs_path_close(&path);
        qs_display_path(layout->display, layout->style->text, &path, qs_mm(layout, frame->weight));
}

static void add_holes(const struct qs_layout *layout)
{
        const struct qs_frame_design *frame = &layout->design->frame;
        struct qs_display *display = layout->display;
        double inset = qs_mm(layout, frame->hole_inset);
        const double x[] = {inset, layout->width - inset}, y[] = {inset, layout->height - inset};

        display->hole_count = 0;
        for (size_t i = 0; i < QS_HOLES_MOST; i++)
                display->holes[display->hole_count++] = (struct qs_hole){
                        {x[i % 2], y[i / 2]}, qs_mm(layout, frame->hole_diameter) / 2};
}

void qs_frame_draw(const struct qs_layout *layout)
{
        qs_display_ground(layout->display, layout->style->ground);
        if (qs_layout_has(layout, QS_PART_BORDER))
                draw_border(layout);
        if (qs_layout_has(layout, QS_PART_HOLES))
                add_holes(layout);
}

double qs_foot_top(const struct qs_layout *layout)
{
        return layout->height - qs_mm(layout, layout->design->foot.top);
}

/* What the strip map asks its reader to know. The fullest text that finds room is taken. */
static enum qrsign_status make_notes(
        const struct qs_layout *layout, const char *notes[2], struct qrsign_error *error)
{
        const char *prefix = layout->strip.prefix;
        bool gentle = layout->strip.bend > 0 && layout->strip.bend < 1;
        const char *numbers[] = {prefix[0] ? "Số nhà " : "", prefix, prefix[0] ? "…" : ""};
        const char *numbers_english[] = {
                prefix[0] ? "House numbers " : "", prefix, prefix[0] ? "…" : ""};
        const char *full[] = {qs_words_join(layout->arena, numbers, 3, ""),
                qs_words_join(layout->arena, numbers_english, 3, ""),
                gentle ? "góc rẽ vẽ thoải hơn thật" : "",
                gentle ? "bends drawn gentler than they are" : ""};
        const char *vietnamese[] = {full[0], full[2]};

        if (!full[0] || !full[1])
                return qs_error_memory(error);
        notes[0] = qs_words_join(layout->arena, full, QS_COUNT(full), " · ");
        notes[1] = qs_words_join(layout->arena, vietnamese, QS_COUNT(vietnamese), " · ");
        return notes[0] && notes[1] ? QRSIGN_OK : qs_error_memory(error);
}

/* In the middle of the plaque where it fits, else in the middle of the room that there is. */
static enum qrsign_status draw_notes(
        const struct qs_layout *layout, double left, double right, struct qrsign_error *error)
{
        double baseline = layout->height - qs_mm(layout, layout->design->foot.baseline);
        double middle = layout->width / 2, width;
        enum qrsign_status status;
        struct qs_line line;
        const char *notes[2] = {"", ""};

        status = make_notes(layout, notes, error);
        if (status != QRSIGN_OK || !notes[0][0])
                return status;
        status = qs_line_set(
                layout, QS_ROLE_FOOT, notes[0], right - left, "households", &line, error);
        if (status == QRSIGN_ERROR_FIT)
                status = qs_line_set(
                        layout, QS_ROLE_FOOT, notes[1], right - left, "households", &line, error);
        if (status != QRSIGN_OK)
                return status;
        width = qs_line_width(&line);
        if (middle - width / 2 < left || middle + width / 2 > right)
                middle = (left + right) / 2;
        qs_line_draw(layout, &line, layout->style->text, middle - width / 2, baseline);
        return QRSIGN_OK;
}

enum qrsign_status qs_foot_draw(const struct qs_layout *layout, struct qrsign_error *error)
{
        const struct qs_foot_design *foot = &layout->design->foot;
        double left = qs_mm(layout, foot->x), right = layout->width - left;
        double baseline = layout->height - qs_mm(layout, foot->baseline);
        double gap = qs_mm(layout, foot->gap);
        struct qs_line edition, date;
        enum qrsign_status status;

        if (!qs_layout_has(layout, QS_PART_FOOT))
                return QRSIGN_OK;
        status = qs_line_set(
                layout, QS_ROLE_FOOT, layout->words->edition, right - left, "id", &edition, error);

        if (status != QRSIGN_OK)
                return status;
        qs_line_draw(layout, &edition, layout->style->text, left, baseline);
        left += qs_line_width(&edition) + gap;
        if (layout->words->date[0]) {
                status = qs_line_set(layout, QS_ROLE_FOOT, layout->words->date, right - left,
                        "issued", &date, error);
                if (status != QRSIGN_OK)
                        return status;
                right -= qs_line_width(&date);
                qs_line_draw(layout, &date, layout->style->text, right, baseline);
        }
        return draw_notes(layout, left, right - gap, error);
}
