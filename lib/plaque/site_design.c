/* SPDX-License-Identifier: MIT */
/* The numbers of the plaque of a heritage site, for a designer. What each of them is: design.h. */
#include "plaque/design.h"

/* Shared by both compositions. */
#define FRAME                                                                                      \
        {                                                                                          \
                .inset = .022, .weight = .006, .bite = .044, .hole_inset = .038,                   \
                .hole_diameter = .025, .hole_line = .0015                                          \
        }
#define FOOT                                                                                       \
        {                                                                                          \
                .x = .085, .baseline = .052, .top = .098, .gap = .040                              \
        }
#define CAPTIONS                                                                                   \
        .radius = .012, .frame = .003, .caption_em = .105, .caption_english_em = .073,             \
        .caption_width = .90, .caption_baseline = .752, .caption_clear = .001,                     \
        .caption_leading = 1.22, .caption_height = 1.12, .caption_english_height = 1.50

/* Wider than high: the text in two columns, below it the codes and the address. */
const struct qs_design qs_site_landscape = {
        .aspect = 1.30,
        .margin = .060,
        .zone_gap = .030,
        .frame = FRAME,
        .foot = FOOT,
        .band = {.above = .944, .below = .210},
        .panel = {.width = .245, .ceiling = .420, .gap = .030, CAPTIONS},
        .column = {.gap = .050,
                .least = .360,
                .rule = .004,
                .gap_least = .012,
                .gap_most = .030,
                .hamlet_gap = .006,
                .row_pitch = .0370,
                .field_gap = .020,
                .shield = .043,
                .shield_x = -.004,
                .safety_x = .054},
        .site = {.top = .066,
                .rank_gap = .026,
                .english_gap = .020,
                .rule_gap = .028,
                .text_gap = .045,
                .zone = .032,
                .comfortable = .0240,
                .two_lines = .50,
                .name_most = 1.5},
        .types = {[QS_ROLE_NAME] = {.weight = QS_BOLD, .em = .125, .floor_part = .64},
                [QS_ROLE_NAME_ENGLISH] =
                        {.weight = QS_REGULAR, .em = .048, .floor_mm = 2.6, .wrap_part = .70},
                [QS_ROLE_RANK] = {.weight = QS_BOLD, .em = .034, .floor_mm = 2.4},
                [QS_ROLE_RANK_ENGLISH] = {.weight = QS_REGULAR, .em = .0306, .floor_mm = 2.2},
                [QS_ROLE_TEXT] = {.weight = QS_REGULAR, .em = .0310, .floor_mm = 2.0},
                [QS_ROLE_HAMLET] = {.weight = QS_BOLD, .em = .040, .floor_mm = 2.7},
                [QS_ROLE_COMMUNE] = {.weight = QS_REGULAR, .em = .030, .floor_mm = 2.4},
                [QS_ROLE_FIELD] = {.weight = QS_REGULAR, .em = .0200, .floor_mm = 2.1},
                [QS_ROLE_VALUE] = {.weight = QS_BOLD, .em = .0260, .floor_mm = 2.3},
                [QS_ROLE_SAFETY] = {.weight = QS_BOLD, .em = .0255, .floor_mm = 2.3},
                [QS_ROLE_SAFETY_ENGLISH] = {.weight = QS_REGULAR, .em = .0200, .floor_mm = 2.0},
                [QS_ROLE_CAPTION] = {.weight = QS_BOLD, .em = .035, .floor_mm = 2.7},
                [QS_ROLE_CAPTION_ENGLISH] = {.weight = QS_REGULAR, .em = .0245, .floor_mm = 2.2},
                [QS_ROLE_FOOT] = {.weight = QS_REGULAR, .em = .0185, .floor_mm = 2.0}},
        .steel_floor_mm = 2.2,
};

/* Higher than wide: the languages below each other, the codes side by side below them. */
const struct qs_design qs_site_portrait = {
        .aspect = 1.40,
        .margin = .060,
        .zone_gap = .026,
        .frame = FRAME,
        .foot = FOOT,
        .band = {.above = .944, .below = .210},
        .panel = {.width = .335, .ceiling = .520, .gap = .030, CAPTIONS},
        .column = {.gap = .040,
                .least = .380,
                .rule = .004,
                .gap_least = .018,
                .gap_most = .030,
                .hamlet_gap = .006,
                .row_pitch = .0370,
                .field_gap = .016,
                .shield = .0400,
                .shield_x = -.004,
                .safety_x = .052},
        .site = {.top = .066,
                .rank_gap = .026,
                .english_gap = .020,
                .rule_gap = .030,
                .text_gap = .036,
                .zone = .036,
                .comfortable = .0260,
                .two_lines = .50,
                .name_most = 2.0},
        .types = {[QS_ROLE_NAME] = {.weight = QS_BOLD, .em = .115, .floor_part = .64},
                [QS_ROLE_NAME_ENGLISH] =
                        {.weight = QS_REGULAR, .em = .048, .floor_mm = 2.6, .wrap_part = .70},
                [QS_ROLE_RANK] = {.weight = QS_BOLD, .em = .034, .floor_mm = 2.4},
                [QS_ROLE_RANK_ENGLISH] = {.weight = QS_REGULAR, .em = .0306, .floor_mm = 2.2},
                [QS_ROLE_TEXT] = {.weight = QS_REGULAR, .em = .0340, .floor_mm = 2.0},
                [QS_ROLE_HAMLET] = {.weight = QS_BOLD, .em = .036, .floor_mm = 2.6},
                [QS_ROLE_COMMUNE] = {.weight = QS_REGULAR, .em = .030, .floor_mm = 2.4},
                [QS_ROLE_FIELD] = {.weight = QS_REGULAR, .em = .0200, .floor_mm = 2.1},
                [QS_ROLE_VALUE] = {.weight = QS_BOLD, .em = .0260, .floor_mm = 2.3},
                [QS_ROLE_SAFETY] = {.weight = QS_BOLD, .em = .0235, .floor_mm = 2.2},
                [QS_ROLE_SAFETY_ENGLISH] = {.weight = QS_REGULAR, .em = .0190, .floor_mm = 2.0},
                [QS_ROLE_CAPTION] = {.weight = QS_BOLD, .em = .035, .floor_mm = 2.7},
                [QS_ROLE_CAPTION_ENGLISH] = {.weight = QS_REGULAR, .em = .0245, .floor_mm = 2.2},
                [QS_ROLE_FOOT] = {.weight = QS_REGULAR, .em = .0185, .floor_mm = 2.0}},
        .steel_floor_mm = 2.2,
};
