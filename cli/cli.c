/* SPDX-License-Identifier: MIT */
#include "cli.h"

#include <time.h>

double cli_clock(void)
{
        struct timespec now;

        clock_gettime(CLOCK_MONOTONIC, &now);
        return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

int cli_exit_of(enum qrsign_status status)
{
        switch (status) {
        case QRSIGN_OK: return CLI_DONE;
        case QRSIGN_ERROR_ARGUMENT: return CLI_USAGE;
        case QRSIGN_ERROR_INPUT:
        case QRSIGN_ERROR_FIT: return CLI_INPUT;
        case QRSIGN_ERROR_UNREADABLE: return CLI_UNREAD;
        case QRSIGN_ERROR_MISSING: return CLI_MISSING;
        case QRSIGN_ERROR_IO:
        case QRSIGN_ERROR_MEMORY: break;
        }
        return CLI_FAILED;
}
