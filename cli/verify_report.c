/* SPDX-License-Identifier: MIT */
/* The verdicts as one HTML file that needs nothing else: to print, to send, to show. */
#include "files.h"
#include "grades.h"
#include "problems.h"
#include "text.h"
#include "verify.h"

#include <string.h>

struct page {
        const struct verify *verify;
        FILE *out;
};

static const char style[] =
        "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;"
        "color:#1b2430;background:#fff}"
        "h1{font-size:1.6rem;margin:0 0 .5rem}h2{font-size:1.2rem;margin:2rem 0 .5rem}"
        "h3{font-size:1rem;margin:0}"
        ".sum{display:flex;flex-wrap:wrap;gap:.5rem;padding:0;list-style:none}"
        ".sum li,.v{border-radius:.3rem;padding:.1rem .6rem;font-weight:600;white-space:nowrap}"
        ".ok{background:#d9f2e0;color:#0b4d22}.wrong,.foreign{background:#fbdcd9;color:#7d1208}"
        ".unreadable,.missing{background:#fdeecb;color:#5f4200}"
        ".card{border:1px solid #ccd3db;border-radius:.5rem;padding:1rem;margin:.8rem 0;"
        "display:flex;gap:1rem;flex-wrap:wrap;break-inside:avoid}"
        ".card>div{flex:1 1 20rem;min-width:0}.card img{max-width:15rem;max-height:15rem;"
        "border:1px solid #ccd3db}"
        "dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem .8rem;margin:.5rem 0}"
        "dt{color:#55606d}dd{margin:0;overflow-wrap:anywhere;max-height:7.6em;overflow:auto}"
        "dd.c{font:.85rem/1.5 ui-monospace,monospace}mark{background:#fff0b8;color:inherit}"
        "table{border-collapse:collapse;width:100%}"
        "th,td{text-align:left;padding:.3rem .5rem;border-bottom:1px solid #e3e7ec}"
        "@media(max-width:40rem){dl{display:block}dd{margin:0 0 .4rem}}"
        "@media print{body{margin:0}dd{max-height:none}}";

enum { SHARED_SHOWN = 28 }; /* characters of what two codes begin with alike, at either end */

static const char *tell(const struct page *page, enum text text)
{
        return text_get(page->verify->cli->language, text);
}

/* Text from tables and from strangers' codes: nothing in it may be taken for HTML. */
static void put_part(const struct page *page, const char *text, size_t length)
{
        for (const char *end = text + length; text < end; text++) {
                switch (*text) {
                case '&': fputs("&amp;", page->out); break;
                case '<': fputs("&lt;", page->out); break;
                case '>': fputs("&gt;", page->out); break;
                case '"': fputs("&quot;", page->out); break;
                default: fputc((unsigned char)*text < 0x20 ? ' ' : *text, page->out);
                }
        }
}

static void put(const struct page *page, const char *text)
{
        put_part(page, text, strlen(text));
}

static enum text verdict_text(enum verdict verdict)
{
        static const enum text texts[] = {TEXT_VERIFY_OK, TEXT_VERIFY_FOREIGN, TEXT_VERIFY_MISSING,
                TEXT_VERIFY_UNREADABLE, TEXT_VERIFY_WRONG};

        return texts[verdict];
}

static void put_verdict(const struct page *page, enum verdict verdict)
{
        fprintf(page->out, "<span class=\"v %s\">%s</span>", verify_verdict_word(verdict),
                tell(page, verdict_text(verdict)));
}

static void put_row(const struct page *page, enum text label, const char *value)
{
        if (!value || !value[0])
                return;
        fprintf(page->out, "<dt>%s</dt><dd>", tell(page, label));
        put(page, value);
        fputs("</dd>", page->out);
}

static size_t back_to_character(const char *text, size_t at)
{
        while (at && ((unsigned char)text[at] & 0xC0) == 0x80)
                at--;
        return at;
}

/* Bytes that two texts begin with alike, of whole characters. */
static size_t shared_length(const char *one, const char *two)
{
        size_t length = 0;

        while (one[length] && one[length] == two[length])
                length++;
        return back_to_character(one, length);
}

/* What a code says; beside another one, where they part, and little of what they share: of two
 * that are hundreds of digits long nobody sees what differs. */
static void put_payload(
        const struct page *page, enum text label, const char *payload, const char *other)
{
        size_t shared = other ? shared_length(payload, other) : 0, from = 0;

        fprintf(page->out, "<dt>%s</dt><dd class=\"c\">", tell(page, label));
        if (shared > 3 * SHARED_SHOWN) {
                put_part(page, payload, back_to_character(payload, SHARED_SHOWN));
                fputs("…", page->out);
                from = back_to_character(payload, shared - SHARED_SHOWN);
        }
        put_part(page, payload + from, shared - from);
        fputs(shared ? "<mark>" : "", page->out);
        put(page, payload + shared);
        fputs(shared ? "</mark></dd>" : "</dd>", page->out);
}

static void put_sight(const struct page *page, const struct sight *sight)
{
        char number[TEXT_NUMBER_SIZE];

        if (!sight->file)
                return;
        fprintf(page->out, "<dt>%s</dt><dd>", tell(page, TEXT_VERIFY_WHERE));
        put(page, sight->file);
        snprintf(number, sizeof(number), "%zu", sight->page);
        if (sight->page)
                fprintf(page->out, " · %s", number);
        fputs("</dd>", page->out);
}

static void put_why(const struct page *page, enum reason reason, enum signature_state state)
{
        static const enum text reasons[] = {
                TEXT_COUNT, TEXT_VERIFY_PAYMENT, TEXT_VERIFY_FOREIGN_HOST, TEXT_VERIFY_MISPLACED};

        if (reason)
                fprintf(page->out, " <strong>%s</strong>", tell(page, reasons[reason]));
        if (state == SIGNED_UNKNOWN_KEY)
                fprintf(page->out, " <strong>%s</strong>", tell(page, TEXT_VERIFY_UNKNOWN_KEY));
        if (state == SIGNED_FORGED)
                fprintf(page->out, " <strong>%s</strong>", tell(page, TEXT_VERIFY_FORGED));
}

static enum text advice(enum verdict verdict, enum reason reason, enum signature_state state)
{
        if (reason == REASON_PAYMENT)
                return TEXT_VERIFY_DO_PAYMENT;
        if (reason == REASON_MISPLACED && verdict == VERDICT_WRONG)
                return TEXT_VERIFY_DO_MISPLACED;
        if (state == SIGNED_UNKNOWN_KEY)
                return TEXT_VERIFY_DO_KEY;
        switch (verdict) {
        case VERDICT_MISSING: return TEXT_VERIFY_DO_MISSING;
        case VERDICT_UNREADABLE: return TEXT_VERIFY_DO_UNREADABLE;
        case VERDICT_FOREIGN: return TEXT_VERIFY_DO_FOREIGN;
        default: return TEXT_VERIFY_DO_WRONG;
        }
}

static void put_picture(const struct page *page, const char *crop)
{
        if (crop)
                fprintf(page->out, "<img alt=\"\" src=\"data:image/png;base64,%s\">", crop);
}

static void put_code(const struct page *page, const struct expected_code *code)
{
        const struct verify *verify = page->verify;
        const struct expected_plaque *plaque = &verify->plaques[code->plaque];
        const struct stray *stray = code->stray == NO_PLAQUE ? NULL : &verify->strays[code->stray];
        const struct sight *sight = stray        ? &stray->sight
                                    : code->seen ? &code->sight
                                                 : &plaque->sight;

        fputs("<section class=\"card\"><div><h3>", page->out);
        put(page, plaque->id);
        fputs(" ", page->out);
        put(page, plaque->title);
        fprintf(page->out, " – %s ", text_role(page->verify->cli->language, code->role));
        put_verdict(page, code->verdict);
        put_why(page, code->reason, code->signature);
        fputs("</h3><dl>", page->out);
        if (stray && stray->belongs != NO_PLAQUE)
                put_row(page, TEXT_VERIFY_BELONGS,
                        verify->plaques[verify->codes[stray->belongs].plaque].id);
        if (stray)
                put_payload(page, TEXT_VERIFY_FOUND, stray->text, code->payload);
        put_payload(page, TEXT_VERIFY_EXPECTED, code->payload, stray ? stray->text : NULL);
        put_sight(page, sight);
        fprintf(page->out, "</dl><p>%s</p></div>",
                tell(page, advice(code->verdict, code->reason, code->signature)));
        put_picture(page, sight->crop);
        fputs("</section>\n", page->out);
}

static void put_stray(const struct page *page, const struct stray *stray)
{
        fputs("<section class=\"card\"><div><h3>", page->out);
        put_verdict(page, VERDICT_FOREIGN);
        put_why(page, stray->reason, stray->signature);
        fputs("</h3><dl>", page->out);
        put_payload(page, TEXT_VERIFY_FOUND, stray->text, NULL);
        put_sight(page, &stray->sight);
        fprintf(page->out, "</dl><p>%s</p></div>",
                tell(page, advice(VERDICT_FOREIGN, stray->reason, stray->signature)));
        put_picture(page, stray->sight.crop);
        fputs("</section>\n", page->out);
}

static void put_summary(const struct page *page)
{
        static const enum verdict order[] = {
                VERDICT_OK, VERDICT_WRONG, VERDICT_UNREADABLE, VERDICT_MISSING, VERDICT_FOREIGN};
        char plaques[TEXT_NUMBER_SIZE], codes[TEXT_NUMBER_SIZE];
        enum qrsign_language language = page->verify->cli->language;

        fprintf(page->out, "<h1>%s</h1><p>%s, %s</p><ul class=\"sum\">",
                tell(page, TEXT_VERIFY_REPORT),
                text_count(language, NOUN_PLAQUE, page->verify->plaque_count, plaques),
                text_count(language, NOUN_CODE, page->verify->code_count, codes));
        for (size_t i = 0; i < COUNT(order); i++)
                if (page->verify->verdicts[order[i]])
                        fprintf(page->out, "<li class=\"%s\">%s %zu</li>",
                                verify_verdict_word(order[i]), tell(page, verdict_text(order[i])),
                                page->verify->verdicts[order[i]]);
        fputs("</ul>\n", page->out);
}

static void put_problems(const struct page *page)
{
        const struct verify *verify = page->verify;
        size_t bad = verify->code_count - verify->verdicts[VERDICT_OK];

        if (!bad && !verify->verdicts[VERDICT_FOREIGN]) {
                fprintf(page->out, "<p>%s</p>\n", tell(page, TEXT_VERIFY_ALL_OK));
                return;
        }
        fprintf(page->out, "<h2>%s</h2>\n", tell(page, TEXT_VERIFY_PROBLEMS));
        for (size_t i = 0; i < verify->code_count; i++)
                if (verify->codes[i].verdict != VERDICT_OK)
                        put_code(page, &verify->codes[i]);
        for (size_t i = 0; i < verify->stray_count; i++)
                if (!verify->strays[i].used)
                        put_stray(page, &verify->strays[i]);
}

static void put_cell(
        const struct page *page, const struct expected_plaque *plaque, enum qrsign_code_role role)
{
        fputs("<td>", page->out);
        for (size_t i = 0; i < plaque->count; i++) {
                const struct expected_code *code = &page->verify->codes[plaque->first + i];

                if (code->role != role)
                        continue;
                put_verdict(page, code->verdict);
                if (code->grade.graded)
                        fprintf(page->out, " %c", grades_letter(code->grade.overall));
        }
        fputs("</td>", page->out);
}

static void put_plaques(const struct page *page)
{
        fprintf(page->out, "<h2>%s</h2>\n<table><tr><th>%s</th><th>%s</th><th>%s</th></tr>\n",
                tell(page, TEXT_VERIFY_PLAQUES), tell(page, TEXT_VERIFY_PLAQUE),
                tell(page, TEXT_ROLE_DIRECTORY), tell(page, TEXT_ROLE_LOCATION));
        for (size_t i = 0; i < page->verify->plaque_count; i++) {
                const struct expected_plaque *plaque = &page->verify->plaques[i];

                fputs("<tr><td>", page->out);
                put(page, plaque->id);
                fputs(" ", page->out);
                put(page, plaque->title);
                fputs("</td>", page->out);
                put_cell(page, plaque, QRSIGN_CODE_DIRECTORY);
                put_cell(page, plaque, QRSIGN_CODE_LOCATION);
                fputs("</tr>\n", page->out);
        }
        fputs("</table>\n", page->out);
        if (page->verify->grades)
                fprintf(page->out, "<p>%s</p>\n", QRSIGN_GRADE_NOTE);
}

enum qrsign_status verify_report(
        struct verify *verify, const char *path, struct qrsign_error *error)
{
        cleanup(output_free) struct output output = {0};
        enum qrsign_status status = output_open(&output, path, error);
        const struct page page = {verify, output.stream};

        if (status)
                return status;
        fprintf(output.stream,
                "<!DOCTYPE html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\">"
                "<meta name=\"viewport\" content=\"width=device-width\">"
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                "img-src data:; style-src 'unsafe-inline'\"><title>%s</title><style>%s</style>"
                "</head><body>\n",
                verify->cli->language == QRSIGN_LANGUAGE_VIETNAMESE ? "vi" : "en",
                tell(&page, TEXT_VERIFY_REPORT), style);
        put_summary(&page);
        put_problems(&page);
        put_plaques(&page);
        fputs("</body></html>\n", output.stream);
        status = output_close(&output, false, error);
        return status ? status : output_commit(&output, error);
}
