/* SPDX-License-Identifier: MIT */
#include "table/words.h"
#include "base/text.h"

#include <string.h>

/* Bytes of `text` that spell `word` in any case, with a space and more behind it; else 0. */
static size_t match_unit(const struct qs_buffer *upper, const char *word, bool *failed)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer other = {0};

        if (!qs_text_upper(word, strlen(word), &other)) {
                *failed = true;
                return 0;
        }
        if (!other.length || upper->length <= other.length + 1 ||
                memcmp(upper->data, other.data, other.length) != 0 ||
                upper->data[other.length] != ' ')
                return 0;
        return other.length + 1;
}

/* The byte of `text` that stands where byte `at` of its capitals does. */
static const char *same_place(const char *text, const struct qs_buffer *upper, size_t at)
{
        size_t characters = qs_utf8_count(upper->data, at);

        while (characters--) {
                uint32_t character;

                text += qs_utf8_decode(text, strlen(text), &character);
        }
        return text;
}

bool qs_unit_take(enum qs_unit_list list, const char *other, const char *text, const char **name,
        const char **unit)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer upper = {0};
        const struct qs_unit *units;
        size_t count, longest, length;
        bool failed = false;

        *name = text;
        *unit = NULL;
        units = qs_units(list, &count);
        if (!qs_text_upper(text, strlen(text), &upper))
                return false;
        longest = match_unit(&upper, other, &failed);
        if (longest)
                *unit = other;
        for (size_t i = 0; i < count; i++) {
                length = match_unit(&upper, units[i].word, &failed);
                /* The longest: `Tổ dân phố 5` is no `Tổ`. */
                if (length > longest) {
                        longest = length;
                        *unit = units[i].word;
                }
        }
        *name = same_place(text, &upper, longest);
        return !failed;
}

/* Fuller and other names of the kinds in units.tsv, folded. */
static const struct {
        const char *folded, *kind;
} fuller[] = {
        {"truong", "school"},
        {"truongtieuhoc", "school"},
        {"tieuhoc", "school"},
        {"truongtrunghoccoso", "school"},
        {"trunghoccoso", "school"},
        {"truongthcs", "school"},
        {"thcs", "school"},
        {"truongtrunghocphothong", "school"},
        {"trunghocphothong", "school"},
        {"truongthpt", "school"},
        {"thpt", "school"},
        {"mamnon", "kindergarten"},
        {"maugiao", "kindergarten"},
        {"truongmaugiao", "kindergarten"},
        {"nhatre", "kindergarten"},
        {"cholang", "market"},
        {"chodansinh", "market"},
        {"tinhxa", "pagoda"},
        {"thienvien", "pagoda"},
        {"niemphatduong", "pagoda"},
        {"nhathogiaoxu", "church"},
        {"nhathogiaoho", "church"},
        {"nhathotinlanh", "church"},
        {"thanhthattinlanh", "church"},
        {"giaoxu", "church"},
        {"dinhlang", "communal_house"},
        {"communalhouse", "communal_house"},
        /* A clan's house of worship: no church. */
        {"nhathoho", "temple"},
        {"nhathotoc", "temple"},
        {"tuduong", "temple"},
        {"denthe", "temple"},
        {"dentho", "temple"},
        {"mieutho", "shrine"},
        {"am", "shrine"},
        {"tramxa", "clinic"},
        {"yte", "clinic"},
        {"tramytexa", "clinic"},
        {"phongkham", "clinic"},
        {"healthstation", "clinic"},
        {"uyban", "office"},
        {"uybannhandan", "office"},
        {"uybannhandanxa", "office"},
        {"ubnd", "office"},
        {"ubndxa", "office"},
        {"truso", "office"},
        {"trusothon", "office"},
        {"congan", "police"},
        {"conganxa", "police"},
        {"trusocongan", "police"},
        {"buudienvanhoaxa", "post_office"},
        {"nhavanhoathon", "culture_house"},
        {"nhavanhoacongdong", "culture_house"},
        {"nhasinhhoatcongdong", "culture_house"},
        {"hoitruongthon", "culture_house"},
        {"hoitruong", "culture_house"},
        {"communityhouse", "culture_house"},
        {"sanbong", "sports"},
        {"sanbongda", "sports"},
        {"santhethaothon", "sports"},
        {"sanvandong", "sports"},
        {"nghiadia", "cemetery"},
        {"nghiatranglietsy", "martyrs_cemetery"},
        {"htx", "cooperative"},
        {"hoptacxanongnghiep", "cooperative"},
        {"tapho", "shop"},
        {"taphoa", "shop"},
        {"quantaphoa", "shop"},
        {"sieuthi", "shop"},
        {"quaythuoc", "pharmacy"},
        {"hieuthuoc", "pharmacy"},
        {"tramxebuyt", "bus_stop"},
        {"tramdungxebuyt", "bus_stop"},
        {"baixe", "parking"},
        {"baigiuxe", "parking"},
        {"gienglang", "well"},
        {"bialietsi", "monument"},
        {"biatuongniem", "monument"},
        {"daituongniemlietsi", "monument"},
        {"nhabia", "monument"},
        {"nhahang", "restaurant"},
        {"quancom", "restaurant"},
        {"khachsan", "guesthouse"},
        {"homestay", "guesthouse"},
        {"cayxang", "fuel"},
        {"cuahangxangdau", "fuel"},
        {"petrolstation", "fuel"},
        {"tusach", "library"},
};

const char *qs_kind_of_place(const char *folded)
{
        const struct qs_unit *units;
        size_t count;

        units = qs_units(QS_UNIT_PLACE, &count);
        for (size_t i = 0; i < count; i++)
                if (qs_text_same_folded(units[i].word, folded) ||
                        qs_text_same_folded(units[i].vietnamese, folded))
                        return units[i].word;
        for (size_t i = 0; i < QS_COUNT(fuller); i++)
                if (!strcmp(fuller[i].folded, folded))
                        return fuller[i].kind;
        return NULL;
}
