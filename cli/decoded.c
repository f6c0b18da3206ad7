/* SPDX-License-Identifier: MIT */
#include "decoded.h"
#include "json.h"
#include "text.h"

#include <sodium/utils.h>
#include <string.h>

const char *decoded_mode_word(enum qrsign_payload_mode mode)
{
        static const char *const words[] = {"link", "text", "id", "maps", "geo", "other"};

        return words[mode];
}

static void put_signature(json_t *line, const struct qrsign_decoded *decoded, bool forged)
{
        static const char *const states[] = {"unsigned", "valid", "unknown_key", "forged"};
        json_t *signature = json_object();
        char key_id[QRSIGN_KEY_ID_SIZE * 2 + 1];

        if (forged) {
                json_put_text(signature, "state", states[QRSIGN_SIGNATURE_FORGED]);
        } else {
                json_put_text(signature, "state", states[decoded->signature]);
                sodium_bin2hex(key_id, sizeof(key_id), decoded->key_id, sizeof(decoded->key_id));
                if (decoded->signature != QRSIGN_SIGNATURE_UNSIGNED)
                        json_put_text(signature, "key_id", key_id);
        }
        json_object_set_new(line, "signature", signature);
}

void decoded_put(json_t *line, const struct qrsign_decoded *decoded, enum qrsign_status status,
        const struct qrsign_error *error)
{
        const char *name = status ? qrsign_decode_error_name(error->code) : "";
        bool forged = strcmp(name, "forged") == 0;

        if (decoded)
                json_put_record(line, "record", decoded->record);
        if (forged || (decoded && decoded->mode == QRSIGN_PAYLOAD_LINK))
                put_signature(line, decoded, forged);
        json_put_text(line, "error", name);
}

/* Appends a part behind a comma. */
static void append(char *out, size_t size, const char *unit, const char *name)
{
        size_t used = strlen(out);

        if (name[0])
                snprintf(out + used, size - used, "%s%s%s%s", used ? ", " : "", unit,
                        unit[0] ? " " : "", name);
}

static void place_of(const struct qrsign_record *record, char *out, size_t size)
{
        out[0] = '\0';
        append(out, size, "", record->title);
        append(out, size, "", record->name);
        append(out, size, record->alley_unit, record->alley);
        append(out, size, record->hamlet_unit, record->hamlet);
        append(out, size, record->commune_unit, record->commune);
        append(out, size, "", record->province);
}

void decoded_title(const struct qrsign_record *record, char *out, size_t size)
{
        char place[2000];

        place_of(record, place, sizeof(place));
        snprintf(out, size, "%s%s%s", record->id, record->id[0] && place[0] ? " " : "", place);
}

/* What is being printed, and how far it stands in. */
struct view {
        enum qrsign_language language;
        int indent;
};

static void print_row(const struct view *view, enum text label, const char *value)
{
        if (value[0])
                printf("%*s%s: %s\n", view->indent, "", text_get(view->language, label), value);
}

static void print_identity(const struct view *view, const struct qrsign_record *record)
{
        char text[32];

        if (!record->id[0])
                return;
        printf("%*s%s: %s, ", view->indent, "", text_get(view->language, TEXT_RECORD_ID),
                record->id);
        snprintf(text, sizeof(text), "%u", (unsigned)record->revision);
        text_print(stdout, view->language, TEXT_RECORD_REVISION, text, NULL, NULL);
        if (record->issued.year)
                printf(", %04u-%02u-%02u", (unsigned)record->issued.year,
                        (unsigned)record->issued.month, (unsigned)record->issued.day);
        if (record->part.count) {
                char count[8];

                snprintf(text, sizeof(text), "%u", (unsigned)record->part.index);
                snprintf(count, sizeof(count), "%u", (unsigned)record->part.count);
                fputs(", ", stdout);
                text_print(stdout, view->language, TEXT_RECORD_PART, text, count, NULL);
        }
        putchar('\n');
}

static void print_point(const struct view *view, const struct qrsign_point *point)
{
        char plus_code[12], text[64];

        if (!point->present)
                return;
        qrsign_plus_code(*point, plus_code);
        snprintf(text, sizeof(text), "%.5f, %.5f (%s)", point->latitude_e5 / 1e5,
                point->longitude_e5 / 1e5, plus_code);
        print_row(view, TEXT_RECORD_POINT, text);
}

/* `, bên trái, 21 m` */
static void print_position(
        const struct view *view, enum qrsign_side side, bool has_distance, unsigned distance_m)
{
        if (side != QRSIGN_SIDE_NONE)
                printf(", %s",
                        text_get(view->language,
                                side == QRSIGN_SIDE_LEFT ? TEXT_RECORD_LEFT : TEXT_RECORD_RIGHT));
        if (has_distance)
                printf(", %u m", distance_m);
}

static void print_households(const struct view *view, const struct qrsign_record *record)
{
        char count[16];

        snprintf(count, sizeof(count), "%zu",
                record->has_household_count ? (size_t)record->household_count
                                            : record->households.count);
        if (record->has_household_count || record->households.count)
                print_row(view, TEXT_RECORD_HOUSEHOLDS, count);
        for (size_t i = 0; i < record->households.count; i++) {
                const struct qrsign_household *house = &record->households.rows[i];
                char phone[TEXT_NUMBER_SIZE];

                printf("%*s%s", view->indent + 2, "",
                        house->number[0] ? house->number
                                         : text_get(view->language, TEXT_RECORD_NO_NUMBER));
                print_position(view, house->side, house->has_distance, house->distance_m);
                if (house->head[0])
                        printf(", %s", house->head);
                if (house->phone[0])
                        printf(", %s", text_phone(house->phone, phone));
                if (house->label[0])
                        printf(" (%s)", house->label);
                putchar('\n');
        }
}

static void print_places(const struct view *view, const struct qrsign_record *record)
{
        if (record->places.count)
                printf("%*s%s:\n", view->indent, "", text_get(view->language, TEXT_RECORD_PLACES));
        for (size_t i = 0; i < record->places.count; i++) {
                const struct qrsign_place *place = &record->places.rows[i];

                printf("%*s%s", view->indent + 2, "", place->name);
                print_position(view, place->side, place->has_distance, place->distance_m);
                putchar('\n');
        }
}

static void print_alleys(const struct view *view, const struct qrsign_record *record)
{
        if (record->alleys.count)
                printf("%*s%s:\n", view->indent, "", text_get(view->language, TEXT_RECORD_ALLEYS));
        for (size_t i = 0; i < record->alleys.count; i++) {
                const struct qrsign_alley_row *alley = &record->alleys.rows[i];
                char count[TEXT_NUMBER_SIZE];

                printf("%*s%s %s", view->indent + 2, "", alley->alley_unit, alley->alley);
                if (alley->length_m)
                        printf(", %u m", (unsigned)alley->length_m);
                if (alley->has_household_count)
                        printf(", %s", text_count(view->language, NOUN_HOUSEHOLD,
                                               alley->household_count, count));
                putchar('\n');
        }
}

static void print_omitted(const struct view *view, unsigned omitted)
{
        const char *between = ": ";

        if (!omitted)
                return;
        printf("%*s%s", view->indent, "", text_get(view->language, TEXT_RECORD_OMITTED));
        for (unsigned i = 0; json_omitted_word(i); i++) {
                if (!(omitted >> i & 1))
                        continue;
                printf("%s%s", between, json_omitted_word(i));
                between = ", ";
        }
        putchar('\n');
}

static void print_texts(const struct view *view, const struct qrsign_record *record)
{
        const char *texts[] = {record->text, record->text_en};

        for (size_t i = 0; i < COUNT(texts); i++) {
                if (!texts[i][0])
                        continue;
                printf("%*s", view->indent, "");
                text_wrap(stdout, texts[i], (size_t)view->indent, (size_t)view->indent);
        }
}

void decoded_print(enum qrsign_language language, const struct qrsign_decoded *decoded, int indent)
{
        static const enum text states[] = {TEXT_SIGNATURE_UNSIGNED, TEXT_SIGNATURE_VALID,
                TEXT_SIGNATURE_UNKNOWN_KEY, TEXT_SIGNATURE_FORGED};
        const struct qrsign_record *record = decoded->record;
        const struct view view = {language, indent};
        char text[2000], phone[TEXT_NUMBER_SIZE];

        place_of(record, text, sizeof(text));
        if (text[0])
                printf("%*s%s\n", indent, "", text);
        print_identity(&view, record);
        print_row(&view, TEXT_RECORD_ENGLISH, record->name_en);
        print_row(&view, TEXT_RECORD_RANK, record->rank);
        print_point(&view, &record->point);
        snprintf(text, sizeof(text), "%u m", (unsigned)record->length_m);
        print_row(&view, TEXT_RECORD_LENGTH, record->length_m ? text : "");
        snprintf(text, sizeof(text), "%s%s%s", record->contact.name,
                record->contact.name[0] && record->contact.phone[0] ? ", " : "",
                text_phone(record->contact.phone, phone));
        print_row(&view, TEXT_RECORD_CONTACT, text);
        print_households(&view, record);
        print_places(&view, record);
        print_alleys(&view, record);
        print_texts(&view, record);
        print_row(&view, TEXT_RECORD_URL, record->url);
        print_row(&view, TEXT_RECORD_CODE, record->commune_code);
        print_row(&view, TEXT_RECORD_FORMER, record->former_address);
        print_row(&view, TEXT_RECORD_NOTE, record->note);
        print_omitted(&view, record->omitted);
        if (decoded->mode == QRSIGN_PAYLOAD_LINK)
                print_row(&view, TEXT_RECORD_SIGNATURE,
                        text_get(language, states[decoded->signature]));
}
