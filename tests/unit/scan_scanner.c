/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "draw.h"

#include <fcntl.h>
#include <png.h>
#include <qrencode.h>
#include <unistd.h>

static const char vietnamese[] = "Kiệt 5, Thôn Hưng Nhơn\nỞ Ẵ Ẫ Ổ";

struct found {
        struct qrsign_scanner *scanner;
        const struct qrsign_code *codes;
        size_t count;
};

static struct found scan(const struct qrsign_image *image, const struct qrsign_region *region)
{
        struct found found = {0};
        struct qrsign_error error;

        assert_int_equal(qrsign_scanner_create(&found.scanner, &error), QRSIGN_OK);
        if (qrsign_scanner_scan(found.scanner, image, region, &found.codes, &found.count, &error))
                fail_msg("%s", error.message);
        return found;
}

static bool is_text(const struct qrsign_code *code, const char *text)
{
        return code->length == strlen(text) && strcmp(code->payload, text) == 0;
}

/* Draws a text's symbol of 4 pixels a module and returns its side. */
static size_t put(const struct qrsign_image *paper, const char *text, size_t left, size_t top)
{
        struct qrsign_symbol *symbol = draw_encode(text, strlen(text), QRSIGN_ECC_M);
        size_t side = qrsign_symbol_modules(symbol) * 4;

        draw_symbol(paper, symbol, left, top, 4);
        qrsign_symbol_free(symbol);
        return side;
}

/* Corners go round with the symbol, the other way round in a mirror. */
static void turned_and_mirrored(void **state)
{
        enum { LEFT = 70, TOP = 30, MODULE = 5 };
        struct qrsign_symbol *symbol = draw_encode("Hưng Nhơn 5", 13, QRSIGN_ECC_Q);
        double side = (double)qrsign_symbol_modules(symbol) * MODULE;

        (void)state;
        for (unsigned turn = 0; turn < 8; turn++) {
                struct qrsign_image paper = draw_paper(300, 250);
                double corners[4][2] = {{0, 0}, {side, 0}, {side, side}, {0, side}};
                struct found found;

                draw_symbol_turned(&paper, symbol, LEFT, TOP, MODULE, turn % 4, turn >= 4);
                found = scan(&paper, NULL);
                assert_int_equal(found.count, 1);
                assert_true(is_text(found.codes, "Hưng Nhơn 5"));
                for (size_t k = 0; k < 4; k++) {
                        double x = turn >= 4 ? side - corners[k][0] : corners[k][0];
                        double y = corners[k][1];

                        for (unsigned i = 0; i < turn % 4; i++) {
                                double old = x;

                                x = side - y;
                                y = old;
                        }
                        assert_true(found.codes[0].corners[k][0] > LEFT + x - 2.5);
                        assert_true(found.codes[0].corners[k][0] < LEFT + x + 2.5);
                        assert_true(found.codes[0].corners[k][1] > TOP + y - 2.5);
                        assert_true(found.codes[0].corners[k][1] < TOP + y + 2.5);
                }
                qrsign_scanner_free(found.scanner);
                draw_free(&paper);
        }
        qrsign_symbol_free(symbol);
}

/* Rows of a picture that is askew, a large code among small ones. */
static void sorted(void **state)
{
        static const struct {
                const char *text; /* in the order that must come out */
                size_t left, top;
        } rows[] = {
                {"https://kiet.example/1", 20, 60},
                {"https://kiet.example/2", 180, 40},
                {"https://kiet.example/3", 340, 20},
                {vietnamese, 20, 230},
                {"b", 240, 250},
                {"c", 360, 240},
                {"d", 100, 420},
        };
        struct qrsign_image paper = draw_paper(480, 540);
        struct found found;

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++)
                put(&paper, rows[i].text, rows[i].left, rows[i].top);
        found = scan(&paper, NULL);
        assert_int_equal(found.count, COUNT(rows));
        for (size_t i = 0; i < COUNT(rows); i++)
                check_row(rows[i].text, is_text(&found.codes[i], rows[i].text));
        qrsign_scanner_free(found.scanner);
        draw_free(&paper);
}

static void regions(void **state)
{
        static const struct {
                const char *name;
                struct qrsign_region region;
                const char *expected; /* texts, one after another */
        } rows[] = {
                {"all", {0, 0, 400, 300}, "abc"},
                {"larger than the picture", {0, 0, SIZE_MAX, SIZE_MAX}, "abc"},
                {"left", {0, 0, 180, 140}, "a"},
                {"right", {200, 0, SIZE_MAX, 140}, "b"},
                {"below, all across", {0, 150, 400, 150}, "c"},
                {"below, to the edge", {100, 150, SIZE_MAX - 99, SIZE_MAX}, "c"},
                {"half of one", {0, 0, 60, 140}, ""},
                {"nothing there", {0, 200, 80, 100}, ""},
                {"too small", {20, 20, 20, 200}, ""},
                {"no width", {20, 20, 0, 200}, ""},
                {"outside", {400, 300, 100, 100}, ""},
                {"far outside", {SIZE_MAX, SIZE_MAX, SIZE_MAX, SIZE_MAX}, ""},
        };
        static const size_t places[3][2] = {{30, 20}, {260, 24}, {150, 190}};
        struct qrsign_image paper = draw_paper(400, 300);

        (void)state;
        put(&paper, "a", 30, 20);
        put(&paper, "b", 260, 24);
        put(&paper, "c", 150, 190);
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct found found = scan(&paper, &rows[i].region);

                check_row(rows[i].name, found.count == strlen(rows[i].expected));
                for (size_t k = 0; k < found.count; k++) {
                        const struct qrsign_code *code = &found.codes[k];
                        const size_t *place = places[rows[i].expected[k] - 'a'];

                        check_row(rows[i].name, code->payload[0] == rows[i].expected[k]);
                        for (size_t axis = 0; axis < 2; axis++) {
                                double off = code->corners[0][axis] - (double)place[axis];

                                check_row(rows[i].name, off > -2.5 && off < 2.5);
                        }
                }
                qrsign_scanner_free(found.scanner);
        }
        draw_free(&paper);
}

/* Rows may stand apart; what lies between them is not looked at. */
static void rows_apart(void **state)
{
        struct qrsign_image paper = draw_paper(150, 150), part = paper;
        struct found found;

        (void)state;
        put(&paper, "a", 20, 20);
        for (size_t y = 0; y < paper.height; y++)
                memset((uint8_t *)(uintptr_t)paper.pixels + y * paper.stride + 130, 0, 20);
        part.width = 130;
        found = scan(&part, NULL);
        assert_int_equal(found.count, 1);
        assert_true(is_text(found.codes, "a"));
        qrsign_scanner_free(found.scanner);
        draw_free(&paper);
}

static void light_on_dark(void **state)
{
        struct qrsign_image paper = draw_paper(200, 200);
        struct found found;

        (void)state;
        put(&paper, vietnamese, 20, 20);
        for (size_t i = 0; i < paper.width * paper.height; i++)
                ((uint8_t *)(uintptr_t)paper.pixels)[i] ^= 255;
        found = scan(&paper, NULL);
        assert_int_equal(found.count, 1);
        assert_true(is_text(found.codes, vietnamese));
        qrsign_scanner_free(found.scanner);
        draw_free(&paper);
}

static struct qrsign_image draw_code(const QRcode *code, size_t module)
{
        size_t n = (size_t)code->width, side = (n + 8) * module;
        struct qrsign_image paper = draw_paper(side, side);

        for (size_t y = 0; y < n * module; y++)
                for (size_t x = 0; x < n * module; x++)
                        if (code->data[y / module * n + x / module] & 1)
                                ((uint8_t *)(uintptr_t)paper
                                                .pixels)[(y + 4 * module) * side + x + 4 * module] =
                                        0;
        return paper;
}

/* Whatever stands in a foreign code comes out byte for byte: no character set is guessed. */
static void any_bytes(void **state)
{
        static const struct {
                const char *name;
                const char *bytes;
                int length;
        } rows[] = {
                {"NUL inside", "a\0b\0", 4},
                {"NUL alone", "\0", 1},
                {"byte order mark", "\xef\xbb\xbfx", 4},
                {"Latin-1", "Qu\xea", 3},
                {"Shift-JIS", "\x93\xfa\x96\x7b", 4},
                {"Big5", "\xa4\xa4\xa4\xe5", 4},
                {"UTF-8 without ECI", "Hưng Nhơn", 11},
                {"not UTF-8", "\xff\xfe\x80\x81\xc0\xaf", 6},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                QRcode *code = QRcode_encodeData(
                        rows[i].length, (const unsigned char *)rows[i].bytes, 0, QR_ECLEVEL_M);
                struct qrsign_image paper = draw_code(code, 4);
                struct found found = scan(&paper, NULL);

                check_row(rows[i].name, found.count == 1);
                check_row(rows[i].name, found.codes[0].length == (size_t)rows[i].length);
                check_row(rows[i].name,
                        !memcmp(found.codes[0].payload, rows[i].bytes, found.codes[0].length + 1));
                qrsign_scanner_free(found.scanner);
                draw_free(&paper);
                QRcode_free(code);
        }
}

/* A text in two symbols: both make one code, one alone none. */
static void structured_append(void **state)
{
        QRinput *inputs[2] = {QRinput_new2(1, QR_ECLEVEL_M), QRinput_new2(1, QR_ECLEVEL_M)};
        QRinput_Struct *group = QRinput_Struct_new();
        QRcode_List *list;
        struct qrsign_image first, second, both = draw_paper(300, 120);
        struct found found;

        (void)state;
        QRinput_append(inputs[0], QR_MODE_8, 3, (const unsigned char *)"abc");
        QRinput_append(inputs[1], QR_MODE_8, 3, (const unsigned char *)"def");
        QRinput_Struct_appendInput(group, inputs[0]);
        QRinput_Struct_appendInput(group, inputs[1]);
        QRinput_Struct_insertStructuredAppendHeaders(group);
        list = QRcode_encodeInputStructured(group);
        first = draw_code(list->code, 4);
        second = draw_code(list->next->code, 4);
        for (size_t y = 0; y < first.height; y++) {
                uint8_t *row = (uint8_t *)(uintptr_t)both.pixels + y * both.stride;

                memcpy(row + 150, first.pixels + y * first.stride, first.width);
                memcpy(row, second.pixels + y * second.stride, second.width);
        }
        found = scan(&both, NULL);
        assert_int_equal(found.count, 1);
        assert_true(is_text(found.codes, "abcdef"));
        qrsign_scanner_free(found.scanner);
        found = scan(&first, NULL);
        assert_int_equal(found.count, 0);
        qrsign_scanner_free(found.scanner);
        draw_free(&first);
        draw_free(&second);
        draw_free(&both);
        QRcode_List_free(list);
        QRinput_Struct_free(group);
}

static void no_picture_to_speak_of(void **state)
{
        static const size_t sizes[][2] = {{0, 0}, {0, 100}, {100, 0}, {1, 1}, {20, 20}, {21, 21},
                {20, 1000}, {65535, 1}, {21, 65535}, {65536, 20}};
        struct qrsign_image paper = draw_paper(65536, 21);
        struct qrsign_scanner *scanner;
        const struct qrsign_code *codes;
        struct qrsign_error error;
        size_t count;

        (void)state;
        assert_int_equal(qrsign_scanner_create(&scanner, NULL), QRSIGN_OK);
        for (size_t i = 0; i < COUNT(sizes); i++) {
                struct qrsign_image image = {
                        paper.pixels, sizes[i][0], sizes[i][1], sizes[i][0], 0};

                count = 9;
                assert_int_equal(qrsign_scanner_scan(scanner, &image, NULL, &codes, &count, &error),
                        QRSIGN_OK);
                assert_int_equal(count, 0);
        }
        assert_int_equal(qrsign_scanner_scan(scanner, &paper, NULL, &codes, &count, &error),
                QRSIGN_ERROR_ARGUMENT);
        assert_int_equal(error.code, QRSIGN_MESSAGE_BAD_ARGUMENT);
        assert_int_equal(count, 0);
        qrsign_scanner_free(scanner);
        qrsign_scanner_free(NULL);
        draw_free(&paper);
}

/* Clutter full of finder patterns, noise on top. */
static struct qrsign_image draw_clutter(void)
{
        struct qrsign_image paper = draw_paper(400, 400);
        uint32_t random = 7;

        for (size_t i = 0; i < 16; i++)
                put(&paper, "x", i % 4 * 52, i / 4 * 52); /* each runs over the one before */
        put(&paper, vietnamese, 262, 262);
        for (size_t i = 0; i < paper.width * paper.height; i++) {
                random = random * 1664525 + 1013904223;
                ((uint8_t *)(uintptr_t)paper.pixels)[i] ^= (uint8_t)(random >> 26);
        }
        return paper;
}

/* The same answer whatever the scanner saw before, and not a word on standard error. */
static void same_again_and_silent(void **state)
{
        struct qrsign_image papers[2] = {draw_clutter(), draw_paper(200, 200)};
        struct qrsign_scanner *scanner;
        const struct qrsign_code *codes;
        struct qrsign_code first[2] = {{0}, {0}};
        size_t count;
        bool same = true;
        FILE *heard = tmpfile();
        int saved = dup(STDERR_FILENO);

        (void)state;
        put(&papers[1], "y", 40, 40);
        dup2(fileno(heard), STDERR_FILENO);
        qrsign_scanner_create(&scanner, NULL);
        for (size_t i = 0; i < 6; i++) {
                if (qrsign_scanner_scan(scanner, &papers[i % 2], NULL, &codes, &count, NULL) ||
                        count != 1 || !is_text(codes, i % 2 ? "y" : vietnamese)) {
                        same = false;
                        break;
                }
                if (i < 2)
                        first[i] = codes[0];
                same = same &&
                       !memcmp(first[i % 2].corners, codes[0].corners, sizeof(codes[0].corners));
        }
        dup2(saved, STDERR_FILENO);
        close(saved);
        assert_true(same);
        assert_int_equal(fseek(heard, 0, SEEK_END), 0);
        assert_int_equal(ftell(heard), 0);
        fclose(heard);
        qrsign_scanner_free(scanner);
        draw_free(&papers[0]);
        draw_free(&papers[1]);
}

/* One bit a pixel, as plaques are written. */
static void write_png(const struct qrsign_image *image, const char *name)
{
        FILE *stream = fopen(name, "wb");
        png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
        png_infop info = png_create_info_struct(png);
        uint8_t *row = malloc(image->width);

        png_init_io(png, stream);
        png_set_IHDR(png, info, (png_uint_32)image->width, (png_uint_32)image->height, 1,
                PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                PNG_FILTER_TYPE_DEFAULT);
        png_write_info(png, info);
        png_set_packing(png);
        for (size_t y = 0; y < image->height; y++) {
                for (size_t x = 0; x < image->width; x++)
                        row[x] = image->pixels[y * image->stride + x] > 127;
                png_write_row(png, row);
        }
        png_write_end(png, info);
        png_destroy_write_struct(&png, &info);
        free(row);
        assert_int_equal(fclose(stream), 0);
}

static void from_text_to_file_and_back(void **state)
{
        char name[] = "/tmp/qs-scanner-XXXXXX";
        struct qrsign_symbol *symbol =
                draw_encode(vietnamese, strlen(vietnamese), QRSIGN_ECC_DEFAULT);
        struct qrsign_image drawing = draw_alone(symbol, 3);
        struct qrsign_images *images;
        const struct qrsign_image *image;
        struct qrsign_error error;
        struct found found;

        (void)state;
        close(mkstemp(name));
        write_png(&drawing, name);
        assert_int_equal(qrsign_images_open(name, NULL, &images, &error), QRSIGN_OK);
        unlink(name);
        assert_int_equal(qrsign_images_next(images, &image, &error), QRSIGN_OK);
        assert_int_equal(image->width, drawing.width);
        for (size_t y = 0; y < image->height; y++)
                assert_memory_equal(image->pixels + y * image->stride,
                        drawing.pixels + y * drawing.stride, image->width);
        found = scan(image, NULL);
        assert_int_equal(found.count, 1);
        assert_true(is_text(found.codes, vietnamese));
        qrsign_scanner_free(found.scanner);
        qrsign_images_free(images);
        draw_free(&drawing);
        qrsign_symbol_free(symbol);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(turned_and_mirrored),
                cmocka_unit_test(sorted),
                cmocka_unit_test(regions),
                cmocka_unit_test(rows_apart),
                cmocka_unit_test(light_on_dark),
                cmocka_unit_test(any_bytes),
                cmocka_unit_test(structured_append),
                cmocka_unit_test(no_picture_to_speak_of),
                cmocka_unit_test(same_again_and_silent),
                cmocka_unit_test(from_text_to_file_and_back),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
