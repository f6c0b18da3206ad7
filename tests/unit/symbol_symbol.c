/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "draw.h"
#include "symbol/capacity.h"

#include <qrsign/scan.h>
#include <zbar.h>

static const enum qrsign_ecc levels[] = {QRSIGN_ECC_L, QRSIGN_ECC_M, QRSIGN_ECC_Q, QRSIGN_ECC_H};

static void fill_digits(char *out, size_t count)
{
        for (size_t i = 0; i < count; i++)
                out[i] = (char)('0' + (i * i * 7 + i / 5) % 10);
}

/* Whether another reader finds exactly this text in the symbol. */
static bool reads(const struct qrsign_symbol *symbol, const char *text, size_t length)
{
        struct qrsign_image image = draw_alone(symbol, 3);
        struct qrsign_scanner *scanner;
        const struct qrsign_code *codes;
        size_t count;
        bool same;

        assert_int_equal(qrsign_scanner_create(&scanner, NULL), QRSIGN_OK);
        assert_int_equal(
                qrsign_scanner_scan(scanner, &image, NULL, &codes, &count, NULL), QRSIGN_OK);
        same = count == 1 && codes[0].length == length && !memcmp(codes[0].payload, text, length);
        qrsign_scanner_free(scanner);
        draw_free(&image);
        return same;
}

static void texts_read_back(void **state)
{
        static const struct {
                const char *name;
                const char *text;
                enum qrsign_ecc wanted;
                unsigned version;
                enum qrsign_ecc ecc;
        } rows[] = {
                {"link", "https://kiet.example/#045047202575973385935", QRSIGN_ECC_DEFAULT, 3,
                        QRSIGN_ECC_Q},
                {"short link", "https://kiet.example/#045", QRSIGN_ECC_L, 2, QRSIGN_ECC_M},
                {"digits", "0450472025759733859359884", QRSIGN_ECC_Q, 1, QRSIGN_ECC_Q},
                {"digits after a letter", "n045047202575", QRSIGN_ECC_M, 1, QRSIGN_ECC_M},
                {"level raised", "geo:16.6359", QRSIGN_ECC_L, 1, QRSIGN_ECC_Q},
                {"one letter", "A", QRSIGN_ECC_L, 1, QRSIGN_ECC_H},
                {"Vietnamese", "Hưng Nhơn", QRSIGN_ECC_M, 1, QRSIGN_ECC_M},
                {"Vietnamese lines", "Kiệt 5, Thôn Hưng Nhơn\nỞ Ẵ Ẫ Ổ: nhà 2A, bên phải",
                        QRSIGN_ECC_Q, 6, QRSIGN_ECC_Q},
                {"quotes and percent", "a%20b\"c'\\d~{}", QRSIGN_ECC_H, 2, QRSIGN_ECC_H},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                size_t length = strlen(rows[i].text);
                struct qrsign_symbol *symbol = draw_encode(rows[i].text, length, rows[i].wanted);

                if (qrsign_symbol_version(symbol) != rows[i].version ||
                        qrsign_symbol_ecc(symbol) != rows[i].ecc)
                        fail_msg("row %s: version %u level %d", rows[i].name,
                                qrsign_symbol_version(symbol), qrsign_symbol_ecc(symbol));
                check_row(rows[i].name,
                        qrsign_symbol_modules(symbol) == 17 + 4 * (size_t)rows[i].version);
                check_row(rows[i].name, reads(symbol, rows[i].text, length));
                qrsign_symbol_free(symbol);
        }
}

/* In its text mode ZBar guesses, and takes Vietnamese without an ECI for Shift-JIS or Big5. */
static void vietnamese_is_announced(void **state)
{
        static const char *const texts[] = {"Hưng Nhơn", "Kiệt 5", "Ở Ẵ Ẫ Ổ"};
        zbar_image_scanner_t *zbar = zbar_image_scanner_create();

        (void)state;
        for (size_t i = 0; i < COUNT(texts); i++) {
                struct qrsign_symbol *symbol =
                        draw_encode(texts[i], strlen(texts[i]), QRSIGN_ECC_M);
                struct qrsign_image drawing = draw_alone(symbol, 4);
                zbar_image_t *image = zbar_image_create();

                zbar_image_set_format(image, zbar_fourcc('Y', '8', '0', '0'));
                zbar_image_set_size(image, (unsigned)drawing.width, (unsigned)drawing.height);
                zbar_image_set_data(image, drawing.pixels, drawing.width * drawing.height, NULL);
                assert_int_equal(zbar_scan_image(zbar, image), 1);
                assert_string_equal(zbar_symbol_get_data(zbar_image_first_symbol(image)), texts[i]);
                zbar_image_destroy(image);
                draw_free(&drawing);
                qrsign_symbol_free(symbol);
        }
        zbar_image_scanner_destroy(zbar);
}

static const struct shape {
        const char *name;
        const char *start;
        bool utf8;
        bool digits;
} shapes[] = {
        {"digits", "", false, true},
        {"link", "https://a/#", false, true},
        {"bytes", "x", false, false},
        {"utf-8", "ệ", true, false},
};

/* The most of a shape that a symbol holds; false if not even the start of it. */
static bool fill(const struct shape *shape, unsigned version, enum qrsign_ecc ecc,
        struct qs_segments *segments)
{
        size_t *grows = shape->digits ? &segments->digits : &segments->bytes;

        *segments = (struct qs_segments){shape->utf8, strlen(shape->start), shape->digits};
        if (qs_segments_bits(segments, version) > 8 * qs_capacity(version, ecc))
                return false;
        while (qs_segments_bits(segments, version) <= 8 * qs_capacity(version, ecc))
                ++*grows;
        --*grows;
        return true;
}

static void check_full(const struct shape *shape, unsigned version, enum qrsign_ecc ecc, bool read)
{
        static char text[8192];
        struct qs_segments segments;
        struct qrsign_symbol *symbol;
        size_t start = strlen(shape->start), length;

        if (!fill(shape, version, ecc, &segments))
                return;
        length = segments.bytes + segments.digits;
        memcpy(text, shape->start, start);
        fill_digits(text + start, sizeof(text) - start);
        symbol = draw_encode(text, length, ecc);
        if (qrsign_symbol_version(symbol) != version || qrsign_symbol_ecc(symbol) != ecc)
                fail_msg("row %s: %zu bytes make %u-%d, not %u-%d", shape->name, length,
                        qrsign_symbol_version(symbol), qrsign_symbol_ecc(symbol), version, ecc);
        if (read)
                check_row(shape->name, reads(symbol, text, length));
        qrsign_symbol_free(symbol);
}

/* The longest text of each version and level: the encoder must neither promote it to the next
 * version nor lose a byte. Of each version and of each level some are read. */
static void full_symbols(void **state)
{
        (void)state;
        for (unsigned version = 1; version <= 40; version++)
                for (unsigned l = 0; l < COUNT(levels); l++)
                        for (unsigned i = 0; i < COUNT(shapes); i++)
                                check_full(&shapes[i], version, levels[l],
                                        (version + 3 * l + i) % 8 == 0);
}

static void too_long(void **state)
{
        static const struct {
                const char *name;
                const char *start;
                size_t length;
                enum qrsign_ecc ecc;
                const char *message;
        } rows[] = {
                {"bytes L", "x", 2954, QRSIGN_ECC_L,
                        "too long for a QR code: it needs 2957 bytes, the largest code holds 2956 "
                        "at error correction L"},
                {"bytes default", "x", 1664, QRSIGN_ECC_DEFAULT,
                        "too long for a QR code: it needs 1667 bytes, the largest code holds 1666 "
                        "at error correction Q"},
                {"digits H", "", 3058, QRSIGN_ECC_H,
                        "too long for a QR code: it needs 1277 bytes, the largest code holds 1276 "
                        "at error correction H"},
        };
        static char text[8192];

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qrsign_symbol *symbol = (struct qrsign_symbol *)text;
                struct qrsign_error error;

                fill_digits(text, sizeof(text));
                memcpy(text, rows[i].start, strlen(rows[i].start));
                check_row(rows[i].name, draw_try(text, rows[i].length, rows[i].ecc, &symbol,
                                                &error) == QRSIGN_ERROR_FIT);
                check_row(rows[i].name, !symbol);
                assert_string_equal(error.message, rows[i].message);
                assert_int_equal(error.code, QRSIGN_MESSAGE_SYMBOL_TOO_LONG);
                assert_int_equal(error.line, 0);
                assert_int_equal(error.column, 0);
                assert_string_equal(error.field, "");
                /* One less of it fits. */
                symbol = draw_encode(text, rows[i].length - 1, rows[i].ecc);
                check_row(rows[i].name, qrsign_symbol_version(symbol) == 40);
                qrsign_symbol_free(symbol);
        }
}

static void odd_arguments(void **state)
{
        struct qrsign_symbol *symbol;
        struct qrsign_error error;

        (void)state;
        assert_int_equal(
                draw_try("A", 1, (enum qrsign_ecc)9, &symbol, &error), QRSIGN_ERROR_ARGUMENT);
        assert_null(symbol);
        assert_int_equal(error.code, QRSIGN_MESSAGE_BAD_ARGUMENT);
        symbol = draw_encode("A", 1, QRSIGN_ECC_L);
        assert_true(qrsign_symbol_dark(symbol, 0, 0));
        assert_false(qrsign_symbol_dark(symbol, 7, 7)); /* the separator */
        assert_false(qrsign_symbol_dark(symbol, 21, 0));
        assert_false(qrsign_symbol_dark(symbol, 0, 21));
        assert_false(qrsign_symbol_dark(symbol, SIZE_MAX, SIZE_MAX));
        qrsign_symbol_free(symbol);
        qrsign_symbol_free(NULL);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(texts_read_back),
                cmocka_unit_test(vietnamese_is_announced),
                cmocka_unit_test(full_symbols),
                cmocka_unit_test(too_long),
                cmocka_unit_test(odd_arguments),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
