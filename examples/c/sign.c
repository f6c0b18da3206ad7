/* SPDX-License-Identifier: MIT */
/* A link is signed, and checked as a reader of it would: with and without its public key. */
#define _DEFAULT_SOURCE /* explicit_bzero() */
#include <qrsign/payload.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>

static const struct qrsign_record site = {
        .kind = QRSIGN_RECORD_SITE, .id = "DT-01", .issued = {2026, 11, 22}, .name = "Đình làng"};

static const char *const signatures[] = {
        [QRSIGN_SIGNATURE_UNSIGNED] = "not signed",
        [QRSIGN_SIGNATURE_VALID] = "signed, and nothing was changed",
        [QRSIGN_SIGNATURE_UNKNOWN_KEY] = "signed by a key that is not known",
        [QRSIGN_SIGNATURE_FORGED] = "forged, or changed since",
};

static void check(const char *says, const char *text, const uint8_t *public_key)
{
        const struct qrsign_decode_options options = {
                .size = sizeof(options), .keys = public_key, .key_count = public_key ? 1 : 0};
        struct qrsign_decoded *decoded = NULL;
        struct qrsign_error error;

        if (qrsign_payload_decode(text, strlen(text), &options, &decoded, &error))
                printf("%s: %s\n", says, qrsign_decode_error_name(error.code));
        else
                printf("%s: %s\n", says, signatures[decoded->signature]);
        qrsign_decoded_free(decoded);
}

int main(void)
{
        struct qrsign_payload_options link = {
                .size = sizeof(link), .page = "https://kiet.example/"};
        uint8_t seed[QRSIGN_KEY_SEED_SIZE], public_key[QRSIGN_KEY_PUBLIC_SIZE];
        struct qrsign_payload *payload = NULL;
        struct qrsign_key *key = NULL;
        struct qrsign_error error = {0};
        bool made = getrandom(seed, sizeof(seed), 0) == (ssize_t)sizeof(seed) &&
                    qrsign_key_from_seed(seed, &key, &error) == QRSIGN_OK;

        link.key = key; /* it must live until the payload is made */
        explicit_bzero(seed, sizeof(seed));
        if (made && qrsign_payload_encode(&site, &link, &payload, &error) == QRSIGN_OK) {
                qrsign_key_public(key, public_key);
                check("with its public key", qrsign_payload_data(payload), public_key);
                check("without any key", qrsign_payload_data(payload), NULL);
        } else {
                fprintf(stderr, "no signed link: %s\n", error.message);
        }
        qrsign_payload_free(payload);
        qrsign_key_free(key);
        return payload ? 0 : 1;
}
