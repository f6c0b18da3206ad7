/* SPDX-License-Identifier: MIT */
/* Pictures of the kinds of public place: one path each, drawn in a square of 24 units, to be
 * filled even-odd, legible from 4 mm. */
#ifndef QS_ICONS_H
#define QS_ICONS_H

#include "base/base.h"

/* Units on a side of the square. */
enum { QS_ICON_UNITS = 24 };

/* SVG path data for a word of the list `place` in units.tsv; the icon `other` for any other kind,
 * "" and NULL. Static. */
const char *qs_icon_of_kind(const char *kind);
/* A shield with a tick, beside the safety line. */
const char *qs_icon_shield(void);

#endif
