/* SPDX-License-Identifier: MIT */
/* What a payload is taken for, and the errors of links. */
#include "unit.h"

#include "payload/columns.h"
#include "payload/qrs1.h"
#include "payload/rows.h"
#include "payload/words.h"

#include <qrsign/payload.h>

/* The worked example of the format. */
#define DIGITS                                                                                     \
        "045047202575973385935988475977174855073723297924256650997482277608700258027999489164"     \
        "9236791944585581553621705618304759603408091"

static void modes(void **state)
{
        static const struct {
                const char *text;
                enum qrsign_payload_mode mode;
                const char *id; /* of the record; NULL: there is none */
                int32_t latitude;
        } rows[] = {
                {DIGITS, QRSIGN_PAYLOAD_LINK, "QT-HN-05", 1663590},
                {"https://kiet.example/#" DIGITS, QRSIGN_PAYLOAD_LINK, "QT-HN-05", 1663590},
                {"  https://kiet.example/a#b#" DIGITS "\r\n", QRSIGN_PAYLOAD_LINK, "QT-HN-05",
                        1663590},
                {"https://www.google.com/maps/dir/?api=1&destination=16.62850,107.26150",
                        QRSIGN_PAYLOAD_MAPS, "", 1662850},
                {"geo:-0.00001,-180.00000", QRSIGN_PAYLOAD_GEO, "", -1},
                {"geo:16.6285,107.2615", QRSIGN_PAYLOAD_OTHER, NULL, 0},
                {"geo:016.62850,107.26150", QRSIGN_PAYLOAD_OTHER, NULL, 0},
                {"geo:-0.00000,107.26150", QRSIGN_PAYLOAD_OTHER, NULL, 0},
                {"geo:90.00001,107.26150", QRSIGN_PAYLOAD_OTHER, NULL, 0},
                {"geo:16.62850,107.26150,3", QRSIGN_PAYLOAD_OTHER, NULL, 0},
                {"https://www.google.com/maps/dir/?api=1&destination=16.62850%2C107.26150",
                        QRSIGN_PAYLOAD_OTHER, NULL, 0},
                {"Kiệt 5\n2026-11-22 QT-HN-05 r1", QRSIGN_PAYLOAD_TEXT, "QT-HN-05", 0},
                {"Kiệt 5\n16.63590,107.24466\n2026-11-22 QT-HN-05 r1\n", QRSIGN_PAYLOAD_TEXT,
                        "QT-HN-05", 1663590},
                {"Kiệt 5\n22/11/2026 QT-HN-05 r1", QRSIGN_PAYLOAD_OTHER, NULL, 0},
                {"https://kiet.example/HN-05", QRSIGN_PAYLOAD_ID, "HN-05", 0},
                {"https://xa.gov.vn:8443/kiet/QT/HN-05", QRSIGN_PAYLOAD_ID, "QT/HN-05", 0},
                {"https://kiet.example/HN-05-12/3", QRSIGN_PAYLOAD_ID, "HN-05-12/3", 0},
                {"https://kiet.example/Kiet/5", QRSIGN_PAYLOAD_ID, "5", 0},
                {"https://kiet.example/5/Kiet", QRSIGN_PAYLOAD_OTHER, NULL, 0},
                {"https://kiet.example/HNKIET", QRSIGN_PAYLOAD_OTHER, NULL, 0},
                {"https://kiet.example/HN-05/", QRSIGN_PAYLOAD_OTHER, NULL, 0},
                {"https://kiet.example/HN-05?x=1", QRSIGN_PAYLOAD_OTHER, NULL, 0},
                {"https://kiet.example/HN-05#x", QRSIGN_PAYLOAD_OTHER, NULL, 0},
                {"https://kiet.example", QRSIGN_PAYLOAD_OTHER, NULL, 0},
                {"https://K1", QRSIGN_PAYLOAD_OTHER, NULL, 0},
                {"http://kiet.example/HN-05", QRSIGN_PAYLOAD_OTHER, NULL, 0},
                {"https://kiet.example/ABCDEFGHIJKLMNOPQRSTUVWXYZ-12345", QRSIGN_PAYLOAD_OTHER,
                        NULL, 0},
                {"https://kiet.example/#", QRSIGN_PAYLOAD_OTHER, NULL, 0},
                {"https://example.com/#about", QRSIGN_PAYLOAD_OTHER, NULL, 0},
                {"https://osm.org/#map=12/16.6359/107.24466", QRSIGN_PAYLOAD_OTHER, NULL, 0},
                {"https://osm.org/#12/16.63590/107.24466", QRSIGN_PAYLOAD_OTHER, NULL, 0},
                {"00020101021138570010A00000072701270006970403011300110123456780208QRIBFTTA53037045"
                 "802VN63049E6F",
                        QRSIGN_PAYLOAD_OTHER, NULL, 0}, /* a payment code */
                {"0912 000 345", QRSIGN_PAYLOAD_OTHER, NULL, 0},
                {"WIFI:S:x;;", QRSIGN_PAYLOAD_OTHER, NULL, 0},
                {"\xFF\xFE", QRSIGN_PAYLOAD_OTHER, NULL, 0},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qrsign_decoded *decoded = NULL;
                struct qrsign_error error;

                if (qrsign_payload_decode(
                            rows[i].text, strlen(rows[i].text), NULL, &decoded, &error))
                        fail_msg("%s: %s", rows[i].text, error.message);
                check_row(rows[i].text, decoded->mode == rows[i].mode);
                check_row(rows[i].text, !decoded->record == !rows[i].id);
                if (rows[i].id) {
                        check_row(rows[i].text, strcmp(decoded->record->id, rows[i].id) == 0);
                        check_row(rows[i].text,
                                decoded->record->point.latitude_e5 == rows[i].latitude);
                }
                check_row(rows[i].text, decoded->signature == QRSIGN_SIGNATURE_UNSIGNED);
                qrsign_decoded_free(decoded);
        }
}

static void a_nul_is_no_end(void **state)
{
        static const char text[] = "https://kiet.example/HN-05\0x";
        struct qrsign_decoded *decoded = NULL;

        (void)state;
        assert_int_equal(
                qrsign_payload_decode(text, sizeof(text) - 1, NULL, &decoded, NULL), QRSIGN_OK);
        assert_int_equal(decoded->mode, QRSIGN_PAYLOAD_OTHER);
        qrsign_decoded_free(decoded);
}

static void bad_digits_are_located(void **state)
{
        static const struct {
                const char *text;
                enum qrsign_message code;
                size_t column;
        } rows[] = {
                {"", QRSIGN_MESSAGE_DECODE_BAD_DIGITS, 1},
                {"#04504720257 5973385935988475977", QRSIGN_MESSAGE_DECODE_BAD_DIGITS, 13},
                {"https://kiet.example/#" DIGITS ")", QRSIGN_MESSAGE_DECODE_BAD_DIGITS, 150},
                {"https://kiet.example/#99999999999999999", QRSIGN_MESSAGE_DECODE_BAD_DIGITS, 23},
                {"0912000345", QRSIGN_MESSAGE_DECODE_NEWER_FORMAT, 0},
                {"8934588012228", QRSIGN_MESSAGE_DECODE_BAD_DIGITS, 1},
                {"04", QRSIGN_MESSAGE_DECODE_TRUNCATED, 0},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qrsign_decoded *decoded = NULL;
                struct qrsign_error error;

                check_row(rows[i].text, qrsign_payload_decode(rows[i].text, strlen(rows[i].text),
                                                NULL, &decoded, &error) == QRSIGN_ERROR_UNREADABLE);
                check_row(rows[i].text, error.code == rows[i].code);
                check_row(rows[i].text, error.column == rows[i].column);
                check_row(rows[i].text, error.line == (rows[i].column != 0));
                check_row(rows[i].text, !decoded);
        }
}

/* Bodies under a right checksum, which only another program could have made. */
static void errors_name_the_field(void **state)
{
        static const struct {
                const char *name;
                size_t length;
                uint8_t body[24];
                enum qrsign_message code;
                const char *field;
        } rows[] = {
                {"empty id", 8, {0x10, 1, 0, 0, 0x20}, QRSIGN_MESSAGE_DECODE_MALFORMED, "id"},
                {"kind 4", 8, {0x10, 1, 0x80}, QRSIGN_MESSAGE_DECODE_NEWER_FORMAT, "kind"},
                {"reserved flag", 8, {0x14, 1}, QRSIGN_MESSAGE_DECODE_NEWER_FORMAT, ""},
                {"table set 2", 8, {0x10, 2}, QRSIGN_MESSAGE_DECODE_NEWER_FORMAT, ""},
                {"part 1 of 1", 8, {0x12, 1, 0x00, 0x20}, QRSIGN_MESSAGE_DECODE_MALFORMED, "part"},
                {"nothing omitted", 10, {0x12, 1, 0x20, 0, 0, 0x40, 0x9A, 0x3E, 0, 0},
                        QRSIGN_MESSAGE_DECODE_NOT_CANONICAL, ""},
                {"minimal house and an odd extension", 11,
                        {0x10, 1, 0x20, 0, 0x40, 0x9A, 0x3E, 0, 0, 9, 0},
                        QRSIGN_MESSAGE_DECODE_NEWER_FORMAT, "ext"},
                {"minimal house and half an extension", 10,
                        {0x10, 1, 0x20, 0, 0x40, 0x9A, 0x3E, 0, 0, 8},
                        QRSIGN_MESSAGE_DECODE_TRUNCATED, "ext"},
                {"commune code 0", 14, {0x10, 1, 0x20, 0, 0x40, 0x9A, 0x3E, 0, 0, 2, 3, 0, 0, 0},
                        QRSIGN_MESSAGE_DECODE_MALFORMED, "commune_code"},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qrsign_decoded decoded = {0};
                uint8_t bytes[32];
                uint16_t checksum = qs_qrs1_checksum(rows[i].body, rows[i].length);
                struct qrsign_error error;

                memcpy(bytes, rows[i].body, rows[i].length);
                bytes[rows[i].length] = (uint8_t)(checksum >> 8);
                bytes[rows[i].length + 1] = (uint8_t)checksum;
                check_row(rows[i].name, qs_qrs1_read(bytes, rows[i].length + 2, NULL, &decoded,
                                                &error) == QRSIGN_ERROR_UNREADABLE);
                if (error.code != rows[i].code || strcmp(error.field, rows[i].field) != 0)
                        fail_msg("%s: %s in `%s`", rows[i].name,
                                qrsign_decode_error_name(error.code), error.field);
                check_row(rows[i].name, !decoded.record);
        }
}

/* The least there can be of a house (1) or an alley (0), up to its households. */
static struct qs_bit_writer begin(uint32_t kind)
{
        struct qs_bit_writer body = {0};

        qs_bits_put(&body, 0x1001, 16);
        qs_bits_put(&body, kind, 3);
        qs_bits_put(&body, 0, 14); /* day */
        qs_bits_put_golomb(&body, 0, 2);
        qs_bits_put(&body, 1, 5);
        qs_bits_put(&body, 13, 6);                /* id D */
        qs_bits_put(&body, 0, 3);                 /* point, hamlet, commune */
        qs_bits_put(&body, 62, 6);                /* province */
        qs_bits_put(&body, 0, kind == 1 ? 1 : 3); /* alley, or its unit */
        if (kind == 1)
                return body;
        qs_words_put_text(&body, QS_BOOK_VIETNAMESE, "1");
        qs_bits_put(&body, 0, 6); /* name_en, length, count, contact, path */
        return body;
}

static void check_body(struct qs_bit_writer *body, enum qrsign_message code, const char *field)
{
        struct qrsign_decoded decoded = {0};
        struct qrsign_error error = {0};

        qs_bits_pad(body);
        qs_bits_put(body, qs_qrs1_checksum(body->bytes, qs_bits_bytes(body)), 16);
        qs_qrs1_read(body->bytes, qs_bits_bytes(body), NULL, &decoded, &error);
        assert_int_equal(error.code, code);
        if (code)
                assert_string_equal(error.field, field);
        qrsign_record_free(decoded.record);
}

static void distances_have_a_limit_together(void **state)
{
        (void)state;
        for (uint32_t more = 0; more < 2; more++) {
                struct qs_bit_writer body = begin(0);

                qs_bits_put_golomb(&body, 2, 4);
                qs_columns_put(&body,
                        (struct qs_columns){1 << QS_HOUSEHOLD_DISTANCE, 1 << QS_HOUSEHOLD_DISTANCE},
                        QS_HOUSEHOLD_COLUMNS);
                qs_bits_put_golomb(&body, 90000, 3);
                qs_bits_put_golomb(&body, 9999 + more, 3);
                qs_bits_put_golomb(&body, 0, 1); /* places */
                check_body(&body, more ? QRSIGN_MESSAGE_DECODE_MALFORMED : QRSIGN_MESSAGE_NONE,
                        "households[1]");
        }
}

static void phones_have_three_digits(void **state)
{
        (void)state;
        for (uint32_t count = 2; count < 4; count++) {
                struct qs_bit_writer body = begin(1);

                qs_columns_put(&body,
                        (struct qs_columns){1 << QS_HOUSEHOLD_PHONE, 1 << QS_HOUSEHOLD_PHONE},
                        QS_HOUSEHOLD_COLUMNS);
                qs_bits_put(&body, UINT32_MAX, 30);
                qs_bits_put(&body, 0, 1);
                qs_bits_put(&body, count, 4);
                qs_bits_put(&body, 11, count == 2 ? 7 : 10);
                check_body(&body,
                        count == 2 ? QRSIGN_MESSAGE_DECODE_MALFORMED : QRSIGN_MESSAGE_NONE,
                        "households[0]");
        }
}

static void checksum_is_that_of_the_catalogue(void **state)
{
        (void)state;
        assert_int_equal(qs_qrs1_checksum((const uint8_t *)"123456789", 9), 0x29B1);
}

static void names_of_errors(void **state)
{
        (void)state;
        assert_string_equal(
                qrsign_decode_error_name(QRSIGN_MESSAGE_DECODE_BAD_DIGITS), "bad_digits");
        assert_string_equal(
                qrsign_decode_error_name(QRSIGN_MESSAGE_DECODE_UNKNOWN_KEY), "unknown_key");
        assert_string_equal(qrsign_decode_error_name(QRSIGN_MESSAGE_NO_MEMORY), "");
}

static void mistakes_of_the_caller(void **state)
{
        struct qrsign_decode_options none = {0};
        struct qrsign_decoded *decoded = NULL;
        struct qrsign_error error;

        (void)state;
        assert_int_equal(
                qrsign_payload_decode(NULL, 1, NULL, &decoded, &error), QRSIGN_ERROR_ARGUMENT);
        assert_int_equal(qrsign_payload_decode("x", 1, NULL, NULL, &error), QRSIGN_ERROR_ARGUMENT);
        assert_int_equal(
                qrsign_payload_decode("x", 1, &none, &decoded, &error), QRSIGN_ERROR_ARGUMENT);
        none = (struct qrsign_decode_options){.size = sizeof(none), .key_count = 1};
        assert_int_equal(
                qrsign_payload_decode("x", 1, &none, &decoded, &error), QRSIGN_ERROR_ARGUMENT);
        assert_null(decoded);
        qrsign_decoded_free(NULL);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(modes),
                cmocka_unit_test(a_nul_is_no_end),
                cmocka_unit_test(bad_digits_are_located),
                cmocka_unit_test(errors_name_the_field),
                cmocka_unit_test(distances_have_a_limit_together),
                cmocka_unit_test(phones_have_three_digits),
                cmocka_unit_test(checksum_is_that_of_the_catalogue),
                cmocka_unit_test(names_of_errors),
                cmocka_unit_test(mistakes_of_the_caller),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
