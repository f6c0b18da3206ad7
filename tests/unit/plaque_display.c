/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "plaque/display.h"
#include "plaque/path.h"

#include <math.h>

static bool near(double a, double b)
{
        return fabs(a - b) < 1e-6;
}

/* A path as text: verbs and points rounded to a thousandth, `M0,0 L1,2 Z`. */
static void describe(const struct qs_path *path, char *out, size_t size)
{
        const struct qs_point *point = path->points;
        size_t length = 0;

        out[0] = 0;
        for (size_t i = 0; i < path->verb_count; i++) {
                enum qs_path_verb verb = path->verbs[i];
                int points = verb == QS_CLOSE ? 0 : verb == QS_CURVE ? 3 : 1;

                length += (size_t)snprintf(
                        out + length, size - length, "%s%c", i ? " " : "", "MLCZ"[verb]);
                for (int j = 0; j < points; j++, point++) /* + 0.0: no minus before a zero */
                        length += (size_t)snprintf(out + length, size - length, "%s%g,%g",
                                j ? " " : "", round(point->x * 1000) / 1000 + 0.0,
                                round(point->y * 1000) / 1000 + 0.0);
                assert_true(length < size);
        }
}

static void svg_data(void **state)
{
        static const struct {
                const char *name, *data, *expected;
        } rows[] = {
                {"absolute", "M1 2L3 4H5V6Z", "M1,2 L3,4 L5,4 L5,6 Z"},
                {"relative", "m1 2l3 4h5v6z", "M1,2 L4,6 L9,6 L9,12 Z"},
                {"numbers run together", "M12 .8L.5-.3-1.5.25", "M12,0.8 L0.5,-0.3 L-1.5,0.25"},
                {"commas and blanks", " M 1,2 , L3 , 4 ", "M1,2 L3,4"},
                {"plus sign", "M+1+2", "M1,2"},
                {"points after a move are lines", "M0 0 1 0 1 1Z", "M0,0 L1,0 L1,1 Z"},
                {"relative points after a move", "m1 1 1 0 0 1z", "M1,1 L2,1 L2,2 Z"},
                {"repeated command", "M0 0H1 2 3", "M0,0 L1,0 L2,0 L3,0"},
                {"close goes back to the start", "M1 1H5V5Zl1 1", "M1,1 L5,1 L5,5 Z L2,2"},
                {"close, then move", "m1 1h1v1zm5 5h1", "M1,1 L2,1 L2,2 Z M6,6 L7,6"},
                {"cubic", "M0 0C1 2 3 4 5 6c1 0 1 1 1 2", "M0,0 C1,2 3,4 5,6 C6,6 6,7 6,8"},
                {"quadratic", "M0 0Q3 0 3 3", "M0,0 C2,0 3,1 3,3"},
                {"relative quadratic twice", "M1 0q3 0 3 3 0 3-3 3",
                        "M1,0 C3,0 4,1 4,3 C4,5 3,6 1,6"},
                {"quarter of a circle", "M1 0A1 1 0 0 1 0 1", "M1,0 C1,0.552 0.552,1 0,1"},
                {"the other way round", "M1 0A1 1 0 0 0 0 1", "M1,0 C0.448,0 0,0.448 0,1"},
                {"half a circle", "M0 0a1 1 0 0 1 2 0",
                        "M0,0 C0,-0.552 0.448,-1 1,-1 C1.552,-1 2,-0.552 2,0"},
                {"flags against numbers", "M0 0a1 1 0 012 0",
                        "M0,0 C0,-0.552 0.448,-1 1,-1 C1.552,-1 2,-0.552 2,0"},
                {"large arc", "M1 0A1 1 0 1 0 0 1",
                        "M1,0 C1,-0.552 0.552,-1 0,-1 C-0.552,-1 -1,-0.552 -1,0 "
                        "C-1,0.552 -0.552,1 0,1"},
                {"radius too small grows", "M0 0A.1 .1 0 0 1 2 0",
                        "M0,0 C0,-0.552 0.448,-1 1,-1 C1.552,-1 2,-0.552 2,0"},
                {"turned ellipse", "M0 0A2 1 90 0 1 2 0",
                        "M0,0 C0,-1.105 0.448,-2 1,-2 C1.552,-2 2,-1.105 2,0"},
                {"arc to where it is", "M1 1A1 1 0 0 1 1 1L2 2", "M1,1 L2,2"},
        };
        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qs_arena arena = {0};
                struct qs_path_builder builder;
                char text[512];

                qs_path_start(&builder, &arena);
                qs_path_svg(&builder, rows[i].data);
                assert_false(builder.failed);
                describe(&(struct qs_path){builder.verbs, builder.verb_count, builder.points}, text,
                        sizeof(text));
                if (strcmp(text, rows[i].expected) != 0)
                        fail_msg("row %s: %s, not %s", rows[i].name, text, rows[i].expected);
                qs_arena_free(&arena);
        }
}

static void shapes(void **state)
{
        struct qs_arena arena = {0};
        struct qs_display display;
        const struct qs_point corners[] = {{0, 0}, {4, 0}, {4, 3}};
        static const struct {
                const char *name, *expected;
                enum qs_item_kind kind;
                enum qs_ink ink;
                double width;
        } rows[] = {
                {"box", "M1,2 L4,2 L4,6 L1,6 Z", QS_ITEM_FILL, QS_INK_BLUE, 0},
                {"frame",
                        "M2,2 L3,2 C3.552,2 4,2.448 4,3 L4,5 C4,5.552 3.552,6 3,6 L2,6 "
                        "C1.448,6 1,5.552 1,5 L1,3 C1,2.448 1.448,2 2,2 Z",
                        QS_ITEM_STROKE, QS_INK_WHITE, 0.5},
                {"disc",
                        "M4,6 C4,4.895 4.895,4 6,4 C7.105,4 8,4.895 8,6 C8,7.105 7.105,8 6,8 "
                        "C4.895,8 4,7.105 4,6 Z",
                        QS_ITEM_FILL, QS_INK_AMBER, 0},
                {"line", "M1,2 L3,4", QS_ITEM_STROKE, QS_INK_BLACK, 0.4},
                {"polyline", "M0,0 L4,0 L4,3", QS_ITEM_STROKE, QS_INK_BROWN, 2},
                {"polygon", "M0,0 L4,0 L4,3 Z", QS_ITEM_FILL, QS_INK_BLACK, 0},
                {"svg", "M12,23 L10,23 Z", QS_ITEM_FILL, QS_INK_BLUE, 0},
        };
        (void)state;
        qs_display_start(&display, &arena);
        qs_display_box(&display, QS_INK_BLUE, (struct qs_box){1, 2, 3, 4}, 0);
        qs_display_frame(&display, QS_INK_WHITE, (struct qs_box){1, 2, 3, 4}, 1, 0.5);
        qs_display_disc(&display, QS_INK_AMBER, (struct qs_point){6, 6}, 2);
        qs_display_line(
                &display, QS_INK_BLACK, (struct qs_point){1, 2}, (struct qs_point){3, 4}, 0.4);
        qs_display_polyline(&display, QS_INK_BROWN, corners, 3, 2);
        qs_display_polygon(&display, QS_INK_BLACK, corners, 3);
        qs_display_svg(&display, QS_INK_BLUE, "M1 1.5H0Z", (struct qs_point){10, 20}, 2, 0);
        assert_false(display.failed);
        assert_int_equal(display.count, COUNT(rows));
        for (size_t i = 0; i < COUNT(rows); i++) {
                const struct qs_item *item = &display.items[i];
                char text[512];

                describe(&item->shape.path, text, sizeof(text));
                if (strcmp(text, rows[i].expected) != 0)
                        fail_msg("row %s: %s, not %s", rows[i].name, text, rows[i].expected);
                check_row(rows[i].name, item->kind == rows[i].kind);
                check_row(rows[i].name, item->ink == rows[i].ink);
                check_row(rows[i].name, near(item->shape.width, rows[i].width));
        }
        qs_arena_free(&arena);
}

/* Order and content survive the list's growth. */
static void many_items(void **state)
{
        struct qs_arena arena = {0};
        struct qs_display display;

        (void)state;
        qs_display_start(&display, &arena);
        for (int i = 0; i < 1000; i++)
                qs_display_text(&display, QS_INK_WHITE, NULL, (struct qs_point){i, -i}, 2, 0.5);
        assert_false(display.failed);
        assert_int_equal(display.count, 1000);
        for (int i = 0; i < 1000; i++) {
                assert_int_equal(display.items[i].kind, QS_ITEM_TEXT);
                assert_true(near(display.items[i].text.origin.x, i));
                assert_true(near(display.items[i].text.angle, 0.5));
        }
        qs_arena_free(&arena);
}

static void ink_box(void **state)
{
        struct qs_run run = {.left = 0.1, .right = 2.1, .above = 0.7, .below = 0.2};
        struct qs_box box = qs_text_ink(&run, (struct qs_point){10, 20}, 5);

        (void)state;
        assert_true(near(box.x, 10.5) && near(box.y, 16.5));
        assert_true(near(box.width, 10) && near(box.height, 4.5));
}

static void overlap(void **state)
{
        static const struct {
                const char *name;
                struct qs_box other;
                double clearance;
                bool expected;
        } rows[] = {
                {"same", {0, 0, 2, 1}, 0, true},
                {"inside", {0.5, 0.5, 0.1, 0.1}, 0, true},
                {"touching", {2, 0, 1, 1}, 0, false},
                {"right, clearance short", {2.4, 0, 1, 1}, 0.5, true},
                {"right, clearance kept", {2.5, 0, 1, 1}, 0.5, false},
                {"left", {-3, 0, 2, 1}, 0.5, false},
                {"above, clearance short", {0, -1.2, 1, 1}, 0.5, true},
                {"above", {0, -2, 1, 1}, 0.5, false},
                {"below", {0, 1.6, 1, 1}, 0.5, false},
        };
        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qs_box box = {0, 0, 2, 1};

                check_row(rows[i].name,
                        qs_box_overlap(box, rows[i].other, rows[i].clearance) == rows[i].expected);
                check_row(rows[i].name,
                        qs_box_overlap(rows[i].other, box, rows[i].clearance) == rows[i].expected);
        }
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(svg_data),
                cmocka_unit_test(shapes),
                cmocka_unit_test(many_items),
                cmocka_unit_test(ink_box),
                cmocka_unit_test(overlap),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
