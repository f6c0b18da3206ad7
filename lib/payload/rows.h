/* SPDX-License-Identifier: MIT */
/* The optional fields of rows, in the order of their modes (format.md, 8 and 8.1). */
#ifndef QS_ROWS_H
#define QS_ROWS_H

#include "payload/columns.h"

enum {
        QS_HOUSEHOLD_SIDE,
        QS_HOUSEHOLD_NUMBER,
        QS_HOUSEHOLD_DISTANCE,
        QS_HOUSEHOLD_HEAD,
        QS_HOUSEHOLD_PHONE,
        QS_HOUSEHOLD_LABEL,
        QS_HOUSEHOLD_COLUMNS
};

enum { QS_ALLEY_HOUSEHOLD_COUNT, QS_ALLEY_LENGTH, QS_ALLEY_POINT, QS_ALLEY_COLUMNS };

enum {
        QS_PLACE_NAME_EN,
        QS_PLACE_KIND,
        QS_PLACE_SIDE,
        QS_PLACE_DISTANCE,
        QS_PLACE_POINT,
        QS_PLACE_COLUMNS
};

#endif
