/* SPDX-License-Identifier: MIT */
/* The rows of text mode, told by their beginning. */
#include "payload/plain_reader.h"

#include <string.h>

static bool take_name(
        struct qs_plain_reader *reader, struct qs_piece piece, size_t limit, const char **out)
{
        return qs_plain_is_name(piece.text, piece.length) &&
               qs_plain_take(reader, piece, limit, out);
}

static bool take_phone(struct qs_plain_reader *reader, struct qs_piece piece, const char **out)
{
        return qs_plain_is_phone(piece.text, piece.length) &&
               qs_plain_take(reader, piece, piece.length, out);
}

/* `T`, `P12`, `12m`. */
static bool read_position(
        struct qs_piece piece, enum qrsign_side *side, bool *has_distance, uint32_t *distance)
{
        const char *unit = "m";

        if (qs_piece_begins(piece, "T") || qs_piece_begins(piece, "P")) {
                *side = piece.text[0] == 'T' ? QRSIGN_SIDE_LEFT : QRSIGN_SIDE_RIGHT;
                if (piece.length == 1)
                        return true;
                piece = qs_piece_behind(piece, 1);
                unit = "";
        }
        *has_distance = qs_plain_read_number(piece.text, piece.length, unit, distance);
        return *has_distance;
}

/* The line is in normal form: it has no space at its end, and so something behind each `, `. */
static bool read_household(struct qs_plain_reader *reader, struct qs_piece line)
{
        struct qrsign_household *row = &reader->households[reader->record->households.count++];
        struct qs_piece rest = line, first = qs_piece_cut(&rest, ", "), head = first,
                        number = qs_piece_cut(&head, " "), next = rest;

        *row = (struct qrsign_household){.number = "", .head = "", .phone = "", .label = ""};
        if (number.length != 1 || number.text[0] != '-')
                if (!qs_plain_is_house_number(number.text, number.length) ||
                        !qs_plain_take(reader, number, QS_RECORD_NUMBER_MAX, &row->number))
                        return false;
        if (first.length > number.length &&
                !take_name(reader, head, QS_RECORD_NAME_MAX, &row->head))
                return false;
        if (read_position(
                    qs_piece_cut(&next, ", "), &row->side, &row->has_distance, &row->distance_m))
                rest = next;
        next = rest;
        if (take_phone(reader, qs_piece_cut(&next, ", "), &row->phone))
                rest = next;
        if (!rest.length)
                return true;
        return rest.text[0] == '(' && rest.text[rest.length - 1] == ')' &&
               qs_plain_take(reader, (struct qs_piece){rest.text + 1, rest.length - 2},
                       QS_RECORD_TEXT_MAX, &row->label);
}

static bool read_alley(struct qs_plain_reader *reader, struct qs_piece rest)
{
        struct qrsign_alley_row *row = &reader->alleys[reader->record->alleys.count++];
        struct qs_plain_facts facts = {0};

        /* The unit word stands in the name: what it is the text does not say. */
        row->alley_unit = "";
        if (!take_name(reader, qs_piece_cut(&rest, ", "),
                    QS_RECORD_UNIT_MAX + 1 + QS_RECORD_TEXT_MAX, &row->alley))
                return false;
        while (rest.length) {
                struct qs_piece fact = qs_piece_cut(&rest, ", ");

                if (!qs_plain_read_fact(fact.text, fact.length, &facts) || facts.impossible)
                        return false;
        }
        row->length_m = facts.length_m;
        row->has_household_count = facts.has_household_count;
        row->household_count = facts.household_count;
        row->point = facts.point;
        return true;
}

static bool read_place(struct qs_plain_reader *reader, struct qs_piece rest)
{
        struct qrsign_place *row = &reader->places[reader->record->places.count++];

        *row = (struct qrsign_place){.name_en = "", .kind = ""};
        if (!take_name(reader, qs_piece_cut(&rest, ", "), QS_RECORD_TEXT_MAX, &row->name))
                return false;
        return !rest.length ||
               read_position(rest, &row->side, &row->has_distance, &row->distance_m);
}

static bool read_url(struct qs_plain_reader *reader, struct qs_piece line)
{
        struct qs_piece rest = qs_piece_behind(line, qs_piece_begins(line, "https") ? 8 : 7);

        for (size_t i = 0; i < line.length; i++)
                if (line.text[i] < '!' || line.text[i] > '~')
                        return false;
        return rest.length && rest.length <= QS_RECORD_URL_MAX &&
               qs_plain_take(reader, line, line.length, &reader->record->url);
}

static bool read_contact(struct qs_plain_reader *reader, struct qs_piece rest)
{
        struct qrsign_contact *contact = &reader->record->contact;
        struct qs_piece name = qs_piece_cut(&rest, ", ");

        if (name.length && (name.text[0] != ' ' || !take_name(reader, qs_piece_behind(name, 1),
                                                           QS_RECORD_NAME_MAX, &contact->name)))
                return false;
        return !rest.length || take_phone(reader, rest, &contact->phone);
}

static bool read_line_of(struct qs_buffer *lines, struct qs_piece line)
{
        if (lines->length)
                qs_buffer_append_byte(lines, '\n');
        return qs_buffer_append(lines, line.text, line.length);
}

static enum qs_plain_row row_of(struct qs_piece line)
{
        static const struct {
                const char *mark;
                enum qs_plain_row row;
        } marks[] = {
                {"= ", QS_PLAIN_ROW_NAME_EN},
                {"+", QS_PLAIN_ROW_ALLEY},
                {"*", QS_PLAIN_ROW_PLACE},
                {"XH ", QS_PLAIN_ROW_RANK},
                {"VI ", QS_PLAIN_ROW_TEXT},
                {"EN ", QS_PLAIN_ROW_TEXT_EN},
                {"http://", QS_PLAIN_ROW_URL},
                {"https://", QS_PLAIN_ROW_URL},
                {"TT ", QS_PLAIN_ROW_CONTACT},
                {"TT, ", QS_PLAIN_ROW_CONTACT},
        };

        for (size_t i = 0; i < QS_COUNT(marks); i++)
                if (qs_piece_begins(line, marks[i].mark))
                        return marks[i].row;
        return QS_PLAIN_ROW_HOUSEHOLD;
}

bool qs_plain_read_row(struct qs_plain_reader *reader, struct qs_piece line)
{
        const unsigned repeated = 1U << QS_PLAIN_ROW_HOUSEHOLD | 1U << QS_PLAIN_ROW_ALLEY |
                                  1U << QS_PLAIN_ROW_PLACE | 1U << QS_PLAIN_ROW_TEXT |
                                  1U << QS_PLAIN_ROW_TEXT_EN;
        struct qrsign_record *record = reader->record;
        enum qs_plain_row row = row_of(line);

        if (row < reader->last || (row == reader->last && !(repeated >> row & 1)))
                return false;
        reader->last = row;
        switch (row) {
        case QS_PLAIN_ROW_NAME_EN:
                return qs_plain_take(
                        reader, qs_piece_behind(line, 2), QS_RECORD_SITE_MAX, &record->name_en);
        case QS_PLAIN_ROW_ALLEY: return read_alley(reader, qs_piece_behind(line, 1));
        case QS_PLAIN_ROW_PLACE: return read_place(reader, qs_piece_behind(line, 1));
        case QS_PLAIN_ROW_RANK:
                return qs_plain_take(
                        reader, qs_piece_behind(line, 3), QS_RECORD_TEXT_MAX, &record->rank);
        case QS_PLAIN_ROW_TEXT: return read_line_of(&reader->text, qs_piece_behind(line, 3));
        case QS_PLAIN_ROW_TEXT_EN: return read_line_of(&reader->text_en, qs_piece_behind(line, 3));
        case QS_PLAIN_ROW_URL: return read_url(reader, line);
        case QS_PLAIN_ROW_CONTACT: return read_contact(reader, qs_piece_behind(line, 2));
        default: return read_household(reader, line);
        }
}
