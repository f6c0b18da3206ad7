/* SPDX-License-Identifier: MIT */
#include "symbol/structure.h"

#include <stdlib.h>
#include <string.h>

/* Table 9: error correction codewords of a block, and blocks, by level L, M, Q, H and version. */
static const uint8_t corrections[4][40] = {
        {7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30,
                30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30},
        {10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28,
                28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28},
        {13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30, 28, 30, 30,
                30, 30, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30},
        {17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28, 30, 24, 30,
                30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30},
};
static const uint8_t block_counts[4][40] = {
        {1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13,
                14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25},
        {1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23,
                25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49},
        {1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20, 23, 23, 25, 27, 29,
                34, 34, 35, 38, 40, 43, 45, 48, 51, 53, 56, 59, 62, 65, 68},
        {1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25, 25, 34, 30, 32, 35,
                37, 40, 42, 45, 48, 51, 54, 57, 60, 63, 66, 70, 74, 77, 81},
};
/* Table 9, note: of versions 1 to 3. */
static const uint8_t protections[4][3] = {{3, 2, 1}, {2, 0, 0}, {1, 0, 0}, {1, 0, 0}};

enum { FREE = INT16_MAX, FINDER = 8, TIMING = 6 };

static void fill(struct qs_structure *structure, size_t left, size_t top, size_t width,
        size_t height, enum qs_fixed fixed)
{
        for (size_t y = top; y < top + height; y++)
                for (size_t x = left; x < left + width; x++)
                        structure->module[y * structure->modules + x] = (int16_t)(-1 - (int)fixed);
}

/* Annex E: evenly spaced from the right, each 2 modules, the first always at 6. */
static size_t alignment_places(unsigned version, size_t modules, size_t places[7])
{
        size_t count = version / 7 + 2, step;

        if (version == 1)
                return 0;
        step = version == 32 ? 26 : (version * 4 + count * 2 + 1) / (count * 2 - 2) * 2;
        places[0] = TIMING;
        for (size_t i = 1; i < count; i++)
                places[i] = modules - 7 - (count - 1 - i) * step;
        return count;
}

static void fill_fixed(struct qs_structure *structure, unsigned version)
{
        size_t n = structure->modules, far = n - FINDER, places[7];
        size_t count = alignment_places(version, n, places);

        fill(structure, 0, 0, 9, 9, QS_FIXED_FORMAT);
        fill(structure, far, 8, 8, 1, QS_FIXED_FORMAT);
        fill(structure, 8, far, 1, 8, QS_FIXED_FORMAT);
        if (version >= 7) {
                fill(structure, n - 11, 0, 3, 6, QS_FIXED_FORMAT);
                fill(structure, 0, n - 11, 6, 3, QS_FIXED_FORMAT);
        }
        fill(structure, 0, 0, FINDER, FINDER, QS_FIXED_FINDER_1);
        fill(structure, far, 0, FINDER, FINDER, QS_FIXED_FINDER_2);
        fill(structure, 0, far, FINDER, FINDER, QS_FIXED_FINDER_3);
        fill(structure, FINDER, TIMING, n - 2 * FINDER, 1, QS_FIXED_TIMING_1);
        fill(structure, TIMING, FINDER, 1, n - 2 * FINDER, QS_FIXED_TIMING_2);
        for (size_t j = 0; j < count; j++)
                for (size_t i = 0; i < count; i++) {
                        bool at_finder =
                                (!i && !j) || (!i && j == count - 1) || (!j && i == count - 1);

                        if (!at_finder)
                                fill(structure, places[i] - 2, places[j] - 2, 5, 5,
                                        QS_FIXED_ALIGNMENT);
                }
}

/* 7.7.3: in columns of two from the right, up and down by turns, over the timing column. Returns
 * the number of whole codewords. */
static size_t place_codewords(struct qs_structure *structure)
{
        size_t n = structure->modules, bit = 0, total = 0;

        for (size_t i = 0; i < n * n; i++)
                total += structure->module[i] == FREE;
        for (size_t right = n - 1; right >= 1; right -= 2) {
                if (right == TIMING)
                        right--;
                for (size_t i = 0; i < n; i++) {
                        bool upward = ((right + 1) & 2) == 0;
                        size_t y = upward ? n - 1 - i : i;

                        for (size_t k = 0; k < 2; k++) {
                                int16_t *module = &structure->module[y * n + right - k];

                                if (*module != FREE)
                                        continue;
                                *module = bit < total / 8 * 8 ? (int16_t)(bit / 8)
                                                              : -1 - QS_FIXED_FORMAT;
                                bit++;
                        }
                }
                if (right == 1)
                        break;
        }
        return total / 8;
}

/* 7.6: the first codeword of each block, then the second...; blocks that are longer by one stand
 * last. Then the same with those of error correction. */
static void place_blocks(struct qs_structure *structure)
{
        size_t data = structure->codewords - structure->blocks * structure->correction;
        size_t shorter = data / structure->blocks, longer = data % structure->blocks;
        size_t next = 0;

        for (size_t i = 0; i <= shorter; i++)
                for (size_t block = 0; block < structure->blocks; block++)
                        if (i < shorter || block >= structure->blocks - longer)
                                structure->block[next++] = (uint8_t)block;
        for (size_t i = 0; next < structure->codewords; i++)
                structure->block[next++] = (uint8_t)(i % structure->blocks);
}

bool qs_structure_make(struct qs_structure *structure, unsigned version, enum qrsign_ecc ecc)
{
        size_t level = (size_t)ecc - QRSIGN_ECC_L, n = 17 + 4 * (size_t)version;

        memset(structure, 0, sizeof(*structure));
        structure->modules = n;
        structure->blocks = block_counts[level][version - 1];
        structure->correction = corrections[level][version - 1];
        structure->protection = version <= 3 ? protections[level][version - 1] : 0;
        structure->module = malloc(n * n * sizeof(*structure->module));
        if (!structure->module)
                return false;
        for (size_t i = 0; i < n * n; i++)
                structure->module[i] = FREE;
        fill_fixed(structure, version);
        structure->codewords = place_codewords(structure);
        structure->block = malloc(structure->codewords);
        if (!structure->block) {
                qs_structure_free(structure);
                return false;
        }
        place_blocks(structure);
        return true;
}

void qs_structure_free(struct qs_structure *structure)
{
        free(structure->module);
        free(structure->block);
        *structure = (struct qs_structure){0};
}
