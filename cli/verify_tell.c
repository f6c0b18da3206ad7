/* SPDX-License-Identifier: MIT */
/* Verdicts for people, one line a plaque, and for programs, one line a code. */
#include "grades.h"
#include "json.h"
#include "problems.h"
#include "text.h"
#include "verify.h"

#include <string.h>

const char *verify_verdict_word(enum verdict verdict)
{
        static const char *const words[] = {"ok", "foreign", "missing", "unreadable", "wrong"};

        return words[verdict];
}

const char *verify_reason_word(enum reason reason)
{
        static const char *const words[] = {"", "payment", "foreign_host", "misplaced"};

        return words[reason];
}

const char *verify_state_word(enum signature_state state)
{
        static const char *const words[] = {"", "valid", "unknown_key", "forged"};

        return words[state];
}

static void put_sight(json_t *line, const struct sight *sight)
{
        json_put_text(line, "file", sight->file);
        if (sight->page)
                json_put_count(line, "page", sight->page);
}

static const struct sight *sight_of(const struct verify *verify, const struct expected_code *code)
{
        if (code->stray != NO_PLAQUE)
                return &verify->strays[code->stray].sight;
        return code->seen ? &code->sight : &verify->plaques[code->plaque].sight;
}

static void print_code_json(const struct verify *verify, const struct expected_code *code)
{
        json_t *line = json_line("verdict");

        json_put_text(line, "id", verify->plaques[code->plaque].id);
        json_put_text(line, "role", json_role_word(code->role));
        json_put_text(line, "status", verify_verdict_word(code->verdict));
        json_put_text(line, "reason", verify_reason_word(code->reason));
        json_put_text(line, "signature", verify_state_word(code->signature));
        put_sight(line, sight_of(verify, code));
        if (code->stray != NO_PLAQUE) {
                size_t belongs = verify->strays[code->stray].belongs;

                if (belongs != NO_PLAQUE)
                        json_put_text(
                                line, "belongs", verify->plaques[verify->codes[belongs].plaque].id);
                json_put_text(line, "expected", code->payload);
                json_put_payload(line, verify->strays[code->stray].payload,
                        verify->strays[code->stray].length, false);
        }
        if (code->grade.graded)
                json_object_set_new(line, "grade", grades_json(&code->grade));
        if (code->margins.measured)
                json_object_set_new(line, "margins", grades_margins_json(&code->margins));
        json_print(verify->cli, line);
}

static void print_stray_json(const struct verify *verify, const struct stray *stray)
{
        json_t *line = json_line("verdict");

        if (stray->plaque != NO_PLAQUE)
                json_put_text(line, "id", verify->plaques[stray->plaque].id);
        json_put_text(line, "status", verify_verdict_word(VERDICT_FOREIGN));
        json_put_text(line, "reason", verify_reason_word(stray->reason));
        json_put_text(line, "signature", verify_state_word(stray->signature));
        put_sight(line, &stray->sight);
        json_put_payload(line, stray->payload, stray->length, false);
        json_print(verify->cli, line);
}

/* One line, cut where it grows long. */
static void print_payload(const char *text)
{
        size_t shown = 0;

        putchar('"');
        for (; *text && shown < 60; text++) {
                shown += ((unsigned char)*text & 0xC0) != 0x80;
                putchar((unsigned char)*text < 0x20 || *text == 0x7F ? ' ' : *text);
        }
        while (((unsigned char)*text & 0xC0) == 0x80)
                putchar(*text++);
        fputs(*text ? "…\"" : "\"", stdout);
}

static void print_sight(const struct verify *verify, const struct sight *sight)
{
        char page[TEXT_NUMBER_SIZE];

        if (!sight->file)
                return;
        fputs(" [", stdout);
        snprintf(page, sizeof(page), "%zu", sight->page);
        if (sight->page)
                text_print(stdout, verify->cli->language, TEXT_PAGE_OF, sight->file, page, NULL);
        else
                fputs(sight->file, stdout);
        putchar(']');
}

static void print_why(const struct verify *verify, enum reason reason, enum signature_state state)
{
        static const enum text reasons[] = {
                TEXT_COUNT, TEXT_VERIFY_PAYMENT, TEXT_VERIFY_FOREIGN_HOST, TEXT_VERIFY_MISPLACED};
        enum qrsign_language language = verify->cli->language;

        if (reason)
                printf(" (%s)", text_get(language, reasons[reason]));
        if (state == SIGNED_UNKNOWN_KEY)
                printf(" (%s)", text_get(language, TEXT_VERIFY_UNKNOWN_KEY));
        if (state == SIGNED_FORGED)
                printf(" (%s)", text_get(language, TEXT_VERIFY_FORGED));
}

static void print_code(const struct verify *verify, const struct expected_code *code)
{
        static const enum text verdicts[] = {TEXT_VERIFY_OK, TEXT_VERIFY_FOREIGN,
                TEXT_VERIFY_MISSING, TEXT_VERIFY_UNREADABLE, TEXT_VERIFY_WRONG};
        enum qrsign_language language = verify->cli->language;

        printf("%s: %s", text_role(language, code->role),
                text_get(language, verdicts[code->verdict]));
        print_why(verify, code->reason, code->signature);
        if (code->stray != NO_PLAQUE) {
                size_t belongs = verify->strays[code->stray].belongs;

                if (belongs != NO_PLAQUE)
                        printf(" %s", verify->plaques[verify->codes[belongs].plaque].id);
                putchar(' ');
                print_payload(verify->strays[code->stray].text);
        }
        if (code->verdict != VERDICT_OK)
                print_sight(verify, sight_of(verify, code));
        if (code->grade.graded)
                printf(", %c", grades_letter(code->grade.overall));
}

static void print_plaque(const struct verify *verify, const struct expected_plaque *plaque)
{
        bool fine = true, graded = false;

        for (size_t i = 0; i < plaque->count; i++) {
                fine = fine && verify->codes[plaque->first + i].verdict == VERDICT_OK;
                graded = graded || verify->codes[plaque->first + i].grade.graded;
        }
        if (fine && verify->cli->quiet)
                return;
        printf("%s%s%s: ", plaque->id, plaque->title[0] ? " " : "", plaque->title);
        if (fine && !graded)
                fputs(text_get(verify->cli->language, TEXT_VERIFY_OK), stdout);
        for (size_t i = 0; i < plaque->count && (!fine || graded); i++) {
                if (i)
                        fputs("; ", stdout);
                print_code(verify, &verify->codes[plaque->first + i]);
        }
        putchar('\n');
        for (size_t i = 0; i < plaque->count; i++)
                grades_print_margins(verify->cli, &verify->codes[plaque->first + i].margins,
                        text_role(verify->cli->language, verify->codes[plaque->first + i].role));
}

static void print_stray(const struct verify *verify, const struct stray *stray)
{
        fputs(text_get(verify->cli->language, TEXT_VERIFY_FOREIGN), stdout);
        print_why(verify, stray->reason, stray->signature);
        putchar(' ');
        print_payload(stray->text);
        print_sight(verify, &stray->sight);
        putchar('\n');
}

static void print_summary(const struct verify *verify)
{
        static const struct {
                enum verdict verdict;
                enum text text;
        } rows[] = {
                {VERDICT_OK, TEXT_VERIFY_OK},
                {VERDICT_WRONG, TEXT_VERIFY_WRONG},
                {VERDICT_UNREADABLE, TEXT_VERIFY_UNREADABLE},
                {VERDICT_MISSING, TEXT_VERIFY_MISSING},
                {VERDICT_FOREIGN, TEXT_VERIFY_FOREIGN},
        };
        char plaques[TEXT_NUMBER_SIZE], codes[TEXT_NUMBER_SIZE];
        const char *between = ": ";

        fprintf(stderr, "%s, %s",
                text_count(verify->cli->language, NOUN_PLAQUE, verify->plaque_count, plaques),
                text_count(verify->cli->language, NOUN_CODE, verify->code_count, codes));
        for (size_t i = 0; i < COUNT(rows); i++) {
                if (!verify->verdicts[rows[i].verdict])
                        continue;
                fprintf(stderr, "%s%s %zu", between, text_get(verify->cli->language, rows[i].text),
                        verify->verdicts[rows[i].verdict]);
                between = ", ";
        }
        fputc('\n', stderr);
        if (verify->grades)
                fprintf(stderr, "%s\n", QRSIGN_GRADE_NOTE);
}

static void print_summary_json(const struct verify *verify)
{
        json_t *line = json_line("summary");

        json_put_count(line, "plaques", verify->plaque_count);
        json_put_count(line, "codes", verify->code_count);
        for (unsigned i = 0; i < VERDICT_COUNT; i++)
                json_put_count(line, verify_verdict_word((enum verdict)i), verify->verdicts[i]);
        problems_summary(verify->cli, line);
        json_print(verify->cli, line);
}

void verify_tell(struct verify *verify)
{
        bool json = verify->cli->json;

        for (size_t i = 0; i < verify->code_count && json; i++)
                print_code_json(verify, &verify->codes[i]);
        for (size_t i = 0; i < verify->plaque_count && !json; i++)
                print_plaque(verify, &verify->plaques[i]);
        for (size_t i = 0; i < verify->stray_count; i++) {
                if (verify->strays[i].used)
                        continue;
                if (json)
                        print_stray_json(verify, &verify->strays[i]);
                else
                        print_stray(verify, &verify->strays[i]);
        }
        if (json)
                print_summary_json(verify);
        else if (!verify->cli->quiet)
                print_summary(verify);
}
