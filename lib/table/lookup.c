/* SPDX-License-Identifier: MIT */
/* Alleys by the words that people write for them. */
#include "base/error.h"
#include "base/text.h"
#include "table/directory.h"
#include "table/words.h"

#include <stdlib.h>
#include <string.h>

struct qs_alley *qs_alley_add(struct qrsign_directory *directory)
{
        struct qs_alley *alley;

        if (directory->alley_count == directory->alley_capacity) {
                size_t capacity = directory->alley_capacity ? 2 * directory->alley_capacity : 64;
                struct qs_alley *alleys = realloc(directory->alleys, capacity * sizeof(*alleys));

                if (!alleys)
                        return NULL;
                directory->alleys = alleys;
                directory->alley_capacity = capacity;
        }
        alley = &directory->alleys[directory->alley_count++];
        *alley = (struct qs_alley){
                .id = "",
                .name = "",
                .name_en = "",
                .note = "",
                .last = QS_NO_RECORD,
                .first_place = QS_NO_INDEX,
                .revision = 1,
        };
        return alley;
}

/* The key of a name: in capitals, so that case does not count; or folded, so that accents, spaces
 * and punctuation do not either. */
static bool make_key(enum qs_key_kind kind, const char *name, struct qs_buffer *key)
{
        qs_buffer_clear(key);
        return kind == QS_KEY_ALLEY ? qs_text_upper(name, strlen(name), key)
                                    : qs_text_fold(name, strlen(name), key);
}

static const enum qs_key_kind kinds[] = {QS_KEY_ALLEY, QS_KEY_ALLEY_FOLDED};

static bool enter_name(struct qrsign_directory *directory, uint32_t index, const char *name)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer key = {0};

        for (size_t i = 0; i < QS_COUNT(kinds); i++) {
                uint32_t *entry;

                if (!make_key(kinds[i], name, &key))
                        return false;
                if (!key.length)
                        continue;
                switch (qs_keys_add(
                        &directory->keys, kinds[i], key.data, key.length, index, &entry)) {
                case QS_KEY_FAILED: return false;
                case QS_KEY_NEW: break;
                case QS_KEY_KNOWN:
                        if (*entry != index)
                                *entry = QS_NO_INDEX; /* two alleys are called so */
                        break;
                }
        }
        return true;
}

bool qs_alley_enter(struct qrsign_directory *directory, uint32_t index)
{
        const struct qs_alley *alley = &directory->alleys[index];
        const char *unit = alley->unit ? alley->unit : "Kiệt";
        qs_cleanup(qs_buffer_free) struct qs_buffer whole = {0};

        qs_buffer_append_string(&whole, unit);
        qs_buffer_append_byte(&whole, ' ');
        qs_buffer_append_string(&whole, alley->name);
        if (whole.failed || !enter_name(directory, index, alley->id))
                return false;
        return !*alley->name || (enter_name(directory, index, alley->name) &&
                                        enter_name(directory, index, whole.data));
}

/* Tries a name, then the name without its unit word; exactly, then folded. */
static bool find_alley(struct qrsign_directory *directory, const char *name, const char *bare,
        const uint32_t **found)
{
        const char *const words[] = {name, bare};
        qs_cleanup(qs_buffer_free) struct qs_buffer key = {0};

        *found = NULL;
        for (size_t i = 0; i < QS_COUNT(kinds) * QS_COUNT(words) && !*found; i++) {
                if (!make_key(kinds[i / 2], words[i % 2], &key))
                        return false;
                *found = qs_keys_find(&directory->keys, kinds[i / 2], key.data, key.length);
        }
        return true;
}

/* Where there is no table of alleys, they are those that households name. */
static uint32_t add_implied(struct qrsign_directory *directory, const char *bare, const char *unit)
{
        struct qs_settings *settings = &directory->settings;
        uint32_t index = (uint32_t)directory->alley_count;
        qs_cleanup(qs_buffer_free) struct qs_buffer id = {0};
        struct qs_alley *alley = qs_alley_add(directory);

        if (!directory->implied_prefix)
                directory->implied_prefix = qs_hamlet_id(directory);
        if (!alley || !directory->implied_prefix)
                return QS_NO_INDEX;
        alley->name = qs_arena_string(&directory->arena, bare);
        alley->unit = unit ? unit : settings->alley_unit;
        alley->area = settings->area;
        alley->is_in_settings_commune = alley->is_in_settings_hamlet = true;
        qs_buffer_append_string(&id, directory->implied_prefix);
        qs_buffer_append_byte(&id, '-');
        qs_buffer_append_string(&id, bare);
        alley->id = id.failed ? NULL : qs_id_of_text(&directory->arena, id.data);
        if (!alley->name || !alley->id || !qs_alley_enter(directory, index))
                return QS_NO_INDEX;
        return index;
}

uint32_t qs_alley_look_up(struct qrsign_directory *directory, struct qs_entry *entry)
{
        const char *name = qs_entry_text(entry, QS_COLUMN_ALLEY, QS_RECORD_TEXT_MAX);
        const char *bare, *unit;
        const uint32_t *found;
        uint32_t index;

        if (!*name)
                return QS_NO_INDEX;
        if (directory->alleys_broken) {
                entry->bad = true;
                return QS_NO_INDEX;
        }
        if (!qs_unit_take(
                    QS_UNIT_ALLEY, qs_string(directory->settings.alley_unit), name, &bare, &unit) ||
                !find_alley(directory, name, bare, &found)) {
                qs_entry_fail(entry);
                return QS_NO_INDEX;
        }
        if (!found && !directory->headings[QS_TABLE_ALLEYS].file) {
                index = add_implied(directory, bare, unit);
                if (index == QS_NO_INDEX)
                        qs_entry_fail(entry);
                return index;
        }
        if (found && *found != QS_NO_INDEX)
                return *found;
        qs_entry_problem(entry, QS_COLUMN_ALLEY,
                found ? QRSIGN_MESSAGE_ALLEY_AMBIGUOUS : QRSIGN_MESSAGE_ALLEY_UNKNOWN, name, NULL,
                NULL);
        return QS_NO_INDEX;
}
