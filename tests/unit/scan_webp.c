/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "file.h"

#include <webp/encode.h>

enum { WIDTH = 61, HEIGHT = 35 };

/* Smooth, in grey but for a little red; alpha falls from left to right. */
static struct bytes write_webp(bool lossless, bool alpha, unsigned width, unsigned height)
{
        uint8_t *rgba = malloc((size_t)width * height * 4), *out = NULL;
        struct bytes bytes;

        for (unsigned y = 0; y < height; y++)
                for (unsigned x = 0; x < width; x++) {
                        uint8_t *pixel = rgba + ((size_t)y * width + x) * 4;

                        pixel[0] = pixel[1] = pixel[2] = (uint8_t)(40 + x * 2 + y);
                        pixel[3] = alpha ? (uint8_t)(255 - x) : 255;
                }
        bytes.length =
                lossless ? WebPEncodeLosslessRGBA(
                                   rgba, (int)width, (int)height, (int)width * 4, &out)
                         : WebPEncodeRGBA(rgba, (int)width, (int)height, (int)width * 4, 95, &out);
        assert_true(bytes.length > 0);
        bytes.data = malloc(bytes.length);
        memcpy(bytes.data, out, bytes.length);
        WebPFree(out);
        free(rgba);
        return bytes;
}

static double grey(bool alpha, size_t x, size_t y)
{
        double value = 40 + (double)x * 2 + (double)y, part = alpha ? 255 - (double)x : 255;

        return (value * part + 255 * (255 - part)) / 255;
}

static void every_kind(void **state)
{
        (void)state;
        for (unsigned kind = 0; kind < 4; kind++) {
                struct bytes file = write_webp(kind & 1, kind & 2, WIDTH, HEIGHT);
                struct qrsign_images *images;
                const struct qrsign_image *image;
                struct qrsign_error error;

                if (read_picture(file, &images, &image, &error))
                        fail_msg("kind %u: %s", kind, error.message);
                assert_int_equal(image->width, WIDTH);
                assert_int_equal(image->height, HEIGHT);
                for (size_t y = 0; y < HEIGHT; y++)
                        for (size_t x = 0; x < WIDTH; x++) {
                                double off =
                                        image->pixels[y * image->stride + x] - grey(kind & 2, x, y);

                                if (off > 4 || off < -4)
                                        fail_msg("kind %u: %zu %zu is %g off", kind, x, y, off);
                        }
                qrsign_images_free(images);
                free(file.data);
        }
}

static void check_damaged(struct bytes file, bool must_fail)
{
        struct qrsign_images *images;
        const struct qrsign_image *image;
        struct qrsign_error error;

        if (read_picture(file, &images, &image, &error)) {
                assert_int_equal(error.status, QRSIGN_ERROR_INPUT);
                assert_true(error.message[0]);
                assert_null(image);
        } else if (must_fail) {
                fail_msg("%zu bytes are read", file.length);
        }
        qrsign_images_free(images);
}

static void cut_or_damaged(void **state)
{
        (void)state;
        for (unsigned kind = 0; kind < 4; kind++) {
                struct bytes whole = write_webp(kind & 1, kind & 2, 19, 17);

                for (size_t length = 1; length < whole.length - 1; length++) {
                        struct bytes file = {malloc(length), length};

                        memcpy(file.data, whole.data, length);
                        check_damaged(file, true);
                        free(file.data);
                }
                for (size_t at = 0; at < whole.length; at++)
                        for (unsigned flip = 1; flip < 256; flip = flip * 4 + 1) {
                                whole.data[at] ^= (uint8_t)flip;
                                check_damaged(whole, false);
                                whole.data[at] ^= (uint8_t)flip;
                        }
                free(whole.data);
        }
}

/* A header of 16,383 x 16,383 pixels (RFC 9649, 2.6: 14 bits each, less one). */
static void too_large(void **state)
{
        struct bytes file = write_webp(true, false, 9, 9);
        struct qrsign_images *images;
        const struct qrsign_image *image;
        struct qrsign_error error;

        (void)state;
        memcpy(file.data + 21, "\xfe\xbf\xff\x0f", 4);
        assert_int_equal(read_picture(file, &images, &image, &error), QRSIGN_ERROR_INPUT);
        assert_int_equal(error.code, QRSIGN_MESSAGE_IMAGE_TOO_LARGE);
        qrsign_images_free(images);
        free(file.data);
}

/* An extended file: VP8X with the Exif bit, the picture, then the block. */
static struct bytes extend(struct bytes simple, const char *before, size_t before_size)
{
        static const char exif[] = "II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0";
        size_t exif_size = before_size + 22, body = simple.length - 12;
        struct bytes file = {calloc(1, 12 + 18 + body + 8 + exif_size), 0};
        uint8_t *at = file.data;

        memcpy(at, "RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\x08", 21);
        at[24] = WIDTH - 1;
        at[27] = HEIGHT - 1;
        memcpy(at + 30, simple.data + 12, body);
        at += 30 + body;
        memcpy(at, "EXIF", 4);
        at[4] = (uint8_t)exif_size;
        memcpy(at + 8, before, before_size);
        memcpy(at + 8 + before_size, exif, 22);
        file.length = (size_t)(at - file.data) + 8 + exif_size;
        file.data[4] = (uint8_t)(file.length - 8);
        file.data[5] = (uint8_t)((file.length - 8) >> 8);
        return file;
}

static void turned(void **state)
{
        static const struct {
                const char *before;
                size_t size;
        } rows[] = {{"", 0}, {"Exif\0\0", 6}};

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct bytes simple = write_webp(true, false, WIDTH, HEIGHT);
                struct bytes file = extend(simple, rows[i].before, rows[i].size);
                struct qrsign_images *images;
                const struct qrsign_image *image;
                struct qrsign_error error;

                if (read_picture(file, &images, &image, &error))
                        fail_msg("row %zu: %s", i, error.message);
                assert_int_equal(image->width, HEIGHT);
                assert_int_equal(image->height, WIDTH);
                /* 6: what is stored at the lower left stands at the upper left. */
                assert_in_range(image->pixels[0], 40 + HEIGHT - 1 - 3, 40 + HEIGHT - 1 + 3);
                qrsign_images_free(images);
                free(simple.data);
                free(file.data);
        }
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(every_kind),
                cmocka_unit_test(cut_or_damaged),
                cmocka_unit_test(too_large),
                cmocka_unit_test(turned),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
