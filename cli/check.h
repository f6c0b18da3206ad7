/* SPDX-License-Identifier: MIT */
#ifndef CHECK_H
#define CHECK_H

#include "cli.h"

/* check --against: which plaques of a manifest no longer say what the tables say. Tells what
 * `make` would tell of them; makes nothing. Tables with errors are not compared. */
enum qrsign_status check_against(struct cli *cli, const char *input,
        struct qrsign_directory *directory, struct qrsign_error *error);

#endif
