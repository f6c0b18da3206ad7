/* SPDX-License-Identifier: MIT */
/* A hamlet's tables: every problem with its place, then what its alleys would make public. */
#include <qrsign/table.h>
#include <stdio.h>

static void print_problem(void *context, const struct qrsign_error *problem)
{
        FILE *stream = context;

        fprintf(stream, "%s:%zu:%zu: %s: %s [QS-%03u]\n", problem->file, problem->line,
                problem->column, problem->field, problem->message, (unsigned)problem->code);
}

static void print_alley(const struct qrsign_record *alley)
{
        printf("%s %s %s, %zu households\n", alley->id, alley->alley_unit, alley->alley,
                alley->households.count);
        for (size_t i = 0; i < alley->households.count; i++) {
                const struct qrsign_household *household = &alley->households.rows[i];

                if (household->head[0] || household->phone[0])
                        printf("  %s: %s %s\n", household->number, household->head,
                                household->phone);
        }
}

int main(int count, char **arguments)
{
        const struct qrsign_directory_options options = {
                .size = sizeof(options), .on_problem = print_problem, .context = stdout};
        struct qrsign_directory *directory = NULL;
        const struct qrsign_record *alley = NULL;
        struct qrsign_directory_counts counts;
        enum qrsign_status status;

        status = qrsign_directory_open(count > 1 ? arguments[1] : ".", &options, &directory, NULL);
        while (!status && !(status = qrsign_directory_next(directory, &alley, NULL)) && alley)
                print_alley(alley);
        if (!status) {
                counts = qrsign_directory_counts(directory);
                printf("%zu alleys, %zu households, %zu warnings\n", counts.alleys,
                        counts.households, counts.warnings);
        }
        qrsign_directory_free(directory);
        return status ? 1 : 0; /* every problem has been printed */
}
