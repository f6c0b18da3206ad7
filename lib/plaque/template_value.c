/* SPDX-License-Identifier: MIT */
#include "plaque/template_value.h"

#include "base/error.h"
#include "base/number.h"
#include "base/text.h"

#include <string.h>

enum { DECIMALS = 6, NUMBER_LONGEST = 16 };
static const double unit_of_decimals = 1e6;

bool qs_span_is(struct qs_span span, const char *word)
{
        return strlen(word) == span.length && memcmp(word, span.text, span.length) == 0;
}

static bool is_blank(char byte)
{
        return byte == ' ' || byte == '\t';
}

struct qs_span qs_span_trim(struct qs_span span)
{
        while (span.length && is_blank(span.text[0])) {
                span.text++;
                span.length--;
        }
        while (span.length && is_blank(span.text[span.length - 1]))
                span.length--;
        return span;
}

/* The next word of a value; what separates words is left out. Empty at the end. */
static struct qs_span next_word(struct qs_span *rest, const char *separators)
{
        struct qs_span word;

        while (rest->length && strchr(separators, rest->text[0])) {
                rest->text++;
                rest->length--;
        }
        word = (struct qs_span){rest->text, 0};
        while (word.length < rest->length && !strchr(separators, word.text[word.length]))
                word.length++;
        rest->text += word.length;
        rest->length -= word.length;
        return word;
}

/* `form` is how the value must be written, in no language. */
static enum qrsign_status refuse(struct qs_span word, const char *form, struct qrsign_error *error)
{
        char shown[QRSIGN_ERROR_ARGUMENT_SIZE];
        size_t length = qs_utf8_prefix(word.text, word.length, sizeof(shown) - 1);

        memcpy(shown, word.text, length);
        shown[length] = '\0';
        return qs_error(error, QRSIGN_MESSAGE_TEMPLATE_VALUE, shown, form);
}

/* `.056`, `-.004`, `12`, `3.4` */
static bool read_number(struct qs_span word, double *value)
{
        char text[NUMBER_LONGEST + 2];
        size_t sign = word.length && word.text[0] == '-', length = 0;
        int64_t fixed;

        if (!word.length || word.length > NUMBER_LONGEST)
                return false;
        if (sign)
                text[length++] = '-';
        if (word.length > sign && word.text[sign] == '.')
                text[length++] = '0';
        memcpy(text + length, word.text + sign, word.length - sign);
        length += word.length - sign;
        if (!qs_number_parse_fixed(text, length, DECIMALS, &fixed))
                return false;
        *value = (double)fixed / unit_of_decimals;
        return true;
}

static enum qrsign_status take_number(struct qs_span word, double least, double most,
        const char *form, double *value, struct qrsign_error *error)
{
        char text[NUMBER_LONGEST + 1], from[QS_NUMBER_SIZE], to[QS_NUMBER_SIZE];

        if (!read_number(word, value))
                return refuse(word, form, error);
        if (*value >= least && *value <= most)
                return QRSIGN_OK;
        memcpy(text, word.text, word.length);
        text[word.length] = '\0';
        qs_number_format_double(from, least, DECIMALS);
        qs_number_format_double(to, most, DECIMALS);
        return qs_error(error, QRSIGN_MESSAGE_TEMPLATE_RANGE, text, from, to);
}

static enum qrsign_status read_length(const struct qs_key *key, struct qs_span value,
        double *number, const char **place, struct qrsign_error *error)
{
        const char *form = key->unit == QS_UNIT_MM ? "3.4 mm" : "0.056";
        struct qs_span word = next_word(&value, " \t"), unit;
        enum qrsign_status status = take_number(word, key->least, key->most, form, number, error);

        if (status != QRSIGN_OK)
                return status;
        unit = next_word(&value, " \t");
        if (key->unit == QS_UNIT_MM && qs_span_is(unit, "mm"))
                unit = next_word(&value, " \t");
        *place = unit.text;
        return unit.length ? refuse(unit, form, error) : QRSIGN_OK;
}

static const char type_form[] = "bold|regular 0.058, least 3.8 mm, least 60 %, wrap 75 %";

/* What stands behind `least` and `wrap`. */
static enum qrsign_status read_limit(struct qs_span name, struct qs_span *rest,
        struct qs_type *type, const char **place, struct qrsign_error *error)
{
        struct qs_span word = next_word(rest, " \t,"), unit = next_word(rest, " \t,");
        bool least = qs_span_is(name, "least"), mm = qs_span_is(unit, "mm");
        double number;
        enum qrsign_status status;

        *place = unit.text;
        if (!qs_span_is(unit, "%") && !(least && mm))
                return refuse(unit, type_form, error);
        *place = word.text;
        status = mm ? take_number(word, .8, 50, type_form, &number, error)
                    : take_number(word, 20, 100, type_form, &number, error);
        if (status != QRSIGN_OK)
                return status;
        if (mm)
                type->floor_mm = number;
        else if (least)
                type->floor_part = number / 100;
        else
                type->wrap_part = number / 100;
        return QRSIGN_OK;
}

/* What is not said stays as it is. */
static enum qrsign_status read_type(
        struct qs_span rest, struct qs_type *type, const char **place, struct qrsign_error *error)
{
        struct qs_span word = next_word(&rest, " \t,");
        enum qrsign_status status = QRSIGN_OK;

        if (!word.length)
                return refuse(word, type_form, error);
        for (; word.length && status == QRSIGN_OK; word = next_word(&rest, " \t,")) {
                *place = word.text;
                if (qs_span_is(word, "bold"))
                        type->weight = QS_BOLD;
                else if (qs_span_is(word, "regular"))
                        type->weight = QS_REGULAR;
                else if (qs_span_is(word, "least") || qs_span_is(word, "wrap"))
                        status = read_limit(word, &rest, type, place, error);
                else
                        status = take_number(word, .005, 1, type_form, &type->em, error);
        }
        return status;
}

static enum qrsign_status read_size(struct qrsign_template *template_, const struct qs_key *key,
        struct qs_span rest, const char **place, struct qrsign_error *error)
{
        static const char form[] = "300 x 200";
        struct qs_span width = next_word(&rest, " \tx"), height = next_word(&rest, " \tx");
        struct qs_span unit = next_word(&rest, " \t");
        enum qrsign_status status;

        *place = width.text;
        status = take_number(width, key->least, key->most, form, &template_->width_mm, error);
        if (status != QRSIGN_OK)
                return status;
        *place = height.text;
        status = take_number(height, key->least, key->most, form, &template_->height_mm, error);
        if (status != QRSIGN_OK)
                return status;
        if (qs_span_is(unit, "mm"))
                unit = next_word(&rest, " \t");
        *place = unit.text;
        return unit.length ? refuse(unit, form, error) : QRSIGN_OK;
}

static enum qrsign_status read_theme(
        struct qrsign_template *template_, struct qs_span value, struct qrsign_error *error)
{
        static const struct {
                const char *name;
                enum qrsign_theme theme;
        } themes[] = {{"blue", QRSIGN_THEME_BLUE}, {"white", QRSIGN_THEME_WHITE},
                {"steel", QRSIGN_THEME_STEEL}, {"brown", QRSIGN_THEME_BROWN}};

        for (size_t i = 0; i < QS_COUNT(themes); i++)
                if (qs_span_is(value, themes[i].name)) {
                        template_->theme = themes[i].theme;
                        return QRSIGN_OK;
                }
        return refuse(value, "blue|white|steel|brown", error);
}

static enum qrsign_status read_name(
        struct qrsign_template *template_, struct qs_span value, struct qrsign_error *error)
{
        bool good = value.length > 0 && value.length < sizeof(template_->name);

        for (size_t i = 0; i < value.length && good; i++)
                good = (value.text[i] >= 'a' && value.text[i] <= 'z') ||
                       (value.text[i] >= '0' && value.text[i] <= '9') ||
                       (value.text[i] == '-' && i > 0);
        if (!good)
                return refuse(value, "a-z 0-9 - (1 … 20)", error);
        memcpy(template_->name, value.text, value.length);
        template_->name[value.length] = '\0';
        return QRSIGN_OK;
}

/* Text in NFC, as all that stands on a plaque. */
static enum qrsign_status read_text(
        struct qs_span value, char *out, size_t size, struct qrsign_error *error)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer text = {0};
        char most[QS_NUMBER_SIZE];

        if (!qs_text_nfc(value.text, value.length, &text))
                return qs_error_memory(error);
        if (text.length >= size) {
                qs_number_format(most, (int64_t)size - 1, 1);
                return qs_error(error, QRSIGN_MESSAGE_TEMPLATE_TEXT_LONG, most);
        }
        memcpy(out, qs_string(text.data), text.length);
        out[text.length] = '\0';
        return QRSIGN_OK;
}

static enum qrsign_status read_part(struct qs_span value, bool *part, struct qrsign_error *error)
{
        *part = qs_span_is(value, "yes");
        return *part || qs_span_is(value, "no") ? QRSIGN_OK : refuse(value, "yes|no", error);
}

static enum qrsign_status read_of_design(struct qs_design *design, const struct qs_key *key,
        struct qs_span value, const char **place, struct qrsign_error *error)
{
        double number = 0;
        enum qrsign_status status;

        if (key->value == QS_KEY_TYPE)
                return read_type(value, &design->types[key->place], place, error);
        status = read_length(key, value, &number, place, error);
        if (status == QRSIGN_OK)
                memcpy((char *)design + key->place, &number, sizeof(number));
        return status;
}

enum qrsign_status qs_template_value(struct qrsign_template *template_, const struct qs_key *key,
        const bool forms[QS_FORM_COUNT], struct qs_span value, const char **place,
        struct qrsign_error *error)
{
        enum qrsign_status status = QRSIGN_OK;

        *place = value.text;
        switch (key->value) {
        case QS_KEY_KIND: break;
        case QS_KEY_NAME: return read_name(template_, value, error);
        case QS_KEY_SIZE: return read_size(template_, key, value, place, error);
        case QS_KEY_THEME: return read_theme(template_, value, error);
        case QS_KEY_FONT:
                if (!value.length)
                        return refuse(value, "Noto Sans", error);
                return read_text(value, template_->font, sizeof(template_->font), error);
        case QS_KEY_PART: return read_part(value, &template_->parts[key->place], error);
        case QS_KEY_WORD:
                /* What no record says must be said by the template; English may be left away. */
                if (!value.length && key->needed)
                        return refuse(value, template_->words[key->place], error);
                return read_text(value, template_->words[key->place],
                        sizeof(template_->words[key->place]), error);
        case QS_KEY_NUMBER:
        case QS_KEY_TYPE:
                for (size_t i = 0; i < QS_FORM_COUNT && status == QRSIGN_OK; i++)
                        if (forms[i])
                                status = read_of_design(
                                        &template_->designs[i], key, value, place, error);
                break;
        }
        return status;
}
