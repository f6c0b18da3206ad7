/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "plaque/shapes.h"

#include <stdio.h>

enum { MOST = QS_SHAPES_SETS * QS_SHAPES_WAYS };

/* A run of one glyph, whose index tells it from others. */
static void keep(struct qs_shapes *shapes, enum qs_weight weight, const char *text, uint32_t index)
{
        const struct qs_glyph glyph = {index, .5, 0};
        const struct qs_cluster cluster = {(int)strlen(text), 1};

        qs_shapes_keep(shapes, &(struct qs_run){.text = text,
                                       .weight = weight,
                                       .glyphs = &glyph,
                                       .glyph_count = 1,
                                       .clusters = &cluster,
                                       .cluster_count = 1,
                                       .advance = index});
}

static size_t count(const struct qs_shapes *shapes)
{
        size_t runs = 0;

        for (size_t set = 0; set < QS_SHAPES_SETS; set++)
                for (size_t way = 0; way < QS_SHAPES_WAYS; way++)
                        runs += shapes->sets[set][way] != NULL;
        return runs;
}

static void found_by_weight_and_text(void **state)
{
        qs_cleanup(qs_shapes_free) struct qs_shapes shapes = {0};
        qs_cleanup(qs_arena_free) struct qs_arena arena = {0};
        const struct qs_run *run;
        char text[] = "Kiệt 1";

        (void)state;
        assert_null(qs_shapes_find(&shapes, QS_BOLD, text));
        keep(&shapes, QS_BOLD, text, 7);
        keep(&shapes, QS_REGULAR, text, 8);
        assert_null(qs_shapes_find(&shapes, QS_BOLD, "Kiệt"));
        assert_null(qs_shapes_find(&shapes, QS_BOLD, ""));
        assert_int_equal(qs_shapes_find(&shapes, QS_REGULAR, text)->glyphs[0].index, 8);
        run = qs_shapes_copy(&arena, qs_shapes_find(&shapes, QS_BOLD, text));
        memset(text, '?', sizeof(text) - 1);
        qs_shapes_free(&shapes); /* the copy stands for itself */
        assert_string_equal(run->text, "Kiệt 1");
        assert_int_equal(run->weight, QS_BOLD);
        assert_int_equal(run->glyph_count, 1);
        assert_int_equal(run->glyphs[0].index, 7);
        assert_int_equal(run->cluster_count, 1);
        assert_int_equal(run->clusters[0].bytes, 8);
        assert_true(run->advance == 7);
}

static void bounded_and_the_used_stay(void **state)
{
        qs_cleanup(qs_shapes_free) struct qs_shapes shapes = {0};
        char text[32];

        (void)state;
        keep(&shapes, QS_BOLD, "Quét mã", 1);
        for (uint32_t i = 0; i < 20 * MOST; i++) {
                snprintf(text, sizeof(text), "Nhà %u", i);
                keep(&shapes, QS_BOLD, text, i);
                assert_int_equal(qs_shapes_find(&shapes, QS_BOLD, text)->glyphs[0].index, i);
                assert_non_null(qs_shapes_find(&shapes, QS_BOLD, "Quét mã"));
        }
        assert_true(count(&shapes) > MOST * 9 / 10);
        assert_null(qs_shapes_find(&shapes, QS_BOLD, "Nhà 0"));
}

static void the_large_is_not_kept(void **state)
{
        qs_cleanup(qs_shapes_free) struct qs_shapes shapes = {0};
        char text[QS_SHAPES_BYTES + 1];

        (void)state;
        memset(text, 'M', sizeof(text) - 1);
        text[QS_SHAPES_BYTES] = '\0';
        keep(&shapes, QS_BOLD, text, 1);
        assert_int_equal(count(&shapes), 0);
        text[QS_SHAPES_BYTES - 256] = '\0';
        keep(&shapes, QS_BOLD, text, 1);
        assert_int_equal(count(&shapes), 1);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(found_by_weight_and_text),
                cmocka_unit_test(bounded_and_the_used_stay),
                cmocka_unit_test(the_large_is_not_kept),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
