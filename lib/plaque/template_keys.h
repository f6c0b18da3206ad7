/* SPDX-License-Identifier: MIT */
/* The keys of template files: made of design.def and template.def. docs/templates.md is made of
 * them. */
#ifndef QS_TEMPLATE_KEYS_H
#define QS_TEMPLATE_KEYS_H

#include "base/base.h"

enum qs_key_value {
        QS_KEY_KIND,
        QS_KEY_NAME,
        QS_KEY_SIZE,
        QS_KEY_THEME,
        QS_KEY_FONT,
        QS_KEY_PART,   /* `place` is the part */
        QS_KEY_WORD,   /* `place` is the word */
        QS_KEY_NUMBER, /* `place` is its offset in a design */
        QS_KEY_TYPE    /* `place` is the role */
};

enum qs_key_unit { QS_UNIT_SIDE, QS_UNIT_EM, QS_UNIT_PART, QS_UNIT_MM };

struct qs_key {
        const char *section; /* "" for what stands before all sections */
        const char *name;
        enum qs_key_value value;
        enum qs_key_unit unit; /* of a number */
        double least, most;
        size_t place;
        bool needed; /* of a text: it must not be empty */
        const char *what;
};

enum { QS_KEYS_MOST = 256, QS_KEY_NONE = QS_KEYS_MOST };

/* In order of sections. *count is at most QS_KEYS_MOST. Static. */
const struct qs_key *qs_template_keys(size_t *count);
/* Whether the keys of this section may differ from one composition to another. */
bool qs_template_key_has_forms(const struct qs_key *key);
/* The index of a key, or QS_KEY_NONE. */
size_t qs_template_key_find(const char *section, const char *name, size_t length);

#endif
