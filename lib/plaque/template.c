/* SPDX-License-Identifier: MIT */
#include "plaque/template.h"

#include "base/error.h"
#include "base/file.h"
#include "plaque/compose.h"
#include "plaque/templates_data.h"

#include <stdlib.h>
#include <string.h>

/* The built-in templates. */
static const struct {
        const struct qs_template_kind *kind;
        const char *text;
} builtins[] = {
        {&qs_alley_template, alley_text},
        {&qs_house_template, house_text},
        {&qs_hamlet_template, hamlet_text},
        {&qs_site_template, site_text},
};

const struct qs_template_kind *qs_template_kind_find(const char *name)
{
        for (size_t i = 0; i < QS_COUNT(builtins); i++)
                if (strcmp(builtins[i].kind->name, name) == 0)
                        return builtins[i].kind;
        return NULL;
}

const char *qs_template_builtin(const char *name)
{
        for (size_t i = 0; i < QS_COUNT(builtins); i++)
                if (strcmp(builtins[i].kind->name, name) == 0)
                        return builtins[i].text;
        return NULL;
}

/* Of all that a plaque takes from its template. */
static void make_digest(struct qrsign_template *template_, const char *text, size_t length)
{
        const char *const parts[] = {
                qs_template_builtin(template_->kind->name), template_->name, template_->font};
        uint8_t bytes[QS_DIGEST_SIZE];
        struct qs_digest digest;

        qs_digest_start(&digest);
        for (size_t i = 0; i < QS_COUNT(parts); i++)
                qs_digest_add(&digest, parts[i], strlen(parts[i]) + 1);
        qs_digest_add(&digest, text, length);
        qs_digest_finish(&digest, bytes);
        qs_digest_hex(bytes, template_->digest);
}

static enum qrsign_status make_template(const char *text, size_t length, const char *file,
        const char *font_family, struct qrsign_template **out, struct qrsign_error *error)
{
        struct qrsign_template *made = malloc(sizeof(*made));
        enum qrsign_status status;

        if (!made)
                return qs_error_memory(error);
        status = qs_template_parse(made, text, length, file, error);
        if (status == QRSIGN_OK)
                status = qs_fonts_open(font_family ? font_family : made->font, &made->fonts, error);
        if (status != QRSIGN_OK) {
                free(made);
                return status;
        }
        if (font_family)
                snprintf(made->font, sizeof(made->font), "%s", font_family);
        make_digest(made, text, length);
        *out = made;
        return QRSIGN_OK;
}

enum qrsign_status qrsign_template_open(const char *name, const char *font_family,
        struct qrsign_template **out, struct qrsign_error *error)
{
        const char *text = name ? qs_template_builtin(name) : NULL;

        *out = NULL;
        if (!text)
                return qs_error(error, QRSIGN_MESSAGE_TEMPLATE_UNKNOWN, qs_string(name));
        return make_template(text, strlen(text), name, font_family, out, error);
}

enum qrsign_status qrsign_template_read(const char *path, const char *font_family,
        struct qrsign_template **out, struct qrsign_error *error)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer text = {0};
        enum qrsign_status status;

        *out = NULL;
        if (!path)
                return qs_error(error, QRSIGN_MESSAGE_BAD_ARGUMENT, "path");
        status = qs_file_read(path, QS_TEMPLATE_LIMIT, &text, error);
        if (status != QRSIGN_OK)
                return status;
        return make_template(text.data, text.length, path, font_family, out, error);
}

void qrsign_template_free(struct qrsign_template *template_)
{
        if (!template_)
                return;
        qs_fonts_free(template_->fonts);
        free(template_);
}

const char *qrsign_template_text(const char *name)
{
        return name ? qs_template_builtin(name) : NULL;
}

const char *qrsign_template_name(const struct qrsign_template *template_)
{
        return template_->name;
}

const char *qrsign_template_digest(const struct qrsign_template *template_)
{
        return template_->digest;
}

enum qrsign_theme qrsign_template_theme(const struct qrsign_template *template_)
{
        return template_->theme;
}

enum qrsign_record_kind qrsign_template_kind(const struct qrsign_template *template_)
{
        return template_->kind->kind;
}
