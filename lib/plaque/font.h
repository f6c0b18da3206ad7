/* SPDX-License-Identifier: MIT */
/* Fonts and shaped text. A run is shaped once, by Pango, and is plain data from then on: layout
 * reads its measures, paint shows its glyphs. All measures are in em, y downwards from the
 * baseline, so that a run can be set at any size. */
#ifndef QS_FONT_H
#define QS_FONT_H

#include "base/arena.h"

#include <qrsign/error.h>

enum qs_weight { QS_REGULAR = 0, QS_BOLD };

enum { QS_RUN_LIMIT = 4000 }; /* bytes of a run: more is no line of a sign */

struct qs_fonts; /* one family in two weights */

struct qs_glyph {
        uint32_t index;
        double x, y; /* em, from the run's origin on the baseline */
};

/* How many bytes of the text and how many glyphs belong together, for searchable text. */
struct qs_cluster {
        int bytes;
        int glyphs;
};

struct qs_run {
        const char *text; /* UTF-8, NFC, one line */
        enum qs_weight weight;
        const struct qs_glyph *glyphs;
        size_t glyph_count;
        const struct qs_cluster *clusters;
        size_t cluster_count;
        double advance; /* to the origin of what would follow */
        /* Ink, without side bearings: above is the height over the baseline, below the depth under
         * it (both positive), left and right are x of the ink's edges. All 0 if there is no ink. */
        double left, right, above, below;
};

/* Fails with MISSING if the family is not installed: never a silent substitute. */
enum qrsign_status qs_fonts_open(
        const char *family, struct qs_fonts **fonts, struct qrsign_error *error);
void qs_fonts_free(struct qs_fonts *fonts);
const char *qs_fonts_family(const struct qs_fonts *fonts);

/* Shapes one line. The run lives in the arena. Fails with MISSING, naming the letter and the font,
 * if the font lacks a letter; a letter written from right to left is refused likewise. FIT if the
 * text is longer than QS_RUN_LIMIT. */
enum qrsign_status qs_fonts_shape(struct qs_fonts *fonts, struct qs_arena *arena,
        enum qs_weight weight, const char *text, const struct qs_run **run,
        struct qrsign_error *error);

#endif
