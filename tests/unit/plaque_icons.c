/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "plaque/icons.h"
#include "plaque/path.h"
#include "record/record.h"

static void aliases(void **state)
{
        static const struct {
                const char *kind, *like;
        } rows[] = {
                {"temple", "shrine"},
                {"martyrs_cemetery", "monument"},
                {"cooperative", "office"},
                {"bank", "office"},
                {"library", "school"},
                {"parking", "other"},
                {"bus_stop", "other"},
                {"pump_station", "other"},
                {"bến đò", "other"},
                {"", "other"},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++)
                check_row(rows[i].kind,
                        qs_icon_of_kind(rows[i].kind) == qs_icon_of_kind(rows[i].like));
        assert_ptr_equal(qs_icon_of_kind(NULL), qs_icon_of_kind("other"));
        assert_ptr_not_equal(qs_icon_of_kind("school"), qs_icon_of_kind("other"));
        assert_ptr_not_equal(qs_icon_of_kind("clinic"), qs_icon_of_kind("hospital"));
}

/* Every path is whole and stays in its square. */
static void check_path(const char *name, const char *data)
{
        struct qs_arena arena = {0};
        struct qs_path_builder path;

        qs_path_start(&path, &arena);
        qs_path_svg(&path, data);
        assert_false(path.failed);
        check_row(name, path.verb_count > 3 && path.verbs[path.verb_count - 1] == QS_CLOSE);
        for (size_t i = 0; i < path.point_count; i++) {
                check_row(name, path.points[i].x >= 0 && path.points[i].x <= QS_ICON_UNITS);
                check_row(name, path.points[i].y >= 0 && path.points[i].y <= QS_ICON_UNITS);
        }
        qs_arena_free(&arena);
}

static void paths(void **state)
{
        size_t count;
        const struct qs_unit *kinds = qs_units(QS_UNIT_PLACE, &count);

        (void)state;
        for (size_t i = 0; i < count; i++)
                check_path(kinds[i].word, qs_icon_of_kind(kinds[i].word));
        check_path("other", qs_icon_of_kind("other"));
        check_path("shield", qs_icon_shield());
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(aliases),
                cmocka_unit_test(paths),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
