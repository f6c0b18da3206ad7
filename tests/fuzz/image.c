/* SPDX-License-Identifier: MIT */
/* Any bytes as a picture file: PNG, JPEG and PGM; a PDF is refused from memory. */
#include "scan/images.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Every pixel is looked at, to the last of each row. */
static void look(const struct qrsign_image *image, size_t limit)
{
        size_t sum = 0;

        if (!image->width || !image->height || image->width > limit / image->height ||
                image->stride < image->width)
                abort();
        for (size_t y = 0; y < image->height; y++)
                for (size_t x = 0; x < image->width; x++)
                        sum += image->pixels[y * image->stride + x];
        if (sum > limit * 255)
                abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
        const struct qrsign_images_options options = {
                .size = sizeof(options), .max_pixels = 1 << 20};
        struct qrsign_images *images;
        const struct qrsign_image *image;
        struct qrsign_error error;

        if (qs_images_open_memory(data, size, &options, &images, &error)) {
                if (images || !error.message[0])
                        abort();
                return 0;
        }
        while (qrsign_images_next(images, &image, &error) == QRSIGN_OK && image)
                look(image, options.max_pixels);
        if (image || qrsign_images_next(images, &image, NULL) || image)
                abort();
        qrsign_images_free(images);
        return 0;
}
