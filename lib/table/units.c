/* SPDX-License-Identifier: MIT */
#include "table/units.h"
#include "base/error.h"
#include "base/text.h"
#include "record/record.h"
#include "table/csv.h"

#include <stdlib.h>
#include <string.h>

#include "table/units_data.h"

enum { ROWS_MAX = 100000, FIELDS = 4, NEAREST = 3, NAME_MAX_FOLDED = 64, FOLDED = 3 };

/* What lies in `folded` of each row. */
enum { WHOLE, BARE, PROVINCE };

/* `Xã Nam Hải Lăng` is `Nam Hải Lăng`. */
static const char *bare_commune(const char *name)
{
        static const char *const units[] = {"Xã ", "Phường ", "Đặc khu ", "Thị trấn "};

        for (size_t i = 0; i < QS_COUNT(units); i++)
                if (!strncmp(name, units[i], strlen(units[i])))
                        return name + strlen(units[i]);
        return name;
}

static const char *fold(struct qs_arena *arena, const char *text)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer out = {0};

        return qs_text_fold(text, strlen(text), &out) ? qs_arena_string(arena, out.data) : NULL;
}

static bool fold_all(struct qs_communes *communes, struct qs_arena *arena)
{
        const char *last = NULL, *province = NULL;

        if (communes->folded)
                return true;
        communes->folded = qs_arena_array(arena, communes->count, FOLDED * sizeof(const char *));
        for (size_t i = 0; communes->folded && i < communes->count; i++) {
                const char **folded = &communes->folded[i * FOLDED];
                const struct qs_commune *row = &communes->rows[i];

                if (!last || strcmp(row->province, last) != 0)
                        province = fold(arena, qs_province_bare(row->province));
                last = row->province;
                folded[WHOLE] = fold(arena, row->name);
                folded[BARE] = fold(arena, bare_commune(row->name));
                folded[PROVINCE] = province;
                if (!folded[WHOLE] || !folded[BARE] || !province) {
                        communes->folded = NULL;
                        return false;
                }
        }
        return communes->folded != NULL;
}

/* Copies a row of the file; false where it is none, or memory fails (row->name is NULL). */
static bool take_row(struct qs_commune *commune, struct qs_arena *arena, const struct qs_row *row)
{
        const char **fields[FIELDS] = {
                &commune->province_code, &commune->province, &commune->code, &commune->name};
        static const size_t digits[FIELDS] = {2, 0, 5, 0};

        if (row->count != FIELDS || row->problem)
                return false;
        for (size_t i = 0; i < FIELDS; i++) {
                size_t length = row->cells[i].length;
                const char *text = qs_text_trim(row->cells[i].text, &length);

                if (!length ||
                        (digits[i] && (length != digits[i] || strspn(text, "0123456789") < length)))
                        return false;
                *fields[i] = qs_arena_copy(arena, text, length);
                if (!*fields[i])
                        return false;
        }
        return true;
}

static enum qrsign_status read_rows(struct qs_communes *communes, struct qs_arena *arena,
        struct qs_source *source, const char *path, struct qrsign_error *error)
{
        struct qs_commune *rows = qs_arena_array(arena, ROWS_MAX, sizeof(*rows));
        const struct qs_row *row;
        bool header = true;

        if (!rows)
                return qs_error_memory(error);
        communes->rows = rows;
        for (;;) {
                enum qrsign_status status = qs_source_next(source, &row, error);

                if (status || !row)
                        return status;
                if (header && row->count && !strcmp(row->cells[0].text, "province_code")) {
                        header = false;
                        continue;
                }
                if (communes->count == ROWS_MAX || !take_row(&rows[communes->count], arena, row)) {
                        qs_error(error, QRSIGN_MESSAGE_UNITS_BAD);
                        qs_error_locate(error, path, row->line, 0);
                        return QRSIGN_ERROR_INPUT;
                }
                communes->count++;
        }
}

enum qrsign_status qs_communes_open(struct qs_communes *communes, struct qs_arena *arena,
        const char *path, struct qrsign_error *error)
{
        qs_cleanup(qs_source_free) struct qs_source *source = NULL;
        struct qs_bytes bytes;
        enum qrsign_status status;

        *communes = (struct qs_communes){carried, QS_COUNT(carried), NULL};
        if (!path)
                return QRSIGN_OK;
        *communes = (struct qs_communes){0};
        status = qs_bytes_open(&bytes, path, NULL, error);
        if (!status)
                status = qs_csv_open(path, bytes, ',', NULL, NULL, &source, error);
        if (!status)
                status = read_rows(communes, arena, source, path, error);
        if (!status && !communes->count) {
                qs_error(error, QRSIGN_MESSAGE_UNITS_BAD);
                qs_error_locate(error, path, 0, 0);
                return QRSIGN_ERROR_INPUT;
        }
        return status;
}

/* Levenshtein's distance of two folded names. */
static size_t distance(const char *a, const char *b)
{
        size_t row[NAME_MAX_FOLDED + 1], length = strlen(b);

        if (strlen(a) > NAME_MAX_FOLDED || length > NAME_MAX_FOLDED)
                return NAME_MAX_FOLDED;
        for (size_t i = 0; i <= length; i++)
                row[i] = i;
        for (size_t i = 1; a[i - 1]; i++) {
                size_t corner = row[0];

                row[0] = i;
                for (size_t k = 1; k <= length; k++) {
                        size_t above = row[k], best = corner + (a[i - 1] != b[k - 1]);

                        if (above + 1 < best)
                                best = above + 1;
                        if (row[k - 1] + 1 < best)
                                best = row[k - 1] + 1;
                        corner = above;
                        row[k] = best;
                }
        }
        return row[length];
}

static void append_name(struct qs_buffer *out, const char *name)
{
        if (out->length)
                qs_buffer_append_string(out, ", ");
        qs_buffer_append_string(out, name);
}

/* The names of a province that are most like one, nearest first. */
static void append_nearest(const struct qs_communes *communes, const char *province,
        const char *commune, struct qs_buffer *near)
{
        struct {
                size_t row, away;
        } best[NEAREST];
        size_t count = 0;

        for (size_t i = 0; i < communes->count; i++) {
                const char *const *folded = &communes->folded[i * FOLDED];
                size_t away, at;

                if (strcmp(folded[PROVINCE], province) != 0)
                        continue;
                away = distance(folded[BARE], commune);
                at = count < NEAREST ? count++ : NEAREST;
                for (; at && best[at - 1].away > away; at--)
                        if (at < NEAREST)
                                best[at] = best[at - 1];
                if (at < NEAREST) {
                        best[at].row = i;
                        best[at].away = away;
                }
        }
        for (size_t i = 0; i < count; i++)
                append_name(near, communes->rows[best[i].row].name);
}

struct wanted {
        const char *whole; /* folded, with its unit word; or NULL */
        const char *bare, *province;
        bool province_known;
        size_t here; /* of that name in the province */
};

/* Looks for a name in its province; with `whole`, for the one of that unit alone. */
static const struct qs_commune *find_here(
        const struct qs_communes *communes, struct wanted *wanted, bool whole)
{
        const struct qs_commune *found = NULL;

        wanted->here = 0;
        for (size_t i = 0; i < communes->count; i++) {
                const char *const *folded = &communes->folded[i * FOLDED];

                if (strcmp(folded[PROVINCE], wanted->province) != 0)
                        continue;
                wanted->province_known = true;
                if (strcmp(whole ? folded[WHOLE] : folded[BARE],
                            whole ? wanted->whole : wanted->bare) != 0)
                        continue;
                found = &communes->rows[i];
                wanted->here++;
        }
        return found;
}

static const struct qs_commune *find_elsewhere(
        const struct qs_communes *communes, const struct wanted *wanted, struct qs_buffer *near)
{
        const struct qs_commune *found = NULL;

        for (size_t i = 0; i < communes->count; i++) {
                if (strcmp(communes->folded[i * FOLDED + BARE], wanted->bare) != 0)
                        continue;
                found = &communes->rows[i];
                append_name(near, found->province);
        }
        return found;
}

enum qs_commune_state qs_communes_look_up(struct qs_communes *communes, struct qs_arena *arena,
        const char *unit, const char *commune, const char *province,
        const struct qs_commune **found, struct qs_buffer *near)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer whole = {0};
        struct wanted wanted = {0};

        *found = NULL;
        if (!fold_all(communes, arena))
                return QS_COMMUNE_FAILED;
        qs_buffer_append_string(&whole, qs_string(unit));
        qs_buffer_append_string(&whole, commune);
        wanted.whole = whole.failed ? NULL : fold(arena, whole.data);
        wanted.bare = fold(arena, commune);
        wanted.province = fold(arena, province);
        if (!wanted.whole || !wanted.bare || !wanted.province)
                return QS_COMMUNE_FAILED;
        if (!qs_is_empty(unit))
                *found = find_here(communes, &wanted, true);
        if (!*found)
                *found = find_here(communes, &wanted, false);
        if (*found)
                return wanted.here == 1 ? QS_COMMUNE_FOUND : QS_COMMUNE_SEVERAL;
        if (!wanted.province_known)
                return QS_PROVINCE_UNKNOWN;
        *found = find_elsewhere(communes, &wanted, near);
        if (*found)
                return QS_COMMUNE_ELSEWHERE;
        append_nearest(communes, wanted.province, wanted.bare, near);
        return QS_COMMUNE_UNKNOWN;
}

const struct qs_commune *qs_communes_find_code(const struct qs_communes *communes, const char *code)
{
        for (size_t i = 0; i < communes->count; i++)
                if (!strcmp(communes->rows[i].code, code))
                        return &communes->rows[i];
        return NULL;
}

bool qs_commune_is(const struct qs_commune *row, const char *commune)
{
        return qs_text_same_folded(bare_commune(row->name), commune) ||
               qs_text_same_folded(row->name, commune);
}
