/* SPDX-License-Identifier: MIT */
#ifndef PROCESSORS_H
#define PROCESSORS_H

#include <stddef.h>

/* How many processors this process may use at once: those it may run on, and no more than its
 * control group pays for. At least 1. */
size_t processors_count(void);

#endif
