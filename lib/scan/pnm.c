/* SPDX-License-Identifier: MIT */
/* Netpbm's binary forms: PBM (P4), PGM (P5) and PPM (P6), as pdftoppm streams them. */
#include "base/error.h"
#include "scan/picture.h"

#include <stdlib.h>

enum { NUMBER_MAX = 99999999 };

struct pnm {
        struct qs_stream *stream;
        char kind; /* '4', '5' or '6' */
        size_t maximum;
};

static bool read_byte(struct qs_stream *stream, uint8_t *byte)
{
        return qs_stream_read(stream, byte, 1);
}

static bool is_space(uint8_t byte)
{
        return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

static bool is_digit(uint8_t byte)
{
        return byte >= '0' && byte <= '9';
}

/* White space and comments, then a number, then the one byte after it. */
static bool read_number(struct qs_stream *stream, size_t *value)
{
        uint8_t byte;
        bool comment = false;

        do {
                if (!read_byte(stream, &byte))
                        return false;
                if (byte == '#')
                        comment = true;
                else if (byte == '\n')
                        comment = false;
        } while (comment || is_space(byte));
        if (!is_digit(byte))
                return false;
        for (*value = 0; is_digit(byte);) {
                *value = *value * 10 + (size_t)(byte - '0');
                if (*value > NUMBER_MAX || !read_byte(stream, &byte))
                        return false;
        }
        return is_space(byte);
}

/* Value 0 to maximum becomes 0 to 255, rounded. */
static uint8_t scale(size_t value, size_t maximum)
{
        return (uint8_t)(value < maximum ? (value * 255 + maximum / 2) / maximum : 255);
}

static size_t row_bytes(const struct pnm *pnm, size_t width)
{
        if (pnm->kind == '4')
                return (width + 7) / 8;
        return width * (pnm->kind == '6' ? 3 : 1) * (pnm->maximum > 255 ? 2 : 1);
}

static uint8_t sample(const struct pnm *pnm, const uint8_t *row, size_t index)
{
        if (pnm->maximum > 255)
                return scale((size_t)row[2 * index] << 8 | row[2 * index + 1], pnm->maximum);
        return scale(row[index], pnm->maximum);
}

static void convert_row(const struct pnm *pnm, const uint8_t *row, uint8_t *out, size_t width)
{
        for (size_t x = 0; x < width; x++) {
                if (pnm->kind == '4')
                        out[x] = row[x / 8] >> (7 - x % 8) & 1 ? 0 : 255;
                else if (pnm->kind == '5')
                        out[x] = sample(pnm, row, x);
                else
                        out[x] = qs_grey(sample(pnm, row, 3 * x), sample(pnm, row, 3 * x + 1),
                                sample(pnm, row, 3 * x + 2));
        }
}

static enum qrsign_status read_rows(
        const struct pnm *pnm, struct qs_picture *picture, uint8_t *row, struct qrsign_error *error)
{
        bool plain = pnm->kind == '5' && pnm->maximum == 255;
        size_t length = row_bytes(pnm, picture->width);

        for (size_t y = 0; y < picture->height; y++) {
                if (!qs_picture_reserve(picture, y + 1))
                        return qs_error_memory(error);
                if (!qs_stream_read(pnm->stream, plain ? qs_picture_row(picture, y) : row, length))
                        return qs_stream_failure(pnm->stream, "", error);
                if (!plain)
                        convert_row(pnm, row, qs_picture_row(picture, y), picture->width);
        }
        return QRSIGN_OK;
}

enum qrsign_status qs_pnm_read(
        struct qs_stream *stream, struct qs_picture *picture, struct qrsign_error *error)
{
        struct pnm pnm = {.stream = stream, .maximum = 1};
        uint8_t magic[2], *row;
        size_t width, height;
        enum qrsign_status status;

        if (!qs_stream_read(stream, magic, sizeof(magic)) || magic[0] != 'P' || magic[1] < '4' ||
                magic[1] > '6')
                return qs_stream_failure(stream, "PNM header", error);
        pnm.kind = (char)magic[1];
        if (!read_number(stream, &width) || !read_number(stream, &height))
                return qs_stream_failure(stream, "PNM header", error);
        if (pnm.kind != '4' &&
                (!read_number(stream, &pnm.maximum) || !pnm.maximum || pnm.maximum > 65535))
                return qs_stream_failure(stream, "PNM header", error);
        status = qs_picture_start(picture, width, height, error);
        if (status)
                return status;
        row = malloc(row_bytes(&pnm, width));
        if (!row)
                return qs_error_memory(error);
        status = read_rows(&pnm, picture, row, error);
        free(row);
        return status;
}
