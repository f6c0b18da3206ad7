/* SPDX-License-Identifier: MIT */
/*
 * check --against: the tables against the plates that hang outside, as their manifest has them.
 *
 * A plaque is compared by the digest of its content, which no option or font has a part in; what
 * changed is told by make's own code. Into which parts an alley would be divided now only fonts can
 * say: each part made before is compared with the households that stand in its place today.
 */
#include "check.h"
#include "make.h"
#include "problems.h"

#include <stdlib.h>
#include <string.h>

/* Compares a plaque's line with what it would say now; `whole` is its record in the tables. */
static enum qrsign_status compare(struct make *make, const json_t *line,
        const struct qrsign_record *now, const struct qrsign_record *whole,
        struct qrsign_error *error)
{
        const char *content = json_string_value(json_object_get(line, "content"));
        char digest[DIGEST_HEX_SIZE];
        enum qrsign_status status = make_content(make, now, digest, error);

        if (!status && content && strcmp(content, digest) != 0)
                past_compare(make, line, json_string_value(json_object_get(line, "id")), whole);
        return status;
}

/* Whether a record has a place of that name; with `there`, at that distance too. */
static bool has_place(
        const struct qrsign_record *record, const struct qrsign_place *place, bool there)
{
        for (size_t i = 0; i < record->places.count; i++) {
                const struct qrsign_place *row = &record->places.rows[i];

                if (strcmp(row->name, place->name) == 0 &&
                        (!there || (row->has_distance == place->has_distance &&
                                           row->distance_m == place->distance_m)))
                        return true;
        }
        return false;
}

/* The record of a part that was made before, from its code; NULL where there is none. */
static struct qrsign_decoded *decode_part(const json_t *line)
{
        const json_t *codes = json_object_get(line, "codes");

        for (size_t i = 0; i < json_array_size(codes); i++) {
                const json_t *payload = json_object_get(json_array_get(codes, i), "payload");
                struct qrsign_decoded *decoded = NULL;

                if (json_is_string(payload) &&
                        qrsign_payload_decode(json_string_value(payload),
                                json_string_length(payload), NULL, &decoded, NULL) == QRSIGN_OK &&
                        decoded->record && decoded->record->part.count)
                        return decoded;
                qrsign_decoded_free(decoded);
        }
        return NULL;
}

/* The parts of one record, as they were made before. */
struct parts {
        json_t *lines[MANIFEST_PARTS];
        struct qrsign_decoded *decoded[MANIFEST_PARTS];
        size_t count;
};

static void free_parts(struct parts *parts)
{
        for (size_t i = 0; i < parts->count; i++) {
                json_decref(parts->lines[i]);
                qrsign_decoded_free(parts->decoded[i]);
        }
}

/* False where a part is not in the manifest or cannot be read. */
static bool find_parts(
        struct make *make, const struct qrsign_record *record, size_t count, struct parts *parts)
{
        bool all = true;

        *parts = (struct parts){.count = count};
        for (size_t i = 0; i < count; i++) {
                const struct qrsign_part part = {(uint8_t)(i + 1), (uint8_t)count};
                struct manifest_entry *old;
                char id[MAKE_ID_SIZE];

                make_id(record, part, id);
                old = manifest_find(&make->old, record->kind, id);
                if (old) {
                        old->seen = true;
                        parts->lines[i] = manifest_line(&make->old, old);
                        parts->decoded[i] = decode_part(parts->lines[i]);
                }
                all &= parts->decoded[i] != NULL;
        }
        return all;
}

/* To which part a place of the tables belongs: where it was, or, new, to the first. */
static size_t part_of_place(const struct parts *parts, const struct qrsign_place *place)
{
        for (size_t i = 0; i < parts->count; i++)
                if (has_place(parts->decoded[i]->record, place, true))
                        return i;
        for (size_t i = 0; i < parts->count; i++) /* it has moved */
                if (has_place(parts->decoded[i]->record, place, false))
                        return i;
        return 0;
}

/* Compares the part that begins with household `from`. */
static enum qrsign_status compare_part(struct make *make, const struct parts *parts, size_t part,
        size_t from, const struct qrsign_record *whole, struct qrsign_error *error)
{
        const struct qrsign_record *was = parts->decoded[part]->record;
        size_t all = whole->households.count, to = from + was->households.count;
        struct qrsign_record now = *whole;
        struct qrsign_place *places = calloc(whole->places.count + 1, sizeof(*places));
        enum qrsign_status status;

        if (!places)
                return problems_memory(error);
        if (to > all || part + 1 == parts->count)
                to = all;
        now.households = (struct qrsign_household_list){
                whole->households.rows + (from < to ? from : to), from < to ? to - from : 0};
        if (!now.has_household_count)
                now.household_count = (uint32_t)all;
        now.has_household_count = true;
        now.part = was->part;
        now.places = (struct qrsign_place_list){places, 0};
        for (size_t i = 0; i < whole->places.count; i++)
                if (part_of_place(parts, &whole->places.rows[i]) == part)
                        places[now.places.count++] = whole->places.rows[i];
        status = compare(make, parts->lines[part], &now, whole, error);
        free(places);
        return status;
}

/* Where places were left out of the codes for want of room, which part had them is not known. */
static bool knows_places(const struct parts *parts)
{
        const unsigned needed = QRSIGN_OMITTED_PLACES | QRSIGN_OMITTED_DISTANCES;

        for (size_t i = 0; i < parts->count; i++)
                if (parts->decoded[i]->record->omitted & needed)
                        return false;
        return true;
}

static enum qrsign_status compare_parts(struct make *make, const struct qrsign_record *whole,
        size_t count, struct qrsign_error *error)
{
        cleanup(free_parts) struct parts parts;
        enum qrsign_status status = QRSIGN_OK;
        bool exact = find_parts(make, whole, count, &parts) && knows_places(&parts);

        for (size_t i = 0, from = 0; i < count && !status; i++) {
                if (exact)
                        status = compare_part(make, &parts, i, from, whole, error);
                else if (parts.lines[i])
                        past_compare_consent(make, parts.lines[i], whole);
                if (exact)
                        from += parts.decoded[i]->record->households.count;
        }
        return status;
}

/* All plaques that were made of a record. */
static enum qrsign_status compare_record(
        struct make *make, const struct qrsign_record *record, struct qrsign_error *error)
{
        struct manifest_entry *old = manifest_find(&make->old, record->kind, record->id);
        enum qrsign_status status = QRSIGN_OK;

        if (old) {
                json_t *line = manifest_line(&make->old, old);

                old->seen = true;
                if (line)
                        status = compare(make, line, record, record, error);
                json_decref(line);
        }
        if (!set_has(&make->old.parted, manifest_key(record->kind, record->id)))
                return status;
        for (size_t count = 2; count <= MANIFEST_PARTS && !status; count++)
                status = compare_parts(make, record, count, error);
        return status;
}

static enum qrsign_status compare_kind(
        struct make *make, enum qrsign_record_kind kind, struct qrsign_error *error)
{
        const struct qrsign_record *record = NULL;
        enum qrsign_status status = qrsign_directory_rewind(make->directory, kind, error);

        while (!status) {
                status = qrsign_directory_next(make->directory, &record, error);
                if (status || !record)
                        break;
                status = compare_record(make, record, error);
        }
        return status;
}

/* The kinds of the manifest's plaques, as a run that makes them would have templates. */
static void find_kinds(struct make *make)
{
        for (size_t i = 0; i < make->old.count; i++) {
                const struct manifest_entry *entry = &make->old.entries[i];

                if (make_is_elsewhere(make, entry))
                        make->templates[make->template_count++].kind =
                                (enum qrsign_record_kind)entry->kind;
        }
}

enum qrsign_status check_against(struct cli *cli, const char *input,
        struct qrsign_directory *directory, struct qrsign_error *error)
{
        struct make make = {.cli = cli, .input = input, .directory = directory};
        enum qrsign_status status =
                manifest_open(&make.old, cli, options_text(cli->options, OPTION_AGAINST), error);

        if (!status && make_has_wrong_rows(&make)) {
                struct qrsign_error notice;

                problems_set(&notice, QRSIGN_MESSAGE_NOT_COMPARED, input, NULL, NULL);
                problems_report(cli, NULL, &notice);
        } else if (!status) {
                find_kinds(&make);
                for (size_t i = 0; i < make.template_count && !status; i++)
                        status = compare_kind(&make, make.templates[i].kind, error);
                if (!status)
                        past_report_gone(&make);
        }
        manifest_free(&make.old);
        return status;
}
