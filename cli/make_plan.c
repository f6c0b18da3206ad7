/* SPDX-License-Identifier: MIT */
/* What has to be drawn: every plaque of the run against the manifest of the last one. */
#include "make.h"
#include "problems.h"

#include <sodium/crypto_hash_sha256.h>
#include <sodium/utils.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Adds a record's JSON to a digest, but for its day of issue: that is not content. */
static enum qrsign_status digest_record(const struct qrsign_record *record,
        crypto_hash_sha256_state *state, struct qrsign_error *error)
{
        struct qrsign_record copy = *record;
        char *json;
        size_t length;
        enum qrsign_status status;

        copy.issued = (struct qrsign_date){2020, 1, 1};
        status = qrsign_record_to_json(&copy, &json, &length, error);
        if (status)
                return status;
        crypto_hash_sha256_update(state, (const unsigned char *)json, length + 1);
        qrsign_free(json);
        return QRSIGN_OK;
}

static void digest_point(crypto_hash_sha256_state *state, struct qrsign_point point)
{
        char text[64];

        snprintf(text, sizeof(text), "%d %d %d", point.present, (int)point.latitude_e5,
                (int)point.longitude_e5);
        crypto_hash_sha256_update(state, (const unsigned char *)text, strlen(text) + 1);
}

/* What the board of a hamlet shows besides its record. */
static void digest_map(const struct qrsign_map *map, crypto_hash_sha256_state *state)
{
        for (size_t i = 0; i < map->alley_count; i++) {
                const struct qrsign_map_alley *alley = &map->alleys[i];
                const char *name = alley->name_en ? alley->name_en : "";

                crypto_hash_sha256_update(state, (const unsigned char *)name, strlen(name) + 1);
                digest_point(state, alley->point);
                for (size_t k = 0; k < alley->path.count; k++)
                        digest_point(
                                state, (struct qrsign_point){true, alley->path.points[k].east_m,
                                               alley->path.points[k].north_m});
        }
        for (size_t i = 0; i < map->place_count; i++)
                digest_point(state, map->places[i]);
}

enum qrsign_status make_digests(struct make *make, const struct make_template *template_,
        const struct qrsign_record *record, char content[DIGEST_HEX_SIZE],
        char digest[DIGEST_HEX_SIZE], struct qrsign_error *error)
{
        const struct qrsign_record *alley = record->kind == QRSIGN_RECORD_HOUSE
                                                    ? qrsign_directory_alley(make->directory)
                                                    : NULL;
        const char *look = qrsign_template_digest(template_->template_);
        crypto_hash_sha256_state state;
        uint8_t bytes[DIGEST_SIZE];
        enum qrsign_status status;

        crypto_hash_sha256_init(&state);
        status = digest_record(record, &state, error);
        if (status)
                return status;
        if (alley && !record->point.present) { /* directions go to the head of its alley */
                char point[64];

                snprintf(point, sizeof(point), "%d %d", (int)alley->point.latitude_e5,
                        (int)alley->point.longitude_e5);
                crypto_hash_sha256_update(&state, (const unsigned char *)point, strlen(point));
        }
        if (qrsign_directory_map(make->directory))
                digest_map(qrsign_directory_map(make->directory), &state);
        crypto_hash_sha256_final(&state, bytes);
        digest_hex(bytes, content);
        crypto_hash_sha256_init(&state);
        crypto_hash_sha256_update(&state, bytes, sizeof(bytes));
        if (make->issued_given) { /* else it follows from the content and the manifest */
                char issued[16];

                make_date_text(record->issued, issued);
                crypto_hash_sha256_update(&state, (const unsigned char *)issued, strlen(issued));
        }
        status = alley ? digest_record(alley, &state, error) : QRSIGN_OK;
        if (status)
                return status;
        crypto_hash_sha256_update(
                &state, (const unsigned char *)make->options_digest, DIGEST_HEX_SIZE);
        crypto_hash_sha256_update(&state, (const unsigned char *)look, strlen(look) + 1);
        crypto_hash_sha256_final(&state, bytes);
        digest_hex(bytes, digest);
        return QRSIGN_OK;
}

/* Whether --only names a plaque, or the record that it is a part of. */
static bool is_chosen(const struct make *make, const char *id, const char *record_id)
{
        if (!make->only)
                return true;
        for (size_t i = 0; i < make->only->item_count; i++)
                if (strcasecmp(make->only->items[i], id) == 0 ||
                        strcasecmp(make->only->items[i], record_id) == 0)
                        return true;
        return false;
}

/* Whether --only names a record or any part of it. */
static bool is_touched(const struct make *make, const char *record_id)
{
        size_t length = strlen(record_id);

        if (is_chosen(make, record_id, record_id))
                return true;
        for (size_t i = 0; i < make->only->item_count; i++)
                if (strncasecmp(make->only->items[i], record_id, length) == 0 &&
                        make->only->items[i][length] == '.')
                        return true;
        return false;
}

static bool starts_with_digest(const struct manifest_entry *old, const char *digest)
{
        uint8_t bytes[MANIFEST_DIGEST];

        sodium_hex2bin(bytes, sizeof(bytes), digest, sizeof(bytes) * 2, NULL, NULL, NULL);
        return memcmp(bytes, old->digest, sizeof(bytes)) == 0;
}

static struct plan_entry *new_entry(struct make *make)
{
        if (make->plan_count == make->plan_room) {
                size_t room = make->plan_room ? make->plan_room * 2 : 64;
                struct plan_entry *plan = realloc(make->plan, room * sizeof(*plan));

                if (!plan)
                        return NULL;
                make->plan = plan;
                make->plan_room = room;
        }
        make->plan[make->plan_count] = (struct plan_entry){0};
        return &make->plan[make->plan_count++];
}

static bool add_id(struct make *make, const char *id)
{
        char capitals[MAKE_ID_SIZE];

        snprintf(capitals, sizeof(capitals), "%s", id);
        for (char *letter = capitals; *letter; letter++)
                if (*letter >= 'a' && *letter <= 'z')
                        *letter = (char)(*letter - 'a' + 'A');
        return set_add(&make->ids, set_hash("", id), NULL) &&
               set_add(&make->ids, set_hash("", capitals), NULL);
}

/* Whether nothing has changed that a plaque depends on since it was made. */
static enum qrsign_status is_same(struct make *make, const struct make_template *template_,
        const struct manifest_entry *old, const struct qrsign_record *record, bool *same,
        struct qrsign_error *error)
{
        char content[DIGEST_HEX_SIZE], digest[DIGEST_HEX_SIZE];
        enum qrsign_status status = QRSIGN_OK;

        *same = false;
        if (!old)
                return QRSIGN_OK;
        status = make_digests(make, template_, record, content, digest, error);
        *same = !status && starts_with_digest(old, digest);
        return status;
}

/* One plaque: a record, or a part of one. */
static enum qrsign_status plan_plaque(struct make *make, struct make_template *template_,
        const struct qrsign_record *record, struct qrsign_part part, bool same,
        struct qrsign_error *error)
{
        struct plan_entry *entry = new_entry(make);
        enum qrsign_status status = QRSIGN_OK;
        struct manifest_entry *old;
        char id[MAKE_ID_SIZE];

        make_id(record, part, id);
        if (!entry || !add_id(make, id))
                return problems_memory(error);
        entry->part = part;
        template_->count++;
        entry->left_out = !is_chosen(make, id, record->id);
        template_->chosen += !entry->left_out;
        old = manifest_find(&make->old, record->kind, id);
        if (!old)
                return QRSIGN_OK;
        old->seen = true;
        entry->old = (uint32_t)(old - make->old.entries) + 1;
        if (entry->left_out || make->force)
                return QRSIGN_OK;
        if (part.count && record->part.count)
                status = is_same(make, template_, old, record, &same, error);
        entry->same = same;
        return status;
}

/* The entry of the old manifest of a part, or NULL. */
static struct manifest_entry *old_part(
        const struct make *make, const struct qrsign_record *record, size_t index, size_t count)
{
        const struct qrsign_part part = {(uint8_t)index, (uint8_t)count};
        char id[MAKE_ID_SIZE];

        make_id(record, part, id);
        return manifest_find(&make->old, record->kind, id);
}

static bool was_parted(const struct make *make, const struct qrsign_record *record)
{
        return set_has(&make->old.parted, manifest_key(record->kind, record->id));
}

/* In how many parts a record was made before; 0: whole, or not at all. */
static size_t old_parts(const struct make *make, const struct qrsign_record *record)
{
        if (manifest_find(&make->old, record->kind, record->id) || !was_parted(make, record))
                return 0;
        for (size_t count = 2; count <= MANIFEST_PARTS; count++)
                for (size_t i = 1; i <= count; i++)
                        if (old_part(make, record, i, count))
                                return count;
        return 0;
}

/* A plaque made before that is not one of those which the record is now. */
static void leave_old(struct make *make, struct manifest_entry *old, const char *now,
        const struct qrsign_record *record)
{
        json_t *line;

        if (!old || old->seen)
                return;
        old->seen = true;
        line = make->dry_run ? NULL : manifest_line(&make->old, old);
        if (line)
                past_reshaped(make, line, now, record);
        json_decref(line);
}

/* What a record was made as before, in other parts than now. */
static void leave_old_shapes(
        struct make *make, const struct qrsign_record *record, size_t parts_now)
{
        char now[2 * MAKE_ID_SIZE], last[MAKE_ID_SIZE];

        make_id(record, (struct qrsign_part){(uint8_t)(parts_now > 0), (uint8_t)parts_now}, now);
        if (parts_now) {
                make_id(record, (struct qrsign_part){(uint8_t)parts_now, (uint8_t)parts_now}, last);
                snprintf(now + strlen(now), sizeof(now) - strlen(now), "%s%s",
                        parts_now > 2 ? " … " : ", ", last);
        }
        leave_old(make, manifest_find(&make->old, record->kind, record->id), now, record);
        for (size_t count = 2; was_parted(make, record) && count <= MANIFEST_PARTS; count++)
                for (size_t i = 1; i <= count; i++)
                        leave_old(make, old_part(make, record, i, count), now, record);
}

/* In how many parts a record is made; 0: whole. `same`: it is one plaque and has not changed, which
 * need not be tried in how many parts it fits. */
static enum qrsign_status count_parts(struct make *make, const struct make_template *template_,
        const struct qrsign_record *record, size_t *parts, bool *same, struct qrsign_error *error)
{
        enum qrsign_status status;

        *parts = 0;
        *same = false;
        make_forget_split(make);
        if (!is_touched(make, record->id)) {
                *parts = old_parts(make, record);
                return QRSIGN_OK;
        }
        status = is_same(make, template_, manifest_find(&make->old, record->kind, record->id),
                record, same, error);
        if (status || *same || record->kind != QRSIGN_RECORD_ALLEY)
                return status;
        status = make_split(make, template_, record, error);
        if (!status && make->split->count > 1)
                *parts = make->split->count;
        /* What is wrong with it otherwise is told when it is made. */
        return status == QRSIGN_ERROR_MEMORY ? status : QRSIGN_OK;
}

static enum qrsign_status plan_record(struct make *make, struct make_template *template_,
        const struct qrsign_record *record, struct qrsign_error *error)
{
        enum qrsign_status status;
        size_t parts;
        bool known, same;

        if (!set_add(&make->ids, set_hash("", record->id), &known))
                return problems_memory(error);
        if (known)
                return problems_set(
                        error, QRSIGN_MESSAGE_PLAQUE_TWICE, make->input, NULL, record->id);
        status = count_parts(make, template_, record, &parts, &same, error);
        if (!status && !parts)
                status = plan_plaque(make, template_, record, record->part, same, error);
        for (size_t i = 0; i < parts && !status; i++) {
                const struct qrsign_part part = {(uint8_t)(i + 1), (uint8_t)parts};

                status = plan_plaque(make, template_,
                        make->split ? &make->split->records[i] : record, part, false, error);
        }
        if (!status)
                leave_old_shapes(make, record, parts);
        make_forget_split(make);
        return status;
}

static enum qrsign_status plan_template(
        struct make *make, struct make_template *template_, struct qrsign_error *error)
{
        const struct qrsign_record *record;
        enum qrsign_status status =
                qrsign_directory_rewind(make->directory, template_->kind, error);

        template_->first = make->plan_count;
        while (!status) {
                status = qrsign_directory_next(make->directory, &record, error);
                if (status || !record)
                        break;
                status = plan_record(make, template_, record, error);
        }
        if (!status && !template_->count)
                status = problems_set(error, QRSIGN_MESSAGE_NOTHING_TO_MAKE, make->input, NULL,
                        qrsign_template_name(template_->template_));
        return status;
}

static enum qrsign_status check_only(const struct make *make, struct qrsign_error *error)
{
        for (size_t i = 0; make->only && i < make->only->item_count; i++) {
                char id[MAKE_ID_SIZE];

                snprintf(id, sizeof(id), "%s", make->only->items[i]);
                for (char *letter = id; *letter; letter++)
                        if (*letter >= 'a' && *letter <= 'z')
                                *letter = (char)(*letter - 'a' + 'A');
                if (!set_has(&make->ids, set_hash("", id)))
                        return problems_set(error, QRSIGN_MESSAGE_ONLY_UNKNOWN, make->input,
                                "--only", make->only->items[i]);
        }
        return QRSIGN_OK;
}

enum qrsign_status make_plan(struct make *make, struct qrsign_error *error)
{
        enum qrsign_status status = QRSIGN_OK;

        make->planning = true;
        for (size_t i = 0; i < make->template_count && !status; i++)
                status = plan_template(make, &make->templates[i], error);
        make->planning = false;
        if (!status)
                status = check_only(make, error);
        if (!status)
                status = make_name_volumes(make, error);
        for (size_t i = 0; i < make->template_count && !status; i++) {
                struct make_template *template_ = &make->templates[i];

                if (make->formats & MAKE_PDF && !make->separate)
                        template_->volumes = (template_->chosen + make->pages_per_file - 1) /
                                             make->pages_per_file;
                make_plan_files(make, template_);
        }
        return status;
}
