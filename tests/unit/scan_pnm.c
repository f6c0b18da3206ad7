/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "file.h"

#define BYTES(text) (const uint8_t *)(text), sizeof(text) - 1

static void pictures(void **state)
{
        static const struct {
                const char *name;
                const uint8_t *file;
                size_t length;
                size_t width, height;
                uint8_t pixels[8];
        } rows[] = {
                {"P5", BYTES("P5\n2 3\n255\n\x00\x01\x7f\x80\xfe\xff"), 2, 3,
                        {0, 1, 127, 128, 254, 255}},
                {"P5 other maximum", BYTES("P5 3 1 15 \x00\x08\x0f"), 3, 1, {0, 136, 255}},
                {"P5 above its maximum", BYTES("P5 2 1 15 \x10\xff"), 2, 1, {255, 255}},
                {"P5 maximum 1", BYTES("P5 2 1 1 \x00\x01"), 2, 1, {0, 255}},
                {"P5 16 bits", BYTES("P5 3 1 65535\n\x00\x00\x7f\xff\xff\xff"), 3, 1,
                        {0, 127, 255}},
                {"P5 12 bits", BYTES("P5 2 1 4095\n\x08\x00\x0f\xff"), 2, 1, {128, 255}},
                {"P5 maximum 256", BYTES("P5 2 1 256\n\x00\x80\x01\x00"), 2, 1, {128, 255}},
                {"P4 one byte a row", BYTES("P4\n8 1\n\xa5"), 8, 1,
                        {0, 255, 0, 255, 255, 0, 255, 0}},
                {"P4 rows end at a byte", BYTES("P4\n3 2\n\xbf\x40"), 3, 2,
                        {0, 255, 0, 255, 0, 255}},
                {"P6", BYTES("P6 2 2 255\n\xff\x00\x00\x00\xff\x00\x00\x00\xff\xff\xff\xff"), 2, 2,
                        {76, 150, 29, 255}},
                {"P6 16 bits", BYTES("P6 1 1 65535\n\xff\xff\x00\x00\x00\x00"), 1, 1, {76}},
                {"comments", BYTES("P5#one\n# two 9 9\r\n2 #\n1 # 7\n255\n\x03\x04"), 2, 1, {3, 4}},
                {"all white space", BYTES("P5\t\v2\f\r\n1\n\n255\r\x03\x04"), 2, 1, {3, 4}},
                {"first pixel is a line end", BYTES("P5 2 1 255\n\n\n"), 2, 1, {10, 10}},
                {"leading zeros", BYTES("P5 002 0001 00255\n\x03\x04"), 2, 1, {3, 4}},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct bytes file = {(uint8_t *)(uintptr_t)rows[i].file, rows[i].length};
                struct qrsign_images *images;
                const struct qrsign_image *image;
                struct qrsign_error error;

                if (read_picture(file, &images, &image, &error))
                        fail_msg("row %s: %s", rows[i].name, error.message);
                check_row(rows[i].name,
                        image->width == rows[i].width && image->height == rows[i].height);
                check_row(rows[i].name, image->stride == image->width && image->page == 0);
                check_row(rows[i].name,
                        !memcmp(image->pixels, rows[i].pixels, image->width * image->height));
                qrsign_images_free(images);
        }
}

static void refused(void **state)
{
        static const struct {
                const char *name;
                const uint8_t *file;
                size_t length;
                enum qrsign_message code;
        } rows[] = {
                {"empty", BYTES(""), QRSIGN_MESSAGE_IMAGE_EMPTY},
                {"one byte", BYTES("P"), QRSIGN_MESSAGE_IMAGE_UNKNOWN},
                {"text form", BYTES("P2 1 1 255 7\n"), QRSIGN_MESSAGE_IMAGE_UNKNOWN},
                {"PAM", BYTES("P7\nWIDTH 1\n"), QRSIGN_MESSAGE_IMAGE_UNKNOWN},
                {"magic alone", BYTES("P5"), QRSIGN_MESSAGE_IMAGE_TRUNCATED},
                {"no height", BYTES("P5 2"), QRSIGN_MESSAGE_IMAGE_TRUNCATED},
                {"no maximum", BYTES("P5 2 1 "), QRSIGN_MESSAGE_IMAGE_TRUNCATED},
                {"maximum cut", BYTES("P5 2 1 25"), QRSIGN_MESSAGE_IMAGE_TRUNCATED},
                {"comment for ever", BYTES("P5 # 2 1 255 abc"), QRSIGN_MESSAGE_IMAGE_TRUNCATED},
                {"no pixels", BYTES("P5 2 1 255\n"), QRSIGN_MESSAGE_IMAGE_TRUNCATED},
                {"a pixel short", BYTES("P5 2 2 255\nabc"), QRSIGN_MESSAGE_IMAGE_TRUNCATED},
                {"P4 a byte short", BYTES("P4 9 1\n\xff"), QRSIGN_MESSAGE_IMAGE_TRUNCATED},
                {"16 bits, a byte short", BYTES("P5 1 1 256\na"), QRSIGN_MESSAGE_IMAGE_TRUNCATED},
                {"width 0", BYTES("P5 0 1 255\n"), QRSIGN_MESSAGE_IMAGE_BROKEN},
                {"height 0", BYTES("P5 1 0 255\n"), QRSIGN_MESSAGE_IMAGE_BROKEN},
                {"maximum 0", BYTES("P5 1 1 0\na"), QRSIGN_MESSAGE_IMAGE_BROKEN},
                {"maximum 65536", BYTES("P5 1 1 65536\nab"), QRSIGN_MESSAGE_IMAGE_BROKEN},
                {"negative", BYTES("P5 -1 1 255\na"), QRSIGN_MESSAGE_IMAGE_BROKEN},
                {"letters", BYTES("P5 x 1 255\na"), QRSIGN_MESSAGE_IMAGE_BROKEN},
                {"no space after", BYTES("P5 1x1 255\na"), QRSIGN_MESSAGE_IMAGE_BROKEN},
                {"no number", BYTES("P5 1 \xff"), QRSIGN_MESSAGE_IMAGE_BROKEN},
                {"number over all bounds", BYTES("P5 99999999999999999999 1 255\na"),
                        QRSIGN_MESSAGE_IMAGE_BROKEN},
                {"product wraps 32 bits", BYTES("P5 65537 65535 255\na"),
                        QRSIGN_MESSAGE_IMAGE_TOO_LARGE},
                {"over the limit", BYTES("P5 10001 10000 255\na"), QRSIGN_MESSAGE_IMAGE_TOO_LARGE},
                {"at the limit, empty", BYTES("P5 10000 10000 255\n"),
                        QRSIGN_MESSAGE_IMAGE_TRUNCATED},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct bytes file = {malloc(rows[i].length + !rows[i].length), rows[i].length};
                struct qrsign_images *images;
                const struct qrsign_image *image;
                struct qrsign_error error;

                memcpy(file.data, rows[i].file, file.length);
                check_row(rows[i].name,
                        read_picture(file, &images, &image, &error) == QRSIGN_ERROR_INPUT);
                check_row(rows[i].name, error.code == rows[i].code && !image);
                check_row(rows[i].name, !error.line && !error.column && !error.field[0]);
                qrsign_images_free(images);
                free(file.data);
        }
}

/* Netpbm files may hold several pictures, as pdftoppm's output does. */
static void several(void **state)
{
        static const char file[] =
                "P5 1 1 255\naP4 8 2\n\x01\x02P6 1 1 255\nabcP5 2 1 255\nxy\nrest";
        static const size_t widths[] = {1, 8, 1, 2};
        struct bytes bytes = {(uint8_t *)(uintptr_t)file, sizeof(file) - 1};
        struct qrsign_images *images;
        const struct qrsign_image *image;
        struct qrsign_error error;

        (void)state;
        assert_int_equal(read_picture(bytes, &images, &image, &error), QRSIGN_OK);
        for (size_t i = 0; i < COUNT(widths); i++) {
                assert_non_null(image);
                assert_int_equal(image->page, i + 1);
                assert_int_equal(image->width, widths[i]);
                assert_int_equal(qrsign_images_next(images, &image, &error), QRSIGN_OK);
        }
        assert_null(image); /* what follows begins no picture */
        qrsign_images_free(images);
        /* The second is cut: the first is still good. */
        bytes.length = 20;
        assert_int_equal(read_picture(bytes, &images, &image, &error), QRSIGN_OK);
        assert_int_equal(image->page, 1);
        assert_int_equal(qrsign_images_next(images, &image, &error), QRSIGN_ERROR_INPUT);
        assert_int_equal(error.code, QRSIGN_MESSAGE_IMAGE_TRUNCATED);
        assert_null(image);
        assert_int_equal(qrsign_images_next(images, &image, &error), QRSIGN_OK);
        assert_null(image);
        qrsign_images_free(images);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(pictures),
                cmocka_unit_test(refused),
                cmocka_unit_test(several),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
