/* SPDX-License-Identifier: MIT */
/* The house plaque: number, code, alley. */
#include "plaque/compose.h"
#include "plaque/parts.h"

#include "base/error.h"
#include "base/number.h"

#include <math.h>
#include <string.h>

static double plan(struct qs_layout *layout, unsigned attempt)
{
        bool portrait = layout->height >= layout->width;
        const struct qs_design *design;

        if (attempt)
                return 0;
        qs_layout_take(layout, portrait ? QS_PORTRAIT : QS_LANDSCAPE);
        design = layout->design;
        return qs_mm(layout, layout->codes->count > 1 ? design->panel.floor : design->panel.width);
}

/* What is largest on the plaque, and the line over it. */
struct headline {
        const char *text;
        struct qs_caption label;
};

/* `37 m`, `Bên phải, cách đầu kiệt` */
static enum qrsign_status make_distance(
        const struct qs_layout *layout, struct headline *headline, struct qrsign_error *error)
{
        static const struct qs_caption sides[] = {
                [QRSIGN_SIDE_NONE] = {"", ""},
                [QRSIGN_SIDE_LEFT] = {"bên trái", "left"},
                [QRSIGN_SIDE_RIGHT] = {"bên phải", "right"},
        };
        const struct qrsign_household *house = layout->record->households.rows;
        struct qs_caption from = qs_words_distance(layout->record);
        const char *vietnamese[] = {from.vietnamese, sides[house->side].vietnamese};
        const char *english[] = {from.english, sides[house->side].english};
        char metres[QS_NUMBER_SIZE + 4];
        size_t length = qs_number_format(metres, house->distance_m, 1);

        memcpy(metres + length, "\u00A0m", sizeof("\u00A0m")); /* never in two lines */
        headline->text = qs_arena_string(layout->arena, metres);
        headline->label.vietnamese = qs_words_join(layout->arena, vietnamese, 2, ", ");
        headline->label.english = qs_words_join(layout->arena, english, 2, ", ");
        return headline->text && headline->label.vietnamese && headline->label.english
                       ? QRSIGN_OK
                       : qs_error_memory(error);
}

/* The number; of a house without one how far along the alley it stands (who looks for it can count
 * steps), else its shop. */
static enum qrsign_status make_headline(
        const struct qs_layout *layout, struct headline *headline, struct qrsign_error *error)
{
        const struct qrsign_household *house = layout->record->households.rows;
        enum qrsign_status status;

        if (house->number[0]) {
                *headline = (struct headline){
                        house->number, {qs_layout_word(layout, QS_WORD_LABEL),
                                               qs_layout_word(layout, QS_WORD_LABEL_ENGLISH)}};
                return QRSIGN_OK;
        }
        if (house->has_distance)
                return make_distance(layout, headline, error);
        if (house->label[0]) {
                *headline = (struct headline){house->label, {"Nhà", "House"}};
                return QRSIGN_OK;
        }
        status = qs_error(error, QRSIGN_MESSAGE_HOUSE_WITHOUT_NUMBER);
        qs_error_field(error, "households[0].number");
        return status;
}

/* The safety line, and the Plus Code at its right. */
static enum qrsign_status draw_service(const struct qs_layout *layout, struct qrsign_error *error)
{
        double margin = qs_mm(layout, layout->design->margin);
        double width = layout->width - 2 * margin;
        double top = layout->height - qs_mm(layout, layout->design->house.safety);
        char plus[12];
        struct qs_line code = {0};
        struct qs_block safety;
        enum qrsign_status status = QRSIGN_OK;

        if (layout->codes->point.present && qs_layout_has(layout, QS_PART_SERVICES)) {
                qrsign_plus_code(layout->codes->point, plus);
                status = qs_line_set(layout, QS_ROLE_VALUE, plus, width, "point", &code, error);
                if (status != QRSIGN_OK)
                        return status;
                width -= qs_line_width(&code) + qs_mm(layout, layout->design->column.field_gap);
        }
        status = qs_safety_set(layout, false, width, 2, &safety, error);
        if (status != QRSIGN_OK)
                return status;
        qs_safety_draw(layout, &safety, margin, top);
        if (code.run) {
                double height = qs_safety_height(layout, &safety);
                double first = top + (height - safety.height) / 2 + safety.baselines[0];

                qs_line_draw(layout, &code, layout->style->text,
                        layout->width - margin - qs_line_width(&code), first);
        }
        return QRSIGN_OK;
}

/* Address beside the alley's name: on its baseline, or from the rule down where it is higher. */
static enum qrsign_status draw_address(const struct qs_layout *layout, double x, double top,
        double bottom, struct qrsign_error *error)
{
        const struct qs_words *words = layout->words;
        const char *area[] = {words->commune, words->province};
        const char *both = qs_words_join(layout->arena, area, 2, " · ");
        double width = layout->width - qs_mm(layout, layout->design->margin) - x, y;
        struct qs_block block = {0};
        enum qrsign_status status = QRSIGN_OK;

        if (!both)
                return qs_error_memory(error);
        if (words->hamlet[0])
                status = qs_block_set(
                        layout, &block, QS_ROLE_HAMLET, words->hamlet, width, 2, "hamlet", error);
        if (status == QRSIGN_OK && both[0])
                status = qs_block_set(
                        layout, &block, QS_ROLE_COMMUNE, both, width, 2, "commune", error);
        if (status != QRSIGN_OK || !block.count)
                return status;
        y = fmax(top, qs_band_baseline(layout, top) - block.baselines[block.count - 1]);
        if (y + block.height > bottom) {
                status = qs_error(error, QRSIGN_MESSAGE_TEXT_NO_ROOM, words->hamlet);
                qs_error_field(error, "hamlet");
                return status;
        }
        qs_block_draw(layout, &block, layout->style->text, QS_ALIGN_LEFT, x, y);
        return QRSIGN_OK;
}

/* Name and address side by side, the name in at most this part of the width. */
static enum qrsign_status draw_name_and_address(const struct qs_layout *layout, double rule,
        double bottom, double part, struct qrsign_error *error)
{
        const struct qs_design *design = layout->design;
        double margin = qs_mm(layout, design->margin), width = layout->width - 2 * margin;
        double top = rule + qs_mm(layout, design->band.top), right;
        enum qrsign_status status;

        status = qs_name_draw(layout, margin, top, width * part, &right, error);
        if (status != QRSIGN_OK)
                return status;
        if (layout->words->name[0])
                right += qs_mm(layout, design->house.address_gap);
        return draw_address(layout, right, top, bottom, error);
}

/* What a long name leaves to a long address: parts of what the design gives it. */
static const double name_parts[] = {1, .84, .7};

/* Both below a rule; a name gives way to an address that has no room. */
static enum qrsign_status draw_below_rule(
        const struct qs_layout *layout, double rule, double bottom, struct qrsign_error *error)
{
        double margin = qs_mm(layout, layout->design->margin);
        size_t mark;
        enum qrsign_status status = QRSIGN_ERROR_FIT;

        qs_rule_draw(layout, margin, rule, layout->width - 2 * margin);
        mark = layout->display->count;
        for (size_t i = 0; i < QS_COUNT(name_parts) && status == QRSIGN_ERROR_FIT; i++) {
                layout->display->count = mark;
                status = draw_name_and_address(layout, rule, bottom,
                        name_parts[i] * layout->design->band.name_part, error);
        }
        return status;
}

static enum qrsign_status set_landscape(struct qs_layout *layout, const struct headline *headline,
        double panel, struct qrsign_error *error)
{
        const struct qs_design *design = layout->design;
        double count = (double)layout->codes->count, margin = qs_mm(layout, design->margin);
        double gap = qs_mm(layout, design->panel.gap);
        double x = layout->width - margin - count * panel - (count - 1) * gap;
        double rule = layout->height - qs_mm(layout, design->house.rule);
        /* The panel's foot and the number's lie on one line, above the rule. */
        double lower = rule - qs_mm(layout, design->house.number_gap);
        double panel_top =
                fmin(qs_mm(layout, design->panel.top), lower - qs_panel_height(layout, panel));
        enum qrsign_status status = qs_panels_draw(layout, (struct qs_point){x, panel_top}, panel,
                (struct qs_point){panel + gap, 0}, error);

        if (status == QRSIGN_OK)
                status = qs_house_draw_number(layout, headline->text, &headline->label,
                        x - qs_mm(layout, design->house.number_gap) - margin,
                        fmax(lower, panel_top + qs_panel_height(layout, panel)), error);
        if (status != QRSIGN_OK)
                return status;
        return draw_below_rule(
                layout, rule, layout->height - qs_mm(layout, design->house.safety), error);
}

/* Right of the code: name, address, below each other. */
static enum qrsign_status draw_beside(const struct qs_layout *layout, double x, double top,
        double height, struct qrsign_error *error)
{
        double width = layout->width - qs_mm(layout, layout->design->margin) - x, right;
        double y = top +
                   (layout->design->band.above + layout->design->band.below) *
                           qs_role_em(layout, QS_ROLE_NAME) +
                   qs_mm(layout, layout->design->house.address_gap);
        struct qs_block block;
        enum qrsign_status status = qs_name_draw(layout, x, top, width, &right, error);

        if (status == QRSIGN_OK)
                status = qs_address_set(layout, 3, width, &block, error);
        if (status != QRSIGN_OK)
                return status;
        if (y + block.height > top + height) {
                status = qs_error(error, QRSIGN_MESSAGE_TEXT_NO_ROOM, layout->words->hamlet);
                qs_error_field(error, "hamlet");
                return status;
        }
        qs_block_draw(layout, &block, layout->style->text, QS_ALIGN_LEFT, x, y);
        return QRSIGN_OK;
}

static enum qrsign_status set_portrait(struct qs_layout *layout, const struct headline *headline,
        double panel, struct qrsign_error *error)
{
        const struct qs_design *design = layout->design;
        double count = (double)layout->codes->count, margin = qs_mm(layout, design->margin);
        double gap = qs_mm(layout, design->panel.gap), zone = qs_mm(layout, design->zone_gap);
        double height = qs_panel_height(layout, panel), width = layout->width - 2 * margin;
        double top = layout->height - qs_mm(layout, design->house.safety) - zone - height;
        double rule = top - zone;
        double x = margin + count * panel + (count - 1) * gap + qs_mm(layout, design->column.gap);
        enum qrsign_status status;

        /* Two codes leave no room beside them: the alley stands above them. */
        if (count > 1)
                rule -= qs_mm(layout, design->house.rule);
        status = qs_panels_draw(layout, (struct qs_point){margin, top}, panel,
                (struct qs_point){panel + gap, 0}, error);
        if (status == QRSIGN_OK)
                status = qs_house_draw_number(layout, headline->text, &headline->label, width,
                        rule - qs_mm(layout, design->house.number_gap), error);
        if (status != QRSIGN_OK)
                return status;
        if (count > 1)
                return draw_below_rule(layout, rule, top, error);
        qs_rule_draw(layout, margin, rule, width);
        return draw_beside(layout, x, top, height, error);
}

static enum qrsign_status set(struct qs_layout *layout, double panel_mm, struct qrsign_error *error)
{
        struct headline headline;
        enum qrsign_status status = make_headline(layout, &headline, error);

        if (status != QRSIGN_OK)
                return status;
        qs_frame_draw(layout);
        status = layout->form == QS_PORTRAIT ? set_portrait(layout, &headline, panel_mm, error)
                                             : set_landscape(layout, &headline, panel_mm, error);
        if (status == QRSIGN_OK)
                status = draw_service(layout, error);
        if (status == QRSIGN_OK)
                status = qs_foot_draw(layout, error);
        return status;
}

const struct qs_template_kind qs_house_template = {
        .name = "house",
        .kind = QRSIGN_RECORD_HOUSE,
        .plan = plan,
        .set = set,
};
