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

enum qrsign_status make_digests(struct make *make, const struct make_template *template_,
        const struct qrsign_record *record, char content[DIGEST_HEX_SIZE],
        char digest[DIGEST_HEX_SIZE], struct qrsign_error *error)
{
        const struct qrsign_record *alley = record->kind == QRSIGN_RECORD_HOUSE
                                                    ? qrsign_directory_alley(make->directory)
                                                    : NULL;
        const char *name = qrsign_template_name(template_->template_);
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
        crypto_hash_sha256_update(&state, (const unsigned char *)name, strlen(name) + 1);
        crypto_hash_sha256_final(&state, bytes);
        digest_hex(bytes, digest);
        return QRSIGN_OK;
}

static bool is_chosen(const struct make *make, const char *id)
{
        if (!make->only)
                return true;
        for (size_t i = 0; i < make->only->item_count; i++)
                if (strcasecmp(make->only->items[i], id) == 0)
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

static enum qrsign_status plan_record(struct make *make, struct make_template *template_,
        const struct qrsign_record *record, struct qrsign_error *error)
{
        struct plan_entry *entry = new_entry(make);
        char content[DIGEST_HEX_SIZE], digest[DIGEST_HEX_SIZE];
        struct manifest_entry *old = manifest_find(&make->old, record->kind, record->id);
        enum qrsign_status status;
        bool known;

        if (!entry || !set_add(&make->ids, set_hash("", record->id), &known))
                return problems_memory(error);
        if (known)
                return problems_set(
                        error, QRSIGN_MESSAGE_PLAQUE_TWICE, make->input, NULL, record->id);
        template_->count++;
        entry->left_out = !is_chosen(make, record->id);
        template_->chosen += !entry->left_out;
        if (!old)
                return QRSIGN_OK;
        old->seen = true;
        entry->old = (uint32_t)(old - make->old.entries) + 1;
        if (entry->left_out || make->force)
                return QRSIGN_OK;
        status = make_digests(make, template_, record, content, digest, error);
        entry->same = !status && starts_with_digest(old, digest);
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
                char id[48];

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

        for (size_t i = 0; i < make->template_count && !status; i++)
                status = plan_template(make, &make->templates[i], error);
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
