/* SPDX-License-Identifier: MIT */
/* What codes a plaque carries, and what it does where they do not fit. */
#include "unit.h"

#include "plaque/plaque.h"
#include "plaque_samples.h"

#include <math.h>
#include <qrsign/scan.h>

static struct qrsign_template *alleys, *houses;

static int open_templates(void **state)
{
        (void)state;
        return qrsign_template_open("alley", NULL, &alleys, NULL) != QRSIGN_OK ||
               qrsign_template_open("house", NULL, &houses, NULL) != QRSIGN_OK;
}

static int close_templates(void **state)
{
        (void)state;
        qrsign_template_free(alleys);
        qrsign_template_free(houses);
        return 0;
}

/* What was told while a plaque was made. */
struct told {
        enum qrsign_message codes[8];
        char fields[8][96];
        size_t count;
};

static void hear(void *context, const struct qrsign_error *problem)
{
        struct told *told = context;

        assert_true(problem->status == QRSIGN_OK && problem->severity != QRSIGN_SEVERITY_ERROR);
        assert_true(told->count < COUNT(told->codes));
        told->codes[told->count] = problem->code;
        strcpy(told->fields[told->count++], problem->field);
}

/* Whether a message was told, or, for 0, none. What the strip map says is not looked at. */
static bool was_told(const struct told *told, enum qrsign_message code, const char *field)
{
        bool found = false;

        for (size_t i = 0; i < told->count; i++) {
                if (told->codes[i] == QRSIGN_MESSAGE_NUMBERS_LEFT_OUT)
                        continue;
                if (told->codes[i] != code || strcmp(told->fields[i], field) != 0)
                        return false;
                found = true;
        }
        return found == (code != 0);
}

static const struct sample *find_sample(const char *name)
{
        for (size_t i = 0; i < COUNT(samples); i++)
                if (strcmp(samples[i].name, name) == 0)
                        return &samples[i];
        fail_msg("no sample %s", name);
        return NULL;
}

/* Rungs of the ladder, each seen from outside. */
static void ladder(void **state)
{
        static const struct {
                const char *name, *sample;
                struct qrsign_plaque_options options;
                enum qrsign_status status;
                enum qrsign_message code; /* of the error, or told; 0: nothing is told */
                const char *field;
                enum qrsign_ecc ecc; /* of the last code */
        } rows[] = {
                {"Q fits", "usual", {.width_mm = 300, .height_mm = 200}, QRSIGN_OK, 0, "",
                        QRSIGN_ECC_Q},
                {"lowered to M", "crowd", {.width_mm = 300, .height_mm = 200, .min_module_mm = 1.1},
                        QRSIGN_OK, QRSIGN_MESSAGE_ECC_LOWERED, "directory", QRSIGN_ECC_M},
                {"Q was asked for", "crowd",
                        {.width_mm = 300,
                                .height_mm = 200,
                                .min_module_mm = 1.1,
                                .ecc = QRSIGN_ECC_Q},
                        QRSIGN_ERROR_FIT, QRSIGN_MESSAGE_CODE_TOO_SMALL, "directory", 0},
                {"L was asked for", "usual",
                        {.width_mm = 148, .height_mm = 105, .ecc = QRSIGN_ECC_L}, QRSIGN_OK, 0, "",
                        QRSIGN_ECC_L},
                {"too far away", "usual", {.width_mm = 300, .height_mm = 200, .distance_m = 1},
                        QRSIGN_ERROR_FIT, QRSIGN_MESSAGE_CODE_TOO_SMALL, "location", 0},
                {"far away on A3", "no houses",
                        {.width_mm = 420, .height_mm = 297, .distance_m = 0.85}, QRSIGN_OK, 0, "",
                        QRSIGN_ECC_Q},
                {"large modules asked for", "usual",
                        {.width_mm = 300, .height_mm = 200, .min_module_mm = 1.7}, QRSIGN_ERROR_FIT,
                        QRSIGN_MESSAGE_CODE_TOO_SMALL, "location", 0},
                {"text without its households", "crowd",
                        {.width_mm = 300, .height_mm = 200, .directory = QRSIGN_DIRECTORY_TEXT},
                        QRSIGN_OK, QRSIGN_MESSAGE_HOUSEHOLDS_LEFT_OUT, "directory", QRSIGN_ECC_Q},
                {"no page: text", "no page", {.width_mm = 300, .height_mm = 200}, QRSIGN_OK, 0, "",
                        QRSIGN_ECC_Q},
                {"no point", "no point", {.width_mm = 300, .height_mm = 200}, QRSIGN_OK,
                        QRSIGN_MESSAGE_NO_DIRECTIONS, "point", QRSIGN_ECC_Q},
                {"no point, none asked for", "no point",
                        {.width_mm = 300, .height_mm = 200, .location = QRSIGN_LOCATION_NONE},
                        QRSIGN_OK, 0, "", QRSIGN_ECC_Q},
                {"no code at all", "no point",
                        {.width_mm = 300, .height_mm = 200, .directory = QRSIGN_DIRECTORY_NONE},
                        QRSIGN_ERROR_INPUT, QRSIGN_MESSAGE_PLAQUE_WITHOUT_CODE, "", 0},
                {"a link without a page", "no page",
                        {.width_mm = 300, .height_mm = 200, .directory = QRSIGN_DIRECTORY_LINK},
                        QRSIGN_ERROR_ARGUMENT, QRSIGN_MESSAGE_PAYLOAD_PAGE_MISSING, "directory", 0},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                static struct sample_store store;
                const struct sample *sample = find_sample(rows[i].sample);
                struct qrsign_record record = make_sample(sample, &store);
                struct qrsign_plaque_options options = rows[i].options;
                struct qrsign_plaque *plaque = NULL;
                struct qrsign_error error = {0};
                struct told told = {0};
                enum qrsign_status status;

                options.size = sizeof(options);
                options.page = sample_page(sample);
                options.on_problem = hear;
                options.context = &told;
                status = qrsign_plaque_create(alleys, &record, &options, &plaque, &error);
                if (status != rows[i].status)
                        print_error("%s: %s: %s\n", rows[i].name, error.field, error.message);
                check_row(rows[i].name, status == rows[i].status);
                if (status != QRSIGN_OK) {
                        check_row(rows[i].name, error.code == rows[i].code);
                        assert_string_equal(error.field, rows[i].field);
                        assert_null(plaque);
                        continue;
                }
                check_row(rows[i].name, was_told(&told, rows[i].code, rows[i].field));
                check_row(rows[i].name,
                        plaque->info.codes[plaque->info.code_count - 1].ecc == rows[i].ecc);
                qrsign_plaque_free(plaque);
        }
}

/* A text that went without its households says so. */
static void left_out_is_said(void **state)
{
        static struct sample_store store;
        struct qrsign_record record = make_sample(find_sample("crowd"), &store);
        struct qrsign_plaque_options options = {
                .size = sizeof(options), .directory = QRSIGN_DIRECTORY_TEXT};
        struct qrsign_plaque *plaque = NULL;
        const char *text;

        (void)state;
        assert_int_equal(qrsign_plaque_create(alleys, &record, &options, &plaque, NULL), QRSIGN_OK);
        text = plaque->info.codes[1].payload;
        assert_int_equal(plaque->info.codes[1].mode, QRSIGN_PAYLOAD_TEXT);
        assert_non_null(strstr(text, "60 hộ"));
        assert_non_null(strstr(text, "-distances"));
        assert_null(strstr(text, "10/1 "));
        assert_non_null(strstr(text, "TT, 0950000000"));
        qrsign_plaque_free(plaque);
}

/* What info says of a code is where it is drawn, and its modules are as large as was asked. */
static void codes_stand_where_info_says(void **state)
{
        (void)state;
        for (size_t i = 0; i < COUNT(sample_sizes); i++) {
                static struct sample_store store;
                struct qrsign_record record = make_sample(&samples[0], &store);
                struct qrsign_plaque_options options = {.size = sizeof(options),
                        .width_mm = sample_sizes[i].width,
                        .height_mm = sample_sizes[i].height,
                        .page = "https://hungnhon.example/"};
                bool large = fmax(options.width_mm, options.height_mm) >= 300 &&
                             fmin(options.width_mm, options.height_mm) >= 200;
                struct qrsign_plaque *plaque = NULL;
                const struct qrsign_plaque_info *info;
                size_t found = 0;

                assert_int_equal(
                        qrsign_plaque_create(alleys, &record, &options, &plaque, NULL), QRSIGN_OK);
                info = qrsign_plaque_info(plaque);
                assert_int_equal(info->code_count, 2);
                assert_string_equal(info->title, "Kiệt 1");
                assert_string_equal(info->id, "HN-01");
                for (size_t k = 0; k < plaque->display.count; k++) {
                        const struct qs_item *item = &plaque->display.items[k];
                        const struct qrsign_plaque_code *code = &info->codes[found];

                        if (item->kind != QS_ITEM_SYMBOL)
                                continue;
                        assert_true(item->ink == QS_INK_BLACK);
                        assert_true(item->symbol.origin.x == code->x_mm);
                        assert_true(item->symbol.origin.y == code->y_mm);
                        assert_true(item->symbol.module == code->module_mm);
                        assert_int_equal(qrsign_symbol_modules(item->symbol.symbol), code->modules);
                        assert_true(code->module_mm >= (large ? .8 : .5));
                        assert_true(code->distance_m >= (large ? .5 : .3));
                        assert_int_equal(code->role, found);
                        found++;
                }
                assert_int_equal(found, 2);
                qrsign_plaque_free(plaque);
        }
}

static struct qrsign_household household = {.number = "12/3A", .has_distance = true};

/* Directions to a house: its own point, else along the alley's path, else the alley's head. */
static void directions_to_a_house(void **state)
{
        static const struct qrsign_offset straight[] = {{0, 0}, {0, 200}};
        static const struct {
                const char *name;
                bool own, head, path;
                enum qrsign_code_role role;
                const char *payload; /* its end */
                const char *caption;
        } rows[] = {
                {"own", true, true, true, QRSIGN_CODE_LOCATION, "16.00500,107.00000",
                        "Đường đến nhà này"},
                {"on the path", false, true, true, QRSIGN_CODE_LOCATION, "16.00090,107.00000",
                        "Đường đến nhà này"},
                {"the head", false, true, false, QRSIGN_CODE_LOCATION, "16.00000,107.00000",
                        "Đường đến đầu ngõ"},
                {"nobody knows", false, false, false, QRSIGN_CODE_DIRECTORY, "", "Địa chỉ nhà này"},
        };

        (void)state;
        household.distance_m = 100;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qrsign_record alley = {.kind = QRSIGN_RECORD_ALLEY,
                        .id = "A",
                        .issued = {2026, 1, 1},
                        .alley = "5",
                        .alley_unit = "Ngõ",
                        .length_m = 200,
                        .point = {rows[i].head, 1600000, 10700000},
                        .path = {straight, rows[i].path ? 2 : 0}};
                struct qrsign_record record = {.kind = QRSIGN_RECORD_HOUSE,
                        .id = "A-1",
                        .issued = {2026, 1, 1},
                        .alley = "5",
                        .alley_unit = "Ngõ",
                        .households = {&household, 1},
                        .point = {rows[i].own, 1600500, 10700000}};
                struct qrsign_plaque_options options = {
                        .size = sizeof(options), .alley = &alley, .page = "https://a.vn/"};
                struct qrsign_plaque *plaque = NULL;
                const struct qrsign_plaque_code *code;
                bool captioned = false;
                size_t length;

                assert_int_equal(
                        qrsign_plaque_create(houses, &record, &options, &plaque, NULL), QRSIGN_OK);
                check_row(rows[i].name, plaque->info.code_count == 1);
                code = &plaque->info.codes[0];
                check_row(rows[i].name, code->role == rows[i].role);
                length = strlen(rows[i].payload);
                check_row(rows[i].name, strcmp(code->payload + code->payload_length - length,
                                                rows[i].payload) == 0);
                for (size_t k = 0; k < plaque->display.count; k++)
                        if (plaque->display.items[k].kind == QS_ITEM_TEXT &&
                                strcmp(plaque->display.items[k].text.run->text, rows[i].caption) ==
                                        0)
                                captioned = true;
                check_row(rows[i].name, captioned);
                assert_string_equal(plaque->info.title, "Nhà 12/3A, Ngõ 5");
                qrsign_plaque_free(plaque);
        }
}

static void what_is_refused(void **state)
{
        static const struct {
                const char *name;
                const char *alley, *hamlet;
                struct qrsign_plaque_options options;
                enum qrsign_message code;
                const char *field;
        } rows[] = {
                {"letter of the name", "雨", "", {0}, QRSIGN_MESSAGE_LETTER_MISSING, "alley"},
                {"letter of the hamlet", "1", "雨", {0}, QRSIGN_MESSAGE_LETTER_MISSING, "hamlet"},
                {"endless name", "Nguyễn Thị Minh Khai Trần Hưng Đạo Lý Thường Kiệt Phan Bội Châu",
                        "", {0}, QRSIGN_MESSAGE_TEXT_NO_ROOM, "alley"},
                {"endless hamlet", "1",
                        "Nguyễn Thị Minh Khai Trần Hưng Đạo Lý Thường Kiệt Phan Bội Châu Lê Lợi Lê "
                        "Lai",
                        {.width_mm = 148, .height_mm = 105}, QRSIGN_MESSAGE_TEXT_NO_ROOM, "hamlet"},
                {"small", "1", "", {.width_mm = 104, .height_mm = 148}, QRSIGN_MESSAGE_SIZE_RANGE,
                        "size"},
                {"one side", "1", "", {.width_mm = 200}, QRSIGN_MESSAGE_SIZE_RANGE, "size"},
                {"NaN", "1", "", {.width_mm = NAN, .height_mm = 200}, QRSIGN_MESSAGE_SIZE_RANGE,
                        "size"},
                {"distance", "1", "", {.distance_m = -1}, QRSIGN_MESSAGE_BAD_ARGUMENT, "distance"},
                {"module", "1", "", {.min_module_mm = INFINITY}, QRSIGN_MESSAGE_BAD_ARGUMENT,
                        "min-module"},
                {"theme", "1", "", {.theme = (enum qrsign_theme)9}, QRSIGN_MESSAGE_BAD_ARGUMENT,
                        "theme"},
                {"page", "1", "", {.page = "http://a.vn"}, QRSIGN_MESSAGE_PAYLOAD_PAGE_NOT_HTTPS,
                        "page"},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qrsign_record record = {.kind = QRSIGN_RECORD_ALLEY,
                        .id = "A",
                        .issued = {2026, 1, 1},
                        .alley = rows[i].alley,
                        .hamlet = rows[i].hamlet,
                        .length_m = 100,
                        .point = {true, 1600000, 10700000}};
                struct qrsign_plaque_options options = rows[i].options;
                struct qrsign_plaque *plaque = NULL;
                struct qrsign_error error = {0};

                options.size = sizeof(options);
                check_row(rows[i].name, qrsign_plaque_create(alleys, &record, &options, &plaque,
                                                &error) != QRSIGN_OK);
                if (error.code != rows[i].code)
                        print_error("%s: %s\n", rows[i].name, error.message);
                check_row(rows[i].name, error.code == rows[i].code);
                assert_string_equal(error.field, rows[i].field);
                assert_null(plaque);
        }
}

static void templates(void **state)
{
        struct qrsign_template *none = alleys;
        struct qrsign_error error;

        (void)state;
        assert_string_equal(qrsign_template_name(houses), "house");
        assert_int_equal(qrsign_template_kind(houses), QRSIGN_RECORD_HOUSE);
        assert_int_equal(qrsign_template_open("kiệt", NULL, &none, &error), QRSIGN_ERROR_ARGUMENT);
        assert_int_equal(error.code, QRSIGN_MESSAGE_TEMPLATE_UNKNOWN);
        assert_null(none);
        assert_int_equal(
                qrsign_template_open("alley", "No Such", &none, &error), QRSIGN_ERROR_MISSING);
        assert_int_equal(error.code, QRSIGN_MESSAGE_FONT_MISSING);
        assert_null(none);
}

/* A finished picture is read by another program's code than made it. */
static void a_picture_reads_back(void **state)
{
        static struct sample_store store;
        struct qrsign_record record = make_sample(find_sample("bent"), &store);
        struct qrsign_plaque_options options = {
                .size = sizeof(options), .page = "https://hungnhon.example/"};
        struct qrsign_png_options png = {.size = sizeof(png), .dpi = 150};
        struct qrsign_plaque *plaque = NULL;
        struct qrsign_images *images = NULL;
        const struct qrsign_image *image = NULL;
        struct qrsign_scanner *scanner = NULL;
        const struct qrsign_code *codes;
        FILE *stream = tmpfile();
        char path[64];
        size_t count;

        (void)state;
        for (int theme = QRSIGN_THEME_BLUE; theme <= QRSIGN_THEME_BROWN; theme++) {
                options.theme = (enum qrsign_theme)theme;
                assert_int_equal(
                        qrsign_plaque_create(alleys, &record, &options, &plaque, NULL), QRSIGN_OK);
                rewind(stream);
                assert_int_equal(qrsign_plaque_write_png(plaque, &png, stream, NULL), QRSIGN_OK);
                snprintf(path, sizeof(path), "/proc/self/fd/%d", fileno(stream));
                assert_int_equal(qrsign_images_open(path, NULL, &images, NULL), QRSIGN_OK);
                assert_int_equal(qrsign_images_next(images, &image, NULL), QRSIGN_OK);
                assert_int_equal(qrsign_scanner_create(&scanner, NULL), QRSIGN_OK);
                assert_int_equal(
                        qrsign_scanner_scan(scanner, image, NULL, &codes, &count, NULL), QRSIGN_OK);
                assert_int_equal(count, 2);
                for (size_t i = 0; i < count; i++) {
                        const struct qrsign_plaque_code *code = &plaque->info.codes[i];

                        assert_int_equal(codes[i].length, code->payload_length);
                        assert_memory_equal(codes[i].payload, code->payload, code->payload_length);
                }
                qrsign_scanner_free(scanner);
                qrsign_images_free(images);
                qrsign_plaque_free(plaque);
        }
        fclose(stream);
}

/* A board whose text has no room leaves its lists out; a site is told of at its own address. */
static void boards_and_sites(void **state)
{
        static struct qrsign_alley_row rows[20];
        static const struct qrsign_place place = {.name = "Chợ", .kind = "market"};
        struct qrsign_record board = {.kind = QRSIGN_RECORD_HAMLET,
                .id = "HN",
                .issued = {2026, 11, 22},
                .hamlet = "Hưng Nhơn",
                .point = {true, 1662850, 10726150},
                .alleys = {rows, COUNT(rows)},
                .places = {&place, 1}};
        struct qrsign_record site = {.kind = QRSIGN_RECORD_SITE,
                .id = "DT",
                .issued = {2026, 11, 22},
                .point = {true, 1662850, 10726150},
                .name = "Thành cổ",
                .url = "https://ditich.example/dt-01"};
        struct qrsign_template *hamlets = NULL, *sites = NULL;
        struct told told = {0};
        struct qrsign_plaque_options options = {
                .size = sizeof(options), .on_problem = hear, .context = &told};
        struct qrsign_map map = {0};
        struct qrsign_plaque *plaque = NULL;
        struct qrsign_error error;

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++)
                rows[i] = (struct qrsign_alley_row){.alley = "Nguyễn Thị Minh Khai",
                        .length_m = 100,
                        .point = {true, 1662850 + (int32_t)i * 60, 10726150}};
        assert_int_equal(qrsign_template_open("hamlet", NULL, &hamlets, NULL), QRSIGN_OK);
        assert_int_equal(qrsign_template_open("site", NULL, &sites, NULL), QRSIGN_OK);
        assert_int_equal(qrsign_plaque_create(hamlets, &board, &options, &plaque, NULL), QRSIGN_OK);
        assert_true(was_told(&told, QRSIGN_MESSAGE_ALLEYS_LEFT_OUT, "directory"));
        assert_int_equal(plaque->info.code_count, 1);
        assert_null(strstr(plaque->info.codes[0].payload, "Khai"));
        assert_non_null(strstr(plaque->info.codes[0].payload, "-places"));
        qrsign_plaque_free(plaque);

        options.map = &map;
        assert_int_equal(qrsign_plaque_create(hamlets, &board, &options, &plaque, &error),
                QRSIGN_ERROR_ARGUMENT);
        assert_string_equal(error.field, "map");
        options.map = NULL;

        assert_int_equal(qrsign_plaque_create(sites, &site, &options, &plaque, NULL), QRSIGN_OK);
        assert_int_equal(plaque->info.code_count, 2);
        assert_string_equal(plaque->info.codes[1].payload, site.url);
        qrsign_plaque_free(plaque);
        options.directory = QRSIGN_DIRECTORY_TEXT;
        assert_int_equal(qrsign_plaque_create(sites, &site, &options, &plaque, NULL), QRSIGN_OK);
        assert_int_equal(plaque->info.codes[1].mode, QRSIGN_PAYLOAD_TEXT);
        qrsign_plaque_free(plaque);
        qrsign_template_free(hamlets);
        qrsign_template_free(sites);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(ladder),
                cmocka_unit_test(left_out_is_said),
                cmocka_unit_test(codes_stand_where_info_says),
                cmocka_unit_test(directions_to_a_house),
                cmocka_unit_test(what_is_refused),
                cmocka_unit_test(templates),
                cmocka_unit_test(boards_and_sites),
                cmocka_unit_test(a_picture_reads_back),
        };

        return cmocka_run_group_tests(tests, open_templates, close_templates);
}
