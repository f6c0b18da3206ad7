/* SPDX-License-Identifier: MIT */
/* merge: what the shards of a run made becomes one manifest, as one run would have written it. */
#include "files.h"
#include "folder.h"
#include "json.h"
#include "manifest.h"
#include "options.h"
#include "problems.h"
#include "shard.h"
#include "text.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Where a batch of the run stands. */
struct batch_place {
        unsigned shard; /* 0: not found yet */
        off_t offset;   /* of its first line */
        size_t plaques;
};

/* A PDF volume, as the lines that follow one another name it. */
struct volume {
        char *name;
        size_t plaques;
};

struct merge {
        struct cli *cli;
        struct folder folder;
        unsigned shard_count;
        bool there[SHARD_MOST + 1];
        char *header; /* of the first shard */
        char first_name[SHARD_NAME_SIZE];
        struct batch_place *batches; /* one more than there are: lines behind the last */
        size_t batch_count;
        struct set ids;
        struct output manifest;
        struct volume volume;
        size_t plaque_count, volume_count, code_count;
        unsigned other_count; /* of parts, where there are parts of two runs */
};

static char *path_of(const struct merge *merge, unsigned number, char name[SHARD_NAME_SIZE])
{
        const struct shard shard = {number, merge->shard_count};

        shard_manifest_name(&shard, name);
        return path_join(merge->folder.path, name);
}

static enum qrsign_status fail(struct merge *merge, unsigned number, enum qrsign_message message,
        const char *first, const char *second, struct qrsign_error *error)
{
        char name[SHARD_NAME_SIZE];
        cleanup(path_free) char *path = path_of(merge, number, name);
        enum qrsign_status status = qrsign_error_set(error, message, first, second, NULL);

        snprintf(error->file, sizeof(error->file), "%s", path ? path : name);
        return status;
}

static void note_shard(void *context, const char *below, const char *name)
{
        struct merge *merge = context;
        struct shard shard;

        (void)below;
        if (!shard_of_name(name, &shard))
                return;
        if (merge->shard_count && shard.count != merge->shard_count) {
                merge->other_count = shard.count;
                return;
        }
        merge->shard_count = shard.count;
        merge->there[shard.number] = true;
}

/* Every shard that is missing is named. */
static enum qrsign_status check_there(struct merge *merge, struct qrsign_error *error)
{
        char one[16], all[16];
        bool missing = false;

        snprintf(all, sizeof(all), "%u", merge->shard_count);
        if (merge->other_count) {
                bool less = merge->other_count < merge->shard_count;

                snprintf(one, sizeof(one), "%u", merge->other_count);
                qrsign_error_set(error, QRSIGN_MESSAGE_SHARD_COUNTS_DIFFER, less ? one : all,
                        less ? all : one, NULL);
                snprintf(error->file, sizeof(error->file), "%s", merge->folder.path);
                return error->status;
        }
        for (unsigned i = 1; i <= merge->shard_count; i++) {
                if (merge->there[i])
                        continue;
                snprintf(one, sizeof(one), "%u", i);
                qrsign_error_set(error, QRSIGN_MESSAGE_SHARD_MISSING, one, all, NULL);
                snprintf(error->file, sizeof(error->file), "%s", merge->folder.path);
                problems_report(merge->cli, NULL, error);
                missing = true;
        }
        return missing ? error->status : QRSIGN_OK;
}

/* Tables, options and version must be those of the first shard. */
static enum qrsign_status check_header(
        struct merge *merge, unsigned number, const char *text, struct qrsign_error *error)
{
        static const char *const keys[] = {"tool", "input", "options", "format"};
        json_t *mine = json_loads(text, 0, NULL), *first;
        enum qrsign_status status = QRSIGN_OK;

        if (!merge->header) {
                merge->header = strdup(text);
                shard_manifest_name(&(struct shard){number, merge->shard_count}, merge->first_name);
                if (!merge->header)
                        status = problems_memory(error);
        }
        first = merge->header ? json_loads(merge->header, 0, NULL) : NULL;
        if (!status && (!json_is_object(mine) || !first))
                status = fail(merge, number, QRSIGN_MESSAGE_MANIFEST_FOREIGN, NULL, NULL, error);
        for (size_t i = 0; i < COUNT(keys) && !status; i++)
                if (!json_equal(json_object_get(mine, keys[i]), json_object_get(first, keys[i])))
                        status = fail(merge, number, QRSIGN_MESSAGE_SHARD_DIFFERS,
                                merge->first_name, keys[i], error);
        json_decref(mine);
        json_decref(first);
        return status;
}

static enum qrsign_status not_whole(
        struct merge *merge, unsigned number, size_t batch, struct qrsign_error *error)
{
        char text[24];

        snprintf(text, sizeof(text), "%zu", batch + 1);
        return fail(merge, number, QRSIGN_MESSAGE_SHARD_NOT_WHOLE, text, NULL, error);
}

static size_t count_of(const json_t *line, const char *key)
{
        json_int_t value = json_integer_value(json_object_get(line, key));

        return value > 0 ? (size_t)value : 0;
}

/* The first batch seen says how many there are. */
static enum qrsign_status note_batch(struct merge *merge, unsigned number, const json_t *line,
        off_t offset, size_t *batch, struct qrsign_error *error)
{
        const struct shard shard = {number, merge->shard_count};
        size_t count = count_of(line, "of");

        *batch = count_of(line, "number");
        if (!merge->batches && count && count < SIZE_MAX / 64) {
                merge->batches = calloc(count + 1, sizeof(*merge->batches));
                if (!merge->batches)
                        return problems_memory(error);
                merge->batch_count = count;
        }
        if (!count || count != merge->batch_count || *batch >= count ||
                !shard_owns(&shard, *batch) || merge->batches[*batch].shard)
                return not_whole(merge, number, *batch, error);
        merge->batches[*batch] = (struct batch_place){number, offset, count_of(line, "plaques")};
        return QRSIGN_OK;
}

/* A plaque's line: no id may come twice. */
static enum qrsign_status note_plaque(
        struct merge *merge, unsigned number, const json_t *line, struct qrsign_error *error)
{
        const char *id = json_string_value(json_object_get(line, "id"));
        const char *kind = json_string_value(json_object_get(line, "kind"));
        bool known;

        if (!id || !kind)
                return fail(merge, number, QRSIGN_MESSAGE_MANIFEST_FOREIGN, NULL, NULL, error);
        if (!set_add(&merge->ids, manifest_key(kind_of_word(kind), id), &known))
                return problems_memory(error);
        if (known)
                return fail(merge, number, QRSIGN_MESSAGE_SHARD_PLAQUE_TWICE, id, NULL, error);
        merge->plaque_count++;
        merge->code_count += json_array_size(json_object_get(line, "codes"));
        return QRSIGN_OK;
}

/* Goes through a shard's manifest and notes where its batches are. */
static enum qrsign_status read_lines(
        struct merge *merge, unsigned number, FILE *file, struct qrsign_error *error)
{
        const struct shard shard = {number, merge->shard_count};
        cleanup(path_free) char *text = NULL;
        size_t room = 0, batch = 0, left = 0;
        ssize_t length = getline(&text, &room, file);
        enum qrsign_status status = check_header(merge, number, length > 0 ? text : "", error);

        while (!status && (length = getline(&text, &room, file)) > 0) {
                json_t *line = json_loadb(text, (size_t)length, 0, NULL);
                const char *type = json_string_value(json_object_get(line, "type"));

                if (type && strcmp(type, "batch") == 0) {
                        status =
                                left ? not_whole(merge, number, batch, error)
                                     : note_batch(merge, number, line, ftello(file), &batch, error);
                        left = count_of(line, "plaques");
                } else {
                        if (!left && merge->batches && shard_owns(&shard, merge->batch_count)) {
                                /* behind the last batch: what the run was not about */
                                struct batch_place *rest = &merge->batches[merge->batch_count];

                                if (!rest->shard)
                                        *rest = (struct batch_place){
                                                number, ftello(file) - (off_t)length, 0};
                                rest->plaques++;
                                left = 1;
                        }
                        status = left && text[length - 1] == '\n'
                                         ? note_plaque(merge, number, line, error)
                                         : not_whole(merge, number, batch, error);
                        left--;
                }
                json_decref(line);
        }
        return status || !left ? status : not_whole(merge, number, batch, error);
}

static enum qrsign_status read_shard(
        struct merge *merge, unsigned number, struct qrsign_error *error)
{
        char name[SHARD_NAME_SIZE];
        cleanup(path_free) char *path = path_of(merge, number, name);
        FILE *file = path ? fopen(path, "re") : NULL;
        enum qrsign_status status;

        if (!file)
                return problems_errno(error, QRSIGN_MESSAGE_FILE_OPEN, path, errno);
        status = read_lines(merge, number, file, error);
        fclose(file);
        return status;
}

static void tell_volume(struct merge *merge)
{
        struct volume *volume = &merge->volume;

        if (volume->name && merge->cli->json) {
                json_t *line = json_line("volume");

                json_put_text(line, "file", volume->name);
                json_put_count(line, "plaques", volume->plaques);
                json_print(merge->cli, line);
        } else if (volume->name) {
                printf("%s/%s\n", merge->folder.path, volume->name);
        }
        merge->volume_count += volume->name != NULL;
        free(volume->name);
        *volume = (struct volume){0};
}

/* Plaques of one volume follow one another, but for those that another run made. */
static void note_volume(struct merge *merge, const char *text)
{
        json_t *line = json_loads(text, 0, NULL);
        const json_t *files = json_object_get(line, "files");

        for (size_t i = 0; i < json_array_size(files); i++) {
                const char *name =
                        json_string_value(json_object_get(json_array_get(files, i), "file"));

                if (!name || strchr(name, '/'))
                        continue;
                if (!merge->volume.name || strcmp(merge->volume.name, name) != 0) {
                        tell_volume(merge);
                        merge->volume.name = strdup(name);
                }
                merge->volume.plaques++;
        }
        json_decref(line);
}

static enum qrsign_status copy_batch(
        struct merge *merge, const struct batch_place *batch, struct qrsign_error *error)
{
        char name[SHARD_NAME_SIZE];
        cleanup(path_free) char *path = path_of(merge, batch->shard, name);
        cleanup(path_free) char *text = NULL;
        size_t room = 0;
        FILE *file = path ? fopen(path, "re") : NULL;
        enum qrsign_status status = QRSIGN_OK;

        if (!file || fseeko(file, batch->offset, SEEK_SET) != 0)
                status = problems_errno(error, QRSIGN_MESSAGE_FILE_READ, path, errno);
        for (size_t i = 0; i < batch->plaques && !status; i++) {
                if (getline(&text, &room, file) <= 0) {
                        status = problems_errno(error, QRSIGN_MESSAGE_FILE_READ, path, EIO);
                        break;
                }
                fputs(text, merge->manifest.stream);
                note_volume(merge, text);
        }
        if (file)
                fclose(file);
        return status;
}

static enum qrsign_status write_manifest(struct merge *merge, struct qrsign_error *error)
{
        cleanup(path_free) char *path = path_join(merge->folder.path, MANIFEST_NAME);
        enum qrsign_status status =
                path ? output_open(&merge->manifest, path, error) : problems_memory(error);

        if (status)
                return status;
        fputs(merge->header, merge->manifest.stream);
        for (size_t i = 0; i <= merge->batch_count && !status; i++)
                if (merge->batches[i].shard)
                        status = copy_batch(merge, &merge->batches[i], error);
        tell_volume(merge);
        if (!status)
                status = output_close(&merge->manifest, true, error);
        if (!status)
                status = output_commit(&merge->manifest, error);
        return status;
}

/* What is joined goes, lest it be joined again over something newer. */
static void remove_shards(const struct merge *merge)
{
        fsync(merge->folder.handle);
        for (unsigned i = 1; i <= merge->shard_count; i++) {
                char name[SHARD_NAME_SIZE];
                cleanup(path_free) char *path = path_of(merge, i, name);

                if (path)
                        unlink(path);
        }
        folder_sweep(&merge->folder);
}

static void merge_free(struct merge *merge)
{
        output_free(&merge->manifest);
        folder_close(&merge->folder, false);
        set_free(&merge->ids);
        free(merge->batches);
        free(merge->header);
        free(merge->volume.name);
}

static enum qrsign_status no_shards(struct merge *merge, struct qrsign_error *error)
{
        cleanup(path_free) char *path = path_join(merge->folder.path, MANIFEST_NAME);
        bool merged = path && merge->folder.handle >= 0 && access(path, F_OK) == 0;

        problems_set(error, merged ? QRSIGN_MESSAGE_MERGED_BEFORE : QRSIGN_MESSAGE_SHARD_NONE,
                merge->folder.path, NULL, NULL);
        if (merged)
                problems_report(merge->cli, NULL, error);
        return merged ? QRSIGN_OK : error->status;
}

static enum qrsign_status join(struct merge *merge, struct qrsign_error *error)
{
        enum qrsign_status status =
                folder_open(&merge->folder, merge->cli->options->operands[0], FOLDER_ALONE, error);

        if (status)
                return status;
        folder_list(&merge->folder, "", note_shard, merge);
        if (!merge->shard_count)
                return no_shards(merge, error);
        status = check_there(merge, error);
        for (unsigned i = 1; i <= merge->shard_count && !status; i++)
                status = read_shard(merge, i, error);
        for (size_t i = 0; i < merge->batch_count && !status; i++)
                if (!merge->batches[i].shard)
                        status = not_whole(merge, (unsigned)(i % merge->shard_count) + 1, i, error);
        if (!status)
                status = write_manifest(merge, error);
        if (!status)
                remove_shards(merge);
        return status;
}

static void print_summary(const struct merge *merge)
{
        struct cli *cli = merge->cli;
        char plaques[TEXT_NUMBER_SIZE], codes[TEXT_NUMBER_SIZE];

        if (cli->json) {
                json_t *line = json_line("summary");

                json_put_count(line, "plaques", merge->plaque_count);
                json_put_count(line, "codes", merge->code_count);
                problems_summary(cli, line);
                json_print(cli, line);
        } else if (!cli->quiet) {
                fprintf(stderr, "%s: %s, %s\n", merge->folder.path,
                        text_count(cli->language, NOUN_PLAQUE, merge->plaque_count, plaques),
                        text_count(cli->language, NOUN_CODE, merge->code_count, codes));
        }
}

int merge_run(struct cli *cli)
{
        cleanup(merge_free) struct merge merge = {.cli = cli, .folder.handle = -1};
        struct qrsign_error error;
        enum qrsign_status status;

        problems_begin(cli);
        status = join(&merge, &error);
        if (status)
                return problems_know(cli, &error) ? cli_exit_of(status)
                                                  : problems_fail(cli, &error);
        print_summary(&merge);
        return CLI_DONE;
}
