/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "plaque/png.h"
#include "plaque/paint.h"

#include <png.h>
#include <qrsign/plaque.h>

static struct qrsign_symbol *make_symbol(const char *text)
{
        struct qrsign_payload *payload = NULL;
        struct qrsign_symbol *symbol = NULL;

        assert_int_equal(qrsign_payload_from_text(text, strlen(text), &payload, NULL), QRSIGN_OK);
        assert_int_equal(qrsign_symbol_encode(payload, QRSIGN_ECC_Q, &symbol, NULL), QRSIGN_OK);
        qrsign_payload_free(payload);
        return symbol;
}

static enum qrsign_status write_display(
        const struct qs_display *display, double width, double height, double dpi, FILE *stream)
{
        const struct qs_png_request request = {
                .display = display, .width_mm = width, .height_mm = height, .dpi = dpi};

        return qs_png_write(&request, stream, NULL);
}

/* What a stream holds, as 3 bytes a pixel. */
static uint8_t *read_back(FILE *stream, png_image *image)
{
        uint8_t *pixels;

        memset(image, 0, sizeof(*image));
        image->version = PNG_IMAGE_VERSION;
        rewind(stream);
        assert_true(png_image_begin_read_from_stdio(image, stream));
        image->format = PNG_FORMAT_RGB;
        pixels = malloc(PNG_IMAGE_SIZE(*image));
        assert_true(png_image_finish_read(image, NULL, pixels, 0, NULL));
        return pixels;
}

static bool is_ink(const uint8_t *pixel, enum qs_ink ink)
{
        struct qs_colour colour = qs_ink_colour(ink);

        return pixel[0] == colour.red && pixel[1] == colour.green && pixel[2] == colour.blue;
}

/* Every module is `size` by `size` pixels of exactly one colour, on whole pixels. */
static void check_modules(const uint8_t *pixels, size_t width, const struct qrsign_symbol *symbol,
        size_t left, size_t top, size_t size)
{
        for (size_t y = 0; y < qrsign_symbol_modules(symbol) * size; y++)
                for (size_t x = 0; x < qrsign_symbol_modules(symbol) * size; x++)
                        assert_true(is_ink(pixels + 3 * ((top + y) * width + left + x),
                                qrsign_symbol_dark(symbol, x / size, y / size) ? QS_INK_BLACK
                                                                               : QS_INK_WHITE));
}

static void modules_are_whole_pixels(void **state)
{
        struct qs_arena arena = {0};
        struct qs_display display;
        struct qrsign_symbol *symbol = make_symbol("KIET 5"); /* 21 modules */
        FILE *stream = tmpfile();
        png_image image;
        uint8_t *pixels;

        (void)state;
        qs_display_start(&display, &arena);
        qs_display_box(&display, QS_INK_BLUE, (struct qs_box){0, 0, 60, 40}, 0);
        qs_display_box(&display, QS_INK_WHITE, (struct qs_box){5, 5, 30, 30}, 1);
        qs_display_disc(&display, QS_INK_AMBER, (struct qs_point){50, 20}, 5);
        /* A module of 1 mm is 11.811 pixels at 300 dpi: 11 are drawn. */
        qs_display_symbol(&display, QS_INK_BLACK, symbol, (struct qs_point){9, 9}, 1);
        assert_int_equal(write_display(&display, 60, 40, 300, stream), QRSIGN_OK);
        pixels = read_back(stream, &image);
        assert_int_equal(image.width, 709);
        assert_int_equal(image.height, 472);
        assert_true(is_ink(pixels, QS_INK_BLUE));
        assert_true(is_ink(pixels + 3 * (20 * 300 / 25 * 709 + 590), QS_INK_AMBER));
        /* Centred in its place: 9 mm and half of what rounding the module down left over. */
        check_modules(pixels, image.width, symbol, 115, 115, 11);
        free(pixels);
        fclose(stream);
        qrsign_symbol_free(symbol);
        qs_arena_free(&arena);
}

static void header_says_size_and_depth(void **state)
{
        static const struct {
                const char *name;
                enum qs_ink ink;
                int depth;
                int colour_type;
        } rows[] = {
                {"black on white", QS_INK_BLACK, 1, PNG_COLOR_TYPE_GRAY},
                {"blue on white", QS_INK_BLUE, 8, PNG_COLOR_TYPE_PALETTE},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qs_arena arena = {0};
                struct qs_display display;
                FILE *stream = tmpfile();
                png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
                png_infop info = png_create_info_struct(png);
                png_uint_32 x = 0, y = 0;
                int unit = 0;

                qs_display_start(&display, &arena);
                qs_display_disc(&display, rows[i].ink, (struct qs_point){5, 5}, 4);
                assert_int_equal(write_display(&display, 10, 10, 600, stream), QRSIGN_OK);
                rewind(stream);
                png_init_io(png, stream);
                png_read_info(png, info);
                check_row(rows[i].name, png_get_bit_depth(png, info) == rows[i].depth);
                check_row(rows[i].name, png_get_color_type(png, info) == rows[i].colour_type);
                check_row(rows[i].name, png_get_image_width(png, info) == 236);
                assert_true(png_get_pHYs(png, info, &x, &y, &unit));
                check_row(rows[i].name, x == 23622 && y == 23622 && unit == PNG_RESOLUTION_METER);
                png_destroy_read_struct(&png, &info, NULL);
                fclose(stream);
                qs_arena_free(&arena);
        }
}

/* Black and white alone are painted and packed otherwise than colours: what stands over what, rows
 * of a width that fills no byte, and the mirror. */
static void one_bit(void **state)
{
        static const struct qs_png_text texts[] = {{"Plaque", "HN-05"}, {"Directory", "Kiệt 5"}};

        (void)state;
        for (int mirrored = 0; mirrored < 2; mirrored++) {
                struct qs_arena arena = {0};
                struct qs_display display;
                struct qs_png_request request = {.display = &display,
                        .width_mm = 21,
                        .height_mm = 10,
                        .dpi = 25.4, /* a pixel is a millimetre */
                        .mirror = mirrored,
                        .texts = texts,
                        .text_count = 2};
                FILE *stream = tmpfile();
                png_image image;
                uint8_t *pixels;

                qs_display_start(&display, &arena);
                qs_display_ground(&display, QS_INK_BLACK);
                qs_display_box(&display, QS_INK_WHITE, (struct qs_box){1, 1, 12, 8}, 0);
                qs_display_box(&display, QS_INK_BLACK, (struct qs_box){3, 3, 2, 2}, 0);
                assert_int_equal(qs_png_write(&request, stream, NULL), QRSIGN_OK);
                pixels = read_back(stream, &image);
                for (int y = 0; y < 10; y++)
                        for (int x = 0; x < 21; x++) {
                                bool white = x >= 1 && x < 13 && y >= 1 && y < 9 &&
                                             !(x >= 3 && x < 5 && y >= 3 && y < 5);
                                int at = mirrored ? 20 - x : x;

                                assert_true(is_ink(pixels + 3 * (y * 21 + at),
                                        white ? QS_INK_WHITE : QS_INK_BLACK));
                        }
                free(pixels);
                fclose(stream);
                qs_arena_free(&arena);
        }
}

/* The id and what the codes hold can be read in the file, without a scanner. */
static void texts(void **state)
{
        static const struct qs_png_text rows[] = {{"Plaque", "HN-05"}, {"Directory", "Kiệt 5"}};
        struct qs_arena arena = {0};
        struct qs_display display;
        struct qs_png_request request = {.display = &display,
                .width_mm = 10,
                .height_mm = 10,
                .dpi = 30,
                .texts = rows,
                .text_count = COUNT(rows)};
        png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
        png_infop info = png_create_info_struct(png);
        FILE *stream = tmpfile();
        png_textp found;
        int count = 0;

        (void)state;
        qs_display_start(&display, &arena);
        assert_int_equal(qs_png_write(&request, stream, NULL), QRSIGN_OK);
        rewind(stream);
        png_init_io(png, stream);
        png_read_info(png, info);
        png_get_text(png, info, &found, &count);
        assert_int_equal(count, COUNT(rows));
        for (size_t i = 0; i < COUNT(rows); i++) {
                check_row(rows[i].key, found[i].compression == PNG_ITXT_COMPRESSION_NONE);
                check_row(rows[i].key, strcmp(found[i].key, rows[i].key) == 0);
                check_row(rows[i].key, strcmp(found[i].text, rows[i].text) == 0);
        }
        png_destroy_read_struct(&png, &info, NULL);
        fclose(stream);
        qs_arena_free(&arena);
}

static void failures(void **state)
{
        struct qrsign_symbol *symbol = make_symbol("KIET 5");
        struct qrsign_error error;
        FILE *stream = tmpfile(), *full = fopen("/dev/full", "wb");

        (void)state;
        assert_int_equal(qrsign_symbol_write(symbol, QRSIGN_SYMBOL_PNG, 0.2, 200, stream, &error),
                QRSIGN_ERROR_FIT); /* 1.57 pixels a module */
        assert_int_equal(error.code, QRSIGN_MESSAGE_RESOLUTION_TOO_LOW);
        assert_string_equal(error.argument[0], "200");
        assert_int_equal(qrsign_symbol_write(symbol, QRSIGN_SYMBOL_PNG, 1, 29, stream, &error),
                QRSIGN_ERROR_ARGUMENT);
        assert_int_equal(qrsign_symbol_write(symbol, QRSIGN_SYMBOL_SVG, 51, 0, stream, &error),
                QRSIGN_ERROR_ARGUMENT);
        for (int format = QRSIGN_SYMBOL_PNG; format <= QRSIGN_SYMBOL_PDF; format++) {
                assert_int_equal(qrsign_symbol_write(symbol, (enum qrsign_symbol_format)format, 0,
                                         0, full, &error),
                        QRSIGN_ERROR_IO);
                assert_int_equal(error.code, QRSIGN_MESSAGE_FILE_WRITE);
                clearerr(full);
        }
        fclose(full);
        fclose(stream);
        qrsign_symbol_free(symbol);
}

static void a_symbol_alone(void **state)
{
        struct qrsign_symbol *symbol = make_symbol("KIET 5");
        FILE *stream = tmpfile();
        png_image image;
        uint8_t *pixels;
        char text[16] = "";

        (void)state;
        assert_int_equal(
                qrsign_symbol_write(symbol, QRSIGN_SYMBOL_PNG, 0, 0, stream, NULL), QRSIGN_OK);
        pixels = read_back(stream, &image);
        assert_int_equal(image.width, 343); /* 29 mm at 300 dpi */
        check_modules(pixels, image.width, symbol, 56, 56, 11);
        free(pixels);
        fclose(stream);

        stream = tmpfile();
        assert_int_equal(
                qrsign_symbol_write(symbol, QRSIGN_SYMBOL_SVG, 0, 0, stream, NULL), QRSIGN_OK);
        rewind(stream);
        assert_int_equal(fread(text, 1, 4, stream), 4);
        assert_string_equal(text, "<svg");
        fclose(stream);

        stream = tmpfile();
        assert_int_equal(
                qrsign_symbol_write(symbol, QRSIGN_SYMBOL_PDF, 0, 0, stream, NULL), QRSIGN_OK);
        rewind(stream);
        assert_int_equal(fread(text, 1, 5, stream), 5);
        assert_memory_equal(text, "%PDF-", 5);
        fclose(stream);
        qrsign_symbol_free(symbol);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(modules_are_whole_pixels),
                cmocka_unit_test(header_says_size_and_depth),
                cmocka_unit_test(one_bit),
                cmocka_unit_test(texts),
                cmocka_unit_test(failures),
                cmocka_unit_test(a_symbol_alone),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
