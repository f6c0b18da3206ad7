/* SPDX-License-Identifier: MIT */
#include "plaque/style.h"

/* Design system, section 3. In steel the ground is the bare metal, so all that must not be etched
 * is WHITE: a backend for one ink leaves it out. */
static const struct qs_style styles[] = {
        {
                .theme = QRSIGN_THEME_BLUE,
                .ground = QS_INK_BLUE,
                .text = QS_INK_WHITE,
                .rule = QS_INK_AMBER,
                .badge = QS_INK_AMBER,
                .badge_icon = QS_INK_BLUE,
                .pin = QS_INK_AMBER,
                .pin_ring = QS_INK_BLUE,
                .panel = QS_INK_WHITE,
                .panel_text = QS_INK_BLUE,
                .road_text = QS_INK_BLUE,
        },
        {
                .theme = QRSIGN_THEME_WHITE,
                .ground = QS_INK_WHITE,
                .text = QS_INK_BLUE,
                .rule = QS_INK_BLUE,
                .badge = QS_INK_BLUE,
                .badge_icon = QS_INK_WHITE,
                .pin = QS_INK_AMBER,
                .pin_ring = QS_INK_BLUE,
                .panel = QS_INK_WHITE,
                .panel_text = QS_INK_BLUE,
                .road_text = QS_INK_WHITE,
                .panel_framed = true,
        },
        {
                .theme = QRSIGN_THEME_STEEL,
                .ground = QS_INK_WHITE,
                .text = QS_INK_BLACK,
                .rule = QS_INK_BLACK,
                .badge = QS_INK_BLACK,
                .badge_icon = QS_INK_WHITE,
                .pin = QS_INK_BLACK,
                .pin_ring = QS_INK_BLACK,
                .panel = QS_INK_WHITE,
                .panel_text = QS_INK_BLACK,
                .road_text = QS_INK_BLACK,
                .panel_framed = true,
                .road_outlined = true,
                .pin_hollow = true,
        },
        {
                .theme = QRSIGN_THEME_BROWN,
                .ground = QS_INK_BROWN,
                .text = QS_INK_WHITE,
                .rule = QS_INK_AMBER,
                .badge = QS_INK_AMBER,
                .badge_icon = QS_INK_BROWN,
                .pin = QS_INK_AMBER,
                .pin_ring = QS_INK_BROWN,
                .panel = QS_INK_WHITE,
                .panel_text = QS_INK_BROWN,
                .road_text = QS_INK_BROWN,
        },
};

const struct qs_style *qs_style_of(enum qrsign_theme theme)
{
        for (size_t i = 0; i < QS_COUNT(styles); i++)
                if (styles[i].theme == theme)
                        return &styles[i];
        return NULL;
}
