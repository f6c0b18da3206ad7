/* SPDX-License-Identifier: MIT */
/* A source whose cells are Unicode, behind one whose cells may be in encodings from before it: a
 * whole file of such bytes, or cells typed in fonts that draw Vietnamese letters in the place of
 * others, in a table that is Unicode else. The first rows tell which; nothing is done in silence.
 */
#ifndef QS_REPAIR_H
#define QS_REPAIR_H

#include "table/evidence.h"
#include "table/report.h"
#include "table/source.h"

enum { QS_REPAIR_ROWS = 256 }; /* looked at before the first is given */

/* Takes the inner source over, and frees it at the end and on failure. MEMORY, and what reading the
 * first rows may fail with. `origin` outlives it. */
enum qrsign_status qs_repair_open(struct qs_source *inner, const struct qs_origin *origin,
        struct qs_text_form form, struct qs_source **source, struct qrsign_error *error);
/* Reports what was done to the rows given so far, of a source that qs_repair_open() gave. */
void qs_repair_report(const struct qs_source *source, struct qs_report *report);

#endif
