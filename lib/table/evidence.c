/* SPDX-License-Identifier: MIT */
#include "table/evidence.h"

#include <string.h>

bool qs_evidence_is_ascii(const struct qs_cell *cell)
{
        for (size_t i = 0; i < cell->length; i++)
                if ((unsigned char)cell->text[i] >= 0x80)
                        return false;
        return true;
}

/* VISCII has six letters among the control characters. */
bool qs_evidence_is_plain(const struct qs_evidence *evidence, const struct qs_cell *cell)
{
        if (!qs_evidence_is_ascii(cell))
                return false;
        for (size_t i = 0; evidence->raw && i < cell->length; i++)
                if ((unsigned char)cell->text[i] < 0x20)
                        return false;
        return true;
}

/* The encodings that may be behind bytes, or behind text in UTF-8. */
bool qs_evidence_is_candidate(const struct qs_evidence *evidence, enum qs_encoding encoding)
{
        if (evidence->raw)
                return encoding >= QS_ENCODING_TCVN3 && encoding <= QS_ENCODING_CP1258;
        return encoding == QS_ENCODING_TCVN3 || encoding == QS_ENCODING_VNI ||
               encoding == QS_ENCODING_UTF8_TWICE;
}

/* The score of a cell in an encoding, and its text in it: none where a byte is no letter there. */
struct qs_score qs_evidence_try(
        enum qs_encoding encoding, const struct qs_cell *cell, struct qs_buffer *out)
{
        struct qs_score score = {0};

        qs_buffer_clear(out);
        if (encoding == QS_ENCODING_NONE) {
                qs_buffer_append(out, cell->text, cell->length);
        } else if (!qs_legacy_decode(encoding, cell->text, cell->length, out)) {
                qs_buffer_clear(out);
                return (struct qs_score){0, 1};
        }
        qs_score_text(qs_string(out->data), out->length, &score);
        return score;
}

/* The score of a cell as it stands. What is UTF-8 when taken for bytes is so by no chance. */
struct qs_score qs_evidence_try_plain(
        const struct qs_evidence *evidence, const struct qs_cell *cell, struct qs_buffer *out)
{
        struct qs_score twice = {0};

        if (!evidence->raw)
                twice = qs_evidence_try(QS_ENCODING_UTF8_TWICE, cell, out);
        if (twice.good && !twice.bad)
                return (struct qs_score){0, twice.good};
        return qs_evidence_try(QS_ENCODING_NONE, cell, out);
}

bool qs_evidence_add(struct qs_evidence *evidence, const struct qs_cell *cell, size_t column)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer text = {0};
        bool legacy = false;
        struct qs_score plain;

        if (qs_evidence_is_plain(evidence, cell))
                return true;
        if (!qs_legacy_is_bytes(cell->text, cell->length)) {
                evidence->unicode++;
                qs_score_text(cell->text, cell->length, &evidence->sense);
                if (column < QS_EVIDENCE_COLUMNS)
                        evidence->columns[column].unicode++;
                return true;
        }
        plain = qs_evidence_try_plain(evidence, cell, &text);
        evidence->scores[0].good += plain.good;
        evidence->scores[0].bad += plain.bad;
        for (int i = 1; i < QS_ENCODINGS; i++) {
                struct qs_score score;

                if (!qs_evidence_is_candidate(evidence, (enum qs_encoding)i))
                        continue;
                score = qs_evidence_try((enum qs_encoding)i, cell, &text);
                evidence->scores[i].good += score.good;
                evidence->scores[i].bad += score.bad;
                legacy |= plain.bad && score.good && !score.bad;
        }
        if (column < QS_EVIDENCE_COLUMNS)
                evidence->columns[column].legacy += legacy;
        return !text.failed;
}

static int64_t worth(const struct qs_score *score)
{
        return (int64_t)score->good - 3 * (int64_t)score->bad;
}

/* The best candidate, where it is clearly so. Bytes are of one of them, and if none is clear that
 * is an error; text that may be what it seems is left so, unless most of its words cannot be. */
enum qrsign_message qs_evidence_decide(struct qs_evidence *evidence)
{
        const struct qs_score *plain = &evidence->scores[0];
        int64_t most = INT64_MIN, second = INT64_MIN;
        enum qs_encoding best = QS_ENCODING_NONE;
        bool clear;

        if (evidence->form.encoding) {
                evidence->encoding = evidence->form.encoding;
                return QRSIGN_MESSAGE_NONE;
        }
        for (int i = 1; i < QS_ENCODINGS; i++) {
                int64_t value = worth(&evidence->scores[i]);

                if (!qs_evidence_is_candidate(evidence, (enum qs_encoding)i))
                        continue;
                if (value > most) {
                        second = most;
                        most = value;
                        best = (enum qs_encoding)i;
                } else if (value > second) {
                        second = value;
                }
        }
        clear = most > 0 && most - second >= 2 + (int64_t)evidence->scores[best].good / 10;
        clear |= best == QS_ENCODING_UTF8_TWICE && most > 0 && !evidence->scores[best].bad;
        /* Bytes of an old encoding may happen to be UTF-8, of letters from anywhere. */
        if (!evidence->raw && evidence->sense.bad && !evidence->sense.good && !plain->good)
                return QRSIGN_MESSAGE_ENCODING_UNDECIDED;
        if (!evidence->raw && (!plain->bad || most <= worth(plain)))
                return QRSIGN_MESSAGE_NONE;
        if (clear)
                evidence->encoding = best;
        else if (evidence->raw || (plain->bad >= 3 && plain->bad > plain->good && most > 0))
                return QRSIGN_MESSAGE_ENCODING_UNDECIDED;
        return QRSIGN_MESSAGE_NONE;
}

/* A cell that might be either: its column tells, whose header may be Unicode all the same; or its
 * row, if that holds nothing but Unicode. */
bool qs_evidence_is_legacy(
        const struct qs_evidence *evidence, size_t column, bool row_is_unicode, bool *doubtful)
{
        uint32_t legacy = column < QS_EVIDENCE_COLUMNS ? evidence->columns[column].legacy : 0;
        uint32_t unicode = column < QS_EVIDENCE_COLUMNS ? evidence->columns[column].unicode : 0;

        *doubtful = false;
        if (legacy && unicode <= (legacy > 1))
                return true;
        *doubtful = !(unicode && !legacy) && !row_is_unicode;
        return false;
}
