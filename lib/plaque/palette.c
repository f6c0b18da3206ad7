/* SPDX-License-Identifier: MIT */
#include "plaque/palette.h"

#include <string.h>

static void add_colour(struct qs_palette *palette, struct qs_colour colour)
{
        if (palette->count < QS_PALETTE_MAX)
                palette->colours[palette->count++] = colour;
}

static uint8_t between(uint8_t from, uint8_t to, int step)
{
        return (uint8_t)((from * (QS_PALETTE_STEPS - step) + to * step + QS_PALETTE_STEPS / 2) /
                         QS_PALETTE_STEPS);
}

static void add_steps(struct qs_palette *palette, struct qs_colour from, struct qs_colour to)
{
        for (int step = 1; step < QS_PALETTE_STEPS; step++)
                add_colour(palette, (struct qs_colour){between(from.red, to.red, step),
                                            between(from.green, to.green, step),
                                            between(from.blue, to.blue, step)});
}

static unsigned distance(struct qs_colour a, int red, int green, int blue)
{
        int r = a.red - red, g = a.green - green, b = a.blue - blue;

        return (unsigned)(2 * r * r + 4 * g * g + 3 * b * b); /* roughly as eyes weigh them */
}

static uint8_t find_nearest(const struct qs_palette *palette, int red, int green, int blue)
{
        unsigned least = UINT32_MAX;
        size_t nearest = 0;

        for (size_t i = 0; i < palette->count; i++) {
                unsigned d = distance(palette->colours[i], red, green, blue);

                if (d < least) {
                        least = d;
                        nearest = i;
                }
        }
        return (uint8_t)nearest;
}

enum { CELL = 256 / QS_PALETTE_LEVELS };

/* Where the look-up table keeps what is nearest to a colour, and to those like it. */
static size_t cell(uint8_t red, uint8_t green, uint8_t blue)
{
        return (size_t)((red / CELL * QS_PALETTE_LEVELS + green / CELL) * QS_PALETTE_LEVELS +
                        blue / CELL);
}

/* What stands for a level and those in its cell. */
static int middle(uint8_t level)
{
        return level / CELL * CELL + CELL / 2;
}

void qs_palette_make(struct qs_palette *palette, const bool used[QS_INK_COUNT])
{
        struct qs_colour inks[QS_INK_COUNT];
        size_t ink_count = 0;

        palette->count = 0;
        for (int ink = 0; ink < QS_INK_COUNT; ink++)
                if (used[ink] || ink == QS_INK_WHITE)
                        inks[ink_count++] = qs_ink_colour((enum qs_ink)ink);
        for (size_t i = 0; i < ink_count; i++)
                add_colour(palette, inks[i]);
        for (size_t i = 0; i < ink_count; i++)
                for (size_t k = i + 1; k < ink_count; k++)
                        add_steps(palette, inks[i], inks[k]);
        memset(palette->nearest, QS_PALETTE_UNKNOWN, sizeof(palette->nearest));
        /* Pure inks stay pure, whatever lies near the middle of their cell. */
        for (size_t i = 0; i < ink_count; i++)
                palette->nearest[cell(inks[i].red, inks[i].green, inks[i].blue)] = (uint8_t)i;
}

uint8_t qs_palette_index(struct qs_palette *palette, uint32_t pixel)
{
        uint8_t red = (uint8_t)(pixel >> 16), green = (uint8_t)(pixel >> 8), blue = (uint8_t)pixel;
        uint8_t *nearest = &palette->nearest[cell(red, green, blue)];

        if (*nearest == QS_PALETTE_UNKNOWN)
                *nearest = find_nearest(palette, middle(red), middle(green), middle(blue));
        return *nearest;
}
