/* SPDX-License-Identifier: MIT */
/* What keeps memory flat: the spool, the keys without their texts, the median without its points.
 */
#include "unit.h"

#include "table/coordinates.h"
#include "table/keys.h"
#include "table/median.h"
#include "table/spool.h"

enum { RECORDS = 60000, LARGE = 100000 };

/* A record that tells its number, of a length that changes; now and then a large one. */
static size_t make_record(size_t number, char *record)
{
        size_t length = number % 500 == 499 ? LARGE : 4 + number % 61;

        memset(record, (int)('a' + number % 26), length);
        memcpy(record, &(uint32_t){(uint32_t)number}, 4);
        return length;
}

static void check_record(struct qs_spool *spool, uint64_t at, size_t number, uint64_t *next)
{
        static char expected[LARGE];
        const char *data;
        size_t length, whole = make_record(number, expected);

        assert_int_equal(qs_spool_read(spool, at, &data, &length, next, NULL), QRSIGN_OK);
        assert_int_equal(length, whole);
        assert_memory_equal(data, expected, whole);
}

/* Forwards, backwards, and here and there: all of it far beyond the memory it may take. */
static void spool(void **state)
{
        static uint64_t places[RECORDS];
        static char record[LARGE];
        struct qs_spool own;
        uint64_t next, end = 0;

        (void)state;
        qs_spool_start(&own);
        for (size_t i = 0; i < RECORDS; i++) {
                size_t length = make_record(i, record);

                assert_int_equal(
                        qs_spool_append(&own, record, length, &places[i], NULL), QRSIGN_OK);
                assert_int_equal(places[i], end);
                end = qs_spool_end(&own);
        }
        assert_true(end > 5 * QS_SPOOL_MEMORY);
        assert_true(own.tail.capacity <= 2 * QS_SPOOL_MEMORY);
        next = 0;
        for (size_t i = 0; i < RECORDS; i++)
                check_record(&own, next, i, &next);
        assert_int_equal(next, end);
        for (size_t i = RECORDS; i--;)
                check_record(&own, places[i], i, &next);
        for (size_t i = 0; i < RECORDS; i++)
                check_record(&own, places[i * 7919 % RECORDS], i * 7919 % RECORDS, &next);
        qs_spool_free(&own);
}

static void small_spool(void **state)
{
        struct qs_spool own;
        const char *data;
        uint64_t at, next;
        size_t length;

        (void)state;
        qs_spool_start(&own);
        assert_int_equal(qs_spool_append(&own, "", 0, &at, NULL), QRSIGN_OK);
        assert_int_equal(at, 0);
        assert_int_equal(qs_spool_read(&own, at, &data, &length, &next, NULL), QRSIGN_OK);
        assert_int_equal(length, 0);
        assert_int_equal(next, qs_spool_end(&own));
        assert_int_equal(own.file, -1); /* no file for so little */
        qs_spool_free(&own);
}

static void keys(void **state)
{
        struct qs_keys own = {0};
        uint32_t *entry;

        (void)state;
        assert_null(qs_keys_find(&own, QS_KEY_ID, "A", 1));
        for (uint32_t i = 0; i < 100000; i++)
                assert_int_equal(
                        qs_keys_add(&own, QS_KEY_ID, &i, sizeof(i), i, &entry), QS_KEY_NEW);
        assert_int_equal(own.count, 100000);
        assert_true(own.capacity <= 4 * own.count);
        for (uint32_t i = 0; i < 100000; i++) {
                assert_int_equal(
                        qs_keys_add(&own, QS_KEY_ID, &i, sizeof(i), 0, &entry), QS_KEY_KNOWN);
                assert_int_equal(*entry, i);
                assert_int_equal(*qs_keys_find(&own, QS_KEY_ID, &i, sizeof(i)), i);
        }
        /* Another kind, another length: another key. */
        assert_null(qs_keys_find(&own, QS_KEY_NUMBER, &(uint32_t){5}, 4));
        assert_null(qs_keys_find(&own, QS_KEY_ID, &(uint32_t){5}, 3));
        *entry = 7;
        assert_int_equal(*qs_keys_find(&own, QS_KEY_ID, &(uint32_t){99999}, 4), 7);
        qs_keys_free(&own);
}

static void median(void **state)
{
        struct qs_median own = {0};
        struct qrsign_point middle;

        (void)state;
        assert_false(qs_median_middle(&own).present);
        assert_false(qs_median_is_wide(&own, 1));
        for (int32_t i = 0; i < 101; i++)
                assert_true(qs_median_add(
                        &own, (struct qrsign_point){true, 1600000 + i, 10700000 - i}));
        middle = qs_median_middle(&own);
        assert_true(
                qs_point_distance(middle, (struct qrsign_point){true, 1600050, 10699950}) < 120);
        assert_false(qs_median_is_wide(&own, 30000));
        /* One far away does not move it, and is seen. */
        assert_true(qs_median_add(&own, (struct qrsign_point){true, 2300000, 10500000}));
        assert_true(qs_point_distance(qs_median_middle(&own), middle) < 1);
        assert_true(qs_median_is_wide(&own, 30000));
        qs_median_free(&own);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(spool),
                cmocka_unit_test(small_spool),
                cmocka_unit_test(keys),
                cmocka_unit_test(median),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
