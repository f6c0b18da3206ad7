/* SPDX-License-Identifier: MIT */
/* Services and the safety line in a row of their own. */
#include "plaque/parts.h"

#include "base/error.h"

#include <math.h>

/* What gives way first. */
static const struct qs_fullness fullness[] = {
        {true, true, 0},
        {false, true, 0},
        {false, false, 0},
};

static enum qrsign_status set_row(const struct qs_layout *layout, const struct qs_fullness *full,
        struct qs_service_row *row, struct qrsign_error *error)
{
        double margin = qs_mm(layout, layout->design->margin);
        double gap = qs_mm(layout, layout->design->column.gap);
        double half = (layout->width - 2 * margin - gap) / 2;
        enum qrsign_status status =
                qs_services_set(layout, full->fields, QS_ALIGN_RIGHT, half, &row->services, error);

        if (status == QRSIGN_OK)
                status = qs_safety_set(layout, full->safety_english,
                        row->services.count ? half : 2 * half + gap, 3, &row->safety, error);
        row->height = fmax(row->services.height, qs_safety_height(layout, &row->safety));
        return status;
}

enum qrsign_status qs_service_row_set(
        const struct qs_layout *layout, struct qs_service_row *row, struct qrsign_error *error)
{
        enum qrsign_status status = QRSIGN_ERROR_FIT;

        for (size_t i = 0; i < QS_COUNT(fullness) && status == QRSIGN_ERROR_FIT; i++)
                status = set_row(layout, &fullness[i], row, error);
        return status;
}

void qs_service_row_draw(
        const struct qs_layout *layout, const struct qs_service_row *row, double top)
{
        double x = qs_mm(layout, layout->design->margin), width = layout->width - 2 * x;
        double gap = qs_mm(layout, layout->design->column.gap), half = (width - gap) / 2;

        qs_rule_draw(layout, x, top - qs_mm(layout, layout->design->column.gap_least), width);
        qs_services_draw(layout, &row->services, x, top);
        qs_safety_draw(layout, &row->safety, row->services.count ? x + half + gap : x, top);
}
