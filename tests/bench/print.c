/* SPDX-License-Identifier: MIT */
/* What a print PDF costs: alley plaques drawn by cairo alone, and the same for the press. CPU and
 * bytes a plaque, the largest resident set. For a release build.
 *
 * bench_print [PLAQUES [PAGES_PER_FILE]] */
#include "base/buffer.h"
#include "plaque/paint.h"
#include "plaque/plaque.h"
#include "../unit/plaque_samples.h"

#include <cairo-pdf.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

enum { SAMPLES = 8 };
static const double points_per_mm = 72 / 25.4;

static double cpu_ms(void)
{
        struct rusage usage;

        getrusage(RUSAGE_SELF, &usage);
        return (double)usage.ru_utime.tv_sec * 1e3 + (double)usage.ru_utime.tv_usec / 1e3 +
               (double)usage.ru_stime.tv_sec * 1e3 + (double)usage.ru_stime.tv_usec / 1e3;
}

static long peak_kib(void)
{
        struct rusage usage;

        getrusage(RUSAGE_SELF, &usage);
        return usage.ru_maxrss;
}

static cairo_status_t count_bytes(void *closure, const unsigned char *data, unsigned length)
{
        size_t *bytes = closure;

        (void)data;
        *bytes += length;
        return CAIRO_STATUS_SUCCESS;
}

/* As cairo draws them: RGB, codes as outlines if `symbols`. */
static void draw_plainly(
        struct qrsign_plaque *const *plaques, size_t count, bool symbols, size_t *bytes)
{
        cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(count_bytes, bytes, 1, 1);
        cairo_t *cairo = cairo_create(surface);

        for (size_t i = 0; i < count; i++) {
                const struct qrsign_plaque *plaque = plaques[i % SAMPLES];
                struct qs_box trim = {0, 0, plaque->info.width_mm, plaque->info.height_mm};

                cairo_pdf_surface_set_size(
                        surface, trim.width * points_per_mm, trim.height * points_per_mm);
                cairo_save(cairo);
                cairo_scale(cairo, points_per_mm, points_per_mm);
                qs_paint_ground(cairo, &plaque->display, trim);
                qs_paint_display(cairo, plaque->fonts, &plaque->display, NULL);
                if (symbols)
                        qs_paint_symbols(cairo, &plaque->display, NULL);
                cairo_restore(cairo);
                cairo_show_page(cairo);
        }
        cairo_destroy(cairo);
        cairo_surface_finish(surface);
        cairo_surface_destroy(surface);
}

static void draw_finished(struct qrsign_plaque *const *plaques, size_t count, size_t pages,
        size_t *bytes, double *finishing)
{
        const struct qrsign_pdf_options options = {
                .size = sizeof(options), .created = {2026, 11, 22}, .bleed_mm = 3, .marks = true};

        for (size_t from = 0; from < count; from += pages) {
                struct qrsign_pdf *pdf = NULL;
                char *data = NULL;
                size_t size = 0;
                FILE *stream = open_memstream(&data, &size);
                double start;

                if (!stream || qrsign_pdf_create(stream, &options, &pdf, NULL))
                        exit(1);
                for (size_t i = from; i < count && i < from + pages; i++)
                        if (qrsign_pdf_add(pdf, plaques[i % SAMPLES], NULL))
                                exit(1);
                start = cpu_ms();
                if (qrsign_pdf_finish(pdf, NULL))
                        exit(1);
                *finishing += cpu_ms() - start;
                qrsign_pdf_free(pdf);
                fclose(stream);
                *bytes += size;
                free(data);
        }
}

/* An A5 plaque in one ink at 300 dpi: raster, pack and write. */
static void measure_png(struct qrsign_template *template_)
{
        enum { TIMES = 50 };
        struct sample_store store;
        struct qrsign_record record = make_sample(&samples[0], &store);
        const struct qrsign_plaque_options options = {.size = sizeof(options),
                .width_mm = 210,
                .height_mm = 148,
                .theme = QRSIGN_THEME_STEEL,
                .page = sample_page(&samples[0])};
        struct qrsign_plaque *plaque = NULL;
        double start;
        size_t size = 0;

        if (qrsign_plaque_create(template_, &record, &options, &plaque, NULL))
                exit(1);
        start = cpu_ms();
        for (int i = 0; i < TIMES; i++) {
                char *data = NULL;
                FILE *stream = open_memstream(&data, &size);

                if (!stream || qrsign_plaque_write_png(plaque, NULL, stream, NULL))
                        exit(1);
                fclose(stream);
                free(data);
        }
        printf("PNG, A5, one ink, 300 dpi: %.2f ms, %zu B\n", (cpu_ms() - start) / TIMES, size);
        qrsign_plaque_free(plaque);
}

int main(int argc, char **argv)
{
        size_t count = argc > 1 ? strtoul(argv[1], NULL, 10) : 1000;
        size_t pages = argc > 2 ? strtoul(argv[2], NULL, 10) : 500;
        struct qrsign_plaque *plaques[SAMPLES] = {NULL};
        struct qrsign_template *template_ = NULL;
        size_t plain = 0, without = 0, finished = 0;
        double start, plain_ms, without_ms, finished_ms, finishing_ms = 0;

        if (!count || !pages || qrsign_template_open("alley", NULL, &template_, NULL))
                return 1;
        for (size_t i = 0; i < SAMPLES; i++) {
                struct sample_store store;
                struct qrsign_record record = make_sample(&samples[i], &store);
                const struct qrsign_plaque_options options = {
                        .size = sizeof(options), .page = sample_page(&samples[i])};

                if (qrsign_plaque_create(template_, &record, &options, &plaques[i], NULL))
                        return 1;
        }
        start = cpu_ms();
        draw_plainly(plaques, count, false, &without);
        without_ms = cpu_ms() - start;
        printf("cairo without codes: %.2f ms, %zu B a plaque; %ld KiB\n",
                without_ms / (double)count, without / count, peak_kib());
        start = cpu_ms();
        draw_finished(plaques, count, pages, &finished, &finishing_ms);
        finished_ms = cpu_ms() - start;
        printf("finished, codes and all: %.2f ms, %zu B a plaque, %.2f ms of it after drawing; "
               "%ld KiB with %zu pages a file\n",
                finished_ms / (double)count, finished / count, finishing_ms / (double)count,
                peak_kib(), pages);
        start = cpu_ms();
        draw_plainly(plaques, count, true, &plain);
        plain_ms = cpu_ms() - start;
        printf("cairo alone, codes by cairo: %.2f ms, %zu B a plaque\n", plain_ms / (double)count,
                plain / count);
        measure_png(template_);
        for (size_t i = 0; i < SAMPLES; i++)
                qrsign_plaque_free(plaques[i]);
        qrsign_template_free(template_);
        return 0;
}
