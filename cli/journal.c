/* SPDX-License-Identifier: MIT */
#include "journal.h"
#include "files.h"
#include "problems.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

char *journal_path(const char *folder, const char *manifest)
{
        char name[128];

        snprintf(name, sizeof(name), ".%.100s.journal", manifest);
        return path_join(folder, name);
}

static enum qrsign_status failed(const struct journal *journal, struct qrsign_error *error)
{
        return problems_errno(error, QRSIGN_MESSAGE_FILE_WRITE, journal->shown, errno);
}

/* A line that a dying run left half is ended, so that it spoils no other. */
static bool end_last_line(struct journal *journal)
{
        char last = '\n';

        if (journal->end && pread(journal->handle, &last, 1, (off_t)journal->end - 1) != 1)
                return false;
        if (last == '\n')
                return true;
        journal->end++;
        return write(journal->handle, "\n", 1) == 1;
}

enum qrsign_status journal_open(struct journal *journal, const char *folder, const char *manifest,
        struct qrsign_error *error)
{
        struct stat about;

        journal->path = journal_path(folder, manifest);
        journal->shown = path_join(folder, manifest);
        if (!journal->path || !journal->shown)
                return problems_memory(error);
        for (;;) {
                journal->handle =
                        open(journal->path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
                if (journal->handle < 0)
                        return failed(journal, error);
                if (flock(journal->handle, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
                        return problems_set(
                                error, QRSIGN_MESSAGE_OUTPUT_BUSY, journal->shown, NULL, NULL);
                if (fstat(journal->handle, &about) != 0)
                        return failed(journal, error);
                if (about.st_nlink)
                        break;
                close(journal->handle); /* it went while we waited for its lock */
        }
        journal->end = (uint64_t)about.st_size;
        return end_last_line(journal) ? QRSIGN_OK : failed(journal, error);
}

enum qrsign_status journal_add(
        struct journal *journal, const char *lines, size_t length, struct qrsign_error *error)
{
        size_t done = 0;

        while (done < length) {
                ssize_t count = write(journal->handle, lines + done, length - done);

                if (count < 0 && errno == EINTR)
                        continue;
                if (count <= 0)
                        break;
                done += (size_t)count;
        }
        if (done == length && fdatasync(journal->handle) == 0) {
                journal->end += length;
                return QRSIGN_OK;
        }
        failed(journal, error);
        if (ftruncate(journal->handle, (off_t)journal->end) != 0)
                return QRSIGN_ERROR_IO; /* half a line at the end is known for what it is */
        return QRSIGN_ERROR_IO;
}

enum qrsign_status journal_read(const struct journal *journal, uint64_t at, char *out,
        size_t length, struct qrsign_error *error)
{
        while (length) {
                ssize_t count = pread(journal->handle, out, length, (off_t)at);

                if (count < 0 && errno == EINTR)
                        continue;
                if (count <= 0)
                        return problems_errno(error, QRSIGN_MESSAGE_FILE_READ, journal->shown,
                                count ? errno : EIO);
                out += count;
                at += (uint64_t)count;
                length -= (size_t)count;
        }
        return QRSIGN_OK;
}

void journal_close(struct journal *journal, bool remove)
{
        if (journal->handle >= 0) {
                if (remove)
                        unlink(journal->path);
                close(journal->handle);
        }
        free(journal->path);
        free(journal->shown);
        *journal = (struct journal){.handle = -1};
}
