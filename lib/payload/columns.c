/* SPDX-License-Identifier: MIT */
#include "payload/columns.h"

enum mode { MODE_NONE = 0, MODE_ALL = 1, MODE_SOME = 2, MODE_BITS = 2 };

struct qs_columns qs_columns_add(struct qs_columns columns, unsigned fields)
{
        return (struct qs_columns){columns.some | fields, columns.all & fields};
}

void qs_columns_put(struct qs_bit_writer *writer, struct qs_columns columns, unsigned count)
{
        for (unsigned i = 0; i < count; i++) {
                enum mode mode = !(columns.some >> i & 1) ? MODE_NONE
                                 : (columns.all >> i & 1) ? MODE_ALL
                                                          : MODE_SOME;

                qs_bits_put(writer, mode, MODE_BITS);
        }
}

struct qs_columns qs_columns_get(struct qs_bit_reader *reader, unsigned count)
{
        struct qs_columns columns = {0};

        for (unsigned i = 0; i < count; i++) {
                uint32_t mode = qs_bits_get(reader, MODE_BITS);

                if (mode > MODE_SOME)
                        qs_bits_fail(reader, QRSIGN_MESSAGE_DECODE_NEWER_FORMAT);
                columns.some |= (unsigned)(mode != MODE_NONE) << i;
                columns.all |= (unsigned)(mode == MODE_ALL) << i;
        }
        return columns;
}

bool qs_column_put(
        struct qs_bit_writer *writer, struct qs_columns columns, unsigned column, unsigned fields)
{
        bool has = fields >> column & 1;

        if ((columns.some & ~columns.all) >> column & 1)
                qs_bits_put_flag(writer, has);
        return has;
}

bool qs_column_get(struct qs_bit_reader *reader, struct qs_columns columns, unsigned column)
{
        if (columns.all >> column & 1)
                return true;
        return columns.some >> column & 1 && qs_bits_get_flag(reader);
}
