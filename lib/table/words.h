/* SPDX-License-Identifier: MIT */
/* Unit words before names, and kinds of place. */
#ifndef QS_WORDS_H
#define QS_WORDS_H

#include "record/record.h"

/* Takes a unit word of the list, or `other` (may be ""), off the front of a name in normal form:
 * of `Kiệt 5` the name is `5`. Case does not count, accents do (`Xa Dung` is no `Xã`). *name points
 * into `text`; *unit is the word of the list or `other`, or NULL where there is none.
 * False: no memory. */
bool qs_unit_take(enum qs_unit_list list, const char *other, const char *text, const char **name,
        const char **unit);

/* The word of list `place` that a kind of place means, in either language or by a common fuller
 * name; NULL: unknown. */
const char *qs_kind_of_place(const char *folded);

#endif
