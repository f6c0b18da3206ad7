/* SPDX-License-Identifier: MIT */
#ifndef QS_TEMPLATE_H
#define QS_TEMPLATE_H

#include "plaque/compose.h"

struct qrsign_template {
        const struct qs_template_kind *kind;
        struct qs_fonts *fonts;
};

#endif
