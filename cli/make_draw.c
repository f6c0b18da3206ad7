/* SPDX-License-Identifier: MIT */
/* Walks through the plan in table order, batch by batch. */
#include "interrupt.h"
#include "make.h"

/* The end of the batch that begins at an entry: so many chosen plaques make a volume. */
static size_t batch_end(const struct make *make, const struct make_template *template_, size_t from)
{
        size_t end = template_->first + template_->count, chosen = 0, to = from;

        for (; to < end; to++) {
                if (!make->plan[to].left_out && chosen == make->pages_per_file)
                        break;
                chosen += !make->plan[to].left_out;
        }
        return to;
}

static bool is_drawn(const struct make *make, size_t entry)
{
        return !make->plan[entry].left_out && (make->plan[entry].page || make->plan[entry].own);
}

static bool any_is_drawn(const struct make *make, size_t from, size_t to)
{
        for (size_t i = from; i < to; i++)
                if (is_drawn(make, i))
                        return true;
        return false;
}

enum qrsign_status make_try_all(struct make *make, struct qrsign_error *error)
{
        enum qrsign_status status = QRSIGN_OK;

        for (size_t i = 0; i < make->template_count && !status; i++) {
                struct make_template *template_ = &make->templates[i];
                size_t end = template_->first + template_->count;
                const struct qrsign_record *record;

                if (!template_->draws)
                        continue;
                status = qrsign_directory_rewind(make->directory, template_->kind, error);
                for (size_t j = template_->first; j < end && !status; j++) {
                        if (interrupt_noted())
                                return QRSIGN_OK;
                        status = make_next(make, &make->plan[j], error);
                        if (status || !is_drawn(make, j))
                                continue;
                        status = make_record(make, template_, &make->plan[j], &record, error);
                        if (!status)
                                status = batch_try(make, template_, record, j, error);
                }
        }
        return status;
}

static enum qrsign_status draw_batch(struct batch *batch, struct qrsign_error *error)
{
        struct make *make = batch->make;
        const struct qrsign_record *record;
        enum qrsign_status status = batch_begin(batch, error);

        for (size_t i = batch->from; i < batch->to && !status && !interrupt_noted(); i++) {
                status = make_next(make, &make->plan[i], error);
                if (status || !is_drawn(make, i))
                        continue;
                status = make_record(make, batch->template_, &make->plan[i], &record, error);
                if (!status)
                        status = batch_add(batch, i, record, error);
                progress_step(&make->progress);
        }
        return status || interrupt_noted() ? status : batch_finish(batch, error);
}

/* Goes past the records of entries that are not drawn. */
static enum qrsign_status skip_records(
        struct make *make, size_t from, size_t to, struct qrsign_error *error)
{
        enum qrsign_status status = QRSIGN_OK;

        for (size_t i = from; i < to && !status; i++)
                status = make_next(make, &make->plan[i], error);
        return status;
}

/* Entries up to *reached have their lines in the new manifest. */
static enum qrsign_status draw_template(struct make *make, struct make_template *template_,
        size_t *reached, struct qrsign_error *error)
{
        size_t end = template_->first + template_->count, volume = 0, to;
        enum qrsign_status status = QRSIGN_OK;

        if (template_->draws)
                status = qrsign_directory_rewind(make->directory, template_->kind, error);
        for (size_t from = template_->first; from < end && !status; from = to) {
                struct batch batch = {
                        .make = make, .template_ = template_, .from = from, .volume = volume++};

                to = batch.to = batch_end(make, template_, from);
                if (any_is_drawn(make, from, to)) {
                        bool committed;

                        status = draw_batch(&batch, error);
                        committed = batch.committed;
                        batch_free(&batch);
                        if (!committed) /* failed, wrong or interrupted */
                                return status;
                } else {
                        status = line_write_old(make, from, to, true, error);
                        if (!status && template_->draws)
                                status = skip_records(make, from, to, error);
                }
                if (!status)
                        *reached = to;
                if (interrupt_noted())
                        break;
        }
        return status;
}

/* Whether all that is drawn goes into one batch, which is made whole or not at all anyway. */
static bool is_one_batch(const struct make *make)
{
        size_t drawing = 0;

        for (size_t i = 0; i < make->template_count; i++)
                if (make->templates[i].draws)
                        drawing += make->templates[i].chosen > make->pages_per_file ? 2 : 1;
        return drawing <= 1;
}

enum qrsign_status make_draw(struct make *make, struct qrsign_error *error)
{
        enum qrsign_status status = QRSIGN_OK, closed;
        size_t reached = 0;

        if (!make->keep_going && !is_one_batch(make))
                status = make_try_all(make, error);
        if (status || make->status_count[MAKE_FAILED] || interrupt_noted())
                return status;
        status = folder_make(&make->folder, error);
        if (!status)
                status = line_open(make, error);
        progress_start(
                &make->progress, make->cli, make->to_draw, make->to_draw * (make->verify ? 2 : 1));
        make->cli->line = &make->progress;
        for (size_t i = 0; i < make->template_count && !status; i++) {
                status = draw_template(make, &make->templates[i], &reached, error);
                if (make->status_count[MAKE_FAILED] && !make->keep_going)
                        break;
                if (interrupt_noted())
                        break;
        }
        progress_wipe(&make->progress);
        make->cli->line = NULL;
        if (make->status_count[MAKE_FAILED] && !make->keep_going)
                return status;
        if ((status || interrupt_noted()) && !make->anything_kept)
                return status;
        /* Batches that are finished get their lines even where a later one failed. */
        closed = line_write_old(make, reached, make->plan_count, false, status ? NULL : error);
        if (!closed)
                closed = line_close(make, status ? NULL : error);
        return status ? status : closed;
}
