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

static const struct {
        const char *unit, *head;
} hamlet_heads[] = {
        {"Thôn", "Trưởng thôn"},
        {"Xóm", "Trưởng xóm"},
        {"Bản", "Trưởng bản"},
        {"Ấp", "Trưởng ấp"},
        {"Buôn", "Trưởng buôn"},
        {"Làng", "Trưởng làng"},
        {"Tổ dân phố", "Tổ trưởng"},
        {"Khu phố", "Trưởng khu phố"},
        {"Khóm", "Trưởng khóm"},
        {"Khối phố", "Trưởng khối phố"},
        {"Tổ", "Tổ trưởng"},
        {"Bon", "Trưởng bon"},
        {"Sóc", "Trưởng sóc"},
        {"Khu", "Trưởng khu"},
        {"Khu dân cư", "Trưởng khu dân cư"},
};

static const struct alley_words *words_of_alley(const struct qrsign_record *record)
{
        size_t i = 0;

        while (i + 1 < QS_COUNT(alley_words) &&
                strcmp(alley_words[i].unit, record->alley_unit) != 0)
                i++;
        return &alley_words[i];
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

static const char *make_alley(struct qs_arena *arena, const struct qrsign_record *record)
{
        struct qs_buffer small = {0}, capitals = {0};

        append_unit(&small, record->alley_unit, record->alley);
        if (small.failed || !qs_text_upper(qs_string(small.data), small.length, &capitals))
                capitals.failed = true;
        qs_buffer_free(&small);
        return keep(arena, &capitals);
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

static const char *make_facts(struct qs_arena *arena, const struct qrsign_record *record)
{
        struct qs_buffer out = {0};
        uint32_t households = count_households(record);

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
                .alley = make_alley(arena, record),
                .facts = make_facts(arena, record),
                .english = make_english(arena, record),
                .hamlet = with_unit(arena, record->hamlet_unit, record->hamlet),
                .commune = with_unit(arena, record->commune_unit, record->commune),
                .province = with_unit(arena, unit, bare),
                .province_short = qs_arena_string(arena, bare),
                .phone = make_phone(arena, record->contact.phone),
                .edition = make_edition(arena, record),
                .date = make_date(arena, record->issued),
        };
        if (!words->title || !words->alley || !words->facts || !words->english || !words->hamlet ||
                !words->commune || !words->province || !words->province_short || !words->phone ||
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
        for (size_t i = 0; i < QS_COUNT(hamlet_heads); i++)
                if (strcmp(hamlet_heads[i].unit, record->hamlet_unit) == 0)
                        return (struct qs_caption){hamlet_heads[i].head, "Head"};
        return (struct qs_caption){"Liên hệ", "Contact"};
}
