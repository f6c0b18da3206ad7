/* SPDX-License-Identifier: MIT */
#include "vector.h"
#include "files.h"
#include "problems.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const size_t LARGEST_FILE = 64u << 20;

void vector_free(struct vector *vector)
{
        free(vector->lines);
        *vector = (struct vector){0};
}

static bool add_line(struct vector *vector, struct vector_line line)
{
        if (vector->count == vector->room) {
                size_t room = vector->room ? vector->room * 2 : 1024;
                struct vector_line *more = realloc(vector->lines, room * sizeof(*more));

                if (!more)
                        return false;
                vector->lines = more;
                vector->room = room;
        }
        vector->lines[vector->count++] = line;
        return true;
}

/* A loop that is being read. */
struct pen {
        struct vector *vector;
        double start_x, start_y, x, y;
        bool down;
};

static bool move_to(struct pen *pen, double x, double y)
{
        bool good = !pen->down || add_line(pen->vector, (struct vector_line){pen->x, pen->y, x, y});

        if (!pen->down) {
                pen->start_x = x;
                pen->start_y = y;
        }
        pen->down = true;
        pen->x = x;
        pen->y = y;
        return good;
}

static bool lift(struct pen *pen)
{
        bool good = !pen->down || move_to(pen, pen->start_x, pen->start_y);

        pen->down = false;
        return good;
}

/* `M3 4L5 4L5 6Z…`, whole modules. */
static bool read_modules(struct vector *vector, const char *data, double x, double y, double scale)
{
        struct pen pen = {.vector = vector};
        bool good = true;

        while (good && *data && *data != '"') {
                char letter = *data++, *end;
                double column, row;

                if (letter == 'Z') {
                        good = lift(&pen);
                        continue;
                }
                column = strtod(data, &end);
                row = strtod(end, &end);
                if ((letter != 'M' && letter != 'L') || end == data)
                        return true; /* what is no outline of ours will not scan */
                data = end;
                good = move_to(&pen, x + column * scale, y + row * scale);
        }
        return good;
}

enum qrsign_status vector_read_svg(
        struct vector *vector, const char *path, struct qrsign_error *error)
{
        static const char start[] = "<path transform=\"translate(";
        char *data = NULL;
        size_t length;
        enum qrsign_status status = file_read(path, LARGEST_FILE, &data, &length, error);
        bool good = true;

        for (const char *at = data; !status && good && (at = strstr(at, start)); at++) {
                const char *outline = strstr(at, " d=\"");
                double x, y, scale;

                if (outline &&
                        sscanf(at + strlen(start), "%lf %lf) scale(%lf)", &x, &y, &scale) == 3)
                        good = read_modules(vector, outline + strlen(" d=\""), x, y, scale);
        }
        free(data);
        return status || good ? status : problems_memory(error);
}

/* The next line of a DXF, without its end. */
static char *next_line(char **at)
{
        char *line = *at, *end = strchr(line, '\n');

        if (!*line)
                return NULL;
        *at = end ? end + 1 : line + strlen(line);
        if (end)
                *end = '\0';
        return line;
}

enum qrsign_status vector_read_dxf(
        struct vector *vector, const char *path, double height_mm, struct qrsign_error *error)
{
        char *data = NULL, *at, *code, *value;
        size_t length;
        enum qrsign_status status = file_read(path, LARGEST_FILE, &data, &length, error);
        struct pen pen = {.vector = vector};
        bool etched = false, vertex = false, good = true;
        double x = 0;

        for (at = data; !status && good && (code = next_line(&at)) && (value = next_line(&at));) {
                long group = strtol(code, NULL, 10);

                if (group == 0) {
                        vertex = strcmp(value, "VERTEX") == 0;
                        if (strcmp(value, "SEQEND") == 0)
                                good = lift(&pen);
                } else if (group == 8) {
                        etched = strcmp(value, "ETCH") == 0;
                } else if (group == 10) {
                        x = strtod(value, NULL);
                } else if (group == 20 && vertex && etched) {
                        good = move_to(&pen, x, height_mm - strtod(value, NULL));
                }
        }
        free(data);
        return status || good ? status : problems_memory(error);
}

static int compare(const void *a, const void *b)
{
        double x = *(const double *)a, y = *(const double *)b;

        return (x > y) - (x < y);
}

bool vector_draw(const struct vector *vector, double x_mm, double y_mm, double side_mm,
        uint8_t *pixels, size_t side)
{
        double *crossings = malloc((vector->count + 1) * sizeof(*crossings));
        double pixel = side_mm / (double)side;

        if (!crossings)
                return false;
        memset(pixels, 0xFF, side * side);
        for (size_t row = 0; row < side; row++) {
                double y = y_mm + ((double)row + 0.5) * pixel;
                size_t count = 0;

                for (size_t i = 0; i < vector->count; i++) {
                        const struct vector_line *line = &vector->lines[i];

                        if ((line->y1 <= y) != (line->y2 <= y))
                                crossings[count++] = line->x1 + (line->x2 - line->x1) *
                                                                        (y - line->y1) /
                                                                        (line->y2 - line->y1);
                }
                qsort(crossings, count, sizeof(*crossings), compare);
                for (size_t i = 0; i + 1 < count; i += 2) {
                        double from = ceil((crossings[i] - x_mm) / pixel - 0.5);
                        double to = ceil((crossings[i + 1] - x_mm) / pixel - 0.5);

                        from = fmax(from, 0);
                        to = fmin(to, (double)side);
                        if (from < to)
                                memset(pixels + row * side + (size_t)from, 0, (size_t)(to - from));
                }
        }
        free(crossings);
        return true;
}
