/* SPDX-License-Identifier: MIT */
/* What stands on a strip map, what is left out, and where it stands. */
#include "unit.h"

#include "plaque/strip.h"
#include "plaque/template.h"

#include <math.h>

struct drawing {
        struct qs_arena arena;
        struct qs_display display;
        struct qs_strip_result result;
        struct qrsign_error error;
        enum qrsign_status status;
};

static struct qrsign_template *alleys;

static int open_fonts(void **state)
{
        struct qrsign_error error;

        if (qrsign_template_open("alley", NULL, &alleys, &error) != QRSIGN_OK)
                return -1;
        *state = alleys->fonts;
        return 0;
}

static int close_fonts(void **state)
{
        (void)state;
        qrsign_template_free(alleys);
        return 0;
}

static const struct qs_design *design_of(enum qs_strip_form form)
{
        return &alleys->designs[form == QS_STRIP_HORIZONTAL ? QS_LANDSCAPE
                                : form == QS_STRIP_UPRIGHT  ? QS_PORTRAIT
                                                            : QS_BENT];
}

static const struct qs_box strip_box = {11.2, 136, 277.6, 47}, column_box = {177, 50, 112, 132};

/* Draws an alley given by the members of its JSON. */
static void draw(struct drawing *drawing, struct qs_fonts *fonts, const char *members,
        enum qs_strip_form form, struct qs_box box)
{
        char json[4096];
        int length = snprintf(json, sizeof(json),
                "{\"kind\":\"alley\",\"id\":\"HN-01\",\"issued\":\"2026-11-22\",\"alley\":\"1\","
                "\"hamlet\":\"Hưng Nhơn\",\"commune\":\"Nam Hải Lăng\",\"province\":\"Quảng Trị\","
                "%s}",
                members);
        struct qrsign_record *record;
        struct qs_strip_request request = {
                .fonts = fonts,
                .style = qs_style_of(QRSIGN_THEME_BLUE),
                .design = design_of(form),
                .here = "Bạn ở đây",
                .here_english = "You are here",
                .box = box,
                .short_side = 200,
                .form = form,
        };

        assert_true(length > 0 && (size_t)length < sizeof(json));
        if (qrsign_record_from_json(json, (size_t)length, &record, &drawing->error))
                fail_msg("%s: %s", drawing->error.field, drawing->error.message);
        request.record = record;
        drawing->arena = (struct qs_arena){0};
        qs_display_start(&drawing->display, &drawing->arena);
        drawing->status =
                qs_strip_draw(&request, &drawing->display, &drawing->result, &drawing->error);
        qrsign_record_free(record);
}

/* The text on the map, or NULL. */
static const struct qs_item *find_text(const struct qs_display *display, const char *text)
{
        for (size_t i = 0; i < display->count; i++)
                if (display->items[i].kind == QS_ITEM_TEXT &&
                        strcmp(display->items[i].text.run->text, text) == 0)
                        return &display->items[i];
        return NULL;
}

/* Middle of its ink. */
static struct qs_point middle_of(const struct qs_display *display, const char *text)
{
        const struct qs_item *item = find_text(display, text);
        struct qs_box box;

        if (!item)
                fail_msg("%s is not there", text);
        box = qs_text_ink(item->text.run, item->text.origin, item->text.em);
        return (struct qs_point){box.x + box.width / 2, box.y + box.height / 2};
}

static void left_out(void **state)
{
        static const struct {
                const char *name, *members;
                size_t numbers, places;
                const char *prefix;
                const char *shown, *missing; /* texts */
        } rows[] = {
                {"length alone", "\"length_m\":164", 0, 0, "", "164 m", "0 m"},
                {"nothing known", "\"length_m\":1", 0, 0, "", "Bạn ở đây", NULL},
                {"no number", "\"length_m\":9,\"households\":[{\"side\":\"L\",\"distance_m\":5}]",
                        0, 0, "", "9 m", NULL},
                {"no distance",
                        "\"length_m\":99,\"households\":[{\"number\":\"7\",\"side\":\"L\"}]", 1, 0,
                        "", "50 m", "7"},
                {"no side", "\"length_m\":99,\"households\":[{\"number\":\"7\",\"distance_m\":40}]",
                        0, 0, "", "7", NULL},
                {"beyond the end",
                        "\"length_m\":100,\"households\":[{\"number\":\"7\",\"side\":\"L\","
                        "\"distance_m\":110},{\"number\":\"9\",\"side\":\"L\",\"distance_m\":112}]",
                        1, 0, "", "7", "9"},
                {"two households, one gate",
                        "\"length_m\":100,\"households\":[{\"number\":\"7\",\"side\":\"L\","
                        "\"distance_m\":50},{\"number\":\"7\",\"side\":\"L\",\"distance_m\":50}]",
                        0, 0, "", "7", NULL},
                {"common prefix",
                        "\"length_m\":100,\"households\":[{\"number\":\"10/7\",\"side\":\"L\","
                        "\"distance_m\":50},{\"number\":\"10/12/3A\",\"side\":\"R\","
                        "\"distance_m\":80},{\"side\":\"R\",\"distance_m\":90}]",
                        0, 0, "10/", "12/3A", "10/7"},
                {"prefix of two parts",
                        "\"length_m\":100,\"households\":[{\"number\":\"10/2/7\",\"side\":\"L\","
                        "\"distance_m\":50},{\"number\":\"10/2/77\",\"side\":\"R\","
                        "\"distance_m\":80}]",
                        0, 0, "10/2/", "77", NULL},
                {"one number has no prefix",
                        "\"length_m\":100,\"households\":[{\"number\":\"10/7\",\"side\":\"L\","
                        "\"distance_m\":50}]",
                        0, 0, "", "10/7", NULL},
                {"something must be left",
                        "\"length_m\":100,\"households\":[{\"number\":\"10\",\"side\":\"L\","
                        "\"distance_m\":50},{\"number\":\"10/2\",\"side\":\"R\","
                        "\"distance_m\":80}]",
                        0, 0, "", "10", NULL},
                {"figures are no prefix",
                        "\"length_m\":100,\"households\":[{\"number\":\"100\",\"side\":\"L\","
                        "\"distance_m\":50},{\"number\":\"101\",\"side\":\"R\","
                        "\"distance_m\":80}]",
                        0, 0, "", "101", NULL},
                {"places on the alley",
                        "\"length_m\":100,\"places\":[{\"name\":\"Chợ\",\"name_en\":\"Market\","
                        "\"kind\":\"market\",\"side\":\"R\",\"distance_m\":50},"
                        "{\"name\":\"Miếu Bà\",\"distance_m\":80}]",
                        0, 0, "", "Market", NULL},
                {"place nowhere", "\"length_m\":100,\"places\":[{\"name\":\"Chợ\"}]", 0, 1, "",
                        "100 m", "Chợ"},
                {"place far beyond the end",
                        "\"length_m\":100,\"places\":[{\"name\":\"Chợ\",\"distance_m\":120}]", 0, 1,
                        "", "100 m", "Chợ"},
                {"place 33 m off the head",
                        "\"length_m\":100,\"lat\":16.6,\"lon\":107.2,\"places\":[{\"name\":"
                        "\"Nhà văn hóa\",\"lat\":16.6003,\"lon\":107.2}]",
                        0, 0, "", "Nhà văn hóa", NULL},
                {"place 56 m off the head",
                        "\"length_m\":100,\"lat\":16.6,\"lon\":107.2,\"places\":[{\"name\":\"Chợ\","
                        "\"lat\":16.6005,\"lon\":107.2}]",
                        0, 1, "", "100 m", "Chợ"},
        };

        for (size_t i = 0; i < COUNT(rows); i++) {
                struct drawing drawing;

                draw(&drawing, *state, rows[i].members, QS_STRIP_HORIZONTAL, strip_box);
                check_row(rows[i].name, drawing.status == QRSIGN_OK);
                check_row(rows[i].name, drawing.result.numbers_left_out == rows[i].numbers);
                check_row(rows[i].name, drawing.result.places_left_out == rows[i].places);
                check_row(rows[i].name, strcmp(drawing.result.prefix, rows[i].prefix) == 0);
                check_row(rows[i].name, find_text(&drawing.display, rows[i].shown));
                check_row(rows[i].name,
                        !rows[i].missing || !find_text(&drawing.display, rows[i].missing));
                check_row(rows[i].name, find_text(&drawing.display, "Bạn ở đây"));
                qs_arena_free(&drawing.arena);
        }
}

#define FOUR_HOUSES                                                                                \
        "\"length_m\":200,\"households\":["                                                        \
        "{\"number\":\"1\",\"side\":\"L\",\"distance_m\":40},"                                     \
        "{\"number\":\"2\",\"side\":\"R\",\"distance_m\":40},"                                     \
        "{\"number\":\"3\",\"side\":\"L\",\"distance_m\":100},"                                    \
        "{\"number\":\"4\",\"side\":\"R\",\"distance_m\":160}]"

static void true_distances(void **state)
{
        struct drawing drawing;
        struct qs_point one, two, three, four;
        double scale;

        draw(&drawing, *state, FOUR_HOUSES, QS_STRIP_HORIZONTAL, strip_box);
        one = middle_of(&drawing.display, "1");
        two = middle_of(&drawing.display, "2");
        three = middle_of(&drawing.display, "3");
        four = middle_of(&drawing.display, "4");
        scale = drawing.result.scale;
        assert_true(drawing.result.bend == 1);
        assert_true(fabs(three.x - one.x - 60 * scale) < 1e-6);
        assert_true(fabs(four.x - two.x - 120 * scale) < 1e-6);
        assert_true(fabs(one.x - two.x) < 1e-6);
        assert_true(one.y < two.y && fabs(one.y - three.y) < 0.2);
        /* 26 mm for the label of the pin and 19 for the length are all that the road leaves. */
        assert_true(scale > 1 && scale * 200 < strip_box.width);
        qs_arena_free(&drawing.arena);

        draw(&drawing, *state, FOUR_HOUSES, QS_STRIP_UPRIGHT, column_box);
        one = middle_of(&drawing.display, "1");
        two = middle_of(&drawing.display, "2");
        three = middle_of(&drawing.display, "3");
        assert_true(one.x < two.x && one.y > three.y);
        assert_true(fabs(one.y - three.y - 60 * drawing.result.scale) < 1e-6);
        assert_true(middle_of(&drawing.display, "Bạn ở đây").y > one.y);
        assert_true(middle_of(&drawing.display, "200 m").y < three.y);
        assert_null(find_text(&drawing.display, "B/N"));
        qs_arena_free(&drawing.arena);
}

/* Across the street is where the point lies, by the direction of the sketch. */
static void off_the_alley(void **state)
{
        static const char north[] =
                "\"length_m\":100,\"lat\":16.6,\"lon\":107.2,\"path\":[[0,0],[0,100]],"
                "\"places\":[{\"name\":\"Chợ\",\"lat\":%s,\"lon\":%s}]";
        static const struct {
                const char *name, *latitude, *longitude;
                bool before_head, left;
        } rows[] = {
                {"behind, a little west", "16.5997", "107.19999", true, true},
                {"behind, east", "16.5997", "107.2002", true, false},
                {"ahead, west", "16.6003", "107.1998", false, true},
                {"ahead, east", "16.6003", "107.2002", false, false},
        };

        for (size_t i = 0; i < COUNT(rows); i++) {
                struct drawing drawing;
                struct qs_point here, place;
                char members[512];

                snprintf(members, sizeof(members), north, rows[i].latitude, rows[i].longitude);
                draw(&drawing, *state, members, QS_STRIP_COLUMN, column_box);
                check_row(rows[i].name, drawing.status == QRSIGN_OK);
                here = middle_of(&drawing.display, "100 m");
                place = middle_of(&drawing.display, "Chợ");
                check_row(rows[i].name, (place.x < here.x) == rows[i].left);
                here = middle_of(&drawing.display, "50 m");
                check_row(rows[i].name, drawing.result.places_left_out == 0);
                check_row(rows[i].name, rows[i].before_head == (place.y > here.y + 30));
                check_row(rows[i].name, find_text(&drawing.display, "B/N"));
                qs_arena_free(&drawing.arena);
        }
}

static void bends(void **state)
{
        static const struct {
                const char *name, *path;
                enum qs_strip_form form;
                double least, most;
        } rows[] = {
                {"straight", "[0,0],[100,0]", QS_STRIP_HORIZONTAL, 1, 1},
                {"slight", "[0,0],[50,5],[100,0]", QS_STRIP_HORIZONTAL, 1, 1},
                {"right angle", "[0,0],[50,0],[50,50]", QS_STRIP_HORIZONTAL, 0.1, 0.6},
                {"right angle, map", "[0,0],[50,0],[50,50]", QS_STRIP_COLUMN, 1, 1},
                {"hairpin", "[0,0],[80,0],[0,20]", QS_STRIP_HORIZONTAL, 0, 0.3},
                {"hairpin, map", "[0,0],[80,0],[0,20]", QS_STRIP_COLUMN, 1, 1},
        };

        for (size_t i = 0; i < COUNT(rows); i++) {
                struct drawing drawing;
                char members[512];

                snprintf(members, sizeof(members), "\"path\":[%s],%s", rows[i].path, FOUR_HOUSES);
                draw(&drawing, *state, members, rows[i].form,
                        rows[i].form == QS_STRIP_COLUMN ? column_box : strip_box);
                check_row(rows[i].name, drawing.status == QRSIGN_OK);
                check_row(rows[i].name, drawing.result.bend >= rows[i].least);
                check_row(rows[i].name, drawing.result.bend <= rows[i].most);
                qs_arena_free(&drawing.arena);
        }
}

static void refused(void **state)
{
        static const struct {
                const char *name, *members;
                struct qs_box box;
                enum qrsign_status status;
                enum qrsign_message code;
        } rows[] = {
                {"too short", FOUR_HOUSES, {0, 0, 50, 40}, QRSIGN_ERROR_FIT,
                        QRSIGN_MESSAGE_STRIP_NO_ROOM},
                {"too low", FOUR_HOUSES, {0, 0, 280, 10}, QRSIGN_ERROR_FIT,
                        QRSIGN_MESSAGE_STRIP_NO_ROOM},
                {"nothing", FOUR_HOUSES, {0, 0, 0, 0}, QRSIGN_ERROR_FIT,
                        QRSIGN_MESSAGE_STRIP_NO_ROOM},
                {"a letter that the font lacks",
                        "\"length_m\":9,\"households\":[{\"number\":\"七\",\"side\":\"L\","
                        "\"distance_m\":5}]",
                        {0, 0, 280, 40}, QRSIGN_ERROR_MISSING, QRSIGN_MESSAGE_LETTER_MISSING},
                {"a letter in a place's English",
                        "\"length_m\":9,\"places\":[{\"name\":\"Chợ\",\"name_en\":\"七\","
                        "\"distance_m\":5}]",
                        {0, 0, 280, 40}, QRSIGN_ERROR_MISSING, QRSIGN_MESSAGE_LETTER_MISSING},
        };

        for (size_t i = 0; i < COUNT(rows); i++) {
                struct drawing drawing;

                draw(&drawing, *state, rows[i].members, QS_STRIP_HORIZONTAL, rows[i].box);
                check_row(rows[i].name, drawing.status == rows[i].status);
                check_row(rows[i].name, drawing.error.code == rows[i].code);
                check_row(rows[i].name, drawing.display.count == 0);
                qs_arena_free(&drawing.arena);
        }
}

static void crowded(void **state)
{
        static const struct {
                const char *name;
                size_t count;
                const char *number;
                enum qrsign_side side;
                bool expected;
        } rows[] = {
                {"none", 0, "1", QRSIGN_SIDE_LEFT, false},
                {"forty", 40, "1", QRSIGN_SIDE_LEFT, false},
                {"more", 41, "1", QRSIGN_SIDE_LEFT, true},
                {"without numbers", 200, "", QRSIGN_SIDE_LEFT, false},
                {"few but long", 20, "12/345A", QRSIGN_SIDE_RIGHT, true},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qrsign_household houses[200];
                struct qrsign_record record = {.households = {houses, rows[i].count}};

                for (size_t j = 0; j < rows[i].count; j++)
                        houses[j] = (struct qrsign_household){
                                .number = rows[i].number, .side = rows[i].side};
                check_row(rows[i].name, qs_strip_is_crowded(&record) == rows[i].expected);
        }
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(left_out),
                cmocka_unit_test(true_distances),
                cmocka_unit_test(off_the_alley),
                cmocka_unit_test(bends),
                cmocka_unit_test(refused),
                cmocka_unit_test(crowded),
        };
        return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
