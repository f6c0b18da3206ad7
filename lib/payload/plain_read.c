/* SPDX-License-Identifier: MIT */
#include "payload/plain.h"
#include "base/text.h"

#include <string.h>

/* Rows in the order in which they must stand. */
enum row {
        ROW_NONE,
        ROW_NAME_EN,
        ROW_HOUSEHOLD,
        ROW_ALLEY,
        ROW_PLACE,
        ROW_RANK,
        ROW_TEXT,
        ROW_TEXT_EN,
        ROW_URL,
        ROW_CONTACT
};

struct piece {
        const char *text;
        size_t length;
};

struct reader {
        struct qrsign_record *record;
        struct qs_arena *arena;
        struct qrsign_household *households;
        struct qrsign_alley_row *alleys;
        struct qrsign_place *places;
        struct qs_buffer text, text_en; /* lines so far */
        size_t lines;                   /* of the whole text, so more than there are rows */
        enum row last;
        bool no_memory;
};

static bool begins(struct piece piece, const char *with)
{
        size_t length = strlen(with);

        return piece.length >= length && memcmp(piece.text, with, length) == 0;
}

static struct piece behind(struct piece piece, size_t count)
{
        return (struct piece){piece.text + count, piece.length - count};
}

/* Cuts off what stands before the next separator, and the separator; all if there is none. */
static struct piece cut(struct piece *rest, const char *separator)
{
        size_t length = strlen(separator);
        const char *found =
                rest->length ? memmem(rest->text, rest->length, separator, length) : NULL;
        struct piece piece = *rest;

        if (!found) {
                *rest = (struct piece){rest->text + rest->length, 0};
                return piece;
        }
        piece.length = (size_t)(found - piece.text);
        *rest = behind(*rest, piece.length + length);
        return piece;
}

static bool take_form(struct reader *reader, struct piece piece, size_t limit,
        enum qs_record_text_form form, const char **out)
{
        const char *normal;
        enum qrsign_status status =
                qs_record_text(reader->arena, piece.text, piece.length, limit, form, &normal, NULL);

        reader->no_memory |= status == QRSIGN_ERROR_MEMORY;
        if (status || !piece.length || strlen(normal) != piece.length ||
                memcmp(normal, piece.text, piece.length) != 0)
                return false;
        *out = normal;
        return true;
}

/* A text that is in normal form, kept by the record. */
static bool take(struct reader *reader, struct piece piece, size_t limit, const char **out)
{
        return take_form(reader, piece, limit, QS_RECORD_TEXT_LINE, out);
}

static bool take_name(struct reader *reader, struct piece piece, size_t limit, const char **out)
{
        return qs_plain_is_name(piece.text, piece.length) && take(reader, piece, limit, out);
}

static bool take_phone(struct reader *reader, struct piece piece, const char **out)
{
        return qs_plain_is_phone(piece.text, piece.length) &&
               take(reader, piece, piece.length, out);
}

/* `T`, `P12`, `12m`. */
static bool read_position(
        struct piece piece, enum qrsign_side *side, bool *has_distance, uint32_t *distance)
{
        const char *unit = "m";

        if (begins(piece, "T") || begins(piece, "P")) {
                *side = piece.text[0] == 'T' ? QRSIGN_SIDE_LEFT : QRSIGN_SIDE_RIGHT;
                if (piece.length == 1)
                        return true;
                piece = behind(piece, 1);
                unit = "";
        }
        *has_distance = qs_plain_read_number(piece.text, piece.length, unit, distance);
        return *has_distance;
}

/* The line is in normal form: it has no space at its end, and so something behind each `, `. */
static bool read_household(struct reader *reader, struct piece line)
{
        struct qrsign_household *row = &reader->households[reader->record->households.count++];
        struct piece rest = line, first = cut(&rest, ", "), head = first, number = cut(&head, " "),
                     next = rest;

        *row = (struct qrsign_household){.number = "", .head = "", .phone = "", .label = ""};
        if (number.length != 1 || number.text[0] != '-')
                if (!qs_plain_is_house_number(number.text, number.length) ||
                        !take(reader, number, QS_RECORD_NUMBER_MAX, &row->number))
                        return false;
        if (first.length > number.length &&
                !take_name(reader, head, QS_RECORD_NAME_MAX, &row->head))
                return false;
        if (read_position(cut(&next, ", "), &row->side, &row->has_distance, &row->distance_m))
                rest = next;
        next = rest;
        if (take_phone(reader, cut(&next, ", "), &row->phone))
                rest = next;
        if (!rest.length)
                return true;
        return rest.text[0] == '(' && rest.text[rest.length - 1] == ')' &&
               take(reader, (struct piece){rest.text + 1, rest.length - 2}, QS_RECORD_TEXT_MAX,
                       &row->label);
}

static bool read_alley(struct reader *reader, struct piece rest)
{
        struct qrsign_alley_row *row = &reader->alleys[reader->record->alleys.count++];
        struct qs_plain_facts facts = {0};

        /* The unit word stands in the name: what it is the text does not say. */
        row->alley_unit = "";
        if (!take_name(reader, cut(&rest, ", "), QS_RECORD_UNIT_MAX + 1 + QS_RECORD_TEXT_MAX,
                    &row->alley))
                return false;
        while (rest.length) {
                struct piece fact = cut(&rest, ", ");

                if (!qs_plain_read_fact(fact.text, fact.length, &facts))
                        return false;
        }
        row->length_m = facts.length_m;
        row->has_household_count = facts.has_household_count;
        row->household_count = facts.household_count;
        row->point = facts.point;
        return true;
}

static bool read_place(struct reader *reader, struct piece rest)
{
        struct qrsign_place *row = &reader->places[reader->record->places.count++];

        *row = (struct qrsign_place){.name_en = "", .kind = ""};
        if (!take_name(reader, cut(&rest, ", "), QS_RECORD_TEXT_MAX, &row->name))
                return false;
        return !rest.length ||
               read_position(rest, &row->side, &row->has_distance, &row->distance_m);
}

static bool read_url(struct reader *reader, struct piece line)
{
        struct piece rest = behind(line, begins(line, "https") ? 8 : 7);

        for (size_t i = 0; i < line.length; i++)
                if (line.text[i] < '!' || line.text[i] > '~')
                        return false;
        return rest.length && rest.length <= QS_RECORD_URL_MAX &&
               take(reader, line, line.length, &reader->record->url);
}

static bool read_contact(struct reader *reader, struct piece rest)
{
        struct qrsign_contact *contact = &reader->record->contact;
        struct piece name = cut(&rest, ", ");

        if (name.length && (name.text[0] != ' ' || !take_name(reader, behind(name, 1),
                                                           QS_RECORD_NAME_MAX, &contact->name)))
                return false;
        return !rest.length || take_phone(reader, rest, &contact->phone);
}

static bool read_line_of(struct qs_buffer *lines, struct piece line)
{
        if (lines->length)
                qs_buffer_append_byte(lines, '\n');
        return qs_buffer_append(lines, line.text, line.length);
}

static enum row row_of(struct piece line)
{
        static const struct {
                const char *mark;
                enum row row;
        } marks[] = {
                {"= ", ROW_NAME_EN},
                {"+", ROW_ALLEY},
                {"*", ROW_PLACE},
                {"XH ", ROW_RANK},
                {"VI ", ROW_TEXT},
                {"EN ", ROW_TEXT_EN},
                {"http://", ROW_URL},
                {"https://", ROW_URL},
                {"TT ", ROW_CONTACT},
                {"TT, ", ROW_CONTACT},
        };

        for (size_t i = 0; i < QS_COUNT(marks); i++)
                if (begins(line, marks[i].mark))
                        return marks[i].row;
        return ROW_HOUSEHOLD;
}

/* Room for as many rows as there can be, when the first comes. */
static bool make_rows(struct reader *reader, enum row row)
{
        struct qrsign_record *record = reader->record;
        bool made = true;

        if (row == ROW_HOUSEHOLD && !reader->households) {
                reader->households =
                        qs_arena_array(reader->arena, reader->lines, sizeof(*reader->households));
                record->households.rows = reader->households;
                made = reader->households;
        } else if (row == ROW_ALLEY && !reader->alleys) {
                reader->alleys =
                        qs_arena_array(reader->arena, reader->lines, sizeof(*reader->alleys));
                record->alleys.rows = reader->alleys;
                made = reader->alleys;
        } else if (row == ROW_PLACE && !reader->places) {
                reader->places =
                        qs_arena_array(reader->arena, reader->lines, sizeof(*reader->places));
                record->places.rows = reader->places;
                made = reader->places;
        }
        reader->no_memory |= !made;
        return made;
}

static bool read_row(struct reader *reader, struct piece line)
{
        const unsigned repeated = 1U << ROW_HOUSEHOLD | 1U << ROW_ALLEY | 1U << ROW_PLACE |
                                  1U << ROW_TEXT | 1U << ROW_TEXT_EN;
        struct qrsign_record *record = reader->record;
        enum row row = row_of(line);

        if (row < reader->last || (row == reader->last && !(repeated >> row & 1)) ||
                !make_rows(reader, row))
                return false;
        reader->last = row;
        switch (row) {
        case ROW_NAME_EN:
                return take(reader, behind(line, 2), QS_RECORD_SITE_MAX, &record->name_en);
        case ROW_ALLEY: return read_alley(reader, behind(line, 1));
        case ROW_PLACE: return read_place(reader, behind(line, 1));
        case ROW_RANK: return take(reader, behind(line, 3), QS_RECORD_TEXT_MAX, &record->rank);
        case ROW_TEXT: return read_line_of(&reader->text, behind(line, 3));
        case ROW_TEXT_EN: return read_line_of(&reader->text_en, behind(line, 3));
        case ROW_URL: return read_url(reader, line);
        case ROW_CONTACT: return read_contact(reader, behind(line, 2));
        default: return read_household(reader, line);
        }
}

static bool read_part(struct qrsign_record *record, struct piece piece)
{
        struct piece count = piece, index = cut(&count, "/");
        uint32_t i, n;

        if (!qs_plain_read_number(index.text, index.length, "", &i) ||
                !qs_plain_read_number(count.text, count.length, "", &n) || i < 1 || i > n ||
                n < 2 || n > QS_RECORD_PARTS_MAX)
                return false;
        record->part = (struct qrsign_part){(uint8_t)i, (uint8_t)n};
        return true;
}

/* One ` -word` after the other, in their order. */
static bool read_omitted(struct qrsign_record *record, struct piece rest)
{
        unsigned next = 0;

        while (rest.length) {
                struct piece word = cut(&rest, " ");

                if (word.length < 2 || word.text[0] != '-')
                        return false;
                word = behind(word, 1);
                while (next < QS_OMITTED_COUNT && (strlen(qs_omitted_name(next)) != word.length ||
                                                          !begins(word, qs_omitted_name(next))))
                        next++;
                if (next == QS_OMITTED_COUNT)
                        return false;
                record->omitted |= 1U << next++;
        }
        return true;
}

static bool read_trailer(struct reader *reader, struct piece rest)
{
        struct qrsign_record *record = reader->record;
        struct piece date = cut(&rest, " "), id = cut(&rest, " "), revision = cut(&rest, " "), next;
        uint32_t number;
        unsigned days;

        if (!qs_date_parse(date.text, date.length, &record->issued) ||
                !qs_date_to_days(record->issued, &days) || id.length > QS_RECORD_ID_MAX ||
                !take(reader, id, QS_RECORD_ID_MAX, &record->id) || !qs_record_is_id(record->id))
                return false;
        if (!begins(revision, "r") ||
                !qs_plain_read_number(revision.text + 1, revision.length - 1, "", &number) ||
                number < 1 || number > QS_RECORD_REVISION_MAX)
                return false;
        record->revision = (uint16_t)number;
        next = rest;
        if (rest.length && rest.text[0] != '-') {
                if (!read_part(record, cut(&next, " ")))
                        return false;
                rest = next;
        }
        return read_omitted(record, rest);
}

static bool read_facts(struct reader *reader, struct piece line)
{
        struct qrsign_record *record = reader->record;
        struct qs_plain_facts facts;

        if (!qs_plain_read_facts(line.text, line.length, &facts))
                return false;
        record->length_m = facts.length_m;
        record->has_household_count = facts.has_household_count;
        record->household_count = facts.household_count;
        record->point = facts.point;
        return true;
}

static bool read_all(struct reader *reader, struct piece rest)
{
        struct qrsign_record *record = reader->record;
        struct piece whole = rest, title = cut(&rest, "\n");
        const char *normal;

        /* One look at all: UTF-8, characters, spaces, NFC. Pieces of it are then as good. */
        if (!take_form(reader, whole, QS_PLAIN_BYTES, QS_RECORD_TEXT_LINES, &normal))
                return false;
        for (size_t i = 0; i < whole.length; i++)
                reader->lines += whole.text[i] == '\n';
        if (!reader->lines || !qs_plain_is_title(title.text, title.length) ||
                !take(reader, title, QS_RECORD_TITLE_MAX, &record->title))
                return false;
        for (size_t i = 1; i <= reader->lines; i++) {
                struct piece line = cut(&rest, "\n");

                if (i == reader->lines
                                ? !read_trailer(reader, line)
                                : !(i == 1 && read_facts(reader, line)) && !read_row(reader, line))
                        return false;
        }
        return true;
}

static bool take_story(struct reader *reader, const struct qs_buffer *lines, const char **out)
{
        if (!lines->length)
                return true;
        *out = qs_arena_copy(reader->arena, lines->data, lines->length);
        return *out;
}

enum qrsign_status qs_plain_read(
        const char *text, size_t length, struct qrsign_record **record, struct qrsign_error *error)
{
        qs_cleanup(qs_record_cleanup) struct qrsign_record *read =
                qs_record_new(QRSIGN_RECORD_UNKNOWN);
        struct reader reader = {.record = read};
        bool done;

        *record = NULL;
        if (!read)
                return qs_error_memory(error);
        if (length > QS_PLAIN_BYTES)
                return QRSIGN_OK;
        reader.arena = qs_record_arena(read);
        done = read_all(&reader, (struct piece){text, length});
        reader.no_memory |= reader.text.failed || reader.text_en.failed;
        if (done)
                reader.no_memory |= !take_story(&reader, &reader.text, &read->text) ||
                                    !take_story(&reader, &reader.text_en, &read->text_en);
        qs_buffer_free(&reader.text);
        qs_buffer_free(&reader.text_en);
        if (reader.no_memory)
                return qs_error_memory(error);
        if (done) {
                *record = read;
                read = NULL;
        }
        return QRSIGN_OK;
}
