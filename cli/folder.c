/* SPDX-License-Identifier: MIT */
#include "folder.h"
#include "files.h"
#include "problems.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const below_names[] = {"png", "pdf", "svg", "dxf"};

static enum qrsign_status lock(struct folder *folder, struct qrsign_error *error)
{
        int how = folder->lock == FOLDER_SHARED ? LOCK_SH : LOCK_EX;

        if (folder->lock == FOLDER_FREE)
                return QRSIGN_OK;
        if (flock(folder->handle, how | LOCK_NB) == 0)
                folder->locked = folder->lock == FOLDER_ALONE;
        else if (errno == EWOULDBLOCK)
                return problems_set(error, QRSIGN_MESSAGE_OUTPUT_BUSY, folder->path, NULL, NULL);
        return QRSIGN_OK;
}

enum qrsign_status folder_open(
        struct folder *folder, const char *path, enum folder_lock how, struct qrsign_error *error)
{
        struct stat about;

        folder->handle = -1;
        folder->lock = how;
        folder->path = strdup(path);
        if (!folder->path)
                return problems_memory(error);
        folder->existed = strlen(path);
        while (folder->existed > 1 && folder->path[folder->existed - 1] == '/')
                folder->path[--folder->existed] = '\0';
        if (stat(folder->path, &about) != 0) {
                if (errno == ENOENT)
                        return QRSIGN_OK;
                return problems_errno(error,
                        errno == ENOTDIR ? QRSIGN_MESSAGE_FILE_WRITE : QRSIGN_MESSAGE_FILE_OPEN,
                        folder->path, errno);
        }
        if (!S_ISDIR(about.st_mode))
                return problems_set(
                        error, QRSIGN_MESSAGE_OUTPUT_NOT_A_FOLDER, folder->path, NULL, NULL);
        folder->handle = open(folder->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (folder->handle < 0)
                return problems_errno(error, QRSIGN_MESSAGE_FILE_OPEN, folder->path, errno);
        return lock(folder, error);
}

/* Makes the folders of a path from the first that is missing; returns 0 or errno. */
static int make_path(struct folder *folder)
{
        char *path = folder->path;
        size_t length = strlen(path);

        folder->existed = 0;
        for (size_t i = 1; i <= length; i++) {
                char end = path[i];

                if (end != '/' && end != '\0')
                        continue;
                path[i] = '\0';
                if (mkdir(path, 0777) != 0) {
                        int number = errno;

                        path[i] = end;
                        if (number != EEXIST)
                                return number;
                        folder->existed = i;
                }
                path[i] = end;
        }
        return 0;
}

enum qrsign_status folder_make(struct folder *folder, struct qrsign_error *error)
{
        int number;

        if (folder->handle >= 0)
                return QRSIGN_OK;
        number = make_path(folder);
        if (!number) {
                folder->handle = open(folder->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
                number = folder->handle < 0 ? errno : 0;
        }
        if (number)
                return problems_errno(error, QRSIGN_MESSAGE_FILE_WRITE, folder->path, number);
        return lock(folder, error);
}

enum qrsign_status folder_make_below(
        struct folder *folder, enum folder_below below, struct qrsign_error *error)
{
        cleanup(path_free) char *path = path_join(folder->path, below_names[below]);

        if (!path)
                return problems_memory(error);
        if (mkdir(path, 0777) == 0)
                folder->made_below[below] = true;
        else if (errno != EEXIST)
                return problems_errno(error, QRSIGN_MESSAGE_FILE_WRITE, path, errno);
        return QRSIGN_OK;
}

void folder_list(const struct folder *folder, const char *below,
        void (*visit)(void *context, const char *below, const char *name), void *context)
{
        cleanup(path_free) char *path = path_join(folder->path, below);
        DIR *stream = path ? opendir(path) : NULL;
        const struct dirent *entry;

        if (!stream)
                return;
        while ((entry = readdir(stream)))
                visit(context, below, entry->d_name);
        closedir(stream);
}

/* Under the lock nobody else writes here, so that a process number may be reused at will. */
bool folder_is_stale(const struct folder *folder, const char *name)
{
        pid_t process;

        if (!output_is_temporary(name, &process))
                return false;
        return folder->locked || process == getpid() || (kill(process, 0) != 0 && errno == ESRCH);
}

/* What is swept: all that nobody writes any more, or what one process left. */
struct sweep {
        const struct folder *folder;
        pid_t process; /* 0: any */
};

static void sweep_one(void *context, const char *below, const char *name)
{
        const struct sweep *sweep = context;
        pid_t process;
        char path[1024];

        if (sweep->process ? !output_is_temporary(name, &process) || process != sweep->process
                           : !folder_is_stale(sweep->folder, name))
                return;
        snprintf(path, sizeof(path), "%s%s%s", below, below[0] ? "/" : "", name);
        unlinkat(sweep->folder->handle, path, 0);
}

/* Beside other shards nothing is swept: they may run on other machines, where our numbers mean
 * other processes. merge does it when all are done. */
static void sweep_all(struct sweep sweep)
{
        if (sweep.folder->handle < 0 || sweep.folder->lock == FOLDER_SHARED)
                return;
        folder_list(sweep.folder, "", sweep_one, &sweep);
        for (size_t i = 0; i < COUNT(below_names); i++)
                folder_list(sweep.folder, below_names[i], sweep_one, &sweep);
}

void folder_sweep(const struct folder *folder)
{
        sweep_all((struct sweep){folder, 0});
}

void folder_sweep_of(const struct folder *folder, pid_t process)
{
        sweep_all((struct sweep){folder, process});
}

static void unmake_folders(struct folder *folder)
{
        for (size_t i = 0; i < COUNT(below_names); i++)
                if (folder->made_below[i])
                        unlinkat(folder->handle, below_names[i], AT_REMOVEDIR);
        while (strlen(folder->path) > folder->existed && rmdir(folder->path) == 0) {
                char *slash = strrchr(folder->path, '/');

                if (!slash)
                        break;
                *slash = '\0';
        }
}

void folder_close(struct folder *folder, bool unmake)
{
        if (!folder->path)
                return;
        if (unmake)
                unmake_folders(folder);
        if (folder->handle >= 0)
                close(folder->handle);
        free(folder->path);
        *folder = (struct folder){.handle = -1};
}
