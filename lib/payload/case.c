/* SPDX-License-Identifier: MIT */
#include "payload/case.h"
#include "base/text.h"

/* Lower-case letters from `first` to `last`, all of them or those that are odd or even, and how
 * far before them their capitals stand. */
static const struct {
        uint16_t first, last;
        int16_t distance;
        enum { ALL, ODD, EVEN } which;
} pairs[] = {
        {0x61, 0x7A, 32, ALL},
        {0xE0, 0xF6, 32, ALL},
        {0xF8, 0xFE, 32, ALL},
        {0x101, 0x12F, 1, ODD},
        {0x133, 0x137, 1, ODD},
        {0x13A, 0x148, 1, EVEN},
        {0x14B, 0x177, 1, ODD},
        {0x17A, 0x17E, 1, EVEN},
        {0x180, 0x180, -195, ALL}, /* ƀ Ƀ */
        {0x1A1, 0x1A1, 1, ALL},    /* ơ Ơ */
        {0x1B0, 0x1B0, 1, ALL},    /* ư Ư */
        {0x1E01, 0x1E95, 1, ODD},
        {0x1EA1, 0x1EFF, 1, ODD},
};

/* Whether `lower` is the lower-case letter of a pair, and how far before it the capital stands. */
static bool find(uint32_t lower, int32_t *distance)
{
        for (size_t i = 0; i < QS_COUNT(pairs) && lower >= pairs[i].first; i++) {
                if (lower > pairs[i].last)
                        continue;
                *distance = pairs[i].distance;
                return pairs[i].which == ALL || (lower & 1) == (pairs[i].which == ODD);
        }
        return false;
}

uint32_t qs_case_upper(uint32_t character)
{
        int32_t distance;

        if (character < 0x61 || !find(character, &distance))
                return character;
        return (uint32_t)((int32_t)character - distance);
}

uint32_t qs_case_lower(uint32_t character)
{
        static const int16_t distances[] = {32, 1, -195};
        int32_t distance;

        if (character < 0x41 || character > 0x1EFF)
                return character;
        for (size_t i = 0; i < QS_COUNT(distances); i++) {
                uint32_t lower = (uint32_t)((int32_t)character + distances[i]);

                if (find(lower, &distance) && distance == distances[i])
                        return lower;
        }
        return character;
}

static void change(char *text, size_t length, uint32_t (*to)(uint32_t), bool first_only)
{
        for (size_t i = 0, step; i < length; i += step) {
                uint32_t character = 0;

                step = qs_utf8_decode(text + i, length - i, &character);
                if (!step)
                        return;
                qs_utf8_encode(to(character), text + i);
                if (first_only)
                        return;
        }
}

void qs_case_lower_text(char *text, size_t length)
{
        change(text, length, qs_case_lower, false);
}

void qs_case_upper_text(char *text, size_t length)
{
        change(text, length, qs_case_upper, false);
}

void qs_case_capitalise(char *text, size_t length)
{
        change(text, length, qs_case_upper, true);
}
