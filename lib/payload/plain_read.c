/* SPDX-License-Identifier: MIT */
#include "payload/plain_reader.h"

#include <string.h>

enum { REVISION_DIGITS = 4, PART_DIGITS = 2 };

bool qs_piece_begins(struct qs_piece piece, const char *with)
{
        size_t length = strlen(with);

        return piece.length >= length && memcmp(piece.text, with, length) == 0;
}

struct qs_piece qs_piece_cut(struct qs_piece *rest, const char *separator)
{
        size_t length = strlen(separator);
        const char *found =
                rest->length ? memmem(rest->text, rest->length, separator, length) : NULL;
        struct qs_piece piece = *rest;

        if (!found) {
                *rest = (struct qs_piece){rest->text + rest->length, 0};
                return piece;
        }
        piece.length = (size_t)(found - piece.text);
        *rest = qs_piece_behind(*rest, piece.length + length);
        return piece;
}

static bool take_form(struct qs_plain_reader *reader, struct qs_piece piece, size_t limit,
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

bool qs_plain_take(
        struct qs_plain_reader *reader, struct qs_piece piece, size_t limit, const char **out)
{
        return take_form(reader, piece, limit, QS_RECORD_TEXT_LINE, out);
}

static bool read_part(struct qrsign_record *record, struct qs_piece piece)
{
        struct qs_piece count = piece, index = qs_piece_cut(&count, "/");
        uint32_t i, n;

        if (index.length > PART_DIGITS || count.length > PART_DIGITS ||
                !qs_plain_read_number(index.text, index.length, "", &i) ||
                !qs_plain_read_number(count.text, count.length, "", &n) || i < 1 || i > n ||
                n < 2 || n > QS_RECORD_PARTS_MAX)
                return false;
        record->part = (struct qrsign_part){(uint8_t)i, (uint8_t)n};
        return true;
}

/* One ` -word` after the other, in their order. */
static bool read_omitted(struct qrsign_record *record, struct qs_piece rest)
{
        unsigned next = 0;

        while (rest.length) {
                struct qs_piece word = qs_piece_cut(&rest, " ");

                if (word.length < 2 || word.text[0] != '-')
                        return false;
                word = qs_piece_behind(word, 1);
                while (next < QS_OMITTED_COUNT &&
                        (strlen(qs_omitted_name(next)) != word.length ||
                                !qs_piece_begins(word, qs_omitted_name(next))))
                        next++;
                if (next == QS_OMITTED_COUNT)
                        return false;
                record->omitted |= 1U << next++;
        }
        return true;
}

static bool read_trailer(struct qs_plain_reader *reader, struct qs_piece rest)
{
        struct qrsign_record *record = reader->record;
        struct qs_piece date = qs_piece_cut(&rest, " "), id = qs_piece_cut(&rest, " "),
                        revision = qs_piece_cut(&rest, " "), next;
        uint32_t number;
        unsigned days;

        if (!qs_date_parse(date.text, date.length, &record->issued) ||
                !qs_date_to_days(record->issued, &days) || id.length > QS_RECORD_ID_MAX ||
                !qs_plain_take(reader, id, QS_RECORD_ID_MAX, &record->id) ||
                !qs_record_is_id(record->id))
                return false;
        if (!qs_piece_begins(revision, "r") || revision.length > 1 + REVISION_DIGITS ||
                !qs_plain_read_number(revision.text + 1, revision.length - 1, "", &number) ||
                number < 1 || number > QS_RECORD_REVISION_MAX)
                return false;
        record->revision = (uint16_t)number;
        next = rest;
        if (rest.length && rest.text[0] != '-') {
                if (!read_part(record, qs_piece_cut(&next, " ")))
                        return false;
                rest = next;
        }
        return read_omitted(record, rest);
}

static void keep_facts(struct qrsign_record *record, const struct qs_plain_facts *facts)
{
        record->length_m = facts->length_m;
        record->has_household_count = facts->has_household_count;
        record->household_count = facts->household_count;
        record->point = facts->point;
}

/* Room for as many rows of each kind as there can be. */
static bool make_lists(struct qs_plain_reader *reader, size_t lines)
{
        struct qrsign_record *record = reader->record;

        reader->households = qs_arena_array(reader->arena, lines, sizeof(*reader->households));
        reader->alleys = qs_arena_array(reader->arena, lines, sizeof(*reader->alleys));
        reader->places = qs_arena_array(reader->arena, lines, sizeof(*reader->places));
        record->households.rows = reader->households;
        record->alleys.rows = reader->alleys;
        record->places.rows = reader->places;
        reader->no_memory |= !reader->households || !reader->alleys || !reader->places;
        return !reader->no_memory;
}

/* What stands between title and trailer. */
static bool read_rows(struct qs_plain_reader *reader, struct qs_piece rest)
{
        struct qs_piece behind = rest, line = qs_piece_cut(&behind, "\n");
        struct qs_plain_facts facts;

        if (qs_plain_read_facts(line.text, line.length, &facts)) {
                if (facts.impossible)
                        return false;
                keep_facts(reader->record, &facts);
                rest = behind;
        }
        while (rest.length)
                if (!qs_plain_read_row(reader, qs_piece_cut(&rest, "\n")))
                        return false;
        return true;
}

static bool read_all(struct qs_plain_reader *reader, struct qs_piece whole)
{
        struct qs_piece rest = whole, title = qs_piece_cut(&rest, "\n"), line;
        const char *normal, *end = memrchr(whole.text, '\n', whole.length);
        size_t lines = 0;

        if (!end || !qs_plain_is_title(title.text, title.length))
                return false;
        line = (struct qs_piece){end + 1, (size_t)(whole.text + whole.length - end) - 1};
        /* One look at all: UTF-8, characters, spaces, NFC. Pieces of it are then as good. */
        if (!take_form(reader, whole, QS_PLAIN_BYTES, QS_RECORD_TEXT_LINES, &normal) ||
                !qs_plain_take(reader, title, QS_RECORD_TITLE_MAX, &reader->record->title) ||
                !read_trailer(reader, line))
                return false;
        if (end < rest.text) /* no line between title and trailer */
                return true;
        rest.length = (size_t)(end - rest.text);
        for (size_t i = 0; i <= rest.length; i++)
                lines += rest.text[i] == '\n';
        if (!make_lists(reader, lines))
                return false;
        return read_rows(reader, rest);
}

static bool take_story(
        struct qs_plain_reader *reader, const struct qs_buffer *lines, const char **out)
{
        if (!lines->length)
                return true;
        *out = qs_arena_copy(reader->arena, lines->data, lines->length);
        return *out;
}

enum qrsign_status qs_plain_read(
        const char *text, size_t length, struct qrsign_record **record, struct qrsign_error *error)
{
        qs_cleanup(qs_record_cleanup) struct qrsign_record *read = NULL;
        struct qs_plain_reader reader = {0};
        bool done;

        *record = NULL;
        if (length > QS_PLAIN_BYTES || !memchr(text, '\n', length))
                return QRSIGN_OK;
        read = qs_record_new(QRSIGN_RECORD_UNKNOWN);
        if (!read)
                return qs_error_memory(error);
        reader.record = read;
        reader.arena = qs_record_arena(read);
        done = read_all(&reader, (struct qs_piece){text, length});
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
