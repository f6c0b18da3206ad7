/* SPDX-License-Identifier: MIT */
/* PNG of every colour type and depth, through libpng. */
#include "base/error.h"
#include "scan/picture.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>

enum { CHUNK_BYTES = 1 << 20 }; /* most bytes of a chunk that is kept whole (a palette, tRNS) */

struct png_reader {
        png_structp png;
        png_infop info;
        struct qs_stream *stream;
        struct qs_picture *picture;
        uint8_t *row; /* one row of samples of 8 bits */
        bool out_of_memory;
        char reason[80];
};

static void on_error(png_structp png, png_const_charp reason)
{
        struct png_reader *reader = png_get_error_ptr(png);
        size_t length = strnlen(reason, sizeof(reader->reason) - 1);

        memcpy(reader->reason, reason, length);
        reader->reason[length] = '\0';
        png_longjmp(png, 1);
}

static void on_warning(png_structp png, png_const_charp reason)
{
        (void)png;
        (void)reason;
}

static void on_read(png_structp png, png_bytep out, size_t size)
{
        if (!qs_stream_read(png_get_io_ptr(png), out, size))
                png_error(png, "end of file");
}

/* Want of memory must not look like damage to the picture. */
static png_voidp on_malloc(png_structp png, png_alloc_size_t size)
{
        struct png_reader *reader = png_get_mem_ptr(png);
        void *memory = malloc(size);

        reader->out_of_memory = !memory;
        return memory;
}

static bool reader_open(struct png_reader *reader)
{
        reader->png = png_create_read_struct_2(
                PNG_LIBPNG_VER_STRING, reader, on_error, on_warning, reader, on_malloc, NULL);
        if (reader->png)
                reader->info = png_create_info_struct(reader->png);
        return reader->info != NULL;
}

static void reader_close(struct png_reader *reader)
{
        png_destroy_read_struct(&reader->png, &reader->info, NULL);
        free(reader->row);
}

static void read_header(struct png_reader *reader)
{
        png_set_read_fn(reader->png, reader->stream, on_read);
        /* Sizes are judged by qs_picture_start(); texts, profiles and the like are not read. */
        png_set_user_limits(reader->png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
        png_set_chunk_malloc_max(reader->png, CHUNK_BYTES);
        png_set_keep_unknown_chunks(reader->png, PNG_HANDLE_CHUNK_NEVER, NULL, -1);
        png_read_info(reader->png, reader->info);
}

/* Makes all samples 8 bits wide, and grey, grey and alpha, RGB, or RGB and alpha. */
static void expand(struct png_reader *reader)
{
        png_set_expand(reader->png);
        png_set_scale_16(reader->png);
        png_read_update_info(reader->png, reader->info);
}

/* Pixels of one row of samples become grey over white, `step` pixels apart. */
static void convert_row(
        const uint8_t *in, unsigned channels, uint8_t *out, size_t count, size_t step)
{
        for (size_t i = 0; i < count; i++, in += channels, out += step) {
                unsigned grey = channels < 3 ? in[0] : qs_grey(in[0], in[1], in[2]);

                if (channels % 2 == 0) {
                        unsigned alpha = in[channels - 1];

                        grey = (grey * alpha + 255 * (255 - alpha) + 127) / 255;
                }
                *out = (uint8_t)grey;
        }
}

/* Where the pixels of a pass stand in the picture (ISO/IEC 15948:2004, 8.2), and the one pass of a
 * picture that is not interlaced. libpng hands out each pass as a small picture of its own when it
 * is not told to put them together: so no second copy of the whole is needed. */
struct pass {
        size_t x, y, step_x, step_y;
};
static const struct pass adam7[] = {{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4},
        {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}};
static const struct pass whole = {0, 0, 1, 1};

static bool read_pass(struct png_reader *reader, unsigned channels, const struct pass *pass)
{
        struct qs_picture *picture = reader->picture;
        size_t columns = (picture->width + pass->step_x - 1 - pass->x) / pass->step_x;

        if (!columns)
                return true;
        for (size_t y = pass->y; y < picture->height; y += pass->step_y) {
                png_read_row(reader->png, reader->row, NULL);
                if (!qs_picture_reserve(picture, y + 1))
                        return false;
                convert_row(reader->row, channels, qs_picture_row(picture, y) + pass->x, columns,
                        pass->step_x);
        }
        return true;
}

static bool read_passes(struct png_reader *reader)
{
        unsigned channels = png_get_channels(reader->png, reader->info);

        reader->row = malloc(png_get_rowbytes(reader->png, reader->info));
        if (!reader->row)
                return false;
        if (png_get_interlace_type(reader->png, reader->info) != PNG_INTERLACE_ADAM7)
                return read_pass(reader, channels, &whole);
        for (size_t i = 0; i < QS_COUNT(adam7); i++)
                if (!read_pass(reader, channels, &adam7[i]))
                        return false;
        return true;
}

/* libpng comes back to setjmp() with what went wrong; everything that must be freed then is in
 * the reader. */
static enum qrsign_status decode(struct png_reader *reader, struct qrsign_error *error)
{
        enum qrsign_status status;

        if (setjmp(png_jmpbuf(reader->png)))
                return reader->out_of_memory
                               ? qs_error_memory(error)
                               : qs_stream_failure(reader->stream, reader->reason, error);
        read_header(reader);
        status = qs_picture_start(reader->picture, png_get_image_width(reader->png, reader->info),
                png_get_image_height(reader->png, reader->info), error);
        if (status)
                return status;
        expand(reader);
        return read_passes(reader) ? QRSIGN_OK : qs_error_memory(error);
}

enum qrsign_status qs_png_read(
        struct qs_stream *stream, struct qs_picture *picture, struct qrsign_error *error)
{
        struct png_reader reader = {.stream = stream, .picture = picture};
        enum qrsign_status status;

        status = reader_open(&reader) ? decode(&reader, error) : qs_error_memory(error);
        reader_close(&reader);
        return status;
}
