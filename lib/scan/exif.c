/* SPDX-License-Identifier: MIT */
#include "scan/exif.h"

#include <stdlib.h>
#include <string.h>

enum { TAG_ORIENTATION = 0x0112, TYPE_SHORT = 3, ENTRY_SIZE = 12, HEADER_SIZE = 8 };

struct block {
        const uint8_t *bytes;
        size_t size;
        bool big; /* bytes of a number: high first */
};

/* 0 where the block ends before. */
static uint32_t number_at(const struct block *block, size_t at, size_t count)
{
        uint32_t value = 0;

        if (at > block->size || count > block->size - at)
                return 0;
        for (size_t i = 0; i < count; i++) {
                size_t place = block->big ? i : count - 1 - i;

                value = value << 8 | block->bytes[at + place];
        }
        return value;
}

unsigned qs_exif_orientation(const uint8_t *bytes, size_t size)
{
        struct block block = {bytes, size, size && bytes[0] == 'M'};
        size_t directory, count;

        if (size < HEADER_SIZE || (memcmp(bytes, "II*\0", 4) && memcmp(bytes, "MM\0*", 4)))
                return 1;
        directory = number_at(&block, 4, 4);
        count = number_at(&block, directory, 2);
        for (size_t i = 0; i < count; i++) {
                size_t entry = directory + 2 + i * ENTRY_SIZE;
                uint32_t value;

                if (entry + ENTRY_SIZE > size)
                        break;
                if (number_at(&block, entry, 2) != TAG_ORIENTATION)
                        continue;
                value = number_at(&block, entry + 8, 2);
                return number_at(&block, entry + 2, 2) == TYPE_SHORT && value >= 1 && value <= 8
                               ? value
                               : 1;
        }
        return 1;
}

/* What to do with the stored picture: first across, then down, then swap columns and rows. */
static const struct {
        bool mirror_x, mirror_y, swap;
} turns[9] = {
        [2] = {true, false, false},
        [3] = {true, true, false},
        [4] = {false, true, false},
        [5] = {false, false, true},
        [6] = {false, true, true},
        [7] = {true, true, true},
        [8] = {true, false, true},
};

bool qs_picture_turn(struct qs_picture *picture, unsigned orientation)
{
        size_t width = picture->width, height = picture->height;
        uint8_t *turned;

        if (orientation < 2 || orientation > 8)
                return true;
        turned = malloc(width * height);
        if (!turned)
                return false;
        for (size_t y = 0; y < height; y++) {
                const uint8_t *row = qs_picture_row(picture, y);
                size_t to_y = turns[orientation].mirror_y ? height - 1 - y : y;

                for (size_t x = 0; x < width; x++) {
                        size_t to_x = turns[orientation].mirror_x ? width - 1 - x : x;

                        if (turns[orientation].swap)
                                turned[to_x * height + to_y] = row[x];
                        else
                                turned[to_y * width + to_x] = row[x];
                }
        }
        free(picture->pixels);
        picture->pixels = turned;
        picture->capacity = width * height;
        if (turns[orientation].swap) {
                picture->width = height;
                picture->height = width;
        }
        return true;
}
