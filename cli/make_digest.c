/* SPDX-License-Identifier: MIT */
/* Digests of what a plaque says, and of all that it depends on. */
#include "make.h"
#include "problems.h"

#include <sodium/crypto_hash_sha256.h>
#include <stdlib.h>
#include <string.h>

/* Adds a record's JSON to a digest, but for its day of issue: that is not content. */
static enum qrsign_status digest_record(const struct qrsign_record *record,
        crypto_hash_sha256_state *state, struct qrsign_error *error)
{
        struct qrsign_record copy = *record;
        char *json;
        size_t length;
        enum qrsign_status status;

        copy.issued = (struct qrsign_date){2020, 1, 1};
        status = qrsign_record_to_json(&copy, &json, &length, error);
        if (status)
                return status;
        crypto_hash_sha256_update(state, (const unsigned char *)json, length + 1);
        qrsign_free(json);
        return QRSIGN_OK;
}

static void digest_point(crypto_hash_sha256_state *state, struct qrsign_point point)
{
        char text[64];

        snprintf(text, sizeof(text), "%d %d %d", point.present, (int)point.latitude_e5,
                (int)point.longitude_e5);
        crypto_hash_sha256_update(state, (const unsigned char *)text, strlen(text) + 1);
}

/* What the board of a hamlet shows besides its record. */
static void digest_map(const struct qrsign_map *map, crypto_hash_sha256_state *state)
{
        for (size_t i = 0; i < map->alley_count; i++) {
                const struct qrsign_map_alley *alley = &map->alleys[i];
                const char *name = alley->name_en ? alley->name_en : "";

                crypto_hash_sha256_update(state, (const unsigned char *)name, strlen(name) + 1);
                digest_point(state, alley->point);
                for (size_t k = 0; k < alley->path.count; k++)
                        digest_point(
                                state, (struct qrsign_point){true, alley->path.points[k].east_m,
                                               alley->path.points[k].north_m});
        }
        for (size_t i = 0; i < map->place_count; i++)
                digest_point(state, map->places[i]);
}

/* The alley of a house; NULL for all else. */
static const struct qrsign_record *alley_of(
        const struct make *make, const struct qrsign_record *record)
{
        return record->kind == QRSIGN_RECORD_HOUSE ? qrsign_directory_alley(make->directory) : NULL;
}

static enum qrsign_status digest_content(const struct make *make,
        const struct qrsign_record *record, uint8_t bytes[DIGEST_SIZE], struct qrsign_error *error)
{
        const struct qrsign_record *alley = alley_of(make, record);
        crypto_hash_sha256_state state;
        enum qrsign_status status;

        crypto_hash_sha256_init(&state);
        status = digest_record(record, &state, error);
        if (status)
                return status;
        if (alley && !record->point.present) { /* directions go to the head of its alley */
                char point[64];

                snprintf(point, sizeof(point), "%d %d", (int)alley->point.latitude_e5,
                        (int)alley->point.longitude_e5);
                crypto_hash_sha256_update(&state, (const unsigned char *)point, strlen(point));
        }
        if (qrsign_directory_map(make->directory))
                digest_map(qrsign_directory_map(make->directory), &state);
        crypto_hash_sha256_final(&state, bytes);
        return QRSIGN_OK;
}

enum qrsign_status make_content(const struct make *make, const struct qrsign_record *record,
        char content[DIGEST_HEX_SIZE], struct qrsign_error *error)
{
        uint8_t bytes[DIGEST_SIZE];
        enum qrsign_status status = digest_content(make, record, bytes, error);

        if (!status)
                digest_hex(bytes, content);
        return status;
}

enum qrsign_status make_digests(struct make *make, const struct make_template *template_,
        const struct qrsign_record *record, char content[DIGEST_HEX_SIZE],
        char digest[DIGEST_HEX_SIZE], struct qrsign_error *error)
{
        const struct qrsign_record *alley = alley_of(make, record);
        const char *look = template_->look;
        crypto_hash_sha256_state state;
        uint8_t bytes[DIGEST_SIZE];
        enum qrsign_status status = digest_content(make, record, bytes, error);

        if (status)
                return status;
        digest_hex(bytes, content);
        crypto_hash_sha256_init(&state);
        crypto_hash_sha256_update(&state, bytes, sizeof(bytes));
        if (make->issued_given) { /* else it follows from the content and the manifest */
                char issued[16];

                make_date_text(record->issued, issued);
                crypto_hash_sha256_update(&state, (const unsigned char *)issued, strlen(issued));
        }
        status = alley ? digest_record(alley, &state, error) : QRSIGN_OK;
        if (status)
                return status;
        crypto_hash_sha256_update(
                &state, (const unsigned char *)make->options_digest, DIGEST_HEX_SIZE);
        crypto_hash_sha256_update(&state, (const unsigned char *)look, strlen(look) + 1);
        crypto_hash_sha256_final(&state, bytes);
        digest_hex(bytes, digest);
        return QRSIGN_OK;
}
