/* SPDX-License-Identifier: MIT */
/* A value of a template file. */
#ifndef QS_TEMPLATE_VALUE_H
#define QS_TEMPLATE_VALUE_H

#include "plaque/template.h"
#include "plaque/template_keys.h"

/* Text within a line. */
struct qs_span {
        const char *text;
        size_t length;
};

bool qs_span_is(struct qs_span span, const char *word);
/* The part without blanks at both ends. */
struct qs_span qs_span_trim(struct qs_span span);

/* Sets what a key but `kind` says. `forms`: of which designs. INPUT, with *place at what is wrong
 * in the value. */
enum qrsign_status qs_template_value(struct qrsign_template *template_, const struct qs_key *key,
        const bool forms[QS_FORM_COUNT], struct qs_span value, const char **place,
        struct qrsign_error *error);

#endif
