/* SPDX-License-Identifier: MIT */
#include "table/legacy.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

struct pair {
        uint16_t bytes, letter;
};

struct letter {
        uint16_t character;
        char base; /* without its tone, as make_encodings.py writes it */
        uint8_t tone;
        bool upper;
};

#include "table/encodings_data.h"

struct table {
        const char *title;
        const uint16_t *single;
        const struct pair *pairs;
        size_t count;
};

static const struct table tables[QS_ENCODINGS] = {
        [QS_ENCODING_NONE] = {"UTF-8", NULL, NULL, 0},
        [QS_ENCODING_TCVN3] = {"TCVN3 (ABC, .VnTime)", tcvn3_single, tcvn3_pairs, 0},
        [QS_ENCODING_VNI] = {"VNI (VNI-Times)", vni_single, vni_pairs, QS_COUNT(vni_pairs)},
        [QS_ENCODING_VISCII] = {"VISCII", viscii_single, viscii_pairs, 0},
        [QS_ENCODING_CP1258] = {"Windows-1258", cp1258_single, cp1258_pairs,
                QS_COUNT(cp1258_pairs)},
        [QS_ENCODING_UTF8_TWICE] = {"UTF-8 (2x)", NULL, NULL, 0},
};

const char *qs_encoding_title(enum qs_encoding encoding)
{
        return tables[encoding].title;
}

enum qs_encoding qs_encoding_find(const char *name)
{
        static const struct {
                const char *name;
                enum qs_encoding encoding;
        } names[] = {
                {"tcvn3", QS_ENCODING_TCVN3},
                {"tcvn", QS_ENCODING_TCVN3},
                {"abc", QS_ENCODING_TCVN3},
                {"vni", QS_ENCODING_VNI},
                {"viscii", QS_ENCODING_VISCII},
                {"windows-1258", QS_ENCODING_CP1258},
                {"cp1258", QS_ENCODING_CP1258},
        };

        for (size_t i = 0; i < QS_COUNT(names); i++)
                if (qs_text_same_folded(names[i].name, name))
                        return names[i].encoding;
        return QS_ENCODINGS;
}

/* Characters of Windows-1252 from 80 to 9F; those that it lacks stand for themselves. */
static const uint16_t windows_1252[32] = {0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020,
        0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D, 0x8F, 0x90, 0x2018, 0x2019,
        0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E,
        0x178};

/* -1: it stands for none. */
static int byte_of(uint32_t character)
{
        if (character < 0x100)
                return (int)character;
        for (size_t i = 0; i < QS_COUNT(windows_1252); i++)
                if (windows_1252[i] == character)
                        return (int)(0x80 + i);
        return -1;
}

/* The next byte; *step is 0 at the end. */
static int next_byte(const char *text, size_t length, size_t *step)
{
        uint32_t character;

        *step = qs_utf8_decode(text, length, &character);
        return *step ? byte_of(character) : -1;
}

bool qs_legacy_is_bytes(const char *text, size_t length)
{
        for (size_t i = 0, step; i < length; i += step)
                if (next_byte(text + i, length - i, &step) < 0)
                        return false;
        return true;
}

static int compare_pairs(const void *key, const void *row)
{
        return (int)*(const uint16_t *)key - (int)((const struct pair *)row)->bytes;
}

static uint32_t find_pair(const struct table *table, int first, int second)
{
        uint16_t key = (uint16_t)(first << 8 | second);
        const struct pair *pair;

        if (!table->count || second < 0x80)
                return 0;
        pair = bsearch(&key, table->pairs, table->count, sizeof(*pair), compare_pairs);
        return pair ? pair->letter : 0;
}

static bool decode_table(
        const struct table *table, const char *text, size_t length, struct qs_buffer *out)
{
        for (size_t i = 0, step, more; i < length; i += step) {
                int first = next_byte(text + i, length - i, &step), second;
                uint32_t character = 0;
                char bytes[4];

                second = next_byte(text + i + step, length - i - step, &more);
                if (first < 0)
                        return false;
                if (second >= 0)
                        character = find_pair(table, first, second);
                if (character)
                        step += more;
                else if (table->single[first])
                        character = table->single[first];
                else if (first < 0x80)
                        character = (uint32_t)first;
                else
                        return false;
                qs_buffer_append(out, bytes, qs_utf8_encode(character, bytes));
        }
        return qs_buffer_append(out, "", 0);
}

static bool decode_utf8(const char *text, size_t length, struct qs_buffer *out)
{
        size_t start = out->length;

        for (size_t i = 0, step; i < length; i += step) {
                int byte = next_byte(text + i, length - i, &step);

                if (byte < 0)
                        return false;
                qs_buffer_append_byte(out, (unsigned char)byte);
        }
        return !out->failed &&
               qs_utf8_is_valid(qs_string(out->data) + start, out->length - start, NULL);
}

static const struct letter *find_letter(uint32_t character)
{
        size_t low = 0, high = QS_COUNT(letters);

        while (low < high) {
                size_t middle = (low + high) / 2;

                if (letters[middle].character == character)
                        return &letters[middle];
                if (letters[middle].character < character)
                        low = middle + 1;
                else
                        high = middle;
        }
        return NULL;
}

/* TCVN3 keeps the case of ASCII and of seven letters alone: of toned letters a capital font draws
 * capitals from the bytes of small ones. A text whose other letters are all capitals was capitals
 * throughout, if some word of it has two. */
static bool has_capital_font(const char *text, size_t length)
{
        size_t run = 0;
        bool some = false;

        for (size_t i = 0, step; i < length; i += step) {
                const struct letter *letter = NULL;
                uint32_t character;
                bool lower, upper;

                step = qs_utf8_decode(text + i, length - i, &character);
                if (!step)
                        return false;
                if (character >= 0x80)
                        letter = find_letter(character);
                lower = (character >= 'a' && character <= 'z') ||
                        (letter && !letter->upper && !letter->tone);
                upper = (character >= 'A' && character <= 'Z') || (letter && letter->upper);
                if (lower)
                        return false;
                if (upper)
                        some |= ++run >= 2;
                else if (!letter)
                        run = 0;
        }
        return some;
}

bool qs_legacy_decode(
        enum qs_encoding encoding, const char *text, size_t length, struct qs_buffer *out)
{
        size_t start = out->length;
        qs_cleanup(qs_buffer_free) struct qs_buffer upper = {0};

        if (encoding == QS_ENCODING_UTF8_TWICE)
                return decode_utf8(text, length, out);
        if (!tables[encoding].single || !decode_table(&tables[encoding], text, length, out))
                return false;
        if (encoding != QS_ENCODING_TCVN3 ||
                !has_capital_font(out->data + start, out->length - start))
                return true;
        if (!qs_text_upper(out->data + start, out->length - start, &upper))
                return false;
        out->length = start;
        return qs_buffer_append(out, upper.data, upper.length);
}

static int compare_rimes(const void *key, const void *row)
{
        return strcmp(key, *(const char *const *)row);
}

static bool is_rime(const char *rime)
{
        return bsearch(rime, rimes, QS_COUNT(rimes), sizeof(rimes[0]), compare_rimes) != NULL;
}

/* Syllables that end in a stop have one of two tones. */
static bool fits_tone(const char *rime, int tone)
{
        char last = rime[strlen(rime) - 1];
        bool stop = last == 'p' || last == 't' || last == 'c' ||
                    (last == 'h' && rime[strlen(rime) - 2] == 'c');

        return !stop || tone >= 4;
}

/* Whether letters in their base form, of one tone, can be a Vietnamese syllable. */
static bool is_syllable(const char *word, int tone)
{
        static const char *const onsets[] = {"ngh", "ng", "nh", "th", "tr", "ch", "kh", "ph", "gh",
                "gi", "qu", "b", "c", "d", "D", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t",
                "v", "x", ""};

        for (size_t i = 0; i < QS_COUNT(onsets); i++) {
                size_t length = strlen(onsets[i]);

                if (!strncmp(word, onsets[i], length) && word[length] && is_rime(word + length) &&
                        fits_tone(word + length, tone))
                        return true;
        }
        return false;
}

enum {
        WORD_MAX = 8,
        QUOTATION_MAX = 256 /* bytes: what opens one is looked for its end so far */
};

/* A word under way. */
struct word {
        char base[WORD_MAX + 1];
        size_t length; /* of it, also of what does not fit */
        size_t lower, upper;
        bool first_upper;
        bool accented;   /* has a letter beyond ASCII */
        bool impossible; /* a letter of no Vietnamese, two tones, a sign */
        int tone;
};

static void end_word(struct word *word, struct qs_score *score)
{
        bool good;

        if (word->accented && word->length) {
                /* Small, Capital or CAPITALS. */
                good = !word->impossible && word->length <= WORD_MAX &&
                       (!word->upper || !word->lower || (word->first_upper && word->upper == 1));
                good = good && is_syllable(word->base, word->tone);
                score->good += good;
                score->bad += !good;
        }
        *word = (struct word){0};
}

static void add_letter(struct word *word, char base, int tone, bool upper)
{
        if (word->length < WORD_MAX)
                word->base[word->length] = base;
        word->first_upper |= upper && !word->length;
        word->length++;
        word->upper += upper;
        word->lower += !upper;
        word->impossible |= tone && word->tone;
        if (tone)
                word->tone = tone;
}

/* Of Unicode; and marks, which a letter before them has drawn to itself. */
static bool is_punctuation(uint32_t character)
{
        return (character >= 0x2000 && character < 0x2C00) ||
               (character >= 0x300 && character < 0x370);
}

static bool begins_letter(const char *text, size_t length)
{
        uint32_t character;

        return qs_utf8_decode(text, length, &character) &&
               ((character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
                       find_letter(character));
}

/* A letter of another script, whose UTF-8 two bytes of an old encoding may be. */
static bool is_foreign(uint32_t character)
{
        return (character >= 0x180 && character < 0x2C0) ||
               (character >= 0x370 && character < 0x800);
}

/* Whether a character that is no Vietnamese letter stands as a sign of its kind does in good text:
 * `m²`, `3m×4m`, `«Hòa Bình»`; and not as a letter in `nh÷`, `r«`. `after` is what follows it. */
static bool is_sign(uint32_t character, bool in_word, const char *after, size_t length)
{
        bool before_letter = begins_letter(after, length);

        switch (character) {
        case 0xAB: /* « */
                length = length < QUOTATION_MAX ? length : QUOTATION_MAX;
                return !in_word && memmem(after, length, "\xC2\xBB", 2);
        case 0xD7: /* × */
        case 0xF7: /* ÷ */
                return (!in_word && !before_letter) || (length && *after >= '0' && *after <= '9');
        case 0xB0: /* ° */
        case 0xB2: /* ² */
        case 0xB3: /* ³ */
        case 0xBB: /* » */ return !in_word || !before_letter;
        default: break;
        }
        if (is_foreign(character))
                return !in_word && !before_letter;
        return character > 0x17F && !(in_word && before_letter);
}

void qs_score_text(const char *text, size_t length, struct qs_score *score)
{
        struct word word = {0};

        for (size_t i = 0, step; i < length; i += step) {
                const struct letter *letter;
                uint32_t character;

                step = qs_utf8_decode(text + i, length - i, &character);
                if (!step)
                        break;
                letter = character < 0x80 ? NULL : find_letter(character);
                if (letter) {
                        add_letter(&word, letter->base, letter->tone, letter->upper);
                        word.accented = true;
                } else if (character >= 'a' && character <= 'z') {
                        add_letter(&word, (char)character, 0, false);
                } else if (character >= 'A' && character <= 'Z') {
                        add_letter(&word, (char)(character + 'a' - 'A'), 0, true);
                } else if (character < 0x80 || character == 0xA0 || is_punctuation(character) ||
                           is_sign(character, word.length, text + i + step, length - i - step)) {
                        end_word(&word, score);
                } else { /* another letter, or a sign that no word has */
                        word.length++;
                        word.accented = word.impossible = true;
                }
        }
        end_word(&word, score);
}
