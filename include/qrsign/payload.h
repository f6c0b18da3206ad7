/* SPDX-License-Identifier: MIT */
/**
 * @file payload.h
 * @brief Records become payloads, the text a code carries; payloads become records.
 *
 * Formats: QRS1 (docs/format.md) for link, text and id mode; Google Maps directions URLs;
 * `geo:` URIs (RFC 5870); Open Location Code ("Plus Code").
 *
 * Typical use (whole: examples/c/encode.c, examples/c/sign.c):
 * @code
 * struct qrsign_payload_options link = {
 *         .size = sizeof(link), .mode = QRSIGN_PAYLOAD_LINK, .page = "https://kiet.example/"};
 *
 * status = qrsign_payload_encode(record, &link, &payload, &error);
 * if (status == QRSIGN_OK)
 *         puts(qrsign_payload_data(payload));
 * qrsign_payload_free(payload);
 * @endcode
 */
#ifndef QRSIGN_PAYLOAD_H
#define QRSIGN_PAYLOAD_H

#include <qrsign/key.h>
#include <qrsign/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What a payload is. */
enum qrsign_payload_mode {
        QRSIGN_PAYLOAD_LINK = 0, /**< `https://HOST/PATH#DIGITS`: the whole record */
        QRSIGN_PAYLOAD_TEXT,     /**< plain text for phones without a network (format.md, 12) */
        QRSIGN_PAYLOAD_ID,       /**< `https://HOST/PATH/ID` */
        QRSIGN_PAYLOAD_MAPS,     /**< directions to the record's point by a maps address */
        QRSIGN_PAYLOAD_GEO,      /**< `geo:LAT,LON` */
        QRSIGN_PAYLOAD_OTHER     /**< none of these */
};

/** What to make of a record. */
struct qrsign_payload_options {
        size_t size; /**< sizeof(struct qrsign_payload_options) */
        enum qrsign_payload_mode mode;
        const char *page;             /**< https address of the scan page; needed for link and id */
        const struct qrsign_key *key; /**< signs a link; NULL: unsigned. Borrowed */
};

/** A payload. */
struct qrsign_payload;

/**
 * @brief Makes the payload of a record.
 *
 * The page is an https address of printable ASCII without `#` (and without `?` in id mode); names
 * in other letters stand in their `xn--` form. Its scheme and host are brought to lower case, all
 * else is kept as given; one `/` stands between page and id.
 *
 * @param record  any record; it is normalised first
 * @param options must not be NULL: without a mode it would be a link, which needs a page
 * @param[out] payload owned by the caller, freed by qrsign_payload_free()
 * @return ::QRSIGN_OK; ::QRSIGN_ERROR_ARGUMENT for a page that is not such an address;
 *         ::QRSIGN_ERROR_INPUT for a record that the mode cannot express (`field` names where: a
 *         location without a point, a text that would be read as something else);
 *         ::QRSIGN_ERROR_FIT if it is too long: more than 2919 bytes of a record, 666 of plain
 *         text, 7089 in all; ::QRSIGN_ERROR_MISSING if the cryptographic library does not start;
 *         ::QRSIGN_ERROR_MEMORY
 */
QRSIGN_API enum qrsign_status qrsign_payload_encode(const struct qrsign_record *record,
        const struct qrsign_payload_options *options, struct qrsign_payload **payload,
        struct qrsign_error *error);

/**
 * @brief Makes a payload of any text, as it is.
 *
 * Its mode is LINK if it is digits, alone or behind the last `#`, and OTHER in all other cases: it
 * is not looked into. qrsign_payload_decode() says what a text is.
 *
 * @param text   UTF-8 without NUL, 1 to 7089 bytes
 * @param[out] payload owned by the caller, freed by qrsign_payload_free()
 * @return ::QRSIGN_OK, ::QRSIGN_ERROR_INPUT, ::QRSIGN_ERROR_MEMORY
 */
QRSIGN_API enum qrsign_status qrsign_payload_from_text(const char *text, size_t length,
        struct qrsign_payload **payload, struct qrsign_error *error);

/** @brief The payload's bytes, NUL-terminated; owned by the payload. */
QRSIGN_API const char *qrsign_payload_data(const struct qrsign_payload *payload);
/** @brief Number of bytes without the NUL. */
QRSIGN_API size_t qrsign_payload_length(const struct qrsign_payload *payload);
/** @brief Number of decimal digits at the end that a symbol carries in numeric mode. */
QRSIGN_API size_t qrsign_payload_digits(const struct qrsign_payload *payload);
/** @brief Which kind of payload it is. */
QRSIGN_API enum qrsign_payload_mode qrsign_payload_mode(const struct qrsign_payload *payload);
/** @brief Frees a payload. */
QRSIGN_API void qrsign_payload_free(struct qrsign_payload *payload);

/** What is known of a record's signature. Only VALID may ever be shown as checked. */
enum qrsign_signature {
        QRSIGN_SIGNATURE_UNSIGNED = 0,
        QRSIGN_SIGNATURE_VALID,
        QRSIGN_SIGNATURE_UNKNOWN_KEY, /**< signed, by no key that was given */
        QRSIGN_SIGNATURE_FORGED       /**< names a given key, and is not by it */
};

/** Whose signatures to trust. */
struct qrsign_decode_options {
        size_t size; /**< sizeof(struct qrsign_decode_options) */
        /** Public keys that are trusted, ::QRSIGN_KEY_PUBLIC_SIZE bytes each, one behind another.
         * Borrowed during the call. */
        const uint8_t *keys;
        size_t key_count;
};

/** What a payload was found to be. Owned by the caller, freed by qrsign_decoded_free(). */
struct qrsign_decoded {
        enum qrsign_payload_mode mode;
        /** Link: the whole record in normal form. Text: what the text says, of unknown kind.
         *  Id: the id alone. Maps, geo: the point alone. Other: NULL. */
        struct qrsign_record *record;
        enum qrsign_signature signature;
        uint8_t key_id[QRSIGN_KEY_ID_SIZE]; /**< zero where unsigned */
};

/**
 * @brief Reads a payload. Strict: what is not exactly right is an error with a name.
 *
 * White space at both ends does not count. What is left is
 * - a link if it is digits, or has digits and nothing else behind its last `#`;
 * - a location if it is exactly as qrsign_payload_encode() writes one;
 * - plain text if it is of the grammar of format.md, 12, and its texts are in normal form;
 * - else a damaged link, and so an error, if what stands behind the last `#` (or all, if there is
 *   none) has 16 characters or more of which nine in ten are digits. Addresses with other fragments
 *   and payment codes are no links;
 * - else an id, as far as that can be known without the page, if it is an https address without
 *   `?` and `#` that ends in path segments of `A-Z 0-9 -`, the last of which has a digit or a `-`.
 *   The id is all such segments, at most 31 characters: what of it belongs to the page only who
 *   knows the page can tell;
 * - else OTHER, with ::QRSIGN_OK and without a record.
 *
 * No text at all is an error, bad digits. A record that is signed by no given key is not: look at
 * `signature`. Time and memory are bounded by the format's limits whatever the text says.
 *
 * @param text    any bytes
 * @param options NULL: no keys
 * @param[out] decoded owned by the caller, freed by qrsign_decoded_free()
 * @param error   qrsign_decode_error_name() gives the format's name for `code`; `line` and `column`
 *                point at bad digits, `field` names what was being read
 * @return ::QRSIGN_OK, ::QRSIGN_ERROR_UNREADABLE (bad digits, truncated, bad checksum, forged,
 *         newer format, not canonical, malformed), ::QRSIGN_ERROR_ARGUMENT,
 *         ::QRSIGN_ERROR_MEMORY
 */
QRSIGN_API enum qrsign_status qrsign_payload_decode(const char *text, size_t length,
        const struct qrsign_decode_options *options, struct qrsign_decoded **decoded,
        struct qrsign_error *error);

/** @brief Frees what qrsign_payload_decode() gave, its record with it. */
QRSIGN_API void qrsign_decoded_free(struct qrsign_decoded *decoded);

/** @brief `bad_digits`, `truncated`, … for the code of a decoding error; "" for any other. */
QRSIGN_API const char *qrsign_decode_error_name(enum qrsign_message code);

/**
 * @brief Open Location Code of ten digits, as `7P89J7H6+CJ`.
 * @param point must be present; latitude is clipped as the specification says
 * @param out   twelve bytes, NUL included
 */
QRSIGN_API void qrsign_plus_code(struct qrsign_point point, char out[12]);

#ifdef __cplusplus
}
#endif
#endif
