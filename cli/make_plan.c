/* SPDX-License-Identifier: MIT */
/* What has to be drawn: every plaque of the run against the manifest of the last one. */
#include "interrupt.h"
#include "make.h"
#include "problems.h"
#include "worker.h"

#include <sodium/utils.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

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
        entry->same = same && !entry->left_out && !make->force;
        return QRSIGN_OK;
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

enum qrsign_status make_parts(struct make *make, struct make_template *template_,
        const struct qrsign_record *record, struct talk_parts *parts, struct qrsign_error *error)
{
        enum qrsign_status status;

        *parts = (struct talk_parts){0};
        make_forget_split(make);
        if (!is_touched(make, record->id)) {
                parts->count = (uint8_t)old_parts(make, record);
                return QRSIGN_OK;
        }
        status = is_same(make, template_, manifest_find(&make->old, record->kind, record->id),
                record, &parts->whole_same, error);
        /* One plaque that has not changed need not be tried in how many parts it fits. */
        if (status || parts->whole_same || record->kind != QRSIGN_RECORD_ALLEY)
                return status;
        status = make_split(make, template_, record, error);
        if (status) /* what is wrong with it is told when it is made */
                return status == QRSIGN_ERROR_MEMORY ? status : QRSIGN_OK;
        if (make->split->count > 1)
                parts->count = (uint8_t)make->split->count;
        for (size_t i = 0; i < parts->count && !status; i++) {
                bool same;

                status = is_same(make, template_, old_part(make, record, i + 1, parts->count),
                        &make->split->records[i], &same, error);
                parts->same |= (uint64_t)same << i;
        }
        make_forget_split(make);
        return status;
}

static enum qrsign_status plan_record(struct make *make, struct make_template *template_,
        const struct qrsign_record *record, const struct talk_parts *parts,
        struct qrsign_error *error)
{
        enum qrsign_status status = QRSIGN_OK;
        bool known;

        if (!set_add(&make->ids, set_hash("", record->id), &known))
                return problems_memory(error);
        if (known)
                return problems_set(
                        error, QRSIGN_MESSAGE_PLAQUE_TWICE, make->input, NULL, record->id);
        if (!parts->count)
                status = plan_plaque(
                        make, template_, record, record->part, parts->whole_same, error);
        for (size_t i = 0; i < parts->count && !status; i++) {
                const struct qrsign_part part = {(uint8_t)(i + 1), parts->count};

                status = plan_plaque(make, template_, record, part, parts->same >> i & 1, error);
        }
        if (!status)
                leave_old_shapes(make, record, parts->count);
        return status;
}

/* Alleys may come in parts, which takes fonts to find out: workers do it. */
struct splitting {
        struct make *make;
        struct make_template *template_;
        size_t records;
};

enum { SPLIT_AT_ONCE = 25 };

static enum qrsign_status split_task(
        void *context, size_t unit, struct bytes *out, struct qrsign_error *error)
{
        const struct splitting *splitting = context;
        const struct make *make = splitting->make;
        struct task task = {.template_ = (size_t)(splitting->template_ - make->templates)};

        task.from = unit * SPLIT_AT_ONCE;
        task.to = task.from + SPLIT_AT_ONCE < splitting->records ? task.from + SPLIT_AT_ONCE
                                                                 : splitting->records;
        return bytes_add_frame(out, TASK_SPLIT, &task, sizeof(task)) ? QRSIGN_OK
                                                                     : problems_memory(error);
}

static enum qrsign_status split_frame(void *context, size_t unit, uint32_t kind, const char *data,
        size_t length, struct qrsign_error *error)
{
        const struct splitting *splitting = context;
        struct make *make = splitting->make;
        enum qrsign_status status = QRSIGN_OK;

        (void)unit;
        for (; kind == TALK_PARTS && length && !status; length -= sizeof(struct talk_parts)) {
                const struct plan_entry any = {0};
                struct talk_parts parts;

                memcpy(&parts, data, sizeof(parts));
                data += sizeof(parts);
                status = make_next(make, &any, error);
                if (!status)
                        status =
                                plan_record(make, splitting->template_, make->whole, &parts, error);
        }
        return status;
}

static enum qrsign_status split_turn(
        void *context, size_t unit, const struct result *result, struct qrsign_error *error)
{
        (void)context;
        (void)unit;
        return result->lost && !interrupt_noted()
                       ? qrsign_error_set(error, QRSIGN_MESSAGE_NOT_TRIED, NULL, NULL, NULL)
                       : QRSIGN_OK;
}

static enum qrsign_status plan_alleys(
        struct make *make, struct make_template *template_, struct qrsign_error *error)
{
        struct splitting splitting = {
                make, template_, qrsign_directory_counts(make->directory).alleys};
        const struct deal deal = {.context = &splitting,
                .unit_count = (splitting.records + SPLIT_AT_ONCE - 1) / SPLIT_AT_ONCE,
                .again = true,
                .task = split_task,
                .frame = split_frame,
                .turn = split_turn};

        return pool_run(&make->pool, &deal, error);
}

static enum qrsign_status plan_others(
        struct make *make, struct make_template *template_, struct qrsign_error *error)
{
        const struct qrsign_record *record;
        enum qrsign_status status;

        for (;;) {
                struct talk_parts parts;

                status = qrsign_directory_next(make->directory, &record, error);
                if (!status && !record)
                        break;
                if (!status)
                        status = make_parts(make, template_, record, &parts, error);
                if (!status)
                        status = plan_record(make, template_, record, &parts, error);
                if (status)
                        break;
        }
        return status;
}

static enum qrsign_status plan_template(
        struct make *make, struct make_template *template_, struct qrsign_error *error)
{
        enum qrsign_status status =
                qrsign_directory_rewind(make->directory, template_->kind, error);

        template_->first = make->plan_count;
        if (!status)
                status = template_->kind == QRSIGN_RECORD_ALLEY
                                 ? plan_alleys(make, template_, error)
                                 : plan_others(make, template_, error);
        if (!status && !template_->count && !interrupt_noted())
                status = problems_set(
                        error, QRSIGN_MESSAGE_NOTHING_TO_MAKE, make->input, NULL, template_->name);
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
        if (status || interrupt_noted())
                return status;
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
        return status ? status : make_units(make, error);
}
