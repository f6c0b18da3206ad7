/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "payload/digits.h"

static void bytes_come_back(void **state)
{
        uint8_t bytes[QS_RECORD_BYTES], back[QS_RECORD_BYTES];
        char digits[QS_RECORD_DIGITS];
        size_t length, bad;

        (void)state;
        for (size_t i = 0; i < sizeof(bytes); i++)
                bytes[i] = i % 3 ? 0xFF : (uint8_t)(i * 151);
        for (size_t size = 1; size <= sizeof(bytes); size += size < 100 ? 1 : 403) {
                size_t count = qs_digits_write(bytes, size, digits);

                assert_int_equal(
                        qs_digits_read(digits, count, back, &length, &bad), QRSIGN_MESSAGE_NONE);
                assert_int_equal(length, size);
                assert_memory_equal(back, bytes, size);
        }
        assert_int_equal(qs_digits_write(bytes, sizeof(bytes), digits), QS_RECORD_DIGITS);
}

static void failures(void **state)
{
        static const struct {
                const char *digits;
                enum qrsign_message failure;
                size_t bad;
        } rows[] = {
                {"", 200, 0}, {"12x", 200, 2}, {" 12", 200, 0},
                {"\xD9\xA1\xD9\xA2", 200, 0}, /* Arabic digits */
                {"1", 201, 0}, {"1234", 201, 0}, {"12345678901234567890123", 201, 0},
                {"256", 200, 0}, {"255", 0, 0}, {"65536", 200, 0}, {"72057594037927936", 200, 0},
                {"72057594037927935", 0, 0}, {"00000000000000000999", 200, 17},
                {"00000000000000000255", 0, 0},
                {"12x4", 200, 2}, /* what is no digit is looked for first */
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                uint8_t bytes[QS_RECORD_BYTES];
                size_t length, bad;
                enum qrsign_message failure = qs_digits_read(
                        rows[i].digits, strlen(rows[i].digits), bytes, &length, &bad);

                check_row(rows[i].digits, failure == rows[i].failure);
                if (failure == QRSIGN_MESSAGE_DECODE_BAD_DIGITS)
                        check_row(rows[i].digits, bad == rows[i].bad);
        }
}

static void too_many(void **state)
{
        char digits[QS_RECORD_DIGITS + 1];
        uint8_t bytes[QS_RECORD_BYTES];
        size_t length, bad;

        (void)state;
        memset(digits, '0', sizeof(digits));
        assert_int_equal(qs_digits_read(digits, QS_RECORD_DIGITS, bytes, &length, &bad), 0);
        assert_int_equal(length, QS_RECORD_BYTES);
        assert_int_equal(qs_digits_read(digits, sizeof(digits), bytes, &length, &bad),
                QRSIGN_MESSAGE_DECODE_BAD_DIGITS);
        assert_int_equal(bad, QS_RECORD_DIGITS);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(bytes_come_back),
                cmocka_unit_test(failures),
                cmocka_unit_test(too_many),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
