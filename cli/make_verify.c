/* SPDX-License-Identifier: MIT */
/* Reads every code back from the finished files of a batch, before they get their names. */
#include "interrupt.h"
#include "json.h"
#include "make.h"
#include "problems.h"
#include "spot.h"
#include "text.h"
#include "vector.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double MM_PER_INCH = 25.4;
static const size_t PIXELS_PER_MODULE = 4; /* of outlines */

enum verdict { VERDICT_READ, VERDICT_OTHERWISE, VERDICT_FORGED, VERDICT_NOTHING };

/* What is read, from which finished file. */
struct reading {
        struct batch *batch;
        struct qrsign_scanner *scanner;
        const char *path;             /* on the disk, under its temporary name */
        char name[MAKE_NAME_SIZE];    /* as the manifest will call it */
        double dpi;                   /* of PDF pages; 0: a picture that is just the plaque */
        struct qrsign_pdf_place trim; /* on that page */
        struct qrsign_region part;    /* of PDF pages, with all codes; width 0: they are whole */
};

/* The trim stands on a PDF's page where the library put it; a picture is the trim. */
struct spot make_spot(const struct make *make, const struct drawn *drawn,
        const struct drawn_code *code, const struct qrsign_pdf_place *trim)
{
        double left = make->pdf.mirror ? drawn->width_mm - code->x_mm - code->size_mm : code->x_mm;

        return (struct spot){
                trim->x_mm + left, trim->y_mm + code->y_mm, code->size_mm, code->module_mm};
}

/* In the picture at hand. */
static struct qrsign_region region_of(const struct reading *reading,
        const struct qrsign_image *image, const struct drawn *drawn, const struct drawn_code *code)
{
        struct spot spot = make_spot(reading->batch->make, drawn, code, &reading->trim);
        double dpi = reading->dpi > 0 ? reading->dpi
                                      : (double)image->width * MM_PER_INCH / drawn->width_mm;
        struct qrsign_region region = spot_region(&spot, dpi);

        region.x -= reading->part.width ? reading->part.x : 0;
        region.y -= reading->part.width ? reading->part.y : 0;
        return region;
}

/* What was read is what was meant; is what was meant signed as it must be? Checked on what was
 * read, as a phone does. */
static enum verdict check_signature(
        const struct make *make, const struct drawn_code *code, const struct qrsign_code *found)
{
        const struct qrsign_decode_options options = {
                .size = sizeof(options), .keys = make->public_key, .key_count = 1};
        struct qrsign_decoded *decoded = NULL;
        enum verdict verdict = VERDICT_FORGED;

        if (!make->key || code->mode != QRSIGN_PAYLOAD_LINK)
                return VERDICT_READ;
        if (qrsign_payload_decode(found->payload, found->length, &options, &decoded, NULL) ==
                        QRSIGN_OK &&
                decoded->signature == QRSIGN_SIGNATURE_VALID)
                verdict = VERDICT_READ;
        qrsign_decoded_free(decoded);
        return verdict;
}

/* Looks for the code in a region, or in the whole picture. */
static enum qrsign_status look(const struct reading *reading, const struct qrsign_image *image,
        const struct qrsign_region *region, const struct drawn_code *code, enum verdict *verdict,
        struct qrsign_error *error)
{
        const struct qrsign_code *found;
        size_t count;
        enum qrsign_status status = spot_read(reading->scanner, image, region, code->payload,
                code->payload_length, &found, &count, error);

        *verdict = VERDICT_NOTHING;
        if (status)
                return status;
        if (found)
                *verdict = check_signature(reading->batch->make, code, found);
        else if (region && count) /* elsewhere on the plaque the other code stands */
                *verdict = VERDICT_OTHERWISE;
        return QRSIGN_OK;
}

/* Where it must be first, then in all of the picture. */
static enum qrsign_status read_code(const struct reading *reading, const struct qrsign_image *image,
        const struct drawn *drawn, const struct drawn_code *code, enum verdict *verdict,
        struct qrsign_error *error)
{
        struct qrsign_region region = region_of(reading, image, drawn, code);
        enum verdict whole;
        enum qrsign_status status = look(reading, image, &region, code, verdict, error);

        if (status || *verdict == VERDICT_READ || reading->part.width)
                return status;
        status = look(reading, image, NULL, code, &whole, error);
        if (whole == VERDICT_READ || whole == VERDICT_FORGED)
                *verdict = whole;
        return status;
}

/* The pages of a PDF from one to another (0: all): the part that matters, quickly, or all of it
 * with care. */
static enum qrsign_status open_pages(const struct reading *reading, size_t page,
        struct qrsign_images **images, struct qrsign_error *error)
{
        struct qrsign_images_options options = {.size = sizeof(options),
                .dpi = reading->dpi,
                .first_page = page,
                .last_page = page,
                .part = reading->part,
                .hard_edges = reading->part.width > 0};

        return qrsign_images_open(reading->path, &options, images, error);
}

/* Once more with twice the pixels, for one whole page of a PDF alone. */
static enum qrsign_status read_closer(struct reading *reading, size_t page,
        const struct drawn *drawn, const struct drawn_code *code, enum verdict *verdict,
        struct qrsign_error *error)
{
        struct reading closer = *reading;
        struct qrsign_images *images = NULL;
        const struct qrsign_image *image = NULL;
        enum qrsign_status status;

        closer.dpi = reading->dpi * 2;
        closer.part = (struct qrsign_region){0};
        status = open_pages(&closer, page, &images, error);
        if (!status)
                status = qrsign_images_next(images, &image, error);
        if (!status && image)
                status = read_code(&closer, image, drawn, code, verdict, error);
        qrsign_images_free(images);
        return status;
}

static void report(const struct reading *reading, struct drawn *drawn, struct drawn_code *code,
        enum verdict verdict)
{
        struct make *make = reading->batch->make;
        cleanup(path_free) char *file = path_join(make->folder.path, reading->name);
        struct qrsign_error error;

        qrsign_error_set(&error,
                verdict == VERDICT_OTHERWISE ? QRSIGN_MESSAGE_CODE_READS_OTHERWISE
                : verdict == VERDICT_FORGED  ? QRSIGN_MESSAGE_SIGNATURE_NOT_VALID
                                             : QRSIGN_MESSAGE_CODE_NOT_READ,
                drawn->id, text_role(make->cli->language, code->role), NULL);
        snprintf(error.file, sizeof(error.file), "%s", file ? file : reading->name);
        json_array_append_new(drawn->problems, problems_json(make->cli, drawn->id, &error));
        problems_report(make->cli, NULL, &error);
        make->unread_count += !code->unread;
        code->unread = true;
}

/* All codes of one plaque on one picture. */
static enum qrsign_status read_plaque(struct reading *reading, const struct qrsign_image *image,
        struct drawn *drawn, struct qrsign_error *error)
{
        enum qrsign_status status = QRSIGN_OK;
        size_t page = reading->trim.page;

        for (size_t i = 0; i < drawn->code_count && !status; i++) {
                struct drawn_code *code = &drawn->codes[i];
                enum verdict verdict = VERDICT_NOTHING;

                if (image)
                        status = read_code(reading, image, drawn, code, &verdict, error);
                if (!status && image && verdict != VERDICT_READ && reading->dpi > 0)
                        status = read_closer(reading, page, drawn, code, &verdict, error);
                if (!status && verdict != VERDICT_READ)
                        report(reading, drawn, code, verdict);
        }
        return status;
}

/* Enough dots for the smallest module of the plaques [from, to), and where their codes are. Those
 * of a volume have their place in it. */
static void frame(struct reading *reading, size_t from, size_t to, bool volume)
{
        const struct batch *batch = reading->batch;
        double smallest = 1e9;

        for (size_t i = from; i < to; i++)
                for (size_t j = 0; j < batch->drawn[i].code_count; j++)
                        smallest = fmin(smallest, batch->drawn[i].codes[j].module_mm);
        reading->dpi = spot_dpi(smallest);
        reading->part = (struct qrsign_region){0};
        for (size_t i = from; i < to; i++) {
                const struct drawn *drawn = &batch->drawn[i];

                for (size_t j = 0; j < drawn->code_count && (drawn->order || !volume); j++) {
                        struct spot spot = make_spot(batch->make, drawn, &drawn->codes[j],
                                volume ? &drawn->place : &drawn->own_place);

                        spot_join(&reading->part, spot_region(&spot, reading->dpi));
                }
        }
}

/* The pages of a volume, in the order of the plaques on them. */
static enum qrsign_status read_volume(struct reading *reading, struct qrsign_error *error)
{
        struct batch *batch = reading->batch;
        struct qrsign_images *images = NULL;
        const struct qrsign_image *image = NULL;
        enum qrsign_status status;

        reading->path = batch->pdf.temporary;
        reading->trim.page = 0;
        frame(reading, 0, batch->count, true);
        make_volume_name(batch->template_, batch->volume, reading->name);
        status = open_pages(reading, 0, &images, error);
        for (size_t i = 0; i < batch->count && !status && !interrupt_noted(); i++) {
                struct drawn *drawn = &batch->drawn[i];

                if (!drawn->order)
                        continue;
                if (drawn->place.page != reading->trim.page) /* a sheet has several */
                        status = qrsign_images_next(images, &image, error);
                reading->trim = drawn->place;
                if (!status)
                        status = read_plaque(reading, image, drawn, error);
                progress_step(&batch->make->progress);
        }
        /* Reads to the end, or pdftoppm would be killed over its last words. */
        if (!status && !interrupt_noted()) {
                const struct qrsign_image *beyond;

                status = qrsign_images_next(images, &beyond, error);
        }
        qrsign_images_free(images);
        return status;
}

static enum qrsign_status read_own(
        struct reading *reading, size_t index, enum make_format format, struct qrsign_error *error)
{
        struct drawn *drawn = &reading->batch->drawn[index];
        struct qrsign_images *images = NULL;
        const struct qrsign_image *image = NULL;
        enum qrsign_status status;

        reading->path = drawn->own[make_own_index(format)].temporary;
        make_own_name(format, drawn->id, reading->name);
        reading->dpi = 0;
        reading->part = (struct qrsign_region){0};
        reading->trim = (struct qrsign_pdf_place){.page = 1};
        if (format == MAKE_PDF) {
                reading->trim = drawn->own_place;
                frame(reading, index, index + 1, false);
        }
        status = open_pages(reading, 0, &images, error);
        if (!status)
                status = qrsign_images_next(images, &image, error);
        if (!status)
                status = read_plaque(reading, image, drawn, error);
        qrsign_images_free(images);
        return status;
}

/* The codes of an SVG or DXF, drawn from the outlines that stand in the file. */
static enum qrsign_status read_outlines(
        struct reading *reading, size_t index, enum make_format format, struct qrsign_error *error)
{
        struct drawn *drawn = &reading->batch->drawn[index];
        const char *path = drawn->own[make_own_index(format)].temporary;
        bool mirrored = reading->batch->make->pdf.mirror && format == MAKE_DXF;
        struct vector vector = {0};
        enum qrsign_status status =
                format == MAKE_SVG ? vector_read_svg(&vector, path, error)
                                   : vector_read_dxf(&vector, path, drawn->height_mm, error);

        make_own_name(format, drawn->id, reading->name);
        for (size_t i = 0; i < drawn->code_count && !status; i++) {
                struct drawn_code *code = &drawn->codes[i];
                double around = QRSIGN_QUIET_ZONE * code->module_mm;
                double left = mirrored ? drawn->width_mm - code->x_mm - code->size_mm : code->x_mm;
                size_t side = (code->modules + 2 * QRSIGN_QUIET_ZONE) * PIXELS_PER_MODULE;
                uint8_t *pixels = malloc(side * side);
                struct qrsign_image image = {pixels, side, side, side, 0};
                enum verdict verdict = VERDICT_NOTHING;

                if (!pixels || !vector_draw(&vector, left - around, code->y_mm - around,
                                       code->size_mm + 2 * around, pixels, side))
                        status = problems_memory(error);
                else
                        status = look(reading, &image, NULL, code, &verdict, error);
                free(pixels);
                if (!status && verdict != VERDICT_READ)
                        report(reading, drawn, code, verdict);
        }
        vector_free(&vector);
        return status;
}

enum qrsign_status make_verify(struct batch *batch, struct qrsign_error *error)
{
        struct reading reading = {.batch = batch};
        enum qrsign_status status = qrsign_scanner_create(&reading.scanner, error);

        if (!status && batch->draws_pdf)
                status = read_volume(&reading, error);
        for (size_t i = 0; i < batch->count && !status && !interrupt_noted(); i++) {
                const struct drawn *drawn = &batch->drawn[i];

                for (unsigned format = MAKE_PDF; format <= MAKE_DXF && !status; format <<= 1) {
                        if (!drawn->own[make_own_index((enum make_format)format)].temporary)
                                continue;
                        status = format >= MAKE_SVG
                                         ? read_outlines(
                                                   &reading, i, (enum make_format)format, error)
                                         : read_own(&reading, i, (enum make_format)format, error);
                }
                if (!drawn->order)
                        progress_step(&batch->make->progress);
        }
        qrsign_scanner_free(reading.scanner);
        /* A signal from the terminal ends pdftoppm too; its failure is then no failure of ours. */
        return interrupt_noted() ? QRSIGN_OK : status;
}
