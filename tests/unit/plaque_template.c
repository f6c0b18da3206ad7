/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "plaque/compose.h"
#include "plaque/template.h"
#include "plaque/template_keys.h"

static struct qrsign_template parsed;

static enum qrsign_status parse(const char *text, struct qrsign_error *error)
{
        return qs_template_parse(&parsed, text, strlen(text), "own.template", error);
}

static void built_in(void **state)
{
        static const char *const names[] = {"alley", "house", "hamlet", "site"};
        struct qrsign_error error;

        (void)state;
        for (size_t i = 0; i < COUNT(names); i++) {
                struct qrsign_template whole;
                char line[32];

                /* A copy of it says the same as a file that says its kind alone. */
                if (parse(qs_template_builtin(names[i]), &error) != QRSIGN_OK)
                        fail_msg("%s:%zu: %s", names[i], error.line, error.message);
                whole = parsed;
                snprintf(line, sizeof(line), "kind = %s\n", names[i]);
                assert_int_equal(parse(line, &error), QRSIGN_OK);
                assert_memory_equal(&whole.designs, &parsed.designs, sizeof(parsed.designs));
                assert_memory_equal(&whole.words, &parsed.words, sizeof(parsed.words));
                assert_memory_equal(&whole.parts, &parsed.parts, sizeof(parsed.parts));
                assert_string_equal(parsed.name, names[i]);
                assert_string_equal(parsed.kind->name, names[i]);
                assert_int_equal(parsed.theme, QRSIGN_THEME_BLUE);
        }
        assert_null(qs_template_builtin("kiệt"));
}

static void says(void **state)
{
        struct qrsign_error error;
        struct qs_design *landscape = &parsed.designs[QS_LANDSCAPE];
        struct qs_design *portrait = &parsed.designs[QS_PORTRAIT];
        struct qs_design *bent = &parsed.designs[QS_BENT];

        (void)state;
        assert_int_equal(parse("\xEF\xBB\xBF# comment\r\n\r\n  kind=alley\r\n"
                               "name = my-own-1\n size = 210.5 x 148 mm\ntheme = steel\n"
                               "font = Noto Serif\n"
                               "[portrait.panel]\nwidth = .31\n"
                               "[panel]\nwidth = 0.4\nleast = 41 mm\n"
                               "[column]\nshield_x = -.0125\n"
                               "[bent.type]\nname = regular .1\nfoot = least 3.5 mm\n"
                               "[type]\nsafety = .03, wrap 50 %\n"
                               "[parts]\nstrip = no\n"
                               "[words]\ndirectory = Danh ba\xCC\xA3\nsafety_english =",
                                 &error),
                QRSIGN_OK);
        assert_string_equal(parsed.name, "my-own-1");
        assert_string_equal(parsed.font, "Noto Serif");
        assert_int_equal(parsed.theme, QRSIGN_THEME_STEEL);
        assert_true(parsed.width_mm == 210.5 && parsed.height_mm == 148);
        /* What one composition says goes before what all say, wherever it stands. */
        assert_true(landscape->panel.width == .4 && bent->panel.width == .4);
        assert_true(portrait->panel.width == .31);
        assert_true(landscape->panel.least == 41 && portrait->panel.least == 41);
        assert_true(landscape->column.shield_x == -.0125);
        /* What is not said stays. */
        assert_true(landscape->panel.floor == .32);
        assert_int_equal(bent->types[QS_ROLE_NAME].weight, QS_REGULAR);
        assert_true(bent->types[QS_ROLE_NAME].em == .1);
        assert_true(bent->types[QS_ROLE_NAME].floor_part == .6);
        assert_int_equal(landscape->types[QS_ROLE_NAME].weight, QS_BOLD);
        assert_true(bent->types[QS_ROLE_FOOT].floor_mm == 3.5);
        assert_true(bent->types[QS_ROLE_FOOT].em == .0185);
        assert_true(portrait->types[QS_ROLE_SAFETY].wrap_part == .5);
        assert_false(parsed.parts[QS_PART_STRIP]);
        assert_true(parsed.parts[QS_PART_SAFETY]);
        assert_string_equal(parsed.words[QS_WORD_DIRECTORY], "Danh bạ"); /* in NFC */
        assert_string_equal(parsed.words[QS_WORD_SAFETY_ENGLISH], "");
}

static void mistakes(void **state)
{
        static const struct {
                const char *name, *text;
                enum qrsign_message code;
                size_t line, column;
                const char *field, *value;
        } rows[] = {
                {"empty", "", QRSIGN_MESSAGE_TEMPLATE_KIND_FIRST, 1, 1, "", ""},
                {"comments alone", "# a\n\n", QRSIGN_MESSAGE_TEMPLATE_KIND_FIRST, 1, 1, "", ""},
                {"a section first", "\n[panel]\n", QRSIGN_MESSAGE_TEMPLATE_KIND_FIRST, 2, 1, "",
                        ""},
                {"another key first", " name = a", QRSIGN_MESSAGE_TEMPLATE_KIND_FIRST, 1, 2, "",
                        ""},
                {"no such kind", "kind =  hotel", QRSIGN_MESSAGE_TEMPLATE_VALUE, 1, 9, "kind",
                        "hotel"},
                {"a long kind", "kind = alleyalleyalleyalleyalley", QRSIGN_MESSAGE_TEMPLATE_VALUE,
                        1, 8, "kind", "alleyalleyalleyalleyalley"},
                {"kind twice", "kind = alley\nkind = alley", QRSIGN_MESSAGE_TEMPLATE_KEY_TWICE, 2,
                        1, "kind", "kind"},
                {"neither nor", "kind = site\n  hello", QRSIGN_MESSAGE_TEMPLATE_LINE, 2, 3, "", ""},
                {"no key", "kind = site\n= 3", QRSIGN_MESSAGE_TEMPLATE_LINE, 2, 1, "", ""},
                {"half a section", "kind = site\n[panel", QRSIGN_MESSAGE_TEMPLATE_LINE, 2, 1, "",
                        ""},
                {"no section", "kind = site\n[]", QRSIGN_MESSAGE_TEMPLATE_LINE, 2, 1, "", ""},
                {"an unknown section", "kind = site\n[wxyz]",
                        QRSIGN_MESSAGE_TEMPLATE_SECTION_UNKNOWN, 2, 2, "", "wxyz"},
                {"a section misspelt", "kind = site\n[ pannel ]",
                        QRSIGN_MESSAGE_TEMPLATE_SECTION_MISSPELT, 2, 3, "", "pannel"},
                {"a section of another kind", "kind = site\n[strip]",
                        QRSIGN_MESSAGE_TEMPLATE_SECTION_UNKNOWN, 2, 2, "", "strip"},
                {"a composition misspelt", "kind = site\n[portait.panel]",
                        QRSIGN_MESSAGE_TEMPLATE_SECTION_MISSPELT, 2, 2, "", "portait"},
                {"a composition of another kind", "kind = site\n[bent.panel]",
                        QRSIGN_MESSAGE_TEMPLATE_SECTION_UNKNOWN, 2, 2, "", "bent"},
                {"a composition of words", "kind = site\n[portrait.words]",
                        QRSIGN_MESSAGE_TEMPLATE_SECTION_UNKNOWN, 2, 11, "", "words"},
                {"a key misspelt", "kind = alley\n[portrait.panel]\nwidht = 3",
                        QRSIGN_MESSAGE_TEMPLATE_KEY_MISSPELT, 3, 1, "portrait.panel", "widht"},
                {"an unknown key", "kind = alley\n[panel]\nsparkle = 3",
                        QRSIGN_MESSAGE_TEMPLATE_KEY_UNKNOWN, 3, 1, "panel", "sparkle"},
                {"a key of another kind", "kind = alley\n[type]\nrank = .1",
                        QRSIGN_MESSAGE_TEMPLATE_KEY_UNKNOWN, 3, 1, "type", "rank"},
                {"a key without its section", "kind = alley\nwidth = .3",
                        QRSIGN_MESSAGE_TEMPLATE_KEY_UNKNOWN, 2, 1, "", "width"},
                {"a key twice", "kind = alley\n[panel]\ngap = .1\n[foot]\n[panel]\ngap = .1",
                        QRSIGN_MESSAGE_TEMPLATE_KEY_TWICE, 6, 1, "panel.gap", "gap"},
                {"no number", "kind = alley\n[panel]\ngap = wide", QRSIGN_MESSAGE_TEMPLATE_VALUE, 3,
                        7, "panel.gap", "wide"},
                {"a comma for a point", "kind = alley\n[panel]\ngap = 0,03",
                        QRSIGN_MESSAGE_TEMPLATE_VALUE, 3, 7, "panel.gap", "0,03"},
                {"no value", "kind = alley\n[panel]\ngap =", QRSIGN_MESSAGE_TEMPLATE_VALUE, 3, 6,
                        "panel.gap", ""},
                {"more behind a number", "kind = alley\n[panel]\ngap = .1 mm",
                        QRSIGN_MESSAGE_TEMPLATE_VALUE, 3, 10, "panel.gap", "mm"},
                {"a number too large", "kind = alley\n[portrait.panel]\nwidth = 3",
                        QRSIGN_MESSAGE_TEMPLATE_RANGE, 3, 9, "portrait.panel.width", "3"},
                {"a number below 0", "kind = alley\n[panel]\ngap = -.1",
                        QRSIGN_MESSAGE_TEMPLATE_RANGE, 3, 7, "panel.gap", "-.1"},
                {"digits without end", "kind = alley\n[panel]\ngap = 0.00000000000000000001",
                        QRSIGN_MESSAGE_TEMPLATE_VALUE, 3, 7, "panel.gap", "0.00000000000000000001"},
                {"a weight misspelt", "kind = alley\n[type]\nname = blod .1",
                        QRSIGN_MESSAGE_TEMPLATE_VALUE, 3, 8, "type.name", "blod"},
                {"least of nothing", "kind = alley\n[type]\nname = bold, least 3",
                        QRSIGN_MESSAGE_TEMPLATE_VALUE, 3, 21, "type.name", ""},
                {"wrap in mm", "kind = alley\n[type]\nname = wrap 3 mm",
                        QRSIGN_MESSAGE_TEMPLATE_VALUE, 3, 15, "type.name", "mm"},
                {"letters too small", "kind = alley\n[type]\nname = least .1 mm",
                        QRSIGN_MESSAGE_TEMPLATE_RANGE, 3, 14, "type.name", ".1"},
                {"an empty type", "kind = alley\n[type]\nname = ,", QRSIGN_MESSAGE_TEMPLATE_VALUE,
                        3, 8, "type.name", ""},
                {"neither yes nor no", "kind = alley\n[parts]\nfoot = true",
                        QRSIGN_MESSAGE_TEMPLATE_VALUE, 3, 8, "parts.foot", "true"},
                {"a part of another kind", "kind = alley\n[parts]\nlabel = no",
                        QRSIGN_MESSAGE_TEMPLATE_KEY_UNKNOWN, 3, 1, "parts", "label"},
                {"a text too long",
                        "kind = alley\n[words]\nhere = 0123456789012345678901234567890123456789"
                        "012345678901234567890123456789012345678901234567890123456789",
                        QRSIGN_MESSAGE_TEMPLATE_TEXT_LONG, 3, 8, "words.here", "95"},
                {"no text", "kind = alley\n[words]\nsafety =", QRSIGN_MESSAGE_TEMPLATE_VALUE, 3, 9,
                        "words.safety", ""},
                {"a small size", "kind = alley\nsize = 20 x 200", QRSIGN_MESSAGE_TEMPLATE_RANGE, 2,
                        8, "size", "20"},
                {"one length", "kind = alley\nsize = 300", QRSIGN_MESSAGE_TEMPLATE_VALUE, 2, 11,
                        "size", ""},
                {"a size in inches", "kind = alley\nsize = 300 x 200 in",
                        QRSIGN_MESSAGE_TEMPLATE_VALUE, 2, 18, "size", "in"},
                {"no such theme", "kind = alley\ntheme = pink", QRSIGN_MESSAGE_TEMPLATE_VALUE, 2, 9,
                        "theme", "pink"},
                {"a bad name", "kind = alley\nname = Kiệt", QRSIGN_MESSAGE_TEMPLATE_VALUE, 2, 8,
                        "name", "Kiệt"},
                {"a name with a path", "kind = alley\nname = ../x", QRSIGN_MESSAGE_TEMPLATE_VALUE,
                        2, 8, "name", "../x"},
                {"no font", "kind = alley\nfont =", QRSIGN_MESSAGE_TEMPLATE_VALUE, 2, 7, "font",
                        ""},
                {"not UTF-8", "kind = alley\n# \xC4", QRSIGN_MESSAGE_TEMPLATE_NOT_TEXT, 2, 3, "",
                        ""},
                {"a control character", "kind = alley\nname = a\x01",
                        QRSIGN_MESSAGE_TEMPLATE_NOT_TEXT, 2, 9, "", ""},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qrsign_error error = {0};
                enum qrsign_status status = parse(rows[i].text, &error);

                check_row(rows[i].name, status == QRSIGN_ERROR_INPUT);
                if (error.code != rows[i].code || error.line != rows[i].line ||
                        error.column != rows[i].column || strcmp(error.field, rows[i].field) ||
                        strcmp(error.argument[0], rows[i].value))
                        fail_msg("row %s: QS-%d %zu:%zu %s '%s': %s", rows[i].name, (int)error.code,
                                error.line, error.column, error.field, error.argument[0],
                                error.message);
                check_row(rows[i].name, !strcmp(error.file, "own.template"));
        }
}

/* A NUL cannot stand in the table above. */
static void a_nul_is_no_text(void **state)
{
        struct qrsign_error error;
        static const char text[] = "kind = alley\nname = a\0b";

        (void)state;
        assert_int_equal(qs_template_parse(&parsed, text, sizeof(text) - 1, "own", &error),
                QRSIGN_ERROR_INPUT);
        assert_int_equal(error.code, QRSIGN_MESSAGE_TEMPLATE_NOT_TEXT);
}

/* Every key is said by some built-in template, and every value there is in its range (or the
 * template would not open). */
static void every_key_is_used(void **state)
{
        static const char *const names[] = {"alley", "house", "hamlet", "site"};
        size_t count;
        const struct qs_key *keys = qs_template_keys(&count);

        (void)state;
        for (size_t i = 0; i < count; i++) {
                bool used = false;
                char line[64];

                snprintf(line, sizeof(line), "\n%s =", keys[i].name);
                for (size_t k = 0; k < COUNT(names) && !used; k++)
                        used = strstr(qs_template_builtin(names[k]), line);
                check_row(keys[i].name, used && keys[i].what[0]);
                check_row(keys[i].name,
                        keys[i].value != QS_KEY_NUMBER || keys[i].least < keys[i].most);
        }
}

static void files(void **state)
{
        static const char path[] = QS_TEST_EXAMPLES "/templates/so-nha.template";
        struct qrsign_template *one = NULL, *other = NULL;
        struct qrsign_error error;
        char digest[65];

        (void)state;
        assert_int_equal(qrsign_template_read(path, NULL, &one, &error), QRSIGN_OK);
        assert_string_equal(qrsign_template_name(one), "so-nha");
        assert_int_equal(qrsign_template_kind(one), QRSIGN_RECORD_HOUSE);
        assert_int_equal(qrsign_template_theme(one), QRSIGN_THEME_WHITE);
        assert_int_equal(strlen(qrsign_template_digest(one)), 64);
        memcpy(digest, qrsign_template_digest(one), sizeof(digest));
        qrsign_template_free(one);

        assert_int_equal(qrsign_template_read(path, "Noto Serif", &one, &error), QRSIGN_OK);
        assert_string_not_equal(qrsign_template_digest(one), digest);
        qrsign_template_free(one);

        assert_int_equal(qrsign_template_open("house", NULL, &other, &error), QRSIGN_OK);
        assert_string_not_equal(qrsign_template_digest(other), digest);
        qrsign_template_free(other);

        assert_int_equal(qrsign_template_read(QS_TEST_EXAMPLES "/none", NULL, &one, &error),
                QRSIGN_ERROR_IO);
        assert_null(one);
        assert_int_equal(error.code, QRSIGN_MESSAGE_FILE_OPEN);
        assert_int_equal(qrsign_template_read(NULL, NULL, &one, &error), QRSIGN_ERROR_ARGUMENT);
        assert_null(qrsign_template_text(NULL));
        assert_non_null(strstr(qrsign_template_text("site"), "kind = site"));
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(built_in),
                cmocka_unit_test(says),
                cmocka_unit_test(mistakes),
                cmocka_unit_test(a_nul_is_no_text),
                cmocka_unit_test(every_key_is_used),
                cmocka_unit_test(files),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
