/* SPDX-License-Identifier: MIT */
#include "plaque/template.h"

#include "base/error.h"

#include <stdlib.h>
#include <string.h>

/* The built-in templates. */
static const struct qs_template_kind *const kinds[] = {
        &qs_alley_template,
        &qs_house_template,
        &qs_hamlet_template,
        &qs_site_template,
};

static const char default_family[] = "Noto Sans";

enum qrsign_status qrsign_template_open(const char *name, const char *font_family,
        struct qrsign_template **out, struct qrsign_error *error)
{
        const struct qs_template_kind *kind = NULL;
        struct qrsign_template *made;
        enum qrsign_status status;

        *out = NULL;
        for (size_t i = 0; name && i < QS_COUNT(kinds); i++)
                if (strcmp(kinds[i]->name, name) == 0)
                        kind = kinds[i];
        if (!kind)
                return qs_error(error, QRSIGN_MESSAGE_TEMPLATE_UNKNOWN, qs_string(name));
        made = calloc(1, sizeof(*made));
        if (!made)
                return qs_error_memory(error);
        made->kind = kind;
        status = qs_fonts_open(font_family ? font_family : default_family, &made->fonts, error);
        if (status != QRSIGN_OK) {
                free(made);
                return status;
        }
        *out = made;
        return QRSIGN_OK;
}

void qrsign_template_free(struct qrsign_template *template_)
{
        if (!template_)
                return;
        qs_fonts_free(template_->fonts);
        free(template_);
}

const char *qrsign_template_name(const struct qrsign_template *template_)
{
        return template_->kind->name;
}

enum qrsign_record_kind qrsign_template_kind(const struct qrsign_template *template_)
{
        return template_->kind->kind;
}
