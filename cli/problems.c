/* SPDX-License-Identifier: MIT */
#include "problems.h"
#include "json.h"
#include "progress.h"
#include "text.h"

#include <string.h>
#include <unistd.h>

static const char *const severity_words[] = {"error", "warning", "notice"};

enum { HELP_INDENT = 4 };

/* ANSI colours by severity: red, yellow, cyan. */
static const char *const severity_colors[] = {"\033[31m", "\033[33m", "\033[36m"};

json_t *problems_json(const struct cli *cli, const char *id, const struct qrsign_error *problem)
{
        json_t *object = json_line("problem");
        char code[16], message[QRSIGN_ERROR_MESSAGE_SIZE];

        snprintf(code, sizeof(code), "QS-%03d", (int)problem->code);
        json_put_text(object, "severity", severity_words[problem->severity]);
        json_put_text(object, "id", id);
        json_put_text(object, "file", problem->file);
        if (problem->line)
                json_put_count(object, "line", problem->line);
        if (problem->column)
                json_put_count(object, "column", problem->column);
        json_put_text(object, "cell", problem->cell);
        json_put_text(object, "field", problem->field);
        json_put_text(object, "code", code);
        json_put_text(object, "message",
                qrsign_error_text(problem, cli->language, message, sizeof(message)));
        return object;
}

/* Fields of a record, as a Vietnamese table calls them; a field of a table has the user's own name.
 */
static const struct {
        const char *field, *vietnamese;
} field_names[] = {
        {"alley", "kiệt"},
        {"alleys", "các kiệt"},
        {"commune", "xã"},
        {"directory", "mã danh bạ"},
        {"hamlet", "thôn"},
        {"households", "các hộ"},
        {"households[0].number", "số nhà"},
        {"length", "chiều dài"},
        {"location", "mã chỉ đường"},
        {"map", "bản đồ"},
        {"name", "tên"},
        {"name_en", "tên tiếng Anh"},
        {"page", "trang quét"},
        {"places", "công trình"},
        {"point", "tọa độ"},
        {"province", "tỉnh"},
        {"size", "kích thước"},
        {"text", "mô tả"},
        {"text_en", "mô tả tiếng Anh"},
        {"theme", "bảng màu"},
};

static const char *field_name(const struct cli *cli, const struct qrsign_error *problem)
{
        bool of_table = problem->line || problem->cell[0];

        for (size_t i = 0; i < COUNT(field_names); i++)
                if (!of_table && cli->language == QRSIGN_LANGUAGE_VIETNAMESE &&
                        strcmp(problem->field, field_names[i].field) == 0)
                        return field_names[i].vietnamese;
        return problem->field;
}

/* FILE:LINE:COLUMN: of a text file, FILE:CELL: of a workbook. */
static void print_place(const struct cli *cli, const char *id, const struct qrsign_error *problem)
{
        FILE *stream = cli->problems;

        fputs(problem->file[0] ? problem->file : "qrsign", stream);
        if (problem->cell[0])
                fprintf(stream, ":%s", problem->cell);
        else if (problem->line && problem->column)
                fprintf(stream, ":%zu:%zu", problem->line, problem->column);
        else if (problem->line)
                fprintf(stream, ":%zu", problem->line);
        fputs(": ", stream);
        if (id)
                fprintf(stream, "%s: ", id);
        if (problem->field[0])
                fprintf(stream, "%s: ", field_name(cli, problem));
}

/* What to do, below the first problem of a kind. */
static void print_help(struct cli *cli, enum qrsign_message code)
{
        const struct qrsign_message_info *info = qrsign_message_find((unsigned)code);

        if (!info || cli->quiet || (size_t)code >= COUNT(cli->helped) || cli->helped[code])
                return;
        cli->helped[code] = true;
        if (!info->help[cli->language][0])
                return;
        fprintf(cli->problems, "%*s", HELP_INDENT, "");
        text_wrap(cli->problems, info->help[cli->language], HELP_INDENT, HELP_INDENT);
}

static void print_problem(struct cli *cli, const char *id, const struct qrsign_error *problem)
{
        FILE *stream = cli->problems;
        bool color = cli->color == CLI_ALWAYS || (cli->color == CLI_AUTO && isatty(fileno(stream)));
        char message[QRSIGN_ERROR_MESSAGE_SIZE];

        qrsign_error_text(problem, cli->language, message, sizeof(message));
        print_place(cli, id, problem);
        if (color)
                fputs(severity_colors[problem->severity], stream);
        if (problem->severity == QRSIGN_SEVERITY_WARNING)
                fprintf(stream, "%s: ", text_get(cli->language, TEXT_WARNING));
        else if (problem->severity == QRSIGN_SEVERITY_NOTICE)
                fprintf(stream, "%s: ", text_get(cli->language, TEXT_NOTICE));
        fputs(message, stream);
        if (color)
                fputs("\033[0m", stream);
        fprintf(stream, " [QS-%03d]\n", (int)problem->code);
        if (problem->severity != QRSIGN_SEVERITY_NOTICE)
                print_help(cli, problem->code);
}

void problems_report(struct cli *cli, const char *id, const struct qrsign_error *problem)
{
        if (cli->relay) {
                cli->relay(cli->relay_context, id, problem);
                return;
        }
        if (problem->severity == QRSIGN_SEVERITY_ERROR && !cli->first_error.code)
                cli->first_error = *problem;
        cli->severity_count[problem->severity]++;
        if (cli->quiet && problem->severity != QRSIGN_SEVERITY_ERROR)
                return;
        cli->problem_count++;
        if (cli->max_errors && cli->problem_count > cli->max_errors)
                return;
        if (cli->line)
                progress_wipe(cli->line);
        if (cli->json)
                json_print(cli, problems_json(cli, id, problem));
        else
                print_problem(cli, id, problem);
}

void problems_callback(void *context, const struct qrsign_error *problem)
{
        problems_report(context, NULL, problem);
}

void problems_begin(struct cli *cli)
{
        cli->first_error.code = QRSIGN_MESSAGE_NONE;
}

bool problems_know(const struct cli *cli, const struct qrsign_error *error)
{
        const struct qrsign_error *first = &cli->first_error;

        return first->code && first->code == error->code && first->line == error->line &&
               first->column == error->column && strcmp(first->file, error->file) == 0 &&
               strcmp(first->field, error->field) == 0;
}

int problems_fail(struct cli *cli, const struct qrsign_error *error)
{
        problems_report(cli, NULL, error);
        return cli_exit_of(error->status);
}

void problems_end(struct cli *cli)
{
        char count[TEXT_NUMBER_SIZE];

        if (!cli->max_errors || cli->problem_count <= cli->max_errors || cli->json)
                return;
        text_count(cli->language, NOUN_PROBLEM, cli->problem_count - cli->max_errors, count);
        text_print(cli->problems, cli->language, TEXT_NOT_SHOWN, count, NULL, NULL);
        fputc('\n', cli->problems);
}

bool problems_count(const struct cli *cli, FILE *stream)
{
        static const enum noun nouns[] = {NOUN_ERROR, NOUN_WARNING, NOUN_NOTICE};
        const char *between = "";
        char count[TEXT_NUMBER_SIZE];

        for (size_t i = 0; i < COUNT(nouns); i++) {
                if (!cli->severity_count[i])
                        continue;
                fprintf(stream, "%s%s", between,
                        text_count(cli->language, nouns[i], cli->severity_count[i], count));
                between = ", ";
        }
        return between[0];
}

void problems_summary(const struct cli *cli, json_t *line)
{
        json_put_count(line, "errors", cli->severity_count[QRSIGN_SEVERITY_ERROR]);
        json_put_count(line, "warnings", cli->severity_count[QRSIGN_SEVERITY_WARNING]);
        json_put_count(line, "notices", cli->severity_count[QRSIGN_SEVERITY_NOTICE]);
        json_put_real(line, "seconds", cli_clock() - cli->started);
}

enum qrsign_status problems_set(struct qrsign_error *error, enum qrsign_message message,
        const char *file, const char *field, const char *value)
{
        enum qrsign_status status = qrsign_error_set(error, message, value, NULL, NULL);

        if (error && file)
                snprintf(error->file, sizeof(error->file), "%s", file);
        if (error && field)
                snprintf(error->field, sizeof(error->field), "%s", field);
        return status;
}

enum qrsign_status problems_memory(struct qrsign_error *error)
{
        return qrsign_error_set(error, QRSIGN_MESSAGE_NO_MEMORY, NULL, NULL, NULL);
}

enum qrsign_status problems_errno(
        struct qrsign_error *error, enum qrsign_message message, const char *file, int number)
{
        return problems_set(error, message, file, NULL, strerror(number));
}
