/* SPDX-License-Identifier: MIT */
/* The numbers of the alley plaque, for a designer. What each of them is: design.h. */
#include "plaque/design_common.h"

/* Shared by all compositions: the family look. */
#define FOOT                                                                                       \
        {                                                                                          \
                .x = .085, .baseline = .052, .top = .085, .gap = .040                              \
        }

/* Shared by the two that are wider than high. */
#define BAND                                                                                       \
        {                                                                                          \
                .top = .058, .above = .944, .below = .210, .name_gap = .060, .facts_gap = .0225,   \
                .facts_most = .45, .facts_least = .30, .two_lines = .36                            \
        }
#define PANELS                                                                                     \
        {                                                                                          \
                .top = .265, .width = .360, .floor = .320, .ceiling = .460, .gap = .030, CAPTIONS  \
        }

/* Wider than high: the codes side by side, text right of them, the strip map below. */
const struct qs_design qs_alley_landscape = {
        .aspect = 1.38,
        .margin = .056,
        .zone_gap = .022,
        .frame = FRAME,
        .foot = FOOT,
        .band = BAND,
        .panel = PANELS,
        .column = {.gap = .042,
                .least = .440,
                .rule = .004,
                .gap_least = .016,
                .gap_most = .036,
                .hamlet_gap = .008,
                .row_pitch = .04125,
                .field_gap = .020,
                .shield = .048,
                .shield_x = -.004,
                .safety_x = .056},
        .types = {[QS_ROLE_NAME] = {.weight = QS_BOLD, .em = .168, .floor_part = .60},
                [QS_ROLE_FACTS] = {.weight = QS_BOLD, .em = .058, .floor_mm = 3.8},
                [QS_ROLE_ASIDE] = {.weight = QS_REGULAR, .em = .0275, .floor_mm = 2.3},
                [QS_ROLE_HAMLET] = {.weight = QS_BOLD, .em = .050, .floor_mm = 3.4},
                [QS_ROLE_COMMUNE] = {.weight = QS_REGULAR, .em = .034, .floor_mm = 2.7},
                [QS_ROLE_FIELD] = {.weight = QS_REGULAR, .em = .0215, .floor_mm = 2.2},
                [QS_ROLE_VALUE] = {.weight = QS_BOLD, .em = .0275, .floor_mm = 2.5},
                [QS_ROLE_SAFETY] =
                        {.weight = QS_BOLD, .em = .0275, .floor_mm = 2.5, .wrap_part = .95},
                [QS_ROLE_SAFETY_ENGLISH] = {.weight = QS_REGULAR, .em = .0215, .floor_mm = 2.2},
                [QS_ROLE_CAPTION] = {.weight = QS_BOLD, .em = .035, .floor_mm = 3.0},
                [QS_ROLE_CAPTION_ENGLISH] = {.weight = QS_REGULAR, .em = .0245, .floor_mm = 2.3},
                [QS_ROLE_FOOT] = {.weight = QS_REGULAR, .em = .0185, .floor_mm = 2.1}},
        .steel_floor_mm = 3.0,
};

/* The same with a strip map whose bends are drawn true, in a column of its own at the right: the
 * text stands below the codes. */
const struct qs_design qs_alley_map = {
        .aspect = 1.38,
        .margin = .056,
        .zone_gap = .028,
        .frame = FRAME,
        .foot = FOOT,
        .band = BAND,
        .panel = PANELS,
        .column = {.gap = .042,
                .least = .440,
                .rule = .004,
                .gap_least = .018,
                .gap_most = .024,
                .row_pitch = .0335,
                .field_gap = .014,
                .shield = .040,
                .shield_x = -.004,
                .safety_x = .048},
        .types = {[QS_ROLE_NAME] = {.weight = QS_BOLD, .em = .168, .floor_part = .60},
                [QS_ROLE_FACTS] = {.weight = QS_BOLD, .em = .058, .floor_mm = 3.8},
                [QS_ROLE_ASIDE] = {.weight = QS_REGULAR, .em = .0275, .floor_mm = 2.3},
                [QS_ROLE_HAMLET] = {.weight = QS_BOLD, .em = .0345, .floor_mm = 3.0},
                [QS_ROLE_COMMUNE] = {.weight = QS_REGULAR, .em = .027, .floor_mm = 2.5},
                [QS_ROLE_FIELD] = {.weight = QS_REGULAR, .em = .0205, .floor_mm = 2.2},
                [QS_ROLE_VALUE] = {.weight = QS_BOLD, .em = .025, .floor_mm = 2.5},
                [QS_ROLE_SAFETY] = {.weight = QS_BOLD, .em = .0255, .floor_mm = 2.5},
                [QS_ROLE_SAFETY_ENGLISH] = {.weight = QS_REGULAR, .em = .0205, .floor_mm = 2.2},
                [QS_ROLE_CAPTION] = {.weight = QS_BOLD, .em = .035, .floor_mm = 3.0},
                [QS_ROLE_CAPTION_ENGLISH] = {.weight = QS_REGULAR, .em = .0245, .floor_mm = 2.3},
                [QS_ROLE_FOOT] = {.weight = QS_REGULAR, .em = .0185, .floor_mm = 2.1}},
        .steel_floor_mm = 3.0,
};

/* Higher than wide: the strip map upright at the left, the codes above each other at the right
 * and text below them. */
const struct qs_design qs_alley_portrait = {
        .aspect = 1.40,
        .margin = .060,
        .zone_gap = .022,
        .frame = FRAME,
        .foot = FOOT,
        .band = {.top = .058,
                .above = .944,
                .below = .210,
                .name_gap = .050,
                .facts_gap = .0225,
                .facts_most = .48,
                .facts_least = .30,
                .two_lines = .36},
        .panel = {.top = .262, /* of the address's upper rule */
                .width = .282,
                .floor = .400,
                .least_mm = 38,
                .ceiling = .520,
                .gap = .022,
                CAPTIONS},
        .column = {.gap = .030,
                .rule = .004,
                .gap_least = .016,
                .gap_most = .022,
                .row_pitch = .036,
                .field_gap = .014,
                .shield = .0394,
                .shield_x = -.004,
                .safety_x = .052,
                .inset = .010,
                .pad = .0131},
        .types = {[QS_ROLE_NAME] = {.weight = QS_BOLD, .em = .168, .floor_part = .60},
                [QS_ROLE_FACTS] = {.weight = QS_BOLD, .em = .058, .floor_mm = 3.8},
                [QS_ROLE_ASIDE] = {.weight = QS_REGULAR, .em = .0275, .floor_mm = 2.3},
                [QS_ROLE_HAMLET] = {.weight = QS_BOLD, .em = .038, .floor_mm = 2.7},
                [QS_ROLE_COMMUNE] = {.weight = QS_REGULAR, .em = .0347, .floor_mm = 2.7},
                [QS_ROLE_FIELD] = {.weight = QS_REGULAR, .em = .0195, .floor_mm = 2.2},
                [QS_ROLE_VALUE] = {.weight = QS_BOLD, .em = .0265, .floor_mm = 2.5},
                [QS_ROLE_SAFETY] = {.weight = QS_BOLD, .em = .0225, .floor_mm = 2.0},
                [QS_ROLE_SAFETY_ENGLISH] = {.weight = QS_REGULAR, .em = .0180, .floor_mm = 1.9},
                [QS_ROLE_CAPTION] = {.weight = QS_BOLD, .em = .035, .floor_mm = 3.0},
                [QS_ROLE_CAPTION_ENGLISH] = {.weight = QS_REGULAR, .em = .0245, .floor_mm = 2.3},
                [QS_ROLE_FOOT] = {.weight = QS_REGULAR, .em = .0185, .floor_mm = 2.1}},
        .steel_floor_mm = 3.0,
};
