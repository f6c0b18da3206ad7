/* SPDX-License-Identifier: MIT */
/* Households and sites as bytes: a fixed part and texts with a NUL behind each. */
#include "base/error.h"
#include "table/directory.h"

#include <string.h>

enum { HOUSE_TEXTS = 5, SITE_TEXTS = 12 };

struct stored_house {
        uint64_t previous;
        uint32_t line, column, alley, distance_m;
        int32_t latitude_e5, longitude_e5;
        uint8_t side, has_distance, has_point, id_state;
};

struct stored_site {
        uint32_t line;
        int32_t latitude_e5, longitude_e5;
        uint32_t units; /* 1: a hamlet's, 2: a commune's is given; else NULL, and not "" */
};

static enum qrsign_status append(struct qrsign_directory *directory, const void *fixed, size_t size,
        const char *const *texts, size_t count, uint64_t *at, struct qrsign_error *error)
{
        qs_cleanup(qs_buffer_free) struct qs_buffer bytes = {0};

        qs_buffer_append(&bytes, fixed, size);
        for (size_t i = 0; i < count; i++)
                qs_buffer_append(&bytes, qs_string(texts[i]), strlen(qs_string(texts[i])) + 1);
        if (bytes.failed)
                return qs_error_memory(error);
        return qs_spool_append(&directory->spool, bytes.data, bytes.length, at, error);
}

static enum qrsign_status read(struct qrsign_directory *directory, uint64_t at, void *fixed,
        size_t size, const char **texts, size_t count, uint64_t *next, struct qrsign_error *error)
{
        const char *data;
        size_t length;
        enum qrsign_status status =
                qs_spool_read(&directory->spool, at, &data, &length, next, error);

        if (status)
                return status;
        memcpy(fixed, data, size);
        data += size;
        for (size_t i = 0; i < count; i++) {
                texts[i] = data;
                data += strlen(data) + 1;
        }
        return QRSIGN_OK;
}

enum qrsign_status qs_house_store(struct qrsign_directory *directory, const struct qs_house *house,
        uint64_t *at, struct qrsign_error *error)
{
        const struct qrsign_household *household = &house->household;
        const struct stored_house fixed = {
                .previous = house->previous,
                .line = (uint32_t)house->line,
                .column = (uint32_t)house->column,
                .alley = house->alley,
                .distance_m = household->distance_m,
                .latitude_e5 = house->point.latitude_e5,
                .longitude_e5 = house->point.longitude_e5,
                .side = (uint8_t)household->side,
                .has_distance = household->has_distance,
                .has_point = house->point.present,
                .id_state = (uint8_t)house->id_state,
        };
        const char *const texts[HOUSE_TEXTS] = {
                household->number, household->head, household->phone, household->label, house->id};

        return append(directory, &fixed, sizeof(fixed), texts, HOUSE_TEXTS, at, error);
}

enum qrsign_status qs_house_load(struct qrsign_directory *directory, uint64_t at,
        struct qs_house *house, uint64_t *next, struct qrsign_error *error)
{
        const char *texts[HOUSE_TEXTS];
        struct stored_house fixed;
        enum qrsign_status status =
                read(directory, at, &fixed, sizeof(fixed), texts, HOUSE_TEXTS, next, error);

        if (status)
                return status;
        *house = (struct qs_house){
                .household =
                        {
                                .number = texts[0],
                                .head = texts[1],
                                .phone = texts[2],
                                .label = texts[3],
                                .side = (enum qrsign_side)fixed.side,
                                .has_distance = fixed.has_distance,
                                .distance_m = fixed.distance_m,
                        },
                .point = {fixed.has_point, fixed.latitude_e5, fixed.longitude_e5},
                .id = texts[4],
                .id_state = (enum qs_house_id)fixed.id_state,
                .alley = fixed.alley,
                .line = fixed.line,
                .column = fixed.column,
                .previous = fixed.previous,
        };
        return QRSIGN_OK;
}

enum qrsign_status qs_site_store(struct qrsign_directory *directory, const struct qs_site *site,
        uint64_t *at, struct qrsign_error *error)
{
        const struct qs_area *area = &site->area;
        const struct stored_site fixed = {
                .line = (uint32_t)site->line,
                .latitude_e5 = site->point.latitude_e5,
                .longitude_e5 = site->point.longitude_e5,
                .units = (area->hamlet_unit ? 1U : 0U) | (area->commune_unit ? 2U : 0U),
        };
        const char *const texts[SITE_TEXTS] = {area->hamlet_unit, area->hamlet, area->commune_unit,
                area->commune, area->province, site->id, site->name, site->name_en, site->rank,
                site->text, site->text_en, site->url};

        return append(directory, &fixed, sizeof(fixed), texts, SITE_TEXTS, at, error);
}

enum qrsign_status qs_site_load(struct qrsign_directory *directory, uint64_t at,
        struct qs_site *site, uint64_t *next, struct qrsign_error *error)
{
        const char *texts[SITE_TEXTS];
        struct stored_site fixed;
        enum qrsign_status status =
                read(directory, at, &fixed, sizeof(fixed), texts, SITE_TEXTS, next, error);

        if (status)
                return status;
        *site = (struct qs_site){
                .area = {fixed.units & 1 ? texts[0] : NULL, texts[1],
                        fixed.units & 2 ? texts[2] : NULL, texts[3], texts[4]},
                .point = {true, fixed.latitude_e5, fixed.longitude_e5},
                .id = texts[5],
                .name = texts[6],
                .name_en = texts[7],
                .rank = texts[8],
                .text = texts[9],
                .text_en = texts[10],
                .url = texts[11],
                .line = fixed.line,
        };
        return QRSIGN_OK;
}
