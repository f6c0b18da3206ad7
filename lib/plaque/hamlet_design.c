/* SPDX-License-Identifier: MIT */
/* The numbers of the hamlet board, for a designer. What each of them is: design.h. */
#include "plaque/design_common.h"

/* Shared by both compositions. */
#define FOOT                                                                                       \
        {                                                                                          \
                .x = .085, .baseline = .052, .top = .085, .gap = .030                              \
        }
#define INDEX                                                                                      \
        .width = .500, .largest = 1.25, .smallest = .50, .head = .0165, .rule = .0090,             \
        .first = .0215, .last = .0235, .pitch = .0288, .loosest = 1.25, .disc = .0230,             \
        .disc_em = .01755, .name = .0350, .figure_gap = .018, .english_gap = .012,                 \
        .english_least = .80, .gap = .036, .list_gap = .0330, .badge = .0290, .place_name = .0370, \
        .place_pitch = .0430, .place_leading = 1.06
#define MAP                                                                                        \
        .most = .36, .pad = .048, .edge = .014, .notch = .014, .road = .009, .disc = .033,         \
        .ring = .004, .disc_em = .0190, .badge = .036, .badge_ring = .002, .pin = .0175,           \
        .pin_ring = .005, .clear = .004, .near = .032, .far = .074, .leader = .0025, .dot = .0055, \
        .name_width = .170, .arrow = .0240, .arrow_gap = .010, .cell = .056, .bar = .0065

/* Wider than high: the lists left, the map right of them. */
const struct qs_design qs_hamlet_landscape = {
        .aspect = 1.38,
        .margin = .055,
        .zone_gap = .035,
        .frame = FRAME,
        .foot = FOOT,
        .band = {.top = .052,
                .above = .944,
                .below = .210,
                .name_gap = .045,
                .facts_gap = .0180,
                .facts_most = .42,
                .facts_least = .36,
                .two_lines = .36},
        .panel = {.top = .190, .width = .245, .ceiling = .420, .gap = .030, CAPTIONS},
        .column = {.gap = .036,
                .rule = .003,
                .gap_least = .016,
                .gap_most = .024,
                .row_pitch = .0350,
                .field_gap = .014,
                .shield = .0380,
                .shield_x = -.004,
                .safety_x = .048},
        .index = {INDEX},
        .map = {MAP},
        .types = {[QS_ROLE_NAME] = {.weight = QS_BOLD, .em = .105, .floor_part = .66},
                [QS_ROLE_FACTS] = {.weight = QS_BOLD, .em = .043, .floor_mm = 3.0},
                [QS_ROLE_ASIDE] = {.weight = QS_REGULAR, .em = .0295, .floor_mm = 2.4},
                [QS_ROLE_FIELD] = {.weight = QS_REGULAR, .em = .0205, .floor_mm = 2.1},
                [QS_ROLE_VALUE] = {.weight = QS_BOLD, .em = .0225, .floor_mm = 2.1},
                [QS_ROLE_SAFETY] = {.weight = QS_BOLD, .em = .0205, .floor_mm = 2.1},
                [QS_ROLE_SAFETY_ENGLISH] = {.weight = QS_REGULAR, .em = .0175, .floor_mm = 2.0},
                [QS_ROLE_CAPTION] = {.weight = QS_BOLD, .em = .035, .floor_mm = 2.7},
                [QS_ROLE_CAPTION_ENGLISH] = {.weight = QS_REGULAR, .em = .0245, .floor_mm = 2.2},
                [QS_ROLE_FOOT] = {.weight = QS_REGULAR, .em = .0185, .floor_mm = 2.0},
                [QS_ROLE_INDEX] = {.weight = QS_BOLD, .em = .0225, .floor_mm = 2.0},
                [QS_ROLE_INDEX_ENGLISH] = {.weight = QS_REGULAR, .em = .0165, .floor_mm = 1.6},
                [QS_ROLE_INDEX_HEAD] = {.weight = QS_REGULAR, .em = .0155, .floor_mm = 1.6},
                [QS_ROLE_PLACE] = {.weight = QS_BOLD, .em = .0185, .floor_mm = 1.9},
                [QS_ROLE_PLACE_ENGLISH] = {.weight = QS_REGULAR, .em = .0145, .floor_mm = 1.5},
                [QS_ROLE_MAP] = {.weight = QS_BOLD, .em = .0215, .floor_mm = 2.2},
                [QS_ROLE_MAP_ENGLISH] = {.weight = QS_REGULAR, .em = .0165, .floor_mm = 1.8},
                [QS_ROLE_MAP_NAME] = {.weight = QS_BOLD, .em = .0165, .floor_mm = 1.8},
                [QS_ROLE_MAP_FIGURE] = {.weight = QS_REGULAR, .em = .0175, .floor_mm = 1.8}},
        .steel_floor_mm = 2.0,
};

/* Higher than wide: the map above, the lists below it. */
const struct qs_design qs_hamlet_portrait = {
        .aspect = 1.40,
        .margin = .055,
        .zone_gap = .026,
        .frame = FRAME,
        .foot = FOOT,
        .band = {.top = .058,
                .above = .944,
                .below = .210,
                .name_gap = .040,
                .facts_gap = .0200,
                .facts_most = .40,
                .facts_least = .36,
                .two_lines = .36},
        .panel = {.top = .196, .width = .245, .ceiling = .420, .gap = .030, CAPTIONS},
        .column = {.gap = .036,
                .rule = .003,
                .gap_least = .014,
                .gap_most = .022,
                .row_pitch = .0330,
                .field_gap = .014,
                .shield = .0360,
                .shield_x = -.004,
                .safety_x = .046},
        .index = {INDEX},
        .map = {.height = .580, MAP},
        .types = {[QS_ROLE_NAME] = {.weight = QS_BOLD, .em = .100, .floor_part = .62},
                [QS_ROLE_FACTS] = {.weight = QS_BOLD, .em = .044, .floor_mm = 2.8},
                [QS_ROLE_ASIDE] = {.weight = QS_REGULAR, .em = .0265, .floor_mm = 2.2},
                [QS_ROLE_FIELD] = {.weight = QS_REGULAR, .em = .0195, .floor_mm = 2.0},
                [QS_ROLE_VALUE] = {.weight = QS_BOLD, .em = .0235, .floor_mm = 2.1},
                [QS_ROLE_SAFETY] = {.weight = QS_BOLD, .em = .0215, .floor_mm = 2.0},
                [QS_ROLE_SAFETY_ENGLISH] = {.weight = QS_REGULAR, .em = .0175, .floor_mm = 1.9},
                [QS_ROLE_CAPTION] = {.weight = QS_BOLD, .em = .035, .floor_mm = 2.7},
                [QS_ROLE_CAPTION_ENGLISH] = {.weight = QS_REGULAR, .em = .0245, .floor_mm = 2.2},
                [QS_ROLE_FOOT] = {.weight = QS_REGULAR, .em = .0185, .floor_mm = 2.0},
                [QS_ROLE_INDEX] = {.weight = QS_BOLD, .em = .0225, .floor_mm = 2.0},
                [QS_ROLE_INDEX_ENGLISH] = {.weight = QS_REGULAR, .em = .0165, .floor_mm = 1.6},
                [QS_ROLE_INDEX_HEAD] = {.weight = QS_REGULAR, .em = .0155, .floor_mm = 1.6},
                [QS_ROLE_PLACE] = {.weight = QS_BOLD, .em = .0185, .floor_mm = 1.9},
                [QS_ROLE_PLACE_ENGLISH] = {.weight = QS_REGULAR, .em = .0145, .floor_mm = 1.5},
                [QS_ROLE_MAP] = {.weight = QS_BOLD, .em = .0215, .floor_mm = 2.2},
                [QS_ROLE_MAP_ENGLISH] = {.weight = QS_REGULAR, .em = .0165, .floor_mm = 1.8},
                [QS_ROLE_MAP_NAME] = {.weight = QS_BOLD, .em = .0165, .floor_mm = 1.8},
                [QS_ROLE_MAP_FIGURE] = {.weight = QS_REGULAR, .em = .0175, .floor_mm = 1.8}},
        .steel_floor_mm = 2.0,
};
