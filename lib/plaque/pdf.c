/* SPDX-License-Identifier: MIT */
#include "plaque/pdf.h"

#include "base/error.h"
#include "plaque/paint.h"
#include "plaque/plaque.h"
#include "record/record.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

static const double points_per_mm = 72 / 25.4;

struct qrsign_pdf {
        FILE *stream; /* borrowed */
        cairo_surface_t *surface;
        cairo_t *cairo;
        int error_number; /* of the first write that failed */
};

static cairo_status_t write_bytes(void *closure, const unsigned char *data, unsigned length)
{
        struct qrsign_pdf *pdf = closure;

        if (pdf->error_number)
                return CAIRO_STATUS_WRITE_ERROR;
        errno = 0;
        if (length && fwrite(data, 1, length, pdf->stream) != length) {
                pdf->error_number = errno ? errno : EIO;
                return CAIRO_STATUS_WRITE_ERROR;
        }
        return CAIRO_STATUS_SUCCESS;
}

static enum qrsign_status report(struct qrsign_pdf *pdf, struct qrsign_error *error)
{
        cairo_status_t status;

        if (pdf->error_number)
                return qs_error_errno(error, QRSIGN_MESSAGE_FILE_WRITE, pdf->error_number);
        status = cairo_status(pdf->cairo);
        if (status == CAIRO_STATUS_SUCCESS)
                status = cairo_surface_status(pdf->surface);
        if (status == CAIRO_STATUS_SUCCESS)
                return QRSIGN_OK;
        if (status == CAIRO_STATUS_NO_MEMORY)
                return qs_error_memory(error);
        return qs_error(error, QRSIGN_MESSAGE_DRAWING, cairo_status_to_string(status));
}

/* cairo would put the clock's time in the place of a date that is not set. */
static void set_metadata(cairo_surface_t *surface, const struct qrsign_pdf_options *options)
{
        static const char midnight[] = "T00:00:00Z";
        char date[QS_DATE_SIZE + sizeof(midnight)];

        qs_date_format(options->created, date);
        strcat(date, midnight);
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, date);
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "qrsign " QS_VERSION);
        if (options->title)
                cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, options->title);
}

enum qrsign_status qrsign_pdf_create(FILE *stream, const struct qrsign_pdf_options *given,
        struct qrsign_pdf **out, struct qrsign_error *error)
{
        struct qrsign_pdf_options options = {0};
        struct qrsign_pdf *pdf;
        enum qrsign_status status;

        *out = NULL;
        if (!stream || !given || given->size < sizeof(given->size))
                return qs_error(error, QRSIGN_MESSAGE_BAD_ARGUMENT, "options.size");
        memcpy(&options, given, given->size < sizeof(options) ? given->size : sizeof(options));
        if (!qs_date_is_valid(options.created))
                return qs_error(error, QRSIGN_MESSAGE_BAD_ARGUMENT, "created");
        pdf = calloc(1, sizeof(*pdf));
        if (!pdf)
                return qs_error_memory(error);
        pdf->stream = stream;
        pdf->surface = cairo_pdf_surface_create_for_stream(write_bytes, pdf, 1, 1);
        cairo_pdf_surface_restrict_to_version(pdf->surface, CAIRO_PDF_VERSION_1_5);
        set_metadata(pdf->surface, &options);
        pdf->cairo = cairo_create(pdf->surface);
        status = report(pdf, error);
        if (status != QRSIGN_OK) {
                qrsign_pdf_free(pdf);
                return status;
        }
        *out = pdf;
        return QRSIGN_OK;
}

enum qrsign_status qs_pdf_add_display(struct qrsign_pdf *pdf, const struct qs_fonts *fonts,
        const struct qs_display *display, double width_mm, double height_mm,
        struct qrsign_error *error)
{
        enum qrsign_status status;

        cairo_pdf_surface_set_size(
                pdf->surface, width_mm * points_per_mm, height_mm * points_per_mm);
        cairo_save(pdf->cairo);
        cairo_scale(pdf->cairo, points_per_mm, points_per_mm);
        status = qs_paint_display(pdf->cairo, fonts, display, error);
        if (status == QRSIGN_OK)
                status = qs_paint_symbols(pdf->cairo, display, error);
        cairo_restore(pdf->cairo);
        if (status != QRSIGN_OK)
                return pdf->error_number ? report(pdf, error) : status;
        cairo_show_page(pdf->cairo);
        return report(pdf, error);
}

enum qrsign_status qrsign_pdf_add(
        struct qrsign_pdf *pdf, const struct qrsign_plaque *plaque, struct qrsign_error *error)
{
        return qs_pdf_add_display(pdf, plaque->fonts, &plaque->display, plaque->info.width_mm,
                plaque->info.height_mm, error);
}

enum qrsign_status qrsign_pdf_finish(struct qrsign_pdf *pdf, struct qrsign_error *error)
{
        enum qrsign_status status;

        cairo_surface_finish(pdf->surface);
        status = report(pdf, error);
        if (status != QRSIGN_OK)
                return status;
        if (fflush(pdf->stream) != 0)
                return qs_error_errno(error, QRSIGN_MESSAGE_FILE_WRITE, errno);
        return QRSIGN_OK;
}

void qrsign_pdf_free(struct qrsign_pdf *pdf)
{
        if (!pdf)
                return;
        pdf->error_number = pdf->error_number ? pdf->error_number : ECANCELED;
        if (pdf->cairo)
                cairo_destroy(pdf->cairo);
        cairo_surface_destroy(pdf->surface);
        free(pdf);
}
