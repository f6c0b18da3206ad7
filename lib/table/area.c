/* SPDX-License-Identifier: MIT */
#include "base/text.h"
#include "table/directory.h"
#include "table/words.h"

#include <string.h>

/* `TP. Huế` and `TP Huế` are in use beside the full word, which the record's normal form knows. */
static const char *bare_province(const char *name)
{
        static const char *const units[] = {"TP. ", "TP ", "TP.", "Tp. ", "Tp "};

        for (size_t i = 0; i < QS_COUNT(units); i++) {
                size_t length = strlen(units[i]);

                if (!strncmp(name, units[i], length) && qs_province_find(name + length) >= 0)
                        return name + length;
        }
        return qs_province_bare(name);
}

void qs_area_read(struct qrsign_directory *directory, struct qs_entry *entry, struct qs_area *area)
{
        const char *hamlet_unit = directory->settings.hamlet_unit;
        const char *hamlet = qs_entry_text(entry, QS_COLUMN_HAMLET, QS_RECORD_TEXT_MAX);
        const char *commune = qs_entry_text(entry, QS_COLUMN_COMMUNE, QS_RECORD_TEXT_MAX);
        const char *province = qs_entry_text(entry, QS_COLUMN_PROVINCE, QS_RECORD_PROVINCE_MAX);
        bool done = qs_unit_take(
                QS_UNIT_HAMLET, qs_string(hamlet_unit), hamlet, &area->hamlet, &area->hamlet_unit);

        done &= qs_unit_take(QS_UNIT_COMMUNE, "", commune, &area->commune, &area->commune_unit);
        if (!done)
                qs_entry_fail(entry);
        if (!area->hamlet_unit)
                area->hamlet_unit = hamlet_unit;
        area->province = bare_province(province);
}

/* A key of both names; false where memory fails. */
static bool is_news(struct qrsign_directory *directory, const struct qs_area *area)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer key = {0};
        uint32_t *entry;

        if (!qs_text_fold(area->province, strlen(area->province), &key) ||
                !qs_buffer_append_byte(&key, '/') ||
                !qs_text_fold(area->commune, strlen(area->commune), &key))
                return false;
        return qs_keys_add(&directory->keys, QS_KEY_COMMUNE, key.data, key.length, 0, &entry) ==
               QS_KEY_NEW;
}

void qs_commune_check(
        struct qrsign_directory *directory, struct qs_entry *entry, const struct qs_area *area)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer near = {0};
        const struct qs_commune *found;

        if (!*area->commune || !*area->province || !is_news(directory, area))
                return;
        switch (qs_communes_look_up(&directory->communes, &directory->arena, area->commune_unit,
                area->commune, area->province, &found, &near)) {
        case QS_COMMUNE_FOUND:
        case QS_COMMUNE_SEVERAL: break;
        case QS_COMMUNE_ELSEWHERE:
                qs_entry_problem(entry, QS_COLUMN_COMMUNE, QRSIGN_MESSAGE_COMMUNE_ELSEWHERE,
                        area->commune, area->province, qs_string(near.data));
                break;
        case QS_COMMUNE_UNKNOWN:
                qs_entry_problem(entry, QS_COLUMN_COMMUNE, QRSIGN_MESSAGE_COMMUNE_UNKNOWN,
                        area->commune, area->province, qs_string(near.data));
                break;
        case QS_PROVINCE_UNKNOWN:
                qs_entry_problem(entry, QS_COLUMN_PROVINCE, QRSIGN_MESSAGE_PROVINCE_UNKNOWN,
                        area->province, NULL, NULL);
                break;
        case QS_COMMUNE_FAILED: qs_entry_fail(entry); break;
        }
}

static bool same(const char *a, const char *b)
{
        return qs_text_same_folded(a, b);
}

void qs_area_inherit(struct qs_area *area, const struct qs_area *settings)
{
        if (!*area->province)
                area->province = settings->province;
        else if (!same(area->province, settings->province))
                return;
        if (!*area->commune)
                area->commune = settings->commune;
        else if (!same(area->commune, settings->commune))
                return;
        if (!area->commune_unit)
                area->commune_unit = settings->commune_unit;
        if (*area->hamlet)
                return;
        area->hamlet = settings->hamlet;
        area->hamlet_unit = settings->hamlet_unit;
}

bool qs_area_same(const struct qs_area *a, const struct qs_area *b)
{
        return same(a->hamlet, b->hamlet) && same(a->commune, b->commune) &&
               same(a->province, b->province);
}
