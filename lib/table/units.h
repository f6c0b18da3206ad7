/* SPDX-License-Identifier: MIT */
/* The communes of Vietnam, by name: what a table says is compared with them, never rewritten. */
#ifndef QS_UNITS_H
#define QS_UNITS_H

#include "base/arena.h"
#include "base/buffer.h"

#include <qrsign/error.h>

/* Names with their unit words: `Xã Nam Hải Lăng`. */
struct qs_commune {
        const char *province_code, *province, *code, *name;
};

struct qs_communes {
        const struct qs_commune *rows;
        size_t count;
        const char **folded; /* name, bare name and bare province of each; made when first asked */
};

/* The list that the program carries, or that of a file. INPUT (located), IO, MEMORY. */
enum qrsign_status qs_communes_open(struct qs_communes *communes, struct qs_arena *arena,
        const char *path, struct qrsign_error *error);

enum qs_commune_state {
        QS_COMMUNE_FOUND,
        QS_COMMUNE_SEVERAL, /* of one name, and no unit word tells which */
        QS_COMMUNE_ELSEWHERE,
        QS_COMMUNE_UNKNOWN,
        QS_PROVINCE_UNKNOWN,
        QS_COMMUNE_FAILED /* no memory */
};

/* Looks a commune up in a province, both without unit words; `unit` may be NULL. *found is one of
 * that name (FOUND, SEVERAL, ELSEWHERE); `near` takes the nearest names there, or the provinces
 * where it is (UNKNOWN, ELSEWHERE). */
enum qs_commune_state qs_communes_look_up(struct qs_communes *communes, struct qs_arena *arena,
        const char *unit, const char *commune, const char *province,
        const struct qs_commune **found, struct qs_buffer *near);
/* NULL: no commune has this code. */
const struct qs_commune *qs_communes_find_code(
        const struct qs_communes *communes, const char *code);
/* Whether a row is the commune of this name, without unit word. */
bool qs_commune_is(const struct qs_commune *row, const char *commune);

#endif
