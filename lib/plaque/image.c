/* SPDX-License-Identifier: MIT */
/* A symbol alone as an image, with its quiet zone. */
#include "base/buffer.h"
#include "base/error.h"
#include "base/number.h"
#include "plaque/paint.h"
#include "plaque/png.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <qrsign/plaque.h>

static const double points_per_mm = 72 / 25.4;

static enum qrsign_status write_text(
        FILE *stream, struct qs_buffer *text, struct qrsign_error *error)
{
        if (text->failed)
                return qs_error_memory(error);
        errno = 0;
        if (fwrite(text->data, 1, text->length, stream) != text->length || fflush(stream) == EOF)
                return qs_error_errno(error, QRSIGN_MESSAGE_FILE_WRITE, errno ? errno : EIO);
        return QRSIGN_OK;
}

static void append_mm(struct qs_buffer *text, double mm)
{
        char number[QS_NUMBER_SIZE];

        qs_buffer_append(text, number, qs_number_format_double(number, mm, 4));
}

static void append_outline(struct qs_buffer *text, const struct qrsign_outline *outline)
{
        for (size_t loop = 0, at = 0; loop < outline->loop_count; loop++) {
                char letter = 'M';

                for (; at < outline->loop_ends[loop]; at++) {
                        qs_buffer_append_byte(text, (unsigned char)letter);
                        qs_buffer_append_number(
                                text, outline->corners[at].x + QRSIGN_QUIET_ZONE, 1);
                        qs_buffer_append_byte(text, ' ');
                        qs_buffer_append_number(
                                text, outline->corners[at].y + QRSIGN_QUIET_ZONE, 1);
                        letter = 'L';
                }
                qs_buffer_append_byte(text, 'Z');
        }
}

/* One path in modules; the view box gives it its size. */
static enum qrsign_status write_svg(const struct qrsign_symbol *symbol, double module_mm,
        FILE *stream, struct qrsign_error *error)
{
        size_t side = qrsign_symbol_modules(symbol) + 2 * QRSIGN_QUIET_ZONE;
        qs_cleanup(qs_buffer_free) struct qs_buffer text = {0};
        struct qrsign_outline *outline = NULL;
        enum qrsign_status status = qrsign_symbol_outline(symbol, &outline, error);

        if (status != QRSIGN_OK)
                return status;
        qs_buffer_append_string(&text, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"");
        append_mm(&text, (double)side * module_mm);
        qs_buffer_append_string(&text, "mm\" height=\"");
        append_mm(&text, (double)side * module_mm);
        qs_buffer_append_string(&text, "mm\" viewBox=\"0 0 ");
        qs_buffer_append_number(&text, (int64_t)side, 1);
        qs_buffer_append_byte(&text, ' ');
        qs_buffer_append_number(&text, (int64_t)side, 1);
        qs_buffer_append_string(&text, "\">\n<path fill=\"#fff\" d=\"M0 0H");
        qs_buffer_append_number(&text, (int64_t)side, 1);
        qs_buffer_append_byte(&text, 'V');
        qs_buffer_append_number(&text, (int64_t)side, 1);
        qs_buffer_append_string(&text, "H0Z\"/>\n<path fill=\"#000\" d=\"");
        append_outline(&text, outline);
        qs_buffer_append_string(&text, "\"/>\n</svg>\n");
        qrsign_outline_free(outline);
        return write_text(stream, &text, error);
}

static cairo_status_t append_bytes(void *closure, const unsigned char *data, unsigned length)
{
        return qs_buffer_append(closure, data, length) ? CAIRO_STATUS_SUCCESS
                                                       : CAIRO_STATUS_NO_MEMORY;
}

static enum qrsign_status write_pdf(const struct qrsign_symbol *symbol, double module_mm,
        FILE *stream, struct qrsign_error *error)
{
        double side_mm =
                (double)(qrsign_symbol_modules(symbol) + 2 * QRSIGN_QUIET_ZONE) * module_mm;
        double scale = module_mm * points_per_mm;
        qs_cleanup(qs_buffer_free) struct qs_buffer bytes = {0};
        cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(
                append_bytes, &bytes, side_mm * points_per_mm, side_mm * points_per_mm);
        cairo_t *cairo = cairo_create(surface);
        enum qrsign_status status;

        /* A symbol's own day is nowhere known; the clock's would change the bytes each time. */
        cairo_pdf_surface_set_metadata(
                surface, CAIRO_PDF_METADATA_CREATE_DATE, "2020-01-01T00:00:00Z");
        cairo_set_source_rgb(cairo, 1, 1, 1);
        cairo_paint(cairo);
        cairo_set_source_rgb(cairo, 0, 0, 0);
        cairo_scale(cairo, scale, scale);
        cairo_translate(cairo, QRSIGN_QUIET_ZONE, QRSIGN_QUIET_ZONE);
        status = qs_paint_symbol(cairo, symbol, error);
        cairo_destroy(cairo);
        cairo_surface_finish(surface);
        cairo_surface_destroy(surface);
        return status == QRSIGN_OK ? write_text(stream, &bytes, error) : status;
}

static enum qrsign_status write_png(const struct qrsign_symbol *symbol, double module_mm,
        double dpi, FILE *stream, struct qrsign_error *error)
{
        double side_mm =
                (double)(qrsign_symbol_modules(symbol) + 2 * QRSIGN_QUIET_ZONE) * module_mm;
        double quiet_mm = QRSIGN_QUIET_ZONE * module_mm;
        qs_cleanup(qs_arena_free) struct qs_arena arena = {0};
        struct qs_display display;

        qs_display_start(&display, &arena);
        qs_display_symbol(
                &display, QS_INK_BLACK, symbol, (struct qs_point){quiet_mm, quiet_mm}, module_mm);
        if (display.failed)
                return qs_error_memory(error);
        return qs_png_write(
                &(struct qs_png_request){
                        .display = &display, .width_mm = side_mm, .height_mm = side_mm, .dpi = dpi},
                stream, error);
}

enum qrsign_status qrsign_symbol_write(const struct qrsign_symbol *symbol,
        enum qrsign_symbol_format format, double module_mm, double dpi, FILE *stream,
        struct qrsign_error *error)
{
        if (module_mm == 0)
                module_mm = 1;
        if (dpi == 0)
                dpi = 300;
        if (!symbol || !stream)
                return qs_error(error, QRSIGN_MESSAGE_BAD_ARGUMENT, "NULL");
        if (!(module_mm >= 0.05 && module_mm <= 50))
                return qs_error(error, QRSIGN_MESSAGE_BAD_ARGUMENT, "module_mm");
        if (!(dpi >= 30 && dpi <= 2400))
                return qs_error(error, QRSIGN_MESSAGE_BAD_ARGUMENT, "dpi");
        switch (format) {
        case QRSIGN_SYMBOL_PNG: return write_png(symbol, module_mm, dpi, stream, error);
        case QRSIGN_SYMBOL_SVG: return write_svg(symbol, module_mm, stream, error);
        case QRSIGN_SYMBOL_PDF: return write_pdf(symbol, module_mm, stream, error);
        }
        return qs_error(error, QRSIGN_MESSAGE_BAD_ARGUMENT, "format");
}
