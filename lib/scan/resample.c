/* SPDX-License-Identifier: MIT */
#include "scan/resample.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The side of `from` pixels is cut into from * to steps, so that every pixel, old or new, begins
 * and ends on a whole step: a new pixel is `from` steps long, an old one `to`. */
struct cover {
        size_t first, last;        /* old pixels that a new one touches */
        uint32_t head, body, tail; /* steps of the first, of those between, of the last */
};

static struct cover cover_of(size_t place, size_t from, size_t to)
{
        size_t begin = place * from, end = begin + from;
        struct cover cover = {begin / to, (end - 1) / to, 0, (uint32_t)to, 0};

        if (cover.first == cover.last) {
                cover.head = (uint32_t)from;
                return cover;
        }
        cover.head = (uint32_t)((cover.first + 1) * to - begin);
        cover.tail = (uint32_t)(end - cover.last * to);
        return cover;
}

static uint32_t steps_of(const struct cover *cover, size_t place)
{
        if (place == cover->first)
                return cover->head;
        return place == cover->last ? cover->tail : cover->body;
}

static void add_row(uint32_t *sums, const uint8_t *row, size_t width, uint32_t steps)
{
        for (size_t x = 0; x < width; x++)
                sums[x] += steps * row[x];
}

/* 65,535 steps of 255 fit 32 bits; times 65,535 steps across, 64. */
static void mean_row(
        const uint32_t *sums, const struct cover *covers, uint64_t area, uint8_t *to, size_t count)
{
        for (size_t x = 0; x < count; x++) {
                const struct cover *cover = &covers[x];
                uint64_t between = 0;
                uint64_t sum = (uint64_t)sums[cover->first] * cover->head;

                for (size_t i = cover->first + 1; i < cover->last; i++)
                        between += sums[i];
                sum += between * cover->body + (uint64_t)sums[cover->last] * cover->tail;
                to[x] = (uint8_t)((sum + area / 2) / area);
        }
}

bool qs_shrink(const uint8_t *from, size_t width, size_t height, uint8_t *to, size_t to_width,
        size_t to_height)
{
        uint32_t *sums = malloc(width * sizeof(*sums));
        struct cover *covers = malloc(to_width * sizeof(*covers));

        for (size_t x = 0; sums && covers && x < to_width; x++)
                covers[x] = cover_of(x, width, to_width);
        for (size_t y = 0; sums && covers && y < to_height; y++) {
                struct cover rows = cover_of(y, height, to_height);

                memset(sums, 0, width * sizeof(*sums));
                for (size_t i = rows.first; i <= rows.last; i++)
                        add_row(sums, from + i * width, width, steps_of(&rows, i));
                mean_row(sums, covers, (uint64_t)width * height, to + y * to_width, to_width);
        }
        free(sums);
        free(covers);
        return sums && covers;
}

enum { TAPS = 4 };

/* The pixels that a new one is made of, and their parts in it. */
struct taps {
        size_t at[TAPS];
        float part[TAPS];
};

static struct taps taps_of(size_t place, size_t from, size_t to)
{
        double middle = ((double)place + 0.5) * (double)from / (double)to - 0.5;
        double base = floor(middle), t = middle - base;
        double parts[TAPS] = {t * (-0.5 + t * (1 - 0.5 * t)), 1 + t * t * (1.5 * t - 2.5),
                t * (0.5 + t * (2 - 1.5 * t)), t * t * (0.5 * t - 0.5)};
        struct taps taps;

        for (int i = 0; i < TAPS; i++) {
                double at = base + i - 1;

                taps.at[i] = at < 0 ? 0 : (size_t)at < from ? (size_t)at : from - 1;
                taps.part[i] = (float)parts[i];
        }
        return taps;
}

static uint8_t to_byte(float value)
{
        return value <= 0 ? 0 : value >= 255 ? 255 : (uint8_t)(value + 0.5f);
}

static void blend_rows(const uint8_t *from, size_t width, const struct taps *taps, float *row)
{
        const uint8_t *rows[TAPS];

        for (int i = 0; i < TAPS; i++)
                rows[i] = from + taps->at[i] * width;
        for (size_t x = 0; x < width; x++)
                row[x] = taps->part[0] * rows[0][x] + taps->part[1] * rows[1][x] +
                         taps->part[2] * rows[2][x] + taps->part[3] * rows[3][x];
}

bool qs_enlarge(const uint8_t *from, size_t width, size_t height, uint8_t *to, size_t to_width,
        size_t to_height)
{
        float *row = malloc(width * sizeof(*row));
        struct taps *columns = malloc(to_width * sizeof(*columns));

        for (size_t x = 0; row && columns && x < to_width; x++)
                columns[x] = taps_of(x, width, to_width);
        for (size_t y = 0; row && columns && y < to_height; y++) {
                struct taps rows = taps_of(y, height, to_height);

                blend_rows(from, width, &rows, row);
                for (size_t x = 0; x < to_width; x++) {
                        const struct taps *taps = &columns[x];
                        float value = 0;

                        for (int i = 0; i < TAPS; i++)
                                value += taps->part[i] * row[taps->at[i]];
                        to[y * to_width + x] = to_byte(value);
                }
        }
        free(row);
        free(columns);
        return row && columns;
}
