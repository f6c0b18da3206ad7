/* SPDX-License-Identifier: MIT */
/* dump INPUT [ENCODING]: every problem of an input, in both languages, then every record as JSON.
 */
#include <qrsign/record.h>
#include <qrsign/table.h>

#include <stdio.h>
#include <string.h>

static const char *base_name(const char *path)
{
        const char *slash = strrchr(path, '/');

        return slash ? slash + 1 : path;
}

static void print_problem(void *context, const struct qrsign_error *problem)
{
        static const char *const severities[] = {"error", "warning", "notice"};
        char text[QRSIGN_ERROR_MESSAGE_SIZE];

        (void)context;
        printf("%s QS-%03d %s:%zu:%zu %s %s\n", severities[problem->severity], (int)problem->code,
                base_name(problem->file), problem->line, problem->column, problem->cell,
                problem->field);
        for (int i = 0; i < 2; i++)
                printf("    %s\n",
                        qrsign_error_text(problem, (enum qrsign_language)i, text, sizeof(text)));
}

static void print_records(struct qrsign_directory *directory, enum qrsign_record_kind kind)
{
        const struct qrsign_record *record;
        struct qrsign_error error;

        if (qrsign_directory_rewind(directory, kind, &error)) {
                printf("none QS-%03d\n", (int)error.code);
                return;
        }
        for (;;) {
                enum qrsign_status status = qrsign_directory_next(directory, &record, &error);
                char *json = NULL;

                if (status)
                        printf("none QS-%03d\n", (int)error.code);
                if (status || !record)
                        return;
                if (!qrsign_record_to_json(record, &json, NULL, &error))
                        puts(json);
                qrsign_free(json);
        }
}

int main(int count, char **arguments)
{
        static const enum qrsign_record_kind kinds[] = {
                QRSIGN_RECORD_ALLEY, QRSIGN_RECORD_HAMLET, QRSIGN_RECORD_SITE};
        struct qrsign_directory_options options = {
                .size = sizeof(options),
                .on_problem = print_problem,
                .today = {2026, 11, 22},
                .keep_going = true,
                .include = QRSIGN_INCLUDE_COMMUNE_CODE | QRSIGN_INCLUDE_FORMER_ADDRESS |
                           QRSIGN_INCLUDE_NOTE,
                .encoding = count > 2 ? arguments[2] : NULL,
        };
        struct qrsign_directory *directory = NULL;
        struct qrsign_error error = {0};

        if (count < 2)
                return 2;
        if (qrsign_directory_open(arguments[1], &options, &directory, &error)) {
                printf("status %d QS-%03d\n", (int)error.status, (int)error.code);
                return 0;
        }
        for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
                print_records(directory, kinds[i]);
        qrsign_directory_free(directory);
        return 0;
}
