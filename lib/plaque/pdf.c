/* SPDX-License-Identifier: MIT */
#include "plaque/pdf.h"

#include "base/error.h"
#include "base/options.h"
#include "base/number.h"
#include "base/text.h"
#include "plaque/document.h"
#include "plaque/plaque.h"
#include "plaque/plate.h"
#include "record/record.h"

#include <stdlib.h>
#include <string.h>

static const double bleed_most_mm = 20, gutter_most_mm = 100;
static const double sheet_least_mm = 50, sheet_most_mm = 2000;

struct qrsign_pdf {
        FILE *stream; /* borrowed */
        struct qrsign_pdf_options options;
        struct qs_plate plate;
        struct qs_document document;
        struct qs_arena arena; /* of the plaque at hand */
        size_t cell;           /* the next free one on the last page; 0: the page is finished */
        size_t cells;          /* of the last page */
        struct qrsign_pdf_place place;
};

static enum qrsign_status refuse(
        struct qrsign_error *error, enum qrsign_message message, const char *field)
{
        enum qrsign_status status = qs_error(error, message, field);

        qs_error_field(error, field);
        return status;
}

static bool in_range(double value, double least, double most)
{
        return value >= least && value <= most; /* false for NaN */
}

/* A name that a shop's program can show; those of ISO 32000-1, 8.6.6.4 and of the process inks
 * mean something. */
static bool is_spot_name(const char *name)
{
        static const char *const taken[] = {"All", "None", "Cyan", "Magenta", "Yellow", "Black"};
        size_t length = strlen(name);

        if (length == 0 || length >= QS_SPOT_NAME_SIZE - 3 || name[0] == ' ' ||
                name[length - 1] == ' ')
                return false;
        for (size_t i = 0; i < QS_COUNT(taken); i++)
                if (qs_text_compare_ascii(name, taken[i]) == 0)
                        return false;
        for (const char *letter = name; *letter; letter++)
                if (!(*letter >= 'a' && *letter <= 'z') && !(*letter >= 'A' && *letter <= 'Z') &&
                        !(*letter >= '0' && *letter <= '9') && *letter != ' ' && *letter != '-')
                        return false;
        return true;
}

static enum qrsign_status check_options(
        const struct qrsign_pdf_options *options, struct qrsign_error *error)
{
        const struct qrsign_sheet *sheet = &options->sheet;

        if (!qs_date_is_valid(options->created))
                return refuse(error, QRSIGN_MESSAGE_BAD_ARGUMENT, "created");
        if ((unsigned)options->ink > QRSIGN_INK_SPOT)
                return refuse(error, QRSIGN_MESSAGE_BAD_ARGUMENT, "ink");
        if (!in_range(options->bleed_mm, 0, bleed_most_mm))
                return refuse(error, QRSIGN_MESSAGE_BAD_ARGUMENT, "bleed");
        if (options->spot_name && !is_spot_name(options->spot_name)) {
                enum qrsign_status status =
                        qs_error(error, QRSIGN_MESSAGE_SPOT_NAME_WRONG, options->spot_name);

                qs_error_field(error, "ink");
                return status;
        }
        if (sheet->width_mm == 0 && sheet->height_mm == 0)
                return QRSIGN_OK;
        if (!in_range(sheet->width_mm, sheet_least_mm, sheet_most_mm) ||
                !in_range(sheet->height_mm, sheet_least_mm, sheet_most_mm))
                return refuse(error, QRSIGN_MESSAGE_BAD_ARGUMENT, "sheet");
        if (!in_range(sheet->gutter_mm, 0, gutter_most_mm))
                return refuse(error, QRSIGN_MESSAGE_BAD_ARGUMENT, "gutter");
        return QRSIGN_OK;
}

static enum qrsign_status describe(struct qs_document *document,
        const struct qrsign_pdf_options *options, struct qrsign_error *error)
{
        document->ink = options->ink;
        document->created = options->created;
        strcpy(document->spot_name, options->spot_name ? options->spot_name : "Etch");
        document->title = strdup(qs_string(options->title));
        document->profile = options->profile;
        document->profile_size = options->profile_size;
        if (!document->title)
                return qs_error_memory(error);
        if (!options->profile)
                return QRSIGN_OK;
        return qs_profile_read(options->profile, options->profile_size, options->ink,
                &document->about_profile, error);
}

static enum qrsign_status start(struct qrsign_pdf *pdf, struct qrsign_error *error)
{
        enum qrsign_status status = describe(&pdf->document, &pdf->options, error);

        if (status != QRSIGN_OK)
                return status;
        pdf->options.title = pdf->options.spot_name = NULL; /* they were borrowed for a call */
        pdf->plate = (struct qs_plate){
                .invert = pdf->options.invert,
                .outline_text = pdf->options.outline_text,
                .one_ink = pdf->options.ink == QRSIGN_INK_SPOT,
        };
        return qs_document_start(&pdf->document, error);
}

enum qrsign_status qrsign_pdf_create(FILE *stream, const struct qrsign_pdf_options *given,
        struct qrsign_pdf **out, struct qrsign_error *error)
{
        struct qrsign_pdf *pdf;
        enum qrsign_status status;

        *out = NULL;
        if (!stream || !given)
                return refuse(error, QRSIGN_MESSAGE_BAD_ARGUMENT, stream ? "options" : "stream");
        pdf = calloc(1, sizeof(*pdf));
        if (!pdf)
                return qs_error_memory(error);
        pdf->stream = stream;
        status = qs_options_take(&pdf->options, sizeof(pdf->options), given, error);
        if (status == QRSIGN_OK)
                status = check_options(&pdf->options, error);
        if (status == QRSIGN_OK)
                status = start(pdf, error);
        if (status != QRSIGN_OK) {
                qrsign_pdf_free(pdf);
                return status;
        }
        *out = pdf;
        return QRSIGN_OK;
}

/* Ends the page that is being drawn, if there is one. */
static enum qrsign_status end_page(struct qrsign_pdf *pdf, struct qrsign_error *error)
{
        if (!pdf->cell)
                return QRSIGN_OK;
        pdf->cell = 0;
        return qs_document_end_page(&pdf->document, error);
}

static enum qrsign_status plan_page(struct qrsign_pdf *pdf, double width_mm, double height_mm,
        struct qs_grid *grid, struct qrsign_error *error)
{
        const struct qrsign_pdf_options *options = &pdf->options;

        if (options->sheet.width_mm > 0)
                return qs_grid_sheet(
                        &options->sheet, width_mm, height_mm, options->bleed_mm, grid, error);
        *grid = qs_grid_around(width_mm, height_mm, options->bleed_mm, options->marks);
        return QRSIGN_OK;
}

static enum qrsign_status begin_page(
        struct qrsign_pdf *pdf, double width_mm, double height_mm, struct qrsign_error *error)
{
        struct qs_document *document = &pdf->document;
        size_t start = document->page_count == 0 ? pdf->options.sheet.start : 0;
        struct qs_grid grid;
        enum qrsign_status status = plan_page(pdf, width_mm, height_mm, &grid, error);

        if (status != QRSIGN_OK)
                return status;
        pdf->cells = grid.columns * grid.rows;
        if (start > pdf->cells) {
                char position[QS_NUMBER_SIZE], cells[QS_NUMBER_SIZE];

                qs_number_format(position, (int64_t)start, 1);
                qs_number_format(cells, (int64_t)pdf->cells, 1);
                status = qs_error(error, QRSIGN_MESSAGE_SHEET_NO_POSITION, position, cells);
                qs_error_field(error, "start");
                return status;
        }
        pdf->cell = start ? start : 1;
        return qs_document_begin_page(document, &grid, error);
}

static bool has_room(const struct qrsign_pdf *pdf, double width_mm, double height_mm)
{
        const struct qs_grid *grid;

        if (!pdf->cell || pdf->cell > pdf->cells)
                return false;
        grid = &pdf->document.grid;
        return grid->cell_width == width_mm && grid->cell_height == height_mm;
}

enum qrsign_status qs_pdf_add_display(struct qrsign_pdf *pdf, const struct qs_fonts *fonts,
        const struct qs_display *display, double width_mm, double height_mm,
        struct qrsign_error *error)
{
        struct qs_document *document = &pdf->document;
        struct qs_display prepared;
        struct qs_point corner;
        enum qrsign_status status;

        qs_arena_reset(&pdf->arena);
        status = qs_plate_make(&pdf->plate, fonts, display, &pdf->arena, &prepared, error);
        if (status == QRSIGN_OK && !has_room(pdf, width_mm, height_mm)) {
                status = end_page(pdf, error);
                if (status == QRSIGN_OK)
                        status = begin_page(pdf, width_mm, height_mm, error);
        }
        if (status != QRSIGN_OK)
                return status;
        corner = qs_grid_cell(&document->grid, pdf->cell - 1);
        pdf->place = (struct qrsign_pdf_place){document->page_count, corner.x, corner.y};
        status = qs_document_draw(
                document, pdf->cell - 1, fonts, &prepared, pdf->options.mirror, error);
        if (status == QRSIGN_OK)
                pdf->cell++;
        return status;
}

enum qrsign_status qrsign_pdf_add(
        struct qrsign_pdf *pdf, const struct qrsign_plaque *plaque, struct qrsign_error *error)
{
        return qs_pdf_add_display(pdf, plaque->fonts, &plaque->display, plaque->info.width_mm,
                plaque->info.height_mm, error);
}

struct qrsign_pdf_place qrsign_pdf_place(const struct qrsign_pdf *pdf)
{
        return pdf->place;
}

enum qrsign_status qrsign_pdf_finish(struct qrsign_pdf *pdf, struct qrsign_error *error)
{
        enum qrsign_status status = end_page(pdf, error);

        return status == QRSIGN_OK ? qs_document_finish(&pdf->document, pdf->stream, error)
                                   : status;
}

void qrsign_pdf_free(struct qrsign_pdf *pdf)
{
        if (!pdf)
                return;
        qs_document_free(&pdf->document);
        qs_arena_free(&pdf->arena);
        free(pdf);
}
