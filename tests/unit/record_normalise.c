/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "base/base.h"

#include <qrsign/record.h>

static const struct qrsign_date day = {2026, 11, 22};

#define ALLEY  .kind = QRSIGN_RECORD_ALLEY, .id = "A", .issued = {2026, 11, 22}, .alley = "5"
#define HOUSE  .kind = QRSIGN_RECORD_HOUSE, .id = "A", .issued = {2026, 11, 22}
#define HAMLET .kind = QRSIGN_RECORD_HAMLET, .id = "A", .issued = {2026, 11, 22}
#define SITE   .kind = QRSIGN_RECORD_SITE, .id = "A", .issued = {2026, 11, 22}, .name = "S"

static void by_hand(void **state)
{
        char head[] = " Lê  Văn Khôi ";
        const struct qrsign_household households[] = {
                {.number = "2A", .has_distance = true, .distance_m = 21, .phone = "0912 000 345"},
                {.number = "1", .has_distance = true, .distance_m = 8, .head = head},
        };
        const struct qrsign_record record = {
                ALLEY,
                .hamlet = "Hưng Nhơn",
                .commune = "Nam Hải Lăng",
                .commune_unit = "",
                .province = "Tỉnh Quảng Trị",
                .household_count = 7, /* does not count without its flag */
                .households = {households, COUNT(households)},
        };
        const struct qrsign_record before = record;
        struct qrsign_record *normal;

        (void)state;
        assert_int_equal(qrsign_record_normalise(&record, &normal, NULL), QRSIGN_OK);
        memset(head, 'x', strlen(head));
        assert_memory_equal(&record, &before, sizeof(record));
        assert_int_equal(normal->revision, 1);
        assert_int_equal(normal->issued.day, day.day);
        assert_string_equal(normal->alley_unit, "Kiệt");
        assert_string_equal(normal->hamlet_unit, "Thôn");
        assert_string_equal(normal->commune_unit, "");
        assert_string_equal(normal->province, "Quảng Trị");
        assert_string_equal(normal->rank, "");
        assert_string_equal(normal->contact.phone, "");
        assert_false(normal->has_household_count);
        assert_int_equal(normal->household_count, 0);
        assert_int_equal(normal->households.count, 2);
        assert_string_equal(normal->households.rows[0].head, "Lê Văn Khôi");
        assert_string_equal(normal->households.rows[0].phone, "");
        assert_string_equal(normal->households.rows[1].phone, "0912000345");
        assert_string_equal(normal->households.rows[1].label, "");
        qrsign_record_free(normal);
}

static void refused(void **state)
{
        static const struct qrsign_household two[2] = {{.number = "1"}, {.number = "2"}};
        static const struct qrsign_household row = {.number = "1"};
        static const struct qrsign_household odd_side = {.side = 3};
        static const struct qrsign_household not_utf8 = {.head = "a\xC3"};
        static const struct qrsign_alley_row alley = {.alley = "1"};
        static const struct qrsign_place place = {.name = "P", .point = {true, 1, 100001}};
        static const struct qrsign_offset path[2] = {{0, 0}, {1, INT32_MIN}};
        static const struct qrsign_extension extension = {.type = 3};
        static const struct {
                struct qrsign_record record;
                enum qrsign_message code;
                const char *field;
        } rows[] = {
                {{.kind = 5}, QRSIGN_MESSAGE_RECORD_KIND, "kind"},
                {{.kind = QRSIGN_RECORD_SITE}, QRSIGN_MESSAGE_RECORD_MISSING, "id"},
                {{ALLEY, .title = "T"}, QRSIGN_MESSAGE_RECORD_FIELD, "title"},
                {{ALLEY, .name = "N"}, QRSIGN_MESSAGE_RECORD_FIELD, "name"},
                {{ALLEY, .alleys = {&alley, 1}}, QRSIGN_MESSAGE_RECORD_FIELD, "alleys"},
                {{HOUSE, .name_en = "N"}, QRSIGN_MESSAGE_RECORD_FIELD, "name_en"},
                {{HOUSE, .length_m = 1}, QRSIGN_MESSAGE_RECORD_FIELD, "length_m"},
                {{HOUSE, .contact = {.phone = "113"}}, QRSIGN_MESSAGE_RECORD_FIELD, "contact"},
                {{HOUSE, .alley_unit = "Kiệt"}, QRSIGN_MESSAGE_RECORD_UNIT_ALONE, "alley_unit"},
                {{HOUSE, .households = {two, 2}}, QRSIGN_MESSAGE_RECORD_ROWS, "household"},
                {{HAMLET, .alley = "5"}, QRSIGN_MESSAGE_RECORD_FIELD, "alley"},
                {{HAMLET, .households = {&row, 1}}, QRSIGN_MESSAGE_RECORD_FIELD, "household"},
                {{HAMLET, .path = {path, 2}}, QRSIGN_MESSAGE_RECORD_FIELD, "path"},
                {{HAMLET, .places = {&place, 1}}, QRSIGN_MESSAGE_RECORD_POINT_ALONE,
                        "places[0].lat"},
                {{HAMLET, .point = {true, 1, 1}, .places = {&place, 1}},
                        QRSIGN_MESSAGE_RECORD_POINT_FAR, "places[0].lon"},
                {{SITE, .has_household_count = true}, QRSIGN_MESSAGE_RECORD_FIELD,
                        "household_count"},
                {{SITE, .point = {true, 9000001, 0}}, QRSIGN_MESSAGE_RECORD_DEGREES, "lat"},
                {{SITE, .point = {true, 0, INT32_MIN}}, QRSIGN_MESSAGE_RECORD_DEGREES, "lon"},
                {{SITE, .revision = 10000}, QRSIGN_MESSAGE_RECORD_WHOLE, "revision"},
                {{SITE, .omitted = 1 << 7}, QRSIGN_MESSAGE_RECORD_OMITTED, "omitted"},
                {{SITE, .part = {0, 2}}, QRSIGN_MESSAGE_RECORD_PART, "part"},
                {{SITE, .part = {1, 1}}, QRSIGN_MESSAGE_RECORD_PART, "part"},
                {{SITE, .part = {3, 2}}, QRSIGN_MESSAGE_RECORD_PART, "part"},
                {{SITE, .part = {1, 65}}, QRSIGN_MESSAGE_RECORD_PART, "part"},
                {{SITE, .extensions = {&extension, 1}}, QRSIGN_MESSAGE_RECORD_EXTENSION,
                        "ext[0].type"},
                {{ALLEY, .households = {&odd_side, 1}}, QRSIGN_MESSAGE_RECORD_SIDE,
                        "households[0].side"},
                {{ALLEY, .households = {&not_utf8, 1}}, QRSIGN_MESSAGE_TEXT_NOT_UTF8,
                        "households[0].head"},
                {{ALLEY, .path = {path, 2}}, QRSIGN_MESSAGE_RECORD_WHOLE, "path[1]"},
                {{ALLEY, .path = {path, 1}}, QRSIGN_MESSAGE_RECORD_PATH, "path"},
                {{ALLEY, .length_m = 100000}, QRSIGN_MESSAGE_RECORD_WHOLE, "length_m"},
                {{.kind = QRSIGN_RECORD_SITE, .id = "A", .name = "S", .issued = {65535, 255, 255}},
                        QRSIGN_MESSAGE_RECORD_DATE, "issued"},
                {{.title = "T", .hamlet = "H"}, QRSIGN_MESSAGE_RECORD_FIELD, "hamlet"},
                {{.title = "T", .id = "a"}, QRSIGN_MESSAGE_RECORD_ID, "id"},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qrsign_record *normal = NULL;
                struct qrsign_error error = {0};
                enum qrsign_status status =
                        qrsign_record_normalise(&rows[i].record, &normal, &error);

                check_row(rows[i].field, status == QRSIGN_ERROR_INPUT && !normal);
                if (error.code != rows[i].code || strcmp(error.field, rows[i].field))
                        fail_msg("row %zu, %s: %s: %s", i, rows[i].field, error.field,
                                error.message);
                check_row(rows[i].field,
                        qrsign_record_normalise(&rows[i].record, &normal, NULL) == status);
        }
}

/* Text mode leaves out much: what it says is checked and otherwise left alone. */
static void of_unknown_kind(void **state)
{
        static const struct qrsign_household households[] = {
                {.number = "2", .has_distance = true, .distance_m = 9},
                {0},
                {.number = "1", .has_distance = true, .distance_m = 3},
        };
        static const struct qrsign_alley_row alley = {.alley = "Kiệt 5", .point = {true, 1, 1}};
        static const struct {
                struct qrsign_record record;
                const char *json;
        } rows[] = {
                {{.title = "Kiệt 5,  Thôn Hưng Nhơn",
                         .id = "A",
                         .revision = 2,
                         .issued = {2026, 11, 22},
                         .households = {households, 3},
                         .has_household_count = true,
                         .household_count = 3},
                        "{\"title\":\"Kiệt 5, Thôn Hưng Nhơn\",\"id\":\"A\",\"revision\":2,"
                        "\"issued\":\"2026-11-22\",\"household_count\":3,\"households\":["
                        "{\"number\":\"2\",\"distance_m\":9},{},"
                        "{\"number\":\"1\",\"distance_m\":3}]}"},
                {{.title = "H", .alleys = {&alley, 1}},
                        "{\"title\":\"H\",\"alleys\":[{\"alley\":\"Kiệt 5\",\"lat\":0.00001,"
                        "\"lon\":0.00001}]}"},
                {{.id = "HN-05"}, "{\"id\":\"HN-05\"}"},
                {{.point = {true, 1663590, -100000}}, "{\"lat\":16.6359,\"lon\":-1.0}"},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qrsign_record *normal;
                struct qrsign_error error;
                char *json;

                if (qrsign_record_normalise(&rows[i].record, &normal, &error))
                        fail_msg("row %zu: %s: %s", i, error.field, error.message);
                assert_int_equal(qrsign_record_to_json(normal, &json, NULL, &error), QRSIGN_OK);
                assert_string_equal(json, rows[i].json);
                qrsign_free(json);
                qrsign_record_free(normal);
        }
}

/* A list as long as may be, in no order: keys ascend, and rows of one key stay in their order. */
static void long_lists_are_sorted_stably(void **state)
{
        enum { ROWS = 4095 };
        static struct qrsign_household rows[ROWS];
        static char numbers[ROWS][8];
        const struct qrsign_record record = {ALLEY, .households = {rows, ROWS}};
        struct qrsign_record *normal;
        uint32_t random = 1, last = 0;
        long before = -1;

        (void)state;
        for (size_t i = 0; i < ROWS; i++) {
                random = random * 1664525 + 1013904223;
                rows[i].has_distance = random >> 28 != 0;
                rows[i].distance_m = rows[i].has_distance ? random >> 20 & 255 : 0;
                snprintf(numbers[i], sizeof(numbers[i]), "%zu", i);
                rows[i].number = numbers[i];
        }
        assert_int_equal(qrsign_record_normalise(&record, &normal, NULL), QRSIGN_OK);
        for (size_t i = 0; i < ROWS; i++) {
                const struct qrsign_household *row = &normal->households.rows[i];
                long index = strtol(row->number, NULL, 10);
                uint32_t key = 0;

                for (long k = index; k >= 0 && !key; k--)
                        if (rows[k].has_distance) {
                                key = rows[k].distance_m;
                                break;
                        }
                assert_true(key > last || (key == last && index > before));
                assert_int_equal(row->distance_m, rows[index].distance_m);
                last = key;
                before = index;
        }
        qrsign_record_free(normal);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(by_hand),
                cmocka_unit_test(refused),
                cmocka_unit_test(of_unknown_kind),
                cmocka_unit_test(long_lists_are_sorted_stably),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
