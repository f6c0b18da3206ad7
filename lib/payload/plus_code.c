/* SPDX-License-Identifier: MIT */
/* Open Location Code of ten digits, in whole numbers: floating point puts points on an edge into
 * the wrong cell. */
#include "base/base.h"

#include <qrsign/payload.h>

enum {
        PAIRS = 5,
        BASE = 20,
        CELLS_PER_DEGREE = 8000, /* 20^3: the last pair is 1/8000 degree */
        E5_PER_DEGREE = 100000,
        SEPARATOR = 8 /* stands behind eight digits */
};

static int64_t cell_of(int64_t e5)
{
        return e5 * CELLS_PER_DEGREE / E5_PER_DEGREE;
}

void qrsign_plus_code(struct qrsign_point point, char out[12])
{
        static const char digits[] = "23456789CFGHJMPQRVWX";
        const int64_t rows = 180 * CELLS_PER_DEGREE, turn = 360 * (int64_t)E5_PER_DEGREE;
        int64_t row = cell_of((int64_t)point.latitude_e5 + 90 * E5_PER_DEGREE);
        int64_t east = ((int64_t)point.longitude_e5 + 180 * E5_PER_DEGREE) % turn;
        int64_t column = cell_of(east < 0 ? east + turn : east);

        if (row < 0)
                row = 0;
        if (row >= rows) /* the north pole belongs to the last row */
                row = rows - 1;
        for (size_t pair = PAIRS; pair-- > 0; row /= BASE, column /= BASE) {
                size_t place = 2 * pair + (2 * pair >= SEPARATOR);

                out[place] = digits[row % BASE];
                out[place + 1] = digits[column % BASE];
        }
        out[SEPARATOR] = '+';
        out[11] = '\0';
}
