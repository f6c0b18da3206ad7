/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "scan/process.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LONG = 20000, SHORT = 50 }; /* ms */

static size_t open_files(void)
{
        DIR *folder = opendir("/proc/self/fd");
        size_t count = 0;

        assert_non_null(folder);
        while (readdir(folder))
                count++;
        closedir(folder);
        return count;
}

static void assert_no_children(void)
{
        assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
        assert_int_equal(errno, ECHILD);
}

static void start(struct qs_process *process, const char *script, int patience_ms)
{
        struct qrsign_error error;

        if (qs_process_start(
                    process, (const char *const[]){"sh", "-c", script, NULL}, patience_ms, &error))
                fail_msg("%s", error.message);
}

/* Reads to the end; returns the bytes, or -1 with errno. */
static ssize_t read_all(struct qs_process *process, char *out, size_t size)
{
        size_t length = 0;
        ssize_t count;

        while ((count = qs_process_read(process, out + length, size - 1 - length)) > 0)
                length += (size_t)count;
        out[length] = '\0';
        return count < 0 ? -1 : (ssize_t)length;
}

static void outputs_and_ends(void **state)
{
        static const struct {
                const char *name;
                const char *script;
                const char *output;
                const char *complaint;
                bool well;
        } rows[] = {
                {"quiet", "exit 0", "", "", true},
                {"output", "echo one; echo two", "one\ntwo\n", "", true},
                {"nothing on standard input", "cat; echo end", "end\n", "", true},
                {"fails", "echo x; echo 'no  good' >&2; echo more >&2; exit 3", "x\n", "no  good",
                        false},
                {"killed", "echo x; kill -9 $$", "x\n", "", false},
                {"complains and ends well", "echo bad >&2", "", "bad", true},
                {"first line that says something", "printf '\\n\\r\\nyes\\n' >&2", "", "yes", true},
                {"no line end", "printf 'yes' >&2", "", "yes", true},
                {"Vietnamese", "printf 'Kiệt\\n' >&2", "", "Kiệt", true},
                {"not UTF-8", "printf 'Ki\\341t\\n' >&2", "", "Ki?t", true},
                {"complains after its output", "echo x; exec >&-; sleep .02; echo late >&2; exit 1",
                        "x\n", "late", false},
                {"closes its output first", "exec >&-; echo late >&2; exit 1", "", "late", false},
        };
        size_t files = open_files();

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qs_process process;
                char out[4096];

                start(&process, rows[i].script, LONG);
                check_row(rows[i].name, read_all(&process, out, sizeof(out)) >= 0);
                check_row(rows[i].name, qs_process_finish(&process) == rows[i].well);
                assert_string_equal(out, rows[i].output);
                assert_string_equal(process.complaint, rows[i].complaint);
                qs_process_stop(&process);
                assert_int_equal(open_files(), files);
                assert_no_children();
        }
}

/* More on both pipes than either holds: neither side may wait for the other. */
static void floods(void **state)
{
        static char out[1 << 20];
        struct qs_process process;

        (void)state;
        start(&process,
                "i=0; while [ $i -lt 8 ]; do"
                " head -c 100000 /dev/zero | tr '\\0' e >&2;"
                " head -c 100000 /dev/zero | tr '\\0' o; i=$((i+1)); done",
                LONG);
        assert_int_equal(read_all(&process, out, sizeof(out)), 800000);
        assert_true(qs_process_finish(&process));
        assert_int_equal(strlen(process.complaint), QRSIGN_ERROR_ARGUMENT_SIZE - 1);
        assert_no_children();
}

static void patience_ends(void **state)
{
        static const char *const scripts[] = {
                "exec sleep 1000", "echo x; exec sleep 1000", "exec >&-; exec sleep 1000"};
        char out[64];

        (void)state;
        for (size_t i = 0; i < COUNT(scripts); i++) {
                struct qs_process process;
                ssize_t count;

                start(&process, scripts[i], SHORT);
                count = read_all(&process, out, sizeof(out));
                if (count < 0)
                        assert_int_equal(errno, ETIMEDOUT);
                else
                        assert_false(qs_process_finish(&process));
                qs_process_stop(&process);
                assert_no_children();
        }
}

/* It complains for ever and gives nothing: as bad as silence. */
static void noise_ends(void **state)
{
        struct qs_process process;
        char out[64];

        (void)state;
        start(&process, "exec yes 3>&1 >&2", LONG);
        assert_int_equal(read_all(&process, out, sizeof(out)), -1);
        assert_int_equal(errno, ETIMEDOUT);
        qs_process_stop(&process);
        assert_no_children();
}

static void stops_at_any_time(void **state)
{
        struct qs_process process;
        size_t files = open_files();
        char byte;

        (void)state;
        for (int i = 0; i < 3; i++) {
                start(&process, "exec yes", LONG);
                if (i)
                        assert_int_equal(qs_process_read(&process, &byte, 1), 1);
                if (i == 2) /* its output is closed: it dies of that alone */
                        assert_false(qs_process_finish(&process));
                qs_process_stop(&process);
                qs_process_stop(&process);
                assert_int_equal(open_files(), files);
                assert_no_children();
        }
}

/* Many hosts ignore a broken pipe, some block signals; the child must die of it all the same. */
static void signals_are_not_inherited(void **state)
{
        struct qs_process process;
        sigset_t all, before;
        char out[64];

        (void)state;
        signal(SIGPIPE, SIG_IGN);
        sigfillset(&all);
        sigprocmask(SIG_BLOCK, &all, &before);
        start(&process, "kill -PIPE $$; echo alive", LONG);
        assert_int_equal(read_all(&process, out, sizeof(out)), 0);
        assert_false(qs_process_finish(&process));
        sigprocmask(SIG_SETMASK, &before, NULL);
        signal(SIGPIPE, SIG_DFL);
}

/* A host without standard files: the pipes must not land on their numbers. */
static void closed_standard_files(void **state)
{
        struct qs_process process;
        int saved[3];
        char out[64];
        bool well;

        (void)state;
        for (int i = 0; i < 3; i++) {
                saved[i] = fcntl(i, F_DUPFD_CLOEXEC, 10);
                close(i);
        }
        start(&process, "cat; echo out; echo err >&2", LONG);
        read_all(&process, out, sizeof(out));
        well = qs_process_finish(&process);
        for (int i = 0; i < 3; i++) {
                dup2(saved[i], i);
                close(saved[i]);
        }
        assert_true(well);
        assert_string_equal(out, "out\n");
        assert_string_equal(process.complaint, "err");
}

static void missing_program(void **state)
{
        struct qs_process process;
        struct qrsign_error error;
        size_t files = open_files();

        (void)state;
        assert_int_equal(qs_process_start(&process,
                                 (const char *const[]){"no-such-program-here", NULL}, LONG, &error),
                QRSIGN_ERROR_MISSING);
        assert_int_equal(error.code, QRSIGN_MESSAGE_PROGRAM_MISSING);
        assert_string_equal(error.argument[0], "no-such-program-here");
        assert_int_equal(
                qs_process_start(&process, (const char *const[]){"/etc", NULL}, LONG, &error),
                QRSIGN_ERROR_IO);
        assert_int_equal(error.code, QRSIGN_MESSAGE_PROGRAM_START);
        qs_process_stop(&process);
        assert_int_equal(open_files(), files);
        assert_no_children();
}

/* A host that lets the system reap its children. */
static void reaped_by_the_system(void **state)
{
        struct qs_process process;
        char out[64];

        (void)state;
        signal(SIGCHLD, SIG_IGN);
        start(&process, "echo x", LONG);
        read_all(&process, out, sizeof(out));
        assert_true(qs_process_finish(&process));
        start(&process, "echo no >&2; exit 1", LONG);
        read_all(&process, out, sizeof(out));
        assert_false(qs_process_finish(&process));
        signal(SIGCHLD, SIG_DFL);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(outputs_and_ends),
                cmocka_unit_test(floods),
                cmocka_unit_test(patience_ends),
                cmocka_unit_test(noise_ends),
                cmocka_unit_test(stops_at_any_time),
                cmocka_unit_test(signals_are_not_inherited),
                cmocka_unit_test(closed_standard_files),
                cmocka_unit_test(missing_program),
                cmocka_unit_test(reaped_by_the_system),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
