/* SPDX-License-Identifier: MIT */
/* Rows become records. */
#include "base/error.h"
#include "table/directory.h"

/* Brings a record to normal form. Rows have been checked one by one, so what fails here is a matter
 * of the whole; it is told with the row that the record is of. */
enum qrsign_status qs_finish_record(const struct qrsign_record *raw, struct qs_spot spot,
        struct qrsign_record **record, struct qrsign_error *error)
{
        enum qrsign_status status = qrsign_record_normalise(raw, record, error);

        if (status == QRSIGN_ERROR_INPUT)
                qs_spot_locate(error, spot);
        return status;
}

void qs_record_area(struct qrsign_record *record, const struct qs_area *area)
{
        record->hamlet_unit = area->hamlet_unit;
        record->hamlet = area->hamlet;
        record->commune_unit = area->commune_unit;
        record->commune = area->commune;
        record->province = area->province;
}

/* What a link carries only when asked. */
void qs_record_extras(const struct qrsign_directory *directory, struct qrsign_record *record)
{
        unsigned include = directory->options.include;

        if (include & QRSIGN_INCLUDE_COMMUNE_CODE)
                record->commune_code = directory->settings.commune_code;
        if (include & QRSIGN_INCLUDE_FORMER_ADDRESS)
                record->former_address = directory->settings.former_address;
}

static bool says_anything(const struct qrsign_household *household)
{
        return household->side || household->has_distance || *household->number ||
               *household->head || *household->phone || *household->label;
}

/* The list of households; a list that tells nothing but their number is a count. */
static enum qrsign_status set_households(struct qs_arena *arena, const struct qs_alley *alley,
        const struct qs_house *houses, size_t count, struct qrsign_record *record,
        struct qrsign_error *error)
{
        struct qrsign_household *rows = qs_arena_array(arena, count, sizeof(*rows));
        bool any = false;

        if (!rows)
                return qs_error_memory(error);
        for (size_t i = 0; i < count; i++) {
                rows[i] = houses[i].household;
                any |= says_anything(&rows[i]);
        }
        if (any)
                record->households = (struct qrsign_household_list){rows, count};
        /* More rows than stated is a warning, and the rows hold. */
        record->has_household_count = alley->has_household_count || alley->good;
        record->household_count =
                alley->household_count > alley->good ? alley->household_count : alley->good;
        return QRSIGN_OK;
}

enum qrsign_status qs_make_alley(struct qrsign_directory *directory, struct qs_arena *arena,
        const struct qs_alley *alley, const struct qs_house *houses, size_t count,
        struct qrsign_record **record, struct qrsign_error *error)
{
        struct qrsign_record raw = {
                .kind = QRSIGN_RECORD_ALLEY,
                .id = alley->id,
                .revision = alley->revision,
                .issued = directory->settings.issued,
                .point = alley->point,
                .alley_unit = alley->unit,
                .alley = alley->name,
                .name_en = alley->name_en,
                .length_m = alley->length_m,
                .path = alley->path,
        };
        enum qrsign_status status;

        qs_record_area(&raw, &alley->area);
        if (!directory->options.no_contact && alley->is_in_settings_hamlet)
                raw.contact = directory->settings.contact;
        if (alley->is_in_settings_commune)
                qs_record_extras(directory, &raw);
        if (directory->options.include & QRSIGN_INCLUDE_NOTE)
                raw.note = alley->note;
        status = set_households(arena, alley, houses, count, &raw, error);
        if (!status)
                status = qs_gather_places(directory, arena, alley, &raw.places, error);
        if (status)
                return status;
        return qs_finish_record(&raw,
                qs_heading_spot(&directory->headings[QS_TABLE_ALLEYS], QS_COLUMN_ID, alley->line),
                record, error);
}

/* Its own point, or where the alley's sketch line passes its distance. */
static struct qrsign_point house_point(const struct qs_alley *alley, const struct qs_house *house)
{
        if (house->point.present)
                return house->point;
        if (!alley->point.present || !alley->path.count || !house->household.has_distance)
                return (struct qrsign_point){0};
        return qs_point_on_path(alley->point, alley->path, house->household.distance_m);
}

enum qrsign_status qs_make_house(struct qrsign_directory *directory, const struct qs_alley *alley,
        const struct qs_house *house, struct qrsign_record **record, struct qrsign_error *error)
{
        struct qrsign_record raw = {
                .kind = QRSIGN_RECORD_HOUSE,
                .id = house->id,
                .revision = alley->revision,
                .issued = directory->settings.issued,
                .point = house_point(alley, house),
                .alley_unit = alley->unit,
                .alley = alley->name,
                .households = {&house->household, 1},
        };

        qs_record_area(&raw, &alley->area);
        if (alley->is_in_settings_commune)
                qs_record_extras(directory, &raw);
        return qs_finish_record(&raw,
                (struct qs_spot){directory->headings[QS_TABLE_HOUSEHOLDS].file, house->line,
                        house->column, NULL},
                record, error);
}

enum qrsign_status qs_make_site(struct qrsign_directory *directory, const struct qs_site *site,
        struct qrsign_record **record, struct qrsign_error *error)
{
        struct qrsign_record raw = {
                .kind = QRSIGN_RECORD_SITE,
                .id = site->id,
                .revision = 1,
                .issued = directory->settings.issued,
                .point = site->point,
                .name = site->name,
                .name_en = site->name_en,
                .rank = site->rank,
                .text = site->text,
                .text_en = site->text_en,
                .url = site->url,
        };

        qs_record_area(&raw, &site->area);
        return qs_finish_record(&raw,
                qs_heading_spot(&directory->headings[QS_TABLE_SITES], QS_COLUMN_ID, site->line),
                record, error);
}
