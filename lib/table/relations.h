/* SPDX-License-Identifier: MIT */
/* Which part of a package refers to which (ECMA-376-2, 9.3). */
#ifndef QS_RELATIONS_H
#define QS_RELATIONS_H

#include "base/arena.h"
#include "base/buffer.h"
#include "table/zip.h"

struct qs_relation {
        const char *id;
        const char *type;   /* its last word: `worksheet` */
        const char *target; /* name of a part in the archive */
};

struct qs_relations {
        struct qs_relation *rows;
        size_t count;
};

/* Reads those of a part, or of the package as a whole where `part` is "". Those that lead out of
 * the package are passed over, if nothing of a table can be behind them, else an error. */
enum qrsign_status qs_relations_read(struct qs_relations *relations, struct qs_arena *arena,
        struct qs_zip *zip, const char *part, struct qrsign_error *error);
/* NULL: none. `id` may be NULL. */
const struct qs_relation *qs_relation_find(const struct qs_relations *relations, const char *id);
const struct qs_relation *qs_relation_of_type(
        const struct qs_relations *relations, const char *type);
/* The name of a part as another one refers to it: of `../a.xml` from `xl/b/c.xml` `xl/a.xml`.
 * False where it leads out of the package, or memory fails (out->failed). */
bool qs_relation_resolve(const char *from, const char *target, struct qs_buffer *out);

#endif
