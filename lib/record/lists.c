/* SPDX-License-Identifier: MIT */
#include "record/record.h"

#include <string.h>

#include "record/lists_data.h"

static const struct {
        const struct qs_unit *units;
        size_t count;
} lists[] = {
        [QS_UNIT_HAMLET] = {hamlet_units, QS_COUNT(hamlet_units)},
        [QS_UNIT_ALLEY] = {alley_units, QS_COUNT(alley_units)},
        [QS_UNIT_COMMUNE] = {commune_units, QS_COUNT(commune_units)},
        [QS_UNIT_PLACE] = {place_units, QS_COUNT(place_units)},
};

const struct qs_unit *qs_units(enum qs_unit_list list, size_t *count)
{
        *count = lists[list].count;
        return lists[list].units;
}

int qs_unit_find(enum qs_unit_list list, const char *word)
{
        for (size_t i = 0; i < lists[list].count; i++)
                if (!strcmp(lists[list].units[i].word, word))
                        return (int)i;
        return -1;
}

const struct qs_province *qs_provinces(size_t *count)
{
        *count = QS_COUNT(provinces);
        return provinces;
}

int qs_province_find(const char *name)
{
        for (size_t i = 0; i < QS_COUNT(provinces); i++)
                if (!strcmp(provinces[i].name, name))
                        return (int)i;
        return -1;
}

const char *qs_province_bare(const char *name)
{
        static const char *const units[] = {"Tỉnh ", "Thành phố "};

        for (size_t i = 0; i < QS_COUNT(units); i++) {
                size_t length = strlen(units[i]);

                if (!strncmp(name, units[i], length) && qs_province_find(name + length) >= 0)
                        return name + length;
        }
        return name;
}
