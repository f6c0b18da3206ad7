/* SPDX-License-Identifier: MIT */
/* The alley plaque: which composition it takes. */
#include "plaque/compose.h"

#include <math.h>

/* From here on a plaque is set upright. */
static const double portrait_from = 1.25;

bool qs_alley_has_strip(const struct qs_layout *layout)
{
        const struct qrsign_record *record = layout->record;

        if (!qs_layout_has(layout, QS_PART_STRIP))
                return false;
        if (record->length_m || record->path.count)
                return true;
        for (size_t i = 0; i < record->households.count; i++)
                if (record->households.rows[i].has_distance)
                        return true;
        for (size_t i = 0; i < record->places.count; i++)
                if (record->places.rows[i].has_distance || record->places.rows[i].point.present)
                        return true;
        return false;
}

/* Without a strip map the codes take its room, as far as the text beside them allows. */
static double plan(struct qs_layout *layout, unsigned attempt)
{
        bool portrait = layout->height >= portrait_from * layout->width;
        const struct qs_design *design;
        double count = (double)layout->codes->count, content, wide;

        if (attempt)
                return 0;
        qs_layout_take(layout, portrait ? QS_PORTRAIT : QS_LANDSCAPE);
        design = layout->design;
        if (qs_alley_has_strip(layout))
                return fmax(qs_mm(layout, design->panel.width), design->panel.least);
        content = layout->width / layout->side - 2 * design->margin;
        if (portrait)
                wide = (content - (count - 1) * design->panel.gap) / count;
        else
                wide = (content - (count - 1) * design->panel.gap - design->column.gap -
                               design->column.least) /
                       count;
        return qs_mm(layout, fmax(fmin(wide, design->panel.ceiling), design->panel.width));
}

static enum qrsign_status set(struct qs_layout *layout, double panel_mm, struct qrsign_error *error)
{
        return layout->form == QS_PORTRAIT ? qs_alley_set_portrait(layout, panel_mm, error)
                                           : qs_alley_set_landscape(layout, panel_mm, error);
}

const struct qs_template_kind qs_alley_template = {
        .name = "alley",
        .kind = QRSIGN_RECORD_ALLEY,
        .bends = true,
        .plan = plan,
        .set = set,
};

/* Bends that are drawn gentler than this, or metres shorter, tell less than a true map. */
static const double gentlest = .4, smallest_scale = .4;

enum qrsign_status qs_alley_draw_strip(struct qs_layout *layout, enum qs_strip_form form,
        struct qs_box box, unsigned *loss, struct qrsign_error *error)
{
        struct qs_strip_request request = {
                .record = layout->record,
                .fonts = layout->fonts,
                .style = layout->style,
                .design = layout->design,
                .here = qs_layout_word(layout, QS_WORD_HERE),
                .here_english = qs_layout_word(layout, QS_WORD_HERE_ENGLISH),
                .box = box,
                .short_side = layout->side,
                .form = form,
        };
        bool bent = layout->record->path.count > 2;
        enum qrsign_status status = qs_strip_draw(&request, layout->display, &layout->strip, error);

        *loss = 0;
        if (status != QRSIGN_OK)
                return status;
        if (bent && form != QS_STRIP_COLUMN &&
                (layout->strip.bend < gentlest || layout->strip.scale < smallest_scale))
                *loss += 1000;
        *loss += (unsigned)(10 * layout->strip.places_left_out + layout->strip.numbers_left_out);
        return QRSIGN_OK;
}
