/* SPDX-License-Identifier: MIT */
/* The point of a row, from one column or from two. */
#include "table/coordinates.h"
#include "table/entry.h"
#include "table/values.h"

#include <string.h>

/* Reports what is wrong with a cell of coordinates, with the cell's text. */
static bool judge(struct qs_entry *entry, enum qs_column column, enum qrsign_message message)
{
        const struct qs_field *field = &entry->fields[column];
        char text[QRSIGN_ERROR_ARGUMENT_SIZE];
        size_t length = field->length < sizeof(text) ? field->length : sizeof(text) - 1;

        if (!message)
                return true;
        memcpy(text, field->text, length);
        text[length] = '\0';
        qs_entry_problem(entry, column, message, text, NULL, NULL);
        return false;
}

static bool read_degrees(struct qs_entry *entry, enum qs_column column, int32_t *degrees_e5)
{
        const struct qs_field *field = &entry->fields[column];

        return judge(entry, column, qs_degrees_read(field->text, field->length, degrees_e5));
}

/* Both columns, or neither. */
static struct qrsign_point read_columns(struct qs_entry *entry)
{
        bool latitude = qs_entry_has(entry, QS_COLUMN_LATITUDE);
        bool longitude = qs_entry_has(entry, QS_COLUMN_LONGITUDE);
        struct qrsign_point point = {0};
        bool good;

        if (latitude != longitude) {
                enum qs_column empty = latitude ? QS_COLUMN_LONGITUDE : QS_COLUMN_LATITUDE;
                enum qs_column filled = latitude ? QS_COLUMN_LATITUDE : QS_COLUMN_LONGITUDE;

                /* A damaged cell has been reported already. */
                if (!entry->fields[empty].spot.line)
                        qs_entry_problem(entry,
                                entry->heading->columns[empty].number ? empty : filled,
                                QRSIGN_MESSAGE_POINT_HALF, NULL, NULL, NULL);
                return point;
        }
        if (!latitude)
                return point;
        good = read_degrees(entry, QS_COLUMN_LATITUDE, &point.latitude_e5);
        good &= read_degrees(entry, QS_COLUMN_LONGITUDE, &point.longitude_e5);
        point.present = good;
        return point;
}

struct qrsign_point qs_entry_point(struct qs_entry *entry)
{
        const struct qs_field *location = &entry->fields[QS_COLUMN_LOCATION];
        struct qrsign_point point = read_columns(entry), other = {0};
        enum qs_column column = QS_COLUMN_LATITUDE;
        char here[QS_POINT_TEXT_SIZE], there[QS_POINT_TEXT_SIZE];
        enum qrsign_message message;

        if (location->text) {
                if (!judge(entry, QS_COLUMN_LOCATION,
                            qs_coordinates_read(location->text, location->length, &other)))
                        return (struct qrsign_point){0};
                if (point.present && (point.latitude_e5 != other.latitude_e5 ||
                                             point.longitude_e5 != other.longitude_e5))
                        qs_entry_problem(entry, QS_COLUMN_LOCATION, QRSIGN_MESSAGE_POINT_TWICE,
                                qs_point_format(other, here), qs_point_format(point, there), NULL);
                point = other;
                column = QS_COLUMN_LOCATION;
        }
        message = point.present ? qs_point_check(point) : QRSIGN_MESSAGE_NONE;
        if (!message)
                return point;
        qs_entry_problem(entry, column, message, qs_point_format(point, here), NULL, NULL);
        return (struct qrsign_point){0};
}

void qs_entry_require_point(struct qs_entry *entry)
{
        static const enum qs_column columns[] = {
                QS_COLUMN_LATITUDE, QS_COLUMN_LONGITUDE, QS_COLUMN_LOCATION};

        for (size_t i = 0; i < QS_COUNT(columns); i++)
                if (entry->fields[columns[i]].spot.line)
                        return; /* there is one, or something wrong that was reported */
        qs_entry_require(entry, qs_point_column(entry->heading));
}

enum qs_column qs_point_column(const struct qs_heading *heading)
{
        return heading->columns[QS_COLUMN_LATITUDE].number ? QS_COLUMN_LATITUDE
                                                           : QS_COLUMN_LOCATION;
}
