/* SPDX-License-Identifier: MIT */
/* The map of a hamlet while it is laid out: where everything belongs (map.c), where it found room
 * (map_place.c), how it is drawn (map_draw.c). */
#ifndef QS_MAP_PLAN_H
#define QS_MAP_PLAN_H

#include "plaque/layout.h"
#include "plaque/space.h"

/* What stands at a point: the disc of an alley or the badge of a place. */
struct qs_map_mark {
        bool known;                  /* where it belongs */
        struct qs_point metres;      /* east and south of the map's first point */
        const struct qs_run *number; /* of an alley */
        const char *icon;            /* of a place */
        struct qs_point out;         /* where it moves first where it has no room */
        /* In the present layout: */
        bool shown, moved;
        struct qs_point spot, centre; /* where it belongs, and where it stands */
        bool named;
        struct qs_block name; /* of a place whose badge is not the only one of its kind */
        enum qs_align align;
        struct qs_point name_at; /* as qs_block_draw() takes it */
};

struct qs_map_alley {
        struct qs_map_mark head;
        const struct qs_point *path; /* metres; the head is the first */
        size_t path_count;           /* 0: only the head is known */
};

struct qs_map {
        struct qs_layout *layout;
        struct qs_space space;
        struct qs_box box; /* of the panel */
        /* Content. */
        struct qs_map_alley *alleys;
        struct qs_map_mark *places;
        size_t alley_count, place_count;
        bool has_here;
        struct qs_point here_metres;
        struct qs_block here_label, north;
        const struct qs_point *points; /* all that must lie on the map, metres */
        size_t point_count;
        /* Frame. */
        double notch_width, notch_height;
        bool notch_right, notch_lower; /* its corner */
        double scale;                  /* mm for a metre */
        struct qs_point shift;         /* where the first point lies */
        double marks;                  /* part of their size that marks and roads have */
        /* Layout. */
        size_t lost;
        struct qs_point here;
        bool here_shown;
        enum qs_align here_align;
        struct qs_point here_at;
        bool bar_shown;
        struct qs_point bar_at; /* upper left of arrow and scale bar */
        double bar_width, bar_height;
        uint32_t cell_m; /* metres of a cell */
        const struct qs_run *figures[3];
};

/* The ground of the notch, without the gap around it. */
struct qs_box qs_map_notch(const struct qs_map *map);
/* From metres to mm. */
struct qs_point qs_map_at(const struct qs_map *map, struct qs_point metres);

/* The size of a mark or road in mm. */
static inline double qs_map_mm(const struct qs_map *map, double fraction)
{
        return map->marks * qs_mm(map->layout, fraction);
}

/* map_place.c: finds room for everything at the present scale; counts what is lost. */
void qs_map_place(struct qs_map *map);
/* Sizes arrow and scale bar for the present scale. */
enum qrsign_status qs_map_size_bar(struct qs_map *map, struct qrsign_error *error);

/* map_draw.c */
void qs_map_paint(const struct qs_map *map);

#endif
