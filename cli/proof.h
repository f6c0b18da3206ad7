/* SPDX-License-Identifier: MIT */
/* proof.html: every plaque of the folder on one page that needs nothing else, to look through
 * before steel is paid for. A plaque is one line of the file, so that a later run takes those that
 * have not changed from the old file, and no run holds more than one in memory. Of a long run it
 * shows a sample, spread evenly: nobody looks through a hundred thousand. */
#ifndef PROOF_H
#define PROOF_H

#include "make.h"

#define PROOF_NAME "proof.html"

/* Whether the folder has a proof in this run's language, made by this program. */
bool proof_is_there(const struct make *make);
/* Writes the proof of the manifest that stands in the folder now. Does nothing where the old one
 * is the same. IO, MEMORY, and what laying out may fail with. */
enum qrsign_status proof_write(struct make *make, struct qrsign_error *error);

/* In a worker: lays a plaque out once more and writes its row, from its line in the manifest. */
enum qrsign_status proof_draw_row(struct make *make, const struct make_template *template_,
        const struct qrsign_record *record, const char *line, size_t length, FILE *stream,
        struct qrsign_error *error);

/* proof_row.c */
/* What a row tells besides the plaque's line in the manifest; plaque NULL: none was laid out. */
struct proof_row {
        enum qrsign_language language;
        const json_t *line;
        const struct qrsign_plaque *plaque;
        const struct qrsign_record *record;
        const char *problems; /* items of a list, as HTML */
};
/* The row as HTML without a line feed. */
enum qrsign_status proof_row_write(
        const struct proof_row *row, FILE *stream, struct qrsign_error *error);
/* Text as HTML: also what stands in an attribute; line feeds become references. */
void proof_escape(FILE *stream, const char *text);
void proof_problem(FILE *stream, enum qrsign_language language, const struct qrsign_error *problem);

#endif
