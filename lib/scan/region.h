/* SPDX-License-Identifier: MIT */
#ifndef QS_REGION_H
#define QS_REGION_H

#include <qrsign/scan.h>

/* The part of a region that lies in the picture; NULL: the whole picture. */
static inline struct qrsign_region qs_region_clip(
        const struct qrsign_image *image, const struct qrsign_region *region)
{
        struct qrsign_region part = {0, 0, image->width, image->height};

        if (!region)
                return part;
        part.x = region->x < image->width ? region->x : image->width;
        part.y = region->y < image->height ? region->y : image->height;
        if (region->width < image->width - part.x)
                part.width = region->width;
        else
                part.width = image->width - part.x;
        if (region->height < image->height - part.y)
                part.height = region->height;
        else
                part.height = image->height - part.y;
        return part;
}

#endif
