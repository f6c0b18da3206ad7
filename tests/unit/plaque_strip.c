/* SPDX-License-Identifier: MIT */
#include "map.h"
#include "unit.h"

#include "plaque/strip.h"
#include "plaque/template.h"

#include <math.h>

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

/* Numbers that look random and are the same in every run (xorshift64*, Vigna 2016). */
static uint64_t chance_state;

static unsigned chance(unsigned below)
{
        chance_state ^= chance_state >> 12;
        chance_state ^= chance_state << 25;
        chance_state ^= chance_state >> 27;
        return (unsigned)((chance_state * 0x2545F4914F6CDD1DULL >> 33) % below);
}

static bool one_in(unsigned n)
{
        return chance(n) == 0;
}

static bool is_figure(const struct qs_item *item)
{
        size_t length = strlen(item->text.run->text);

        return item->ink == qs_style_of(QRSIGN_THEME_BLUE)->road_text && length > 2 &&
               strcmp(item->text.run->text + length - 2, " m") == 0;
}

/* A round of the generator, so that a failure can be found again. */
static unsigned round_number;

static void fail_at(const struct qs_item *item, const char *what)
{
        fail_msg("round %u: %s: %s", round_number, what,
                item->kind == QS_ITEM_TEXT ? item->text.run->text : "a shape");
}

/* Upright text against all other items. */
static void check_text(const struct qs_display *display, const struct qs_item *text)
{
        struct qs_box box = qs_text_ink(text->text.run, text->text.origin, text->text.em);

        for (size_t i = 0; i < display->count; i++) {
                const struct qs_item *other = &display->items[i];
                struct polygon polygon;

                if (other == text)
                        continue;
                if (other->kind == QS_ITEM_TEXT) {
                        text_polygon(other, &polygon);
                        if (covers(&polygon, box))
                                fail_msg("round %u: %s on %s", round_number, text->text.run->text,
                                        other->text.run->text);
                        continue;
                }
                for (size_t j = 0; j < polygon_count(other); j++) {
                        polygon_of(other, j, &polygon);
                        if (covers(&polygon, box))
                                fail_at(text, "text on a shape");
                }
        }
}

/* A figure in the road: all of its ink on the legs, none on a house there. */
static void check_figure(
        const struct qs_display *display, const struct qs_item *figure, double road)
{
        bool on_road[4] = {false};
        struct polygon text, other;

        text_polygon(figure, &text);
        for (size_t i = 0; i < display->count; i++) {
                const struct qs_item *item = &display->items[i];
                bool is_road =
                        item->kind == QS_ITEM_STROKE && fabs(item->shape.width - road) < SLACK_MM;

                for (size_t j = 0; is_road && j < polygon_count(item); j++) {
                        polygon_of(item, j, &other);
                        for (size_t k = 0; k < 4; k++) {
                                struct qs_point join = item->shape.path.points[j];

                                on_road[k] = on_road[k] || is_inside(&other, text.corner[k]) ||
                                             (j && hypot(text.corner[k].x - join.x,
                                                           text.corner[k].y - join.y) < road / 2);
                        }
                }
                if (item->kind != QS_ITEM_FILL || item->ink != figure->ink)
                        continue;
                polygon_of(item, 0, &other);
                for (size_t k = 0; k < other.count; k++)
                        if (is_inside(&text, other.corner[k]))
                                fail_at(figure, "on a house in the road");
        }
        for (size_t k = 0; k < 4; k++)
                if (!on_road[k])
                        fail_at(figure, "outside the road");
}

/* Of the filled shapes in its ink, the pin has no straight edge and a badge has. */
static bool is_badge(const struct qs_item *item)
{
        return item->kind == QS_ITEM_FILL && item->ink == qs_style_of(QRSIGN_THEME_BLUE)->badge &&
               item->shape.path.verbs[1] == QS_LINE;
}

static struct qs_box bounds_of(const struct polygon *polygon)
{
        struct qs_point least = polygon->corner[0], most = least;

        for (size_t i = 1; i < polygon->count; i++) {
                least.x = fmin(least.x, polygon->corner[i].x);
                least.y = fmin(least.y, polygon->corner[i].y);
                most.x = fmax(most.x, polygon->corner[i].x);
                most.y = fmax(most.y, polygon->corner[i].y);
        }
        return (struct qs_box){least.x, least.y, most.x - least.x, most.y - least.y};
}

/* A badge lies on no road, house or other badge; all these are of other ink or badges. */
static void check_badge(const struct qs_display *display, const struct qs_item *badge)
{
        const struct qs_style *style = qs_style_of(QRSIGN_THEME_BLUE);
        struct polygon polygon;
        struct qs_box box;

        polygon_of(badge, 0, &polygon);
        box = bounds_of(&polygon);
        for (size_t i = 0; i < display->count; i++) {
                const struct qs_item *other = &display->items[i];

                if (other == badge || (other->ink != style->text && !is_badge(other)))
                        continue;
                for (size_t j = 0; j < polygon_count(other); j++) {
                        polygon_of(other, j, &polygon);
                        if (covers(&polygon, box))
                                fail_at(other, "under a badge");
                }
        }
}

/* Nothing leaves the box, no text lies on anything. */
static void check_map(const struct qs_strip_request *request, const struct qs_display *display)
{
        for (size_t i = 0; i < display->count; i++) {
                const struct qs_item *item = &display->items[i];
                size_t parts = item->kind == QS_ITEM_TEXT ? 1 : polygon_count(item);
                struct polygon polygon;

                for (size_t j = 0; j < parts; j++) {
                        if (item->kind == QS_ITEM_TEXT)
                                text_polygon(item, &polygon);
                        else
                                polygon_of(item, j, &polygon);
                        for (size_t k = 0; k < polygon.count; k++)
                                if (!is_within(polygon.corner[k], request->box))
                                        fail_at(item, "outside the box");
                }
                if (is_badge(item))
                        check_badge(display, item);
                if (item->kind != QS_ITEM_TEXT)
                        continue;
                if (is_figure(item))
                        check_figure(display, item, 0.027 * request->short_side);
                else
                        check_text(display, item);
        }
}

enum { MOST_HOUSES = 400, MOST_PLACES = 12, MOST_BENDS = 7 };

/* A record with its rows. */
struct alley {
        struct qrsign_record record;
        struct qrsign_household houses[MOST_HOUSES];
        char numbers[MOST_HOUSES][24];
        struct qrsign_place places[MOST_PLACES];
        struct qrsign_offset path[MOST_BENDS];
};

static enum qrsign_side any_side(void)
{
        if (one_in(12))
                return QRSIGN_SIDE_NONE;
        return one_in(2) ? QRSIGN_SIDE_LEFT : QRSIGN_SIDE_RIGHT;
}

/* Most lie on the alley, some a little beyond its end, some far. */
static unsigned any_distance(unsigned length)
{
        return one_in(20) ? length + chance(length / 8 + 2) : chance(length + 1);
}

static void any_number(char text[24], unsigned number, unsigned style)
{
        if (one_in(8))
                text[0] = '\0';
        else if (style == 0)
                snprintf(text, 24, "10/%u%s", number, one_in(9) ? "A" : "");
        else if (style == 1)
                snprintf(text, 24, "%u/%u%c", number, chance(99), 'A' + (int)chance(4));
        else
                snprintf(text, 24, "%u%s", number + (one_in(40) ? 990 : 0), one_in(9) ? "A" : "");
}

static void make_houses(struct alley *alley, unsigned length)
{
        static const unsigned most[] = {0, 3, 12, 20, 30, 60};
        unsigned count = chance((one_in(40) ? MOST_HOUSES : most[chance(6)]) + 1);
        unsigned style = chance(5);

        for (unsigned i = 0; i < count; i++) {
                any_number(alley->numbers[i], i + 1, style);
                alley->houses[i] = (struct qrsign_household){
                        .number = alley->numbers[i],
                        .side = any_side(),
                        .has_distance = !one_in(15),
                        .distance_m = any_distance(length),
                };
        }
        alley->record.households.rows = alley->houses;
        alley->record.households.count = count;
}

static void make_places(struct alley *alley, unsigned length)
{
        static const struct {
                const char *name, *english, *kind;
        } names[] = {
                {"Nhà văn hóa thôn Hưng Nhơn", "Hung Nhon Community House", "culture_house"},
                {"Chùa Hưng Nhơn", "Hung Nhon Pagoda", "pagoda"},
                {"Trạm y tế", "Health Station", "clinic"},
                {"Giếng", "", "well"},
                {"Trường Tiểu học và Trung học cơ sở Nam Hải Lăng", NULL, "school"},
                {"ẴẪỔ Ụ gỵ", "Ay", "bến đò"},
                {"Miếu Bà", "Lady Shrine", "shrine"},
        };
        unsigned count = chance(one_in(25) ? MOST_PLACES + 1 : one_in(2) ? 1 : 4);

        for (unsigned i = 0; i < count; i++) {
                unsigned which = chance(COUNT(names));

                alley->places[i] = (struct qrsign_place){
                        .name = names[which].name,
                        .name_en = names[which].english,
                        .kind = names[which].kind,
                        .side = any_side(),
                        .has_distance = !one_in(4),
                        .distance_m = any_distance(length),
                        .point = {!one_in(9), 1660000 + (int)chance(80) - 40,
                                10720000 + (int)chance(80) - 40},
                };
        }
        alley->record.places.rows = alley->places;
        alley->record.places.count = count;
}

/* A walk: mostly ahead, now and then a point twice, back, or all the way home. */
static void make_path(struct alley *alley, unsigned length)
{
        unsigned count = one_in(3) ? 0 : 2 + chance(MOST_BENDS - 1);
        int step = (int)length / 3 + 2;

        for (unsigned i = 1; i < count; i++) {
                struct qrsign_offset last = alley->path[i - 1];
                int spread = one_in(5) ? 2 * step : step / 2 + 1;

                alley->path[i] =
                        one_in(12) ? last
                                   : (struct qrsign_offset){last.east_m + step,
                                             last.north_m + (int)chance(2 * (unsigned)spread) -
                                                     spread};
                if (one_in(20))
                        alley->path[i] = (struct qrsign_offset){0, 0};
        }
        alley->record.path.points = alley->path;
        alley->record.path.count = count;
}

static void make_alley(struct alley *alley)
{
        static const unsigned lengths[] = {1, 5, 40, 90, 164, 234, 309, 400, 1200, 5000};
        unsigned length = lengths[chance(COUNT(lengths))];

        *alley = (struct alley){.record = {
                                        .kind = QRSIGN_RECORD_ALLEY,
                                        .hamlet = "Hưng Nhơn",
                                        .length_m = one_in(10) ? 0 : length,
                                        .point = {true, 1660000, 10720000},
                                }};
        make_path(alley, length);
        make_houses(alley, length);
        make_places(alley, length);
}

static struct qs_strip_request any_request(struct qs_fonts *fonts, const struct alley *alley)
{
        static const double shorts[] = {105, 148, 200, 297};
        double S = shorts[chance(COUNT(shorts))];
        enum qs_strip_form form = (enum qs_strip_form)chance(3);
        double breadth = chance(100) / 100.0, length = chance(100) / 100.0;
        struct qs_box box = {7, 5, S * (1.2 + 0.3 * length), S * (0.16 + 0.12 * breadth)};

        if (form == QS_STRIP_UPRIGHT)
                box = (struct qs_box){3, 4, S * (0.4 + 0.3 * breadth), S * (0.8 + 0.3 * length)};
        if (form == QS_STRIP_COLUMN)
                box = (struct qs_box){3, 4, S * (0.4 + 0.2 * breadth), S * (0.5 + 0.2 * length)};
        return (struct qs_strip_request){
                .record = &alley->record,
                .fonts = fonts,
                .style = qs_style_of(QRSIGN_THEME_BLUE),
                .design = design_of(form),
                .here = "Bạn ở đây",
                .here_english = "You are here",
                .box = box,
                .short_side = S,
                .form = form,
        };
}

/* Of the numbers that the map must account for, how many are drawn. */
static size_t count_numbers(const struct qs_display *display)
{
        size_t count = 0;

        for (size_t i = 0; i < display->count; i++) {
                const struct qs_item *item = &display->items[i];
                const char *text = item->kind == QS_ITEM_TEXT ? item->text.run->text : "";

                /* Nothing else begins with a figure and has no space. */
                count += text[0] >= '0' && text[0] <= '9' && !strchr(text, ' ');
        }
        return count;
}

static size_t count_numbered(const struct qrsign_record *record)
{
        size_t count = 0;

        for (size_t i = 0; i < record->households.count; i++)
                count += record->households.rows[i].number[0] != '\0';
        return count;
}

static bool same_items(const struct qs_display *a, const struct qs_display *b)
{
        if (a->count != b->count)
                return false;
        for (size_t i = 0; i < a->count; i++) {
                const struct qs_item *x = &a->items[i], *y = &b->items[i];

                if (x->kind != y->kind || x->ink != y->ink)
                        return false;
                if (x->kind == QS_ITEM_TEXT
                                ? memcmp(&x->text.origin, &y->text.origin, sizeof(x->text.origin))
                                : memcmp(x->shape.path.points, y->shape.path.points,
                                          sizeof(struct qs_point)))
                        return false;
        }
        return true;
}

/* Hundreds of alleys, most of them odd: whatever is asked, what is drawn is sound. */
static void any_alley(void **state)
{
        enum { ROUNDS = 300, LEAST_DRAWN = ROUNDS * 9 / 10 };
        static struct alley alley;
        unsigned drawn = 0;

        for (round_number = 0; round_number < ROUNDS; round_number++) {
                struct qs_arena arena = {0};
                struct qs_strip_request request;
                struct qs_strip_result result, again;
                struct qs_display display, second;
                struct qrsign_error error;
                enum qrsign_status status;

                chance_state = 0x9E3779B97F4A7C15ULL * (round_number + 1);
                make_alley(&alley);
                request = any_request(*state, &alley);
                qs_display_start(&display, &arena);
                status = qs_strip_draw(&request, &display, &result, &error);
                if (status != QRSIGN_OK) {
                        assert_int_equal(error.code, QRSIGN_MESSAGE_STRIP_NO_ROOM);
                        assert_int_equal(display.count, 0);
                } else {
                        drawn++;
                        check_map(&request, &display);
                        assert_true(result.numbers_left_out + count_numbers(&display) <=
                                    count_numbered(&alley.record));
                        assert_true(result.places_left_out <= alley.record.places.count);
                }
                if (round_number % 50 == 0 && status == QRSIGN_OK) {
                        qs_display_start(&second, &arena);
                        assert_int_equal(
                                qs_strip_draw(&request, &second, &again, &error), QRSIGN_OK);
                        assert_true(same_items(&display, &second));
                        assert_int_equal(qs_strip_draw(&request, NULL, &again, &error), QRSIGN_OK);
                        assert_int_equal(again.numbers_left_out, result.numbers_left_out);
                        assert_true(again.scale == result.scale && again.bend == result.bend);
                }
                qs_arena_free(&arena);
        }
        assert_true(drawn > LEAST_DRAWN);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(any_alley),
        };
        return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
