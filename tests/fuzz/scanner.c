/* SPDX-License-Identifier: MIT */
/* Codes in any small picture. The bytes are a picture file, so that the seeds of both targets are
 * the same; in a PGM every byte that is changed is a pixel. */
#include "scan/images.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const struct qrsign_code *codes, size_t count)
{
        for (size_t i = 0; i < count; i++)
                if (strlen(codes[i].payload) > codes[i].length ||
                        codes[i].payload[codes[i].length] || !codes[i].text || !codes[i].charset ||
                        !codes[i].default_text)
                        abort();
}

static void scan(const struct qrsign_image *image, const struct qrsign_region *region)
{
        struct qrsign_scanner *scanner;
        const struct qrsign_code *codes;
        size_t count;

        if (qrsign_scanner_create(&scanner, NULL) ||
                qrsign_scanner_scan(scanner, image, region, &codes, &count, NULL))
                abort();
        check(codes, count);
        qrsign_scanner_free(scanner);
}

/* Through all looks, and graded. */
static void search(const struct qrsign_image *image)
{
        struct qrsign_scanner *scanner;
        const struct qrsign_code *codes;
        size_t count;

        if (qrsign_scanner_create(&scanner, NULL) ||
                qrsign_scanner_search(scanner, image, NULL, 0, &codes, &count, NULL))
                abort();
        check(codes, count);
        for (size_t i = 0; i < count; i++) {
                struct qrsign_grade grade;

                if (qrsign_code_grade(image, &codes[i], QRSIGN_ECC_DEFAULT, &grade, NULL) ||
                        grade.overall > 4)
                        abort();
        }
        qrsign_scanner_free(scanner);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
        const struct qrsign_images_options options = {
                .size = sizeof(options), .max_pixels = 1 << 16};
        struct qrsign_images *images;
        const struct qrsign_image *image;

        if (qs_images_open_memory(data, size, &options, &images, NULL))
                return 0;
        if (qrsign_images_next(images, &image, NULL) == QRSIGN_OK && image) {
                /* A region from the last bytes, inside the picture or not. */
                struct qrsign_region region = {
                        data[size - 1], data[size - 2], data[size - 3], data[size - 4]};

                scan(image, NULL);
                scan(image, &region);
                if (image->width * image->height <= 1 << 13)
                        search(image);
        }
        qrsign_images_free(images);
        return 0;
}
