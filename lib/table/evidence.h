/* SPDX-License-Identifier: MIT */
/* What cells tell of the encoding that they are in. */
#ifndef QS_EVIDENCE_H
#define QS_EVIDENCE_H

#include "table/bytes.h"
#include "table/legacy.h"
#include "table/source.h"

enum { QS_EVIDENCE_COLUMNS = 256 };

/* What the user says of the text; by default nothing. */
struct qs_text_form {
        bool utf8;                 /* it is UTF-8, or UTF-16, and as it stands */
        enum qs_bytes_form bytes;  /* that of UTF-16; else UTF */
        enum qs_encoding encoding; /* that of bytes, and of cells that are not Unicode; or NONE */
};

struct qs_evidence {
        struct qs_text_form form;
        bool raw;                  /* cells are bytes */
        enum qs_encoding encoding; /* decided: that of them, or of cells among Unicode; or NONE */
        size_t unicode;            /* cells that can be nothing but Unicode */
        struct qs_score sense;     /* of them */
        struct qs_score scores[QS_ENCODINGS];
        struct {
                uint32_t unicode, legacy; /* cells that can be nothing else */
        } columns[QS_EVIDENCE_COLUMNS];
};

bool qs_evidence_is_ascii(const struct qs_cell *cell);
/* Whether a cell is the same in every encoding. */
bool qs_evidence_is_plain(const struct qs_evidence *evidence, const struct qs_cell *cell);
bool qs_evidence_is_candidate(const struct qs_evidence *evidence, enum qs_encoding encoding);
/* The score of a cell in an encoding, whose text there `out` becomes ("" where bytes are no letters
 * in it); or as it stands. */
struct qs_score qs_evidence_try(
        enum qs_encoding encoding, const struct qs_cell *cell, struct qs_buffer *out);
struct qs_score qs_evidence_try_plain(
        const struct qs_evidence *evidence, const struct qs_cell *cell, struct qs_buffer *out);
/* Takes a cell into account; `column` from 0. False: no memory. */
bool qs_evidence_add(struct qs_evidence *evidence, const struct qs_cell *cell, size_t column);
/* Sets the encoding. ENCODING_UNDECIDED where it must be known and is not clear. */
enum qrsign_message qs_evidence_decide(struct qs_evidence *evidence);
/* Whether a cell that makes sense either way is not Unicode; *doubtful: nothing tells. */
bool qs_evidence_is_legacy(
        const struct qs_evidence *evidence, size_t column, bool row_is_unicode, bool *doubtful);

#endif
