/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "scan/exif.h"

#define LITTLE "II*\0\x08\0\0\0"
#define BIG    "MM\0*\0\0\0\x08"

static void orientations(void **state)
{
        static const struct {
                const char *name;
                const char *block;
                size_t size;
                unsigned expected;
        } rows[] = {
                {"little", LITTLE "\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0", 22, 6},
                {"big", BIG "\0\x01\x01\x12\0\x03\0\0\0\x01\0\x08\0\0", 22, 8},
                {"second entry",
                        LITTLE "\x02\0\x0f\x01\x02\0\x01\0\0\0\x05\0\0\0"
                               "\x12\x01\x03\0\x01\0\0\0\x03\0\0\0",
                        34, 3},
                {"another tag", LITTLE "\x01\0\x0f\x01\x03\0\x01\0\0\0\x06\0\0\0", 22, 1},
                {"a long", LITTLE "\x01\0\x12\x01\x04\0\x01\0\0\0\x06\0\0\0", 22, 1},
                {"0", LITTLE "\x01\0\x12\x01\x03\0\x01\0\0\0\0\0\0\0", 22, 1},
                {"9", LITTLE "\x01\0\x12\x01\x03\0\x01\0\0\0\x09\0\0\0", 22, 1},
                {"cut", LITTLE "\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0", 21, 1},
                {"count too high", LITTLE "\xff\xff\x0f\x01\x03\0\x01\0\0\0\x06\0\0\0", 22, 1},
                {"directory outside", "II*\0\xff\xff\xff\xff", 8, 1},
                {"other order", "IM*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0", 22, 1},
                {"no number", "II+\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0", 22, 1},
                {"empty", "", 0, 1},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                uint8_t *block = malloc(rows[i].size ? rows[i].size : 1);

                memcpy(block, rows[i].block, rows[i].size);
                check_row(
                        rows[i].name, qs_exif_orientation(block, rows[i].size) == rows[i].expected);
                free(block);
        }
}

/* The letter F (abc over d), stored as each orientation says, comes out upright. */
static void turns(void **state)
{
        static const struct {
                size_t width, height;
                const char *stored;
        } rows[9] = {{3, 2, "abcdef"}, {3, 2, "abcdef"}, {3, 2, "cbafed"}, {3, 2, "fedcba"},
                {3, 2, "defabc"}, {2, 3, "adbecf"}, {2, 3, "cfbead"}, {2, 3, "fcebda"},
                {2, 3, "daebfc"}};

        (void)state;
        for (unsigned i = 0; i < COUNT(rows); i++) {
                struct qs_picture picture = {.width = rows[i].width, .height = rows[i].height};

                picture.max_pixels = QS_PICTURE_PIXELS;
                assert_true(qs_picture_reserve(&picture, rows[i].height));
                memcpy(picture.pixels, rows[i].stored, 6);
                assert_true(qs_picture_turn(&picture, i));
                assert_int_equal(picture.width, 3);
                assert_int_equal(picture.height, 2);
                if (memcmp(picture.pixels, "abcdef", 6) != 0)
                        fail_msg("orientation %u gives %.6s", i, (const char *)picture.pixels);
                qs_picture_free(&picture);
        }
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(orientations),
                cmocka_unit_test(turns),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
