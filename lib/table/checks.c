/* SPDX-License-Identifier: MIT */
/* What only shows when all rows are read. */
#include "base/error.h"
#include "base/number.h"
#include "table/directory.h"

#include <stdlib.h>

#define FAR_METRES 30000.0

/* Hamlet, commune or province that no row and no setting names: told once. */
static void check_area(struct qrsign_directory *directory)
{
        static const enum qs_column columns[] = {
                QS_COLUMN_HAMLET, QS_COLUMN_COMMUNE, QS_COLUMN_PROVINCE};
        const struct qs_area *area = &directory->settings.area;
        const char *names[] = {area->hamlet, area->commune, area->province};
        bool households_alone =
                directory->rows[QS_TABLE_HOUSEHOLDS] && !directory->headings[QS_TABLE_ALLEYS].file;
        struct qs_spot spot = {0};

        for (int i = QS_TABLE_SETTINGS; i < QS_TABLES && !spot.file; i++)
                spot.file = directory->headings[i].file;
        for (size_t i = 0; i < QS_COUNT(columns); i++) {
                const struct qs_field *field = &directory->settings.entry.fields[columns[i]];

                /* A setting that is wrong has been reported as such. */
                if (field->spot.line ||
                        !(directory->lacks_area[i] || (households_alone && !*names[i])))
                        continue;
                spot.field = qs_column_title(QS_TABLE_SETTINGS, columns[i]);
                qs_report(&directory->report, spot, QRSIGN_MESSAGE_AREA_MISSING, spot.field, NULL,
                        NULL);
                directory->report.fatal = true;
        }
}

static void check_count(struct qrsign_directory *directory, const struct qs_alley *alley)
{
        char stated[QS_NUMBER_SIZE], listed[QS_NUMBER_SIZE];

        if (!directory->rows[QS_TABLE_HOUSEHOLDS] || !alley->has_household_count ||
                alley->household_count == alley->listed)
                return;
        qs_number_format(stated, alley->household_count, 1);
        qs_number_format(listed, alley->listed, 1);
        qs_report(&directory->report,
                qs_heading_spot(
                        &directory->headings[QS_TABLE_ALLEYS], QS_COLUMN_COUNT, alley->line),
                QRSIGN_MESSAGE_COUNT_DIFFERS, stated, listed, NULL);
}

/* An alley that is left out takes its households with it: none goes silently. */
static void check_left_out(struct qrsign_directory *directory, const struct qs_alley *alley)
{
        char listed[QS_NUMBER_SIZE];

        if (!directory->options.keep_going || !alley->bad || !alley->listed)
                return;
        qs_number_format(listed, alley->listed, 1);
        qs_report(&directory->report,
                qs_heading_spot(
                        &directory->headings[QS_TABLE_ALLEYS], QS_COLUMN_ALLEY, alley->line),
                QRSIGN_MESSAGE_ALLEY_LEFT_OUT, listed, NULL, NULL);
}

static void check_far(struct qrsign_directory *directory, enum qs_table table,
        struct qrsign_point middle, struct qrsign_point point, size_t line)
{
        const struct qs_heading *heading = &directory->headings[table];
        char text[QS_POINT_TEXT_SIZE], km[QS_NUMBER_SIZE];
        double metres;

        if (!point.present)
                return;
        metres = qs_point_distance(middle, point);
        if (metres <= FAR_METRES)
                return;
        qs_number_format_double(km, metres / 1000, 0);
        qs_report(&directory->report, qs_heading_spot(heading, qs_point_column(heading), line),
                QRSIGN_MESSAGE_POINT_FAR, qs_point_format(point, text), km, NULL);
}

/* The sites of a province lie far apart by nature: only what belongs to a hamlet is checked. */
static enum qrsign_status check_points(
        struct qrsign_directory *directory, struct qrsign_error *error)
{
        struct qrsign_point middle[QS_TABLES];
        bool wide[QS_TABLES];

        for (int i = 0; i < QS_TABLES; i++) {
                middle[i] = qs_median_middle(&directory->medians[i]);
                wide[i] = qs_median_is_wide(&directory->medians[i], FAR_METRES);
        }
        for (size_t i = 0; wide[QS_TABLE_ALLEYS] && i < directory->alley_count; i++)
                check_far(directory, QS_TABLE_ALLEYS, middle[QS_TABLE_ALLEYS],
                        directory->alleys[i].point, directory->alleys[i].line);
        for (uint64_t at = 0; wide[QS_TABLE_HOUSEHOLDS] && at < directory->houses_end;) {
                struct qs_house house;
                enum qrsign_status status = qs_house_load(directory, at, &house, &at, error);

                if (status)
                        return status;
                check_far(directory, QS_TABLE_HOUSEHOLDS, middle[QS_TABLE_HOUSEHOLDS], house.point,
                        house.line);
        }
        for (size_t i = 0; wide[QS_TABLE_PLACES] && i < directory->place_count; i++)
                check_far(directory, QS_TABLE_PLACES, middle[QS_TABLE_PLACES],
                        directory->places[i].place.point, directory->places[i].line);
        return QRSIGN_OK;
}

static void check_empty(struct qrsign_directory *directory)
{
        static const enum qs_table tables[] = {
                QS_TABLE_ALLEYS, QS_TABLE_HOUSEHOLDS, QS_TABLE_SITES};
        const struct qs_heading *empty = NULL;

        for (size_t i = 0; i < QS_COUNT(tables); i++) {
                if (directory->rows[tables[i]])
                        return;
                if (!empty && directory->headings[tables[i]].file)
                        empty = &directory->headings[tables[i]];
        }
        if (directory->report.fatal || !empty)
                return;
        qs_report(&directory->report, (struct qs_spot){empty->file, empty->line, 0, NULL},
                QRSIGN_MESSAGE_TABLE_EMPTY, NULL, NULL, NULL);
        directory->report.fatal = true;
}

enum qrsign_status qs_directory_check(
        struct qrsign_directory *directory, struct qrsign_error *error)
{
        check_empty(directory);
        check_area(directory);
        for (size_t i = 0; i < directory->alley_count; i++) {
                const struct qs_alley *alley = &directory->alleys[i];

                check_count(directory, alley);
                check_left_out(directory, alley);
                directory->counts.alleys += alley->line && !alley->bad;
                directory->counts.households += alley->bad ? 0 : alley->good;
                if (alley->point.present &&
                        !qs_median_add(&directory->medians[QS_TABLE_ALLEYS], alley->point))
                        return qs_error_memory(error);
        }
        return check_points(directory, error);
}

enum qrsign_status qs_house_ids_check(
        struct qrsign_directory *directory, struct qrsign_error *error)
{
        const struct qs_heading *heading = &directory->headings[QS_TABLE_HOUSEHOLDS];
        struct qrsign_error first = {0};

        for (uint64_t at = 0; at < directory->houses_end;) {
                struct qs_house house;
                struct qrsign_error problem;
                enum qrsign_status status = qs_house_load(directory, at, &house, &at, error);

                if (status)
                        return status;
                if (house.id_state == QS_HOUSE_ID_TAKEN)
                        qs_error(&problem, QRSIGN_MESSAGE_HOUSE_ID_TWICE, house.id);
                else if (house.id_state == QS_HOUSE_ID_NONE)
                        qs_error(&problem, QRSIGN_MESSAGE_HOUSE_ID_NONE);
                else
                        continue;
                qs_spot_locate(&problem, (struct qs_spot){heading->file, house.line, house.column,
                                                 heading->columns[QS_COLUMN_ID].header});
                if (!first.code)
                        first = problem;
                if (!directory->house_ids_reported)
                        qs_report_problem(&directory->report, &problem);
        }
        directory->house_ids_reported = true;
        if (!first.code || directory->options.keep_going)
                return QRSIGN_OK;
        if (error)
                *error = first;
        return first.status;
}
