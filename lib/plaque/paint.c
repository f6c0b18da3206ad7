/* SPDX-License-Identifier: MIT */
#include "plaque/paint.h"

#include "base/error.h"
#include "plaque/face.h"

#include <stdlib.h>
#include <string.h>

/* On a surface that has alpha alone black covers and white takes away what covers. */
static void set_ink(cairo_t *cairo, enum qs_ink ink)
{
        struct qs_colour colour = qs_ink_colour(ink);

        if (cairo_surface_get_content(cairo_get_target(cairo)) == CAIRO_CONTENT_ALPHA)
                cairo_set_operator(
                        cairo, ink == QS_INK_WHITE ? CAIRO_OPERATOR_DEST_OUT : CAIRO_OPERATOR_OVER);
        cairo_set_source_rgb(cairo, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0);
}

void qs_paint_ground(cairo_t *cairo, const struct qs_display *display, struct qs_box box)
{
        if (!display->has_ground)
                return;
        set_ink(cairo, display->ground);
        cairo_rectangle(cairo, box.x, box.y, box.width, box.height);
        cairo_fill(cairo);
}

static void draw_path(cairo_t *cairo, const struct qs_path *path)
{
        const struct qs_point *point = path->points;

        cairo_new_path(cairo);
        for (size_t i = 0; i < path->verb_count; i++)
                switch (path->verbs[i]) {
                case QS_MOVE:
                        cairo_move_to(cairo, point->x, point->y);
                        point++;
                        break;
                case QS_LINE:
                        cairo_line_to(cairo, point->x, point->y);
                        point++;
                        break;
                case QS_CURVE:
                        cairo_curve_to(cairo, point[0].x, point[0].y, point[1].x, point[1].y,
                                point[2].x, point[2].y);
                        point += 3;
                        break;
                case QS_CLOSE: cairo_close_path(cairo); break;
                }
}

/* Glyphs of the longest usual run; a longer one is allocated. */
enum { GLYPHS_AT_HAND = 96 };

/* With the text beside the glyphs a PDF's text is found and copied as it was written. */
static void show_run(cairo_t *cairo, const struct qs_run *run, double em)
{
        cairo_glyph_t glyphs_at_hand[GLYPHS_AT_HAND], *glyphs = glyphs_at_hand;
        cairo_text_cluster_t clusters_at_hand[GLYPHS_AT_HAND], *clusters = clusters_at_hand;

        if (run->glyph_count > GLYPHS_AT_HAND)
                glyphs = cairo_glyph_allocate((int)run->glyph_count);
        if (run->cluster_count > GLYPHS_AT_HAND)
                clusters = cairo_text_cluster_allocate((int)run->cluster_count);
        for (size_t i = 0; glyphs && i < run->glyph_count; i++)
                glyphs[i] = (cairo_glyph_t){
                        run->glyphs[i].index, run->glyphs[i].x * em, run->glyphs[i].y * em};
        for (size_t i = 0; clusters && i < run->cluster_count; i++)
                clusters[i] =
                        (cairo_text_cluster_t){run->clusters[i].bytes, run->clusters[i].glyphs};
        /* Without memory cairo is given NULL and remembers that as its own failure. */
        cairo_show_text_glyphs(cairo, run->text, (int)strlen(run->text), glyphs,
                (int)run->glyph_count, clusters, (int)run->cluster_count, 0);
        if (glyphs != glyphs_at_hand)
                cairo_glyph_free(glyphs);
        if (clusters != clusters_at_hand)
                cairo_text_cluster_free(clusters);
}

void qs_paint_set_font(
        cairo_t *cairo, const struct qs_fonts *fonts, enum qs_weight weight, double em)
{
        cairo_font_options_t *options = cairo_font_options_create();

        qs_fonts_options(options);
        cairo_set_font_options(cairo, options);
        cairo_font_options_destroy(options);
        cairo_set_font_face(cairo, qs_fonts_face(fonts, weight));
        cairo_set_font_size(cairo, em);
}

static void draw_text(cairo_t *cairo, const struct qs_fonts *fonts, const struct qs_item *item)
{
        const struct qs_run *run = item->text.run;

        cairo_save(cairo);
        cairo_translate(cairo, item->text.origin.x, item->text.origin.y);
        if (item->text.angle != 0)
                cairo_rotate(cairo, item->text.angle);
        qs_paint_set_font(cairo, fonts, run->weight, item->text.em);
        show_run(cairo, run, item->text.em);
        cairo_restore(cairo);
}

static enum qrsign_status report(cairo_t *cairo, struct qrsign_error *error)
{
        cairo_status_t status = cairo_status(cairo);

        if (status == CAIRO_STATUS_SUCCESS)
                return QRSIGN_OK;
        if (status == CAIRO_STATUS_NO_MEMORY || status == CAIRO_STATUS_NULL_POINTER)
                return qs_error_memory(error);
        return qs_error(error, QRSIGN_MESSAGE_DRAWING, cairo_status_to_string(status));
}

enum qrsign_status qs_paint_display(cairo_t *cairo, const struct qs_fonts *fonts,
        const struct qs_display *display, struct qrsign_error *error)
{
        cairo_set_line_cap(cairo, CAIRO_LINE_CAP_BUTT);
        cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
        for (size_t i = 0; i < display->count; i++) {
                const struct qs_item *item = &display->items[i];

                set_ink(cairo, item->ink);
                switch (item->kind) {
                case QS_ITEM_FILL:
                        draw_path(cairo, &item->shape.path);
                        cairo_set_fill_rule(cairo, item->shape.winding ? CAIRO_FILL_RULE_WINDING
                                                                       : CAIRO_FILL_RULE_EVEN_ODD);
                        cairo_fill(cairo);
                        break;
                case QS_ITEM_STROKE:
                        draw_path(cairo, &item->shape.path);
                        cairo_set_line_width(cairo, item->shape.width);
                        cairo_stroke(cairo);
                        break;
                case QS_ITEM_TEXT: draw_text(cairo, fonts, item); break;
                case QS_ITEM_SYMBOL: break;
                }
        }
        return report(cairo, error);
}

enum qrsign_status qs_paint_symbol(
        cairo_t *cairo, const struct qrsign_symbol *symbol, struct qrsign_error *error)
{
        struct qrsign_outline *outline = NULL;
        enum qrsign_status status = qrsign_symbol_outline(symbol, &outline, error);

        if (status != QRSIGN_OK)
                return status;
        cairo_new_path(cairo);
        for (size_t loop = 0, at = 0; loop < outline->loop_count; loop++) {
                cairo_new_sub_path(cairo);
                for (; at < outline->loop_ends[loop]; at++)
                        cairo_line_to(cairo, outline->corners[at].x, outline->corners[at].y);
                cairo_close_path(cairo);
        }
        qrsign_outline_free(outline);
        cairo_fill(cairo);
        return report(cairo, error);
}

enum qrsign_status qs_paint_symbols(
        cairo_t *cairo, const struct qs_display *display, struct qrsign_error *error)
{
        enum qrsign_status status = QRSIGN_OK;

        for (size_t i = 0; i < display->count && status == QRSIGN_OK; i++) {
                const struct qs_item *item = &display->items[i];

                if (item->kind != QS_ITEM_SYMBOL)
                        continue;
                set_ink(cairo, item->ink);
                cairo_save(cairo);
                cairo_translate(cairo, item->symbol.origin.x, item->symbol.origin.y);
                cairo_scale(cairo, item->symbol.module, item->symbol.module);
                status = qs_paint_symbol(cairo, item->symbol.symbol, error);
                cairo_restore(cairo);
        }
        return status;
}
