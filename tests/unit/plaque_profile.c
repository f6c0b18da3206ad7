/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "plaque/profile.h"

enum { SIZE = 128 + 4 + 12 + 40 };

/* A header, one tag, and its data. */
static void make_profile(uint8_t data[SIZE], const char *class_, const char *space)
{
        static const uint8_t name[] = {'m', 'l', 'u', 'c', 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 12, 'e',
                'n', 'U', 'S', 0, 0, 0, 10, 0, 0, 0, 28, 0, 'P', 0, 'r', 0, 'e', 0, 's', 0x1E,
                0xC7};

        memset(data, 0, SIZE);
        data[3] = SIZE;
        memcpy(data + 12, class_, 4);
        memcpy(data + 16, space, 4);
        memcpy(data + 36, "acsp", 4);
        data[131] = 1;
        memcpy(data + 132, "desc", 4);
        data[132 + 7] = 144;
        data[132 + 11] = sizeof(name);
        memcpy(data + 144, name, sizeof(name));
}

static void read_whole(void **state)
{
        uint8_t data[SIZE];
        struct qs_profile profile;

        (void)state;
        make_profile(data, "prtr", "CMYK");
        assert_int_equal(qs_profile_read(data, SIZE, QRSIGN_INK_CMYK, &profile, NULL), QRSIGN_OK);
        assert_int_equal(profile.components, 4);
        assert_string_equal(profile.description, "Pres?");
        memcpy(data + 144, "desc\0\0\0\0\0\0\0\6Paper", 18);
        assert_int_equal(qs_profile_read(data, SIZE, QRSIGN_INK_CMYK, &profile, NULL), QRSIGN_OK);
        assert_string_equal(profile.description, "Paper");
}

static void refused(void **state)
{
        static const struct {
                const char *name, *class_, *space;
                enum qrsign_ink_mode ink;
                size_t size, flip;
                enum qrsign_message message;
        } rows[] = {
                {"short", "prtr", "CMYK", QRSIGN_INK_CMYK, 127, 0, QRSIGN_MESSAGE_PROFILE_UNKNOWN},
                {"cut", "prtr", "CMYK", QRSIGN_INK_CMYK, SIZE - 1, 0,
                        QRSIGN_MESSAGE_PROFILE_UNKNOWN},
                {"no signature", "prtr", "CMYK", QRSIGN_INK_CMYK, SIZE, 36,
                        QRSIGN_MESSAGE_PROFILE_UNKNOWN},
                {"a screen", "mntr", "RGB ", QRSIGN_INK_RGB, SIZE, 0,
                        QRSIGN_MESSAGE_PROFILE_NO_PRINTER},
                {"RGB for process inks", "prtr", "RGB ", QRSIGN_INK_CMYK, SIZE, 0,
                        QRSIGN_MESSAGE_PROFILE_OTHER_INKS},
                {"CMYK for RGB", "prtr", "CMYK", QRSIGN_INK_RGB, SIZE, 0,
                        QRSIGN_MESSAGE_PROFILE_OTHER_INKS},
                {"seven inks", "prtr", "7CLR", QRSIGN_INK_CMYK, SIZE, 0,
                        QRSIGN_MESSAGE_PROFILE_OTHER_INKS},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                uint8_t data[SIZE];
                struct qs_profile profile;
                struct qrsign_error error = {0};

                make_profile(data, rows[i].class_, rows[i].space);
                if (rows[i].flip)
                        data[rows[i].flip] ^= 1;
                check_row(rows[i].name, qs_profile_read(data, rows[i].size, rows[i].ink, &profile,
                                                &error) == QRSIGN_ERROR_INPUT);
                check_row(rows[i].name, error.code == rows[i].message);
                check_row(rows[i].name, strcmp(error.field, "icc") == 0);
        }
}

/* Whatever its bytes say, nothing beyond them is read; a sanitizer watches. */
static void every_byte_wrong(void **state)
{
        (void)state;
        for (size_t at = 128; at < SIZE; at++) {
                uint8_t *data = malloc(SIZE);
                struct qs_profile profile;

                make_profile(data, "prtr", "CMYK");
                data[at] = 0xFF;
                assert_int_equal(
                        qs_profile_read(data, SIZE, QRSIGN_INK_CMYK, &profile, NULL), QRSIGN_OK);
                assert_true(strlen(profile.description) < sizeof(profile.description));
                free(data);
        }
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(read_whole),
                cmocka_unit_test(refused),
                cmocka_unit_test(every_byte_wrong),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
