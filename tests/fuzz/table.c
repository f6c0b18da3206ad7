/* SPDX-License-Identifier: MIT */
/* Any bytes as one table, or as a folder of tables with lines of `====` between them. What is
 * reported adds up, and whatever the tables say, the records that come out are in normal form. */
#include "tables.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool condition)
{
        if (!condition)
                abort();
}

static void count_problem(void *context, const struct qrsign_error *problem)
{
        struct qrsign_directory_counts *counts = context;

        must(problem->message[0] && problem->file[0]);
        must(problem->line || !problem->column);
        switch (problem->severity) {
        case QRSIGN_SEVERITY_ERROR: counts->errors++; break;
        case QRSIGN_SEVERITY_WARNING: counts->warnings++; break;
        case QRSIGN_SEVERITY_NOTICE: counts->notices++; break;
        }
}

/* Number of records of a kind. There need not be a board, and where rows are not left out there
 * need not be house signs. */
static size_t read_records(struct qrsign_directory *directory, enum qrsign_record_kind kind)
{
        const struct qrsign_record *record;
        struct qrsign_record *normal;
        size_t count = 0;

        if (qrsign_directory_rewind(directory, kind, NULL) != QRSIGN_OK) {
                must(kind == QRSIGN_RECORD_HOUSE);
                return 0;
        }
        for (;;) {
                enum qrsign_status status = qrsign_directory_next(directory, &record, NULL);

                must(status == QRSIGN_OK || kind == QRSIGN_RECORD_HAMLET);
                if (!record)
                        return count;
                must(record->kind == kind);
                must(qrsign_record_normalise(record, &normal, NULL) == QRSIGN_OK);
                must(qrsign_record_equal(record, normal));
                qrsign_record_free(normal);
                count++;
        }
}

static void read_input(const struct qs_input *inputs, size_t count, bool keep_going)
{
        struct qrsign_directory_counts reported = {0}, counts;
        const struct qrsign_directory_options options = {
                .size = sizeof(options),
                .on_problem = count_problem,
                .context = &reported,
                .today = {2026, 11, 22},
                .keep_going = keep_going,
                .include = QRSIGN_INCLUDE_COMMUNE_CODE | QRSIGN_INCLUDE_FORMER_ADDRESS |
                           QRSIGN_INCLUDE_NOTE,
        };
        struct qrsign_directory *directory = NULL;
        struct qrsign_error error = {0};

        if (qs_directory_open("fuzz", inputs, count, &options, &directory, &error)) {
                must(!directory && error.message[0] && reported.errors);
                return;
        }
        counts = qrsign_directory_counts(directory);
        must(keep_going || counts.errors == 0);
        must(counts.errors == reported.errors && counts.warnings == reported.warnings &&
                counts.notices == reported.notices);
        must(strlen(qrsign_directory_digest(directory)) == 64);
        must(read_records(directory, QRSIGN_RECORD_ALLEY) == counts.alleys);
        must(read_records(directory, QRSIGN_RECORD_SITE) == counts.sites);
        must(read_records(directory, QRSIGN_RECORD_HAMLET) <= 1);
        must(read_records(directory, QRSIGN_RECORD_HOUSE) <= counts.households);
        qrsign_directory_free(directory);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
        struct qs_input inputs[TABLES];
        size_t count = cut_tables((const char *)data, size, inputs);

        read_input(inputs, count, false);
        read_input(inputs, count, true);
        return 0;
}
