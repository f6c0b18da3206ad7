/* SPDX-License-Identifier: MIT */
/* The parts of a zip archive, read one at a time from front to back. Nothing is ever unpacked to a
 * file, so a name in it leads nowhere; sizes that it states are not believed. */
#ifndef QS_ZIP_H
#define QS_ZIP_H

#include "base/digest.h"

#include <qrsign/error.h>

/* Bytes of one part, unpacked. A sheet of a million rows has less than half of it. */
#define QS_ZIP_PART_MAX ((uint64_t)1 << 30)

struct qs_zip;

/* Opens an archive: a file, or memory that outlives it where `memory` is not NULL. All its bytes go
 * into the digest, which may be NULL. INPUT, IO and MEMORY; errors carry the path. */
enum qrsign_status qs_zip_open(const char *path, const char *memory, size_t length,
        struct qs_digest *digest, struct qs_zip **zip, struct qrsign_error *error);
void qs_zip_free(struct qs_zip **zip);

/* Whether there is a part of this name; case does not count (ECMA-376-2, 9.1.1.1). */
bool qs_zip_has(const struct qs_zip *zip, const char *name);
/* Opens a part, of which there must be one and no other of that name. INPUT, MEMORY. */
enum qrsign_status qs_zip_start(struct qs_zip *zip, const char *name, struct qrsign_error *error);
/* Reads up to `size` bytes; *count 0 means that the part has ended as it must. INPUT, IO. */
enum qrsign_status qs_zip_read(
        struct qs_zip *zip, char *out, size_t size, size_t *count, struct qrsign_error *error);
/* Ends the reading of a part, at any place. */
void qs_zip_stop(struct qs_zip *zip);

#endif
