/* SPDX-License-Identifier: MIT */
/* The manifest of this run, in table order: from the journal, and from the manifest before. */
#include "json.h"
#include "make.h"
#include "problems.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void lines_note_paths(struct make *make, const char *line)
{
        static const char key[] = "\"file\":\""; /* within a text its quotes would be escaped */
        char path[MAKE_NAME_SIZE];

        while ((line = strstr(line, key))) {
                size_t length;

                line += strlen(key);
                length = strcspn(line, "\"\\\n");
                if (line[length] != '"' || length >= sizeof(path))
                        continue;
                memcpy(path, line, length);
                path[length] = '\0';
                set_add(&make->paths, set_hash("", path), NULL);
        }
}

/* A line with its end. */
static void put(struct make *make, const char *line)
{
        lines_note_paths(make, line);
        fputs(line, make->manifest.stream);
}

/* An old line without the files that this run has written over. */
static enum qrsign_status put_kept(
        struct make *make, const struct manifest_entry *entry, struct qrsign_error *error)
{
        json_t *line = manifest_line(&make->old, entry);
        const char *id = json_string_value(json_object_get(line, "id"));
        json_t *files = json_object_get(line, "files");
        bool reused = id && make_is_elsewhere(make, entry) && set_has(&make->ids, set_hash("", id));
        cleanup(path_free) char *text = NULL;

        for (size_t i = json_array_size(files); i > 0; i--) {
                const char *path =
                        json_string_value(json_object_get(json_array_get(files, i - 1), "file"));

                if (!path || make_is_volume(make, path) || (reused && strchr(path, '/')))
                        json_array_remove(files, i - 1);
        }
        text = line ? json_text(line) : NULL;
        json_decref(line);
        if (!text)
                return problems_memory(error);
        put(make, text);
        fputc('\n', make->manifest.stream);
        return QRSIGN_OK;
}

/* The old line of a plaque of the plan, if it has one. */
static enum qrsign_status put_old(
        struct make *make, const struct plan_entry *entry, struct qrsign_error *error)
{
        const struct manifest_entry *old;
        cleanup(path_free) char *text = NULL;

        if (!entry->old)
                return QRSIGN_OK;
        old = &make->old.entries[entry->old - 1];
        if (entry->left_out || entry->status != MAKE_SKIPPED)
                return put_kept(make, old, error);
        text = manifest_text(&make->old, old);
        if (!text)
                return problems_memory(error);
        put(make, text);
        return QRSIGN_OK;
}

/* What a shard says of each of its batches, so that they can be put together again. */
static void put_batch(struct make *make, size_t number, size_t plaques)
{
        json_t *line = json_line("batch");
        cleanup(path_free) char *text = NULL;

        json_put_count(line, "number", number);
        json_put_count(line, "of", make->unit_count);
        json_put_count(line, "plaques", plaques);
        text = json_text(line);
        json_decref(line);
        if (text)
                fprintf(make->manifest.stream, "%s\n", text);
}

bool lines_have(const struct plan_entry *entry)
{
        return entry->old || (plan_is_drawn(entry) && entry->status != MAKE_FAILED);
}

static size_t count_lines(const struct make *make, const struct unit *unit)
{
        size_t count = 0;

        for (size_t i = unit->from; i < unit->to; i++)
                count += lines_have(&make->plan[i]);
        return count;
}

/* A finished unit's lines from the journal, between them old ones of what was not drawn. */
static enum qrsign_status put_unit(
        struct make *make, const struct unit *unit, struct qrsign_error *error)
{
        cleanup(path_free) char *text = malloc((size_t)unit->length + 1);
        char *line = text;
        enum qrsign_status status;

        if (!text)
                return problems_memory(error);
        status = journal_read(&make->journal, unit->at, text, (size_t)unit->length, error);
        text[unit->length] = '\0';
        for (size_t i = unit->from; i < unit->to && !status; i++) {
                const struct plan_entry *entry = &make->plan[i];
                char *end, after;

                if (!unit->whole || !plan_is_drawn(entry) || entry->status == MAKE_FAILED) {
                        status = put_old(make, entry, error);
                        continue;
                }
                end = line + strcspn(line, "\n");
                if (!*end)
                        return problems_memory(error);
                after = *++end;
                *end = '\0';
                put(make, line);
                *end = after;
                line = end;
        }
        return status;
}

/* Lines of plaques that this run is not about: not of its templates, or of rows in error. */
static enum qrsign_status put_elsewhere(struct make *make, struct qrsign_error *error)
{
        enum qrsign_status status = QRSIGN_OK;

        for (size_t i = 0; i < make->old.count && !status; i++) {
                const struct manifest_entry *entry = &make->old.entries[i];
                bool wrong_row = entry->key && !entry->seen && make_has_wrong_rows(make);

                if (make_is_elsewhere(make, entry) || wrong_row)
                        status = put_kept(make, entry, error);
        }
        return status;
}

static enum qrsign_status put_all(struct make *make, struct qrsign_error *error)
{
        enum qrsign_status status = QRSIGN_OK;

        fputs(make->header, make->manifest.stream);
        for (size_t i = 0; i < make->unit_count && !status; i++) {
                const struct unit *unit = &make->units[i];

                if (!shard_owns(&make->shard, i))
                        continue;
                if (make->shard.number)
                        put_batch(make, i, count_lines(make, unit));
                status = put_unit(make, unit, error);
        }
        /* Behind the last batch, and so with the shard that comes next. */
        if (!status && shard_owns(&make->shard, make->unit_count))
                status = put_elsewhere(make, error);
        return status;
}

enum qrsign_status lines_write(struct make *make, struct qrsign_error *error)
{
        cleanup(path_free) char *path = path_join(make->folder.path, make->manifest_name);
        enum qrsign_status status =
                path ? output_open(&make->manifest, path, error) : problems_memory(error);

        if (!status)
                status = put_all(make, error);
        if (!status)
                status = output_close(&make->manifest, true, error);
        if (status)
                return status;
        make->anything_kept = true;
        if (!output_is_as_before(&make->manifest))
                status = output_commit(&make->manifest, error);
        if (!status) {
                fsync(make->folder.handle); /* its name, too */
                journal_close(&make->journal, true);
        }
        return status;
}
