/* SPDX-License-Identifier: MIT */
/* What one would write first: cairo, a Pango layout a line, a rectangle a module.
 * naive ROWS OUT; a row is payload, title and lines, with tabs between them. */
#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <qrencode.h>
#include <stdio.h>
#include <string.h>

static const double mm = 72 / 25.4;

static void show(cairo_t *cairo, const char *text, const char *font, double x, double y)
{
        PangoLayout *layout = pango_cairo_create_layout(cairo);
        PangoFontDescription *description = pango_font_description_from_string(font);

        pango_layout_set_font_description(layout, description);
        pango_layout_set_text(layout, text, -1);
        cairo_move_to(cairo, x * mm, y * mm);
        pango_cairo_show_layout(cairo, layout);
        pango_font_description_free(description);
        g_object_unref(layout);
}

int main(int argc, char **argv)
{
        FILE *rows = argc == 3 ? fopen(argv[1], "r") : NULL;
        cairo_surface_t *surface;
        cairo_t *cairo;
        char row[2000];

        if (!rows)
                return 2;
        surface = cairo_pdf_surface_create(argv[2], 148 * mm, 105 * mm);
        cairo = cairo_create(surface);
        while (fgets(row, sizeof(row), rows)) {
                char *rest = NULL, *payload = strtok_r(row, "\t\n", &rest);
                QRcode *code = QRcode_encodeString8bit(payload, 0, QR_ECLEVEL_Q);
                double module = 60 * mm / code->width, y = 27;

                show(cairo, strtok_r(NULL, "\t\n", &rest), "Noto Sans Bold 30", 8, 8);
                for (char *line; (line = strtok_r(NULL, "\t\n", &rest)); y += 8)
                        show(cairo, line, "Noto Sans 12", 8, y);
                for (int i = 0; i < code->width * code->width; i++)
                        if (code->data[i] & 1)
                                cairo_rectangle(cairo, 80 * mm + i % code->width * module,
                                        30 * mm + i / code->width * module, module, module);
                cairo_fill(cairo);
                cairo_show_page(cairo);
                QRcode_free(code);
        }
        cairo_destroy(cairo);
        cairo_surface_destroy(surface);
        fclose(rows);
        return 0;
}
