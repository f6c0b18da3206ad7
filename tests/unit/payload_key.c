/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "payload/sign.h"

static struct qrsign_key *make_key(void)
{
        uint8_t seed[QRSIGN_KEY_SEED_SIZE];
        struct qrsign_key *key = NULL;

        for (size_t i = 0; i < sizeof(seed); i++)
                seed[i] = (uint8_t)i;
        assert_int_equal(qrsign_key_from_seed(seed, &key, NULL), QRSIGN_OK);
        return key;
}

/* Seed, public key and key id of the format's worked example. */
static void public_key_and_id(void **state)
{
        static const uint8_t public_key[] = {0x03, 0xa1, 0x07, 0xbf, 0xf3, 0xce, 0x10, 0xbe, 0x1d,
                0x70, 0xdd, 0x18, 0xe7, 0x4b, 0xc0, 0x99, 0x67, 0xe4, 0xd6, 0x30, 0x9b, 0xa5, 0x0d,
                0x5f, 0x1d, 0xdc, 0x86, 0x64, 0x12, 0x55, 0x31, 0xb8};
        static const uint8_t id[] = {0x56, 0x47, 0x5a, 0xa7};
        uint8_t made[QRSIGN_KEY_PUBLIC_SIZE], made_id[QRSIGN_KEY_ID_SIZE];
        struct qrsign_key *key = make_key();

        (void)state;
        qrsign_key_public(key, made);
        assert_memory_equal(made, public_key, sizeof(made));
        qrsign_key_id(made, made_id);
        assert_memory_equal(made_id, id, sizeof(id));
        qrsign_key_free(key);
        qrsign_key_free(NULL);
}

static void a_signature_is_of_one_message(void **state)
{
        static const uint8_t message[] = "Kiệt 5";
        uint8_t public_key[QRSIGN_KEY_PUBLIC_SIZE], signature[QS_SIGNATURE_SIZE];
        struct qrsign_key *key = make_key();

        (void)state;
        qrsign_key_public(key, public_key);
        assert_int_equal(qs_sign(key, message, sizeof(message), signature, NULL), QRSIGN_OK);
        assert_true(qs_sign_verify(public_key, message, sizeof(message), signature));
        assert_false(qs_sign_verify(public_key, message, sizeof(message) - 1, signature));
        signature[5] ^= 1;
        assert_false(qs_sign_verify(public_key, message, sizeof(message), signature));
        qrsign_key_free(key);
}

static void mistakes_of_the_caller(void **state)
{
        static const uint8_t seed[QRSIGN_KEY_SEED_SIZE];
        struct qrsign_key *key = NULL;
        struct qrsign_error error;

        (void)state;
        assert_int_equal(qrsign_key_from_seed(NULL, &key, &error), QRSIGN_ERROR_ARGUMENT);
        assert_int_equal(error.code, QRSIGN_MESSAGE_BAD_ARGUMENT);
        assert_int_equal(qrsign_key_from_seed(seed, NULL, &error), QRSIGN_ERROR_ARGUMENT);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(public_key_and_id),
                cmocka_unit_test(a_signature_is_of_one_message),
                cmocka_unit_test(mistakes_of_the_caller),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
