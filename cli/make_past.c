/* SPDX-License-Identifier: MIT */
/* What earlier runs made and what hangs outside: plates whose content changed, whose consent is
 * gone, that are no more; files that belong to no plaque. */
#include "make.h"
#include "problems.h"

#include <stdlib.h>
#include <string.h>

static void warn(
        struct make *make, enum qrsign_message message, const char *first, const char *second)
{
        struct qrsign_error error, *more;

        qrsign_error_set(&error, message, first, second, NULL);
        snprintf(error.file, sizeof(error.file), "%s", make->input);
        if (!make->planning) {
                problems_report(make->cli, NULL, &error);
                return;
        }
        more = realloc(make->later, (make->later_count + 1) * sizeof(*make->later));
        if (!more)
                return; /* without memory nothing will be made of the plan */
        make->later = more;
        make->later[make->later_count++] = error;
}

void past_tell_plan(struct make *make)
{
        for (size_t i = 0; i < make->later_count; i++)
                problems_report(make->cli, NULL, &make->later[i]);
        make->later_count = 0;
}

/* Whether the record shows a name or phone. */
static bool is_public(const struct qrsign_record *record, const char *personal)
{
        if (strcmp(record->contact.name, personal) == 0 ||
                strcmp(record->contact.phone, personal) == 0)
                return true;
        for (size_t i = 0; i < record->households.count; i++)
                if (strcmp(record->households.rows[i].head, personal) == 0 ||
                        strcmp(record->households.rows[i].phone, personal) == 0)
                        return true;
        return false;
}

static void compare_personal(
        struct make *make, const char *id, const char *personal, const struct qrsign_record *now)
{
        if (personal[0] && !(now && is_public(now, personal)))
                warn(make, QRSIGN_MESSAGE_CONSENT_GONE, id, personal);
}

/* Names and phones in the codes of an old line that the record of today, or none, does not show. */
void past_compare_consent(struct make *make, const json_t *old, const struct qrsign_record *now)
{
        const json_t *codes = json_object_get(old, "codes");
        const char *id = json_string_value(json_object_get(old, "id"));

        for (size_t i = 0; i < json_array_size(codes); i++) {
                const json_t *payload = json_object_get(json_array_get(codes, i), "payload");
                struct qrsign_decoded *decoded = NULL;
                const struct qrsign_record *was;

                if (!json_is_string(payload) ||
                        qrsign_payload_decode(json_string_value(payload),
                                json_string_length(payload), NULL, &decoded, NULL) != QRSIGN_OK)
                        continue;
                was = decoded->record;
                for (size_t j = 0; was && j < was->households.count; j++) {
                        compare_personal(make, id, was->households.rows[j].head, now);
                        compare_personal(make, id, was->households.rows[j].phone, now);
                }
                if (was) {
                        compare_personal(make, id, was->contact.name, now);
                        compare_personal(make, id, was->contact.phone, now);
                }
                qrsign_decoded_free(decoded);
        }
}

void past_compare(
        struct make *make, const json_t *old, const char *id, const struct qrsign_record *whole)
{
        json_int_t revision = json_integer_value(json_object_get(old, "revision"));
        char text[16];

        if (revision == whole->revision) {
                snprintf(text, sizeof(text), "%u", (unsigned)whole->revision);
                warn(make, QRSIGN_MESSAGE_CONTENT_CHANGED, id, text);
        }
        past_compare_consent(make, old, whole);
}

void past_reshaped(
        struct make *make, const json_t *old, const char *id, const struct qrsign_record *whole)
{
        warn(make, QRSIGN_MESSAGE_PLAQUE_RESHAPED, json_string_value(json_object_get(old, "id")),
                id);
        past_compare_consent(make, old, whole);
}

void past_report_gone(struct make *make)
{
        if (make_has_wrong_rows(
                    make)) /* a plaque may be missing for its row's error; its line was kept */
                return;
        for (size_t i = 0; i < make->old.count; i++) {
                const struct manifest_entry *entry = &make->old.entries[i];
                json_t *line;

                if (!entry->key || entry->seen || make_is_elsewhere(make, entry))
                        continue;
                line = manifest_line(&make->old, entry);
                if (line) {
                        warn(make, QRSIGN_MESSAGE_PLAQUE_GONE,
                                json_string_value(json_object_get(line, "id")), NULL);
                        past_compare_consent(make, line, NULL);
                }
                json_decref(line);
        }
}

/* Files that bear our names and that no line names. */
struct strays {
        struct make *make;
        size_t count;
        char *first; /* by name, so that the message does not depend on the disk */
};

static void visit(void *context, const char *below, const char *name)
{
        struct strays *strays = context;
        const char *extension = strrchr(name, '.');
        cleanup(path_free) char *path = path_join(below, name);

        if (!path || name[0] == '.' || !extension ||
                strcmp(extension + 1, below[0] ? below : "pdf") != 0 ||
                (!below[0] && strncmp(name, "plaques", strlen("plaques")) != 0) ||
                set_has(&strays->make->paths, set_hash("", path)))
                return;
        strays->count++;
        if (!strays->first || strcmp(path, strays->first) < 0) {
                free(strays->first);
                strays->first = path;
                path = NULL;
        }
}

static void report_strays(struct make *make)
{
        struct strays strays = {.make = make};
        char count[32];

        folder_list(&make->folder, "", visit, &strays);
        folder_list(&make->folder, "png", visit, &strays);
        folder_list(&make->folder, "pdf", visit, &strays);
        if (strays.count) {
                struct qrsign_error error;

                snprintf(count, sizeof(count), "%zu", strays.count);
                qrsign_error_set(&error, QRSIGN_MESSAGE_FILES_LEFT_OVER, count,
                        strays.first ? strays.first : "", NULL);
                snprintf(error.file, sizeof(error.file), "%s", make->folder.path);
                problems_report(make->cli, NULL, &error);
        }
        free(strays.first);
}

/* To sign was asked for, and there are plaques on which nothing is signed. */
static void report_unsigned(struct make *make)
{
        struct qrsign_error error;
        char count[32];

        if (!make->unsigned_count)
                return;
        snprintf(count, sizeof(count), "%zu", make->unsigned_count);
        qrsign_error_set(&error, QRSIGN_MESSAGE_PLAQUES_UNSIGNED, count, NULL, NULL);
        snprintf(error.file, sizeof(error.file), "%s", make->input);
        snprintf(error.field, sizeof(error.field), "--sign");
        problems_report(make->cli, NULL, &error);
}

void past_report(struct make *make)
{
        bool first = shard_owns(&make->shard, 0); /* of all shards one tells of the whole */

        report_unsigned(make);
        if (first) {
                past_report_gone(make);
                past_tell_plan(make);
        }
        if (!make->shard.number)
                report_strays(make);
}
