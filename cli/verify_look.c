/* SPDX-License-Identifier: MIT */
/* What a picture shows: a picture belongs to the plaque whose id stands in its file name, else to
 * that of its directory code, else to that of its one location code. */
#include "problems.h"
#include "verify.h"

#include <math.h>
#include <sodium/utils.h>
#include <stdlib.h>
#include <string.h>

enum { CROP_SIDE = 240, PICTURE_SIDE = 480 };

/* One picture at work. */
struct look {
        struct verify *verify;
        const char *path;
        const struct qrsign_image *image;
        const struct qrsign_code *codes;
        size_t count;
        size_t named; /* by the file name, or NO_PLAQUE */
        size_t seat;  /* whose picture it is, or NO_PLAQUE */
};

static char *encode_crop(const struct look *look, const struct qrsign_region *region, size_t side)
{
        void *data;
        size_t length, size;
        char *text;

        if (!look->verify->report ||
                qrsign_image_to_png(look->image, region, side, &data, &length, NULL))
                return NULL;
        size = sodium_base64_encoded_len(length, sodium_base64_VARIANT_ORIGINAL);
        text = malloc(size);
        if (text)
                sodium_bin2base64(text, size, data, length, sodium_base64_VARIANT_ORIGINAL);
        qrsign_free(data);
        return text;
}

/* The code with an eighth of its size around it. */
static struct qrsign_region around(const struct qrsign_code *code)
{
        double box[4] = {1e9, 1e9, -1e9, -1e9}, edge;

        for (size_t k = 0; k < COUNT(code->corners); k++)
                for (size_t axis = 0; axis < 2; axis++) {
                        box[axis] = fmin(box[axis], code->corners[k][axis]);
                        box[axis + 2] = fmax(box[axis + 2], code->corners[k][axis]);
                }
        edge = fmax(box[2] - box[0], box[3] - box[1]) / 8;
        box[0] = fmax(0, box[0] - edge);
        box[1] = fmax(0, box[1] - edge);
        return (struct qrsign_region){(size_t)box[0], (size_t)box[1],
                (size_t)fmax(1, box[2] + edge - box[0]), (size_t)fmax(1, box[3] + edge - box[1])};
}

static struct sight sight_of(const struct look *look)
{
        return (struct sight){look->path, look->image->page, NULL};
}

static struct expected_code *candidate(
        const struct verify *verify, const struct qrsign_code *code, size_t which)
{
        size_t count, first = verify_find(verify, code->payload, code->length, &count);

        return which < count ? &verify->codes[verify->by_payload[first + which]] : NULL;
}

static bool shows_directory_of(const struct look *look, size_t plaque)
{
        for (size_t i = 0; i < look->count; i++) {
                struct expected_code *code;

                for (size_t k = 0; (code = candidate(look->verify, &look->codes[i], k)); k++)
                        if (code->plaque == plaque && code->role == QRSIGN_CODE_DIRECTORY)
                                return true;
        }
        return false;
}

static bool shows_directory(const struct look *look)
{
        for (size_t i = 0; i < look->count; i++) {
                struct expected_code *code;

                for (size_t k = 0; (code = candidate(look->verify, &look->codes[i], k)); k++)
                        if (code->role == QRSIGN_CODE_DIRECTORY)
                                return true;
        }
        return false;
}

/* Which of the plaques that carry this payload is meant: several may lead to the same place. NULL:
 * none of this picture. */
static struct expected_code *choose(const struct look *look, const struct qrsign_code *code)
{
        struct expected_code *one, *unseen = NULL;
        bool directory = shows_directory(look);

        for (size_t k = 0; (one = candidate(look->verify, code, k)); k++) {
                if (look->named != NO_PLAQUE) {
                        if (one->plaque == look->named)
                                return one;
                        continue;
                }
                if (one->role == QRSIGN_CODE_LOCATION && directory) {
                        if (shows_directory_of(look, one->plaque))
                                return one;
                        continue;
                }
                if (!unseen || (unseen->seen && !one->seen))
                        unseen = one;
        }
        return unseen;
}

/* Whose picture it is, if it is one plaque's. */
static size_t seat_of(const struct look *look)
{
        size_t seat = look->named;

        for (size_t i = 0; i < look->count && look->named == NO_PLAQUE; i++) {
                const struct expected_code *code = choose(look, &look->codes[i]);

                if (!code)
                        continue;
                if (seat != NO_PLAQUE && seat != code->plaque)
                        return NO_PLAQUE;
                seat = code->plaque;
        }
        return seat;
}

static enum signature_state state_of(enum qrsign_status status,
        const struct qrsign_decoded *decoded, const struct qrsign_error *error)
{
        if (status)
                return strcmp(qrsign_decode_error_name(error->code), "forged") == 0
                               ? SIGNED_FORGED
                               : SIGNED_NOTHING;
        switch (decoded->signature) {
        case QRSIGN_SIGNATURE_VALID: return SIGNED_VALID;
        case QRSIGN_SIGNATURE_UNKNOWN_KEY: return SIGNED_UNKNOWN_KEY;
        case QRSIGN_SIGNATURE_FORGED: return SIGNED_FORGED;
        default: return SIGNED_NOTHING;
        }
}

static enum qrsign_status grade(struct look *look, const struct qrsign_code *code,
        struct expected_code *expected, struct qrsign_error *error)
{
        struct verify *verify = look->verify;
        enum qrsign_status status = QRSIGN_OK;

        if (verify->grades && !expected->grade.graded)
                status = qrsign_code_grade(
                        look->image, code, expected->ecc, &expected->grade, error);
        if (!status && verify->stress)
                status = qrsign_code_stress(look->image, code, &expected->margins, error);
        return status;
}

static enum qrsign_status accept(struct look *look, const struct qrsign_code *code,
        struct expected_code *expected, struct qrsign_error *error)
{
        struct qrsign_decode_options trusted = keys_trusted(&look->verify->keys);
        struct qrsign_decoded *decoded = NULL;
        enum qrsign_status status;

        expected->picture = look->verify->pictures;
        look->verify->plaques[expected->plaque].pictured = true;
        if (expected->seen)
                return QRSIGN_OK;
        expected->seen = true;
        expected->sight = sight_of(look);
        status = qrsign_payload_decode(code->payload, code->length, &trusted, &decoded, error);
        expected->signature = state_of(status, decoded, error);
        qrsign_decoded_free(decoded);
        if (status && status != QRSIGN_ERROR_UNREADABLE)
                return status;
        if (expected->signature > SIGNED_VALID) {
                struct qrsign_region region = around(code);

                expected->sight.crop = encode_crop(look, &region, CROP_SIDE);
        }
        return grade(look, code, expected, error);
}

/* EMVCo's payment codes, VietQR among them, begin with the format's field 00 and its value 01. */
static bool is_payment(const struct qrsign_code *code)
{
        size_t at = 0;

        while (at < code->length && strchr(" \t\r\n", code->payload[at]) && code->payload[at])
                at++;
        return code->length - at >= 6 && memcmp(code->payload + at, "000201", 6) == 0;
}

static void classify(const struct verify *verify, const struct qrsign_code *code,
        const struct qrsign_decoded *decoded, struct stray *stray)
{
        uint64_t host = verify_host(code->payload, code->length);
        const struct expected_code *elsewhere = candidate(verify, code, 0);

        stray->role = QRSIGN_CODE_DIRECTORY;
        if (decoded &&
                (decoded->mode == QRSIGN_PAYLOAD_MAPS || decoded->mode == QRSIGN_PAYLOAD_GEO))
                stray->role = QRSIGN_CODE_LOCATION;
        if (elsewhere) {
                stray->belongs = (size_t)(elsewhere - verify->codes);
                stray->role = elsewhere->role;
                stray->reason = REASON_MISPLACED;
        } else if (is_payment(code)) {
                stray->reason = REASON_PAYMENT;
        } else if (host && !set_has(&verify->hosts, host)) {
                stray->reason = REASON_FOREIGN_HOST;
        } else if (decoded && decoded->record && decoded->mode <= QRSIGN_PAYLOAD_ID) {
                stray->reason =
                        REASON_MISPLACED; /* a good record of an alley not in the manifest */
        }
}

static enum qrsign_status add_stray(
        struct look *look, const struct qrsign_code *code, struct qrsign_error *error)
{
        struct verify *verify = look->verify;
        struct qrsign_decode_options trusted = keys_trusted(&verify->keys);
        struct stray stray = {.plaque = look->seat,
                .belongs = NO_PLAQUE,
                .length = code->length,
                .sight = sight_of(look)};
        struct qrsign_region region = around(code);
        struct qrsign_decoded *decoded = NULL;
        enum qrsign_status status =
                qrsign_payload_decode(code->payload, code->length, &trusted, &decoded, error);

        if (status && status != QRSIGN_ERROR_UNREADABLE)
                return status;
        stray.signature = state_of(status, decoded, error);
        classify(verify, code, decoded, &stray);
        qrsign_decoded_free(decoded);
        if (verify->stray_count == verify->stray_room) {
                size_t room = verify->stray_room ? verify->stray_room * 2 : 16;
                struct stray *more = realloc(verify->strays, room * sizeof(*more));

                if (!more)
                        return problems_memory(error);
                verify->strays = more;
                verify->stray_room = room;
        }
        stray.payload = malloc(code->length + 1);
        stray.text = strdup(code->text);
        if (stray.payload)
                memcpy(stray.payload, code->payload, code->length + 1);
        stray.sight.crop = encode_crop(look, &region, CROP_SIDE);
        verify->strays[verify->stray_count++] = stray;
        return stray.payload && stray.text ? QRSIGN_OK : problems_memory(error);
}

/* The seat's codes that this picture does not show. */
static size_t lacking(const struct look *look)
{
        size_t count = 0;

        if (look->seat == NO_PLAQUE)
                return 0;
        for (size_t i = 0; i < look->verify->plaques[look->seat].count; i++) {
                const struct expected_code *expected =
                        &look->verify->codes[look->verify->plaques[look->seat].first + i];
                bool here = expected->seen;

                for (size_t k = 0; k < look->count && !here; k++)
                        here = choose(look, &look->codes[k]) == expected;
                count += !here;
        }
        return count;
}

/* Once more, harder, where a code of the picture's plaque was seen and its sibling was not. */
static enum qrsign_status look_again(struct look *look, struct qrsign_error *error)
{
        size_t wanted = look->count + lacking(look);

        if (!look->count || wanted == look->count)
                return QRSIGN_OK;
        return qrsign_scanner_search(look->verify->scanner, look->image, NULL, wanted, &look->codes,
                &look->count, error);
}

static enum qrsign_status take(struct look *look, struct qrsign_error *error)
{
        struct verify *verify = look->verify;
        enum qrsign_status status = QRSIGN_OK;

        for (size_t i = 0; i < look->count && !status; i++) {
                struct expected_code *expected = choose(look, &look->codes[i]);

                if (!expected)
                        status = add_stray(look, &look->codes[i], error);
        }
        for (size_t i = 0; i < look->count && !status; i++)
                if (choose(look, &look->codes[i]))
                        status =
                                accept(look, &look->codes[i], choose(look, &look->codes[i]), error);
        if (status || look->seat == NO_PLAQUE)
                return status;
        verify->plaques[look->seat].pictured = true;
        for (size_t i = 0; i < verify->plaques[look->seat].count; i++) {
                struct sight *sight = &verify->plaques[look->seat].sight;

                if (verify->codes[verify->plaques[look->seat].first + i].picture ==
                                verify->pictures ||
                        sight->file)
                        continue;
                *sight = sight_of(look);
                sight->crop = encode_crop(look, NULL, PICTURE_SIDE);
        }
        return QRSIGN_OK;
}

enum qrsign_status verify_picture(struct verify *verify, const char *path,
        const struct qrsign_image *image, size_t *found, struct qrsign_error *error)
{
        struct look look = {.verify = verify,
                .path = path,
                .image = image,
                .named = verify_named(verify, path)};
        enum qrsign_status status = qrsign_scanner_search(
                verify->scanner, image, NULL, 0, &look.codes, &look.count, error);

        if (!status) {
                look.seat = seat_of(&look);
                status = look_again(&look, error);
        }
        if (status)
                return status;
        look.seat = seat_of(&look);
        verify->pictures++;
        *found += look.count;
        return take(&look, error);
}

enum qrsign_status verify_accept(struct verify *verify, const char *path,
        const struct qrsign_image *image, const struct qrsign_code *code,
        struct expected_code *expected, struct qrsign_error *error)
{
        struct look look = {.verify = verify, .path = path, .image = image};

        return accept(&look, code, expected, error);
}
