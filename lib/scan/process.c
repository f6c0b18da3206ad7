/* SPDX-License-Identifier: MIT */
#include "scan/process.h"
#include "base/error.h"
#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
        READ_END = 0,
        WRITE_END = 1,
        NOISE_MAX = 1 << 24 /* bytes of complaint for nothing */
};

static void close_end(int *file)
{
        if (*file >= 0)
                close(*file);
        *file = -1;
}

static void close_pipe(int (*ends)[2])
{
        close_end(&(*ends)[READ_END]);
        close_end(&(*ends)[WRITE_END]);
}

/* No other program that the host starts meanwhile inherits the ends. They stand above the three
 * standard files even where the host has closed those, so that moving one onto them in the child
 * does not run over another. */
static bool open_pipe(int ends[2])
{
        int low[2];

        ends[READ_END] = ends[WRITE_END] = -1;
        if (pipe2(low, O_CLOEXEC))
                return false;
        for (int i = 0; i < 2; i++) {
                ends[i] = fcntl(low[i], F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
                close(low[i]);
        }
        return ends[READ_END] >= 0 && ends[WRITE_END] >= 0;
}

/* The child gets our two pipes, and signals as a new program has them, whatever the host blocks
 * or ignores: it must die of a closed pipe. Returns an error number. */
static int spawn(pid_t *id, const char *const arguments[], int output, int errors)
{
        posix_spawn_file_actions_t files;
        posix_spawnattr_t attributes;
        sigset_t none, pipe_signal;
        int result = posix_spawn_file_actions_init(&files);

        if (result)
                return result;
        result = posix_spawnattr_init(&attributes);
        if (result) {
                posix_spawn_file_actions_destroy(&files);
                return result;
        }
        sigemptyset(&none);
        sigemptyset(&pipe_signal);
        sigaddset(&pipe_signal, SIGPIPE);
        posix_spawnattr_setsigmask(&attributes, &none);
        posix_spawnattr_setsigdefault(&attributes, &pipe_signal);
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
        result = posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        if (!result)
                result = posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO);
        if (!result)
                result = posix_spawn_file_actions_adddup2(&files, errors, STDERR_FILENO);
        if (!result) /* the strings are not written to; the interface is older than const */
                result = posix_spawnp(id, arguments[0], &files, &attributes,
                        (char *const *)(uintptr_t)arguments, environ);
        posix_spawnattr_destroy(&attributes);
        posix_spawn_file_actions_destroy(&files);
        return result;
}

enum qrsign_status qs_process_start(struct qs_process *process, const char *const arguments[],
        int patience_ms, struct qrsign_error *error)
{
        qs_cleanup(close_pipe) int output[2] = {-1, -1};
        qs_cleanup(close_pipe) int errors[2] = {-1, -1};
        int failure;

        *process = (struct qs_process){.output = -1, .errors = -1, .patience_ms = patience_ms};
        if (!open_pipe(output) || !open_pipe(errors))
                failure = errno;
        else
                failure = spawn(&process->id, arguments, output[WRITE_END], errors[WRITE_END]);
        if (failure) {
                char text[QRSIGN_ERROR_ARGUMENT_SIZE];

                process->id = 0;
                if (failure == ENOENT)
                        return qs_error(error, QRSIGN_MESSAGE_PROGRAM_MISSING, arguments[0]);
                return qs_error(error, QRSIGN_MESSAGE_PROGRAM_START, arguments[0],
                        strerror_r(failure, text, sizeof(text)));
        }
        process->output = output[READ_END];
        process->errors = errors[READ_END];
        output[READ_END] = errors[READ_END] = -1;
        return QRSIGN_OK;
}

/* Keeps the first line that says something. */
static void hear(struct qs_process *process, const char *data, size_t size)
{
        process->noise += size;
        for (size_t i = 0; i < size && !process->complaint_ended; i++) {
                bool end = data[i] == '\n' || data[i] == '\r';

                if (end || process->complaint_length == sizeof(process->complaint) - 1)
                        process->complaint_ended = process->complaint_length > 0;
                else
                        process->complaint[process->complaint_length++] = data[i];
        }
}

/* Waits for either pipe; a complaint is read at once. Returns 1 when there is output or its end,
 * 0 when there is something else, -1 with errno. */
static int wait_for_output(struct qs_process *process)
{
        struct pollfd pipes[2] = {{process->output, POLLIN, 0}, {process->errors, POLLIN, 0}};
        char data[1024];
        int ready = poll(pipes, QS_COUNT(pipes), process->patience_ms); /* skips those below 0 */

        if (ready <= 0) {
                errno = ready ? errno : ETIMEDOUT;
                return -1;
        }
        if (pipes[1].revents) {
                ssize_t count = read(process->errors, data, sizeof(data));

                if (count > 0)
                        hear(process, data, (size_t)count);
                else if (count == 0 || errno != EINTR)
                        close_end(&process->errors);
                if (process->noise > NOISE_MAX) {
                        errno = ETIMEDOUT;
                        return -1;
                }
        }
        return pipes[0].revents ? 1 : 0;
}

ssize_t qs_process_read(void *context, void *data, size_t size)
{
        struct qs_process *process = context;
        int ready = 0;

        while (!ready)
                ready = wait_for_output(process);
        if (ready < 0)
                return -1;
        process->noise = 0;
        return read(process->output, data, size);
}

/* Makes UTF-8 of a complaint that is not, or was cut inside a character. */
static void tidy_complaint(struct qs_process *process)
{
        size_t bad;

        while (!qs_utf8_is_valid(process->complaint, process->complaint_length, &bad))
                process->complaint[bad] = '?';
}

static bool reap(struct qs_process *process)
{
        int state = 0;
        pid_t id;

        do
                id = waitpid(process->id, &state, 0);
        while (id < 0 && errno == EINTR);
        process->id = 0;
        /* A host that ignores SIGCHLD has the system reap its children: then what the child wrote
         * must speak for it. */
        if (id < 0)
                return process->complaint_length == 0;
        return WIFEXITED(state) && WEXITSTATUS(state) == 0;
}

bool qs_process_finish(struct qs_process *process)
{
        close_end(&process->output);
        while (process->errors >= 0)
                if (wait_for_output(process) < 0 && errno != EINTR)
                        break;
        if (process->errors >= 0) {
                qs_process_stop(process);
                return false;
        }
        tidy_complaint(process);
        return reap(process);
}

void qs_process_stop(struct qs_process *process)
{
        close_end(&process->output);
        close_end(&process->errors);
        if (!process->id)
                return;
        kill(process->id, SIGKILL);
        reap(process);
}
