/* SPDX-License-Identifier: MIT */
#include "table/directory.h"

enum qrsign_status qs_site_row(struct qrsign_directory *directory, struct qs_entry *entry)
{
        struct qs_site site = {.line = entry->line};
        enum qrsign_status status;
        uint64_t at;

        qs_entry_require(entry, QS_COLUMN_ID);
        qs_entry_require(entry, QS_COLUMN_NAME);
        site.id = qs_entry_id(entry);
        site.name = qs_entry_text(entry, QS_COLUMN_NAME, QS_RECORD_SITE_MAX);
        site.name_en = qs_entry_text(entry, QS_COLUMN_NAME_EN, QS_RECORD_SITE_MAX);
        site.rank = qs_entry_text(entry, QS_COLUMN_RANK, QS_RECORD_TEXT_MAX);
        site.text = qs_entry_lines(entry, QS_COLUMN_TEXT, QS_RECORD_STORY_MAX);
        site.text_en = qs_entry_lines(entry, QS_COLUMN_TEXT_EN, QS_RECORD_STORY_MAX);
        site.url = qs_entry_url(entry, QS_COLUMN_URL);
        site.point = qs_entry_point(entry);
        qs_entry_require_point(entry);
        qs_area_read(directory, entry, &site.area);
        qs_area_inherit(&site.area, &directory->settings.area);
        qs_commune_check(directory, entry, &site.area);
        if (*site.id)
                qs_id_enter(directory, entry, site.id);
        if (entry->status || entry->bad)
                return entry->status;
        status = qs_site_store(directory, &site, &at, entry->error);
        if (status)
                return status;
        directory->counts.sites++;
        return QRSIGN_OK;
}
