/* SPDX-License-Identifier: MIT */
#include "table/repair.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/number.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

enum { WINDOW_BYTES = 1 << 20 };

/* Cells of a kind: how many, and the first. */
struct found {
        size_t count, line, column;
        unsigned encodings; /* set of 1 << enum qs_encoding */
        char text[2][64];   /* as it stands, and as it may be read */
};

struct repair {
        struct qs_source source;
        struct qs_source *inner;
        const struct qs_origin *origin;
        struct qs_arena arena; /* of the first rows */
        struct qs_row rows[QS_REPAIR_ROWS];
        size_t count, next;
        bool ended;
        enum qrsign_status status; /* with which reading the first rows ended */
        struct qrsign_error failure;
        struct qs_evidence evidence;
        bool row_is_unicode; /* some cells of the row at hand, and none is plainly not */
        struct found repaired, doubtful;
        struct qs_row row;
        struct qs_cell *cells;
        size_t capacity;
        struct qs_buffer text;
};

static bool keep_row(struct repair *repair, const struct qs_row *row)
{
        struct qs_cell *cells = qs_arena_array(&repair->arena, row->count, sizeof(*cells));

        for (size_t i = 0; cells && i < row->count; i++) {
                cells[i] = row->cells[i];
                cells[i].text =
                        qs_arena_copy(&repair->arena, row->cells[i].text, row->cells[i].length);
                if (!cells[i].text)
                        return false;
        }
        if (!cells)
                return false;
        repair->rows[repair->count] = *row;
        repair->rows[repair->count++].cells = cells;
        return true;
}

/* Reads the first rows and looks at their cells. A failure waits until they are given. */
static enum qrsign_status look(struct repair *repair, struct qrsign_error *error)
{
        const struct qs_row *row;
        size_t bytes = 0;

        while (repair->count < QS_REPAIR_ROWS && bytes < WINDOW_BYTES) {
                repair->status = qs_source_next(repair->inner, &row, &repair->failure);
                repair->ended = repair->status || !row;
                if (repair->ended)
                        break;
                if (!keep_row(repair, row))
                        return qs_error_memory(error);
                for (size_t i = 0; i < row->count; i++)
                        bytes += row->cells[i].length;
        }
        repair->evidence.raw = repair->inner->raw;
        for (size_t i = 0; i < repair->count; i++)
                for (size_t k = 0; k < repair->rows[i].count; k++)
                        if (!qs_evidence_add(&repair->evidence, &repair->rows[i].cells[k], k))
                                return qs_error_memory(error);
        return QRSIGN_OK;
}

static void remember(struct found *found, const struct qs_cell *cell, size_t column,
        unsigned encodings, const char *read, size_t length)
{
        const char *texts[2] = {cell->text, read};
        const size_t lengths[2] = {cell->length, length};

        if (found->count++)
                return;
        found->line = cell->line;
        found->column = column + 1;
        found->encodings = encodings;
        for (size_t i = 0; i < 2; i++) {
                size_t fits = qs_utf8_prefix(texts[i], lengths[i], sizeof(found->text[i]) - 1);

                memcpy(found->text[i], texts[i], fits);
                found->text[i][fits] = '\0';
        }
}

static const char between[] = " / ";

/* A cell that no Vietnamese words stand in as it is. If it is Vietnamese in one encoding alone, it
 * is that; if in several, it stays and all are told. *out is its text in the one. */
static enum qs_encoding choose_only(
        struct repair *repair, const struct qs_cell *cell, size_t column, struct qs_buffer *out)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer readings = {0};
        unsigned fitting = 0, last = QS_ENCODING_NONE;

        for (unsigned i = 1; i < QS_ENCODINGS; i++) {
                struct qs_score score;

                if (!qs_evidence_is_candidate(&repair->evidence, (enum qs_encoding)i))
                        continue;
                score = qs_evidence_try((enum qs_encoding)i, cell, out);
                if (!score.good || score.bad)
                        continue;
                if (fitting)
                        qs_buffer_append(&readings, between, strlen(between));
                qs_buffer_append(&readings, out->data, out->length);
                fitting |= 1U << i;
                last = i;
        }
        if (fitting == 1U << last) {
                qs_evidence_try((enum qs_encoding)last, cell, out);
                return (enum qs_encoding)last;
        }
        if (fitting)
                remember(&repair->doubtful, cell, column, fitting, qs_string(readings.data),
                        readings.length);
        return QS_ENCODING_NONE;
}

/* Which encoding a cell of a table in UTF-8 is read in. *out is its text in it. */
static enum qs_encoding choose(
        struct repair *repair, const struct qs_cell *cell, size_t column, struct qs_buffer *out)
{
        struct qs_score plain = qs_evidence_try_plain(&repair->evidence, cell, out), score;
        bool doubtful;

        if (repair->evidence.encoding) {
                score = qs_evidence_try(repair->evidence.encoding, cell, out);
                if (out->length && (repair->evidence.form.encoding || !repair->evidence.unicode))
                        return score.bad <= plain.bad ? repair->evidence.encoding
                                                      : QS_ENCODING_NONE;
                if (!score.bad && score.good) {
                        if (plain.bad)
                                return repair->evidence.encoding;
                        if (out->length == cell->length &&
                                !memcmp(out->data, cell->text, cell->length))
                                return QS_ENCODING_NONE;
                        if (qs_evidence_is_legacy(
                                    &repair->evidence, column, repair->row_is_unicode, &doubtful))
                                return repair->evidence.encoding;
                        if (doubtful)
                                remember(&repair->doubtful, cell, column,
                                        1U << repair->evidence.encoding, out->data, out->length);
                        return QS_ENCODING_NONE;
                }
        }
        return plain.bad ? choose_only(repair, cell, column, out) : QS_ENCODING_NONE;
}

/* Puts a cell's text into the row at hand; false where its bytes are no letters. */
static bool put_cell(struct repair *repair, const struct qs_cell *cell, size_t column)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer text = {0};
        enum qs_encoding encoding = repair->evidence.encoding;

        repair->cells[column] = *cell;
        repair->cells[column].text = NULL; /* it is in repair->text, which may move */
        if (repair->evidence.form.utf8 || qs_evidence_is_plain(&repair->evidence, cell) ||
                (!repair->evidence.raw && !qs_legacy_is_bytes(cell->text, cell->length))) {
                qs_buffer_append(&repair->text, cell->text, cell->length + 1);
                return true;
        }
        if (repair->evidence.raw) {
                if (!qs_legacy_decode(encoding, cell->text, cell->length, &text))
                        return false;
        } else {
                encoding = choose(repair, cell, column, &text);
                if (encoding)
                        remember(&repair->repaired, cell, column, 1U << encoding, text.data,
                                text.length);
                else
                        qs_buffer_clear(&text);
        }
        if (!encoding)
                qs_buffer_append(&text, cell->text, cell->length);
        repair->cells[column].length = text.length;
        qs_buffer_append(&repair->text, qs_string(text.data), text.length + 1);
        return true;
}

static bool row_is_unicode(const struct repair *repair, const struct qs_row *row)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer text = {0};
        bool some = false;

        for (size_t i = 0; i < row->count; i++) {
                const struct qs_cell *cell = &row->cells[i];

                if (qs_evidence_is_plain(&repair->evidence, cell))
                        continue;
                if (!qs_legacy_is_bytes(cell->text, cell->length))
                        some = true;
                else if (qs_evidence_try_plain(&repair->evidence, cell, &text).bad)
                        return false;
        }
        return some;
}

static enum qrsign_status put_row(
        struct repair *repair, const struct qs_row *row, struct qrsign_error *error)
{
        const char *text;

        if (row->count > repair->capacity) {
                struct qs_cell *cells = realloc(repair->cells, row->count * sizeof(*repair->cells));

                if (!cells)
                        return qs_error_memory(error);
                repair->cells = cells;
                repair->capacity = row->count;
        }
        qs_buffer_clear(&repair->text);
        repair->row_is_unicode =
                repair->evidence.encoding && !repair->evidence.raw && row_is_unicode(repair, row);
        for (size_t i = 0; i < row->count; i++) {
                if (put_cell(repair, &row->cells[i], i))
                        continue;
                qs_error(error, QRSIGN_MESSAGE_CELL_NOT_IN_ENCODING,
                        qs_encoding_title(repair->evidence.encoding));
                qs_spot_locate(
                        error, (struct qs_spot){repair->origin, row->cells[i].line, i + 1, NULL});
                return QRSIGN_ERROR_INPUT;
        }
        if (repair->text.failed)
                return qs_error_memory(error);
        text = repair->text.data;
        for (size_t i = 0; i < row->count; i++) {
                repair->cells[i].text = text;
                text += repair->cells[i].length + 1;
        }
        repair->row = *row;
        repair->row.cells = repair->cells;
        return QRSIGN_OK;
}

static bool is_untouched(const struct qs_row *row)
{
        for (size_t i = 0; i < row->count; i++)
                if (!qs_evidence_is_ascii(&row->cells[i]))
                        return false;
        return true;
}

/* Bytes that only show after the first rows: all before were ASCII. */
static enum qrsign_status turn_raw(
        struct repair *repair, const struct qs_row *row, struct qrsign_error *error)
{
        enum qrsign_message problem;

        repair->evidence.raw = true;
        memset(repair->evidence.scores, 0, sizeof(repair->evidence.scores));
        for (size_t i = 0; i < row->count; i++)
                if (!qs_evidence_add(&repair->evidence, &row->cells[i], i))
                        return qs_error_memory(error);
        problem = qs_evidence_decide(&repair->evidence);
        if (!problem)
                return QRSIGN_OK;
        qs_error(error, problem);
        qs_spot_locate(error, (struct qs_spot){repair->origin, row->line, 0, NULL});
        return QRSIGN_ERROR_INPUT;
}

static enum qrsign_status next_row(
        struct qs_source *source, const struct qs_row **row, struct qrsign_error *error)
{
        struct repair *repair = (struct repair *)source;
        enum qrsign_status status;

        *row = NULL;
        if (repair->next < repair->count) {
                *row = &repair->rows[repair->next++];
        } else if (repair->ended) {
                if (repair->status && error)
                        *error = repair->failure;
                return repair->status;
        } else {
                status = qs_source_next(repair->inner, row, error);
                if (status || !*row)
                        return status;
        }
        if (is_untouched(*row) && !repair->inner->raw)
                return QRSIGN_OK;
        status = QRSIGN_OK;
        if (repair->inner->raw && !repair->evidence.raw && !is_untouched(*row))
                status = turn_raw(repair, *row, error);
        if (!status)
                status = put_row(repair, *row, error);
        *row = status ? NULL : &repair->row;
        return status;
}

static void free_repair(struct qs_source *source)
{
        struct repair *repair = (struct repair *)source;

        qs_source_free(&repair->inner);
        qs_arena_free(&repair->arena);
        qs_buffer_free(&repair->text);
        free(repair->cells);
        free(repair);
}

enum qrsign_status qs_repair_open(struct qs_source *inner, const struct qs_origin *origin,
        struct qs_text_form form, struct qs_source **source, struct qrsign_error *error)
{
        struct repair *repair = calloc(1, sizeof(*repair));
        enum qrsign_message problem = QRSIGN_MESSAGE_NONE;
        enum qrsign_status status;

        *source = NULL;
        if (!repair) {
                qs_source_free(&inner);
                return qs_error_memory(error);
        }
        repair->source =
                (struct qs_source){.next = next_row, .free = free_repair, .file = inner->file};
        repair->inner = inner;
        repair->origin = origin;
        repair->evidence.form = form;
        status = look(repair, error);
        if (!status && !form.utf8)
                problem = qs_evidence_decide(&repair->evidence);
        if (problem) {
                status = qs_error(error, problem);
                qs_spot_locate(error, (struct qs_spot){origin, 0, 0, NULL});
        }
        if (status)
                free_repair(&repair->source);
        else
                *source = &repair->source;
        return status;
}

static void format_share(const struct qs_score *score, char out[QS_NUMBER_SIZE])
{
        size_t all = score->good + score->bad;

        qs_number_format(out, (int64_t)(all ? score->good * 100 / all : 100), 1);
}

/* The titles of encodings, as `VNI (VNI-Times) / VISCII`. */
static const char *join_titles(unsigned encodings, struct qs_buffer *out)
{
        qs_buffer_clear(out);
        for (unsigned i = 1; i < QS_ENCODINGS; i++) {
                const char *title = qs_encoding_title((enum qs_encoding)i);

                if (!(encodings & 1U << i))
                        continue;
                if (out->length)
                        qs_buffer_append(out, between, strlen(between));
                qs_buffer_append(out, title, strlen(title));
        }
        return qs_string(out->data);
}

static void report_doubtful(
        const struct repair *repair, const struct found *found, struct qs_report *report)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer titles = {0};
        char number[QS_NUMBER_SIZE];

        if (!found->count)
                return;
        qs_report(report, (struct qs_spot){repair->origin, found->line, found->column, NULL},
                QRSIGN_MESSAGE_CELL_DOUBTFUL, found->text[0], found->text[1],
                join_titles(found->encodings, &titles));
        qs_number_format(number, (int64_t)found->count - 1, 1);
        if (found->count > 1)
                qs_report(report, (struct qs_spot){repair->origin, 0, 0, NULL},
                        QRSIGN_MESSAGE_CELLS_DOUBTFUL, number, NULL, NULL);
}

void qs_repair_report(const struct qs_source *source, struct qs_report *report)
{
        const struct repair *repair = (const struct repair *)source;
        const struct found *repaired = &repair->repaired;
        qs_cleanup(qs_buffer_free) struct qs_buffer titles = {0};
        char number[QS_NUMBER_SIZE];

        if (repair->evidence.raw && repair->evidence.encoding) {
                format_share(&repair->evidence.scores[repair->evidence.encoding], number);
                qs_report(report, (struct qs_spot){repair->origin, 0, 0, NULL},
                        repair->evidence.form.encoding ? QRSIGN_MESSAGE_ENCODING_FORCED
                                                       : QRSIGN_MESSAGE_ENCODING_GUESSED,
                        qs_encoding_title(repair->evidence.encoding), number, NULL);
        }
        qs_number_format(number, (int64_t)repaired->count, 1);
        if (repaired->count)
                qs_report(report,
                        (struct qs_spot){repair->origin, repaired->line, repaired->column, NULL},
                        QRSIGN_MESSAGE_CELLS_REPAIRED, number,
                        join_titles(repaired->encodings, &titles), repaired->text[1]);
        report_doubtful(repair, &repair->doubtful, report);
}
