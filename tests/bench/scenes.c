/* SPDX-License-Identifier: MIT */
/* Photographs of plaques as they hang, drawn, with known truth: how many codes of them are read.
 *
 * scenes COUNT [STRENGTH] PICTURE...   COUNT scenes of each picture (of a plaque, as `make -f png`
 *                                      writes them), STRENGTH 0 to 1 (0.4: moderate)
 *
 * Each scene has perspective, a curved plate, another ground, and two of: glare, shadow, motion
 * blur, dirt, rust, noise; another code hangs beside; all goes through JPEG. */
#include <math.h>
#include <qrsign/qrsign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
/* jpeglib.h needs stdio.h before it. */
#include <jpeglib.h>

enum { WIDTH = 1600, HEIGHT = 1200, PIXELS = WIDTH * HEIGHT, CODES = 8 };

static const char beside[] = "https://shop.example/menu";

/* What the scene must hold. */
struct truth {
        char *payloads[CODES];
        size_t count;
};

static double part(unsigned *state)
{
        *state = *state * 1664525u + 1013904223u;
        return (*state >> 8) / 16777216.0;
}

static double between(unsigned *state, double least, double most)
{
        return least + (most - least) * part(state);
}

static uint8_t to_byte(double value)
{
        return (uint8_t)(value < 0 ? 0 : value > 255 ? 255 : value + 0.5);
}

static double sample(const struct qrsign_image *image, double x, double y)
{
        size_t column = (size_t)x, row = (size_t)y;
        const uint8_t *at = image->pixels + row * image->stride + column;
        double right = x - (double)column, below = y - (double)row;

        if (column + 1 >= image->width || row + 1 >= image->height)
                return *at;
        return (1 - below) * ((1 - right) * at[0] + right * at[1]) +
               below * ((1 - right) * at[image->stride] + right * at[image->stride + 1]);
}

/* Four samples a pixel: the plate is larger than its picture. */
static void hang_plate(
        const struct qrsign_image *plate, double strength, unsigned *state, uint8_t *out)
{
        double lean = between(state, -1, 1) * strength * 0.9,
               tip = between(state, -1, 1) * strength * 0.6;
        double turn = between(state, -1, 1) * strength * 0.5,
               curve = between(state, 0, 1) * strength * 0.25;
        double scale =
                fmin(WIDTH * 0.7 / (double)plate->width, HEIGHT * 0.85 / (double)plate->height);
        double far = WIDTH * 2.2;

        for (size_t i = 0; i < PIXELS; i++) {
                double sum = 0;

                for (int k = 0; k < 4; k++) {
                        double dx = (double)(i % WIDTH) + (k % 2) * 0.5 - WIDTH * 0.42;
                        double dy = (double)(i / WIDTH) + (k / 2) * 0.5 - HEIGHT / 2.0;
                        double x = dx * cos(turn) + dy * sin(turn),
                               y = dy * cos(turn) - dx * sin(turn);
                        double depth = 1 + (x * tan(lean) + y * tan(tip)) / far;
                        double u = x / depth / scale, v = y / depth / scale;
                        double half = (double)plate->width / 2;

                        /* A plate bent around a post. */
                        if (curve > 0 && fabs(u * curve / half) < 1)
                                u = asin(u * curve / half) / asin(curve) * half;
                        u += half;
                        v += (double)plate->height / 2;
                        sum += u >= 0 && v >= 0 && u < (double)plate->width &&
                                               v < (double)plate->height
                                       ? sample(plate, u, v)
                                       : 150 + 20 * sin((double)(i % WIDTH) / 37) +
                                                 15 * sin((double)(i / WIDTH) / 23);
                }
                out[i] = to_byte(sum / 4);
        }
}

static void glare(uint8_t *out, double strength, unsigned *state)
{
        double x = between(state, 200, 1200), y = between(state, 200, 1000),
               reach = 60 + 240 * strength;

        for (size_t i = 0; i < PIXELS; i++) {
                double apart = hypot((double)(i % WIDTH) - x, (double)(i / WIDTH) - y) / reach;

                out[i] = to_byte(out[i] + 230 * strength * 1.2 * exp(-apart * apart));
        }
}

static void shadow(uint8_t *out, double strength, unsigned *state)
{
        double slope = between(state, -1, 1), at = between(state, 300, 1100);

        for (size_t i = 0; i < PIXELS; i++) {
                double over = ((double)(i % WIDTH) + slope * (double)(i / WIDTH) - at) / 40;
                double light = 1 - strength * 0.9 / (1 + exp(over));

                out[i] = to_byte(out[i] * light);
        }
}

static void motion(uint8_t *out, double strength, unsigned *state)
{
        int length = 1 + (int)(strength * 8), down = part(state) < 0.5;
        size_t step = down ? WIDTH : 1;

        for (size_t i = 0; i + (size_t)length * step < PIXELS; i++) {
                unsigned sum = 0;

                for (int k = 0; k < length; k++)
                        sum += out[i + (size_t)k * step];
                out[i] = (uint8_t)(sum / (unsigned)length);
        }
}

static void spots(uint8_t *out, double strength, unsigned *state, double colour, double size)
{
        for (int n = 0; n < (int)(strength * 60); n++) {
                double x = between(state, 100, 1300), y = between(state, 100, 1100);
                double radius = size * (0.3 + part(state));

                for (long row = (long)(y - radius); row <= (long)(y + radius); row++)
                        for (long column = (long)(x - radius); column <= (long)(x + radius);
                                column++)
                                if (row >= 0 && column >= 0 && row < HEIGHT && column < WIDTH &&
                                        hypot((double)column - x, (double)row - y) < radius)
                                        out[row * WIDTH + column] = to_byte(
                                                0.2 * out[row * WIDTH + column] + 0.8 * colour);
        }
}

static void dirt(uint8_t *out, double strength, unsigned *state)
{
        spots(out, strength, state, 70, 9);
}

static void rust(uint8_t *out, double strength, unsigned *state)
{
        spots(out, strength, state, 110, 14);
}

static void noise(uint8_t *out, double strength, unsigned *state)
{
        for (size_t i = 0; i < PIXELS; i++)
                out[i] = to_byte(out[i] + (part(state) + part(state) - 1) * 60 * strength);
}

static void put_beside(uint8_t *out)
{
        struct qrsign_payload *payload = NULL;
        struct qrsign_symbol *symbol = NULL;

        if (qrsign_payload_from_text(beside, strlen(beside), &payload, NULL) ||
                qrsign_symbol_encode(payload, QRSIGN_ECC_M, &symbol, NULL))
                abort();
        for (size_t y = 0; y < 33 * 5; y++)
                for (size_t x = 0; x < 33 * 5; x++)
                        out[(HEIGHT - 200 + y) * WIDTH + WIDTH - 190 + x] =
                                qrsign_symbol_dark(symbol, x / 5 - 4, y / 5 - 4) ? 30 : 225;
        qrsign_symbol_free(symbol);
        qrsign_payload_free(payload);
}

/* There and back. */
static void compress(uint8_t *out, int quality)
{
        struct jpeg_compress_struct to;
        struct jpeg_decompress_struct from;
        struct jpeg_error_mgr errors;
        unsigned char *data = NULL;
        unsigned long length = 0;

        to.err = from.err = jpeg_std_error(&errors);
        jpeg_create_compress(&to);
        jpeg_mem_dest(&to, &data, &length);
        to.image_width = WIDTH;
        to.image_height = HEIGHT;
        to.input_components = 1;
        to.in_color_space = JCS_GRAYSCALE;
        jpeg_set_defaults(&to);
        jpeg_set_quality(&to, quality, TRUE);
        jpeg_start_compress(&to, TRUE);
        for (JSAMPROW row = out; to.next_scanline < HEIGHT; row += WIDTH)
                jpeg_write_scanlines(&to, &row, 1);
        jpeg_finish_compress(&to);
        jpeg_destroy_compress(&to);
        jpeg_create_decompress(&from);
        jpeg_mem_src(&from, data, length);
        jpeg_read_header(&from, TRUE);
        jpeg_start_decompress(&from);
        for (JSAMPROW row = out; from.output_scanline < HEIGHT; row += WIDTH)
                jpeg_read_scanlines(&from, &row, 1);
        jpeg_destroy_decompress(&from);
        free(data);
}

static const struct {
        const char *name;
        void (*spoil)(uint8_t *out, double strength, unsigned *state);
} kinds[] = {{"glare", glare}, {"shadow", shadow}, {"motion", motion}, {"dirt", dirt},
        {"rust", rust}, {"noise", noise}};
enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };

struct score {
        size_t codes, read, wrong, by_kind[KINDS][2];
};

static void judge(const struct truth *truth, struct qrsign_scanner *scanner, const uint8_t *out,
        const size_t spoilt[2], struct score *score)
{
        struct qrsign_image image = {out, WIDTH, HEIGHT, WIDTH, 0};
        const struct qrsign_code *codes;
        size_t count, read = 0;

        if (qrsign_scanner_search(scanner, &image, NULL, truth->count + 1, &codes, &count, NULL))
                abort();
        for (size_t i = 0; i < count; i++) {
                size_t which = 0;

                while (which < truth->count &&
                        strcmp(truth->payloads[which], codes[i].payload) != 0)
                        which++;
                if (which < truth->count)
                        read++;
                else if (strcmp(codes[i].payload, beside) != 0)
                        score->wrong++;
        }
        score->codes += truth->count;
        score->read += read;
        for (size_t k = 0; k < 2; k++) {
                score->by_kind[spoilt[k]][0] += truth->count;
                score->by_kind[spoilt[k]][1] += read;
        }
}

/* The truth is what the clean picture reads. */
static void learn(
        struct qrsign_scanner *scanner, const struct qrsign_image *plate, struct truth *truth)
{
        const struct qrsign_code *codes;
        size_t count;

        if (qrsign_scanner_scan(scanner, plate, NULL, &codes, &count, NULL) || !count)
                abort();
        for (truth->count = 0; truth->count < count && truth->count < CODES; truth->count++)
                truth->payloads[truth->count] = strdup(codes[truth->count].payload);
}

static void play(struct qrsign_scanner *scanner, const struct qrsign_image *plate, size_t scenes,
        double strength, unsigned *state, struct score *score)
{
        uint8_t *out = malloc(PIXELS);
        struct truth truth;

        if (!out)
                abort();
        learn(scanner, plate, &truth);
        for (size_t i = 0; i < scenes; i++) {
                size_t spoilt[2] = {(size_t)(part(state) * KINDS), (size_t)(part(state) * KINDS)};

                hang_plate(plate, strength, state, out);
                put_beside(out);
                for (size_t k = 0; k < 2; k++)
                        kinds[spoilt[k]].spoil(out, strength, state);
                compress(out, (int)(95 - 60 * strength));
                judge(&truth, scanner, out, spoilt, score);
        }
        for (size_t i = 0; i < truth.count; i++)
                free(truth.payloads[i]);
        free(out);
}

int main(int argc, char **argv)
{
        struct qrsign_scanner *scanner;
        struct score score = {0};
        unsigned state = 1;
        double strength = argc > 3 ? strtod(argv[2], NULL) : 0;

        if (argc < 4 || qrsign_scanner_create(&scanner, NULL))
                return 2;
        for (int i = 3; i < argc; i++) {
                struct qrsign_images *images = NULL;
                const struct qrsign_image *image = NULL;

                if (qrsign_images_open(argv[i], NULL, &images, NULL) == QRSIGN_OK &&
                        qrsign_images_next(images, &image, NULL) == QRSIGN_OK && image)
                        play(scanner, image, strtoul(argv[1], NULL, 10), strength, &state, &score);
                qrsign_images_free(images);
        }
        qrsign_scanner_free(scanner);
        printf("strength %.2f: %zu of %zu codes read (%.1f %%), %zu wrong\n", strength, score.read,
                score.codes, 100.0 * (double)score.read / (double)(score.codes ? score.codes : 1),
                score.wrong);
        for (size_t k = 0; k < KINDS; k++)
                printf("  %-8s %zu of %zu\n", kinds[k].name, score.by_kind[k][1],
                        score.by_kind[k][0]);
        return score.wrong || score.read * 100 < score.codes * 98;
}
