/* SPDX-License-Identifier: MIT */
/* Running text: lines as full as they may be, evenly apart. */
#include "plaque/parts.h"

#include "base/error.h"

#include <math.h>
#include <string.h>

/* Over the leading of single lines (design system, section 2), and between paragraphs, in em. */
static const double running = .10, between_paragraphs = .55;

struct setting {
        const struct qs_layout *layout;
        enum qs_weight weight;
        const char *field;
        double width; /* of the column, in em */
        struct qs_line *lines;
        double *gaps; /* before each line, besides the even leading */
        size_t count, capacity;
};

static enum qrsign_status add_line(struct setting *setting, const char *text, size_t length,
        bool first, double em, struct qrsign_error *error)
{
        const struct qs_layout *layout = setting->layout;
        const char *kept = qs_arena_copy(layout->arena, text, length);
        struct qs_line line = {.em = em};
        enum qrsign_status status;

        if (!kept)
                return qs_error_memory(error);
        status = qs_fonts_shape(
                layout->fonts, layout->arena, setting->weight, kept, &line.run, error);
        if (status != QRSIGN_OK) {
                qs_error_field(error, setting->field);
                return status;
        }
        setting->gaps[setting->count] = first && setting->count ? between_paragraphs * em : 0;
        setting->lines[setting->count++] = line;
        return QRSIGN_OK;
}

/* Where the run has come, in em, at every byte of its text that a cluster begins at. */
static bool measure(const struct qs_layout *layout, const struct qs_run *run, double **advances)
{
        size_t length = strlen(run->text), byte = 0, glyph = 0;
        double *at = qs_arena_array(layout->arena, length + 1, sizeof(*at));

        *advances = at;
        if (!at)
                return false;
        for (size_t i = 0; i < run->cluster_count; i++) {
                double x = glyph < run->glyph_count ? run->glyphs[glyph].x : run->advance;

                for (int k = 0; k < run->clusters[i].bytes && byte < length; k++)
                        at[byte++] = x;
                glyph += (size_t)run->clusters[i].glyphs;
        }
        at[length] = run->advance;
        return true;
}

/* Where lines begin, as full as they may be; 0 lines where a word is wider than the column. */
static size_t break_paragraph(
        const struct setting *setting, const char *text, const double *at, size_t *starts)
{
        size_t length = strlen(text), count = 1, last = 0; /* the last space that has room */

        starts[0] = 0;
        for (size_t i = 1; i <= length; i++) {
                if (i < length && text[i] != ' ')
                        continue;
                if (at[i] - at[starts[count - 1]] > setting->width) {
                        if (last <= starts[count - 1] || at[i] - at[last + 1] > setting->width)
                                return 0;
                        starts[count++] = last + 1;
                }
                last = i;
        }
        return count;
}

/* A word alone in the last line takes the one before it along. */
static void join_orphan(const struct setting *setting, const char *text, const double *at,
        size_t *starts, size_t count)
{
        size_t before;

        if (count < 2 || strchr(text + starts[count - 1], ' '))
                return;
        before = starts[count - 1] - 1;
        while (before > starts[count - 2] && text[before - 1] != ' ')
                before--;
        if (before > starts[count - 2] && at[strlen(text)] - at[before] <= setting->width)
                starts[count - 1] = before;
}

static enum qrsign_status set_paragraph(struct setting *setting, const char *text, size_t length,
        double em, struct qrsign_error *error)
{
        const struct qs_layout *layout = setting->layout;
        const char *kept = qs_arena_copy(layout->arena, text, length);
        size_t *starts = qs_arena_array(layout->arena, length + 1, sizeof(*starts)), count;
        const struct qs_run *run;
        double *at;
        enum qrsign_status status;

        if (!kept || !starts)
                return qs_error_memory(error);
        status = qs_fonts_shape(layout->fonts, layout->arena, setting->weight, kept, &run, error);
        if (status != QRSIGN_OK) {
                qs_error_field(error, setting->field);
                return status;
        }
        if (!measure(layout, run, &at))
                return qs_error_memory(error);
        count = break_paragraph(setting, kept, at, starts);
        if (!count) {
                status = qs_error(error, QRSIGN_MESSAGE_TEXT_NO_ROOM, kept);
                qs_error_field(error, setting->field);
                return status;
        }
        join_orphan(setting, kept, at, starts, count);
        for (size_t i = 0; i < count && status == QRSIGN_OK; i++) {
                size_t end = i + 1 < count ? starts[i + 1] - 1 : length;

                status = add_line(setting, kept + starts[i], end - starts[i], i == 0, em, error);
        }
        return status;
}

/* One leading for all lines: the largest that any two need. */
static void space_out(const struct setting *setting, double em, double leading,
        struct qs_paragraphs *paragraphs, double *baselines)
{
        double y = 0;

        for (size_t i = 1; i < setting->count; i++)
                leading = fmax(leading,
                        qs_leading(&setting->lines[i - 1], &setting->lines[i]) + running * em);
        for (size_t i = 0; i < setting->count; i++) {
                y += i ? leading + setting->gaps[i] : setting->lines[0].run->above * em;
                baselines[i] = y;
        }
        paragraphs->leading = leading;
        paragraphs->lines = setting->lines;
        paragraphs->baselines = baselines;
        paragraphs->count = setting->count;
        paragraphs->height =
                setting->count ? y + setting->lines[setting->count - 1].run->below * em : 0;
}

enum qrsign_status qs_paragraphs_set(const struct qs_layout *layout, enum qs_role role,
        const char *text, double width, double em, double leading, const char *field,
        struct qs_paragraphs *paragraphs, struct qrsign_error *error)
{
        struct setting setting = {.layout = layout,
                .weight = layout->design->types[role].weight,
                .field = field,
                .width = width / em};
        size_t spaces = 1;
        double *baselines;
        enum qrsign_status status = QRSIGN_OK;

        *paragraphs = (struct qs_paragraphs){0};
        for (const char *byte = text; *byte; byte++)
                spaces += *byte == ' ' || *byte == '\n';
        setting.lines = qs_arena_array(layout->arena, spaces, sizeof(*setting.lines));
        setting.gaps = qs_arena_array(layout->arena, spaces, sizeof(*setting.gaps));
        baselines = qs_arena_array(layout->arena, spaces, sizeof(*baselines));
        if (!setting.lines || !setting.gaps || !baselines)
                return qs_error_memory(error);
        while (*text && status == QRSIGN_OK) {
                size_t length = strcspn(text, "\n");

                if (length)
                        status = set_paragraph(&setting, text, length, em, error);
                text += length + (text[length] == '\n');
        }
        if (status == QRSIGN_OK)
                space_out(&setting, em, leading, paragraphs, baselines);
        return status;
}

void qs_paragraphs_draw(const struct qs_layout *layout, const struct qs_paragraphs *paragraphs,
        double x, double top)
{
        for (size_t i = 0; i < paragraphs->count; i++)
                qs_line_draw(layout, &paragraphs->lines[i], layout->style->text, x,
                        top + paragraphs->baselines[i]);
}
