/* SPDX-License-Identifier: MIT */
/* Ids: every sign has one, and no two the same, whatever their kind: files are named by it. */
#include "base/number.h"
#include "base/text.h"
#include "table/directory.h"
#include "table/values.h"

#include <string.h>

/* Under an id: the line where it stands, whether it was derived for a household without one, and
 * the table. */
enum { LINE_MAX_BIT = 28, LINE_MASK = (1 << LINE_MAX_BIT) - 1, DERIVED = 1 << LINE_MAX_BIT };

static uint32_t pack(enum qs_table table, size_t line, bool derived)
{
        uint32_t low = line < LINE_MASK ? (uint32_t)line : LINE_MASK;

        return low | (derived ? DERIVED : 0U) | (uint32_t)table << (LINE_MAX_BIT + 1);
}

/* `ho.csv:17`, or `Hộ!A17`. */
static const char *place_of(
        const struct qrsign_directory *directory, uint32_t entry, struct qs_buffer *out)
{
        const struct qs_heading *heading = &directory->headings[entry >> (LINE_MAX_BIT + 1)];
        const char *name = strrchr(heading->file->path, '/');

        if (heading->file->sheet)
                return qs_cell_name(heading->file->sheet, entry & LINE_MASK,
                        heading->columns[QS_COLUMN_ID].number, out);
        qs_buffer_append_string(out, name ? name + 1 : heading->file->path);
        qs_buffer_append_byte(out, ':');
        qs_buffer_append_number(out, entry & LINE_MASK, 1);
        return out->data ? out->data : "";
}

static enum qs_key_state enter(struct qrsign_directory *directory, struct qs_entry *entry,
        const char *id, bool derived, uint32_t **found)
{
        size_t line = qs_entry_spot(entry, QS_COLUMN_ID).line;
        enum qs_key_state state = qs_keys_add(&directory->keys, QS_KEY_ID, id, strlen(id),
                pack(entry->heading->table, line, derived), found);

        if (state == QS_KEY_FAILED)
                qs_entry_fail(entry);
        return state;
}

void qs_id_enter(struct qrsign_directory *directory, struct qs_entry *entry, const char *id)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer place = {0};
        uint32_t *found;

        if (enter(directory, entry, id, false, &found) == QS_KEY_KNOWN)
                qs_entry_problem(entry, QS_COLUMN_ID, QRSIGN_MESSAGE_ID_TWICE, id,
                        place_of(directory, *found, &place), NULL);
}

const char *qs_id_of_text(struct qs_arena *arena, const char *text)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer out = {0};
        char id[QS_VALUE_ID_SIZE];
        uint32_t character;

        for (size_t i = 0, step; text[i]; i += step) {
                step = qs_utf8_decode(text + i, strlen(text + i), &character);
                if (!step)
                        return "";
                if (character != ' ')
                        qs_buffer_append(&out, text + i, step);
        }
        if (out.failed)
                return NULL;
        if (!out.length || qs_value_id(out.data, out.length, id))
                return "";
        return qs_arena_string(arena, id);
}

/* `HN-05-12`, or `HN-05-P37` where there is no number; "" where nothing follows from the row. */
static const char *derive(
        const struct qs_alley *alley, const struct qs_house *house, struct qs_arena *arena)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer text = {0};
        const struct qrsign_household *household = &house->household;

        if (!*alley->id)
                return "";
        qs_buffer_append_string(&text, alley->id);
        qs_buffer_append_byte(&text, '-');
        if (*household->number) {
                qs_buffer_append_string(&text, household->number);
        } else if (household->side && household->has_distance) {
                qs_buffer_append_byte(&text, household->side == QRSIGN_SIDE_LEFT ? 'T' : 'P');
                qs_buffer_append_number(&text, household->distance_m, 1);
        } else {
                return "";
        }
        return text.failed ? NULL : qs_id_of_text(arena, text.data);
}

void qs_house_id_enter(struct qrsign_directory *directory, struct qs_entry *entry,
        struct qs_house *house, bool told)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer place = {0};
        bool own = *house->id != '\0';
        uint32_t *found;

        if (!own)
                house->id = derive(&directory->alleys[house->alley], house, entry->arena);
        if (!house->id) {
                house->id = "";
                qs_entry_fail(entry);
                return;
        }
        house->id_state = own          ? QS_HOUSE_ID_OWN
                          : *house->id ? QS_HOUSE_ID_DERIVED
                                       : QS_HOUSE_ID_NONE;
        if (house->id_state == QS_HOUSE_ID_NONE ||
                enter(directory, entry, house->id, !own, &found) != QS_KEY_KNOWN)
                return;
        place_of(directory, *found, &place);
        if (own && !(*found & DERIVED)) {
                qs_entry_problem(
                        entry, QS_COLUMN_ID, QRSIGN_MESSAGE_ID_TWICE, house->id, place.data, NULL);
                return;
        }
        house->id_state = QS_HOUSE_ID_TAKEN;
        if (own) /* whose own id it is again has a better reason to complain */
                *found = pack(entry->heading->table, entry->line, false);
        if (!told)
                qs_entry_problem(entry,
                        own                        ? QS_COLUMN_ID
                        : *house->household.number ? QS_COLUMN_NUMBER
                                                   : QS_COLUMN_DISTANCE,
                        QRSIGN_MESSAGE_HOUSE_ID_TAKEN, house->id, place.data, NULL);
}

/* The beginning that all ids of alleys share, up to a - or /: of HN-01 and HN-02 it is HN. */
static size_t common_beginning(const struct qrsign_directory *directory)
{
        const char *first = directory->alley_count ? directory->alleys[0].id : "";
        size_t length = strlen(first);

        for (size_t i = 0; i < directory->alley_count; i++) {
                size_t same = 0;

                while (same < length && first[same] == directory->alleys[i].id[same])
                        same++;
                length = same;
        }
        while (length && first[length] != '-' && first[length] != '/')
                length--;
        return length;
}

/* The first letters of the words of a name: of Hưng Nhơn HN. */
static bool append_initials(const char *name, struct qs_buffer *out)
{
        for (const char *word = name; *word;) {
                uint32_t character;
                size_t step = qs_utf8_decode(word, strlen(word), &character);
                const char *space = strchr(word, ' ');

                qs_buffer_append(out, word, step);
                word = space ? space + 1 : word + strlen(word);
        }
        return qs_buffer_append(out, "", 0);
}

const char *qs_hamlet_id(struct qrsign_directory *directory)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer text = {0};

        if (*directory->settings.id)
                return directory->settings.id;
        if (!append_initials(directory->settings.area.hamlet, &text))
                return NULL;
        return qs_id_of_text(&directory->arena, text.data);
}

const char *qs_board_id(struct qrsign_directory *directory)
{
        struct qs_arena *arena = &directory->arena;
        size_t common = common_beginning(directory);
        qs_cleanup(qs_buffer_free) struct qs_buffer text = {0};
        const char *id = *directory->settings.id || !common
                                 ? qs_hamlet_id(directory)
                                 : qs_arena_copy(arena, directory->alleys[0].id, common);

        if (!id || *directory->settings.id)
                return id;
        qs_buffer_append_string(&text, *id ? id : "THON");
        /* An alley or a household may be called so: then the board is told from it. */
        do {
                id = text.failed ? NULL : qs_id_of_text(arena, text.data);
                qs_buffer_append_string(&text, "-THON");
        } while (id && *id && qs_keys_find(&directory->keys, QS_KEY_ID, id, strlen(id)));
        return id;
}
