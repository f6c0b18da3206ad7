/* SPDX-License-Identifier: MIT */
/* Whatever a record says and however large the plaque: nothing overlaps, nothing is cut. */
#include "unit.h"

#include "plaque/plaque.h"
#include "plaque_samples.h"

#include <math.h>

/* Ink of a text, also of one that is turned: the box around it. */
static struct qs_box ink_box(const struct qs_item *item)
{
        struct qs_box ink = qs_text_ink(item->text.run, (struct qs_point){0, 0}, item->text.em);
        double sine = sin(item->text.angle), cosine = cos(item->text.angle);
        double left = HUGE_VAL, right = -HUGE_VAL, upper = HUGE_VAL, lower = -HUGE_VAL;

        for (int corner = 0; corner < 4; corner++) {
                double x = ink.x + (corner & 1 ? ink.width : 0);
                double y = ink.y + (corner & 2 ? ink.height : 0);
                double turned_x = item->text.origin.x + x * cosine - y * sine;
                double turned_y = item->text.origin.y + x * sine + y * cosine;

                left = fmin(left, turned_x), right = fmax(right, turned_x);
                upper = fmin(upper, turned_y), lower = fmax(lower, turned_y);
        }
        return (struct qs_box){left, upper, right - left, lower - upper};
}

static bool inside(struct qs_box box, double left, double top, double right, double bottom)
{
        return box.x >= left && box.y >= top && box.x + box.width <= right &&
               box.y + box.height <= bottom;
}

/* A rule between zones: a level line of that weight. Roads and leaders are others. */
static bool is_rule(const struct qs_item *item, double side)
{
        const struct qs_point *points = item->shape.path.points;

        return item->kind == QS_ITEM_STROKE && item->shape.path.verb_count == 2 &&
               fabs(item->shape.width - .004 * side) < 1e-6 * side && points[0].y == points[1].y;
}

/* Names what is wrong, or NULL. Border and corner are those of the design: .025 S and .070 S. */
static const char *find_fault(const struct qrsign_plaque *plaque, const char **text)
{
        const struct qs_display *display = &plaque->display;
        double width = plaque->info.width_mm, height = plaque->info.height_mm;
        double side = fmin(width, height);

        for (size_t i = 0; i < display->count; i++) {
                const struct qs_item *item = &display->items[i];
                struct qs_box box;

                if (item->kind != QS_ITEM_TEXT)
                        continue;
                *text = item->text.run->text;
                box = ink_box(item);
                if (!inside(box, .030 * side, .030 * side, width - .030 * side,
                            height - .030 * side))
                        return "runs into the border";
                for (size_t k = 0; k < i; k++) {
                        const struct qs_item *other = &display->items[k];

                        if (other->kind == QS_ITEM_TEXT && other->text.angle == 0 &&
                                item->text.angle == 0 && qs_box_overlap(box, ink_box(other), 0))
                                return other->text.run->text;
                }
                for (size_t k = 0; k < display->count; k++) {
                        const struct qs_point *points = display->items[k].shape.path.points;

                        if (is_rule(&display->items[k], side) &&
                                qs_box_overlap(box,
                                        (struct qs_box){points[0].x, points[0].y - .002 * side,
                                                points[1].x - points[0].x, .004 * side},
                                        0))
                                return "runs into a rule";
                }
                for (size_t k = 0; k < plaque->info.code_count; k++) {
                        const struct qrsign_plaque_code *code = &plaque->info.codes[k];
                        double quiet = QRSIGN_QUIET_ZONE * code->module_mm;
                        struct qs_box zone = {code->x_mm - quiet, code->y_mm - quiet,
                                code->size_mm + 2 * quiet, code->size_mm + 2 * quiet};

                        if (qs_box_overlap(box, zone, 0))
                                return "runs into a quiet zone";
                }
        }
        return NULL;
}

/* Makes a plaque and looks at it; whether something is wrong. */
static bool is_bad(struct qrsign_template *template_, const char *name,
        const struct qrsign_record *record, const struct qrsign_plaque_options *options)
{
        struct qrsign_plaque *plaque;
        struct qrsign_error error;
        const char *fault, *text = "";

        if (qrsign_plaque_create(template_, record, options, &plaque, &error) != QRSIGN_OK) {
                print_error("%s %gx%g %d: %s: %s\n", name, options->width_mm, options->height_mm,
                        options->theme, error.field, error.message);
                return true;
        }
        fault = find_fault(plaque, &text);
        if (fault)
                print_error("%s %gx%g %d: %s | %s\n", name, options->width_mm, options->height_mm,
                        options->theme, text, fault);
        qrsign_plaque_free(plaque);
        return fault != NULL;
}

/* Etched type of 3 mm leaves text in two languages no room on an A6 wider than high: it is told. */
static bool is_too_small_for_texts(const struct qrsign_plaque_options *options)
{
        return options->theme == QRSIGN_THEME_STEEL && options->width_mm > options->height_mm &&
               options->width_mm < 149;
}

static bool has_no_room(struct qrsign_template *template_, const struct qrsign_record *record,
        const struct qrsign_plaque_options *options)
{
        struct qrsign_plaque *plaque;
        struct qrsign_error error;
        enum qrsign_status status =
                qrsign_plaque_create(template_, record, options, &plaque, &error);

        qrsign_plaque_free(plaque);
        return status == QRSIGN_ERROR_FIT && strcmp(error.field, "text") == 0;
}

static struct qrsign_plaque_options options_of(size_t size, int theme, const char *page)
{
        return (struct qrsign_plaque_options){.size = sizeof(struct qrsign_plaque_options),
                .width_mm = sample_sizes[size].width,
                .height_mm = sample_sizes[size].height,
                .theme = (enum qrsign_theme)theme,
                .page = page};
}

static void alleys(void **state)
{
        struct qrsign_template *template_ = NULL;
        int faults = 0;

        (void)state;
        assert_int_equal(qrsign_template_open("alley", NULL, &template_, NULL), QRSIGN_OK);
        for (size_t i = 0; i < COUNT(samples); i++)
                for (size_t k = 0; k < COUNT(sample_sizes); k++)
                        for (int theme = QRSIGN_THEME_BLUE; theme <= QRSIGN_THEME_STEEL;
                                theme += 2) {
                                static struct sample_store store;
                                struct qrsign_record record = make_sample(&samples[i], &store);
                                struct qrsign_plaque_options options =
                                        options_of(k, theme, sample_page(&samples[i]));

                                faults += is_bad(template_, samples[i].name, &record, &options);
                        }
        qrsign_template_free(template_);
        assert_int_equal(faults, 0);
}

static void houses(void **state)
{
        static const struct {
                const char *name, *number, *label;
                const char *alley, *hamlet;
                bool two_codes;
        } rows[] = {
                {"1", "1", "", "1", "Hưng Nhơn", false},
                {"wide", "108A", "", "1", "Hưng Nhơn", false},
                {"slashes", "10/12/34A", "", "1", "Hưng Nhơn", false},
                {"longest", "1234/5678/9012/3456A", "", "1", "Hưng Nhơn", false},
                {"distance", "", "", "1", "Hưng Nhơn", false},
                {"shop", "", "Cho thuê rạp cưới Phúc", "1", "Hưng Nhơn", false},
                {"long alley", "7", "", "Nguyễn Thị Minh Khai", "Hưng Nhơn", false},
                {"long hamlet", "7", "", "1", "Văn Miếu - Quốc Tử Giám", false},
                {"nothing else", "7", "", "", "", false},
                {"two codes", "7", "", "1", "Hưng Nhơn", true},
        };
        struct qrsign_template *template_ = NULL;
        int faults = 0;

        (void)state;
        assert_int_equal(qrsign_template_open("house", NULL, &template_, NULL), QRSIGN_OK);
        for (size_t i = 0; i < COUNT(rows); i++)
                for (size_t k = 0; k < COUNT(sample_sizes); k++)
                        for (int theme = QRSIGN_THEME_BLUE; theme <= QRSIGN_THEME_STEEL;
                                theme += 2) {
                                struct qrsign_household household = {.number = rows[i].number,
                                        .label = rows[i].label,
                                        .has_distance = !rows[i].label[0],
                                        .distance_m = 137,
                                        .side = QRSIGN_SIDE_RIGHT};
                                struct qrsign_record record = {.kind = QRSIGN_RECORD_HOUSE,
                                        .id = "HN-01-137",
                                        .issued = {2026, 11, 22},
                                        .alley = rows[i].alley,
                                        .hamlet = rows[i].hamlet,
                                        .commune = rows[i].hamlet,
                                        .province = rows[i].hamlet[0] ? "Quảng Trị" : "",
                                        .point = {true, 1662850, 10726150},
                                        .households = {&household, 1}};
                                struct qrsign_plaque_options options =
                                        options_of(k, theme, "https://hungnhon.example/");

                                if (rows[i].two_codes)
                                        options.directory = QRSIGN_DIRECTORY_LINK;
                                faults += is_bad(template_, rows[i].name, &record, &options);
                        }
        qrsign_template_free(template_);
        assert_int_equal(faults, 0);
}

/* Boards of hamlets of every size, with and without a map. */
static const struct board {
        const char *name;
        const char *hamlet_unit, *hamlet, *commune;
        size_t alleys, places;
        bool no_points, has_paths, here, no_page;
        int spread_m; /* from one head to the next */
        int least_mm; /* a shorter side has no room */
} boards[] = {
        {"usual", "Thôn", "Hưng Nhơn", "Nam Hải Lăng", 16, 10, .has_paths = true, .spread_m = 80},
        {"small", "Thôn", "Hưng Nhơn", "Nam Hải Lăng", 3, 2, .has_paths = true, .here = true,
                .spread_m = 60},
        {"one", "Thôn", "Hưng Nhơn", "Nam Hải Lăng", 1, 0, .here = true},
        {"places alone", "Thôn", "Hưng Nhơn", "Nam Hải Lăng", 0, 9, .spread_m = 50},
        {"large", "Thôn", "Hưng Nhơn", "Nam Hải Lăng", 30, 14, .has_paths = true, .here = true,
                .spread_m = 90, .least_mm = 148},
        {"close", "Thôn", "Hưng Nhơn", "Nam Hải Lăng", 16, 10, .has_paths = true, .here = true,
                .spread_m = 4},
        {"no map", "Thôn", "Hưng Nhơn", "Nam Hải Lăng", 16, 10, .no_points = true},
        {"no page", "Thôn", "Hưng Nhơn", "Nam Hải Lăng", 16, 10, .no_page = true, .spread_m = 80},
        {"nothing", "", "Hưng Nhơn", "", 0, 0, .no_points = true},
        {"long name", "Tổ dân phố", "Văn Miếu - Quốc Tử Giám", "Văn Miếu - Quốc Tử Giám", 9, 2,
                .has_paths = true, .here = true, .spread_m = 70},
};

enum { BOARD_MOST = 32 };

struct board_store {
        struct qrsign_alley_row alleys[BOARD_MOST];
        struct qrsign_map_alley drawn[BOARD_MOST];
        struct qrsign_place places[BOARD_MOST];
        struct qrsign_point points[BOARD_MOST];
        char names[BOARD_MOST][32];
        struct qrsign_map map;
};

static struct qrsign_point point_at(const struct board *board, size_t index, int aside_m)
{
        /* A street to the south-west that wavers. */
        int metres = (int)index * board->spread_m, aside = aside_m + (int)(index * 37 % 5) * 20;

        if (board->no_points)
                return (struct qrsign_point){0};
        return (struct qrsign_point){
                true, 1662850 - metres * 6 / 10 + aside, 10726150 - metres * 8 / 10 - aside / 2};
}

static struct qrsign_record make_board(const struct board *board, struct board_store *store)
{
        static const char *const kinds[] = {"pagoda", "school", "market", "clinic", "school"};
        static const struct qrsign_offset path[] = {{0, 0}, {-60, 70}, {-120, 80}};
        struct qrsign_record record = {.kind = QRSIGN_RECORD_HAMLET,
                .id = "HN",
                .issued = {2026, 11, 22},
                .hamlet_unit = board->hamlet_unit,
                .hamlet = board->hamlet,
                .commune = board->commune,
                .province = board->commune[0] ? "Quảng Trị" : "",
                .name_en = board->here ? "Hung Nhon Hamlet" : "",
                .contact = {.phone = "0950000000"},
                .alleys = {store->alleys, board->alleys},
                .places = {store->places, board->places}};

        if (board->here)
                record.point = point_at(board, 0, 30);
        for (size_t i = 0; i < board->alleys; i++) {
                snprintf(store->names[i], sizeof(store->names[i]),
                        i % 7 == 3 ? "Bến Đò %zu" : "%zu", i + 1);
                store->alleys[i] = (struct qrsign_alley_row){.alley = store->names[i],
                        .has_household_count = i != 2,
                        .household_count = (uint32_t)(9 + i),
                        .length_m = i == 4 ? 0 : (uint32_t)(100 + 20 * i)};
                store->drawn[i] = (struct qrsign_map_alley){
                        .name_en = i % 7 == 3 ? "Ferry Landing Alley" : NULL,
                        .point = point_at(board, i, 0),
                        .path = {path, board->has_paths ? 3 : 0}};
        }
        for (size_t i = 0; i < board->places; i++) {
                store->places[i] = (struct qrsign_place){
                        .name = i % 2 ? "Trường Tiểu học Hưng Nhơn" : "Chùa Hưng Nhơn",
                        .name_en = i % 3 ? "Hung Nhon Primary School" : "",
                        .kind = kinds[i % COUNT(kinds)]};
                store->points[i] = point_at(board, i, i % 2 ? 60 : -70);
        }
        store->map = (struct qrsign_map){store->drawn, board->alleys, store->points, board->places};
        return record;
}

static void hamlets(void **state)
{
        struct qrsign_template *template_ = NULL;
        int faults = 0;

        (void)state;
        assert_int_equal(qrsign_template_open("hamlet", NULL, &template_, NULL), QRSIGN_OK);
        for (size_t i = 0; i < COUNT(boards); i++)
                for (size_t k = 0; k < COUNT(sample_sizes); k++)
                        for (int theme = QRSIGN_THEME_BLUE; theme <= QRSIGN_THEME_STEEL;
                                theme += 2) {
                                static struct board_store store;
                                struct qrsign_record record = make_board(&boards[i], &store);
                                struct qrsign_plaque_options options = options_of(k, theme,
                                        boards[i].no_page ? NULL : "https://hungnhon.example/");

                                if (options.width_mm < boards[i].least_mm ||
                                        options.height_mm < boards[i].least_mm)
                                        continue;
                                options.map = &store.map;
                                faults += is_bad(template_, boards[i].name, &record, &options);
                        }
        qrsign_template_free(template_);
        assert_int_equal(faults, 0);
}

static void sites(void **state)
{
        static const char text[] =
                "Thành được khởi dựng năm 1809 dưới triều Gia Long và xây lại bằng gạch năm 1837 "
                "dưới triều Minh Mạng; ngày nay nơi đây là khu tưởng niệm.";
        static const char english[] =
                "The citadel was begun in 1809 under Emperor Gia Long and rebuilt in brick in 1837 "
                "under Minh Mang; the site is now a memorial park.";
        static const struct {
                const char *name, *title, *title_en, *rank, *text, *text_en, *url, *commune;
                bool no_point;
        } rows[] = {
                {"usual", "Thành cổ Quảng Trị", "Quang Tri Ancient Citadel",
                        "Di tích quốc gia đặc biệt", text, english, "https://ditich.example/dt-01",
                        "Quảng Trị", false},
                {"long name", "Nghĩa trang liệt sĩ quốc gia Trường Sơn",
                        "Truong Son National Martyrs Cemetery", "Nghĩa trang quốc gia", text,
                        english, "https://ditich.example/dt-04", "Cồn Tiên", false},
                {"one word", "Đền", "", "", "", "", "", "", false},
                {"high marks", "Ẵ Ổ Ẫm", "", "Di tích cấp tỉnh", text, "", "", "Ổ Gà", false},
                {"no point", "Chùa Sắc Tứ", "Sac Tu Pagoda", "Di tích", text, english, "", "Ái Tử",
                        true},
                {"english alone", "Chùa Sắc Tứ", "Sac Tu Pagoda", "", "", english, "", "Ái Tử",
                        false},
        };
        struct qrsign_template *template_ = NULL;
        int faults = 0;

        (void)state;
        assert_int_equal(qrsign_template_open("site", NULL, &template_, NULL), QRSIGN_OK);
        for (size_t i = 0; i < COUNT(rows); i++)
                for (size_t k = 0; k < COUNT(sample_sizes); k++)
                        for (int theme = QRSIGN_THEME_BLUE; theme <= QRSIGN_THEME_STEEL;
                                theme += 2) {
                                struct qrsign_record record = {.kind = QRSIGN_RECORD_SITE,
                                        .id = "DT-01",
                                        .issued = {2026, 11, 22},
                                        .name = rows[i].title,
                                        .name_en = rows[i].title_en,
                                        .rank = rows[i].rank,
                                        .text = rows[i].text,
                                        .text_en = rows[i].text_en,
                                        .url = rows[i].url,
                                        .commune = rows[i].commune,
                                        .province = rows[i].commune[0] ? "Quảng Trị" : ""};
                                struct qrsign_plaque_options options =
                                        options_of(k, theme, "https://ditich.example/");

                                if (!rows[i].no_point)
                                        record.point =
                                                (struct qrsign_point){true, 1675300, 10718900};
                                if (rows[i].text[0] && rows[i].text_en[0] &&
                                        is_too_small_for_texts(&options))
                                        faults += !has_no_room(template_, &record, &options);
                                else
                                        faults +=
                                                is_bad(template_, rows[i].name, &record, &options);
                        }
        qrsign_template_free(template_);
        assert_int_equal(faults, 0);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(alleys),
                cmocka_unit_test(houses),
                cmocka_unit_test(hamlets),
                cmocka_unit_test(sites),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
