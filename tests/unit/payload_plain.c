/* SPDX-License-Identifier: MIT */
/* Text mode: what it refuses to write and to read. That both ways agree with the format's
 * reference is shown by tests/compare. */
#include "unit.h"

#include "payload/plain.h"

static struct qrsign_record *read_text(const char *text)
{
        struct qrsign_record *record = NULL;

        assert_int_equal(qs_plain_read(text, strlen(text), &record, NULL), QRSIGN_OK);
        return record;
}

static void every_field_is_read(void **state)
{
        struct qrsign_record *record =
                read_text("Kiệt 5, Thôn Hưng Nhơn\n"
                          "166m 17 hộ 16.63590,107.24466\n"
                          "= Alley 5\n"
                          "1 Lê Văn Khôi, T8, 0912000345, (Tạp hóa (to), có phở)\n"
                          "-, P\n"
                          "12/3A, 12m\n"
                          "+Kiệt 6, 20m, 3 hộ, -0.00001,107.00000\n"
                          "*Nhà văn hóa, P12\n"
                          "XH Cấp tỉnh\n"
                          "VI Dòng một\n"
                          "VI Dòng hai\n"
                          "EN One line\n"
                          "https://kiet.example/?a=1#2\n"
                          "TT Trần Thị B, +84912000345\n"
                          "2026-11-22 QT-HN-05 r12 2/3 -names -names_shortened");

        (void)state;
        assert_non_null(record);
        assert_int_equal(record->kind, QRSIGN_RECORD_UNKNOWN);
        assert_string_equal(record->title, "Kiệt 5, Thôn Hưng Nhơn");
        assert_int_equal(record->length_m, 166);
        assert_true(record->has_household_count);
        assert_int_equal(record->household_count, 17);
        assert_int_equal(record->point.longitude_e5, 10724466);
        assert_string_equal(record->name_en, "Alley 5");
        assert_int_equal(record->households.count, 3);
        assert_string_equal(record->households.rows[0].head, "Lê Văn Khôi");
        assert_int_equal(record->households.rows[0].side, QRSIGN_SIDE_LEFT);
        assert_int_equal(record->households.rows[0].distance_m, 8);
        assert_string_equal(record->households.rows[0].phone, "0912000345");
        assert_string_equal(record->households.rows[0].label, "Tạp hóa (to), có phở");
        assert_string_equal(record->households.rows[1].number, "");
        assert_int_equal(record->households.rows[1].side, QRSIGN_SIDE_RIGHT);
        assert_false(record->households.rows[1].has_distance);
        assert_string_equal(record->households.rows[2].number, "12/3A");
        assert_int_equal(record->households.rows[2].distance_m, 12);
        assert_int_equal(record->alleys.count, 1);
        assert_string_equal(record->alleys.rows[0].alley, "Kiệt 6");
        assert_int_equal(record->alleys.rows[0].point.latitude_e5, -1);
        assert_int_equal(record->alleys.rows[0].household_count, 3);
        assert_int_equal(record->places.count, 1);
        assert_string_equal(record->places.rows[0].name, "Nhà văn hóa");
        assert_string_equal(record->rank, "Cấp tỉnh");
        assert_string_equal(record->text, "Dòng một\nDòng hai");
        assert_string_equal(record->text_en, "One line");
        assert_string_equal(record->url, "https://kiet.example/?a=1#2");
        assert_string_equal(record->contact.name, "Trần Thị B");
        assert_string_equal(record->contact.phone, "+84912000345");
        assert_string_equal(record->id, "QT-HN-05");
        assert_int_equal(record->revision, 12);
        assert_int_equal(record->part.index, 2);
        assert_int_equal(record->omitted, QRSIGN_OMITTED_NAMES | QRSIGN_OMITTED_NAMES_SHORTENED);
        qrsign_record_free(record);
}

#define TRAILER "\n2026-11-22 A r1"

static void what_is_not_of_the_grammar(void **state)
{
        static const char *const rows[] = {
                "",
                "Kiệt 5",
                "2026-11-22 A r1",
                "\n2026-11-22 A r1",
                "tel:0912000345" TRAILER,
                "tel:" TRAILER,
                "Kiệt  5" TRAILER,
                "Kiệt 5 " TRAILER,
                "Kie\xCC\xA3\xCC\x82t 5" TRAILER, /* not NFC */
                "Kiệt 5\n" TRAILER,
                "Kiệt 5\r" TRAILER,
                "Kiệt 5\n5m 6m" TRAILER,
                "Kiệt 5\n0m" TRAILER,
                "Kiệt 5\n0m 3 hộ" TRAILER,
                "Kiệt 5\n12 hộ 90.00001,107.00000" TRAILER,
                "Kiệt 5\n12 hộ -16.00000,180.00001" TRAILER,
                "Kiệt 5\n+Kiệt 6, 90.00001,107.00000" TRAILER,
                "Kiệt 5\n16.63590,107.24466 5m" TRAILER,
                "Kiệt 5\n16.6359,107.24466" TRAILER,
                "Kiệt 5\n1 A\n= Alley 5" TRAILER,
                "Kiệt 5\n= Alley 5\n= Alley 5" TRAILER,
                "Kiệt 5\nEN a\nVI b" TRAILER,
                "Kiệt 5\nXH a\nXH b" TRAILER,
                "Kiệt 5\nhttp://a\nhttps://b" TRAILER,
                "Kiệt 5\nhttps://a b" TRAILER,
                "Kiệt 5\nTT A\nTT B" TRAILER,
                "Kiệt 5\nTT" TRAILER,
                "Kiệt 5\nTT A, 12345" TRAILER,
                "Kiệt 5\nTT A, 0912000345, x" TRAILER,
                "Kiệt 5\n1, A" TRAILER,
                "Kiệt 5\n1 A, T8, T8" TRAILER,
                "Kiệt 5\n1 A, 0912000345, T8" TRAILER,
                "Kiệt 5\n1 A, (x), T8" TRAILER,
                "Kiệt 5\n1 A, ()" TRAILER,
                "Kiệt 5\n1 A, (" TRAILER,
                "Kiệt 5\n1 A, T123456" TRAILER,
                "Kiệt 5\n1 *A" TRAILER,
                "Kiệt 5\n- , T8" TRAILER,
                "Kiệt 5\nTT , 0912000345" TRAILER,
                "Kiệt 5\nXH" TRAILER,
                "Kiệt 5\n-1 A" TRAILER,
                "Kiệt 5\n2026-1 A" TRAILER,
                "Kiệt 5\n*A, 5m, 5m" TRAILER,
                "Kiệt 5\n+A, 3 hộ, 5m" TRAILER,
                "Kiệt 5" TRAILER "\n",
                "Kiệt 5\n2026-02-29 A r1",
                "Kiệt 5\n2019-12-31 A r1",
                "Kiệt 5\n2026-11-22 a r1",
                "Kiệt 5\n2026-11-22 A r0",
                "Kiệt 5\n2026-11-22 A r10000",
                "Kiệt 5\n2026-11-22 A 1",
                "Kiệt 5\n2026-11-22 A r1 1/1",
                "Kiệt 5\n2026-11-22 A r1 3/2",
                "Kiệt 5\n2026-11-22 A r1 1/002",
                "Kiệt 5\n2026-11-22 A r00001",
                "Kiệt 5\n2026-11-22 A r1 1/65",
                "Kiệt 5\n2026-11-22 A r1 -name",
                "Kiệt 5\n2026-11-22 A r1 -phones -names",
                "Kiệt 5\n2026-11-22 A r1 -names -names",
                "Kiệt 5\n2026-11-22 A r1 -names 1/2",
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qrsign_record *record = read_text(rows[i]);

                check_row(rows[i], !record);
        }
}

static void zeros_in_front_are_of_the_grammar(void **state)
{
        struct qrsign_record *record =
                read_text("Kiệt 5\n005m 012 hộ -00.00001,007.10000\n1, T08" TRAILER);

        (void)state;
        assert_non_null(record);
        assert_int_equal(record->length_m, 5);
        assert_int_equal(record->household_count, 12);
        assert_int_equal(record->point.latitude_e5, -1);
        assert_int_equal(record->point.longitude_e5, 710000);
        assert_int_equal(record->households.rows[0].distance_m, 8);
        qrsign_record_free(record);
}

/* As many rows as 666 bytes can hold, and one byte more. */
static void the_longest(void **state)
{
        char text[QS_PLAIN_BYTES + 2] = "x";
        struct qrsign_record *record;

        (void)state;
        for (size_t i = 1; i + 2 <= QS_PLAIN_BYTES - strlen(TRAILER); i += 2)
                memcpy(text + i, "\n-", 3);
        strcat(text, TRAILER);
        record = read_text(text);
        assert_non_null(record);
        assert_int_equal(record->households.count, (strlen(text) - strlen("x" TRAILER)) / 2);
        qrsign_record_free(record);
        memset(text, 'x', sizeof(text) - 1);
        memcpy(text + sizeof(text) - 1 - strlen(TRAILER), TRAILER, sizeof(TRAILER));
        assert_null(read_text(text));
        record = read_text(text + 1);
        assert_non_null(record);
        qrsign_record_free(record);
}

#define RECORD(KIND, ...)                                                                          \
        {                                                                                          \
                .kind = QRSIGN_RECORD_##KIND, .id = "A", .issued = {2026, 11, 22}, __VA_ARGS__     \
        }
#define ALLEY(...)     RECORD(ALLEY, .alley = "5", __VA_ARGS__)
#define HOUSEHOLD(...) .households = {&(const struct qrsign_household){__VA_ARGS__}, 1}
#define PLACE(NAME)    .places = {&(const struct qrsign_place){.name = NAME}, 1}
#define ROW(...)       .alleys = {&(const struct qrsign_alley_row){__VA_ARGS__}, 1}

static void what_cannot_be_carried(void **state)
{
        const struct {
                const char *name;
                struct qrsign_record record;
                const char *field;
        } rows[] = {
                {"number with a space", ALLEY(HOUSEHOLD(.number = "Lô 5")), "households[0].number"},
                {"number with a comma", ALLEY(HOUSEHOLD(.number = "1,2")), "households[0].number"},
                {"number like a contact", ALLEY(HOUSEHOLD(.number = "TT")), "households[0].number"},
                {"number like a length", ALLEY(HOUSEHOLD(.number = "5m")), "households[0].number"},
                {"number like a date", ALLEY(HOUSEHOLD(.number = "2026-1")),
                        "households[0].number"},
                {"number like an address", ALLEY(HOUSEHOLD(.number = "http")),
                        "households[0].number"},
                {"number with a mark", ALLEY(HOUSEHOLD(.number = "=1")), "households[0].number"},
                {"name with a comma", ALLEY(HOUSEHOLD(.head = "An, Bình")), "households[0].head"},
                {"name with a mark", ALLEY(HOUSEHOLD(.head = "(An)")), "households[0].head"},
                {"short phone", ALLEY(HOUSEHOLD(.phone = "113")), "households[0].phone"},
                {"a house like facts",
                        RECORD(HOUSE, .alley = "5", HOUSEHOLD(.number = "12", .head = "hộ")),
                        "household.head"},
                {"place with a comma", ALLEY(PLACE("Chợ, đình")), "places[0].name"},
                {"place with a mark", ALLEY(PLACE("*Chợ")), "places[0].name"},
                {"alley with a comma", RECORD(HAMLET, .hamlet = "H", ROW(.alley = "5, 6")),
                        "alleys[0].alley"},
                {"comma of a unit",
                        RECORD(HAMLET, .hamlet = "H", ROW(.alley_unit = "K,", .alley = "5")),
                        "alleys[0].alley"},
                {"contact with a comma", ALLEY(.contact = {.name = "A, B"}), "contact.name"},
                {"contact with a short phone", ALLEY(.contact = {.phone = "113"}), "contact.phone"},
                {"title of a commune", RECORD(HAMLET, .commune_unit = "", .commune = "x:y"),
                        "commune"},
                {"title like an address", RECORD(SITE, .name = "tel:0912"), "name"},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qs_buffer out = {0};
                struct qrsign_record *normal = NULL;
                struct qrsign_error error = {0};

                check_row(rows[i].name,
                        qrsign_record_normalise(&rows[i].record, &normal, &error) == QRSIGN_OK);
                check_row(rows[i].name, qs_plain_write(normal, &out, &error) == QRSIGN_ERROR_INPUT);
                check_row(rows[i].name, error.code == QRSIGN_MESSAGE_PLAIN_TEXT_CANNOT_CARRY);
                if (strcmp(error.field, rows[i].field) != 0)
                        fail_msg("%s: %s", rows[i].name, error.field);
                qs_buffer_free(&out);
                qrsign_record_free(normal);
        }
}

/* With facts in front of it the same row is no riddle. */
static void a_head_named_as_the_unit(void **state)
{
        const struct qrsign_record record = RECORD(HOUSE, .alley = "5",
                .point = {true, 1600000, 10700000}, HOUSEHOLD(.number = "12", .head = "hộ"));
        struct qrsign_record *normal = NULL, *back;
        struct qs_buffer out = {0};

        (void)state;
        assert_int_equal(qrsign_record_normalise(&record, &normal, NULL), QRSIGN_OK);
        assert_int_equal(qs_plain_write(normal, &out, NULL), QRSIGN_OK);
        back = read_text(out.data);
        assert_non_null(back);
        assert_string_equal(back->households.rows[0].head, "hộ");
        assert_false(back->has_household_count);
        qrsign_record_free(back);
        qs_buffer_free(&out);
        qrsign_record_free(normal);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(every_field_is_read),
                cmocka_unit_test(what_is_not_of_the_grammar),
                cmocka_unit_test(zeros_in_front_are_of_the_grammar),
                cmocka_unit_test(the_longest),
                cmocka_unit_test(what_cannot_be_carried),
                cmocka_unit_test(a_head_named_as_the_unit),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
