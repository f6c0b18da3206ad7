/* SPDX-License-Identifier: MIT */
/* Address, services and the safety line below each other, beside the codes. */
#include "plaque/parts.h"

#include "base/error.h"

#include <math.h>

/* What gives way first, rung by rung (design system, section 7). Where room is short the address
 * begins with two lines. */
static const struct qs_fullness fullness[] = {
        {true, true, 3},
        {false, true, 3},
        {true, true, 2},
        {false, true, 2},
        {false, false, 2},
};
enum { FIRST_OF_TWO_LINES = 2 };

/* Whether a rule stands below address (0) or services (1). */
static bool has_rule(const struct qs_text_column *column, unsigned below)
{
        if (below == 0)
                return column->address.count && (column->services.count || column->safety.count);
        return column->services.count && column->safety.count;
}

static enum qrsign_status set_column(const struct qs_layout *layout, const struct qs_fullness *full,
        double width, double height, struct qs_text_column *column, struct qrsign_error *error)
{
        double used, gaps = 0;
        enum qrsign_status status =
                qs_address_set(layout, full->address_lines, width, &column->address, error);

        if (status == QRSIGN_OK)
                status = qs_services_set(
                        layout, full->fields, QS_ALIGN_LEFT, width, &column->services, error);
        if (status == QRSIGN_OK)
                status = qs_safety_set(
                        layout, full->safety_english, width, 2, &column->safety, error);
        if (status != QRSIGN_OK)
                return status;
        used = column->address.height + column->services.height +
               qs_safety_height(layout, &column->safety);
        gaps += has_rule(column, 0) ? 2 : 0;
        gaps += has_rule(column, 1) ? 2 : 0;
        column->gap = gaps > 0 ? (height - used) / gaps : height - used;
        column->gap = fmin(column->gap, qs_mm(layout, layout->design->column.gap_most));
        if (used > height || column->gap < qs_mm(layout, layout->design->column.gap_least)) {
                status = qs_error(error, QRSIGN_MESSAGE_TEXT_NO_ROOM, layout->words->hamlet);
                qs_error_field(error, "hamlet");
        }
        return status;
}

enum qrsign_status qs_text_column_set(const struct qs_layout *layout, double width, double height,
        bool crowded, struct qs_text_column *column, struct qrsign_error *error)
{
        enum qrsign_status status = QRSIGN_ERROR_FIT;

        for (size_t i = crowded ? FIRST_OF_TWO_LINES : 0;
                i < QS_COUNT(fullness) && status == QRSIGN_ERROR_FIT; i++)
                status = set_column(layout, &fullness[i], width, height, column, error);
        return status;
}

void qs_text_column_draw(const struct qs_layout *layout, const struct qs_text_column *column,
        double x, double y, double width)
{
        if (column->address.count) {
                qs_block_draw(layout, &column->address, layout->style->text, QS_ALIGN_LEFT, x, y);
                y += column->address.height + column->gap;
        }
        if (has_rule(column, 0)) {
                qs_rule_draw(layout, x, y, width);
                y += column->gap;
        }
        if (column->services.count) {
                qs_services_draw(layout, &column->services, x, y);
                y += column->services.height + column->gap;
        }
        if (has_rule(column, 1)) {
                qs_rule_draw(layout, x, y, width);
                y += column->gap;
        }
        qs_safety_draw(layout, &column->safety, x, y);
}
