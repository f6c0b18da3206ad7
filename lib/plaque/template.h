/* SPDX-License-Identifier: MIT */
/* A template: what a template file says (docs/templates.md), and its fonts. */
#ifndef QS_TEMPLATE_H
#define QS_TEMPLATE_H

#include "base/digest.h"
#include "plaque/design.h"
#include "plaque/ink.h"

#include <qrsign/plaque.h>

/* Compositions. */
enum qs_form {
        QS_LANDSCAPE,
        QS_PORTRAIT,
        QS_BENT, /* landscape, bends drawn true in a column of their own */
        QS_FORM_COUNT
};

/* What may be left away. */
enum qs_part {
#define PART(constant, ...) QS_PART_##constant,
#include "plaque/template.def"
        QS_PART_COUNT
};

/* Texts that a template may say; each with its English next to it. */
enum qs_word {
#define WORD(constant, ...) QS_WORD_##constant, QS_WORD_##constant##_ENGLISH,
#include "plaque/template.def"
        QS_WORD_COUNT
};

enum {
        QS_TEMPLATE_NAME_SIZE = 21,
        QS_TEMPLATE_FONT_SIZE = 64,
        QS_TEMPLATE_WORD_SIZE = 96,
        QS_TEMPLATE_LIMIT = 1 << 16 /* bytes of a file */
};

struct qs_template_kind;

struct qrsign_template {
        const struct qs_template_kind *kind;
        struct qs_fonts *fonts;
        char digest[QS_DIGEST_HEX_SIZE];
        char name[QS_TEMPLATE_NAME_SIZE];
        char font[QS_TEMPLATE_FONT_SIZE]; /* its family */
        double width_mm, height_mm;       /* where no size is asked for */
        enum qrsign_theme theme;          /* where none is asked for */
        bool parts[QS_PART_COUNT];
        char words[QS_WORD_COUNT][QS_TEMPLATE_WORD_SIZE]; /* "": as the record's words ask */
        struct qs_design designs[QS_FORM_COUNT];
};

/* The kind of this name, NULL where there is none. */
const struct qs_template_kind *qs_template_kind_find(const char *name);
/* The file of a built-in template, NULL where there is none of this name. */
const char *qs_template_builtin(const char *name);
/* Reads what a template file says; what it does not say is as in the built-in template of its kind.
 * `file` is its name, for errors. The template has no fonts and no digest yet. INPUT. */
enum qrsign_status qs_template_parse(struct qrsign_template *template_, const char *text,
        size_t length, const char *file, struct qrsign_error *error);

#endif
