/* SPDX-License-Identifier: MIT */
#include "base/text.h"
#include "table/directory.h"
#include "table/words.h"

/* The unit word inside the cell wins over that of the column's header, and that over the
 * settings'. */
static void read_name(
        struct qrsign_directory *directory, struct qs_entry *entry, struct qs_alley *alley)
{
        const char *other = directory->settings.alley_unit;
        const char *name = qs_entry_text(entry, QS_COLUMN_ALLEY, QS_RECORD_TEXT_MAX);

        if (!qs_unit_take(QS_UNIT_ALLEY, qs_string(other), name, &alley->name, &alley->unit))
                qs_entry_fail(entry);
        if (!alley->unit)
                alley->unit = entry->heading->alley_unit;
        if (!alley->unit)
                alley->unit = other;
}

/* Where the settings name no commune, their code and former address are for all alleys. */
static bool is_in_settings_commune(const struct qs_area *area, const struct qs_area *settings)
{
        return !*settings->commune ||
               (qs_text_same_folded(area->commune, settings->commune) &&
                       qs_text_same_folded(area->province, settings->province));
}

static void read_area(
        struct qrsign_directory *directory, struct qs_entry *entry, struct qs_alley *alley)
{
        static const enum qs_column columns[] = {
                QS_COLUMN_HAMLET, QS_COLUMN_COMMUNE, QS_COLUMN_PROVINCE};
        const struct qs_area *settings = &directory->settings.area;
        const char *names[QS_COUNT(columns)];

        qs_area_read(directory, entry, &alley->area);
        qs_area_inherit(&alley->area, settings);
        qs_commune_check(directory, entry, &alley->area);
        alley->is_in_settings_commune = is_in_settings_commune(&alley->area, settings);
        alley->is_in_settings_hamlet = !*settings->hamlet || qs_area_same(&alley->area, settings);
        names[0] = alley->area.hamlet;
        names[1] = alley->area.commune;
        names[2] = alley->area.province;
        for (size_t i = 0; i < QS_COUNT(columns); i++) {
                if (*names[i] || entry->fields[columns[i]].spot.line)
                        continue;
                if (entry->heading->columns[columns[i]].number)
                        qs_entry_require(entry, columns[i]);
                else
                        directory->lacks_area[i] = true; /* told once, not in every row */
        }
}

enum qrsign_status qs_alley_row(struct qrsign_directory *directory, struct qs_entry *entry)
{
        uint32_t index = (uint32_t)directory->alley_count;
        struct qs_alley *alley = qs_alley_add(directory);
        bool revised;
        uint32_t revision;

        if (!alley) {
                qs_entry_fail(entry);
                return entry->status;
        }
        alley->line = entry->line;
        qs_entry_require(entry, QS_COLUMN_ID);
        qs_entry_require(entry, QS_COLUMN_ALLEY);
        alley->id = qs_entry_id(entry);
        read_name(directory, entry, alley);
        read_area(directory, entry, alley);
        alley->length_m = qs_entry_whole(entry, QS_COLUMN_LENGTH, 1, QS_RECORD_METRES_MAX, NULL);
        alley->household_count = qs_entry_whole(
                entry, QS_COLUMN_COUNT, 0, QS_RECORD_COUNT_MAX, &alley->has_household_count);
        alley->point = qs_entry_point(entry);
        alley->path = qs_entry_path(entry);
        alley->name_en = qs_entry_text(entry, QS_COLUMN_NAME_EN, QS_RECORD_TEXT_MAX);
        alley->note = qs_entry_text(entry, QS_COLUMN_NOTE, QS_RECORD_SITE_MAX);
        revision = qs_entry_whole(entry, QS_COLUMN_REVISION, 1, QS_RECORD_REVISION_MAX, &revised);
        alley->revision = (uint16_t)(revised ? revision : 1);
        if (*alley->id)
                qs_id_enter(directory, entry, alley->id);
        qs_entry_require_point(entry);
        /* A row that is wrong is still the alley that households name. */
        if (!entry->status && !qs_alley_enter(directory, index))
                qs_entry_fail(entry);
        alley->bad = entry->bad;
        return entry->status;
}
