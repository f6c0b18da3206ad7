/* SPDX-License-Identifier: MIT */
#include "plaque/content.h"

#include "base/error.h"
#include "base/number.h"
#include "plaque/path.h"
#include "plaque/plate.h"

#include <math.h>

static const double points_per_mm = 72 / 25.4, um_per_mm = 1000;

/* A page while it is written: the state that need not be said again. */
struct writing {
        struct qs_buffer *out;
        const struct qs_press *press;
        struct qs_pdf_fonts *embedded;
        const struct qs_fonts *fonts;
        int fill, stroke; /* inks; -1: none yet */
        int64_t width;    /* um; -1: none yet */
        struct qrsign_error *error;
};

static void append_decimal(struct qs_buffer *out, double number, unsigned decimals)
{
        char text[QS_NUMBER_SIZE];

        qs_buffer_append(out, text, qs_number_format_double(text, number, decimals));
        qs_buffer_append_byte(out, ' ');
}

static int64_t micrometres(double mm)
{
        return (int64_t)(mm * um_per_mm + (mm < 0 ? -.5 : .5));
}

static void append_length(struct qs_buffer *out, int64_t um)
{
        qs_buffer_append_number(out, um, 1);
        qs_buffer_append_byte(out, ' ');
}

static void append_point(struct qs_buffer *out, struct qs_point point)
{
        append_length(out, micrometres(point.x));
        append_length(out, micrometres(point.y));
}

/* x y width height re, each edge where its own coordinate rounds to. */
static void append_rectangle(struct qs_buffer *out, struct qs_point from, struct qs_point to)
{
        int64_t x = micrometres(from.x), y = micrometres(from.y);

        append_length(out, x);
        append_length(out, y);
        append_length(out, micrometres(to.x) - x);
        append_length(out, micrometres(to.y) - y);
        qs_buffer_append_string(out, "re\n");
}

static void set_fill(struct writing *writing, enum qs_ink ink)
{
        if (writing->fill == (int)ink)
                return;
        writing->fill = (int)ink;
        qs_buffer_append_string(writing->out, writing->press->fill[ink]);
        qs_buffer_append_byte(writing->out, '\n');
}

static void set_stroke(struct writing *writing, enum qs_ink ink, double width_mm)
{
        int64_t width = micrometres(width_mm);

        if (writing->stroke != (int)ink) {
                writing->stroke = (int)ink;
                qs_buffer_append_string(writing->out, writing->press->stroke[ink]);
                qs_buffer_append_byte(writing->out, '\n');
        }
        if (writing->width != width) {
                writing->width = width;
                append_length(writing->out, width);
                qs_buffer_append_string(writing->out, "w\n");
        }
}

static bool is_rectangle(const struct qs_path *path)
{
        static const enum qs_path_verb verbs[] = {QS_MOVE, QS_LINE, QS_LINE, QS_LINE, QS_CLOSE};
        const struct qs_point *points = path->points;

        if (path->verb_count != QS_COUNT(verbs))
                return false;
        for (size_t i = 0; i < QS_COUNT(verbs); i++)
                if (path->verbs[i] != verbs[i])
                        return false;
        return points[0].y == points[1].y && points[1].x == points[2].x &&
               points[2].y == points[3].y && points[3].x == points[0].x;
}

static void append_path(struct qs_buffer *out, const struct qs_path *path)
{
        const struct qs_point *point = path->points;

        if (is_rectangle(path)) {
                append_rectangle(out, point[0], point[2]);
                return;
        }
        for (size_t i = 0; i < path->verb_count; i++)
                switch (path->verbs[i]) {
                case QS_MOVE:
                        append_point(out, *point++);
                        qs_buffer_append_string(out, "m\n");
                        break;
                case QS_LINE:
                        append_point(out, *point++);
                        qs_buffer_append_string(out, "l\n");
                        break;
                case QS_CURVE:
                        for (int k = 0; k < 3; k++)
                                append_point(out, *point++);
                        qs_buffer_append_string(out, "c\n");
                        break;
                case QS_CLOSE: qs_buffer_append_string(out, "h\n"); break;
                }
}

/* A font that cannot be embedded: its letters as shapes. */
static enum qrsign_status append_shapes(struct writing *writing, const struct qs_item *item)
{
        qs_cleanup(qs_arena_free) struct qs_arena arena = {0};
        struct qs_path_builder path;
        enum qrsign_status status;

        if (writing->embedded->failed)
                return qs_error_memory(writing->error);
        qs_path_start(&path, &arena);
        status = qs_plate_outline(writing->fonts, item, &path, writing->error);
        if (status == QRSIGN_OK && path.failed)
                status = qs_error_memory(writing->error);
        if (status != QRSIGN_OK)
                return status;
        append_path(writing->out, &(struct qs_path){path.verbs, path.verb_count, path.points});
        qs_buffer_append_string(writing->out, "f\n");
        return QRSIGN_OK;
}

static enum qrsign_status append_text(struct writing *writing, const struct qs_item *item)
{
        const struct qs_run *run = item->text.run;
        struct qs_buffer *out = writing->out;
        struct qs_pdf_font *font =
                qs_pdf_fonts_find(writing->embedded, writing->fonts, run->weight);
        double angle = item->text.angle, along = cos(angle), across = sin(angle);

        set_fill(writing, item->ink);
        if (!font)
                return append_shapes(writing, item);
        qs_buffer_append_string(out, "BT\n");
        if (angle == 0) {
                qs_buffer_append_string(out, "1 0 0 -1 ");
        } else {
                append_decimal(out, along, 6);
                append_decimal(out, across, 6);
                append_decimal(out, across, 6);
                append_decimal(out, -along, 6);
        }
        append_point(out, item->text.origin);
        qs_buffer_append_string(out, "Tm\n");
        qs_pdf_font_show(font, out, run, item->text.em * um_per_mm);
        qs_buffer_append_string(out, "ET\n");
        return QRSIGN_OK;
}

static enum qrsign_status append_item(struct writing *writing, const struct qs_item *item)
{
        switch (item->kind) {
        case QS_ITEM_FILL:
                set_fill(writing, item->ink);
                append_path(writing->out, &item->shape.path);
                qs_buffer_append_string(writing->out, item->shape.winding ? "f\n" : "f*\n");
                break;
        case QS_ITEM_STROKE:
                set_stroke(writing, item->ink, item->shape.width);
                append_path(writing->out, &item->shape.path);
                qs_buffer_append_string(writing->out, "S\n");
                break;
        case QS_ITEM_TEXT: return append_text(writing, item);
        case QS_ITEM_SYMBOL: break;
        }
        return QRSIGN_OK;
}

/* From points to micrometres on the page, y down. */
static void append_scale(struct qs_buffer *out, double page_height)
{
        enum { DECIMALS = 9 }; /* .05 um on the width of an A3 */

        append_decimal(out, points_per_mm / um_per_mm, DECIMALS);
        qs_buffer_append_string(out, "0 0 ");
        append_decimal(out, -points_per_mm / um_per_mm, DECIMALS);
        qs_buffer_append_string(out, "0 ");
        append_decimal(out, page_height * points_per_mm, 6);
        qs_buffer_append_string(out, "cm\n");
}

/* From the page to the plaque. */
static void append_corner(struct qs_buffer *out, const struct qs_content_place *place)
{
        double x = place->corner.x + (place->mirrored ? place->width : 0);

        qs_buffer_append_string(out, place->mirrored ? "-1 0 0 1 " : "1 0 0 1 ");
        append_decimal(out, x * um_per_mm, 3);
        append_decimal(out, place->corner.y * um_per_mm, 3);
        qs_buffer_append_string(out, "cm\n");
}

enum qrsign_status qs_content_append(struct qs_buffer *out, const struct qs_press *press,
        struct qs_pdf_fonts *embedded, const struct qs_fonts *fonts,
        const struct qs_display *display, const struct qs_content_place *place,
        struct qrsign_error *error)
{
        const struct qs_box *ground = &place->ground;
        struct writing writing = {.out = out,
                .press = press,
                .embedded = embedded,
                .fonts = fonts,
                .fill = -1,
                .stroke = -1,
                .width = -1,
                .error = error};
        enum qrsign_status status = QRSIGN_OK;

        qs_buffer_append_string(out, "q 1 j\n"); /* round joins */
        append_scale(out, place->page_height);
        if (display->has_ground) {
                set_fill(&writing, display->ground);
                append_rectangle(out, (struct qs_point){ground->x, ground->y},
                        (struct qs_point){ground->x + ground->width, ground->y + ground->height});
                qs_buffer_append_string(out, "f\n");
        }
        append_corner(out, place);
        for (size_t i = 0; i < display->count && status == QRSIGN_OK; i++)
                status = append_item(&writing, &display->items[i]);
        qs_buffer_append_string(out, "Q\n");
        if (status == QRSIGN_OK && out->failed)
                return qs_error_memory(error);
        return status;
}
