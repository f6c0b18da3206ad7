/* SPDX-License-Identifier: MIT */
#include "record/fields.h"

#include "base/number.h"

#include <stdio.h>

/* Kinds of record, as a set. */
enum {
        UNKNOWN = 1 << QRSIGN_RECORD_UNKNOWN,
        ALLEY = 1 << QRSIGN_RECORD_ALLEY,
        HOUSE = 1 << QRSIGN_RECORD_HOUSE,
        HAMLET = 1 << QRSIGN_RECORD_HAMLET,
        SITE = 1 << QRSIGN_RECORD_SITE,
        KNOWN = ALLEY | HOUSE | HAMLET | SITE,
        ALL = KNOWN | UNKNOWN
};

/* MEMBER is the common line; the others are it with a name, a flag or rows beside it. */
#define MEMBER(type_, structure, member, limit_, kinds_, required_)                                \
        .type = QS_FIELD_##type_, .offset = offsetof(struct qrsign_##structure, member),           \
        .limit = limit_, .kinds = kinds_, .required = required_
#define FIELD(type_, structure, member, limit_, kinds_, required_)                                 \
        {                                                                                          \
                .name = #member, MEMBER(type_, structure, member, limit_, kinds_, required_)       \
        }
#define UNIT(structure, member, assumed_, kinds_)                                                  \
        {                                                                                          \
                .name = #member, .assumed = assumed_,                                              \
                MEMBER(UNIT, structure, member, QS_RECORD_UNIT_MAX, kinds_, 0)                     \
        }
#define COUNT(type_, structure, member, flag, limit_, kinds_)                                      \
        {                                                                                          \
                .name = #member, .present = offsetof(struct qrsign_##structure, flag),             \
                MEMBER(type_, structure, member, limit_, kinds_, 0)                                \
        }
#define POINT(structure)                                                                           \
        {                                                                                          \
                .name = "lat", .other_name = "lon", MEMBER(POINT, structure, point, 0, ALL, 0)     \
        }
#define ROWS(type_, name_, member, rows, limit_, kinds_)                                           \
        {                                                                                          \
                .name = name_, .fields = &rows, MEMBER(type_, record, member, limit_, kinds_, 0)   \
        }
#define FIELDS(lines, structure)                                                                   \
        {                                                                                          \
                .field = lines, .count = QS_COUNT(lines),                                          \
                .size = sizeof(struct qrsign_##structure)                                          \
        }

static const struct qs_field contact_lines[] = {
        FIELD(TEXT, contact, name, QS_RECORD_NAME_MAX, ALL, 0),
        FIELD(PHONE, contact, phone, 0, ALL, 0),
};

static const struct qs_field household_lines[] = {
        FIELD(NUMBER, household, number, QS_RECORD_NUMBER_MAX, ALL, 0),
        FIELD(SIDE, household, side, 0, ALL, 0),
        COUNT(DISTANCE, household, distance_m, has_distance, QS_RECORD_METRES_MAX, ALL),
        FIELD(TEXT, household, head, QS_RECORD_NAME_MAX, ALL, 0),
        FIELD(PHONE, household, phone, 0, ALL, 0),
        FIELD(TEXT, household, label, QS_RECORD_TEXT_MAX, ALL, 0),
};

static const struct qs_field alley_lines[] = {
        UNIT(alley_row, alley_unit, "Kiệt", ALL),
        FIELD(TEXT, alley_row, alley, QS_RECORD_TEXT_MAX, ALL, ALL),
        COUNT(COUNT, alley_row, household_count, has_household_count, QS_RECORD_COUNT_MAX, ALL),
        FIELD(LENGTH, alley_row, length_m, QS_RECORD_METRES_MAX, ALL, 0),
        POINT(alley_row),
};

static const struct qs_field place_lines[] = {
        FIELD(TEXT, place, name, QS_RECORD_TEXT_MAX, ALL, ALL),
        FIELD(TEXT, place, name_en, QS_RECORD_TEXT_MAX, ALL, 0),
        FIELD(TEXT, place, kind, QS_RECORD_UNIT_MAX, ALL, 0),
        FIELD(SIDE, place, side, 0, ALL, 0),
        COUNT(DISTANCE, place, distance_m, has_distance, QS_RECORD_METRES_MAX, ALL),
        POINT(place),
};

static const struct qs_fields contact_fields = FIELDS(contact_lines, contact);
static const struct qs_fields household_fields = FIELDS(household_lines, household);
static const struct qs_fields alley_fields = FIELDS(alley_lines, alley_row);
static const struct qs_fields place_fields = FIELDS(place_lines, place);

static const struct qs_field record_lines[] = {
        FIELD(TEXT, record, title, QS_RECORD_TITLE_MAX, UNKNOWN, 0),
        FIELD(KIND, record, kind, 0, KNOWN, KNOWN),
        FIELD(ID, record, id, 0, ALL, KNOWN),
        FIELD(REVISION, record, revision, QS_RECORD_REVISION_MAX, ALL, 0),
        FIELD(DATE, record, issued, 0, ALL, KNOWN),
        POINT(record),
        UNIT(record, hamlet_unit, "Thôn", KNOWN),
        FIELD(TEXT, record, hamlet, QS_RECORD_TEXT_MAX, KNOWN, 0),
        UNIT(record, commune_unit, "Xã", KNOWN),
        FIELD(TEXT, record, commune, QS_RECORD_TEXT_MAX, KNOWN, 0),
        FIELD(PROVINCE, record, province, QS_RECORD_PROVINCE_MAX, KNOWN, 0),
        UNIT(record, alley_unit, "Kiệt", ALLEY | HOUSE),
        FIELD(TEXT, record, alley, QS_RECORD_TEXT_MAX, ALLEY | HOUSE, ALLEY),
        FIELD(TEXT, record, name, QS_RECORD_SITE_MAX, SITE, SITE),
        FIELD(TEXT, record, name_en, QS_RECORD_TEXT_MAX, ALLEY | HAMLET, 0),
        FIELD(TEXT, record, name_en, QS_RECORD_SITE_MAX, SITE | UNKNOWN, 0),
        FIELD(TEXT, record, rank, QS_RECORD_TEXT_MAX, SITE | UNKNOWN, 0),
        FIELD(LINES, record, text, QS_RECORD_STORY_MAX, SITE | UNKNOWN, 0),
        FIELD(LINES, record, text_en, QS_RECORD_STORY_MAX, SITE | UNKNOWN, 0),
        FIELD(URL, record, url, QS_RECORD_URL_MAX, SITE | UNKNOWN, 0),
        FIELD(LENGTH, record, length_m, QS_RECORD_METRES_MAX, ALLEY | UNKNOWN, 0),
        COUNT(COUNT, record, household_count, has_household_count, QS_RECORD_COUNT_MAX,
                ALLEY | HAMLET | UNKNOWN),
        {.name = "contact",
                .fields = &contact_fields,
                MEMBER(CONTACT, record, contact, 0, ALLEY | HAMLET | UNKNOWN, 0)},
        FIELD(PATH, record, path, QS_RECORD_PATH_MAX, ALLEY, 0),
        ROWS(HOUSEHOLD, "household", households, household_fields, 1, HOUSE),
        ROWS(HOUSEHOLDS, "households", households, household_fields, QS_RECORD_HOUSEHOLDS_MAX,
                ALLEY | UNKNOWN),
        ROWS(ALLEYS, "alleys", alleys, alley_fields, QS_RECORD_ALLEYS_MAX, HAMLET | UNKNOWN),
        ROWS(PLACES, "places", places, place_fields, QS_RECORD_PLACES_MAX,
                ALLEY | HAMLET | UNKNOWN),
        FIELD(COMMUNE_CODE, record, commune_code, 0, KNOWN, 0),
        FIELD(TEXT, record, former_address, QS_RECORD_SITE_MAX, KNOWN, 0),
        FIELD(TEXT, record, note, QS_RECORD_SITE_MAX, KNOWN, 0),
        FIELD(OMITTED, record, omitted, 0, ALL, 0),
        FIELD(PART, record, part, QS_RECORD_PARTS_MAX, ALL, 0),
        {.name = "ext", MEMBER(EXTENSIONS, record, extensions, 0, KNOWN, 0)},
};

const struct qs_fields qs_record_fields = FIELDS(record_lines, record);

const char *qs_kind_name(enum qrsign_record_kind kind)
{
        switch (kind) {
        case QRSIGN_RECORD_ALLEY: return "alley";
        case QRSIGN_RECORD_HOUSE: return "house";
        case QRSIGN_RECORD_HAMLET: return "hamlet";
        case QRSIGN_RECORD_SITE: return "site";
        case QRSIGN_RECORD_UNKNOWN: break;
        }
        return NULL;
}

const char *qs_omitted_name(unsigned index)
{
        static const char *const names[QS_OMITTED_COUNT] = {
                "names", "phones", "labels", "places", "distances", "path", "names_shortened"};

        return names[index];
}

struct qs_list qs_list_of(const struct qrsign_record *record, enum qs_field_type type)
{
        switch (type) {
        case QS_FIELD_HOUSEHOLD:
        case QS_FIELD_HOUSEHOLDS:
                return (struct qs_list){record->households.rows, record->households.count};
        case QS_FIELD_ALLEYS: return (struct qs_list){record->alleys.rows, record->alleys.count};
        case QS_FIELD_PLACES: return (struct qs_list){record->places.rows, record->places.count};
        default: return (struct qs_list){NULL, 0};
        }
}

void qs_list_set(struct qrsign_record *record, enum qs_field_type type, struct qs_list list)
{
        if (type == QS_FIELD_ALLEYS)
                record->alleys = (struct qrsign_alley_list){list.rows, list.count};
        else if (type == QS_FIELD_PLACES)
                record->places = (struct qrsign_place_list){list.rows, list.count};
        else
                record->households = (struct qrsign_household_list){list.rows, list.count};
}

bool qs_field_is_present(const struct qs_field *field, const void *structure)
{
        const void *value = qs_field_in(field, structure);

        if (qs_field_is_string(field))
                return !qs_is_empty(qs_field_string(field, structure));
        switch (field->type) {
        case QS_FIELD_REVISION: return *(const uint16_t *)value != 0;
        case QS_FIELD_LENGTH: return *(const uint32_t *)value != 0;
        case QS_FIELD_COUNT:
        case QS_FIELD_DISTANCE: return qs_field_flag(field, structure);
        case QS_FIELD_KIND: return *(const enum qrsign_record_kind *)value != 0;
        case QS_FIELD_SIDE: return *(const enum qrsign_side *)value != QRSIGN_SIDE_NONE;
        case QS_FIELD_DATE: return ((const struct qrsign_date *)value)->year != 0;
        case QS_FIELD_POINT: return ((const struct qrsign_point *)value)->present;
        case QS_FIELD_CONTACT: return qs_fields_any(field->fields, value);
        case QS_FIELD_PATH: return ((const struct qrsign_path *)value)->count != 0;
        case QS_FIELD_OMITTED: return *(const unsigned *)value != 0;
        case QS_FIELD_PART: return ((const struct qrsign_part *)value)->count != 0;
        case QS_FIELD_EXTENSIONS: return ((const struct qrsign_extension_list *)value)->count != 0;
        default: return qs_list_of(structure, field->type).count != 0;
        }
}

bool qs_fields_any(const struct qs_fields *fields, const void *structure)
{
        for (size_t i = 0; i < fields->count; i++)
                if (qs_field_is_present(&fields->field[i], structure))
                        return true;
        return false;
}

enum qrsign_status qs_field_locate(struct qrsign_error *error, struct qs_field_place place,
        const char *name, enum qrsign_status status)
{
        char text[sizeof(error->field)];
        const char *dot = place.list && name[0] ? "." : "";

        if (!error || status == QRSIGN_OK || status == QRSIGN_ERROR_MEMORY || error->field[0])
                return status;
        if (place.list && place.row != QS_NO_ROW)
                snprintf(text, sizeof(text), "%s[%zu]%s%s", place.list, place.row, dot, name);
        else
                snprintf(text, sizeof(text), "%s%s%s", qs_string(place.list), dot, name);
        qs_error_field(error, text);
        return status;
}

enum qrsign_status qs_field_check_whole(
        int64_t value, int64_t least, int64_t most, struct qrsign_error *error)
{
        char from[QS_NUMBER_SIZE], to[QS_NUMBER_SIZE];

        if (value >= least && value <= most)
                return QRSIGN_OK;
        qs_number_format(from, least, 1);
        qs_number_format(to, most, 1);
        return qs_error(error, QRSIGN_MESSAGE_RECORD_WHOLE, from, to);
}

enum qrsign_status qs_field_check_rows(size_t count, size_t most, struct qrsign_error *error)
{
        char limit[QS_NUMBER_SIZE];

        if (count <= most)
                return QRSIGN_OK;
        qs_number_format(limit, (int64_t)most, 1);
        return qs_error(error, QRSIGN_MESSAGE_RECORD_ROWS, limit);
}
