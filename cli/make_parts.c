/* SPDX-License-Identifier: MIT */
/* The records behind the plan's entries: as the tables have them, or a part of one that does not
 * fit one code. */
#include "make.h"
#include "problems.h"

void make_id(const struct qrsign_record *record, struct qrsign_part part, char out[MAKE_ID_SIZE])
{
        if (part.count)
                snprintf(out, MAKE_ID_SIZE, "%.31s.%uof%u", record->id, (unsigned)part.index,
                        (unsigned)part.count);
        else
                snprintf(out, MAKE_ID_SIZE, "%.31s", record->id);
}

void make_forget_split(struct make *make)
{
        qrsign_split_free(make->split);
        make->split = NULL;
}

enum qrsign_status make_split(struct make *make, const struct make_template *template_,
        const struct qrsign_record *record, struct qrsign_error *error)
{
        make_forget_split(make);
        return qrsign_plaque_split(
                template_->template_, record, &make->plaque, &make->split, error);
}

/* A table that gives other records than it did in the plan was changed under us. */
static enum qrsign_status tables_changed(const struct make *make, struct qrsign_error *error)
{
        return problems_set(error, QRSIGN_MESSAGE_TABLES_CHANGED, make->input, NULL, NULL);
}

enum qrsign_status make_next(
        struct make *make, const struct plan_entry *entry, struct qrsign_error *error)
{
        enum qrsign_status status;

        if (entry->part.index > 1)
                return QRSIGN_OK; /* of the record before */
        make_forget_split(make);
        status = qrsign_directory_next(make->directory, &make->whole, error);
        return !status && !make->whole ? tables_changed(make, error) : status;
}

enum qrsign_status make_record(struct make *make, const struct make_template *template_,
        const struct plan_entry *entry, const struct qrsign_record **record,
        struct qrsign_error *error)
{
        enum qrsign_status status = QRSIGN_OK;

        *record = make->whole;
        if (!entry->part.count)
                return QRSIGN_OK;
        if (!make->split)
                status = make_split(make, template_, make->whole, error);
        if (status)
                return status;
        if (make->split->count != entry->part.count)
                return tables_changed(make, error);
        *record = &make->split->records[entry->part.index - 1];
        return QRSIGN_OK;
}
