/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "file.h"

#include <png.h>

/* What a PNG is written from: samples by a formula, so that every pixel is known. */
struct pattern {
        const char *name;
        int type;
        int depth;
        bool interlaced;
        bool transparent; /* a tRNS chunk */
};

enum { KEY = 1 }; /* the transparent sample of tRNS, of each channel */

static unsigned channels_of(int type)
{
        return type == PNG_COLOR_TYPE_RGB_ALPHA    ? 4
               : type == PNG_COLOR_TYPE_RGB        ? 3
               : type == PNG_COLOR_TYPE_GRAY_ALPHA ? 2
                                                   : 1;
}

static unsigned sample(const struct pattern *pattern, size_t x, size_t y, unsigned channel)
{
        unsigned most = (1u << pattern->depth) - 1;

        if (pattern->transparent && (x + y) % 5 == 0)
                return KEY;
        return (unsigned)(x * 2654435761u + y * 40503u + channel * 977u) >> 3 & most;
}

static unsigned palette_colour(unsigned index, unsigned channel)
{
        return (index * 37 + channel * 101) & 255;
}

/* Independent of the decoder: in floating point, by the definition. */
static double expected_grey(const struct pattern *pattern, size_t x, size_t y)
{
        double most = (1u << pattern->depth) - 1, value[4], grey, alpha = 1;
        unsigned channels = channels_of(pattern->type);
        bool key = pattern->transparent;

        for (unsigned c = 0; c < channels; c++) {
                unsigned raw = sample(pattern, x, y, c);

                value[c] = raw * 255 / most;
                key = key && raw == KEY;
        }
        if (pattern->type == PNG_COLOR_TYPE_PALETTE) {
                unsigned index = sample(pattern, x, y, 0);

                for (unsigned c = 0; c < 3; c++)
                        value[c] = palette_colour(index, c);
                channels = 3;
        }
        grey = channels < 3 ? value[0] : .299 * value[0] + .587 * value[1] + .114 * value[2];
        if (channels % 2 == 0)
                alpha = value[channels - 1] / 255;
        if (key)
                alpha = 0;
        return grey * alpha + 255 * (1 - alpha);
}

static void pack_row(const struct pattern *pattern, size_t y, size_t width, uint8_t *row)
{
        unsigned channels = channels_of(pattern->type), depth = (unsigned)pattern->depth;
        size_t bit = 0;

        memset(row, 0, width * channels * 2);
        for (size_t x = 0; x < width; x++)
                for (unsigned c = 0; c < channels; c++)
                        for (unsigned i = depth; i-- > 0; bit++)
                                if (sample(pattern, x, y, c) >> i & 1)
                                        row[bit / 8] |= (uint8_t)(0x80 >> bit % 8);
}

static void write_tables(const struct pattern *pattern, png_structp png, png_infop info)
{
        png_color palette[256];
        png_byte alpha[KEY + 1] = {255, 0};
        png_color_16 key = {KEY, KEY, KEY, KEY, KEY};

        for (unsigned i = 0; i < 256; i++)
                palette[i] = (png_color){(png_byte)palette_colour(i, 0),
                        (png_byte)palette_colour(i, 1), (png_byte)palette_colour(i, 2)};
        if (pattern->type == PNG_COLOR_TYPE_PALETTE)
                png_set_PLTE(png, info, palette, 1 << pattern->depth);
        if (pattern->transparent)
                png_set_tRNS(png, info, alpha, COUNT(alpha), &key);
}

static void on_write(png_structp png, png_bytep data, size_t size)
{
        assert_int_equal(fwrite(data, 1, size, png_get_io_ptr(png)), size);
}

static struct bytes write_png(const struct pattern *pattern, size_t width, size_t height)
{
        char *data;
        size_t length;
        FILE *stream = open_memstream(&data, &length);
        png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
        png_infop info = png_create_info_struct(png);
        uint8_t *rows = malloc(height * width * 8);
        uint8_t **pointers = malloc(height * sizeof(*pointers));

        png_set_write_fn(png, stream, on_write, NULL);
        png_set_IHDR(png, info, (png_uint_32)width, (png_uint_32)height, pattern->depth,
                pattern->type, pattern->interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
                PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
        write_tables(pattern, png, info);
        png_write_info(png, info);
        for (size_t y = 0; y < height; y++) {
                pointers[y] = rows + y * width * 8;
                pack_row(pattern, y, width, pointers[y]);
        }
        png_write_image(png, pointers);
        png_write_end(png, info);
        png_destroy_write_struct(&png, &info);
        free(rows);
        free(pointers);
        return bytes_close(stream, &data, &length);
}

static void check_pattern(const struct pattern *pattern, size_t width, size_t height)
{
        struct bytes file = write_png(pattern, width, height);
        struct qrsign_images *images;
        const struct qrsign_image *image;
        struct qrsign_error error;

        if (read_picture(file, &images, &image, &error))
                fail_msg("row %s: %s", pattern->name, error.message);
        check_row(pattern->name, image->width == width && image->height == height);
        check_row(pattern->name, image->page == 0);
        for (size_t y = 0; y < height; y++)
                for (size_t x = 0; x < width; x++) {
                        double got = image->pixels[y * image->stride + x];
                        double want = expected_grey(pattern, x, y);

                        if (got - want > 1.5 || want - got > 1.5) /* two roundings */
                                fail_msg("row %s: %zu %zu is %g, not %g", pattern->name, x, y, got,
                                        want);
                }
        assert_int_equal(qrsign_images_next(images, &image, NULL), QRSIGN_OK);
        assert_null(image);
        qrsign_images_free(images);
        free(file.data);
}

static void every_type_and_depth(void **state)
{
        static const struct pattern rows[] = {
                {"grey 1", PNG_COLOR_TYPE_GRAY, 1, false, false},
                {"grey 2", PNG_COLOR_TYPE_GRAY, 2, false, false},
                {"grey 4", PNG_COLOR_TYPE_GRAY, 4, false, false},
                {"grey 8", PNG_COLOR_TYPE_GRAY, 8, false, false},
                {"grey 16", PNG_COLOR_TYPE_GRAY, 16, false, false},
                {"grey 1 tRNS", PNG_COLOR_TYPE_GRAY, 1, false, true},
                {"grey 4 tRNS", PNG_COLOR_TYPE_GRAY, 4, false, true},
                {"grey 8 tRNS", PNG_COLOR_TYPE_GRAY, 8, false, true},
                {"grey 16 tRNS", PNG_COLOR_TYPE_GRAY, 16, false, true},
                {"palette 1", PNG_COLOR_TYPE_PALETTE, 1, false, false},
                {"palette 2", PNG_COLOR_TYPE_PALETTE, 2, false, false},
                {"palette 4", PNG_COLOR_TYPE_PALETTE, 4, false, false},
                {"palette 8", PNG_COLOR_TYPE_PALETTE, 8, false, false},
                {"palette 1 tRNS", PNG_COLOR_TYPE_PALETTE, 1, false, true},
                {"palette 8 tRNS", PNG_COLOR_TYPE_PALETTE, 8, false, true},
                {"RGB 8", PNG_COLOR_TYPE_RGB, 8, false, false},
                {"RGB 16", PNG_COLOR_TYPE_RGB, 16, false, false},
                {"RGB 8 tRNS", PNG_COLOR_TYPE_RGB, 8, false, true},
                {"RGB 16 tRNS", PNG_COLOR_TYPE_RGB, 16, false, true},
                {"grey alpha 8", PNG_COLOR_TYPE_GRAY_ALPHA, 8, false, false},
                {"grey alpha 16", PNG_COLOR_TYPE_GRAY_ALPHA, 16, false, false},
                {"RGB alpha 8", PNG_COLOR_TYPE_RGB_ALPHA, 8, false, false},
                {"RGB alpha 16", PNG_COLOR_TYPE_RGB_ALPHA, 16, false, false},
        };
        /* Small ones leave passes of an interlaced picture empty. */
        static const size_t sizes[][2] = {
                {1, 1}, {2, 1}, {1, 5}, {4, 4}, {5, 3}, {8, 8}, {37, 29}, {3, 1200}};

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++)
                for (size_t k = 0; k < COUNT(sizes); k++) {
                        struct pattern pattern = rows[i];

                        check_pattern(&pattern, sizes[k][0], sizes[k][1]);
                        pattern.interlaced = true;
                        check_pattern(&pattern, sizes[k][0], sizes[k][1]);
                }
}

/* Where IDAT ends the picture is whole: 4 bytes of its CRC and the 12 of IEND follow. */
static void cut_anywhere(void **state)
{
        static const struct pattern pattern = {"", PNG_COLOR_TYPE_RGB, 8, false, false};
        struct bytes whole = write_png(&pattern, 9, 7);

        (void)state;
        for (size_t length = 0; length < whole.length - 12; length++) {
                /* Memory of just this size: reading past it is seen. */
                struct bytes file = {malloc(length + !length), length};
                struct qrsign_images *images;
                const struct qrsign_image *image;
                struct qrsign_error error;
                enum qrsign_message code = length == 0  ? QRSIGN_MESSAGE_IMAGE_EMPTY
                                           : length < 8 ? QRSIGN_MESSAGE_IMAGE_UNKNOWN
                                                        : QRSIGN_MESSAGE_IMAGE_TRUNCATED;

                memcpy(file.data, whole.data, length);
                if (read_picture(file, &images, &image, &error) != QRSIGN_ERROR_INPUT ||
                        error.code != code)
                        fail_msg("cut at %zu of %zu", length, whole.length);
                assert_null(image);
                if (images) { /* over after a failure */
                        assert_int_equal(qrsign_images_next(images, &image, NULL), QRSIGN_OK);
                        assert_null(image);
                }
                qrsign_images_free(images);
                free(file.data);
        }
        free(whole.data);
}

static void damaged_anywhere(void **state)
{
        static const struct pattern pattern = {"", PNG_COLOR_TYPE_PALETTE, 4, true, true};
        struct bytes file = write_png(&pattern, 21, 9);
        size_t refused = 0;

        (void)state;
        for (size_t i = 8; i < file.length; i++)
                for (unsigned bit = 0; bit < 8; bit++) {
                        struct qrsign_images *images;
                        const struct qrsign_image *image;
                        struct qrsign_error error;

                        file.data[i] ^= (uint8_t)(1u << bit);
                        if (read_picture(file, &images, &image, &error)) {
                                refused++;
                                assert_int_equal(error.status, QRSIGN_ERROR_INPUT);
                                assert_true(error.message[0]);
                        }
                        qrsign_images_free(images);
                        file.data[i] ^= (uint8_t)(1u << bit);
                }
        /* Nearly every byte is under a CRC. */
        assert_true(refused > (file.length - 8 - 12) * 8 * 9 / 10);
        free(file.data);
}

/* A header with a right CRC that promises more than there is. */
static void promised_sizes(void **state)
{
        static const struct {
                const char *name;
                png_uint_32 width, height;
                enum qrsign_message code;
        } rows[] = {
                {"over the limit", 10001, 10000, QRSIGN_MESSAGE_IMAGE_TOO_LARGE},
                {"long side", 65536, 1, QRSIGN_MESSAGE_IMAGE_TOO_LARGE},
                {"high side", 1, 65536, QRSIGN_MESSAGE_IMAGE_TOO_LARGE},
                {"largest there is", 0x7fffffff, 0x7fffffff, QRSIGN_MESSAGE_IMAGE_TOO_LARGE},
                {"at the limit, without data", 10000, 10000, QRSIGN_MESSAGE_IMAGE_TRUNCATED},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                char *data;
                size_t length;
                FILE *stream = open_memstream(&data, &length);
                png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
                png_infop info = png_create_info_struct(png);
                struct qrsign_images *images;
                const struct qrsign_image *image;
                struct qrsign_error error;
                struct bytes file;

                png_set_write_fn(png, stream, on_write, NULL);
                png_set_user_limits(png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
                png_set_IHDR(png, info, rows[i].width, rows[i].height, 8, PNG_COLOR_TYPE_GRAY,
                        PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
                png_write_info(png, info);
                png_write_chunk(png, (png_const_bytep) "IDAT", (png_const_bytep) "\x78\x9c", 2);
                png_destroy_write_struct(&png, &info);
                file = bytes_close(stream, &data, &length);
                check_row(rows[i].name,
                        read_picture(file, &images, &image, &error) == QRSIGN_ERROR_INPUT);
                check_row(rows[i].name, error.code == rows[i].code);
                if (i == 0)
                        assert_string_equal(error.message,
                                "10001 x 10000 pixels are too many: the limit is 100000000 in all "
                                "and 65535 on a side");
                qrsign_images_free(images);
                free(file.data);
        }
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(every_type_and_depth),
                cmocka_unit_test(cut_anywhere),
                cmocka_unit_test(damaged_anywhere),
                cmocka_unit_test(promised_sizes),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
