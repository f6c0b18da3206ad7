/* SPDX-License-Identifier: MIT */
#include "scan/damage.h"

#include <math.h>
#include <string.h>

typedef void damager(struct qs_canvas *canvas, double strength);

/* Numerical Recipes' generator: the same on every machine. */
static unsigned next_random(uint32_t *state)
{
        *state = *state * 1664525u + 1013904223u;
        return *state >> 8 & 0xFFFF;
}

/* Seeds that lie side by side begin far apart. */
static uint32_t begin(const struct qs_canvas *canvas, uint32_t state)
{
        return state + canvas->seed * 2654435761u;
}

static double next_part(uint32_t *state)
{
        return next_random(state) / 65536.0;
}

static uint8_t to_byte(double value)
{
        return (uint8_t)(value <= 0 ? 0 : value >= 255 ? 255 : value + 0.5);
}

static void swap(struct qs_canvas *canvas)
{
        uint8_t *pixels = canvas->pixels;

        canvas->pixels = canvas->spare;
        canvas->spare = pixels;
}

/* The pixel there, blended of its four neighbours; white outside. */
static double sample(const struct qs_canvas *canvas, double x, double y)
{
        double left = floor(x), top = floor(y), sum = 0;

        for (int j = 0; j < 2; j++)
                for (int i = 0; i < 2; i++) {
                        double column = left + i, row = top + j;
                        double part = (1 - fabs(x - column)) * (1 - fabs(y - row));
                        bool inside = column >= 0 && row >= 0 && column < (double)canvas->side &&
                                      row < (double)canvas->side;

                        sum += part *
                               (inside ? canvas->pixels[(size_t)row * canvas->side + (size_t)column]
                                       : 255);
                }
        return sum;
}

/* A mean over a square, in two passes; three of them are nearly a Gaussian. */
static void box(struct qs_canvas *canvas, long reach)
{
        long side = (long)canvas->side;

        for (int pass = 0; pass < 2; pass++) {
                for (long y = 0; y < side; y++)
                        for (long x = 0; x < side; x++) {
                                unsigned sum = 0, count = 0;

                                for (long i = x - reach; i <= x + reach; i++)
                                        if (i >= 0 && i < side) {
                                                sum += canvas->pixels[y * side + i];
                                                count++;
                                        }
                                /* Turned over: the second pass goes down. */
                                canvas->spare[x * side + y] = (uint8_t)((sum + count / 2) / count);
                        }
                swap(canvas);
        }
}

static void blur(struct qs_canvas *canvas, double strength)
{
        long reach = (long)(strength * (double)canvas->side / 40 + 0.5);

        for (int i = 0; i < 3 && reach; i++)
                box(canvas, reach);
}

static void noise(struct qs_canvas *canvas, double strength)
{
        uint32_t state = begin(canvas, 1);

        for (size_t i = 0; i < canvas->side * canvas->side; i++) {
                double sum = 0;

                for (int k = 0; k < 4; k++)
                        sum += next_part(&state) - 0.5;
                canvas->pixels[i] = to_byte(canvas->pixels[i] + sum * strength * 500);
        }
}

/* A hard edge of shade across the code, and what lies in it nearly black. */
static void shadow(struct qs_canvas *canvas, double strength)
{
        for (size_t y = 0; y < canvas->side; y++)
                for (size_t x = 0; x < canvas->side; x++) {
                        uint8_t *pixel = &canvas->pixels[y * canvas->side + x];

                        if (2 * x + y < 3 * canvas->side / 2)
                                *pixel = to_byte(*pixel * (1 - 0.97 * strength));
                }
}

/* Seen from the side, 80 degrees at most, at three times its size. */
static void tilt(struct qs_canvas *canvas, double strength)
{
        double half = (double)canvas->side / 2, angle = strength * 80 * 3.14159265358979 / 180;
        double far = 6 * half;

        for (size_t y = 0; y < canvas->side; y++)
                for (size_t x = 0; x < canvas->side; x++) {
                        double dx = (double)x - half, dy = (double)y - half;
                        /* The ray through the pixel meets the turned plane there. */
                        double along = dx * far / (far * cos(angle) - dx * sin(angle));
                        double depth = (far + along * sin(angle)) / far;

                        canvas->spare[y * canvas->side + x] =
                                to_byte(sample(canvas, half + along, half + dy * depth));
                }
        swap(canvas);
}

/* From far: the pixels of the camera grow over the code. */
static void low_resolution(struct qs_canvas *canvas, double strength)
{
        size_t step = 1 + (size_t)(strength * (double)canvas->side / 16);

        for (size_t top = 0; top < canvas->side; top += step)
                for (size_t left = 0; left < canvas->side; left += step) {
                        unsigned sum = 0, count = 0;

                        for (size_t y = top; y < top + step && y < canvas->side; y++)
                                for (size_t x = left; x < left + step && x < canvas->side; x++) {
                                        sum += canvas->pixels[y * canvas->side + x];
                                        count++;
                                }
                        for (size_t y = top; y < top + step && y < canvas->side; y++)
                                for (size_t x = left; x < left + step && x < canvas->side; x++)
                                        canvas->pixels[y * canvas->side + x] =
                                                (uint8_t)(sum / count);
                }
}

static void spot(struct qs_canvas *canvas, double x, double y, double radius, uint8_t colour)
{
        for (double j = floor(y - radius); j <= y + radius; j++)
                for (double i = floor(x - radius); i <= x + radius; i++)
                        if (i >= 0 && j >= 0 && i < (double)canvas->side &&
                                j < (double)canvas->side && hypot(i - x, j - y) <= radius)
                                canvas->pixels[(size_t)j * canvas->side + (size_t)i] = colour;
}

/* Splashes of mud: three hundred at most, on a sixth of the code. */
static void dirt(struct qs_canvas *canvas, double strength)
{
        uint32_t state = begin(canvas, 7);
        double side = (double)canvas->side;

        for (int i = 0; i < (int)(strength * 300); i++)
                spot(canvas, next_part(&state) * side, next_part(&state) * side,
                        side * (0.005 + 0.03 * next_part(&state) * next_part(&state)), 70);
}

static void scratches(struct qs_canvas *canvas, double strength)
{
        uint32_t state = begin(canvas, 11);
        double side = (double)canvas->side;

        for (int i = 0; i < (int)(strength * 60); i++) {
                double x = next_part(&state) * side, y = next_part(&state) * side;
                double angle = next_part(&state) * 3.14159265358979;
                double length = side * (0.2 + 0.5 * next_part(&state));

                for (double at = 0; at < length; at += 0.5)
                        spot(canvas, x + cos(angle) * at, y + sin(angle) * at, side / 300,
                                i % 2 ? 230 : 90);
        }
}

/* The lower right corner is gone, half of the code at most. */
static void torn_corner(struct qs_canvas *canvas, double strength)
{
        double limit = (2 - strength) * (double)canvas->side;

        for (size_t y = 0; y < canvas->side; y++)
                for (size_t x = 0; x < canvas->side; x++) {
                        double ragged = 0.01 * (double)canvas->side * sin((double)x / 5);

                        if ((double)(x + y) > limit + ragged)
                                canvas->pixels[y * canvas->side + x] = 120;
                }
}

/* The ink goes towards the ground, and the ground is never quite even. */
static void fading(struct qs_canvas *canvas, double strength)
{
        uint32_t state = begin(canvas, 3);

        for (size_t i = 0; i < canvas->side * canvas->side; i++) {
                double paper = 235, pixel = canvas->pixels[i];

                canvas->pixels[i] = to_byte(
                        paper + (pixel - paper) * (1 - strength) + (next_part(&state) - 0.5) * 12);
        }
}

/* The sun in the plate: a white patch in the middle with soft edges. */
static void glare(struct qs_canvas *canvas, double strength)
{
        double half = (double)canvas->side / 2, reach = strength * half * 1.2;

        for (size_t y = 0; y < canvas->side; y++)
                for (size_t x = 0; x < canvas->side; x++) {
                        uint8_t *pixel = &canvas->pixels[y * canvas->side + x];
                        double apart = hypot((double)x - half * 1.1, (double)y - half * 0.95);
                        double light = reach > 0 ? 1.5 - apart / reach : 0;

                        light = light < 0 ? 0 : light > 1 ? 1 : light;
                        *pixel = to_byte(*pixel + (255 - *pixel) * light);
                }
}

static const struct {
        const char *name;
        damager *damage;
        bool is_chance;
} damages[QRSIGN_DAMAGE_COUNT] = {
        [QRSIGN_DAMAGE_BLUR] = {"blur", blur, false},
        [QRSIGN_DAMAGE_NOISE] = {"noise", noise, false},
        [QRSIGN_DAMAGE_SHADOW] = {"shadow", shadow, false},
        [QRSIGN_DAMAGE_TILT] = {"tilt", tilt, false},
        [QRSIGN_DAMAGE_LOW_RESOLUTION] = {"low_resolution", low_resolution, false},
        [QRSIGN_DAMAGE_DIRT] = {"dirt", dirt, true},
        [QRSIGN_DAMAGE_SCRATCHES] = {"scratches", scratches, true},
        [QRSIGN_DAMAGE_TORN_CORNER] = {"torn_corner", torn_corner, false},
        [QRSIGN_DAMAGE_FADING] = {"fading", fading, false},
        [QRSIGN_DAMAGE_GLARE] = {"glare", glare, false},
};

const char *qrsign_damage_name(enum qrsign_damage damage)
{
        return (size_t)damage < QRSIGN_DAMAGE_COUNT ? damages[damage].name : "";
}

bool qs_damage_is_chance(enum qrsign_damage damage)
{
        return damages[damage].is_chance;
}

void qs_damage(struct qs_canvas *canvas, enum qrsign_damage damage, double strength)
{
        if (strength > 0)
                damages[damage].damage(canvas, strength);
}
