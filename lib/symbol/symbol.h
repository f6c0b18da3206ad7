/* SPDX-License-Identifier: MIT */
#ifndef QS_SYMBOL_H
#define QS_SYMBOL_H

#include "base/base.h"

#include <qrencode.h>
#include <qrsign/symbol.h>

struct qrsign_symbol {
        QRcode *code;
        enum qrsign_ecc ecc;
};

#endif
