/* SPDX-License-Identifier: MIT */
/* Reads pictures, by one look of ZBar and by the cascade; a line of JSON each. See
 * tests/bench/scan.
 *
 * bench_scan FILE... */
#include <jansson.h>
#include <qrsign/qrsign.h>
#include <stdio.h>
#include <time.h>

static double seconds(void)
{
        struct timespec now;

        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
        return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static json_t *texts_of(const struct qrsign_code *codes, size_t count)
{
        json_t *texts = json_array();

        for (size_t i = 0; i < count; i++)
                json_array_append_new(texts, json_string(codes[i].text));
        return texts;
}

static void read_picture(struct qrsign_scanner *scanner, const char *path)
{
        struct qrsign_images *images = NULL;
        const struct qrsign_image *image = NULL;
        const struct qrsign_code *codes;
        size_t count;
        double started = seconds(), loaded, looked;
        json_t *line = json_object();

        json_object_set_new(line, "file", json_string(path));
        if (qrsign_images_open(path, NULL, &images, NULL) == QRSIGN_OK &&
                qrsign_images_next(images, &image, NULL) == QRSIGN_OK && image) {
                loaded = seconds();
                qrsign_scanner_scan(scanner, image, NULL, &codes, &count, NULL);
                looked = seconds();
                json_object_set_new(line, "zbar", texts_of(codes, count));
                json_object_set_new(line, "zbar_seconds", json_real(looked - started));
                qrsign_scanner_search(scanner, image, NULL, 0, &codes, &count, NULL);
                json_object_set_new(line, "qrsign", texts_of(codes, count));
                json_object_set_new(
                        line, "qrsign_seconds", json_real(seconds() - looked + loaded - started));
                json_object_set_new(line, "megapixels",
                        json_real((double)image->width * (double)image->height / 1e6));
        }
        json_dumpf(line, stdout, JSON_COMPACT);
        putchar('\n');
        json_decref(line);
        qrsign_images_free(images);
}

int main(int argc, char **argv)
{
        struct qrsign_scanner *scanner;

        if (qrsign_scanner_create(&scanner, NULL))
                return 1;
        for (int i = 1; i < argc; i++)
                read_picture(scanner, argv[i]);
        qrsign_scanner_free(scanner);
        return 0;
}
