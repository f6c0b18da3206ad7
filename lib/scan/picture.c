/* SPDX-License-Identifier: MIT */
#include "scan/picture.h"
#include "base/error.h"
#include "base/number.h"

#include <stdlib.h>

enum { FIRST_CAPACITY = 1 << 20 };

static enum qrsign_status too_large(
        size_t width, size_t height, size_t limit, struct qrsign_error *error)
{
        char across[QS_NUMBER_SIZE], down[QS_NUMBER_SIZE], most[QS_NUMBER_SIZE];

        qs_number_format(across, (int64_t)width, 1);
        qs_number_format(down, (int64_t)height, 1);
        qs_number_format(most, (int64_t)limit, 1);
        return qs_error(error, QRSIGN_MESSAGE_IMAGE_TOO_LARGE, across, down, most);
}

enum qrsign_status qs_picture_start(
        struct qs_picture *picture, size_t width, size_t height, struct qrsign_error *error)
{
        if (!width || !height)
                return qs_error(error, QRSIGN_MESSAGE_IMAGE_BROKEN, "0 x 0");
        if (width > QS_PICTURE_SIDE || height > QS_PICTURE_SIDE ||
                width > picture->max_pixels / height)
                return too_large(width, height, picture->max_pixels, error);
        picture->width = width;
        picture->height = height;
        return QRSIGN_OK;
}

bool qs_picture_reserve(struct qs_picture *picture, size_t count)
{
        size_t total = picture->width * picture->height; /* no overflow: within max_pixels */
        size_t need = picture->width * count;
        size_t capacity = picture->capacity ? picture->capacity : FIRST_CAPACITY;
        uint8_t *pixels;

        if (need <= picture->capacity)
                return true;
        while (capacity < need)
                capacity *= 2;
        if (capacity > total)
                capacity = total;
        pixels = realloc(picture->pixels, capacity);
        if (!pixels)
                return false;
        picture->pixels = pixels;
        picture->capacity = capacity;
        return true;
}

void qs_picture_free(struct qs_picture *picture)
{
        free(picture->pixels);
        picture->pixels = NULL;
        picture->capacity = 0;
}
