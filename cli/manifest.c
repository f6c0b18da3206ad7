/* SPDX-License-Identifier: MIT */
#include "manifest.h"
#include "files.h"
#include "problems.h"

#include <errno.h>
#include <sodium/utils.h>
#include <stdlib.h>
#include <string.h>

static const char *const kind_words[] = {"", "alley", "house", "hamlet", "site"};

const char *kind_word(enum qrsign_record_kind kind)
{
        return kind_words[kind];
}

enum qrsign_record_kind kind_of_word(const char *word)
{
        for (size_t i = 1; i < COUNT(kind_words); i++)
                if (word && strcmp(word, kind_words[i]) == 0)
                        return (enum qrsign_record_kind)i;
        return QRSIGN_RECORD_UNKNOWN;
}

uint64_t manifest_key(enum qrsign_record_kind kind, const char *id)
{
        return set_hash(kind_word(kind), id);
}

/* The slot of a key, or the free one where it belongs. */
static uint32_t *find_slot(const struct manifest *manifest, uint64_t key)
{
        size_t mask = manifest->slot_count - 1, place = (size_t)key & mask;

        while (manifest->slots[place] && manifest->entries[manifest->slots[place] - 1].key != key)
                place = (place + 1) & mask;
        return &manifest->slots[place];
}

struct manifest_entry *manifest_find(
        const struct manifest *manifest, enum qrsign_record_kind kind, const char *id)
{
        uint32_t slot = manifest->slot_count ? *find_slot(manifest, manifest_key(kind, id)) : 0;

        return slot ? &manifest->entries[slot - 1] : NULL;
}

static bool grow(struct manifest *manifest)
{
        size_t room = manifest->room ? manifest->room * 2 : 64;
        struct manifest_entry *entries =
                realloc(manifest->entries, room * sizeof(*manifest->entries));
        uint32_t *slots;

        if (!entries)
                return false;
        manifest->entries = entries;
        slots = calloc(room * 2, sizeof(*slots));
        if (!slots)
                return false;
        free(manifest->slots);
        manifest->slots = slots;
        manifest->slot_count = room * 2;
        manifest->room = room;
        for (size_t i = 0; i < manifest->count; i++)
                if (entries[i].key)
                        *find_slot(manifest, entries[i].key) = (uint32_t)i + 1;
        return true;
}

/* Keeps an entry; a later line of a plaque takes the place of an earlier one. */
static bool keep(struct manifest *manifest, struct manifest_entry entry)
{
        uint32_t *slot;

        if (manifest->count == manifest->room && !grow(manifest))
                return false;
        slot = find_slot(manifest, entry.key);
        if (*slot)
                manifest->entries[*slot - 1].key = 0;
        manifest->entries[manifest->count++] = entry;
        *slot = (uint32_t)manifest->count;
        return true;
}

static const char *text_of(const json_t *object, const char *key)
{
        const char *text = json_string_value(json_object_get(object, key));

        return text ? text : "";
}

/* Fills key, kind and digest from a plaque's line; false if it is not one. */
static bool read_entry(const json_t *line, struct manifest_entry *entry)
{
        enum qrsign_record_kind kind = kind_of_word(text_of(line, "kind"));
        const char *digest = text_of(line, "digest");
        size_t length = 0;

        if (strcmp(text_of(line, "type"), "plaque") != 0 || !kind || !text_of(line, "id")[0] ||
                strlen(digest) != DIGEST_HEX_SIZE - 1 ||
                !json_is_array(json_object_get(line, "files")) ||
                !json_is_array(json_object_get(line, "codes")) ||
                sodium_hex2bin(entry->digest, sizeof(entry->digest), digest, MANIFEST_DIGEST * 2,
                        NULL, &length, NULL) != 0)
                return false;
        entry->kind = (unsigned)kind & 15;
        entry->key = manifest_key(kind, text_of(line, "id"));
        return true;
}

/* `HN-05.1of2` is a part of HN-05. */
static bool note_parted(struct manifest *manifest, const json_t *line, enum qrsign_record_kind kind)
{
        const char *id = text_of(line, "id"), *dot = strchr(id, '.');
        char base[64];

        if (!dot)
                return true;
        snprintf(base, sizeof(base), "%.*s", (int)(dot - id), id);
        return set_add(&manifest->parted, manifest_key(kind, base), NULL);
}

static bool is_header(const char *text, size_t length)
{
        json_t *line = json_loadb(text, length, 0, NULL);
        bool good = strcmp(text_of(line, "type"), "manifest") == 0 &&
                    json_integer_value(json_object_get(line, "format")) == MANIFEST_FORMAT;

        json_decref(line);
        return good;
}

/* A stream of lines being read. */
struct source {
        FILE *stream;
        const char *path; /* for messages */
        bool unsure;
};

static enum qrsign_status read_header(
        struct manifest *manifest, const struct source *source, struct qrsign_error *error)
{
        char *text = NULL;
        size_t room = 0;
        ssize_t length = getline(&text, &room, source->stream);

        if (length <= 0 || text[length - 1] != '\n' || !is_header(text, (size_t)length)) {
                free(text);
                if (source->unsure) /* it died at once: there is nothing to resume */
                        return QRSIGN_OK;
                return problems_set(
                        error, QRSIGN_MESSAGE_MANIFEST_FOREIGN, source->path, NULL, NULL);
        }
        if (!manifest->header)
                manifest->header = text;
        else
                free(text);
        return QRSIGN_OK;
}

/* `copy` (may be NULL) receives every good line, and offsets are then those in it. */
static enum qrsign_status read_lines(struct manifest *manifest, struct cli *cli,
        const struct source *source, FILE *copy, struct qrsign_error *error)
{
        enum qrsign_status status = QRSIGN_OK;
        char *text = NULL;
        size_t room = 0, number = 1;
        ssize_t length;
        off_t offset = ftello(source->stream);

        while (!status && (length = getline(&text, &room, source->stream)) > 0) {
                json_t *line = json_loadb(text, (size_t)length, 0, NULL);
                struct manifest_entry entry = {.unsure = source->unsure};

                number++;
                entry.offset = (uint64_t)(copy ? ftello(copy) : offset) & ((1ULL << 58) - 1);
                if (text[length - 1] != '\n' || !read_entry(line, &entry)) {
                        struct qrsign_error warning;

                        problems_set(&warning, QRSIGN_MESSAGE_MANIFEST_LINE_BAD, source->path, NULL,
                                NULL);
                        warning.line = number;
                        if (!source->unsure)
                                problems_report(cli, NULL, &warning);
                } else if (!keep(manifest, entry) ||
                           !note_parted(manifest, line, (enum qrsign_record_kind)entry.kind)) {
                        status = problems_memory(error);
                } else if (copy && fwrite(text, 1, (size_t)length, copy) != (size_t)length) {
                        status = problems_errno(
                                error, QRSIGN_MESSAGE_FILE_WRITE, source->path, errno);
                }
                offset += length;
                json_decref(line);
        }
        free(text);
        return status;
}

/* Manifests that runs which died were writing. */
struct journals {
        const struct folder *folder;
        char *paths[8]; /* more than one is rare; more than eight: the rest is made again */
        size_t count;
};

static void note_journal(void *context, const char *below, const char *name)
{
        struct journals *journals = context;

        (void)below;
        if (journals->count < COUNT(journals->paths) &&
                strncmp(name, "." MANIFEST_NAME ".", strlen("." MANIFEST_NAME ".")) == 0 &&
                folder_is_stale(journals->folder, name))
                journals->paths[journals->count++] = path_join(journals->folder->path, name);
}

static enum qrsign_status read_source(struct manifest *manifest, struct cli *cli, const char *path,
        bool unsure, FILE *copy, struct qrsign_error *error)
{
        struct source source = {path ? fopen(path, "rbe") : NULL, path, unsure};
        enum qrsign_status status;

        if (!source.stream)
                return !path ? problems_memory(error)
                       : errno == ENOENT || unsure
                               ? QRSIGN_OK
                               : problems_errno(error, QRSIGN_MESSAGE_FILE_OPEN, path, errno);
        status = read_header(manifest, &source, error);
        if (!status)
                status = read_lines(manifest, cli, &source, copy, error);
        if (!copy && !status)
                manifest->lines = source.stream;
        else
                fclose(source.stream);
        return status;
}

enum qrsign_status manifest_read(struct manifest *manifest, struct cli *cli,
        const struct folder *folder, struct qrsign_error *error)
{
        cleanup(path_free) char *path = path_join(folder->path, MANIFEST_NAME);
        struct journals journals = {.folder = folder};
        enum qrsign_status status;

        if (folder->handle < 0)
                return QRSIGN_OK;
        folder_list(folder, "", note_journal, &journals);
        manifest->resumed = journals.count > 0;
        if (manifest->resumed && !(manifest->lines = tmpfile()))
                status = problems_errno(error, QRSIGN_MESSAGE_FILE_WRITE, folder->path, errno);
        else
                status = read_source(manifest, cli, path, false, manifest->lines, error);
        for (size_t i = 0; i < journals.count; i++) {
                if (!status)
                        status = read_source(
                                manifest, cli, journals.paths[i], true, manifest->lines, error);
                free(journals.paths[i]);
        }
        return status;
}

void manifest_free(struct manifest *manifest)
{
        if (manifest->lines)
                fclose(manifest->lines);
        free(manifest->header);
        free(manifest->entries);
        free(manifest->slots);
        set_free(&manifest->parted);
        *manifest = (struct manifest){0};
}

char *manifest_text(const struct manifest *manifest, const struct manifest_entry *entry)
{
        char *text = NULL;
        size_t room = 0;

        if (fseeko(manifest->lines, (off_t)entry->offset, SEEK_SET) != 0 ||
                getline(&text, &room, manifest->lines) <= 0) {
                free(text);
                return NULL;
        }
        return text;
}

json_t *manifest_line(const struct manifest *manifest, const struct manifest_entry *entry)
{
        char *text = manifest_text(manifest, entry);
        json_t *line = text ? json_loads(text, 0, NULL) : NULL;

        free(text);
        return line;
}
