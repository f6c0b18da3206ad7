/* SPDX-License-Identifier: MIT */
/* A grey picture that is being decoded, row by row. Zero-initialise; free with qs_picture_free().
 * A picture can be used again for the next one. */
#ifndef QS_PICTURE_H
#define QS_PICTURE_H

#include "scan/stream.h"

enum {
        QS_PICTURE_PIXELS = 100000000, /* most pixels, unless asked otherwise */
        QS_PICTURE_SIDE = 65535        /* most pixels of a side: JPEG's bound; ZBar counts in int */
};

struct qs_picture {
        size_t max_pixels;
        size_t width, height; /* a row is `width` bytes long */
        uint8_t *pixels;
        size_t capacity; /* bytes of `pixels` */
};

/* Sets the size that a file announces, if it is within the limits. Allocates nothing. */
enum qrsign_status qs_picture_start(
        struct qs_picture *picture, size_t width, size_t height, struct qrsign_error *error);
/* Room for `count` rows of the started picture; false if memory fails. Memory grows with the rows
 * that are really read, not with what a header says. The rows that were there keep their pixels,
 * wherever they move to. */
bool qs_picture_reserve(struct qs_picture *picture, size_t count);
void qs_picture_free(struct qs_picture *picture);

static inline uint8_t *qs_picture_row(const struct qs_picture *picture, size_t y)
{
        return picture->pixels + y * picture->width;
}

/* Luma of ITU-R BT.601, as JPEG has it. */
static inline uint8_t qs_grey(unsigned red, unsigned green, unsigned blue)
{
        return (uint8_t)((299 * red + 587 * green + 114 * blue + 500) / 1000);
}

/* The decoders. Each reads one picture from the stream's present place. */
enum qrsign_status qs_png_read(
        struct qs_stream *stream, struct qs_picture *picture, struct qrsign_error *error);
enum qrsign_status qs_jpeg_read(
        struct qs_stream *stream, struct qs_picture *picture, struct qrsign_error *error);
enum qrsign_status qs_webp_read(
        struct qs_stream *stream, struct qs_picture *picture, struct qrsign_error *error);
enum qrsign_status qs_pnm_read(
        struct qs_stream *stream, struct qs_picture *picture, struct qrsign_error *error);

#endif
