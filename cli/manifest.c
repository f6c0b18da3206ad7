/* SPDX-License-Identifier: MIT */
#include "manifest.h"
#include "files.h"
#include "journal.h"
#include "problems.h"

#include <errno.h>
#include <sodium/utils.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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
        entry->codes = json_array_size(json_object_get(line, "codes")) & 63;
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
        bool journal;     /* it has no header, and its last line may be half */
        bool whole;       /* a broken line is an error, for nothing is made again */
};

static enum qrsign_status read_header(
        struct manifest *manifest, const struct source *source, struct qrsign_error *error)
{
        char *text = NULL;
        size_t room = 0;
        ssize_t length = getline(&text, &room, source->stream);

        if (length <= 0 || text[length - 1] != '\n' || !is_header(text, (size_t)length)) {
                free(text);
                return problems_set(
                        error, QRSIGN_MESSAGE_MANIFEST_FOREIGN, source->path, NULL, NULL);
        }
        if (!manifest->header)
                manifest->header = text;
        else
                free(text);
        return QRSIGN_OK;
}

static enum qrsign_status report_bad_line(
        struct cli *cli, const struct source *source, size_t number, struct qrsign_error *error)
{
        struct qrsign_error warning;

        if (source->whole) {
                problems_set(error, QRSIGN_MESSAGE_MANIFEST_LINE_BROKEN, source->path, NULL, NULL);
                error->line = number;
                return error->status;
        }
        problems_set(&warning, QRSIGN_MESSAGE_MANIFEST_LINE_BAD, source->path, NULL, NULL);
        warning.line = number;
        if (!source->journal)
                problems_report(cli, NULL, &warning);
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
                struct manifest_entry entry = {.unsure = manifest->resumed};

                number++;
                entry.offset = (uint64_t)(copy ? ftello(copy) : offset) & ((1ULL << 52) - 1);
                if (strcmp(text_of(line, "type"), "batch") == 0) { /* of a shard */
                        json_decref(line);
                        offset += length;
                        continue;
                }
                if (text[length - 1] != '\n' || !read_entry(line, &entry)) {
                        status = report_bad_line(cli, source, number, error);
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

static enum qrsign_status read_source(struct manifest *manifest, struct cli *cli, const char *path,
        bool journal, FILE *copy, struct qrsign_error *error)
{
        struct source source = {path ? fopen(path, "rbe") : NULL, path, journal, false};
        enum qrsign_status status = QRSIGN_OK;

        if (!source.stream)
                return !path ? problems_memory(error)
                       : errno == ENOENT
                               ? QRSIGN_OK
                               : problems_errno(error, QRSIGN_MESSAGE_FILE_OPEN, path, errno);
        if (!journal)
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
        const struct folder *folder, const char *name, struct qrsign_error *error)
{
        cleanup(path_free) char *path = path_join(folder->path, MANIFEST_NAME);
        cleanup(path_free) char *own = path_join(folder->path, name);
        cleanup(path_free) char *journal = journal_path(folder->path, name);
        bool shard = strcmp(name, MANIFEST_NAME) != 0;
        enum qrsign_status status;

        if (folder->handle < 0)
                return QRSIGN_OK;
        manifest->resumed = journal && access(journal, F_OK) == 0;
        if ((manifest->resumed || shard) && !(manifest->lines = tmpfile()))
                return problems_errno(error, QRSIGN_MESSAGE_FILE_WRITE, folder->path, errno);
        status = read_source(manifest, cli, path, false, manifest->lines, error);
        if (!status && shard)
                status = read_source(manifest, cli, own, false, manifest->lines, error);
        if (!status && manifest->resumed)
                status = read_source(manifest, cli, journal, true, manifest->lines, error);
        if (!status && manifest->lines && fflush(manifest->lines) != 0)
                status = problems_errno(error, QRSIGN_MESSAGE_FILE_WRITE, folder->path, errno);
        return status;
}

enum qrsign_status manifest_open(
        struct manifest *manifest, struct cli *cli, const char *path, struct qrsign_error *error)
{
        cleanup(path_free) char *inside = NULL;
        struct source source = {.whole = true};
        struct stat about;
        enum qrsign_status status;

        if (stat(path, &about) == 0 && S_ISDIR(about.st_mode)) {
                inside = path_join(path, MANIFEST_NAME);
                if (!inside)
                        return problems_memory(error);
                path = inside;
        }
        source.path = path;
        source.stream = manifest->lines = fopen(path, "rbe");
        if (!source.stream)
                return problems_errno(error, QRSIGN_MESSAGE_FILE_OPEN, path, errno);
        status = read_header(manifest, &source, error);
        if (!status)
                status = read_lines(manifest, cli, &source, NULL, error);
        if (!status && ferror(source.stream))
                status = problems_errno(error, QRSIGN_MESSAGE_FILE_READ, path, errno);
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

/* Not through the stream: workers share its place in the file. */
char *manifest_text(const struct manifest *manifest, const struct manifest_entry *entry)
{
        size_t room = 1024, length = 0;
        char *text = malloc(room + 1), *end = NULL;

        while (text && !end) {
                ssize_t count = pread(fileno(manifest->lines), text + length, room - length,
                        (off_t)(entry->offset + length));
                char *more;

                if (count <= 0)
                        break;
                end = memchr(text + length, '\n', (size_t)count);
                length += (size_t)count;
                if (end || length < room)
                        continue;
                more = realloc(text, 2 * room + 1);
                if (!more)
                        break;
                text = more;
                room *= 2;
        }
        if (!end) {
                free(text);
                return NULL;
        }
        end[1] = '\0';
        return text;
}

json_t *manifest_line(const struct manifest *manifest, const struct manifest_entry *entry)
{
        char *text = manifest_text(manifest, entry);
        json_t *line = text ? json_loads(text, 0, NULL) : NULL;

        free(text);
        return line;
}
