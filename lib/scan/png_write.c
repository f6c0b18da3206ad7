/* SPDX-License-Identifier: MIT */
/* A part of a picture as a PNG in memory, for reports. */
#include "base/buffer.h"
#include "base/error.h"
#include "scan/region.h"
#include "scan/resample.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>

struct png_writer {
        png_structp png;
        png_infop info;
        struct qs_buffer out;
};

static void on_write(png_structp png, png_bytep data, size_t size)
{
        struct png_writer *writer = png_get_io_ptr(png);

        if (!qs_buffer_append(&writer->out, data, size))
                png_error(png, "memory");
}

static void on_flush(png_structp png)
{
        (void)png;
}

static void on_error(png_structp png, png_const_charp reason)
{
        (void)reason; /* memory alone can fail here */
        png_longjmp(png, 1);
}

static void on_warning(png_structp png, png_const_charp reason)
{
        (void)png;
        (void)reason;
}

static bool write_rows(
        struct png_writer *writer, const uint8_t *pixels, size_t width, size_t height)
{
        if (setjmp(png_jmpbuf(writer->png)))
                return false;
        png_set_write_fn(writer->png, writer, on_write, on_flush);
        png_set_IHDR(writer->png, writer->info, (png_uint_32)width, (png_uint_32)height, 8,
                PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                PNG_FILTER_TYPE_DEFAULT);
        png_write_info(writer->png, writer->info);
        for (size_t y = 0; y < height; y++)
                png_write_row(writer->png, pixels + y * width);
        png_write_end(writer->png, writer->info);
        return true;
}

static bool write_png(struct qs_buffer *out, const uint8_t *pixels, size_t width, size_t height)
{
        struct png_writer writer = {0};
        bool done;

        writer.png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, on_error, on_warning);
        if (writer.png)
                writer.info = png_create_info_struct(writer.png);
        done = writer.info && write_rows(&writer, pixels, width, height);
        png_destroy_write_struct(&writer.png, &writer.info);
        *out = writer.out;
        return done;
}

/* The part, its longest side brought down to `side`. */
static uint8_t *cut(const struct qrsign_image *image, const struct qrsign_region *part, size_t side,
        size_t *width, size_t *height)
{
        size_t longest = part->width > part->height ? part->width : part->height;
        uint8_t *whole = malloc(part->width * part->height), *small;

        *width = part->width;
        *height = part->height;
        if (!whole)
                return NULL;
        for (size_t y = 0; y < part->height; y++)
                memcpy(whole + y * part->width,
                        image->pixels + (part->y + y) * image->stride + part->x, part->width);
        if (!side || longest <= side)
                return whole;
        *width = part->width * side / longest ? part->width * side / longest : 1;
        *height = part->height * side / longest ? part->height * side / longest : 1;
        small = malloc(*width * *height);
        if (small && !qs_shrink(whole, part->width, part->height, small, *width, *height)) {
                free(small);
                small = NULL;
        }
        free(whole);
        return small;
}

enum qrsign_status qrsign_image_to_png(const struct qrsign_image *image,
        const struct qrsign_region *region, size_t side, void **data, size_t *length,
        struct qrsign_error *error)
{
        struct qrsign_region part = qs_region_clip(image, region);
        qs_cleanup(qs_buffer_free) struct qs_buffer out = {0};
        size_t width, height;
        uint8_t *pixels;
        bool done;

        *data = NULL;
        *length = 0;
        if (!part.width || !part.height || part.width > 65535 || part.height > 65535)
                return qs_error(error, QRSIGN_MESSAGE_BAD_ARGUMENT, "region");
        pixels = cut(image, &part, side, &width, &height);
        done = pixels && write_png(&out, pixels, width, height);
        free(pixels);
        if (!done)
                return qs_error_memory(error);
        *length = out.length;
        *data = qs_buffer_take(&out);
        return *data ? QRSIGN_OK : qs_error_memory(error);
}
