/* SPDX-License-Identifier: MIT */
#include "verify.h"
#include "files.h"
#include "problems.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

static const char *text_of(const json_t *object, const char *key)
{
        const char *text = json_string_value(json_object_get(object, key));

        return text ? text : "";
}

/* Room for one more element of an array that doubles. */
static bool grow(void *array, size_t count, size_t size)
{
        void **place = array, *more;

        if (count && (count & (count - 1)))
                return true;
        more = realloc(*place, (count ? count * 2 : 1) * size);
        if (more)
                *place = more;
        return more != NULL;
}

static enum qrsign_ecc ecc_of(const char *word)
{
        static const char levels[] = "?LMQH";
        const char *found = word[0] ? strchr(levels, word[0]) : NULL;

        return found && found != levels ? (enum qrsign_ecc)(found - levels) : QRSIGN_ECC_DEFAULT;
}

static bool add_code(struct verify *verify, const json_t *object)
{
        const json_t *payload = json_object_get(object, "payload");
        struct expected_code code = {.plaque = verify->plaque_count,
                .length = json_string_length(payload),
                .role = strcmp(text_of(object, "role"), "location") == 0 ? QRSIGN_CODE_LOCATION
                                                                         : QRSIGN_CODE_DIRECTORY,
                .ecc = ecc_of(text_of(object, "ecc")),
                .module_mm = json_number_value(json_object_get(object, "module_mm")),
                .size_mm = json_number_value(json_object_get(object, "size_mm")),
                .stray = NO_PLAQUE};
        uint64_t host;

        if (!grow(&verify->codes, verify->code_count, sizeof(code)))
                return false;
        code.payload = strdup(json_string_value(payload));
        if (!code.payload)
                return false;
        verify->codes[verify->code_count++] = code;
        if (code.module_mm > 0 &&
                (verify->least_module_mm == 0 || code.module_mm < verify->least_module_mm))
                verify->least_module_mm = code.module_mm;
        host = verify_host(code.payload, code.length);
        return !host || set_add(&verify->hosts, host, NULL);
}

static bool add_plaque(struct verify *verify, const json_t *line)
{
        const json_t *codes = json_object_get(line, "codes"),
                     *files = json_object_get(line, "files");
        struct expected_plaque plaque = {.first = verify->code_count};

        if (!grow(&verify->plaques, verify->plaque_count, sizeof(plaque)))
                return false;
        for (size_t i = 0; i < json_array_size(codes); i++)
                if (!add_code(verify, json_array_get(codes, i)))
                        return false;
        plaque.count = verify->code_count - plaque.first;
        if (!verify_add_spots(verify, files, plaque.first, plaque.count))
                return false;
        plaque.id = strdup(text_of(line, "id"));
        plaque.title = strdup(text_of(line, "title"));
        verify->plaques[verify->plaque_count++] = plaque;
        return plaque.id && plaque.title;
}

/* A plaque with codes that all have a payload. */
static bool is_plaque(const json_t *line)
{
        const json_t *codes = json_object_get(line, "codes");

        if (strcmp(text_of(line, "type"), "plaque") != 0 || !text_of(line, "id")[0] ||
                !json_is_array(codes))
                return false;
        for (size_t i = 0; i < json_array_size(codes); i++)
                if (!text_of(json_array_get(codes, i), "payload")[0])
                        return false;
        return true;
}

static enum qrsign_status read_lines(
        struct verify *verify, FILE *stream, const char *path, struct qrsign_error *error)
{
        char *text = NULL;
        size_t room = 0, number = 0;
        ssize_t length;
        enum qrsign_status status = QRSIGN_OK;

        while (!status && (length = getline(&text, &room, stream)) > 0) {
                json_t *line = json_loadb(text, (size_t)length, 0, NULL);

                number++;
                if (number == 1) {
                        if (strcmp(text_of(line, "type"), "manifest") != 0 ||
                                json_integer_value(json_object_get(line, "format")) !=
                                        MANIFEST_FORMAT)
                                status = problems_set(
                                        error, QRSIGN_MESSAGE_MANIFEST_FOREIGN, path, NULL, NULL);
                } else if (!is_plaque(line)) {
                        status = problems_set(
                                error, QRSIGN_MESSAGE_MANIFEST_LINE_BROKEN, path, NULL, NULL);
                        error->line = number;
                } else if (!add_plaque(verify, line)) {
                        status = problems_memory(error);
                }
                json_decref(line);
        }
        free(text);
        if (!status && ferror(stream))
                status = problems_errno(error, QRSIGN_MESSAGE_FILE_READ, path, errno);
        if (!status && !number)
                status = problems_set(error, QRSIGN_MESSAGE_MANIFEST_FOREIGN, path, NULL, NULL);
        if (!status && !verify->code_count)
                status = problems_set(error, QRSIGN_MESSAGE_NOTHING_EXPECTED, path, NULL, NULL);
        return status;
}

static int compare_bytes(const char *left, size_t left_length, const char *right, size_t length)
{
        int order = memcmp(left, right, left_length < length ? left_length : length);

        return order ? order : (left_length > length) - (left_length < length);
}

static int by_payload(const void *left, const void *right, void *context)
{
        const struct verify *verify = context;
        size_t a = *(const size_t *)left, b = *(const size_t *)right;
        const struct expected_code *one = &verify->codes[a], *two = &verify->codes[b];
        int order = compare_bytes(one->payload, one->length, two->payload, two->length);

        return order ? order : (a > b) - (a < b);
}

/* An id as it stands in the names of its files: `make` writes `_` for `/`; case does not count. */
static char name_character(char character)
{
        if (character >= 'a' && character <= 'z')
                return (char)(character - 'a' + 'A');
        return (char)(character == '/' ? '_' : character);
}

/* Never looks behind the end of an id: its NUL differs from every character of a name. */
static int compare_name(const char *id, const char *name, size_t length)
{
        for (size_t i = 0; i < length; i++) {
                char a = name_character(id[i]), b = name_character(name[i]);

                if (a != b)
                        return (unsigned char)a < (unsigned char)b ? -1 : 1;
        }
        return id[length] != '\0';
}

static int by_name(const void *left, const void *right, void *context)
{
        const struct verify *verify = context;
        size_t a = *(const size_t *)left, b = *(const size_t *)right;
        const char *id = verify->plaques[b].id;
        int order = compare_name(verify->plaques[a].id, id, strlen(id));

        return order ? order : (a > b) - (a < b);
}

static bool sort_all(struct verify *verify)
{
        verify->by_payload = calloc(verify->code_count, sizeof(size_t));
        verify->by_name = calloc(verify->plaque_count, sizeof(size_t));
        if (!verify->by_payload || !verify->by_name)
                return false;
        for (size_t i = 0; i < verify->code_count; i++)
                verify->by_payload[i] = i;
        for (size_t i = 0; i < verify->plaque_count; i++)
                verify->by_name[i] = i;
        qsort_r(verify->by_payload, verify->code_count, sizeof(size_t), by_payload, verify);
        qsort_r(verify->by_name, verify->plaque_count, sizeof(size_t), by_name, verify);
        return true;
}

enum qrsign_status verify_expect(
        struct verify *verify, const char *path, struct qrsign_error *error)
{
        cleanup(path_free) char *inside = NULL;
        struct stat about;
        enum qrsign_status status;
        FILE *stream;

        if (stat(path, &about) == 0 && S_ISDIR(about.st_mode)) {
                inside = path_join(path, MANIFEST_NAME);
                if (!inside)
                        return problems_memory(error);
                path = inside;
        }
        stream = fopen(path, "rbe");
        if (!stream)
                return problems_errno(error, QRSIGN_MESSAGE_FILE_OPEN, path, errno);
        status = read_lines(verify, stream, path, error);
        fclose(stream);
        if (!status)
                verify_sort_spots(verify);
        if (!status && !sort_all(verify))
                status = problems_memory(error);
        return status;
}

size_t verify_find(const struct verify *verify, const char *payload, size_t length, size_t *count)
{
        size_t low = 0, high = verify->code_count, first;

        while (low < high) {
                size_t middle = low + (high - low) / 2;
                const struct expected_code *code = &verify->codes[verify->by_payload[middle]];

                if (compare_bytes(code->payload, code->length, payload, length) < 0)
                        low = middle + 1;
                else
                        high = middle;
        }
        first = low;
        for (*count = 0; first + *count < verify->code_count; (*count)++) {
                const struct expected_code *code =
                        &verify->codes[verify->by_payload[first + *count]];

                if (compare_bytes(code->payload, code->length, payload, length) != 0)
                        break;
        }
        return first;
}

static size_t find_name(const struct verify *verify, const char *name, size_t length)
{
        size_t low = 0, high = verify->plaque_count;

        while (low < high) {
                size_t middle = low + (high - low) / 2;
                size_t plaque = verify->by_name[middle];
                int order = compare_name(verify->plaques[plaque].id, name, length);

                if (!order)
                        return plaque;
                if (order < 0)
                        low = middle + 1;
                else
                        high = middle;
        }
        return NO_PLAQUE;
}

static bool is_word(char character)
{
        return (character >= '0' && character <= '9') || (character >= 'A' && character <= 'Z') ||
               (character >= 'a' && character <= 'z') || (unsigned char)character >= 0x80;
}

/* An id of one kind of character alone may be anything in a name: `1` in IMG_1.jpg. */
static bool is_telling(const char *name, size_t length)
{
        bool letter = false, other = false;

        for (size_t i = 0; i < length; i++) {
                bool is_digit = name[i] >= '0' && name[i] <= '9';

                letter = letter || (is_word(name[i]) && !is_digit);
                other = other || !is_word(name[i]) || is_digit;
        }
        return letter && other;
}

size_t verify_named(const struct verify *verify, const char *path)
{
        const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
        const char *dot = strrchr(name, '.');
        size_t length = dot && dot != name ? (size_t)(dot - name) : strlen(name);
        size_t longest = 0, found = NO_PLAQUE;

        for (size_t from = 0; from < length; from++) {
                if (!is_word(name[from]) || (from && is_word(name[from - 1])))
                        continue;
                for (size_t to = from + 1; to <= length; to++) {
                        bool whole = !from && to == length;
                        size_t plaque;

                        if (to - from <= longest || (to < length && is_word(name[to])) ||
                                !(whole || is_telling(name + from, to - from)))
                                continue;
                        plaque = find_name(verify, name + from, to - from);
                        if (plaque == NO_PLAQUE)
                                continue;
                        longest = to - from;
                        found = plaque;
                }
        }
        return found;
}

uint64_t verify_host(const char *payload, size_t length)
{
        char host[256];
        const char *begin, *mark = memmem(payload, length, "://", 3);
        size_t count = 0;

        if (!mark || length < 5 || strncasecmp(payload, "http", 4) != 0 || mark - payload > 5)
                return 0;
        for (begin = mark + 3; begin + count < payload + length && count + 1 < sizeof(host);
                count++) {
                char character = begin[count];

                if (strchr("/?#:", character))
                        break;
                host[count] = (char)(character >= 'A' && character <= 'Z' ? character - 'A' + 'a'
                                                                          : character);
        }
        host[count] = '\0';
        return set_hash("host ", host);
}

void verify_free(struct verify *verify)
{
        for (size_t i = 0; i < verify->plaque_count; i++) {
                free(verify->plaques[i].id);
                free(verify->plaques[i].title);
                free(verify->plaques[i].sight.crop);
        }
        for (size_t i = 0; i < verify->code_count; i++) {
                free(verify->codes[i].payload);
                free(verify->codes[i].sight.crop);
        }
        for (size_t i = 0; i < verify->stray_count; i++) {
                free(verify->strays[i].payload);
                free(verify->strays[i].text);
                free(verify->strays[i].sight.crop);
        }
        free(verify->plaques);
        free(verify->codes);
        free(verify->strays);
        free(verify->spots);
        free(verify->by_payload);
        free(verify->by_name);
        set_free(&verify->hosts);
        set_free(&verify->sizes);
        keys_free(&verify->keys);
        qrsign_scanner_free(verify->scanner);
}
