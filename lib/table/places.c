/* SPDX-License-Identifier: MIT */
#include "base/number.h"
#include "base/text.h"
#include "table/directory.h"
#include "table/words.h"

#include <stdlib.h>
#include <string.h>

/* The list's word, or the user's own with a warning. */
static const char *read_kind(struct qs_entry *entry)
{
        const char *kind = qs_entry_text(entry, QS_COLUMN_KIND, QS_RECORD_UNIT_MAX);
        qs_cleanup(qs_buffer_free) struct qs_buffer fold = {0};
        const char *known;

        if (!*kind)
                return "";
        if (!qs_text_fold(kind, strlen(kind), &fold)) {
                qs_entry_fail(entry);
                return "";
        }
        known = qs_kind_of_place(fold.data);
        if (!known)
                qs_entry_problem(
                        entry, QS_COLUMN_KIND, QRSIGN_MESSAGE_KIND_UNKNOWN, kind, NULL, NULL);
        return known ? known : kind;
}

static struct qs_place *add_place(struct qrsign_directory *directory)
{
        if (directory->place_count == directory->place_capacity) {
                size_t capacity = directory->place_capacity ? 2 * directory->place_capacity : 32;
                struct qs_place *places = realloc(directory->places, capacity * sizeof(*places));

                if (!places)
                        return NULL;
                directory->places = places;
                directory->place_capacity = capacity;
        }
        return &directory->places[directory->place_count++];
}

/* Links the place to the others of its alley, in the order of the table. */
static void stand_on_alley(
        struct qrsign_directory *directory, struct qs_entry *entry, struct qs_place *place)
{
        struct qs_alley *alley = &directory->alleys[place->alley];
        uint32_t index = (uint32_t)(place - directory->places);
        char limit[QS_NUMBER_SIZE];

        if (place->place.has_distance)
                qs_distance_check(alley, entry, place->place.distance_m);
        if (++alley->places == QS_RECORD_PLACES_MAX + 1) {
                qs_number_format(limit, QS_RECORD_PLACES_MAX, 1);
                qs_entry_problem(entry, QS_COLUMN_ALLEY, QRSIGN_MESSAGE_ALLEY_ROWS_TOO_MANY, limit,
                        NULL, NULL);
        }
        if (entry->bad)
                return;
        if (alley->first_place == QS_NO_INDEX)
                alley->first_place = index;
        else
                directory->places[alley->last_place].next = index;
        alley->last_place = index;
}

enum qrsign_status qs_place_row(struct qrsign_directory *directory, struct qs_entry *entry)
{
        struct qs_place *row = add_place(directory);
        struct qrsign_place *place;

        if (!row) {
                qs_entry_fail(entry);
                return entry->status;
        }
        *row = (struct qs_place){.line = entry->line, .alley = QS_NO_INDEX, .next = QS_NO_INDEX};
        place = &row->place;
        qs_entry_require(entry, QS_COLUMN_NAME);
        place->name = qs_entry_text(entry, QS_COLUMN_NAME, QS_RECORD_TEXT_MAX);
        place->name_en = qs_entry_text(entry, QS_COLUMN_NAME_EN, QS_RECORD_TEXT_MAX);
        place->kind = read_kind(entry);
        place->side = qs_entry_side(entry);
        place->distance_m = qs_entry_whole(
                entry, QS_COLUMN_DISTANCE, 0, QS_RECORD_METRES_MAX, &place->has_distance);
        place->point = qs_entry_point(entry);
        if (qs_entry_has(entry, QS_COLUMN_ALLEY))
                row->alley = qs_alley_look_up(directory, entry);
        else if (place->side || place->has_distance)
                qs_entry_problem(entry, QS_COLUMN_ALLEY, QRSIGN_MESSAGE_PLACE_WITHOUT_ALLEY, NULL,
                        NULL, NULL);
        if (row->alley != QS_NO_INDEX && !entry->status)
                stand_on_alley(directory, entry, row);
        if (!entry->bad && place->point.present &&
                !qs_median_add(&directory->medians[QS_TABLE_PLACES], place->point))
                qs_entry_fail(entry);
        if (entry->bad)
                directory->place_count--;
        else
                directory->counts.places++;
        return entry->status;
}
