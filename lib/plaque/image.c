/* SPDX-License-Identifier: MIT */
/* A symbol alone as an image, with its quiet zone. */
#include "base/buffer.h"
#include "base/error.h"
#include "base/number.h"
#include "plaque/pdf.h"
#include "plaque/png.h"

#include <errno.h>
#include <qrsign/plaque.h>

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

/* A symbol with its quiet zone as all there is. */
static enum qrsign_status draw_alone(const struct qrsign_symbol *symbol, double module_mm,
        struct qs_arena *arena, struct qs_display *display, struct qrsign_error *error)
{
        double quiet_mm = QRSIGN_QUIET_ZONE * module_mm;

        qs_display_start(display, arena);
        qs_display_ground(display, QS_INK_WHITE);
        qs_display_symbol(
                display, QS_INK_BLACK, symbol, (struct qs_point){quiet_mm, quiet_mm}, module_mm);
        return display->failed ? qs_error_memory(error) : QRSIGN_OK;
}

static double side_of(const struct qrsign_symbol *symbol, double module_mm)
{
        return (double)(qrsign_symbol_modules(symbol) + 2 * QRSIGN_QUIET_ZONE) * module_mm;
}

static enum qrsign_status write_pdf(const struct qrsign_symbol *symbol, double module_mm,
        FILE *stream, struct qrsign_error *error)
{
        /* A symbol's own day is nowhere known; the clock's would change the bytes each time. */
        const struct qrsign_pdf_options options = {
                .size = sizeof(options), .created = {2020, 1, 1}};
        double side_mm = side_of(symbol, module_mm);
        qs_cleanup(qs_arena_free) struct qs_arena arena = {0};
        struct qs_display display;
        struct qrsign_pdf *pdf = NULL;
        enum qrsign_status status = draw_alone(symbol, module_mm, &arena, &display, error);

        if (status == QRSIGN_OK)
                status = qrsign_pdf_create(stream, &options, &pdf, error);
        if (status == QRSIGN_OK)
                status = qs_pdf_add_display(pdf, NULL, &display, side_mm, side_mm, error);
        if (status == QRSIGN_OK)
                status = qrsign_pdf_finish(pdf, error);
        qrsign_pdf_free(pdf);
        return status;
}

static enum qrsign_status write_png(const struct qrsign_symbol *symbol, double module_mm,
        double dpi, FILE *stream, struct qrsign_error *error)
{
        double side_mm = side_of(symbol, module_mm);
        qs_cleanup(qs_arena_free) struct qs_arena arena = {0};
        struct qs_display display;
        enum qrsign_status status = draw_alone(symbol, module_mm, &arena, &display, error);

        if (status != QRSIGN_OK)
                return status;
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
