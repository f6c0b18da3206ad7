/* SPDX-License-Identifier: MIT */
/* One plaque in proof.html. */
#include "json.h"
#include "problems.h"
#include "proof.h"
#include "text.h"

#include <math.h>
#include <sodium/utils.h>
#include <stdlib.h>
#include <string.h>

void proof_escape(FILE *stream, const char *text)
{
        static const struct {
                char letter;
                const char *reference;
        } references[] = {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"},
                {'\'', "&#39;"}, {'\n', "&#10;"}, {'\r', "&#13;"}};

        for (; *text; text++) {
                const char *reference = NULL;

                for (size_t i = 0; i < COUNT(references); i++)
                        if (references[i].letter == *text)
                                reference = references[i].reference;
                if (reference)
                        fputs(reference, stream);
                else
                        fputc(*text, stream);
        }
}

void proof_problem(FILE *stream, enum qrsign_language language, const struct qrsign_error *problem)
{
        char message[QRSIGN_ERROR_MESSAGE_SIZE];

        fprintf(stream, "<li class=\"%s\">",
                problem->severity == QRSIGN_SEVERITY_NOTICE ? "notice" : "warning");
        if (problem->field[0]) {
                proof_escape(stream, problem->field);
                fputs(": ", stream);
        }
        proof_escape(stream, qrsign_error_text(problem, language, message, sizeof(message)));
        fprintf(stream, " <small>QS-%03d</small></li>", (int)problem->code);
}

static const char *text_of(const json_t *object, const char *key)
{
        const char *text = json_string_value(json_object_get(object, key));

        return text ? text : "";
}

/* A text of the table with its values escaped. */
static void print(FILE *stream, enum qrsign_language language, enum text text, const char *first,
        const char *second)
{
        const char *values[] = {first, second};
        char *escaped[2] = {NULL, NULL};

        for (size_t i = 0; i < COUNT(values); i++) {
                size_t size = 0;
                FILE *memory = values[i] ? open_memstream(&escaped[i], &size) : NULL;

                if (!memory)
                        continue;
                proof_escape(memory, values[i]);
                fclose(memory);
        }
        text_print(stream, language, text, escaped[0], escaped[1], NULL);
        free(escaped[0]);
        free(escaped[1]);
}

/* The least part of its place that a code fills where modules are whole pixels. */
static double filled(const struct qrsign_plaque_info *info, double dpi)
{
        double least = 1;

        for (size_t i = 0; i < info->code_count; i++) {
                double pixels = info->codes[i].module_mm * dpi / 25.4;

                least = fmin(least, floor(pixels) / pixels);
        }
        return least;
}

/* Few dots are enough for the eye, but a phone is to read the picture, too: two or three a module,
 * as many as let the codes fill their places. */
static double picture_dpi(const struct qrsign_plaque_info *info)
{
        static const double least_dots = 2.01, most_dots = 3.2, step = .02, least_dpi = 40;
        double smallest = HUGE_VAL, best = 0, dpi = 0;

        for (size_t i = 0; i < info->code_count; i++)
                smallest = fmin(smallest, info->codes[i].module_mm);
        for (double dots = least_dots; dots < most_dots; dots += step) {
                double tried = fmax(least_dpi, dots * 25.4 / smallest);

                if (filled(info, tried) <= best)
                        continue;
                best = filled(info, tried);
                dpi = tried;
        }
        return dpi;
}

static enum qrsign_status write_picture(
        const struct proof_row *row, FILE *stream, struct qrsign_error *error)
{
        const struct qrsign_plaque_info *info = qrsign_plaque_info(row->plaque);
        struct qrsign_png_options options = {.size = sizeof(options), .dpi = picture_dpi(info)};
        char *png = NULL, *base64 = NULL;
        size_t length = 0, room;
        FILE *memory = open_memstream(&png, &length);
        enum qrsign_status status;

        if (!memory)
                return problems_memory(error);
        status = qrsign_plaque_write_png(row->plaque, &options, memory, error);
        if (fclose(memory) != 0 && !status)
                status = problems_memory(error);
        if (!status) {
                room = sodium_base64_encoded_len(length, sodium_base64_VARIANT_ORIGINAL);
                base64 = malloc(room);
                if (!base64)
                        status = problems_memory(error);
        }
        if (!status) {
                sodium_bin2base64(base64, room, (const unsigned char *)png, length,
                        sodium_base64_VARIANT_ORIGINAL);
                fprintf(stream, "<img style=\"aspect-ratio:%.4g\" alt=\"",
                        info->width_mm / info->height_mm);
                proof_escape(stream, info->title);
                fprintf(stream, "\" src=\"data:image/png;base64,%s\">", base64);
        }
        free(png);
        free(base64);
        return status;
}

/* A number as people write it: at most two decimals, a comma in Vietnamese. */
static const char *number(enum qrsign_language language, double value, char out[32])
{
        char *dot;

        snprintf(out, 32, "%.2f", value);
        dot = strchr(out, '.');
        while (dot && out[strlen(out) - 1] == '0')
                out[strlen(out) - 1] = '\0';
        if (dot && !dot[1])
                *dot = '\0';
        else if (dot && language == QRSIGN_LANGUAGE_VIETNAMESE)
                *dot = ',';
        return out;
}

/* Whether a link is signed, and with which key. */
static void write_signature(FILE *stream, enum qrsign_language language, const json_t *code)
{
        const json_t *signature = json_object_get(code, "signature");
        const char *state = text_of(signature, "state");

        if (!state[0])
                return;
        fputs("<p class=\"note\">", stream);
        print(stream, language,
                strcmp(state, "valid") == 0         ? TEXT_PROOF_SIGNED
                : strcmp(state, "not_checked") == 0 ? TEXT_PROOF_SIGNED_UNCHECKED
                                                    : TEXT_PROOF_UNSIGNED,
                text_of(signature, "key_id"), NULL);
        fputs("</p>", stream);
}

/* What the record in a code says of itself that it had no room for. */
static void write_omitted(FILE *stream, enum qrsign_language language, const json_t *code)
{
        static const enum text words[] = {TEXT_OMITTED_NAMES, TEXT_OMITTED_PHONES,
                TEXT_OMITTED_LABELS, TEXT_OMITTED_PLACES, TEXT_OMITTED_DISTANCES, TEXT_OMITTED_PATH,
                TEXT_OMITTED_NAMES_SHORTENED};
        const json_t *omitted = json_object_get(code, "omitted");
        const char *between = " ";

        if (!json_array_size(omitted))
                return;
        fprintf(stream, "<p class=\"note\">%s", text_get(language, TEXT_PROOF_OMITTED));
        for (size_t i = 0; i < json_array_size(omitted); i++)
                for (unsigned k = 0; k < COUNT(words); k++) {
                        const char *word = json_string_value(json_array_get(omitted, i));

                        if (!word || strcmp(word, json_omitted_word(k)) != 0)
                                continue;
                        fprintf(stream, "%s%s", between, text_get(language, words[k]));
                        between = ", ";
                }
        fputs("</p>", stream);
}

static void write_code(FILE *stream, enum qrsign_language language, const json_t *code)
{
        double module = json_number_value(json_object_get(code, "module_mm"));
        double size = json_number_value(json_object_get(code, "size_mm"));
        const json_t *verified = json_object_get(code, "verified");
        const char *payload = text_of(code, "payload");
        bool location = strcmp(text_of(code, "role"), "location") == 0;
        char text[3][32];

        fprintf(stream, "<tr><th>%s</th><td>",
                text_get(language, location ? TEXT_PROOF_LOCATION : TEXT_PROOF_DIRECTORY));
        fprintf(stream, "%lld-%s, %lld × %lld</td><td>%s mm</td><td>%s mm</td><td>%s m</td>",
                (long long)json_integer_value(json_object_get(code, "version")),
                text_of(code, "ecc"),
                (long long)json_integer_value(json_object_get(code, "modules")),
                (long long)json_integer_value(json_object_get(code, "modules")),
                number(language, module, text[0]), number(language, size, text[1]),
                number(language, fmin(10 * size, 580 * module) / 1000, text[2]));
        if (json_is_true(verified))
                fprintf(stream, "<td class=\"good\">%s</td>", text_get(language, TEXT_PROOF_READ));
        else
                fprintf(stream, "<td class=\"bad\">%s</td>",
                        text_get(language, json_is_false(verified) ? TEXT_PROOF_UNREAD
                                                                   : TEXT_PROOF_UNCHECKED));
        fputs("</tr><tr><td colspan=\"6\"><code>", stream);
        proof_escape(stream, payload[0] ? payload : text_of(code, "payload_base64"));
        fputs("</code>", stream);
        write_signature(stream, language, code);
        write_omitted(stream, language, code);
        fputs("</td></tr>", stream);
}

static void write_codes(const struct proof_row *row, FILE *stream)
{
        static const enum text heads[] = {TEXT_PROOF_CODE, TEXT_PROOF_SYMBOL, TEXT_PROOF_MODULE,
                TEXT_PROOF_SIDE, TEXT_PROOF_DISTANCE, TEXT_PROOF_CHECK};
        const json_t *codes = json_object_get(row->line, "codes");

        fputs("<table><thead><tr>", stream);
        for (size_t i = 0; i < COUNT(heads); i++)
                fprintf(stream, "<th>%s</th>", text_get(row->language, heads[i]));
        fputs("</tr></thead><tbody>", stream);
        for (size_t i = 0; i < json_array_size(codes); i++)
                write_code(stream, row->language, json_array_get(codes, i));
        fputs("</tbody></table>", stream);
}

/* `2026-11-22`, in Vietnamese `22/11/2026`. */
static const char *date(enum qrsign_language language, const char *issued, char out[16])
{
        struct qrsign_date day;

        snprintf(out, 16, "%.10s", issued);
        if (language == QRSIGN_LANGUAGE_VIETNAMESE && make_date_parse(issued, &day))
                snprintf(out, 16, "%02u/%02u/%04u", day.day % 100u, day.month % 100u,
                        day.year % 10000u);
        return out;
}

static void write_facts(const struct proof_row *row, FILE *stream)
{
        const json_t *files = json_object_get(row->line, "files");
        char revision[24], issued[16];

        fputs("<p class=\"facts\">", stream);
        if (row->plaque) {
                const struct qrsign_plaque_info *info = qrsign_plaque_info(row->plaque);
                char width[32], height[32];

                fprintf(stream, "<b>%s × %s mm</b> · ",
                        number(row->language, info->width_mm, width),
                        number(row->language, info->height_mm, height));
        }
        snprintf(revision, sizeof(revision), "%lld",
                (long long)json_integer_value(json_object_get(row->line, "revision")));
        print(stream, row->language, TEXT_PROOF_EDITION, revision,
                date(row->language, text_of(row->line, "issued"), issued));
        for (size_t i = 0; i < json_array_size(files); i++) {
                const json_t *file = json_array_get(files, i);
                json_int_t page = json_integer_value(json_object_get(file, "page"));
                char text[24];

                fputs(" · ", stream);
                snprintf(text, sizeof(text), "%lld", (long long)page);
                if (page)
                        print(stream, row->language, TEXT_PAGE_OF, text_of(file, "file"), text);
                else
                        proof_escape(stream, text_of(file, "file"));
        }
        fputs("</p>", stream);
}

static void write_person(FILE *stream, const char *where, const char *name, const char *phone)
{
        char grouped[TEXT_NUMBER_SIZE];
        const char *between = ": ";

        fputs("<li>", stream);
        fputs(where, stream);
        for (int i = 0; i < 2; i++) {
                const char *text = i ? text_phone(phone, grouped) : name;

                if (!text[0])
                        continue;
                fputs(between, stream);
                proof_escape(stream, text);
                between = ", ";
        }
        fputs("</li>", stream);
}

/* Names and telephones that this plaque and its codes show to anyone. */
static void write_public(const struct proof_row *row, FILE *stream)
{
        const struct qrsign_record *record = row->record;
        bool any = false;

        fprintf(stream, "<h3>%s</h3><ul class=\"public\">",
                text_get(row->language, TEXT_PUBLIC_TITLE));
        if (record->contact.name[0] || record->contact.phone[0]) {
                write_person(stream, text_get(row->language, TEXT_PROOF_HEAD), record->contact.name,
                        record->contact.phone);
                any = true;
        }
        for (size_t i = 0; i < record->households.count; i++) {
                const struct qrsign_household *house = &record->households.rows[i];
                char *where = NULL, metres[24];
                size_t size = 0;
                FILE *memory;

                if (!house->head[0] && !house->phone[0])
                        continue;
                memory = open_memstream(&where, &size);
                if (!memory)
                        continue;
                snprintf(metres, sizeof(metres), "%u", (unsigned)house->distance_m);
                if (house->number[0])
                        print(memory, row->language, TEXT_PUBLIC_HOUSE, house->number, NULL);
                else
                        print(memory, row->language,
                                house->has_distance ? TEXT_PUBLIC_HOUSE_AT
                                                    : TEXT_PUBLIC_HOUSE_UNKNOWN,
                                metres, NULL);
                fclose(memory);
                write_person(stream, where, house->head, house->phone);
                free(where);
                any = true;
        }
        if (!any)
                fprintf(stream, "<li>%s</li>", text_get(row->language, TEXT_PUBLIC_NOTHING));
        fputs("</ul>", stream);
}

enum qrsign_status proof_row_write(
        const struct proof_row *row, FILE *stream, struct qrsign_error *error)
{
        enum qrsign_status status = QRSIGN_OK;

        fputs("<section><h2>", stream);
        proof_escape(stream, text_of(row->line, "title"));
        fputs(" <small>", stream);
        proof_escape(stream, text_of(row->line, "id"));
        fputs("</small></h2>", stream);
        if (row->plaque)
                status = write_picture(row, stream, error);
        if (status)
                return status;
        write_facts(row, stream);
        write_codes(row, stream);
        if (row->problems && row->problems[0])
                fprintf(stream, "<h3>%s</h3><ul>%s</ul>",
                        text_get(row->language, TEXT_PROOF_PROBLEMS), row->problems);
        if (row->record)
                write_public(row, stream);
        fputs("</section>", stream);
        return QRSIGN_OK;
}
