/* SPDX-License-Identifier: MIT */
#include "plaque/path.h"

#include <assert.h>
#include <math.h>
#include <string.h>

void qs_path_start(struct qs_path_builder *builder, struct qs_arena *arena)
{
        *builder = (struct qs_path_builder){.arena = arena};
}

/* Room for one more element in an array of the arena, which moves when it grows. */
static bool grow(struct qs_arena *arena, void **array, size_t count, size_t *capacity, size_t size)
{
        size_t larger = *capacity ? *capacity * 2 : 8;
        void *memory;

        if (count < *capacity)
                return true;
        memory = qs_arena_array(arena, larger, size);
        if (!memory)
                return false;
        if (count)
                memcpy(memory, *array, count * size);
        *array = memory;
        *capacity = larger;
        return true;
}

static void add_verb(struct qs_path_builder *builder, enum qs_path_verb verb)
{
        void *verbs = builder->verbs;

        if (builder->failed)
                return;
        if (!grow(builder->arena, &verbs, builder->verb_count, &builder->verb_capacity,
                    sizeof(*builder->verbs))) {
                builder->failed = true;
                return;
        }
        builder->verbs = verbs;
        builder->verbs[builder->verb_count++] = verb;
}

static void add_point(struct qs_path_builder *builder, struct qs_point point)
{
        void *points = builder->points;

        if (builder->failed)
                return;
        if (!grow(builder->arena, &points, builder->point_count, &builder->point_capacity,
                    sizeof(*builder->points))) {
                builder->failed = true;
                return;
        }
        builder->points = points;
        builder->points[builder->point_count++] = point;
}

void qs_path_move(struct qs_path_builder *builder, struct qs_point to)
{
        add_verb(builder, QS_MOVE);
        add_point(builder, to);
}

void qs_path_line(struct qs_path_builder *builder, struct qs_point to)
{
        add_verb(builder, QS_LINE);
        add_point(builder, to);
}

void qs_path_curve(struct qs_path_builder *builder, struct qs_point first, struct qs_point second,
        struct qs_point to)
{
        add_verb(builder, QS_CURVE);
        add_point(builder, first);
        add_point(builder, second);
        add_point(builder, to);
}

void qs_path_close(struct qs_path_builder *builder)
{
        add_verb(builder, QS_CLOSE);
}

/* An ellipse by its centre, half axes and the rotation of its axes. */
struct ellipse {
        struct qs_point centre, radii;
        double cosine, sine;
};

static struct qs_point on_ellipse(const struct ellipse *e, double x, double y)
{
        return (struct qs_point){
                e->centre.x + e->cosine * e->radii.x * x - e->sine * e->radii.y * y,
                e->centre.y + e->sine * e->radii.x * x + e->cosine * e->radii.y * y,
        };
}

/* From end points to centre and angles: SVG 1.1, appendix F.6.5 and F.6.6. */
static void find_centre(struct ellipse *e, struct qs_point from, struct qs_point to, bool large,
        bool sweep, double *start, double *turn)
{
        double half_x = (from.x - to.x) / 2, half_y = (from.y - to.y) / 2;
        /* The half chord in the ellipse's own axes, where its radii are 1. */
        double x = (e->cosine * half_x + e->sine * half_y) / e->radii.x;
        double y = (e->cosine * half_y - e->sine * half_x) / e->radii.y;
        double square = x * x + y * y;
        double stretch = 0, x0, y0;

        if (square > 1) { /* too small an ellipse grows until it reaches */
                double factor = sqrt(square);

                e->radii.x *= factor;
                e->radii.y *= factor;
                x /= factor;
                y /= factor;
        } else {
                stretch = sqrt((1 - square) / square) * (large == sweep ? -1 : 1);
        }
        x0 = stretch * y;
        y0 = -stretch * x;
        e->centre = (struct qs_point){(from.x + to.x) / 2, (from.y + to.y) / 2};
        e->centre = on_ellipse(e, x0, y0);
        *start = atan2(y - y0, x - x0);
        *turn = atan2(-y - y0, -x - x0) - *start;
        if (sweep && *turn < 0)
                *turn += 2 * M_PI;
        else if (!sweep && *turn > 0)
                *turn -= 2 * M_PI;
}

void qs_path_arc(struct qs_path_builder *builder, struct qs_point radii, double rotation,
        bool large, bool sweep, struct qs_point to)
{
        struct qs_point from;
        struct ellipse e = {.radii = radii,
                .cosine = cos(rotation * M_PI / 180),
                .sine = sin(rotation * M_PI / 180)};
        double start, turn, step, reach;
        int pieces;

        if (builder->failed)
                return;
        assert(builder->point_count > 0 && radii.x > 0 && radii.y > 0);
        from = builder->points[builder->point_count - 1];
        if (from.x == to.x && from.y == to.y)
                return;
        find_centre(&e, from, to, large, sweep, &start, &turn);
        /* A cubic follows a quarter of a circle to within 0.03 % of its radius. */
        pieces = (int)ceil(fabs(turn) / (M_PI / 2) - 1e-9);
        step = turn / pieces;
        reach = 4.0 / 3.0 * tan(step / 4);
        for (int i = 0; i < pieces; i++) {
                double a = start + i * step, b = a + step;

                qs_path_curve(builder,
                        on_ellipse(&e, cos(a) - reach * sin(a), sin(a) + reach * cos(a)),
                        on_ellipse(&e, cos(b) + reach * sin(b), sin(b) - reach * cos(b)),
                        i + 1 < pieces ? on_ellipse(&e, cos(b), sin(b)) : to);
        }
}

/* A reader of path data. */
struct reader {
        const char *at;
        bool relative;
        struct qs_point here; /* the current point, to which lower-case commands refer */
};

static void skip_separators(struct reader *reader)
{
        while (*reader->at == ' ' || *reader->at == ',' || *reader->at == '\n')
                reader->at++;
}

static bool is_digit(char c)
{
        return c >= '0' && c <= '9';
}

/* A number ends where the next cannot belong to it: `.5-.3` are two, `1.5.5` too. */
static double read_number(struct reader *reader)
{
        double value = 0, unit = 1;
        bool negative, any = false;

        skip_separators(reader);
        negative = *reader->at == '-';
        if (negative || *reader->at == '+')
                reader->at++;
        for (; is_digit(*reader->at); reader->at++, any = true)
                value = value * 10 + (*reader->at - '0');
        if (*reader->at == '.') {
                reader->at++;
                for (; is_digit(*reader->at); reader->at++, any = true) {
                        value = value * 10 + (*reader->at - '0');
                        unit *= 10;
                }
        }
        assert(any);
        (void)any;
        value /= unit;
        return negative ? -value : value;
}

/* One digit, which may stand against the next number: `A1 1 0 01.5.5`. */
static bool read_flag(struct reader *reader)
{
        skip_separators(reader);
        assert(*reader->at == '0' || *reader->at == '1');
        return *reader->at++ == '1';
}

static struct qs_point read_point(struct reader *reader)
{
        struct qs_point point;

        point.x = read_number(reader);
        point.y = read_number(reader);
        if (reader->relative) {
                point.x += reader->here.x;
                point.y += reader->here.y;
        }
        return point;
}

/* Part of the way from one point to another. */
static struct qs_point between(struct qs_point from, struct qs_point to, double part)
{
        return (struct qs_point){from.x + part * (to.x - from.x), from.y + part * (to.y - from.y)};
}

/* One command's arguments once; `command` in upper case. */
static void read_segment(struct reader *reader, char command, struct qs_path_builder *builder)
{
        struct qs_point first, second, to = reader->here;
        double rotation;
        bool large, sweep;

        switch (command) {
        case 'M':
                to = read_point(reader);
                qs_path_move(builder, to);
                break;
        case 'L':
                to = read_point(reader);
                qs_path_line(builder, to);
                break;
        case 'H':
                to.x = read_number(reader) + (reader->relative ? to.x : 0);
                qs_path_line(builder, to);
                break;
        case 'V':
                to.y = read_number(reader) + (reader->relative ? to.y : 0);
                qs_path_line(builder, to);
                break;
        case 'Q': /* a quadratic is the cubic whose controls lie two thirds of the way */
                first = read_point(reader);
                to = read_point(reader);
                qs_path_curve(builder, between(reader->here, first, 2.0 / 3),
                        between(to, first, 2.0 / 3), to);
                break;
        case 'C':
                first = read_point(reader);
                second = read_point(reader);
                to = read_point(reader);
                qs_path_curve(builder, first, second, to);
                break;
        case 'A':
                first.x = read_number(reader);
                first.y = read_number(reader);
                rotation = read_number(reader);
                large = read_flag(reader);
                sweep = read_flag(reader);
                to = read_point(reader);
                qs_path_arc(builder, first, rotation, large, sweep, to);
                break;
        default: assert(false);
        }
        reader->here = to;
}

void qs_path_svg(struct qs_path_builder *builder, const char *data)
{
        struct reader reader = {.at = data};
        struct qs_point start = {0, 0};
        char command = 0;

        for (skip_separators(&reader); *reader.at && !builder->failed; skip_separators(&reader)) {
                char c = *reader.at;

                if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) {
                        reader.at++;
                        reader.relative = c >= 'a';
                        command = reader.relative ? (char)(c - 'a' + 'A') : c;
                        if (command == 'Z') {
                                qs_path_close(builder);
                                reader.here = start;
                                continue;
                        }
                }
                read_segment(&reader, command, builder);
                if (command == 'M') {
                        start = reader.here;
                        command = 'L'; /* further points of a moveto are lines */
                }
        }
}
