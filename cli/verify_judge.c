/* SPDX-License-Identifier: MIT */
/* Verdicts, once all pictures were seen: what stands in a code's place may be in one picture, and
 * the code itself in another. */
#include "verify.h"

#include <string.h>

static bool is_complete(const struct verify *verify, size_t plaque)
{
        for (size_t i = 0; i < verify->plaques[plaque].count; i++)
                if (!verify->codes[verify->plaques[plaque].first + i].seen)
                        return false;
        return true;
}

/* A picture of a plaque that was read in full may show its neighbour as well. */
static void release_neighbours(struct verify *verify)
{
        for (size_t i = 0; i < verify->stray_count; i++) {
                struct stray *stray = &verify->strays[i];
                struct expected_code *code;

                if (stray->belongs == NO_PLAQUE || stray->plaque == NO_PLAQUE ||
                        !is_complete(verify, stray->plaque))
                        continue;
                code = &verify->codes[stray->belongs];
                stray->used = true;
                if (!code->seen) {
                        code->seen = true;
                        code->signature = stray->signature;
                        code->sight.file = stray->sight.file;
                        code->sight.page = stray->sight.page;
                }
        }
}

/* Whether a code of the stray's own role is not seen, which it then explains better. */
static bool explains_sibling(const struct verify *verify, const struct stray *stray)
{
        const struct expected_plaque *plaque = &verify->plaques[stray->plaque];

        for (size_t i = 0; i < plaque->count; i++) {
                const struct expected_code *code = &verify->codes[plaque->first + i];

                if (code->role == stray->role && !code->seen)
                        return true;
        }
        return false;
}

/* What was seen in the place of a code: the same role first. */
static size_t find_stray(const struct verify *verify, const struct expected_code *code)
{
        size_t other = NO_PLAQUE;

        for (size_t i = 0; i < verify->stray_count; i++) {
                const struct stray *stray = &verify->strays[i];

                if (stray->used || stray->plaque != code->plaque)
                        continue;
                if (stray->role == code->role)
                        return i;
                if (other == NO_PLAQUE && !explains_sibling(verify, stray))
                        other = i;
        }
        return other;
}

/* One code, of a plaque whose picture may hold something else in its place. */
static void judge_code(struct verify *verify, struct expected_code *code)
{
        size_t stray;

        if (code->seen) {
                code->verdict = code->signature > SIGNED_VALID ? VERDICT_WRONG : VERDICT_OK;
                return;
        }
        stray = find_stray(verify, code);
        code->verdict =
                verify->plaques[code->plaque].pictured ? VERDICT_UNREADABLE : VERDICT_MISSING;
        if (stray == NO_PLAQUE)
                return;
        code->verdict = VERDICT_WRONG;
        code->stray = stray;
        code->reason = verify->strays[stray].reason;
        code->signature = verify->strays[stray].signature;
        verify->strays[stray].used = true;
}

/* The same thing photographed twice explains the same verdict. */
static void use_repeats(struct verify *verify)
{
        for (size_t i = 0; i < verify->code_count; i++) {
                const struct expected_code *code = &verify->codes[i];
                const struct stray *told =
                        code->stray == NO_PLAQUE ? NULL : &verify->strays[code->stray];

                for (size_t k = 0; told && k < verify->stray_count; k++) {
                        struct stray *stray = &verify->strays[k];

                        if (stray->plaque == told->plaque && stray->length == told->length &&
                                memcmp(stray->payload, told->payload, told->length) == 0)
                                stray->used = true;
                }
        }
}

void verify_judge(struct verify *verify)
{
        release_neighbours(verify);
        for (size_t i = 0; i < verify->code_count; i++)
                judge_code(verify, &verify->codes[i]);
        use_repeats(verify);
        for (size_t i = 0; i < verify->code_count; i++)
                verify->verdicts[verify->codes[i].verdict]++;
        for (size_t i = 0; i < verify->stray_count; i++)
                verify->verdicts[VERDICT_FOREIGN] += !verify->strays[i].used;
}
