/* SPDX-License-Identifier: MIT */
#include "plaque/words.h"

#include "base/buffer.h"
#include "base/error.h"
#include "base/text.h"
#include "payload/page.h"
#include "record/record.h"

#include <string.h>

/* What the unit word of an alley makes of its words. The last row is for any other. */
static const struct alley_words {
        const char *unit;
        const char *english;
        const char *directory, *directory_english;
        const char *head, *head_english; /* directions to where the alley begins */
        const char *from, *from_english; /* a distance from there */
} alley_words[] = {
        {"Kiệt", "Alley", "Danh bạ kiệt", "Alley directory", "Đường đến đầu kiệt",
                "Directions to the alley", "Cách đầu kiệt", "From the alley"},
        {"Ngõ", "Alley", "Danh bạ ngõ", "Alley directory", "Đường đến đầu ngõ",
                "Directions to the alley", "Cách đầu ngõ", "From the alley"},
        {"Hẻm", "Alley", "Danh bạ hẻm", "Alley directory", "Đường đến đầu hẻm",
                "Directions to the alley", "Cách đầu hẻm", "From the alley"},
        {"Ngách", "Alley", "Danh bạ ngách", "Alley directory", "Đường đến đầu ngách",
                "Directions to the alley", "Cách đầu ngách", "From the alley"},
        {"Đường", "Road", "Danh bạ đường", "Road directory", "Đường đến đầu đường",
                "Directions to the road", "Cách đầu đường", "From the road"},
        {"Xóm", "", "Danh bạ xóm", "Directory", "Đường đến đầu xóm", "Directions to this place",
                "Cách đầu xóm", "From the entrance"},
        {"Phố", "Street", "Danh bạ phố", "Street directory", "Đường đến đầu phố",
                "Directions to the street", "Cách đầu phố", "From the street"},
        {"", "", "Danh bạ", "Directory", "Đường đến đầu lối", "Directions to this place",
                "Cách đầu lối vào", "From the entrance"},
};

/* What the unit word of a hamlet makes of its words. The last row is for any other. */
static const struct hamlet_words {
        const char *unit;
        struct qs_caption head, directory;
} hamlet_words[] = {
        {"Thôn", {"Trưởng thôn", "Head"}, {"Danh bạ thôn", "Hamlet directory"}},
        {"Xóm", {"Trưởng xóm", "Head"}, {"Danh bạ xóm", "Hamlet directory"}},
        {"Bản", {"Trưởng bản", "Head"}, {"Danh bạ bản", "Village directory"}},
        {"Ấp", {"Trưởng ấp", "Head"}, {"Danh bạ ấp", "Hamlet directory"}},
        {"Buôn", {"Trưởng buôn", "Head"}, {"Danh bạ buôn", "Village directory"}},
        {"Làng", {"Trưởng làng", "Head"}, {"Danh bạ làng", "Village directory"}},
        {"Tổ dân phố", {"Tổ trưởng", "Head"}, {"Danh bạ tổ", "Neighbourhood directory"}},
        {"Khu phố", {"Trưởng khu phố", "Head"}, {"Danh bạ khu phố", "Neighbourhood directory"}},
        {"Khóm", {"Trưởng khóm", "Head"}, {"Danh bạ khóm", "Neighbourhood directory"}},
        {"Khối phố", {"Trưởng khối phố", "Head"}, {"Danh bạ khối", "Neighbourhood directory"}},
        {"Tổ", {"Tổ trưởng", "Head"}, {"Danh bạ tổ", "Neighbourhood directory"}},
        {"Bon", {"Trưởng bon", "Head"}, {"Danh bạ bon", "Village directory"}},
        {"Sóc", {"Trưởng sóc", "Head"}, {"Danh bạ sóc", "Village directory"}},
        {"Khu", {"Trưởng khu", "Head"}, {"Danh bạ khu", "Neighbourhood directory"}},
        {"Khu dân cư", {"Trưởng khu dân cư", "Head"}, {"Danh bạ khu", "Neighbourhood directory"}},
        {"", {"Liên hệ", "Contact"}, {"Danh bạ", "Directory"}},
};

static const struct alley_words *words_of_alley(const struct qrsign_record *record)
{
        size_t i = 0;

        while (i + 1 < QS_COUNT(alley_words) &&
                strcmp(alley_words[i].unit, record->alley_unit) != 0)
                i++;
        return &alley_words[i];
}

static const struct hamlet_words *words_of_hamlet(const struct qrsign_record *record)
{
        size_t i = 0;

        while (i + 1 < QS_COUNT(hamlet_words) &&
                strcmp(hamlet_words[i].unit, record->hamlet_unit) != 0)
                i++;
        return &hamlet_words[i];
}

/* Moves what was written into the arena; NULL: no memory. */
static const char *keep(struct qs_arena *arena, struct qs_buffer *buffer)
{
        const char *kept = NULL;

        if (!buffer->failed)
                kept = qs_arena_copy(arena, buffer->data, buffer->length);
        qs_buffer_free(buffer);
        return kept;
}

static void append_unit(struct qs_buffer *out, const char *unit, const char *name)
{
        if (!name[0])
                return;
        if (unit[0]) {
                qs_buffer_append_string(out, unit);
                qs_buffer_append_byte(out, ' ');
        }
        qs_buffer_append_string(out, name);
}

static const char *with_unit(struct qs_arena *arena, const char *unit, const char *name)
{
        struct qs_buffer out = {0};

        append_unit(&out, unit, name);
        return keep(arena, &out);
}

/* `, phần 1/2` */
static void append_part(struct qs_buffer *out, const char *word, struct qrsign_part part)
{
        qs_buffer_append_string(out, word);
        qs_buffer_append_number(out, part.index, 1);
        qs_buffer_append_byte(out, '/');
        qs_buffer_append_number(out, part.count, 1);
}

static const char *make_title(struct qs_arena *arena, const struct qrsign_record *record)
{
        struct qs_buffer out = {0};

        if (record->kind == QRSIGN_RECORD_SITE)
                return qs_arena_string(arena, record->name);
        if (record->kind == QRSIGN_RECORD_HAMLET)
                return with_unit(arena, record->hamlet_unit, record->hamlet);
        if (record->kind == QRSIGN_RECORD_HOUSE) {
                append_unit(&out, "Nhà", record->households.rows[0].number);
                if (out.length && record->alley[0])
                        qs_buffer_append_string(&out, ", ");
        }
        append_unit(&out, record->alley_unit, record->alley);
        if (record->part.count)
                append_part(&out, ", phần ", record->part);
        return keep(arena, &out);
}

/* The name in capitals, with its unit word and the field that it comes from. */
static void make_name(
        struct qs_arena *arena, const struct qrsign_record *record, struct qs_words *words)
{
        const char *name = record->alley;
        struct qs_buffer small = {0}, capitals = {0};

        words->name_unit = record->alley_unit;
        words->name_field = "alley";
        if (record->kind == QRSIGN_RECORD_HAMLET) {
                words->name_unit = record->hamlet_unit;
                words->name_field = "hamlet";
                name = record->hamlet;
        } else if (record->kind == QRSIGN_RECORD_SITE) {
                words->name_unit = "";
                words->name_field = "name";
                name = record->name;
        }
        append_unit(&small, words->name_unit, name);
        if (small.failed || !qs_text_upper(qs_string(small.data), small.length, &capitals))
                capitals.failed = true;
        qs_buffer_free(&small);
        words->name = keep(arena, &capitals);
        words->name_unit = qs_arena_string(arena, words->name_unit);
}

static void append_fact(struct qs_buffer *out, uint32_t number, const char *unit)
{
        if (out->length)
                qs_buffer_append_string(out, " · ");
        qs_buffer_append_number(out, number, 1);
        qs_buffer_append_string(out, unit);
}

static uint32_t count_households(const struct qrsign_record *record)
{
        return record->has_household_count ? record->household_count
                                           : (uint32_t)record->households.count;
}

/* ` kiệt`, or where a hamlet has alleys of several kinds, ` ngõ, kiệt`. */
static void append_alleys(struct qs_buffer *out, const struct qrsign_record *hamlet)
{
        const char *unit = hamlet->alleys.rows[0].alley_unit;
        bool same = unit[0] != '\0';
        struct qs_buffer small = {0};

        for (size_t i = 1; i < hamlet->alleys.count; i++)
                same &= strcmp(hamlet->alleys.rows[i].alley_unit, unit) == 0;
        append_fact(out, (uint32_t)hamlet->alleys.count, " ");
        if (!same || !qs_text_lower(unit, strlen(unit), &small))
                qs_buffer_append_string(out, "đường, ngõ");
        else
                qs_buffer_append_string(out, small.data);
        out->failed |= small.failed;
        qs_buffer_free(&small);
}

static const char *make_facts(struct qs_arena *arena, const struct qrsign_record *record)
{
        struct qs_buffer out = {0};
        uint32_t households = count_households(record);

        if (record->kind == QRSIGN_RECORD_HAMLET && record->alleys.count)
                append_alleys(&out, record);
        if (households)
                append_fact(&out, households, " hộ");
        if (record->length_m)
                append_fact(&out, record->length_m, " m");
        return keep(arena, &out);
}

/* `Alley 5`, but `Chợ Cũ Alley`: a number follows, a name goes before. */
static const char *make_english(struct qs_arena *arena, const struct qrsign_record *record)
{
        struct qs_buffer out = {0};
        const char *unit = words_of_alley(record)->english;
        uint32_t households = count_households(record);

        if (record->name_en[0])
                qs_buffer_append_string(&out, record->name_en);
        else if (unit[0] && record->alley[0] >= '0' && record->alley[0] <= '9')
                append_unit(&out, unit, record->alley);
        else if (unit[0] && record->alley[0])
                append_unit(&out, record->alley, unit);
        if (households)
                append_fact(&out, households, households == 1 ? " household" : " households");
        return keep(arena, &out);
}

/* Below the facts. */
static void make_asides(
        struct qs_arena *arena, const struct qrsign_record *record, struct qs_words *words)
{
        const char *area[] = {words->commune, words->province};

        words->aside[0] = words->aside[1] = "";
        words->aside_fields[0] = record->name_en[0] ? "name_en" : "alley";
        if (record->kind == QRSIGN_RECORD_HAMLET) {
                words->aside[0] = words->commune && words->province
                                          ? qs_words_join(arena, area, QS_COUNT(area), " · ")
                                          : NULL;
                words->aside[1] = qs_arena_string(arena, record->name_en);
                words->aside_fields[0] = "commune";
                words->aside_fields[1] = "name_en";
        } else if (record->kind != QRSIGN_RECORD_SITE) {
                words->aside[0] = make_english(arena, record);
        }
}

/* 4-3-3 for the ten digits of most numbers, 4-3-4 for eleven, with +84 in place of the 0 3-3-3;
 * numbers of other shapes stay whole. */
static const char *make_phone(struct qs_arena *arena, const char *phone)
{
        struct qs_buffer out = {0};
        size_t length = strlen(phone), first = 4;

        if (strncmp(phone, "+84", 3) == 0 && length == 12) {
                qs_buffer_append_string(&out, "+84 ");
                phone += 3;
                first = 3;
        } else if (phone[0] != '0' || (length != 10 && length != 11)) {
                return qs_arena_string(arena, phone);
        }
        qs_buffer_append(&out, phone, first);
        qs_buffer_append_byte(&out, ' ');
        qs_buffer_append(&out, phone + first, 3);
        qs_buffer_append_byte(&out, ' ');
        qs_buffer_append_string(&out, phone + first + 3);
        return keep(arena, &out);
}

static enum qrsign_status make_page(
        struct qs_arena *arena, const char *page, const char **out, struct qrsign_error *error)
{
        struct qs_buffer address = {0};
        size_t scheme = strlen("https://"), length;
        enum qrsign_status status;

        *out = "";
        if (!page)
                return QRSIGN_OK;
        status = qs_page_write(page, QRSIGN_PAYLOAD_LINK, &address, error);
        if (status != QRSIGN_OK) {
                qs_buffer_free(&address);
                qs_error_field(error, "page");
                return status;
        }
        length = address.length;
        while (length > scheme && strchr("/#", address.data[length - 1]))
                length--;
        *out = qs_arena_copy(arena, address.data + scheme, length - scheme);
        qs_buffer_free(&address);
        return *out ? QRSIGN_OK : qs_error_memory(error);
}

/* Without scheme, and without a slash at the end. */
static const char *make_url(struct qs_arena *arena, const char *url)
{
        const char *host = strstr(url, "://");
        size_t length;

        url = host ? host + 3 : url;
        length = strlen(url);
        while (length && url[length - 1] == '/')
                length--;
        return qs_arena_copy(arena, url, length);
}

static const char *make_edition(struct qs_arena *arena, const struct qrsign_record *record)
{
        struct qs_buffer out = {0};

        qs_buffer_append_string(&out, record->id);
        if (record->part.count) {
                append_part(&out, record->id[0] ? " · phần " : "phần ", record->part);
                qs_buffer_append_string(&out, " (part ");
                qs_buffer_append_number(&out, record->part.index, 1);
                qs_buffer_append_string(&out, " of ");
                qs_buffer_append_number(&out, record->part.count, 1);
                qs_buffer_append_byte(&out, ')');
        }
        qs_buffer_append_string(&out, out.length ? " · bản " : "bản ");
        qs_buffer_append_number(&out, record->revision, 1);
        return keep(arena, &out);
}

static const char *make_date(struct qs_arena *arena, struct qrsign_date date)
{
        struct qs_buffer out = {0};

        if (!date.year)
                return qs_arena_string(arena, "");
        qs_buffer_append_number(&out, date.day, 2);
        qs_buffer_append_byte(&out, '/');
        qs_buffer_append_number(&out, date.month, 2);
        qs_buffer_append_byte(&out, '/');
        qs_buffer_append_number(&out, date.year, 4);
        return keep(arena, &out);
}

enum qrsign_status qs_words_make(struct qs_arena *arena, const struct qrsign_record *record,
        const char *page, struct qs_words *words, struct qrsign_error *error)
{
        const char *bare = qs_province_bare(record->province);
        int province = qs_province_find(bare);
        size_t count;
        const char *unit = province < 0 ? "" : qs_provinces(&count)[province].unit;

        *words = (struct qs_words){
                .title = make_title(arena, record),
                .facts = make_facts(arena, record),
                .hamlet = with_unit(arena, record->hamlet_unit, record->hamlet),
                .commune = with_unit(arena, record->commune_unit, record->commune),
                .province = with_unit(arena, unit, bare),
                .province_short = qs_arena_string(arena, bare),
                .url = make_url(arena, record->url),
                .phone = make_phone(arena, record->contact.phone),
                .edition = make_edition(arena, record),
                .date = make_date(arena, record->issued),
        };
        make_name(arena, record, words);
        make_asides(arena, record, words);
        if (!words->title || !words->name || !words->name_unit || !words->facts ||
                !words->aside[0] || !words->aside[1] || !words->hamlet || !words->commune ||
                !words->province || !words->province_short || !words->url || !words->phone ||
                !words->edition || !words->date)
                return qs_error_memory(error);
        return make_page(arena, page, &words->page, error);
}

const char *qs_words_join(
        struct qs_arena *arena, const char *const *parts, size_t count, const char *between)
{
        struct qs_buffer out = {0};

        for (size_t i = 0; i < count; i++) {
                if (!parts[i][0])
                        continue;
                if (out.length)
                        qs_buffer_append_string(&out, between);
                qs_buffer_append_string(&out, parts[i]);
        }
        return keep(arena, &out);
}

struct qs_caption qs_words_location(const struct qrsign_record *record, bool to_head)
{
        const struct alley_words *words = words_of_alley(record);

        if (to_head)
                return (struct qs_caption){words->head, words->head_english};
        if (record->kind == QRSIGN_RECORD_HOUSE)
                return (struct qs_caption){"Đường đến nhà này", "Directions to this house"};
        return (struct qs_caption){"Chỉ đường", "Directions"};
}

struct qs_caption qs_words_distance(const struct qrsign_record *record)
{
        const struct alley_words *words = words_of_alley(record);

        return (struct qs_caption){words->from, words->from_english};
}

struct qs_caption qs_words_directory(const struct qrsign_record *record)
{
        const struct alley_words *words = words_of_alley(record);

        if (record->kind == QRSIGN_RECORD_HOUSE)
                return (struct qs_caption){"Địa chỉ nhà này", "Address of this house"};
        if (record->kind == QRSIGN_RECORD_SITE)
                return (struct qs_caption){"Tìm hiểu", "Learn more"};
        if (record->kind == QRSIGN_RECORD_HAMLET)
                return words_of_hamlet(record)->directory;
        return (struct qs_caption){words->directory, words->directory_english};
}

bool qs_words_part(struct qs_arena *arena, struct qrsign_part part, struct qs_caption *caption)
{
        const char **texts[] = {&caption->vietnamese, &caption->english};

        for (size_t i = 0; i < QS_COUNT(texts); i++) {
                struct qs_buffer out = {0};

                qs_buffer_append_string(&out, *texts[i]);
                append_part(&out, " ", part);
                *texts[i] = keep(arena, &out);
                if (!*texts[i])
                        return false;
        }
        return true;
}

struct qs_caption qs_words_head(const struct qrsign_record *record)
{
        return words_of_hamlet(record)->head;
}

struct qs_caption qs_words_alleys(const struct qrsign_record *hamlet)
{
        const struct qrsign_alley_row *rows = hamlet->alleys.rows;
        const struct alley_words *words = NULL;

        for (size_t i = 0; i < QS_COUNT(alley_words) && hamlet->alleys.count; i++)
                if (strcmp(alley_words[i].unit, rows[0].alley_unit) == 0)
                        words = &alley_words[i];
        for (size_t i = 1; i < hamlet->alleys.count && words; i++)
                if (strcmp(words->unit, rows[i].alley_unit) != 0)
                        words = NULL;
        return words && words->english[0] ? (struct qs_caption){words->unit, words->english}
                                          : (struct qs_caption){"Tên", "Name"};
}

/* Ranks of the Law on Cultural Heritage (45/2024/QH15, article 23), and other usual ones. */
static const struct qs_caption ranks[] = {
        {"Di tích quốc gia đặc biệt", "Special National Relic"},
        {"Di tích cấp quốc gia đặc biệt", "Special National Relic"},
        {"Di tích quốc gia", "National Relic"},
        {"Di tích cấp quốc gia", "National Relic"},
        {"Di tích cấp tỉnh", "Provincial Relic"},
        {"Di tích cấp thành phố", "City Relic"},
        {"Di tích lịch sử", "Historical Relic"},
        {"Di tích lịch sử - văn hóa", "Historical and Cultural Relic"},
        {"Di tích khảo cổ", "Archaeological Site"},
        {"Di tích kiến trúc nghệ thuật", "Architectural Relic"},
        {"Danh lam thắng cảnh", "Scenic Site"},
        {"Di sản thế giới", "World Heritage Site"},
        {"Nghĩa trang quốc gia", "National Cemetery"},
};

const char *qs_words_rank_english(const char *rank)
{
        for (size_t i = 0; i < QS_COUNT(ranks) && rank[0]; i++)
                if (qs_text_same_folded(ranks[i].vietnamese, rank))
                        return ranks[i].english;
        return "";
}
