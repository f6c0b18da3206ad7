/* SPDX-License-Identifier: MIT */
/* The pictures that a command line names: files, and all pictures in folders. */
#ifndef PICTURES_H
#define PICTURES_H

#include "cli.h"

struct pictures {
        char **paths; /* in the order given; those of a folder by name */
        size_t count, room;
};

/* Folders are gone through with all that is in them; of their files those count whose names end
 * as pictures' and PDFs' do. */
enum qrsign_status pictures_list(struct pictures *pictures, char *const operands[],
        size_t operand_count, struct qrsign_error *error);
void pictures_free(struct pictures *pictures);

#endif
