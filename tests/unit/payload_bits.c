/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "payload/bits.h"

static struct qs_bit_reader reader_of(const struct qs_bit_writer *writer)
{
        return (struct qs_bit_reader){.bytes = writer->bytes, .end = 8 * qs_bits_bytes(writer)};
}

static void numbers_come_back(void **state)
{
        static const unsigned orders[] = {0, 1, 2, 3, 4, 5, 6, 9};

        (void)state;
        for (size_t i = 0; i < COUNT(orders); i++) {
                struct qs_bit_writer writer = {0};
                struct qs_bit_reader reader;

                for (uint32_t v = 0; v < 300; v++)
                        qs_bits_put_golomb(&writer, v * v, orders[i]);
                for (int32_t v = -200; v < 200; v++)
                        qs_bits_put_signed(&writer, v, orders[i]);
                qs_bits_pad(&writer);
                reader = reader_of(&writer);
                for (uint32_t v = 0; v < 300; v++)
                        assert_int_equal(qs_bits_get_golomb(&reader, orders[i], v * v), v * v);
                for (int32_t v = -200; v < 200; v++)
                        assert_int_equal(qs_bits_get_signed(&reader, orders[i], 200), v);
                qs_bits_get_padding(&reader);
                assert_int_equal(reader.failure, 0);
                assert_int_equal(reader.position, reader.end);
        }
}

/* From the worked example of the format: EG6 166, EG4 5, EG3 8. */
static void numbers_are_those_of_the_format(void **state)
{
        struct qs_bit_writer writer = {0};

        (void)state;
        qs_bits_put_golomb(&writer, 166, 6); /* 011100110 */
        qs_bits_put_golomb(&writer, 5, 4);   /* 10101 */
        qs_bits_put_golomb(&writer, 8, 3);   /* 010000 */
        assert_int_equal(writer.bits, 20);
        assert_int_equal(writer.bytes[0], 0x73);
        assert_int_equal(writer.bytes[1], 0x55);
        assert_int_equal(writer.bytes[2], 0x00);
}

static void failures(void **state)
{
        static const struct {
                const char *name;
                uint8_t bytes[4];
                size_t end;
                uint32_t limit;
                enum qrsign_message failure;
        } rows[] = {
                {"20 zeros are allowed", {0, 0, 0x08, 0}, 32, UINT32_MAX, 201},
                {"21 are not", {0, 0, 0x04, 0}, 32, UINT32_MAX, 207},
                {"cut in the zeros", {0, 0, 0, 0}, 16, UINT32_MAX, 201},
                {"cut in the number", {0x08, 0, 0, 0}, 8, UINT32_MAX, 201},
                {"above the limit", {0x40, 0, 0, 0}, 8, 0, 207},
                {"at the limit", {0x40, 0, 0, 0}, 8, 1, 0},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qs_bit_reader reader = {.bytes = rows[i].bytes, .end = rows[i].end};

                qs_bits_get_golomb(&reader, 0, rows[i].limit);
                check_row(rows[i].name, reader.failure == rows[i].failure);
        }
}

static void the_first_failure_stays(void **state)
{
        static const uint8_t bytes[] = {0xFF};
        struct qs_bit_reader reader = {.bytes = bytes, .end = 8};

        (void)state;
        qs_bits_enter(&reader, "id", 0);
        assert_int_equal(qs_bits_get(&reader, 9), 0);
        assert_int_equal(reader.failure, QRSIGN_MESSAGE_DECODE_TRUNCATED);
        qs_bits_enter(&reader, "places", 3);
        qs_bits_fail(&reader, QRSIGN_MESSAGE_DECODE_MALFORMED);
        assert_int_equal(qs_bits_get(&reader, 1), 0);
        assert_int_equal(reader.failure, QRSIGN_MESSAGE_DECODE_TRUNCATED);
        assert_string_equal(reader.field, "id");
        assert_int_equal(reader.position, 0);
}

static void padding_must_be_zero(void **state)
{
        static const uint8_t bytes[] = {0x81};
        struct qs_bit_reader reader = {.bytes = bytes, .end = 8};

        (void)state;
        qs_bits_get(&reader, 1);
        qs_bits_get_padding(&reader);
        assert_int_equal(reader.failure, QRSIGN_MESSAGE_DECODE_NOT_CANONICAL);
}

static void what_does_not_fit_is_counted(void **state)
{
        struct qs_bit_writer writer = {0};

        (void)state;
        for (size_t i = 0; i < QS_RECORD_BYTES + 10; i++)
                qs_bits_put(&writer, 0xAB, 8);
        assert_int_equal(qs_bits_bytes(&writer), QS_RECORD_BYTES + 10);
        assert_int_equal(writer.bytes[QS_RECORD_BYTES - 1], 0xAB);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(numbers_come_back),
                cmocka_unit_test(numbers_are_those_of_the_format),
                cmocka_unit_test(failures),
                cmocka_unit_test(the_first_failure_stays),
                cmocka_unit_test(padding_must_be_zero),
                cmocka_unit_test(what_does_not_fit_is_counted),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
