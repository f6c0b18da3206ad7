/* SPDX-License-Identifier: MIT */
#include "pool.h"
#include "folder.h"
#include "interrupt.h"
#include "make.h"
#include "problems.h"
#include "worker.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PAUSE_MS = 500 }; /* a signal may come just before poll() */

/* The child's life. It holds neither locks nor the talks of others: both end with the parent. */
_Noreturn static void live(struct pool *pool, int handle, pid_t parent)
{
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != parent)
                _exit(CLI_FAILED);
        interrupt_follow();
        for (size_t i = 0; i < pool->most; i++)
                if (pool->workers[i].pid)
                        close(pool->workers[i].handle);
        make_let_go(pool->make);
        worker_serve(pool->make, handle);
        _exit(CLI_DONE);
}

static enum qrsign_status start(
        struct pool *pool, struct worker **started, struct qrsign_error *error)
{
        struct worker *worker = pool->workers;
        pid_t parent = getpid();
        int ends[2];

        while (worker->pid)
                worker++;
        if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
                return problems_errno(error, QRSIGN_MESSAGE_WORKER_NOT_STARTED, NULL, errno);
        worker->pid = fork();
        if (worker->pid == 0) {
                close(ends[0]);
                live(pool, ends[1], parent);
        }
        close(ends[1]);
        if (worker->pid < 0) {
                int number = errno;

                close(ends[0]);
                *worker = (struct worker){0};
                return problems_errno(error, QRSIGN_MESSAGE_WORKER_NOT_STARTED, NULL, number);
        }
        worker->handle = ends[0];
        pool->running++;
        *started = worker;
        return QRSIGN_OK;
}

/* Waits for a worker that ended or is to end; returns how it did. */
static int end(struct pool *pool, struct worker *worker)
{
        int death = 0;

        close(worker->handle);
        while (waitpid(worker->pid, &death, 0) < 0 && errno == EINTR)
                continue;
        if (worker->busy) /* its temporary files are nobody's */
                folder_sweep_of(&pool->make->folder, worker->pid);
        bytes_free(&worker->in);
        *worker = (struct worker){0};
        pool->running--;
        return death;
}

static enum qrsign_status tell_death(
        const char *at, int death, const char *file, struct qrsign_error *error)
{
        enum qrsign_status status;
        char how[64];

        if (WIFSIGNALED(death))
                snprintf(how, sizeof(how), "signal %d, %s", WTERMSIG(death),
                        strsignal(WTERMSIG(death)));
        else
                snprintf(how, sizeof(how), "exit status %d", WEXITSTATUS(death));
        status = qrsign_error_set(error, QRSIGN_MESSAGE_WORKER_DIED, at[0] ? at : "-", how, NULL);
        snprintf(error->file, sizeof(error->file), "%s", file);
        return status;
}

/* The run of one deal. */
struct run {
        struct pool *pool;
        const struct deal *deal;
        struct result *results; /* of the units from `turn` on, a ring */
        size_t room;
        size_t next; /* unit to be dealt */
        size_t turn; /* unit to be taken up */
        size_t busy; /* units with workers */
        bool stopped;
        enum qrsign_status status; /* the first failure */
        struct qrsign_error error;
};

static struct result *result_of(const struct run *run, size_t unit)
{
        return &run->results[unit % run->room];
}

static void note_status(
        struct run *run, enum qrsign_status status, const struct qrsign_error *error)
{
        if (!status)
                return;
        run->stopped = true;
        if (!run->status) {
                run->status = status;
                run->error = *error;
        }
}

static void finish(struct run *run, size_t unit)
{
        struct result *result = result_of(run, unit);
        struct qrsign_error error;

        result->finished = true;
        if (result->done.status)
                run->stopped = true;
        if (run->deal->finished)
                note_status(
                        run, run->deal->finished(run->deal->context, unit, result, &error), &error);
}

static void give(struct run *run, struct worker *worker, size_t unit)
{
        struct result *result = result_of(run, unit);

        worker->busy = true;
        worker->unit = unit;
        worker->at[0] = '\0';
        run->busy++;
        talk_send(worker->handle, result->task.data, result->task.length); /* else it is dead */
}

/* A worker that can be given a unit, or NULL. */
static struct worker *free_worker(struct run *run)
{
        struct pool *pool = run->pool;
        struct worker *worker = NULL;
        struct qrsign_error error;

        for (size_t i = 0; i < pool->most; i++)
                if (pool->workers[i].pid && !pool->workers[i].busy)
                        return &pool->workers[i];
        if (pool->running < pool->most && start(pool, &worker, &error) && !pool->running)
                note_status(run, error.status, &error);
        return worker;
}

/* Deals out what can be: as far ahead of the unit whose turn it is as there are results kept. */
static void deal_out(struct run *run)
{
        const struct deal *deal = run->deal;

        while (!run->stopped && run->next < deal->unit_count && run->next < run->turn + run->room) {
                struct result *result = result_of(run, run->next);
                struct worker *worker;
                struct qrsign_error error;

                if (!result->given) {
                        result->given = true;
                        note_status(run,
                                deal->task(deal->context, run->next, &result->task, &error),
                                &error);
                }
                if (!run->status && result->task.length) {
                        worker = free_worker(run);
                        if (!worker)
                                return;
                        give(run, worker, run->next);
                } else {
                        finish(run, run->next);
                }
                run->next++;
        }
}

static void take_up(struct run *run, size_t unit)
{
        struct result *result = result_of(run, unit);
        struct cli *cli = run->pool->make->cli;
        const struct deal *deal = run->deal;
        struct frame frame;
        const char *data;
        struct qrsign_error error;

        for (size_t at = 0; frame_at(&result->said, at, &frame, &data); at += frame_size(&frame)) {
                if (frame.kind == TALK_PROBLEM) {
                        struct talk_problem problem;

                        memcpy(&problem, data, sizeof(problem));
                        problems_report(cli, problem.id[0] ? problem.id : NULL, &problem.problem);
                } else if (deal->frame) {
                        note_status(run,
                                deal->frame(deal->context, unit, frame.kind, data, frame.length,
                                        &error),
                                &error);
                }
        }
        if (result->lost && !result->at[0] && deal->name)
                deal->name(deal->context, unit, result->at);
        if (result->lost && !interrupt_noted()) {
                tell_death(result->at, result->death, run->pool->make->input, &error);
                problems_report(cli, NULL, &error);
                run->pool->make->lost_count++;
        }
        note_status(run, result->done.status, &result->done.error);
        if (deal->turn)
                note_status(run, deal->turn(deal->context, unit, result, &error), &error);
        bytes_free(&result->task);
        bytes_free(&result->said);
        *result = (struct result){0};
}

/* What a worker says before any task. The first one's templates are known; that another cannot
 * open them is a failure of the machine. */
static void hear_ready(struct run *run, struct worker *worker, uint32_t kind, const char *data)
{
        struct talk_done done;

        if (kind != TALK_DONE)
                return;
        memcpy(&done, data, sizeof(done));
        worker->ready = true;
        note_status(run, done.status, &done.error);
}

/* Frames of a worker, as far as they are there. */
static void hear(struct run *run, struct worker *worker)
{
        struct make *make = run->pool->make;
        struct frame frame;
        const char *data;
        size_t at = 0;

        for (; frame_at(&worker->in, at, &frame, &data); at += frame_size(&frame)) {
                struct result *result = result_of(run, worker->unit);

                if (!worker->ready)
                        hear_ready(run, worker, frame.kind, data);
                else if (frame.kind == TALK_AT)
                        snprintf(worker->at, sizeof(worker->at), "%.*s", (int)frame.length, data);
                else if (frame.kind == TALK_STEP)
                        progress_step(&make->progress);
                else if (frame.kind == TALK_DONE && worker->busy) {
                        memcpy(&result->done, data, sizeof(result->done));
                        worker->busy = false;
                        run->busy--;
                        finish(run, worker->unit);
                } else if (worker->busy &&
                           !bytes_add_frame(&result->said, frame.kind, data, frame.length)) {
                        struct qrsign_error error;

                        note_status(run, problems_memory(&error), &error);
                }
        }
        bytes_drop(&worker->in, at);
}

static void bury(struct run *run, struct worker *worker)
{
        bool busy = worker->busy;
        size_t unit = worker->unit;
        struct result *result = result_of(run, unit);

        if (busy)
                memcpy(result->at, worker->at, sizeof(result->at));
        result->death = end(run->pool, worker);
        if (!busy)
                return;
        run->busy--;
        if (run->deal->again && !result->tried && !run->stopped &&
                start(run->pool, &worker, &run->error) == QRSIGN_OK) {
                result->tried = true;
                result->said.length = 0;
                give(run, worker, unit);
                return;
        }
        result->lost = true;
        result->said.length = 0;
        finish(run, unit);
}

static void interrupt_workers(struct run *run)
{
        struct pool *pool = run->pool;

        run->stopped = true;
        if (pool->told)
                return;
        pool->told = true;
        for (size_t i = 0; i < pool->most; i++)
                if (pool->workers[i].pid)
                        kill(pool->workers[i].pid, SIGTERM);
}

static void listen_to(struct run *run, struct pollfd *asked)
{
        struct pool *pool = run->pool;
        nfds_t count = 0;

        for (size_t i = 0; i < pool->most; i++)
                if (pool->workers[i].pid)
                        asked[count++] = (struct pollfd){pool->workers[i].handle, POLLIN, 0};
        if (poll(asked, count, PAUSE_MS) <= 0)
                return;
        for (size_t i = 0, k = 0; i < pool->most && k < count; i++) {
                struct worker *worker = &pool->workers[i];
                bool alive;

                if (!worker->pid || worker->handle != asked[k].fd)
                        continue;
                if (!asked[k++].revents)
                        continue;
                alive = talk_receive(worker->handle, &worker->in, false);
                hear(run, worker);
                if (!alive)
                        bury(run, worker);
        }
}

enum qrsign_status pool_run(struct pool *pool, const struct deal *deal, struct qrsign_error *error)
{
        struct run run = {.pool = pool, .deal = deal, .room = 2 * pool->most + 2};
        struct pollfd *asked = calloc(pool->most, sizeof(*asked));

        run.results = calloc(run.room, sizeof(*run.results));
        if (!run.results || !asked) {
                free(run.results);
                free(asked);
                return problems_memory(error);
        }
        for (;;) {
                if (interrupt_noted())
                        interrupt_workers(&run);
                deal_out(&run);
                if (run.turn < run.next && result_of(&run, run.turn)->finished) {
                        take_up(&run, run.turn++);
                        continue;
                }
                if (!run.busy && (run.stopped || run.turn == deal->unit_count))
                        break;
                listen_to(&run, asked);
        }
        for (size_t i = 0; i < run.room; i++) { /* what was prepared and never given */
                bytes_free(&run.results[i].task);
                bytes_free(&run.results[i].said);
        }
        free(run.results);
        free(asked);
        if (run.status && error)
                *error = run.error;
        return run.status;
}

/* What the first worker says before any task: the templates, or why not. */
static enum qrsign_status hear_first(
        struct pool *pool, struct worker *worker, struct qrsign_error *error)
{
        struct talk_done done;
        struct frame frame;
        const char *data;

        for (size_t at = 0;;) {
                if (!frame_at(&worker->in, at, &frame, &data)) {
                        if (!talk_receive(worker->handle, &worker->in, true))
                                return tell_death("", end(pool, worker), pool->make->input, error);
                        continue;
                }
                if (frame.kind == TALK_DONE) {
                        memcpy(&done, data, sizeof(done));
                        bytes_drop(&worker->in, worker->in.length);
                        worker->ready = true;
                        if (done.status && error)
                                *error = done.error;
                        return done.status;
                }
                worker_heard_templates(pool->make, frame.kind, data, frame.length);
                at += frame_size(&frame);
        }
}

enum qrsign_status pool_open(
        struct pool *pool, struct make *make, size_t most, struct qrsign_error *error)
{
        struct worker *worker = NULL;
        enum qrsign_status status;

        pool->make = make;
        pool->most = most;
        pool->workers = calloc(most, sizeof(*pool->workers));
        if (!pool->workers)
                return problems_memory(error);
        status = start(pool, &worker, error);
        return status ? status : hear_first(pool, worker, error);
}

void pool_close(struct pool *pool)
{
        for (size_t i = 0; pool->workers && i < pool->most; i++) {
                if (!pool->workers[i].pid)
                        continue;
                if (pool->workers[i].busy)
                        kill(pool->workers[i].pid, SIGKILL);
                end(pool, &pool->workers[i]);
        }
        free(pool->workers);
        *pool = (struct pool){0};
}
