/* SPDX-License-Identifier: MIT */
#include "pictures.h"
#include "files.h"
#include "problems.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

enum { DEEPEST = 32 }; /* a link may lead back up */

static bool has_picture_name(const char *name)
{
        static const char *const endings[] = {
                ".png", ".jpg", ".jpeg", ".webp", ".pgm", ".ppm", ".pbm", ".pnm", ".pdf"};
        const char *dot = strrchr(name, '.');

        for (size_t i = 0; dot && i < COUNT(endings); i++)
                if (strcasecmp(dot, endings[i]) == 0)
                        return true;
        return false;
}

/* Takes the path over, also when it fails. */
static bool keep(struct pictures *pictures, char *path)
{
        if (path && pictures->count == pictures->room) {
                size_t room = pictures->room ? pictures->room * 2 : 64;
                char **more = realloc(pictures->paths, room * sizeof(*more));

                if (!more) {
                        free(path);
                        return false;
                }
                pictures->paths = more;
                pictures->room = room;
        }
        if (path)
                pictures->paths[pictures->count++] = path;
        return path != NULL;
}

static int visible(const struct dirent *entry)
{
        return entry->d_name[0] != '.';
}

/* Bytes, not the locale's order: the same on every machine. */
static int by_name(const struct dirent **left, const struct dirent **right)
{
        return strcmp((*left)->d_name, (*right)->d_name);
}

static bool is_folder(const char *path)
{
        struct stat about;

        return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

static enum qrsign_status list_folder(
        struct pictures *pictures, const char *folder, int depth, struct qrsign_error *error)
{
        struct dirent **entries = NULL;
        int count = depth < DEEPEST ? scandir(folder, &entries, visible, by_name) : 0;
        enum qrsign_status status = QRSIGN_OK;

        if (count < 0)
                return problems_errno(error, QRSIGN_MESSAGE_FILE_OPEN, folder, errno);
        for (int i = 0; i < count; i++) {
                char *path = status ? NULL : path_join(folder, entries[i]->d_name);

                if (!status && !path)
                        status = problems_memory(error);
                else if (path && is_folder(path))
                        status = list_folder(pictures, path, depth + 1, error);
                else if (path && has_picture_name(path)) {
                        if (!keep(pictures, path))
                                status = problems_memory(error);
                        path = NULL;
                }
                free(path);
                free(entries[i]);
        }
        free(entries);
        return status;
}

enum qrsign_status pictures_list(struct pictures *pictures, char *const operands[],
        size_t operand_count, struct qrsign_error *error)
{
        enum qrsign_status status = QRSIGN_OK;

        for (size_t i = 0; i < operand_count && !status; i++) {
                if (is_folder(operands[i]))
                        status = list_folder(pictures, operands[i], 0, error);
                else if (!keep(pictures, strdup(operands[i])))
                        status = problems_memory(error);
        }
        return status;
}

void pictures_free(struct pictures *pictures)
{
        for (size_t i = 0; i < pictures->count; i++)
                free(pictures->paths[i]);
        free(pictures->paths);
        *pictures = (struct pictures){0};
}
