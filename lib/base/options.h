/* SPDX-License-Identifier: MIT */
/* Structures of options as the caller gives them: they begin with their size, so that they can
 * grow. */
#ifndef QS_OPTIONS_H
#define QS_OPTIONS_H

#include <qrsign/error.h>

/* Takes over as many bytes of `given` as both sides know; the rest of the `size` bytes of `own`
 * becomes zero, and so does all of it where `given` is NULL. Options whose size the caller has not
 * set are refused. */
enum qrsign_status qs_options_take(
        void *own, size_t size, const void *given, struct qrsign_error *error);

#endif
