/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/digest.h"

static void append_and_take(void **state)
{
        struct qs_buffer buffer = {0};
        char *text;

        (void)state;
        assert_true(qs_buffer_append_string(&buffer, "ab"));
        assert_true(qs_buffer_append_byte(&buffer, 'c'));
        assert_true(qs_buffer_append_number(&buffer, -7, 3));
        assert_int_equal(buffer.length, 7);
        text = qs_buffer_take(&buffer);
        assert_string_equal(text, "abc-007");
        assert_null(buffer.data);
        free(text);
}

static void empty_is_a_string(void **state)
{
        struct qs_buffer buffer = {0};
        char *text = qs_buffer_take(&buffer);

        (void)state;
        assert_string_equal(text, "");
        free(text);
}

static void overflow_is_remembered(void **state)
{
        struct qs_buffer buffer = {0};

        (void)state;
        assert_true(qs_buffer_append_string(&buffer, "x"));
        assert_false(qs_buffer_reserve(&buffer, SIZE_MAX));
        assert_true(buffer.failed);
        assert_false(qs_buffer_append_byte(&buffer, 'y'));
        assert_null(qs_buffer_take(&buffer));
        qs_buffer_free(&buffer);
}

static void arena_gives_zeroed_aligned_memory(void **state)
{
        struct qs_arena arena = {0};

        (void)state;
        for (size_t size = 0; size < 9000; size += 37) {
                unsigned char *memory = qs_arena_allocate(&arena, size);

                assert_non_null(memory);
                assert_int_equal((uintptr_t)memory % 16, 0);
                for (size_t i = 0; i < size; i++)
                        assert_int_equal(memory[i], 0);
                memset(memory, 0xAA, size);
                if (size % 1000 == 0)
                        qs_arena_reset(&arena);
        }
        assert_null(qs_arena_array(&arena, SIZE_MAX / 2, 4));
        assert_string_equal(qs_arena_string(&arena, NULL), "");
        assert_string_equal(qs_arena_copy(&arena, "Kiệt 1", 6), "Kiệt");
        qs_arena_free(&arena);
}

static void arena_pieces_do_not_overlap(void **state)
{
        struct qs_arena arena = {0};
        unsigned char *piece[600];

        (void)state;
        for (size_t i = 0; i < COUNT(piece); i++) {
                piece[i] = qs_arena_array(&arena, i * i % 501, 3);
                assert_non_null(piece[i]);
                memset(piece[i], (int)(i & 255), i * i % 501 * 3);
        }
        for (size_t i = 0; i < COUNT(piece); i++)
                for (size_t k = 0; k < i * i % 501 * 3; k++)
                        assert_int_equal(piece[i][k], i & 255);
        qs_arena_free(&arena);
        assert_null(arena.blocks);
}

static void clear_keeps_the_memory(void **state)
{
        struct qs_buffer buffer = {0};
        const char *data;

        (void)state;
        qs_buffer_clear(&buffer);
        for (int i = 0; i < 1000; i++)
                assert_true(qs_buffer_append_byte(&buffer, (unsigned char)('a' + i % 26)));
        assert_int_equal(buffer.length, 1000);
        assert_int_equal(buffer.data[999], 'a' + 999 % 26);
        assert_int_equal(buffer.data[1000], '\0');
        data = buffer.data;
        qs_buffer_clear(&buffer);
        assert_string_equal(buffer.data, "");
        assert_true(qs_buffer_append(&buffer, "x\0y", 3));
        assert_ptr_equal(buffer.data, data);
        assert_int_equal(buffer.length, 3);
        qs_buffer_free(&buffer);
        assert_null(buffer.data);
}

static void digest_of_abc(void **state) /* FIPS 180-4, appendix B.1 */
{
        struct qs_digest digest;
        uint8_t bytes[QS_DIGEST_SIZE];
        char text[QS_DIGEST_HEX_SIZE];

        (void)state;
        qs_digest_start(&digest);
        qs_digest_add(&digest, "a", 1);
        qs_digest_add(&digest, "bc", 2);
        qs_digest_finish(&digest, bytes);
        qs_digest_hex(bytes, text);
        assert_string_equal(
                text, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(append_and_take),
                cmocka_unit_test(empty_is_a_string),
                cmocka_unit_test(overflow_is_remembered),
                cmocka_unit_test(arena_gives_zeroed_aligned_memory),
                cmocka_unit_test(arena_pieces_do_not_overlap),
                cmocka_unit_test(clear_keeps_the_memory),
                cmocka_unit_test(digest_of_abc),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
