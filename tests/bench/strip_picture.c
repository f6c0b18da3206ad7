/* SPDX-License-Identifier: MIT */
/* Draws the strip map of one record alone, to look at it. For developers; no test.
 *
 *     strip_picture RECORD.json OUT.png WIDTH HEIGHT SHORT_SIDE FORM THEME
 *
 * Lengths in mm; FORM: horizontal, upright, column; THEME: blue, white, steel, brown. */
#include "base/file.h"
#include "plaque/paint.h"
#include "plaque/strip.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const forms[] = {"horizontal", "upright", "column", NULL};
static const char *const themes[] = {"blue", "white", "steel", "brown", NULL};

static const double MARGIN_MM = 4, PIXELS_A_MM = 6;

static int index_of(const char *word, const char *const *words)
{
        for (int i = 0; words[i]; i++)
                if (strcmp(word, words[i]) == 0)
                        return i;
        return 0;
}

static int fail(const struct qrsign_error *error)
{
        fprintf(stderr, "%s: %s\n", error->field, error->message);
        return 1;
}

static enum qrsign_status draw(const struct qs_strip_request *request,
        const struct qs_display *display, const char *path, struct qrsign_error *error)
{
        struct qs_colour ground = qs_ink_colour(request->style->ground);
        cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24,
                (int)((request->box.width + 2 * MARGIN_MM) * PIXELS_A_MM),
                (int)((request->box.height + 2 * MARGIN_MM) * PIXELS_A_MM));
        cairo_t *cairo = cairo_create(surface);
        enum qrsign_status status;

        cairo_set_source_rgb(cairo, ground.red / 255.0, ground.green / 255.0, ground.blue / 255.0);
        cairo_paint(cairo);
        cairo_scale(cairo, PIXELS_A_MM, PIXELS_A_MM);
        status = qs_paint_display(cairo, request->fonts, display, error);
        cairo_surface_write_to_png(surface, path);
        cairo_destroy(cairo);
        cairo_surface_destroy(surface);
        return status;
}

int main(int argc, char **argv)
{
        struct qrsign_error error = {0};
        struct qs_buffer json = {0};
        struct qrsign_record *record = NULL;
        struct qs_strip_request request;
        struct qs_strip_result result;
        struct qs_arena arena = {0};
        struct qs_display display;

        if (argc != 8)
                return 2;
        request = (struct qs_strip_request){
                .box = {MARGIN_MM, MARGIN_MM, atof(argv[3]), atof(argv[4])},
                .short_side = atof(argv[5]),
                .form = (enum qs_strip_form)index_of(argv[6], forms),
                .style = qs_style_of((enum qrsign_theme)index_of(argv[7], themes)),
        };
        qs_display_start(&display, &arena);
        if (qs_file_read(argv[1], 1 << 24, &json, &error) != QRSIGN_OK ||
                qrsign_record_from_json(json.data, json.length, &record, &error) != QRSIGN_OK ||
                qs_fonts_open("Noto Sans", &request.fonts, &error) != QRSIGN_OK)
                return fail(&error);
        request.record = record;
        if (qs_strip_draw(&request, &display, &result, &error) != QRSIGN_OK ||
                draw(&request, &display, argv[2], &error) != QRSIGN_OK)
                return fail(&error);
        printf("numbers left out %zu, places left out %zu, scale %.3f mm/m, bend %.1f, "
               "metres left out %d, prefix \"%s\"\n",
                result.numbers_left_out, result.places_left_out, result.scale, result.bend,
                result.metres_left_out, result.prefix);
        qs_fonts_free(request.fonts);
        qrsign_record_free(record);
        qs_arena_free(&arena);
        qs_buffer_free(&json);
        return 0;
}
