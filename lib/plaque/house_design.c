/* SPDX-License-Identifier: MIT */
/* The numbers of the house plaque, for a designer. What each of them is: design.h. */
#include "plaque/design_common.h"

/* Shared by both compositions. */
#define FOOT                                                                                       \
        {                                                                                          \
                .x = .085, .baseline = .052, .top = .085, .gap = .040                              \
        }

/* The number fills the left, the code stands right of it; below a rule the alley. */
const struct qs_design qs_house_landscape = {
        .aspect = 1.30,
        .margin = .070,
        .zone_gap = .030,
        .frame = FRAME,
        .foot = FOOT,
        .band = {.top = .030, .above = .944, .below = .210, .name_part = .50, .two_lines = .40},
        .panel = {.top = .095, .width = .470, .floor = .350, .gap = .030, CAPTIONS},
        .column = {.gap = .042,
                .rule = .005,
                .field_gap = .020,
                .shield = .042,
                .shield_x = -.004,
                .safety_x = .046},
        .house = {.label_top = .095,
                .label_gap = .036,
                .number_gap = .060,
                .smallest = .15,
                .rule = .295,
                .safety = .122,
                .address_gap = .075},
        .types = {[QS_ROLE_NAME] = {.weight = QS_BOLD, .em = .105, .floor_part = .60},
                [QS_ROLE_HAMLET] = {.weight = QS_BOLD, .em = .052, .floor_mm = 3.4},
                [QS_ROLE_COMMUNE] = {.weight = QS_REGULAR, .em = .038, .floor_mm = 2.7},
                [QS_ROLE_VALUE] = {.weight = QS_BOLD, .em = .0285, .floor_mm = 2.5},
                [QS_ROLE_SAFETY] = {.weight = QS_BOLD, .em = .0285, .floor_mm = 2.5},
                [QS_ROLE_CAPTION] = {.weight = QS_BOLD, .em = .035, .floor_mm = 2.7},
                [QS_ROLE_CAPTION_ENGLISH] = {.weight = QS_REGULAR, .em = .0245, .floor_mm = 2.2},
                [QS_ROLE_FOOT] = {.weight = QS_REGULAR, .em = .0185, .floor_mm = 2.1},
                [QS_ROLE_NUMBER] = {.weight = QS_BOLD, .em = .60, .floor_part = .50},
                [QS_ROLE_NUMBER_LABEL] = {.weight = QS_BOLD, .em = .040, .floor_mm = 2.7},
                [QS_ROLE_NUMBER_LABEL_ENGLISH] = {.weight = QS_REGULAR,
                        .em = .040,
                        .floor_mm = 2.7}},
        .steel_floor_mm = 3.0,
};

/* The number above, the code below it and the alley right of that. */
const struct qs_design qs_house_portrait = {
        .aspect = 1.30,
        .margin = .070,
        .zone_gap = .030,
        .frame = FRAME,
        .foot = FOOT,
        .band = {.top = .030, .above = .944, .below = .210, .name_part = .50, .two_lines = .40},
        .panel = {.width = .430, .floor = .415, .gap = .030, CAPTIONS},
        .column = {.gap = .042,
                .rule = .005,
                .field_gap = .020,
                .shield = .042,
                .shield_x = -.004,
                .safety_x = .046},
        .house = {.label_top = .090,
                .label_gap = .036,
                .number_gap = .036,
                .smallest = .15,
                .rule = .160,
                .safety = .128,
                .address_gap = .030},
        .types = {[QS_ROLE_NAME] = {.weight = QS_BOLD, .em = .105, .floor_part = .60},
                [QS_ROLE_HAMLET] = {.weight = QS_BOLD, .em = .045, .floor_mm = 3.2},
                [QS_ROLE_COMMUNE] = {.weight = QS_REGULAR, .em = .034, .floor_mm = 2.7},
                [QS_ROLE_VALUE] = {.weight = QS_BOLD, .em = .0285, .floor_mm = 2.5},
                [QS_ROLE_SAFETY] = {.weight = QS_BOLD, .em = .0270, .floor_mm = 2.5},
                [QS_ROLE_CAPTION] = {.weight = QS_BOLD, .em = .035, .floor_mm = 2.7},
                [QS_ROLE_CAPTION_ENGLISH] = {.weight = QS_REGULAR, .em = .0245, .floor_mm = 2.2},
                [QS_ROLE_FOOT] = {.weight = QS_REGULAR, .em = .0185, .floor_mm = 2.1},
                [QS_ROLE_NUMBER] = {.weight = QS_BOLD, .em = .60, .floor_part = .50},
                [QS_ROLE_NUMBER_LABEL] = {.weight = QS_BOLD, .em = .040, .floor_mm = 2.7},
                [QS_ROLE_NUMBER_LABEL_ENGLISH] = {.weight = QS_REGULAR,
                        .em = .040,
                        .floor_mm = 2.7}},
        .steel_floor_mm = 3.0,
};
