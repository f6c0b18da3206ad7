/* SPDX-License-Identifier: MIT */
/* A folder of tables for a test, and what opening it says. */
#ifndef QS_TABLE_FOLDER_H
#define QS_TABLE_FOLDER_H

#include "unit.h"

#include "base/buffer.h"
#include "base/number.h"

#include <qrsign/table.h>
#include <sys/stat.h>
#include <unistd.h>

#define TODAY                                                                                      \
        {                                                                                          \
                2026, 11, 22                                                                       \
        }

struct table_file {
        const char *name; /* "": no more */
        const char *text; /* NULL: a folder */
};

enum { TABLE_FILES = 5 };

static inline void folder_make(char path[64], const struct table_file files[TABLE_FILES])
{
        strcpy(path, "/tmp/qrsign-test-XXXXXX");
        assert_non_null(mkdtemp(path));
        for (size_t i = 0; i < TABLE_FILES && files[i].name; i++) {
                char name[256];
                FILE *file;

                snprintf(name, sizeof(name), "%s/%s", path, files[i].name);
                if (!files[i].text) {
                        assert_int_equal(mkdir(name, 0700), 0);
                        continue;
                }
                file = fopen(name, "wb");
                assert_non_null(file);
                fwrite(files[i].text, 1, strlen(files[i].text), file);
                fclose(file);
        }
}

static inline void folder_remove(const char *path, const struct table_file files[TABLE_FILES])
{
        for (size_t i = 0; i < TABLE_FILES && files[i].name; i++) {
                char name[256];

                snprintf(name, sizeof(name), "%s/%s", path, files[i].name);
                assert_int_equal(files[i].text ? unlink(name) : rmdir(name), 0);
        }
        assert_int_equal(rmdir(path), 0);
}

/* Problems as lines `file:line:column:field:number`, file without its folder. */
struct problems {
        struct qs_buffer text;
        bool *seen; /* by number; may be NULL */
};

static inline void collect(void *context, const struct qrsign_error *problem)
{
        struct problems *problems = context;
        const char *slash = strrchr(problem->file, '/');

        qs_buffer_append_string(&problems->text, slash ? slash + 1 : problem->file);
        qs_buffer_append_byte(&problems->text, ':');
        qs_buffer_append_number(&problems->text, (int64_t)problem->line, 1);
        qs_buffer_append_byte(&problems->text, ':');
        qs_buffer_append_number(&problems->text, (int64_t)problem->column, 1);
        qs_buffer_append_byte(&problems->text, ':');
        qs_buffer_append_string(&problems->text, problem->field);
        qs_buffer_append_byte(&problems->text, ':');
        qs_buffer_append_number(&problems->text, problem->code, 1);
        qs_buffer_append_byte(&problems->text, '\n');
        if (problems->seen)
                problems->seen[problem->code] = true;
}

static inline struct qrsign_directory_options options_for(struct problems *problems)
{
        return (struct qrsign_directory_options){
                .size = sizeof(struct qrsign_directory_options),
                .on_problem = problems ? collect : NULL,
                .context = problems,
                .today = TODAY,
        };
}

static inline size_t count_records(struct qrsign_directory *directory)
{
        const struct qrsign_record *record;
        struct qrsign_error error = {0};
        size_t count = 0;

        while (qrsign_directory_next(directory, &record, &error) == QRSIGN_OK && record)
                count++;
        assert_int_equal(error.code, QRSIGN_MESSAGE_NONE);
        return count;
}

#endif
