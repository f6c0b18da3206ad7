/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "table/columns.h"

static struct qs_arena arena;
static struct qs_vocabulary vocabulary;

static int make(void **state)
{
        (void)state;
        return qs_vocabulary_make(&arena, &vocabulary) ? 0 : 1;
}

static int unmake(void **state)
{
        (void)state;
        qs_arena_free(&arena);
        return 0;
}

/* Folded, no name of a table means two columns, and every column has two names. */
static void unambiguous(void **state)
{
        (void)state;
        for (int table = 0; table < QS_TABLES; table++) {
                size_t names[QS_COLUMNS] = {0};

                for (size_t i = 0; i < vocabulary.count; i++) {
                        const struct qs_column_name *found = qs_vocabulary_find(
                                &vocabulary, (enum qs_table)table, vocabulary.names[i].folded);

                        if (!(vocabulary.names[i].name->tables & 1U << table))
                                continue;
                        check_row(vocabulary.names[i].name->name, found);
                        check_row(vocabulary.names[i].name->name,
                                found->column == vocabulary.names[i].name->column);
                        names[found->column]++;
                }
                for (int column = 0; column < QS_COLUMNS; column++)
                        if (names[column] == 1 &&
                                !(table == QS_TABLE_SETTINGS && column == QS_COLUMN_LOCATION))
                                fail_msg("table %d has one name for column %d", table, column);
        }
}

static void find_and_nearest(void **state)
{
        static const struct {
                enum qs_table table;
                const char *folded;
                const char *found, *nearest; /* NULL: none */
        } rows[] = {
                {QS_TABLE_HOUSEHOLDS, "sonha", "số nhà", "số nhà"},
                {QS_TABLE_HOUSEHOLDS, "sonhaa", NULL, "số nhà"},
                {QS_TABLE_HOUSEHOLDS, "osnha", NULL, "số nhà"},
                {QS_TABLE_HOUSEHOLDS, "sohna", NULL, "số nhà"},
                {QS_TABLE_HOUSEHOLDS, "xonhy", NULL, NULL},
                {QS_TABLE_HOUSEHOLDS, "cachdaukeit", NULL, "cách đầu kiệt"},
                {QS_TABLE_HOUSEHOLDS, "publishphones", NULL, "publish_phone"},
                {QS_TABLE_HOUSEHOLDS, "stt", NULL, NULL},
                {QS_TABLE_HOUSEHOLDS, "", NULL, NULL},
                {QS_TABLE_HOUSEHOLDS, "xephang", NULL, NULL}, /* of another table */
                {QS_TABLE_SITES, "xephang", "xếp hạng", "xếp hạng"},
                {QS_TABLE_SETTINGS, "location", "location", "location"},
                {QS_TABLE_SETTINGS, "output", NULL, NULL},
                {QS_TABLE_SETTINGS, "themes", NULL, "theme"},
                {QS_TABLE_SETTINGS,
                        "motenratdaikhongaidatchomotcotnaocamotenratdaikhongaidatchomotcot", NULL,
                        NULL},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                const struct qs_column_name *found =
                        qs_vocabulary_find(&vocabulary, rows[i].table, rows[i].folded);
                const struct qs_column_name *nearest =
                        qs_vocabulary_nearest(&vocabulary, rows[i].table, rows[i].folded);

                check_row(rows[i].folded, !found == !rows[i].found);
                check_row(rows[i].folded, !found || !strcmp(found->name, rows[i].found));
                check_row(rows[i].folded, !nearest == !rows[i].nearest);
                check_row(rows[i].folded, !nearest || !strcmp(nearest->name, rows[i].nearest));
        }
}

/* The user's description names every column and every setting in both languages. */
static void described(void **state)
{
        static char text[65536];
        FILE *file = fopen(QS_TEST_DOCS "/tables.md", "rb");

        (void)state;
        assert_non_null(file);
        text[fread(text, 1, sizeof(text) - 1, file)] = '\0';
        fclose(file);
        for (size_t i = 0; i < vocabulary.count; i++) {
                char quoted[64];

                snprintf(quoted, sizeof(quoted), "`%s`", vocabulary.names[i].name->name);
                check_row(quoted, strstr(text, quoted));
        }
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(unambiguous),
                cmocka_unit_test(find_and_nearest),
                cmocka_unit_test(described),
        };

        return cmocka_run_group_tests(tests, make, unmake);
}
