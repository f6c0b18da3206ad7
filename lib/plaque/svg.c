/* SPDX-License-Identifier: MIT */
/* A plaque as SVG 1.1: a unit is a millimetre. */
#include "base/buffer.h"
#include "base/error.h"
#include "base/number.h"
#include "base/options.h"
#include "plaque/ink.h"
#include "plaque/plaque.h"
#include "plaque/plate.h"

#include <errno.h>
#include <math.h>
#include <string.h>

enum { MM_DECIMALS = 4 };
static const double degrees = 57.295779513082323;

static void append_mm(struct qs_buffer *out, double mm)
{
        char number[QS_NUMBER_SIZE];

        qs_buffer_append(out, number, qs_number_format_double(number, mm, MM_DECIMALS));
}

static void append_point(struct qs_buffer *out, struct qs_point point)
{
        append_mm(out, point.x);
        qs_buffer_append_byte(out, ' ');
        append_mm(out, point.y);
}

/* ` name="12.5"` */
static void append_attribute(struct qs_buffer *out, const char *name, double mm, const char *unit)
{
        qs_buffer_append_byte(out, ' ');
        qs_buffer_append_string(out, name);
        qs_buffer_append_string(out, "=\"");
        append_mm(out, mm);
        qs_buffer_append_string(out, unit);
        qs_buffer_append_byte(out, '"');
}

static void append_colour(struct qs_buffer *out, const char *name, enum qs_ink ink)
{
        static const char digits[] = "0123456789abcdef";
        struct qs_colour colour = qs_ink_colour(ink);
        const uint8_t parts[] = {colour.red, colour.green, colour.blue};

        qs_buffer_append_byte(out, ' ');
        qs_buffer_append_string(out, name);
        qs_buffer_append_string(out, "=\"#");
        for (size_t i = 0; i < 3; i++) {
                qs_buffer_append_byte(out, (unsigned char)digits[parts[i] >> 4]);
                qs_buffer_append_byte(out, (unsigned char)digits[parts[i] & 15]);
        }
        qs_buffer_append_byte(out, '"');
}

static void append_text(struct qs_buffer *out, const char *text)
{
        for (; *text; text++)
                switch (*text) {
                case '&': qs_buffer_append_string(out, "&amp;"); break;
                case '<': qs_buffer_append_string(out, "&lt;"); break;
                case '>': qs_buffer_append_string(out, "&gt;"); break;
                case '"': qs_buffer_append_string(out, "&quot;"); break;
                default:
                        if ((unsigned char)*text >= ' ')
                                qs_buffer_append_byte(out, (unsigned char)*text);
                }
}

static void append_path(struct qs_buffer *out, const struct qs_path *path)
{
        static const char letters[] = {'M', 'L', 'C', 'Z'};
        static const size_t points[] = {1, 1, 3, 0};
        const struct qs_point *point = path->points;

        qs_buffer_append_string(out, " d=\"");
        for (size_t i = 0; i < path->verb_count; i++) {
                qs_buffer_append_byte(out, (unsigned char)letters[path->verbs[i]]);
                for (size_t k = 0; k < points[path->verbs[i]]; k++) {
                        if (k)
                                qs_buffer_append_byte(out, ' ');
                        append_point(out, *point++);
                }
        }
        qs_buffer_append_byte(out, '"');
}

static void append_shape(struct qs_buffer *out, const struct qs_item *item)
{
        qs_buffer_append_string(out, "<path");
        if (item->kind == QS_ITEM_STROKE) {
                append_colour(out, "stroke", item->ink);
                append_attribute(out, "stroke-width", item->shape.width, "");
                qs_buffer_append_string(out, " fill=\"none\" stroke-linejoin=\"round\"");
        } else {
                append_colour(out, "fill", item->ink);
                if (!item->shape.winding)
                        qs_buffer_append_string(out, " fill-rule=\"evenodd\"");
        }
        append_path(out, &item->shape.path);
        qs_buffer_append_string(out, "/>\n");
}

/* A line of text as text: a program that knows textLength sets it as wide as we did. */
static void append_run(
        struct qs_buffer *out, const struct qs_fonts *fonts, const struct qs_item *item)
{
        const struct qs_run *run = item->text.run;

        qs_buffer_append_string(out, "<text");
        if (item->text.angle != 0) {
                qs_buffer_append_string(out, " transform=\"translate(");
                append_point(out, item->text.origin);
                qs_buffer_append_string(out, ") rotate(");
                append_mm(out, item->text.angle * degrees);
                qs_buffer_append_string(out, ")\"");
        } else {
                append_attribute(out, "x", item->text.origin.x, "");
                append_attribute(out, "y", item->text.origin.y, "");
        }
        qs_buffer_append_string(out, " font-family=\"");
        append_text(out, qs_fonts_family(fonts));
        qs_buffer_append_byte(out, '"');
        append_attribute(out, "font-size", item->text.em, "");
        if (run->weight == QS_BOLD)
                qs_buffer_append_string(out, " font-weight=\"bold\"");
        append_attribute(out, "textLength", run->advance * item->text.em, "");
        append_colour(out, "fill", item->ink);
        qs_buffer_append_string(out, " xml:space=\"preserve\">");
        append_text(out, run->text);
        qs_buffer_append_string(out, "</text>\n");
}

static enum qrsign_status append_symbol(
        struct qs_buffer *out, const struct qs_item *item, struct qrsign_error *error)
{
        struct qrsign_outline *outline = NULL;
        enum qrsign_status status = qrsign_symbol_outline(item->symbol.symbol, &outline, error);

        if (status != QRSIGN_OK)
                return status;
        qs_buffer_append_string(out, "<path transform=\"translate(");
        append_point(out, item->symbol.origin);
        qs_buffer_append_string(out, ") scale(");
        append_mm(out, item->symbol.module);
        qs_buffer_append_string(out, ")\"");
        append_colour(out, "fill", item->ink);
        qs_buffer_append_string(out, " d=\"");
        for (size_t loop = 0, at = 0; loop < outline->loop_count; loop++) {
                char letter = 'M';

                for (; at < outline->loop_ends[loop]; at++) {
                        qs_buffer_append_byte(out, (unsigned char)letter);
                        qs_buffer_append_number(out, outline->corners[at].x, 1);
                        qs_buffer_append_byte(out, ' ');
                        qs_buffer_append_number(out, outline->corners[at].y, 1);
                        letter = 'L';
                }
                qs_buffer_append_byte(out, 'Z');
        }
        qs_buffer_append_string(out, "\"/>\n");
        qrsign_outline_free(outline);
        return QRSIGN_OK;
}

static void append_head(struct qs_buffer *out, const struct qrsign_plaque *plaque,
        const struct qs_display *display, bool mirror)
{
        double width = plaque->info.width_mm, height = plaque->info.height_mm;

        qs_buffer_append_string(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                     "<svg xmlns=\"http://www.w3.org/2000/svg\"");
        append_attribute(out, "width", width, "mm");
        append_attribute(out, "height", height, "mm");
        qs_buffer_append_string(out, " viewBox=\"0 0 ");
        append_point(out, (struct qs_point){width, height});
        qs_buffer_append_string(out, "\">\n<title>");
        append_text(out, plaque->info.id);
        qs_buffer_append_string(out, " · ");
        append_text(out, plaque->info.title);
        qs_buffer_append_string(out, "</title>\n");
        if (display->has_ground) {
                qs_buffer_append_string(out, "<rect");
                append_attribute(out, "width", width, "");
                append_attribute(out, "height", height, "");
                append_colour(out, "fill", display->ground);
                qs_buffer_append_string(out, "/>\n");
        }
        if (mirror) {
                qs_buffer_append_string(out, "<g transform=\"translate(");
                append_mm(out, width);
                qs_buffer_append_string(out, " 0) scale(-1 1)\">\n");
        }
}

/* The edge and the holes, for who cuts the plaque: a group that is not shown. */
static void append_cut(struct qs_buffer *out, const struct qrsign_plaque *plaque)
{
        const struct qs_display *display = &plaque->display;

        qs_buffer_append_string(out, "<g id=\"CUT\" display=\"none\" fill=\"none\" "
                                     "stroke=\"#FF0000\" stroke-width=\"0.1\">\n<rect");
        append_attribute(out, "width", plaque->info.width_mm, "");
        append_attribute(out, "height", plaque->info.height_mm, "");
        qs_buffer_append_string(out, "/>\n");
        for (size_t i = 0; i < display->hole_count; i++) {
                qs_buffer_append_string(out, "<circle");
                append_attribute(out, "cx", display->holes[i].centre.x, "");
                append_attribute(out, "cy", display->holes[i].centre.y, "");
                append_attribute(out, "r", display->holes[i].radius, "");
                qs_buffer_append_string(out, "/>\n");
        }
        qs_buffer_append_string(out, "</g>\n");
}

static enum qrsign_status append_items(struct qs_buffer *out, const struct qs_fonts *fonts,
        const struct qs_display *display, struct qrsign_error *error)
{
        enum qrsign_status status = QRSIGN_OK;

        for (size_t i = 0; i < display->count && status == QRSIGN_OK; i++) {
                const struct qs_item *item = &display->items[i];

                switch (item->kind) {
                case QS_ITEM_FILL:
                case QS_ITEM_STROKE: append_shape(out, item); break;
                case QS_ITEM_TEXT: append_run(out, fonts, item); break;
                case QS_ITEM_SYMBOL: status = append_symbol(out, item, error); break;
                }
        }
        return status;
}

enum qrsign_status qrsign_plaque_write_svg(const struct qrsign_plaque *plaque,
        const struct qrsign_vector_options *given, FILE *stream, struct qrsign_error *error)
{
        struct qrsign_vector_options options;
        qs_cleanup(qs_arena_free) struct qs_arena arena = {0};
        qs_cleanup(qs_buffer_free) struct qs_buffer out = {0};
        struct qs_display display;
        enum qrsign_status status;

        status = qs_options_take(&options, sizeof(options), given, error);
        if (status)
                return status;
        status = qs_plate_make(
                &(struct qs_plate){.invert = options.invert, .outline_text = options.outline_text},
                plaque->fonts, &plaque->display, &arena, &display, error);
        if (status != QRSIGN_OK)
                return status;
        append_head(&out, plaque, &display, options.mirror);
        status = append_items(&out, plaque->fonts, &display, error);
        if (status != QRSIGN_OK)
                return status;
        append_cut(&out, plaque);
        qs_buffer_append_string(&out, options.mirror ? "</g>\n</svg>\n" : "</svg>\n");
        if (out.failed)
                return qs_error_memory(error);
        errno = 0;
        if (fwrite(out.data, 1, out.length, stream) != out.length || fflush(stream) != 0)
                return qs_error_errno(error, QRSIGN_MESSAGE_FILE_WRITE, errno ? errno : EIO);
        return QRSIGN_OK;
}
