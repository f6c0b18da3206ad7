/* SPDX-License-Identifier: MIT */
#include "symbol/capacity.h"

/* Versions 1 to 40, levels L M Q H. */
static const uint16_t data_codewords[QS_VERSION_MAX][4] = {
        {19, 16, 13, 9},
        {34, 28, 22, 16},
        {55, 44, 34, 26},
        {80, 64, 48, 36},
        {108, 86, 62, 46},
        {136, 108, 76, 60},
        {156, 124, 88, 66},
        {194, 154, 110, 86},
        {232, 182, 132, 100},
        {274, 216, 154, 122},
        {324, 254, 180, 140},
        {370, 290, 206, 158},
        {428, 334, 244, 180},
        {461, 365, 261, 197},
        {523, 415, 295, 223},
        {589, 453, 325, 253},
        {647, 507, 367, 283},
        {721, 563, 397, 313},
        {795, 627, 445, 341},
        {861, 669, 485, 385},
        {932, 714, 512, 406},
        {1006, 782, 568, 442},
        {1094, 860, 614, 464},
        {1174, 914, 664, 514},
        {1276, 1000, 718, 538},
        {1370, 1062, 754, 596},
        {1468, 1128, 808, 628},
        {1531, 1193, 871, 661},
        {1631, 1267, 911, 701},
        {1735, 1373, 985, 745},
        {1843, 1455, 1033, 793},
        {1955, 1541, 1115, 845},
        {2071, 1631, 1171, 901},
        {2191, 1725, 1231, 961},
        {2306, 1812, 1286, 986},
        {2434, 1914, 1354, 1054},
        {2566, 1992, 1426, 1096},
        {2702, 2102, 1502, 1142},
        {2812, 2216, 1582, 1222},
        {2956, 2334, 1666, 1276},
};

/* Bits of the character count, which grow at versions 10 and 27 (table 3). */
static const struct {
        unsigned last_version;
        unsigned bytes;
        unsigned digits;
} count_bits[] = {{9, 8, 10}, {26, 16, 12}, {QS_VERSION_MAX, 16, 14}};

enum {
        MODE_BITS = 4,
        ECI_BITS = 8, /* a designator below 128 */
        /* libqrencode 4.1 looks for a version as if an ECI header were 16 bits longer than it is,
         * and takes the next one where these are not to spare. */
        ECI_SPARE_BITS = 16
};

size_t qs_capacity(unsigned version, enum qrsign_ecc ecc)
{
        return data_codewords[version - 1][ecc - QRSIGN_ECC_L];
}

size_t qs_segments_bits(const struct qs_segments *segments, unsigned version)
{
        static const unsigned rest_bits[] = {0, 4, 7}; /* of one and two digits left over */
        size_t bits = 0, row = 0;

        while (version > count_bits[row].last_version)
                row++;
        if (segments->utf8)
                bits += MODE_BITS + ECI_BITS + ECI_SPARE_BITS;
        if (segments->bytes)
                bits += MODE_BITS + count_bits[row].bytes + 8 * segments->bytes;
        if (segments->digits)
                bits += MODE_BITS + count_bits[row].digits + 10 * (segments->digits / 3) +
                        rest_bits[segments->digits % 3];
        return bits;
}

unsigned qs_segments_fit(const struct qs_segments *segments, enum qrsign_ecc *ecc)
{
        for (unsigned version = 1; version <= QS_VERSION_MAX; version++) {
                size_t bits = qs_segments_bits(segments, version);

                if (bits > 8 * qs_capacity(version, *ecc))
                        continue;
                while (*ecc < QRSIGN_ECC_H && bits <= 8 * qs_capacity(version, *ecc + 1))
                        (*ecc)++;
                return version;
        }
        return 0;
}
