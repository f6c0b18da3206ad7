/* SPDX-License-Identifier: MIT */
#include "payload/bits.h"

enum { GOLOMB_ZEROS = 20 }; /* most zero bits that may begin a number */

void qs_bits_put(struct qs_bit_writer *writer, uint32_t value, unsigned count)
{
        while (count) {
                size_t byte = writer->bits / 8;
                unsigned room = 8 - (unsigned)(writer->bits % 8);
                unsigned taken = count < room ? count : room;
                uint32_t part = value >> (count - taken) & ((1u << taken) - 1);

                if (byte < sizeof(writer->bytes))
                        writer->bytes[byte] |= (uint8_t)(part << (room - taken));
                writer->bits += taken;
                count -= taken;
        }
}

void qs_bits_put_golomb(struct qs_bit_writer *writer, uint32_t value, unsigned k)
{
        uint32_t n = (value >> k) + 1;
        unsigned length = 32 - (unsigned)__builtin_clz(n);

        qs_bits_put(writer, 0, length - 1);
        qs_bits_put(writer, n, length);
        qs_bits_put(writer, value, k);
}

void qs_bits_put_signed(struct qs_bit_writer *writer, int32_t value, unsigned k)
{
        qs_bits_put_golomb(
                writer, value >= 0 ? 2 * (uint32_t)value : 2 * (0 - (uint32_t)value) - 1, k);
}

void qs_bits_pad(struct qs_bit_writer *writer)
{
        writer->bits = (writer->bits + 7) / 8 * 8;
}

size_t qs_bits_bytes(const struct qs_bit_writer *writer)
{
        return (writer->bits + 7) / 8;
}

void qs_bits_fail(struct qs_bit_reader *reader, enum qrsign_message failure)
{
        if (!reader->failure)
                reader->failure = failure;
}

void qs_bits_enter(struct qs_bit_reader *reader, const char *field, size_t row)
{
        if (reader->failure)
                return;
        reader->field = field;
        reader->row = row;
}

static uint32_t gather(const struct qs_bit_reader *reader, unsigned count)
{
        size_t last = (reader->end + 7) / 8;
        uint64_t bits = 0;

        if (!count)
                return 0;
        for (size_t i = 0, byte = reader->position / 8; i < 5; i++, byte++)
                bits = bits << 8 | (byte < last ? reader->bytes[byte] : 0);
        bits >>= 40 - reader->position % 8 - count;
        return (uint32_t)(bits & ((UINT64_C(1) << count) - 1));
}

uint32_t qs_bits_peek(const struct qs_bit_reader *reader, unsigned count)
{
        return reader->failure ? 0 : gather(reader, count);
}

uint32_t qs_bits_get(struct qs_bit_reader *reader, unsigned count)
{
        uint32_t value;

        if (reader->failure)
                return 0;
        if (count > reader->end - reader->position) {
                qs_bits_fail(reader, QRSIGN_MESSAGE_DECODE_TRUNCATED);
                return 0;
        }
        value = gather(reader, count);
        reader->position += count;
        return value;
}

uint32_t qs_bits_get_golomb(struct qs_bit_reader *reader, unsigned k, uint32_t limit)
{
        unsigned zeros = 0;
        uint32_t n, value;

        while (!qs_bits_get(reader, 1)) {
                if (++zeros > GOLOMB_ZEROS)
                        qs_bits_fail(reader, QRSIGN_MESSAGE_DECODE_MALFORMED);
                if (reader->failure)
                        return 0;
        }
        n = 1u << zeros | qs_bits_get(reader, zeros);
        value = (n - 1) << k | qs_bits_get(reader, k);
        if (reader->failure)
                return 0;
        if (value > limit) {
                qs_bits_fail(reader, QRSIGN_MESSAGE_DECODE_MALFORMED);
                return 0;
        }
        return value;
}

int32_t qs_bits_get_signed(struct qs_bit_reader *reader, unsigned k, uint32_t limit)
{
        uint32_t value = qs_bits_get_golomb(reader, k, 2 * limit);

        return value & 1 ? -(int32_t)((value + 1) / 2) : (int32_t)(value / 2);
}

void qs_bits_get_padding(struct qs_bit_reader *reader)
{
        if (qs_bits_get(reader, (unsigned)((8 - reader->position % 8) % 8)))
                qs_bits_fail(reader, QRSIGN_MESSAGE_DECODE_NOT_CANONICAL);
}
