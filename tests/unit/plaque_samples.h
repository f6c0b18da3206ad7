/* SPDX-License-Identifier: MIT */
/* Records by hand for tests of plaques: usual ones and the extremes of each field. */
#ifndef QS_PLAQUE_SAMPLES_H
#define QS_PLAQUE_SAMPLES_H

#include <qrsign/record.h>

#include <stdio.h>

enum { SAMPLE_HOUSES = 60 };

/* NULL and 0: as usual, "": absent. */
struct sample {
        const char *name;
        const char *alley_unit, *alley, *name_en;
        const char *hamlet_unit, *hamlet, *commune_unit, *commune, *province;
        const char *phone;
        const char *page;
        unsigned length_m, houses;
        const char *prefix; /* of the numbers */
        bool no_point, no_length;
        enum { STRAIGHT, BENT, HOOKED } path;
        unsigned places;
};

static const struct sample samples[] = {
        {"usual", .houses = 17},
        {"english name", .houses = 17, .name_en = "Communal House Alley", .places = 2},
        {"crowd", .houses = 60, .alley = "10", .length_m = 234, .prefix = "10/", .places = 2},
        {"bent", .houses = 25, .alley = "5", .length_m = 309, .path = BENT, .places = 1},
        {"hooked", .houses = 25, .alley = "6", .length_m = 309, .path = HOOKED},
        {.name = "no houses"},
        {"nothing to map", .no_length = true},
        {"no length", .houses = 9, .no_length = true},
        {"no point", .houses = 17, .no_point = true},
        {"no page", .houses = 4, .page = ""},
        {"no phone", .houses = 17, .phone = ""},
        {"no page, phone, point", .houses = 4, .page = "", .phone = "", .no_point = true},
        {"no address", .alley_unit = "", .alley = "A", .hamlet_unit = "", .hamlet = "",
                .commune_unit = "", .commune = "", .province = "", .phone = "",
                .page = "https://a.vn", .length_m = 50, .houses = 3},
        {"hamlet alone", .alley_unit = "Ngõ", .alley = "7", .hamlet_unit = "Xóm", .hamlet = "Đông",
                .commune_unit = "", .commune = "", .province = "", .phone = "113",
                .page = "https://a.vn", .length_m = 50, .houses = 3},
        {"long hamlet", .hamlet_unit = "Tổ dân phố", .hamlet = "Văn Miếu - Quốc Tử Giám",
                .commune_unit = "Phường", .commune = "Văn Miếu - Quốc Tử Giám",
                .province = "Hà Nội", .houses = 17, .phone = "+84950000000"},
        {"long name", .alley = "Nguyễn Thị Minh Khai", .houses = 17, .length_m = 1234,
                .name_en = "Nguyen Thi Minh Khai Alley"},
        {"two words", .alley = "Đình Làng", .houses = 17},
        {"high marks", .alley_unit = "Hẻm", .alley = "Ẵ Ổ Ẫm", .hamlet = "Ổ Gà Ẫm Ỵ", .houses = 17},
        {"long page", .houses = 17, .page = "https://xa-nam-hai-lang.quangtri.example/hung-nhon/"},
        {"long id page", .houses = 3, .page = "https://kiet-an-toan-thon-hung-nhon.example/"},
        {"nine places", .houses = 17, .places = 9},
        {"all at once", .hamlet_unit = "Tổ dân phố", .hamlet = "Văn Miếu - Quốc Tử Giám",
                .commune_unit = "Phường", .commune = "Văn Miếu - Quốc Tử Giám",
                .province = "Hà Nội", .alley_unit = "Ngõ", .alley = "Văn Chương", .houses = 60,
                .length_m = 234, .places = 9, .path = BENT},
        {"long alley", .houses = 40, .length_m = 2400, .places = 2},
};

static const struct {
        double width, height;
} sample_sizes[] = {{148, 105}, {105, 148}, {210, 148}, {148, 210}, {300, 200}, {210, 297},
        {297, 210}, {420, 297}, {297, 420}, {200, 200}, {150, 150}, {400, 150}, {105, 300},
        {594, 594}, {250, 210}, {210, 250}};

/* Room for what a record points to. */
struct sample_store {
        struct qrsign_household houses[SAMPLE_HOUSES];
        char numbers[SAMPLE_HOUSES][16];
};

static const struct qrsign_offset sample_bent[] = {{0, 0}, {60, 60}, {60, 150}, {10, 280}};
static const struct qrsign_offset sample_hooked[] = {{0, 0}, {0, 120}, {90, 120}, {90, 20}};
static const struct qrsign_place sample_places[] = {
        {.name = "Chùa Hưng Nhơn",
                .name_en = "Hung Nhon Pagoda",
                .kind = "pagoda",
                .side = QRSIGN_SIDE_LEFT,
                .has_distance = true,
                .distance_m = 48},
        {.name = "Trường Mầm non",
                .name_en = "Kindergarten",
                .kind = "kindergarten",
                .side = QRSIGN_SIDE_RIGHT,
                .has_distance = true,
                .distance_m = 121},
        {.name = "Trường Tiểu học Văn Miếu - Quốc Tử Giám",
                .name_en = "Van Mieu Primary School",
                .kind = "school",
                .side = QRSIGN_SIDE_RIGHT,
                .has_distance = true,
                .distance_m = 20},
        {.name = "Chợ",
                .name_en = "Market",
                .kind = "market",
                .side = QRSIGN_SIDE_LEFT,
                .has_distance = true,
                .distance_m = 75},
        {.name = "Trạm Y tế",
                .name_en = "Health Station",
                .kind = "clinic",
                .side = QRSIGN_SIDE_RIGHT,
                .has_distance = true,
                .distance_m = 90},
        {.name = "Nhà thờ giáo xứ",
                .name_en = "Parish Church",
                .kind = "church",
                .side = QRSIGN_SIDE_LEFT,
                .has_distance = true,
                .distance_m = 100},
        {.name = "Đình làng",
                .name_en = "Communal House",
                .kind = "communal_house",
                .side = QRSIGN_SIDE_RIGHT,
                .has_distance = true,
                .distance_m = 140},
        {.name = "Miếu Bà",
                .name_en = "Lady Shrine",
                .kind = "shrine",
                .side = QRSIGN_SIDE_LEFT,
                .has_distance = true,
                .distance_m = 150},
        {.name = "Trụ sở hợp tác xã",
                .name_en = "Cooperative Office",
                .kind = "office",
                .side = QRSIGN_SIDE_RIGHT,
                .has_distance = true,
                .distance_m = 60},
};

static const char *or_usual(const char *text, const char *usual)
{
        return text ? text : usual;
}

static const char *sample_page(const struct sample *sample)
{
        const char *page = or_usual(sample->page, "https://hungnhon.example/");

        return page[0] ? page : NULL;
}

static struct qrsign_record make_sample(const struct sample *sample, struct sample_store *store)
{
        unsigned length = sample->length_m ? sample->length_m : 164;
        struct qrsign_record record = {
                .kind = QRSIGN_RECORD_ALLEY,
                .id = "HN-01",
                .revision = 1,
                .issued = {2026, 11, 22},
                .alley_unit = or_usual(sample->alley_unit, "Kiệt"),
                .alley = or_usual(sample->alley, "1"),
                .name_en = sample->name_en,
                .hamlet_unit = or_usual(sample->hamlet_unit, "Thôn"),
                .hamlet = or_usual(sample->hamlet, "Hưng Nhơn"),
                .commune_unit = or_usual(sample->commune_unit, "Xã"),
                .commune = or_usual(sample->commune, "Nam Hải Lăng"),
                .province = or_usual(sample->province, "Quảng Trị"),
                .contact = {.phone = or_usual(sample->phone, "0950000000")},
                .length_m = sample->no_length ? 0 : length,
                .households = {store->houses, sample->houses},
                .places = {sample->places ? sample_places : NULL, sample->places},
        };

        if (!sample->no_point)
                record.point = (struct qrsign_point){true, 1662850, 10726150};
        if (sample->path == BENT)
                record.path = (struct qrsign_path){sample_bent, 4};
        if (sample->path == HOOKED)
                record.path = (struct qrsign_path){sample_hooked, 4};
        for (unsigned i = 0; i < sample->houses; i++) {
                snprintf(store->numbers[i], sizeof(store->numbers[i]), "%s%u",
                        or_usual(sample->prefix, ""), i + 1);
                store->houses[i] = (struct qrsign_household){
                        .number = i % 7 == 6 ? "" : store->numbers[i],
                        .side = i % 2 ? QRSIGN_SIDE_RIGHT : QRSIGN_SIDE_LEFT,
                        .has_distance = true,
                        .distance_m = 5 + i * (length - 8) / sample->houses,
                };
        }
        return record;
}

#endif
