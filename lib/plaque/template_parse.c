/* SPDX-License-Identifier: MIT */
/* Template files: sections, keys and values (docs/templates.md). */
#include "plaque/compose.h"
#include "plaque/template_value.h"

#include "base/error.h"
#include "base/number.h"
#include "base/spelling.h"
#include "base/text.h"

#include <string.h>

static const char *const form_names[QS_FORM_COUNT] = {"landscape", "portrait", "bent"};
enum { ALL_FORMS = QS_FORM_COUNT };

/* In which line each key stands, for one composition and for all; 0: in none. */
struct lines {
        size_t of[QS_FORM_COUNT + 1][QS_KEYS_MOST];
};

struct reader {
        struct qrsign_template *template_;
        const char *file;
        struct qrsign_error *error;
        const char *rest, *end; /* of the text behind the line at hand */
        const char *start;      /* of the line */
        size_t line;
        const char *section; /* static */
        unsigned form;
        struct lines lines;
        struct lines *known; /* of the built-in template of this kind; NULL: this is one */
};

static enum qrsign_status read_lines(struct reader *reader);

/* Adds to an error where in the file it is. */
static enum qrsign_status locate(
        const struct reader *reader, const char *place, enum qrsign_status status)
{
        qs_error_locate(
                reader->error, reader->file, reader->line, (size_t)(place - reader->start) + 1);
        return status;
}

/* The section as a file names it, and a key of it behind a dot. */
static void name_field(const struct reader *reader, const char *key)
{
        char field[256]; /* what a file says may be longer than any name of ours */

        snprintf(field, sizeof(field), "%s%s%s%s%s",
                reader->form < ALL_FORMS ? form_names[reader->form] : "",
                reader->form < ALL_FORMS ? "." : "", reader->section,
                reader->section[0] && key[0] ? "." : "", key);
        qs_error_field(reader->error, field);
}

static void copy_span(struct qs_span span, char *out, size_t size)
{
        size_t length = qs_utf8_prefix(span.text, span.length, size - 1);

        memcpy(out, span.text, length);
        out[length] = '\0';
}

/* The candidate nearest to a word that is none of them, if one is near. */
struct nearest {
        struct qs_span given;
        const char *name;
        size_t distance;
};

static void try_nearest(struct nearest *nearest, const char *candidate)
{
        size_t length = strlen(candidate), distance;

        if (nearest->given.length > QS_SPELLING_MAX || length > QS_SPELLING_MAX)
                return;
        distance =
                qs_spelling_distance(nearest->given.text, nearest->given.length, candidate, length);
        if (distance <= 1 + length / 4 && (!nearest->name || distance < nearest->distance)) {
                nearest->name = candidate;
                nearest->distance = distance;
        }
}

static enum qrsign_status refuse_unknown(const struct reader *reader, const struct nearest *nearest,
        enum qrsign_message unknown, enum qrsign_message misspelt)
{
        char shown[QRSIGN_ERROR_ARGUMENT_SIZE];
        enum qrsign_status status;

        copy_span(nearest->given, shown, sizeof(shown));
        status = qs_error(reader->error, nearest->name ? misspelt : unknown, shown, nearest->name);
        return locate(reader, nearest->given.text, status);
}

/* Whether a template of this kind may say a key: what its built-in template says, in any
 * composition, does something there. */
static bool is_known(const struct reader *reader, size_t key)
{
        if (!reader->known)
                return true;
        for (unsigned form = 0; form <= ALL_FORMS; form++)
                if (reader->known->of[form][key])
                        return true;
        return false;
}

static bool has_form(const struct reader *reader, unsigned form)
{
        return form != QS_BENT || reader->template_->kind->bends;
}

static enum qrsign_status refuse_section(const struct reader *reader, const struct nearest *nearest)
{
        return refuse_unknown(reader, nearest, QRSIGN_MESSAGE_TEMPLATE_SECTION_UNKNOWN,
                QRSIGN_MESSAGE_TEMPLATE_SECTION_MISSPELT);
}

/* What stands before a section's name. */
static enum qrsign_status read_form(struct reader *reader, struct qs_span name)
{
        struct nearest nearest = {.given = name};

        for (unsigned form = 0; form < QS_FORM_COUNT; form++) {
                if (!has_form(reader, form))
                        continue;
                try_nearest(&nearest, form_names[form]);
                if (qs_span_is(name, form_names[form])) {
                        reader->form = form;
                        return QRSIGN_OK;
                }
        }
        return refuse_section(reader, &nearest);
}

/* `[section]`, `[composition.section]` */
static enum qrsign_status read_section(struct reader *reader, struct qs_span line)
{
        struct qs_span name = qs_span_trim((struct qs_span){line.text + 1, line.length - 2});
        const char *dot = memchr(name.text, '.', name.length);
        size_t before = dot ? (size_t)(dot - name.text) : 0, count;
        const struct qs_key *keys = qs_template_keys(&count);
        struct nearest nearest = {0};
        enum qrsign_status status = QRSIGN_OK;

        reader->form = ALL_FORMS;
        if (dot)
                status = read_form(reader, (struct qs_span){name.text, before});
        if (status != QRSIGN_OK)
                return status;
        if (dot)
                name = (struct qs_span){dot + 1, name.length - before - 1};
        nearest.given = name;
        for (size_t i = 0; i < count; i++) {
                if (!keys[i].section[0] || !is_known(reader, i) ||
                        (dot && !qs_template_key_has_forms(&keys[i])))
                        continue;
                if (qs_span_is(name, keys[i].section)) {
                        reader->section = keys[i].section;
                        return QRSIGN_OK;
                }
                try_nearest(&nearest, keys[i].section);
        }
        return refuse_section(reader, &nearest);
}

static enum qrsign_status refuse_key(const struct reader *reader, struct qs_span name)
{
        struct nearest nearest = {.given = name};
        size_t count;
        const struct qs_key *keys = qs_template_keys(&count);
        enum qrsign_status status;

        for (size_t i = 0; i < count; i++)
                if (strcmp(keys[i].section, reader->section) == 0 && is_known(reader, i))
                        try_nearest(&nearest, keys[i].name);
        status = refuse_unknown(reader, &nearest, QRSIGN_MESSAGE_TEMPLATE_KEY_UNKNOWN,
                QRSIGN_MESSAGE_TEMPLATE_KEY_MISSPELT);
        name_field(reader, "");
        return status;
}

static enum qrsign_status refuse_kind(const struct reader *reader, struct qs_span value)
{
        char shown[QRSIGN_ERROR_ARGUMENT_SIZE];
        enum qrsign_status status;

        copy_span(value, shown, sizeof(shown));
        status = qs_error(
                reader->error, QRSIGN_MESSAGE_TEMPLATE_VALUE, shown, "alley|house|hamlet|site");
        name_field(reader, "kind");
        return locate(reader, value.text, status);
}

/* What a file does not say is as in the built-in template of its kind, which is read first. */
static enum qrsign_status take_kind(struct reader *reader, struct qs_span value)
{
        struct reader builtin = {.template_ = reader->template_,
                .error = reader->error,
                .section = "",
                .form = ALL_FORMS};
        char name[QS_TEMPLATE_NAME_SIZE];
        enum qrsign_status status = QRSIGN_OK;

        if (value.length >= sizeof(name))
                return refuse_kind(reader, value);
        copy_span(value, name, sizeof(name));
        reader->template_->kind = qs_template_kind_find(name);
        if (!reader->template_->kind)
                return refuse_kind(reader, value);
        if (!reader->known)
                return QRSIGN_OK;
        builtin.file = name;
        builtin.rest = qs_template_builtin(name);
        builtin.end = builtin.rest + strlen(builtin.rest);
        status = read_lines(&builtin);
        *reader->known = builtin.lines;
        return status;
}

static enum qrsign_status take_value(struct reader *reader, size_t index, struct qs_span value)
{
        size_t count;
        const struct qs_key *key = qs_template_keys(&count) + index;
        const char *place = value.text;
        bool forms[QS_FORM_COUNT];
        enum qrsign_status status;

        /* What one composition says goes before what all say, wherever it stands. */
        for (unsigned form = 0; form < QS_FORM_COUNT; form++)
                forms[form] = reader->form == form ||
                              (reader->form == ALL_FORMS && !reader->lines.of[form][index]);
        status = qs_template_value(reader->template_, key, forms, value, &place, reader->error);
        if (status == QRSIGN_OK)
                return status;
        name_field(reader, key->name);
        return locate(reader, place, status);
}

static enum qrsign_status read_key(struct reader *reader, struct qs_span name, struct qs_span value)
{
        size_t index = qs_template_key_find(reader->section, name.text, name.length);
        size_t *line;

        if (index == QS_KEY_NONE || !is_known(reader, index))
                return refuse_key(reader, name);
        line = &reader->lines.of[reader->form][index];
        if (*line) {
                char shown[QRSIGN_ERROR_ARGUMENT_SIZE], number[QS_NUMBER_SIZE];
                enum qrsign_status status;

                copy_span(name, shown, sizeof(shown));
                qs_number_format(number, (int64_t)*line, 1);
                status = qs_error(reader->error, QRSIGN_MESSAGE_TEMPLATE_KEY_TWICE, shown, number);
                name_field(reader, shown);
                return locate(reader, name.text, status);
        }
        *line = reader->line;
        return take_value(reader, index, value);
}

static enum qrsign_status read_line(struct reader *reader, struct qs_span line)
{
        const char *equals = memchr(line.text, '=', line.length);
        bool section = line.text[0] == '[', begun = reader->template_->kind;
        struct qs_span name, value;
        enum qrsign_status status;

        if (section && begun && line.length > 2 && line.text[line.length - 1] == ']')
                return read_section(reader, line);
        if (begun && (section || !equals || equals == line.text)) {
                status = qs_error(reader->error, QRSIGN_MESSAGE_TEMPLATE_LINE);
                return locate(reader, line.text, status);
        }
        name = line;
        if (equals)
                name = qs_span_trim((struct qs_span){line.text, (size_t)(equals - line.text)});
        if (!begun && (!equals || !qs_span_is(name, "kind"))) {
                status = qs_error(reader->error, QRSIGN_MESSAGE_TEMPLATE_KIND_FIRST);
                return locate(reader, line.text, status);
        }
        value = qs_span_trim(
                (struct qs_span){equals + 1, (size_t)(line.text + line.length - equals - 1)});
        status = begun ? QRSIGN_OK : take_kind(reader, value);
        return status == QRSIGN_OK ? read_key(reader, name, value) : status;
}

/* The next line without what ends it. */
static struct qs_span next_line(struct reader *reader)
{
        const char *feed = memchr(reader->rest, '\n', (size_t)(reader->end - reader->rest));
        const char *stop = feed ? feed : reader->end;

        reader->start = reader->rest;
        reader->rest = feed ? feed + 1 : reader->end;
        reader->line++;
        if (stop > reader->start && stop[-1] == '\r')
                stop--;
        return (struct qs_span){reader->start, (size_t)(stop - reader->start)};
}

static enum qrsign_status read_lines(struct reader *reader)
{
        enum qrsign_status status = QRSIGN_OK;

        while (reader->rest < reader->end && status == QRSIGN_OK) {
                struct qs_span line = qs_span_trim(next_line(reader));

                if (line.length && line.text[0] != '#')
                        status = read_line(reader, line);
        }
        return status;
}

/* UTF-8 without control characters. */
static enum qrsign_status check_text(struct reader *reader)
{
        while (reader->rest < reader->end) {
                struct qs_span line = next_line(reader);
                size_t bad = line.length;

                qs_utf8_is_valid(line.text, line.length, &bad);
                for (size_t i = 0; i < line.length && i < bad; i++)
                        if (((unsigned char)line.text[i] < ' ' && line.text[i] != '\t') ||
                                line.text[i] == 0x7F)
                                bad = i;
                if (bad < line.length)
                        return locate(reader, line.text + bad,
                                qs_error(reader->error, QRSIGN_MESSAGE_TEMPLATE_NOT_TEXT));
        }
        return QRSIGN_OK;
}

enum qrsign_status qs_template_parse(struct qrsign_template *template_, const char *text,
        size_t length, const char *file, struct qrsign_error *error)
{
        static const char mark[] = "\xEF\xBB\xBF";
        struct lines known = {0};
        struct reader reader = {.template_ = template_,
                .file = file,
                .error = error,
                .section = "",
                .form = ALL_FORMS,
                .known = &known};
        size_t begin = length >= 3 && memcmp(text, mark, 3) == 0 ? 3 : 0;
        enum qrsign_status status;

        *template_ = (struct qrsign_template){0};
        reader.rest = text + begin;
        reader.end = text + length;
        status = check_text(&reader);
        reader.rest = text + begin;
        reader.line = 0;
        if (status == QRSIGN_OK)
                status = read_lines(&reader);
        if (status != QRSIGN_OK || template_->kind)
                return status;
        reader.line = 1;
        reader.start = text;
        return locate(&reader, text, qs_error(error, QRSIGN_MESSAGE_TEMPLATE_KIND_FIRST));
}
