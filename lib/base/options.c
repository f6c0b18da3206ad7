/* SPDX-License-Identifier: MIT */
#include "base/options.h"
#include "base/error.h"

#include <string.h>

enum qrsign_status qs_options_take(
        void *own, size_t size, const void *given, struct qrsign_error *error)
{
        size_t known;

        memset(own, 0, size);
        if (!given)
                return QRSIGN_OK;
        memcpy(&known, given, sizeof(known));
        if (known < sizeof(known))
                return qs_error(error, QRSIGN_MESSAGE_BAD_ARGUMENT, "options.size");
        memcpy(own, given, known < size ? known : size);
        return QRSIGN_OK;
}
