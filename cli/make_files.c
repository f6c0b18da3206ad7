/* SPDX-License-Identifier: MIT */
/* Which files have to be written: those of changed plaques, those that are missing, and whole PDF
 * volumes around either. */
#include "make.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Whether a file has a digest; that of a volume is taken once for all its plaques. */
static bool has_digest(struct make *make, const char *full, const char *path, const char *sha256)
{
        size_t size;

        if (strcmp(make->looked_at, path) != 0) {
                snprintf(make->looked_at, sizeof(make->looked_at), "%s", path);
                if (file_digest(full, make->looked_at_digest, &size, NULL) != QRSIGN_OK)
                        make->looked_at_digest[0] = '\0';
        }
        return strcmp(make->looked_at_digest, sha256) == 0;
}

/* A file of an old line: is it named there, at this place, and still as it was written? A run
 * that died may have left a name on the disk without all that belongs under it. */
static bool file_is_there(
        struct make *make, const json_t *line, bool unsure, struct make_place place)
{
        const json_t *files = json_object_get(line, "files");

        for (size_t i = 0; i < json_array_size(files); i++) {
                const json_t *file = json_array_get(files, i);
                const char *name = json_string_value(json_object_get(file, "file"));
                const char *sha256 = json_string_value(json_object_get(file, "sha256"));
                cleanup(path_free) char *full = NULL;
                struct stat about;

                if (!name || !sha256 || strcmp(name, place.name) != 0 ||
                        (size_t)json_integer_value(json_object_get(file, "order")) != place.order ||
                        (!place.order && json_integer_value(json_object_get(file, "page")) !=
                                                 (json_int_t)place.page) ||
                        fabs(json_real_value(json_object_get(file, "dpi")) - place.dpi) > 0.001)
                        continue;
                full = path_join(make->folder.path, place.name);
                if (!full || stat(full, &about) != 0 || !S_ISREG(about.st_mode) ||
                        about.st_size != json_integer_value(json_object_get(file, "bytes")))
                        return false;
                return !unsure || has_digest(make, full, place.name, sha256);
        }
        return false;
}

static bool is_verified(const json_t *line)
{
        const json_t *codes = json_object_get(line, "codes");

        for (size_t i = 0; i < json_array_size(codes); i++)
                if (!json_is_true(json_object_get(json_array_get(codes, i), "verified")))
                        return false;
        return true;
}

/* Every file of a plaque's own that was asked for. */
static void want_all_own(const struct make *make, struct plan_entry *entry)
{
        unsigned own = MAKE_PNG | MAKE_SVG | MAKE_DXF | (make->separate ? MAKE_PDF : 0u);

        entry->own = make->formats & own & 15; /* as many bits as `own` has */
}

static void want_all(
        const struct make *make, const struct make_template *template_, struct plan_entry *entry)
{
        entry->page = template_->volumes > 0;
        want_all_own(make, entry);
}

/* Which files of an unchanged plaque are missing all the same; a plaque that was not read back is
 * made again, since a file is read before it gets its name. */
static void want_missing(struct make *make, const struct make_template *template_,
        struct plan_entry *entry, size_t page, const char *volume)
{
        const struct manifest_entry *old = &make->old.entries[entry->old - 1];
        json_t *line = manifest_line(&make->old, old);
        const char *id = json_string_value(json_object_get(line, "id"));
        struct plan_entry wanted = {0};

        if (!id || (make->verify && !is_verified(line))) {
                want_all(make, template_, entry);
        } else {
                struct make_place page_place = {
                        volume, page, 0, make->pdf.sheet.width_mm > 0 ? page : 0};

                entry->page =
                        template_->volumes && !file_is_there(make, line, old->unsure, page_place);
                want_all_own(make, &wanted);
                for (unsigned format = MAKE_PDF; format <= MAKE_DXF; format <<= 1) {
                        char name[MAKE_NAME_SIZE];

                        if (wanted.own & format && !file_is_there(make, line, old->unsure,
                                                           make_own_place(make, format, id, name)))
                                entry->own |= format & 15;
                }
        }
        json_decref(line);
}

/* What a plaque's line will say has happened to it. */
static void settle(struct make *make, struct make_template *template_, struct plan_entry *entry,
        bool volume_drawn)
{
        bool changed = entry->old && !entry->same && !make->force;

        entry->page = volume_drawn;
        if (!entry->page && !entry->own)
                entry->status = MAKE_SKIPPED;
        else
                entry->status = changed ? MAKE_CHANGED : MAKE_MADE;
        if (entry->status != MAKE_SKIPPED) {
                template_->draws = true;
                make->to_draw++;
        }
}

/* A volume is drawn as a whole if one of its pages has to be. */
void make_plan_files(struct make *make, struct make_template *template_)
{
        size_t end = template_->first + template_->count;
        size_t start = template_->first, volume = 0;

        while (start < end) {
                char name[MAKE_NAME_SIZE];
                size_t pages = 0, to = start;
                bool drawn = false;

                make_volume_name(template_, volume++, name);
                for (; to < end && pages < make->pages_per_file; to++) {
                        struct plan_entry *entry = &make->plan[to];

                        if (entry->left_out)
                                continue;
                        pages++;
                        if (entry->same)
                                want_missing(make, template_, entry, pages, name);
                        else
                                want_all(make, template_, entry);
                        drawn |= entry->page;
                }
                for (; start < to; start++)
                        if (!make->plan[start].left_out)
                                settle(make, template_, &make->plan[start], drawn);
        }
}

bool make_plan_is_idle(const struct make *make)
{
        size_t next = 1;

        if (make->to_draw || make->old.resumed || !make->old.header ||
                strcmp(make->old.header, make->header) != 0)
                return false;
        for (size_t i = 0; i < make->plan_count; i++) {
                if (make->plan[i].left_out && !make->plan[i].old)
                        continue;
                if (make->plan[i].old != next++)
                        return false;
        }
        for (; next <= make->old.count; next++)
                if (!make_is_elsewhere(make, &make->old.entries[next - 1]))
                        return false;
        return true;
}
