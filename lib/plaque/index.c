/* SPDX-License-Identifier: MIT */
/* The lists of a hamlet board: its alleys with households and length, its places with badges. */
#include "plaque/parts.h"

#include "base/error.h"
#include "base/number.h"
#include "plaque/icons.h"

#include <math.h>
#include <string.h>

/* Shapes a text for a role; its size is the list's. */
static enum qrsign_status shape(const struct qs_layout *layout, enum qs_role role, const char *text,
        const char *field, const struct qs_run **run, struct qrsign_error *error)
{
        enum qrsign_status status = qs_fonts_shape(
                layout->fonts, layout->arena, layout->design->types[role].weight, text, run, error);

        if (status != QRSIGN_OK)
                qs_error_field(error, field);
        return status;
}

/* Figures are regular, whatever the name's weight. */
static enum qrsign_status shape_figure(const struct qs_layout *layout, uint32_t value,
        const char *unit, const struct qs_run **run, struct qrsign_error *error)
{
        char text[QS_NUMBER_SIZE + 8];
        size_t length = qs_number_format(text, value, 1);

        memcpy(text + length, unit, strlen(unit) + 1);
        return qs_fonts_shape(layout->fonts, layout->arena, QS_REGULAR,
                qs_arena_string(layout->arena, text), run, error);
}

struct row {
        const struct qs_run *number, *name, *english, *households, *length; /* NULL: none */
};

struct place {
        const struct qs_run *name, *english;
        const char *icon;
};

/* A heading in both languages, and in the first alone. */
struct heading {
        const struct qs_run *full, *brief;
};

struct index {
        const struct qs_layout *layout;
        struct row *rows;
        struct place *places;
        size_t count, place_count;
        struct heading name, households, length;
        double name_width, households_width, length_width; /* widest, in em */
        double place_width, place_english_width;
        /* How it is set. */
        double scale;
        size_t columns, place_columns;
        bool english; /* of places */
        bool brief;   /* headings */
};

static double widest(double width, const struct qs_run *run)
{
        return run ? fmax(width, run->advance) : width;
}

static enum qrsign_status shape_rows(struct index *index, struct qrsign_error *error)
{
        const struct qs_layout *layout = index->layout;
        const struct qrsign_alley_list *alleys = &layout->record->alleys;
        const struct qrsign_map *map = layout->options->map;
        enum qrsign_status status = QRSIGN_OK;

        for (size_t i = 0; i < alleys->count && status == QRSIGN_OK; i++) {
                const struct qrsign_alley_row *alley = &alleys->rows[i];
                const char *parts[] = {alley->alley_unit, alley->alley};
                const char *name = qs_words_join(layout->arena, parts, 2, " ");
                const char *english = map ? qs_string(map->alleys[i].name_en) : "";
                struct row *row = &index->rows[i];

                if (!name)
                        return qs_error_memory(error);
                status = shape(layout, QS_ROLE_INDEX, name, "alleys", &row->name, error);
                if (status == QRSIGN_OK && english[0])
                        status = shape(layout, QS_ROLE_INDEX_ENGLISH, english, "name_en",
                                &row->english, error);
                if (status == QRSIGN_OK && alley->has_household_count)
                        status = shape_figure(
                                layout, alley->household_count, "", &row->households, error);
                if (status == QRSIGN_OK && alley->length_m)
                        status = shape_figure(layout, alley->length_m, " m", &row->length, error);
                if (status == QRSIGN_OK)
                        status = qs_map_number(layout, i, &row->number, error);
                index->name_width = widest(index->name_width, row->name);
                index->households_width = widest(index->households_width, row->households);
                index->length_width = widest(index->length_width, row->length);
        }
        return status;
}

static enum qrsign_status shape_places(struct index *index, struct qrsign_error *error)
{
        const struct qs_layout *layout = index->layout;
        const struct qrsign_place_list *places = &layout->record->places;
        enum qrsign_status status = QRSIGN_OK;

        for (size_t i = 0; i < places->count && status == QRSIGN_OK; i++) {
                const struct qrsign_place *row = &places->rows[i];
                const char *name = qs_index_place_name(layout, row->name);
                const char *english = qs_index_place_english(layout, row->name_en);
                struct place *place = &index->places[i];

                if (!name || !english)
                        return qs_error_memory(error);
                place->icon = qs_icon_of_kind(row->kind);
                status = shape(layout, QS_ROLE_PLACE, name, "places", &place->name, error);
                if (status == QRSIGN_OK && english[0])
                        status = shape(layout, QS_ROLE_PLACE_ENGLISH, english, "places",
                                &place->english, error);
                index->place_width = widest(index->place_width, place->name);
                index->place_english_width = widest(index->place_english_width, place->english);
        }
        return status;
}

static enum qrsign_status shape_heading(const struct qs_layout *layout, const char *vietnamese,
        const char *english, struct heading *heading, struct qrsign_error *error)
{
        const char *parts[] = {vietnamese, english};
        const char *full = qs_words_join(layout->arena, parts, 2, " · ");
        enum qrsign_status status;

        if (!full)
                return qs_error_memory(error);
        status = shape(layout, QS_ROLE_INDEX_HEAD, full, "alleys", &heading->full, error);
        if (status == QRSIGN_OK)
                status = shape(
                        layout, QS_ROLE_INDEX_HEAD, vietnamese, "alleys", &heading->brief, error);
        return status;
}

static enum qrsign_status read_lists(struct index *index, struct qrsign_error *error)
{
        const struct qs_layout *layout = index->layout;
        struct qs_caption alleys = qs_words_alleys(layout->record);
        enum qrsign_status status;

        index->count = layout->record->alleys.count;
        index->place_count = layout->record->places.count;
        index->rows = qs_arena_array(layout->arena, index->count, sizeof(*index->rows));
        index->places = qs_arena_array(layout->arena, index->place_count, sizeof(*index->places));
        if (!index->rows || !index->places)
                return qs_error_memory(error);
        status = shape_rows(index, error);
        if (status == QRSIGN_OK)
                status = shape_places(index, error);
        if (status == QRSIGN_OK)
                status = shape_heading(
                        layout, alleys.vietnamese, alleys.english, &index->name, error);
        if (status == QRSIGN_OK)
                status = shape_heading(layout, "hộ", "households", &index->households, error);
        if (status == QRSIGN_OK)
                status = shape_heading(layout, "dài", "length", &index->length, error);
        return status;
}

/* No role gets smaller than its floor, however small the list is. */
static double em_of(const struct index *index, enum qs_role role)
{
        double em = qs_mm(index->layout, index->layout->design->types[role].em) * index->scale;

        return fmax(em, qs_role_floor(index->layout, role));
}

static double grown(const struct index *index, double fraction)
{
        return qs_mm(index->layout, fraction) * index->scale;
}

static double column_width(const struct index *index, double width, size_t columns)
{
        double gap = qs_mm(index->layout, index->layout->design->index.gap);

        return (width - (double)(columns - 1) * gap) / (double)columns;
}

static const struct qs_run *heading(const struct index *index, const struct heading *heading)
{
        return index->brief ? heading->brief : heading->full;
}

/* Widths of the columns of figures, headings included; 0: there are none. */
static double length_column(const struct index *index)
{
        if (index->length_width <= 0)
                return 0;
        return fmax(index->length_width * em_of(index, QS_ROLE_INDEX),
                heading(index, &index->length)->advance * em_of(index, QS_ROLE_INDEX_HEAD));
}

static double households_column(const struct index *index)
{
        return index->households_width * em_of(index, QS_ROLE_INDEX);
}

/* Width that an alley's row needs. */
static double row_width(const struct index *index)
{
        const struct qs_index_design *design = &index->layout->design->index;
        double gap = qs_mm(index->layout, design->figure_gap);
        double head_em = em_of(index, QS_ROLE_INDEX_HEAD);
        double figures = 0, names, heads;

        if (index->length_width > 0)
                figures += length_column(index) + gap;
        names = grown(index, design->name) + index->name_width * em_of(index, QS_ROLE_INDEX);
        heads = heading(index, &index->name)->advance * head_em;
        if (index->households_width > 0) {
                names += gap + households_column(index);
                heads += gap + heading(index, &index->households)->advance * head_em;
        }
        return figures + fmax(names, heads);
}

static size_t lines_of(size_t count, size_t columns)
{
        return (count + columns - 1) / columns;
}

static double alleys_height(const struct index *index, double pitch)
{
        const struct qs_index_design *design = &index->layout->design->index;
        size_t lines = lines_of(index->count, index->columns);

        if (!lines)
                return 0;
        return grown(index, design->head + design->rule + design->first + design->last) +
               (double)(lines - 1) * pitch;
}

static double places_height(const struct index *index, double pitch)
{
        const struct qs_index_design *design = &index->layout->design->index;
        size_t lines = lines_of(index->place_count, index->place_columns);

        if (!lines)
                return 0;
        return grown(index, design->list_gap + design->badge / 2) + (double)(lines - 1) * pitch;
}

/* Rows stand so far apart that text at its floor finds room. */
static const double row_em = 1.22, place_em = 1.14, place_english_em = 1.24;

static double row_pitch(const struct index *index)
{
        return fmax(grown(index, index->layout->design->index.pitch),
                row_em * em_of(index, QS_ROLE_INDEX));
}

static double place_pitch(const struct index *index)
{
        const struct qs_index_design *design = &index->layout->design->index;
        double em = place_em * em_of(index, QS_ROLE_PLACE);

        if (!index->english)
                return fmax(grown(index, design->badge * 1.2), em);
        return fmax(grown(index, design->place_pitch),
                em + place_english_em * em_of(index, QS_ROLE_PLACE_ENGLISH));
}

static double total_height(const struct index *index)
{
        return alleys_height(index, row_pitch(index)) + places_height(index, place_pitch(index));
}

/* The fewest columns at the present scale that the box is high enough for. */
static bool choose_columns(struct index *index, struct qs_box box)
{
        enum { MOST_COLUMNS = 8 };
        const struct qs_index_design *design = &index->layout->design->index;
        double place = grown(index, design->place_name) +
                       fmax(index->place_width * em_of(index, QS_ROLE_PLACE),
                               index->english ? index->place_english_width *
                                                        em_of(index, QS_ROLE_PLACE_ENGLISH)
                                              : 0);

        for (size_t columns = 1; columns <= MOST_COLUMNS; columns++)
                for (size_t places = 1; places <= MOST_COLUMNS; places++) {
                        index->columns = columns;
                        index->place_columns = places;
                        index->brief = row_width(index) > column_width(index, box.width, columns);
                        if ((index->count &&
                                    row_width(index) > column_width(index, box.width, columns)) ||
                                (index->place_count &&
                                        place > column_width(index, box.width, places)))
                                continue;
                        if (total_height(index) <= box.height)
                                return true;
                }
        return false;
}

static enum qrsign_status fit(struct index *index, struct qs_box box, struct qrsign_error *error)
{
        static const double step = .97;
        /* English of places gives way below these sizes. */
        static const double english_from = .82;
        const struct qs_index_design *design = &index->layout->design->index;
        enum qrsign_status status;

        for (int english = 1; english >= 0; english--) {
                index->english = english;
                index->scale = english ? design->largest : 1;
                for (; index->scale >= (english ? english_from : design->smallest);
                        index->scale *= step)
                        if (choose_columns(index, box))
                                return QRSIGN_OK;
        }
        status = qs_error(error, QRSIGN_MESSAGE_TEXT_NO_ROOM, index->layout->words->name);
        qs_error_field(error, "alleys");
        return status;
}

static void draw_run(const struct index *index, enum qs_ink ink, const struct qs_run *run,
        enum qs_align align, double x, double baseline, double em)
{
        if (align == QS_ALIGN_RIGHT)
                x -= run->advance * em;
        else if (align == QS_ALIGN_CENTRE)
                x -= (run->left + run->right) / 2 * em;
        qs_display_text(index->layout->display, ink, run, (struct qs_point){x, baseline}, em, 0);
}

/* Half the height of capitals and figures, in em. */
static const double half_capital = .357;

static void draw_row(
        const struct index *index, const struct row *row, double x, double right, double middle)
{
        const struct qs_layout *layout = index->layout;
        const struct qs_index_design *design = &layout->design->index;
        double em = em_of(index, QS_ROLE_INDEX), small = em_of(index, QS_ROLE_INDEX_ENGLISH);
        double baseline = middle + half_capital * em, disc = grown(index, design->disc);
        double number_em = grown(index, design->disc_em), end, room;

        number_em = fmin(number_em, .80 * disc / (row->number->right - row->number->left));
        qs_display_disc(layout->display, layout->style->text,
                (struct qs_point){x + disc / 2, middle}, disc / 2);
        draw_run(index, layout->style->ground, row->number, QS_ALIGN_CENTRE, x + disc / 2,
                middle + half_capital * number_em, number_em);
        x += grown(index, design->name);
        draw_run(index, layout->style->text, row->name, QS_ALIGN_LEFT, x, baseline, em);
        end = x + row->name->advance * em + grown(index, design->english_gap);
        if (row->length)
                draw_run(index, layout->style->text, row->length, QS_ALIGN_RIGHT, right, baseline,
                        em);
        if (index->length_width > 0)
                right -= length_column(index) + qs_mm(layout, design->figure_gap);
        if (row->households)
                draw_run(index, layout->style->text, row->households, QS_ALIGN_RIGHT, right,
                        baseline, em);
        right -= households_column(index) + qs_mm(layout, design->figure_gap);
        room = right - end;
        if (!row->english || room <= 0)
                return;
        small = fmin(small, room / row->english->advance);
        if (small >= fmax(design->english_least * em_of(index, QS_ROLE_INDEX_ENGLISH),
                             qs_role_floor(layout, QS_ROLE_INDEX_ENGLISH)))
                draw_run(index, layout->style->text, row->english, QS_ALIGN_LEFT, end, baseline,
                        small);
}

static void draw_headings(const struct index *index, double x, double right, double baseline)
{
        const struct qs_layout *layout = index->layout;
        double em = em_of(index, QS_ROLE_INDEX_HEAD);
        enum qs_ink ink = layout->style->text;

        draw_run(index, ink, heading(index, &index->name), QS_ALIGN_LEFT, x, baseline, em);
        if (index->length_width > 0) {
                draw_run(index, ink, heading(index, &index->length), QS_ALIGN_RIGHT, right,
                        baseline, em);
                right -= length_column(index) + qs_mm(layout, layout->design->index.figure_gap);
        }
        if (index->households_width > 0)
                draw_run(index, ink, heading(index, &index->households), QS_ALIGN_RIGHT, right,
                        baseline, em);
}

static void draw_alleys(const struct index *index, struct qs_box box, double pitch)
{
        const struct qs_layout *layout = index->layout;
        const struct qs_index_design *design = &layout->design->index;
        size_t lines = lines_of(index->count, index->columns);
        double width = column_width(index, box.width, index->columns);
        double step = width + qs_mm(layout, design->gap);
        double rule = box.y + grown(index, design->head + design->rule);

        for (size_t i = 0; i < index->count; i++) {
                double x = box.x + (double)(i / lines) * step;
                double middle = rule + grown(index, design->first) + (double)(i % lines) * pitch;

                if (i % lines == 0) {
                        draw_headings(index, x, x + width, box.y + grown(index, design->head));
                        qs_rule_draw(layout, x, rule, width);
                }
                draw_row(index, &index->rows[i], x, x + width, middle);
        }
        if (index->count && index->place_count)
                qs_rule_draw(layout, box.x, box.y + alleys_height(index, pitch), box.width);
}

static void draw_place(
        const struct index *index, const struct place *place, double x, double middle)
{
        const struct qs_layout *layout = index->layout;
        const struct qs_index_design *design = &layout->design->index;
        double em = em_of(index, QS_ROLE_PLACE), small = em_of(index, QS_ROLE_PLACE_ENGLISH);
        double badge = grown(index, design->badge), name_x = x + grown(index, design->place_name);
        bool english = index->english && place->english;
        double baseline = middle + half_capital * em;

        qs_badge_draw(layout, place->icon, (struct qs_point){x + badge / 2, middle}, badge, false);
        if (english)
                baseline = middle - .06 * em;
        draw_run(index, layout->style->text, place->name, QS_ALIGN_LEFT, name_x, baseline, em);
        if (english)
                draw_run(index, layout->style->text, place->english, QS_ALIGN_LEFT, name_x,
                        baseline + fmax(design->place_leading * small,
                                           place->name->below * em + .04 * em +
                                                   place->english->above * small),
                        small);
}

static void draw_places(const struct index *index, struct qs_box box, double top, double pitch)
{
        const struct qs_layout *layout = index->layout;
        size_t lines = lines_of(index->place_count, index->place_columns);
        double width = column_width(index, box.width, index->place_columns);
        double step = width + qs_mm(layout, layout->design->index.gap);

        for (size_t i = 0; i < index->place_count; i++)
                draw_place(index, &index->places[i], box.x + (double)(i / lines) * step,
                        top + (double)(i % lines) * pitch);
}

enum qrsign_status qs_index_draw(
        const struct qs_layout *layout, struct qs_box box, struct qrsign_error *error)
{
        const struct qs_index_design *design = &layout->design->index;
        struct index index = {.layout = layout};
        enum qrsign_status status = read_lists(&index, error);
        double gaps, loose, pitch, places;

        if (status == QRSIGN_OK)
                status = fit(&index, box, error);
        if (status != QRSIGN_OK)
                return status;
        pitch = row_pitch(&index);
        places = place_pitch(&index);
        gaps = (double)lines_of(index.count, index.columns) * pitch +
               (double)lines_of(index.place_count, index.place_columns) * places;
        loose = gaps > 0 ? fmin(1 + (box.height - total_height(&index)) / gaps, design->loosest)
                         : 1;
        draw_alleys(&index, box, pitch * loose);
        draw_places(&index, box,
                box.y + alleys_height(&index, pitch * loose) +
                        (index.count ? grown(&index, design->list_gap)
                                     : grown(&index, design->badge / 2)),
                places * loose);
        return QRSIGN_OK;
}
