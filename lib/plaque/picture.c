/* SPDX-License-Identifier: MIT */
/* A plaque as a PNG. */
#include "base/error.h"
#include "base/options.h"
#include "plaque/plaque.h"
#include "plaque/plate.h"
#include "plaque/png.h"

static const double dpi_default = 300, dpi_least = 30, dpi_most = 2400;

static enum qrsign_status refuse(struct qrsign_error *error, const char *option)
{
        enum qrsign_status status = qs_error(error, QRSIGN_MESSAGE_BAD_ARGUMENT, option);

        qs_error_field(error, option);
        return status;
}

static size_t describe(
        const struct qrsign_plaque *plaque, struct qs_png_text texts[1 + QS_CODES_MOST])
{
        size_t count = 0;

        texts[count++] = (struct qs_png_text){"Plaque", plaque->info.id};
        for (size_t i = 0; i < plaque->info.code_count; i++) {
                const struct qrsign_plaque_code *code = &plaque->info.codes[i];

                texts[count++] = (struct qs_png_text){
                        code->role == QRSIGN_CODE_LOCATION ? "Location" : "Directory",
                        code->payload};
        }
        return count;
}

enum qrsign_status qrsign_plaque_write_png(const struct qrsign_plaque *plaque,
        const struct qrsign_png_options *given, FILE *stream, struct qrsign_error *error)
{
        struct qrsign_png_options options;
        struct qs_png_text texts[1 + QS_CODES_MOST];
        qs_cleanup(qs_arena_free) struct qs_arena arena = {0};
        struct qs_display display;
        enum qrsign_status status;

        status = qs_options_take(&options, sizeof(options), given, error);
        if (status)
                return status;
        if (options.dpi == 0)
                options.dpi = dpi_default;
        if (!(options.dpi >= dpi_least && options.dpi <= dpi_most))
                return refuse(error, "dpi");
        status = qs_plate_make(&(struct qs_plate){.invert = options.invert}, plaque->fonts,
                &plaque->display, &arena, &display, error);
        if (status != QRSIGN_OK)
                return status;
        return qs_png_write(&(struct qs_png_request){.display = &display,
                                    .fonts = plaque->fonts,
                                    .width_mm = plaque->info.width_mm,
                                    .height_mm = plaque->info.height_mm,
                                    .dpi = options.dpi,
                                    .mirror = options.mirror,
                                    .texts = texts,
                                    .text_count = describe(plaque, texts)},
                stream, error);
}
