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

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(alleys),
                cmocka_unit_test(houses),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
