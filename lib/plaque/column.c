/* SPDX-License-Identifier: MIT */
/* The text beside the codes: address, services, the safety line, and the rules between them. */
#include "plaque/parts.h"

#include "base/error.h"
#include "plaque/icons.h"

#include <math.h>
#include <string.h>

enum qrsign_status qs_address_set(const struct qs_layout *layout, unsigned lines, double width,
        struct qs_block *block, struct qrsign_error *error)
{
        const struct qs_words *words = layout->words;
        const char *area[] = {words->commune, words->province_short};
        const char *both = qs_words_join(layout->arena, area, 2, ", ");
        const struct {
                const char *text, *field;
        } three[] = {{words->hamlet, "hamlet"}, {words->commune, "commune"},
                {words->province, "province"}},
          two[] = {{words->hamlet, "hamlet"}, {both, "commune"}};
        enum qrsign_status status = QRSIGN_OK;

        *block = (struct qs_block){0};
        if (!both)
                return qs_error_memory(error);
        for (unsigned i = 0; i < lines && status == QRSIGN_OK; i++) {
                const char *text = lines == 3 ? three[i].text : two[i].text;

                if (lines == 3 && i == 1)
                        qs_block_space(block, qs_mm(layout, layout->design->column.hamlet_gap));
                if (text[0]) /* the first there is says where this is */
                        status = qs_block_set(layout, block,
                                block->count ? QS_ROLE_COMMUNE : QS_ROLE_HAMLET, text, width, 2,
                                lines == 3 ? three[i].field : two[i].field, error);
        }
        return status;
}

/* A service as words. */
struct service {
        const char *field, *english, *value;
        const char *error_field;
};

const char *qs_service_page(const struct qs_layout *layout)
{
        for (size_t i = 0; i < layout->codes->count; i++) {
                enum qrsign_payload_mode mode = qrsign_payload_mode(layout->codes->rows[i].payload);

                if (mode == QRSIGN_PAYLOAD_LINK || mode == QRSIGN_PAYLOAD_ID)
                        return layout->words->page;
                if (mode == QRSIGN_PAYLOAD_OTHER)
                        return layout->words->url;
        }
        return "";
}

static size_t list_services(const struct qs_layout *layout, struct service *services, char *plus)
{
        const struct qs_words *words = layout->words;
        struct qs_caption head = qs_words_head(layout->record);
        const char *page = qs_service_page(layout);
        size_t count = 0;

        if (!qs_layout_has(layout, QS_PART_SERVICES))
                return 0;
        if (page[0])
                services[count++] = (struct service){qs_layout_word(layout, QS_WORD_OPENS),
                        qs_layout_word(layout, QS_WORD_OPENS_ENGLISH), page, "page"};
        if (layout->codes->point.present) {
                qrsign_plus_code(layout->codes->point, plus);
                services[count++] = (struct service){"Plus Code", "", plus, "point"};
        }
        if (words->phone[0])
                services[count++] = (struct service){
                        head.vietnamese, head.english, words->phone, "contact.phone"};
        return count;
}

/* Where a value may begin. */
static double value_x(
        const struct qs_layout *layout, const struct qs_services *services, size_t index)
{
        const struct qs_line *field = &services->fields[index];
        double gap = qs_mm(layout, layout->design->column.field_gap);

        if (!field->run)
                return 0;
        return gap +
               (services->align == QS_ALIGN_RIGHT ? qs_line_width(field) : services->field_width);
}

/* Values smaller than this part of their size give up what stands before them in English. */
static const double comfortable = .85;

/* Sizes the values; *em is the least. Returns the row that has no room for its field name, or the
 * count. */
static size_t fit_values(const struct qs_layout *layout, struct qs_services *services, double *em)
{
        double least = qs_role_floor(layout, QS_ROLE_VALUE);

        *em = qs_role_em(layout, QS_ROLE_VALUE);
        for (size_t i = 0; i < services->count; i++) {
                struct qs_line *value = &services->values[i];
                double room = services->width - value_x(layout, services, i);

                value->em = fmin(qs_role_em(layout, QS_ROLE_VALUE), room / value->run->advance);
                if (value->em < least)
                        return i;
                *em = fmin(*em, value->em);
        }
        return services->count;
}

/* Values of nearly one size take one size; beside a long address the others keep theirs. */
static void even_out(const struct qs_layout *layout, struct qs_services *services, double em)
{
        if (em < comfortable * qs_role_em(layout, QS_ROLE_VALUE))
                return;
        for (size_t i = 0; i < services->count; i++)
                services->values[i].em = em;
}

static void measure_services(const struct qs_layout *layout, struct qs_services *services)
{
        double pitch = qs_mm(layout, layout->design->column.row_pitch), below = 0;

        services->above = 0;
        for (size_t i = 0; i < services->count; i++) {
                const struct qs_line *field = &services->fields[i], *value = &services->values[i];
                double named = field->run ? field->em : 0;

                if (i == 0)
                        services->above = fmax(value->run->above * value->em,
                                named > 0 ? field->run->above * named : 0);
                below = fmax(
                        value->run->below * value->em, named > 0 ? field->run->below * named : 0);
        }
        services->height = 0;
        if (services->count)
                services->height = services->above + (double)(services->count - 1) * pitch + below;
}

static void widest_field(struct qs_services *services)
{
        services->field_width = 0;
        for (size_t i = 0; i < services->count; i++)
                if (services->fields[i].run)
                        services->field_width =
                                fmax(services->field_width, qs_line_width(&services->fields[i]));
}

/* Where an address may be cut: behind a slash, before a dot or hyphen; nearest the middle. */
static size_t address_break(const char *text)
{
        size_t length = strlen(text), best = 0;

        for (size_t i = 1; i + 1 < length; i++) {
                size_t at = text[i] == '/' ? i + 1 : i;

                if (!strchr("/.-", text[i]))
                        continue;
                if (!best || fabs((double)length / 2 - (double)at) <
                                     fabs((double)length / 2 - (double)best))
                        best = at;
        }
        return best;
}

/* Gives a value that has no room beside its field's name all the width; then a second row. */
static enum qrsign_status make_room(const struct qs_layout *layout, struct qs_services *services,
        size_t index, const struct service *service, struct qrsign_error *error)
{
        const char *text = services->values[index].run->text, *first;
        size_t at = address_break(text), after = services->count - index - 1;
        enum qrsign_status status;

        if (services->fields[index].run) {
                services->fields[index].run = NULL; /* an address says what it is */
                return QRSIGN_OK;
        }
        if (!at) {
                status = qs_error(error, QRSIGN_MESSAGE_TEXT_NO_ROOM, service->value);
                qs_error_field(error, service->error_field);
                return status;
        }
        first = qs_arena_copy(layout->arena, text, at);
        if (!first)
                return qs_error_memory(error);
        memmove(services->fields + index + 2, services->fields + index + 1,
                after * sizeof(*services->fields));
        memmove(services->values + index + 2, services->values + index + 1,
                after * sizeof(*services->values));
        services->fields[index + 1].run = NULL;
        services->count++;
        status = qs_line_set(layout, QS_ROLE_VALUE, first, HUGE_VAL, service->error_field,
                &services->values[index], error);
        if (status == QRSIGN_OK)
                status = qs_line_set(layout, QS_ROLE_VALUE, text + at, HUGE_VAL,
                        service->error_field, &services->values[index + 1], error);
        return status;
}

static enum qrsign_status shape_services(const struct qs_layout *layout, bool english,
        const struct service *list, struct qs_services *services, struct qrsign_error *error)
{
        enum qrsign_status status = QRSIGN_OK;

        for (size_t i = 0; i < services->count && status == QRSIGN_OK; i++) {
                const char *parts[] = {list[i].field, english ? list[i].english : ""};
                const char *field = qs_words_join(layout->arena, parts, 2, " · ");

                if (!field)
                        return qs_error_memory(error);
                status = qs_line_set(layout, QS_ROLE_FIELD, field, HUGE_VAL, list[i].error_field,
                        &services->fields[i], error);
                if (status == QRSIGN_OK)
                        status = qs_line_set(layout, QS_ROLE_VALUE, list[i].value, HUGE_VAL,
                                list[i].error_field, &services->values[i], error);
        }
        return status;
}

static enum qrsign_status set_services(const struct qs_layout *layout, bool english, bool fields,
        struct qs_services *services, struct qrsign_error *error)
{
        struct service list[QS_SERVICES_MOST];
        const struct service *service;
        char plus[12];
        double em = 0, least = english ? comfortable * qs_role_em(layout, QS_ROLE_VALUE) : 0;
        size_t listed, bad;
        enum qrsign_status status;

        listed = services->count = list_services(layout, list, plus);
        status = shape_services(layout, english, list, services, error);
        while (status == QRSIGN_OK) {
                widest_field(services);
                bad = fit_values(layout, services, &em);
                if (bad == services->count && em < least)
                        return qs_error(error, QRSIGN_MESSAGE_TEXT_NO_ROOM, list[0].value);
                if (bad == services->count)
                        break;
                /* Behind an address cut in two the rows are one further. */
                service = &list[bad && services->count > listed ? bad - 1 : bad];
                if (fields || (!services->fields[bad].run && services->count > listed)) {
                        status = qs_error(error, QRSIGN_MESSAGE_TEXT_NO_ROOM, service->value);
                        qs_error_field(error, service->error_field);
                } else {
                        status = make_room(layout, services, bad, service, error);
                }
        }
        if (status == QRSIGN_OK) {
                even_out(layout, services, em);
                measure_services(layout, services);
        }
        return status;
}

enum qrsign_status qs_services_set(const struct qs_layout *layout, bool fields, enum qs_align align,
        double width, struct qs_services *services, struct qrsign_error *error)
{
        enum qrsign_status status;

        *services = (struct qs_services){.align = align, .width = width};
        status = set_services(layout, true, true, services, error);
        if (status == QRSIGN_ERROR_FIT)
                status = set_services(layout, false, fields, services, error);
        return status;
}

void qs_services_draw(
        const struct qs_layout *layout, const struct qs_services *services, double x, double top)
{
        for (size_t i = 0; i < services->count; i++) {
                const struct qs_line *field = &services->fields[i], *value = &services->values[i];
                double baseline = top + services->above +
                                  (double)i * qs_mm(layout, layout->design->column.row_pitch);
                double left = x + value_x(layout, services, i);

                if (services->align == QS_ALIGN_RIGHT)
                        left = x + services->width - qs_line_width(value);
                if (field->run)
                        qs_line_draw(layout, field, layout->style->text, x, baseline);
                qs_line_draw(layout, value, layout->style->text, left, baseline);
        }
}

/* The shield's own edges within its square. */
static const double shield_top = .8 / QS_ICON_UNITS, shield_height = 22.4 / QS_ICON_UNITS;

enum qrsign_status qs_safety_set(const struct qs_layout *layout, bool english, double width,
        size_t lines, struct qs_block *block, struct qrsign_error *error)
{
        double room = width - qs_mm(layout, layout->design->column.safety_x);
        const char *small = qs_layout_word(layout, QS_WORD_SAFETY_ENGLISH);
        enum qrsign_status status;

        *block = (struct qs_block){0};
        if (!qs_layout_has(layout, QS_PART_SAFETY))
                return QRSIGN_OK;
        status = qs_block_set(layout, block, QS_ROLE_SAFETY, qs_layout_word(layout, QS_WORD_SAFETY),
                room, lines, "size", error);
        if (status == QRSIGN_OK && english && small[0])
                status = qs_block_set(
                        layout, block, QS_ROLE_SAFETY_ENGLISH, small, room, lines, "size", error);
        return status;
}

double qs_safety_height(const struct qs_layout *layout, const struct qs_block *block)
{
        if (!block->count)
                return 0;
        return fmax(block->height, shield_height * qs_mm(layout, layout->design->column.shield));
}

void qs_safety_draw(
        const struct qs_layout *layout, const struct qs_block *block, double x, double top)
{
        const struct qs_column_design *column = &layout->design->column;
        double size = qs_mm(layout, column->shield);
        double middle = (qs_safety_height(layout, block) - block->height) / 2;

        if (!block->count)
                return;
        qs_display_svg(layout->display, layout->style->rule, qs_icon_shield(),
                (struct qs_point){x + qs_mm(layout, column->shield_x), top - shield_top * size},
                size / QS_ICON_UNITS, 0);
        qs_block_draw(layout, block, layout->style->text, QS_ALIGN_LEFT,
                x + qs_mm(layout, column->safety_x), top + middle);
}

void qs_rule_draw(const struct qs_layout *layout, double x, double y, double width)
{
        qs_display_line(layout->display, layout->style->rule, (struct qs_point){x, y},
                (struct qs_point){x + width, y}, qs_mm(layout, layout->design->column.rule));
}
