/* SPDX-License-Identifier: MIT */
#include "plaque/imprint.h"

#include "base/number.h"

static const double points_per_mm = 72 / 25.4;
enum { POINT_DECIMALS = 6 };

/* Width of a mark: what shops expect, a quarter of a point. */
static const char mark_width[] = "0.25";

static void append_number(struct qs_buffer *out, double number)
{
        char text[QS_NUMBER_SIZE];

        qs_buffer_append(out, text, qs_number_format_double(text, number, POINT_DECIMALS));
        qs_buffer_append_byte(out, ' ');
}

void qs_imprint_append_points(struct qs_buffer *out, double mm)
{
        append_number(out, mm * points_per_mm);
}

static void append_count(struct qs_buffer *out, size_t count)
{
        qs_buffer_append_number(out, (int64_t)count, 1);
        qs_buffer_append_byte(out, ' ');
}

static void append_run(struct qs_buffer *out, size_t x, size_t y, size_t length)
{
        append_count(out, x);
        append_count(out, y);
        append_count(out, length);
        qs_buffer_append_string(out, "1 re\n");
}

void qs_imprint_append(struct qs_buffer *out, const struct qs_imprint *imprint,
        const struct qs_press *press, double page_height_mm)
{
        double module = imprint->module * points_per_mm;
        size_t modules = qrsign_symbol_modules(imprint->symbol);

        qs_buffer_append_string(out, "q ");
        qs_buffer_append_string(out, press->fill[imprint->ink]);
        qs_buffer_append_byte(out, '\n');
        append_number(out, imprint->mirrored ? -module : module);
        qs_buffer_append_string(out, "0 0 ");
        append_number(out, -module);
        qs_imprint_append_points(out, imprint->origin.x);
        qs_imprint_append_points(out, page_height_mm - imprint->origin.y);
        qs_buffer_append_string(out, "cm\n");
        for (size_t y = 0; y < modules; y++) {
                size_t start = 0;

                for (size_t x = 0; x <= modules; x++) {
                        if (qrsign_symbol_dark(imprint->symbol, x, y)) /* beyond: light */
                                continue;
                        if (x > start)
                                append_run(out, start, y, x - start);
                        start = x + 1;
                }
        }
        qs_buffer_append_string(out, "f Q\n");
}

void qs_imprint_append_marks(struct qs_buffer *out, const struct qs_grid *grid, const char *ink)
{
        struct qs_mark mark;

        if (!qs_grid_mark(grid, 0, &mark) && !qs_grid_mark(grid, 4 * grid->columns, &mark))
                return;
        qs_buffer_append_string(out, "q ");
        qs_buffer_append_string(out, ink);
        qs_buffer_append_byte(out, ' ');
        qs_buffer_append_string(out, mark_width);
        qs_buffer_append_string(out, " w\n");
        for (size_t i = 0; i < 4 * (grid->columns + grid->rows); i++) {
                if (!qs_grid_mark(grid, i, &mark))
                        continue;
                qs_imprint_append_points(out, mark.from.x);
                qs_imprint_append_points(out, grid->height - mark.from.y);
                qs_buffer_append_string(out, "m ");
                qs_imprint_append_points(out, mark.to.x);
                qs_imprint_append_points(out, grid->height - mark.to.y);
                qs_buffer_append_string(out, "l\n");
        }
        qs_buffer_append_string(out, "S Q\n");
}
