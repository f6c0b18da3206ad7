/* SPDX-License-Identifier: MIT */
/* Payloads of records, and what cannot become one. */
#include "unit.h"

#include <qrsign/payload.h>

static const struct qrsign_date day = {2026, 11, 22};
static const struct qrsign_household household = {.number = "12"};

static struct qrsign_record house(void)
{
        return (struct qrsign_record){.kind = QRSIGN_RECORD_HOUSE,
                .id = "HN-05-12",
                .issued = day,
                .alley = "5",
                .hamlet = "Hưng Nhơn",
                .point = {true, 1663590, 10724466},
                .households = {&household, 1}};
}

static struct qrsign_payload_options options_of(enum qrsign_payload_mode mode, const char *page)
{
        return (struct qrsign_payload_options){
                .size = sizeof(struct qrsign_payload_options), .mode = mode, .page = page};
}

static void payloads(void **state)
{
        static const struct {
                enum qrsign_payload_mode mode;
                const char *page, *text; /* a link's without its digits */
        } rows[] = {
                {QRSIGN_PAYLOAD_LINK, "https://kiet.example/", "https://kiet.example/#"},
                {QRSIGN_PAYLOAD_LINK, "https://kiet.example", "https://kiet.example#"},
                {QRSIGN_PAYLOAD_LINK, "HTTPS://Kiet.Example:443/Kiet?v=1",
                        "https://kiet.example:443/Kiet?v=1#"},
                {QRSIGN_PAYLOAD_LINK, "https://xn--kit-8ib.vn/%C4%91",
                        "https://xn--kit-8ib.vn/%C4%91#"},
                {QRSIGN_PAYLOAD_ID, "https://kiet.example/", "https://kiet.example/HN-05-12"},
                {QRSIGN_PAYLOAD_ID, "https://kiet.example", "https://kiet.example/HN-05-12"},
                {QRSIGN_PAYLOAD_ID, "https://Kiet.example/A/", "https://kiet.example/A/HN-05-12"},
                {QRSIGN_PAYLOAD_MAPS, NULL,
                        "https://www.google.com/maps/dir/"
                        "?api=1&destination=16.63590,107.24466"},
                {QRSIGN_PAYLOAD_GEO, NULL, "geo:16.63590,107.24466"},
                {QRSIGN_PAYLOAD_TEXT, NULL,
                        "Kiệt 5, Thôn Hưng Nhơn\n16.63590,107.24466\n12\n2026-11-22 HN-05-12 r1"},
        };
        struct qrsign_record record = house();

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qrsign_payload_options options = options_of(rows[i].mode, rows[i].page);
                struct qrsign_payload *payload = NULL;
                struct qrsign_error error;
                size_t digits;

                if (qrsign_payload_encode(&record, &options, &payload, &error))
                        fail_msg("%s: %s", rows[i].text, error.message);
                digits = qrsign_payload_digits(payload);
                check_row(rows[i].text, (digits > 0) == (rows[i].mode == QRSIGN_PAYLOAD_LINK));
                check_row(rows[i].text,
                        qrsign_payload_length(payload) == strlen(rows[i].text) + digits);
                check_row(rows[i].text, strncmp(qrsign_payload_data(payload), rows[i].text,
                                                strlen(rows[i].text)) == 0);
                check_row(rows[i].text, strspn(qrsign_payload_data(payload) + strlen(rows[i].text),
                                                "0123456789") == digits);
                check_row(rows[i].text, qrsign_payload_mode(payload) == rows[i].mode);
                qrsign_payload_free(payload);
        }
        qrsign_payload_free(NULL);
}

static void pages_that_are_none(void **state)
{
        static const struct {
                enum qrsign_payload_mode mode;
                const char *page;
                enum qrsign_message code;
        } rows[] = {
                {QRSIGN_PAYLOAD_LINK, NULL, QRSIGN_MESSAGE_PAYLOAD_PAGE_MISSING},
                {QRSIGN_PAYLOAD_ID, "", QRSIGN_MESSAGE_PAYLOAD_PAGE_MISSING},
                {QRSIGN_PAYLOAD_LINK, "http://kiet.example/",
                        QRSIGN_MESSAGE_PAYLOAD_PAGE_NOT_HTTPS},
                {QRSIGN_PAYLOAD_LINK, "kiet.example", QRSIGN_MESSAGE_PAYLOAD_PAGE_NOT_HTTPS},
                {QRSIGN_PAYLOAD_LINK, "https://", QRSIGN_MESSAGE_PAYLOAD_PAGE_NOT_HTTPS},
                {QRSIGN_PAYLOAD_LINK, "https:///x", QRSIGN_MESSAGE_PAYLOAD_PAGE_NOT_HTTPS},
                {QRSIGN_PAYLOAD_LINK, "https://kiet..vn/", QRSIGN_MESSAGE_PAYLOAD_PAGE_NOT_HTTPS},
                {QRSIGN_PAYLOAD_LINK, "https://-kiet.vn/", QRSIGN_MESSAGE_PAYLOAD_PAGE_NOT_HTTPS},
                {QRSIGN_PAYLOAD_LINK, "https://kiet-.vn/", QRSIGN_MESSAGE_PAYLOAD_PAGE_NOT_HTTPS},
                {QRSIGN_PAYLOAD_LINK, "https://kiet.vn./", QRSIGN_MESSAGE_PAYLOAD_PAGE_NOT_HTTPS},
                {QRSIGN_PAYLOAD_LINK, "https://a@kiet.vn/", QRSIGN_MESSAGE_PAYLOAD_PAGE_NOT_HTTPS},
                {QRSIGN_PAYLOAD_LINK, "https://kiet.vn:/", QRSIGN_MESSAGE_PAYLOAD_PAGE_NOT_HTTPS},
                {QRSIGN_PAYLOAD_LINK, "https://kiet.vn:0/", QRSIGN_MESSAGE_PAYLOAD_PAGE_NOT_HTTPS},
                {QRSIGN_PAYLOAD_LINK, "https://kiet.vn:65536/",
                        QRSIGN_MESSAGE_PAYLOAD_PAGE_NOT_HTTPS},
                {QRSIGN_PAYLOAD_LINK, "https://kiet.vn/#", QRSIGN_MESSAGE_PAYLOAD_PAGE_NOT_HTTPS},
                {QRSIGN_PAYLOAD_LINK, "https://kiet.vn/a b", QRSIGN_MESSAGE_PAYLOAD_PAGE_NOT_HTTPS},
                {QRSIGN_PAYLOAD_LINK, "https://kiệt.vn/", QRSIGN_MESSAGE_PAYLOAD_PAGE_NOT_HTTPS},
                {QRSIGN_PAYLOAD_LINK, "https://kiet.vn/đ", QRSIGN_MESSAGE_PAYLOAD_PAGE_NOT_HTTPS},
                {QRSIGN_PAYLOAD_LINK, "https://kiet.vn?x", QRSIGN_MESSAGE_PAYLOAD_PAGE_NOT_HTTPS},
                {QRSIGN_PAYLOAD_ID, "https://kiet.vn/?x", QRSIGN_MESSAGE_PAYLOAD_PAGE_NOT_HTTPS},
        };
        struct qrsign_record record = house();

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                const char *name = rows[i].page ? rows[i].page : "NULL";
                struct qrsign_payload_options options = options_of(rows[i].mode, rows[i].page);
                struct qrsign_payload *payload = NULL;
                struct qrsign_error error;

                check_row(name, qrsign_payload_encode(&record, &options, &payload, &error) ==
                                        QRSIGN_ERROR_ARGUMENT);
                check_row(name, error.code == rows[i].code);
                check_row(name, !payload);
        }
}

static void records_that_do_not_become_one(void **state)
{
        static char story[3001], note[201];
        static char page[7100] = "https://kiet.example/";
        const struct {
                const char *name;
                enum qrsign_payload_mode mode;
                const char *page;
                struct qrsign_record record;
                enum qrsign_status status;
                enum qrsign_message code;
                const char *field;
        } rows[] = {
                {"no id", QRSIGN_PAYLOAD_GEO, NULL,
                        {.kind = QRSIGN_RECORD_SITE, .issued = day, .name = "x"},
                        QRSIGN_ERROR_INPUT, QRSIGN_MESSAGE_RECORD_MISSING, "id"},
                {"no point", QRSIGN_PAYLOAD_MAPS, NULL,
                        {.kind = QRSIGN_RECORD_SITE, .id = "S", .issued = day, .name = "x"},
                        QRSIGN_ERROR_INPUT, QRSIGN_MESSAGE_PAYLOAD_NO_POINT, "lat"},
                {"no title", QRSIGN_PAYLOAD_TEXT, NULL,
                        {.kind = QRSIGN_RECORD_HAMLET, .id = "S", .issued = day},
                        QRSIGN_ERROR_INPUT, QRSIGN_MESSAGE_PLAIN_TEXT_NO_TITLE, ""},
                {"too long a note", QRSIGN_PAYLOAD_LINK, page,
                        {.kind = QRSIGN_RECORD_SITE,
                                .id = "S",
                                .issued = day,
                                .name = "x",
                                .note = note},
                        QRSIGN_ERROR_FIT, QRSIGN_MESSAGE_PAYLOAD_EXTENSION_TOO_LONG, "note"},
                {"too large", QRSIGN_PAYLOAD_LINK, "https://kiet.example/",
                        {.kind = QRSIGN_RECORD_SITE,
                                .id = "S",
                                .issued = day,
                                .name = "x",
                                .text = story},
                        QRSIGN_ERROR_FIT, QRSIGN_MESSAGE_PAYLOAD_RECORD_TOO_LARGE, ""},
                {"too long for text", QRSIGN_PAYLOAD_TEXT, NULL,
                        {.kind = QRSIGN_RECORD_SITE,
                                .id = "S",
                                .issued = day,
                                .name = "x",
                                .text = story},
                        QRSIGN_ERROR_FIT, QRSIGN_MESSAGE_PLAIN_TEXT_TOO_LONG, ""},
                {"too long with its page", QRSIGN_PAYLOAD_LINK, page,
                        {.kind = QRSIGN_RECORD_SITE, .id = "S", .issued = day, .name = "x"},
                        QRSIGN_ERROR_FIT, QRSIGN_MESSAGE_PAYLOAD_TOO_LONG, ""},
        };

        (void)state;
        memset(page + strlen(page), 'x', sizeof(page) - 1 - strlen(page));
        for (size_t i = 0; i + 3 < sizeof(story); i += 3) /* each a character of its own code */
                memcpy(story + i, i % 2 ? "漢" : "字", 3);
        for (size_t i = 0; i + 2 < sizeof(note); i += 2)
                memcpy(note + i, "Ω", 2);
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qrsign_payload_options options = options_of(rows[i].mode, rows[i].page);
                struct qrsign_payload *payload = NULL;
                struct qrsign_error error = {0};

                qrsign_payload_encode(&rows[i].record, &options, &payload, &error);
                if (error.status != rows[i].status || error.code != rows[i].code ||
                        strcmp(error.field, rows[i].field) != 0)
                        fail_msg("%s: QS-%d in `%s`", rows[i].name, error.code, error.field);
        }
}

static void mistakes_of_the_caller(void **state)
{
        struct qrsign_record record = house();
        struct qrsign_payload_options good = options_of(QRSIGN_PAYLOAD_GEO, NULL);
        struct qrsign_payload_options other = options_of(QRSIGN_PAYLOAD_OTHER, NULL);
        struct qrsign_payload_options none = {.mode = QRSIGN_PAYLOAD_GEO};
        struct qrsign_payload *payload = NULL;
        struct qrsign_error error;

        (void)state;
        assert_int_equal(
                qrsign_payload_encode(NULL, &good, &payload, &error), QRSIGN_ERROR_ARGUMENT);
        assert_int_equal(
                qrsign_payload_encode(&record, &good, NULL, &error), QRSIGN_ERROR_ARGUMENT);
        assert_int_equal(
                qrsign_payload_encode(&record, &other, &payload, &error), QRSIGN_ERROR_ARGUMENT);
        assert_int_equal(
                qrsign_payload_encode(&record, &none, &payload, &error), QRSIGN_ERROR_ARGUMENT);
        assert_int_equal(
                qrsign_payload_encode(&record, NULL, &payload, &error), QRSIGN_ERROR_ARGUMENT);
        assert_int_equal(error.code, QRSIGN_MESSAGE_PAYLOAD_PAGE_MISSING);
        assert_null(payload);
}

static void any_text(void **state)
{
        static const struct {
                const char *text;
                enum qrsign_payload_mode mode;
                size_t digits;
        } rows[] = {
                {"https://kiet.example/#0450", QRSIGN_PAYLOAD_LINK, 4},
                {"0912000345", QRSIGN_PAYLOAD_LINK, 10},
                {"https://kiet.example/#0450x", QRSIGN_PAYLOAD_OTHER, 0},
                {"https://kiet.example/#", QRSIGN_PAYLOAD_OTHER, 0},
                {"https://kiet.example/0450", QRSIGN_PAYLOAD_OTHER, 0},
                {"Kiệt 5", QRSIGN_PAYLOAD_OTHER, 0},
        };

        (void)state;
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qrsign_payload *payload = NULL;

                assert_int_equal(qrsign_payload_from_text(
                                         rows[i].text, strlen(rows[i].text), &payload, NULL),
                        QRSIGN_OK);
                check_row(rows[i].text, qrsign_payload_mode(payload) == rows[i].mode);
                check_row(rows[i].text, qrsign_payload_digits(payload) == rows[i].digits);
                assert_string_equal(qrsign_payload_data(payload), rows[i].text);
                qrsign_payload_free(payload);
        }
}

static void text_that_is_none(void **state)
{
        static char long_text[7090];
        static const struct {
                const char *text;
                size_t length;
                enum qrsign_message code;
        } rows[] = {
                {"", 0, QRSIGN_MESSAGE_PAYLOAD_SIZE},
                {long_text, sizeof(long_text), QRSIGN_MESSAGE_PAYLOAD_SIZE},
                {"\xFF", 1, QRSIGN_MESSAGE_TEXT_NOT_UTF8},
                {"a\0b", 3, QRSIGN_MESSAGE_TEXT_NOT_UTF8},
        };

        (void)state;
        memset(long_text, 'x', sizeof(long_text));
        for (size_t i = 0; i < COUNT(rows); i++) {
                struct qrsign_payload *payload = NULL;
                struct qrsign_error error;

                assert_int_equal(
                        qrsign_payload_from_text(rows[i].text, rows[i].length, &payload, &error),
                        QRSIGN_ERROR_INPUT);
                assert_int_equal(error.code, rows[i].code);
                assert_null(payload);
        }
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(payloads),
                cmocka_unit_test(pages_that_are_none),
                cmocka_unit_test(records_that_do_not_become_one),
                cmocka_unit_test(mistakes_of_the_caller),
                cmocka_unit_test(any_text),
                cmocka_unit_test(text_that_is_none),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
