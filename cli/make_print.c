/* SPDX-License-Identifier: MIT */
/* What the shop is given: inks, bleed, marks, sheets. */
#include "make.h"
#include "problems.h"

#include <sodium/crypto_hash_sha256.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const double BLEED_MM = 3;
static const size_t LARGEST_PROFILE = 16u << 20; /* press profiles have half to three megabytes */

static enum qrsign_status read_ink(
        struct make *make, const struct options *options, struct qrsign_error *error)
{
        static const char spot[] = "spot:";
        const char *text = options_text(options, OPTION_INK);

        if (!text || strcasecmp(text, "cmyk") == 0) {
                make->pdf.ink = QRSIGN_INK_CMYK;
        } else if (strcasecmp(text, "rgb") == 0) {
                make->pdf.ink = QRSIGN_INK_RGB;
        } else if (strncasecmp(text, spot, strlen(spot)) == 0) {
                make->pdf.ink = QRSIGN_INK_SPOT;
                make->pdf.spot_name = text + strlen(spot);
        } else {
                return problems_set(error, QRSIGN_MESSAGE_INK_UNKNOWN, NULL, "--ink", text);
        }
        return QRSIGN_OK;
}

/* Whether all plaques will be in one ink. */
static bool is_one_ink(const struct make *make)
{
        for (size_t i = 0; i < make->template_count; i++) {
                enum qrsign_theme theme = make->plaque.theme;

                if (theme == QRSIGN_THEME_DEFAULT)
                        theme = qrsign_template_theme(make->templates[i].template_);
                if (theme != QRSIGN_THEME_STEEL)
                        return false;
        }
        return true;
}

/* One plate and a negative are of a plaque that is all black. */
enum qrsign_status make_check_theme(const struct make *make, struct qrsign_error *error)
{
        const char *option = make->pdf.invert                   ? "--invert"
                             : make->pdf.ink == QRSIGN_INK_SPOT ? "--ink spot"
                             : make->formats & MAKE_DXF         ? "--format dxf"
                                                                : NULL;

        if (!option || is_one_ink(make))
                return QRSIGN_OK;
        return problems_set(error, QRSIGN_MESSAGE_NEEDS_ONE_INK, NULL,
                make->pdf.invert                   ? "--invert"
                : make->pdf.ink == QRSIGN_INK_SPOT ? "--ink"
                                                   : "--format",
                option);
}

static void read_sheet(struct make *make, const struct options *options)
{
        const struct option_value *sheet = &options->values[OPTION_SHEET];

        if (!sheet->source)
                return;
        make->pdf.sheet = (struct qrsign_sheet){
                .width_mm = sheet->number[0],
                .height_mm = sheet->number[1],
                .fixed = !sheet->choices,
                .gutter_mm = options_number(options, OPTION_GUTTER, 2 * make->pdf.bleed_mm),
                .start = (size_t)options_number(options, OPTION_START, 1),
        };
}

/* --gutter without --sheet and the like: asked for in vain. */
static enum qrsign_status check_sheet(const struct options *options, struct qrsign_error *error)
{
        const bool sheet = options->values[OPTION_SHEET].source;
        enum qrsign_status status;

        if (sheet && options_given(options, OPTION_SEPARATE)) {
                status = qrsign_error_set(
                        error, QRSIGN_MESSAGE_OPTIONS_APART, "--sheet", "--separate", NULL);
        } else if (!sheet && (options->values[OPTION_GUTTER].source ||
                                     options->values[OPTION_START].source)) {
                status = qrsign_error_set(error, QRSIGN_MESSAGE_OPTION_NEEDS_OPTION,
                        options->values[OPTION_GUTTER].source ? "--gutter" : "--start", "--sheet",
                        NULL);
        } else {
                return QRSIGN_OK;
        }
        snprintf(error->field, sizeof(error->field), "--sheet");
        return status;
}

static enum qrsign_status read_profile(
        struct make *make, const struct options *options, struct qrsign_error *error)
{
        const char *path = options_text(options, OPTION_ICC);
        enum qrsign_status status;

        if (!path)
                return QRSIGN_OK;
        status = file_read(path, LARGEST_PROFILE, &make->profile, &make->pdf.profile_size, error);
        make->pdf.profile = make->profile;
        return status;
}

/* The library knows which profiles and names of plates will do: it is asked before anything is
 * drawn. */
static enum qrsign_status try_options(
        const struct make *make, const struct options *options, struct qrsign_error *error)
{
        const char *path = options_text(options, OPTION_ICC);
        struct qrsign_pdf_options try = make->pdf;
        struct qrsign_pdf *pdf = NULL;
        enum qrsign_status status;
        char field[QRSIGN_ERROR_ARGUMENT_SIZE];

        try.created = make->today;
        status = qrsign_pdf_create(stdout, &try, &pdf, error);
        qrsign_pdf_free(pdf);
        if (!status)
                return QRSIGN_OK;
        snprintf(field, sizeof(field), "--%.40s", error->field);
        if (path && strcmp(error->field, "icc") == 0)
                snprintf(error->file, sizeof(error->file), "%s", path);
        snprintf(error->field, sizeof(error->field), "%.60s", field);
        return status;
}

enum qrsign_status make_print(
        struct make *make, const struct options *options, struct qrsign_error *error)
{
        enum qrsign_status status;

        make->pdf = (struct qrsign_pdf_options){
                .size = sizeof(make->pdf),
                .bleed_mm = options_number(options, OPTION_BLEED, BLEED_MM),
                .marks = options_given(options, OPTION_MARKS),
                .invert = options_given(options, OPTION_INVERT),
                .mirror = options_given(options, OPTION_MIRROR),
                .outline_text = options_given(options, OPTION_OUTLINE_TEXT),
        };
        make->vector = (struct qrsign_vector_options){.size = sizeof(make->vector),
                .invert = make->pdf.invert,
                .mirror = make->pdf.mirror,
                .outline_text = make->pdf.outline_text};
        make->png.invert = make->pdf.invert;
        make->png.mirror = make->pdf.mirror;
        read_sheet(make, options);
        status = check_sheet(options, error);
        if (!status)
                status = read_ink(make, options, error);
        if (!status)
                status = read_profile(make, options, error);
        return status ? status : try_options(make, options, error);
}

void make_print_digest(const struct make *make, FILE *stream)
{
        const struct qrsign_pdf_options *pdf = &make->pdf;
        char digest[DIGEST_HEX_SIZE] = "";

        if (make->profile) {
                uint8_t bytes[DIGEST_SIZE];

                crypto_hash_sha256(bytes, (const unsigned char *)make->profile, pdf->profile_size);
                digest_hex(bytes, digest);
        }
        fprintf(stream, "ink %d %s\nbleed %.4f\nmarks %d\nprofile %s\n", (int)pdf->ink,
                pdf->spot_name ? pdf->spot_name : "", pdf->bleed_mm, pdf->marks, digest);
        fprintf(stream, "invert %d\nmirror %d\noutline-text %d\n", pdf->invert, pdf->mirror,
                pdf->outline_text);
        fprintf(stream, "sheet %.4f %.4f %d\ngutter %.4f\nstart %zu\n", pdf->sheet.width_mm,
                pdf->sheet.height_mm, pdf->sheet.fixed, pdf->sheet.gutter_mm, pdf->sheet.start);
}
