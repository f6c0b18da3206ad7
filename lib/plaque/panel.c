/* SPDX-License-Identifier: MIT */
/* Code panels: a code with its quiet zone on white, and below it what it is for. */
#include "plaque/parts.h"

#include "base/error.h"

#include <math.h>

/* Caption sizes on a panel of this width. */
static double caption_em(const struct qs_layout *layout, double width)
{
        return fmax(
                fmin(qs_role_em(layout, QS_ROLE_CAPTION), layout->design->panel.caption_em * width),
                qs_role_floor(layout, QS_ROLE_CAPTION));
}

static double english_em(const struct qs_layout *layout, double width)
{
        return fmax(fmin(qs_role_em(layout, QS_ROLE_CAPTION_ENGLISH),
                            layout->design->panel.caption_english_em * width),
                qs_role_floor(layout, QS_ROLE_CAPTION_ENGLISH));
}

double qs_panel_height(const struct qs_layout *layout, double width)
{
        const struct qs_panel_design *panel = &layout->design->panel;

        return width + panel->caption_height * caption_em(layout, width) +
               panel->caption_english_height * english_em(layout, width);
}

/* The captions of all panels, of one size and on one line. */
struct captions {
        struct qs_line vietnamese[QS_CODES_MOST], english[QS_CODES_MOST];
        double baseline, english_baseline; /* below the quiet zone */
        bool has_english;                  /* English gives way where it has no room */
};

static void fit(struct qs_line *line, double *em, double width)
{
        *em = fmin(*em, width / line->run->advance);
}

static enum qrsign_status set_captions(const struct qs_layout *layout, double width,
        struct captions *captions, struct qrsign_error *error)
{
        const struct qs_panel_design *panel = &layout->design->panel;
        double em = caption_em(layout, width), small = english_em(layout, width), above = 0;
        double most = panel->caption_width * width;

        for (size_t i = 0; i < layout->codes->count; i++) {
                const struct qs_caption *caption = &layout->codes->rows[i].caption;
                enum qrsign_status status = qs_fonts_shape(layout->fonts, layout->arena, QS_BOLD,
                        caption->vietnamese, &captions->vietnamese[i].run, error);

                if (status == QRSIGN_OK)
                        status = qs_fonts_shape(layout->fonts, layout->arena, QS_REGULAR,
                                caption->english, &captions->english[i].run, error);
                if (status != QRSIGN_OK)
                        return status;
                fit(&captions->vietnamese[i], &em, most);
                fit(&captions->english[i], &small, most);
                above = fmax(above, captions->vietnamese[i].run->above);
        }
        if (em < qs_role_floor(layout, QS_ROLE_CAPTION)) {
                enum qrsign_status status = qs_error(error, QRSIGN_MESSAGE_TEXT_NO_ROOM,
                        layout->codes->rows[0].caption.vietnamese);

                qs_error_field(error, "size");
                return status;
        }
        captions->has_english = small >= qs_role_floor(layout, QS_ROLE_CAPTION_ENGLISH);
        for (size_t i = 0; i < layout->codes->count; i++) {
                captions->vietnamese[i].em = em;
                captions->english[i].em = small;
        }
        captions->baseline = fmax(
                panel->caption_baseline * em, above * em + qs_mm(layout, panel->caption_clear));
        captions->english_baseline = captions->baseline + panel->caption_leading * small;
        return QRSIGN_OK;
}

static void draw_caption(
        const struct qs_layout *layout, const struct qs_line *line, double middle, double baseline)
{
        qs_line_draw(layout, line, layout->style->panel_text, middle - qs_line_width(line) / 2,
                baseline);
}

static struct qrsign_plaque_code place_code(
        const struct qs_plaque_code *code, struct qs_point origin, double width)
{
        size_t modules = qrsign_symbol_modules(code->symbol);
        double module = width / (double)(modules + 2 * QRSIGN_QUIET_ZONE);

        return (struct qrsign_plaque_code){
                .role = code->role,
                .mode = qrsign_payload_mode(code->payload),
                .payload = qrsign_payload_data(code->payload),
                .payload_length = qrsign_payload_length(code->payload),
                .version = qrsign_symbol_version(code->symbol),
                .ecc = qrsign_symbol_ecc(code->symbol),
                .modules = modules,
                .module_mm = module,
                .size_mm = module * (double)modules,
                .x_mm = origin.x + QRSIGN_QUIET_ZONE * module,
                .y_mm = origin.y + QRSIGN_QUIET_ZONE * module,
                .omitted = code->role == QRSIGN_CODE_DIRECTORY ? code->omitted : 0,
                .distance_m = qs_plaque_code_distance(modules, module),
        };
}

enum qrsign_status qs_panels_draw(struct qs_layout *layout, struct qs_point origin, double width,
        struct qs_point step, struct qrsign_error *error)
{
        const struct qs_panel_design *panel = &layout->design->panel;
        double height = qs_panel_height(layout, width), radius = qs_mm(layout, panel->radius);
        struct captions captions;
        enum qrsign_status status = set_captions(layout, width, &captions, error);

        for (size_t i = 0; i < layout->codes->count && status == QRSIGN_OK; i++) {
                struct qrsign_plaque_code *placed = &layout->placed[i];
                struct qs_box box = {origin.x, origin.y, width, height};
                double middle = origin.x + width / 2, below = origin.y + width;

                *placed = place_code(&layout->codes->rows[i], origin, width);
                qs_display_box(layout->display, layout->style->panel, box, radius);
                if (layout->style->panel_framed)
                        qs_display_frame(layout->display, layout->style->text, box, radius,
                                qs_mm(layout, panel->frame));
                qs_display_symbol(layout->display, QS_INK_BLACK, layout->codes->rows[i].symbol,
                        (struct qs_point){placed->x_mm, placed->y_mm}, placed->module_mm);
                draw_caption(layout, &captions.vietnamese[i], middle, below + captions.baseline);
                if (captions.has_english)
                        draw_caption(layout, &captions.english[i], middle,
                                below + captions.english_baseline);
                origin.x += step.x;
                origin.y += step.y;
        }
        return status;
}
