/* SPDX-License-Identifier: MIT */
/* Any bytes as an Exif block: how a photograph is turned. */
#include "scan/exif.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
        unsigned orientation = qs_exif_orientation(data, size);

        if (orientation < 1 || orientation > 8)
                abort();
        return 0;
}
