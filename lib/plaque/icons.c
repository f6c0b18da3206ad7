/* SPDX-License-Identifier: MIT */
#include "plaque/icons.h"

#include <string.h>

static const char SHIELD[] = "M12 .8L21.5 4V11Q21.5 19 12 23.2 2.5 19 2.5 11V4ZM7 11.2"
                             "L10.8 15 17.4 8.4 15.8 6.8 10.8 11.8 8.6 9.6Z";

/* The first row is for every kind that has none of its own. */
static const struct {
        const char *kind, *path;
} ICONS[] = {
        {"other", "M12 1.5L22.5 12 12 22.5 1.5 12ZM12 8.5"
                  "A3.5 3.5 0 1 0 12 15.5 3.5 3.5 0 1 0 12 8.5Z"},
        {"school",
                "M12 3L23.5 8.5 12 14 .5 8.5ZM5 12.2L12 15.6 19 12.2V17.5Q12 22 5 17.5ZM20.8 11.2"
                "L22.6 10.3V18H20.8Z"},
        {"kindergarten",
                "M8 2.5H16V10.5H8ZM3 12.5H11V20.5H3ZM13 12.5H21V20.5H13ZM10.5 5V8H13.5V5Z"
                "M5.5 18.5L7 15 8.5 18.5ZM17 14.8A1.7 1.7 0 1 0 17 18.2 1.7 1.7 0 1 0 17 14.8Z"},
        {"market",
                "M4.5 3H19.5L23 10H1ZM2.5 11.5H5V15H19V11.5H21.5V21.5H2.5ZM5.5 17V19.5H18.5V17Z"},
        {"pagoda", "M12 .5L13 3.5Q16 6.5 20 6.5L18.5 9.5H5.5L4 6.5Q8 6.5 11 3.5ZM7.5 10.5H16.5V12.5"
                   "Q20 14.5 23.5 14.5L22 17.5H2L.5 14.5Q4 14.5 7.5 12.5ZM4.5 18.5H9.5V23H4.5Z"
                   "M14.5 18.5H19.5V23H14.5Z"},
        {"church", "M11 .5H13V3H15.5V5H13V8L20.5 13V23H14V17H10V23H3.5V13L11 8V5H8.5V3H11Z"},
        {"communal_house",
                "M6.5 4H17.5Q18.5 9.5 23.5 10.5L22.3 13H1.7L.5 10.5Q5.5 9.5 6.5 4ZM3.5 14.2H6V20"
                "H3.5ZM8.5 14.2H11V20H8.5ZM13 14.2H15.5V20H13ZM18 14.2H20.5V20H18ZM1.5 21H22.5V23"
                "H1.5Z"},
        {"shrine",
                "M12 1.5Q13.5 6.5 21 8L19.5 11H4.5L3 8Q10.5 6.5 12 1.5ZM6 12.2H8.5V20H6Z"
                "M15.5 12.2H18V20H15.5ZM11.2 13.2H12.8V17H14L13.3 20H10.7L10 17H11.2ZM3.5 21H20.5"
                "V23H3.5Z"},
        {"clinic", "M8.7 2.5H15.3V8.7H21.5V15.3H15.3V21.5H8.7V15.3H2.5V8.7H8.7Z"},
        {"hospital", "M4 2.5H9V9.5H15V2.5H20V21.5H15V14.5H9V21.5H4Z"},
        {"office", "M12 1.5L22.5 7.5V10H1.5V7.5ZM4 11.3H7V19H4ZM10.5 11.3H13.5V19H10.5ZM17 11.3H20"
                   "V19H17ZM1.5 20.3H22.5V23H1.5Z"},
        {"police",
                "M12 .8L21.5 4V11Q21.5 19 12 23.2 2.5 19 2.5 11V4ZM12 5.5"
                "L10.5 10 5.8 10 9.6 12.8 8.2 17.3 12 14.5 15.8 17.3 14.4 12.8 18.2 10 13.5 10Z"},
        {"post_office", "M1.5 4.5H22.5L12 13ZM1.5 7L12 15.5 22.5 7V19.5H1.5Z"},
        {"culture_house",
                "M12 1L23.5 10.5H20.5V22.5H3.5V10.5H.5ZM12 7.5"
                "L10.7 11.5 6.5 11.5 9.9 14 8.6 18 12 15.5 15.4 18 14.1 14 17.5 11.5 13.3 11.5Z"},
        {"sports", "M12 1.5A10.5 10.5 0 1 0 12 22.5 10.5 10.5 0 1 0 12 1.5ZM12 7L16.8 10.5 15 16H9"
                   "L7.2 10.5ZM11.2 2.8H12.8V5.2H11.2ZM2.9 10.2L5.1 10.9 4.6 12.4 2.4 11.7Z"
                   "M21.1 10.2L21.6 11.7 19.4 12.4 18.9 10.9Z"},
        {"cemetery",
                "M5.5 19.5V9A6.5 6.5 0 0 1 18.5 9V19.5ZM8.5 8.5V10.3H15.5V8.5ZM8.5 12V13.8H15.5"
                "V12ZM2.5 20.7H21.5V23H2.5Z"},
        {"shop", "M3.5 8H20.5L22 22.5H2ZM7.5 7V6A4.5 4.5 0 0 1 16.5 6V7H14.3V6A2.3 2.3 0 0 0 9.7 6"
                 "V7Z"},
        {"pharmacy", "M7 1.5H17V5.5H7ZM4.5 7H19.5V22.5H4.5ZM10.7 10.2V13.2H7.7V15.8H10.7V18.8H13.3"
                     "V15.8H16.3V13.2H13.3V10.2Z"},
        {"bridge", "M.5 7H23.5V18.5H21.2A4.1 4.1 0 0 0 13 18.5H11A4.1 4.1 0 0 0 2.8 18.5H.5ZM.5 3.5"
                   "H2.5V6H.5ZM7.5 3.5H9.5V6H7.5ZM14.5 3.5H16.5V6H14.5ZM21.5 3.5H23.5V6H21.5Z"},
        {"well", "M12 1L21.5 7H2.5ZM4.5 8H6.5V13H4.5ZM17.5 8H19.5V13H17.5ZM11.4 8H12.6V9.3H14.5"
                 "L14 12.5H10L9.5 9.3H11.4ZM2.5 14H21.5V17.6H2.5ZM2.5 18.9H21.5V22.5H2.5Z"},
        {"monument",
                "M12 .5L14.7 4 13.9 16.5H10.1L9.3 4ZM6.5 17.7H17.5V19.7H6.5ZM3.5 20.9H20.5V23.2"
                "H3.5Z"},
        {"restaurant", "M1.5 11.5H22.5Q22 17.5 16.5 19.7V21.5H7.5V19.7Q2 17.5 1.5 11.5ZM12 10.3"
                       "L18.7 1.2 20.2 2.3 14.5 10.3ZM7.2 10.3L14.4 .8 15.8 1.9 9.6 10.3Z"},
        {"guesthouse",
                "M1.5 4.5H4V14H22.5V20.5H20V17.5H4V20.5H1.5ZM7.5 7.2"
                "A2.6 2.6 0 1 0 7.5 12.4 2.6 2.6 0 1 0 7.5 7.2ZM11.5 8H19.5Q22.5 8 22.5 11V12.6"
                "H11.5Z"},
        {"fuel", "M3.5 2H14.5V20.5H16V22.5H2V20.5H3.5ZM6 4.8V10H12V4.8ZM16 10H17Q18.5 10 18.5 11.5"
                 "V16.5H20V9L17.2 6.2 18.5 4.9 22 8.4V17.2Q22 18.8 20.4 18.8H18.1"
                 "Q16.5 18.8 16.5 17.2V12H16Z"},
};

/* Kinds that borrow the icon of another. */
static const struct {
        const char *kind, *icon;
} ALIASES[] = {
        {"temple", "shrine"},
        {"martyrs_cemetery", "monument"},
        {"cooperative", "office"},
        {"pump_station", "other"},
        {"bank", "office"},
        {"bus_stop", "other"},
        {"parking", "other"},
        {"library", "school"},
};

const char *qs_icon_of_kind(const char *kind)
{
        const char *icon = qs_string(kind);

        for (size_t i = 0; i < QS_COUNT(ALIASES); i++)
                if (strcmp(icon, ALIASES[i].kind) == 0)
                        icon = ALIASES[i].icon;
        for (size_t i = 0; i < QS_COUNT(ICONS); i++)
                if (strcmp(icon, ICONS[i].kind) == 0)
                        return ICONS[i].path;
        return ICONS[0].path;
}

const char *qs_icon_shield(void)
{
        return SHIELD;
}
