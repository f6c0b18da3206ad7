/* SPDX-License-Identifier: MIT */
#include "plaque/template_keys.h"

#include "plaque/template.h"

#include <assert.h>
#include <string.h>

#define NUMBER(section, field, key, unit, least, most, what)                                       \
        {section, #key, QS_KEY_NUMBER, QS_UNIT_##unit, least, most,                                \
                offsetof(struct qs_design, field), false, what},

static const struct qs_key keys[] = {
        {"", "kind", QS_KEY_KIND, 0, 0, 0, 0, true,
                "which plaque it is: alley, house, hamlet or site"},
        {"", "name", QS_KEY_NAME, 0, 0, 0, 0, true, "what it is called: 1 to 20 of a-z, 0-9 and -"},
        {"", "size", QS_KEY_SIZE, 0, 105, 594, 0, true, "trim in mm where `--size` gives none"},
        {"", "theme", QS_KEY_THEME, 0, 0, 0, 0, true, "colours where `--theme` gives none"},
        {"", "font", QS_KEY_FONT, 0, 0, 0, 0, true,
                "the family: it must be installed, regular and bold"},
#define PART(constant, key, what)                                                                  \
        {"parts", #key, QS_KEY_PART, 0, 0, 0, QS_PART_##constant, true, what},
#include "plaque/template.def"
#define WORD(constant, key, needed, what)                                                          \
        {"words", #key, QS_KEY_WORD, 0, 0, 0, QS_WORD_##constant, needed, what},                   \
                {"words", #key "_english", QS_KEY_WORD, 0, 0, 0, QS_WORD_##constant##_ENGLISH,     \
                        false, "its English"},
#include "plaque/template.def"
#define PLAQUE(key, ...) NUMBER("plaque", key, key, __VA_ARGS__)
#define FRAME(key, ...)  NUMBER("frame", frame.key, key, __VA_ARGS__)
#define FOOT(key, ...)   NUMBER("foot", foot.key, key, __VA_ARGS__)
#define BAND(key, ...)   NUMBER("band", band.key, key, __VA_ARGS__)
#define PANEL(key, ...)  NUMBER("panel", panel.key, key, __VA_ARGS__)
#define COLUMN(key, ...) NUMBER("column", column.key, key, __VA_ARGS__)
#define STRIP(key, ...)  NUMBER("strip", strip.key, key, __VA_ARGS__)
#define HOUSE(key, ...)  NUMBER("house", house.key, key, __VA_ARGS__)
#define SITE(key, ...)   NUMBER("site", site.key, key, __VA_ARGS__)
#define INDEX(key, ...)  NUMBER("index", index.key, key, __VA_ARGS__)
#define MAP(key, ...)    NUMBER("map", map.key, key, __VA_ARGS__)
#define ROLE(constant, key, what)                                                                  \
        {"type", #key, QS_KEY_TYPE, 0, 0, 0, QS_ROLE_##constant, true, what},
#include "plaque/design.def"
};

static_assert(QS_COUNT(keys) <= QS_KEYS_MOST, "a bound of all tables of keys");

const struct qs_key *qs_template_keys(size_t *count)
{
        *count = QS_COUNT(keys);
        return keys;
}

bool qs_template_key_has_forms(const struct qs_key *key)
{
        return key->value == QS_KEY_NUMBER || key->value == QS_KEY_TYPE;
}

size_t qs_template_key_find(const char *section, const char *name, size_t length)
{
        for (size_t i = 0; i < QS_COUNT(keys); i++)
                if (strcmp(keys[i].section, section) == 0 && strlen(keys[i].name) == length &&
                        memcmp(keys[i].name, name, length) == 0)
                        return i;
        return QS_KEY_NONE;
}
