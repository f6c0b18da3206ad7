/* SPDX-License-Identifier: MIT */
/* Names of the files in the output folder. */
#include "make.h"
#include "problems.h"

#include <stdlib.h>
#include <string.h>

void make_volume_name(
        const struct make_template *template_, size_t volume, char out[MAKE_NAME_SIZE])
{
        if (template_->volumes == 1)
                snprintf(out, MAKE_NAME_SIZE, "%.40s.pdf", template_->base);
        else
                snprintf(out, MAKE_NAME_SIZE, "%.36s-%04zu.pdf", template_->base, volume + 1);
}

size_t make_own_index(enum make_format format)
{
        size_t index = 0;

        while (1u << index < (unsigned)format)
                index++;
        return index;
}

void make_own_name(enum make_format format, const char *id, char out[MAKE_NAME_SIZE])
{
        static const char *const extensions[MAKE_FILES] = {"pdf", "png", "svg", "dxf"};
        const char *extension = extensions[make_own_index(format)];

        snprintf(out, MAKE_NAME_SIZE, "%s/%.40s.%s", extension, id, extension);
        for (char *letter = out + strlen(extension) + 1; *letter; letter++)
                if (*letter == '/')
                        *letter = '_';
}

struct make_place make_own_place(
        const struct make *make, unsigned format, const char *id, char name[MAKE_NAME_SIZE])
{
        make_own_name((enum make_format)format, id, name);
        return (struct make_place){
                name, format == MAKE_PDF, format == MAKE_PNG ? make->png.dpi : 0, 0};
}

bool make_is_volume(const struct make *make, const char *path)
{
        for (size_t i = 0; i < make->template_count; i++) {
                const struct make_template *template_ = &make->templates[i];
                size_t length = strlen(template_->base);
                char name[MAKE_NAME_SIZE];
                size_t number;

                if (strncmp(path, template_->base, length) != 0 || !template_->volumes)
                        continue;
                number = path[length] == '-' ? strtoul(path + length + 1, NULL, 10) : 1;
                if (!number || number > template_->volumes)
                        continue;
                make_volume_name(template_, number - 1, name);
                if (strcmp(path, name) == 0)
                        return true;
        }
        return false;
}

/* Whether the old manifest's line of a plaque that this run leaves alone names a PDF volume of
 * that base. */
static bool base_is_taken(const struct make *make, const char *base, const bool *other)
{
        for (size_t i = 0; i < make->old.count; i++) {
                json_t *line = other[i] ? manifest_line(&make->old, &make->old.entries[i]) : NULL;
                const json_t *files = json_object_get(line, "files");
                bool taken = false;

                for (size_t j = 0; j < json_array_size(files); j++) {
                        const char *path = json_string_value(
                                json_object_get(json_array_get(files, j), "file"));
                        size_t length = strlen(base);

                        taken |= path && strncmp(path, base, length) == 0 &&
                                 path[length + strspn(path + length, "-0123456789")] == '.';
                }
                json_decref(line);
                if (taken)
                        return true;
        }
        return false;
}

/* A plaque of the old manifest that this run is not about: not of its templates. */
bool make_is_elsewhere(const struct make *make, const struct manifest_entry *entry)
{
        for (size_t i = 0; i < make->template_count; i++)
                if (entry->kind == (unsigned)make->templates[i].kind)
                        return false;
        return entry->key != 0;
}

/* Volumes that hold plaques which this run is not about are left alone: another name is taken. */
enum qrsign_status make_name_volumes(struct make *make, struct qrsign_error *error)
{
        bool *other = calloc(make->old.count + 1, sizeof(*other));
        bool any = false;

        if (!other)
                return problems_memory(error);
        for (size_t i = 0; i < make->old.count; i++)
                any |= other[i] = make_is_elsewhere(make, &make->old.entries[i]);
        for (size_t i = 0; i < make->plan_count; i++)
                if (make->plan[i].left_out && make->plan[i].old)
                        any = other[make->plan[i].old - 1] = true;
        for (size_t i = 0; i < make->template_count; i++) {
                struct make_template *template_ = &make->templates[i];
                const char *name = template_->name;

                snprintf(template_->base, MAKE_NAME_SIZE, "plaques%s%.20s",
                        make->template_count > 1 ? "-" : "", make->template_count > 1 ? name : "");
                if (any && !make->only && base_is_taken(make, template_->base, other))
                        snprintf(template_->base, MAKE_NAME_SIZE, "plaques-%.20s", name);
                if (any && make->only && base_is_taken(make, template_->base, other))
                        strcat(template_->base, "-only");
        }
        free(other);
        return QRSIGN_OK;
}
