/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "table/coordinates.h"

#include <math.h>

static void degrees(void **state)
{
        static const struct {
                const char *text;
                bool good;
                int32_t value;
        } rows[] = {
                {"16.62850", true, 1662850},
                {"16,62850", true, 1662850},
                {"16.628503812", true, 1662850},
                {"16.628505", true, 1662851},
                {"107", true, 10700000},
                {"-16.5", true, -1650000},
                {"16.6285°", true, 1662850},
                {"16.6285° N", true, 1662850},
                {"107.2615E", true, 10726150},
                {"180", true, 18000000},
                {"180.00001", false, 0},
                {"1662850", false, 0},
                {"1.662.850", false, 0},
                {"16,628.50", false, 0},
                {"16,62,8", false, 0},
                {"16°37'42\"N", false, 0},
                {"16.6x", false, 0},
                {"", false, 0},
                {"°", false, 0},
                {"16.6285000000000000000000000000000000001", false, 0},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                int32_t value = 0;
                enum qrsign_message message =
                        qs_degrees_read(rows[i].text, strlen(rows[i].text), &value);

                check_row(
                        rows[i].text, message == (rows[i].good ? QRSIGN_MESSAGE_NONE
                                                               : QRSIGN_MESSAGE_VALUE_NOT_DEGREES));
                check_row(rows[i].text, value == rows[i].value);
        }
}

/* All those that are right mean 16.62850, 107.26150. */
static void locations(void **state)
{
        static const char *const good[] = {
                "16.62850, 107.26150",
                "16.62850,107.26150",
                "16.62850 107.26150",
                "16.62850\t107.26150",
                "16.62850; 107.26150",
                "(16.62850, 107.26150)",
                "[16.62850,107.26150]",
                "16.62850° N, 107.26150° E",
                "16,62850; 107,26150",
                "16,62850 107,26150",
                "16,62850, 107,26150",
                "16,62850,107,26150",
                "geo:16.62850,107.26150",
                "geo:16.62850,107.26150?z=17",
                "https://www.google.com/maps/@16.6285,107.2615,17z",
                "https://www.google.com/maps?q=16.62850,107.26150",
                "https://maps.google.com/?q=16.62850%2C107.26150",
                "https://maps.google.com/maps?hl=vi&q=16.62850,+107.26150",
                "https://www.google.com/maps/search/16.62850,+107.26150?entry=tts",
                "https://www.google.com/maps/search/?api=1&query=16.62850,107.26150",
                "https://www.google.com/maps/dir/?api=1&destination=16.62850,107.26150",
                "https://www.google.com/maps/dir//16.62850,107.26150/@16.7,107.3,15z",
                "https://www.google.com/maps/place/16.62850,107.26150/@16.7,107.3,15z",
                ("https://www.google.com/maps/place/Ch%E1%BB%A3/@16.7,107.3,17z/data=!4m6!3m5"
                 "!8m2!3d16.62850!4d107.26150!16s"),
                "https://www.google.com/maps?q=Cho+Que/@16.62850,107.26150,17z",
                "https://maps.apple.com/?ll=16.62850,107.26150&q=x",
                "https://www.openstreetmap.org/?mlat=16.62850&mlon=107.26150#map=12/16.7/107.3",
                "https://www.openstreetmap.org/#map=17/16.62850/107.26150",
                "google.com/maps/@16.62850,107.26150,17z",
        };
        static const struct {
                const char *text;
                enum qrsign_message message;
        } bad[] = {
                {"16.62850", QRSIGN_MESSAGE_VALUE_NOT_LOCATION},
                {"16,62850", QRSIGN_MESSAGE_VALUE_NOT_LOCATION},
                {"16, 107", QRSIGN_MESSAGE_VALUE_NOT_LOCATION},
                {"16 107", QRSIGN_MESSAGE_VALUE_NOT_LOCATION},
                {"16,62850,107.26150", QRSIGN_MESSAGE_VALUE_NOT_LOCATION},
                {"(16.62850, 107.26150", QRSIGN_MESSAGE_VALUE_NOT_LOCATION},
                {"16.62850, 107.26150, 5", QRSIGN_MESSAGE_VALUE_NOT_LOCATION},
                {"16.62850, ", QRSIGN_MESSAGE_VALUE_NOT_LOCATION},
                {", 107.26150", QRSIGN_MESSAGE_VALUE_NOT_LOCATION},
                {";", QRSIGN_MESSAGE_VALUE_NOT_LOCATION},
                {"()", QRSIGN_MESSAGE_VALUE_NOT_LOCATION},
                {"cổng chào", QRSIGN_MESSAGE_VALUE_NOT_LOCATION},
                {"https://a.example/", QRSIGN_MESSAGE_VALUE_NOT_LOCATION},
                {"https://www.google.com/maps/@", QRSIGN_MESSAGE_VALUE_NOT_LOCATION},
                {"https://www.google.com/maps/@16.6285", QRSIGN_MESSAGE_VALUE_NOT_LOCATION},
                {"https://a.example/#map=17", QRSIGN_MESSAGE_VALUE_NOT_LOCATION},
                {"geo:", QRSIGN_MESSAGE_VALUE_NOT_LOCATION},
                {"https://maps.app.goo.gl/Xy12", QRSIGN_MESSAGE_LINK_IS_SHORT},
                {"goo.gl/maps/Xy12", QRSIGN_MESSAGE_LINK_IS_SHORT},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(good); i++) {
                struct qrsign_point point = {0};

                check_row(good[i], qs_coordinates_read(good[i], strlen(good[i]), &point) == 0);
                check_row(good[i], point.present && point.latitude_e5 == 1662850 &&
                                           point.longitude_e5 == 10726150);
        }
        for (size_t i = 0; i < COUNT(bad); i++) {
                struct qrsign_point point = {0};

                check_row(bad[i].text, qs_coordinates_read(bad[i].text, strlen(bad[i].text),
                                               &point) == bad[i].message);
        }
}

static void where(void **state)
{
        static const struct {
                const char *name;
                double latitude, longitude;
                enum qrsign_message message;
        } rows[] = {
                {"Hưng Nhơn", 16.62850, 107.26150, QRSIGN_MESSAGE_NONE},
                {"Lũng Cú", 23.3635, 105.3164, QRSIGN_MESSAGE_NONE},
                {"A Pa Chải", 22.4010, 102.1430, QRSIGN_MESSAGE_NONE},
                {"Đất Mũi", 8.6040, 104.7250, QRSIGN_MESSAGE_NONE},
                {"Móng Cái", 21.5280, 107.9690, QRSIGN_MESSAGE_NONE},
                {"Phú Quốc", 10.2270, 103.9640, QRSIGN_MESSAGE_NONE},
                {"Thổ Chu", 9.3060, 103.4830, QRSIGN_MESSAGE_NONE},
                {"Lao Bảo", 16.6180, 106.5980, QRSIGN_MESSAGE_NONE},
                {"Kỳ Sơn", 19.4010, 104.1290, QRSIGN_MESSAGE_NONE},
                {"Châu Đốc", 10.7050, 105.1170, QRSIGN_MESSAGE_NONE},
                {"Hà Tiên", 10.3830, 104.4880, QRSIGN_MESSAGE_NONE},
                {"Mường Lát", 20.5330, 104.6000, QRSIGN_MESSAGE_NONE},
                {"Bạch Long Vĩ", 20.1330, 107.7270, QRSIGN_MESSAGE_NONE},
                {"Lý Sơn", 15.3830, 109.1170, QRSIGN_MESSAGE_NONE},
                {"Hoàng Sa", 16.5350, 111.6090, QRSIGN_MESSAGE_NONE},
                {"Trường Sa", 8.6440, 111.9200, QRSIGN_MESSAGE_NONE},
                {"swapped", 107.26150, 16.62850, QRSIGN_MESSAGE_POINT_SWAPPED},
                {"Phnom Penh", 11.5560, 104.9280, QRSIGN_MESSAGE_POINT_OUTSIDE},
                {"Vientiane", 17.9640, 102.6130, QRSIGN_MESSAGE_POINT_OUTSIDE},
                {"Bangkok", 13.7560, 100.5020, QRSIGN_MESSAGE_POINT_OUTSIDE},
                {"Nanning", 22.8170, 108.3660, QRSIGN_MESSAGE_POINT_OUTSIDE},
                {"Haikou", 20.0440, 110.1990, QRSIGN_MESSAGE_POINT_OUTSIDE},
                {"Paris", 48.8570, 2.3520, QRSIGN_MESSAGE_POINT_OUTSIDE},
                {"nowhere", 0, 0, QRSIGN_MESSAGE_POINT_OUTSIDE},
                {"south and west", -16.62850, -107.26150, QRSIGN_MESSAGE_POINT_OUTSIDE},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qrsign_point point = {true, (int32_t)lround(rows[i].latitude * 1e5),
                        (int32_t)lround(rows[i].longitude * 1e5)};

                check_row(rows[i].name, qs_point_check(point) == rows[i].message);
        }
}

/* Against Vincenty's formula on the ellipsoid. */
static void distances(void **state)
{
        const struct qrsign_point from = {true, 1662850, 10726150};
        const struct qrsign_point east = {true, 1662850, 10826150};
        const struct qrsign_point north = {true, 1762850, 10726150};
        struct qrsign_point moved;

        (void)state;
        assert_true(fabs(qs_point_distance(from, east) - 106693.29) < 5);
        assert_true(fabs(qs_point_distance(from, north) - 110670.68) < 5);
        assert_true(qs_point_distance(from, from) == 0);
        moved = qs_point_move(from, 300, 400);
        assert_true(fabs(qs_point_distance(from, moved) - 500) < 1);
        assert_true(moved.latitude_e5 > from.latitude_e5 && moved.longitude_e5 > from.longitude_e5);
}

static void on_path(void **state)
{
        static const struct qrsign_offset points[] = {{0, 0}, {30, 40}, {30, 40}, {130, 40}};
        static const struct {
                double distance_m, east_m, north_m;
        } rows[] = {
                {0, 0, 0}, {25, 15, 20}, {50, 30, 40}, {80, 60, 40}, {150, 130, 40},
                {151, 130, 40}, /* the end of a line that is drawn too short */
        };
        const struct qrsign_point head = {true, 1662850, 10726150};

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qrsign_point expected = qs_point_move(head, rows[i].east_m, rows[i].north_m);
                struct qrsign_point point = qs_point_on_path(
                        head, (struct qrsign_path){points, COUNT(points)}, rows[i].distance_m);

                assert_int_equal(point.latitude_e5, expected.latitude_e5);
                assert_int_equal(point.longitude_e5, expected.longitude_e5);
                assert_true(point.present);
        }
}

static void format(void **state)
{
        char text[QS_POINT_TEXT_SIZE];

        (void)state;
        assert_string_equal(qs_point_format((struct qrsign_point){true, 1662850, 10726150}, text),
                "16.62850, 107.26150");
        assert_string_equal(qs_point_format((struct qrsign_point){true, -18000000, -1}, text),
                "-180.00000, -0.00001");
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(degrees),
                cmocka_unit_test(locations),
                cmocka_unit_test(where),
                cmocka_unit_test(distances),
                cmocka_unit_test(on_path),
                cmocka_unit_test(format),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
