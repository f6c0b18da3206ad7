/* SPDX-License-Identifier: MIT */
/* Where a code stands in a finished file, and reading it there: a hundredth of the page's pixels.
 * What `make` reads back, and `verify` of files that are just as `make` left them. */
#ifndef SPOT_H
#define SPOT_H

#include <qrsign/qrsign.h>

/* On a page, or in a picture of the plaque alone; from the upper left. */
struct spot {
        double x_mm, y_mm, size_mm, module_mm;
};

/* That there can be such a one: its numbers may come of a file. Others are asked for no region. */
bool spot_is_possible(const struct spot *spot);
/* Dots per inch at which codes of so small a module are read. */
double spot_dpi(double module_mm);
/* The pixels of the spot with its quiet zone, at this resolution. */
struct qrsign_region spot_region(const struct spot *spot, double dpi);
/* Makes `all` hold `region` too; width 0: it holds nothing yet. */
void spot_join(struct qrsign_region *all, struct qrsign_region region);

/* Looks once in a region, or with NULL in the whole picture. `found` is the code of this payload or
 * NULL, `count` how many codes there are; all is the scanner's. */
enum qrsign_status spot_read(struct qrsign_scanner *scanner, const struct qrsign_image *image,
        const struct qrsign_region *region, const char *payload, size_t length,
        const struct qrsign_code **found, size_t *count, struct qrsign_error *error);

#endif
