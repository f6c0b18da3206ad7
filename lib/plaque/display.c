/* SPDX-License-Identifier: MIT */
#include "plaque/display.h"

#include "plaque/path.h"

#include <string.h>

void qs_display_start(struct qs_display *display, struct qs_arena *arena)
{
        *display = (struct qs_display){.arena = arena};
}

void qs_display_ground(struct qs_display *display, enum qs_ink ink)
{
        display->has_ground = true;
        display->ground = ink;
}

static void add_item(struct qs_display *display, struct qs_item item)
{
        if (display->failed)
                return;
        if (display->count == display->capacity) {
                size_t larger = display->capacity ? display->capacity * 2 : 64;
                struct qs_item *items = qs_arena_array(display->arena, larger, sizeof(*items));

                if (!items) {
                        display->failed = true;
                        return;
                }
                if (display->count)
                        memcpy(items, display->items, display->count * sizeof(*items));
                display->items = items;
                display->capacity = larger;
        }
        display->items[display->count++] = item;
}

void qs_display_path(struct qs_display *display, enum qs_ink ink,
        const struct qs_path_builder *builder, double width)
{
        if (builder->failed) {
                display->failed = true;
                return;
        }
        add_item(display,
                (struct qs_item){
                        .kind = width > 0 ? QS_ITEM_STROKE : QS_ITEM_FILL,
                        .ink = ink,
                        .shape = {.path = {builder->verbs, builder->verb_count, builder->points},
                                .width = width},
                });
}

static void add_rectangle(
        struct qs_display *display, enum qs_ink ink, struct qs_box box, double radius, double width)
{
        double right = box.x + box.width, lower = box.y + box.height;
        struct qs_point radii = {radius, radius};
        struct qs_path_builder builder;

        qs_path_start(&builder, display->arena);
        qs_path_move(&builder, (struct qs_point){box.x + radius, box.y});
        qs_path_line(&builder, (struct qs_point){right - radius, box.y});
        if (radius > 0)
                qs_path_arc(
                        &builder, radii, 0, false, true, (struct qs_point){right, box.y + radius});
        qs_path_line(&builder, (struct qs_point){right, lower - radius});
        if (radius > 0)
                qs_path_arc(
                        &builder, radii, 0, false, true, (struct qs_point){right - radius, lower});
        qs_path_line(&builder, (struct qs_point){box.x + radius, lower});
        if (radius > 0) {
                qs_path_arc(
                        &builder, radii, 0, false, true, (struct qs_point){box.x, lower - radius});
                qs_path_line(&builder, (struct qs_point){box.x, box.y + radius});
                qs_path_arc(
                        &builder, radii, 0, false, true, (struct qs_point){box.x + radius, box.y});
        }
        qs_path_close(&builder);
        qs_display_path(display, ink, &builder, width);
}

void qs_display_box(struct qs_display *display, enum qs_ink ink, struct qs_box box, double radius)
{
        add_rectangle(display, ink, box, radius, 0);
}

void qs_display_frame(
        struct qs_display *display, enum qs_ink ink, struct qs_box box, double radius, double width)
{
        add_rectangle(display, ink, box, radius, width);
}

void qs_display_disc(
        struct qs_display *display, enum qs_ink ink, struct qs_point centre, double radius)
{
        struct qs_point left = {centre.x - radius, centre.y}, right = {centre.x + radius, centre.y};
        struct qs_point radii = {radius, radius};
        struct qs_path_builder builder;

        qs_path_start(&builder, display->arena);
        qs_path_move(&builder, left);
        qs_path_arc(&builder, radii, 0, false, true, right);
        qs_path_arc(&builder, radii, 0, false, true, left);
        qs_path_close(&builder);
        qs_display_path(display, ink, &builder, 0);
}

static void build_lines(
        struct qs_path_builder *builder, const struct qs_point *points, size_t count)
{
        for (size_t i = 0; i < count; i++)
                if (i == 0)
                        qs_path_move(builder, points[i]);
                else
                        qs_path_line(builder, points[i]);
}

void qs_display_line(struct qs_display *display, enum qs_ink ink, struct qs_point from,
        struct qs_point to, double width)
{
        qs_display_polyline(display, ink, (const struct qs_point[]){from, to}, 2, width);
}

void qs_display_polyline(struct qs_display *display, enum qs_ink ink, const struct qs_point *points,
        size_t count, double width)
{
        struct qs_path_builder builder;

        qs_path_start(&builder, display->arena);
        build_lines(&builder, points, count);
        qs_display_path(display, ink, &builder, width);
}

void qs_display_polygon(
        struct qs_display *display, enum qs_ink ink, const struct qs_point *points, size_t count)
{
        struct qs_path_builder builder;

        qs_path_start(&builder, display->arena);
        build_lines(&builder, points, count);
        qs_path_close(&builder);
        qs_display_path(display, ink, &builder, 0);
}

void qs_display_svg(struct qs_display *display, enum qs_ink ink, const char *data,
        struct qs_point origin, double scale, double width)
{
        struct qs_path_builder builder;

        qs_path_start(&builder, display->arena);
        qs_path_svg(&builder, data);
        for (size_t i = 0; i < builder.point_count; i++) {
                builder.points[i].x = origin.x + scale * builder.points[i].x;
                builder.points[i].y = origin.y + scale * builder.points[i].y;
        }
        qs_display_path(display, ink, &builder, width);
}

void qs_display_text(struct qs_display *display, enum qs_ink ink, const struct qs_run *run,
        struct qs_point origin, double em, double angle)
{
        add_item(display, (struct qs_item){
                                  .kind = QS_ITEM_TEXT,
                                  .ink = ink,
                                  .text = {.run = run, .origin = origin, .em = em, .angle = angle},
                          });
}

void qs_display_symbol(struct qs_display *display, enum qs_ink ink,
        const struct qrsign_symbol *symbol, struct qs_point origin, double module)
{
        add_item(display, (struct qs_item){
                                  .kind = QS_ITEM_SYMBOL,
                                  .ink = ink,
                                  .symbol = {.symbol = symbol, .origin = origin, .module = module},
                          });
}

struct qs_box qs_text_ink(const struct qs_run *run, struct qs_point origin, double em)
{
        return (struct qs_box){
                .x = origin.x + run->left * em,
                .y = origin.y - run->above * em,
                .width = (run->right - run->left) * em,
                .height = (run->above + run->below) * em,
        };
}

bool qs_box_overlap(struct qs_box a, struct qs_box b, double clearance)
{
        return a.x < b.x + b.width + clearance && b.x < a.x + a.width + clearance &&
               a.y < b.y + b.height + clearance && b.y < a.y + a.height + clearance;
}
