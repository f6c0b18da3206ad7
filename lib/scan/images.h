/* SPDX-License-Identifier: MIT */
#ifndef QS_IMAGES_H
#define QS_IMAGES_H

#include <qrsign/scan.h>

/* As qrsign_images_open(), from memory, which is borrowed. Not for PDF. */
enum qrsign_status qs_images_open_memory(const void *data, size_t size,
        const struct qrsign_images_options *options, struct qrsign_images **images,
        struct qrsign_error *error);

#endif
