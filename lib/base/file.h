/* SPDX-License-Identifier: MIT */
/* Whole files in memory, within a limit. */
#ifndef QS_FILE_H
#define QS_FILE_H

#include "base/buffer.h"

#include <qrsign/error.h>

/* Reads a file ("-": standard input) into `out`. A folder is an error, as is more than `limit`
 * bytes, whatever the file says of its size. The error carries the path. */
enum qrsign_status qs_file_read(
        const char *path, size_t limit, struct qs_buffer *out, struct qrsign_error *error);

#endif
