/* SPDX-License-Identifier: MIT */
#include "plaque/press.h"

#include "base/buffer.h"
#include "base/number.h"

#include <string.h>

static void append_part(struct qs_buffer *text, double part)
{
        char number[QS_NUMBER_SIZE];

        qs_buffer_append(text, number, qs_number_format_double(number, part, 4));
        qs_buffer_append_byte(text, ' ');
}

static void write_operators(char out[QS_OPERATOR_SIZE], const double *parts, size_t count,
        const char *before, const char *operator)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer text = {0};

        qs_buffer_append_string(&text, before);
        for (size_t i = 0; i < count; i++)
                append_part(&text, parts[i]);
        qs_buffer_append_string(&text, operator);
        if (!text.failed && text.length < QS_OPERATOR_SIZE)
                memcpy(out, text.data, text.length + 1);
}

void qs_press_make(struct qs_press *press, enum qrsign_ink_mode mode)
{
        memset(press, 0, sizeof(*press));
        for (int i = 0; i < QS_INK_COUNT; i++) {
                struct qs_colour colour = qs_ink_colour((enum qs_ink)i);
                struct qs_cmyk cmyk = qs_ink_cmyk((enum qs_ink)i);
                const double rgb[] = {
                        colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0};
                const double process[] = {cmyk.cyan / 100.0, cmyk.magenta / 100.0,
                        cmyk.yellow / 100.0, cmyk.black / 100.0};
                const double tint = cmyk.black / 100.0;

                switch (mode) {
                case QRSIGN_INK_CMYK:
                        write_operators(press->fill[i], process, 4, "", "k");
                        write_operators(press->stroke[i], process, 4, "", "K");
                        break;
                case QRSIGN_INK_RGB:
                        write_operators(press->fill[i], rgb, 3, "", "rg");
                        write_operators(press->stroke[i], rgb, 3, "", "RG");
                        break;
                case QRSIGN_INK_SPOT:
                        write_operators(press->fill[i], &tint, 1, "/Spot cs ", "scn");
                        write_operators(press->stroke[i], &tint, 1, "/Spot CS ", "SCN");
                        break;
                }
        }
}
