/* SPDX-License-Identifier: MIT */
#include "plaque/png.h"

#include "base/error.h"
#include "base/number.h"
#include "plaque/paint.h"
#include "plaque/palette.h"

#include <errno.h>
#include <math.h>
#include <png.h>
#include <stdlib.h>
#include <string.h>

/* Rows that are painted at once: memory stays flat whatever the plaque's height. */
enum { BAND_ROWS = 256, MODULE_PIXELS_MIN = 2 };

static const double mm_per_inch = 25.4;

struct picture {
        const struct qs_display *display;
        const struct qs_fonts *fonts;
        double dpi;
        size_t width, height; /* pixels */
        bool one_ink;         /* black on white: 1 bit, no smooth edges */
        struct qs_palette palette;
        FILE *stream;
        int error_number;
        struct qrsign_error *error;
        enum qrsign_status status;
        /* Held here so that a longjmp out of libpng loses nothing. */
        cairo_surface_t *surface;
        png_byte *row;
};

static double pixels(const struct picture *picture, double mm)
{
        return mm * picture->dpi / mm_per_inch;
}

/* Where a symbol stands in pixels: modules of whole pixels, centred in its place. */
struct placed {
        size_t x, y, module, side;
};

static size_t module_pixels(const struct picture *picture, const struct qs_item *item)
{
        return (size_t)(pixels(picture, item->symbol.module) + 1e-6);
}

static struct placed place(const struct picture *picture, const struct qs_item *item)
{
        size_t modules = qrsign_symbol_modules(item->symbol.symbol);
        double full = pixels(picture, item->symbol.module) * (double)modules;
        struct placed placed = {.module = module_pixels(picture, item)};
        double slack;

        placed.side = placed.module * modules;
        slack = (full - (double)placed.side) / 2;
        placed.x = (size_t)lround(fmax(0, pixels(picture, item->symbol.origin.x) + slack));
        placed.y = (size_t)lround(fmax(0, pixels(picture, item->symbol.origin.y) + slack));
        return placed;
}

static enum qrsign_status look_at_items(struct picture *picture)
{
        bool used[QS_INK_COUNT] = {false};

        if (picture->display->has_ground)
                used[picture->display->ground] = true;
        for (size_t i = 0; i < picture->display->count; i++) {
                const struct qs_item *item = &picture->display->items[i];

                used[item->ink] = true;
                if (item->kind == QS_ITEM_SYMBOL &&
                        module_pixels(picture, item) < MODULE_PIXELS_MIN) {
                        char dpi[QS_NUMBER_SIZE];

                        qs_number_format_double(dpi, picture->dpi, 1);
                        return qs_error(picture->error, QRSIGN_MESSAGE_RESOLUTION_TOO_LOW, dpi);
                }
        }
        picture->one_ink = !used[QS_INK_BLUE] && !used[QS_INK_AMBER] && !used[QS_INK_BROWN];
        qs_palette_make(&picture->palette, used);
        return QRSIGN_OK;
}

static enum qrsign_status paint_band(struct picture *picture, size_t first_row)
{
        double scale = picture->dpi / mm_per_inch;
        cairo_t *cairo = cairo_create(picture->surface);
        enum qrsign_status status;

        cairo_set_source_rgb(cairo, 1, 1, 1);
        cairo_paint(cairo);
        if (picture->one_ink)
                cairo_set_antialias(cairo, CAIRO_ANTIALIAS_NONE);
        cairo_translate(cairo, 0, -(double)first_row);
        cairo_scale(cairo, scale, scale);
        qs_paint_ground(cairo, picture->display,
                (struct qs_box){
                        0, 0, (double)picture->width / scale, (double)picture->height / scale});
        status = qs_paint_display(cairo, picture->fonts, picture->display, picture->error);
        cairo_destroy(cairo);
        cairo_surface_flush(picture->surface);
        return status;
}

/* The dark modules of one row of pixels, as black pixels. */
static void draw_symbol_row(
        const struct picture *picture, const struct qs_item *item, size_t y, uint32_t *row)
{
        struct placed placed = place(picture, item);
        size_t modules = qrsign_symbol_modules(item->symbol.symbol);
        struct qs_colour colour = qs_ink_colour(item->ink);
        uint32_t pixel = (uint32_t)(colour.red << 16 | colour.green << 8 | colour.blue);

        if (y < placed.y || y >= placed.y + placed.side)
                return;
        for (size_t column = 0; column < modules; column++) {
                size_t x = placed.x + column * placed.module;

                if (!qrsign_symbol_dark(
                            item->symbol.symbol, column, (y - placed.y) / placed.module))
                        continue;
                for (size_t i = 0; i < placed.module && x + i < picture->width; i++)
                        row[x + i] = pixel;
        }
}

static void pack_row(const struct picture *picture, const uint32_t *pixel, png_byte *out)
{
        if (!picture->one_ink) {
                for (size_t x = 0; x < picture->width; x++)
                        out[x] = qs_palette_index(&picture->palette, pixel[x]);
                return;
        }
        memset(out, 0, (picture->width + 7) / 8);
        for (size_t x = 0; x < picture->width; x++)
                if (pixel[x] & 0x008000) /* a grey: its green tells */
                        out[x / 8] |= (png_byte)(0x80 >> (x % 8));
}

static void write_bytes(png_structp png, png_bytep data, size_t length)
{
        struct picture *picture = png_get_io_ptr(png);

        errno = 0;
        if (fwrite(data, 1, length, picture->stream) != length) {
                picture->error_number = errno ? errno : EIO;
                png_error(png, "write");
        }
}

static void flush_bytes(png_structp png)
{
        (void)png;
}

static void fail(png_structp png, png_const_charp text)
{
        (void)text;
        png_longjmp(png, 1);
}

static void ignore(png_structp png, png_const_charp text)
{
        (void)png;
        (void)text;
}

static void write_header(struct picture *picture, png_structp png, png_infop info)
{
        png_color colours[QS_PALETTE_MAX];
        png_uint_32 per_metre = (png_uint_32)lround(picture->dpi / mm_per_inch * 1000);

        png_set_IHDR(png, info, (png_uint_32)picture->width, (png_uint_32)picture->height,
                picture->one_ink ? 1 : 8,
                picture->one_ink ? PNG_COLOR_TYPE_GRAY : PNG_COLOR_TYPE_PALETTE, PNG_INTERLACE_NONE,
                PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
        if (!picture->one_ink) {
                for (size_t i = 0; i < picture->palette.count; i++)
                        colours[i] = (png_color){picture->palette.colours[i].red,
                                picture->palette.colours[i].green,
                                picture->palette.colours[i].blue};
                png_set_PLTE(png, info, colours, (int)picture->palette.count);
        }
        png_set_pHYs(png, info, per_metre, per_metre, PNG_RESOLUTION_METER);
        /* Flat colours: no filter, and a low level packs as well as a high one. */
        png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
        png_set_compression_level(png, 6);
        png_write_info(png, info);
}

static void write_rows(struct picture *picture, png_structp png)
{
        for (size_t first = 0; first < picture->height; first += BAND_ROWS) {
                unsigned char *data;
                size_t stride;

                picture->status = paint_band(picture, first);
                if (picture->status != QRSIGN_OK)
                        png_error(png, "paint");
                data = cairo_image_surface_get_data(picture->surface);
                stride = (size_t)cairo_image_surface_get_stride(picture->surface);
                for (size_t i = 0; i < BAND_ROWS && first + i < picture->height; i++) {
                        uint32_t *row = (uint32_t *)(void *)(data + i * stride);

                        for (size_t k = 0; k < picture->display->count; k++)
                                if (picture->display->items[k].kind == QS_ITEM_SYMBOL)
                                        draw_symbol_row(picture, &picture->display->items[k],
                                                first + i, row);
                        pack_row(picture, row, picture->row);
                        png_write_row(png, picture->row);
                }
        }
}

static enum qrsign_status write_png(struct picture *picture)
{
        png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, picture, fail, ignore);
        png_infop info = png ? png_create_info_struct(png) : NULL;

        if (!info) {
                png_destroy_write_struct(&png, NULL);
                return qs_error_memory(picture->error);
        }
        if (setjmp(png_jmpbuf(png))) {
                png_destroy_write_struct(&png, &info);
                if (picture->error_number)
                        return qs_error_errno(
                                picture->error, QRSIGN_MESSAGE_FILE_WRITE, picture->error_number);
                return picture->status != QRSIGN_OK ? picture->status
                                                    : qs_error_memory(picture->error);
        }
        png_set_write_fn(png, picture, write_bytes, flush_bytes);
        write_header(picture, png, info);
        write_rows(picture, png);
        png_write_end(png, info);
        png_destroy_write_struct(&png, &info);
        errno = 0;
        if (fflush(picture->stream) == EOF)
                return qs_error_errno(
                        picture->error, QRSIGN_MESSAGE_FILE_WRITE, errno ? errno : EIO);
        return QRSIGN_OK;
}

enum qrsign_status qs_png_write(const struct qs_display *display, const struct qs_fonts *fonts,
        double width_mm, double height_mm, double dpi, FILE *stream, struct qrsign_error *error)
{
        struct picture *picture = calloc(1, sizeof(*picture));
        enum qrsign_status status;

        if (!picture)
                return qs_error_memory(error);
        picture->display = display;
        picture->fonts = fonts;
        picture->dpi = dpi;
        picture->width = (size_t)lround(fmax(1, pixels(picture, width_mm)));
        picture->height = (size_t)lround(fmax(1, pixels(picture, height_mm)));
        picture->stream = stream;
        picture->error = error;
        status = look_at_items(picture);
        if (status == QRSIGN_OK) {
                picture->surface = cairo_image_surface_create(
                        CAIRO_FORMAT_RGB24, (int)picture->width, BAND_ROWS);
                picture->row = malloc(picture->width);
                if (picture->row && cairo_surface_status(picture->surface) == CAIRO_STATUS_SUCCESS)
                        status = write_png(picture);
                else
                        status = qs_error_memory(error);
                cairo_surface_destroy(picture->surface);
                free(picture->row);
        }
        free(picture);
        return status;
}
