/* SPDX-License-Identifier: MIT */
/* Records as JSON for tests, with ' for ". */
#ifndef QS_TEST_RECORD_JSON_H
#define QS_TEST_RECORD_JSON_H

#include "unit.h"

#include <qrsign/record.h>

static inline enum qrsign_status read(
        const char *json, struct qrsign_record **record, struct qrsign_error *error)
{
        *error = (struct qrsign_error){0};
        return qrsign_record_from_json(json, strlen(json), record, error);
}

static inline char *quoted(const char *text)
{
        char *copy = strdup(text);

        assert_non_null(copy);
        for (char *c = copy; *c; c++)
                if (*c == '\'')
                        *c = '"';
        return copy;
}

static inline enum qrsign_status read_quoted(
        const char *text, struct qrsign_record **record, struct qrsign_error *error)
{
        char *json = quoted(text);
        enum qrsign_status status = read(json, record, error);

        free(json);
        return status;
}

/* As far as each kind needs. */
#define ALLEY  "{'kind':'alley','id':'A','issued':'2026-01-01','alley':'5'"
#define HOUSE  "{'kind':'house','id':'A','issued':'2026-01-01'"
#define HAMLET "{'kind':'hamlet','id':'A','issued':'2026-01-01'"
#define SITE   "{'kind':'site','id':'A','issued':'2026-01-01','name':'S'"

#endif
