/* SPDX-License-Identifier: MIT */
#include "worker.h"
#include "interrupt.h"
#include "problems.h"
#include "proof.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct serving {
        struct make *make;
        int handle;
        bool muted; /* what the parent has told already */
        /* where the directory stands: of which template the record `next` comes */
        struct make_template *template_;
        size_t next;
};

static void say(struct serving *serving, uint32_t kind, const void *data, size_t length)
{
        if (!talk_send_frame(serving->handle, kind, data, length))
                _exit(CLI_FAILED); /* there is nobody to work for */
}

static void say_problem(void *context, const char *id, const struct qrsign_error *problem)
{
        struct serving *serving = context;
        struct talk_problem said = {.problem = *problem};

        if (serving->muted)
                return;
        snprintf(said.id, sizeof(said.id), "%s", id ? id : "");
        say(serving, TALK_PROBLEM, &said, sizeof(said));
}

static void say_step(void *context)
{
        say(context, TALK_STEP, NULL, 0);
}

static void say_done(struct serving *serving, enum qrsign_status status,
        const struct qrsign_error *error, bool whole)
{
        struct make *make = serving->make;
        struct talk_done done = {.status = status,
                .whole = whole,
                .unread_count = make->unread_count,
                .unsigned_count = make->unsigned_count};

        if (status)
                done.error = *error;
        make->unread_count = make->unsigned_count = 0;
        say(serving, TALK_DONE, &done, sizeof(done));
}

static void say_at(
        struct serving *serving, const struct qrsign_record *record, struct qrsign_part part)
{
        char id[MAKE_ID_SIZE];

        make_id(record, part, id);
        say(serving, TALK_AT, id, strlen(id));
}

void worker_say_failed(struct make *make, size_t entry, bool missing)
{
        const struct talk_failed failed = {entry, missing};

        say(make->serving, TALK_FAILED, &failed, sizeof(failed));
}

enum qrsign_status worker_say_line(struct make *make, size_t entry, const json_t *line,
        enum make_status status, const json_t *problems, struct qrsign_error *error)
{
        struct talk_line head = {.entry = entry,
                .status = status,
                .codes = json_array_size(json_object_get(line, "codes"))};
        cleanup(path_free) char *text = json_dumps(line, JSON_COMPACT | JSON_REAL_PRECISION(15));
        cleanup(path_free) char *list = problems ? json_dumps(problems, JSON_COMPACT) : NULL;
        struct bytes bytes = {0};
        bool good = false;

        if (text) {
                head.length = strlen(text) + 1;
                good = bytes_add(&bytes, &head, sizeof(head)) &&
                       bytes_add(&bytes, text, head.length - 1) && bytes_add(&bytes, "\n", 1) &&
                       (!list || bytes_add(&bytes, list, strlen(list)));
        }
        if (good)
                say(make->serving, TALK_LINE, bytes.data, bytes.length);
        bytes_free(&bytes);
        return good ? QRSIGN_OK : problems_memory(error);
}

/* Goes to the record with a number: make->whole. */
static enum qrsign_status go_to(struct serving *serving, struct make_template *template_,
        size_t record, struct qrsign_error *error)
{
        struct make *make = serving->make;
        const struct plan_entry any = {0};
        enum qrsign_status status = QRSIGN_OK;

        if (serving->template_ == template_ && serving->next == record + 1)
                return QRSIGN_OK; /* another part of it */
        if (serving->template_ != template_ || serving->next > record) {
                serving->muted = true;
                status = qrsign_directory_rewind(make->directory, template_->kind, error);
                serving->muted = false;
                serving->template_ = template_;
                serving->next = 0;
        }
        for (; serving->next <= record && !status; serving->next++)
                status = make_next(make, &any, error);
        return status;
}

/* The records of a task's entries, one after another; parts share one. */
static enum qrsign_status go_to_entry(
        struct serving *serving, const struct task *task, size_t entry, struct qrsign_error *error)
{
        bool first = entry == task->from;

        if (!first && plan_at(serving->make, entry)->part.index > 1)
                return QRSIGN_OK;
        return go_to(serving, &serving->make->templates[task->template_],
                first ? task->record : serving->next, error);
}

static enum qrsign_status split(
        struct serving *serving, const struct task *task, struct qrsign_error *error)
{
        struct make *make = serving->make;
        struct make_template *template_ = &make->templates[task->template_];
        struct bytes parts = {0};
        enum qrsign_status status = QRSIGN_OK;

        for (size_t i = task->from; i < task->to && !status && !interrupt_noted(); i++) {
                struct talk_parts one;

                status = go_to(serving, template_, i, error);
                if (status)
                        break;
                say_at(serving, make->whole, (struct qrsign_part){0});
                status = make_parts(make, template_, make->whole, &one, error);
                if (!status && !bytes_add(&parts, &one, sizeof(one)))
                        status = problems_memory(error);
        }
        if (!status)
                say(serving, TALK_PARTS, parts.data, parts.length);
        bytes_free(&parts);
        return status;
}

static enum qrsign_status try_entries(
        struct serving *serving, const struct task *task, struct qrsign_error *error)
{
        struct make *make = serving->make;
        struct make_template *template_ = &make->templates[task->template_];
        enum qrsign_status status = QRSIGN_OK;

        for (size_t i = task->from; i < task->to && !status && !interrupt_noted(); i++) {
                const struct qrsign_record *record;

                status = go_to_entry(serving, task, i, error);
                if (status || !plan_is_drawn(plan_at(make, i)))
                        continue;
                say_at(serving, make->whole, plan_at(make, i)->part);
                status = make_record(make, template_, plan_at(make, i), &record, error);
                if (!status)
                        status = batch_try(make, template_, record, i, error);
        }
        return status;
}

static enum qrsign_status draw_batch(struct serving *serving, const struct task *task,
        struct batch *batch, struct qrsign_error *error)
{
        struct make *make = serving->make;
        enum qrsign_status status = batch_begin(batch, error);

        for (size_t i = task->from; i < task->to && !status && !interrupt_noted(); i++) {
                const struct qrsign_record *record;

                status = go_to_entry(serving, task, i, error);
                if (status || !plan_is_drawn(plan_at(make, i)))
                        continue;
                say_at(serving, make->whole, plan_at(make, i)->part);
                status = make_record(make, batch->template_, plan_at(make, i), &record, error);
                if (!status)
                        status = batch_add(batch, i, record, error);
                progress_step(&make->progress);
        }
        return status || interrupt_noted() ? status : batch_finish(batch, error);
}

static enum qrsign_status draw(
        struct serving *serving, const struct task *task, bool *whole, struct qrsign_error *error)
{
        struct make *make = serving->make;
        struct batch batch = {.make = make,
                .template_ = &make->templates[task->template_],
                .from = task->from,
                .to = task->to,
                .volume = task->volume};
        enum qrsign_status status = draw_batch(serving, task, &batch, error);

        *whole = batch.committed;
        batch_free(&batch);
        return status;
}

static enum qrsign_status row(struct serving *serving, const struct task *task, const char *line,
        size_t length, struct qrsign_error *error)
{
        struct make *make = serving->make;
        struct make_template *template_ = &make->templates[task->template_];
        const struct qrsign_record *record;
        cleanup(path_free) char *text = NULL;
        size_t size = 0;
        FILE *stream;
        enum qrsign_status status = go_to_entry(serving, task, task->from, error);

        if (!status)
                status = make_record(make, template_, plan_at(make, task->from), &record, error);
        if (status)
                return status;
        say_at(serving, make->whole, plan_at(make, task->from)->part);
        stream = open_memstream(&text, &size);
        if (!stream)
                return problems_memory(error);
        status = proof_draw_row(make, template_, record, line, length, stream, error);
        if (fclose(stream) != 0 && !status)
                status = problems_memory(error);
        if (!status)
                say(serving, TALK_ROW, text, size);
        return status;
}

/* Takes the part of the plan that stands behind the task. Returns what stands behind that. */
static const char *take_plan(struct serving *serving, const struct task *task, uint32_t kind,
        const char *data, enum qrsign_status *status, struct qrsign_error *error)
{
        struct make *make = serving->make;
        size_t count = kind == TASK_SPLIT ? 0 : task->to - task->from;
        struct plan_entry *plan = realloc(make->plan, (count + 1) * sizeof(*plan));

        data += sizeof(*task);
        if (!plan) {
                *status = problems_memory(error);
                return data;
        }
        memcpy(plan, data, count * sizeof(*plan));
        make->plan = plan;
        make->plan_from = task->from;
        make->templates[task->template_].volumes = task->volumes;
        memcpy(make->templates[task->template_].base, task->base, sizeof(task->base));
        return data + count * sizeof(*plan);
}

static void serve(struct serving *serving, const struct frame *frame, const char *data)
{
        struct task task;
        struct qrsign_error error;
        enum qrsign_status status = QRSIGN_OK;
        bool whole = false;
        const char *rest;

        memcpy(&task, data, sizeof(task));
        rest = take_plan(serving, &task, frame->kind, data, &status, &error);
        if (!status) {
                switch (frame->kind) {
                case TASK_SPLIT: status = split(serving, &task, &error); break;
                case TASK_TRY: status = try_entries(serving, &task, &error); break;
                case TASK_DRAW: status = draw(serving, &task, &whole, &error); break;
                case TASK_ROWS:
                        status = row(serving, &task, rest, frame->length - (size_t)(rest - data),
                                &error);
                        break;
                }
        }
        say_done(serving, status, &error, whole);
}

/* Opens the templates and says which they are. */
static enum qrsign_status begin(struct serving *serving, struct qrsign_error *error)
{
        struct make *make = serving->make;
        struct talk_template said[MAKE_MAX_TEMPLATES] = {0};
        enum qrsign_status status = make_open_templates(make, error);

        if (!status)
                status = make_check_theme(make, error);
        for (size_t i = 0; i < make->template_count; i++) {
                said[i].kind = make->templates[i].kind;
                memcpy(said[i].name, make->templates[i].name, sizeof(said[i].name));
                memcpy(said[i].look, make->templates[i].look, sizeof(said[i].look));
        }
        if (!status)
                say(serving, TALK_TEMPLATES, said, make->template_count * sizeof(*said));
        return status;
}

void worker_serve(struct make *make, int handle)
{
        struct serving serving = {.make = make, .handle = handle};
        struct bytes in = {0};
        struct frame frame;
        const char *data;
        struct qrsign_error error;
        enum qrsign_status status;

        make->serving = &serving;
        make->cli->relay = say_problem;
        make->cli->relay_context = &serving;
        make->progress = (struct progress){.relay = say_step, .context = &serving};
        make->plan = NULL; /* the parent's; here there is a window of it */
        make->split = NULL;
        make->unread_count = make->unsigned_count = 0;
        make->template_count = 0;
        status = begin(&serving, &error);
        say_done(&serving, status, &error, !status);
        while (!status) {
                if (frame_at(&in, 0, &frame, &data)) {
                        serve(&serving, &frame, data);
                        bytes_drop(&in, frame_size(&frame));
                } else if (!talk_receive(handle, &in, true)) {
                        break;
                }
        }
}

void worker_heard_templates(struct make *make, uint32_t kind, const char *data, size_t length)
{
        struct talk_template said;

        if (kind != TALK_TEMPLATES)
                return;
        make->template_count = length / sizeof(said);
        for (size_t i = 0; i < make->template_count; i++) {
                memcpy(&said, data + i * sizeof(said), sizeof(said));
                make->templates[i].kind = said.kind;
                memcpy(make->templates[i].name, said.name, sizeof(said.name));
                memcpy(make->templates[i].look, said.look, sizeof(said.look));
        }
}
