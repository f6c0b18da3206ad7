/* SPDX-License-Identifier: MIT */
#include "plaque/recolour.h"

#include "base/error.h"
#include "base/number.h"
#include "plaque/content.h"

#include <stdlib.h>
#include <string.h>

enum treatment { COPY, DROP, FILL_COLOUR, STROKE_COLOUR };

/* What may stand on a page (ISO 32000-1, annex A); anything else is refused. */
static const struct {
        const char *name;
        enum treatment treatment;
} operators[] = {
        {"l", COPY},
        {"c", COPY},
        {"m", COPY},
        {"h", COPY},
        {"v", COPY},
        {"y", COPY},
        {"re", COPY},
        {"rg", FILL_COLOUR},
        {"RG", STROKE_COLOUR},
        {"f*", COPY},
        {"f", COPY},
        {"S", COPY},
        {"s", COPY},
        {"F", COPY},
        {"B", COPY},
        {"B*", COPY},
        {"b", COPY},
        {"b*", COPY},
        {"n", COPY},
        {"W", COPY},
        {"W*", COPY},
        {"q", COPY},
        {"Q", COPY},
        {"cm", COPY},
        {"w", COPY},
        {"J", COPY},
        {"j", COPY},
        {"M", COPY},
        {"d", COPY},
        {"i", COPY},
        {"gs", DROP},
        {"BT", COPY},
        {"ET", COPY},
        {"Tj", COPY},
        {"TJ", COPY},
        {"Tf", COPY},
        {"Td", COPY},
        {"TD", COPY},
        {"Tm", COPY},
        {"T*", COPY},
        {"Tc", COPY},
        {"Tw", COPY},
        {"Tz", COPY},
        {"TL", COPY},
        {"Tr", COPY},
        {"Ts", COPY},
        {"'", COPY},
        {"\"", COPY},
        {"BDC", COPY}, /* marked content: the text that letters stand for */
        {"BMC", COPY},
        {"EMC", COPY},
};

static const enum treatment *find_treatment(const struct qs_token *token)
{
        for (size_t i = 0; i < QS_COUNT(operators); i++)
                if (strncmp(operators[i].name, token->text, token->length) == 0 &&
                        !operators[i].name[token->length])
                        return &operators[i].treatment;
        return NULL;
}

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

/* The operands of the operator at hand: where they begin, and the last three. */
struct operands {
        const char *start; /* NULL: there are none */
        struct qs_token last[3];
        size_t count;
};

/* cairo writes six digits of a component: more than tells 1/255 apart. */
enum { COMPONENT_DECIMALS = 6 };

static int component_of(const struct qs_token *token)
{
        int64_t value, nearest;

        if (token->kind != QS_TOKEN_NUMBER ||
                !qs_number_parse_fixed(token->text, token->length, COMPONENT_DECIMALS, &value))
                return -1;
        nearest = (value * 255 + 500000) / 1000000;
        return llabs(value * 255 - nearest * 1000000) <= 1000 ? (int)nearest : -1;
}

/* The ink of three components, QS_INK_COUNT if there is none. */
static int find_ink(const struct operands *operands)
{
        int red, green, blue;

        if (operands->count != 3)
                return QS_INK_COUNT;
        red = component_of(&operands->last[0]);
        green = component_of(&operands->last[1]);
        blue = component_of(&operands->last[2]);
        for (int i = 0; i < QS_INK_COUNT; i++) {
                struct qs_colour colour = qs_ink_colour((enum qs_ink)i);

                if (colour.red == red && colour.green == green && colour.blue == blue)
                        return i;
        }
        return QS_INK_COUNT;
}

static enum qrsign_status refuse(
        const struct operands *operands, const struct qs_token *token, struct qrsign_error *error)
{
        const char *start = operands->start ? operands->start : token->text;
        size_t length = (size_t)(token->text + token->length - start);
        char shown[64];

        if (length >= sizeof(shown))
                length = sizeof(shown) - 1;
        memcpy(shown, start, length);
        shown[length] = '\0';
        return qs_error(error, QRSIGN_MESSAGE_PRINT_CONTENT, shown);
}

static void push_operand(struct operands *operands, const struct qs_token *token)
{
        if (!operands->start)
                operands->start = token->text;
        operands->last[0] = operands->last[1];
        operands->last[1] = operands->last[2];
        operands->last[2] = *token;
        operands->count++;
}

enum qrsign_status qs_recolour(const struct qs_press *press, const char *content, size_t length,
        struct qs_buffer *out, struct qrsign_error *error)
{
        struct qs_content stream = {content, content + length};
        struct operands operands = {0};
        const char *copied = content; /* up to here the content is in `out` */
        struct qs_token token;

        while ((token = qs_content_next(&stream)).kind != QS_TOKEN_END) {
                const enum treatment *treatment;
                int ink;

                if (token.kind == QS_TOKEN_BROKEN)
                        return refuse(&operands, &token, error);
                if (token.kind != QS_TOKEN_OPERATOR) {
                        push_operand(&operands, &token);
                        continue;
                }
                treatment = find_treatment(&token);
                if (!treatment)
                        return refuse(&operands, &token, error);
                if (*treatment != COPY) {
                        const char *start = operands.start ? operands.start : token.text;

                        qs_buffer_append(out, copied, (size_t)(start - copied));
                        copied = stream.at;
                }
                if (*treatment == FILL_COLOUR || *treatment == STROKE_COLOUR) {
                        ink = find_ink(&operands);
                        if (ink == QS_INK_COUNT)
                                return refuse(&operands, &token, error);
                        qs_buffer_append_string(out,
                                *treatment == FILL_COLOUR ? press->fill[ink] : press->stroke[ink]);
                }
                operands = (struct operands){0};
        }
        if (operands.count)
                return refuse(&operands, &token, error);
        qs_buffer_append(out, copied, (size_t)(content + length - copied));
        return out->failed ? qs_error_memory(error) : QRSIGN_OK;
}
