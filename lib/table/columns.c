/* SPDX-License-Identifier: MIT */
#include "table/columns.h"
#include "base/spelling.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

enum {
        S = 1 << QS_TABLE_SETTINGS,
        A = 1 << QS_TABLE_ALLEYS,
        H = 1 << QS_TABLE_HOUSEHOLDS,
        P = 1 << QS_TABLE_PLACES,
        D = 1 << QS_TABLE_SITES /* di tích */
};

/* Adding a name is adding a line; docs/tables.md lists them all, and a test holds it to that. */
static const struct qs_column_name names[] = {
        {QS_COLUMN_ID, S | A | H | D, "mã", NULL},
        {QS_COLUMN_ID, S | A | H | D, "id", NULL},
        {QS_COLUMN_ID, A, "mã kiệt", NULL},
        {QS_COLUMN_ID, D, "mã di tích", NULL},
        {QS_COLUMN_ALLEY, A | H | P, "kiệt", NULL},
        {QS_COLUMN_ALLEY, A | H | P, "alley", NULL},
        {QS_COLUMN_ALLEY, A | H | P, "tên kiệt", NULL},
        {QS_COLUMN_ALLEY, A | H | P, "ngõ", "Ngõ"},
        {QS_COLUMN_ALLEY, A | H | P, "hẻm", "Hẻm"},
        {QS_COLUMN_LENGTH, A, "dài", NULL},
        {QS_COLUMN_LENGTH, A, "length_m", NULL},
        {QS_COLUMN_LENGTH, A, "chiều dài", NULL},
        {QS_COLUMN_LENGTH, A, "length", NULL},
        {QS_COLUMN_COUNT, A, "số hộ", NULL},
        {QS_COLUMN_COUNT, A, "household_count", NULL},
        {QS_COLUMN_COUNT, A, "số hộ dân", NULL},
        {QS_COLUMN_LATITUDE, S | A | H | P | D, "vĩ độ", NULL},
        {QS_COLUMN_LATITUDE, S | A | H | P | D, "lat", NULL},
        {QS_COLUMN_LATITUDE, S | A | H | P | D, "vỹ độ", NULL},
        {QS_COLUMN_LATITUDE, S | A | H | P | D, "latitude", NULL},
        {QS_COLUMN_LONGITUDE, S | A | H | P | D, "kinh độ", NULL},
        {QS_COLUMN_LONGITUDE, S | A | H | P | D, "lon", NULL},
        {QS_COLUMN_LONGITUDE, S | A | H | P | D, "longitude", NULL},
        {QS_COLUMN_LOCATION, S | A | H | P | D, "tọa độ", NULL},
        {QS_COLUMN_LOCATION, A | H | P | D, "location", NULL},
        {QS_COLUMN_PATH, A, "đường", NULL},
        {QS_COLUMN_PATH, A, "path", NULL},
        {QS_COLUMN_NAME, P | D, "tên", NULL},
        {QS_COLUMN_NAME, P | D, "name", NULL},
        {QS_COLUMN_NAME, P, "tên công trình", NULL},
        {QS_COLUMN_NAME, P, "tên địa điểm", NULL},
        {QS_COLUMN_NAME, D, "tên di tích", NULL},
        {QS_COLUMN_NAME_EN, S | A | P | D, "tên tiếng Anh", NULL},
        {QS_COLUMN_NAME_EN, S | A | P | D, "name_en", NULL},
        {QS_COLUMN_NOTE, A, "ghi chú", NULL},
        {QS_COLUMN_NOTE, A, "note", NULL},
        {QS_COLUMN_HAMLET, S | A | D, "thôn", NULL},
        {QS_COLUMN_HAMLET, S | A | D, "hamlet", NULL},
        {QS_COLUMN_COMMUNE, S | A | D, "xã", NULL},
        {QS_COLUMN_COMMUNE, S | A | D, "commune", NULL},
        {QS_COLUMN_PROVINCE, S | A | D, "tỉnh", NULL},
        {QS_COLUMN_PROVINCE, S | A | D, "province", NULL},
        {QS_COLUMN_REVISION, S | A, "phiên bản", NULL},
        {QS_COLUMN_REVISION, S | A, "revision", NULL},
        {QS_COLUMN_NUMBER, H, "số nhà", NULL},
        {QS_COLUMN_NUMBER, H, "number", NULL},
        {QS_COLUMN_SIDE, H | P, "bên", NULL},
        {QS_COLUMN_SIDE, H | P, "side", NULL},
        {QS_COLUMN_DISTANCE, H | P, "cách đầu kiệt", NULL},
        {QS_COLUMN_DISTANCE, H | P, "distance_m", NULL},
        {QS_COLUMN_DISTANCE, H | P, "distance", NULL},
        {QS_COLUMN_DISTANCE, H | P, "khoảng cách", NULL},
        {QS_COLUMN_DISTANCE, H | P, "cách đầu ngõ", NULL},
        {QS_COLUMN_DISTANCE, H | P, "cách đầu hẻm", NULL},
        {QS_COLUMN_HEAD, H, "chủ hộ", NULL},
        {QS_COLUMN_HEAD, H, "tên chủ hộ", NULL},
        {QS_COLUMN_HEAD, H, "họ tên chủ hộ", NULL},
        {QS_COLUMN_HEAD, H, "họ và tên chủ hộ", NULL},
        {QS_COLUMN_HEAD, S, "trưởng thôn", NULL},
        {QS_COLUMN_HEAD, S | H, "head", NULL},
        {QS_COLUMN_PHONE, S | H, "điện thoại", NULL},
        {QS_COLUMN_PHONE, S | H, "phone", NULL},
        {QS_COLUMN_PHONE, S | H, "số điện thoại", NULL},
        {QS_COLUMN_PHONE, S | H, "SĐT", NULL},
        {QS_COLUMN_PHONE, S | H, "số ĐT", NULL},
        {QS_COLUMN_LABEL, H, "biển hiệu", NULL},
        {QS_COLUMN_LABEL, H, "label", NULL},
        {QS_COLUMN_PUBLISH_NAME, H, "công khai tên", NULL},
        {QS_COLUMN_PUBLISH_NAME, H, "publish_name", NULL},
        {QS_COLUMN_PUBLISH_PHONE, H, "công khai số điện thoại", NULL},
        {QS_COLUMN_PUBLISH_PHONE, H, "publish_phone", NULL},
        {QS_COLUMN_PUBLISH_PHONE, H, "công khai điện thoại", NULL},
        {QS_COLUMN_CONSENT_DATE, H, "ngày đồng ý", NULL},
        {QS_COLUMN_CONSENT_DATE, H, "consent_date", NULL},
        {QS_COLUMN_KIND, P, "loại", NULL},
        {QS_COLUMN_KIND, P, "kind", NULL},
        {QS_COLUMN_KIND, P, "loại công trình", NULL},
        {QS_COLUMN_RANK, D, "xếp hạng", NULL},
        {QS_COLUMN_RANK, D, "rank", NULL},
        {QS_COLUMN_TEXT, D, "mô tả", NULL},
        {QS_COLUMN_TEXT, D, "text", NULL},
        {QS_COLUMN_TEXT_EN, D, "mô tả tiếng Anh", NULL},
        {QS_COLUMN_TEXT_EN, D, "text_en", NULL},
        {QS_COLUMN_URL, D, "liên kết", NULL},
        {QS_COLUMN_URL, D, "url", NULL},
        {QS_COLUMN_COMMUNE_CODE, S, "mã xã", NULL},
        {QS_COLUMN_COMMUNE_CODE, S, "commune_code", NULL},
        {QS_COLUMN_HAMLET_UNIT, S, "loại thôn", NULL},
        {QS_COLUMN_HAMLET_UNIT, S, "hamlet_unit", NULL},
        {QS_COLUMN_ALLEY_UNIT, S, "loại kiệt", NULL},
        {QS_COLUMN_ALLEY_UNIT, S, "alley_unit", NULL},
        {QS_COLUMN_ISSUED, S, "ngày", NULL},
        {QS_COLUMN_ISSUED, S, "issued", NULL},
        {QS_COLUMN_ISSUED, S, "ngày lập", NULL},
        {QS_COLUMN_FORMER_ADDRESS, S, "địa chỉ cũ", NULL},
        {QS_COLUMN_FORMER_ADDRESS, S, "former_address", NULL},
        {QS_COLUMN_PAGE, S, "trang quét", NULL},
        {QS_COLUMN_PAGE, S, "page", NULL},
        {QS_COLUMN_TEMPLATE, S, "mẫu", NULL},
        {QS_COLUMN_TEMPLATE, S, "template", NULL},
        {QS_COLUMN_THEME, S, "bảng màu", NULL},
        {QS_COLUMN_THEME, S, "theme", NULL},
        {QS_COLUMN_SIZE, S, "kích thước", NULL},
        {QS_COLUMN_SIZE, S, "size", NULL},
        {QS_COLUMN_SIZE, S, "khổ biển", NULL},
        {QS_COLUMN_READING_DISTANCE, S, "khoảng cách đọc", NULL},
        {QS_COLUMN_READING_DISTANCE, S, "distance", NULL},
        {QS_COLUMN_MIN_MODULE, S, "ô nhỏ nhất", NULL},
        {QS_COLUMN_MIN_MODULE, S, "min-module", NULL},
        {QS_COLUMN_ECC, S, "mức sửa lỗi", NULL},
        {QS_COLUMN_ECC, S, "ecc", NULL},
        {QS_COLUMN_DIRECTORY_MODE, S, "mã danh sách", NULL},
        {QS_COLUMN_DIRECTORY_MODE, S, "directory", NULL},
        {QS_COLUMN_LOCATION_MODE, S, "mã chỉ đường", NULL},
        {QS_COLUMN_LOCATION_MODE, S, "location", NULL},
        {QS_COLUMN_BLEED, S, "chừa xén", NULL},
        {QS_COLUMN_BLEED, S, "bleed", NULL},
        {QS_COLUMN_MARKS, S, "dấu cắt", NULL},
        {QS_COLUMN_MARKS, S, "marks", NULL},
};

static const struct {
        const char *folded;
        enum qs_table table;
} table_names[] = {
        {"thon", QS_TABLE_SETTINGS},
        {"caidat", QS_TABLE_SETTINGS},
        {"hamlet", QS_TABLE_SETTINGS},
        {"settings", QS_TABLE_SETTINGS},
        {"kiet", QS_TABLE_ALLEYS},
        {"ngo", QS_TABLE_ALLEYS},
        {"hem", QS_TABLE_ALLEYS},
        {"alleys", QS_TABLE_ALLEYS},
        {"ho", QS_TABLE_HOUSEHOLDS},
        {"hodan", QS_TABLE_HOUSEHOLDS},
        {"households", QS_TABLE_HOUSEHOLDS},
        {"congtrinh", QS_TABLE_PLACES},
        {"diadiem", QS_TABLE_PLACES},
        {"places", QS_TABLE_PLACES},
        {"ditich", QS_TABLE_SITES},
        {"sites", QS_TABLE_SITES},
};

static int compare_folded(const void *a, const void *b)
{
        const struct qs_folded_name *one = a, *other = b;

        return strcmp(one->folded, other->folded);
}

bool qs_vocabulary_make(struct qs_arena *arena, struct qs_vocabulary *vocabulary)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer fold = {0};
        struct qs_folded_name *folded = qs_arena_array(arena, QS_COUNT(names), sizeof(*folded));

        if (!folded)
                return false;
        for (size_t i = 0; i < QS_COUNT(names); i++) {
                qs_buffer_clear(&fold);
                if (!qs_text_fold(names[i].name, strlen(names[i].name), &fold))
                        return false;
                folded[i].folded = qs_arena_copy(arena, fold.data, fold.length);
                folded[i].name = &names[i];
                if (!folded[i].folded)
                        return false;
        }
        qsort(folded, QS_COUNT(names), sizeof(*folded), compare_folded);
        *vocabulary = (struct qs_vocabulary){folded, QS_COUNT(names)};
        return true;
}

const struct qs_column_name *qs_vocabulary_find(
        const struct qs_vocabulary *vocabulary, enum qs_table table, const char *folded)
{
        size_t low = 0, high = vocabulary->count;

        while (low < high) {
                size_t middle = low + (high - low) / 2;

                if (strcmp(vocabulary->names[middle].folded, folded) < 0)
                        low = middle + 1;
                else
                        high = middle;
        }
        for (; low < vocabulary->count && !strcmp(vocabulary->names[low].folded, folded); low++)
                if (vocabulary->names[low].name->tables & 1U << table)
                        return vocabulary->names[low].name;
        return NULL;
}

const struct qs_column_name *qs_vocabulary_nearest(
        const struct qs_vocabulary *vocabulary, enum qs_table table, const char *folded)
{
        const struct qs_column_name *nearest = NULL;
        size_t length = strlen(folded);
        /* More than a third of its letters is another word; a word of three is soon another. */
        size_t least = length / 3;

        if (length < 4 || length > QS_SPELLING_MAX)
                return NULL;
        for (size_t i = 0; i < vocabulary->count; i++) {
                const struct qs_folded_name *known = &vocabulary->names[i];
                size_t other = strlen(known->folded), distance;

                if (!(known->name->tables & 1U << table) || other > QS_SPELLING_MAX)
                        continue;
                distance = qs_spelling_distance(folded, length, known->folded, other);
                if (distance < least + !nearest) {
                        least = distance;
                        nearest = known->name;
                }
        }
        return nearest;
}

static bool is_one_of(const char *const *words, size_t count, const char *folded)
{
        for (size_t i = 0; i < count; i++)
                if (!strcmp(words[i], folded))
                        return true;
        return false;
}

bool qs_column_is_key(const char *folded)
{
        static const char *const words[] = {"muc", "khoa", "key"};

        return is_one_of(words, QS_COUNT(words), folded);
}

bool qs_column_is_value(const char *folded)
{
        static const char *const words[] = {"giatri", "value"};

        return is_one_of(words, QS_COUNT(words), folded);
}

const char *qs_column_title(enum qs_table table, enum qs_column column)
{
        for (size_t i = 0; i < QS_COUNT(names); i++)
                if (names[i].column == column && names[i].tables & 1U << table)
                        return names[i].name;
        return "";
}

enum qs_table qs_table_of_name(const char *folded)
{
        for (size_t i = 0; i < QS_COUNT(table_names); i++)
                if (!strcmp(table_names[i].folded, folded))
                        return table_names[i].table;
        return QS_TABLE_NONE;
}

const char *qs_table_title(enum qs_table table)
{
        static const char *const titles[] = {"Thôn (settings)", "Kiệt (alleys)", "Hộ (households)",
                "Công trình (places)", "Di tích (sites)", ""};

        return titles[table];
}
