/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "file.h"

#include <jpeglib.h>

struct pattern {
        const char *name;
        J_COLOR_SPACE space; /* of what is given to the encoder */
        J_COLOR_SPACE coded;
        bool progressive;
        bool adobe_off; /* CMYK without Adobe's marker: not inverted */
};

enum { WIDTH = 61, HEIGHT = 35 };

static int channels_of(J_COLOR_SPACE space)
{
        return space == JCS_GRAYSCALE ? 1 : space == JCS_CMYK ? 4 : 3;
}

/* Smooth, as JPEG likes it. */
static uint8_t sample(size_t x, size_t y, size_t channel)
{
        static const size_t slopes[4][2] = {{3, 1}, {1, 3}, {2, 2}, {1, 1}};

        return (uint8_t)(40 + x * slopes[channel][0] + y * slopes[channel][1]);
}

static double expected_grey(const struct pattern *pattern, size_t x, size_t y)
{
        double light[4];

        for (size_t c = 0; c < 4; c++)
                light[c] = pattern->adobe_off ? 255 - sample(x, y, c) : sample(x, y, c);
        if (pattern->space == JCS_GRAYSCALE)
                return light[0];
        for (size_t c = 0; c < 3 && pattern->space == JCS_CMYK; c++)
                light[c] = light[c] * light[3] / 255;
        return .299 * light[0] + .587 * light[1] + .114 * light[2];
}

static struct bytes write_jpeg(const struct pattern *pattern, unsigned width, unsigned height)
{
        struct jpeg_compress_struct jpeg;
        struct jpeg_error_mgr errors;
        char *data;
        size_t length;
        FILE *stream = open_memstream(&data, &length);
        int channels = channels_of(pattern->space);
        uint8_t *row = malloc((size_t)width * 4);

        jpeg.err = jpeg_std_error(&errors);
        jpeg_create_compress(&jpeg);
        jpeg_stdio_dest(&jpeg, stream);
        jpeg.image_width = width;
        jpeg.image_height = height;
        jpeg.input_components = channels;
        jpeg.in_color_space = pattern->space;
        jpeg_set_defaults(&jpeg);
        jpeg_set_colorspace(&jpeg, pattern->coded);
        jpeg_set_quality(&jpeg, 97, TRUE);
        if (pattern->progressive)
                jpeg_simple_progression(&jpeg);
        if (pattern->adobe_off)
                jpeg.write_Adobe_marker = FALSE;
        jpeg_start_compress(&jpeg, TRUE);
        for (unsigned y = 0; y < height; y++) {
                for (size_t x = 0; x < width; x++)
                        for (size_t c = 0; c < (size_t)channels; c++)
                                row[x * (size_t)channels + c] = sample(x, y, c);
                jpeg_write_scanlines(&jpeg, &row, 1);
        }
        jpeg_finish_compress(&jpeg);
        jpeg_destroy_compress(&jpeg);
        free(row);
        return bytes_close(stream, &data, &length);
}

static void every_colour_space(void **state)
{
        static const struct pattern rows[] = {
                {"grey", JCS_GRAYSCALE, JCS_GRAYSCALE, false, false},
                {"grey progressive", JCS_GRAYSCALE, JCS_GRAYSCALE, true, false},
                {"YCbCr", JCS_RGB, JCS_YCbCr, false, false},
                {"YCbCr progressive", JCS_RGB, JCS_YCbCr, true, false},
                {"RGB", JCS_RGB, JCS_RGB, false, false},
                {"CMYK by Adobe", JCS_CMYK, JCS_CMYK, false, false},
                {"YCCK by Adobe", JCS_CMYK, JCS_YCCK, false, false},
                {"YCCK progressive", JCS_CMYK, JCS_YCCK, true, false},
                {"CMYK", JCS_CMYK, JCS_CMYK, false, true},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct bytes file = write_jpeg(&rows[i], WIDTH, HEIGHT);
                struct qrsign_images *images;
                const struct qrsign_image *image;
                struct qrsign_error error;

                if (read_picture(file, &images, &image, &error))
                        fail_msg("row %s: %s", rows[i].name, error.message);
                check_row(rows[i].name, image->width == WIDTH && image->height == HEIGHT);
                check_row(rows[i].name, image->page == 0);
                for (size_t y = 0; y < HEIGHT; y++)
                        for (size_t x = 0; x < WIDTH; x++) {
                                double got = image->pixels[y * image->stride + x];
                                double want = expected_grey(&rows[i], x, y);

                                if (got - want > 4 || want - got > 4)
                                        fail_msg("row %s: %zu %zu is %g, not %g", rows[i].name, x,
                                                y, got, want);
                        }
                assert_int_equal(qrsign_images_next(images, &image, NULL), QRSIGN_OK);
                assert_null(image);
                qrsign_images_free(images);
                free(file.data);
        }
}

/* A camera's file: the picture and how to turn it. */
static void turned(void **state)
{
        static const char exif[] = "\xff\xe1\0\x1e"
                                   "Exif\0\0"
                                   "MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0";
        static const struct pattern pattern = {"", JCS_GRAYSCALE, JCS_GRAYSCALE, false, false};
        struct bytes simple = write_jpeg(&pattern, WIDTH, HEIGHT);
        struct bytes file = {malloc(simple.length + sizeof(exif) - 1), 0};
        struct qrsign_images *images;
        const struct qrsign_image *image;
        struct qrsign_error error;

        (void)state;
        file.length = simple.length + sizeof(exif) - 1;
        memcpy(file.data, simple.data, 2);
        memcpy(file.data + 2, exif, sizeof(exif) - 1);
        memcpy(file.data + 2 + sizeof(exif) - 1, simple.data + 2, simple.length - 2);
        if (read_picture(file, &images, &image, &error))
                fail_msg("%s", error.message);
        assert_int_equal(image->width, HEIGHT);
        assert_int_equal(image->height, WIDTH);
        /* 6: what is stored at the lower left stands at the upper left. */
        assert_in_range(
                image->pixels[0], sample(0, HEIGHT - 1, 0) - 3, sample(0, HEIGHT - 1, 0) + 3);
        qrsign_images_free(images);
        free(simple.data);
        free(file.data);
}

static void check_damaged(struct bytes file, struct qrsign_error *error)
{
        struct qrsign_images *images;
        const struct qrsign_image *image;

        error->code = QRSIGN_MESSAGE_NONE;
        if (read_picture(file, &images, &image, error)) {
                assert_int_equal(error->status, QRSIGN_ERROR_INPUT);
                assert_true(error->message[0]);
                assert_null(image);
        }
        qrsign_images_free(images);
}

static void cut_anywhere(void **state)
{
        static const struct pattern rows[] = {
                {"plain", JCS_RGB, JCS_YCbCr, false, false},
                {"progressive", JCS_RGB, JCS_YCbCr, true, false},
                {"CMYK", JCS_CMYK, JCS_YCCK, false, false},
        };
        struct qrsign_error error;

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct bytes whole = write_jpeg(&rows[i], 19, 17);

                /* The two bytes that mark the end are missed only by a progressive picture. */
                for (size_t length = 3; length < whole.length - 2; length++) {
                        struct bytes file = {malloc(length), length};

                        memcpy(file.data, whole.data, length);
                        check_damaged(file, &error);
                        if (error.code != QRSIGN_MESSAGE_IMAGE_TRUNCATED)
                                fail_msg("row %s: cut at %zu of %zu: %s", rows[i].name, length,
                                        whole.length, error.code ? error.message : "read");
                        free(file.data);
                }
                free(whole.data);
        }
}

static void damaged_anywhere(void **state)
{
        static const struct pattern rows[] = {
                {"plain", JCS_GRAYSCALE, JCS_GRAYSCALE, false, false},
                {"progressive", JCS_RGB, JCS_YCbCr, true, false},
        };
        struct qrsign_error error;

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct bytes file = write_jpeg(&rows[i], 13, 9);

                for (size_t at = 3; at < file.length; at++)
                        for (unsigned flip = 1; flip < 256; flip = flip * 2 + 1) {
                                file.data[at] ^= (uint8_t)flip;
                                check_damaged(file, &error);
                                file.data[at] ^= (uint8_t)flip;
                        }
                free(file.data);
        }
}

/* Where the header's size stands: after the mark ff c0 or ff c2, length and depth. */
static uint8_t *find_size(struct bytes file)
{
        for (size_t i = 0; i + 9 < file.length; i++)
                if (file.data[i] == 0xff && (file.data[i + 1] == 0xc0 || file.data[i + 1] == 0xc2))
                        return file.data + i + 5;
        fail();
        return NULL;
}

static void promised_sizes(void **state)
{
        static const struct {
                const char *name;
                uint8_t size[4]; /* height, width */
                bool progressive;
                enum qrsign_message code;
        } rows[] = {
                {"largest there is", {0xff, 0xdc, 0xff, 0xdc}, false,
                        QRSIGN_MESSAGE_IMAGE_TOO_LARGE},
                {"over the limit", {0x27, 0x10, 0x27, 0x11}, true, QRSIGN_MESSAGE_IMAGE_TOO_LARGE},
                {"no width", {0, 9, 0, 0}, false, QRSIGN_MESSAGE_IMAGE_BROKEN},
                {"no height", {0, 0, 0, 9}, false, QRSIGN_MESSAGE_IMAGE_BROKEN},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct pattern pattern = {"", JCS_RGB, JCS_YCbCr, rows[i].progressive, false};
                struct bytes file = write_jpeg(&pattern, 13, 9);
                struct qrsign_error error;

                memcpy(find_size(file), rows[i].size, 4);
                check_damaged(file, &error);
                if (error.code != rows[i].code)
                        fail_msg("row %s: %s", rows[i].name, error.message);
                free(file.data);
        }
}

/* A progressive picture whose last pass is said again and again. */
static void endless_scans(void **state)
{
        static const struct pattern pattern = {"", JCS_GRAYSCALE, JCS_GRAYSCALE, true, false};
        struct bytes file = write_jpeg(&pattern, 16, 16), longer;
        struct qrsign_error error;
        size_t start = file.length, scan;

        (void)state;
        while (!(file.data[start] == 0xff && file.data[start + 1] == 0xda)) /* the last SOS */
                start--;
        scan = file.length - 2 - start;
        longer.length = file.length + 100 * scan;
        longer.data = malloc(longer.length);
        memcpy(longer.data, file.data, start);
        for (size_t i = 0; i < 101; i++)
                memcpy(longer.data + start + i * scan, file.data + start, scan);
        memcpy(longer.data + longer.length - 2, file.data + file.length - 2, 2);
        check_damaged(longer, &error);
        assert_int_equal(error.code, QRSIGN_MESSAGE_IMAGE_BROKEN);
        assert_string_equal(error.argument[0], "more than 64 scans");
        free(file.data);
        free(longer.data);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(every_colour_space),
                cmocka_unit_test(turned),
                cmocka_unit_test(cut_anywhere),
                cmocka_unit_test(damaged_anywhere),
                cmocka_unit_test(promised_sizes),
                cmocka_unit_test(endless_scans),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
