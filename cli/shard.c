/* SPDX-License-Identifier: MIT */
#include "shard.h"
#include "manifest.h"
#include "problems.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* Engines number the tasks of one job in their environment. */
static const struct engine {
        const char *task;  /* which of the tasks this is */
        const char *count; /* how many there are; NULL: it does not say */
        const char *least; /* the first number; NULL: as `first` */
        unsigned first;
} engines[] = {
        {"SLURM_ARRAY_TASK_ID", "SLURM_ARRAY_TASK_COUNT", "SLURM_ARRAY_TASK_MIN", 1},
        {"JOB_COMPLETION_INDEX", NULL, NULL, 0}, /* Kubernetes Indexed Job */
        {"AWS_BATCH_JOB_ARRAY_INDEX", NULL, NULL, 0},
};

/* A number up to SHARD_MOST, all of the text up to `end`. */
static bool read_number(const char *text, const char *end, unsigned *number)
{
        char *stop;

        if (!isdigit((unsigned char)*text) || end - text > 4)
                return false;
        *number = (unsigned)strtoul(text, &stop, 10);
        return stop == end;
}

static const char *value_of(const char *name)
{
        const char *value = name ? getenv(name) : NULL;

        return value && value[0] ? value : NULL;
}

static enum qrsign_status wrong_task(const char *name, unsigned count, struct qrsign_error *error)
{
        char of[16];

        snprintf(of, sizeof(of), "%u", count);
        qrsign_error_set(error, QRSIGN_MESSAGE_SHARD_TASK_WRONG, name, value_of(name), of);
        snprintf(error->field, sizeof(error->field), "--shard");
        return error->status;
}

/* A Slurm array may begin at any number; its own count must be ours. */
static enum qrsign_status read_engine(
        const struct engine *engine, struct shard *shard, struct qrsign_error *error)
{
        const char *task = value_of(engine->task), *count = value_of(engine->count);
        const char *least = value_of(engine->least);
        unsigned number, first = engine->first, tasks = shard->count;

        if (!read_number(task, task + strlen(task), &number))
                return wrong_task(engine->task, shard->count, error);
        if (least && !read_number(least, least + strlen(least), &first))
                return wrong_task(engine->least, shard->count, error);
        if (count && (!read_number(count, count + strlen(count), &tasks) || tasks != shard->count))
                return wrong_task(engine->count, shard->count, error);
        if (number < first || number - first >= shard->count)
                return wrong_task(engine->task, shard->count, error);
        shard->number = number - first + 1;
        return QRSIGN_OK;
}

static enum qrsign_status ask_engine(struct shard *shard, struct qrsign_error *error)
{
        const struct engine *found = NULL;

        for (size_t i = 0; i < COUNT(engines); i++) {
                if (!value_of(engines[i].task))
                        continue;
                if (found) {
                        qrsign_error_set(error, QRSIGN_MESSAGE_SHARD_SEVERAL_ENGINES, found->task,
                                engines[i].task, NULL);
                        snprintf(error->field, sizeof(error->field), "--shard");
                        return error->status;
                }
                found = &engines[i];
        }
        if (!found)
                return problems_set(error, QRSIGN_MESSAGE_SHARD_NO_ENGINE, NULL, "--shard", NULL);
        return read_engine(found, shard, error);
}

enum qrsign_status shard_parse(struct shard *shard, const char *text, struct qrsign_error *error)
{
        const char *slash = strchr(text, '/');
        bool automatic = strncmp(text, "auto/", 5) == 0;

        *shard = (struct shard){0};
        if (!slash || !read_number(slash + 1, slash + strlen(slash), &shard->count) ||
                !shard->count ||
                (!automatic && (!read_number(text, slash, &shard->number) || !shard->number ||
                                       shard->number > shard->count)))
                return problems_set(error, QRSIGN_MESSAGE_SHARD_WRONG, NULL, "--shard", text);
        return automatic ? ask_engine(shard, error) : QRSIGN_OK;
}

bool shard_owns(const struct shard *shard, size_t unit)
{
        return !shard->number || unit % shard->count == shard->number - 1;
}

void shard_manifest_name(const struct shard *shard, char out[SHARD_NAME_SIZE])
{
        if (shard->number)
                snprintf(out, SHARD_NAME_SIZE, "manifest-%04u-of-%04u.jsonl", shard->number,
                        shard->count);
        else
                snprintf(out, SHARD_NAME_SIZE, "%s", MANIFEST_NAME);
}

bool shard_of_name(const char *name, struct shard *shard)
{
        char again[SHARD_NAME_SIZE];

        if (sscanf(name, "manifest-%4u-of-%4u.jsonl", &shard->number, &shard->count) != 2 ||
                !shard->number || shard->number > shard->count)
                return false;
        shard_manifest_name(shard, again);
        return strcmp(again, name) == 0;
}
