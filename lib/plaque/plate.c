/* SPDX-License-Identifier: MIT */
#include "plaque/plate.h"

#include "base/error.h"
#include "plaque/face.h"
#include "plaque/ink.h"
#include "plaque/paint.h"
#include "plaque/path.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Outlines are taken at so many units an em: cairo rounds to 1/256 of a unit. */
static const double outline_em = 1000;

/* From the outline's units to the plaque's millimetres. */
struct placing {
        struct qs_point origin;
        double a, b; /* cosine and sine, times the scale */
};

static struct qs_point place(const struct placing *placing, const cairo_path_data_t *point)
{
        double x = point->point.x, y = point->point.y;

        return (struct qs_point){
                placing->origin.x + placing->a * x - placing->b * y,
                placing->origin.y + placing->b * x + placing->a * y,
        };
}

static void append_outline(
        struct qs_path_builder *path, const cairo_path_t *outline, const struct placing *placing)
{
        for (int i = 0; i < outline->num_data; i += outline->data[i].header.length) {
                const cairo_path_data_t *data = &outline->data[i];

                switch (data->header.type) {
                case CAIRO_PATH_MOVE_TO:
                        /* Behind each loop cairo moves to where it began. */
                        if (i + data->header.length < outline->num_data &&
                                data[data->header.length].header.type != CAIRO_PATH_MOVE_TO)
                                qs_path_move(path, place(placing, &data[1]));
                        break;
                case CAIRO_PATH_LINE_TO: qs_path_line(path, place(placing, &data[1])); break;
                case CAIRO_PATH_CURVE_TO:
                        qs_path_curve(path, place(placing, &data[1]), place(placing, &data[2]),
                                place(placing, &data[3]));
                        break;
                case CAIRO_PATH_CLOSE_PATH: qs_path_close(path); break;
                }
        }
}

enum qrsign_status qs_plate_outline(const struct qs_fonts *fonts, const struct qs_item *item,
        struct qs_path_builder *path, struct qrsign_error *error)
{
        const struct qs_run *run = item->text.run;
        const double scale = item->text.em / outline_em;
        const struct placing placing = {
                item->text.origin, cos(item->text.angle) * scale, sin(item->text.angle) * scale};
        cairo_surface_t *surface = cairo_recording_surface_create(CAIRO_CONTENT_ALPHA, NULL);
        cairo_t *cairo = cairo_create(surface);
        cairo_glyph_t *glyphs = calloc(run->glyph_count + 1, sizeof(*glyphs));
        cairo_path_t *outline = NULL;
        enum qrsign_status status = QRSIGN_OK;

        for (size_t i = 0; glyphs && i < run->glyph_count; i++)
                glyphs[i] = (cairo_glyph_t){run->glyphs[i].index, run->glyphs[i].x * outline_em,
                        run->glyphs[i].y * outline_em};
        if (glyphs) {
                qs_paint_set_font(cairo, fonts, run->weight, outline_em);
                cairo_glyph_path(cairo, glyphs, (int)run->glyph_count);
                outline = cairo_copy_path(cairo);
        }
        if (!outline || outline->status == CAIRO_STATUS_NO_MEMORY)
                status = qs_error_memory(error);
        else if (outline->status != CAIRO_STATUS_SUCCESS)
                status = qs_error(
                        error, QRSIGN_MESSAGE_DRAWING, cairo_status_to_string(outline->status));
        else
                append_outline(path, outline, &placing);
        if (outline)
                cairo_path_destroy(outline);
        free(glyphs);
        cairo_destroy(cairo);
        cairo_surface_destroy(surface);
        return status;
}

static enum qrsign_status outline_item(const struct qs_fonts *fonts, struct qs_item *item,
        struct qs_arena *arena, struct qrsign_error *error)
{
        struct qs_path_builder path;
        enum qrsign_status status;

        qs_path_start(&path, arena);
        status = qs_plate_outline(fonts, item, &path, error);
        if (status == QRSIGN_OK && path.failed)
                status = qs_error_memory(error);
        *item = (struct qs_item){
                .kind = QS_ITEM_FILL,
                .ink = item->ink,
                .shape = {.path = {path.verbs, path.verb_count, path.points}, .winding = true},
        };
        return status;
}

static enum qrsign_status check_inks(
        const struct qs_plate *plate, const struct qs_display *display, struct qrsign_error *error)
{
        bool coloured = display->has_ground && qs_ink_is_coloured(display->ground);
        enum qrsign_status status;

        for (size_t i = 0; i < display->count; i++)
                coloured |= qs_ink_is_coloured(display->items[i].ink);
        if (!coloured)
                return QRSIGN_OK;
        status = qs_error(
                error, QRSIGN_MESSAGE_NEEDS_ONE_INK, plate->invert ? "--invert" : "--ink spot");
        qs_error_field(error, plate->invert ? "invert" : "ink");
        return status;
}

enum qrsign_status qs_plate_make(const struct qs_plate *plate, const struct qs_fonts *fonts,
        const struct qs_display *display, struct qs_arena *arena, struct qs_display *out,
        struct qrsign_error *error)
{
        enum qrsign_status status = QRSIGN_OK;

        *out = *display;
        if (plate->one_ink || plate->invert)
                status = check_inks(plate, display, error);
        if (status != QRSIGN_OK || (!plate->invert && !plate->outline_text))
                return status;
        out->arena = arena;
        out->items = qs_arena_array(arena, display->count + 1, sizeof(*out->items));
        if (!out->items)
                return qs_error_memory(error);
        for (size_t i = 0; i < display->count && status == QRSIGN_OK; i++) {
                struct qs_item *item = &out->items[i];

                *item = display->items[i];
                if (plate->invert)
                        item->ink = qs_ink_inverse(item->ink);
                if (plate->outline_text && item->kind == QS_ITEM_TEXT)
                        status = outline_item(fonts, item, arena, error);
        }
        if (plate->invert) {
                out->has_ground = true;
                out->ground = display->has_ground ? qs_ink_inverse(display->ground) : QS_INK_BLACK;
        }
        return status;
}
