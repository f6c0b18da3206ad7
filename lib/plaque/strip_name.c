/* SPDX-License-Identifier: MIT */
/* Names in lines: where they part, and how the lines stand under one another. */
#include "plaque/strip_plan.h"

#include "base/text.h"

#include <math.h>
#include <string.h>

static const double CAPITAL_EM = 0.714; /* height of capitals and figures */
static const double PITCH_EM = 1.12;    /* least distance of two baselines */
static const double INK_GAP_EM = 0.20;  /* least air between the ink of two lines */

/* A name parts before the hamlet's, as `Trường Tiểu học | Hưng Nhơn`. */
void qs_strip_name_start(
        struct qs_strip_name *name, enum qs_weight weight, const char *text, const char *hamlet)
{
        size_t length = strlen(text), tail = strlen(qs_string(hamlet));

        *name = (struct qs_strip_name){.text = text, .weight = weight};
        if (tail && length > tail + 1 && text[length - tail - 1] == ' ' &&
                strcmp(text + length - tail, hamlet) == 0)
                name->first_break = length - tail;
}

static size_t words_in(const char *text, size_t length)
{
        size_t words = length ? 1 : 0;

        for (size_t i = 0; i < length; i++)
                if (text[i] == ' ')
                        words++;
        return words;
}

/* How far the longest of the lines is above the rest, in characters; SIZE_MAX: a word would stand
 * alone on a line. `ends` are the offsets after the lines, each but the last before a space. */
static size_t unevenness(const char *text, const size_t *ends, size_t count)
{
        size_t longest = 0, start = 0;

        for (size_t i = 0; i < count; start = ends[i++] + 1) {
                size_t characters = qs_utf8_count(text + start, ends[i] - start);

                if (words_in(text + start, ends[i] - start) < 2)
                        return SIZE_MAX;
                if (characters > longest)
                        longest = characters;
        }
        return longest;
}

/* The most even parting into `count` lines. False if there is none. */
static bool part_evenly(const char *text, size_t count, size_t ends[QS_STRIP_NAME_FORMS])
{
        size_t length = strlen(text), best = SIZE_MAX;
        size_t trial[QS_STRIP_NAME_FORMS] = {0};

        trial[count - 1] = length;
        for (size_t i = 1; i < length; i++) {
                if (text[i] != ' ')
                        continue;
                trial[0] = i;
                /* With two lines the inner loop runs once, for the parting at i alone. */
                for (size_t j = count == 3 ? i + 1 : length - 1; j < length; j++) {
                        size_t uneven;

                        if (count == 3 && text[j] != ' ')
                                continue;
                        if (count == 3)
                                trial[1] = j;
                        uneven = unevenness(text, trial, count);
                        if (uneven < best) {
                                best = uneven;
                                memcpy(ends, trial, sizeof(trial));
                        }
                }
        }
        return best != SIZE_MAX;
}

static bool part_name(const struct qs_strip_name *name, size_t lines, size_t ends[])
{
        size_t length = strlen(name->text);

        ends[0] = ends[lines - 1] = length;
        if (lines == 1)
                return true;
        if (lines == 2 && name->first_break) {
                ends[0] = name->first_break - 1;
                if (unevenness(name->text, ends, 2) != SIZE_MAX)
                        return true;
        }
        return part_evenly(name->text, lines, ends);
}

/* Shapes a form of the name once. Returns its number of lines, 0 if it does not part so. */
static size_t shape_form(struct qs_strip *strip, struct qs_strip_name *name, size_t lines)
{
        size_t ends[QS_STRIP_NAME_FORMS] = {0}, start = 0;

        if (name->form[lines - 1].tried)
                return name->form[lines - 1].count;
        name->form[lines - 1].tried = true;
        if (!part_name(name, lines, ends))
                return 0;
        for (size_t i = 0; i < lines; start = ends[i++] + 1) {
                name->form[lines - 1].line[i] =
                        qs_strip_shape(strip, name->weight, name->text + start, ends[i] - start);
                if (!name->form[lines - 1].line[i])
                        return 0;
        }
        name->form[lines - 1].count = lines;
        return lines;
}

/* Adds a line under the others by the rule of ink: Ẵ over a dot needs more than Â over an x. */
static void add_line(struct qs_strip_block *block, const struct qs_run *run, double em)
{
        double baseline = 0;

        if (block->count) {
                const struct qs_run *last = block->line[block->count - 1].run;
                double last_em = block->line[block->count - 1].em;
                double ink =
                        last->below * last_em + INK_GAP_EM * fmax(last_em, em) + run->above * em;

                baseline = block->line[block->count - 1].baseline + fmax(PITCH_EM * em, ink);
        } else {
                block->above = run->above * em;
        }
        block->line[block->count].run = run;
        block->line[block->count].em = em;
        block->line[block->count].baseline = baseline;
        block->count++;
        block->width = fmax(block->width, (run->right - run->left) * em);
        block->below = fmax(block->below, baseline + run->below * em);
        block->middle = (baseline - CAPITAL_EM * block->line[0].em) / 2;
}

bool qs_strip_block_set(struct qs_strip *strip, struct qs_strip_block *block,
        struct qs_strip_name *name, size_t lines, struct qs_strip_name *english,
        size_t english_lines)
{
        *block = (struct qs_strip_block){0};
        if (!shape_form(strip, name, lines))
                return false;
        for (size_t i = 0; i < lines; i++)
                add_line(block, name->form[lines - 1].line[i], strip->sizes.name_em);
        if (!english_lines)
                return true;
        if (!shape_form(strip, english, english_lines))
                return false;
        for (size_t i = 0; i < english_lines; i++)
                add_line(block, english->form[english_lines - 1].line[i], strip->sizes.english_em);
        return true;
}

struct qs_box qs_strip_text_box(const struct qs_strip_text *text)
{
        double shift = text->align == QS_STRIP_LEFT    ? 0
                       : text->align == QS_STRIP_RIGHT ? text->block.width
                                                       : text->block.width / 2;

        return (struct qs_box){text->origin.x - shift, text->origin.y - text->block.above,
                text->block.width, text->block.above + text->block.below};
}
