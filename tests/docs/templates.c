/* SPDX-License-Identifier: MIT */
/* Writes docs/templates.md: what stands in templates.md.in, and a table of all keys. */
#include "plaque/design.h"
#include "plaque/template.h"
#include "plaque/template_keys.h"

#include <stdio.h>
#include <string.h>

static const char *const kinds[] = {"alley", "house", "hamlet", "site"};
enum { KINDS = 4 };

static const struct {
        const char *name, *what;
} sections[] = {
        {"", "Before all sections"},
        {"parts", "`yes` or `no`: what stands on the plaque"},
        {"words", "Texts of at most 95 bytes, and their English. Empty: as the record's own words "
                  "ask (`Danh bạ kiệt`, `Danh bạ ngõ`); of the English of other texts: none"},
        {"plaque", "The whole"},
        {"frame", "Border and screw holes"},
        {"foot", "The line at the foot"},
        {"band", "The name and what stands beside it"},
        {"panel", "Codes with what they are for"},
        {"column", "Address, services and safety line, with rules between them"},
        {"strip", "The strip map of an alley"},
        {"house", "The plaque of a house"},
        {"site", "The plaque of a site"},
        {"index", "The lists on the board of a hamlet. All but widths and gaps between columns "
                  "grows and shrinks together, so that the lists fill their box"},
        {"map", "The map of a hamlet"},
        {"type", "Text: weight, size as a part of S, and limits of the size"},
};

/* What the built-in template of a kind says of a key, in any composition: values, with commas. */
static void said(const char *kind, const struct qs_key *key, char *out, size_t size)
{
        const char *text = qs_template_builtin(kind);
        char section[64] = "";
        size_t length = 0;

        out[0] = '\0';
        for (const char *line = text; line; line = strchr(line, '\n')) {
                size_t name = strlen(key->name), end;

                line += line[0] == '\n';
                end = strcspn(line, "\n");
                if (line[0] == '[') {
                        const char *dot = memchr(line, '.', end);
                        const char *from = dot ? dot + 1 : line + 1;

                        snprintf(section, sizeof(section), "%.*s", (int)(line + end - 1 - from),
                                from);
                }
                if (strcmp(section, key->section) || strncmp(line, key->name, name) ||
                        strncmp(line + name, " =", 2))
                        continue;
                name += 2 + strspn(line + name + 2, " ");
                if (length + 4 + end - name >= size)
                        return;
                length += (size_t)sprintf(
                        out + length, "%s%.*s", length ? "; " : "", (int)(end - name), line + name);
        }
}

static void print_range(const struct qs_key *key)
{
        static const char *const units[] = {[QS_UNIT_SIDE] = "S",
                [QS_UNIT_EM] = "em",
                [QS_UNIT_PART] = "",
                [QS_UNIT_MM] = "mm"};

        if (key->value == QS_KEY_NUMBER)
                printf(" | %s | %g – %g", units[key->unit], key->least, key->most);
}

static void print_section(const char *section, const char *what)
{
        size_t count;
        const struct qs_key *keys = qs_template_keys(&count);
        bool first = true;

        printf("\n### %s%s%s%s.\n", section[0] ? "`[" : "", section, section[0] ? "]` " : "", what);
        for (size_t i = 0; i < count; i++) {
                bool number = keys[i].value == QS_KEY_NUMBER;

                if (strcmp(keys[i].section, section) != 0)
                        continue;
                if (first)
                        printf("\n| key | what it is%s | built in |\n|---|---|%s---|\n",
                                number ? " | unit | range" : "", number ? "---|---|" : "");
                first = false;
                printf("| `%s` | %s", keys[i].name, keys[i].what);
                print_range(&keys[i]);
                printf(" | ");
                for (size_t k = 0, some = 0; k < KINDS; k++) {
                        char values[512], before[512] = "";

                        said(kinds[k], &keys[i], values, sizeof(values));
                        if (k)
                                said(kinds[k - 1], &keys[i], before, sizeof(before));
                        if (keys[i].value == QS_KEY_WORD && !values[0] &&
                                !strstr(qs_template_builtin(kinds[k]), keys[i].name))
                                continue;
                        if (values[0] && some && strcmp(values, before) == 0)
                                printf(", %s", kinds[k]);
                        else if (values[0])
                                printf("%s%s", some ? "<br>" : "", kinds[k]);
                        else
                                continue;
                        some = 1;
                        if (k + 1 < KINDS)
                                said(kinds[k + 1], &keys[i], before, sizeof(before));
                        else
                                before[0] = '\0';
                        if (strcmp(values, before) != 0)
                                printf(": %s", values);
                }
                printf(" |\n");
        }
}

/* A file as it is, but that the line @EXAMPLE@ stands for another. */
static bool print_file(const char *path, const char *example)
{
        FILE *file = fopen(path, "r");
        char line[512];

        if (!file)
                return false;
        while (fgets(line, sizeof(line), file))
                if (!example || strcmp(line, "@EXAMPLE@\n") != 0)
                        fputs(line, stdout);
                else if (!print_file(example, NULL))
                        return false;
        fclose(file);
        return true;
}

int main(int count, char **arguments)
{
        if (count < 3 || !print_file(arguments[1], arguments[2]))
                return 1;
        for (size_t i = 0; i < QS_COUNT(sections); i++)
                print_section(sections[i].name, sections[i].what);
        return ferror(stdout) || fflush(stdout) != 0;
}
