/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "scan/stream.h"

#include <errno.h>

enum { SIZE = 300000 };

/* A reader that gives a few bytes at a time, is interrupted now and then, and fails at the end if
 * it is told to. */
struct drip {
        const uint8_t *data;
        size_t at, step, calls;
        int failure;
};

static ssize_t drip(void *context, void *data, size_t size)
{
        struct drip *drip = context;
        size_t count = SIZE - drip->at;

        if (++drip->calls % 3 == 0) {
                errno = EINTR;
                return -1;
        }
        if (!count && drip->failure) {
                errno = drip->failure;
                return -1;
        }
        if (count > drip->step)
                count = drip->step;
        if (count > size)
                count = size;
        memcpy(data, drip->data + drip->at, count);
        drip->at += count;
        return (ssize_t)count;
}

static uint8_t *make_data(void)
{
        uint8_t *data = malloc(SIZE);

        assert_non_null(data);
        for (size_t i = 0; i < SIZE; i++)
                data[i] = (uint8_t)(i * 31 + i / 251);
        return data;
}

/* Peeks, skips and reads in turn, of growing length, to the end. */
static void consume(struct qs_stream *stream, const uint8_t *data)
{
        uint8_t *out = malloc(SIZE);
        size_t at = 0;

        for (size_t length = 1;; length = length * 3 / 2 + 1) {
                size_t wanted = length < QS_STREAM_PEEK ? length : QS_STREAM_PEEK;
                size_t there = qs_stream_peek(stream, wanted);

                assert_true(there == (SIZE - at < wanted ? SIZE - at : wanted));
                assert_memory_equal(stream->next, data + at, there);
                assert_false(stream->ended);
                if (length % 2) {
                        if (!qs_stream_skip(stream, length))
                                break;
                } else {
                        if (!qs_stream_read(stream, out, length))
                                break;
                        assert_memory_equal(out, data + at, length);
                }
                at += length;
        }
        assert_true(stream->ended);
        assert_int_equal(qs_stream_peek(stream, 1), 0);
        free(out);
}

static void all_bytes_in_order(void **state)
{
        static const size_t steps[] = {1, 7, 1000, 65536, SIZE};
        struct qs_stream *stream = malloc(sizeof(*stream));
        uint8_t *data = make_data();
        struct qrsign_error error;

        (void)state;
        for (size_t i = 0; i < COUNT(steps); i++) {
                struct drip from = {data, 0, steps[i], 0, 0};

                qs_stream_open(stream, drip, &from);
                consume(stream, data);
                assert_int_equal(qs_stream_failure(stream, "reason", &error), QRSIGN_ERROR_INPUT);
                assert_int_equal(error.code, QRSIGN_MESSAGE_IMAGE_TRUNCATED);
        }
        qs_stream_open_memory(stream, data, SIZE);
        consume(stream, data);
        free(stream);
        free(data);
}

static void failures(void **state)
{
        struct qs_stream *stream = malloc(sizeof(*stream));
        uint8_t *data = make_data(), byte;
        struct drip from = {data, 0, 65536, 0, EIO};
        struct qrsign_error error;

        (void)state;
        qs_stream_open(stream, drip, &from);
        assert_int_equal(qs_stream_failure(stream, "why", &error), QRSIGN_ERROR_INPUT);
        assert_int_equal(error.code, QRSIGN_MESSAGE_IMAGE_BROKEN);
        assert_string_equal(error.argument[0], "why");
        assert_true(qs_stream_skip(stream, SIZE));
        assert_false(qs_stream_read(stream, &byte, 1));
        assert_int_equal(qs_stream_failure(stream, "why", &error), QRSIGN_ERROR_IO);
        assert_int_equal(error.code, QRSIGN_MESSAGE_FILE_READ);
        /* It is not asked again. */
        from.failure = 0;
        from.at = 0;
        assert_false(qs_stream_read(stream, &byte, 1));
        free(stream);
        free(data);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(all_bytes_in_order),
                cmocka_unit_test(failures),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
