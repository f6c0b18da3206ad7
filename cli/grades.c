/* SPDX-License-Identifier: MIT */
#include "grades.h"
#include "json.h"
#include "text.h"

static const enum text parameter_texts[QRSIGN_GRADE_COUNT] = {TEXT_GRADE_CONTRAST,
        TEXT_GRADE_MODULATION, TEXT_GRADE_MARGIN, TEXT_GRADE_AXIAL, TEXT_GRADE_GRID,
        TEXT_GRADE_UNUSED, TEXT_GRADE_FIXED};
static const enum text damage_texts[QRSIGN_DAMAGE_COUNT] = {TEXT_DAMAGE_BLUR, TEXT_DAMAGE_NOISE,
        TEXT_DAMAGE_SHADOW, TEXT_DAMAGE_TILT, TEXT_DAMAGE_LOW_RESOLUTION, TEXT_DAMAGE_DIRT,
        TEXT_DAMAGE_SCRATCHES, TEXT_DAMAGE_TORN_CORNER, TEXT_DAMAGE_FADING, TEXT_DAMAGE_GLARE};

char grades_letter(unsigned grade)
{
        return "FDCBA"[grade < 5 ? grade : 4];
}

static void put_letter(json_t *object, const char *key, unsigned grade)
{
        const char letter[2] = {grades_letter(grade), '\0'};

        json_put_text(object, key, letter);
}

json_t *grades_json(const struct qrsign_grade *grade)
{
        json_t *object = json_object();

        put_letter(object, "overall", grade->overall);
        json_put_text(object, "note", QRSIGN_GRADE_NOTE);
        for (unsigned i = 0; i < QRSIGN_GRADE_COUNT; i++) {
                json_t *parameter = json_object();

                put_letter(parameter, "grade", grade->grades[i]);
                json_put_real(parameter, "value", grade->values[i]);
                json_object_set_new(
                        object, qrsign_grade_name((enum qrsign_grade_parameter)i), parameter);
        }
        json_put_real(object, "quiet_zone", grade->quiet_zone);
        json_put_real(object, "print_growth", grade->print_growth);
        json_put_real(object, "module_px", grade->module_px);
        return object;
}

json_t *grades_margins_json(const struct qrsign_margins *margins)
{
        json_t *object = json_object();

        for (unsigned i = 0; i < QRSIGN_DAMAGE_COUNT; i++)
                json_put_count(
                        object, qrsign_damage_name((enum qrsign_damage)i), margins->survived[i]);
        return object;
}

void grades_print(const struct cli *cli, const struct qrsign_grade *grade)
{
        if (!grade->graded) {
                printf("  %s\n", text_get(cli->language, TEXT_GRADE_NONE));
                return;
        }
        printf("  %s %c (%s)\n", text_get(cli->language, TEXT_GRADE), grades_letter(grade->overall),
                QRSIGN_GRADE_NOTE);
        for (unsigned i = 0; i < QRSIGN_GRADE_COUNT; i++)
                printf("    %c  %s %.2f\n", grades_letter(grade->grades[i]),
                        text_get(cli->language, parameter_texts[i]), grade->values[i]);
        printf("       %s %.0f, %s %+.2f, %s %.1f\n", text_get(cli->language, TEXT_GRADE_QUIET),
                grade->quiet_zone, text_get(cli->language, TEXT_GRADE_GROWTH), grade->print_growth,
                text_get(cli->language, TEXT_GRADE_MODULE), grade->module_px);
}

void grades_print_margins(
        const struct cli *cli, const struct qrsign_margins *margins, const char *label)
{
        if (!margins->measured)
                return;
        printf("  %s, %s:", label, text_get(cli->language, TEXT_MARGINS));
        for (unsigned i = 0; i < QRSIGN_DAMAGE_COUNT; i++)
                printf("%s %s %u", i ? "," : "", text_get(cli->language, damage_texts[i]),
                        margins->survived[i]);
        putchar('\n');
}
