/* SPDX-License-Identifier: MIT */
/* Any bytes as one table, or as a folder of tables with lines of `====` between them. What is
 * reported adds up, and whatever the tables say, the records that come out are in normal form. */
#include <qrsign/table.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { TABLES = 6 };

static const char separator[] = "====\n";
static char folder[] = "/tmp/qrsign-fuzz-XXXXXX";
static char names[TABLES][sizeof(folder) + 8];

static void must(bool condition)
{
        if (!condition)
                abort();
}

static void remove_folder(void)
{
        for (size_t i = 0; i < TABLES; i++)
                unlink(names[i]);
        rmdir(folder);
}

static void make_folder(void)
{
        must(mkdtemp(folder) != NULL);
        for (int i = 0; i < TABLES; i++)
                snprintf(names[i], sizeof(names[i]), "%s/%d.csv", folder, i);
        atexit(remove_folder);
}

static void write_table(const char *name, const uint8_t *data, size_t size)
{
        FILE *stream = fopen(name, "wb");

        must(stream && fwrite(data, 1, size, stream) == size && fclose(stream) == 0);
}

/* Writes the tables and removes those of the last input; returns how many there are. */
static size_t write_tables(const uint8_t *data, size_t size)
{
        size_t count = 0;

        for (bool more = true; more && count < TABLES; count++) {
                const uint8_t *end = memmem(data, size, separator, strlen(separator));
                size_t length = end ? (size_t)(end - data) : size;

                more = end != NULL;
                write_table(names[count], data, length);
                if (more) {
                        data += length + strlen(separator);
                        size -= length + strlen(separator);
                }
        }
        for (size_t i = count; i < TABLES; i++)
                unlink(names[i]);
        return count;
}

static void count_problem(void *context, const struct qrsign_error *problem)
{
        struct qrsign_directory_counts *counts = context;

        must(problem->message[0] && problem->file[0]);
        switch (problem->severity) {
        case QRSIGN_SEVERITY_ERROR: counts->errors++; break;
        case QRSIGN_SEVERITY_WARNING: counts->warnings++; break;
        case QRSIGN_SEVERITY_NOTICE: counts->notices++; break;
        }
}

/* Number of records of a kind. */
static size_t read_records(struct qrsign_directory *directory, enum qrsign_record_kind kind)
{
        const struct qrsign_record *record;
        struct qrsign_record *normal;
        size_t count = 0;

        must(qrsign_directory_rewind(directory, kind, NULL) == QRSIGN_OK);
        while (qrsign_directory_next(directory, &record, NULL) == QRSIGN_OK && record) {
                must(record->kind == kind);
                must(qrsign_record_normalise(record, &normal, NULL) == QRSIGN_OK);
                must(qrsign_record_equal(record, normal));
                qrsign_record_free(normal);
                count++;
        }
        return count;
}

static void read_input(const char *path, bool keep_going)
{
        struct qrsign_directory_counts reported = {0}, counts;
        const struct qrsign_directory_options options = {
                .size = sizeof(options),
                .on_problem = count_problem,
                .context = &reported,
                .today = {2026, 11, 22},
                .keep_going = keep_going,
        };
        struct qrsign_directory *directory = NULL;
        struct qrsign_error error = {0};

        if (qrsign_directory_open(path, &options, &directory, &error) != QRSIGN_OK) {
                must(!directory && error.message[0]);
                return;
        }
        counts = qrsign_directory_counts(directory);
        must(keep_going || counts.errors == 0);
        must(counts.errors == reported.errors && counts.warnings == reported.warnings &&
                counts.notices == reported.notices);
        must(strlen(qrsign_directory_digest(directory)) == 64);
        must(read_records(directory, QRSIGN_RECORD_ALLEY) == counts.alleys);
        must(read_records(directory, QRSIGN_RECORD_HOUSE) <= counts.households);
        must(read_records(directory, QRSIGN_RECORD_HAMLET) <= 1);
        must(read_records(directory, QRSIGN_RECORD_SITE) == counts.sites);
        qrsign_directory_free(directory);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
        size_t count;

        if (!names[0][0])
                make_folder();
        count = write_tables(data, size);
        read_input(count == 1 ? names[0] : folder, false);
        read_input(count == 1 ? names[0] : folder, true);
        return 0;
}
