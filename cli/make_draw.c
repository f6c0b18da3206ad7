/* SPDX-License-Identifier: MIT */
/* Deals the plan out to workers, unit by unit, and takes up what they made in table order. */
#include "interrupt.h"
#include "make.h"
#include "problems.h"
#include "worker.h"

#include <stdlib.h>
#include <string.h>

enum {
        OWN_FILES = 25, /* plaques of a unit without a PDF volume: small, to be dealt out evenly */
        TRIED = 50      /* plaques that are tried at once */
};

/* The end of the unit that begins at an entry: so many chosen plaques make a volume. */
static size_t unit_end(const struct make *make, const struct make_template *template_, size_t from)
{
        size_t end = template_->first + template_->count, chosen = 0, to = from;
        size_t most = template_->volumes ? make->pages_per_file : OWN_FILES;

        for (; to < end; to++) {
                if (!make->plan[to].left_out && chosen == most)
                        break;
                chosen += !make->plan[to].left_out;
        }
        return to;
}

/* What another shard draws is nothing to this one. */
static void leave_to_others(struct make *make, const struct unit *unit)
{
        for (size_t i = unit->from; i < unit->to; i++) {
                struct plan_entry *entry = &make->plan[i];

                make->to_draw -= plan_is_drawn(entry);
                entry->page = 0;
                entry->own = 0;
        }
}

/* Records begin with entries that are whole or first parts. */
static size_t count_records(const struct make *make, size_t from, size_t to)
{
        size_t count = 0;

        for (size_t i = from; i < to; i++)
                count += make->plan[i].part.index <= 1;
        return count;
}

enum qrsign_status make_units(struct make *make, struct qrsign_error *error)
{
        for (size_t i = 0; i < make->template_count; i++) {
                const struct make_template *template_ = &make->templates[i];
                size_t end = template_->first + template_->count, volume = 0, record = 0;

                for (size_t from = template_->first, to; from < end; from = to) {
                        struct unit *units = make->units;
                        size_t count = make->unit_count;

                        if ((count & (count - 1)) == 0)
                                units = realloc(units, (count ? 2 * count : 1) * sizeof(*units));
                        if (!units)
                                return problems_memory(error);
                        make->units = units;
                        to = unit_end(make, template_, from);
                        units[make->unit_count++] = (struct unit){.template_ = i,
                                .from = from,
                                .to = to,
                                .volume = volume++,
                                .record = make->plan[from].part.index > 1 ? record - 1 : record};
                        record += count_records(make, from, to);
                        if (!shard_owns(&make->shard, count))
                                leave_to_others(make, &units[count]);
                }
        }
        return QRSIGN_OK;
}

static bool any_is_drawn(const struct make *make, size_t from, size_t to)
{
        for (size_t i = from; i < to; i++)
                if (plan_is_drawn(&make->plan[i]))
                        return true;
        return false;
}

void make_task(const struct make *make, const struct unit *unit, struct task *task)
{
        const struct make_template *template_ = &make->templates[unit->template_];

        *task = (struct task){.template_ = unit->template_,
                .from = unit->from,
                .to = unit->to,
                .record = unit->record,
                .volume = unit->volume,
                .volumes = template_->volumes};
        memcpy(task->base, template_->base, sizeof(task->base));
}

/* A task over entries of the plan, with those entries; nothing where none is drawn. */
static enum qrsign_status add_task(const struct make *make, uint32_t kind, const struct task *task,
        struct bytes *out, struct qrsign_error *error)
{
        struct bytes body = {0};
        bool good = true;

        if (any_is_drawn(make, task->from, task->to))
                good = bytes_add(&body, task, sizeof(*task)) &&
                       bytes_add(&body, &make->plan[task->from],
                               (task->to - task->from) * sizeof(*make->plan)) &&
                       bytes_add_frame(out, kind, body.data, body.length);
        bytes_free(&body);
        return good ? QRSIGN_OK : problems_memory(error);
}

/* A worker says that a plaque cannot be made; all that cannot are found. */
static void note_failed(struct make *make, const char *data)
{
        struct talk_failed failed;

        memcpy(&failed, data, sizeof(failed));
        if (make->plan[failed.entry].status != MAKE_FAILED) {
                make->plan[failed.entry].status = MAKE_FAILED;
                make->status_count[MAKE_FAILED]++;
        }
        make->missing_count += failed.missing;
}

/* To try: units of the plan, cut smaller. */
struct trying {
        struct make *make;
        size_t unit, from, record; /* where the next task begins */
};

static enum qrsign_status try_task(
        void *context, size_t number, struct bytes *out, struct qrsign_error *error)
{
        struct trying *trying = context;
        struct make *make = trying->make;
        const struct unit *unit = &make->units[trying->unit];
        struct task task;

        (void)number;
        make_task(make, unit, &task);
        if (trying->from <= unit->from) {
                trying->from = unit->from;
                trying->record = unit->record;
        }
        task.from = trying->from;
        task.record = trying->record;
        task.to = unit->to - task.from > TRIED ? task.from + TRIED : unit->to;
        trying->from = task.to;
        trying->record += count_records(make, task.from, task.to);
        if (task.from > unit->from && make->plan[task.from].part.index > 1)
                task.record--;
        trying->unit += task.to == unit->to;
        return add_task(make, TASK_TRY, &task, out, error);
}

static enum qrsign_status try_frame(void *context, size_t number, uint32_t kind, const char *data,
        size_t length, struct qrsign_error *error)
{
        const struct trying *trying = context;

        (void)number;
        (void)length;
        (void)error;
        if (kind == TALK_FAILED)
                note_failed(trying->make, data);
        return QRSIGN_OK;
}

/* What was not tried may not be drawn: a plaque that does not fit would be found too late. */
static enum qrsign_status try_turn(
        void *context, size_t number, const struct result *result, struct qrsign_error *error)
{
        (void)context;
        (void)number;
        return result->lost && !interrupt_noted()
                       ? qrsign_error_set(error, QRSIGN_MESSAGE_NOT_TRIED, NULL, NULL, NULL)
                       : QRSIGN_OK;
}

enum qrsign_status make_try_all(struct make *make, struct qrsign_error *error)
{
        struct trying trying = {.make = make};
        struct deal deal = {.context = &trying,
                .again = true,
                .task = try_task,
                .frame = try_frame,
                .turn = try_turn};

        for (size_t i = 0; i < make->unit_count; i++)
                deal.unit_count += (make->units[i].to - make->units[i].from + TRIED - 1) / TRIED;
        return pool_run(&make->pool, &deal, error);
}

/* To draw: the units of the plan. */
struct drawing {
        struct make *make;
        size_t reported; /* entries up to it were told of */
};

static enum qrsign_status draw_task(
        void *context, size_t number, struct bytes *out, struct qrsign_error *error)
{
        const struct drawing *drawing = context;
        struct task task;

        make_task(drawing->make, &drawing->make->units[number], &task);
        return add_task(drawing->make, TASK_DRAW, &task, out, error);
}

static void draw_name(void *context, size_t number, char out[POOL_AT_SIZE])
{
        const struct drawing *drawing = context;
        const struct unit *unit = &drawing->make->units[number];
        const struct make_template *template_ = &drawing->make->templates[unit->template_];
        char name[MAKE_NAME_SIZE];

        make_volume_name(template_, unit->volume, name);
        snprintf(out, POOL_AT_SIZE, "%.47s", template_->volumes ? name : template_->name);
}

/* Lines go to the journal as soon as their files are whole, whoever else is still at work. */
static enum qrsign_status draw_finished(
        void *context, size_t number, const struct result *result, struct qrsign_error *error)
{
        const struct drawing *drawing = context;
        struct make *make = drawing->make;
        struct unit *unit = &make->units[number];
        struct bytes lines = {0};
        struct frame frame;
        const char *data;
        bool good = true;
        enum qrsign_status status;

        if (!result->done.whole)
                return QRSIGN_OK;
        for (size_t at = 0; frame_at(&result->said, at, &frame, &data); at += frame_size(&frame)) {
                struct talk_line line;

                if (frame.kind != TALK_LINE)
                        continue;
                memcpy(&line, data, sizeof(line));
                if (line.status != MAKE_FAILED)
                        good = good && bytes_add(&lines, data + sizeof(line), line.length);
        }
        status = good ? journal_add(&make->journal, lines.data, lines.length, error)
                      : problems_memory(error);
        if (!status) {
                unit->at = make->journal.end - lines.length;
                unit->length = lines.length;
                unit->whole = true;
                make->anything_kept = true;
        }
        bytes_free(&lines);
        return status;
}

static enum qrsign_status draw_frame(void *context, size_t number, uint32_t kind, const char *data,
        size_t length, struct qrsign_error *error)
{
        struct drawing *drawing = context;
        struct talk_line line;
        enum qrsign_status status;

        (void)number;
        if (kind == TALK_FAILED)
                note_failed(drawing->make, data);
        if (kind != TALK_LINE)
                return QRSIGN_OK;
        memcpy(&line, data, sizeof(line));
        status = report_old(drawing->make, drawing->reported, line.entry, error);
        data += sizeof(line);
        report_plaque(drawing->make, line.status, line.codes, data, line.length, data + line.length,
                length - sizeof(line) - line.length);
        drawing->reported = line.entry + 1;
        return status;
}

static enum qrsign_status draw_turn(
        void *context, size_t number, const struct result *result, struct qrsign_error *error)
{
        struct drawing *drawing = context;
        struct make *make = drawing->make;
        const struct unit *unit = &make->units[number];
        bool nothing = !result->task.length && shard_owns(&make->shard, number);
        enum qrsign_status status = QRSIGN_OK;

        make->unread_count += result->done.unread_count;
        make->unsigned_count += result->done.unsigned_count;
        if (nothing || unit->whole)
                status = report_old(make, drawing->reported, unit->to, error);
        drawing->reported = unit->to;
        return status;
}

/* Whether all that is drawn goes into one batch, which is made whole or not at all anyway. */
static bool is_one_batch(const struct make *make)
{
        size_t drawing = 0;

        for (size_t i = 0; i < make->unit_count; i++)
                drawing += any_is_drawn(make, make->units[i].from, make->units[i].to);
        return drawing <= 1;
}

static enum qrsign_status make_folders(struct make *make, struct qrsign_error *error)
{
        static const struct {
                enum make_format format;
                enum folder_below below;
        } rows[] = {{MAKE_PNG, FOLDER_PNG}, {MAKE_SVG, FOLDER_SVG}, {MAKE_DXF, FOLDER_DXF},
                {MAKE_PDF, FOLDER_PDF}};
        enum qrsign_status status = folder_make(&make->folder, error);

        for (size_t i = 0; i < COUNT(rows) && !status; i++)
                if (make->formats & rows[i].format &&
                        (rows[i].format != MAKE_PDF || make->separate))
                        status = folder_make_below(&make->folder, rows[i].below, error);
        return status;
}

enum qrsign_status make_draw(struct make *make, struct qrsign_error *error)
{
        struct drawing drawing = {.make = make};
        const struct deal deal = {.context = &drawing,
                .unit_count = make->unit_count,
                .task = draw_task,
                .name = draw_name,
                .finished = draw_finished,
                .frame = draw_frame,
                .turn = draw_turn};
        enum qrsign_status status = QRSIGN_OK, written;

        if (!make->keep_going && !is_one_batch(make))
                status = make_try_all(make, error);
        if (status || make->status_count[MAKE_FAILED] || interrupt_noted())
                return status;
        status = make_folders(make, error);
        if (!status)
                status =
                        journal_open(&make->journal, make->folder.path, make->manifest_name, error);
        if (status)
                return status;
        progress_start(
                &make->progress, make->cli, make->to_draw, make->to_draw * (make->verify ? 2 : 1));
        make->cli->line = &make->progress;
        status = pool_run(&make->pool, &deal, error);
        progress_wipe(&make->progress);
        make->cli->line = NULL;
        if (make->status_count[MAKE_FAILED] && !make->keep_going)
                return status;
        if ((status || make->lost_count || interrupt_noted()) && !make->anything_kept)
                return status;
        /* Batches that are finished get their lines even where another failed. A shard's manifest
         * is whole or not there; its journal stays. */
        if (make->shard.number && (status || make->lost_count || interrupt_noted()))
                return status;
        written = lines_write(make, status ? NULL : error);
        return status ? status : written;
}
