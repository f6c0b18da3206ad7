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
#include <zlib.h>

/* Bytes of the rows that are painted at once: memory stays flat whatever the plaque's height. */
enum { BAND_BYTES = 8 << 20, MODULE_PIXELS_MIN = 2, TEXTS_MOST = 8 };

static const double mm_per_inch = 25.4;

struct picture {
        const struct qs_png_request *request;
        size_t width, height; /* pixels */
        size_t band;          /* rows painted at once */
        bool one_ink;         /* black on white: 1 bit, no smooth edges, painted as alpha alone */
        struct qs_palette palette;
        FILE *stream;
        int error_number;
        struct qrsign_error *error;
        enum qrsign_status status;
        /* Held here so that a longjmp out of libpng loses nothing. */
        cairo_surface_t *surface;
        png_byte *row; /* packed */
};

static double pixels(const struct picture *picture, double mm)
{
        return mm * picture->request->dpi / mm_per_inch;
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

        if (picture->request->display->has_ground)
                used[picture->request->display->ground] = true;
        for (size_t i = 0; i < picture->request->display->count; i++) {
                const struct qs_item *item = &picture->request->display->items[i];

                used[item->ink] = true;
                if (item->kind == QS_ITEM_SYMBOL &&
                        module_pixels(picture, item) < MODULE_PIXELS_MIN) {
                        char dpi[QS_NUMBER_SIZE];

                        qs_number_format_double(dpi, picture->request->dpi, 1);
                        return qs_error(picture->error, QRSIGN_MESSAGE_RESOLUTION_TOO_LOW, dpi);
                }
        }
        picture->one_ink = !used[QS_INK_BLUE] && !used[QS_INK_AMBER] && !used[QS_INK_BROWN];
        if (!picture->one_ink)
                qs_palette_make(&picture->palette, used);
        return QRSIGN_OK;
}

static enum qrsign_status paint_band(struct picture *picture, size_t first_row)
{
        double scale = picture->request->dpi / mm_per_inch;
        cairo_t *cairo = cairo_create(picture->surface);
        enum qrsign_status status;

        cairo_set_source_rgb(cairo, 1, 1, 1);
        cairo_set_operator(cairo, picture->one_ink ? CAIRO_OPERATOR_CLEAR : CAIRO_OPERATOR_SOURCE);
        cairo_paint(cairo);
        cairo_set_operator(cairo, CAIRO_OPERATOR_OVER);
        if (picture->one_ink)
                cairo_set_antialias(cairo, CAIRO_ANTIALIAS_NONE);
        cairo_translate(cairo, 0, -(double)first_row);
        cairo_scale(cairo, scale, scale);
        /* Where there is alpha alone a white ground is what is there already; taking nothing away
         * from it would be a third of the work. */
        if (!picture->one_ink || picture->request->display->ground != QS_INK_WHITE)
                qs_paint_ground(cairo, picture->request->display,
                        (struct qs_box){0, 0, (double)picture->width / scale,
                                (double)picture->height / scale});
        status = qs_paint_display(
                cairo, picture->request->fonts, picture->request->display, picture->error);
        cairo_destroy(cairo);
        cairo_surface_flush(picture->surface);
        return status;
}

static void fill_run(
        const struct picture *picture, enum qs_ink ink, unsigned char *row, size_t from, size_t to)
{
        struct qs_colour colour = qs_ink_colour(ink);
        uint32_t pixel = (uint32_t)(colour.red << 16 | colour.green << 8 | colour.blue);

        if (to > picture->width)
                to = picture->width;
        if (picture->one_ink && from < to) {
                memset(row + from, ink == QS_INK_WHITE ? 0 : 0xFF, to - from);
                return;
        }
        for (; from < to; from++)
                ((uint32_t *)(void *)row)[from] = pixel;
}

/* The dark modules of one row of pixels. */
static void draw_symbol_row(
        const struct picture *picture, const struct qs_item *item, size_t y, unsigned char *row)
{
        const struct qrsign_symbol *symbol = item->symbol.symbol;
        struct placed placed = place(picture, item);
        size_t modules = qrsign_symbol_modules(symbol), start = 0;

        if (y < placed.y || y >= placed.y + placed.side)
                return;
        for (size_t column = 0; column <= modules; column++) {
                if (column < modules &&
                        qrsign_symbol_dark(symbol, column, (y - placed.y) / placed.module))
                        continue;
                fill_run(picture, item->ink, row, placed.x + start * placed.module,
                        placed.x + column * placed.module);
                start = column + 1;
        }
}

/* The highest bits of eight bytes as one byte, the first byte's highest. */
static png_byte gather(const unsigned char *bytes)
{
        /* Written out compilers see one load, whatever the order of bytes. */
        const uint64_t word = (uint64_t)bytes[0] | (uint64_t)bytes[1] << 8 |
                              (uint64_t)bytes[2] << 16 | (uint64_t)bytes[3] << 24 |
                              (uint64_t)bytes[4] << 32 | (uint64_t)bytes[5] << 40 |
                              (uint64_t)bytes[6] << 48 | (uint64_t)bytes[7] << 56;

        return (png_byte)(((word >> 7) & 0x0101010101010101) * 0x8040201008040201 >> 56);
}

static void pack_row(struct picture *picture, unsigned char *row, png_byte *out)
{
        const uint32_t *pixel = (const uint32_t *)(const void *)row;
        size_t whole = picture->width / 8, rest = picture->width % 8;
        unsigned char last[8] = {0};

        if (!picture->one_ink) {
                for (size_t x = 0; x < picture->width; x++)
                        out[x] = qs_palette_index(&picture->palette, pixel[x]);
                return;
        }
        for (size_t i = 0; i < whole; i++)
                out[i] = (png_byte)~gather(row + 8 * i);
        if (rest) {
                memcpy(last, row + 8 * whole, rest);
                out[whole] = (png_byte)~gather(last);
        }
}

static void mirror_row(const struct picture *picture, unsigned char *row)
{
        uint32_t *pixel = (uint32_t *)(void *)row;

        for (size_t a = 0, b = picture->width - 1; a < b; a++, b--) {
                if (picture->one_ink) {
                        unsigned char byte = row[a];

                        row[a] = row[b];
                        row[b] = byte;
                } else {
                        uint32_t value = pixel[a];

                        pixel[a] = pixel[b];
                        pixel[b] = value;
                }
        }
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

static void write_texts(const struct picture *picture, png_structp png, png_infop info)
{
        png_text texts[TEXTS_MOST];
        size_t count = picture->request->text_count;

        if (count > TEXTS_MOST)
                count = TEXTS_MOST;
        memset(texts, 0, sizeof(texts));
        for (size_t i = 0; i < count; i++) {
                texts[i].compression = PNG_ITXT_COMPRESSION_NONE;
                texts[i].key = (png_charp)(uintptr_t)picture->request->texts[i].key;
                texts[i].text = (png_charp)(uintptr_t)picture->request->texts[i].text;
                texts[i].itxt_length = strlen(texts[i].text);
        }
        png_set_text(png, info, texts, (int)count);
}

static void write_header(struct picture *picture, png_structp png, png_infop info)
{
        png_color colours[QS_PALETTE_MAX];
        png_uint_32 per_metre = (png_uint_32)lround(picture->request->dpi / mm_per_inch * 1000);

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
        write_texts(picture, png, info);
        /* A row is much like the one above it. Measured on an A5 plaque in one ink at 300 dpi:
         * 26.6 kB in half the time of level 6, which has 28.8 kB. */
        png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_UP);
        png_set_compression_level(png, 1);
        png_set_compression_strategy(png, Z_RLE);
        png_set_compression_mem_level(png, 9);
        png_write_info(png, info);
}

static void write_row(struct picture *picture, png_structp png, size_t y, unsigned char *row)
{
        const struct qs_display *display = picture->request->display;

        for (size_t i = 0; i < display->count; i++)
                if (display->items[i].kind == QS_ITEM_SYMBOL)
                        draw_symbol_row(picture, &display->items[i], y, row);
        if (picture->request->mirror)
                mirror_row(picture, row);
        pack_row(picture, row, picture->row);
        png_write_row(png, picture->row);
}

static void write_rows(struct picture *picture, png_structp png)
{
        for (size_t first = 0; first < picture->height; first += picture->band) {
                unsigned char *data;
                size_t stride;

                picture->status = paint_band(picture, first);
                if (picture->status != QRSIGN_OK)
                        png_error(png, "paint");
                data = cairo_image_surface_get_data(picture->surface);
                stride = (size_t)cairo_image_surface_get_stride(picture->surface);
                for (size_t i = 0; i < picture->band && first + i < picture->height; i++)
                        write_row(picture, png, first + i, data + i * stride);
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

static enum qrsign_status open_surface(struct picture *picture)
{
        size_t bytes = picture->width * (picture->one_ink ? 1 : 4);

        picture->band = BAND_BYTES / bytes + 1;
        if (picture->band > picture->height)
                picture->band = picture->height;
        picture->surface =
                cairo_image_surface_create(picture->one_ink ? CAIRO_FORMAT_A8 : CAIRO_FORMAT_RGB24,
                        (int)picture->width, (int)picture->band);
        picture->row = calloc(picture->width, 1);
        if (!picture->row || cairo_surface_status(picture->surface) != CAIRO_STATUS_SUCCESS)
                return qs_error_memory(picture->error);
        return QRSIGN_OK;
}

enum qrsign_status qs_png_write(
        const struct qs_png_request *request, FILE *stream, struct qrsign_error *error)
{
        struct picture *picture = calloc(1, sizeof(*picture));
        enum qrsign_status status;

        if (!picture)
                return qs_error_memory(error);
        picture->request = request;
        picture->width = (size_t)lround(fmax(1, pixels(picture, request->width_mm)));
        picture->height = (size_t)lround(fmax(1, pixels(picture, request->height_mm)));
        picture->stream = stream;
        picture->error = error;
        status = look_at_items(picture);
        if (status == QRSIGN_OK)
                status = open_surface(picture);
        if (status == QRSIGN_OK)
                status = write_png(picture);
        cairo_surface_destroy(picture->surface);
        free(picture->row);
        free(picture);
        return status;
}
